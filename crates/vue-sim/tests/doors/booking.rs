use reqwest::Method;
use serde_json::json;

use crate::bench::{Bench, add, but, day};

fn place(authorization: &str, seat: Option<u32>) -> serde_json::Value {
    json!({
        "clientAuthorizationID": authorization,
        "testCenterID": "55001", "date": day(), "time": "09:00:00", "seat": seat,
    })
}

#[tokio::test]
async fn a_seat_is_one_persons() {
    let bench = Bench::new();
    bench.candidate("C-1", "1").await;
    bench.candidate("C-2", "2").await;

    bench.post("/appointments", place("1", Some(2))).await;
    let (status, refused) = bench.api(Method::POST, "/appointments", place("2", Some(2))).await;

    assert_eq!(status, 409);
    assert_eq!(refused["error"], "seat 2 is taken at that time");
    let other = bench.post("/appointments", place("2", None)).await;
    assert_eq!(other["seat"], 1);
}

#[tokio::test]
async fn of_many_who_want_the_last_seat_at_once_one_gets_it() {
    let bench = Bench::new();
    let ids: Vec<String> = (0..8).map(|index| format!("9{index}")).collect();
    for id in &ids {
        bench.candidate(id, id).await;
    }
    let url = format!("{}/api/appointments", bench.sim.url());
    let asks = ids.iter().map(|id| {
        // Nairobi has one seat.
        let place = json!({
            "clientAuthorizationID": id, "testCenterID": "55007", "date": day(), "time": "11:00:00",
        });
        tokio::spawn(bench.http.post(&url).json(&place).send())
    });

    let mut booked = 0;
    for ask in asks.collect::<Vec<_>>() {
        booked += u32::from(ask.await.unwrap().unwrap().status() == 201);
    }

    assert_eq!(booked, 1);
}

#[tokio::test]
async fn one_person_is_at_one_place_at_a_time() {
    let bench = Bench::new();
    bench.candidate("C-1", "1").await;
    bench.send_authorizations(&[add("2", "C-1")]).await;
    bench.post("/appointments", place("1", None)).await;

    let (status, refused) = bench.api(Method::POST, "/appointments", place("2", None)).await;

    assert_eq!(status, 409);
    assert_eq!(refused["error"], "the candidate has another appointment at that time");
}

#[tokio::test]
async fn only_times_within_the_window_and_ahead_can_be_booked() {
    let bench = Bench::new();
    bench.candidate("C-1", "1").await;
    bench
        .send_authorizations(&[but(
            &add("1", "C-1"),
            &[
                ("AuthorizationTransactionType", "Update"),
                ("EligibilityApptDateFirst", "2020/01/01 00:00:00"),
                ("EligibilityApptDateLast", "2031/01/15 23:59:59"),
            ],
        )])
        .await;
    for (date, time, said) in [
        (day(), "09:00:00", "outside the window"),
        ("2020-01-06", "09:00:00", "has passed"),
        ("2031-01-15", "09:30:00", "no exam begins"),
        ("2031-01-12", "09:00:00", "no exam begins"),
    ] {
        let wanted = json!({
            "clientAuthorizationID": "1", "testCenterID": "55001", "date": date, "time": time,
        });
        let (status, refused) = bench.api(Method::POST, "/appointments", wanted).await;
        assert_eq!(status, 409, "{date} {time}");
        assert!(refused["error"].as_str().unwrap().contains(said), "{refused}");
    }
}

#[tokio::test]
async fn an_authorization_is_good_for_as_many_exams_as_it_says() {
    let bench = Bench::new();
    bench.candidate("C-1", "1").await;
    let registration = bench.book("1", "09:00:00").await;
    let (status, _) = bench.api(Method::POST, "/appointments", place("1", None)).await;
    assert_eq!(status, 409);

    bench.post(&format!("/appointments/{registration}/cancel"), json!({})).await;

    let again = bench.book("1", "11:00:00").await;
    assert_ne!(again, registration);
}

#[tokio::test]
async fn a_rebooked_appointment_keeps_its_number_and_frees_its_seat() {
    let bench = Bench::new();
    bench.candidate("C-1", "1").await;
    let registration = bench.book("1", "09:00:00").await;

    let place = json!({"testCenterID": "55007", "date": day(), "time": "09:00:00"});
    let (status, moved) = bench.api(Method::PUT, &format!("/appointments/{registration}"), place).await;

    assert_eq!(status, 200, "{moved}");
    assert_eq!(moved["registrationID"], registration);
    // Nine o'clock in Nairobi.
    assert_eq!(moved["start"], "2031-01-16T06:00:00Z");
    let paid = json!({"testCenterID": "55007", "date": day(), "time": "13:00:00", "voucher": "V-1"});
    let (status, refused) = bench.api(Method::PUT, &format!("/appointments/{registration}"), paid).await;
    assert_eq!(status, 400, "{refused}");
    let (_, free) = bench.api(Method::GET, &format!("/seats?testCenterID=55001&date={}", day()), json!({})).await;
    assert_eq!(free[0]["seats"], json!([1, 2, 3, 4]));
}

#[tokio::test]
async fn what_is_asked_for_wrongly_is_said_to_be_so() {
    let bench = Bench::new();
    for (method, path, expected) in [
        (Method::POST, "/appointments", 400),
        (Method::POST, "/appointments/1/cancel", 404),
        (Method::POST, "/appointments/x/cancel", 404),
        (Method::PUT, "/faults", 400),
    ] {
        let (status, answer) = bench.api(method, path, json!({"no-such": 1})).await;
        assert_eq!(status, expected, "{path} {answer}");
        assert!(answer["error"].is_string(), "{path} {answer}");
    }
}
