//! The server's settings: from the environment and an optional TOML file, checked as a whole before anything starts.
//!
//! One struct per concern. Nothing here touches the network or the database, and nothing outside reads the environment.
//! All faults are reported at once, each with where it stands and what would be right. Secrets are wrapped and cannot be
//! printed by accident.

use std::collections::BTreeMap;
use std::fmt;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::time::Duration;

mod address;
mod exam_vendors;
mod keys;
mod mail;
mod print;
mod setting;

pub use address::{DatabaseUrl, PublicUrl};
pub use exam_vendors::{ExamVendor, Exchange, HandOff, Launches, Rest, Sftp, SftpSecret, Soap};
pub use keys::{KeySecret, KeySecretError};
pub use mail::{Mail, MailTransport, Smtp, SmtpPassword, SmtpTls};
pub use print::reference;
pub use setting::{Fault, SETTINGS, Setting};

use setting::{File, Reader, bytes, whole};

/// Everything that can be set.
#[derive(Debug, Clone)]
pub struct Config {
    /// Where the server listens and how it is reached.
    pub server: Server,
    /// Where the data is.
    pub database: Database,
    /// What private keys are encrypted with.
    pub key_secret: KeySecret,
    /// Who certifies.
    pub issuer: Issuer,
    /// How mail leaves.
    pub mail: Mail,
    /// Who delivers exams.
    pub exam_vendors: Vec<ExamVendor>,
    /// What it takes to sign in.
    pub sign_in: SignIn,
    /// What people may ask about their own data.
    pub privacy: Privacy,
    /// What a client may ask of the server.
    pub limits: Limits,
    /// What is logged, and how.
    pub log: Log,
}

/// Where the server listens and how it is reached.
#[derive(Debug, Clone)]
pub struct Server {
    /// The folder for what the server keeps on this machine; absolute.
    pub data_dir: PathBuf,
    /// Where it serves.
    pub listen: SocketAddr,
    /// The address the public reaches it by.
    pub public_url: PublicUrl,
    /// Whether that address was set, or follows from where the server listens.
    public_url_given: bool,
    /// Where it serves metrics, if anywhere.
    pub metrics_listen: Option<SocketAddr>,
    /// How many reverse proxies stand before it.
    pub trusted_proxies: usize,
    /// How many threads answer requests.
    pub workers: usize,
    /// How long requests under way may take to finish when it stops.
    pub shutdown: Duration,
}

/// Where the data is.
#[derive(Debug, Clone)]
pub struct Database {
    /// Which database.
    pub url: DatabaseUrl,
    /// Connections for reading (SQLite) or for everything (PostgreSQL).
    pub connections: u32,
    /// How much SQLite waits for the disk.
    pub synchronous: Synchronous,
}

/// SQLite's `synchronous` pragma.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Synchronous {
    /// A committed change survives a power failure.
    Full,
    /// The last moments before a power failure may be lost; the file stays sound.
    Normal,
}

impl Synchronous {
    /// The word of the pragma.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Full => "FULL",
            Self::Normal => "NORMAL",
        }
    }
}

/// Who certifies.
#[derive(Debug, Clone)]
pub struct Issuer {
    /// Its name on credentials and pages.
    pub name: String,
    /// Where holders and verifiers can write to.
    pub email: Option<String>,
}

/// What it takes to sign in.
#[derive(Debug, Clone)]
pub struct SignIn {
    /// Whether staff need a second factor.
    pub staff_second_factor: SecondFactor,
}

/// Whether a second factor is needed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SecondFactor {
    /// Whoever has none cannot do what it is needed for.
    Required,
    /// Everybody decides for themselves.
    Optional,
}

impl SecondFactor {
    /// The word of the setting.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Required => "required",
            Self::Optional => "optional",
        }
    }
}

/// What people may ask about their own data.
#[derive(Debug, Clone)]
pub struct Privacy {
    /// For how many days an erasure can be taken back.
    pub erasure_delay_days: u16,
}

/// What a client may ask of the server.
#[derive(Debug, Clone)]
pub struct Limits {
    /// The largest JSON body, in bytes.
    pub body: usize,
    /// The largest result archive, in bytes.
    pub upload: usize,
    /// The largest document that is taken as evidence.
    pub document: usize,
    /// Whether clients are held to a rate.
    pub rate: bool,
    /// With less room than this on its disk, in bytes, the server says so.
    pub disk_reserve: usize,
}

