//! How the program and exam-delivery vendors talk: their own formats on one side, one vocabulary on the other.
//!
//! This crate owns the wire formats of the vendors, the way to their servers and the vendor-neutral values that go in
//! and come out, see [`port`]. It refuses to own storage, the clock, matching a row to a candidate, and any rule of the
//! program: a result is reported here exactly as the vendor wrote it, and what it is worth is decided elsewhere.
//!
//! Every row keeps the vendor's raw text beside what was understood of it, so a row can be read again when more is
//! known about the vendor's layout.

#![warn(missing_docs)]

pub mod assessment_engine;
pub mod fault;
mod json;
pub mod pearson;
pub mod port;
pub mod psi;
pub mod result;
pub mod sftp;

use std::fmt;

/// A family of wire formats, named after the company whose it is.
///
/// It is part of what makes a reported row the same row, so that its word stays as it is. Which vendors a program works
/// with is configured, and none of this crate's business.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Vendor {
    /// Pearson VUE.
    PearsonVue,
    /// PSI.
    Psi,
    /// An engine for online assessments, in this program's own format.
    AssessmentEngine,
}

impl Vendor {
    /// The word under which it is stored.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::PearsonVue => "pearson-vue",
            Self::Psi => "psi",
            Self::AssessmentEngine => "assessment-engine",
        }
    }
}

impl fmt::Display for Vendor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
