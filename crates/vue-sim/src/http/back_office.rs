//! The back office: what the operator of the simulator sees and does.

use std::collections::BTreeMap;
use std::sync::Arc;

use actix_web::web::{Data, Form, Path};
use actix_web::{get, post, web};
use serde::Deserialize;

use super::api::perform;
use super::page::{Answer, Fault as PageFault, Text, ok, see_other};
use super::tables;
use crate::books::Books;
use crate::fault::{Fault, SetFaults, Strikes};
use crate::score::{MakeResult, Outcome};
use crate::sim::Office;
use crate::vendor::Refusal;

pub(super) fn routes(config: &mut web::ServiceConfig) {
    config
        .service(overview)
        .service(advance)
        .service(set_faults)
        .service(act)
        .service(run_feeds)
        .service(run_call_backs);
}

#[get("/")]
async fn overview(office: Data<Office>) -> Answer {
    let exams = &office.vendor.settings.exams;
    let body = office.vendor.read(|books, now| {
        let mut body = format!(
            "<h1>Back office</h1>\
             <p>Program <code>{}</code> at {}. Call-backs go to <code>{}</code>.</p>",
            Text(&office.vendor.settings.client_code),
            Text(office.vendor.program_url()),
            Text(office.vendor.call_back_url()),
        );
        body += &clock(books, now);
        body += &tables::appointments(books, exams);
        body += &tables::call_backs(books);
        body += &tables::candidates(books);
        body += &tables::authorizations(books);
        body += &tables::files(books);
        body += &faults(books);
        body
    });
    Ok(ok("Back office", &body))
}

fn clock(books: &Books, now: jiff::Timestamp) -> String {
    let offset = match books.clock_offset_seconds {
        0 => "the real time".to_owned(),
        seconds => format!("{:+.1} days off the real time", seconds as f64 / 86_400.0),
    };
    format!(
        "<section aria-labelledby=\"clock\"><h2 id=\"clock\">Clock</h2>\
         <p>The vendor's time is <strong>{}</strong>, {offset}.</p>\
         <form method=\"post\" action=\"/office/clock\" class=\"line\">\
         <label for=\"days\">Days</label><input id=\"days\" name=\"days\" type=\"number\" value=\"1\" min=\"-3650\" \
         max=\"3650\"><label for=\"hours\">Hours</label><input id=\"hours\" name=\"hours\" type=\"number\" value=\"0\" \
         min=\"-23\" max=\"23\"><button class=\"quiet\">Advance the clock</button></form>\
         <div class=\"actions\"><form method=\"post\" action=\"/office/feeds\"><button class=\"quiet\">Run the feeds \
         now</button></form><form method=\"post\" action=\"/office/call-backs\"><button class=\"quiet\">Send call-backs \
         now</button></form></div></section>",
        now.strftime("%Y-%m-%d %H:%M:%S UTC"),
    )
}

fn faults(books: &Books) -> String {
    let mut rows = String::new();
    for fault in Fault::ALL {
        let name = fault.name();
        let strikes = books.faults.of(fault);
        let mut choices = vec![
            ("off".to_owned(), "Off".to_owned(), !strikes.are_due()),
            ("on".to_owned(), "Always".to_owned(), strikes == Strikes::Switch(true)),
        ];
        let mut times = vec![1, 2, 5];
        if let Strikes::Next(left @ 1..) = strikes
            && !times.contains(&left)
        {
            times.push(left);
        }
        let next = |times: u32| (times.to_string(), format!("Next {times}"), strikes == Strikes::Next(times));
        choices.extend(times.into_iter().map(next));
        let options: String = choices
            .iter()
            .map(|(value, text, chosen)| {
                let selected = if *chosen { " selected" } else { "" };
                format!("<option value=\"{value}\"{selected}>{text}</option>")
            })
            .collect();
        rows += &format!(
            "<tr><th scope=\"row\"><label for=\"fault-{name}\">{name}</label></th><td>{}</td><td><select \
             id=\"fault-{name}\" name=\"{name}\">{options}</select></td></tr>",
            Text(fault.description())
        );
    }
    format!(
        "<section aria-labelledby=\"faults\"><h2 id=\"faults\">Faults</h2><form method=\"post\" action=\"/office/faults\">\
         <div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-labelledby=\"faults\"><table><thead><tr><th \
         scope=\"col\">Fault</th><th scope=\"col\">What happens</th><th scope=\"col\">Strikes</th></tr></thead><tbody>{rows}\
         </tbody></table></div><p class=\"line\"><label for=\"slow-seconds\">Delay of slow, in seconds</label>\
         <input id=\"slow-seconds\" name=\"slowSeconds\" type=\"number\" min=\"0\" max=\"86400\" value=\"{}\">\
         <button>Set the faults</button></p></form></section>",
        books.faults.slow_seconds
    )
}

#[derive(Debug, Deserialize)]
struct Advance {
    days: i32,
    hours: i32,
}

#[post("/office/clock")]
async fn advance(office: Data<Office>, by: Form<Advance>) -> Answer {
    office.vendor.advance_clock(i64::from(by.days) * 86_400 + i64::from(by.hours) * 3_600)?;
    Ok(see_other("/#clock"))
}

#[post("/office/faults")]
async fn set_faults(office: Data<Office>, form: Form<BTreeMap<String, String>>) -> Answer {
    let mut set = SetFaults::default();
    for fault in Fault::ALL {
        let strikes = match form.get(fault.name()).map(String::as_str) {
            Some("off") => Strikes::Switch(false),
            Some("on") => Strikes::Switch(true),
            Some(times) => Strikes::Next(number(times)?),
            None => continue,
        };
        // What stays as it is need not be in the journal.
        if office.vendor.read(|books, _| books.faults.of(fault)) != strikes {
            set.strikes.insert(fault, strikes);
        }
    }
    set.slow_seconds = form.get("slowSeconds").map(|seconds| number(seconds)).transpose()?;
    office.vendor.set_faults(set)?;
    Ok(see_other("/#faults"))
}

fn number(text: &str) -> Result<u32, Refusal> {
    text.parse().map_err(|fault| Refusal::Malformed(format!("{text:?} is no number: {fault}")))
}

#[derive(Debug, Deserialize)]
struct Action {
    action: String,
    #[serde(default)]
    outcome: Option<Outcome>,
    #[serde(default)]
    score: String,
}

#[post("/office/appointments/{registration}")]
async fn act(office: Data<Office>, registration: Path<u64>, form: Form<Action>) -> Answer {
    let score = match form.score.trim() {
        "" => None,
        score => Some(number(score)?),
    };
    let made = form.outcome.map(|outcome| MakeResult { outcome, score });
    let exams = &office.vendor.settings.exams;
    office.vendor.write(&format!("appointment-{}", form.action), |entry| {
        perform(entry, exams, *registration, &form.action, made)
    })?;
    Ok(see_other("/#appointments"))
}

#[post("/office/feeds")]
async fn run_feeds(office: Data<Office>) -> Answer {
    let inner = Arc::clone(&office.into_inner());
    let run = web::block(move || inner.run_feeds()).await.map_err(|fault| PageFault::Feed(fault.to_string()))?;
    run.map_err(|fault| PageFault::Feed(fault.to_string()))?;
    Ok(see_other("/#files"))
}

#[post("/office/call-backs")]
async fn run_call_backs(office: Data<Office>) -> Answer {
    office.teller.run(&office.vendor, true).await?;
    Ok(see_other("/#call-backs"))
}