/// What is logged, and how.
#[derive(Debug, Clone)]
pub struct Log {
    /// A filter as `tracing-subscriber` reads it.
    pub filter: String,
    /// For people or for machines; `None` decides by whether standard error is a terminal.
    pub format: Option<LogFormat>,
}

/// The form of the log.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LogFormat {
    /// For people.
    Text,
    /// One JSON object a line.
    Json,
}

/// Everything that is wrong with the settings, together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Faults(Vec<Fault>);

impl Faults {
    /// Each fault.
    pub fn iter(&self) -> impl Iterator<Item = &Fault> {
        self.0.iter()
    }
}

impl fmt::Display for Faults {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let noun = if self.0.len() == 1 { "setting is" } else { "settings are" };
        write!(formatter, "{} {noun} not right", self.0.len())?;
        self.0.iter().try_for_each(|fault| write!(formatter, "\n  {fault}"))
    }
}

impl std::error::Error for Faults {}

impl Config {
    /// Reads the environment, and the file that `--config` or `CERTTRACKER_CONFIG` names.
    ///
    /// # Errors
    ///
    /// All faults of all settings.
    pub fn load(file: Option<&Path>) -> Result<Self, Faults> {
        #[expect(clippy::disallowed_methods, reason = "this is the one place that reads the environment")]
        let vars = |name: &str| std::env::var(name).ok();
        let named = file.map(Path::to_owned).or_else(|| vars("CERTTRACKER_CONFIG").map(PathBuf::from));
        let (text, mut faults) = match &named {
            None => (None, Vec::new()),
            Some(path) => match std::fs::read_to_string(path) {
                Ok(text) => (Some((path.as_path(), text)), Vec::new()),
                Err(error) => (None, vec![Fault { place: path.display().to_string(), message: error.to_string() }]),
            },
        };
        let parsed = text.as_ref().map(|(path, text)| parse_file(path, text, &mut faults)).unwrap_or_default();
        Self::read(&vars, parsed, faults)
    }

    /// Reads from variables alone, which need not be the environment's.
    ///
    /// # Errors
    ///
    /// All faults of all settings.
    pub fn from_vars(vars: &impl Fn(&str) -> Option<String>) -> Result<Self, Faults> {
        Self::read(vars, File::default(), Vec::new())
    }

    /// Reads from variables and the text of a settings file.
    ///
    /// # Errors
    ///
    /// All faults of all settings.
    pub fn from_vars_and_file(vars: &impl Fn(&str) -> Option<String>, path: &Path, text: &str) -> Result<Self, Faults> {
        let mut faults = Vec::new();
        let file = parse_file(path, text, &mut faults);
        Self::read(vars, file, faults)
    }

    fn read(vars: &dyn Fn(&str) -> Option<String>, file: File, faults: Vec<Fault>) -> Result<Self, Faults> {
        let mut reader = Reader::new(vars, file, faults);
        let server = Server::read(&mut reader);
        let database = Database::read(&mut reader, &server.data_dir);
        let key_secret = keys::read(&mut reader, &server.data_dir, &database.url);
        let issuer = Issuer::read(&mut reader);
        let mail = mail::read(&mut reader, &server, &issuer);
        let config = Self {
            database,
            key_secret,
            issuer,
            mail,
            exam_vendors: exam_vendors::read(&mut reader),
            sign_in: SignIn::read(&mut reader),
            privacy: Privacy::read(&mut reader),
            limits: Limits::read(&mut reader),
            log: Log::read(&mut reader),
            server,
        };
        let faults = reader.into_faults();
        if faults.is_empty() { Ok(config) } else { Err(Faults(faults)) }
    }
}

