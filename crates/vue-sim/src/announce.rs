//! What is said to the program when something happens: the bodies of call-backs.

use serde_json::{Map, Value, json};
use uuid::Uuid;

use crate::books::{Appointment, Books, CallBack, Change, ExamResult, Kind, Progress};
use crate::centre::Centre;
use crate::engine;
use crate::exam::{Exam, Exams};
use crate::fault::Fault;
use crate::rest;
use crate::settings::Adapter;
use crate::vendor::Entry;

/// A time as the JSON bodies write it, in UTC.
pub(crate) fn instant(at: jiff::Timestamp) -> String {
    at.strftime("%Y-%m-%dT%H:%M:%SZ").to_string()
}

/// Puts a call-back about a registration into the queue.
pub(crate) fn announce(entry: &mut Entry<'_>, exams: &Exams, kind: Kind, registration: u64) {
    let Some(appointment) = entry.appointments.get(&registration).cloned() else { return };
    tell(entry, exams, kind, &appointment);
}

/// Puts a result into the queue that is of nobody, at an exam of somebody's.
pub(crate) fn announce_stranger(entry: &mut Entry<'_>, exams: &Exams, stranger: &Appointment) {
    tell(entry, exams, Kind::ResultNotification, stranger);
}

/// Says it in the way of the vendor.
fn tell(entry: &mut Entry<'_>, exams: &Exams, kind: Kind, appointment: &Appointment) {
    match entry.adapter {
        Adapter::PearsonFiles | Adapter::PearsonRealTime => {
            let body = body(entry, exams, kind, appointment);
            queue_named(entry, kind, appointment.registration, body);
        }
        Adapter::Psi => rest::announce(entry, kind, appointment),
        Adapter::AssessmentEngine => engine::announce(entry, exams, kind, appointment),
    }
}

fn queue_named(entry: &mut Entry<'_>, kind: Kind, registration: u64, mut body: Map<String, Value>) {
    let event_id = Uuid::new_v4();
    body.insert("eventId".to_owned(), event_id.to_string().into());
    body.insert("eventTime".to_owned(), instant(entry.now).into());
    queue(entry, kind, registration, event_id, &Value::Object(body).to_string());
}

/// Puts a body into the queue, twice or behind the next one as the faults want it.
pub(crate) fn queue(entry: &mut Entry<'_>, kind: Kind, registration: u64, event_id: Uuid, body: &str) {
    let now = entry.now;
    let behind_next = entry.strikes(Fault::ReorderCallBacks);
    let copies = if entry.strikes(Fault::DuplicateCallBack) { 2 } else { 1 };
    for _ in 0..copies {
        let call_back = CallBack {
            id: entry.next_call_back(),
            event_id,
            kind,
            registration,
            body: body.to_owned(),
            due_at: now,
            behind_next,
            attempts: 0,
            next_attempt_at: now,
            last_answer: String::new(),
            delivered_at: None,
        };
        entry.put(Change::CallBackDue { call_back });
    }
}

fn body(books: &Books, exams: &Exams, kind: Kind, appointment: &Appointment) -> Map<String, Value> {
    let candidate = books.candidates.get(&appointment.client_candidate_id);
    let name = |part: fn(&crate::books::Candidate) -> &String| candidate.map_or("Unknown", |one| part(one).as_str());
    let authorization_id = books
        .authorizations
        .get(&appointment.client_authorization_id)
        .map_or(0, |authorization| authorization.authorization_id);
    let mut body = Map::new();
    let mut member = |key: &str, value: Value| drop(body.insert(key.to_owned(), value));
    member("eventType", kind.event_type().into());
    member("clientCandidateID", appointment.client_candidate_id.clone().into());
    member(
        "candidate",
        json!({
            "candidateID": candidate.map_or(0, |one| one.candidate_id),
            "candidateName": {"firstName": name(|one| &one.first_name), "lastName": name(|one| &one.last_name)},
        }),
    );
    member(
        "authorization",
        json!({
            "clientAuthorizationID": appointment.client_authorization_id,
            "authorizationID": authorization_id,
        }),
    );
    member("registrationID", appointment.registration.to_string().into());
    match kind {
        Kind::ModifyAppointment | Kind::CancelAppointment => member("appointment", seat(appointment)),
        Kind::ResultNotification | Kind::ModifyResultStatus => {
            if let (Some(result), Some(exam)) = (&appointment.result, exams.find(&appointment.series)) {
                member("exams", json!({"exam": [sat(appointment, result, &exam)]}));
            }
        }
        Kind::PlaceHold | Kind::ReleaseHold | Kind::RevokeResult | Kind::UnrevokeResult => {}
        Kind::Booking | Kind::Result => {}
    }
    body
}

fn seat(appointment: &Appointment) -> Value {
    let status = if appointment.progress == Progress::Cancelled { "CANCELLED" } else { "SCHEDULED" };
    let mut seat = json!({
        "status": status,
        "durationMinutes": appointment.minutes,
        "examSeriesCode": appointment.series,
        "examLanguage": "ENU",
    });
    if let Some(centre) = Centre::find(&appointment.centre) {
        let local = centre.local(appointment.start);
        seat["startTime"] = local.strftime("%Y-%m-%dT%H:%M:%S%:z").to_string().into();
        seat["timeZone"] = centre.time_zone.into();
        seat["deliveryMode"] = if centre.online { "ONLINE" } else { "TEST_CENTER" }.into();
        seat["testCenter"] = json!({
            "testCenterID": centre.id,
            "name": centre.name,
            "address": centre.address,
            "city": centre.city,
            "country": centre.country,
            "phone": centre.phone,
        });
    }
    seat
}

fn sat(appointment: &Appointment, result: &ExamResult, exam: &Exam) -> Value {
    let mut outcome = json!({
        "examDate": instant(result.exam_date),
        "passingScore": result.passing_score.to_string(),
        "noShow": result.no_show,
        "ndaRefused": result.nda_refused,
    });
    if let Some(score) = result.score {
        let sections = result.sections.iter().map(|section| {
            json!({
                "name": section.name,
                "score": section.score.to_string(),
                "correct": section.correct,
                "incorrect": section.incorrect,
                "skipped": section.skipped,
            })
        });
        outcome["sections"] = sections.collect();
        outcome["score"] = score.to_string().into();
        outcome["timeUsed"] = result.minutes_used.to_string().into();
    }
    if let Some(grade) = result.grade {
        outcome["grade"] = grade.word().into();
    }
    json!({
        "examSeriesCode": exam.series,
        "examName": exam.name,
        "examRevision": REVISION,
        "form": FORM,
        "examLanguage": "ENU",
        "attempt": appointment.attempt,
        "examResult": outcome,
    })
}

/// Every exam has one revision and one form here.
pub(crate) const REVISION: &str = "A";
pub(crate) const FORM: &str = "A1";
