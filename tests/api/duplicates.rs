//! Finding people who have two candidate IDs.

use client::Client;
use contract::duplicate::{DecideDuplicate, DuplicateView};
use contract::merge::CreateMerge;
use contract::problem::ProblemCode;
use contract::score_report::CreateScoreReport;
use domain::duplicate::{Suspicion, Trait};
use domain::id::CandidateId;

use crate::harness::TestApp;
use crate::harness::program::{all, id};
use crate::harness::results::{archive, pass};
use crate::profile::as_it_is;

async fn found(app: &TestApp) -> Vec<DuplicateView> {
    api::service::duplicates::compare_some(&app.app).unwrap();
    app.office().list_duplicates(&all()).await.unwrap().items
}

fn pair(duplicate: &DuplicateView) -> Vec<CandidateId> {
    let mut pair: Vec<_> = duplicate.people.iter().map(|person| person.candidate_id).collect();
    pair.sort_unstable();
    pair
}

pub(crate) async fn born(client: &Client, day: &str) {
    let profile = client.find_profile().await.unwrap();
    let mut update = as_it_is(&profile);
    update.demographics.birth_date = Some(day.parse().unwrap());
    client.update_profile(profile.version, &update).await.unwrap();
}

#[actix_web::test]
async fn people_of_one_name_and_birth_date_are_found_and_the_first_is_told() {
    let app = TestApp::with_vendor().await;
    let first = app.as_candidate(app.candidate(401, "Aiko Sato"));
    born(&first, "1990-01-02").await;
    assert!(found(&app).await.is_empty());
    app.wait(jiff::SignedDuration::from_hours(1));
    let first = app.as_candidate(id(401));
    let second = app.as_candidate(app.candidate(402, "SATO Aiko"));

    let possible = found(&app).await;

    assert_eq!(possible.len(), 1);
    assert_eq!(pair(&possible[0]), [id(401), id(402)]);
    assert_eq!((possible[0].suspicion, possible[0].agree.as_slice()), (Suspicion::Possible, &[Trait::Name][..]));
    assert!(app.mails_to(&format!("{}@example.org", id(401))).await.is_empty(), "a name alone is many people's");

    app.wait(jiff::SignedDuration::from_secs(1));
    born(&second, "1990-01-02").await;
    let strong = found(&app).await;
    assert_eq!(strong[0].suspicion, Suspicion::Strong);
    assert_eq!(strong[0].agree, [Trait::Name, Trait::BirthDate]);
    assert_eq!(strong[0].id, possible[0].id);

    // A birth date that was mistyped.
    born(&second, "1990-01-03").await;
    assert!(found(&app).await.is_empty(), "two people");
    born(&first, "1990-01-03").await;
    assert_eq!(found(&app).await.len(), 1);
    let told = app.mail_to(&format!("{}@example.org", id(401))).await;
    assert_eq!(told.subject, "Do you have two accounts?");
    assert!(told.link().ends_with("/account/merge"));
    // Whoever came later may have typed anybody's name.
    assert!(app.mails_to(&format!("{}@example.org", id(402))).await.is_empty());
}

#[actix_web::test]
async fn one_attempt_of_the_vendor_under_two_candidate_ids_is_one_person() {
    let app = TestApp::with_vendor().await;
    app.as_candidate(app.candidate(401, "Aiko Sato"));
    let other = app.as_candidate(app.candidate(402, "Aiko Suzuki"));
    let row = pass(id(401), "320-301", "2026/05/04").with("RegistrationID", "4711");
    app.office().create_result_import("r.zip", archive(&[row]), false).await.unwrap();
    assert!(found(&app).await.is_empty());

    let claimed = CreateScoreReport {
        registration_id: "4711".to_owned(),
        exam: "320-301".to_owned(),
        sat_on: "2026-05-04".parse().unwrap(),
        name: "Aiko Suzuki".to_owned(),
    };
    other.create_score_report(&claimed).await.unwrap();

    let found = found(&app).await;
    assert_eq!((found[0].suspicion, found[0].agree.as_slice()), (Suspicion::Strong, &[Trait::VendorRegistration][..]));
    let person = found[0].people.iter().find(|person| person.candidate_id == id(401)).unwrap();
    assert_eq!((person.legal_name.as_str(), person.exam_results, person.credentials), ("Aiko Sato", 1, 1));
}

#[actix_web::test]
async fn staff_ask_both_or_say_that_they_are_two_people() {
    let app = TestApp::with_vendor().await;
    for number in [401, 402] {
        born(&app.as_candidate(app.candidate(number, "Aiko Sato")), "1990-01-02").await;
    }
    app.candidate(403, "Aiko Sato");
    let office = app.office();
    let open = found(&app).await;
    assert_eq!(open.len(), 3);
    assert_eq!(pair(&open[0]), [id(401), id(402)], "the likeliest first");
    let pages = crate::harness::program::pages(async |page| office.list_duplicates(&page).await, 1).await;
    assert_eq!(pages.concat(), open);

    let without_account = open.iter().find(|duplicate| pair(duplicate)[1] == id(403)).unwrap();
    let refused = office.decide_duplicate(without_account.id, &DecideDuplicate::Ask).await.unwrap_err();
    assert_eq!(refused.code(), Some(ProblemCode::Conflict));
    let asked = office.decide_duplicate(open[0].id, &DecideDuplicate::Ask).await.unwrap();
    assert!(asked.asked_at.is_some());
    for number in [401, 402] {
        let mails = app.mails_to(&format!("{}@example.org", id(number))).await;
        assert!(mails.iter().any(|mail| mail.subject == "Do you have two accounts?"), "{number}");
    }
    assert_eq!(found(&app).await.len(), 3, "they stay until it is settled");
    for duplicate in &open {
        office.decide_duplicate(duplicate.id, &DecideDuplicate::TwoPeople).await.unwrap();
    }
    let again = office.decide_duplicate(open[0].id, &DecideDuplicate::TwoPeople).await.unwrap_err();
    assert_eq!(again.code(), Some(ProblemCode::Conflict));
    born(&app.as_candidate(id(401)), "1990-01-04").await;
    born(&app.as_candidate(id(401)), "1990-01-02").await;
    assert!(found(&app).await.is_empty(), "what was settled is not found again");
}

#[actix_web::test]
async fn who_is_merged_or_erased_is_found_no_more() {
    let app = TestApp::with_vendor().await;
    let kept = crate::merges::account(&app, 401, "Aiko Sato", "aiko").await.1;
    crate::merges::account(&app, 402, "Aiko Sato", "aiko.work").await;
    assert_eq!(found(&app).await.len(), 1);

    let merged = crate::merges::merge(&kept, "aiko.work").await;
    assert!(found(&app).await.is_empty());
    kept.undo_merge(merged.id).await.unwrap();
    assert_eq!(found(&app).await.len(), 1);

    let proof = CreateMerge::Password { user: "aiko.work".to_owned(), password: "wrong".to_owned() };
    assert_eq!(kept.create_merge(&proof).await.unwrap_err().code(), Some(ProblemCode::InvalidRequest));
    let erasure = contract::erasure::CreateErasure {
        proof: contract::session::ConfirmSession::Password { password: crate::harness::app::PASSWORD.to_owned() },
    };
    kept.create_erasure(&erasure).await.unwrap();
    app.wait(jiff::SignedDuration::from_hours(24 * 31));
    api::service::erasures::perform_due(&app.app).unwrap();
    assert!(found(&app).await.is_empty());
    assert!(app.lines("SELECT value AS text FROM identity_keys WHERE candidate_id = 401").is_empty());
}
