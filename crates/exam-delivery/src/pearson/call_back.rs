//! Call-backs: what the vendor posts to us as it happens, as JSON.
//!
//! The names of kinds and of a few members are as seen in a published receiver; the rest of the body is our own
//! assumption, as the vendor's description is not public. Members that are not known are tolerated. What cannot be
//! understood is a fault of one member, and the receiver should keep the body all the same.
//!
//! A result is read by the rules of result files, so that one exam cannot end in two ways by two ways of telling.

pub mod bearer;
mod result;

pub use crate::fault::CallBackFault;
use crate::fault::RowReason;
use crate::json::{Body, object};
pub use crate::port::CallBack;
use crate::port::{
    AppointmentEvent, AppointmentState, Centre, Delivery, Event, ResultChange, ResultStatusEvent, Whose,
};

/// Longest body that is read, in bytes. A result with a hundred sections has about 12 000.
pub const MAX_BODY: usize = 64 << 10;

/// A kind of call-back. Each has its own address.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// There is a result.
    ResultNotification,
    /// A result is held.
    PlaceHold,
    /// A hold ended.
    ReleaseHold,
    /// A result has another outcome.
    ModifyResultStatus,
    /// A result is taken back.
    RevokeResult,
    /// A result that was taken back counts again.
    UnrevokeResult,
    /// There is an appointment, a new or a changed one.
    ModifyAppointment,
    /// There is no appointment any more.
    CancelAppointment,
}

impl Kind {
    /// Every kind.
    pub const ALL: [Self; 8] = [
        Self::ResultNotification,
        Self::PlaceHold,
        Self::ReleaseHold,
        Self::ModifyResultStatus,
        Self::RevokeResult,
        Self::UnrevokeResult,
        Self::ModifyAppointment,
        Self::CancelAppointment,
    ];

    /// Reads the last part of a call-back's address.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == word)
    }

    /// The last part of the call-back's address.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::ResultNotification => "resultNotification",
            Self::PlaceHold => "placeHold",
            Self::ReleaseHold => "releaseHold",
            Self::ModifyResultStatus => "modifyResultStatus",
            Self::RevokeResult => "revokeResult",
            Self::UnrevokeResult => "unrevokeResult",
            Self::ModifyAppointment => "modifyAppointment",
            Self::CancelAppointment => "cancelAppointment",
        }
    }

    /// The `eventType` in the body.
    pub fn event_type(self) -> &'static str {
        match self {
            Self::ResultNotification => "RESULT_AVAILABLE",
            Self::PlaceHold => "RESULT_HELD",
            Self::ReleaseHold => "RESULT_RELEASED",
            Self::ModifyResultStatus => "RESULT_STATUS_MODIFIED",
            Self::RevokeResult => "RESULT_REVOKED",
            Self::UnrevokeResult => "RESULT_UNREVOKED",
            Self::ModifyAppointment => "APPOINTMENT_MODIFIED",
            Self::CancelAppointment => "APPOINTMENT_CANCELLED",
        }
    }
}

/// Reads the body of a call-back.
///
/// # Errors
/// The first [`CallBackFault`] found.
pub fn read(kind: Kind, body: &[u8]) -> Result<CallBack, CallBackFault> {
    let raw = object(body, MAX_BODY)?;
    let root = Body::root(&raw);
    let event_id = root.code("/eventId", "the event's ID")?;
    let told = root.required("/eventType", 40, kind.event_type())?;
    if told != kind.event_type() {
        return Err(CallBackFault::OtherKind { expected: kind.event_type(), found: crate::fault::shortened(&told) });
    }
    let event = understand(kind, &root)?;
    Ok(CallBack { event_id, event, raw })
}

