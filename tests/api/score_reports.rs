//! Results of exams that were sat before the vendor knew the candidate ID, claimed by score report.

use client::Client;
use contract::problem::ProblemCode;
use contract::score_report::{CreateScoreReport, DecideScoreReport, Doubt, ScoreReportState, ScoreReportView};

use crate::harness::TestApp;
use crate::harness::program::{all, id};
use crate::harness::results::{Row, archive, pass};

/// A pass of which the vendor knew no candidate ID.
fn nobodys(registration: &str, exam: &str, day: &str) -> Row {
    nameless(registration, exam, day).with("FirstName", "Ada").with("LastName", "LINDQVIST")
}

/// The same, of whom the vendor does not even tell the name.
fn nameless(registration: &str, exam: &str, day: &str) -> Row {
    pass(id(1), exam, &day.replace('-', "/")).with("ClientCandidateID", "").with("RegistrationID", registration)
}

async fn import(app: &TestApp, rows: &[Row]) {
    app.office().create_result_import("results.zip", archive(rows), false).await.unwrap();
}

fn report(registration: &str, exam: &str, day: &str, name: &str) -> CreateScoreReport {
    CreateScoreReport {
        registration_id: registration.to_owned(),
        exam: exam.to_owned(),
        sat_on: day.parse().unwrap(),
        name: name.to_owned(),
    }
}

async fn program() -> (TestApp, Client) {
    let app = TestApp::with_vendor().await;
    let ada = app.as_candidate(app.candidate(71, "Ada Lindqvist"));
    (app, ada)
}

async fn history(client: &Client) -> Vec<String> {
    client.list_exam_results(&all()).await.unwrap().items.into_iter().map(|result| result.registration_id).collect()
}

async fn refused(sent: Result<ScoreReportView, client::Error>, code: ProblemCode) {
    assert_eq!(sent.unwrap_err().code(), Some(code));
}

#[actix_web::test]
async fn a_clear_match_is_attached_at_once_and_counts() {
    let (app, ada) = program().await;
    import(&app, &[nobodys("R-1", "TSA-101", "2026-03-04")]).await;
    assert_eq!(app.office().list_claims(&all()).await.unwrap().items.len(), 1);

    let sent = ada.create_score_report(&report(" R-1 ", "TSA-101", "2026-03-04", "LINDQVIST, ada")).await.unwrap();

    assert_eq!(sent.state, ScoreReportState::Attached);
    assert_eq!(history(&ada).await, ["R-1"]);
    assert_eq!(ada.list_credentials(&all()).await.unwrap().items.len(), 1, "what it earns is issued at once");
    assert!(app.office().list_claims(&all()).await.unwrap().items.is_empty());
    refused(
        ada.create_score_report(&report("R-1", "TSA-101", "2026-03-04", "Ada Lindqvist")).await,
        ProblemCode::Conflict,
    )
    .await;
}

#[actix_web::test]
async fn a_result_that_comes_later_finds_its_report_and_so_does_what_becomes_of_it() {
    let (app, ada) = program().await;
    let sent = ada.create_score_report(&report("R-2", "TSA-101", "2026-03-04", "Ada Lindqvist")).await.unwrap();
    assert_eq!(sent.state, ScoreReportState::Waiting);
    let waiting = app.office().list_waiting_score_reports(&all()).await.unwrap().items;
    assert_eq!(waiting[0].doubts, [Doubt::NoResult]);

    let rows = archive(&[nobodys("R-2", "TSA-101", "2026-03-04")]);
    let imported = app.office().create_result_import("results.zip", rows, false).await.unwrap();

    assert_eq!(imported.counts.awards, 1, "what it earns at once is told of the import");
    assert_eq!(ada.list_score_reports(&all()).await.unwrap().items[0].state, ScoreReportState::Attached);
    assert_eq!(history(&ada).await, ["R-2"]);

    // A correction of the vendor's, which still knows no candidate ID.
    import(&app, &[nobodys("R-2", "TSA-101", "2026-03-04").with("Grade", "fail")]).await;
    assert!(app.office().list_claims(&all()).await.unwrap().items.is_empty());
}

