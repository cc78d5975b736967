//! The way to the vendor's services: HTTPS with a certificate of ours, and what can go wrong on it.

use std::error::Error;
use std::io;
use std::time::Duration;

use jiff::Timestamp;
use reqwest::header::CONTENT_TYPE;
use reqwest::{Certificate, Client, Identity, StatusCode, Url};
use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject;
use rustls::{AlertDescription, CertificateError};
use secrecy::{ExposeSecret, SecretString};
use thiserror::Error;
use x509_cert::der::Decode;

use super::soap;
use crate::fault::TransportFault;

/// Longest answer that is read, in bytes; one has about a thousand.
const MAX_ANSWER: usize = 64 << 10;

/// Who we are to the vendor's server, and whom we trust there.
#[derive(Debug, Clone)]
pub struct ClientCertificate {
    /// Our certificate, and those between it and its authority, as PEM.
    pub certificate: String,
    /// The private key of it as PEM: PKCS#8, PKCS#1 or SEC 1, not encrypted.
    pub key: SecretString,
}

/// Why the interface cannot be used as it is set.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum SetUpFault {
    /// The address is none.
    #[error("the address of the services is not usable ({detail}): https://HOST/PATH is expected")]
    Address {
        /// What is wrong with it.
        detail: String,
    },
    /// The certificate cannot be read.
    #[error(
        "the client certificate cannot be read ({detail}): one in PEM is expected, which starts with \
         -----BEGIN CERTIFICATE-----"
    )]
    Certificate {
        /// What is wrong with it.
        detail: String,
    },
    /// The key cannot be used.
    #[error(
        "the key of the client certificate cannot be used ({detail}): one in PEM is expected, not encrypted, which \
         belongs to the certificate"
    )]
    Key {
        /// What is wrong with it.
        detail: String,
    },
    /// The authorities cannot be read.
    #[error("the authorities for the vendor's certificate cannot be read ({detail}): certificates in PEM are expected")]
    Authorities {
        /// What is wrong with them.
        detail: String,
    },
}

/// A way to the vendor's services, on which nobody is yet.
#[derive(Debug)]
pub(super) struct Connection {
    client: Client,
    base: Url,
    timeout: Duration,
    ends_at: Timestamp,
}

/// What the vendor's server answered.
#[derive(Debug)]
pub(super) struct Reply {
    pub(super) status: StatusCode,
    pub(super) bytes: Vec<u8>,
}

impl Connection {
    pub(super) fn new(
        url: &str,
        ours: &ClientCertificate,
        authorities: Option<&str>,
        timeout: Duration,
    ) -> Result<Self, SetUpFault> {
        let base = address(url)?;
        let ends_at = ends_at(&ours.certificate)?;
        let mut client = Client::builder()
            .https_only(true)
            // An answer comes from where it was asked, and the server is reached as an SFTP server is: directly.
            .redirect(reqwest::redirect::Policy::none())
            .no_proxy()
            .timeout(timeout)
            .identity(identity(ours)?);
        if let Some(authorities) = authorities {
            let fault = |detail| SetUpFault::Authorities { detail };
            let trusted = Certificate::from_pem_bundle(authorities.as_bytes());
            let trusted = trusted.map_err(|error| fault(innermost(&error).to_string()))?;
            if trusted.is_empty() {
                return Err(fault("there is none".to_owned()));
            }
            client = client.tls_certs_only(trusted);
        }
        // Whether authorities are certificates, and key and certificate belong together, turns out here.
        let client = client.build().map_err(|error| {
            let detail = innermost(&error).to_string();
            match tls(&error) {
                Some(rustls::Error::InvalidCertificate(_)) => SetUpFault::Authorities { detail },
                _ => SetUpFault::Key { detail },
            }
        })?;
        Ok(Self { client, base, timeout, ends_at })
    }

    /// When our certificate ends.
    pub(super) fn ends_at(&self) -> Timestamp {
        self.ends_at
    }

    /// Sends an envelope to a service, and reads what it answers.
    pub(super) async fn post(&self, service: &str, envelope: Vec<u8>) -> Result<Reply, TransportFault> {
        let url = format!("{}/{service}", self.base.as_str().trim_end_matches('/'));
        let request = self.client.post(url).header(CONTENT_TYPE, soap::CONTENT_TYPE).body(envelope);
        let mut answer = request.send().await.map_err(|error| self.fault(&error))?;
        let status = answer.status();
        let mut bytes = Vec::new();
        while let Some(chunk) = answer.chunk().await.map_err(|error| self.fault(&error))? {
            if bytes.len() + chunk.len() > MAX_ANSWER {
                let name = format!("the answer of {service}");
                return Err(TransportFault::TooLarge { name, max: MAX_ANSWER as u64 });
            }
            bytes.extend_from_slice(&chunk);
        }
        Ok(Reply { status, bytes })
    }

    /// Name and port of the server.
    pub(super) fn host(&self) -> String {
        let port = self.base.port_or_known_default().unwrap_or(443);
        format!("{}:{port}", self.base.host_str().unwrap_or_default())
    }

