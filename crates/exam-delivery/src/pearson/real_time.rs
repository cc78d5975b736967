//! Pearson VUE's real-time interface: each record is a request by SOAP over HTTPS, and is confirmed by its answer.
//!
//! Names, order and widths of elements are as in published code of a program that uses the interface; what is our own
//! assumption is said where it is made. We prove who we are twice: by a certificate to the server, and by a user name
//! and a password in each request. A message is the request alone, so that it can be kept: the password joins it
//! when it is sent.
//!
//! Results come by call-back, see [`call_back`](super::call_back), and can come by file besides. Nothing is sent twice from here:
//! where an answer was lost the caller sends the message again, and the vendor refuses to add what it has already.

mod answer;
mod connection;
mod request;
mod soap;
mod xml;

use std::time::Duration;

use jiff::Timestamp;
use reqwest::StatusCode;
use secrecy::SecretString;

pub use self::connection::{ClientCertificate, SetUpFault};
use self::connection::{Connection, Reply};
use self::soap::Answer;
use super::files::{ResultFiles, ResultFilesSettings};
use crate::fault::{ArchiveFault, TransportFault, shortened};
use crate::port::{AuthorizationRecord, BoxFuture, CandidateRecord, ExamDelivery, Message, Reading, Written};

/// Where the services are and who we are to them.
#[derive(Debug, Clone)]
pub struct RealTimeSettings {
    /// The address that the services' names follow, such as `https://vendor.example.com/cxfws2/services`.
    pub url: String,
    /// What the vendor calls the program.
    pub client_id: String,
    /// Our user name in each request.
    pub user: String,
    /// What proves it.
    pub password: SecretString,
    /// What we show to the server.
    pub certificate: ClientCertificate,
    /// The only authorities of the vendor's certificate that are trusted, as PEM; without any, those that the system
    /// trusts.
    pub authorities: Option<String>,
    /// How long a request may take until its answer is there.
    pub timeout: Duration,
    /// Where results come from beside call-backs, if they do.
    pub results: Option<ResultFilesSettings>,
}

/// The real-time interface.
#[derive(Debug)]
pub struct PearsonRealTime {
    client_id: String,
    user: String,
    password: SecretString,
    connection: Connection,
    results: Option<ResultFiles>,
}

/// A service that takes records.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Service {
    Candidates,
    Authorizations,
}

/// The service that says whether the others work.
const PING: &str = "Ping";
const PING_NAMESPACE: &str = "http://ws.pearsonvue.com/ping/schema";

impl Service {
    /// The last part of its address.
    fn path(self) -> &'static str {
        match self {
            Self::Candidates => "CDDService",
            Self::Authorizations => "EADService",
        }
    }

    fn namespace(self) -> &'static str {
        match self {
            Self::Candidates => "http://ws.pearsonvue.com/rti/cdd/schema",
            Self::Authorizations => "http://ws.pearsonvue.com/rti/ead/schema",
        }
    }

    /// What the names of messages to it begin with.
    fn prefix(self) -> &'static str {
        match self {
            Self::Candidates => "cdd-",
            Self::Authorizations => "ead-",
        }
    }

    /// What a message to it is called: `cdd-20261129-171500-0001.xml`.
    fn message_name(self, stamp: &str, number: usize) -> String {
        format!("{}{stamp}-{number:04}.xml", self.prefix())
    }

    /// The service that a message of that name is for; none for names that are not ours.
    fn of_message(name: &str) -> Option<Self> {
        let fits = |service: &Self| name.starts_with(service.prefix()) && name.ends_with(".xml");
        [Self::Candidates, Self::Authorizations].into_iter().find(fits)
    }
}

impl PearsonRealTime {
    /// The interface, which connects when it is first needed.
    ///
    /// # Errors
    /// When address, certificate, key or authorities cannot be used.
    pub fn new(settings: RealTimeSettings) -> Result<Self, SetUpFault> {
        let RealTimeSettings { url, client_id, user, password, certificate, authorities, timeout, results } = settings;
        let connection = Connection::new(&url, &certificate, authorities.as_deref(), timeout)?;
        Ok(Self { client_id, user, password, connection, results: results.map(ResultFiles::new) })
    }

    /// When our certificate ends: by then the vendor must have a new one, which takes it days.
    pub fn certificate_ends_at(&self) -> Timestamp {
        self.connection.ends_at()
    }

