//! The JSON API, for tests and scripts.

use actix_web::web::{Data, Json, Path, Query};
use actix_web::{HttpResponse, ResponseError, get, post, put, web};
use serde::{Deserialize, Serialize};
use serde_json::json;

use crate::books::Appointment;
use crate::centre::{CENTRES, Centre};
use crate::desk::{self, Place};
use crate::fault::SetFaults;
use crate::feed::FeedFault;
use crate::score::{self, MakeResult, Ruling};
use crate::sim::Office;
use crate::vendor::{Entry, Refusal};

pub(super) fn routes(config: &mut web::ServiceConfig) {
    let json = web::JsonConfig::default().error_handler(|fault, _| Refusal::Malformed(fault.to_string()).into());
    let path = web::PathConfig::default().error_handler(|fault, _| Refusal::NotFound(fault.to_string()).into());
    let query = web::QueryConfig::default().error_handler(|fault, _| Refusal::Malformed(fault.to_string()).into());
    config.app_data(json).app_data(path).app_data(query).service(
        web::scope("/api")
            .service(read_books)
            .service(centres)
            .service(seats)
            .service(book)
            .service(rebook)
            .service(act)
            .service(read_clock)
            .service(set_clock)
            .service(read_faults)
            .service(set_faults)
            .service(run_feeds)
            .service(run_call_backs),
    );
}

