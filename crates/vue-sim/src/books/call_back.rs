//! What is told to the program as it happens, and how often that was tried.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// What happened. Each kind has its own address.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) enum Kind {
    ResultNotification,
    PlaceHold,
    ReleaseHold,
    ModifyResultStatus,
    RevokeResult,
    UnrevokeResult,
    ModifyAppointment,
    CancelAppointment,
    /// Whatever happened to a booking; the body says what.
    Booking,
    /// A result of an engine.
    Result,
}

impl Kind {
    /// The last part of the address.
    pub(crate) fn path(self) -> &'static str {
        match self {
            Self::ResultNotification => "resultNotification",
            Self::PlaceHold => "placeHold",
            Self::ReleaseHold => "releaseHold",
            Self::ModifyResultStatus => "modifyResultStatus",
            Self::RevokeResult => "revokeResult",
            Self::UnrevokeResult => "unrevokeResult",
            Self::ModifyAppointment => "modifyAppointment",
            Self::CancelAppointment => "cancelAppointment",
            Self::Booking => "booking",
            Self::Result => "result",
        }
    }

    pub(crate) fn event_type(self) -> &'static str {
        match self {
            Self::ResultNotification => "RESULT_AVAILABLE",
            Self::PlaceHold => "RESULT_HELD",
            Self::ReleaseHold => "RESULT_RELEASED",
            Self::ModifyResultStatus => "RESULT_STATUS_MODIFIED",
            Self::RevokeResult => "RESULT_REVOKED",
            Self::UnrevokeResult => "RESULT_UNREVOKED",
            Self::ModifyAppointment => "APPOINTMENT_MODIFIED",
            Self::CancelAppointment => "APPOINTMENT_CANCELLED",
            Self::Booking => "BOOKING",
            Self::Result => "RESULT",
        }
    }
}

/// Something to tell the program.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct CallBack {
    pub(crate) id: u64,
    #[serde(rename = "eventID")]
    pub(crate) event_id: Uuid,
    pub(crate) kind: Kind,
    #[serde(rename = "registrationID")]
    pub(crate) registration: u64,
    /// The body as it is sent, byte for byte the same in every attempt.
    pub(crate) body: String,
    pub(crate) due_at: Timestamp,
    /// Waits for the one that follows it, as the fault wants.
    pub(crate) behind_next: bool,
    pub(crate) attempts: u32,
    pub(crate) next_attempt_at: Timestamp,
    pub(crate) last_answer: String,
    pub(crate) delivered_at: Option<Timestamp>,
}

/// One try to tell it.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Attempt {
    pub(crate) at: Timestamp,
    pub(crate) taken: bool,
    pub(crate) answer: String,
    pub(crate) next_attempt_at: Timestamp,
}

impl CallBack {
    pub(super) fn tried(&mut self, attempt: Attempt) {
        self.attempts += 1;
        self.last_answer = attempt.answer;
        self.next_attempt_at = attempt.next_attempt_at;
        self.delivered_at = attempt.taken.then_some(attempt.at);
    }

    /// How long to wait after the next failure: a second, doubled each time up to five minutes.
    pub(crate) fn back_off_seconds(&self) -> i64 {
        1_i64.checked_shl(self.attempts.min(16)).map_or(300, |seconds| seconds.min(300))
    }
}
