use serde_json::{Value, json};

use crate::bench::{Bench, day};
use crate::receiver::Receiver;

fn telling(receiver: &Receiver) -> Bench {
    let url = receiver.url.clone();
    Bench::with(|settings| settings.program_url = url)
}

async fn run(bench: &Bench) -> Value {
    bench.post("/call-backs/run", json!({})).await
}

#[tokio::test]
async fn a_booking_and_a_result_are_told_with_a_token_for_each_body() {
    let receiver = Receiver::start();
    let bench = telling(&receiver);
    bench.candidate("C-1", "20261129170000001").await;
    let registration = bench.book("20261129170000001", "09:00:00").await;
    run(&bench).await;

    bench.post(&format!("/appointments/{registration}/sit"), json!({"outcome": "pass", "score": 82})).await;
    run(&bench).await;

    assert_eq!(receiver.kinds(), ["modifyAppointment", "modifyAppointment", "resultNotification"]);
    let received = receiver.received();
    let mut tokens = std::collections::BTreeSet::new();
    for one in &received {
        assert!(one.path.starts_with("/api/v1/exam-vendors/pearson-vue/events/"), "{}", one.path);
        tokens.insert(one.check(bench.sim.call_back_secret(), &receiver.url).unwrap());
        assert!(one.check("another", &receiver.url).is_err());
    }
    assert_eq!(tokens.len(), 3);

    let booked = &received[0].body;
    assert_eq!(booked["eventType"], "APPOINTMENT_MODIFIED");
    assert_eq!(booked["clientCandidateID"], "C-1");
    assert_eq!(booked["candidate"]["candidateID"], 1_000_001);
    assert_eq!(booked["candidate"]["candidateName"]["lastName"], "Åkerström-Lovelace");
    assert_eq!(booked["authorization"]["clientAuthorizationID"], "20261129170000001");
    assert_eq!(booked["authorization"]["authorizationID"], 5_000_001);
    assert_eq!(booked["registrationID"], registration.to_string());
    assert_eq!(booked["appointment"]["startTime"], format!("{}T09:00:00+01:00", day()));
    assert_eq!(booked["appointment"]["status"], "SCHEDULED");
    assert_eq!(booked["appointment"]["deliveryMode"], "TEST_CENTER");
    assert_eq!(booked["appointment"]["testCenter"]["country"], "SWE");

    let exam = &received[2].body["exams"]["exam"][0];
    assert_eq!(exam["examSeriesCode"], "320-301");
    assert_eq!(exam["attempt"], 1);
    assert_eq!(exam["examResult"]["score"], "82");
    assert_eq!(exam["examResult"]["passingScore"], "70");
    assert_eq!(exam["examResult"]["grade"], "pass");
    assert_eq!(exam["examResult"]["sections"][0]["correct"], 8);
}

#[tokio::test]
async fn a_result_comes_by_file_with_its_sections_too() {
    let bench = Bench::new();
    bench.candidate("C-1", "1").await;
    let registration = bench.book("1", "09:00:00").await;
    bench.post(&format!("/appointments/{registration}/sit"), json!({"outcome": "fail"})).await;

    bench.post("/feeds/run", json!({})).await;

    let archives = bench.collect().await;
    let [(name, members)] = archives.as_slice() else { panic!("{archives:?}") };
    assert!(name.starts_with("exam-"), "{name}");
    let exam = &members[0].1[0];
    assert!(members[0].0.starts_with("exam"));
    assert_eq!(exam["RegistrationID"], registration.to_string());
    assert_eq!(exam["ClientAuthorizationID"], "1");
    assert_eq!(exam["Grade"], "fail");
    assert_eq!(exam["Score"], "35");
    assert_eq!(exam["NoShow"], "false");
    assert!(members[1].0.starts_with("sect"));
    assert_eq!(members[1].1.len(), 2);
    assert_eq!(members[1].1[0]["SectionName"], "Foundations");
    assert!(bench.post("/feeds/run", json!({})).await["written"].as_array().unwrap().is_empty());
}

#[tokio::test]
async fn a_result_is_held_released_modified_revoked_and_reinstated_in_order() {
    let receiver = Receiver::start();
    let bench = telling(&receiver);
    bench.candidate("C-1", "1").await;
    let registration = bench.book("1", "09:00:00").await;
    let path = |action: &str| format!("/appointments/{registration}/{action}");
    let (status, _) = bench.api(reqwest::Method::POST, &path("hold"), json!({})).await;
    assert_eq!(status, 409);
    bench.post(&path("sit"), json!({"outcome": "pass"})).await;
    bench.post(&path("hold"), json!({})).await;
    bench.post(&path("modify"), json!({"outcome": "fail", "score": 40})).await;
    bench.post(&path("release"), json!({})).await;
    bench.post(&path("revoke"), json!({})).await;
    bench.post(&path("unrevoke"), json!({})).await;

    let done = run(&bench).await;

    assert_eq!(done, json!({"delivered": 8, "failed": 0}));
    assert_eq!(
        receiver.kinds()[2..],
        ["resultNotification", "placeHold", "modifyResultStatus", "releaseHold", "revokeResult", "unrevokeResult"]
    );
    bench.sim.run_feeds().unwrap();
    let archives = bench.collect().await;
    assert_eq!(archives[0].1[0].1[0]["Status"], "Reinstated");
    assert_eq!(archives[0].1[0].1[0]["Grade"], "fail");
}

#[tokio::test]
async fn what_is_not_taken_is_told_again_and_keeps_its_order() {
    let receiver = Receiver::start();
    receiver.refuse(2);
    let bench = telling(&receiver);
    bench.candidate("C-1", "1").await;
    let registration = bench.book("1", "09:00:00").await;
    bench.post(&format!("/appointments/{registration}/cancel"), json!({})).await;

    for _ in 0..2 {
        assert_eq!(run(&bench).await, json!({"delivered": 0, "failed": 1}));
    }
    assert_eq!(run(&bench).await, json!({"delivered": 2, "failed": 0}));

    assert_eq!(receiver.kinds(), ["modifyAppointment", "modifyAppointment", "modifyAppointment", "cancelAppointment"]);
    let received = receiver.received();
    assert_eq!(received[0].bytes, received[2].bytes);
    assert_ne!(received[0].token, received[2].token);
    let books = bench.sim.books();
    assert_eq!(books["callBacks"]["1"]["attempts"], 3);
    assert_eq!(books["callBacks"]["1"]["lastAnswer"], "200 {}");
}

#[tokio::test]
async fn call_backs_go_out_by_themselves_when_they_are_told_to() {
    let receiver = Receiver::start();
    let url = receiver.url.clone();
    let bench = Bench::with(|settings| {
        settings.program_url = url;
        settings.call_backs_every = Some(std::time::Duration::from_millis(20));
    });
    bench.candidate("C-1", "1").await;
    bench.book("1", "09:00:00").await;

    for _ in 0..100 {
        if !receiver.received().is_empty() {
            return;
        }
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    }
    panic!("nothing was told");
}
