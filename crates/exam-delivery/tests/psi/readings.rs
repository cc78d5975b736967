//! What is understood of answers and of results, from their bytes alone.

use exam_delivery::fault::{ArchiveFault, RowReason};
use exam_delivery::port::{
    AuthorizationConfirmation, CallBackResult, Event, ExamDelivery, Refusal, RefusalKind, Verdict,
};
use exam_delivery::result::{Outcome, Score};
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::sample::rest;

fn answer(method: &str, before: &str, status: Value, body: Value) -> AuthorizationConfirmation {
    let answer = json!({
        "method": method, "candidate_id": "10000000158", "client_eligibility_id": "20261129000000017",
        "before": before, "status": status, "body": body,
    });
    let reading = rest().read("post-1.json", answer.to_string().as_bytes()).unwrap();
    assert_eq!(reading.told.len(), 1);
    match reading.told.into_iter().next().unwrap().event.unwrap() {
        Event::Authorization(confirmation) => confirmation,
        other => panic!("{other:?}"),
    }
}

fn refused(kind: RefusalKind, message: &str) -> Verdict {
    Verdict::Refused(Refusal { kind, message: message.to_owned() })
}

#[test]
fn an_eligibility_that_was_created_is_confirmed_with_psis_id() {
    let body = json!({"psi_eligiblity_id": "PSI-77", "eligible_to_schedule": true});

    let confirmation = answer("POST", "absent", json!(201), body);

    assert_eq!(confirmation.verdict, Verdict::Accepted);
    assert_eq!(confirmation.client_authorization_id, "20261129000000017");
    assert_eq!(confirmation.client_candidate_id.as_deref(), Some("10000000158"));
    assert_eq!(confirmation.vendor_authorization_id.as_deref(), Some("PSI-77"));
    assert_eq!(answer("DELETE", "active", json!(204), Value::Null).verdict, Verdict::Accepted);
}

#[test]
fn an_eligibility_that_cannot_be_booked_is_a_warning() {
    let body = json!({"eligible_to_schedule": false, "eligibility_status_message": "Payment is due"});

    let confirmation = answer("POST", "absent", json!(201), body.clone());

    assert_eq!(confirmation.verdict, Verdict::Warned("not eligible to schedule Payment is due".to_owned()));
    assert_eq!(answer("PUT", "active", json!(200), body).verdict, Verdict::Accepted);
}

#[test]
fn refusals_say_what_psi_has() {
    let error = |text: &str| json!({"error": "bad_request", "error_description": text});
    let verdict = |method, before, status, body| answer(method, before, status, body).verdict;
    assert_eq!(
        verdict("POST", "absent", json!(400), error("No mapping found for the given test code.")),
        refused(RefusalKind::Other, "No mapping found for the given test code.")
    );
    let exists = "The eligibility already exists.";
    assert_eq!(verdict("POST", "absent", json!(400), error(exists)), refused(RefusalKind::AlreadyKnown, exists));
    assert_eq!(verdict("POST", "absent", json!(409), Value::Null), refused(RefusalKind::AlreadyKnown, "status 409"));
    assert_eq!(verdict("PUT", "active", json!(404), Value::Null), refused(RefusalKind::Unknown, "status 404"));
    let there = "PSI has this eligibility already";
    assert_eq!(verdict("POST", "active", Value::Null, json!({})), refused(RefusalKind::AlreadyKnown, there));
    let missing = "PSI has no such eligibility of the candidate";
    assert_eq!(verdict("PUT", "absent", Value::Null, Value::Null), refused(RefusalKind::Unknown, missing));
    assert_eq!(verdict("DELETE", "absent", Value::Null, Value::Null), refused(RefusalKind::Unknown, missing));
    assert_eq!(verdict("DELETE", "inactive", Value::Null, json!({})), Verdict::Accepted);
    let used = json!({"eligibility_status_message": "Used up"});
    let message = "the eligibility is not active any more Used up";
    assert_eq!(verdict("PUT", "inactive", Value::Null, used), refused(RefusalKind::Other, message));
}

fn result() -> Value {
    json!({
        "booking_code": "B-300000001", "booking_on": "2026-12-03T08:00:00Z", "candidate_id": "10000000158",
        "client_eligibility_id": "20261129000000017", "exam_code": "320-301",
        "effective_date": "2026-12-03T10:00:00Z", "result": "PASS", "score": 82.5
    })
}