impl Server {
    fn read(reader: &mut Reader<'_>) -> Self {
        let data_dir = reader.or("CERTTRACKER_DATA_DIR", PathBuf::from("./var"), |text| Ok(PathBuf::from(text)));
        // Relative to where the server was started; kept absolute so that messages say where that was.
        let data_dir = std::path::absolute(&data_dir).unwrap_or(data_dir);
        let listen = reader.or("CERTTRACKER_LISTEN", SocketAddr::from(([127, 0, 0, 1], 8080)), socket_address);
        let given_url = reader.optional("CERTTRACKER_PUBLIC_URL", PublicUrl::parse);
        if !listen.ip().is_loopback() && !reader.is_set("CERTTRACKER_PUBLIC_URL") {
            reader.fault(
                "CERTTRACKER_PUBLIC_URL",
                format!(
                    "must be set when the server listens beyond this machine ({listen}), \
                     for instance to `https://certs.example.org`: credentials carry it for ever"
                ),
            );
        }
        Self {
            data_dir,
            listen,
            public_url_given: given_url.is_some(),
            public_url: given_url.unwrap_or_else(|| PublicUrl::local(listen.port())),
            metrics_listen: reader.optional("CERTTRACKER_METRICS_LISTEN", socket_address),
            trusted_proxies: reader.or("CERTTRACKER_TRUSTED_PROXIES", 0, |text| whole(text, 0, 16)),
            workers: reader.or("CERTTRACKER_WORKERS", available_cores(), |text| whole(text, 1, 512)),
            shutdown: Duration::from_secs(reader.or("CERTTRACKER_SHUTDOWN_SECONDS", 20, |text| whole(text, 0, 600))),
        }
    }
}

impl Server {
    /// Notes the port that the system gave a server which asked for any.
    pub fn took_port(&mut self, port: u16) {
        self.listen.set_port(port);
        if !self.public_url_given {
            self.public_url = PublicUrl::local(port);
        }
    }
}

impl Database {
    fn read(reader: &mut Reader<'_>, data_dir: &Path) -> Self {
        let url = reader.or(
            "CERTTRACKER_DATABASE_URL",
            DatabaseUrl::Sqlite(data_dir.join("certtracker.db")),
            DatabaseUrl::parse,
        );
        let connections = if url.is_postgres() { 8 } else { 4 };
        Self {
            connections: reader.or("CERTTRACKER_DATABASE_CONNECTIONS", connections, |text| whole(text, 1, 256)),
            synchronous: reader.or("CERTTRACKER_DATABASE_SYNCHRONOUS", Synchronous::Full, |text| match text {
                "full" => Ok(Synchronous::Full),
                "normal" => Ok(Synchronous::Normal),
                _ => Err(format!("`{text}` is neither `full` nor `normal`")),
            }),
            url,
        }
    }
}

impl Issuer {
    fn read(reader: &mut Reader<'_>) -> Self {
        Self {
            name: reader.or("CERTTRACKER_ISSUER_NAME", "CertTracker".to_owned(), |text| Ok(text.to_owned())),
            email: reader.optional("CERTTRACKER_ISSUER_EMAIL", |text| match text.split_once('@') {
                Some((local, host)) if !local.is_empty() && host.contains('.') && !text.contains(' ') => {
                    Ok(text.to_owned())
                }
                _ => Err(format!("`{text}` is not an e-mail address")),
            }),
        }
    }
}

impl Privacy {
    fn read(reader: &mut Reader<'_>) -> Self {
        Self { erasure_delay_days: reader.or("CERTTRACKER_ERASURE_DELAY_DAYS", 14, |text| whole(text, 0, 90)) }
    }
}

impl SignIn {
    fn read(reader: &mut Reader<'_>) -> Self {
        Self {
            staff_second_factor: reader.or(
                "CERTTRACKER_STAFF_SECOND_FACTOR",
                SecondFactor::Optional,
                |text| match text {
                    "required" => Ok(SecondFactor::Required),
                    "optional" => Ok(SecondFactor::Optional),
                    _ => Err(format!("`{text}` is neither `required` nor `optional`")),
                },
            ),
        }
    }
}

impl Limits {
    fn read(reader: &mut Reader<'_>) -> Self {
        Self {
            body: reader.or("CERTTRACKER_BODY_LIMIT", 64 << 10, bytes),
            upload: reader.or("CERTTRACKER_UPLOAD_LIMIT", 64 << 20, bytes),
            document: reader.or("CERTTRACKER_DOCUMENT_LIMIT", 10 << 20, bytes),
            rate: reader.or("CERTTRACKER_RATE_LIMIT", true, |text| match text {
                "on" => Ok(true),
                "off" => Ok(false),
                _ => Err(format!("`{text}` is neither `on` nor `off`")),
            }),
            disk_reserve: reader.or("CERTTRACKER_DISK_RESERVE", 512 << 20, bytes),
        }
    }
}

