//! The catalogue: a program's documents, checked, and compiled for evaluation.
//!
//! Compiling resolves every code to an index, every equivalence and version track to a list of exams, and every tree to
//! a flat array, once. What is wrong with the documents is told all at once, as data, with the place of each fault.

mod compile;
mod documents;
mod fault;
mod order;
mod reach;
mod rule;
mod tree;

use std::collections::BTreeMap;

use crate::achievement::{AchievementDocument, VersionDocument};
use crate::agreement::AgreementDocument;
use crate::code::{AchievementCode, AgreementCode, CourseCode, ExamCode, PolicyCode, RequirementName, VersionWord};
use crate::course::CourseDocument;
use crate::exam::ExamDocument;
use crate::retake::RetakePolicyDocument;

pub use fault::{CatalogueFault, DocumentKind, FaultKind};
pub(crate) use rule::{Accepted, AchievementEntry, ExamEntry, NONE, Op, RenewalRule, Rule, RuleNode, Run};

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
    /// Each list sorted by code; a position in it is the thing's index everywhere below.
    documents: Documents,
    exams: Vec<ExamEntry>,
    achievements: Vec<AchievementEntry>,
    /// The achievements, prerequisites first.
    order: Vec<u32>,
    rules: Vec<Rule>,
    nodes: Vec<RuleNode>,
    accepted: Vec<Accepted>,
    /// The names of requirements, by which waivers find them.
    names: BTreeMap<RequirementName, u32>,
}

impl Catalogue {
    /// Checks the documents and compiles them.
    ///
    /// # Errors
    /// Every fault found, in the order of the documents.
    pub fn compile(documents: Documents) -> Result<Self, Vec<CatalogueFault>> {
        compile::compile(documents)
    }

    /// The documents, each list sorted by code.
    pub fn documents(&self) -> &Documents {
        &self.documents
    }

    /// The exam of this code.
    pub fn exam(&self, code: &ExamCode) -> Option<&ExamDocument> {
        Some(&self.documents.exams[find(&self.documents.exams, code)? as usize])
    }

    /// The course of this code.
    pub fn course(&self, code: &CourseCode) -> Option<&CourseDocument> {
        Some(&self.documents.courses[find(&self.documents.courses, code)? as usize])
    }

    /// The agreement of this code.
    pub fn agreement(&self, code: &AgreementCode) -> Option<&AgreementDocument> {
        Some(&self.documents.agreements[find(&self.documents.agreements, code)? as usize])
    }

    /// The retake policy of this code.
    pub fn retake_policy(&self, code: &PolicyCode) -> Option<&RetakePolicyDocument> {
        Some(&self.documents.retake_policies[find(&self.documents.retake_policies, code)? as usize])
    }

    /// The achievement of this code.
    pub fn achievement(&self, code: &AchievementCode) -> Option<&AchievementDocument> {
        Some(&self.documents.achievements[find(&self.documents.achievements, code)? as usize])
    }

    /// One version of an achievement's rules.
    pub fn version(&self, code: &AchievementCode, version: &VersionWord) -> Option<&VersionDocument> {
        self.achievement(code)?.versions.iter().find(|v| v.version == *version)
    }

    pub(crate) fn exam_entry(&self, exam: u32) -> &ExamEntry {
        &self.exams[exam as usize]
    }

    pub(crate) fn achievement_entry(&self, achievement: u32) -> &AchievementEntry {
        &self.achievements[achievement as usize]
    }

    pub(crate) fn achievement_document(&self, achievement: u32) -> &AchievementDocument {
        &self.documents.achievements[achievement as usize]
    }

    pub(crate) fn version_document(&self, rule: u32) -> &VersionDocument {
        let rule = self.rule(rule);
        &self.achievement_document(rule.achievement).versions[rule.version as usize]
    }

    /// Whether any achievement is renewed by another.
    pub(crate) fn has_achievement_renewals(&self) -> bool {
        self.rules.iter().any(|rule| rule.renewal.as_ref().is_some_and(|renewal| !renewal.achievements.is_empty()))
    }

    /// The achievements that renew this one, under any version.
    pub(crate) fn renewed_by(&self, achievement: u32) -> impl Iterator<Item = u32> {
        let rules = self.achievement_entry(achievement).rules.of(&self.rules);
        rules.iter().filter_map(|rule| rule.renewal.as_ref()).flat_map(|renewal| renewal.achievements.iter().copied())
    }

    /// An achievement and all that evaluating it takes, prerequisites first.
    pub(crate) fn closure(&self, achievement: u32) -> Vec<u32> {
        let mut wanted = vec![false; self.achievements.len()];
        let mut open = vec![achievement];
        while let Some(next) = open.pop() {
            if !std::mem::replace(&mut wanted[next as usize], true) {
                open.extend(order::prerequisites(self, next));
                open.extend(self.renewed_by(next));
            }
        }
        self.order.iter().copied().filter(|at| wanted[*at as usize]).collect()
    }

    /// The achievements, prerequisites first.
    pub(crate) fn order(&self) -> &[u32] {
        &self.order
    }

    pub(crate) fn rule(&self, rule: u32) -> &Rule {
        &self.rules[rule as usize]
    }

    /// The rule of an achievement's version; `None` when the catalogue has no such version.
    pub(crate) fn rule_of(&self, achievement: u32, version: &VersionWord) -> Option<u32> {
        let rules = self.achievement_entry(achievement).rules;
        (rules.start..rules.end).find(|rule| self.version_document(*rule).version == *version)
    }

    pub(crate) fn node(&self, node: u32) -> &RuleNode {
        &self.nodes[node as usize]
    }

    pub(crate) fn accepted(&self, run: Run) -> &[Accepted] {
        run.of(&self.accepted)
    }

    /// The index of a requirement's name; `None` when no requirement has it.
    pub(crate) fn name(&self, name: &RequirementName) -> Option<u32> {
        self.names.get(name).copied()
    }

    pub(crate) fn index_of_exam(&self, code: &ExamCode) -> Option<u32> {
        find(&self.documents.exams, code)
    }

    pub(crate) fn index_of_course(&self, code: &CourseCode) -> Option<u32> {
        find(&self.documents.courses, code)
    }

    pub(crate) fn index_of_agreement(&self, code: &AgreementCode) -> Option<u32> {
        find(&self.documents.agreements, code)
    }

    pub(crate) fn index_of_achievement(&self, code: &AchievementCode) -> Option<u32> {
        find(&self.documents.achievements, code)
    }
}

/// A document with a code of its own type.
trait Coded {
    type Code: Ord + AsRef<str>;
    const KIND: DocumentKind;
    fn code(&self) -> &Self::Code;
}

macro_rules! coded {
    ($($document:ty, $code:ty, $kind:ident;)*) => {$(
        impl Coded for $document {
            type Code = $code;
            const KIND: DocumentKind = DocumentKind::$kind;
            fn code(&self) -> &$code {
                &self.code
            }
        }
    )*};
}

coded! {
    ExamDocument, ExamCode, Exam;
    CourseDocument, CourseCode, Course;
    AgreementDocument, AgreementCode, Agreement;
    RetakePolicyDocument, PolicyCode, RetakePolicy;
    AchievementDocument, AchievementCode, Achievement;
}

/// The place of a code in a list sorted by code.
fn find<D: Coded>(documents: &[D], code: &D::Code) -> Option<u32> {
    documents.binary_search_by(|document| document.code().cmp(code)).ok().map(|at| at as u32)
}
