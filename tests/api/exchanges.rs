//! The ledger of what travels to and from exam-delivery vendors, call-backs, and vendors that misbehave.

use client::Error;
use contract::authorization::{AuthorizationState, CreateAuthorization};
use contract::exchange::{ExchangeDirection, ExchangeRowOutcome, ExchangeState, ExchangeView};
use contract::problem::ProblemCode;
use exam_delivery::pearson::call_back::bearer;
use jiff::SignedDuration;
use reqwest::Method;
use serde_json::{Value, json};
use vue_sim::{Adapter, Fault, SetFaults, Strikes};

use crate::harness::exam_vendor::{Delivery, EXAM, VENDOR};
use crate::harness::program::all;

fn wish() -> CreateAuthorization {
    CreateAuthorization { exam: EXAM.to_owned(), voucher: None }
}

/// A call-back of the vendor, signed as it signs.
struct CallBack<'a> {
    delivery: &'a Delivery,
    kind: &'static str,
    body: Vec<u8>,
}

impl<'a> CallBack<'a> {
    fn new(delivery: &'a Delivery, kind: &'static str, body: &Value) -> Self {
        Self { delivery, kind, body: body.to_string().into_bytes() }
    }

    fn token(&self, jti: &str) -> String {
        let app = &self.delivery.app;
        let secret = self.delivery.sim.call_back_secret().as_bytes();
        bearer::sign(secret, VENDOR, &app.base, jti, &self.body, app.app.clock.now())
    }

    async fn send(&self, token: &str) -> Result<(), Error> {
        self.delivery.app.anonymous().receive_exam_event(VENDOR, self.kind, token, self.body.clone()).await
    }
}

fn held(registration: &str, event: &str) -> Value {
    json!({
        "eventId": event,
        "eventType": "RESULT_HELD",
        "eventTime": "2026-11-23T11:00:00Z",
        "clientCandidateID": "CT-999999999-61",
        "registrationID": registration,
    })
}

async fn newest(delivery: &Delivery, about: Option<&str>) -> ExchangeView {
    delivery.app.office().list_exchanges(about, &all()).await.unwrap().items.remove(0)
}

#[actix_web::test]
async fn every_message_is_kept_with_what_became_of_its_rows() {
    let delivery = Delivery::new().await;
    let kenji = delivery.candidate("Kenji").await;
    let ready = delivery.authorized(kenji).await;
    let office = delivery.app.office();

    let messages = office.list_exchanges(None, &all()).await.unwrap().items;
    let mut names: Vec<(&str, ExchangeDirection)> =
        messages.iter().map(|found| (&found.name[..4], found.direction)).collect();
    names.sort_unstable_by_key(|(name, _)| *name);
    let (sent, received) = (ExchangeDirection::Sent, ExchangeDirection::Received);
    assert_eq!(names, [("cdd-", sent), ("eac-", received), ("ead-", sent), ("vcdc", received)]);
    assert!(messages.iter().all(|found| found.state == ExchangeState::Done && found.kept), "{messages:?}");

    let about = office.list_exchanges(Some(&ready.id.to_string()), &all()).await.unwrap().items;
    assert_eq!(about.len(), 2, "the one that told of it, and the answer");
    let rows = office.list_exchange_rows(about[0].id, &all()).await.unwrap().items;
    assert_eq!((rows.len(), rows[0].kind.as_str()), (1, "authorization_confirmation"));
    assert_eq!((rows[0].outcome, rows[0].candidate_id), (ExchangeRowOutcome::Done, Some(kenji)));
    let content = office.find_exchange_content(about[1].id).await.unwrap();
    assert!(content.parts[0].text.contains(&ready.id.to_string()), "the file itself can be read");
    assert_eq!(office.list_exchanges(Some(&kenji.to_string()), &all()).await.unwrap().items.len(), 4);
    assert!(office.list_exchanges(Some("nothing"), &all()).await.unwrap().items.is_empty());

    // Sealed: whoever reads the database alone reads no names.
    let bodies = delivery.app.lines("SELECT CAST(sealed_body AS TEXT) AS text FROM exchanges WHERE 1 = 0");
    assert!(bodies.is_empty());
    // Reading it again adds nothing and changes nothing.
    let again = office.replay_exchange(about[0].id, None).await.unwrap();
    assert_eq!((again.state, again.attempts), (ExchangeState::Done, 2));
    assert_eq!(
        delivery.app.as_candidate(kenji).find_authorization(ready.id).await.unwrap().state,
        AuthorizationState::Ready
    );
    let row_of_sent = office.replay_exchange(about[1].id, Some(1)).await;
    assert_eq!(row_of_sent.unwrap_err().code(), Some(ProblemCode::Conflict));

    // The bytes go in time; what became of the rows stays.
    delivery.app.wait(SignedDuration::from_hours(91 * 24));
    assert_eq!(delivery.app.tidy("exchanges"), 4);
    let office = delivery.app.office();
    let gone = office.find_exchange_content(about[0].id).await;
    assert_eq!(gone.unwrap_err().code(), Some(ProblemCode::NotFound));
    assert_eq!(office.replay_exchange(about[0].id, None).await.unwrap_err().code(), Some(ProblemCode::Conflict));
    assert_eq!(office.list_exchange_rows(about[0].id, &all()).await.unwrap().items.len(), 1);
    let listed = office.list_exchanges(None, &all()).await.unwrap().items;
    assert!(listed.iter().all(|found| !found.kept), "{listed:?}");
    assert!(!office.find_exchange(about[0].id).await.unwrap().kept);
}

