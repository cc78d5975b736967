//! What a candidate sees of themselves.

use contract::catalogue::RequirementSubject;
use contract::credential::{AwardBasis, CredentialStatus};
use contract::exam_result::{ExamOutcome, ExamResultState};
use contract::problem::ProblemCode;
use contract::progress::{LineState, ProgressState, ProgressView};
use domain::id::CredentialId;
use jiff::civil::date;

use crate::harness::TestApp;
use crate::harness::program::{all, pages, person};

#[actix_web::test]
async fn home_shows_what_is_held_what_lapses_what_is_nearest_and_the_last_exam() {
    let app = TestApp::with_sample().await;
    let ada = app.as_candidate(person("Ada"));

    let home = ada.find_dashboard().await.unwrap();

    assert_eq!(home.display_name, "Candidate CT-100000001-46");
    assert!(home.held.iter().map(|held| held.earned_on).rev().is_sorted(), "{:?}", home.held);
    let mut held: Vec<_> = home.held.iter().map(|held| (held.achievement.code.as_str(), held.status)).collect();
    // Two were earned on one day.
    held[5..7].sort_by_key(|held| held.0);
    assert_eq!(
        held,
        [
            ("TTS-SENTRY", CredentialStatus::Active),
            ("TCP-SECURITY", CredentialStatus::Active),
            ("TSE", CredentialStatus::Active),
            ("TCS-ALMANAC", CredentialStatus::InGrace),
            ("TCS-SENTRY-8", CredentialStatus::Active),
            ("TCP-PROTECTION", CredentialStatus::Active),
            ("TCS-KEEL", CredentialStatus::Active),
            ("TCS-SENTRY-7", CredentialStatus::Superseded),
        ]
    );
    let lapsing: Vec<_> = home.lapsing.iter().map(|held| (held.achievement.code.as_str(), held.valid_to)).collect();
    assert_eq!(lapsing, [("TCS-ALMANAC", Some(date(2026, 10, 7))), ("TSE", Some(date(2027, 1, 20)))]);
    let nearest: Vec<_> =
        home.nearest.iter().map(|item| (item.achievement.code.as_str(), item.state, item.steps_left)).collect();
    assert_eq!(nearest.len(), 3);
    assert!(nearest.contains(&("TTS-KEEL", ProgressState::PendingAgreement, Some(1))), "{nearest:?}");
    assert!(nearest.contains(&("TCN-PERIMETER", ProgressState::InProgress, Some(1))), "{nearest:?}");
    let last = home.latest_result.unwrap();
    assert_eq!((last.exam.as_str(), last.outcome), ("TSA-210", ExamOutcome::Passed));
}

#[actix_web::test]
async fn the_home_of_somebody_without_results_is_empty_and_knows_what_to_begin_with() {
    let app = TestApp::with_vendor().await;

    let home = app.as_candidate(person("Omar")).find_dashboard().await.unwrap();

    assert!(home.held.is_empty() && home.lapsing.is_empty() && home.latest_result.is_none());
    assert_eq!(home.nearest.len(), 3);
    assert!(home.nearest.iter().all(|item| item.state == ProgressState::NotStarted && item.next_step.is_some()));
}

#[actix_web::test]
async fn an_expired_credential_is_history_and_not_held() {
    let app = TestApp::with_sample().await;
    let zoe = app.as_candidate(person("Zoë"));

    assert!(zoe.find_dashboard().await.unwrap().held.is_empty());
    let all = zoe.list_credentials(&all()).await.unwrap().items;
    assert_eq!(all.iter().map(|held| held.status).collect::<Vec<_>>(), [CredentialStatus::Expired]);
}

