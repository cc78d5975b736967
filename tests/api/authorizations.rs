//! From the wish to sit an exam to its result, with a vendor at the other end.

use api::service::accounts::{self, NewAccount};
use api::service::erasures;
use client::Error;
use contract::appointment::{AppointmentState, Delivery as Way};
use contract::authorization::{AuthorizationState, AuthorizationView, CreateAuthorization};
use contract::erasure::CreateErasure;
use contract::exam_result::{ExamOutcome, ExamResultEvent, ExamResultState};
use contract::problem::ProblemCode;
use contract::profile::VendorRecordState;
use contract::session::ConfirmSession;
use domain::authorization::{JourneyStep, StepState};
use domain::id::AuthorizationId;
use jiff::SignedDuration;
use reqwest::Method;
use serde_json::json;

use crate::harness::TestApp;
use crate::harness::app::{PASSWORD, sign_in};
use crate::harness::exam_vendor::{Delivery, EXAM, VENDOR};
use crate::harness::program::{all, person};
use crate::profile::as_it_is;

fn wish(exam: &str) -> CreateAuthorization {
    CreateAuthorization { exam: exam.to_owned(), voucher: None }
}

fn code<T: std::fmt::Debug>(answer: Result<T, Error>) -> Option<ProblemCode> {
    answer.unwrap_err().code()
}

fn done(view: &AuthorizationView) -> Vec<JourneyStep> {
    view.journey.iter().filter(|step| step.state == StepState::Done).map(|step| step.step).collect()
}

/// Books at the vendor and passes there, of which nobody is told yet; answers the registration.
async fn passed(delivery: &Delivery, id: AuthorizationId) -> String {
    let registration = delivery.book(id, "55001", "2026-12-03", "09:00").await;
    delivery.act(&registration, "sit", json!({ "outcome": "pass" })).await;
    registration
}