fn read_result(body: &Value) -> Result<CallBackResult, exam_delivery::fault::RowFault> {
    let reading = rest().read("result-B-300000001.json", body.to_string().as_bytes()).unwrap();
    reading.told.into_iter().next().unwrap().event.map(|event| match event {
        Event::Result(result) => result,
        other => panic!("{other:?}"),
    })
}

#[test]
fn a_result_keeps_its_score_as_written_and_knows_whose_it_is() {
    let told = read_result(&result()).unwrap();

    assert_eq!(told.whose.client_authorization_id.as_deref(), Some("20261129000000017"));
    assert_eq!((told.result.outcome, told.result.score.clone()), (Outcome::Passed, Some(Score::new("82.5"))));
    assert_eq!(told.result.registration_id, "B-300000001");
    assert_eq!(told.result.happened_at, "2026-12-03T08:00:00Z".parse().unwrap());
    assert_eq!(told.occurred_at, "2026-12-03T10:00:00Z".parse().unwrap());
    assert!(told.result.raw.pairs().contains(&("result", "PASS".to_owned())));
    let letter = read_result(&json!({"score": "B+", "result": "FAIL"}).merged(result())).unwrap();
    assert_eq!((letter.result.outcome, letter.result.score), (Outcome::Failed, Some(Score::new("B+"))));
}

#[test]
fn the_same_result_is_the_same_row_and_another_is_not() {
    let (first, again) = (read_result(&result()).unwrap(), read_result(&result()).unwrap());
    let other = read_result(&json!({"result": "FAIL"}).merged(result())).unwrap();

    assert_eq!(first.result.key(), again.result.key());
    assert_ne!(first.result.key(), other.result.key());
}

#[test]
fn a_result_that_is_none_and_one_that_is_not_whole_are_told_by_member() {
    let fault = |change: Value| {
        let fault = read_result(&change.merged(result())).unwrap_err();
        (fault.column, fault.reason.code())
    };
    assert_eq!(fault(json!({"result": "NA", "score": 0})), (Some("result"), "unknown_word"));
    assert_eq!(fault(json!({"booking_code": "a b"})), (Some("booking_code"), "not_a_code"));
    assert_eq!(fault(json!({"booking_on": "today"})), (Some("booking_on"), "not_an_instant"));
    assert_eq!(fault(json!({"effective_date": null})), (Some("effective_date"), "blank"));
    assert_eq!(fault(json!({"score": [1]})), (Some("score"), RowReason::NotAText.code()));
}

trait Merged {
    /// These members over those of another object.
    fn merged(self, under: Value) -> Value;
}

impl Merged for Value {
    fn merged(self, mut under: Value) -> Value {
        for (name, value) in self.as_object().unwrap() {
            under[name] = value.clone();
        }
        under
    }
}

#[test]
fn what_is_no_message_of_psis_is_refused_whole() {
    let read = |bytes: &[u8]| rest().read("x", bytes);
    assert!(matches!(read(b"<html>"), Err(ArchiveFault::NotJson { .. })));
    assert!(matches!(read(b"[1]"), Err(ArchiveFault::NotJson { .. })));
    assert!(matches!(read(br#"{"method":"PATCH"}"#), Err(ArchiveFault::NotJson { .. })));
}

proptest! {
    #[test]
    fn any_bytes_end_in_a_reading_or_a_fault(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        let _ = rest().read("x", &bytes);
    }

    #[test]
    fn any_damage_ends_in_a_reading_or_a_fault(
        at in any::<prop::sample::Index>(),
        damage in prop::collection::vec(any::<u8>(), 1..8),
        of_answer in any::<bool>(),
    ) {
        let answer = json!({"method": "PUT", "candidate_id": "1", "client_eligibility_id": "2", "before": "active",
            "status": 400, "body": {"error_description": "no"}});
        let mut bytes = if of_answer { answer } else { result() }.to_string().into_bytes();
        let start = at.index(bytes.len());
        for (byte, new) in bytes[start..].iter_mut().zip(damage) {
            *byte = new;
        }
        let _ = rest().read("x", &bytes);
    }
}
