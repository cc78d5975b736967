//! How mail leaves: by a mail server, or into the local mailbox; and whom it is from.

use std::net::IpAddr;
use std::path::PathBuf;
use std::time::Duration;

use lettre::message::Mailbox;
use secrecy::SecretString;

use super::setting::{Reader, whole};
use super::{Issuer, Server};

/// How mail leaves, and whom it is from.
#[derive(Debug, Clone)]
pub struct Mail {
    /// How it leaves.
    pub transport: MailTransport,
    /// Whom mail about an account is from.
    pub from: Mailbox,
    /// Whom news are from.
    pub marketing_from: Mailbox,
    /// Where answers go, when not to the sender.
    pub reply_to: Option<Mailbox>,
}

/// How mail leaves.
#[derive(Debug, Clone)]
pub enum MailTransport {
    /// It does not: it is kept where the developer or the visitor of a demonstration can read it.
    Mailbox,
    /// By a mail server.
    Smtp(Smtp),
}

/// A mail server that takes our mail (RFC 6409).
#[derive(Debug, Clone)]
pub struct Smtp {
    /// Its name, which its certificate must have.
    pub host: String,
    /// Its port.
    pub port: u16,
    /// How the connection is protected.
    pub tls: SmtpTls,
    /// Who we say we are.
    pub login: Option<(String, SmtpPassword)>,
    /// Certificates to trust besides the system's.
    pub ca_file: Option<PathBuf>,
    /// How long each step may take.
    pub timeout: Duration,
}

/// How the connection to a mail server is protected.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SmtpTls {
    /// It must turn to TLS before anything is said (RFC 3207).
    StartTls,
    /// It is TLS from the first byte (RFC 8314, section 3.3).
    Implicit,
    /// It is not; for a server on this machine alone.
    None,
}

impl SmtpTls {
    /// The word of the setting.
    pub const fn word(self) -> &'static str {
        match self {
            Self::StartTls => "starttls",
            Self::Implicit => "implicit",
            Self::None => "none",
        }
    }

    const fn port(self) -> u16 {
        match self {
            Self::StartTls => 587,
            Self::Implicit => 465,
            Self::None => 25,
        }
    }
}

/// Where the password for the mail server comes from.
#[derive(Debug, Clone)]
pub enum SmtpPassword {
    /// Given as a setting.
    Given(SecretString),
    /// In a file.
    File(PathBuf),
}

/// What has no meaning without a mail server.
const NEEDS_HOST: [&str; 9] = [
    "CERTTRACKER_MAIL_SMTP_PORT",
    "CERTTRACKER_MAIL_SMTP_TLS",
    "CERTTRACKER_MAIL_SMTP_USER",
    "CERTTRACKER_MAIL_SMTP_PASSWORD",
    "CERTTRACKER_MAIL_SMTP_PASSWORD_FILE",
    "CERTTRACKER_MAIL_SMTP_CA_FILE",
    "CERTTRACKER_MAIL_SMTP_TIMEOUT_SECONDS",
    "CERTTRACKER_MAIL_REPLY_TO",
    "CERTTRACKER_MAIL_MARKETING_FROM",
];

pub(super) fn read(reader: &mut Reader<'_>, server: &Server, issuer: &Issuer) -> Mail {
    let host = reader.optional("CERTTRACKER_MAIL_SMTP_HOST", |text| {
        let plain = |letter: char| letter.is_ascii_alphanumeric() || ".-:".contains(letter);
        if text.chars().all(plain) { Ok(text.to_owned()) } else { Err(format!("`{text}` is not the name of a host")) }
    });
    let from = reader.optional("CERTTRACKER_MAIL_FROM", mailbox);
    let marketing_from = reader.optional("CERTTRACKER_MAIL_MARKETING_FROM", mailbox);
    let reply_to = reader.optional("CERTTRACKER_MAIL_REPLY_TO", mailbox);
    let has_host = reader.is_set("CERTTRACKER_MAIL_SMTP_HOST");
    if has_host && !reader.is_set("CERTTRACKER_MAIL_FROM") {
        reader.fault("CERTTRACKER_MAIL_FROM", "must be set with CERTTRACKER_MAIL_SMTP_HOST: whom mail is from");
    }
    if !has_host {
        for variable in NEEDS_HOST {
            if reader.is_set(variable) {
                reader.fault(variable, "is set without CERTTRACKER_MAIL_SMTP_HOST, and has no meaning then");
            }
        }
        if !server.public_url.is_here() {
            reader.fault(
                "CERTTRACKER_MAIL_SMTP_HOST",
                "must be set for a server that others reach: the local mailbox is for this machine alone",
            );
        }
    }
    let transport = host.map_or(MailTransport::Mailbox, |host| MailTransport::Smtp(smtp(reader, host)));
    let from = from.unwrap_or_else(|| local_sender(issuer));
    Mail { transport, marketing_from: marketing_from.unwrap_or_else(|| from.clone()), from, reply_to }
}

