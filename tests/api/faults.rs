//! Whatever a vendor does wrong, in whatever order: once it has stopped, server and vendor know the same.
//!
//! Each case lives through all faults that a vendor of its kind can have, one after the other in an order of its own, while
//! candidates register, withdraw, book and sit and the vendor rules on results. Then the faults end and time goes by, and the
//! vendor's books are held against what candidates are shown. The cases are the same in each run; another number in `FAULT_SEED`
//! makes others, and a run that fails says which it was.

use std::collections::BTreeMap;

use contract::authorization::{AuthorizationState, AuthorizationView, CreateAuthorization};
use contract::exam_result::{ExamOutcome, ExamResultState};
use domain::id::CandidateId;
use jiff::SignedDuration;
use proptest::prelude::*;
use proptest::test_runner::{Config, RngSeed, TestRunner};
use reqwest::Method;
use serde_json::{Value, json};
use vue_sim::{Adapter, Fault, SetFaults, Strikes};

use crate::harness::exam_vendor::{Delivery, VENDOR};
use crate::harness::program::{all, person};

const PEOPLE: [&str; 2] = ["Kenji", "Ada"];
const EXAMS: [&str; 2] = ["320-301", "320-401"];

/// How often all faults are lived through, for each kind of vendor.
const CASES: u32 = 6;
/// Things that happen after each fault began.
const STEPS: usize = 4;
/// Hours between two looks once the faults are over. Silence is waited out for up to a day.
const PAUSE: SignedDuration = SignedDuration::from_hours(3);
/// After that many of them everything has to be known.
const PAUSES: usize = 60;

/// What strikes every vendor of Pearson's kinds.
const PEARSON: [Fault; 14] = [
    Fault::Slow,
    Fault::DuplicateFile,
    Fault::DuplicateCallBack,
    Fault::ReorderCallBacks,
    Fault::HalfWrittenFile,
    Fault::UnknownMember,
    Fault::MonthFirstDates,
    Fault::ResultForUnknownCandidate,
    Fault::ScoreWithoutGrade,
    Fault::NoShowLayout,
    Fault::MergedCandidate,
    Fault::WrongSignature,
    Fault::StaleToken,
    Fault::RefuseLogins,
];

/// What strikes one that takes files.
const FILES: [Fault; 6] = [
    Fault::Silent,
    Fault::SmartQuotes,
    Fault::AcceptedWarning,
    Fault::WholeFileError,
    Fault::ResultBeforeConfirmation,
    Fault::DiskFull,
];

/// What strikes one that takes requests by SOAP.
const SOAP: [Fault; 6] = [
    Fault::SoapFault,
    Fault::SoapSilent,
    Fault::SoapSlow,
    Fault::SoapUnavailable,
    Fault::AnswerLost,
    Fault::ExpiredClientCertificate,
];

/// What strikes one of PSI's kind, which takes requests by REST.
const PSI: [Fault; 13] = [
    Fault::DuplicateCallBack,
    Fault::ReorderCallBacks,
    Fault::ResultForUnknownCandidate,
    Fault::MergedCandidate,
    Fault::WrongSignature,
    Fault::StaleToken,
    Fault::RefuseLogins,
    Fault::RestSilent,
    Fault::RestSlow,
    Fault::RestAnswerLost,
    Fault::RestUnavailable,
    Fault::RestRateLimited,
    Fault::RestTokenRefused,
];

/// What strikes an engine for online assessments, which is asked for nothing and tells of results alone.
const ENGINE: [Fault; 6] = [
    Fault::DuplicateCallBack,
    Fault::ReorderCallBacks,
    Fault::ResultForUnknownCandidate,
    Fault::ScoreWithoutGrade,
    Fault::WrongSignature,
    Fault::StaleToken,
];

