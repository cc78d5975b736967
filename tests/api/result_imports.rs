//! Results come in, and awards follow.

use std::collections::BTreeSet;

use api::job;
use catalogue::shipped::SAMPLE_RESULTS;
use client::Client;
use contract::claim::ClaimReason;
use contract::credential::CredentialStatus;
use contract::exam_result::{ExamOutcome, ExamResultState};
use contract::problem::ProblemCode;
use contract::result_import::{ImportCounts, ResultImportView};
use jiff::SignedDuration;

use crate::harness::TestApp;
use crate::harness::http::send;
use crate::harness::program::{PEOPLE, all, id, pages, person};
use crate::harness::results::{Row, archive, archive_of, pass};

async fn import(office: &Client, rows: &[Row]) -> ResultImportView {
    office.create_result_import("results.zip", archive(rows), false).await.unwrap()
}

/// What a candidate holds: achievement, day it was earned, last day, and how it stands.
async fn held(app: &TestApp, number: u64) -> Vec<(String, String, Option<String>, CredentialStatus)> {
    let credentials = app.as_candidate(id(number)).list_credentials(&all()).await.unwrap().items;
    let day = |day: jiff::civil::Date| day.to_string();
    credentials
        .into_iter()
        .map(|held| (held.achievement.code, day(held.earned_on), held.valid_to.map(day), held.status))
        .collect()
}

#[actix_web::test]
async fn the_sample_archive_gives_the_awards_that_its_readme_promises() {
    let app = TestApp::with_vendor().await;

    let view = app.office().create_result_import("exam-results.zip", SAMPLE_RESULTS.to_vec(), false).await.unwrap();

    assert_eq!(
        view.counts,
        ImportCounts { rows: 26, recorded: 24, known: 0, claims: 2, faulty: 0, candidates: 6, awards: 15, reviews: 0 }
    );
    assert!(view.notices.is_empty(), "{view:?}");
    let readme = std::fs::read_to_string(tests::root().join("catalogue/sample/README.md")).unwrap();
    let promised: BTreeSet<Vec<String>> = readme
        .lines()
        .filter(|line| line.starts_with("| ") && line.matches('|').count() == 7 && !line.starts_with("| Person"))
        .map(|line| {
            let mut cells: Vec<_> = line.trim_matches('|').split('|').map(|cell| cell.trim().to_owned()).collect();
            cells[1] = cells[1].split(' ').next().unwrap().to_owned();
            let words = ["active", "in grace", "expired", "superseded"];
            cells[5] = (*words.iter().find(|word| cells[5].starts_with(**word)).unwrap()).to_owned();
            cells
        })
        .collect();
    assert_eq!(promised.len(), 15);
    let mut given = BTreeSet::new();
    for (number, name) in PEOPLE {
        for held in app.as_candidate(id(number)).list_credentials(&all()).await.unwrap().items {
            let day = |day: Option<jiff::civil::Date>| day.map(|day| day.to_string()).unwrap_or_default();
            let status = match held.status {
                CredentialStatus::Active => "active",
                CredentialStatus::InGrace => "in grace",
                CredentialStatus::Expired => "expired",
                CredentialStatus::Superseded => "superseded",
                other => panic!("{other:?}"),
            };
            given.insert(vec![
                name.split(' ').next().unwrap().to_owned(),
                held.achievement.code,
                held.earned_on.to_string(),
                day(held.valid_to),
                day(held.grace_to),
                status.to_owned(),
            ]);
        }
    }
    assert_eq!(given, promised);
}

#[actix_web::test]
async fn importing_the_same_file_twice_changes_nothing() {
    let app = TestApp::with_vendor().await;
    let office = app.office();
    let first = office.create_result_import("a.zip", SAMPLE_RESULTS.to_vec(), false).await.unwrap();
    let before = app.books();
    app.wait(SignedDuration::from_mins(10));

    let second = app.office().create_result_import("b.zip", SAMPLE_RESULTS.to_vec(), false).await.unwrap();

    assert_eq!(second, ResultImportView { repeated: true, ..first });
    assert_eq!(app.books(), before);
    job::once(&app.app).unwrap();
    assert_eq!(app.books(), before);
}

