//! The booking desk: who may sit when and where.
//!
//! A seat at a time is one person's, and one person is at one place at a time. Both are looked up and taken under the
//! books' one lock, so that two who ask at once cannot both be told yes.

use jiff::Timestamp;
use jiff::civil::{Date, Time};
use serde::{Deserialize, Serialize};

use crate::announce::announce;
use crate::books::{Appointment, Authorization, Books, Change, Kind, Progress, end};
use crate::centre::Centre;
use crate::exam::Exams;
use crate::vendor::{Entry, Refusal};

/// Where and when somebody wants to sit.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Place {
    /// A test centre of the catalogue.
    #[serde(rename = "testCenterID")]
    pub test_center_id: String,
    /// The day by the centre's clock.
    pub date: Date,
    /// One of the times at which exams begin there.
    pub time: Time,
    /// A seat's number from 1; the first free one when none is named.
    #[serde(default)]
    pub seat: Option<u32>,
    /// The voucher that pays for it. Whoever issued it knows whether it is good; here any is taken.
    #[serde(default)]
    pub voucher: Option<String>,
}

/// The longest code of a voucher.
const LONGEST_VOUCHER: usize = 60;

/// The voucher as it is kept.
fn voucher(place: &Place) -> Result<Option<String>, Refusal> {
    let Some(code) = place.voucher.as_deref().map(str::trim).filter(|code| !code.is_empty()) else { return Ok(None) };
    let fits = code.len() <= LONGEST_VOUCHER && code.chars().all(|letter| letter.is_ascii_graphic());
    if fits {
        Ok(Some(code.to_owned()))
    } else {
        Err(Refusal::Malformed("that is not the code of a voucher".to_owned()))
    }
}

fn conflict<T>(reason: impl Into<String>) -> Result<T, Refusal> {
    Err(Refusal::Conflict(reason.into()))
}

/// An appointment by its number.
pub(crate) fn appointment(books: &Books, registration: u64) -> Result<Appointment, Refusal> {
    let found = books.appointments.get(&registration).cloned();
    found.ok_or_else(|| Refusal::NotFound(format!("registration {registration}")))
}

/// An authorization that was not deleted.
pub(crate) fn authorization<'a>(books: &'a Books, id: &str) -> Result<&'a Authorization, Refusal> {
    let found = books.authorizations.get(id).filter(|found| !found.deleted);
    found.ok_or_else(|| Refusal::NotFound(format!("authorization {id}")))
}

/// How many appointments of an authorization are left.
pub(crate) fn left(books: &Books, authorization: &Authorization) -> u32 {
    let kept = books
        .appointments_under(&authorization.client_authorization_id)
        .filter(|one| one.progress != Progress::Cancelled)
        .count();
    authorization.count.saturating_sub(u32::try_from(kept).unwrap_or(u32::MAX))
}

/// The seats of a centre that are free for some time. The appointment that is to be moved does not stand in its own way.
pub(crate) fn free_seats(
    books: &Books,
    centre: Centre,
    start: Timestamp,
    end: Timestamp,
    moved: Option<u64>,
) -> Vec<u32> {
    let taken: Vec<u32> = books
        .appointments
        .values()
        .filter(|one| one.centre == centre.id && one.overlaps(start, end) && Some(one.registration) != moved)
        .map(|one| one.seat)
        .collect();
    (1..=centre.seats).filter(|seat| !taken.contains(seat)).collect()
}

/// Books a seat.
pub(crate) fn book(entry: &mut Entry<'_>, exams: &Exams, id: &str, place: &Place) -> Result<Appointment, Refusal> {
    let authorization = authorization(entry, id)?.clone();
    if left(entry, &authorization) == 0 {
        return conflict(format!("authorization {id} is used up"));
    }
    let voucher = voucher(place)?;
    let registration = entry.next_registration();
    let seat = seat(entry, exams, &authorization, place, None)?;
    let appointment = Appointment {
        registration,
        client_authorization_id: authorization.client_authorization_id,
        client_candidate_id: authorization.client_candidate_id,
        series: authorization.series,
        centre: seat.centre.id.to_owned(),
        seat: seat.number,
        start: seat.start,
        minutes: seat.minutes,
        progress: Progress::Scheduled,
        attempt: 0,
        booked_at: entry.now,
        voucher,
        result: None,
        unfiled: false,
    };
    put(entry, appointment.clone());
    announce(entry, exams, Kind::ModifyAppointment, registration);
    Ok(appointment)
}

