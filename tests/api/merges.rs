//! Merging two accounts of one person, and taking it back.

use api::service::accounts::{self, NewAccount};
use api::service::{erasures, exports};
use client::Client;
use contract::credential::CredentialStatus;
use contract::erasure::CreateErasure;
use contract::merge::{CreateMerge, MergeEffect, MergeState, MergeStep, MergeView, UndoMerge};
use contract::problem::ProblemCode;
use contract::recovery::CreateRecovery;
use contract::session::{ConfirmSession, FactorKind, SecondFactor};
use domain::id::CandidateId;
use jiff::SignedDuration;

use crate::duplicates::born;
use crate::harness::TestApp;
use crate::harness::app::{PASSWORD, sign_in};
use crate::harness::mail::Received;
use crate::harness::program::{all, id};
use crate::harness::results::{Row, archive, pass};
use crate::security::{add_passkey, add_totp, app_shows};

const DAY: SignedDuration = SignedDuration::from_hours(24);

/// Somebody with an account of that user name, signed in, and their candidate ID.
pub(crate) async fn account(app: &TestApp, number: u64, name: &str, user: &str) -> (CandidateId, Client) {
    let candidate = app.candidate(number, name);
    let new = NewAccount {
        user_name: user.to_owned(),
        email: format!("{user}@example.org"),
        display_name: name.to_owned(),
        password: PASSWORD.into(),
        candidate_id: Some(candidate),
        staff: false,
    };
    accounts::create(&app.app, new).await.unwrap();
    (candidate, app.signed_in(user).await)
}

async fn import(app: &TestApp, rows: &[Row]) {
    app.office().create_result_import("r.zip", archive(rows), false).await.unwrap();
}

fn password_of(user: &str) -> CreateMerge {
    CreateMerge::Password { user: user.to_owned(), password: PASSWORD.to_owned() }
}

fn proposed(step: MergeStep) -> MergeView {
    match step {
        MergeStep::Proposed { merge } => merge,
        step => panic!("{step:?}"),
    }
}

/// Proposes to merge that user's account into one's own, and confirms.
pub(crate) async fn merge(own: &Client, user: &str) -> MergeView {
    let proposal = proposed(own.create_merge(&password_of(user)).await.unwrap());
    own.confirm_merge(proposal.id).await.unwrap()
}

fn effects(merge: &MergeView) -> Vec<(MergeEffect, &str)> {
    merge.effects.iter().map(|effect| (effect.effect, effect.achievement.code.as_str())).collect()
}

/// What somebody holds: achievement, and how it stands.
async fn held(client: &Client) -> Vec<(String, CredentialStatus)> {
    let items = client.list_credentials(&all()).await.unwrap().items;
    let mut held: Vec<_> = items.into_iter().map(|item| (item.achievement.code.to_string(), item.status)).collect();
    held.sort_by(|one, other| one.0.cmp(&other.0));
    held
}

fn active(codes: &[&str]) -> Vec<(String, CredentialStatus)> {
    codes.iter().map(|code| ((*code).to_owned(), CredentialStatus::Active)).collect()
}

/// The last mail to that address with that subject.
async fn told(app: &TestApp, address: &str, subject: &str) -> Received {
    let mails = app.mails_to(address).await;
    mails.into_iter().rfind(|mail| mail.subject == subject).unwrap_or_else(|| panic!("no mail: {subject}"))
}

/// The link that undoes the last merge of Ada's other account.
async fn link(app: &TestApp) -> UndoMerge {
    let mail = told(app, "ada.work@example.org", "Your account was merged into another one").await;
    UndoMerge { token: mail.token().to_owned() }
}

#[track_caller]
fn refused<T: std::fmt::Debug>(answer: Result<T, client::Error>) -> ProblemCode {
    answer.unwrap_err().code().unwrap()
}

/// Ada with an exam under each of two accounts, which make more together than apart.
async fn ada_twice() -> (TestApp, (CandidateId, Client), (CandidateId, Client)) {
    let app = TestApp::with_vendor().await;
    let kept = account(&app, 301, "Ada Lovelace", "ada").await;
    let other = account(&app, 302, "Ada LOVELACE", "ada.work").await;
    import(&app, &[pass(kept.0, "320-108", "2026/03/02"), pass(other.0, "320-301", "2026/05/04")]).await;
    (app, kept, other)
}

