//! The face of an engine for online assessments: candidates are launched into it, and it posts their results.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use exam_delivery::assessment_engine::results::FIELDS;
use jiff::Timestamp;
use serde_json::{Map, Value, json};
use uuid::Uuid;

use crate::announce::{instant, queue};
use crate::books::{Appointment, Authorization, Books, Candidate, Change, Grade, Kind, Progress};
use crate::centre::Centre;
use crate::desk::put;
use crate::exam::Exams;
use crate::secrets::SSO_PASSPHRASE;
use crate::settings::Settings;
use crate::sim::quoted;
use crate::vendor::{Entry, Refusal};

/// The centre at which a launched exam is sat.
const ONLINE: &str = "55900";

/// Who is launched, to sit what.
#[derive(Debug)]
pub(crate) struct Launched {
    pub(crate) candidate: String,
    pub(crate) first_name: String,
    pub(crate) last_name: String,
    pub(crate) authorization: String,
    pub(crate) exam: String,
}

/// The launches that were taken, and until when each could be tried again.
#[derive(Debug, Default)]
pub(crate) struct Launches(Mutex<HashMap<String, i64>>);

impl Launches {
    /// Whether a launch is a new one, which it is no more from now on.
    pub(crate) fn take(&self, id: &str, until: i64, now: i64) -> bool {
        let mut taken = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        taken.retain(|_, until| *until > now);
        taken.insert(id.to_owned(), until).is_none()
    }
}

/// The section of the program's settings that leads here, in TOML.
pub(crate) fn program_settings(settings: &Settings, public_url: &str, file: &dyn Fn(&str) -> String) -> String {
    format!(
        "[{code}.launch]
url = {url}
secret_file = {secret_file}
",
        code = settings.vendor,
        url = quoted(&format!("{public_url}/engine/launch")),
        secret_file = file(SSO_PASSPHRASE),
    )
}

/// Begins the exam of whoever was launched, or goes on with it, and answers the number of the attempt.
pub(crate) fn begin(entry: &mut Entry<'_>, exams: &Exams, launched: &Launched) -> Result<u64, Refusal> {
    let Some(exam) = exams.find(&launched.exam) else {
        return Err(Refusal::Conflict(format!("exam {} is not delivered", launched.exam)));
    };
    let known = entry.appointments_under(&launched.authorization).next();
    match known.map(|known| (known.registration, known.progress, known.client_candidate_id == launched.candidate)) {
        Some((registration, Progress::Begun, true)) => return Ok(registration),
        Some(_) => return Err(Refusal::Conflict("this exam was sat already".to_owned())),
        None => {}
    }
    let now = entry.now;
    let known = entry.candidates.get(&launched.candidate);
    let candidate = Candidate {
        client_candidate_id: launched.candidate.clone(),
        candidate_id: known.map_or_else(|| entry.next_candidate_id(), |known| known.candidate_id),
        first_name: launched.first_name.clone(),
        last_name: launched.last_name.clone(),
        record: std::collections::BTreeMap::new(),
        updated_at: now,
    };
    entry.put(Change::Candidate { candidate });
    let today = jiff::tz::TimeZone::UTC.to_datetime(now);
    let authorization = Authorization {
        client_authorization_id: launched.authorization.clone(),
        authorization_id: entry.next_authorization_id(),
        client_candidate_id: launched.candidate.clone(),
        series: launched.exam.clone(),
        modules: String::new(),
        accommodations: String::new(),
        count: 1,
        first: today.date().at(0, 0, 0, 0),
        last: today.date().at(23, 59, 59, 0),
        deleted: false,
        updated_at: now,
    };
    entry.put(Change::Authorization { authorization });
    let registration = entry.next_registration();
    let appointment = Appointment {
        registration,
        client_authorization_id: launched.authorization.clone(),
        client_candidate_id: launched.candidate.clone(),
        series: launched.exam.clone(),
        centre: Centre::find(ONLINE).map_or(ONLINE, |centre| centre.id).to_owned(),
        seat: 1,
        start: now,
        minutes: exam.minutes,
        progress: Progress::Begun,
        attempt: 0,
        booked_at: now,
        voucher: None,
        result: None,
        unfiled: false,
    };
    put(entry, appointment);
    Ok(registration)
}

/// Puts a result into the queue; of anything else an engine says nothing.
pub(crate) fn announce(entry: &mut Entry<'_>, exams: &Exams, kind: Kind, appointment: &Appointment) {
    let modified = match kind {
        Kind::ResultNotification => false,
        Kind::ModifyResultStatus => true,
        _ => return,
    };
    let id = Uuid::new_v4();
    let body = record(exams, appointment, &id.to_string(), entry.now, modified);
    queue(entry, Kind::Result, appointment.registration, id, &Value::Object(body).to_string());
}

fn record(
    exams: &Exams,
    appointment: &Appointment,
    id: &str,
    reported_at: Timestamp,
    modified: bool,
) -> Map<String, Value> {
    let result = appointment.result.as_ref();
    let outcome = result.and_then(|result| match (result.no_show, result.nda_refused, result.grade) {
        (true, ..) => Some(if result.excused { "excused_no_show" } else { "no_show" }),
        (_, true, _) => Some("agreement_refused"),
        (.., Some(Grade::Pass)) => Some("passed"),
        (.., Some(Grade::Fail)) => Some("failed"),
        _ => None,
    });
    let values: [Value; 14] = [
        id.into(),
        appointment.registration.to_string().into(),
        appointment.client_candidate_id.clone().into(),
        appointment.client_authorization_id.clone().into(),
        appointment.series.clone().into(),
        instant(appointment.start).into(),
        instant(reported_at).into(),
        outcome.into(),
        result.and_then(|result| result.score).into(),
        result.map(|result| result.passing_score).into(),
        appointment.attempt.into(),
        exams.find(&appointment.series).map(|exam| exam.name).into(),
        "en".into(),
        modified.into(),
    ];
    FIELDS.iter().map(|field| (*field).to_owned()).zip(values).collect()
}

/// All results as a CSV file, for a program that takes them by hand.
pub(crate) fn file(books: &Books, exams: &Exams, now: Timestamp) -> csv::Result<Vec<u8>> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(FIELDS)?;
    for one in books.appointments.values().filter(|one| one.result.is_some()) {
        // The same result has the same ID in every file.
        let id = format!("file-{}", one.registration);
        let record = record(exams, one, &id, now, false);
        writer.write_record(FIELDS.map(|field| match record.get(field).unwrap_or(&json!(null)) {
            Value::Null => String::new(),
            Value::String(text) => text.clone(),
            other => other.to_string(),
        }))?;
    }
    writer.into_inner().map_err(|fault| fault.into_error().into())
}