/// Something that happens. Who it happens to, and with which of their exams, is taken from the numbers.
#[derive(Debug, Clone, Copy)]
enum Step {
    Register { who: usize, exam: usize },
    Withdraw { which: usize },
    Book { which: usize },
    Cancel { which: usize },
    Sit { which: usize, outcome: &'static str },
    Rule { which: usize, ruling: &'static str },
    Round,
    Feed,
    CallBack,
    Wait { minutes: i64 },
}

fn step() -> impl Strategy<Value = Step> {
    let which = || 0..8_usize;
    prop_oneof![
        3 => (0..PEOPLE.len(), 0..EXAMS.len()).prop_map(|(who, exam)| Step::Register { who, exam }),
        1 => which().prop_map(|which| Step::Withdraw { which }),
        3 => which().prop_map(|which| Step::Book { which }),
        1 => which().prop_map(|which| Step::Cancel { which }),
        3 => (which(), prop::sample::select(&["pass", "fail", "no-show", "nda-refused"][..]))
            .prop_map(|(which, outcome)| Step::Sit { which, outcome }),
        3 => (which(), prop::sample::select(&["hold", "release", "revoke", "unrevoke", "modify"][..]))
            .prop_map(|(which, ruling)| Step::Rule { which, ruling }),
        4 => Just(Step::Round),
        4 => Just(Step::Feed),
        3 => Just(Step::CallBack),
        3 => (1..600_i64).prop_map(|minutes| Step::Wait { minutes }),
    ]
}

fn life(faults: Vec<Fault>) -> impl Strategy<Value = Vec<(Fault, Vec<Step>)>> {
    let count = faults.len();
    let steps = prop::collection::vec(prop::collection::vec(step(), STEPS), count);
    (Just(faults).prop_shuffle(), steps).prop_map(|(faults, steps)| faults.into_iter().zip(steps).collect())
}

#[expect(clippy::disallowed_methods, reason = "which cases are tested is not a setting of the server")]
fn live_through(adapter: Adapter, faults: &[&[Fault]]) {
    let seed = std::env::var("FAULT_SEED").map_or(1, |seed| seed.parse().expect("FAULT_SEED is a number"));
    eprintln!("FAULT_SEED={seed}");
    let config = Config {
        cases: CASES,
        failure_persistence: None,
        rng_seed: RngSeed::Fixed(seed),
        max_shrink_iters: 12,
        ..Config::default()
    };
    let ended = TestRunner::new(config).run(&life(faults.concat()), |life| {
        let differences = actix_web::rt::System::new().block_on(World::live(adapter, &life));
        prop_assert!(differences.is_empty(), "{}", differences.join("\n"));
        Ok(())
    });
    if let Err(failed) = ended {
        panic!("FAULT_SEED={seed}: {failed}");
    }
}

#[test]
fn a_vendor_of_files_and_the_server_know_the_same_after_all_faults_in_any_order() {
    live_through(Adapter::PearsonFiles, &[&PEARSON, &FILES]);
}

#[test]
fn a_vendor_of_requests_and_the_server_know_the_same_after_all_faults_in_any_order() {
    live_through(Adapter::PearsonRealTime, &[&PEARSON, &SOAP]);
}

#[test]
fn a_vendor_of_another_make_and_the_server_know_the_same_after_all_faults_in_any_order() {
    live_through(Adapter::Psi, &[&PSI]);
}

#[test]
fn an_engine_for_assessments_and_the_server_know_the_same_after_all_faults_in_any_order() {
    // It has few: each strikes twice.
    live_through(Adapter::AssessmentEngine, &[&ENGINE, &ENGINE]);
}

struct World {
    adapter: Adapter,
    delivery: Delivery,
    http: reqwest::Client,
    /// In the order in which they were made, and whose.
    authorizations: Vec<(CandidateId, AuthorizationView)>,
}

impl World {
    /// Lives a life, lets the faults end, and answers what server and vendor never agreed on.
    async fn live(adapter: Adapter, life: &[(Fault, Vec<Step>)]) -> Vec<String> {
        // What is never answered is not waited for as long as in earnest.
        let lines: &[(&str, &str)] = match adapter {
            Adapter::PearsonRealTime => &[("[pearson-vue.soap]", "[pearson-vue.soap]\ntimeout_seconds = 1")],
            Adapter::Psi => &[("[pearson-vue.rest]", "[pearson-vue.rest]\ntimeout_seconds = 1")],
            _ => &[],
        };
        let delivery = Delivery::of(&[(adapter, VENDOR)], lines).await;
        for name in PEOPLE {
            delivery.candidate(name).await;
        }
        let mut world = Self { adapter, delivery, http: reqwest::Client::new(), authorizations: Vec::new() };
        for (fault, steps) in life {
            world.set(*fault, Strikes::Next(1));
            for step in steps {
                world.take(*step).await;
            }
        }
        for (fault, _) in life {
            world.set(*fault, Strikes::Switch(false));
        }
        let mut differences = Vec::new();
        for _ in 0..PAUSES {
            world.delivery.wait(PAUSE);
            world.delivery.exchange().await;
            world.delivery.call_back().await;
            differences = world.differences().await;
            if differences.is_empty() {
                break;
            }
        }
        differences
    }

    fn set(&self, fault: Fault, strikes: Strikes) {
        self.delivery.sim.set_faults(SetFaults { strikes: [(fault, strikes)].into(), slow_seconds: Some(1) }).unwrap();
    }

    async fn take(&mut self, step: Step) {
        // PSI's kind has no word for who refused the NDA; it and an engine tell of a result again only when it was changed.
        let psi = self.adapter == Adapter::Psi;
        let engine = self.adapter == Adapter::AssessmentEngine;
        match step {
            Step::Register { who, exam } => {
                let candidate = person(PEOPLE[who]);
                let wish = CreateAuthorization { exam: EXAMS[exam].to_owned(), voucher: None };
                // Whoever may not sit it, or has registered, is told so.
                if let Ok(made) = self.delivery.app.as_candidate(candidate).create_authorization(&wish).await
                    && self.authorizations.iter().all(|(_, known)| known.id != made.id)
                {
                    self.authorizations.push((candidate, made));
                }
            }
            Step::Withdraw { which } => {
                if let Some((candidate, made)) = self.authorization(which) {
                    drop(self.delivery.app.as_candidate(candidate).withdraw_authorization(made.id).await);
                }
            }
            Step::Book { which } if engine => self.launch(which).await,
            Step::Book { which } => {
                let Some((_, made)) = self.authorization(which) else { return };
                let day = (self.delivery.app.app.clock.now() + SignedDuration::from_hours(5 * 24)).strftime("%Y-%m-%d");
                let place = json!({
                    "clientAuthorizationID": made.id, "testCenterID": "55900", "date": day.to_string(), "time": "10:00"
                });
                self.at_vendor("/appointments", place).await;
            }
            Step::Cancel { which } => self.act(which, "cancel", json!({})).await,
            Step::Sit { outcome: "nda-refused", .. } if psi => {}
            Step::Rule { ruling, .. } if (psi || engine) && ruling != "modify" => {}
            Step::Sit { which, outcome } => self.act(which, "sit", json!({ "outcome": outcome })).await,
            Step::Rule { which, ruling } => {
                let body = if ruling == "modify" { json!({ "outcome": "fail", "score": 33 }) } else { json!({}) };
                self.act(which, ruling, body).await;
            }
            Step::Round => self.delivery.round().await,
            Step::Feed => drop(self.delivery.sim.run_feeds().unwrap()),
            Step::CallBack => self.delivery.call_back().await,
            Step::Wait { minutes } => self.delivery.app.wait(SignedDuration::from_mins(minutes)),
        }
        // By the time of what happens it is told apart, and clocks are not taken at their word for seconds.
        self.delivery.wait(SignedDuration::from_secs(20));
    }

    fn authorization(&self, which: usize) -> Option<(CandidateId, AuthorizationView)> {
        let count = self.authorizations.len();
        (count > 0).then(|| self.authorizations[which % count].clone())
    }

    /// Begins an assessment, where the server lets its candidate in.
    async fn launch(&self, which: usize) {
        let Some((candidate, made)) = self.authorization(which) else { return };
        let Ok(launch) = self.delivery.app.as_candidate(candidate).create_hand_off(made.id).await else { return };
        let page = self.http.get(launch.url).send().await.unwrap();
        assert!(!page.status().is_server_error(), "{page:?}");
    }

    /// Does something with a registration at the vendor, where that is possible.
    async fn act(&self, which: usize, what: &str, body: Value) {
        let books = self.delivery.sim.books();
        let registrations: Vec<&String> = books["appointments"].as_object().unwrap().keys().collect();
        if !registrations.is_empty() {
            let registration = registrations[which % registrations.len()];
            self.at_vendor(&format!("/appointments/{registration}/{what}"), body).await;
        }
    }

    /// What is not possible as things are is refused, and nothing happens.
    async fn at_vendor(&self, path: &str, body: Value) {
        let url = format!("{}/api{path}", self.delivery.sim.url());
        let answer = self.http.request(Method::POST, url).json(&body).send().await.unwrap();
        assert!(!answer.status().is_server_error(), "{path}: {answer:?}");
    }

    /// What the ledger has of an authorization, oldest first.
    async fn said_of(&self, id: &str) -> String {
        let office = self.delivery.app.office();
        let mut said = Vec::new();
        for message in office.list_exchanges(Some(id), &all()).await.unwrap().items.into_iter().rev() {
            let rows = office.list_exchange_rows(message.id, &all()).await.unwrap().items;
            let theirs = rows.into_iter().filter(|row| row.authorization_id.is_some_and(|of| of.to_string() == id));
            let told = theirs.map(|row| format!("{} {:?} {}", row.kind, row.outcome, row.message.unwrap_or_default()));
            let (at, name, state) = (message.created_at, message.name, message.state);
            said.push(format!("{at} {name} {state:?}: {}", told.collect::<Vec<_>>().join(", ")));
        }
        said.join("; ")
    }

    /// Where what the candidates are shown differs from the vendor's books.
    async fn differences(&self) -> Vec<String> {
        let books = self.delivery.sim.books();
        let appointments: Vec<&Value> = books["appointments"].as_object().unwrap().values().collect();
        let mut found = Vec::new();
        let mut asked: BTreeMap<String, bool> = BTreeMap::new();
        for name in PEOPLE {
            let candidate = person(name);
            let client = self.delivery.app.as_candidate(candidate);
            for shown in client.list_authorizations(&all()).await.unwrap().items {
                let id = shown.id.to_string();
                let withdrawn = shown.state == AuthorizationState::Withdrawn;
                let under = appointments.iter().filter(|one| one["clientAuthorizationID"] == id);
                let under: Vec<&str> = under.map(|one| progress(one)).collect();
                use AuthorizationState as State;
                let used = under.contains(&"delivered") || under.contains(&"ungraded");
                let right: &[State] = match () {
                    () if under.contains(&"delivered") => &[State::Completed],
                    // Its result cannot be read, so that it is still to come.
                    () if used => &[State::Booked, State::AwaitingResult, State::Withdrawn],
                    () if withdrawn => &[State::Withdrawn],
                    () if under.contains(&"scheduled") => &[State::Booked, State::AwaitingResult],
                    () => &[State::Ready],
                };
                let there = &books["authorizations"][&id];
                // Nobody tells an engine of anything, nor a vendor of the end of what it never heard of; and what was sat may be
                // taken back or not.
                let told = self.adapter != Adapter::AssessmentEngine;
                let known = !told || used || there["deleted"] == withdrawn || withdrawn && there.is_null();
                if !right.contains(&shown.state) || !known {
                    let said = self.said_of(&id).await;
                    found.push(format!("{id} is {:?}, at the vendor {there} {under:?}; {said}", shown.state));
                }
                asked.insert(id, withdrawn);
            }
            let results = client.list_exam_results(&all()).await.unwrap().items;
            let theirs = appointments.iter().filter(|one| one["clientCandidateID"] == candidate.to_string());
            let mut expected: Vec<_> =
                theirs.filter(|one| progress(one) == "delivered").map(|one| result(one)).collect();
            let mut shown: Vec<_> = results
                .into_iter()
                .map(|shown| (shown.registration_id, shown.outcome, shown.score, shown.state))
                .collect();
            expected.sort_by(|a, b| a.0.cmp(&b.0));
            shown.sort_by(|a, b| a.0.cmp(&b.0));
            if shown != expected {
                found.push(format!("{name} is shown {shown:?}, and the vendor has {expected:?}"));
            }
        }
        let ours = |id: &&String| asked.contains_key(*id);
        found.extend(
            books["authorizations"]
                .as_object()
                .unwrap()
                .keys()
                .filter(|id| !ours(id))
                .map(|id| format!("the vendor has {id}, for which nobody asked")),
        );
        found
    }
}

/// How far an appointment is; `ungraded` for one whose result has a score and no grade.
fn progress(appointment: &Value) -> &str {
    let result = &appointment["result"];
    if result["score"].is_number() && result["grade"].is_null() {
        return "ungraded";
    }
    appointment["progress"].as_str().unwrap()
}

/// A result of the books, as it has to be shown.
fn result(appointment: &Value) -> (String, ExamOutcome, Option<String>, ExamResultState) {
    let result = &appointment["result"];
    let outcome = match (result["grade"].as_str(), result["noShow"] == true) {
        (Some("pass"), _) => ExamOutcome::Passed,
        (Some(_), _) => ExamOutcome::Failed,
        (None, true) => ExamOutcome::NoShow,
        (None, false) => ExamOutcome::NdaRefused,
    };
    let state = match result["standing"].as_str() {
        Some("held") => ExamResultState::OnHold,
        Some("revoked") => ExamResultState::Revoked,
        _ => ExamResultState::Final,
    };
    let registration = &appointment["registrationID"];
    let registration = registration.as_str().map_or_else(|| registration.to_string(), str::to_owned);
    (registration, outcome, result["score"].as_u64().map(|score| score.to_string()), state)
}