fn smtp(reader: &mut Reader<'_>, host: String) -> Smtp {
    let tls = reader.or("CERTTRACKER_MAIL_SMTP_TLS", SmtpTls::StartTls, |text| match text {
        "starttls" => Ok(SmtpTls::StartTls),
        "implicit" => Ok(SmtpTls::Implicit),
        "none" => Ok(SmtpTls::None),
        _ => Err(format!("`{text}` is neither `starttls` nor `implicit` nor `none`")),
    });
    if tls == SmtpTls::None && !is_here(&host) {
        reader.fault(
            "CERTTRACKER_MAIL_SMTP_TLS",
            "is `none`, which is for a mail server on this machine alone: use `starttls` or `implicit`",
        );
    }
    let user = reader.optional("CERTTRACKER_MAIL_SMTP_USER", |text| Ok(text.to_owned()));
    let given = reader.optional("CERTTRACKER_MAIL_SMTP_PASSWORD", |text| Ok(SecretString::from(text)));
    let file = reader.optional("CERTTRACKER_MAIL_SMTP_PASSWORD_FILE", |text| Ok(PathBuf::from(text)));
    if given.is_some() && file.is_some() {
        reader.fault(
            "CERTTRACKER_MAIL_SMTP_PASSWORD_FILE",
            "is set beside CERTTRACKER_MAIL_SMTP_PASSWORD; set one of them",
        );
    }
    let password = given.map(SmtpPassword::Given).or(file.map(SmtpPassword::File));
    if user.is_some() != password.is_some() {
        let (missing, there) = if user.is_some() { ("PASSWORD", "USER") } else { ("USER", "PASSWORD") };
        reader.fault(
            &format!("CERTTRACKER_MAIL_SMTP_{missing}"),
            format!("must be set with CERTTRACKER_MAIL_SMTP_{there}"),
        );
    }
    Smtp {
        host,
        port: reader.or("CERTTRACKER_MAIL_SMTP_PORT", tls.port(), |text| whole(text, 1, u16::MAX)),
        tls,
        login: user.zip(password),
        ca_file: reader.optional("CERTTRACKER_MAIL_SMTP_CA_FILE", |text| Ok(PathBuf::from(text))),
        // The most is well below the time for which a server may keep a mail to itself (`service::mail::deliver`).
        timeout: reader.or("CERTTRACKER_MAIL_SMTP_TIMEOUT_SECONDS", Duration::from_secs(60), |text| {
            whole(text, 1, 120).map(Duration::from_secs)
        }),
    }
}

fn mailbox(text: &str) -> Result<Mailbox, String> {
    text.parse().map_err(|_malformed| {
        format!("`{text}` is not an address with or without a name, such as `Program Office <certs@example.org>`")
    })
}

/// Whom mail is from that does not leave this machine.
fn local_sender(issuer: &Issuer) -> Mailbox {
    let address = "certtracker@localhost.localdomain".parse().expect("it is an address");
    Mailbox::new(Some(issuer.name.clone()), address)
}

fn is_here(host: &str) -> bool {
    host == "localhost" || host.parse::<IpAddr>().is_ok_and(|address| address.is_loopback())
}
