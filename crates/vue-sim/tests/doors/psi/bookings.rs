use exam_delivery::port::{AppointmentState, CallBack, Delivery, Event};
use exam_delivery::psi::bookings::{proves, read};
use exam_delivery::result::Outcome;
use serde_json::{Value, json};
use vue_sim::Fault;

use super::bench::Psi;
use crate::bench::day;
use crate::receiver::Receiver;

fn telling(receiver: &Receiver) -> Psi {
    let url = receiver.url.clone();
    Psi::with(|settings| settings.program_url = url)
}

async fn run(psi: &Psi) -> Value {
    psi.bench.post("/call-backs/run", json!({})).await
}

/// What was told, each proved and understood.
fn told(psi: &Psi, receiver: &Receiver) -> Vec<CallBack> {
    let secret = psi.bench.sim.call_back_secret().as_bytes();
    let received = receiver.received();
    let one = |one: &crate::receiver::Received| {
        assert_eq!((one.method.as_str(), one.path.as_str()), ("PUT", "/api/v1/exam-vendors/psi/events/booking"));
        assert!(proves(&one.token, secret));
        read(&one.bytes).unwrap()
    };
    received.iter().map(one).collect()
}

fn reasons(told: &[CallBack]) -> Vec<&str> {
    told.iter().map(|one| one.raw["change_reason"].as_str().unwrap()).collect()
}

#[tokio::test]
async fn a_booking_is_told_from_its_start_to_its_end_in_its_own_order() {
    let receiver = Receiver::start();
    let psi = telling(&receiver);
    let registration = psi.booked("1", 0).await;
    let moved = json!({"testCenterID": "55900", "date": day(), "time": "10:00:00"});
    psi.bench.api(reqwest::Method::PUT, &format!("/appointments/{registration}"), moved).await;
    psi.sit(registration, "pass").await;
    run(&psi).await;

    let told = told(&psi, &receiver);

    let expected = ["BOOKING_CREATED", "BOOKING_RESCHEDULED", "BOOKING_RESCHEDULED", "EXAM_COMPLETED"];
    assert_eq!(reasons(&told), expected);
    let appointments: Vec<_> = told
        .iter()
        .map(|one| match &one.event {
            Event::Appointment(appointment) => appointment,
            other => panic!("{other:?}"),
        })
        .collect();
    assert!(appointments.is_sorted_by(|one, next| one.occurred_at < next.occurred_at), "each has a time of its own");
    assert_eq!(appointments[0].time_zone.as_deref(), Some("America/Chicago"));
    assert_eq!(appointments[0].starts_at, Some("2031-01-16T15:00:00Z".parse().unwrap()));
    assert_eq!(appointments[0].centre.as_ref().unwrap().code, "55003");
    assert_eq!((appointments[1].delivery, &appointments[1].centre), (Some(Delivery::Online), &None));
    assert_eq!(appointments[3].state, AppointmentState::Kept);
    assert_eq!(appointments[0].whose.client_authorization_id.as_deref(), Some("1"));
}

#[tokio::test]
async fn cancellations_and_no_shows_with_and_without_a_reason_are_told() {
    let receiver = Receiver::start();
    let psi = telling(&receiver);
    let first = psi.booked("1", 0).await;
    psi.bench.post(&format!("/appointments/{first}/cancel"), json!({})).await;
    let place = json!({"clientAuthorizationID": "1", "testCenterID": "55003", "date": day(), "time": "11:00:00"});
    let second = psi.bench.post("/appointments", place).await["registrationID"].as_u64().unwrap();
    psi.sit(second, "no-show").await;
    let third = psi.booked("2", 1).await;
    psi.sit(third, "excused-no-show").await;
    run(&psi).await;

    let told = told(&psi, &receiver);

    let of = |registration: u64| {
        let registration = registration.to_string();
        told.iter().rfind(|one| one.raw["booking_code"] == *registration).unwrap().event.clone()
    };
    assert!(matches!(of(first), Event::Appointment(told) if told.state == AppointmentState::Cancelled));
    assert!(matches!(of(second), Event::Result(told) if told.result.outcome == Outcome::NoShow { excused: false }));
    assert!(matches!(of(third), Event::Result(told) if told.result.outcome == Outcome::NoShow { excused: true }));
}

#[tokio::test]
async fn an_event_that_is_refused_comes_again_and_one_that_comes_twice_has_one_id() {
    let receiver = Receiver::start();
    let psi = telling(&receiver);
    psi.strike(Fault::DuplicateCallBack, 1);
    receiver.refuse(1);
    psi.booked("1", 0).await;
    assert_eq!(run(&psi).await["failed"], 1);
    run(&psi).await;

    let told = told(&psi, &receiver);

    assert_eq!(told.len(), 3);
    assert!(told.iter().all(|one| one.event_id == told[0].event_id));
}

#[tokio::test]
async fn events_out_of_order_are_put_in_order_by_their_own_time() {
    let receiver = Receiver::start();
    let psi = telling(&receiver);
    psi.strike(Fault::ReorderCallBacks, 1);
    let registration = psi.booked("1", 0).await;
    psi.bench.post(&format!("/appointments/{registration}/cancel"), json!({})).await;
    run(&psi).await;

    let mut told = told(&psi, &receiver);

    assert_eq!(reasons(&told), ["BOOKING_CANCELLED", "BOOKING_CREATED"]);
    told.sort_by_key(|one| match &one.event {
        Event::Appointment(appointment) => appointment.occurred_at,
        other => panic!("{other:?}"),
    });
    assert_eq!(reasons(&told), ["BOOKING_CREATED", "BOOKING_CANCELLED"]);
}

#[tokio::test]
async fn an_event_with_another_secret_proves_nothing() {
    let receiver = Receiver::start();
    let psi = telling(&receiver);
    psi.strike(Fault::WrongSignature, 1);
    psi.booked("1", 0).await;
    run(&psi).await;

    let received = receiver.received();

    assert!(!proves(&received[0].token, psi.bench.sim.call_back_secret().as_bytes()));
}
