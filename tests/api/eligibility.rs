//! Whether somebody may sit an exam, and everything that stands in the way.

use api::service::partner_import::Order;
use api::store;
use client::{Client, Error};
use contract::agreement::AcceptAgreement;
use contract::contact::{ContactForm, PostalAddressForm};
use contract::eligibility::{EligibilityView, ObstacleKind};
use contract::problem::ProblemCode;
use jiff::SignedDuration;

use crate::harness::TestApp;
use crate::harness::http::send;
use crate::harness::program::person;
use crate::harness::results::{archive, pass};
use crate::profile::as_it_is;

/// The exam that asks for an achievement and an agreement.
const EXPERT: &str = "340-900";

fn kinds(view: &EligibilityView) -> Vec<ObstacleKind> {
    view.obstacles.iter().map(|obstacle| obstacle.kind).collect()
}

async fn accept(client: &Client, code: &str) {
    let text = client.find_agreement_text(code, "en").await.unwrap();
    let acceptance = AcceptAgreement { version: text.version, language: text.language, sha256: text.sha256 };
    client.accept_agreement(code, &acceptance).await.unwrap();
}

pub(crate) async fn live_somewhere(client: &Client) {
    let profile = client.find_profile().await.unwrap();
    let mut update = as_it_is(&profile);
    update.contact = Some(ContactForm {
        address: PostalAddressForm {
            country: "SE".to_owned(),
            lines: vec!["Hamngatan 1".to_owned()],
            locality: Some("Stockholm".to_owned()),
            postal_code: Some("111 47".to_owned()),
            ..PostalAddressForm::default()
        },
        phone: "08-123 456 78".to_owned(),
        mobile: None,
    });
    client.update_profile(profile.version, &update).await.unwrap();
}

#[actix_web::test]
async fn everything_in_the_way_is_told_at_once_and_goes_as_it_is_cleared() {
    let app = TestApp::with_sample().await;
    let (ada, kenji) = (app.as_candidate(person("Ada")), app.as_candidate(person("Kenji")));

    let lacking = kenji.find_eligibility(EXPERT).await.unwrap();
    assert!(!lacking.may_sit);
    assert_eq!(kinds(&lacking), [ObstacleKind::Prerequisite, ObstacleKind::Agreement, ObstacleKind::Profile]);
    let [prerequisite, agreement, profile] = &lacking.obstacles[..] else { unreachable!() };
    assert_eq!(prerequisite.achievement.as_ref().unwrap().code, "TCP-SECURITY");
    assert_eq!(agreement.agreement.as_deref(), Some("PROGRAM"));
    assert_eq!(agreement.reason, "You have to accept the Tessarine Certification Program Agreement, version 2, first.");
    assert_eq!(profile.fields[0].pointer, "/contact");
    assert_eq!(lacking.from, None, "waiting is not enough");

    // Ada holds what it takes.
    assert_eq!(kinds(&ada.find_eligibility(EXPERT).await.unwrap()), [ObstacleKind::Agreement, ObstacleKind::Profile]);
    accept(&ada, "PROGRAM").await;
    live_somewhere(&ada).await;
    let ready = ada.find_eligibility(EXPERT).await.unwrap();
    assert!(ready.may_sit && ready.obstacles.is_empty(), "{ready:?}");
    assert_eq!((ready.exam.code.as_str(), ready.exam.title.as_str()), (EXPERT, "Tessarine Security Architecture"));
}

