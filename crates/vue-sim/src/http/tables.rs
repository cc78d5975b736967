//! The tables of the back office, newest first and no longer than somebody reads.

use super::candidate::when_and_where;
use super::page::Text;
use crate::books::{Appointment, Books, Candidate, Progress, Standing};
use crate::exam::Exams;

const MOST: usize = 100;

/// A table with a heading, and a sentence when it is empty.
fn table(id: &str, heading: &str, columns: &[&str], rows: Vec<String>, empty: &str) -> String {
    let body = if rows.is_empty() {
        format!("<p>{empty}</p>")
    } else {
        let columns: String = columns.iter().map(|column| format!("<th scope=\"col\">{column}</th>")).collect();
        let more = if rows.len() >= MOST {
            format!("<p class=\"hint\">The latest {MOST} are shown; <code>/api/books</code> has all.</p>")
        } else {
            String::new()
        };
        format!(
            "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-labelledby=\"{id}\"><table><thead><tr>{columns}\
             </tr></thead><tbody>{}</tbody></table></div>{more}",
            rows.concat()
        )
    };
    format!("<section aria-labelledby=\"{id}\"><h2 id=\"{id}\">{heading}</h2>{body}</section>")
}

fn row<const N: usize>(head: &str, cells: [String; N]) -> String {
    let cells: String = cells.iter().map(|cell| format!("<td>{cell}</td>")).collect();
    format!("<tr><th scope=\"row\"><code>{}</code></th>{cells}</tr>", Text(head))
}

fn text(text: impl std::fmt::Display) -> String {
    Text(text).to_string()
}

/// A value of a candidate's record by the name of its column, or by that of its member.
fn named<'a>(one: &'a Candidate, column: &str) -> &'a str {
    let value = one.record.get(column).or_else(|| one.record.get(&column.to_lowercase()));
    value.map_or("", String::as_str)
}

pub(super) fn candidates(books: &Books) -> String {
    let rows = books.candidates.values().rev().take(MOST).map(|one| {
        row(
            &one.client_candidate_id,
            [
                one.candidate_id.to_string(),
                text(format!("{} {}", one.first_name, one.last_name)),
                text(named(one, "Email")),
                text(named(one, "Country")),
                text(one.updated_at),
            ],
        )
    });
    table(
        "candidates",
        "Candidates",
        &["ClientCandidateID", "CandidateID", "Name", "Email", "Country", "Updated"],
        rows.collect(),
        "The program has sent nobody yet.",
    )
}

pub(super) fn authorizations(books: &Books) -> String {
    let rows = books.authorizations.values().rev().take(MOST).map(|one| {
        row(
            &one.client_authorization_id,
            [
                one.authorization_id.to_string(),
                text(&one.client_candidate_id),
                text(&one.series),
                one.count.to_string(),
                format!("{} – {}", one.first.date(), one.last.date()),
                text(&one.accommodations),
                if one.deleted { "Deleted" } else { "Open" }.to_owned(),
            ],
        )
    });
    table(
        "authorizations",
        "Authorizations",
        &[
            "ClientAuthorizationID",
            "AuthorizationID",
            "Candidate",
            "Exam",
            "Count",
            "Window",
            "Accommodations",
            "State",
        ],
        rows.collect(),
        "There are none.",
    )
}

pub(super) fn appointments(books: &Books, exams: &Exams) -> String {
    let rows = books.appointments.values().rev().take(MOST).map(|one| {
        row(
            &one.registration.to_string(),
            [
                format!("{}<br>{}", text(&one.client_candidate_id), text(&one.client_authorization_id)),
                text(super::candidate::exam_name(exams, &one.series)),
                text(when_and_where(one)),
                state(one),
                actions(one),
            ],
        )
    });
    table(
        "appointments",
        "Appointments and results",
        &["Registration", "Candidate, authorization", "Exam", "When and where", "State", "Do"],
        rows.collect(),
        "Nobody has booked yet.",
    )
}