#[actix_web::test]
async fn rows_that_are_on_record_are_known_in_whatever_file_they_come() {
    let app = TestApp::with_vendor().await;
    let office = app.office();
    let rows = [pass(id(100_000_001), "320-301", "2026/11/02"), pass(id(100_000_009), "320-301", "2026/11/02")];
    import(&office, &rows).await;
    let outcome = app.outcome();
    let more = pass(id(100_000_002), "320-301", "2026/11/03");

    let other = archive_of(&[("exam-a.dat", &rows[1..]), ("exam-b.dat", &rows[..1])]);
    let known = office.create_result_import("other.zip", other, false).await.unwrap();
    let later = archive_of(&[("exam.dat", &[rows[0].clone(), more.clone(), more])]);
    let mixed = office.create_result_import("later.zip", later, false).await.unwrap();

    assert_eq!((known.counts.rows, known.counts.known, known.counts.awards), (2, 2, 0));
    assert!(!known.repeated);
    assert_eq!((mixed.counts.known, mixed.counts.recorded, mixed.counts.awards), (2, 1, 1));
    let after = app.outcome();
    for (before, after) in outcome.iter().zip(&after) {
        assert!(before.iter().all(|line| after.contains(line)));
    }
    assert_eq!(app.lines("SELECT 'x' AS text FROM facts").len(), 2);
}

#[actix_web::test]
async fn a_dry_run_says_what_an_import_would_do_and_leaves_no_trace() {
    let app = TestApp::with_vendor().await;
    let office = app.office();
    let before = app.books();

    let said = office.create_result_import("r.zip", SAMPLE_RESULTS.to_vec(), true).await.unwrap();

    assert_eq!(app.books(), before);
    assert_eq!(said.id, None);
    assert!(said.dry_run);
    let done = office.create_result_import("r.zip", SAMPLE_RESULTS.to_vec(), false).await.unwrap();
    assert_eq!(said, ResultImportView { id: None, dry_run: true, ..done });
}

#[actix_web::test]
async fn a_faulty_row_is_told_with_its_place_and_the_others_count() {
    let app = TestApp::with_vendor().await;
    let good = pass(id(100_000_001), "320-301", "2026/11/02");
    let fresh = |exam| pass(id(100_000_001), exam, "2026/11/02");
    let rows = [
        good.clone(),
        fresh("320-108").with("ExamDate", "02.11.2026"),
        fresh("320-108").with("Grade", "splendid"),
        fresh("320-108").with("NoShow", "true"),
        fresh("320-108").with("RegistrationID", ""),
        pass(id(100_000_002), "320-301", "2026/11/02"),
    ];

    let view = import(&app.office(), &rows).await;

    assert_eq!((view.counts.rows, view.counts.recorded, view.counts.faulty, view.counts.awards), (6, 2, 4, 2));
    let told: Vec<_> = view
        .faults
        .iter()
        .map(|fault| {
            (fault.file.as_str(), fault.line, fault.column.as_deref().unwrap_or_default(), fault.reason.as_str())
        })
        .collect();
    let file = "exam-20261123.dat";
    assert_eq!(
        told,
        [
            (
                file,
                3,
                "ExamDate",
                "\"02.11.2026\" is no date and time; YYYY/MM/DD HH:MM:SS or MM/DD/YYYY HH:MM:SS in UTC is expected"
            ),
            (
                file,
                4,
                "Grade",
                "\"splendid\" is not a known word; pass or fail (or true in NoShow or NDARefused) is expected"
            ),
            (file, 5, "Grade", "\"pass\" contradicts NoShow: an exam that was not given cannot be passed"),
            (file, 6, "RegistrationID", "is blank; the vendor's number of the registration is expected"),
        ]
    );
}

