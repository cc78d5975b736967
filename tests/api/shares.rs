//! Showing credentials to third parties: a link that ends, is counted and can be taken back, and who is told of changes.

use client::{Client, Error};
use contract::award_review::{AwardDecision, DecideAwardReview};
use contract::credential::CredentialStatus;
use contract::problem::ProblemCode;
use contract::share::{
    AnswerWatch, AskWatch, CreateShare, EndWatch, OpenShare, ShareFault, ShareView, SharedView, UpdateShare,
};
use domain::id::{CandidateId, CredentialId};
use domain::share::{ShareState, SharedField, WatchState};
use jiff::SignedDuration;
use jiff::civil::{Date, date};

use crate::harness::TestApp;
use crate::harness::program::{all, pages};
use crate::harness::results::{Row, archive, pass};

/// Far enough ahead, by the tests' clock.
const UNTIL: Date = date(2026, 12, 24);

async fn import(app: &TestApp, row: &Row) {
    app.wait(SignedDuration::from_hours(24));
    app.office().create_result_import("results.zip", archive(std::slice::from_ref(row)), false).await.unwrap();
}

/// Somebody with one credential, and the row that it came of.
async fn holder(app: &TestApp, number: u64) -> (CandidateId, CredentialId, Row) {
    let candidate = app.candidate(number, "Ada Lindqvist");
    let row = pass(candidate, "TSA-101", "2026/11/02");
    import(app, &row.with("Status", "Released")).await;
    let held = app.as_candidate(candidate).list_credentials(&all()).await.unwrap().items;
    (candidate, held[0].id, row)
}

pub fn share(credential: CredentialId) -> CreateShare {
    CreateShare {
        credentials: vec![credential],
        fields: Vec::new(),
        recipient: "Northwind, recruiting".to_owned(),
        email: None,
        language: None,
        message: String::new(),
        expires_on: UNTIL,
        view_limit: None,
    }
}

fn token(share: &ShareView) -> String {
    share.link.as_ref().unwrap().split_once("/shared#").unwrap().1.to_owned()
}

async fn open(client: &Client, token: &str) -> Result<SharedView, ShareFault> {
    match client.open_share(&OpenShare { token: token.to_owned() }).await {
        Ok(shared) => Ok(shared),
        Err(Error::Problem(problem)) => Err(ShareFault::of(&problem).unwrap_or_else(|| panic!("{problem:?}"))),
        Err(other) => panic!("{other:?}"),
    }
}

fn refused<T: std::fmt::Debug>(answer: Result<T, Error>) -> Vec<(String, String)> {
    let Err(Error::Problem(problem)) = answer else { panic!("{answer:?}") };
    assert_eq!(problem.code(), Some(ProblemCode::InvalidRequest), "{problem:?}");
    problem.errors.into_iter().map(|fault| (fault.pointer, fault.code)).collect()
}