impl Log {
    fn read(reader: &mut Reader<'_>) -> Self {
        Self {
            filter: reader.or("CERTTRACKER_LOG", "info,actix_server=warn".to_owned(), |text| {
                match tracing_subscriber::EnvFilter::try_new(text) {
                    Ok(_) => Ok(text.to_owned()),
                    Err(error) => Err(format!("`{text}` is not a log filter: {error}")),
                }
            }),
            format: reader.optional("CERTTRACKER_LOG_FORMAT", |text| match text {
                "text" => Ok(LogFormat::Text),
                "json" => Ok(LogFormat::Json),
                _ => Err(format!("`{text}` is neither `text` nor `json`")),
            }),
        }
    }
}

fn socket_address(text: &str) -> Result<SocketAddr, String> {
    text.parse().map_err(|_not_an_address| {
        format!("`{text}` is not an address and port, such as `127.0.0.1:8080` or `[::]:8080`")
    })
}

fn available_cores() -> usize {
    std::thread::available_parallelism().map_or(2, std::num::NonZeroUsize::get)
}

/// Variables of the environment that look like settings and are none, each with what was probably meant. Not a fault: an
/// orchestrator may make some of its own, such as Kubernetes' `CERTTRACKER_SERVICE_HOST`.
pub fn unknown_variables() -> Vec<(String, String)> {
    let names = std::env::vars_os().filter_map(|(name, _)| name.into_string().ok());
    names
        .filter(|name| name.starts_with("CERTTRACKER_") && SETTINGS.iter().all(|setting| setting.variable != name))
        .map(|name| {
            let suggestion = suggestion(&name, SETTINGS.iter().map(|setting| setting.variable));
            (name, suggestion)
        })
        .collect()
}

/// Flattens a settings file to `section.key` and notes what does not belong there.
fn parse_file(path: &Path, text: &str, faults: &mut Vec<Fault>) -> File {
    let place = path.display().to_string();
    let mut file = File { path: path.to_owned(), values: BTreeMap::new() };
    let table: toml::Table = match text.parse() {
        Ok(table) => table,
        Err(error) => {
            faults.push(Fault { place, message: format!("is not TOML: {}", error.to_string().trim_end()) });
            return file;
        }
    };
    let mut fault = |key: &str, message: String| faults.push(Fault { place: format!("`{key}` in {place}"), message });
    for (section, content) in table {
        let toml::Value::Table(content) = content else {
            fault(&section, "is not a section; settings stand under one, such as `[server]`".to_owned());
            continue;
        };
        for (name, value) in content {
            let key = format!("{section}.{name}");
            if !SETTINGS.iter().any(|setting| setting.key == Some(key.as_str())) {
                fault(
                    &key,
                    format!("is not a setting{}", suggestion(&key, SETTINGS.iter().filter_map(|setting| setting.key))),
                );
                continue;
            }
            match value {
                toml::Value::String(text) => drop(file.values.insert(key, text)),
                toml::Value::Integer(number) => drop(file.values.insert(key, number.to_string())),
                _ => fault(&key, "must be a text or a whole number".to_owned()),
            }
        }
    }
    file
}

/// Names the setting that was probably meant, by how many letters they share.
fn suggestion(given: &str, known: impl Iterator<Item = &'static str>) -> String {
    let letters = |text: &str| {
        let mut sorted: Vec<char> = text.chars().collect();
        sorted.sort_unstable();
        sorted
    };
    let distance = |other: &str| {
        let (ours, theirs) = (letters(given), letters(other));
        let shared = ours.iter().filter(|letter| theirs.contains(letter)).count();
        ours.len().max(theirs.len()) - shared
    };
    known
        .min_by_key(|known| distance(known))
        .filter(|known| distance(known) <= 3)
        .map(|known| format!("; did you mean `{known}`?"))
        .unwrap_or_default()
}

#[cfg(test)]
mod tests;