#[actix_web::test]
async fn results_that_fit_nobody_wait_in_the_claim_queue() {
    let app = TestApp::with_vendor().await;
    let office = app.office();
    let row = |given: &str| pass(id(100_000_001), "320-301", "2026/11/02").with("ClientCandidateID", given);
    let rows = [
        row(&id(100_000_099).to_string()),
        row("CT-100000001-99"),
        row(""),
        row("Ada Lindqvist").with("Grade", "fail"),
        row("CT-100000001-46").with("RegistrationID", "77"),
    ];

    let view = import(&office, &rows).await;

    assert_eq!((view.counts.claims, view.counts.recorded), (4, 1));
    let pages = pages(async |page| office.list_claims(&page).await, 3).await;
    assert_eq!(pages.iter().map(Vec::len).collect::<Vec<_>>(), [3, 1]);
    let mut told: Vec<_> = pages.concat();
    assert!(told.iter().all(|claim| Some(claim.import_id) == view.id && claim.received_at == app.app.clock.now()));
    told.sort_by_key(|claim| claim.registration_id.clone());
    let told: Vec<_> = told
        .iter()
        .map(|claim| (claim.client_candidate_id.as_deref(), claim.reason, claim.outcome, claim.sat_at.to_string()))
        .collect();
    let sat = || "2026-11-02T09:00:00Z".to_owned();
    assert_eq!(
        told,
        [
            (Some("CT-100000099-43"), ClaimReason::UnknownCandidate, ExamOutcome::Passed, sat()),
            (Some("CT-100000001-99"), ClaimReason::MalformedCandidateId, ExamOutcome::Passed, sat()),
            (None, ClaimReason::NoCandidateId, ExamOutcome::Passed, sat()),
            (Some("Ada Lindqvist"), ClaimReason::MalformedCandidateId, ExamOutcome::Failed, sat()),
        ]
    );
}

#[actix_web::test]
async fn one_result_that_is_told_twice_waits_once() {
    let app = TestApp::with_vendor().await;
    let row = pass(id(1), "TSA-101", "2026/11/02").with("ClientCandidateID", "").with("RegistrationID", "R-1");
    import(&app.office(), std::slice::from_ref(&row)).await;
    import(&app.office(), &[row.with("Form", "A")]).await;
    let claims = app.office().list_claims(&all()).await.unwrap().items;
    assert_eq!(claims.len(), 1, "{claims:?}");
}

#[actix_web::test]
async fn a_result_of_tomorrow_counts_from_when_it_came() {
    let app = TestApp::with_vendor().await;
    let ada = app.candidate(1, "Ada Lindqvist");
    import(&app.office(), &[pass(ada, "TSA-101", "2027/11/02")]).await;
    let results = app.as_candidate(ada).list_exam_results(&all()).await.unwrap().items;
    assert_eq!((results.len(), results[0].sat_at), (1, app.app.clock.now()), "{results:?}");
}