#[actix_web::test]
async fn a_forged_stale_or_replayed_call_back_is_refused() {
    let delivery = Delivery::new().await;
    let app = &delivery.app;
    let call = CallBack::new(&delivery, "placeHold", &held("300000001", "event-1"));
    let refused = async |token: &str| call.send(token).await.unwrap_err().code();

    assert_eq!(refused("nonsense").await, Some(ProblemCode::CallBackRefused));
    let forged =
        bearer::sign(b"another secret that is long enough", VENDOR, &app.base, "1", &call.body, app.app.clock.now());
    assert_eq!(refused(&forged).await, Some(ProblemCode::CallBackRefused));
    let alarms = async || {
        let vendors = app.office().list_exam_vendors().await.unwrap();
        let told = vendors[0].alarms.iter().map(|alarm| (alarm.kind.clone(), alarm.message.clone()));
        told.filter(|(kind, _)| ["call_backs_forged", "wrong_clock"].contains(&kind.as_str())).collect::<Vec<_>>()
    };
    assert_eq!(alarms().await[0].0, "call_backs_forged");
    assert!(alarms().await[0].1.contains("both sides must have the same secret"), "{:?}", alarms().await);
    let secret = delivery.sim.call_back_secret().as_bytes();
    for (issuer, audience, body) in [
        ("psi", app.base.as_str(), call.body.as_slice()),
        (VENDOR, "https://elsewhere.example", &call.body),
        (VENDOR, &app.base, b"{}"),
    ] {
        let wrong = bearer::sign(secret, issuer, audience, "2", body, app.app.clock.now());
        assert_eq!(refused(&wrong).await, Some(ProblemCode::CallBackRefused), "{issuer} {audience}");
    }
    let stale = call.token("3");
    app.wait(SignedDuration::from_mins(10));
    assert_eq!(refused(&stale).await, Some(ProblemCode::CallBackRefused));
    assert_eq!(alarms().await[0].0, "wrong_clock");
    assert!(app.office().list_exchanges(None, &all()).await.unwrap().items.is_empty(), "none of them is kept");

    // Of somebody unknown: taken all the same, and found in the ledger.
    let good = call.token("4");
    call.send(&good).await.unwrap();
    assert_eq!(alarms().await, [], "one was taken");
    let kept = newest(&delivery, Some("300000001")).await;
    assert_eq!((kept.name.as_str(), kept.state), ("placeHold", ExchangeState::Done));
    let rows = app.office().list_exchange_rows(kept.id, &all()).await.unwrap().items;
    assert_eq!(rows[0].outcome, ExchangeRowOutcome::Unmatched);
    assert_eq!(refused(&good).await, Some(ProblemCode::CallBackRefused), "it is used up");
    // The vendor did not hear the answer and tells it again, with a token of its own.
    call.send(&call.token("5")).await.unwrap();
    assert_eq!(app.office().list_exchanges(None, &all()).await.unwrap().items.len(), 1);

    // One that cannot be read is kept as well: refused, it would keep back what follows it.
    app.wait(SignedDuration::from_secs(1));
    let other_kind = CallBack::new(&delivery, "releaseHold", &held("300000001", "event-2"));
    other_kind.send(&other_kind.token("6")).await.unwrap();
    let kept = newest(&delivery, None).await;
    assert_eq!((kept.name.as_str(), kept.state), ("releaseHold", ExchangeState::Failed));
    assert!(kept.message.as_ref().unwrap().contains("eventType"), "{kept:?}");
    let nameless = CallBack::new(&delivery, "releaseHold", &json!({ "eventType": "RESULT_RELEASED" }));
    let told = nameless.send(&nameless.token("7")).await.unwrap_err();
    assert_eq!(told.code(), Some(ProblemCode::InvalidRequest), "{told:?}");
    for (vendor, kind) in [("psi", "placeHold"), (VENDOR, "coffee"), ("🙂", "placeHold")] {
        let nowhere = app.anonymous().receive_exam_event(vendor, kind, "x", b"{}".to_vec()).await;
        assert_eq!(nowhere.unwrap_err().code(), Some(ProblemCode::NotFound));
    }
    let metrics = app.app.metrics.text();
    assert!(
        metrics.contains(r#"certtracker_exam_vendor_call_backs_total{vendor="pearson-vue",outcome="refused"} 6"#),
        "{metrics}"
    );
}

#[actix_web::test]
async fn silence_is_waited_out_and_nothing_is_added_twice() {
    let delivery = Delivery::new().await;
    let kenji = delivery.candidate("Kenji").await;
    let client = delivery.app.as_candidate(kenji);
    let made = client.create_authorization(&wish()).await.unwrap();
    delivery.vendor(Method::PUT, "/faults", json!({ "silent": true })).await;
    delivery.exchange().await;
    delivery.exchange().await;
    assert_eq!(newest(&delivery, None).await.direction, ExchangeDirection::Sent, "nobody answers");

    delivery.vendor(Method::PUT, "/faults", json!({ "silent": false })).await;
    delivery.wait(SignedDuration::from_hours(5));
    for _ in 0..3 {
        delivery.exchange().await;
    }

    let client = delivery.app.as_candidate(kenji);
    assert_eq!(client.find_authorization(made.id).await.unwrap().state, AuthorizationState::Ready);
    let books = delivery.sim.books();
    assert_eq!(
        books["authorizations"].as_object().map(|all| all.len()).or(books["authorizations"].as_array().map(Vec::len)),
        Some(1)
    );
}

#[actix_web::test]
async fn a_fault_stays_named_while_what_it_stopped_waits() {
    let delivery = Delivery::new().await;
    let kenji = delivery.candidate("Kenji").await;
    delivery.app.as_candidate(kenji).create_authorization(&wish()).await.unwrap();
    delivery.vendor(Method::PUT, "/faults", json!({ "disk-full": true })).await;
    delivery.round().await;
    let alarms = async || {
        let vendors = delivery.app.office().list_exam_vendors().await.unwrap();
        vendors[0].alarms.iter().map(|alarm| alarm.kind.clone()).collect::<Vec<_>>()
    };
    let first = alarms().await;
    assert_eq!(first.len(), 1, "{first:?}");

    // It is not yet time to try again: a round reaches the vendor, but sends nothing.
    delivery.round().await;

    assert_eq!(alarms().await, first);
    delivery.vendor(Method::PUT, "/faults", json!({ "disk-full": false })).await;
    delivery.wait(SignedDuration::from_mins(1));
    delivery.exchange().await;
    assert!(alarms().await.is_empty(), "{:?}", alarms().await);
}

#[actix_web::test]
async fn a_disk_that_fills_up_is_named_before_it_is_full() {
    let more_than_there_is = [("CERTTRACKER_DISK_RESERVE", "1048576 GiB")];
    let delivery = Delivery::set(&[(Adapter::PearsonFiles, VENDOR)], &[], &more_than_there_is).await;
    delivery.round().await;

    let vendors = delivery.app.office().list_exam_vendors().await.unwrap();

    let [alarm] = vendors[0].alarms.as_slice() else { panic!("{vendors:?}") };
    assert_eq!(alarm.kind, "disk_full");
    assert!(alarm.message.contains("MiB left") && alarm.message.contains("make room"), "{alarm:?}");
}

#[actix_web::test]
async fn a_vendor_out_of_reach_is_named_in_plain_words_and_nothing_is_lost() {
    let delivery = Delivery::new().await;
    let kenji = delivery.candidate("Kenji").await;
    let made = delivery.app.as_candidate(kenji).create_authorization(&wish()).await.unwrap();
    delivery.vendor(Method::PUT, "/faults", json!({ "refuse-logins": true })).await;
    delivery.round().await;

    let vendors = delivery.app.office().list_exam_vendors().await.unwrap();
    assert_eq!((vendors.len(), vendors[0].waiting_to_send), (1, 1));
    let alarm = &vendors[0].alarms[0];
    assert_eq!(alarm.kind, "wrong_secret", "{alarm:?}");
    assert!(alarm.since.is_some() && alarm.message.contains("check the user's name and the secret"), "{alarm:?}");
    let waiting = newest(&delivery, None).await;
    assert_eq!((waiting.state, waiting.attempts), (ExchangeState::Waiting, 1));
    let metrics = delivery.app.app.metrics.text();
    assert!(
        metrics.contains(r#"exam_vendor_rounds_total{vendor="pearson-vue",outcome="wrong_secret"} 1"#),
        "{metrics}"
    );

    delivery.vendor(Method::PUT, "/faults", json!({ "refuse-logins": false })).await;
    delivery.wait(SignedDuration::from_mins(1));
    delivery.exchange().await;
    delivery.exchange().await;
    let vendors = delivery.app.office().list_exam_vendors().await.unwrap();
    assert!(vendors[0].alarms.is_empty(), "{vendors:?}");
    let client = delivery.app.as_candidate(kenji);
    assert_eq!(client.find_authorization(made.id).await.unwrap().state, AuthorizationState::Ready);
}

#[actix_web::test]
async fn a_file_that_cannot_be_read_is_kept_for_somebody_and_stops_nothing() {
    let delivery = Delivery::new().await;
    let kenji = delivery.candidate("Kenji").await;
    let made = delivery.app.as_candidate(kenji).create_authorization(&wish()).await.unwrap();
    std::fs::write(delivery.sim.outgoing().join("a-broken.zip"), b"PK\x03\x04 and no more").unwrap();
    delivery.exchange().await;

    let broken = newest(&delivery, Some("a-broken.zip")).await;
    assert_eq!(broken.state, ExchangeState::Failed);
    assert!(broken.message.as_ref().unwrap().contains("cut short or damaged"), "{broken:?}");
    delivery.wait(SignedDuration::from_mins(59));
    delivery.exchange().await;
    assert!(delivery.sim.outgoing().join("a-broken.zip").exists(), "the vendor may be writing it still");
    delivery.wait(SignedDuration::from_mins(1));
    delivery.exchange().await;
    assert!(!delivery.sim.outgoing().join("a-broken.zip").exists(), "it is not fetched for ever");
    let vendors = delivery.app.office().list_exam_vendors().await.unwrap();
    assert_eq!((vendors[0].failed, vendors[0].alarms[0].kind.as_str()), (1, "messages_failed"));
    assert_eq!(newest(&delivery, Some("a-broken.zip")).await, broken, "it is kept once");
    let client = delivery.app.as_candidate(kenji);
    assert_eq!(
        client.find_authorization(made.id).await.unwrap().state,
        AuthorizationState::Ready,
        "what came beside it"
    );
}

#[actix_web::test]
async fn the_ledger_is_for_staff() {
    let delivery = Delivery::new().await;
    let kenji = delivery.candidate("Kenji").await;
    let client = delivery.app.as_candidate(kenji);
    for answer in [client.list_exam_vendors().await.map(drop), client.list_exchanges(None, &all()).await.map(drop)] {
        assert_eq!(answer.unwrap_err().code(), Some(ProblemCode::Forbidden));
    }
}

#[actix_web::test]
async fn half_a_file_waits_until_the_vendor_has_written_the_whole() {
    let delivery = Delivery::new().await;
    let kenji = delivery.candidate("Kenji").await;
    let made = delivery.app.as_candidate(kenji).create_authorization(&wish()).await.unwrap();
    let strikes = [(Fault::HalfWrittenFile, Strikes::Next(1))].into();
    delivery.sim.set_faults(SetFaults { strikes, slow_seconds: None }).unwrap();

    delivery.exchange().await;

    let vendor = delivery.app.office().list_exam_vendors().await.unwrap().remove(0);
    assert_eq!(vendor.failed, 1, "somebody can see it: {vendor:?}");
    for _ in 0..3 {
        delivery.exchange().await;
    }
    let client = delivery.app.as_candidate(kenji);
    assert_eq!(client.find_authorization(made.id).await.unwrap().state, AuthorizationState::Ready);
    let vendor = delivery.app.office().list_exam_vendors().await.unwrap().remove(0);
    assert_eq!((vendor.failed, vendor.alarms.len()), (0, 0), "and nobody has to look any more: {vendor:?}");
}
