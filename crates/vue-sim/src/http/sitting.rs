//! Sitting an exam: the agreement, the questions and the score report.

use std::collections::HashMap;

use actix_web::web::{Data, Form, Path};
use actix_web::{HttpRequest, get, post, web};

use super::candidate::{own, way_back};
use super::page::{Answer, Text, ok, see_other};
use crate::books::{Appointment, Progress, Standing};
use crate::centre::Centre;
use crate::desk;
use crate::exam::Exam;
use crate::score::{self, MakeResult, Outcome};
use crate::sim::Office;
use crate::vendor::Refusal;

pub(super) fn routes(config: &mut web::ServiceConfig) {
    config.service(begin).service(agreement).service(refuse).service(questions).service(submit).service(report);
}

fn exam_of(office: &Office, series: &str) -> Result<Exam, Refusal> {
    let exam = office.vendor.settings.exams.find(series);
    exam.ok_or_else(|| Refusal::Conflict(format!("exam {series} is not delivered any more")))
}

#[post("/schedule/exam/{registration}/begin")]
async fn begin(office: Data<Office>, request: HttpRequest, number: Path<u64>) -> Answer {
    let session = office.sessions.of(&request)?;
    office.vendor.write("exam-begun", |entry| {
        own(entry, &session, *number)?;
        desk::begin(entry, &office.vendor.settings.exams, *number)
    })?;
    Ok(see_other(&format!("/schedule/exam/{number}")))
}

/// The appointment when it has begun.
fn begun(office: &Office, request: &HttpRequest, number: u64) -> Result<Appointment, super::page::Fault> {
    let session = office.sessions.of(request)?;
    let appointment = office.vendor.read(|books, _| own(books, &session, number))?;
    match appointment.progress {
        Progress::Begun => Ok(appointment),
        Progress::Delivered => Err(Refusal::Conflict("The exam was sat already".to_owned()).into()),
        _ => Err(Refusal::Conflict("The exam has not begun".to_owned()).into()),
    }
}

#[get("/schedule/exam/{registration}")]
async fn agreement(office: Data<Office>, request: HttpRequest, number: Path<u64>) -> Answer {
    let appointment = begun(&office, &request, *number)?;
    let exam = exam_of(&office, &appointment.series)?;
    let number = appointment.registration;
    Ok(ok(
        "Confidentiality agreement",
        &format!(
            "<h1>Confidentiality agreement</h1><p>{} <code>{}</code>, registration <code>{number}</code>. The appointment \
             was moved to now.</p>\
             <p>The questions of this exam are confidential. I shall not copy them, write them down afterwards, or tell \
             anybody what they were. (They are little sums, and this is a simulator; a real vendor means it.)</p>\
             <div class=\"actions\"><a class=\"button\" href=\"/schedule/exam/{number}/questions\">I agree: begin the \
             exam</a><form method=\"post\" action=\"/schedule/exam/{number}/refuse\"><button class=\"quiet\">I refuse: \
             end without sitting</button></form></div>",
            Text(&exam.name),
            Text(&exam.series),
        ),
    ))
}

#[post("/schedule/exam/{registration}/refuse")]
async fn refuse(office: Data<Office>, request: HttpRequest, number: Path<u64>) -> Answer {
    begun(&office, &request, *number)?;
    let refused = MakeResult { outcome: Outcome::NdaRefused, score: None };
    let exams = &office.vendor.settings.exams;
    office.vendor.write("agreement-refused", |entry| score::make(entry, exams, *number, &refused))?;
    Ok(see_other(&format!("/schedule/report/{number}")))
}

#[get("/schedule/exam/{registration}/questions")]
async fn questions(office: Data<Office>, request: HttpRequest, number: Path<u64>) -> Answer {
    let appointment = begun(&office, &request, *number)?;
    let exam = exam_of(&office, &appointment.series)?;
    let mut body = format!(
        "<h1>{}</h1><p>{} questions, {} minutes. {} of 100 are needed to pass.</p>\
         <form method=\"post\" action=\"/schedule/exam/{}\">",
        Text(&exam.name),
        exam.questions,
        appointment.minutes,
        exam.passing_score,
        appointment.registration,
    );
    let mut section = None;
    for (index, question) in exam.paper().iter().enumerate() {
        if section != Some(question.section) {
            section = Some(question.section);
            body += &format!("<h2>{}</h2>", Text(&exam.sections[question.section]));
        }
        let options: String = (0..)
            .zip(&question.options)
            .map(|(option, text)| {
                format!(
                    "<label class=\"option\"><input type=\"radio\" name=\"q{index}\" value=\"{option}\"> {}</label>",
                    Text(text)
                )
            })
            .collect();
        body += &format!("<fieldset><legend>{}. {}</legend>{options}</fieldset>", index + 1, Text(&question.prompt));
    }
    body += "<p class=\"hint\">A question without an answer counts as skipped.</p><button>End the exam</button></form>";
    Ok(ok(&exam.name, &body))
}