#[actix_web::test]
async fn every_attempt_is_in_the_history_with_what_it_means() {
    let app = TestApp::with_sample().await;
    let history = async |name: &str| app.as_candidate(person(name)).list_exam_results(&all()).await.unwrap().items;

    let omar = history("Omar").await;
    let told: Vec<_> = omar
        .iter()
        .map(|result| (result.exam.as_str(), result.outcome, result.state, result.explanation.as_str()))
        .collect();
    assert_eq!(
        told,
        [
            (
                "320-108",
                ExamOutcome::NoShow,
                ExamResultState::Final,
                "You were booked and, by the exam vendor's record, did not come."
            ),
            (
                "320-301",
                ExamOutcome::NdaRefused,
                ExamResultState::Final,
                "The exam was not begun, because the confidentiality agreement was not accepted."
            ),
            (
                "TSA-101",
                ExamOutcome::Passed,
                ExamResultState::Final,
                "Passed. It counts from the day you sat the exam."
            ),
        ]
    );
    assert_eq!((omar[0].score.as_deref(), omar[2].score.as_deref()), (None, Some("84")));
    assert_eq!(omar[2].passing_score.as_deref(), Some("70"));
    assert_eq!(omar[2].title, "Selling the Tessarine Portfolio");
    assert_eq!(omar[0].sat_at.to_string(), "2026-11-17T09:00:00Z");
    assert_eq!(omar[0].learnt_at, app.app.clock.now());

    let zoe = history("Zoë").await;
    assert_eq!((zoe[0].state, zoe[0].outcome), (ExamResultState::OnHold, ExamOutcome::Passed));
    assert!(zoe[0].explanation.contains("still looking at this result"), "{}", zoe[0].explanation);

    let failed = &history("Maria").await[2];
    assert_eq!((failed.outcome, failed.score.as_deref()), (ExamOutcome::Failed, Some("68")));
}

#[actix_web::test]
async fn lists_are_read_page_by_page_without_gaps_or_repetitions() {
    let app = TestApp::with_sample().await;
    let ada = app.as_candidate(person("Ada"));

    for limit in [1, 2, 4, 9, 50] {
        let (limits, size) = (limit, usize::from(limit));
        let results = pages(async |page| ada.list_exam_results(&page).await, limits).await;
        assert!(results[..results.len() - 1].iter().all(|page| page.len() == size), "pages of {size}");
        assert_eq!(results.concat(), ada.list_exam_results(&all()).await.unwrap().items, "pages of {size}");
        let progress = pages(async |page| ada.list_progress(&page).await, limits).await;
        assert_eq!(progress.concat(), ada.list_progress(&all()).await.unwrap().items, "pages of {size}");
        let credentials = pages(async |page| ada.list_credentials(&page).await, limits).await;
        assert_eq!(credentials.concat(), ada.list_credentials(&all()).await.unwrap().items, "pages of {size}");
    }
    assert_eq!(ada.list_exam_results(&all()).await.unwrap().items.len(), 9);
    assert_eq!(ada.list_credentials(&all()).await.unwrap().items.len(), 8);
}

#[actix_web::test]
async fn progress_is_listed_nearest_first_with_the_next_step() {
    let app = TestApp::with_sample().await;

    let items = app.as_candidate(person("Kenji")).list_progress(&all()).await.unwrap().items;

    let vendor = app.anonymous().list_achievements(&all()).await.unwrap().items;
    assert_eq!(items.len(), vendor.len(), "each achievement has its line");
    let place = |code: &str| items.iter().position(|item| item.achievement.code == code).unwrap();
    let of = |code: &str| &items[place(code)];
    assert_eq!((of("TTS-KEEL").state, of("TTS-KEEL").steps_left), (ProgressState::PendingAgreement, Some(1)));
    assert!(of("TTS-KEEL").next_step.as_ref().unwrap().starts_with("Accept the "), "{:?}", of("TTS-KEEL"));
    assert_eq!((of("TCS-KEEL").state, of("TCS-KEEL").steps_left), (ProgressState::InProgress, Some(1)));
    assert_eq!((of("TCS-SLUICE").state, of("TCS-SLUICE").steps_left), (ProgressState::Met, Some(0)));
    assert_eq!(of("TCS-SLUICE").next_step, None);
    assert_eq!(of("TCS-ALMANAC").state, ProgressState::NotStarted);
    assert!(place("TTS-KEEL") < place("TCS-ALMANAC") && place("TCS-ALMANAC") < place("TCS-SLUICE"));
    let begun: Vec<_> =
        items.iter().take_while(|item| item.state != ProgressState::NotStarted).map(|item| item.steps_left).collect();
    assert!(begun.is_sorted(), "{begun:?}");
}

