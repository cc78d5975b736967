//! What is understood of call-backs, and what is told of bad ones.

use exam_delivery::pearson::call_back::{CallBackFault, Kind, MAX_BODY, read};
use exam_delivery::port::{AppointmentState, CallBackResult, Delivery, Event, ResultChange, SectionScore};
use exam_delivery::result::{Outcome, Score};
use proptest::prelude::*;
use serde_json::{Value, json};

fn appointment() -> Value {
    json!({
        "eventId": "5f0c9f5e-9a6e-4c3e-8a43-0d3a3f9d6c11",
        "eventType": "APPOINTMENT_MODIFIED",
        "eventTime": "2026-11-29T17:00:00Z",
        "clientCandidateID": "10000000158",
        "candidate": {"candidateID": 1_000_001, "candidateName": {"firstName": "Ada", "lastName": "Løvelace"}},
        "authorization": {"clientAuthorizationID": "20261129000000017", "authorizationID": 5_000_001},
        "registrationID": "300000001",
        "appointment": {
            "status": "SCHEDULED", "startTime": "2026-12-03T09:00:00+01:00", "timeZone": "Europe/Stockholm",
            "durationMinutes": 90, "deliveryMode": "TEST_CENTER", "examSeriesCode": "320-301", "examLanguage": "ENU",
            "testCenter": {
                "testCenterID": "55001", "name": "Stockholm", "address": "Vasagatan 1", "city": "Stockholm",
                "country": "SWE", "phone": "+46 8 123"
            }
        },
        "somethingNew": [1, 2, 3]
    })
}

fn result() -> Value {
    json!({
        "eventId": "5f0c9f5e-9a6e-4c3e-8a43-0d3a3f9d6c12",
        "eventType": "RESULT_AVAILABLE",
        "eventTime": "2026-12-03T10:00:00Z",
        "clientCandidateID": "10000000158",
        "candidate": {"candidateID": 1_000_001},
        "authorization": {"clientAuthorizationID": "20261129000000017"},
        "registrationID": "300000001",
        "exams": {"exam": [{
            "examSeriesCode": "320-301", "examName": "Vault \"Pro\"", "examRevision": "2", "form": "A",
            "examLanguage": "ENU", "attempt": 1,
            "examResult": {
                "examDate": "2026-12-03T09:05:00.5+01:00", "timeUsed": "62", "score": "82", "passingScore": "70",
                "grade": "pass", "noShow": false, "ndaRefused": false,
                "sections": [
                    {"name": "Storage", "score": "80", "correct": 8, "incorrect": 2, "skipped": 0},
                    {"name": "Network", "score": "B+"}
                ]
            }
        }]}
    })
}

/// A body with one member replaced, or taken away where the value is null.
fn with(mut body: Value, pointer: &str, value: Value) -> Value {
    let (parent, name) = pointer.rsplit_once('/').unwrap();
    let parent = body.pointer_mut(parent).unwrap().as_object_mut().unwrap();
    if value.is_null() {
        assert!(parent.remove(name).is_some(), "{pointer}");
    } else {
        parent.insert(name.to_owned(), value);
    }
    body
}

fn event(kind: Kind, body: &Value) -> Result<Event, CallBackFault> {
    let told = read(kind, body.to_string().as_bytes())?;
    assert_eq!(&told.raw, body);
    Ok(told.event)
}

fn told_result(kind: Kind, body: &Value) -> CallBackResult {
    match event(kind, body).unwrap() {
        Event::Result(result) => result,
        other => panic!("{other:?}"),
    }
}

/// The sentence about a body of which one member is replaced.
fn sentence(kind: Kind, body: Value, pointer: &str, value: Value) -> String {
    event(kind, &with(body, pointer, value)).unwrap_err().to_string()
}

