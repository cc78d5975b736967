//! Handing mails to a mail server (RFC 5321), step by step: what a refusal means depends on the step it comes at.

use std::path::PathBuf;
use std::time::Duration;

use lettre::Address;
use lettre::transport::smtp::authentication::{Credentials, Mechanism};
use lettre::transport::smtp::client::{AsyncSmtpConnection, Certificate, TlsParameters};
use lettre::transport::smtp::commands::{Data, Mail, Rcpt, Rset};
use lettre::transport::smtp::extension::{ClientId, Extension, MailBodyParameter, MailParameter};
use lettre::transport::smtp::{Error as SmtpError, response::Severity};
use secrecy::{ExposeSecret as _, SecretString};

use crate::config::{Smtp, SmtpPassword, SmtpTls};

/// A mail server, ready to be connected to.
pub(super) struct Relay {
    host: String,
    port: u16,
    tls: Option<(SmtpTls, TlsParameters)>,
    login: Option<(String, SecretString)>,
    hello: ClientId,
    timeout: Duration,
}

/// Without the password.
impl std::fmt::Debug for Relay {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("Relay").field("host", &self.host).field("port", &self.port).finish_non_exhaustive()
    }
}

/// Why the settings for mail cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum MailStartError {
    /// A file cannot be read.
    #[error("{} ({variable}) cannot be read: {source}", path.display())]
    File {
        /// Which file.
        path: PathBuf,
        /// The setting that names it.
        variable: &'static str,
        /// What the system said.
        source: std::io::Error,
    },
    /// TLS cannot be used.
    #[error("TLS for the mail server cannot be set up: {0}")]
    Tls(SmtpError),
}

/// Why a mail did not leave.
#[derive(Debug)]
pub(super) struct Failure {
    /// At which step, as a word.
    pub(super) step: &'static str,
    /// What it means for the mail.
    pub(super) meaning: Meaning,
    /// What the server said, or why it said nothing.
    pub(super) said: String,
}

/// What a failure means for the mail.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Meaning {
    /// The mail server is not to be had, or will not have us: other mails would fare no better now.
    Server,
    /// This mail may be taken later.
    Later,
    /// This mail is not wanted, whenever it comes.
    Never,
    /// There is nobody at this address.
    NoSuchAddress,
}

impl Relay {
    /// Reads what the settings name.
    pub(super) fn open(settings: &Smtp, hello: String) -> Result<Self, MailStartError> {
        let read = |path: &PathBuf, variable| {
            std::fs::read(path).map_err(|source| MailStartError::File { path: path.clone(), variable, source })
        };
        let tls = match settings.tls {
            SmtpTls::None => None,
            mode => {
                let mut parameters = TlsParameters::builder(settings.host.clone());
                if let Some(path) = &settings.ca_file {
                    let pem = read(path, "CERTTRACKER_MAIL_SMTP_CA_FILE")?;
                    let certificate = Certificate::from_pem(&pem).map_err(MailStartError::Tls)?;
                    parameters = parameters.add_root_certificate(certificate);
                }
                Some((mode, parameters.build().map_err(MailStartError::Tls)?))
            }
        };
        let login = match &settings.login {
            None => None,
            Some((user, SmtpPassword::Given(password))) => Some((user.clone(), password.clone())),
            Some((user, SmtpPassword::File(path))) => {
                let bytes = read(path, "CERTTRACKER_MAIL_SMTP_PASSWORD_FILE")?;
                let text = String::from_utf8_lossy(&bytes);
                Some((user.clone(), text.trim_end_matches(['\r', '\n']).into()))
            }
        };
        let (host, port, timeout) = (settings.host.clone(), settings.port, settings.timeout);
        Ok(Self { host, port, tls, login, hello: ClientId::Domain(hello), timeout })
    }

    /// Connects, turns to TLS, and says who we are.
    pub(super) async fn connect(&self) -> Result<Connection, Failure> {
        let implicit = match &self.tls {
            Some((SmtpTls::Implicit, parameters)) => Some(parameters.clone()),
            _ => None,
        };
        let address = (self.host.as_str(), self.port);
        let greeting = AsyncSmtpConnection::connect_tokio1(address, Some(self.timeout), &self.hello, implicit, None);
        let mut inner = self.within("connect", greeting).await?;
        if let Some((SmtpTls::StartTls, parameters)) = &self.tls {
            if !inner.can_starttls() {
                let said = "the server does not offer STARTTLS".to_owned();
                return Err(Failure { step: "starttls", meaning: Meaning::Server, said });
            }
            self.within("starttls", inner.starttls(parameters.clone(), &self.hello)).await?;
        }
        if let Some((user, password)) = &self.login {
            let credentials = Credentials::new(user.clone(), password.expose_secret().to_owned());
            self.within("auth", inner.auth(&[Mechanism::Plain, Mechanism::Login], &credentials)).await?;
        }
        Ok(Connection { inner, timeout: self.timeout })
    }