#[actix_web::test]
async fn a_candidate_registers_books_sits_and_passes() {
    let delivery = Delivery::new().await;
    let kenji = delivery.candidate("Kenji").await;
    let client = delivery.app.as_candidate(kenji);

    let made = client.create_authorization(&wish(EXAM)).await.unwrap();
    assert_eq!((made.state, made.may_book, made.may_withdraw), (AuthorizationState::Preparing, false, true));
    assert_eq!(
        made.explanation,
        "Pearson VUE (simulated) is being told that you may sit this exam. You can book as soon as it has confirmed that."
    );
    assert_eq!((made.first_on.to_string(), made.last_on.to_string()), ("2026-11-23".into(), "2027-11-22".into()));
    assert_eq!(code(client.create_hand_off(made.id).await), Some(ProblemCode::Conflict), "nobody knows them there");
    let again = client.create_authorization(&wish(EXAM)).await.unwrap();
    assert_eq!(again.id, made.id, "a second click makes no second one");

    // The vendor learns of the candidate first, and of the authorization once it knows them.
    delivery.exchange().await;
    let books = delivery.sim.books();
    assert!(books["candidates"].to_string().contains("Kenji"), "{books}");
    assert_eq!(client.find_authorization(made.id).await.unwrap().state, AuthorizationState::Preparing);
    delivery.exchange().await;
    let ready = client.find_authorization(made.id).await.unwrap();
    assert_eq!((ready.state, ready.may_book), (AuthorizationState::Ready, true), "{ready:?}");
    assert_eq!(done(&ready), [JourneyStep::Authorized, JourneyStep::Sent, JourneyStep::Confirmed]);
    let address = format!("{kenji}@example.org");
    let subjects = async || delivery.app.mails_to(&address).await.into_iter().map(|mail| mail.subject);
    let title = &ready.exam.title;
    assert_eq!(subjects().await.count(), 1);

    // The hand-off signs them in at the vendor.
    let form = client.create_hand_off(made.id).await.unwrap();
    let fields: Vec<(&str, &str)> =
        form.fields.iter().map(|field| (field.name.as_str(), field.value.as_str())).collect();
    let browser = reqwest::Client::builder().cookie_store(true).build().unwrap();
    let page = browser.post(&form.url).form(&fields).send().await.unwrap();
    assert_eq!(page.status(), 200, "{page:?}");
    assert!(page.text().await.unwrap().contains(EXAM));

    let registration = delivery.book(made.id, "55001", "2026-12-03", "09:00").await;
    delivery.call_back().await;
    let booked = client.find_authorization(made.id).await.unwrap();
    assert_eq!(booked.state, AuthorizationState::Booked, "{booked:?}");
    assert!(!booked.may_withdraw && booked.may_book);
    assert_eq!(
        client.find_dashboard().await.unwrap().exams_ahead,
        std::slice::from_ref(&booked),
        "the home shows what is ahead"
    );
    let appointment = booked.appointment.clone().unwrap();
    assert_eq!(appointment.registration_id, registration);
    assert_eq!(appointment.starts_at.to_string(), "2026-12-03T08:00:00Z");
    assert_eq!(appointment.starts_there.as_deref(), Some("2026-12-03T09:00:00"));
    assert_eq!(appointment.time_zone.as_deref(), Some("Europe/Stockholm"));
    assert_eq!((appointment.delivery, appointment.state), (Way::TestCentre, AppointmentState::Booked));
    assert_eq!(appointment.centre.as_ref().unwrap().city.as_deref(), Some("Stockholm"));
    assert_eq!(code(client.withdraw_authorization(made.id).await), Some(ProblemCode::Conflict));
    let calendar = String::from_utf8(client.find_appointment_calendar(appointment.id).await.unwrap()).unwrap();
    assert!(calendar.contains("DTSTART:20261203T080000Z\r\n"), "{calendar}");
    assert!(calendar.contains("Norrsken Test House"), "{calendar}");

    delivery.act(&registration, "sit", json!({ "outcome": "pass", "score": 82 })).await;
    delivery.call_back().await;
    let sat = client.find_authorization(made.id).await.unwrap();
    assert_eq!(sat.state, AuthorizationState::Completed, "{sat:?}");
    assert!(sat.journey.iter().all(|step| step.state == StepState::Done), "{sat:?}");
    assert!(client.find_dashboard().await.unwrap().exams_ahead.is_empty());
    let results = client.list_exam_results(&all()).await.unwrap().items;
    assert_eq!((results.len(), results[0].outcome, results[0].score.as_deref()), (1, ExamOutcome::Passed, Some("82")));
    let report = client.find_exam_result(results[0].id).await.unwrap();
    assert_eq!((&report.result, report.candidate_name.as_str()), (&results[0], "Kenji Tanaka"));
    assert_eq!(report.appointment.unwrap().centre.unwrap().name, "Norrsken Test House");
    assert!(report.sections.iter().all(|section| section.correct.is_some()) && report.sections.len() > 1);
    assert_eq!(report.history.iter().map(|told| told.event).collect::<Vec<_>>(), [ExamResultEvent::Reported]);
    let printed = client.print_score_report(results[0].id).await.unwrap();
    assert!(printed.starts_with(b"%PDF-1.7"), "{:?}", &printed[..20]);
    let ada = delivery.app.as_candidate(delivery.candidate("Ada").await);
    assert_eq!(code(ada.print_score_report(results[0].id).await), Some(ProblemCode::NotFound));
    assert_eq!(code(ada.find_exam_result(results[0].id).await), Some(ProblemCode::NotFound));
    api::job::once(&delivery.app.app).unwrap();
    let held = client.list_credentials(&all()).await.unwrap().items;
    let mut subjects: Vec<String> = subjects().await.collect();
    subjects.sort();
    assert_eq!(
        subjects,
        [format!("The result of your exam is in: {title}"), format!("You can book your exam: {title}")]
    );

    // The same result comes once more, in the vendor's file.
    delivery.exchange().await;
    let results = client.list_exam_results(&all()).await.unwrap().items;
    assert_eq!((results.len(), results[0].outcome), (1, ExamOutcome::Passed));
    assert_eq!(client.list_credentials(&all()).await.unwrap().items.len(), held.len());
    // It is used up: whoever wants to sit another exam of the kind is judged anew.
    assert_eq!(code(client.create_authorization(&wish(EXAM)).await), Some(ProblemCode::NotEligible));
}

