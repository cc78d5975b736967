//! Results that programs fetch. How they do is invented: PSI's documentation says only how results come to PSI.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use serde_json::json;

use super::Problem;
use super::event::whose;
use crate::announce::instant;
use crate::books::{Appointment, ExamResult, Grade, Standing};
use crate::desk::{appointment, put};
use crate::vendor::Vendor;

/// A result that programs may see. No-shows have no result, but an event.
fn shown(one: &Appointment) -> Option<&ExamResult> {
    let counts = |result: &&ExamResult| !matches!(result.standing, Standing::Held | Standing::Revoked);
    one.result.as_ref().filter(|result| !result.no_show).filter(counts)
}

/// The bookings whose results wait, oldest first.
pub(super) fn waiting(vendor: &Vendor) -> Result<HttpResponse, Problem> {
    let codes: Vec<_> = vendor.read(|books, _| {
        let waiting = books.appointments.values().filter(|one| one.unfiled && shown(one).is_some());
        waiting.map(|one| json!({"booking_code": one.registration.to_string()})).collect()
    });
    Ok(HttpResponse::Ok().json(codes))
}

/// The result of a booking.
pub(super) fn find(vendor: &Vendor, booking: u64) -> Result<HttpResponse, Problem> {
    vendor.read(|books, _| {
        let one = appointment(books, booking)?;
        let Some(result) = shown(&one) else {
            return Err(Problem::new(StatusCode::NOT_FOUND, "The booking has no result."));
        };
        let word = match result.grade {
            Some(Grade::Pass) => "PASS",
            Some(Grade::Fail) => "FAIL",
            None => "NA",
        };
        let mut body = whose(books, &one);
        body["effective_date"] = instant(result.exam_date).into();
        body["location_code"] = one.centre.clone().into();
        body["result"] = word.into();
        body["score"] = result.score.unwrap_or(0).to_string().into();
        Ok(HttpResponse::Ok().json(body))
    })
}

/// Takes the result of a booking off the list.
pub(super) fn take_off(vendor: &Vendor, booking: u64) -> Result<HttpResponse, Problem> {
    vendor.write("result-fetched", |entry| {
        let one = appointment(entry, booking)?;
        if one.unfiled {
            put(entry, Appointment { unfiled: false, ..one });
        }
        Ok(())
    })?;
    Ok(HttpResponse::NoContent().finish())
}