#[actix_web::test]
async fn whatever_disagrees_waits_for_staff_and_is_told_to_them_alone() {
    let (app, ada) = program().await;
    import(&app, &[nobodys("R-3", "TSA-101", "2026-03-04"), nobodys("R-4", "TSA-101", "2026-03-04")]).await;
    for (name, wrong, doubt) in [
        ("exam", report("R-3", "320-301", "2026-03-04", "Ada Lindqvist"), Doubt::Exam),
        ("day", report("R-3", "TSA-101", "2026-03-07", "Ada Lindqvist"), Doubt::Day),
        ("name", report("R-3", "TSA-101", "2026-03-04", "Ada Byron"), Doubt::Name),
        ("registration", report("R-33", "TSA-101", "2026-03-04", "Ada Lindqvist"), Doubt::NoResult),
    ] {
        let sent = ada.create_score_report(&wrong).await.unwrap();
        assert_eq!(sent.state, ScoreReportState::Waiting, "{name}");
        let waiting = app.office().list_waiting_score_reports(&all()).await.unwrap().items;
        assert_eq!(waiting.iter().map(|one| &one.doubts[..]).collect::<Vec<_>>(), [[doubt]], "{name}");
        assert_eq!(ada.withdraw_score_report(sent.id).await.unwrap().state, ScoreReportState::Withdrawn);
    }
    assert!(history(&ada).await.is_empty());

    let bob = app.as_candidate(app.candidate(72, "Ada Lindqvist"));
    let first = ada.create_score_report(&report("R-4", "TSA-101", "2026-03-05", "Ada Lindqvist")).await.unwrap();
    assert_eq!(first.state, ScoreReportState::Attached, "the day of the test centre may be the next");
    import(&app, &[nobodys("R-5", "TSA-101", "2026-03-04")]).await;
    ada.create_score_report(&report("R-5", "320-301", "2026-03-04", "Ada Lindqvist")).await.unwrap();
    let second = bob.create_score_report(&report("R-5", "TSA-101", "2026-03-04", "Ada Lindqvist")).await.unwrap();
    assert_eq!(second.state, ScoreReportState::Waiting, "two claim it");
}

#[actix_web::test]
async fn nobody_takes_the_result_of_somebody_else() {
    let (app, ada) = program().await;
    let others = app.candidate(73, "Ada Lindqvist").to_string();
    let row = |registration| nobodys(registration, "TSA-101", "2026-03-04");
    let rows = [
        nameless("N-1", "TSA-101", "2026-03-04"),
        row("N-2").with("FirstName", "Grace").with("LastName", "Hopper"),
        row("N-3").with("ClientCandidateID", &others.replace("CT-", "CT-9")),
        row("N-4").with("ClientCandidateID", &format!("{}X", id(71))),
    ];
    import(&app, &rows).await;
    for (registration, doubt) in [("N-1", Doubt::NameUntold), ("N-2", Doubt::Name), ("N-3", Doubt::OtherCandidate)] {
        let wish = report(registration, "TSA-101", "2026-03-04", "Ada Lindqvist");
        let sent = ada.create_score_report(&wish).await.unwrap();
        assert_eq!(sent.state, ScoreReportState::Waiting, "{registration}");
        let waiting = app.office().list_waiting_score_reports(&all()).await.unwrap().items;
        assert_eq!(waiting[0].doubts, [doubt], "{registration}");
        ada.withdraw_score_report(sent.id).await.unwrap();
    }
    let mistyped = ada.create_score_report(&report("N-4", "TSA-101", "2026-03-04", "Ada Lindqvist")).await.unwrap();
    assert_eq!(mistyped.state, ScoreReportState::Attached, "the vendor has the candidate's own ID with a slip");

    // Who tries one number after the other is stopped, though they take each back.
    let mut last = Ok(());
    for number in 0..9 {
        let guess = report(&format!("N-1{number}"), "TSA-101", "2026-03-04", "Ada Lindqvist");
        match ada.create_score_report(&guess).await {
            Ok(sent) => drop(ada.withdraw_score_report(sent.id).await.unwrap()),
            Err(error) => last = Err(error),
        }
    }
    assert_eq!(last.unwrap_err().code(), Some(ProblemCode::TooManyRequests));
}