async fn progress(app: &TestApp, name: &str, achievement: &str) -> ProgressView {
    app.as_candidate(person(name)).find_progress(achievement).await.unwrap()
}

#[actix_web::test]
async fn progress_gives_the_reason_for_every_line() {
    let app = TestApp::with_sample().await;

    let perimeter = progress(&app, "Ada", "TCN-PERIMETER").await;
    assert_eq!(
        (perimeter.state, perimeter.met_on, perimeter.as_of),
        (ProgressState::InProgress, None, date(2026, 11, 23))
    );
    assert_eq!(perimeter.rule_version.as_deref(), Some("v1"));
    let root = perimeter.line.unwrap();
    assert_eq!(root.state, LineState::Unmet);
    assert_eq!(root.reason, "1 of 2 done; 1 to go.");
    let [sentry, sluice] = &root.lines[..] else { panic!("{root:?}") };
    assert_eq!(sentry.reason, "Passed 320-108 Administration of Tessarine Sentry 8 on 11 March 2025.");
    assert_eq!(sentry.met_on, Some(date(2025, 3, 11)));
    assert_eq!(sluice.reason, "No attempt on record yet.");
    assert_eq!(sluice.subject, Some(RequirementSubject::Exam("320-301".to_owned())));
    assert_eq!(perimeter.shortest_way.len(), 1);
    assert_eq!(perimeter.shortest_way[0].label, "Pass 320-301 Administration of Tessarine Sluice");

    let held = progress(&app, "Zoë", "TCS-SENTRY-8").await;
    assert_eq!(held.state, ProgressState::OnHold);
    let line = held.line.unwrap();
    assert_eq!(line.state, LineState::OnHold);
    assert!(line.reason.contains("the exam vendor holds the result (registration 7700011)"), "{}", line.reason);

    let attempted = progress(&app, "Omar", "TCS-SLUICE").await.line.unwrap();
    assert_eq!(
        attempted.reason,
        "1 attempt so far; not begun, because the confidentiality agreement was refused on 8 September 2026."
    );

    let pending = progress(&app, "Kenji", "TTS-KEEL").await;
    assert_eq!(pending.state, ProgressState::PendingAgreement);
    let waiting: Vec<_> =
        pending.line.unwrap().lines.into_iter().filter(|line| line.state == LineState::PendingAgreement).collect();
    assert_eq!(waiting.len(), 1);
    assert!(waiting[0].reason.ends_with("is waiting to be accepted."), "{}", waiting[0].reason);
}

#[actix_web::test]
async fn progress_towards_what_is_met_says_since_when() {
    let app = TestApp::with_sample().await;

    let met = progress(&app, "Ada", "TCP-PROTECTION").await;

    assert_eq!((met.state, met.met_on), (ProgressState::Met, Some(date(2024, 9, 24))));
    assert!(met.shortest_way.is_empty());
    let root = met.line.unwrap();
    assert_eq!(root.state, LineState::Met);
    assert!(root.lines.iter().any(|line| line.state == LineState::Met));
}

#[actix_web::test]
async fn progress_towards_nothing_is_not_found() {
    let app = TestApp::with_vendor().await;
    let ada = app.as_candidate(person("Ada"));

    for code in ["NONE", "tcs sluice", "../session"] {
        assert_eq!(ada.find_progress(code).await.unwrap_err().code(), Some(ProblemCode::NotFound), "{code}");
    }
}

