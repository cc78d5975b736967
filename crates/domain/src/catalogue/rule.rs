//! The compiled form of a catalogue: indexes for codes, flat arrays for trees.

use crate::achievement::CountsFrom;
use crate::calendar::{Day, Span};

/// No index.
pub(crate) const NONE: u32 = u32::MAX;

/// A range of positions in one of the catalogue's arrays.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Run {
    pub(crate) start: u32,
    pub(crate) end: u32,
}

impl Run {
    pub(crate) fn of<T>(self, all: &[T]) -> &[T] {
        &all[self.start as usize..self.end as usize]
    }

    pub(crate) fn len(self) -> usize {
        (self.end - self.start) as usize
    }
}

/// What evaluating needs to know of an exam.
#[derive(Debug, Clone)]
pub(crate) struct ExamEntry {
    /// When it can be sat.
    pub(crate) offered: Span,
}

/// An exam whose passes, sat in a range, are taken for a requirement.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Accepted {
    pub(crate) exam: u32,
    pub(crate) sat: Span,
}

/// An achievement's rules.
#[derive(Debug, Clone)]
pub(crate) struct AchievementEntry {
    /// Its versions, as positions of rules.
    pub(crate) rules: Run,
    /// The achievements it replaces.
    pub(crate) supersedes: Vec<u32>,
}

/// One version of an achievement's rules.
#[derive(Debug, Clone)]
pub(crate) struct Rule {
    pub(crate) achievement: u32,
    /// Its place among the document's versions.
    pub(crate) version: u32,
    /// The tree, parents before children.
    pub(crate) nodes: Run,
    /// When it can be earned under.
    pub(crate) effective: Span,
    /// Whoever has a fact before the first day may earn under it through the second.
    pub(crate) grandfathering: Option<(Day, Day)>,
    /// Months of validity, and days of grace.
    pub(crate) validity: Option<(u32, u32)>,
    pub(crate) renewal: Option<RenewalRule>,
    /// Whether a part of it must hold continuously.
    pub(crate) continuous: bool,
}

/// How an award is renewed.
#[derive(Debug, Clone)]
pub(crate) struct RenewalRule {
    /// All exams of all options.
    pub(crate) exams: Run,
    pub(crate) courses: Vec<u32>,
    pub(crate) achievements: Vec<u32>,
    pub(crate) opens_months_before: Option<u32>,
    pub(crate) counts_from: CountsFrom,
}

/// One requirement of a rule.
#[derive(Debug, Clone, Copy)]
pub(crate) struct RuleNode {
    pub(crate) op: Op,
    /// How many nodes it is, with all below it.
    pub(crate) size: u32,
    /// The name by which it can be waived.
    pub(crate) name: u32,
    /// What it counts as among its siblings.
    pub(crate) subject: u32,
}

/// What a requirement asks for.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Op {
    Exam {
        accepted: Run,
        /// Months a pass counts; 0: for ever.
        shelf: u32,
    },
    Course {
        course: u32,
        shelf: u32,
    },
    Achievement {
        achievement: u32,
        continuous: bool,
    },
    Agreement {
        agreement: u32,
        continuous: bool,
    },
    AllOf {
        /// Once met, it stays met.
        lasting: bool,
    },
    NOf {
        count: u32,
        by_subject: bool,
    },
    CoreAndElectives {
        /// How many children, from the first, are the core.
        core: u32,
        count: u32,
        double_count: bool,
    },
}