#[actix_web::test]
async fn a_share_shows_what_was_chosen_and_its_candidate_sees_each_time_it_is_opened() {
    let app = TestApp::with_vendor().await;
    let (ada, credential, _) = holder(&app, 601).await;
    let client = app.as_candidate(ada);
    assert!(client.list_shares(&all()).await.unwrap().items.is_empty());

    let made = client.create_share(&share(credential)).await.unwrap();
    assert_eq!((made.summary.state, made.summary.views, made.viewings.len()), (ShareState::Active, 0, 0));
    let shown = open(&app.anonymous(), &token(&made)).await.unwrap();
    assert_eq!((shown.holder_name.as_str(), shown.recipient.as_str()), ("Ada Lindqvist", "Northwind, recruiting"));
    let [one] = shown.credentials.as_slice() else { panic!("{shown:?}") };
    assert!(one.genuine && one.status == CredentialStatus::Active, "{one:?}");
    assert_eq!((&one.licence_number, &one.criteria, &one.code, &one.credential_url), (&None, &None, &None, &None));
    assert_eq!(shown.email, None);

    let at = app.app.clock.now();
    app.wait(SignedDuration::from_secs(1));
    let mut all_of_it = share(credential);
    all_of_it.fields =
        vec![SharedField::Email, SharedField::Documents, SharedField::Criteria, SharedField::LicenceNumber];
    let more = client.create_share(&all_of_it).await.unwrap();
    let shown = open(&app.anonymous(), &token(&more)).await.unwrap();
    let held = client.find_credential(credential).await.unwrap();
    let one = &shown.credentials[0];
    assert_eq!(one.licence_number.as_deref(), Some(held.licence_number.as_str()));
    assert_eq!(one.code.as_deref(), Some(held.code.to_string().as_str()));
    assert_eq!(one.credential_url.as_deref(), Some(held.credential_url.as_str()));
    assert!(one.criteria.as_ref().is_some_and(|criteria| !criteria.is_empty()));
    assert_eq!(shown.email.as_deref(), Some(format!("{ada}@example.org").as_str()));

    let seen = client.find_share(made.summary.id).await.unwrap();
    assert_eq!((seen.summary.views, seen.viewings.len()), (1, 1));
    assert_eq!(seen.viewings[0].viewed_at, at);
    let listed: Vec<_> = pages(async |page| client.list_shares(&page).await, 1).await.concat();
    assert_eq!(listed, [client.find_share(more.summary.id).await.unwrap().summary, seen.summary]);
}

#[actix_web::test]
async fn a_link_ends_with_its_day_its_number_or_its_candidates_wish() {
    let app = TestApp::with_vendor().await;
    let (ada, credential, _) = holder(&app, 602).await;
    let reader = app.anonymous();
    let twice = CreateShare { view_limit: Some(2), ..share(credential) };
    let made = app.as_candidate(ada).create_share(&twice).await.unwrap();
    let link = token(&made);
    assert_eq!(open(&reader, &link).await.unwrap().views_left, Some(1));
    assert_eq!(open(&reader, &link).await.unwrap().views_left, Some(0));
    assert_eq!(open(&reader, &link).await, Err(ShareFault::UsedUp));
    let used = app.as_candidate(ada).find_share(made.summary.id).await.unwrap();
    assert_eq!((used.summary.state, used.summary.views, used.link), (ShareState::UsedUp, 2, None));

    let client = app.as_candidate(ada);
    let change = |expires_on, view_limit| UpdateShare { expires_on, view_limit };
    let too_few = client.update_share(made.summary.id, &change(UNTIL, Some(2))).await;
    assert_eq!(refused(too_few), [("/view_limit".to_owned(), "out_of_range".to_owned())]);
    client.update_share(made.summary.id, &change(UNTIL, None)).await.unwrap();
    assert_eq!(open(&reader, &link).await.unwrap().views_left, None);

    app.wait(SignedDuration::from_hours(40 * 24));
    assert_eq!(open(&reader, &link).await, Err(ShareFault::Expired));
    let client = app.as_candidate(ada);
    client.update_share(made.summary.id, &change(date(2027, 2, 1), None)).await.unwrap();
    assert!(open(&reader, &link).await.is_ok(), "it was extended");
    let revoked = client.revoke_share(made.summary.id).await.unwrap();
    assert_eq!((revoked.summary.state, revoked.link), (ShareState::Revoked, None));
    assert_eq!(open(&reader, &link).await, Err(ShareFault::Revoked));
    let late = client.update_share(made.summary.id, &change(date(2027, 2, 1), None)).await;
    assert_eq!(late.unwrap_err().code(), Some(ProblemCode::Conflict));
    for nonsense in ["", "x", &link[1..], &"A".repeat(link.len())] {
        assert_eq!(open(&reader, nonsense).await, Err(ShareFault::Unknown), "{nonsense}");
    }
    // Gone a year later.
    app.wait(SignedDuration::from_hours(366 * 24));
    assert_eq!(app.tidy("shares"), 1);
    assert_eq!(open(&reader, &link).await, Err(ShareFault::Unknown));
}

