//! Awards that something speaks against, and what staff decide about them.

use contract::award_review::{AwardDecision, AwardReviewView, DecideAwardReview};
use contract::credential::{CredentialStatus, CredentialView};
use contract::problem::ProblemCode;
use domain::award::ReviewReason;
use domain::id::CandidateId;
use jiff::SignedDuration;

use crate::harness::TestApp;
use crate::harness::program::{all, id, pages};
use crate::harness::results::{Row, archive, pass};

async fn import(app: &TestApp, row: &Row) {
    app.wait(SignedDuration::from_hours(24));
    app.office().create_result_import("results.zip", archive(std::slice::from_ref(row)), false).await.unwrap();
}

async fn reviews(app: &TestApp) -> Vec<AwardReviewView> {
    app.office().list_award_reviews(&all()).await.unwrap().items
}

fn decide(review: &AwardReviewView, decision: AwardDecision, reason: &str) -> DecideAwardReview {
    DecideAwardReview { decision, against: review.against.clone(), reason: reason.to_owned() }
}

async fn credential(app: &TestApp, candidate: CandidateId) -> CredentialView {
    let candidate = app.as_candidate(candidate);
    let held = candidate.list_credentials(&all()).await.unwrap().items;
    assert_eq!(held.len(), 1, "{held:?}");
    candidate.find_credential(held[0].id).await.unwrap()
}

/// A candidate with one award, whose result the vendor has withdrawn since.
async fn doubted(app: &TestApp, number: u64) -> (CandidateId, Row) {
    let candidate = app.candidate(number, "Ada Lindqvist");
    let row = pass(candidate, "TSA-101", "2026/11/02");
    import(app, &row.with("Status", "Released")).await;
    import(app, &row.with("Status", "Revoked")).await;
    (candidate, row)
}

#[actix_web::test]
async fn staff_take_away_what_is_not_supported_any_more_and_the_candidate_is_told_why() {
    let app = TestApp::with_vendor().await;
    assert!(reviews(&app).await.is_empty());
    let (ada, row) = doubted(&app, 501).await;
    assert_eq!(credential(&app, ada).await.summary.status, CredentialStatus::UnderReview);

    let open = reviews(&app).await;
    let [review] = open.as_slice() else { panic!("{open:?}") };
    assert_eq!((review.candidate_id, review.legal_name.as_str()), (ada, "Ada Lindqvist"));
    assert_eq!(review.against, ReviewReason::NoLongerSupported { supported_from: None });
    assert!(review.explanation.contains("withdrawn"), "{review:?}");
    assert_eq!(review.results.len(), 1, "{review:?}");
    assert!(review.decisions.is_empty());

    let office = app.office();
    let empty = office.decide_award_review(review.award_id, &decide(review, AwardDecision::Revoke, " ")).await;
    let client::Error::Problem(problem) = empty.unwrap_err() else { panic!() };
    assert_eq!(problem.errors[0].pointer, "/reason");
    let reason = "The vendor found that the exam was sat by somebody else.";
    let revoke = decide(review, AwardDecision::Revoke, reason);
    let decided = office.decide_award_review(review.award_id, &revoke).await.unwrap();

    assert_eq!((decided.decision, decided.reason.as_str()), (AwardDecision::Revoke, reason));
    assert!(reviews(&app).await.is_empty());
    let revoked = credential(&app, ada).await;
    assert_eq!(revoked.summary.status, CredentialStatus::Revoked);
    assert_eq!(revoked.decisions, [decided]);
    let verdict = app.anonymous().find_verification(revoked.code).await.unwrap();
    assert_eq!(verdict.status, CredentialStatus::Revoked);
    let told = app.mail_to(&format!("{ada}@example.org")).await;
    assert!(told.subject.contains("revoked") && told.text.contains(reason), "{told:?}");

    // It is settled: neither again by hand, nor when the vendor changes its mind.
    let again = office.decide_award_review(review.award_id, &revoke).await;
    assert_eq!(again.unwrap_err().code(), Some(ProblemCode::Conflict));
    import(&app, &row.with("Status", "Reinstated")).await;
    assert!(reviews(&app).await.is_empty());
    assert_eq!(credential(&app, ada).await.summary.status, CredentialStatus::Revoked);
}

#[actix_web::test]
async fn an_award_that_is_upheld_stands_and_is_not_asked_about_again() {
    let app = TestApp::with_vendor().await;
    let (ada, row) = doubted(&app, 502).await;
    let review = reviews(&app).await.remove(0);

    let uphold = decide(&review, AwardDecision::Uphold, "The vendor withdrew it by mistake.");
    let stale = DecideAwardReview { against: ReviewReason::ResultHeld, ..uphold.clone() };
    let refused = app.office().decide_award_review(review.award_id, &stale).await;
    assert_eq!(refused.unwrap_err().code(), Some(ProblemCode::Conflict), "that was not what spoke against it");
    app.office().decide_award_review(review.award_id, &uphold).await.unwrap();

    let upheld = credential(&app, ada).await;
    assert_eq!(upheld.summary.status, CredentialStatus::Active);
    assert_eq!(upheld.decisions.len(), 1);
    assert!(reviews(&app).await.is_empty());
    // The next file says again that the result is withdrawn.
    import(&app, &row.with("Status", "Revoked").with("StatusDate", "2026/12/24 10:00:00")).await;
    assert!(reviews(&app).await.is_empty());
    assert_eq!(credential(&app, ada).await.summary.status, CredentialStatus::Active);
}

#[actix_web::test]
async fn nobody_decides_about_an_award_but_staff_and_none_about_their_own() {
    let app = TestApp::with_vendor().await;
    let (first, _) = doubted(&app, 503).await;
    doubted(&app, 504).await;
    let open = reviews(&app).await;
    let office = app.office();
    assert_eq!(pages(async |page| office.list_award_reviews(&page).await, 1).await.concat(), open);

    let mine = app.as_candidate(first);
    let uphold = decide(&open[0], AwardDecision::Uphold, "I think so.");
    let refused = mine.decide_award_review(open[0].award_id, &uphold).await;
    assert_eq!(refused.unwrap_err().code(), Some(ProblemCode::Forbidden));
    assert_eq!(mine.list_award_reviews(&all()).await.unwrap_err().code(), Some(ProblemCode::Forbidden));
    let unknown = office.decide_award_review(uuid::Uuid::nil().into(), &uphold).await;
    assert_eq!(unknown.unwrap_err().code(), Some(ProblemCode::NotFound));
    assert_eq!(id(503), first);
}