#[actix_web::test]
async fn an_award_follows_its_result_through_hold_release_revocation_and_reinstatement() {
    let app = TestApp::with_vendor().await;
    let row = pass(id(100_000_006), "320-301", "2026/11/02");
    let said = async |status: &str| {
        app.wait(SignedDuration::from_hours(24));
        import(&app.office(), &[row.with("Status", status)]).await.counts
    };
    let state = async || {
        let results = app.as_candidate(id(100_000_006)).list_exam_results(&all()).await.unwrap().items;
        assert_eq!(results.len(), 1, "one attempt, however often it is reported");
        results[0].state
    };
    let holds =
        async || held(&app, 100_000_006).await.into_iter().map(|held| (held.0, held.1, held.3)).collect::<Vec<_>>();
    let sluice = |status| vec![("TCS-SLUICE".to_owned(), "2026-11-02".to_owned(), status)];

    let counts = said("Held").await;
    assert_eq!((counts.recorded, counts.awards), (1, 0));
    assert_eq!(state().await, ExamResultState::OnHold);
    assert_eq!(holds().await, []);

    let counts = said("Released").await;
    assert_eq!((counts.recorded, counts.awards, counts.reviews), (1, 1, 0));
    assert_eq!(state().await, ExamResultState::Final);
    assert_eq!(holds().await, sluice(CredentialStatus::Active));
    let credential = app.as_candidate(id(100_000_006)).list_credentials(&all()).await.unwrap().items[0].id;
    let before = app.anonymous().find_credential_verification(credential).await.unwrap();
    assert_eq!(before.status, CredentialStatus::Active);

    let counts = said("Revoked").await;
    assert_eq!((counts.recorded, counts.awards, counts.reviews), (1, 0, 1));
    assert_eq!(state().await, ExamResultState::Revoked);
    assert_eq!(holds().await, sluice(CredentialStatus::UnderReview));
    let verdict = app.anonymous().find_verification(before.code).await.unwrap();
    assert_eq!(verdict.status, CredentialStatus::UnderReview);
    assert!(verdict.checks.iter().all(|check| check.passed), "{:?}", verdict.checks);

    let counts = said("Reinstated").await;
    assert_eq!((counts.recorded, counts.awards, counts.reviews), (1, 0, 0));
    assert_eq!(state().await, ExamResultState::Final);
    assert_eq!(holds().await, sluice(CredentialStatus::Active));
    let again = app.anonymous().find_verification(before.code).await.unwrap();
    assert_eq!((again.status, again.credential_id), (CredentialStatus::Active, credential));
}

#[actix_web::test]
async fn what_became_of_a_result_is_ordered_by_the_vendors_dates() {
    let app = TestApp::with_vendor().await;
    let row = pass(id(100_000_006), "320-301", "2026/11/02");
    let said = |status: &str, on: &str| row.with("Status", status).with("StatusDate", on);
    let state = async |rows: &[Row]| {
        app.wait(SignedDuration::from_mins(1));
        import(&app.office(), rows).await;
        app.as_candidate(id(100_000_006)).list_exam_results(&all()).await.unwrap().items[0].state
    };

    assert_eq!(state(&[said("Held", "2026/11/05 10:00:00")]).await, ExamResultState::OnHold);
    assert_eq!(state(&[said("Released", "11/04/2026 10:00:00")]).await, ExamResultState::OnHold, "that was before");
    assert_eq!(state(&[said("Released", "2026/11/06 10:00:00")]).await, ExamResultState::Final);
    assert_eq!(state(&[said("Revoked", "2026/11/07 10:00:00")]).await, ExamResultState::Revoked);
    assert_eq!(state(&[said("Reinstated", "2026/11/08 10:00:00")]).await, ExamResultState::Final);
    assert_eq!(state(&[said("Revoked", "2026/11/09 10:00:00")]).await, ExamResultState::Revoked, "a second time");
    // A clock that is ahead has nothing happen after we were told.
    assert_eq!(state(&[said("Reinstated", "2031/11/09 10:00:00")]).await, ExamResultState::Final);
    assert_eq!(state(&[said("Revoked", "2026/11/09 10:00:00")]).await, ExamResultState::Final, "the same row again");
}

#[actix_web::test]
async fn an_exam_dated_ahead_of_the_clock_stays_where_it_was_first_put() {
    let app = TestApp::with_vendor().await;
    let row = pass(id(100_000_006), "320-301", "2031/11/02");
    let sat_at = async |row: Row| {
        app.wait(SignedDuration::from_hours(1));
        import(&app.office(), &[row]).await;
        app.as_candidate(id(100_000_006)).list_exam_results(&all()).await.unwrap().items[0].sat_at
    };

    let first = sat_at(row.clone()).await;
    assert_eq!(first, app.app.clock.now(), "nothing happens after we were told");
    assert_eq!(sat_at(row.with("Score", "812")).await, first);
    assert_eq!(sat_at(row.with("Status", "Held").with("StatusDate", "2031/11/05 10:00:00")).await, first);
}

