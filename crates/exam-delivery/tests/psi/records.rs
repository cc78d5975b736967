//! The requests that records become, and what cannot become one.

use exam_delivery::port::{AuthorizationRecord, CandidateRecord, Change, ExamDelivery, Written};
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::sample::{ada, at, eligibility, rest};

fn write(record: AuthorizationRecord) -> Written {
    rest().write_authorizations(&[record], at())
}

/// The fields at fault of the only record.
fn faults(written: &Written) -> Vec<(&'static str, &'static str)> {
    assert!(written.messages.is_empty() || written.faults.is_empty(), "a faulty record is not written");
    written.faults.iter().map(|(_, fault)| (fault.field, fault.reason.code())).collect()
}

#[test]
fn an_eligibility_is_one_request_with_its_candidate_in_it() {
    let written = write(eligibility(Change::Add));

    assert_eq!(written.faults, []);
    let (message, indexes) = &written.messages[0];
    assert_eq!((message.name.as_str(), indexes.as_slice()), ("post-20261129-171500-20261129000000017.json", &[0][..]));
    let expected = r#"{"method":"POST","candidate_id":"10000000158","client_eligibility_id":"20261129000000017","test_code":"320-301","eligibility":{"candidate":{"candidate_id":"10000000158","first_name":"Ada","last_name":"Wałęsa","email":"ada@example.org","address1":"12 St James's Sq","address2":"Flat B, Rear","city":"Zürich","postal_code":"8001","country":"CH","home_phone":"+41 44 123 45 67","special_accommodations":["ET12ET"]},"client_eligibility_id":"20261129000000017","test_code":"320-301","schedule_start_date":"2026-12-01","eligibility_end_date":"2027-02-28"}}"#;
    assert_eq!(std::str::from_utf8(&message.bytes).unwrap(), expected);
}

#[test]
fn a_change_has_the_same_body_and_a_cancellation_none() {
    let added: Value = serde_json::from_slice(&write(eligibility(Change::Add)).messages[0].0.bytes).unwrap();
    let changed = write(eligibility(Change::Update));
    let nobody = AuthorizationRecord { candidate: None, ..eligibility(Change::Delete) };
    let cancelled = write(nobody);

    let (message, _) = &changed.messages[0];
    assert_eq!(message.name, "put-20261129-171500-20261129000000017.json");
    let body: Value = serde_json::from_slice(&message.bytes).unwrap();
    assert_eq!((&body["method"], &body["eligibility"]), (&json!("PUT"), &added["eligibility"]));
    let expected = r#"{"method":"DELETE","candidate_id":"10000000158","client_eligibility_id":"20261129000000017","test_code":"320-301"}"#;
    assert_eq!(std::str::from_utf8(&cancelled.messages[0].0.bytes).unwrap(), expected);
}

#[test]
fn each_record_is_a_message_of_its_own_and_a_faulty_one_stops_no_other() {
    let second = AuthorizationRecord { client_authorization_id: "2".to_owned(), ..eligibility(Change::Add) };
    let faulty = AuthorizationRecord { candidate: None, ..eligibility(Change::Add) };

    let written = rest().write_authorizations(&[eligibility(Change::Add), faulty, second], at());

    let indexes: Vec<_> = written.messages.iter().map(|(_, indexes)| indexes.clone()).collect();
    assert_eq!(indexes, [[0], [2]]);
    assert_ne!(written.messages[0].0.name, written.messages[1].0.name);
    let told: Vec<_> = written.faults.iter().map(|(index, fault)| (*index, fault.to_string())).collect();
    assert_eq!(told, [(1, "candidate is blank; the candidate's record is expected".to_owned())]);
}

#[test]
fn candidates_travel_with_their_eligibilities_alone() {
    let nameless = CandidateRecord { first_name: String::new(), ..ada() };

    let written = rest().write_candidates(&[ada(), nameless, ada()], at());

    assert_eq!((written.messages.len(), written.without_message.as_slice()), (0, &[0, 2][..]));
    assert_eq!(written.faults[0].1.to_string(), "first_name is blank; the given name is expected");
    assert_eq!((written.faults.len(), written.faults[0].0), (1, 1));
}