#[actix_web::test]
async fn what_becomes_of_a_result_is_followed_whatever_the_order() {
    let delivery = Delivery::new().await;
    let kenji = delivery.candidate("Kenji").await;
    let ready = delivery.authorized(kenji).await;
    let registration = passed(&delivery, ready.id).await;
    let client = delivery.app.as_candidate(kenji);
    delivery.call_back().await;
    let state = async || client.list_exam_results(&all()).await.unwrap().items[0].state;
    assert_eq!(state().await, ExamResultState::Final);
    let address = format!("{kenji}@example.org");
    let told = async || {
        let mails = delivery.app.mails_to(&address).await;
        mails.iter().filter(|mail| mail.subject.starts_with("The result of your exam is in")).count()
    };
    let notified = client.find_authorization(ready.id).await.unwrap();
    assert_eq!((told().await, done(&notified).last()), (1, Some(&JourneyStep::Notified)));
    let sat = notified.journey.iter().find(|step| step.step == JourneyStep::Sat).unwrap();
    let result = client.list_exam_results(&all()).await.unwrap().items.remove(0);
    assert_eq!((sat.at, notified.result_id), (Some(result.sat_at), Some(result.id)));

    delivery.act(&registration, "hold", json!({})).await;
    delivery.call_back().await;
    assert_eq!(state().await, ExamResultState::OnHold);
    let held = client.find_authorization(ready.id).await.unwrap();
    assert_ne!(held.journey.last().unwrap().state, StepState::Done, "{held:?}");
    assert_eq!(told().await, 1);
    delivery.act(&registration, "release", json!({})).await;
    delivery.call_back().await;
    assert_eq!(state().await, ExamResultState::Final);
    assert_eq!(told().await, 2, "it counts again, and that is told too");

    delivery.wait(SignedDuration::from_hours(40 * 24));
    delivery.act(&registration, "revoke", json!({})).await;
    delivery.call_back().await;
    let client = delivery.app.as_candidate(kenji);
    let state = async || client.list_exam_results(&all()).await.unwrap().items[0].state;
    assert_eq!(state().await, ExamResultState::Revoked);
    delivery.act(&registration, "unrevoke", json!({})).await;
    delivery.call_back().await;
    assert_eq!(state().await, ExamResultState::Final);

    delivery.act(&registration, "modify", json!({ "outcome": "fail", "score": 40 })).await;
    delivery.call_back().await;
    let results = client.list_exam_results(&all()).await.unwrap().items;
    assert_eq!((results[0].outcome, results[0].score.as_deref()), (ExamOutcome::Failed, Some("40")));
    let report = client.find_exam_result(results[0].id).await.unwrap();
    use ExamResultEvent::{Held, Modified, Reinstated, Released, Reported, Revoked};
    let events: Vec<ExamResultEvent> = report.history.iter().map(|told| told.event).collect();
    assert_eq!(events, [Reported, Held, Released, Revoked, Reinstated, Modified]);
}

#[actix_web::test]
async fn a_file_that_is_read_late_does_not_outdo_what_became_of_the_result_since() {
    let delivery = Delivery::new().await;
    let kenji = delivery.candidate("Kenji").await;
    let ready = delivery.authorized(kenji).await;
    let registration = passed(&delivery, ready.id).await;
    let client = delivery.app.as_candidate(kenji);
    let ruled = async |ruling| {
        delivery.app.wait(SignedDuration::from_secs(60));
        delivery.same_time();
        delivery.act(&registration, ruling, json!({})).await;
    };
    ruled("hold").await;
    ruled("release").await;
    delivery.sim.run_feeds().unwrap();
    ruled("hold").await;
    delivery.call_back().await;
    let result = async || client.list_exam_results(&all()).await.unwrap().items.remove(0);
    assert_eq!(result().await.state, ExamResultState::OnHold);

    // In it the result is released, as it was when the file was written.
    delivery.exchange().await;

    let held = result().await;
    assert_eq!(held.state, ExamResultState::OnHold);
    let report = client.find_exam_result(held.id).await.unwrap();
    use ExamResultEvent::{Held, Released, Reported};
    let events: Vec<ExamResultEvent> = report.history.iter().map(|told| told.event).collect();
    assert_eq!(events, [Reported, Held, Released, Held], "each once, though call-backs and files tell it");
}

