//! The list of settings, and the reader that takes them from variables and a file.
//!
//! A setting is declared once, in [`SETTINGS`]; what `docs/settings.md` says is printed from there, and the reader refuses
//! to look up anything that is not in it. The reader never stops at the first fault: it notes it, answers the default, and
//! the caller learns of all faults together.

use std::collections::BTreeMap;
use std::fmt;
use std::path::PathBuf;

/// One thing an operator can set.
#[derive(Debug, Clone, Copy)]
pub struct Setting {
    /// The environment variable.
    pub variable: &'static str,
    /// Where it stands in the settings file, as `section.key`; `None` when it can only come from the environment.
    pub key: Option<&'static str>,
    /// What holds when it is not set, in words.
    pub default: &'static str,
    /// What it means, with an example where the form is not obvious.
    pub help: &'static str,
}

/// Shorthand that keeps the table below readable.
const fn setting(variable: &'static str, key: &'static str, default: &'static str, help: &'static str) -> Setting {
    Setting { variable, key: Some(key), default, help }
}

/// Every setting there is, in the order of the documentation.
pub const SETTINGS: &[Setting] = &[
    Setting {
        variable: "CERTTRACKER_CONFIG",
        key: None,
        default: "no file",
        help: "A TOML file with settings; `--config FILE` does the same. What the environment says wins over the file.",
    },
    setting(
        "CERTTRACKER_DATA_DIR",
        "server.data_dir",
        "`./var`",
        "The folder for what the server keeps on this machine: the SQLite file and the generated key secret.",
    ),
    setting(
        "CERTTRACKER_LISTEN",
        "server.listen",
        "`127.0.0.1:8080`",
        "Address and port to serve on. Port `0` takes any free one and logs it.",
    ),
    setting(
        "CERTTRACKER_PUBLIC_URL",
        "server.public_url",
        "`http://127.0.0.1:<port>`; required when listening beyond this machine",
        "The address the public reaches the server by, without a path. It becomes the issuer's identity \
         (`https://certs.example.org` issues as `did:web:certs.example.org`), so do not change it once credentials are out. \
         `https` unless the host is this machine.",
    ),
    setting(
        "CERTTRACKER_METRICS_LISTEN",
        "server.metrics_listen",
        "off",
        "Address and port of the listener for Prometheus, which serves `/metrics` and nothing else: `127.0.0.1:9464`.",
    ),
    setting(
        "CERTTRACKER_TRUSTED_PROXIES",
        "server.trusted_proxies",
        "`0`",
        "How many reverse proxies stand before the server. The client's address is then taken from that many places from \
         the right of `X-Forwarded-For`; with `0` the header is ignored.",
    ),
    setting("CERTTRACKER_WORKERS", "server.workers", "one for each core", "How many threads answer requests."),
    setting(
        "CERTTRACKER_SHUTDOWN_SECONDS",
        "server.shutdown_seconds",
        "`20`",
        "How long requests under way may take to finish after SIGTERM or SIGINT.",
    ),
    setting(
        "CERTTRACKER_DATABASE_URL",
        "database.url",
        "`sqlite://<data folder>/certtracker.db`",
        "Where the data is: `sqlite:///absolute/path.db` (made at first start) or `postgres://user:password@host/database`. \
         The scheme must be given.",
    ),
    setting(
        "CERTTRACKER_DATABASE_CONNECTIONS",
        "database.connections",
        "`4` for SQLite, `8` for PostgreSQL",
        "Connections kept for reading (SQLite, which has one more for writing) or for everything (PostgreSQL).",
    ),
    setting(
        "CERTTRACKER_DATABASE_SYNCHRONOUS",
        "database.synchronous",
        "`full`",
        "SQLite alone: `full` loses nothing when the power fails; `normal` is faster and may lose the last moments.",
    ),
    setting(
        "CERTTRACKER_KEY_SECRET",
        "keys.secret",
        "made at first start in `<data folder>/key-secret`; required with PostgreSQL",
        "The secret that the private signing keys in the database are encrypted with: 32 characters or more, from a random \
         source (`openssl rand -base64 32`). Without it the keys cannot be read again: keep a copy apart from the database.",
    ),
    setting(
        "CERTTRACKER_KEY_SECRET_FILE",
        "keys.secret_file",
        "`<data folder>/key-secret`",
        "A file that holds that secret, for systems that hand out secrets as files.",
    ),
    setting(
        "CERTTRACKER_ISSUER_NAME",
        "issuer.name",
        "`CertTracker`",
        "The name of the certifying body, as credentials and pages show it.",
    ),
    setting("CERTTRACKER_ISSUER_EMAIL", "issuer.email", "none", "Where holders and verifiers can write to."),
    setting(
        "CERTTRACKER_MAIL_SMTP_HOST",
        "mail.smtp_host",
        "none; required when others reach the server",
        "The mail server that takes our mail. Without one, mail does not leave: it is kept in the local mailbox, which a server \
         that listens on this machine alone shows at `/dev/mail`. See [mail.md](mail.md).",
    ),
    setting(
        "CERTTRACKER_MAIL_SMTP_PORT",
        "mail.smtp_port",
        "`587` for `starttls`, `465` for `implicit`, `25` for `none`",
        "Its port.",
    ),
    setting(
        "CERTTRACKER_MAIL_SMTP_TLS",
        "mail.smtp_tls",
        "`starttls`",
        "`starttls` turns the connection to TLS and sends nothing if that fails; `implicit` is TLS from the first byte; `none` is \
         for a mail server on this machine.",
    ),
    setting("CERTTRACKER_MAIL_SMTP_USER", "mail.smtp_user", "none", "The user name for the mail server."),
    setting("CERTTRACKER_MAIL_SMTP_PASSWORD", "mail.smtp_password", "none", "The password for it."),
    setting(
        "CERTTRACKER_MAIL_SMTP_PASSWORD_FILE",
        "mail.smtp_password_file",
        "none",
        "A file that holds that password, for systems that hand out secrets as files.",
    ),
    setting(
        "CERTTRACKER_MAIL_SMTP_CA_FILE",
        "mail.smtp_ca_file",
        "none",
        "A file of certificates (PEM) to trust besides the system's, for a mail server with a certificate of your own.",
    ),
    setting(
        "CERTTRACKER_MAIL_SMTP_TIMEOUT_SECONDS",
        "mail.smtp_timeout_seconds",
        "`60`",
        "How long each step of a delivery may take, 1 to 120.",
    ),
    setting(
        "CERTTRACKER_MAIL_FROM",
        "mail.from",
        "none; required with a mail server",
        "Whom mail about an account is from: `Program Office <certs@example.org>`.",
    ),
    setting(
        "CERTTRACKER_MAIL_MARKETING_FROM",
        "mail.marketing_from",
        "as `CERTTRACKER_MAIL_FROM`",
        "Whom news are from. An address under a name of its own, such as `news@news.example.org`, keeps complaints about news \
         from the mail about accounts.",
    ),
    setting("CERTTRACKER_MAIL_REPLY_TO", "mail.reply_to", "the sender", "Where answers go."),
    setting(
        "CERTTRACKER_EXAM_VENDORS_FILE",
        "exams.vendors_file",
        "none",
        "A TOML file that says who delivers exams and how to reach them. Without one, nobody can be authorized for an exam here; \
         results can be imported all the same. See [exam-vendors.md](exam-vendors.md).",
    ),
    setting(
        "CERTTRACKER_STAFF_SECOND_FACTOR",
        "sign_in.staff_second_factor",
        "`optional`",
        "`required` lets staff do nothing that is for staff before they signed in with a second factor or a passkey; \
         `optional` leaves it to them.",
    ),
    setting(
        "CERTTRACKER_ERASURE_DELAY_DAYS",
        "privacy.erasure_delay_days",
        "`14`",
        "For how many days somebody who asked to be erased can take that back, 0 to 90.",
    ),
    setting(
        "CERTTRACKER_BODY_LIMIT",
        "limits.body",
        "`64 KiB`",
        "The largest JSON body that is read. Numbers of bytes, or with a unit: `256 KiB`, `1 MiB`.",
    ),
    setting("CERTTRACKER_UPLOAD_LIMIT", "limits.upload", "`64 MiB`", "The largest result archive that is read."),
    setting(
        "CERTTRACKER_DOCUMENT_LIMIT",
        "limits.document",
        "`10 MiB`",
        "The largest document that is taken as evidence.",
    ),
    setting(
        "CERTTRACKER_RATE_LIMIT",
        "limits.rate",
        "`on`",
        "`off` answers every request however many come; only for measuring, or behind a proxy that limits.",
    ),
    setting(
        "CERTTRACKER_DISK_RESERVE",
        "limits.disk_reserve",
        "`512 MiB`",
        "With less room than this on the disk that it writes to, the server warns: in its log, and staff on the page of exam vendors.",
    ),
    setting(
        "CERTTRACKER_LOG",
        "log.filter",
        "`info,actix_server=warn`",
        "What is logged: `error`, `warn`, `info`, `debug`, `trace`, or by module: `info,api::http=debug`.",
    ),
    setting(
        "CERTTRACKER_LOG_FORMAT",
        "log.format",
        "`text` on a terminal, otherwise `json`",
        "`text` for people, `json` with one object a line for machines. Logs go to standard error.",
    ),
];

