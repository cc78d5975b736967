//! Accommodations: asked for with evidence and consent, granted, told to the vendor, and removed.

use client::{Client, Error};
use contract::change_request::{ChangeDecision, CreateChangeRequest, DecideChangeRequest, WantedChange};
use contract::problem::ProblemCode;
use domain::accommodation::Accommodation;
use jiff::SignedDuration;

use crate::change_requests::PDF;
use crate::harness::TestApp;
use crate::harness::exam_vendor::Delivery;
use crate::harness::program::{all, person};

async fn ask(
    who: &Client,
    needs: &[Accommodation],
    consent: &str,
) -> Result<contract::change_request::ChangeRequestView, Error> {
    let document = who.create_document("letter.pdf", PDF.to_vec()).await.unwrap();
    let wanted = WantedChange::Accommodations { needs: needs.to_vec(), consent: consent.to_owned() };
    who.create_change_request(&CreateChangeRequest { wanted, documents: vec![document.id] }).await
}

async fn granted(app: &TestApp, who: &Client, needs: &[Accommodation]) {
    let consent = who.find_accommodations().await.unwrap().consent.sha256;
    let request = ask(who, needs, &consent).await.unwrap();
    let approve = DecideChangeRequest { decision: ChangeDecision::Approve, reason: None };
    app.office().decide_change_request(request.id, &approve).await.unwrap();
}

#[actix_web::test]
async fn accommodations_are_granted_by_staff_and_told_to_the_vendor_by_its_codes() {
    let delivery = Delivery::new().await;
    let kenji = delivery.candidate("Kenji").await;
    let client = delivery.app.as_candidate(kenji);
    let needs = [Accommodation::TimeAndAHalf, Accommodation::SeparateRoom];
    let books = || delivery.sim.books()["authorizations"].to_string();
    delivery.authorized(kenji).await;
    assert!(!books().contains("ET12ET"), "{}", books());

    granted(&delivery.app, &client, &needs).await;

    let client = delivery.app.as_candidate(kenji);
    let held = client.find_accommodations().await.unwrap().granted.unwrap();
    assert_eq!((held.needs.as_slice(), held.ends_on.to_string()), (needs.as_slice(), "2027-11-22".to_owned()));
    assert!(!format!("{:?}", client.find_profile().await.unwrap()).contains("TimeAndAHalf"));
    delivery.exchange().await;
    assert!(books().contains("ET12ET*SEPRMM"), "{}", books());

    let client = delivery.app.as_candidate(kenji);
    assert_eq!(client.end_accommodations().await.unwrap().granted, None);
    delivery.exchange().await;
    assert!(!books().contains("ET12ET"), "{}", books());
}

#[actix_web::test]
async fn they_are_asked_for_with_consent_and_one_amount_of_time() {
    let app = TestApp::with_sample().await;
    let ada = app.as_candidate(person("Ada"));
    let consent = ada.find_accommodations().await.unwrap().consent;
    assert!(consent.text.starts_with("I ask "), "{}", consent.text);
    let pointers = async |needs: &[Accommodation], consent: &str| match ask(&ada, needs, consent).await {
        Err(Error::Problem(problem)) if problem.code() == Some(ProblemCode::InvalidRequest) => {
            problem.errors.into_iter().map(|error| error.pointer).collect::<Vec<_>>()
        }
        other => panic!("{other:?}"),
    };

    use Accommodation::{DoubleTime, ExtraHalfHour, Reader};
    assert_eq!(pointers(&[], "").await, ["/wanted/needs", "/wanted/consent"]);
    assert_eq!(pointers(&[Reader], "00ff").await, ["/wanted/consent"]);
    assert_eq!(pointers(&[ExtraHalfHour, DoubleTime], &consent.sha256).await, ["/wanted/needs"]);

    // The text that was read in another language is the same consent.
    let japanese = ada.clone().in_language("ja").find_accommodations().await.unwrap().consent;
    assert_ne!(japanese.sha256, consent.sha256);
    let request = ask(&ada, &[Reader], &japanese.sha256).await.unwrap();
    let office = app.office();
    let [open] = office.list_open_change_requests(&all()).await.unwrap().items.try_into().unwrap();
    assert_eq!(open.id, request.id);
    assert_eq!(open.wanted, WantedChange::Accommodations { needs: vec![Reader], consent: String::new() });
    assert_eq!(open.accommodations, []);
}

#[actix_web::test]
async fn they_and_their_requests_are_removed_when_their_time_is_over() {
    let app = TestApp::with_sample().await;
    let ada = app.as_candidate(person("Ada"));
    granted(&app, &ada, &[Accommodation::Reader]).await;
    let tidied = |policy| app.tidy(policy);

    app.wait(SignedDuration::from_hours(24 * 89));
    assert_eq!((tidied("accommodation_requests"), tidied("accommodations")), (0, 0));
    app.wait(SignedDuration::from_hours(24 * 2));
    assert_eq!((tidied("accommodation_requests"), tidied("accommodations")), (1, 0));
    assert!(app.as_candidate(person("Ada")).list_change_requests(&all()).await.unwrap().items.is_empty());
    app.wait(SignedDuration::from_hours(24 * 275));
    assert_eq!(app.as_candidate(person("Ada")).find_accommodations().await.unwrap().granted, None, "they have ended");
    assert_eq!(tidied("accommodations"), 1);
}
