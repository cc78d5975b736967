//! Choosing a centre, a day, and a seat at a time.

use actix_web::http::StatusCode;
use actix_web::web::{Data, Form, Path, Query};
use actix_web::{HttpRequest, HttpResponse, get, post, web};
use jiff::civil::{Date, Time};
use serde::Deserialize;

use super::candidate::{exam_name, own, own_authorization, way_back, when_and_where};
use super::page::{Answer, Text, html, see_other};
use super::session::Session;
use crate::books::{Authorization, end};
use crate::centre::{CENTRES, Centre};
use crate::desk::{self, Place};
use crate::sim::Office;
use crate::vendor::Refusal;

pub(super) fn routes(config: &mut web::ServiceConfig) {
    config.service(choose).service(book).service(choose_again).service(change);
}

/// What was chosen so far. All of it comes from a form and may be anything.
#[derive(Debug, Default, Deserialize)]
struct Chosen {
    #[serde(default)]
    centre: String,
    #[serde(default)]
    date: String,
    /// A time and a seat, `09:00/2`.
    #[serde(default)]
    seat: String,
    #[serde(default)]
    voucher: String,
}

impl Chosen {
    fn place(&self) -> Result<Place, Refusal> {
        let parts = self
            .seat
            .split_once('/')
            .and_then(|(time, seat)| Some((time.parse::<Time>().ok()?, seat.parse::<u32>().ok()?)));
        let (Ok(date), Some((time, seat))) = (self.date.parse::<Date>(), parts) else {
            return Err(Refusal::Malformed("choose a day and a seat".to_owned()));
        };
        Ok(Place {
            test_center_id: self.centre.clone(),
            date,
            time,
            seat: Some(seat),
            voucher: Some(self.voucher.clone()),
        })
    }
}

#[get("/schedule/book/{authorization}")]
async fn choose(office: Data<Office>, request: HttpRequest, id: Path<String>, chosen: Query<Chosen>) -> Answer {
    let session = office.sessions.of(&request)?;
    let authorization = office.vendor.read(|books, _| own_authorization(books, &session, &id))?;
    Ok(form(&office, &session, &authorization, None, &chosen, None))
}

#[post("/schedule/book/{authorization}")]
async fn book(office: Data<Office>, request: HttpRequest, id: Path<String>, chosen: Form<Chosen>) -> Answer {
    let session = office.sessions.of(&request)?;
    let authorization = office.vendor.read(|books, _| own_authorization(books, &session, &id))?;
    let exams = &office.vendor.settings.exams;
    let booked =
        chosen.place().and_then(|place| office.vendor.write("booked", |entry| desk::book(entry, exams, &id, &place)));
    Ok(match booked {
        Ok(_) => see_other("/schedule"),
        Err(refusal) => form(&office, &session, &authorization, None, &chosen, Some(&refusal)),
    })
}

#[get("/schedule/change/{registration}")]
async fn choose_again(office: Data<Office>, request: HttpRequest, number: Path<u64>, chosen: Query<Chosen>) -> Answer {
    let session = office.sessions.of(&request)?;
    let authorization = authorization_of(&office, &session, *number)?;
    Ok(form(&office, &session, &authorization, Some(*number), &chosen, None))
}

#[post("/schedule/change/{registration}")]
async fn change(office: Data<Office>, request: HttpRequest, number: Path<u64>, chosen: Form<Chosen>) -> Answer {
    let session = office.sessions.of(&request)?;
    let authorization = authorization_of(&office, &session, *number)?;
    let exams = &office.vendor.settings.exams;
    let moved = chosen
        .place()
        .and_then(|place| office.vendor.write("rebooked", |entry| desk::rebook(entry, exams, *number, &place)));
    Ok(match moved {
        Ok(_) => see_other("/schedule"),
        Err(refusal) => form(&office, &session, &authorization, Some(*number), &chosen, Some(&refusal)),
    })
}

fn authorization_of(office: &Office, session: &Session, registration: u64) -> Result<Authorization, Refusal> {
    office.vendor.read(|books, _| {
        let id = own(books, session, registration)?.client_authorization_id;
        own_authorization(books, session, &id)
    })
}

