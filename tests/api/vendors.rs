//! Vendors of every kind: each exchanged with in its own way, several at once, and one in the place of another.

use contract::authorization::{AuthorizationState, CreateAuthorization};
use contract::exam_result::{ExamOutcome, ExamResultState};
use contract::exchange::{ExchangeRowOutcome, ExchangeState};
use contract::problem::ProblemCode;
use contract::profile::VendorRecordState;
use domain::authorization::JourneyStep;
use domain::id::CandidateId;
use exam_delivery::pearson::call_back::bearer;
use jiff::SignedDuration;
use reqwest::Method;
use serde_json::json;
use vue_sim::{Adapter, Fault, SetFaults, Sim, Strikes};

use crate::harness::exam_vendor::{Delivery, EXAM, VENDOR, ask, book};
use crate::harness::http::send;
use crate::harness::program::{all, person};
use crate::profile::as_it_is;

const ENGINE: &str = "engine";
/// An assessment that anybody may sit.
const ASSESSMENT: &str = "TSA-101";
/// What a course and an assessment earn together, and the course.
const TECHNICAL: &str = "TTS-SENTRY";
const COURSE: &str = "TC-SENTRY";

fn wish(exam: &str) -> CreateAuthorization {
    CreateAuthorization { exam: exam.to_owned(), voucher: None }
}

async fn act(sim: &Sim, registration: &str, action: &str, body: serde_json::Value) {
    ask(sim, Method::POST, &format!("/appointments/{registration}/{action}"), body).await;
}

#[actix_web::test]
async fn records_go_by_soap_and_are_confirmed_by_their_answers() {
    let delivery = Delivery::of(&[(Adapter::PearsonRealTime, VENDOR)], &[]).await;
    let kenji = delivery.candidate("Kenji").await;
    let client = delivery.app.as_candidate(kenji);
    let made = client.create_authorization(&wish(EXAM)).await.unwrap();

    // One round tells of the candidate, hears the answer, and tells of the authorization.
    delivery.round().await;
    let client = delivery.app.as_candidate(kenji);
    assert_eq!(client.find_authorization(made.id).await.unwrap().state, AuthorizationState::Ready);

    let registration = delivery.book(made.id, "55001", "2026-12-03", "09:00").await;
    delivery.act(&registration, "sit", json!({ "outcome": "pass" })).await;
    delivery.call_back().await;
    let results = delivery.app.as_candidate(kenji).list_exam_results(&all()).await.unwrap().items;
    assert_eq!((results.len(), results[0].outcome), (1, ExamOutcome::Passed));

    // What was sent and answered is in the ledger, without the password.
    let office = delivery.app.office();
    let messages = office.list_exchanges(None, &all()).await.unwrap().items;
    let mut looked = 0;
    for message in messages.iter().filter(|message| message.name.ends_with(".xml")) {
        let content = office.find_exchange_content(message.id).await.unwrap();
        assert!(!format!("{content:?}").contains(delivery.sim.soap_password()), "{}", message.name);
        looked += 1;
    }
    assert_eq!(looked, 4, "two requests and their answers");
}

#[actix_web::test]
async fn a_lost_answer_makes_nothing_twice() {
    let delivery = Delivery::of(&[(Adapter::PearsonRealTime, VENDOR)], &[]).await;
    let kenji = delivery.candidate("Kenji").await;
    let made = delivery.app.as_candidate(kenji).create_authorization(&wish(EXAM)).await.unwrap();
    let strikes = [(Fault::AnswerLost, Strikes::Next(2))].into();
    delivery.sim.set_faults(SetFaults { strikes, slow_seconds: None }).unwrap();

    delivery.round().await;
    let [vendor] = delivery.app.office().list_exam_vendors().await.unwrap().try_into().unwrap();
    assert!(!vendor.alarms.is_empty(), "somebody is told: {vendor:?}");
    for _ in 0..4 {
        delivery.wait(SignedDuration::from_mins(20));
        delivery.round().await;
    }

    let client = delivery.app.as_candidate(kenji);
    assert_eq!(client.find_authorization(made.id).await.unwrap().state, AuthorizationState::Ready);
    let books = delivery.sim.books();
    assert_eq!(books["authorizations"].as_object().unwrap().len(), 1, "{books}");
    assert_eq!(books["candidates"].as_object().unwrap().len(), 1, "{books}");
}