fn state(one: &Appointment) -> String {
    let Some(result) = &one.result else {
        return match one.progress {
            Progress::Scheduled => "Booked",
            Progress::Begun => "Begun",
            Progress::Delivered => "Sat",
            Progress::Cancelled => "Cancelled",
        }
        .to_owned();
    };
    let outcome = match (result.no_show, result.nda_refused, result.grade) {
        (true, ..) if result.excused => "excused no-show",
        (true, ..) => "no-show",
        (_, true, _) => "agreement refused",
        (.., Some(grade)) => grade.word(),
        _ => "no grade",
    };
    let score = result.score.map(|score| format!(" {score}")).unwrap_or_default();
    format!("{}: <strong>{outcome}{score}</strong>", result.standing.word())
}

fn actions(one: &Appointment) -> String {
    let number = one.registration;
    let button = |action: &str, words: &str| {
        format!("<button class=\"quiet\" name=\"action\" value=\"{action}\">{words}</button>")
    };
    let outcomes = |no_show: bool| {
        let last = if no_show {
            "<option value=\"no-show\">no-show</option><option value=\"excused-no-show\">excused no-show</option>"
        } else {
            ""
        };
        format!(
            "<label>Outcome <select name=\"outcome\"><option>pass</option><option>fail</option><option \
             value=\"nda-refused\">agreement refused</option>{last}</select></label> <label>Score <input name=\"score\" \
             type=\"number\" min=\"0\" max=\"100\" placeholder=\"fitting\"></label>"
        )
    };
    let form = |inside: &str| {
        format!(
            "<form method=\"post\" action=\"/office/appointments/{number}\" class=\"line\" aria-label=\"Registration \
             {number}\">{inside}</form>"
        )
    };
    match (one.progress, one.result.as_ref().map(|result| result.standing)) {
        (Progress::Scheduled, _) => {
            form(&(outcomes(true) + &button("sit", "Make the result") + &button("cancel", "Cancel")))
        }
        (Progress::Begun, _) => form(&(outcomes(false) + &button("sit", "Make the result"))),
        (_, Some(standing)) => {
            let rulings = match standing {
                Standing::Held => button("release", "Release") + &button("revoke", "Revoke"),
                Standing::Revoked => button("unrevoke", "Un-revoke"),
                _ => button("hold", "Hold") + &button("revoke", "Revoke"),
            };
            // A form of its own: Enter in it must not press the first button of the other.
            let modify = form(&(outcomes(true) + &button("modify", "Modify")));
            format!("{}<details><summary>Modify</summary>{modify}</details>", form(&rulings))
        }
        _ => String::new(),
    }
}

pub(super) fn call_backs(books: &Books) -> String {
    let rows = books.call_backs.values().rev().take(MOST).map(|one| {
        let state = match one.delivered_at {
            Some(at) => format!("Taken {at}"),
            None if one.attempts == 0 => "Due".to_owned(),
            None => format!("Again {}", one.next_attempt_at),
        };
        row(
            &one.id.to_string(),
            [
                one.kind.path().to_owned(),
                one.registration.to_string(),
                text(state),
                one.attempts.to_string(),
                text(&one.last_answer),
                format!("<details><summary>Body</summary><pre>{}</pre></details>", Text(&one.body)),
            ],
        )
    });
    table(
        "call-backs",
        "Call-backs",
        &["Number", "Kind", "Registration", "State", "Attempts", "Last answer", "Body"],
        rows.collect(),
        "Nothing was to be told yet.",
    )
}

pub(super) fn files(books: &Books) -> String {
    let read = books.files_read.iter().rev().take(MOST).map(|file| {
        row(
            &file.name,
            [
                text(file.at),
                file.accepted.to_string(),
                file.refused.to_string(),
                text(file.fault.as_deref().unwrap_or("")),
            ],
        )
    });
    let mut due: Vec<_> = books.files_written.values().collect();
    due.sort_by_key(|file| std::cmp::Reverse(file.due_at));
    let written = due.into_iter().take(MOST).map(|file| {
        let state = match file.written_at {
            Some(at) => format!("Written {at}"),
            None if !file.after_result_of.is_empty() => "Waits for a result".to_owned(),
            None => format!("Due {}", file.due_at),
        };
        row(&file.name, [text(state), file.rows.to_string()])
    });
    table(
        "files",
        "Files from the program",
        &["Name", "Read", "Accepted", "Refused", "Refused as a whole because"],
        read.collect(),
        "None was read yet.",
    ) + &table("files-out", "Files to the program", &["Name", "State", "Rows"], written.collect(), "None yet.")
}