/// Moves an appointment to another seat or time.
pub(crate) fn rebook(
    entry: &mut Entry<'_>,
    exams: &Exams,
    registration: u64,
    place: &Place,
) -> Result<Appointment, Refusal> {
    let mut appointment = scheduled(entry, registration)?;
    if voucher(place)?.is_some() {
        return Err(Refusal::Malformed(
            "an appointment is paid for when it is booked, and moves without a voucher".to_owned(),
        ));
    }
    let authorization = authorization(entry, &appointment.client_authorization_id)?.clone();
    let seat = seat(entry, exams, &authorization, place, Some(registration))?;
    seat.centre.id.clone_into(&mut appointment.centre);
    appointment.seat = seat.number;
    appointment.start = seat.start;
    appointment.minutes = seat.minutes;
    put(entry, appointment.clone());
    announce(entry, exams, Kind::ModifyAppointment, registration);
    Ok(appointment)
}

/// Gives a seat back.
pub(crate) fn cancel(entry: &mut Entry<'_>, exams: &Exams, registration: u64) -> Result<Appointment, Refusal> {
    let mut appointment = scheduled(entry, registration)?;
    appointment.progress = Progress::Cancelled;
    put(entry, appointment.clone());
    announce(entry, exams, Kind::CancelAppointment, registration);
    Ok(appointment)
}

/// Lets the candidate sit at once, whenever the appointment was: it is moved to now.
pub(crate) fn begin(entry: &mut Entry<'_>, exams: &Exams, registration: u64) -> Result<Appointment, Refusal> {
    let mut appointment = appointment(entry, registration)?;
    match appointment.progress {
        Progress::Scheduled => {}
        Progress::Begun => return Ok(appointment),
        Progress::Delivered => return conflict("the exam was sat already"),
        Progress::Cancelled => return conflict("the appointment was cancelled"),
    }
    let moved = appointment.start != entry.now;
    appointment.start = entry.now;
    appointment.progress = Progress::Begun;
    put(entry, appointment.clone());
    if moved {
        announce(entry, exams, Kind::ModifyAppointment, registration);
    }
    Ok(appointment)
}

pub(crate) fn put(entry: &mut Entry<'_>, appointment: Appointment) {
    entry.put(Change::Appointment { appointment: Box::new(appointment) });
}

fn scheduled(books: &Books, registration: u64) -> Result<Appointment, Refusal> {
    let appointment = appointment(books, registration)?;
    match appointment.progress {
        Progress::Scheduled => Ok(appointment),
        Progress::Begun => conflict("the exam has begun"),
        Progress::Delivered => conflict("the exam was sat already"),
        Progress::Cancelled => conflict("the appointment was cancelled already"),
    }
}

struct Seat {
    centre: Centre,
    number: u32,
    start: Timestamp,
    minutes: u32,
}

/// Finds the seat that is wanted, when it can be had.
fn seat(
    entry: &Entry<'_>,
    exams: &Exams,
    authorization: &Authorization,
    place: &Place,
    moved: Option<u64>,
) -> Result<Seat, Refusal> {
    let Some(centre) = Centre::find(&place.test_center_id) else {
        return Err(Refusal::NotFound(format!("test centre {}", place.test_center_id)));
    };
    let Some(exam) = exams.find(&authorization.series) else {
        return conflict(format!("exam {} is not delivered", authorization.series));
    };
    if !centre.times(place.date).contains(&place.time) {
        return conflict(format!("no exam begins at {} on {} at {}", place.time, place.date, centre.name));
    }
    let local = place.date.to_datetime(place.time);
    if local < authorization.first || local > authorization.last {
        return conflict(format!(
            "{local} is outside the window of the authorization, {} to {}",
            authorization.first, authorization.last
        ));
    }
    let Some(start) = centre.instant(local) else {
        return conflict("there is no such time");
    };
    if start <= entry.now {
        return conflict("that time has passed");
    }
    let minutes = exam.minutes_with(&authorization.accommodations);
    let end = end(start, minutes);
    let elsewhere = entry.appointments.values().any(|one| {
        one.client_candidate_id == authorization.client_candidate_id
            && one.overlaps(start, end)
            && Some(one.registration) != moved
    });
    if elsewhere {
        return conflict("the candidate has another appointment at that time");
    }
    let free = free_seats(entry, centre, start, end, moved);
    let number = match place.seat {
        Some(seat) if seat == 0 || seat > centre.seats => {
            return Err(Refusal::NotFound(format!("seat {seat} of {}", centre.name)));
        }
        Some(seat) if free.contains(&seat) => seat,
        Some(seat) => return conflict(format!("seat {seat} is taken at that time")),
        None => match free.first() {
            Some(seat) => *seat,
            None => return conflict("all seats are taken at that time"),
        },
    };
    Ok(Seat { centre, number, start, minutes })
}