/// One thing that is wrong with the settings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// Where it stands: a variable, or a key with its file.
    pub place: String,
    /// What is wrong and what would be right. Never has the value of a secret.
    pub message: String,
}

impl fmt::Display for Fault {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}: {}", self.place, self.message)
    }
}

/// The settings file after parsing: values by `section.key`.
#[derive(Debug, Default)]
pub(super) struct File {
    pub(super) path: PathBuf,
    pub(super) values: BTreeMap<String, String>,
}

/// Takes settings from the environment first, then from the file, and notes all faults.
pub(super) struct Reader<'a> {
    vars: &'a dyn Fn(&str) -> Option<String>,
    file: File,
    faults: Vec<Fault>,
}

impl<'a> Reader<'a> {
    /// Reads from `vars` and, below them, from `file`.
    pub(super) fn new(vars: &'a dyn Fn(&str) -> Option<String>, file: File, faults: Vec<Fault>) -> Self {
        Self { vars, file, faults }
    }

    /// The text of a setting and where it came from. Blank counts as not set, which is how compose files unset things.
    fn text(&self, variable: &str) -> Option<(String, String)> {
        let setting = SETTINGS
            .iter()
            .find(|setting| setting.variable == variable)
            .expect("every setting that is read is declared in SETTINGS");
        let from_vars = (self.vars)(variable).map(|value| (value, variable.to_owned()));
        let from_file = || {
            let key = setting.key?;
            let value = self.file.values.get(key)?.clone();
            Some((value, format!("`{key}` in {}", self.file.path.display())))
        };
        from_vars
            .filter(|(value, _)| !value.trim().is_empty())
            .or_else(from_file)
            .map(|(value, place)| (value.trim().to_owned(), place))
    }