#[test]
fn what_a_candidate_lacks_or_has_in_another_form_names_its_field() {
    let one =
        |candidate| faults(&write(AuthorizationRecord { candidate: Some(candidate), ..eligibility(Change::Add) }));
    let long = "é".repeat(256);
    type Set = fn(&mut CandidateRecord, &str);
    let texts: [(&str, Set); 6] = [
        ("first_name", |record, text| record.first_name = text.to_owned()),
        ("last_name", |record, text| record.last_name = text.to_owned()),
        ("email", |record, text| record.email = text.to_owned()),
        ("address1", |record, text| record.address = vec![text.to_owned()]),
        ("city", |record, text| record.city = text.to_owned()),
        ("postal_code", |record, text| record.postal_code = Some(text.to_owned())),
    ];
    for (field, set) in texts {
        let faults_with = |text: &str| {
            let mut record = ada();
            set(&mut record, text);
            one(record)
        };
        assert_eq!(faults_with(&long), [(field, "too_long")]);
        assert_eq!(faults_with("a\tb"), [(field, "control_character")]);
        if field != "postal_code" {
            assert_eq!(faults_with(" "), [(field, "blank")]);
        }
    }
    let state = |country: &str, state: &str| {
        one(CandidateRecord { country: country.to_owned(), state: Some(state.to_owned()), ..ada() })
    };
    assert_eq!(state("USA", "New York"), [("province_state", "malformed")]);
    assert_eq!(state("USA", "NY"), []);
    assert_eq!(state("XYZ", "NY"), [("country", "malformed")]);
    let other = CandidateRecord { client_candidate_id: "10000000166".to_owned(), ..ada() };
    assert_eq!(one(other), [("candidate", "malformed")]);
}

#[test]
fn what_an_eligibility_has_in_another_form_names_its_field() {
    let one = |change: fn(&mut AuthorizationRecord)| {
        let mut record = eligibility(Change::Add);
        change(&mut record);
        faults(&write(record))
    };
    assert_eq!(one(|record| record.client_authorization_id.clear()), [("client_eligibility_id", "blank")]);
    assert_eq!(one(|record| record.client_authorization_id = "9".repeat(65)), [("client_eligibility_id", "malformed")]);
    assert_eq!(one(|record| record.series_code = "..".to_owned()), [("test_code", "malformed")]);
    assert_eq!(one(|record| record.series_code = "a/b".to_owned()), [("test_code", "malformed")]);
    assert_eq!(one(|record| record.attempts = 2), [("attempts", "malformed")]);
    assert_eq!(one(|record| record.accommodations = vec!["A B".to_owned()]), [("special_accommodations", "malformed")]);
    assert_eq!(
        one(|record| record.first_on = record.last_on.tomorrow().unwrap()),
        [("eligibility_end_date", "malformed")]
    );
}

#[test]
fn no_secret_is_in_what_is_shown_for_debugging() {
    let shown = format!("{:?}", rest());

    assert!(!shown.contains("nobody may see"), "{shown}");
    assert!(shown.contains("TESSARINE"), "{shown}");
}

proptest! {
    #[test]
    fn any_text_is_written_as_it_is_or_told(name in any::<String>()) {
        let candidate = CandidateRecord { last_name: name.clone(), ..ada() };

        let written = write(AuthorizationRecord { candidate: Some(candidate), ..eligibility(Change::Add) });

        if let Some((message, _)) = written.messages.first() {
            let body: Value = serde_json::from_slice(&message.bytes).unwrap();
            prop_assert_eq!(&body["eligibility"]["candidate"]["last_name"], &json!(name));
        } else {
            prop_assert!(!written.faults.is_empty());
            prop_assert!(written.faults.iter().all(|(_, fault)| fault.field == "last_name"));
        }
    }
}
