//! Archives of results: what is new or has changed since the last one.

use exam_delivery::pearson::COLUMNS;

use super::{FeedFault, outgoing};
use crate::announce::{FORM, REVISION};
use crate::books::{Appointment, ExamResult, Standing, Table};
use crate::clock::stamp;
use crate::desk::put;
use crate::exam::{Exam, Exams};
use crate::fault::Fault;
use crate::vendor::Vendor;

const SECTION_COLUMNS: [&str; 6] = ["RegistrationID", "SectionName", "Score", "Correct", "Incorrect", "Skipped"];

/// The other order in which no-shows can come. What is missing here is blank for them, and `NoShowReason` is one more.
const NO_SHOW_COLUMNS: [&str; 14] = [
    "Incorrect",
    "ExamLanguage",
    "NDARefused",
    "ClientCandidateID",
    "NoShow",
    "ExamDate",
    "RegistrationID",
    "NoShowReason",
    "Status",
    "StatusDate",
    "Grade",
    "ExamSeriesCode",
    "ClientAuthorizationID",
    "TCID",
];

/// Puts all results that were not filed into an archive.
pub(super) fn file(vendor: &Vendor) -> Result<(), FeedFault> {
    let exams = &vendor.settings.exams;
    if !vendor.read(|books, _| books.appointments.values().any(|one| one.unfiled)) {
        return Ok(());
    }
    vendor.write("results-filed", |entry| {
        let unfiled: Vec<_> = entry.appointments.values().filter(|one| one.unfiled).cloned().collect();
        let no_show = |one: &Appointment| one.result.as_ref().is_some_and(|result| result.no_show);
        let apart = unfiled.iter().any(no_show) && entry.strikes(Fault::NoShowLayout);
        let (absent, sat): (Vec<_>, Vec<_>) = unfiled.iter().partition(|one| apart && no_show(one));
        if !sat.is_empty() {
            let sections = table("sect", &SECTION_COLUMNS, sat.iter().flat_map(|one| sections(one)).collect());
            let rows = sat.iter().map(|one| row(one, exams, &COLUMNS)).collect();
            outgoing::queue(entry, "exam", vec![table("exam", &COLUMNS, rows), sections], Vec::new());
        }
        if !absent.is_empty() {
            let rows = absent.iter().map(|one| row(one, exams, &NO_SHOW_COLUMNS)).collect();
            outgoing::queue(entry, "exam", vec![table("exam-noshow", &NO_SHOW_COLUMNS, rows)], Vec::new());
        }
        for appointment in unfiled {
            put(entry, Appointment { unfiled: false, ..appointment });
        }
        Ok(())
    })?;
    Ok(())
}

fn table(name: &str, columns: &[&str], rows: Vec<Vec<String>>) -> Table {
    Table { name: name.to_owned(), columns: columns.iter().map(ToString::to_string).collect(), rows }
}

fn row(appointment: &Appointment, exams: &Exams, columns: &[&str]) -> Vec<String> {
    let exam = exams.find(&appointment.series);
    columns
        .iter()
        .map(|column| {
            appointment.result.as_ref().map_or_else(String::new, |result| {
                value(column, appointment, result, exam.as_ref()).unwrap_or_default()
            })
        })
        .collect()
}

fn value(column: &str, appointment: &Appointment, result: &ExamResult, exam: Option<&Exam>) -> Option<String> {
    let given = result.score.is_some();
    let counted = |count: fn(&crate::books::Section) -> u32| {
        given.then(|| result.sections.iter().map(count).sum::<u32>().to_string())
    };
    match column {
        "RegistrationID" => Some(appointment.registration.to_string()),
        "ClientCandidateID" => Some(appointment.client_candidate_id.clone()),
        "ClientAuthorizationID" => Some(appointment.client_authorization_id.clone()),
        "ExamSeriesCode" => Some(appointment.series.clone()),
        "ExamDate" => Some(stamp(result.exam_date)),
        "NoShow" => Some(result.no_show.to_string()),
        "NoShowReason" => Some("Unexcused".to_owned()),
        "Status" if result.standing == Standing::Reported => None,
        "Status" => Some(result.standing.word().to_owned()),
        "StatusDate" => result.standing_at.map(stamp),
        // Nearly all else of a no-show is blank.
        _ if result.no_show => None,
        "TCID" => Some(appointment.centre.clone()),
        "NDARefused" => Some(result.nda_refused.to_string()),
        "ExamName" => exam.map(|exam| exam.name.clone()),
        "ExamRevision" => Some(REVISION.to_owned()),
        "Form" => Some(FORM.to_owned()),
        "ExamLanguage" => Some("ENU".to_owned()),
        "Attempt" => Some(appointment.attempt.to_string()),
        "Voucher" => appointment.voucher.clone(),
        "TimeUsed" => given.then(|| result.minutes_used.to_string()),
        "PassingScore" => Some(result.passing_score.to_string()),
        "Score" => result.score.map(|score| score.to_string()),
        "Grade" => result.grade.map(|grade| grade.word().to_owned()),
        "Correct" => counted(|section| section.correct),
        "Incorrect" => counted(|section| section.incorrect),
        "Skipped" => counted(|section| section.skipped),
        _ => None,
    }
}

fn sections(appointment: &Appointment) -> Vec<Vec<String>> {
    let Some(result) = &appointment.result else { return Vec::new() };
    let row = |section: &crate::books::Section| {
        vec![
            appointment.registration.to_string(),
            section.name.clone(),
            section.score.to_string(),
            section.correct.to_string(),
            section.incorrect.to_string(),
            section.skipped.to_string(),
        ]
    };
    result.sections.iter().map(row).collect()
}