#[actix_web::test]
async fn what_was_earned_apart_counts_together_once_both_accounts_are_proved() {
    let (app, (own, ada), (other, work)) = ada_twice().await;
    let issued = work.list_credentials(&all()).await.unwrap().items.remove(0);
    let issued = work.find_credential(issued.id).await.unwrap();

    let proposal = proposed(ada.create_merge(&password_of("Ada.Work@example.org")).await.unwrap());

    assert_eq!(proposal.state, MergeState::Proposed);
    assert_eq!((proposal.kept.candidate_id, proposal.merged.candidate_id), (own, other));
    assert_eq!((proposal.merged.exam_results, proposal.merged.credentials), (1, 1));
    let earned = [(MergeEffect::Granted, "TCN-PERIMETER"), (MergeEffect::Granted, "TCP-PROTECTION")];
    assert_eq!(effects(&proposal), earned);
    assert_eq!(held(&ada).await, active(&["TCS-SENTRY-8"]), "nothing has changed yet");
    assert_eq!(held(&work).await, active(&["TCS-SLUICE"]));
    assert!(ada.list_merges().await.unwrap().is_empty());

    let merged = ada.confirm_merge(proposal.id).await.unwrap();

    assert_eq!(merged.state, MergeState::InForce);
    assert_eq!(merged.until, Some(merged.merged_at.unwrap() + DAY * 30));
    assert_eq!(held(&ada).await, active(&["TCN-PERIMETER", "TCP-PROTECTION", "TCS-SENTRY-8", "TCS-SLUICE"]));
    assert_eq!(ada.list_exam_results(&all()).await.unwrap().items.len(), 2);
    // The credential is the same, in the name of the account that stays.
    let now = ada.find_credential(issued.summary.id).await.unwrap();
    assert_eq!((now.code, now.holder_name.as_str()), (issued.code, "Ada Lovelace"));
    assert_eq!(issued.holder_name, "Ada LOVELACE");
    let verdict = app.anonymous().find_verification(issued.code).await.unwrap();
    assert_eq!(verdict.holder_name, "Ada Lovelace");
    // Nobody signs in with the other account, and whoever was is out.
    assert_eq!(refused(app.anonymous().create_session(&sign_in("ada.work")).await), ProblemCode::AccountMerged);
    assert_eq!(refused(work.list_credentials(&all()).await), ProblemCode::Unauthenticated);
    // What the vendor still sends under the other candidate ID counts, too.
    import(&app, &[pass(other, "320-211", "2026/06/08")]).await;
    assert_eq!(ada.list_exam_results(&all()).await.unwrap().items.len(), 3);

    told(&app, "ada.work@example.org", "Your account was merged into another one").await;
    told(&app, "ada@example.org", "Another account was merged into yours").await;
}