#[actix_web::test]
async fn a_vendor_that_takes_candidates_with_authorizations_learns_of_another_name_by_them() {
    let delivery = Delivery::of(&[(Adapter::PearsonFiles, VENDOR), (Adapter::Psi, "psi")], &[]).await;
    let psi = &delivery.others[0];
    delivery.deliver_by(EXAM, "psi");
    let kenji = delivery.candidate("Kenji").await;
    let client = delivery.app.as_candidate(kenji);
    let made = client.create_authorization(&wish(EXAM)).await.unwrap();
    assert_eq!((made.vendor.as_str(), made.vendor_name.as_str()), ("psi", "PSI (simulated)"));

    delivery.round_with("psi").await;
    let client = delivery.app.as_candidate(kenji);
    assert_eq!(client.find_authorization(made.id).await.unwrap().state, AuthorizationState::Ready);
    assert!(psi.books().to_string().contains("Kenji"), "{}", psi.books());
    assert!(!delivery.sim.books().to_string().contains("Kenji"), "the other vendor is told nothing");

    let profile = client.find_profile().await.unwrap();
    let record = profile.vendors.iter().find(|record| record.vendor == "psi").unwrap();
    assert_eq!(record.state, VendorRecordState::Confirmed);
    let mut update = as_it_is(&profile);
    update.names.delivery.first = "Kenjiro".to_owned();
    client.update_profile(profile.version, &update).await.unwrap();
    delivery.round_with("psi").await;
    assert!(psi.books().to_string().contains("Kenjiro"), "{}", psi.books());

    let registration = book(psi, made.id, "55001", "2026-12-03", "09:00").await;
    delivery.called_back_by(psi).await;
    let client = delivery.app.as_candidate(kenji);
    let booked = client.find_authorization(made.id).await.unwrap();
    assert_eq!(booked.state, AuthorizationState::Booked, "{booked:?}");
    assert_eq!(booked.appointment.unwrap().starts_at.to_string(), "2026-12-03T08:00:00Z");
    act(psi, &registration, "sit", json!({ "outcome": "pass" })).await;
    delivery.called_back_by(psi).await;
    delivery.round_with("psi").await;
    let results = delivery.app.as_candidate(kenji).list_exam_results(&all()).await.unwrap().items;
    assert_eq!((results.len(), results[0].outcome, results[0].state), (1, ExamOutcome::Passed, ExamResultState::Final));
}

#[actix_web::test]
async fn an_exam_changes_its_vendor_and_what_was_begun_goes_on_where_it_was() {
    let delivery = Delivery::of(&[(Adapter::PearsonFiles, VENDOR), (Adapter::Psi, "psi")], &[]).await;
    let psi = &delivery.others[0];
    let (kenji, omar) = (delivery.candidate("Kenji").await, delivery.candidate("Omar").await);
    let before = delivery.authorized(kenji).await;
    let registration = delivery.book(before.id, "55001", "2026-12-03", "09:00").await;
    delivery.call_back().await;

    delivery.deliver_by(EXAM, "psi");
    let after = delivery.app.as_candidate(omar).create_authorization(&wish(EXAM)).await.unwrap();
    delivery.round_with("psi").await;

    let client = delivery.app.as_candidate(kenji);
    let kept = client.find_authorization(before.id).await.unwrap();
    assert_eq!((kept.vendor.as_str(), kept.state), (VENDOR, AuthorizationState::Booked));
    assert_eq!(client.create_authorization(&wish(EXAM)).await.unwrap().id, before.id, "no second one elsewhere");
    delivery.act(&registration, "sit", json!({ "outcome": "pass" })).await;
    delivery.call_back().await;
    let there = book(psi, after.id, "55003", "2026-12-04", "09:00").await;
    act(psi, &there, "sit", json!({ "outcome": "fail" })).await;
    delivery.called_back_by(psi).await;
    delivery.round_with("psi").await;

    for (who, vendor, outcome) in [(kenji, VENDOR, ExamOutcome::Passed), (omar, "psi", ExamOutcome::Failed)] {
        let client = delivery.app.as_candidate(who);
        let results = client.list_exam_results(&all()).await.unwrap().items;
        assert_eq!((results.len(), results[0].outcome), (1, outcome), "{vendor}");
        let report = client.find_exam_result(results[0].id).await.unwrap();
        assert_eq!(report.appointment.unwrap().vendor, vendor);
    }
    let vendors = delivery.app.office().list_exam_vendors().await.unwrap();
    assert_eq!(vendors.iter().map(|vendor| vendor.code.as_str()).collect::<Vec<_>>(), [VENDOR, "psi"]);
}