fn understand(kind: Kind, body: &Body<'_>) -> Result<Event, CallBackFault> {
    let whose = whose(body)?;
    let occurred_at = body.time("/eventTime")?.ok_or_else(|| body.blank("/eventTime", "the time of the event"))?;
    let status = |status| Ok(Event::ResultStatus(ResultStatusEvent { whose: whose.clone(), occurred_at, status }));
    match kind {
        Kind::PlaceHold => status(ResultChange::Held),
        Kind::ReleaseHold => status(ResultChange::Released),
        Kind::RevokeResult => status(ResultChange::Revoked),
        Kind::UnrevokeResult => status(ResultChange::Reinstated),
        Kind::ResultNotification => result::read(kind, body, whose, occurred_at).map(Event::Result),
        Kind::ModifyResultStatus => result::read(kind, body, whose, occurred_at).map(Event::Result),
        Kind::ModifyAppointment | Kind::CancelAppointment => {
            let state = state(kind, body)?;
            let starts_at = body.time("/appointment/startTime")?;
            if state == AppointmentState::Booked && starts_at.is_none() {
                return Err(body.blank("/appointment/startTime", "the start of the appointment"));
            }
            Ok(Event::Appointment(AppointmentEvent {
                whose,
                occurred_at,
                state,
                series_code: body.code("/appointment/examSeriesCode", "the code of the exam")?,
                starts_at,
                time_zone: body.text("/appointment/timeZone", 64)?,
                minutes: body.number("/appointment/durationMinutes")?,
                delivery: delivery(body)?,
                centre: centre(body)?,
            }))
        }
    }
}

fn whose(body: &Body<'_>) -> Result<Whose, CallBackFault> {
    use super::row::{MAX_ID, MAX_TEXT};
    Ok(Whose {
        client_candidate_id: body.text("/clientCandidateID", MAX_ID)?,
        client_authorization_id: body.text("/authorization/clientAuthorizationID", MAX_ID)?,
        registration_id: body.code("/registrationID", "the vendor's number of the registration")?,
        vendor_candidate_id: body.text("/candidate/candidateID", MAX_ID)?,
        first_name: body.text("/candidate/candidateName/firstName", MAX_TEXT)?,
        last_name: body.text("/candidate/candidateName/lastName", MAX_TEXT)?,
    })
}

fn state(kind: Kind, body: &Body<'_>) -> Result<AppointmentState, CallBackFault> {
    const MEMBER: &str = "/appointment/status";
    match (body.text(MEMBER, 40)?.as_deref(), kind) {
        (Some("CANCELLED"), _) | (None, Kind::CancelAppointment) => Ok(AppointmentState::Cancelled),
        (Some("SCHEDULED"), Kind::CancelAppointment) => {
            let rule = "a cancelled appointment is not scheduled";
            Err(body.fault(MEMBER, RowReason::Contradiction { other: "eventType", rule }))
        }
        (Some("SCHEDULED"), _) => Ok(AppointmentState::Booked),
        (None, _) => Err(body.blank(MEMBER, "SCHEDULED or CANCELLED")),
        (Some(_), _) => Err(body.fault(MEMBER, RowReason::UnknownWord { expected: "SCHEDULED or CANCELLED" })),
    }
}

fn delivery(body: &Body<'_>) -> Result<Option<Delivery>, CallBackFault> {
    const MEMBER: &str = "/appointment/deliveryMode";
    match body.text(MEMBER, 40)?.as_deref() {
        None => Ok(None),
        Some("TEST_CENTER") => Ok(Some(Delivery::TestCentre)),
        Some("ONLINE") => Ok(Some(Delivery::Online)),
        Some(_) => Err(body.fault(MEMBER, RowReason::UnknownWord { expected: "TEST_CENTER or ONLINE" })),
    }
}

fn centre(body: &Body<'_>) -> Result<Option<Centre>, CallBackFault> {
    use super::row::MAX_TEXT;
    if body.is_absent("/appointment/testCenter") {
        return Ok(None);
    }
    Ok(Some(Centre {
        code: body.code("/appointment/testCenter/testCenterID", "the code of the test centre")?,
        name: body.required("/appointment/testCenter/name", MAX_TEXT, "the name of the test centre")?,
        address: body.text("/appointment/testCenter/address", MAX_TEXT)?,
        city: body.text("/appointment/testCenter/city", MAX_TEXT)?,
        country: body.text("/appointment/testCenter/country", MAX_TEXT)?,
        phone: body.text("/appointment/testCenter/phone", MAX_TEXT)?,
    }))
}
