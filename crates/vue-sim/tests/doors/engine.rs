//! The engine for online assessments: launched by the program's own signer, read by its own readers.

use exam_delivery::assessment_engine::AssessmentEngine;
use exam_delivery::assessment_engine::launch::{Launch, url};
use exam_delivery::assessment_engine::results::read;
use exam_delivery::pearson::call_back::bearer::verify;
use exam_delivery::port::{CallBackResult, Event, ExamDelivery};
use exam_delivery::result::Outcome;
use jiff::{SignedDuration, Timestamp};
use secrecy::SecretString;
use serde_json::json;
use vue_sim::{Adapter, Settings};

use crate::bench::Bench;
use crate::receiver::Receiver;

fn engine(change: impl FnOnce(&mut Settings)) -> Bench {
    Bench::with(|settings| {
        settings.adapter = Adapter::AssessmentEngine;
        settings.vendor = "engine".to_owned();
        change(settings);
    })
}

/// The machine's time, as the simulator has it.
async fn now(bench: &Bench) -> Timestamp {
    let (_, clock) = bench.api(reqwest::Method::GET, "/clock", json!(null)).await;
    clock["now"].as_str().unwrap().parse().unwrap()
}

async fn launch(bench: &Bench, program: &str, token_id: &str) -> Launch {
    Launch {
        launch_url: bench.sim.launch_url(),
        secret: SecretString::from(bench.sim.sso_passphrase()),
        issuer: program.to_owned(),
        audience: "engine".to_owned(),
        token_id: token_id.to_owned(),
        client_candidate_id: "C-1".to_owned(),
        first_name: "Ada".to_owned(),
        last_name: "Wałęsa".to_owned(),
        client_authorization_id: "1".to_owned(),
        exam_code: "320-301".to_owned(),
        return_url: format!("{program}/exams/returned/done"),
        at: now(bench).await,
    }
}

/// Goes there, and answers the status and where it leads.
async fn go(bench: &Bench, launch: &Launch) -> (u16, String) {
    let answer = bench.http.get(url(launch).unwrap()).send().await.unwrap();
    let location = answer.headers().get("location").map(|to| to.to_str().unwrap().to_owned());
    (answer.status().as_u16(), location.unwrap_or_default())
}

fn result(event: Event) -> CallBackResult {
    match event {
        Event::Result(result) => result,
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn a_candidate_is_launched_onto_the_questions_and_the_result_comes_back_signed() {
    let receiver = Receiver::start();
    let program = receiver.url.clone();
    let bench = engine(|settings| settings.program_url.clone_from(&program));

    let (status, to) = go(&bench, &launch(&bench, &program, "one").await).await;
    assert_eq!((status, to.ends_with("/questions")), (303, true), "{to}");
    let page = bench.http.get(format!("{}{to}", bench.sim.url())).send().await.unwrap();
    assert!(page.text().await.unwrap().contains("End the exam"));
    let submit = format!("{}{}", bench.sim.url(), to.trim_end_matches("/questions"));
    assert_eq!(bench.http.post(submit).form(&[("q0", "0")]).send().await.unwrap().status(), 303);
    bench.post("/call-backs/run", json!({})).await;

    let received = &receiver.received()[0];
    assert_eq!(
        (received.method.as_str(), received.path.as_str()),
        ("POST", "/api/v1/exam-vendors/engine/events/result")
    );
    let secret = bench.sim.call_back_secret().as_bytes();
    verify(&received.token, secret, "engine", &program, &received.bytes, now(&bench).await).unwrap();
    let told = result(read(&received.bytes).unwrap().event);
    assert_eq!(told.whose.client_authorization_id.as_deref(), Some("1"));
    assert_eq!((told.whose.client_candidate_id.as_deref(), told.result.outcome), (Some("C-1"), Outcome::Failed));
    let file = bench.http.get(format!("{}/office/results.csv", bench.sim.url())).send().await.unwrap();
    let file = AssessmentEngine.read("results.csv", &file.bytes().await.unwrap()).unwrap().told.remove(0);
    assert_eq!(result(file.event.unwrap()).result.key(), told.result.key(), "a file tells the same result");
}

#[tokio::test]
async fn a_launch_is_good_once_for_its_time_and_for_who_signed_it() {
    let program = "http://127.0.0.1:8080";
    let bench = engine(|_| {});
    let good = launch(&bench, program, "one").await;
    let status = async |launch: Launch| go(&bench, &launch).await.0;

    assert_eq!(status(good.clone()).await, 303);
    assert_eq!(status(good.clone()).await, 403, "it was used");
    let other = |token_id: &str| Launch { token_id: token_id.to_owned(), ..good.clone() };
    assert_eq!(status(Launch { secret: SecretString::from("another"), ..other("two") }).await, 403);
    assert_eq!(status(Launch { audience: "somebody".to_owned(), ..other("three") }).await, 403);
    let old = good.at - SignedDuration::from_mins(7);
    assert_eq!(status(Launch { at: old, ..other("four") }).await, 403);
    assert_eq!(status(Launch { return_url: "https://elsewhere.example/".to_owned(), ..other("five") }).await, 403);
    assert_eq!(status(other("six")).await, 303, "an exam that was begun goes on");
    assert_eq!(status(Launch { client_candidate_id: "C-2".to_owned(), ..other("seven") }).await, 409, "of nobody else");
}
