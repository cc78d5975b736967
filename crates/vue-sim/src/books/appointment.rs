//! Appointments, which the vendor calls registrations, and what came of them.

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

/// How far an appointment is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Progress {
    Scheduled,
    /// The candidate sits.
    Begun,
    Delivered,
    Cancelled,
}

/// A seat at a time.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Appointment {
    #[serde(rename = "registrationID")]
    pub(crate) registration: u64,
    #[serde(rename = "clientAuthorizationID")]
    pub(crate) client_authorization_id: String,
    #[serde(rename = "clientCandidateID")]
    pub(crate) client_candidate_id: String,
    pub(crate) series: String,
    #[serde(rename = "testCenterID")]
    pub(crate) centre: String,
    pub(crate) seat: u32,
    pub(crate) start: Timestamp,
    pub(crate) minutes: u32,
    pub(crate) progress: Progress,
    /// Which try at the series it is, of those that were sat.
    pub(crate) attempt: u32,
    pub(crate) booked_at: Timestamp,
    /// The voucher that paid for it.
    #[serde(default)]
    pub(crate) voucher: Option<String>,
    pub(crate) result: Option<ExamResult>,
    /// Whether the result changed since it was last put into a file.
    pub(crate) unfiled: bool,
}

/// When something ends that takes so many minutes.
pub(crate) fn end(start: Timestamp, minutes: u32) -> Timestamp {
    start.saturating_add(SignedDuration::from_mins(i64::from(minutes))).unwrap_or(start)
}

impl Appointment {
    pub(crate) fn end(&self) -> Timestamp {
        end(self.start, self.minutes)
    }

    /// Whether it holds its seat in some of a time.
    pub(crate) fn overlaps(&self, start: Timestamp, end: Timestamp) -> bool {
        self.is_ahead() && self.start < end && start < self.end()
    }

    pub(crate) fn is_ahead(&self) -> bool {
        matches!(self.progress, Progress::Scheduled | Progress::Begun)
    }
}

/// How an exam was graded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Grade {
    Pass,
    Fail,
}

impl Grade {
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Pass => "pass",
            Self::Fail => "fail",
        }
    }
}

/// What a result is worth at present.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Standing {
    Reported,
    Held,
    Released,
    Revoked,
    Reinstated,
}

impl Standing {
    /// Its word in the file's column `Status`.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Reported => "Reported",
            Self::Held => "Held",
            Self::Released => "Released",
            Self::Revoked => "Revoked",
            Self::Reinstated => "Reinstated",
        }
    }
}

/// What came of an appointment.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct ExamResult {
    pub(crate) exam_date: Timestamp,
    pub(crate) minutes_used: u32,
    /// Nothing when the exam was not given.
    pub(crate) score: Option<u32>,
    pub(crate) passing_score: u32,
    /// Nothing when the exam was not given, and when the vendor forgot.
    pub(crate) grade: Option<Grade>,
    pub(crate) no_show: bool,
    /// Whether a no-show had a reason that is accepted.
    #[serde(default)]
    pub(crate) excused: bool,
    pub(crate) nda_refused: bool,
    pub(crate) sections: Vec<Section>,
    pub(crate) standing: Standing,
    /// Since when it has stood so; nothing while it stands as reported.
    #[serde(default)]
    pub(crate) standing_at: Option<Timestamp>,
}

/// What came of a section of an exam.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Section {
    pub(crate) name: String,
    pub(crate) score: u32,
    pub(crate) correct: u32,
    pub(crate) incorrect: u32,
    pub(crate) skipped: u32,
}