#[actix_web::test]
async fn a_merge_that_is_undone_leaves_each_account_with_its_own() {
    let app = TestApp::with_vendor().await;
    let (_, ada) = {
        let (own, ada) = account(&app, 301, "Ada Lovelace", "ada").await;
        import(&app, &[pass(own, "320-107", "2024/03/04")]).await;
        (own, ada)
    };
    let (other, _) = account(&app, 302, "Lovelace, Ada", "ada.work").await;
    import(&app, &[pass(other, "320-301", "2026/05/04"), pass(other, "320-108", "2026/05/05")]).await;
    let alone = held(&ada).await;
    assert_eq!(alone, active(&["TCS-SENTRY-7"]));
    let apart = held(&app.signed_in("ada.work").await).await;
    let merged = merge(&ada, "ada.work").await;
    let together = held(&ada).await;
    assert!(together.contains(&("TCS-SENTRY-7".to_owned(), CredentialStatus::Superseded)), "{together:?}");

    // It says beforehand what becomes of what rests on both.
    let granted: Vec<String> = together
        .iter()
        .map(|(code, _)| code.clone())
        .filter(|code| !alone.iter().chain(&apart).any(|(known, _)| known == code))
        .collect();
    let listed = ada.list_merges().await.unwrap().remove(0);
    let reviewed: Vec<&str> = effects(&listed)
        .iter()
        .map(|(effect, code)| {
            assert_eq!(*effect, MergeEffect::PutUnderReview);
            *code
        })
        .collect();
    assert_eq!(reviewed, granted);
    app.wait(DAY * 29);
    let ada = app.signed_in("ada").await;
    let undone = ada.undo_merge(merged.id).await.unwrap();

    assert_eq!(undone.state, MergeState::Undone);
    let expected: Vec<(String, CredentialStatus)> = {
        let reviews = granted.iter().map(|code| (code.clone(), CredentialStatus::UnderReview));
        let mut all: Vec<_> = alone.into_iter().chain(reviews).collect();
        all.sort_by(|one, other| one.0.cmp(&other.0));
        all
    };
    assert_eq!(held(&ada).await, expected);
    let work = app.signed_in("ada.work").await;
    assert_eq!(held(&work).await, apart);
    let shown = work.list_credentials(&all()).await.unwrap().items.remove(0);
    assert_eq!(work.find_credential(shown.id).await.unwrap().holder_name, "Lovelace, Ada");
    assert_eq!(refused(ada.find_credential(shown.id).await), ProblemCode::NotFound);
    assert_eq!(refused(ada.undo_merge(merged.id).await), ProblemCode::Conflict);
    for address in ["ada@example.org", "ada.work@example.org"] {
        told(&app, address, "A merge of two accounts was undone").await;
    }
    // And it can be done again.
    assert_eq!(merge(&ada, "ada.work").await.state, MergeState::InForce);
}

#[actix_web::test]
async fn the_link_in_the_mail_undoes_a_merge_without_signing_in() {
    let (app, (_, ada), _) = ada_twice().await;
    merge(&ada, "ada.work").await;
    let link = self::link(&app).await;

    let undone = app.anonymous().undo_merge_by_link(&link).await.unwrap();

    assert_eq!(undone.user_name, "ada.work");
    app.signed_in("ada.work").await;
    assert_eq!(refused(app.anonymous().undo_merge_by_link(&link).await), ProblemCode::LinkUnusable);
    for token in ["", "nonsense", &"A".repeat(43)] {
        let link = UndoMerge { token: token.to_owned() };
        assert_eq!(refused(app.anonymous().undo_merge_by_link(&link).await), ProblemCode::LinkUnusable);
    }

    app.wait(SignedDuration::from_secs(1));
    merge(&ada, "ada.work").await;
    let link = self::link(&app).await;
    app.wait(DAY * 30);
    assert_eq!(refused(app.anonymous().undo_merge_by_link(&link).await), ProblemCode::LinkUnusable);
    let ada = app.signed_in("ada").await;
    let merges = ada.list_merges().await.unwrap();
    assert_eq!(merges.iter().map(|merge| merge.state).collect::<Vec<_>>(), [MergeState::Final, MergeState::Undone]);
    assert_eq!(refused(ada.undo_merge(merges[0].id).await), ProblemCode::Conflict);
}

#[actix_web::test]
async fn the_other_account_is_proved_by_everything_that_it_asks_for() {
    let (app, (_, ada), (_, work)) = ada_twice().await;
    let (secret, _) = add_totp(&app, &work).await;

    let MergeStep::SecondFactor { second_step } = ada.create_merge(&password_of("ada.work")).await.unwrap() else {
        panic!("the password was enough");
    };
    assert!(second_step.factors.contains(&FactorKind::Totp));
    let answer = |code: String| CreateMerge::SecondFactor {
        challenge: second_step.challenge.clone(),
        factor: SecondFactor::Totp { code },
    };
    assert_eq!(refused(ada.create_merge(&answer("000000".to_owned())).await), ProblemCode::InvalidRequest);
    proposed(ada.create_merge(&answer(app_shows(&app, &secret))).await.unwrap());

    let mut key = add_passkey(&app, &work, 7).await;
    let options = app.anonymous().create_passkey_challenge().await.unwrap();
    let by_passkey = CreateMerge::Passkey { assertion: key.sign(&options) };
    proposed(ada.create_merge(&by_passkey).await.unwrap());
    assert_eq!(refused(ada.create_merge(&by_passkey).await), ProblemCode::InvalidRequest, "it works once");
}