#[actix_web::test]
async fn appointments_are_moved_cancelled_and_reminded_of() {
    let delivery = Delivery::new().await;
    let kenji = delivery.candidate("Kenji").await;
    let ready = delivery.authorized(kenji).await;
    let client = delivery.app.as_candidate(kenji);
    let address = format!("{kenji}@example.org");
    let registration = delivery.book(ready.id, "55001", "2026-12-03", "09:00").await;
    delivery.call_back().await;

    // In the second of the booking, as the vendor's clock has it.
    let place = json!({ "testCenterID": "55003", "date": "2026-12-04", "time": "09:00" });
    delivery.vendor(Method::PUT, &format!("/appointments/{registration}"), place).await;
    delivery.call_back().await;
    let moved = delivery.app.as_candidate(kenji).list_appointments().await.unwrap();
    assert_eq!((moved.len(), moved[0].changes), (1, 1), "{moved:?}");
    assert_eq!(moved[0].time_zone.as_deref(), Some("America/Chicago"));
    assert_eq!(moved[0].starts_at.to_string(), "2026-12-04T15:00:00Z");

    assert_eq!(api::service::appointments::remind(&delivery.app.app).unwrap(), 0, "it is far away");
    delivery.app.set_time("2026-12-03T00:00:00Z");
    delivery.same_time();
    assert_eq!(api::service::appointments::remind(&delivery.app.app).unwrap(), 1);
    assert_eq!(api::service::appointments::remind(&delivery.app.app).unwrap(), 0, "once is enough");
    let near = delivery.app.mails_to(&address).await.pop().unwrap();
    assert!(near.subject.starts_with("Your exam is near: "), "{near:?}");
    assert!(near.text.contains("4 December 2026, 09:00: Prairie Test Center, Chicago"), "by the clock there: {near:?}");
    assert!(near.text.contains(&format!("/exams/authorizations/{}", ready.id)), "{near:?}");
    let centre = moved[0].centre.as_ref().unwrap();
    assert_eq!(centre.country.as_deref(), Some("US"), "as everything else names countries, not as the vendor does");

    delivery.act(&registration, "cancel", json!({})).await;
    delivery.call_back().await;
    let client_now = delivery.app.as_candidate(kenji);
    let cancelled = client_now.list_appointments().await.unwrap();
    assert_eq!(cancelled[0].state, AppointmentState::Cancelled);
    let again = client_now.find_authorization(ready.id).await.unwrap();
    assert_eq!(again.state, AuthorizationState::Ready, "it can be booked anew");
    assert_eq!(again.appointment.unwrap().state, AppointmentState::Cancelled, "and what was cancelled is still told");
    let calendar = client_now.find_appointment_calendar(cancelled[0].id).await.unwrap();
    assert!(String::from_utf8(calendar).unwrap().contains("STATUS:CANCELLED"));
    drop(client);

    let stranger = delivery.app.as_candidate(person("Ada"));
    assert_eq!(code(stranger.find_appointment_calendar(cancelled[0].id).await), Some(ProblemCode::NotFound));
    assert_eq!(code(stranger.find_authorization(ready.id).await), Some(ProblemCode::NotFound));
    assert_eq!(code(stranger.withdraw_authorization(ready.id).await), Some(ProblemCode::NotFound));
    assert_eq!(code(stranger.create_hand_off(ready.id).await), Some(ProblemCode::NotFound));
}

#[actix_web::test]
async fn an_authorization_is_taken_back_at_the_vendor_too() {
    let delivery = Delivery::new().await;
    let kenji = delivery.candidate("Kenji").await;
    let ready = delivery.authorized(kenji).await;
    let client = delivery.app.as_candidate(kenji);

    let withdrawn = client.withdraw_authorization(ready.id).await.unwrap();
    assert_eq!((withdrawn.state, withdrawn.may_book), (AuthorizationState::Withdrawn, false));
    assert_eq!(code(client.withdraw_authorization(ready.id).await), Some(ProblemCode::Conflict));
    delivery.exchange().await;

    let refused = reqwest::Client::new()
        .post(format!("{}/api/appointments", delivery.sim.url()))
        .json(&json!({ "clientAuthorizationID": ready.id, "testCenterID": "55001", "date": "2026-12-03", "time": "09:00" }))
        .send()
        .await
        .unwrap();
    assert!(refused.status().is_client_error(), "{refused:?}");
    // Somebody who changes their mind gets another one.
    let other = client.create_authorization(&wish(EXAM)).await.unwrap();
    assert_ne!(other.id, ready.id);
    assert_eq!(client.list_authorizations(&all()).await.unwrap().items.len(), 2);

    // One that nobody was told of needs no telling.
    client.withdraw_authorization(other.id).await.unwrap();
    delivery.exchange().await;
    assert!(!delivery.sim.books()["authorizations"].to_string().contains(&other.id.to_string()));
}