    async fn within<T>(
        &self,
        step: &'static str,
        work: impl Future<Output = Result<T, SmtpError>>,
    ) -> Result<T, Failure> {
        within(self.timeout, step, |_permanent| Meaning::Server, work).await
    }
}

/// A connection that mails can be handed over by, one after the other.
pub(super) struct Connection {
    inner: AsyncSmtpConnection,
    timeout: Duration,
}

impl Connection {
    /// Hands over one mail.
    pub(super) async fn send(&mut self, from: &Address, to: &Address, letter: &[u8]) -> Result<(), Failure> {
        let timeout = self.timeout;
        let server = self.inner.server_info();
        let mut parameters = Vec::new();
        if !from.to_string().is_ascii() || !to.to_string().is_ascii() {
            if !server.supports_feature(Extension::SmtpUtfEight) {
                let said = "the mail server cannot reach addresses beyond ASCII (SMTPUTF8, RFC 6531)".to_owned();
                return Err(Failure { step: "mail", meaning: Meaning::Never, said });
            }
            parameters.push(MailParameter::SmtpUtfEight);
        }
        if !letter.is_ascii() {
            parameters.push(MailParameter::Body(MailBodyParameter::EightBitMime));
        }
        let mail = Mail::new(Some(from.clone()), parameters);
        // The server will not take mail from our address: that is for the operator to mend, and no fault of the mail.
        within(timeout, "mail", |_permanent| Meaning::Server, self.inner.command(mail)).await?;
        let recipient = Rcpt::new(to.clone(), Vec::new());
        within(timeout, "rcpt", of_recipient, self.inner.command(recipient)).await?;
        within(timeout, "data", |_permanent| Meaning::Never, self.inner.command(Data)).await?;
        within(timeout, "content", |_permanent| Meaning::Never, self.inner.message(letter)).await?;
        Ok(())
    }

    /// Forgets a mail that was refused (RFC 5321, section 4.1.1.5), so that another can follow; whether that went well.
    pub(super) async fn start_over(&mut self) -> bool {
        within(self.timeout, "rset", |_permanent| Meaning::Server, self.inner.command(Rset)).await.is_ok()
    }

    /// Takes leave; whether the server hears it does not matter.
    pub(super) async fn close(mut self) {
        _ = tokio::time::timeout(self.timeout, self.inner.quit()).await;
    }
}

/// Runs one step. `permanent` says what a refusal means that stays a refusal; all others may pass.
async fn within<T>(
    timeout: Duration,
    step: &'static str,
    permanent: impl FnOnce(&str) -> Meaning,
    work: impl Future<Output = Result<T, SmtpError>>,
) -> Result<T, Failure> {
    let failed = match tokio::time::timeout(timeout, work).await {
        Ok(Ok(value)) => return Ok(value),
        Ok(Err(error)) => error,
        Err(_elapsed) => {
            let said = format!("no answer within {} seconds", timeout.as_secs());
            return Err(Failure { step, meaning: Meaning::Server, said });
        }
    };
    let said = match (failed.status(), std::error::Error::source(&failed)) {
        (Some(code), Some(words)) => format!("{code} {words}"),
        (Some(code), None) => code.to_string(),
        (None, Some(cause)) => format!("{failed}: {cause}"),
        (None, None) => failed.to_string(),
    };
    let meaning = match failed.status().map(|code| code.severity) {
        Some(Severity::PermanentNegativeCompletion) => permanent(&said),
        Some(_) => match permanent(&said) {
            Meaning::Server => Meaning::Server,
            _ => Meaning::Later,
        },
        None => Meaning::Server,
    };
    Err(Failure { step, meaning, said })
}

/// What a refusal of a recipient means. The enhanced code tells a wrong address (RFC 3463: `5.1.x`, and `5.2.1` for a mailbox
/// that was closed) from a rule of the server's about us; without one the plain code has to do (RFC 5321, section 4.2.3).
fn of_recipient(said: &str) -> Meaning {
    let mut words = said.split([' ', '-', '\n']).filter(|word| !word.is_empty());
    let plain = words.next().unwrap_or_default();
    let enhanced = words.next().filter(|word| word.starts_with("5.") && word.split('.').count() == 3);
    let gone = match enhanced {
        Some(code) => code.starts_with("5.1.") || code == "5.2.1",
        None => matches!(plain, "550" | "551" | "553"),
    };
    if gone { Meaning::NoSuchAddress } else { Meaning::Never }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wrong_address_is_told_from_a_rule_about_us() {
        for said in ["550 5.1.1 nobody here", "550 no such user", "551 gone", "553 5.1.3 what?", "550 5.2.1 closed"] {
            assert_eq!(of_recipient(said), Meaning::NoSuchAddress, "{said}");
        }
        for said in ["550 5.7.1 you are on a list", "554 no", "552 5.2.2 full", "550 5.7.26 unauthenticated"] {
            assert_eq!(of_recipient(said), Meaning::Never, "{said}");
        }
    }
}