#[actix_web::test]
async fn only_accounts_of_one_person_are_merged() {
    let (app, (_, ada), (_, work)) = ada_twice().await;
    let detail = async |proof: CreateMerge| match ada.create_merge(&proof).await {
        Err(client::Error::Problem(problem)) if problem.code() == Some(ProblemCode::MergeRefused) => {
            problem.detail.clone().unwrap()
        }
        other => panic!("{other:?}"),
    };

    assert!(detail(password_of("ada")).await.starts_with("This is the account that you are signed in with."));
    account(&app, 303, "Grace Hopper", "grace.h").await;
    assert!(detail(password_of("grace.h")).await.starts_with("No name of the one account"));
    app.staff("grace").await;
    assert!(detail(password_of("grace")).await.starts_with("One of the accounts runs the program."));
    born(&ada, "1980-05-06").await;
    born(&work, "1980-05-07").await;
    assert!(detail(password_of("ada.work")).await.starts_with("The two accounts have different birth dates."));
    born(&work, "1980-05-06").await;
    let erasure = CreateErasure { proof: ConfirmSession::Password { password: PASSWORD.to_owned() } };
    work.create_erasure(&erasure).await.unwrap();
    assert!(detail(password_of("ada.work")).await.starts_with("One of the accounts is to be erased."));
    work.cancel_erasure().await.unwrap();
    merge(&ada, "ada.work").await;
    assert_eq!(refused(ada.create_merge(&password_of("ada.work")).await), ProblemCode::AccountMerged);
}

#[actix_web::test]
async fn nobody_learns_or_takes_an_account_by_a_merge() {
    let (app, (_, ada), _) = ada_twice().await;
    let wrong = |user: &str| CreateMerge::Password { user: user.to_owned(), password: "not the password".to_owned() };
    let told = async |user: &str| match ada.create_merge(&wrong(user)).await {
        Err(client::Error::Problem(mut problem)) => {
            problem.request_id = None;
            (problem.code(), problem)
        }
        other => panic!("{other:?}"),
    };
    let known = told("ada.work").await;
    assert_eq!(known.0, Some(ProblemCode::InvalidRequest));
    assert_eq!(known, told("nobody").await, "whether there is such an account is not told");
    for _ in 0..20 {
        let _ = ada.create_merge(&wrong("ada.work")).await;
    }
    assert_eq!(refused(ada.create_merge(&password_of("ada.work")).await), ProblemCode::TooManyRequests);
    app.wait(SignedDuration::from_hours(1));

    // A session that was left open is not enough.
    let stale = app.signed_in("ada").await;
    app.wait(SignedDuration::from_mins(9));
    let proposal = proposed(stale.create_merge(&password_of("ada.work")).await.unwrap());
    app.wait(SignedDuration::from_mins(2));
    stale.refresh_session().await.unwrap();
    assert_eq!(refused(stale.create_merge(&password_of("ada.work")).await), ProblemCode::ConfirmationRequired);
    // Somebody else's proposal is nobody's, and a proof does not hold for long.
    let (_, eve) = account(&app, 304, "Ada Lovelace", "eve").await;
    assert_eq!(refused(eve.confirm_merge(proposal.id).await), ProblemCode::NotFound);
    app.wait(SignedDuration::from_mins(30));
    let later = app.signed_in("ada").await;
    assert_eq!(refused(later.confirm_merge(proposal.id).await), ProblemCode::Conflict);
    assert_eq!(app.tidy("merges"), 1);
    assert_eq!(refused(later.confirm_merge(proposal.id).await), ProblemCode::NotFound);
    let merged = merge(&later, "ada.work").await;
    assert_eq!(refused(later.confirm_merge(merged.id).await), ProblemCode::Conflict);
    let eve = app.signed_in("eve").await;
    assert_eq!(refused(eve.undo_merge(merged.id).await), ProblemCode::NotFound);
}

