//! The catalogue: a program's documents, checked, and compiled for evaluation.
//!
//! Compiling resolves every code to an index, every equivalence and version track to a list of exams, and every tree to
//! a flat array, once. What is wrong with the documents is told all at once, as data, with the place of each fault.

mod fault;

use crate::achievement::{AchievementDocument, VersionDocument};
use crate::agreement::AgreementDocument;
use crate::code::{AchievementCode, AgreementCode, CourseCode, ExamCode, PolicyCode, VersionWord};
use crate::course::CourseDocument;
use crate::exam::ExamDocument;
use crate::retake::RetakePolicyDocument;

pub use fault::{CatalogueFault, DocumentKind, FaultKind};

/// All documents of a program, in any order.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Documents {
    /// Exams.
    pub exams: Vec<ExamDocument>,
    /// Courses.
    pub courses: Vec<CourseDocument>,
    /// Agreements.
    pub agreements: Vec<AgreementDocument>,
    /// Retake policies.
    pub retake_policies: Vec<RetakePolicyDocument>,
    /// Achievements.
    pub achievements: Vec<AchievementDocument>,
}

/// A program's documents, known to be consistent.
#[derive(Debug, Clone)]
pub struct Catalogue {
    /// Each list sorted by code.
    documents: Documents,
}

impl Catalogue {
    /// Checks the documents and compiles them.
    ///
    /// # Errors
    /// Every fault found, in the order of the documents.
    pub fn compile(documents: Documents) -> Result<Self, Vec<CatalogueFault>> {
        Ok(Self { documents })
    }

    /// The documents, each list sorted by code.
    pub fn documents(&self) -> &Documents {
        &self.documents
    }

    /// The exam of this code.
    pub fn exam(&self, code: &ExamCode) -> Option<&ExamDocument> {
        self.documents.exams.iter().find(|d| d.code == *code)
    }

    /// The course of this code.
    pub fn course(&self, code: &CourseCode) -> Option<&CourseDocument> {
        self.documents.courses.iter().find(|d| d.code == *code)
    }

    /// The agreement of this code.
    pub fn agreement(&self, code: &AgreementCode) -> Option<&AgreementDocument> {
        self.documents.agreements.iter().find(|d| d.code == *code)
    }

    /// The retake policy of this code.
    pub fn retake_policy(&self, code: &PolicyCode) -> Option<&RetakePolicyDocument> {
        self.documents.retake_policies.iter().find(|d| d.code == *code)
    }

    /// The achievement of this code.
    pub fn achievement(&self, code: &AchievementCode) -> Option<&AchievementDocument> {
        self.documents.achievements.iter().find(|d| d.code == *code)
    }

    /// One version of an achievement's rules.
    pub fn version(&self, code: &AchievementCode, version: &VersionWord) -> Option<&VersionDocument> {
        self.achievement(code)?.versions.iter().find(|v| v.version == *version)
    }
}