#[actix_web::test]
async fn the_retake_policy_says_from_when() {
    let app = TestApp::with_vendor().await;
    let kenji = person("Kenji");
    let client = app.as_candidate(kenji);
    live_somewhere(&client).await;
    assert!(client.find_eligibility("320-301").await.unwrap().may_sit);
    // The day of the sample is the 23rd.
    let failed = [pass(kenji, "320-301", "2026/11/21").with("Grade", "fail")];
    app.office().create_result_import("r.zip", archive(&failed), false).await.unwrap();

    let waiting = client.find_eligibility("320-301").await.unwrap();

    assert_eq!(kinds(&waiting), [ObstacleKind::TooSoon]);
    assert_eq!(waiting.from.unwrap().to_string(), "2026-11-27T00:00:00Z");
    assert_eq!(waiting.obstacles[0].from, waiting.from);
    app.set_time("2026-11-27T00:00:00Z");
    let client = app.as_candidate(kenji);
    assert!(client.find_eligibility("320-301").await.unwrap().may_sit);

    let passed = [pass(kenji, "320-301", "2026/11/26")];
    app.office().create_result_import("r.zip", archive(&passed), false).await.unwrap();
    let done = client.find_eligibility("320-301").await.unwrap();
    assert_eq!((kinds(&done), done.from), (vec![ObstacleKind::AlreadyPassed], None));
    assert_eq!(kinds(&client.find_eligibility("310-050").await.unwrap()), [ObstacleKind::Retired]);
}

#[actix_web::test]
async fn it_is_told_in_the_language_of_whoever_asks_and_to_candidates_alone() {
    let app = TestApp::with_vendor().await;
    let kenji = person("Kenji");
    app.as_candidate(kenji);
    let path = format!("/api/v1/me/exams/{EXPERT}/eligibility");
    let asked = app.http().request(reqwest::Method::GET, &path).bearer_auth(app.token_of(kenji));
    let answer = send(asked.header("accept-language", "es")).await.text();
    assert!(answer.contains("Antes tiene que poseer"), "{answer}");

    let office = app.office().find_eligibility(EXPERT).await.unwrap_err();
    assert_eq!(office.code(), Some(ProblemCode::Forbidden));
    for code in ["999-999", "../session", "🙂", " "] {
        let unknown = app.as_candidate(kenji).find_eligibility(code).await;
        assert!(
            matches!(&unknown, Err(Error::Problem(problem)) if problem.code() == Some(ProblemCode::NotFound)),
            "{unknown:?}"
        );
        let unknown = app.anonymous().find_exam(code).await;
        assert!(
            matches!(&unknown, Err(Error::Problem(problem)) if problem.code() == Some(ProblemCode::NotFound)),
            "{unknown:?}"
        );
    }
    assert_eq!(app.anonymous().find_exam(EXPERT).await.unwrap().title, "Tessarine Security Architecture");
}

#[actix_web::test]
async fn an_exam_for_partners_is_for_those_in_a_partner_record_on_that_day() {
    const PARTNERS: &str = "TSA-230";
    let app = TestApp::with_sample().await;
    let kenji = app.as_candidate(person("Kenji"));
    live_somewhere(&kenji).await;
    let lacking = kenji.find_eligibility(PARTNERS).await.unwrap();
    assert_eq!((kinds(&lacking), lacking.from), (vec![ObstacleKind::PartnersOnly], None));
    assert!(lacking.obstacles[0].reason.contains("partner"), "{:?}", lacking.obstacles);

    let mika = "P-1,Northwind,7,Mika,Sato,mika@northwind.example,primary_contact,";
    app.feed(&format!("{mika}\n"), Order::default());
    let candidate = app.contacts_of("P-1").await[0].candidate_id.unwrap();
    let account = app.app.db.read_blocking(|conn| store::accounts::of_candidate(conn, candidate)).unwrap().unwrap();
    let mika_client = app.with_token(account.id, Some(candidate));
    assert!(!kinds(&mika_client.find_eligibility(PARTNERS).await.unwrap()).contains(&ObstacleKind::PartnersOnly));

    app.feed(&format!("{mika}2026-11-22\n"), Order::default());
    app.wait(SignedDuration::from_hours(48));
    let mika_client = app.with_token(account.id, Some(candidate));
    assert!(kinds(&mika_client.find_eligibility(PARTNERS).await.unwrap()).contains(&ObstacleKind::PartnersOnly));
}