#[actix_web::test]
async fn whoever_was_merged_into_somebody_goes_along_and_comes_back() {
    let (app, (_, ada), (_, work)) = ada_twice().await;
    let (third, _) = account(&app, 303, "Ada Lovelace", "ada.old").await;
    import(&app, &[pass(third, "320-211", "2026/02/02")]).await;
    merge(&work, "ada.old").await;

    let merged = merge(&ada, "ada.work").await;

    assert_eq!(ada.list_exam_results(&all()).await.unwrap().items.len(), 3);
    assert_eq!(ada.list_merges().await.unwrap().len(), 2, "the one that came along can be undone, too");
    ada.undo_merge(merged.id).await.unwrap();
    assert_eq!(ada.list_exam_results(&all()).await.unwrap().items.len(), 1);
    let work = app.signed_in("ada.work").await;
    assert_eq!(work.list_exam_results(&all()).await.unwrap().items.len(), 2);

    merge(&ada, "ada.work").await;
    let first = ada.list_merges().await.unwrap().into_iter().find(|merge| merge.merged.candidate_id == third).unwrap();
    ada.undo_merge(first.id).await.unwrap();
    assert_eq!(ada.list_exam_results(&all()).await.unwrap().items.len(), 2);
    let old = app.signed_in("ada.old").await;
    assert_eq!(old.list_exam_results(&all()).await.unwrap().items.len(), 1);
}

#[actix_web::test]
async fn a_merged_account_is_exported_and_erased_with_the_one_that_stays() {
    let (app, (_, ada), (other, work)) = ada_twice().await;
    let credential = work.list_credentials(&all()).await.unwrap().items.remove(0).id;
    merge(&ada, "ada.work").await;

    ada.create_export().await.unwrap();
    exports::make_waiting(&app.app).unwrap();
    let export = ada.list_exports().await.unwrap().remove(0);
    let files = crate::privacy::files(ada.find_export_archive(export.id).await.unwrap());
    let data = String::from_utf8(files["data.json"].clone()).unwrap();
    let json: serde_json::Value = serde_json::from_str(&data).unwrap();
    assert_eq!(json["tables"]["merges"].as_array().unwrap().len(), 1, "told once");
    assert!(data.contains("ada.work@example.org") && data.contains(&other.number().to_string()), "{data}");
    assert!(files.contains_key(&format!("credentials/{credential}.json")));
    let erasure = CreateErasure { proof: ConfirmSession::Password { password: PASSWORD.to_owned() } };
    ada.create_erasure(&erasure).await.unwrap();
    app.wait(DAY * 31);
    assert_eq!(erasures::perform_due(&app.app).unwrap(), 1);

    for user in ["ada", "ada.work"] {
        assert_eq!(refused(app.anonymous().create_session(&sign_in(user)).await), ProblemCode::InvalidCredentials);
    }
    let left = app.lines("SELECT legal_name AS text FROM candidates WHERE id IN (301, 302)");
    assert_eq!(left, ["Erased", "Erased"]);
    assert!(app.lines("SELECT 'x' AS text FROM accounts WHERE candidate_id IN (301, 302)").is_empty());
    assert!(app.lines("SELECT 'x' AS text FROM merges").is_empty());
}

#[actix_web::test]
async fn help_for_a_merged_account_says_so_and_gives_nothing_away() {
    let (app, (_, ada), _) = ada_twice().await;
    merge(&ada, "ada.work").await;
    let ask =
        CreateRecovery { email: "ada.work@example.org".to_owned(), candidate_id: None, language: "en".to_owned() };

    app.anonymous().create_recovery(&ask).await.unwrap();
    app.anonymous().create_recovery(&ask).await.unwrap();

    let mails = app.mails_to("ada.work@example.org").await;
    let about: Vec<_> = mails.iter().filter(|mail| mail.text.contains("was merged into another one on")).collect();
    assert_eq!(about.len(), 1, "{mails:?}");
    assert!(!about[0].text.contains("ada@example.org") && !about[0].text.contains(&id(301).to_string()));
}