#[post("/schedule/exam/{registration}")]
async fn submit(
    office: Data<Office>,
    request: HttpRequest,
    number: Path<u64>,
    form: Form<HashMap<String, String>>,
) -> Answer {
    let appointment = begun(&office, &request, *number)?;
    let exam = exam_of(&office, &appointment.series)?;
    let answer = |index| form.get(&format!("q{index}")).and_then(|option| option.parse().ok());
    let answers: Vec<Option<usize>> = (0..exam.questions).map(answer).collect();
    let exams = &office.vendor.settings.exams;
    office.vendor.write("exam-submitted", |entry| score::submit(entry, exams, *number, &answers))?;
    Ok(see_other(&format!("/schedule/report/{number}")))
}

#[get("/schedule/report/{registration}")]
async fn report(office: Data<Office>, request: HttpRequest, number: Path<u64>) -> Answer {
    let session = office.sessions.of(&request)?;
    let (appointment, name) = office.vendor.read(|books, _| {
        let appointment = own(books, &session, *number)?;
        let candidate = books.candidates.get(&session.candidate);
        let name = candidate.map(|one| format!("{} {}", one.first_name, one.last_name)).unwrap_or_default();
        Ok::<_, Refusal>((appointment, name))
    })?;
    let Some(result) = &appointment.result else {
        return Err(Refusal::Conflict("There is no result yet".to_owned()).into());
    };
    let exam = exam_of(&office, &appointment.series)?;
    let grade = match (result.no_show, result.nda_refused, result.grade) {
        (true, ..) => "Did not come",
        (_, true, _) => "Agreement refused, exam not given",
        (.., Some(crate::books::Grade::Pass)) => "Pass",
        (.., Some(crate::books::Grade::Fail)) => "Fail",
        _ => "Not graded yet",
    };
    let standing = match result.standing {
        Standing::Held => "<p class=\"notice\">This result is on hold.</p>",
        Standing::Revoked => "<p class=\"notice bad\">This result was revoked.</p>",
        _ => "",
    };
    let place = Centre::find(&appointment.centre).map(|centre| format!("{}, {}", centre.name, centre.city));
    let mut facts = vec![
        ("Candidate", name),
        ("Candidate ID", session.candidate.clone()),
        ("Registration ID", appointment.registration.to_string()),
        ("Exam", format!("{} ({})", exam.name, exam.series)),
        ("Date", result.exam_date.strftime("%-d %B %Y, %H:%M UTC").to_string()),
        ("Test centre", place.unwrap_or_default()),
    ];
    if let Some(score) = result.score {
        facts.push(("Score", format!("{score} of 100")));
        facts.push(("Needed to pass", result.passing_score.to_string()));
    }
    let facts: String = facts.iter().map(|(term, value)| format!("<dt>{term}</dt><dd>{}</dd>", Text(value))).collect();
    let mut body = format!(
        "<article class=\"report\"><h1>Score report</h1>{standing}<p class=\"grade\">{grade}</p><dl>{facts}</dl>"
    );
    if !result.sections.is_empty() {
        body += "<table><caption>By section</caption><thead><tr><th scope=\"col\">Section</th><th scope=\"col\">Score</th>\
                 <th scope=\"col\">Correct</th><th scope=\"col\">Incorrect</th><th scope=\"col\">Skipped</th></tr></thead>\
                 <tbody>";
        for section in &result.sections {
            body += &format!(
                "<tr><th scope=\"row\">{}</th><td>{}</td><td>{}</td><td>{}</td><td>{}</td></tr>",
                Text(&section.name),
                section.score,
                section.correct,
                section.incorrect,
                section.skipped
            );
        }
        body += "</tbody></table>";
    }
    body += "<p class=\"hint\">The program receives this result by itself. Keep the registration ID.</p></article>\
             <p><a href=\"/schedule\">Back to your exams</a></p>";
    Ok(ok("Score report", &(body + &way_back(&session))))
}