#[test]
fn a_booked_appointment_is_read_with_all_its_values() {
    let told = read(Kind::ModifyAppointment, appointment().to_string().as_bytes()).unwrap();

    assert_eq!(told.event_id, "5f0c9f5e-9a6e-4c3e-8a43-0d3a3f9d6c11");
    let Event::Appointment(told) = told.event else { panic!("{told:?}") };
    assert_eq!(told.whose.client_candidate_id.as_deref(), Some("10000000158"));
    assert_eq!(told.whose.client_authorization_id.as_deref(), Some("20261129000000017"));
    assert_eq!(told.whose.registration_id, "300000001");
    assert_eq!(told.whose.vendor_candidate_id.as_deref(), Some("1000001"));
    assert_eq!(told.whose.first_name.as_deref(), Some("Ada"));
    assert_eq!(told.whose.last_name.as_deref(), Some("Løvelace"));
    assert_eq!(told.occurred_at, "2026-11-29T17:00:00Z".parse().unwrap());
    assert_eq!(told.state, AppointmentState::Booked);
    assert_eq!(told.series_code, "320-301");
    assert_eq!(told.starts_at, Some("2026-12-03T08:00:00Z".parse().unwrap()));
    assert_eq!((told.time_zone.as_deref(), told.minutes), (Some("Europe/Stockholm"), Some(90)));
    assert_eq!(told.delivery, Some(Delivery::TestCentre));
    let centre = told.centre.unwrap();
    assert_eq!((centre.code.as_str(), centre.name.as_str()), ("55001", "Stockholm"));
    assert_eq!(
        (centre.address.as_deref(), centre.city.as_deref(), centre.country.as_deref(), centre.phone.as_deref()),
        (Some("Vasagatan 1"), Some("Stockholm"), Some("SWE"), Some("+46 8 123"))
    );
}

#[test]
fn an_appointment_may_be_online_and_may_be_cancelled_with_little_said() {
    let online = with(appointment(), "/appointment/testCenter", Value::Null);
    let online = with(online, "/appointment/deliveryMode", json!("ONLINE"));
    let cancelled = with(appointment(), "/eventType", json!("APPOINTMENT_CANCELLED"));
    let cancelled = with(cancelled, "/appointment", json!({"examSeriesCode": "320-301"}));
    let read = |kind, body| match event(kind, body).unwrap() {
        Event::Appointment(told) => told,
        other => panic!("{other:?}"),
    };

    let online = read(Kind::ModifyAppointment, &online);
    assert_eq!((online.delivery, online.centre), (Some(Delivery::Online), None));
    let cancelled = read(Kind::CancelAppointment, &cancelled);
    assert_eq!((cancelled.state, cancelled.starts_at), (AppointmentState::Cancelled, None));
}

#[test]
fn a_result_is_read_as_a_row_of_a_file_is() {
    let told = told_result(Kind::ResultNotification, &result());

    assert!(!told.modified);
    assert_eq!(told.occurred_at, "2026-12-03T10:00:00Z".parse().unwrap());
    let result = &told.result;
    assert_eq!((&*result.file, result.line), ("resultNotification", 1));
    assert_eq!(result.registration_id, "300000001");
    assert_eq!(result.client_authorization_id.as_deref(), Some("20261129000000017"));
    assert_eq!(result.exam.name.as_deref(), Some("Vault \"Pro\""));
    assert_eq!((result.exam.series_code.as_str(), result.attempt), ("320-301", Some(1)));
    assert_eq!(result.happened_at, "2026-12-03T08:05:00Z".parse().unwrap());
    assert_eq!(result.outcome, Outcome::Passed);
    assert_eq!(result.score, Some(Score { text: "82".to_owned(), value: Some(82.0) }));
    assert_eq!(result.time_used.as_deref(), Some("62"));
    let raw = result.raw.pairs();
    assert!(raw.contains(&("ExamName", "Vault \"Pro\"".to_owned())));
    assert!(raw.contains(&("ExamDate", "2026/12/03 08:05:00".to_owned())));
    let section = |name: &str, score: &str, counts: [Option<u32>; 3]| SectionScore {
        registration_id: "300000001".to_owned(),
        name: name.to_owned(),
        score: Some(score.to_owned()),
        correct: counts[0],
        incorrect: counts[1],
        skipped: counts[2],
    };
    assert_eq!(
        told.sections,
        [section("Storage", "80", [Some(8), Some(2), Some(0)]), section("Network", "B+", [None; 3])]
    );
}

