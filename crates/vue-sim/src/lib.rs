//! A simulator of an exam-delivery vendor of the Pearson VUE or PSI kind.
//!
//! It stands where the vendor stands: programs send it candidates and authorizations by SFTP or SOAP, candidates come to its
//! pages to book and to sit, and results go back by files and by call-backs; a vendor of the PSI kind has REST services
//! and booking events for it, and an engine for online assessments takes candidates by a signed address. It keeps to the
//! wire formats strictly, goes wrong on purpose when it is asked to, and shares no code with the program that reads and
//! writes them but the writer of archives.
//!
//! [`Sim`] runs it in the process of a test; the binary `vue-sim` runs it for everybody else.

#![warn(missing_docs)]

mod announce;
mod books;
mod call_back;
mod centre;
mod certificates;
mod clock;
mod desk;
mod engine;
mod exam;
mod fault;
mod feed;
mod folders;
mod http;
mod journal;
mod rest;
mod score;
mod secrets;
mod settings;
mod sftp;
mod sim;
mod soap;
mod vendor;

use std::io;
use std::path::{Path, PathBuf};

use thiserror::Error;

pub use call_back::CallBackRun;
pub use desk::Place;
pub use exam::{Exam, Exams};
pub use fault::{Fault, Faults, SetFaults, Strikes};
pub use feed::{FeedFault, FeedRun};
pub use score::{MakeResult, Outcome};
pub use settings::{Adapter, Settings, TokenClock};
pub use sim::{Sim, program_settings};
pub use vendor::Refusal;

/// Why a simulator could not be started.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum StartFault {
    /// A file or folder could not be used.
    #[error("{}: {fault}", .path.display())]
    File {
        /// Which.
        path: PathBuf,
        /// Why.
        #[source]
        fault: io::Error,
    },
    /// Another process has the data folder.
    #[error("{} is in use by another simulator", .folder.display())]
    InUse {
        /// Which.
        folder: PathBuf,
    },
    /// An address could not be listened on, or a thread not be started.
    #[error("{what}: {fault}")]
    System {
        /// What was tried.
        what: String,
        /// Why it failed.
        #[source]
        fault: io::Error,
    },
}

impl StartFault {
    pub(crate) fn file(path: &Path, fault: io::Error) -> Self {
        Self::File { path: path.to_owned(), fault }
    }

    pub(crate) fn system(what: impl Into<String>, fault: io::Error) -> Self {
        Self::System { what: what.into(), fault }
    }
}
