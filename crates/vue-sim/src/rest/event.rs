//! Booking events: what the program is told as it happens.

use jiff::{SignedDuration, Timestamp};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::announce::{instant, queue};
use crate::books::{Appointment, Books, Kind};
use crate::centre::Centre;
use crate::vendor::Entry;

/// Puts an event about a booking into the queue, when there is a word for what happened.
pub(crate) fn announce(entry: &mut Entry<'_>, kind: Kind, appointment: &Appointment) {
    let of_booking = || entry.call_backs.values().filter(|told| told.registration == appointment.registration);
    let reason = match (kind, &appointment.result) {
        (Kind::ModifyAppointment, _) if of_booking().next().is_none() => "BOOKING_CREATED",
        (Kind::ModifyAppointment, _) => "BOOKING_RESCHEDULED",
        (Kind::CancelAppointment, _) => "BOOKING_CANCELLED",
        (Kind::ResultNotification | Kind::ModifyResultStatus, Some(result)) if result.no_show => {
            if result.excused {
                "EXCUSED_ABSENT"
            } else {
                "ABSENT"
            }
        }
        (Kind::ResultNotification, Some(_)) => "EXAM_COMPLETED",
        // What becomes of a result afterwards is seen when it is fetched again.
        _ => return,
    };
    // Programs order events by their own time, so that no two of a booking have the same.
    let together = of_booking().filter(|told| told.due_at == entry.now).count();
    let seconds = SignedDuration::from_secs(i64::try_from(together).unwrap_or_default());
    let effective = entry.now.saturating_add(seconds).unwrap_or(entry.now);
    let body = body(entry, appointment, reason, effective).to_string();
    queue(entry, Kind::Booking, appointment.registration, Uuid::new_v4(), &body);
}

fn body(books: &Books, appointment: &Appointment, reason: &str, effective: Timestamp) -> Value {
    let mut body = whose(books, appointment);
    body["change_reason"] = reason.into();
    body["effective_date"] = instant(effective).into();
    body["exam_portions"] = json!([]);
    if let Some(centre) = Centre::find(&appointment.centre) {
        body["location_timezone"] = centre.time_zone.into();
        if centre.online {
            body["delivery_mode"] = "ATLAS_REMOTE_PROCTORED".into();
        } else {
            body["delivery_mode"] = "SITE_PROCTORED".into();
            body["location_code"] = centre.id.into();
            body["location_name"] = centre.name.into();
            body["location_address"] = format!("{}, {}", centre.address, centre.city).into();
        }
    }
    body
}

/// The members that say whose booking it is, for which exam, and when.
pub(super) fn whose(books: &Books, appointment: &Appointment) -> Value {
    let candidate = books.candidates.get(&appointment.client_candidate_id);
    json!({
        "booking_code": appointment.registration.to_string(),
        "booking_on": instant(appointment.start),
        "candidate_id": appointment.client_candidate_id,
        "candidate_fname": candidate.map_or("Unknown", |one| one.first_name.as_str()),
        "candidate_lname": candidate.map_or("Unknown", |one| one.last_name.as_str()),
        "client_eligibility_id": appointment.client_authorization_id,
        "exam_code": appointment.series,
    })
}