#[test]
fn a_changed_result_has_another_key_and_says_that_it_is_changed() {
    let changed = with(result(), "/eventType", json!("RESULT_STATUS_MODIFIED"));
    let changed = with(changed, "/exams/exam/0/examResult/grade", json!("FAIL"));

    let told = told_result(Kind::ModifyResultStatus, &changed);

    assert!(told.modified);
    assert_eq!(told.result.outcome, Outcome::Failed);
    let first = told_result(Kind::ResultNotification, &result()).result;
    assert_ne!(first.key().content, told.result.key().content);
    let again = told_result(Kind::ResultNotification, &with(result(), "/eventId", json!("another"))).result;
    assert_eq!(first.key().content, again.key().content);
}

#[test]
fn a_no_show_is_read_although_nearly_everything_is_absent() {
    let missed = json!({"examDate": "2026-12-03T08:00:00Z", "noShow": true, "score": null, "grade": ""});
    let told = told_result(Kind::ResultNotification, &with(result(), "/exams/exam/0/examResult", missed));

    assert_eq!((told.result.outcome, told.result.score), (Outcome::NoShow { excused: false }, None));
    assert_eq!(told.sections, []);
}

#[test]
fn holds_and_revocations_need_the_registration_alone() {
    for (kind, status) in [
        (Kind::PlaceHold, ResultChange::Held),
        (Kind::ReleaseHold, ResultChange::Released),
        (Kind::RevokeResult, ResultChange::Revoked),
        (Kind::UnrevokeResult, ResultChange::Reinstated),
    ] {
        let body = json!({
            "eventId": "1", "eventType": kind.event_type(), "eventTime": "2026-12-03T10:00:00Z",
            "registrationID": 300_000_001
        });
        let Event::ResultStatus(told) = event(kind, &body).unwrap() else { panic!("{kind:?}") };
        assert_eq!((told.status, told.whose.registration_id.as_str()), (status, "300000001"));
        assert_eq!(told.whose.client_candidate_id, None);
    }
}

#[test]
fn every_kind_has_its_own_address() {
    for kind in Kind::ALL {
        assert_eq!(Kind::parse(kind.as_str()), Some(kind));
    }
    assert_eq!(Kind::parse("ResultNotification"), None);
    assert_eq!(Kind::parse(""), None);
}

