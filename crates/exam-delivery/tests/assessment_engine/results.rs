//! Results of engines, as events and as rows of a file.

use exam_delivery::assessment_engine::results::{MAX_BODY, read};
use exam_delivery::assessment_engine::{AssessmentEngine, MAX_FILE};
use exam_delivery::fault::ArchiveFault;
use exam_delivery::port::{AuthorizationRecord, CallBackResult, Change, Event, ExamDelivery, Told, Written};
use exam_delivery::result::{Outcome, Score};
use jiff::civil::date;
use proptest::prelude::*;
use serde_json::{Value, json};

const HEADER: &str = "result_id,attempt_id,candidate_id,authorization_id,exam_code,sat_at,reported_at,outcome,score\n";
const ROW: &str =
    "R-1,A-1,10000000158,20261129000000017,320-301,2026-12-03T08:00:00Z,2026-12-03T09:00:00Z,passed,82.5\n";

fn event() -> Value {
    json!({
        "result_id": "R-1", "attempt_id": "A-1", "candidate_id": "10000000158",
        "authorization_id": "20261129000000017", "exam_code": "320-301", "sat_at": "2026-12-03T08:00:00Z",
        "reported_at": "2026-12-03T09:00:00Z", "outcome": "passed", "score": 82.5
    })
}

fn result(event: &Event) -> CallBackResult {
    match event {
        Event::Result(result) => result.clone(),
        other => panic!("{other:?}"),
    }
}

fn told(text: &str) -> Vec<Told> {
    AssessmentEngine.read("results.csv", text.as_bytes()).unwrap().told
}

#[test]
fn an_event_and_a_row_of_a_file_tell_the_same() {
    let called = read(event().to_string().as_bytes()).unwrap();
    let from_event = result(&called.event);
    let from_file = result(told(&format!("{HEADER}{ROW}"))[0].event.as_ref().unwrap());

    assert_eq!(called.event_id, "R-1");
    assert_eq!(from_event.whose, from_file.whose);
    assert_eq!(from_event.whose.client_authorization_id.as_deref(), Some("20261129000000017"));
    assert_eq!(from_event.result.key(), from_file.result.key());
    assert_eq!((from_event.result.outcome, from_event.result.score), (Outcome::Passed, Some(Score::new("82.5"))));
    assert_eq!(from_file.result.happened_at, "2026-12-03T08:00:00Z".parse().unwrap());
    assert_eq!(from_file.occurred_at, "2026-12-03T09:00:00Z".parse().unwrap());
}

#[test]
fn columns_come_in_any_order_and_unknown_ones_are_kept() {
    let text = "\u{feff}Outcome,note,REPORTED_AT,sat_at,exam_code,attempt_id,result_id\r\n\
                no_show,\"late, very\",2026-12-03T09:00:00Z,2026-12-03T08:00:00Z,320-301,A-1,R-1\r\n";

    let told = told(text);

    assert_eq!(result(told[0].event.as_ref().unwrap()).result.outcome, Outcome::NoShow { excused: false });
    assert!(told[0].raw.contains(&("note".to_owned(), "late, very".to_owned())));
}

#[test]
fn a_bad_row_is_told_with_its_place_and_stops_no_other() {
    let bad = [
        ROW.replace("passed", "maybe"),
        ROW.replace("2026-12-03T08:00:00Z", "3 December"),
        ROW.replace("320-301", ""),
        "R-1,A-1\n".to_owned(),
    ];
    let told = told(&format!("{HEADER}{ROW}{}{ROW}", bad.concat()));

    let faults: Vec<_> = told.iter().filter_map(|row| row.event.as_ref().err()).map(ToString::to_string).collect();
    assert_eq!(
        faults,
        [
            "results.csv, line 3, outcome: \"maybe\" is not a known word; passed, failed, no_show, excused_no_show or \
             agreement_refused is expected",
            "results.csv, line 4, sat_at: \"3 December\" is no date and time with an offset from UTC, such as \
             2026-11-29T17:00:00Z",
            "results.csv, line 5, exam_code: is blank; the code of the exam is expected",
            "results.csv, line 6: the row has 2 fields; 9, one for each column of the header, are expected",
        ]
    );
    assert_eq!(told.iter().filter(|row| row.event.is_ok()).count(), 2);
}

#[test]
fn a_file_that_is_none_of_results_is_refused_whole() {
    let refused = |bytes: &[u8]| AssessmentEngine.read("results.csv", bytes).unwrap_err();
    assert!(matches!(refused(b""), ArchiveFault::MissingHeader { .. }));
    assert!(matches!(refused(b"a,b\n1,2\n"), ArchiveFault::MissingColumns { columns, .. } if columns.len() == 6));
    assert!(matches!(refused(b"a,A\n"), ArchiveFault::DuplicateColumn { .. }));
    assert!(matches!(refused(b"a,,b\n"), ArchiveFault::UnnamedColumn { position: 2, .. }));
    assert!(matches!(refused(b"\xff\n"), ArchiveFault::WrongEncoding { .. }));
    assert!(matches!(refused(&vec![b'a'; MAX_FILE + 1]), ArchiveFault::TooLarge { .. }));
    let fault = told(HEADER).len();
    assert_eq!(fault, 0);
}

#[test]
fn what_is_wrong_with_an_event_is_said_of_its_member() {
    let sentence = |member: &str, value: Value| {
        let mut event = event();
        event[member] = value;
        read(event.to_string().as_bytes()).unwrap_err().to_string()
    };
    assert_eq!(sentence("attempt_id", json!("a b")).split(':').next(), Some("attempt_id"));
    assert_eq!(sentence("modified", json!("perhaps")), "modified: \"perhaps\" is neither true nor false");
    assert_eq!(sentence("attempt", json!(-1)), "attempt: \"-1\" is no whole number of at least 0");
    assert!(read(&vec![b' '; MAX_BODY + 1]).unwrap_err().to_string().contains("larger than"));
    assert!(read(b"[]").unwrap_err().to_string().contains("no object"));
}

#[test]
fn an_engine_is_told_nothing_and_knows_that() {
    let at = "2026-11-29T17:00:00Z".parse().unwrap();
    let record = AuthorizationRecord {
        change: Change::Add,
        client_authorization_id: "20261129000000017".to_owned(),
        vendor_authorization_id: None,
        client_candidate_id: "10000000158".to_owned(),
        candidate: None,
        attempts: 1,
        series_code: "320-301".to_owned(),
        accommodations: Vec::new(),
        first_on: date(2026, 12, 1),
        last_on: date(2027, 2, 28),
        updated_at: at,
    };

    let written = AssessmentEngine.write_authorizations(&[record.clone(), record], at);

    assert_eq!(written, Written { without_message: vec![0, 1], ..Written::default() });
}

proptest! {
    #[test]
    fn any_bytes_end_in_results_or_faults(
        bytes in prop::collection::vec(any::<u8>(), 0..300),
        row in prop::collection::vec(prop::sample::select(b"R1,\"\n2026-12-03T08:00:00Zpassed\xff".to_vec()), 0..200),
    ) {
        let _ = read(&bytes);
        let _ = AssessmentEngine.read("x", &bytes);
        let _ = AssessmentEngine.read("x", &[HEADER.as_bytes(), &row].concat());
    }
}