impl ResponseError for Refusal {
    fn status_code(&self) -> actix_web::http::StatusCode {
        use actix_web::http::StatusCode;
        match self {
            Self::NotFound(_) => StatusCode::NOT_FOUND,
            Self::Malformed(_) => StatusCode::BAD_REQUEST,
            Self::Conflict(_) => StatusCode::CONFLICT,
            Self::Broken => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    fn error_response(&self) -> HttpResponse {
        HttpResponse::build(self.status_code()).json(json!({ "error": self.to_string() }))
    }
}

type Answer = Result<HttpResponse, Refusal>;

/// Everything that the vendor knows.
#[get("/books")]
async fn read_books(office: Data<Office>) -> HttpResponse {
    office.vendor.read(|books, now| {
        let mut all = serde_json::to_value(books).unwrap_or_default();
        all["now"] = now.to_string().into();
        HttpResponse::Ok().json(all)
    })
}

#[get("/test-centers")]
async fn centres() -> HttpResponse {
    HttpResponse::Ok().json(CENTRES)
}

#[derive(Debug, Deserialize)]
struct Day {
    #[serde(rename = "testCenterID")]
    centre: String,
    date: jiff::civil::Date,
    #[serde(default = "ninety")]
    minutes: u32,
}

fn ninety() -> u32 {
    90
}

#[get("/seats")]
async fn seats(office: Data<Office>, day: Query<Day>) -> Answer {
    let Some(centre) = Centre::find(&day.centre) else {
        return Err(Refusal::NotFound(format!("test centre {}", day.centre)));
    };
    let times: Vec<_> = office.vendor.read(|books, _| {
        let seats = |time: jiff::civil::Time| {
            let start = centre.instant(day.date.to_datetime(time))?;
            let free = desk::free_seats(books, centre, start, crate::books::end(start, day.minutes), None);
            Some(json!({ "time": time, "startTime": start, "seats": free }))
        };
        centre.times(day.date).into_iter().filter_map(seats).collect()
    });
    Ok(HttpResponse::Ok().json(times))
}

#[derive(Debug, Deserialize)]
struct Book {
    #[serde(rename = "clientAuthorizationID")]
    authorization: String,
    #[serde(flatten)]
    place: Place,
}

#[post("/appointments")]
async fn book(office: Data<Office>, wanted: Json<Book>) -> Answer {
    let exams = &office.vendor.settings.exams;
    let booked =
        office.vendor.write("booked", |entry| desk::book(entry, exams, &wanted.authorization, &wanted.place))?;
    Ok(HttpResponse::Created().json(booked))
}

#[put("/appointments/{registration}")]
async fn rebook(office: Data<Office>, registration: Path<u64>, place: Json<Place>) -> Answer {
    let exams = &office.vendor.settings.exams;
    let booked = office.vendor.write("rebooked", |entry| desk::rebook(entry, exams, *registration, &place))?;
    Ok(HttpResponse::Ok().json(booked))
}

/// Whatever else is done with an appointment or its result.
#[post("/appointments/{registration}/{action}")]
async fn act(office: Data<Office>, path: Path<(u64, String)>, body: web::Bytes) -> Answer {
    let (registration, action) = path.into_inner();
    let made = || serde_json::from_slice::<MakeResult>(&body).map_err(|fault| Refusal::Malformed(fault.to_string()));
    let wanted = matches!(action.as_str(), "sit" | "modify").then(made).transpose()?;
    let done = office.vendor.write(&format!("appointment-{action}"), |entry| {
        perform(entry, &office.vendor.settings.exams, registration, &action, wanted)
    })?;
    Ok(HttpResponse::Ok().json(done))
}

/// Does what an action's word says.
pub(super) fn perform(
    entry: &mut Entry<'_>,
    exams: &crate::exam::Exams,
    registration: u64,
    action: &str,
    made: Option<MakeResult>,
) -> Result<Appointment, Refusal> {
    match (action, made) {
        ("cancel", _) => desk::cancel(entry, exams, registration),
        ("begin", _) => desk::begin(entry, exams, registration),
        ("sit", Some(made)) => score::make(entry, exams, registration, &made),
        ("modify", Some(made)) => score::modify(entry, exams, registration, &made),
        (action, _) => match Ruling::of(action) {
            Some(ruling) => score::rule(entry, exams, registration, ruling),
            None => Err(Refusal::NotFound(format!("action {action}"))),
        },
    }
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Clock {
    now: jiff::Timestamp,
    offset_seconds: i64,
}

fn clock(office: &Office) -> HttpResponse {
    office.vendor.read(|books, now| HttpResponse::Ok().json(Clock { now, offset_seconds: books.clock_offset_seconds }))
}

#[get("/clock")]
async fn read_clock(office: Data<Office>) -> HttpResponse {
    clock(&office)
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Advance {
    advance_seconds: i64,
}

#[put("/clock")]
async fn set_clock(office: Data<Office>, advance: Json<Advance>) -> Answer {
    office.vendor.advance_clock(advance.advance_seconds)?;
    Ok(clock(&office))
}

#[get("/faults")]
async fn read_faults(office: Data<Office>) -> HttpResponse {
    office.vendor.read(|books, _| HttpResponse::Ok().json(&books.faults))
}

#[put("/faults")]
async fn set_faults(office: Data<Office>, set: Json<SetFaults>) -> Answer {
    Ok(HttpResponse::Ok().json(office.vendor.set_faults(set.into_inner())?))
}

#[post("/feeds/run")]
async fn run_feeds(office: Data<Office>) -> HttpResponse {
    run_feeds_now(&office.into_inner()).await
}

pub(super) async fn run_feeds_now(office: &std::sync::Arc<Office>) -> HttpResponse {
    let office = std::sync::Arc::clone(office);
    match web::block(move || office.run_feeds()).await {
        Ok(Ok(done)) => HttpResponse::Ok().json(done),
        Ok(Err(FeedFault::Refused(refusal))) => refusal.error_response(),
        Ok(Err(fault)) => HttpResponse::InternalServerError().json(json!({ "error": fault.to_string() })),
        Err(fault) => HttpResponse::InternalServerError().json(json!({ "error": fault.to_string() })),
    }
}

#[post("/call-backs/run")]
async fn run_call_backs(office: Data<Office>) -> Answer {
    Ok(HttpResponse::Ok().json(office.teller.run(&office.vendor, true).await?))
}