#[test]
fn each_bad_member_is_named_with_what_would_be_accepted() {
    let booking = |pointer, value| sentence(Kind::ModifyAppointment, appointment(), pointer, value);
    let outcome = |pointer, value| sentence(Kind::ResultNotification, result(), pointer, value);
    let code = "is not a code; 1 to 40 ASCII letters, digits, '.', '_' or '-' are expected";
    assert_eq!(booking("/eventId", Value::Null), "eventId: is blank; the event's ID is expected");
    assert_eq!(booking("/registrationID", json!("a b")), format!("registrationID: \"a b\" {code}"));
    assert_eq!(
        booking("/eventTime", json!("2026-11-29T17:00:00")),
        "eventTime: \"2026-11-29T17:00:00\" is no date and time with an offset from UTC, such as 2026-11-29T17:00:00Z"
    );
    assert_eq!(
        booking("/eventType", json!("RESULT_HELD")),
        "eventType is \"RESULT_HELD\"; APPOINTMENT_MODIFIED is expected at this address"
    );
    assert_eq!(
        booking("/appointment/startTime", Value::Null),
        "appointment.startTime: is blank; the start of the appointment is expected"
    );
    assert_eq!(
        booking("/appointment/status", json!("LOST")),
        "appointment.status: \"LOST\" is not a known word; SCHEDULED or CANCELLED is expected"
    );
    assert_eq!(
        booking("/appointment/durationMinutes", json!(-90)),
        "appointment.durationMinutes: \"-90\" is no whole number of at least 0"
    );
    assert_eq!(
        booking("/appointment/deliveryMode", json!(true)),
        "appointment.deliveryMode: \"true\" is neither a text nor a whole number"
    );
    assert_eq!(
        booking("/clientCandidateID", json!("9".repeat(65))),
        format!(
            "clientCandidateID: \"{}…\" is longer than 64 characters, the most that is accepted here",
            "9".repeat(40)
        )
    );
    assert!(booking("/appointment/testCenter/name", json!("a\0b")).contains("control character"));
    assert!(
        outcome("/exams/exam/0/examResult/examDate", Value::Null).starts_with("exams.exam[0].examResult.examDate: ")
    );
    assert!(
        outcome("/exams/exam/0/examResult/noShow", json!(true))
            .starts_with("exams.exam[0].examResult.grade: \"pass\" contradicts")
    );
    assert_eq!(outcome("/exams/exam", json!([])), "exams.exam has 0 exams; exactly one is expected");
    assert_eq!(outcome("/exams/exam", json!([{}, {}])), "exams.exam has 2 exams; exactly one is expected");
    assert_eq!(
        outcome("/exams/exam/0/examResult/sections", json!([{"name": "Storage"}, {"score": "1"}])),
        "exams.exam[0].examResult.sections[1].name: is blank; the name of the section is expected"
    );
    assert!(matches!(
        event(Kind::ResultNotification, &with(result(), "/exams/exam/0/examResult/sections", json!(vec![1; 101]))),
        Err(CallBackFault::TooManySections { max: 100, found: 101 })
    ));
    let contradiction = with(appointment(), "/eventType", json!("APPOINTMENT_CANCELLED"));
    assert!(event(Kind::CancelAppointment, &contradiction).unwrap_err().to_string().contains("contradicts eventType"));
}

#[test]
fn a_body_that_is_too_long_too_deep_or_no_object_is_refused() {
    let refuse = |body: &[u8]| read(Kind::PlaceHold, body).unwrap_err();
    assert_eq!(refuse(&vec![b' '; MAX_BODY + 1]), CallBackFault::TooLarge { max: MAX_BODY });
    for body in [&b""[..], b"[]", b"null", b"\xff", b"{", "[".repeat(60_000).as_bytes(), &vec![b' '; MAX_BODY]] {
        assert!(matches!(refuse(body), CallBackFault::NotJson { .. }));
    }
}

/// Any JSON that is not too deep.
fn any_json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        any::<String>().prop_map(Value::from),
        Just(json!("2026-12-03T10:00:00Z")),
    ];
    leaf.prop_recursive(3, 12, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            prop::collection::btree_map("[a-z]{1,4}", inner, 0..4).prop_map(|members| json!(members)),
        ]
    })
}

proptest! {
    #[test]
    fn any_bytes_end_in_a_fault(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        for kind in Kind::ALL {
            prop_assert!(read(kind, &bytes).is_err());
        }
    }

    #[test]
    fn any_value_of_any_member_ends_in_an_event_or_a_fault(
        at in any::<prop::sample::Index>(),
        value in any_json(),
    ) {
        const MEMBERS: [&str; 16] = [
            "/eventId", "/eventTime", "/clientCandidateID", "/candidate", "/authorization", "/registrationID", "/exams",
            "/exams/exam", "/exams/exam/0", "/exams/exam/0/attempt", "/exams/exam/0/examName",
            "/exams/exam/0/examResult", "/exams/exam/0/examResult/examDate", "/exams/exam/0/examResult/score",
            "/exams/exam/0/examResult/noShow", "/exams/exam/0/examResult/sections",
        ];
        let mut body = result();
        *body.pointer_mut(MEMBERS[at.index(MEMBERS.len())]).unwrap() = value.clone();
        let _ = read(Kind::ResultNotification, body.to_string().as_bytes());
        for member in ["/eventTime", "/appointment", "/appointment/startTime", "/appointment/testCenter"] {
            let mut body = appointment();
            *body.pointer_mut(member).unwrap() = value.clone();
            let _ = read(Kind::ModifyAppointment, body.to_string().as_bytes());
        }
    }
}
