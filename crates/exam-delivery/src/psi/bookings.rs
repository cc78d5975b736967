//! Booking events: what PSI tells us as it happens, by a `PUT` of JSON to an address of ours.
//!
//! Members and words are those of PSI's public documentation. An event has no ID of its own there, so that it is told
//! from others by the booking, what happened, and when; and events of one booking are ordered by that time, as PSI says,
//! not by arrival. How an event proves itself PSI leaves to the two sides. Here it is the plainest way: a secret that
//! both know, as a bearer token (RFC 6750) over HTTPS. Nothing in it is bound to the body, so that whoever sees the
//! secret can say anything.

use hmac::{Hmac, KeyInit as _, Mac as _};
use sha2::Sha256;

use super::results::{occurred_at, result, whose};
use crate::fault::{CallBackFault, RowReason};
use crate::json::{Body, object};
use crate::pearson::row::{MAX_TEXT, is_code_byte};
use crate::port::{AppointmentEvent, AppointmentState, CallBack, Centre, Delivery, Event};
use crate::result::Outcome;

/// The last part of the address to which booking events go.
pub const KIND: &str = "booking";

/// Longest body that is read, in bytes.
pub const MAX_BODY: usize = 64 << 10;

/// Whether a bearer token is the secret, in a time that does not depend on how much of it is right.
///
/// Nothing is proved where the secret is blank.
pub fn proves(token: &str, secret: &[u8]) -> bool {
    let mac = |text: &[u8]| {
        let mut mac = Hmac::<Sha256>::new_from_slice(secret).expect("a key of HMAC may have any length");
        mac.update(text);
        mac
    };
    let right = mac(secret).finalize().into_bytes();
    !secret.is_empty() && mac(token.as_bytes()).verify(&right).is_ok()
}

/// Reads the body of a booking event.
///
/// # Errors
/// The first [`CallBackFault`] found.
pub fn read(body: &[u8]) -> Result<CallBack, CallBackFault> {
    let raw = object(body, MAX_BODY)?;
    let root = Body::root(&raw);
    let (reason, event) = understand(&root)?;
    let code = root.code("/booking_code", "PSI's code of the booking")?;
    let event_id = format!("{code}/{reason}/{}", occurred_at(&root)?);
    Ok(CallBack { event_id, event, raw })
}

const REASONS: &str =
    "BOOKING_CREATED, BOOKING_CANCELLED, BOOKING_RESCHEDULED, EXAM_COMPLETED, EXCUSED_ABSENT or ABSENT";

fn understand(body: &Body<'_>) -> Result<(&'static str, Event), CallBackFault> {
    let occurred_at = occurred_at(body)?;
    let absent = |excused| result(KIND, body, occurred_at, Outcome::NoShow { excused }, None).map(Event::Result);
    let reason = body.required("/change_reason", 40, REASONS)?;
    Ok(match reason.as_str() {
        "BOOKING_CREATED" => ("BOOKING_CREATED", appointment(body, AppointmentState::Booked)?),
        "BOOKING_RESCHEDULED" => ("BOOKING_RESCHEDULED", appointment(body, AppointmentState::Booked)?),
        "BOOKING_CANCELLED" => ("BOOKING_CANCELLED", appointment(body, AppointmentState::Cancelled)?),
        "EXAM_COMPLETED" => ("EXAM_COMPLETED", appointment(body, AppointmentState::Kept)?),
        "ABSENT" => ("ABSENT", absent(false)?),
        "EXCUSED_ABSENT" => ("EXCUSED_ABSENT", absent(true)?),
        _ => return Err(body.fault("/change_reason", RowReason::UnknownWord { expected: REASONS })),
    })
}

fn appointment(body: &Body<'_>, state: AppointmentState) -> Result<Event, CallBackFault> {
    let starts_at = body.time("/booking_on")?;
    if state == AppointmentState::Booked && starts_at.is_none() {
        return Err(body.blank("/booking_on", "the start of the booking"));
    }
    Ok(Event::Appointment(AppointmentEvent {
        whose: whose(body)?,
        occurred_at: occurred_at(body)?,
        state,
        series_code: body.code("/exam_code", "the code of the exam")?,
        starts_at,
        // With another name than an IANA one the place's own time is not known, and the instant is all the same.
        time_zone: body.text("/location_timezone", MAX_TEXT)?.filter(|name| is_zone(name)),
        minutes: None,
        delivery: delivery(body)?,
        centre: centre(body)?,
    }))
}

fn is_zone(name: &str) -> bool {
    let letters = |byte: u8| is_code_byte(byte) || matches!(byte, b'/' | b'+');
    name.len() <= 64 && name.bytes().all(letters) && (name.contains('/') || name == "UTC")
}

fn delivery(body: &Body<'_>) -> Result<Option<Delivery>, CallBackFault> {
    const MEMBER: &str = "/delivery_mode";
    match body.text(MEMBER, 40)?.as_deref() {
        None => Ok(None),
        Some("SITE_PROCTORED") => Ok(Some(Delivery::TestCentre)),
        Some("ATLAS_REMOTE_PROCTORED") => Ok(Some(Delivery::Online)),
        Some(_) => {
            let expected = "SITE_PROCTORED or ATLAS_REMOTE_PROCTORED";
            Err(body.fault(MEMBER, RowReason::UnknownWord { expected }))
        }
    }
}

/// The place, where the exam has one.
fn centre(body: &Body<'_>) -> Result<Option<Centre>, CallBackFault> {
    let Some(code) = body.text("/location_code", MAX_TEXT)? else { return Ok(None) };
    let name = body.text("/location_name", MAX_TEXT)?.unwrap_or_else(|| code.clone());
    let address = body.text("/location_address", MAX_TEXT)?;
    Ok(Some(Centre { code, name, address, city: None, country: None, phone: None }))
}
