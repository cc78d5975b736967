//! What is wrong with a body that a vendor sent to us.

use thiserror::Error;

use super::RowReason;

/// Why the body of a call-back is not understood.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum CallBackFault {
    /// The body is longer than any call-back.
    #[error("the body is larger than {max} bytes, the most that is accepted")]
    TooLarge {
        /// The limit in bytes.
        max: usize,
    },
    /// The body is no JSON object.
    #[error("the body is not a JSON object ({detail})")]
    NotJson {
        /// What gave it away.
        detail: String,
    },
    /// The body is of another kind than its address.
    #[error("eventType is {found:?}; {expected} is expected at this address")]
    OtherKind {
        /// The type that belongs to the address.
        expected: &'static str,
        /// The type that was found, shortened.
        found: String,
    },
    /// There is not exactly one exam.
    #[error("exams.exam has {found} exams; exactly one is expected")]
    ExamCount {
        /// How many there are.
        found: usize,
    },
    /// There are more sections than any exam has.
    #[error("the result has {found} sections; at most {max} are accepted")]
    TooManySections {
        /// The limit.
        max: usize,
        /// How many there are.
        found: usize,
    },
    /// The text is no point in time.
    #[error("{member}: {value:?} is no date and time with an offset from UTC, such as 2026-11-29T17:00:00Z")]
    NotATime {
        /// The path of the member.
        member: String,
        /// The value, shortened.
        value: String,
    },
    /// A member is not as expected.
    #[error("{member}: {}{reason}", .value.as_ref().map(|value| format!("{value:?} ")).unwrap_or_default())]
    Member {
        /// The path of the member, such as `appointment.status`.
        member: String,
        /// The value, shortened.
        value: Option<String>,
        /// What is wrong with it.
        reason: RowReason,
    },
}