#[actix_web::test]
async fn the_vendor_hears_that_an_authorization_is_over_when_its_candidate_is_erased() {
    let delivery = Delivery::new().await;
    let app = &delivery.app;
    let kenji = person("Kenji");
    let account = NewAccount {
        user_name: "kenji".to_owned(),
        email: "kenji@example.org".to_owned(),
        display_name: "Kenji".to_owned(),
        password: PASSWORD.into(),
        candidate_id: Some(kenji),
        staff: false,
    };
    accounts::create(&app.app, account).await.unwrap();
    let client = app.anonymous();
    client.create_session(&sign_in("kenji")).await.unwrap();
    crate::eligibility::live_somewhere(&client).await;
    let made = client.create_authorization(&wish(EXAM)).await.unwrap();
    delivery.exchange().await;
    delivery.exchange().await;
    let at_vendor = || delivery.sim.books()["authorizations"][made.id.to_string()].clone();
    assert_eq!(at_vendor()["deleted"], false, "{:?}", at_vendor());

    let proof = ConfirmSession::Password { password: PASSWORD.to_owned() };
    client.create_erasure(&CreateErasure { proof }).await.unwrap();
    app.wait(SignedDuration::from_hours(14 * 24));
    delivery.same_time();
    assert_eq!(erasures::perform_due(&app.app).unwrap(), 1);
    delivery.exchange().await;

    assert_eq!(at_vendor()["deleted"], true, "{:?}", at_vendor());
}

#[actix_web::test]
async fn whoever_may_not_sit_an_exam_is_told_why_and_nothing_is_made() {
    let delivery = Delivery::new().await;
    let kenji = person("Kenji");
    let client = delivery.app.as_candidate(kenji);

    let refused = client.create_authorization(&wish(EXAM)).await;
    let Err(Error::Problem(problem)) = &refused else { panic!("{refused:?}") };
    assert_eq!(problem.code(), Some(ProblemCode::NotEligible));
    assert!(problem.detail.as_ref().unwrap().contains("your profile lacks something"), "{problem:?}");
    assert!(client.list_authorizations(&all()).await.unwrap().items.is_empty());
    assert_eq!(code(client.create_authorization(&wish("999-999")).await), Some(ProblemCode::NotFound));
    assert_eq!(code(client.create_authorization(&wish("🙂")).await), Some(ProblemCode::NotFound));

    // A server without vendors authorizes nobody.
    let alone = TestApp::with_vendor().await;
    crate::eligibility::live_somewhere(&alone.as_candidate(kenji)).await;
    let nobody = alone.as_candidate(kenji).create_authorization(&wish(EXAM)).await;
    assert_eq!(code(nobody), Some(ProblemCode::Conflict));
}

#[actix_web::test]
async fn an_authorization_that_nobody_uses_runs_out() {
    let delivery = Delivery::new().await;
    let kenji = delivery.candidate("Kenji").await;
    let ready = delivery.authorized(kenji).await;

    delivery.app.set_time("2027-11-23T12:00:00Z");
    api::job::remind(&delivery.app.app).unwrap();

    let client = delivery.app.as_candidate(kenji);
    let over = client.find_authorization(ready.id).await.unwrap();
    assert_eq!((over.state, over.may_book), (AuthorizationState::Expired, false), "{over:?}");
    assert_eq!(
        over.explanation,
        "It could be used until 22 November 2027. If you want to sit the exam, register for it anew."
    );
}

#[actix_web::test]
async fn another_name_is_sent_to_the_vendor_and_the_profile_says_how_far_that_is() {
    let delivery = Delivery::new().await;
    let kenji = delivery.candidate("Kenji").await;
    delivery.authorized(kenji).await;
    let client = delivery.app.as_candidate(kenji);
    let record =
        async || client.find_profile().await.unwrap().vendors.into_iter().find(|v| v.vendor == VENDOR).unwrap();
    assert_eq!(record().await.state, VendorRecordState::Confirmed);

    let profile = client.find_profile().await.unwrap();
    let mut update = as_it_is(&profile);
    update.names.delivery.first = "Kenjiro".to_owned();
    client.update_profile(profile.version, &update).await.unwrap();
    assert_eq!(record().await.state, VendorRecordState::Waiting);
    delivery.round().await;
    assert_eq!(record().await.state, VendorRecordState::Sent);
    delivery.exchange().await;
    assert_eq!(record().await.state, VendorRecordState::Confirmed);
    assert!(delivery.sim.books()["candidates"].to_string().contains("Kenjiro"));
}