#[actix_web::test]
async fn results_that_come_out_of_order_count_from_the_day_of_the_exam() {
    let app = TestApp::with_vendor().await;
    // TCN-PERIMETER: both exams within two years. The later one comes first.
    import(&app.office(), &[pass(id(100_000_002), "320-301", "2026/09/15")]).await;
    assert_eq!(held(&app, 100_000_002).await.len(), 1);
    app.wait(SignedDuration::from_hours(24));

    import(&app.office(), &[pass(id(100_000_002), "320-108", "2025/03/11")]).await;

    let held = held(&app, 100_000_002).await;
    let earned = |code: &str| held.iter().find(|held| held.0 == code).map(|held| held.1.as_str());
    assert_eq!(earned("TCS-SENTRY-8"), Some("2025-03-11"));
    assert_eq!(earned("TCN-PERIMETER"), Some("2026-09-15"));
    let history = app.as_candidate(id(100_000_002)).list_exam_results(&all()).await.unwrap().items;
    assert_eq!(history.iter().map(|result| result.exam.as_str()).collect::<Vec<_>>(), ["320-301", "320-108"]);
}

#[actix_web::test]
async fn the_order_in_which_archives_arrive_does_not_change_what_is_held() {
    let numbers = [100_000_001, 100_000_005];
    let row = |number: usize, exam, day| pass(id(numbers[number]), exam, day);
    let failed = row(1, "330-150", "2026/03/02").with("Grade", "fail");
    let members = [
        ("exam-a.dat", vec![row(0, "320-107", "2024/05/14"), row(1, "320-301", "2026/05/05"), failed]),
        ("exam-b.dat", vec![row(0, "320-108", "2025/03/11"), row(0, "TSA-101", "2026/01/20")]),
        ("exam-c.dat", vec![row(0, "320-301", "2026/09/15"), row(1, "320-108", "2026/09/29")]),
    ];
    let orders = [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]];

    let mut outcomes = Vec::new();
    for order in orders {
        let app = TestApp::with_vendor().await;
        let office = app.office();
        for member in order {
            let (name, rows) = &members[member];
            office.create_result_import(name, archive_of(&[(name, rows.as_slice())]), false).await.unwrap();
        }
        outcomes.push(app.outcome());
    }

    let [facts, rows, claims, awards, credentials] = &outcomes[0][..] else { panic!("{:#?}", outcomes[0]) };
    assert_eq!((facts.len(), rows.len(), claims.len()), (7, 7, 0));
    assert!(awards.len() == 10 && credentials.len() == 10, "{awards:#?}");
    for (order, outcome) in orders.iter().zip(&outcomes) {
        assert_eq!(outcome, &outcomes[0], "{order:?}");
    }
}

#[actix_web::test]
async fn an_award_keeps_the_day_it_was_made_for_when_an_older_result_comes_later() {
    let app = TestApp::with_vendor().await;
    // TCP-PROTECTION: exams in two subjects. Two are known first, then one that is older than both.
    let rows = ["320-301", "320-108"].map(|exam| pass(id(100_000_002), exam, "2026/09/15"));
    import(&app.office(), &rows).await;
    let protection = async || {
        let held = held(&app, 100_000_002).await;
        held.into_iter().filter(|held| held.0 == "TCP-PROTECTION").collect::<Vec<_>>()
    };
    let before = protection().await;
    assert_eq!(before.len(), 1);

    import(&app.office(), &[pass(id(100_000_002), "320-210", "2024/09/24")]).await;

    assert_eq!(protection().await, before);
}

