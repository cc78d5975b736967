//! Bookings at exam-delivery vendors, as the vendors told of them.

use std::sync::Arc;

use contract::appointment::{AppointmentState, AppointmentView, CentreView, Delivery};
use contract::problem::ProblemCode;
use domain::id::AppointmentId;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};
use language::Language;
use language::text::{decision as say, problem as text};

use super::calendar_file::CalendarFile;
use super::catalogue::{self, Revision};
use super::exam_vendors::Vendors;
use super::mail::Template;
use super::notice;
use crate::access::Principal;
use crate::app::App;
use crate::error::Error;
use crate::store;
use crate::store::appointments::Appointment;

/// How long before an exam its candidate is reminded.
const REMIND_BEFORE: SignedDuration = SignedDuration::from_hours(48);

/// A candidate's bookings, the latest first.
///
/// # Errors
/// When the database fails.
pub async fn list(app: &Arc<App>, who: &Principal) -> Result<Vec<AppointmentView>, Error> {
    let candidate = who.candidate()?;
    let (now, worker) = (app.clock.now(), Arc::clone(app));
    app.db
        .read(move |conn| {
            let revision = worker.catalogue.current(conn)?;
            let people = store::candidates::with_merged(conn, candidate)?;
            let booked = store::appointments::of_candidates(conn, &people)?;
            Ok(booked.iter().map(|booked| view(booked, &worker.vendors, &revision, now)).collect())
        })
        .await
}

/// A booking as a calendar file, in that language.
///
/// # Errors
/// [`ProblemCode::NotFound`] when there is none of that id, or it is somebody else's.
pub async fn find_calendar(
    app: &Arc<App>,
    who: &Principal,
    id: AppointmentId,
    language: Language,
) -> Result<String, Error> {
    let candidate = who.candidate()?;
    let (now, worker) = (app.clock.now(), Arc::clone(app));
    let (booked, version) = app
        .db
        .read(move |conn| {
            let revision = worker.catalogue.current(conn)?;
            let people = store::candidates::with_merged(conn, candidate)?;
            let found = store::appointments::find(conn, id)?.filter(|found| people.contains(&found.candidate));
            let found = found.ok_or_else(|| Error::of(ProblemCode::NotFound).detail(text::no_appointment()))?;
            Ok::<_, Error>((view(&found, &worker.vendors, &revision, now), found.event_at))
        })
        .await?;
    let place = match (&booked.centre, booked.delivery) {
        (Some(centre), Delivery::TestCentre) => {
            let parts = [Some(&centre.name), centre.address.as_ref(), centre.city.as_ref()];
            parts.into_iter().flatten().map(String::as_str).collect::<Vec<_>>().join(", ")
        }
        _ => say::appointment_online().text(language),
    };
    let link = app.config.server.public_url.join(&match booked.authorization {
        Some(authorization) => format!("/exams/authorizations/{authorization}"),
        None => "/exams".to_owned(),
    });
    Ok(CalendarFile {
        id: &format!("{id}@{}", app.config.server.public_url.host()),
        at: now,
        changed_at: version,
        sequence: booked.changes,
        cancelled: booked.state == AppointmentState::Cancelled,
        starts_at: booked.starts_at,
        ends_at: booked.ends_at,
        summary: &booked.title,
        place: &place,
        description: &say::appointment_description(&booked.exam, &booked.registration_id, &booked.vendor_name)
            .text(language),
        link: &link,
    }
    .to_string())
}

/// Reminds those whose exam is near.
///
/// # Errors
/// When the database fails; those that were reminded before stay so.
pub fn remind(app: &App) -> Result<usize, Error> {
    let now = app.clock.now();
    app.db.write_blocking(|conn| {
        store::take_turn(conn)?;
        let revision = app.catalogue.current(conn)?;
        let near = store::appointments::to_remind(conn, now, now + REMIND_BEFORE, 200)?;
        let count = near.len();
        for mut booked in near {
            let view = view(&booked, &app.vendors, &revision, now);
            booked.reminded_at = Some(now);
            store::appointments::update(conn, &booked)?;
            let centre = view.centre.filter(|_| !booked.online);
            let place = centre.map_or_else(String::new, |centre| {
                [Some(centre.name), centre.city].into_iter().flatten().collect::<Vec<_>>().join(", ")
            });
            let there = zone(&booked).map(|zone| zone.to_datetime(booked.starts_at));
            let page = booked.authorization.map_or("/exams".to_owned(), |id| format!("/exams/authorizations/{id}"));
            let template = Template::AppointmentNear {
                exam: view.title,
                at: booked.starts_at,
                there: there.filter(|_| !place.is_empty()),
                place,
                link: app.config.server.public_url.join(&page),
            };
            notice::tell_candidate(app, conn, booked.candidate, template)?;
        }
        Ok(count)
    })
}

/// A booking as its candidate sees it.
pub(super) fn view(booked: &Appointment, vendors: &Vendors, revision: &Revision, now: Timestamp) -> AppointmentView {
    let ends_at = booked.starts_at + SignedDuration::from_mins(i64::from(booked.minutes));
    let title = catalogue::exam_title(&revision.catalogue, &booked.exam);
    // As everything else names countries.
    let named = |alpha3: String| {
        let country = places::countries().iter().find(|country| country.alpha3 == alpha3);
        country.map_or(alpha3, |country| country.code.to_string())
    };
    let centre = booked.centre.clone().and_then(|centre| serde_json::from_value::<CentreView>(centre).ok());
    AppointmentView {
        id: booked.id,
        authorization: booked.authorization,
        vendor: booked.vendor.clone(),
        vendor_name: vendors.name(&booked.vendor).to_owned(),
        registration_id: booked.registration_id.clone(),
        exam: booked.exam.to_string(),
        title,
        state: if booked.cancelled {
            AppointmentState::Cancelled
        } else if ends_at <= now {
            AppointmentState::Past
        } else {
            AppointmentState::Booked
        },
        starts_at: booked.starts_at,
        ends_at,
        starts_there: zone(booked).map(|zone| zone.to_datetime(booked.starts_at).to_string()),
        time_zone: booked.time_zone.clone(),
        delivery: if booked.online { Delivery::Online } else { Delivery::TestCentre },
        centre: centre.map(|centre| CentreView { country: centre.country.map(named), ..centre }),
        changes: booked.changes,
        booked_at: booked.booked_at,
    }
}

/// The time zone of where it is sat.
fn zone(booked: &Appointment) -> Option<TimeZone> {
    TimeZone::get(booked.time_zone.as_deref()?).ok()
}