#[actix_web::test]
async fn a_vendor_that_asks_for_a_pause_gets_it() {
    let delivery = Delivery::of(&[(Adapter::PearsonFiles, VENDOR), (Adapter::Psi, "psi")], &[]).await;
    let (psi, app) = (&delivery.others[0], delivery.app.app.clone().into_inner());
    delivery.deliver_by(EXAM, "psi");
    let kenji = delivery.candidate("Kenji").await;
    delivery.app.as_candidate(kenji).create_authorization(&wish(EXAM)).await.unwrap();
    let rounds = |outcome: &str| {
        let line = format!(r#"exam_vendor_rounds_total{{vendor="psi",outcome="{outcome}"}} 1"#);
        app.metrics.text().contains(&line)
    };
    ask(psi, Method::PUT, "/faults", json!({ "rest-rate-limited": 1 })).await;
    api::service::exam_delivery::run_due(&app).await.unwrap();
    assert!(rounds("rate_limited"), "{}", app.metrics.text());

    // It said a minute and a half; the server looks once a minute otherwise.
    delivery.wait(SignedDuration::from_secs(70));
    api::service::exam_delivery::run_due(&app).await.unwrap();
    assert!(!rounds("done"));
    delivery.wait(SignedDuration::from_secs(30));
    api::service::exam_delivery::run_due(&app).await.unwrap();
    assert!(rounds("done"), "{}", app.metrics.text());
}

#[actix_web::test]
async fn an_excused_absence_is_said_so_and_booking_events_have_to_prove_themselves() {
    let delivery = Delivery::of(&[(Adapter::PearsonFiles, VENDOR), (Adapter::Psi, "psi")], &[]).await;
    let psi = &delivery.others[0];
    delivery.deliver_by(EXAM, "psi");
    let kenji = delivery.candidate("Kenji").await;
    let made = delivery.app.as_candidate(kenji).create_authorization(&wish(EXAM)).await.unwrap();
    delivery.round_with("psi").await;
    let registration = book(psi, made.id, "55001", "2026-12-03", "09:00").await;
    delivery.wait(SignedDuration::from_hours(24 * 11));
    act(psi, &registration, "sit", json!({ "outcome": "excused-no-show" })).await;
    delivery.called_back_by(psi).await;

    let results = delivery.app.as_candidate(kenji).list_exam_results(&all()).await.unwrap().items;
    assert_eq!((results.len(), results[0].outcome), (1, ExamOutcome::NoShow));
    assert!(results[0].explanation.to_lowercase().contains("excused"), "{}", results[0].explanation);

    let event = json!({ "booking_code": "1" });
    let path = "/api/v1/exam-vendors/psi/events/booking";
    for token in ["", "wrong", psi.sso_passphrase()] {
        let request = delivery.app.http().request(Method::PUT, path).bearer_auth(token).json(&event);
        send(request).await.problem(ProblemCode::CallBackRefused);
    }
    let other = delivery.app.http().request(Method::PUT, "/api/v1/exam-vendors/psi/events/placeHold").json(&event);
    send(other).await.problem(ProblemCode::NotFound);
}

#[actix_web::test]
async fn an_online_assessment_is_launched_sat_and_told_by_the_engine() {
    let delivery = Delivery::of(&[(Adapter::PearsonFiles, VENDOR), (Adapter::AssessmentEngine, ENGINE)], &[]).await;
    let engine = &delivery.others[0];
    delivery.deliver_by(ASSESSMENT, ENGINE);
    let kenji = delivery.candidate("Kenji").await;
    let client = delivery.app.as_candidate(kenji);
    let made = client.create_authorization(&wish(ASSESSMENT)).await.unwrap();
    delivery.round_with(ENGINE).await;

    let client = delivery.app.as_candidate(kenji);
    let ready = client.find_authorization(made.id).await.unwrap();
    assert_eq!((ready.state, ready.begins_at_once, ready.may_book), (AuthorizationState::Ready, true, true));
    assert!(ready.journey.iter().all(|step| step.step != JourneyStep::Booked), "nothing is booked: {ready:?}");
    assert!(ready.explanation.starts_with("You can begin at "), "{}", ready.explanation);
    let launch = client.create_hand_off(made.id).await.unwrap();
    assert!(launch.fields.is_empty() && launch.url.starts_with(&engine.launch_url()), "{}", engine.launch_url());

    // The candidate follows the address, and answers every question.
    let browser = reqwest::Client::builder().cookie_store(true).build().unwrap();
    let page = browser.get(&launch.url).send().await.unwrap();
    let questions = page.url().clone();
    assert_eq!((page.status().as_u16(), questions.path().ends_with("/questions")), (200, true), "{questions}");
    assert_eq!(browser.get(&launch.url).send().await.unwrap().status(), 403, "a launch is good once");
    let submit = questions.as_str().trim_end_matches("/questions");
    browser.post(submit).form(&[("q0", "0")]).send().await.unwrap();
    delivery.called_back_by(engine).await;

    let client = delivery.app.as_candidate(kenji);
    assert_eq!(client.find_authorization(made.id).await.unwrap().state, AuthorizationState::Completed);
    let results = client.list_exam_results(&all()).await.unwrap().items;
    assert_eq!((results.len(), results[0].exam.as_str()), (1, ASSESSMENT));
    let answer = client.create_hand_off(made.id).await;
    assert_eq!(answer.unwrap_err().code(), Some(ProblemCode::Conflict), "it is over");
}

#[actix_web::test]
async fn an_assessment_asks_for_no_address_and_no_code_for_accommodations() {
    let delivery = Delivery::of(&[(Adapter::PearsonFiles, VENDOR), (Adapter::AssessmentEngine, ENGINE)], &[]).await;
    let kenji = person("Kenji");
    let client = delivery.app.as_candidate(kenji);

    delivery.deliver_by(ASSESSMENT, ENGINE);
    // His profile has no address, which the vendor's fields need.
    assert!(!client.find_eligibility(EXAM).await.unwrap().may_sit);
    assert!(client.find_eligibility(ASSESSMENT).await.unwrap().may_sit);
    let made = client.create_authorization(&wish(ASSESSMENT)).await.unwrap();
    delivery.round_with(ENGINE).await;

    let client = delivery.app.as_candidate(kenji);
    assert_eq!(client.find_authorization(made.id).await.unwrap().state, AuthorizationState::Ready);
    let told: Vec<String> = client.find_profile().await.unwrap().vendors.into_iter().map(|told| told.vendor).collect();
    assert!(told.contains(&VENDOR.to_owned()) && !told.contains(&ENGINE.to_owned()), "it is told of nobody: {told:?}");
}

#[actix_web::test]
async fn an_engine_tells_of_courses_by_event_and_staff_bring_its_files() {
    let delivery = Delivery::of(&[(Adapter::PearsonFiles, VENDOR), (Adapter::AssessmentEngine, ENGINE)], &[]).await;
    let (app, engine) = (&delivery.app, &delivery.others[0]);
    let (kenji, ada) = (person("Kenji"), person("Ada"));
    let completed = |id: &str, who: CandidateId, course: &str| json!({ "completion_id": id, "candidate_id": who, "course_code": course, "completed_at": "2026-11-20T15:00:00Z" });
    let tell = async |token: &str, body: serde_json::Value| {
        let (secret, body) = (engine.call_back_secret().as_bytes(), body.to_string().into_bytes());
        let token = bearer::sign(secret, ENGINE, &app.base, token, &body, app.app.clock.now());
        app.anonymous().receive_exam_event(ENGINE, "course", &token, body).await
    };

    tell("1", completed("C-1", kenji, COURSE)).await.unwrap();
    tell("2", completed("C-1", kenji, COURSE)).await.unwrap();
    app.wait(SignedDuration::from_secs(1));
    tell("3", json!({ "completion_id": "C-2", "candidate_id": "me", "course_code": COURSE })).await.unwrap();
    assert_eq!(tell("4", json!({})).await.unwrap_err().code(), Some(ProblemCode::InvalidRequest));
    let office = app.office();
    let messages = office.list_exchanges(Some("course"), &all()).await.unwrap().items;
    let states: Vec<ExchangeState> = messages.iter().map(|message| message.state).collect();
    assert_eq!(
        states,
        [ExchangeState::Failed, ExchangeState::Done],
        "newest first; it does not say when: {messages:?}"
    );
    assert!(messages[0].message.as_ref().unwrap().contains("completed_at"), "{messages:?}");
    let rows = office.list_exchange_rows(messages[1].id, &all()).await.unwrap().items;
    assert_eq!((rows[0].kind.as_str(), rows[0].candidate_id), ("course", Some(kenji)));

    // The same by a file, beside somebody else's, somebody unknown and a row that says nothing.
    let file = format!(
        "candidate_id,completion_id,course_code,completed_at\n{kenji},C-1,{COURSE},2026-11-20T15:00:00Z\n\
         {ada},C-3,{COURSE},2026-11-21T15:00:00+01:00\nCT-999999999-61,C-4,{COURSE},2026-11-21T15:00:00Z\n\
         {ada},C-5,{COURSE},soon\n{ada},C-6,NO-SUCH,2026-11-21T15:00:00Z\n"
    );
    let brought = office.create_exam_vendor_file(ENGINE, "courses.csv", file.clone().into_bytes()).await.unwrap();
    assert_eq!((brought.state, brought.name.as_str()), (ExchangeState::Done, "courses.csv"));
    let rows = office.list_exchange_rows(brought.id, &all()).await.unwrap().items;
    use ExchangeRowOutcome::{Done, Faulty, Repeated, Unmatched};
    assert_eq!(rows.iter().map(|row| row.outcome).collect::<Vec<_>>(), [Repeated, Done, Unmatched, Faulty, Done]);
    assert!(rows[3].message.as_ref().unwrap().contains("line 5, completed_at"), "{:?}", rows[3].message);
    let unknown = rows[4].message.as_deref();
    assert_eq!(unknown, Some("there is no course NO-SUCH in the catalogue: it counts for nothing yet"));
    let again = office.create_exam_vendor_file(ENGINE, "courses.csv", file.into_bytes()).await.unwrap();
    assert_eq!(again.id, brought.id, "the same file is known");

    // Results, with what is missing to the accreditation.
    let results = format!(
        "result_id,attempt_id,candidate_id,exam_code,sat_at,reported_at,outcome\n\
         R-1,A-1,{ada},TSA-201,2026-11-22T08:00:00Z,2026-11-22T09:00:00Z,passed\n\
         R-2,A-2,{kenji},TSA-201,2026-11-22T08:00:00Z,2026-11-22T09:00:00Z,passed\n"
    );
    office.create_exam_vendor_file(ENGINE, "results.csv", results.into_bytes()).await.unwrap();
    api::job::once(&app.app).unwrap();
    for who in [ada, kenji] {
        let held = app.as_candidate(who).list_credentials(&all()).await.unwrap().items;
        assert!(held.iter().any(|held| held.achievement.code == TECHNICAL), "{held:?}");
    }

    let refused = async |vendor: &str, name: &str, file: &[u8]| {
        office.create_exam_vendor_file(vendor, name, file.to_vec()).await.unwrap_err().code()
    };
    assert_eq!(refused(ENGINE, "x.csv", b"a,b\n1,2\n").await, Some(ProblemCode::ArchiveRefused));
    assert_eq!(refused(VENDOR, "x.zip", b"PK").await, Some(ProblemCode::ArchiveRefused));
    assert_eq!(refused(ENGINE, "", b"a,b\n").await, Some(ProblemCode::InvalidRequest));
    assert_eq!(refused("nobody", "x.csv", b"a,b\n").await, Some(ProblemCode::NotFound));
    let kept = office.list_exchanges(Some("x.csv"), &all()).await.unwrap().items;
    assert!(kept.is_empty(), "what is refused is not kept");
}
