use exam_delivery::port::{AuthorizationRecord, Change, Refusal, RefusalKind, Verdict};
use vue_sim::Exams;

use super::bench::{Psi, eligibility};

/// What a refusal says of what the vendor has.
fn kind(verdict: &Verdict) -> RefusalKind {
    match verdict {
        Verdict::Refused(Refusal { kind, .. }) => *kind,
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn an_eligibility_is_created_changed_and_cancelled_with_its_candidate() {
    let psi = Psi::new();

    let created = psi.send(&psi.written(eligibility(Change::Add, "1"))).await.unwrap();
    assert_eq!((created.verdict, created.vendor_authorization_id.as_deref()), (Verdict::Accepted, Some("5000001")));
    let candidate = &psi.bench.sim.books()["candidates"]["C-1"];
    assert_eq!((&candidate["lastName"], &candidate["record"]["country"]), (&"Wałęsa".into(), &"US".into()));

    let mut changed = eligibility(Change::Update, "1");
    changed.last_on = changed.last_on.tomorrow().unwrap();
    changed.candidate.as_mut().unwrap().last_name = "Lovelace".to_owned();
    assert_eq!(psi.tell(changed).await, Verdict::Accepted);
    assert_eq!(psi.known("1")["last"], "2036-01-01T23:59:59");
    assert_eq!(psi.bench.sim.books()["candidates"]["C-1"]["lastName"], "Lovelace");

    let cancelled = AuthorizationRecord { candidate: None, ..eligibility(Change::Delete, "1") };
    assert_eq!(psi.tell(cancelled).await, Verdict::Accepted);
    assert_eq!(psi.known("1")["deleted"], true);
}

#[tokio::test]
async fn what_psi_has_and_has_not_is_told_apart() {
    let psi = Psi::new();

    assert_eq!(kind(&psi.tell(eligibility(Change::Update, "1")).await), RefusalKind::Unknown);
    assert_eq!(kind(&psi.tell(eligibility(Change::Delete, "1")).await), RefusalKind::Unknown);
    psi.tell(eligibility(Change::Add, "1")).await;
    assert_eq!(kind(&psi.tell(eligibility(Change::Add, "1")).await), RefusalKind::AlreadyKnown);
    assert_eq!(kind(&psi.tell(eligibility(Change::Update, "2")).await), RefusalKind::Unknown);
}

#[tokio::test]
async fn a_record_that_psi_does_not_take_is_refused_with_its_sentence() {
    let listed = Exams::parse("[[exam]]\nseries = \"A-1\"\nname = \"First\"\n").unwrap();
    let psi = Psi::with(|settings| settings.exams = listed);

    let refused = psi.tell(eligibility(Change::Add, "1")).await;

    let message = "No mapping found for the given test code.".to_owned();
    assert_eq!(refused, Verdict::Refused(Refusal { kind: RefusalKind::Other, message }));
}

#[tokio::test]
async fn other_accommodations_make_another_eligibility_of_the_same_id() {
    let psi = Psi::new();
    let before = psi.send(&psi.written(eligibility(Change::Add, "1"))).await.unwrap();

    let record = AuthorizationRecord { accommodations: vec!["ET12ET".to_owned()], ..eligibility(Change::Update, "1") };
    let after = psi.send(&psi.written(record.clone())).await.unwrap();

    assert_eq!(after.verdict, Verdict::Accepted);
    assert_ne!(after.vendor_authorization_id, before.vendor_authorization_id);
    assert_eq!(psi.known("1")["accommodations"], "ET12ET");
    let again = psi.send(&psi.written(record)).await.unwrap();
    assert_eq!(again.vendor_authorization_id, after.vendor_authorization_id, "the same accommodations change nothing");
}

#[tokio::test]
async fn the_end_of_one_eligibility_does_not_touch_another_for_the_same_test() {
    let psi = Psi::new();
    let first = psi.booked("1", 0).await;
    psi.sit(first, "fail").await;
    assert_eq!(psi.tell(eligibility(Change::Add, "2")).await, Verdict::Accepted);

    assert_eq!(psi.tell(eligibility(Change::Delete, "1")).await, Verdict::Accepted);
    let late = psi.tell(eligibility(Change::Update, "1")).await;

    assert_eq!(psi.known("2")["deleted"], false);
    assert_eq!(kind(&late), RefusalKind::Other, "an eligibility that was used does not come again: {late:?}");
}

#[tokio::test]
async fn the_settings_that_are_printed_lead_to_the_services() {
    let psi = Psi::new();

    let settings: toml::Table = psi.bench.sim.program_settings().parse().unwrap();

    let psi_section = &settings["psi"];
    assert_eq!(psi_section["adapter"].as_str(), Some("psi"));
    assert_eq!(psi_section["rest"]["base_url"].as_str(), Some(psi.bench.sim.rest_url().as_str()));
    let secret = std::fs::read_to_string(psi_section["rest"]["client_secret_file"].as_str().unwrap()).unwrap();
    assert_eq!(secret.trim(), psi.bench.sim.client_secret());
    assert!(psi_section["call_backs"]["secret_file"].is_str());
}
