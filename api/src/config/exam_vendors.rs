//! Who delivers exams, and how to reach them: one file of TOML with a section for each vendor, by the code that exams of the
//! catalogue name it with. `docs/exam-vendors.md` explains every key.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::time::Duration;

use domain::accommodation::Accommodation;
use exam_delivery::pearson::ACCOMMODATION_CODES;
use jiff::SignedDuration;
use secrecy::SecretString;
use serde::Deserialize;
use url::Url;

use super::setting::Reader;

/// A vendor of exams.
#[derive(Debug, Clone)]
pub struct ExamVendor {
    /// By which exams of the catalogue name it.
    pub code: String,
    /// What it calls itself.
    pub name: String,
    /// What it calls the program.
    pub client_code: String,
    /// How often to look what it has for us.
    pub poll: SignedDuration,
    /// How records are exchanged.
    pub exchange: Exchange,
    /// Where people book, once signed in here.
    pub hand_off: Option<HandOff>,
    /// What it proves its call-backs with.
    pub call_back_secret: Option<SecretString>,
    /// Its codes of accommodations.
    pub accommodations: BTreeMap<Accommodation, String>,
}

/// How records are exchanged with a vendor.
#[derive(Debug, Clone)]
pub enum Exchange {
    /// By files of Pearson VUE's form over SFTP.
    PearsonFiles(Sftp),
    /// By Pearson VUE's SOAP services, with result files over SFTP where there are any.
    PearsonRealTime(Soap, Option<Sftp>),
    /// By PSI's REST services.
    Psi(Rest),
    /// By launching candidates into an engine, which tells their results.
    AssessmentEngine(Launches),
}

/// SOAP services.
#[derive(Debug, Clone)]
pub struct Soap {
    /// What the names of the services follow.
    pub url: Url,
    /// Who we are there.
    pub user: String,
    /// What proves it in each request.
    pub password: SecretString,
    /// Our certificate, and those between it and its authority, as PEM.
    pub certificate: String,
    /// Its private key, as PEM.
    pub key: SecretString,
    /// Whom to trust for the server, as PEM; whom the system trusts where there is nothing.
    pub authorities: Option<String>,
    /// How long a request may take.
    pub timeout: Duration,
}

/// REST services.
#[derive(Debug, Clone)]
pub struct Rest {
    /// What stands before `/accounts/…`.
    pub base_url: Url,
    /// Where access tokens are given.
    pub token_url: Url,
    /// Who we are there.
    pub client_id: String,
    /// What proves it.
    pub client_secret: SecretString,
    /// How long a request may take.
    pub timeout: Duration,
    /// Whether results are fetched.
    pub fetch_results: bool,
}

/// Where candidates are launched into an engine.
#[derive(Debug, Clone)]
pub struct Launches {
    /// The engine's address.
    pub url: Url,
    /// What a launch is signed with.
    pub secret: SecretString,
}

/// An SFTP server.
#[derive(Debug, Clone)]
pub struct Sftp {
    /// Its name or address.
    pub host: String,
    /// Its port.
    pub port: u16,
    /// Who we are there.
    pub user: String,
    /// How we prove it.
    pub secret: SftpSecret,
    /// The fingerprint of its key, `SHA256:...`.
    pub host_key: String,
    /// The folder that the vendor reads.
    pub upload_dir: String,
    /// The folder that the vendor writes.
    pub download_dir: String,
    /// How long each step may take.
    pub timeout: Duration,
}

/// How an SFTP server knows us.
#[derive(Debug, Clone)]
pub enum SftpSecret {
    /// A password.
    Password(SecretString),
    /// A private key, in OpenSSH's form.
    Key(SecretString),
}