    /// The value of a setting, if it is set and right; a fault is noted when it is set and wrong.
    pub(super) fn optional<T>(&mut self, variable: &str, parse: impl FnOnce(&str) -> Result<T, String>) -> Option<T> {
        let (text, place) = self.text(variable)?;
        match parse(&text) {
            Ok(value) => Some(value),
            Err(message) => {
                self.faults.push(Fault { place, message });
                None
            }
        }
    }

    /// The value of a setting, or its default.
    pub(super) fn or<T>(&mut self, variable: &str, default: T, parse: impl FnOnce(&str) -> Result<T, String>) -> T {
        self.optional(variable, parse).unwrap_or(default)
    }

    /// Whether anything was given for a setting, right or wrong.
    pub(super) fn is_set(&self, variable: &str) -> bool {
        self.text(variable).is_some()
    }

    /// Notes a fault that concerns more than the form of one value.
    pub(super) fn fault(&mut self, place: &str, message: impl Into<String>) {
        self.faults.push(Fault { place: place.to_owned(), message: message.into() });
    }

    /// All faults that were noted.
    pub(super) fn into_faults(self) -> Vec<Fault> {
        self.faults
    }
}

/// A whole number between two bounds.
pub(super) fn whole<T>(text: &str, least: T, most: T) -> Result<T, String>
where
    T: std::str::FromStr + PartialOrd + fmt::Display,
{
    match text.parse::<T>() {
        Ok(number) if number >= least && number <= most => Ok(number),
        _ => Err(format!("`{text}` is not a whole number from {least} to {most}")),
    }
}

/// A number of bytes: `65536`, `64 KiB`, `1MiB`.
pub(super) fn bytes(text: &str) -> Result<usize, String> {
    let refuse = || format!("`{text}` is not a number of bytes, such as `65536`, `64 KiB` or `1 MiB`");
    let digits = text.chars().take_while(char::is_ascii_digit).count();
    let (number, unit) = text.split_at(digits);
    let factor: usize = match unit.trim() {
        "" | "B" => 1,
        "KiB" => 1 << 10,
        "MiB" => 1 << 20,
        "GiB" => 1 << 30,
        _ => return Err(refuse()),
    };
    let number: usize = number.parse().map_err(|_not_a_number| refuse())?;
    number.checked_mul(factor).filter(|&bytes| bytes > 0).ok_or_else(refuse)
}