fn form(
    office: &Office,
    session: &Session,
    authorization: &Authorization,
    moved: Option<u64>,
    chosen: &Chosen,
    refusal: Option<&Refusal>,
) -> HttpResponse {
    let title = if moved.is_some() { "Change an appointment" } else { "Book an exam" };
    let exams = &office.vendor.settings.exams;
    let mut body = format!(
        "<h1>{title}</h1><p>{} <code>{}</code>, from {} to {}.</p>",
        Text(exam_name(exams, &authorization.series)),
        Text(&authorization.series),
        authorization.first.strftime("%-d %B %Y"),
        authorization.last.strftime("%-d %B %Y"),
    );
    let today = office.vendor.read(|books, now| {
        if let Some(appointment) = moved.and_then(|number| books.appointments.get(&number)) {
            body += &format!("<p>At present: {}.</p>", Text(when_and_where(appointment)));
        }
        now.to_zoned_datetime(jiff::tz::TimeZone::UTC).date()
    });
    if let Some(refusal) = refusal {
        let said = Text(refusal);
        body += &format!(
            "<p class=\"notice bad\" role=\"alert\">Nothing was booked: {said}. Choose another seat or time.</p>"
        );
    }
    let date = chosen.date.parse::<Date>().ok();
    let first_day = authorization.first.date().max(today.tomorrow().unwrap_or(today));
    let shown_day = date.unwrap_or(first_day);
    let options: String = CENTRES
        .iter()
        .map(|centre| {
            let selected = if centre.id == chosen.centre { " selected" } else { "" };
            format!(
                "<option value=\"{}\"{selected}>{} – {} ({})</option>",
                centre.id,
                Text(centre.city),
                Text(centre.name),
                centre.time_zone
            )
        })
        .collect();
    body += &format!(
        "<form method=\"get\" class=\"stack\"><label for=\"centre\">Test centre</label>\
         <select id=\"centre\" name=\"centre\">{options}</select>\
         <label for=\"date\">Day</label>\
         <input id=\"date\" name=\"date\" type=\"date\" required value=\"{shown_day}\" min=\"{today}\" max=\"{}\">\
         <button class=\"quiet\">Show free seats</button></form>",
        authorization.last.date()
    );
    if let (Some(centre), Some(date)) = (Centre::find(&chosen.centre), date) {
        body += &seats(office, authorization, moved, centre, date, chosen);
    }
    body += "<p><a href=\"/schedule\">Back to your exams</a></p>";
    let status = if refusal.is_some() { StatusCode::CONFLICT } else { StatusCode::OK };
    html(status, title, &(body + &way_back(session)))
}

fn seats(
    office: &Office,
    authorization: &Authorization,
    moved: Option<u64>,
    centre: Centre,
    date: Date,
    chosen: &Chosen,
) -> String {
    let Some(exam) = office.vendor.settings.exams.find(&authorization.series) else { return String::new() };
    let minutes = exam.minutes_with(&authorization.accommodations);
    let rows = office.vendor.read(|books, now| {
        let mut rows = String::new();
        for time in centre.times(date) {
            let local = date.to_datetime(time);
            let Some(start) = centre.instant(local) else { continue };
            if start <= now || local < authorization.first || local > authorization.last {
                continue;
            }
            let clock = time.strftime("%H:%M");
            rows += &format!("<fieldset><legend>{clock}</legend>");
            let free = desk::free_seats(books, centre, start, end(start, minutes), moved);
            if free.is_empty() {
                rows += "<p>All seats are taken.</p>";
            }
            for seat in free {
                rows += &format!(
                    "<label class=\"seat\"><input type=\"radio\" name=\"seat\" value=\"{clock}/{seat}\" required> Seat \
                     {seat}</label>"
                );
            }
            rows += "</fieldset>";
        }
        rows
    });
    if rows.is_empty() {
        return "<p class=\"notice\">There is no free seat on that day within the dates of the exam. Choose another \
                day.</p>"
            .to_owned();
    }
    // One that is moved is paid for.
    let voucher = if moved.is_some() {
        String::new()
    } else {
        format!(
            "<label for=\"voucher\">Voucher, if you have one</label>\
             <input id=\"voucher\" name=\"voucher\" autocomplete=\"off\" value=\"{}\">",
            Text(&chosen.voucher)
        )
    };
    format!(
        "<h2>Free seats on {day} in {city}</h2><p>{address}. Times are those of {zone}; the exam takes {minutes} \
         minutes.</p><form method=\"post\"><input type=\"hidden\" name=\"centre\" value=\"{id}\">\
         <input type=\"hidden\" name=\"date\" value=\"{date}\">{rows}{voucher}<button>{verb}</button></form>",
        day = date.strftime("%A %-d %B %Y"),
        city = Text(centre.city),
        address = Text(centre.address),
        zone = centre.time_zone,
        id = centre.id,
        verb = if moved.is_some() { "Move the appointment" } else { "Book this seat" },
    )
}