#[actix_web::test]
async fn imports_can_be_looked_up_afterwards() {
    let app = TestApp::with_vendor().await;
    let office = app.office();
    let mut imported = Vec::new();
    for day in ["2026/11/02", "2026/11/03", "2026/11/04"] {
        app.wait(SignedDuration::from_mins(1));
        imported.push(import(&office, &[pass(id(100_000_001), "320-401", day)]).await);
    }
    imported.reverse();

    let listed = pages(async |page| office.list_result_imports(&page).await, 2).await;

    assert_eq!(listed.iter().map(Vec::len).collect::<Vec<_>>(), [2, 1]);
    assert_eq!(listed.concat(), imported);
    assert_eq!(office.find_result_import(imported[0].id.unwrap()).await.unwrap(), imported[0]);
    let nobody = office.find_result_import(domain::id::ImportId::new(uuid::Uuid::nil())).await;
    assert_eq!(nobody.unwrap_err().code(), Some(ProblemCode::NotFound));
}

#[actix_web::test]
async fn an_import_is_created_once_and_says_where() {
    let app = TestApp::with_vendor().await;
    let post = async || {
        let request =
            app.http().request(reqwest::Method::POST, "/api/v1/result-imports?file_name=r%C3%A9sum%C3%A9.zip");
        let request = request.bearer_auth(app.office_token()).header("content-type", "application/zip");
        send(request.body(SAMPLE_RESULTS)).await
    };

    let first = post().await;

    assert_eq!(first.status, 201);
    assert_eq!(first.json()["file_name"], "résumé.zip");
    let location = format!("/api/v1/result-imports/{}", first.json()["id"].as_str().unwrap());
    assert_eq!(first.header("location"), location);
    let again = post().await;
    assert_eq!((again.status.as_u16(), again.header("location")), (200, ""));
}

#[actix_web::test]
async fn only_staff_import_and_see_results_of_others() {
    let app = TestApp::with_vendor().await;
    let rows = [pass(id(100_000_001), "320-301", "2026/11/02")];
    let before = app.books();

    for (who, code) in
        [(app.anonymous(), ProblemCode::Unauthenticated), (app.as_candidate(person("Ada")), ProblemCode::Forbidden)]
    {
        let created = who.create_result_import("r.zip", archive(&rows), false).await;
        assert_eq!(created.unwrap_err().code(), Some(code));
        assert_eq!(who.list_result_imports(&all()).await.unwrap_err().code(), Some(code));
        assert_eq!(who.list_claims(&all()).await.unwrap_err().code(), Some(code));
    }

    assert_eq!(app.books(), before);
}

#[actix_web::test]
async fn the_same_file_sent_twice_at_once_is_imported_once() {
    let app = TestApp::with_vendor().await;
    let office = app.office();
    let sent = (0..4).map(|_| office.create_result_import("r.zip", SAMPLE_RESULTS.to_vec(), false));

    let views = futures_util::future::join_all(sent).await;

    for view in views {
        let counts = view.unwrap().counts;
        assert_eq!((counts.rows, counts.recorded + counts.known + counts.claims), (26, 26));
    }
    let single = TestApp::with_sample().await;
    assert_eq!(app.outcome(), single.outcome());
}

#[actix_web::test]
async fn archives_about_one_candidate_that_come_at_once_are_both_taken() {
    let app = TestApp::with_vendor().await;
    let office = app.office();
    let rows: Vec<Row> = ["320-301", "320-108", "320-401", "320-211"]
        .iter()
        .map(|exam| pass(id(100_000_001), exam, "2026/11/02"))
        .collect();
    let sent = rows.iter().map(|row| office.create_result_import("r.zip", archive(std::slice::from_ref(row)), false));

    for view in futures_util::future::join_all(sent).await {
        assert_eq!(view.unwrap().counts.recorded, 1);
    }

    let mut codes: Vec<_> = held(&app, 100_000_001).await.into_iter().map(|held| held.0).collect();
    codes.sort();
    assert_eq!(codes, ["TCN-PERIMETER", "TCP-PROTECTION", "TCS-ALMANAC", "TCS-SENTRY-8", "TCS-SLUICE"]);
}
