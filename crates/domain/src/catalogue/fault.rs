//! What can be wrong with a catalogue, as data.

use std::fmt;

use jiff::civil::Date;

/// One fault in the documents: where, and what.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CatalogueFault {
    /// In which list the document stands.
    pub document: DocumentKind,
    /// Its place in that list as it was passed in. (Its code does not do: two documents may have the same.)
    pub index: usize,
    /// Its code.
    pub code: String,
    /// The field, as `versions[1].requirement.all_of.of[0].exam.code`; empty for the document as a whole.
    pub path: String,
    /// What is wrong.
    pub kind: FaultKind,
}

/// The kinds of documents.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DocumentKind {
    /// An exam.
    Exam,
    /// A course.
    Course,
    /// An agreement.
    Agreement,
    /// A retake policy.
    RetakePolicy,
    /// An achievement.
    Achievement,
}

/// What is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FaultKind {
    /// Another document of this kind has the same code.
    DuplicateCode {
        /// The place of the first one in its list.
        first: usize,
    },
    /// No document of that kind has this code.
    Unknown {
        /// The kind that was looked for.
        kind: DocumentKind,
        /// The code that was not found.
        code: String,
    },
    /// An achievement is, directly or through others, its own prerequisite.
    Cycle {
        /// The way round, beginning and ending with this document's code.
        through: Vec<String>,
    },
    /// An exam counts as itself, or an achievement supersedes itself.
    RefersToItself,
    /// The effective range of this version overlaps that of another.
    VersionsOverlap {
        /// The word of the other version.
        other: String,
    },
    /// Two versions have the same word, two tracked exams the same version, or two requirements the same name.
    DuplicateWord {
        /// The word.
        word: String,
    },
    /// A range ends before it begins.
    EndsBeforeItBegins,
    /// More is asked for than there is.
    TooFew {
        /// How many are asked for.
        needed: u32,
        /// How many there are: parts, or distinct subjects.
        available: u32,
    },
    /// An exam could no longer be sat when the version that names it began, and nothing else is accepted for it.
    RetiredBefore {
        /// The exam.
        exam: String,
        /// Its last day.
        retired_on: Date,
    },
    /// The achievement can no longer be earned when the version that requires it begins.
    ClosedBefore {
        /// The achievement.
        achievement: String,
        /// Its last day.
        closed_on: Date,
    },
    /// The prerequisite of an exam cannot be earned without an exam that asks for it.
    LeadsBack {
        /// The prerequisite.
        achievement: String,
    },
    /// A list that must have an entry has none.
    Empty,
    /// A number lies outside its range.
    OutOfRange {
        /// The least allowed.
        least: u32,
        /// The greatest allowed.
        greatest: u32,
    },
    /// A field is present without the one it needs.
    Needs {
        /// The field that is missing.
        field: &'static str,
    },
    /// A version of a tracked exam is not numbers separated by dots.
    NotAVersion,
    /// A part of `core_and_electives` without double counting is neither an exam nor a course nor an achievement.
    NotAPlace,
    /// Requirements are nested too deeply.
    TooDeep {
        /// The greatest depth.
        greatest: u32,
    },
    /// Versions of an agreement, or thresholds of a policy, are not in ascending order.
    NotAscending,
}

impl fmt::Display for DocumentKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Exam => "exam",
            Self::Course => "course",
            Self::Agreement => "agreement",
            Self::RetakePolicy => "retake policy",
            Self::Achievement => "achievement",
        })
    }
}

impl fmt::Display for FaultKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::DuplicateCode { .. } => f.write_str("this code is already taken by another document"),
            Self::Unknown { kind, code } => write!(f, "there is no {kind} {code}"),
            Self::Cycle { through } => write!(f, "requires itself: {}", through.join(" -> ")),
            Self::RefersToItself => f.write_str("refers to itself"),
            Self::VersionsOverlap { other } => write!(f, "overlaps the effective range of version {other}"),
            Self::DuplicateWord { word } => write!(f, "{word} is used twice"),
            Self::EndsBeforeItBegins => f.write_str("ends before it begins"),
            Self::TooFew { needed, available } => {
                write!(f, "can never be met: {needed} needed and only {available} different ones to choose from")
            }
            Self::RetiredBefore { exam, retired_on } => {
                write!(f, "can never be met: exam {exam} was retired on {retired_on}, before this version begins")
            }
            Self::ClosedBefore { achievement, closed_on } => write!(
                f,
                "can never be met anew: {achievement} could be earned until {closed_on}, before this version begins"
            ),
            Self::LeadsBack { achievement } => {
                write!(f, "can never be held first: every way to {achievement} leads through an exam that asks for it")
            }
            Self::Empty => f.write_str("needs at least one entry"),
            Self::OutOfRange { least, greatest } => write!(f, "must be between {least} and {greatest}"),
            Self::Needs { field } => write!(f, "needs {field} as well"),
            Self::NotAVersion => f.write_str("must be numbers separated by dots, such as 12.1"),
            Self::NotAPlace => {
                f.write_str("must be an exam, a course or an achievement, because one pass may fill one place only")
            }
            Self::TooDeep { greatest } => write!(f, "is nested more than {greatest} deep"),
            Self::NotAscending => f.write_str("must be in ascending order"),
        }
    }
}

impl fmt::Display for CatalogueFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.document, self.code)?;
        if !self.path.is_empty() {
            write!(f, ", {}", self.path)?;
        }
        write!(f, ": {}", self.kind)
    }
}
