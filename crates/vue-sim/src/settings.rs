//! What the simulator is told at its start.

use std::net::{Ipv4Addr, SocketAddr};
use std::path::PathBuf;
use std::time::Duration;

use crate::exam::Exams;

/// Whose time the call-backs' tokens and the hand-off's time stamps are held against.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum TokenClock {
    /// The machine's, so that the vendor's calendar can be advanced while the program's stands.
    Machine,
    /// The vendor's, for a program whose clock is moved together with it.
    Vendor,
}

/// How the program talks to the vendor.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum Adapter {
    /// By files over SFTP and call-backs, as with Pearson VUE.
    PearsonFiles,
    /// By SOAP and call-backs, as with Pearson VUE's real-time interface.
    PearsonRealTime,
    /// By REST services and booking events, as with PSI.
    Psi,
    /// By launches and results, as with an engine for online assessments.
    AssessmentEngine,
}

impl Adapter {
    /// Whether the vendor is of the Pearson VUE kind: it has an SFTP server, SOAP services and feeds.
    pub(crate) fn is_pearson(self) -> bool {
        match self {
            Self::PearsonFiles | Self::PearsonRealTime => true,
            Self::Psi | Self::AssessmentEngine => false,
        }
    }
}

/// Settings of a simulator.
#[derive(Debug, Clone)]
pub struct Settings {
    /// Where books, secrets and the folders of the SFTP server are.
    pub data_dir: PathBuf,
    /// Where pages and the JSON API are; port 0 takes any that is free.
    pub listen: SocketAddr,
    /// Under which address candidates reach the pages, when that is not `listen`.
    pub public_url: Option<String>,
    /// Where the SFTP server is; port 0 takes any that is free.
    pub sftp_listen: SocketAddr,
    /// Where the SOAP services are; port 0 takes any that is free.
    pub soap_listen: SocketAddr,
    /// The program's public address, without a slash at its end: the audience of call-backs and the only origin
    /// that a candidate is sent back to.
    pub program_url: String,
    /// Where call-backs go, without the kind; by default below `program_url` as CertTracker has it.
    pub call_back_url: Option<String>,
    /// The vendor's code, the issuer of call-backs.
    pub vendor: String,
    /// The program's code at the vendor.
    pub client_code: String,
    /// The program's name at the SFTP server.
    pub sftp_user: String,
    /// The program's name in requests by SOAP.
    pub soap_user: String,
    /// Public keys that the program may sign in with, in OpenSSH's format, one a line.
    pub authorized_keys: Option<PathBuf>,
    /// The exams that are delivered.
    pub exams: Exams,
    /// How often files are read and written; `None` leaves it to [`crate::Sim::run_feeds`] and the API.
    pub feed_every: Option<Duration>,
    /// How often due call-backs are looked for; `None` leaves it to the API.
    pub call_backs_every: Option<Duration>,
    /// What the API and the back office ask for, when they ask for anything.
    pub api_secret: Option<String>,
    /// Whose time tokens follow.
    pub token_clock: TokenClock,
    /// How the program talks to the vendor.
    pub adapter: Adapter,
}

impl Settings {
    /// Settings for a test: any free ports, otherwise what the command line has by default.
    pub fn new(data_dir: impl Into<PathBuf>) -> Self {
        let any = SocketAddr::from((Ipv4Addr::LOCALHOST, 0));
        Self {
            data_dir: data_dir.into(),
            listen: any,
            public_url: None,
            sftp_listen: any,
            soap_listen: any,
            program_url: "http://127.0.0.1:8080".to_owned(),
            call_back_url: None,
            vendor: "pearson-vue".to_owned(),
            client_code: "TESSARINE".to_owned(),
            sftp_user: "program".to_owned(),
            soap_user: "program".to_owned(),
            authorized_keys: None,
            exams: Exams::default(),
            feed_every: Some(Duration::from_secs(2)),
            call_backs_every: Some(Duration::from_millis(500)),
            api_secret: None,
            token_clock: TokenClock::Machine,
            adapter: Adapter::PearsonFiles,
        }
    }
}