#[actix_web::test]
async fn what_cannot_be_shared_is_said_field_by_field() {
    let app = TestApp::with_vendor().await;
    let (ada, credential, _) = holder(&app, 603).await;
    let (other, others, _) = holder(&app, 604).await;
    let client = app.as_candidate(ada);
    let wrong = CreateShare {
        credentials: vec![credential, others],
        recipient: " ".to_owned(),
        email: Some("nobody".to_owned()),
        language: Some("tlh".to_owned()),
        message: "x".repeat(501),
        expires_on: date(2020, 1, 1),
        view_limit: Some(0),
        ..share(credential)
    };
    let mut told: Vec<String> =
        refused(client.create_share(&wrong).await).into_iter().map(|(pointer, _)| pointer).collect();
    told.sort();
    assert_eq!(told, ["/credentials/1", "/email", "/expires_on", "/language", "/message", "/recipient", "/view_limit"]);
    let none = CreateShare { credentials: Vec::new(), ..share(credential) };
    assert_eq!(refused(client.create_share(&none).await)[0].0, "/credentials");
    let far = CreateShare { expires_on: date(2028, 1, 1), ..share(credential) };
    assert_eq!(refused(client.create_share(&far).await)[0].0, "/expires_on");

    // Nobody sees or changes what is another's.
    let made = client.create_share(&share(credential)).await.unwrap();
    let stranger = app.as_candidate(other);
    let missing = Some(ProblemCode::NotFound);
    assert_eq!(stranger.find_share(made.summary.id).await.unwrap_err().code(), missing);
    assert_eq!(stranger.revoke_share(made.summary.id).await.unwrap_err().code(), missing);
    let change = UpdateShare { expires_on: UNTIL, view_limit: None };
    assert_eq!(stranger.update_share(made.summary.id, &change).await.unwrap_err().code(), missing);
    assert!(stranger.list_shares(&all()).await.unwrap().items.is_empty());
}

#[actix_web::test]
async fn a_share_goes_by_mail_in_the_language_that_was_chosen_and_not_to_everybody() {
    let app = TestApp::with_vendor().await;
    let (ada, credential, _) = holder(&app, 605).await;
    let client = app.as_candidate(ada);
    let mailed = CreateShare {
        email: Some("hr@northwind.example".to_owned()),
        language: Some("es".to_owned()),
        message: "As we said.".to_owned(),
        ..share(credential)
    };
    let made = client.create_share(&mailed).await.unwrap();
    let mail = app.mail_to("hr@northwind.example").await;
    assert!(mail.subject.contains("le muestra") && mail.text.contains("As we said."), "{mail:?}");
    assert!(open(&app.anonymous(), mail.token()).await.is_ok());
    assert_eq!(made.email.as_deref(), Some("hr@northwind.example"));
    assert_eq!(mail.token(), token(&made));

    for _ in 1..20 {
        client.create_share(&mailed).await.unwrap();
    }
    let refused = client.create_share(&mailed).await.unwrap_err();
    assert_eq!(refused.code(), Some(ProblemCode::TooManyRequests), "{refused:?}");
    assert!(client.create_share(&share(credential)).await.is_ok(), "by hand");
}