    /// Asks whether the vendor's services work and know us. Nothing is changed by it.
    ///
    /// # Errors
    /// Whatever would keep a record from getting there.
    async fn ping(&self) -> Result<(), TransportFault> {
        let mut writer = xml::Writer::new();
        writer.open("sch:pingDatabaseRequest", &[("xmlns:sch", PING_NAMESPACE)]);
        writer.close("sch:pingDatabaseRequest");
        let (_, answer) = self.ask(PING, &writer.finish()).await?;
        let detail = match &answer {
            Answer::Fault(fault) => fault.told(),
            Answer::Element(element) => {
                // A published client looks for the result wherever it is, and at its status alone.
                let result = if element.name == "result" { Some(element) } else { element.child("result") };
                let status = result.map_or("", |result| result.attribute("status"));
                if status.eq_ignore_ascii_case("success") {
                    return Ok(());
                }
                format!("the status {:?}", shortened(status))
            }
        };
        Err(TransportFault::ServerFailed { detail: format!("Ping answers {detail}") })
    }

    /// Asks a service. What is answered has an answer in it that is about the request.
    async fn ask(&self, service: &str, request: &[u8]) -> Result<(Vec<u8>, Answer), TransportFault> {
        let envelope = soap::envelope(&self.user, &self.password, request);
        let Reply { status, bytes } = self.connection.post(service, envelope).await?;
        let answer = match soap::open(&bytes) {
            Ok(answer) => answer,
            Err(detail) => return Err(self.not_soap(service, status, &detail)),
        };
        match &answer {
            Answer::Fault(fault) if fault.is_of_login() => {
                Err(TransportFault::WrongSecret { user: self.user.clone(), detail: fault.told() })
            }
            Answer::Fault(fault) if fault.is_of_server() => Err(TransportFault::ServerFailed { detail: fault.told() }),
            _ => Ok((bytes, answer)),
        }
    }

    /// What it means that an answer is not of the interface.
    fn not_soap(&self, service: &str, status: StatusCode, detail: &str) -> TransportFault {
        match status {
            StatusCode::UNAUTHORIZED | StatusCode::FORBIDDEN => {
                TransportFault::WrongSecret { user: self.user.clone(), detail: format!("HTTP {status}") }
            }
            StatusCode::NOT_FOUND => TransportFault::NotFound { name: service.to_owned() },
            status if status.is_server_error() => TransportFault::ServerFailed { detail: format!("HTTP {status}") },
            status => TransportFault::NotUnderstood { detail: format!("HTTP {status}, {detail}") },
        }
    }
}

impl ExamDelivery for PearsonRealTime {
    fn write_candidates(&self, records: &[CandidateRecord], at: Timestamp) -> Written {
        let fill = |record: &CandidateRecord, to: &mut _| request::candidate(&self.client_id, record, to);
        request::write(Service::Candidates, records, at, fill)
    }

    fn write_authorizations(&self, records: &[AuthorizationRecord], at: Timestamp) -> Written {
        let fill = |record: &AuthorizationRecord, to: &mut _| request::authorization(&self.client_id, record, to);
        request::write(Service::Authorizations, records, at, fill)
    }

    /// Answers what is to be read under the name of the message.
    fn send<'a>(&'a self, message: &'a Message) -> BoxFuture<'a, Result<Option<Vec<u8>>, TransportFault>> {
        Box::pin(async {
            let service = Service::of_message(&message.name)
                .ok_or_else(|| TransportFault::OtherFormat { name: message.name.clone() })?;
            let (bytes, _) = self.ask(service.path(), &message.bytes).await?;
            Ok(Some(bytes))
        })
    }

    /// What waits where results come from. Where nothing does, the services are asked whether they work, so that whoever
    /// has nothing to send learns of a certificate or a password that is no longer taken.
    fn list<'a>(&'a self) -> BoxFuture<'a, Result<Vec<String>, TransportFault>> {
        Box::pin(async {
            let names = match &self.results {
                Some(results) => results.list().await?,
                None => Vec::new(),
            };
            if names.is_empty() {
                self.ping().await?;
            }
            Ok(names)
        })
    }

    fn fetch<'a>(&'a self, name: &'a str) -> BoxFuture<'a, Result<Vec<u8>, TransportFault>> {
        Box::pin(async move {
            match &self.results {
                Some(results) => results.fetch(name).await,
                None => Err(TransportFault::NotFound { name: name.to_owned() }),
            }
        })
    }

    fn acknowledge<'a>(&'a self, name: &'a str) -> BoxFuture<'a, Result<(), TransportFault>> {
        Box::pin(async move {
            match &self.results {
                Some(results) => results.acknowledge(name).await,
                None => Ok(()),
            }
        })
    }

    /// Reads the answer to a message under the message's name, and an archive of results under any other.
    fn read(&self, name: &str, bytes: &[u8]) -> Result<Reading, ArchiveFault> {
        match (Service::of_message(name), &self.results) {
            (Some(service), _) => answer::read(service, name, bytes),
            (None, Some(results)) => results.read(bytes),
            (None, None) => {
                let detail = "it is no answer to a message, and files are not expected".to_owned();
                Err(ArchiveFault::NotSoap { detail })
            }
        }
    }
}
