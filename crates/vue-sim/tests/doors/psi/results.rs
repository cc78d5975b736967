use exam_delivery::fault::RowReason;
use exam_delivery::port::{Event, ExamDelivery, Told};
use exam_delivery::psi::PsiRest;
use exam_delivery::result::{Outcome, Score};
use serde_json::json;

use super::bench::{Psi, settings};

async fn read(psi: &Psi, name: &str) -> Told {
    let bytes = psi.rest.fetch(name).await.unwrap();
    psi.rest.read(name, &bytes).unwrap().told.remove(0)
}

#[tokio::test]
async fn a_result_waits_until_it_is_acknowledged_and_comes_again_when_it_changed() {
    let psi = Psi::new();
    let registration = psi.booked("1", 0).await;
    assert!(psi.rest.list().await.unwrap().is_empty());
    psi.bench.post(&format!("/appointments/{registration}/sit"), json!({"outcome": "pass", "score": 82})).await;

    let names = psi.rest.list().await.unwrap();
    assert_eq!(names, [format!("result-{registration}.json")]);
    let Event::Result(told) = read(&psi, &names[0]).await.event.unwrap() else { panic!("no result") };
    assert_eq!((told.result.outcome, told.result.score), (Outcome::Passed, Some(Score::new("82"))));
    assert_eq!(told.whose.client_authorization_id.as_deref(), Some("1"));
    psi.rest.acknowledge(&names[0]).await.unwrap();
    psi.rest.acknowledge(&names[0]).await.unwrap();
    assert!(psi.rest.list().await.unwrap().is_empty());

    psi.bench.post(&format!("/appointments/{registration}/modify"), json!({"outcome": "fail"})).await;
    assert_eq!(psi.rest.list().await.unwrap(), names);
    let Event::Result(told) = read(&psi, &names[0]).await.event.unwrap() else { panic!("no result") };
    assert_eq!(told.result.outcome, Outcome::Failed);
}

#[tokio::test]
async fn a_result_that_psi_was_not_given_is_for_a_person_to_look_at() {
    let psi = Psi::new();
    let registration = psi.booked("1", 0).await;
    psi.sit(registration, "nda-refused").await;

    let fault = read(&psi, &format!("result-{registration}.json")).await.event.unwrap_err();

    assert_eq!(fault.column, Some("result"));
    assert!(matches!(fault.reason, RowReason::UnknownWord { .. }));
}

#[tokio::test]
async fn a_result_that_is_not_there_and_a_name_that_is_none_are_told() {
    let psi = Psi::new();
    for name in ["result-1.json", "cdd-1.dat", "result-../x.json"] {
        assert_eq!(psi.rest.fetch(name).await.unwrap_err().word(), "not_found", "{name}");
    }
    psi.rest.acknowledge("result-1.json").await.unwrap();
}

#[tokio::test]
async fn nothing_is_listed_where_results_are_not_fetched() {
    let psi = Psi::new();
    let registration = psi.booked("1", 0).await;
    psi.sit(registration, "pass").await;
    let mut without = settings(&psi.bench.sim.rest_url(), psi.bench.sim.client_secret());
    without.fetch_results = false;

    let names = PsiRest::new(without).unwrap().list().await.unwrap();

    assert!(names.is_empty());
}