#[actix_web::test]
async fn my_credential_has_its_link_its_code_and_its_grounds() {
    let app = TestApp::with_sample().await;
    let ada = app.as_candidate(person("Ada"));
    let listed = ada.list_credentials(&all()).await.unwrap().items;
    let protection = listed.iter().find(|held| held.achievement.code == "TCP-PROTECTION").unwrap();

    let credential = ada.find_credential(protection.id).await.unwrap();

    assert_eq!(&credential.summary, protection);
    assert_eq!((credential.holder_name.as_str(), credential.basis), ("Ada Lindqvist", AwardBasis::Requirement));
    assert_eq!(credential.verification_url, format!("{}/verify/{}", app.base, credential.code));
    assert_eq!(credential.credential_url, format!("{}/credentials/{}", app.base, protection.id));
    assert_eq!(credential.grounds.len(), 2, "{:?}", credential.grounds);
    assert!(credential.grounds.iter().all(|ground| ground.starts_with("Passed 320-")), "{:?}", credential.grounds);
    let verdict = app.anonymous().find_verification(credential.code).await.unwrap();
    assert_eq!((verdict.credential_id, verdict.licence_number), (protection.id, credential.licence_number));
}

#[actix_web::test]
async fn somebody_elses_credential_is_not_found_as_one_that_is_not_there() {
    let app = TestApp::with_sample().await;
    let theirs = app.as_candidate(person("Ada")).list_credentials(&all()).await.unwrap().items[0].id;
    let kenji = app.as_candidate(person("Kenji"));

    let theirs = kenji.find_credential(theirs).await.unwrap_err();
    let nobodys = kenji.find_credential(CredentialId::new(uuid::Uuid::from_u128(4711))).await.unwrap_err();

    for error in [theirs, nobodys] {
        let client::Error::Problem(problem) = error else { panic!("{error:?}") };
        assert_eq!(problem.code(), Some(ProblemCode::NotFound));
        assert_eq!(problem.detail.as_deref(), Some("There is no such credential."));
    }
}

#[actix_web::test]
async fn a_cursor_of_another_list_or_a_limit_out_of_bounds_is_refused() {
    let app = TestApp::with_sample().await;
    let ada = app.as_candidate(person("Ada"));
    let mut page = all();
    page.limit = Some(1);
    let foreign = ada.list_exam_results(&page).await.unwrap().next;

    for (cursor, limit) in [(foreign, None), (Some("!".to_owned()), None), (None, Some(0)), (None, Some(101))] {
        let refused = ada.list_progress(&client::PageRequest { cursor, limit }).await.unwrap_err();
        assert_eq!(refused.code(), Some(ProblemCode::InvalidRequest), "{refused}");
    }
}

#[actix_web::test]
async fn a_certificate_is_the_same_bytes_each_time_and_carries_the_signed_credential() {
    let app = TestApp::with_sample().await;
    let ada = app.as_candidate(person("Ada"));
    let held = ada.list_credentials(&all()).await.unwrap().items.remove(0);

    let printed = ada.print_certificate(held.id).await.unwrap();

    assert!(printed.starts_with(b"%PDF-1.7"), "{:?}", &printed[..20]);
    app.wait(jiff::SignedDuration::from_hours(1));
    let ada = app.as_candidate(person("Ada"));
    assert_eq!(ada.print_certificate(held.id).await.unwrap(), printed);
    assert_ne!(ada.clone().in_language("es").print_certificate(held.id).await.unwrap(), printed);
    let other = app.as_candidate(person("Kenji")).print_certificate(held.id).await;
    assert_eq!(other.unwrap_err().code(), Some(ProblemCode::NotFound));

    app.tamper(
        "UPDATE awards SET interruptions = '[{\"kind\":\"revoked\",\"from\":\"2026-01-01\",\"reinstated_on\":null}]'",
    );
    let revoked = ada.print_certificate(held.id).await;
    assert_eq!(revoked.unwrap_err().code(), Some(ProblemCode::Conflict));
}