    fn fault(&self, error: &reqwest::Error) -> TransportFault {
        if error.is_timeout() {
            return TransportFault::TimedOut { step: "answering a request", seconds: self.timeout.as_secs() };
        }
        let detail = innermost(error).to_string();
        match tls(error) {
            Some(rustls::Error::AlertReceived(alert)) => self.alert(*alert),
            Some(rustls::Error::InvalidCertificate(reason)) => {
                TransportFault::ServerNotTrusted { host: self.host(), detail: distrust(reason) }
            }
            Some(other) => TransportFault::Broken { detail: other.to_string() },
            None if error.is_connect() => TransportFault::Unreachable { host: self.host(), detail },
            None => TransportFault::Broken { detail: format!("the connection ended before an answer: {detail}") },
        }
    }

    /// What the vendor's server says of our certificate.
    fn alert(&self, alert: AlertDescription) -> TransportFault {
        use AlertDescription as Alert;
        let detail = match alert {
            Alert::CertificateExpired => {
                let detail = format!("ours, which ends at {}, by the clock of the vendor's server", self.ends_at);
                return TransportFault::CertificateExpired { detail };
            }
            Alert::CertificateRequired => "it saw none",
            Alert::CertificateRevoked => "it is revoked",
            Alert::UnknownCA => "it does not know the authority that issued it",
            Alert::AccessDenied => "it is of nobody who may come in",
            Alert::BadCertificate
            | Alert::UnsupportedCertificate
            | Alert::CertificateUnknown
            | Alert::DecryptError
            | Alert::DecodeError => "it cannot use it",
            other => return TransportFault::Broken { detail: format!("the vendor's server ended TLS: {other:?}") },
        };
        TransportFault::CertificateRefused { detail: detail.to_owned() }
    }
}

fn address(url: &str) -> Result<Url, SetUpFault> {
    let fault = |detail: String| SetUpFault::Address { detail };
    let url = Url::parse(url).map_err(|error| fault(error.to_string()))?;
    if url.scheme() != "https" {
        return Err(fault(format!("it begins with {}", url.scheme())));
    }
    if !url.username().is_empty() || url.password().is_some() || url.query().is_some() || url.fragment().is_some() {
        return Err(fault("it has more than host and path".to_owned()));
    }
    Ok(url)
}

/// When the first certificate ends, which is ours.
fn ends_at(pem: &str) -> Result<Timestamp, SetUpFault> {
    let fault = |detail: String| SetUpFault::Certificate { detail };
    let first = CertificateDer::from_pem_slice(pem.as_bytes()).map_err(|error| fault(error.to_string()))?;
    let first = x509_cert::Certificate::from_der(&first).map_err(|error| fault(error.to_string()))?;
    let end = first.tbs_certificate().validity().not_after.to_unix_duration().as_secs();
    let end = i64::try_from(end).ok().and_then(|end| Timestamp::from_second(end).ok());
    // RFC 5280 writes so of one that has no end.
    Ok(end.unwrap_or(Timestamp::MAX))
}

fn identity(ours: &ClientCertificate) -> Result<Identity, SetUpFault> {
    let key = ours.key.expose_secret();
    let fault = |detail: &str| SetUpFault::Key { detail: detail.to_owned() };
    if key.contains("ENCRYPTED PRIVATE KEY-----") || key.contains("Proc-Type: 4,ENCRYPTED") {
        return Err(fault("it is encrypted"));
    }
    if !key.contains("PRIVATE KEY-----") {
        return Err(fault("there is none"));
    }
    // The last key is the one that counts, should there be one beside the certificate.
    let joined = SecretString::from(format!("{}\n{key}", ours.certificate));
    Identity::from_pem(joined.expose_secret().as_bytes()).map_err(|error| fault(&innermost(&error).to_string()))
}

/// What keeps us from trusting the vendor's certificate.
fn distrust(reason: &CertificateError) -> String {
    match reason {
        CertificateError::Expired | CertificateError::ExpiredContext { .. } => "it has expired".to_owned(),
        CertificateError::NotValidYet | CertificateError::NotValidYetContext { .. } => "it is not valid yet".to_owned(),
        CertificateError::UnknownIssuer => "the authority that issued it is not known".to_owned(),
        CertificateError::NotValidForName | CertificateError::NotValidForNameContext { .. } => {
            "it is for another name".to_owned()
        }
        other => other.to_string(),
    }
}

/// The fault of TLS among the causes of another, if there is one.
fn tls<'a>(error: &'a (dyn Error + 'static)) -> Option<&'a rustls::Error> {
    let mut cause = Some(error);
    while let Some(error) = cause {
        if let Some(found) = error.downcast_ref::<rustls::Error>() {
            return Some(found);
        }
        // What is inside of a system's fault is not among its causes, but those of the inside are.
        let inside = error.downcast_ref::<io::Error>().and_then(io::Error::get_ref);
        cause = match inside {
            Some(inside) => Some(inside),
            None => error.source(),
        };
    }
    None
}

/// The innermost cause, which is what says something.
fn innermost<'a>(error: &'a (dyn Error + 'static)) -> &'a (dyn Error + 'static) {
    let mut error = error;
    while let Some(source) = error.source() {
        error = source;
    }
    error
}