#[actix_web::test]
async fn whoever_wants_to_be_told_of_changes_is_told_once_the_candidate_allows_it() {
    let app = TestApp::with_vendor().await;
    let (ada, credential, row) = holder(&app, 606).await;
    let client = app.as_candidate(ada);
    let made = client.create_share(&share(credential)).await.unwrap();
    let (link, watcher) = (token(&made), "hr@northwind.example");
    let ask = AskWatch { token: link.clone(), email: watcher.to_owned(), language: "en".to_owned() };
    let reader = app.anonymous();
    reader.ask_watch(&ask).await.unwrap();
    reader.ask_watch(&AskWatch { email: " HR@northwind.example".to_owned(), ..ask.clone() }).await.unwrap();
    let asked = app.mail_to(&format!("{ada}@example.org")).await;
    assert!(asked.text.contains(watcher), "asked about once: {asked:?}");
    let malformed = reader.ask_watch(&AskWatch { email: "me".to_owned(), ..ask.clone() }).await;
    assert_eq!(refused(malformed)[0].0, "/email");

    let waiting = client.find_share(made.summary.id).await.unwrap();
    assert_eq!((waiting.summary.asked, waiting.watches[0].state), (1, WatchState::Asked));
    let watch = waiting.watches[0].id;
    // Nobody is told before.
    api::job::watch(&app.app).unwrap();
    assert!(app.mails_to(watcher).await.is_empty());
    let begun = client.answer_watch(made.summary.id, watch, AnswerWatch { allow: true }).await.unwrap();
    assert_eq!((begun.summary.asked, begun.watches[0].state), (0, WatchState::Active));
    client.answer_watch(made.summary.id, watch, AnswerWatch { allow: true }).await.unwrap();
    api::job::watch(&app.app).unwrap();
    assert_eq!(app.mails_to(watcher).await.len(), 1, "that it was allowed; nothing has changed yet");

    import(&app, &row.with("Status", "Revoked")).await;
    api::job::watch(&app.app).unwrap();
    api::job::watch(&app.app).unwrap();
    let mails = app.mails_to(watcher).await;
    assert_eq!(mails.len(), 2, "{mails:?}");
    assert!(mails[1].text.contains("is reviewing it"), "{mails:?}");
    // Mails of one moment are in no order.
    app.wait(SignedDuration::from_mins(1));
    let office = app.office();
    let review = office.list_award_reviews(&all()).await.unwrap().items.remove(0);
    let reason = "It was sat by another.".to_owned();
    let decided = DecideAwardReview { decision: AwardDecision::Revoke, against: review.against, reason };
    office.decide_award_review(review.award_id, &decided).await.unwrap();
    api::job::watch(&app.app).unwrap();
    let mails = app.mails_to(watcher).await;
    assert!(mails.len() == 3 && mails[2].text.contains("has revoked"), "{mails:?}");
    assert!(mails[2].text.contains("Expert, which CertTracker issued to Ada Lindqvist, has changed"), "{mails:?}");

    // They have heard enough.
    let stop = EndWatch { token: mails[2].token().to_owned() };
    reader.end_watch(&stop).await.unwrap();
    reader.end_watch(&stop).await.unwrap();
    let client = app.as_candidate(ada);
    assert_eq!(client.find_share(made.summary.id).await.unwrap().watches[0].state, WatchState::Ended);
    let again = client.answer_watch(made.summary.id, watch, AnswerWatch { allow: true }).await;
    assert_eq!(again.unwrap_err().code(), Some(ProblemCode::Conflict));
    let nobody = reader.end_watch(&EndWatch { token: "x".to_owned() }).await;
    assert_eq!(nobody.unwrap_err().code(), Some(ProblemCode::LinkUnusable));
}

#[actix_web::test]
async fn nobody_is_told_by_a_share_that_was_taken_back_or_by_a_candidate_who_is_erased() {
    let app = TestApp::with_vendor().await;
    let (ada, credential, row) = holder(&app, 607).await;
    let client = app.as_candidate(ada);
    let made = client.create_share(&share(credential)).await.unwrap();
    let watcher = "hr@northwind.example";
    let ask = AskWatch { token: token(&made), email: watcher.to_owned(), language: "ja".to_owned() };
    app.anonymous().ask_watch(&ask).await.unwrap();
    let watch = client.find_share(made.summary.id).await.unwrap().watches[0].id;
    client.answer_watch(made.summary.id, watch, AnswerWatch { allow: true }).await.unwrap();
    let revoked = client.revoke_share(made.summary.id).await.unwrap();
    assert_eq!(revoked.watches[0].state, WatchState::Ended);
    let ended = app.anonymous().ask_watch(&ask).await.unwrap_err();
    let Error::Problem(problem) = ended else { panic!("{ended:?}") };
    assert_eq!(ShareFault::of(&problem), Some(ShareFault::Revoked));
    import(&app, &row.with("Status", "Revoked")).await;
    api::job::watch(&app.app).unwrap();
    assert_eq!(app.mails_to(watcher).await.len(), 1, "that it was allowed, and no more");
}
