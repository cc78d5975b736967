//! What is understood of booking events, what is told of bad ones, and what proves them.

use exam_delivery::port::{AppointmentEvent, AppointmentState, Delivery, Event};
use exam_delivery::psi::bookings::{MAX_BODY, proves, read};
use exam_delivery::result::Outcome;
use proptest::prelude::*;
use serde_json::{Value, json};

fn body(reason: &str) -> Value {
    json!({
        "booking_code": "300000001", "booking_on": "2026-12-03T08:00:00Z", "candidate_id": "10000000158",
        "candidate_fname": "Ada", "candidate_lname": "Wałęsa", "client_eligibility_id": "20261129000000017",
        "exam_code": "320-301", "delivery_mode": "SITE_PROCTORED", "effective_date": "2026-11-29T17:00:00Z",
        "location_code": "55001", "location_name": "Stockholm", "location_address": "Vasagatan 1",
        "location_timezone": "Europe/Stockholm", "exam_portions": [], "change_reason": reason, "somethingNew": 1
    })
}

fn with(mut body: Value, member: &str, value: Value) -> Value {
    body[member] = value;
    body
}

fn event(body: &Value) -> Event {
    read(body.to_string().as_bytes()).unwrap().event
}

fn appointment(body: &Value) -> AppointmentEvent {
    match event(body) {
        Event::Appointment(told) => told,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_booking_is_read_with_all_its_values() {
    let told = appointment(&body("BOOKING_CREATED"));

    assert_eq!(told.whose.client_candidate_id.as_deref(), Some("10000000158"));
    assert_eq!(told.whose.client_authorization_id.as_deref(), Some("20261129000000017"));
    assert_eq!(told.whose.registration_id, "300000001");
    assert_eq!(told.whose.last_name.as_deref(), Some("Wałęsa"));
    assert_eq!(told.occurred_at, "2026-11-29T17:00:00Z".parse().unwrap());
    assert_eq!((told.state, told.series_code.as_str()), (AppointmentState::Booked, "320-301"));
    assert_eq!(told.starts_at, Some("2026-12-03T08:00:00Z".parse().unwrap()));
    assert_eq!((told.time_zone.as_deref(), told.delivery), (Some("Europe/Stockholm"), Some(Delivery::TestCentre)));
    let centre = told.centre.unwrap();
    assert_eq!((centre.code.as_str(), centre.name.as_str()), ("55001", "Stockholm"));
    assert_eq!(centre.address.as_deref(), Some("Vasagatan 1"));
}

#[test]
fn each_reason_says_what_became_of_the_booking() {
    assert_eq!(appointment(&body("BOOKING_RESCHEDULED")).state, AppointmentState::Booked);
    assert_eq!(appointment(&body("BOOKING_CANCELLED")).state, AppointmentState::Cancelled);
    assert_eq!(appointment(&body("EXAM_COMPLETED")).state, AppointmentState::Kept);
    for (reason, excused) in [("ABSENT", false), ("EXCUSED_ABSENT", true)] {
        let Event::Result(told) = event(&body(reason)) else { panic!("{reason}") };
        assert_eq!(told.result.outcome, Outcome::NoShow { excused });
        assert_eq!(told.result.happened_at, "2026-12-03T08:00:00Z".parse().unwrap());
        assert_eq!((told.result.registration_id.as_str(), told.result.score), ("300000001", None));
    }
}

#[test]
fn a_remote_exam_has_no_place_and_an_unknown_zone_is_left_out() {
    let remote = with(body("BOOKING_CREATED"), "delivery_mode", json!("ATLAS_REMOTE_PROCTORED"));
    let remote = with(with(remote, "location_code", Value::Null), "location_timezone", json!("Eastern Time"));

    let told = appointment(&remote);

    assert_eq!((told.delivery, told.centre, told.time_zone), (Some(Delivery::Online), None, None));
}

#[test]
fn the_same_event_has_the_same_id_and_every_other_one_another() {
    let id = |body: &Value| read(body.to_string().as_bytes()).unwrap().event_id;
    let first = body("BOOKING_CREATED");
    assert_eq!(id(&first), id(&with(first.clone(), "location_name", json!("Renamed"))));
    assert_ne!(id(&first), id(&body("BOOKING_CANCELLED")));
    assert_ne!(id(&first), id(&with(first.clone(), "effective_date", json!("2026-11-29T17:00:01Z"))));
    assert_ne!(id(&first), id(&with(first.clone(), "booking_code", json!("300000002"))));
}

#[test]
fn what_is_wrong_is_said_of_its_member() {
    let sentence = |member: &str, value: Value| {
        read(with(body("BOOKING_CREATED"), member, value).to_string().as_bytes()).unwrap_err().to_string()
    };
    assert_eq!(
        sentence("change_reason", json!("LOST")),
        "change_reason: \"LOST\" is not a known word; BOOKING_CREATED, BOOKING_CANCELLED, BOOKING_RESCHEDULED, \
         EXAM_COMPLETED, EXCUSED_ABSENT or ABSENT is expected"
    );
    assert_eq!(sentence("booking_on", Value::Null), "booking_on: is blank; the start of the booking is expected");
    assert_eq!(sentence("effective_date", Value::Null), "effective_date: is blank; the time of the event is expected");
    assert_eq!(
        sentence("effective_date", json!("29/11/2026")),
        "effective_date: \"29/11/2026\" is no date and time with an offset from UTC, such as 2026-11-29T17:00:00Z"
    );
    assert!(
        sentence("delivery_mode", json!("SOMEWHERE")).starts_with("delivery_mode: \"SOMEWHERE\" is not a known word")
    );
    assert!(read(&vec![b' '; MAX_BODY + 1]).unwrap_err().to_string().contains("larger than"));
    assert!(read(b"[]").unwrap_err().to_string().contains("no object"));
}

#[test]
fn only_the_whole_secret_proves_an_event() {
    let secret = b"0123456789abcdef0123456789abcdef";
    assert!(proves("0123456789abcdef0123456789abcdef", secret));
    for wrong in ["", "0123456789abcdef", "0123456789abcdef0123456789abcdeF", "0123456789abcdef0123456789abcdef0"] {
        assert!(!proves(wrong, secret), "{wrong}");
    }
    assert!(!proves("", b""));
}

proptest! {
    #[test]
    fn any_bytes_end_in_an_event_or_a_fault(
        bytes in prop::collection::vec(any::<u8>(), 0..300),
        member in prop::sample::select(vec!["booking_code", "booking_on", "change_reason", "location_timezone"]),
        text in any::<String>(),
    ) {
        let _ = read(&bytes);
        let _ = read(with(body("ABSENT"), member, json!(text)).to_string().as_bytes());
    }
}
