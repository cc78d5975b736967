//! A candidate's first page: what can be booked, and what was.

use actix_web::web::{Data, Path};
use actix_web::{HttpRequest, get, post, web};

use super::page::{Answer, Text, ok, see_other};
use super::session::Session;
use crate::books::{Appointment, Authorization, Books, Progress};
use crate::centre::Centre;
use crate::desk;
use crate::exam::Exams;
use crate::sim::Office;
use crate::vendor::Refusal;

pub(super) fn routes(config: &mut web::ServiceConfig) {
    config.service(schedule).service(cancel).service(sign_out);
}

/// An appointment of the candidate whose session it is; nobody else's is there at all.
pub(super) fn own(books: &Books, session: &Session, registration: u64) -> Result<Appointment, Refusal> {
    let found = desk::appointment(books, registration)?;
    if found.client_candidate_id == session.candidate {
        Ok(found)
    } else {
        Err(Refusal::NotFound(format!("registration {registration}")))
    }
}

/// An authorization of the candidate whose session it is.
pub(super) fn own_authorization(books: &Books, session: &Session, id: &str) -> Result<Authorization, Refusal> {
    let found = desk::authorization(books, id)?;
    if found.client_candidate_id == session.candidate {
        Ok(found.clone())
    } else {
        Err(Refusal::NotFound(format!("authorization {id}")))
    }
}

/// The way back, below every page of a candidate.
pub(super) fn way_back(session: &Session) -> String {
    format!(
        "<nav class=\"back\" aria-label=\"Leave\"><a href=\"{}\">Return to the program</a>\
         <form method=\"post\" action=\"/schedule/sign-out\"><button class=\"quiet\">Sign out</button></form></nav>",
        Text(&session.return_url)
    )
}

/// When and where, in words.
pub(super) fn when_and_where(appointment: &Appointment) -> String {
    match Centre::find(&appointment.centre) {
        Some(centre) => format!(
            "{} ({}), {}, {}, seat {}",
            centre.local(appointment.start).strftime("%A %-d %B %Y, %H:%M"),
            centre.time_zone,
            centre.name,
            centre.city,
            appointment.seat
        ),
        None => appointment.start.to_string(),
    }
}

pub(super) fn exam_name(exams: &Exams, series: &str) -> String {
    exams.find(series).map_or_else(|| series.to_owned(), |exam| exam.name)
}

#[get("/schedule")]
async fn schedule(office: Data<Office>, request: HttpRequest) -> Answer {
    let session = office.sessions.of(&request)?;
    let exams = &office.vendor.settings.exams;
    let body = office.vendor.read(|books, _| {
        let name = books.candidates.get(&session.candidate);
        let name = name.map(|one| format!("{} {}", one.first_name, one.last_name)).unwrap_or_default();
        let mut body = format!("<h1>Your exams</h1><p>Signed in as <strong>{}</strong>.</p>", Text(name));
        body += "<h2>Appointments</h2>";
        let own = books.appointments.values().rev().filter(|one| one.client_candidate_id == session.candidate);
        let cards: String = own.map(|one| appointment_card(one, exams)).collect();
        body += if cards.is_empty() { "<p>You have booked nothing yet.</p>" } else { &cards };
        body += "<h2>Exams that you may book</h2>";
        let open: String = books
            .authorizations
            .values()
            .filter(|one| one.client_candidate_id == session.candidate && !one.deleted)
            .filter(|one| desk::left(books, one) > 0)
            .map(|one| authorization_card(one, desk::left(books, one), exams))
            .collect();
        body += if open.is_empty() {
            "<p>There is no exam to book at present. Your program says which ones you may sit.</p>"
        } else {
            &open
        };
        body
    });
    Ok(ok("Your exams", &(body + &way_back(&session))))
}

fn authorization_card(authorization: &Authorization, left: u32, exams: &Exams) -> String {
    let name = exam_name(exams, &authorization.series);
    let extra = if authorization.accommodations.is_empty() {
        String::new()
    } else {
        format!("<p>Accommodations: {}</p>", Text(authorization.accommodations.replace('*', ", ")))
    };
    format!(
        "<section class=\"card\"><h3>{name} <code>{series}</code></h3>\
         <p>From {first} to {last}. Appointments left: {left}.</p>{extra}\
         <p><a class=\"button\" href=\"/schedule/book/{id}\" aria-label=\"Book {name}\">Book</a></p></section>",
        name = Text(name),
        series = Text(&authorization.series),
        first = authorization.first.strftime("%-d %B %Y"),
        last = authorization.last.strftime("%-d %B %Y"),
        id = Text(path_part(&authorization.client_authorization_id)),
    )
}

/// A value as one part of a path.
fn path_part(text: &str) -> String {
    let safe = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_');
    let part = |byte| if safe(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") };
    text.bytes().map(part).collect()
}

fn appointment_card(appointment: &Appointment, exams: &Exams) -> String {
    let name = exam_name(exams, &appointment.series);
    let number = appointment.registration;
    let (word, actions) = match (appointment.progress, &appointment.result) {
        (Progress::Scheduled, _) => (
            "Booked",
            format!(
                "<form method=\"post\" action=\"/schedule/exam/{number}/begin\"><button>Sit the exam now</button></form>\
                 <a class=\"button quiet\" href=\"/schedule/change/{number}\">Change</a>\
                 <form method=\"post\" action=\"/schedule/cancel/{number}\"><button class=\"quiet\">Cancel the \
                 appointment</button></form>"
            ),
        ),
        (Progress::Begun, _) => {
            ("Begun", format!("<a class=\"button\" href=\"/schedule/exam/{number}\">Go on with the exam</a>"))
        }
        (Progress::Delivered, _) => {
            ("Sat", format!("<a class=\"button\" href=\"/schedule/report/{number}\">Score report</a>"))
        }
        (Progress::Cancelled, _) => ("Cancelled", String::new()),
    };
    let hint = if appointment.progress == Progress::Scheduled {
        "<p class=\"hint\">This is a simulator: the exam can be sat at any time, and the appointment is moved to that \
         time.</p>"
    } else {
        ""
    };
    format!(
        "<section class=\"card\"><h3>{} <code>{}</code></h3><p><span class=\"tag\">{word}</span> {}</p>\
         <p>Registration ID <code>{number}</code></p>{hint}<div class=\"actions\">{actions}</div></section>",
        Text(name),
        Text(&appointment.series),
        Text(when_and_where(appointment)),
    )
}

#[post("/schedule/cancel/{registration}")]
async fn cancel(office: Data<Office>, request: HttpRequest, registration: Path<u64>) -> Answer {
    let session = office.sessions.of(&request)?;
    office.vendor.write("cancelled", |entry| {
        own(entry, &session, *registration)?;
        desk::cancel(entry, &office.vendor.settings.exams, *registration)
    })?;
    Ok(see_other("/schedule"))
}

#[post("/schedule/sign-out")]
async fn sign_out(office: Data<Office>, request: HttpRequest) -> Answer {
    let session = office.sessions.of(&request)?;
    office.sessions.close(&request);
    Ok(see_other(&session.logout_url))
}