/// Where people book.
#[derive(Debug, Clone)]
pub struct HandOff {
    /// The address of the form.
    pub url: Url,
    /// What its hash is made with.
    pub passphrase: SecretString,
    /// For how long the vendor keeps them signed in, in seconds.
    pub session_seconds: u32,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct VendorSection {
    adapter: Adapter,
    name: String,
    client_code: String,
    #[serde(default = "default_poll")]
    poll_seconds: u32,
    sftp: Option<SftpSection>,
    soap: Option<SoapSection>,
    rest: Option<RestSection>,
    launch: Option<LaunchSection>,
    hand_off: Option<HandOffSection>,
    call_backs: Option<CallBackSection>,
    /// Codes in the place of, or besides, those that come with the adapter.
    #[serde(default)]
    accommodations: BTreeMap<Accommodation, String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Adapter {
    PearsonFiles,
    PearsonRealTime,
    Psi,
    AssessmentEngine,
}

impl Adapter {
    const fn word(&self) -> &'static str {
        match self {
            Self::PearsonFiles => "pearson-files",
            Self::PearsonRealTime => "pearson-real-time",
            Self::Psi => "psi",
            Self::AssessmentEngine => "assessment-engine",
        }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SftpSection {
    host: String,
    #[serde(default = "default_port")]
    port: u16,
    user: String,
    password_file: Option<PathBuf>,
    key_file: Option<PathBuf>,
    host_key: String,
    upload_dir: String,
    download_dir: String,
    #[serde(default = "default_timeout")]
    timeout_seconds: u64,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SoapSection {
    url: Url,
    user: String,
    password_file: PathBuf,
    certificate_file: PathBuf,
    key_file: PathBuf,
    authorities_file: Option<PathBuf>,
    #[serde(default = "default_timeout")]
    timeout_seconds: u64,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RestSection {
    base_url: Url,
    token_url: Url,
    client_id: String,
    client_secret_file: PathBuf,
    #[serde(default = "default_timeout")]
    timeout_seconds: u64,
    #[serde(default)]
    fetch_results: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct LaunchSection {
    url: Url,
    secret_file: PathBuf,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct HandOffSection {
    url: Url,
    passphrase_file: PathBuf,
    #[serde(default = "default_session")]
    session_seconds: u32,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CallBackSection {
    secret_file: PathBuf,
}

const fn default_poll() -> u32 {
    60
}

const fn default_port() -> u16 {
    22
}

const fn default_timeout() -> u64 {
    30
}

const fn default_session() -> u32 {
    1200
}

/// The shortest secret that call-backs may be proved with (RFC 7518, section 3.2, for HS256).
const SHORTEST_SECRET: usize = 32;

pub(super) fn read(reader: &mut Reader<'_>) -> Vec<ExamVendor> {
    const VARIABLE: &str = "CERTTRACKER_EXAM_VENDORS_FILE";
    let Some(path) = reader.optional(VARIABLE, |text| Ok(PathBuf::from(text))) else { return Vec::new() };
    let text = match std::fs::read_to_string(&path) {
        Ok(text) => text,
        Err(error) => {
            reader.fault(VARIABLE, format!("{} cannot be read: {error}", path.display()));
            return Vec::new();
        }
    };
    let sections: BTreeMap<String, VendorSection> = match toml::from_str(&text) {
        Ok(sections) => sections,
        Err(error) => {
            reader.fault(&path.display().to_string(), error.to_string().trim_end());
            return Vec::new();
        }
    };
    let mut vendors = Vec::new();
    for (code, section) in sections {
        match vendor(&path, code.clone(), section) {
            Ok(vendor) => vendors.push(vendor),
            Err(message) => reader.fault(&format!("`{code}` in {}", path.display()), message),
        }
    }
    vendors
}

fn vendor(file: &Path, code: String, section: VendorSection) -> Result<ExamVendor, String> {
    let plain = |letter: char| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == '-';
    if code.is_empty() || code.len() > 40 || !code.chars().all(plain) {
        return Err("is not the code of a vendor: small letters, digits and hyphens, such as `pearson-vue`".to_owned());
    }
    let hand_off = section.hand_off.map(|hand_off| {
        if hand_off.url.scheme() != "https" && !is_here(&hand_off.url) {
            return Err("`hand_off.url` must be `https`: people are signed in by what is sent there".to_owned());
        }
        let passphrase = secret(file, &hand_off.passphrase_file)?;
        if !is_passphrase(&passphrase) {
            return Err("`hand_off.passphrase_file` must hold letters of ISO-8859-1 alone".to_owned());
        }
        Ok(HandOff { passphrase, session_seconds: hand_off.session_seconds, url: hand_off.url })
    });
    let call_back_secret = section.call_backs.map(|call_backs| secret(file, &call_backs.secret_file)).transpose()?;
    if call_back_secret.as_ref().is_some_and(|secret| length(secret) < SHORTEST_SECRET) {
        return Err(format!("`call_backs.secret_file` must hold {SHORTEST_SECRET} characters or more"));
    }
    let exchange = exchange(file, &section.adapter, section.sftp, section.soap, section.rest, section.launch)?;
    // Codes that come with one adapter mean nothing to the vendors of another.
    let known = match exchange {
        Exchange::PearsonFiles(_) | Exchange::PearsonRealTime(..) => ACCOMMODATION_CODES,
        Exchange::Psi(_) | Exchange::AssessmentEngine(_) => &[],
    };
    Ok(ExamVendor {
        code,
        name: section.name,
        client_code: section.client_code,
        poll: SignedDuration::from_secs(i64::from(section.poll_seconds.max(1))),
        exchange,
        hand_off: hand_off.transpose()?,
        call_back_secret,
        accommodations: accommodation_codes(known, section.accommodations)?,
    })
}

/// How records travel: what the adapter needs has to be there, and what another one needs must not.
fn exchange(
    file: &Path,
    adapter: &Adapter,
    sftp_section: Option<SftpSection>,
    soap_section: Option<SoapSection>,
    rest_section: Option<RestSection>,
    launch_section: Option<LaunchSection>,
) -> Result<Exchange, String> {
    let word = adapter.word();
    let needs = |section: &str| format!("`adapter = \"{word}\"` needs a section `{section}`");
    let needless = |there: bool, section: &str| match there {
        true => Err(format!("`{section}` means nothing with `adapter = \"{word}\"`")),
        false => Ok(()),
    };
    let pearson = matches!(adapter, Adapter::PearsonFiles | Adapter::PearsonRealTime);
    needless(sftp_section.is_some() && !pearson, "sftp")?;
    needless(soap_section.is_some() && !matches!(adapter, Adapter::PearsonRealTime), "soap")?;
    needless(rest_section.is_some() && !matches!(adapter, Adapter::Psi), "rest")?;
    needless(launch_section.is_some() && !matches!(adapter, Adapter::AssessmentEngine), "launch")?;
    let sftp = sftp_section.map(|section| sftp(file, section)).transpose()?;
    match adapter {
        Adapter::PearsonFiles => Ok(Exchange::PearsonFiles(sftp.ok_or_else(|| needs("sftp"))?)),
        Adapter::PearsonRealTime => {
            Ok(Exchange::PearsonRealTime(soap(file, soap_section.ok_or_else(|| needs("soap"))?)?, sftp))
        }
        Adapter::Psi => Ok(Exchange::Psi(rest(file, rest_section.ok_or_else(|| needs("rest"))?)?)),
        Adapter::AssessmentEngine => {
            let section = launch_section.ok_or_else(|| needs("launch"))?;
            safe(&section.url, "launch.url")?;
            let secret = secret(file, &section.secret_file)?;
            if length(&secret) < SHORTEST_SECRET {
                return Err(format!("`launch.secret_file` must hold {SHORTEST_SECRET} characters or more"));
            }
            Ok(Exchange::AssessmentEngine(Launches { url: section.url, secret }))
        }
    }
}

fn soap(file: &Path, section: SoapSection) -> Result<Soap, String> {
    safe(&section.url, "soap.url")?;
    let text = |path: &Path| secret(file, path).map(|text| exposed(&text));
    Ok(Soap {
        url: section.url,
        user: section.user,
        password: secret(file, &section.password_file)?,
        certificate: text(&section.certificate_file)?,
        key: secret(file, &section.key_file)?,
        authorities: section.authorities_file.as_deref().map(text).transpose()?,
        timeout: Duration::from_secs(section.timeout_seconds.clamp(1, 600)),
    })
}

fn rest(file: &Path, section: RestSection) -> Result<Rest, String> {
    safe(&section.base_url, "rest.base_url")?;
    safe(&section.token_url, "rest.token_url")?;
    Ok(Rest {
        base_url: section.base_url,
        token_url: section.token_url,
        client_id: section.client_id,
        client_secret: secret(file, &section.client_secret_file)?,
        timeout: Duration::from_secs(section.timeout_seconds.clamp(1, 600)),
        fetch_results: section.fetch_results,
    })
}

/// What goes there is about people, or proves who we are: nobody on the way may read it.
fn safe(url: &Url, key: &str) -> Result<(), String> {
    if url.scheme() == "https" || is_here(url) { Ok(()) } else { Err(format!("`{key}` must be `https`")) }
}

/// The vendor's codes: those that were set, before those that come with the adapter.
fn accommodation_codes(
    known: &[(&str, &str)],
    set: BTreeMap<Accommodation, String>,
) -> Result<BTreeMap<Accommodation, String>, String> {
    let plain = |code: &String| !code.is_empty() && code.len() <= 20 && code.chars().all(|c| c.is_ascii_alphanumeric());
    if let Some((need, code)) = set.iter().find(|(_, code)| !plain(code)) {
        let need = need.as_str();
        return Err(format!("`accommodations.{need}` is {code:?}: a code is 1 to 20 ASCII letters and digits"));
    }
    let known = Accommodation::ALL.into_iter().filter_map(|need| {
        let code = known.iter().find(|(word, _)| *word == need.as_str())?;
        Some((need, code.1.to_owned()))
    });
    Ok(known.chain(set).collect())
}

fn sftp(file: &Path, section: SftpSection) -> Result<Sftp, String> {
    if !section.host_key.starts_with("SHA256:") {
        return Err("`sftp.host_key` must be the fingerprint of the server's key, as `ssh-keygen -l` prints it: \
                    `SHA256:...`"
            .to_owned());
    }
    let secret = match (&section.password_file, &section.key_file) {
        (Some(password), None) => SftpSecret::Password(secret(file, password)?),
        (None, Some(key)) => SftpSecret::Key(secret(file, key)?),
        _ => return Err("needs one of `sftp.password_file` and `sftp.key_file`".to_owned()),
    };
    Ok(Sftp {
        host: section.host,
        port: section.port,
        user: section.user,
        secret,
        host_key: section.host_key,
        upload_dir: section.upload_dir,
        download_dir: section.download_dir,
        timeout: Duration::from_secs(section.timeout_seconds.clamp(1, 600)),
    })
}

/// What a file holds that a file names: a relative path is meant from where that one is.
fn secret(file: &Path, named: &Path) -> Result<SecretString, String> {
    let path = file.parent().unwrap_or(Path::new(".")).join(named);
    match std::fs::read_to_string(&path) {
        Ok(text) if text.trim().is_empty() => Err(format!("{} is empty", path.display())),
        Ok(text) => Ok(SecretString::from(text.trim_end().to_owned())),
        Err(error) => Err(format!("{} cannot be read: {error}", path.display())),
    }
}

fn is_passphrase(secret: &SecretString) -> bool {
    use secrecy::ExposeSecret as _;
    exam_delivery::pearson::hand_off::is_passphrase(secret.expose_secret())
}

fn exposed(secret: &SecretString) -> String {
    use secrecy::ExposeSecret as _;
    secret.expose_secret().to_owned()
}

fn length(secret: &SecretString) -> usize {
    use secrecy::ExposeSecret as _;
    secret.expose_secret().len()
}

fn is_here(url: &Url) -> bool {
    matches!(url.host_str(), Some("localhost" | "127.0.0.1" | "[::1]"))
}