#[actix_web::test]
async fn staff_attach_or_refuse_and_only_once() {
    let (app, ada) = program().await;
    let office = app.office();
    import(&app, &[nobodys("R-6", "TSA-101", "2026-03-04")]).await;
    let typed = ada.create_score_report(&report("R-66", "TSA-101", "2026-03-04", "Ada Lindqvist")).await.unwrap();
    let other = ada.create_score_report(&report("R-67", "TSA-101", "2026-03-04", "Ada Lindqvist")).await.unwrap();
    let claim = office.list_claims(&all()).await.unwrap().items[0].id;

    refused(
        office.decide_score_report(other.id, &DecideScoreReport::Refuse { reason: " ".into() }).await,
        ProblemCode::InvalidRequest,
    )
    .await;
    let reason = "No such registration is known to the vendor.".to_owned();
    let said =
        office.decide_score_report(other.id, &DecideScoreReport::Refuse { reason: reason.clone() }).await.unwrap();
    assert_eq!((said.state, said.reason), (ScoreReportState::Refused, Some(reason)));
    let attach = DecideScoreReport::Attach { claim_id: claim };
    assert_eq!(office.decide_score_report(typed.id, &attach).await.unwrap().state, ScoreReportState::Attached);
    assert_eq!(history(&ada).await, ["R-6"]);
    let told = app.mails_to(&format!("{}@example.org", id(71))).await;
    assert_eq!(told.iter().filter(|mail| mail.subject == "Your request was decided").count(), 2);
    assert!(told[0].link().ends_with("/exam-history/score-reports"), "{}", told[0].text);

    refused(office.decide_score_report(typed.id, &attach).await, ProblemCode::Conflict).await;
    let late = ada.create_score_report(&report("R-68", "TSA-101", "2026-03-04", "Ada Lindqvist")).await.unwrap();
    refused(office.decide_score_report(late.id, &attach).await, ProblemCode::Conflict).await;
    assert_eq!(history(&ada).await, ["R-6"], "nothing was half done");
}

#[actix_web::test]
async fn what_cannot_be_a_score_report_is_refused_field_by_field() {
    let (app, ada) = program().await;
    let error = ada.create_score_report(&report("R 1/2", "", "2099-01-01", "  ")).await.unwrap_err();
    let client::Error::Problem(problem) = error else { panic!("{error}") };
    let said: Vec<_> = problem.errors.iter().map(|fault| (fault.pointer.as_str(), fault.code.as_str())).collect();
    assert_eq!(
        said,
        [("/registration_id", "malformed"), ("/exam", "malformed"), ("/sat_on", "in_future"), ("/name", "required")]
    );

    for number in 0..5 {
        let next = report(&format!("G-{number}"), "TSA-101", "2026-03-04", "Ada Lindqvist");
        ada.create_score_report(&next).await.unwrap();
        refused(ada.create_score_report(&next).await, ProblemCode::Conflict).await;
    }
    refused(
        ada.create_score_report(&report("G-9", "TSA-101", "2026-03-04", "Ada Lindqvist")).await,
        ProblemCode::Conflict,
    )
    .await;
    let bob = app.as_candidate(app.candidate(72, "Bo Ek"));
    let own = ada.list_score_reports(&all()).await.unwrap().items[0].id;
    refused(bob.withdraw_score_report(own).await, ProblemCode::NotFound).await;
}
