//! The catalogue as anyone may read it, and what a change of it does.

use api::job;
use api::service::catalogue as service_catalogue;
use contract::catalogue::{AchievementKind, ExamKind, RequirementSubject};
use contract::credential::CredentialStatus;
use contract::problem::ProblemCode;
use contract::progress::ProgressState;

use crate::harness::TestApp;
use crate::harness::program::{SAMPLE_TIME, all, pages};
use crate::harness::results::{archive, pass};

#[actix_web::test]
async fn exams_are_listed_by_code_with_what_they_count_towards() {
    let app = TestApp::with_vendor().await;
    let anyone = app.anonymous();

    let exams = pages(async |page| anyone.list_exams(&page).await, 3).await.concat();

    let codes: Vec<_> = exams.iter().map(|exam| exam.code.as_str()).collect();
    assert!(codes.is_sorted() && codes.len() > 10, "{codes:?}");
    assert_eq!(exams, anyone.list_exams(&all()).await.unwrap().items);
    let exam = |code: &str| exams.iter().find(|exam| exam.code == code).unwrap();
    let sluice = exam("320-301");
    assert_eq!((sluice.title.as_str(), sluice.kind), ("Administration of Tessarine Sluice", ExamKind::Proctored));
    assert_eq!(sluice.delivery_vendor.as_deref(), Some("pearson-vue"));
    let towards: Vec<_> = sluice.counts_towards.iter().map(|achievement| achievement.code.as_str()).collect();
    assert!(towards.contains(&"TCS-SLUICE") && towards.contains(&"TCN-PERIMETER"), "{towards:?}");
    assert!(!towards.contains(&"TCS-KEEL"), "{towards:?}");
    assert_eq!(exam("320-107").retired_on.map(|day| day.to_string()).as_deref(), Some("2024-09-30"));
    assert_eq!(exam("TSA-101").kind, ExamKind::Assessment);
}

#[actix_web::test]
async fn achievements_are_listed_by_title() {
    let app = TestApp::with_vendor().await;
    let anyone = app.anonymous();

    let listed = pages(async |page| anyone.list_achievements(&page).await, 4).await.concat();

    assert!(listed.iter().map(|item| &item.achievement.title).is_sorted());
    assert_eq!(listed, anyone.list_achievements(&all()).await.unwrap().items);
    let almanac = listed.iter().find(|item| item.achievement.code == "TCS-ALMANAC").unwrap();
    assert_eq!((almanac.validity_months, almanac.achievement.level), (Some(12), Some(2)));
    assert_eq!(almanac.achievement.kind, AchievementKind::Certification);
    let sluice = listed.iter().find(|item| item.achievement.code == "TCS-SLUICE").unwrap();
    assert_eq!(sluice.validity_months, None);
}

#[actix_web::test]
async fn an_achievement_shows_its_rule_as_a_tree() {
    let app = TestApp::with_vendor().await;

    let perimeter = app.anonymous().find_achievement("TCN-PERIMETER").await.unwrap();

    assert_eq!(
        (perimeter.version.as_str(), perimeter.validity_months, perimeter.grace_days),
        ("v1", Some(36), Some(90))
    );
    assert_eq!(perimeter.effective_from.map(|day| day.to_string()).as_deref(), Some("2024-01-15"));
    assert_eq!(perimeter.requirement.label, "Both exams within two years: all of these, within 2 years of each other");
    let lines: Vec<_> =
        perimeter.requirement.lines.iter().map(|line| (line.label.as_str(), line.subject.clone())).collect();
    let exam = |code: &str| Some(RequirementSubject::Exam(code.to_owned()));
    assert_eq!(
        lines,
        [
            ("Pass exam 320-108 Administration of Tessarine Sentry 8", exam("320-108")),
            ("Pass exam 320-301 Administration of Tessarine Sluice", exam("320-301")),
        ]
    );
    let renewal = perimeter.renewal.unwrap();
    assert_eq!((renewal.label.as_str(), renewal.lines.len()), ("Any one of these", 2));
}

#[actix_web::test]
async fn every_listed_achievement_can_be_read_and_has_a_badge() {
    let app = TestApp::with_vendor().await;
    let anyone = app.anonymous();

    for listed in anyone.list_achievements(&all()).await.unwrap().items {
        let code = &listed.achievement.code;
        let achievement = anyone.find_achievement(code).await.unwrap();
        assert_eq!(achievement.achievement, listed.achievement);
        assert!(!achievement.requirement.label.is_empty());
        assert_eq!(app.http().get(&format!("/achievements/{code}/badge.svg")).await.status, 200, "{code}");
    }
}

#[actix_web::test]
async fn a_version_is_shown_on_the_days_it_is_in_effect() {
    let app = TestApp::with_vendor().await;
    let version = async |at: &str| {
        app.set_time(at);
        app.anonymous().find_achievement("TCS-KEEL").await.unwrap().version
    };

    let earlier = version("2024-06-01T00:00:00Z").await;
    let later = version(SAMPLE_TIME).await;

    assert_eq!((earlier.as_str(), later.as_str()), ("v1", "v2"));
}

#[actix_web::test]
async fn an_unknown_code_is_not_found() {
    let app = TestApp::with_vendor().await;

    for code in ["NONE", "tcs sluice", "..", "%00", "x".repeat(300).as_str()] {
        let error = app.anonymous().find_achievement(code).await.unwrap_err();
        assert_eq!(error.code(), Some(ProblemCode::NotFound), "{code}: {error}");
    }
}

#[actix_web::test]
async fn without_a_catalogue_the_lists_are_empty() {
    let app = TestApp::new().await;

    assert!(app.anonymous().list_exams(&all()).await.unwrap().items.is_empty());
    assert!(app.anonymous().list_achievements(&all()).await.unwrap().items.is_empty());
}

fn catalogue(requirement: &str) -> String {
    format!(
        "exams:
  - {{ code: E-1, title: One, kind: proctored }}
  - {{ code: E-2, title: Two, kind: proctored }}
achievements:
  - code: A-1
    title: Alpha
    kind: certification
    versions:
      - version: v1
        requirement: {requirement}
"
    )
}

#[actix_web::test]
async fn a_changed_catalogue_decides_everybody_anew() {
    let app = TestApp::new().await;
    app.set_time(SAMPLE_TIME);
    app.load(&catalogue("{ all_of: { of: [ { exam: { code: E-1 } }, { exam: { code: E-2 } } ] } }"));
    let people: Vec<_> = (1..=250).map(|number| app.candidate(200_000_000 + number, "Some Body")).collect();
    let rows: Vec<_> = people.iter().map(|candidate| pass(*candidate, "E-1", "2026/11/02")).collect();
    let office = app.office();
    let counts = office.create_result_import("r.zip", archive(&rows), false).await.unwrap().counts;
    assert_eq!((counts.recorded, counts.awards), (250, 0));

    app.load(&catalogue("{ exam: { code: E-1 } }"));
    job::once(&app.app).unwrap();

    assert_eq!(app.lines("SELECT 'x' AS text FROM awards").len(), 250);
    assert_eq!(app.lines("SELECT 'x' AS text FROM credentials").len(), 250);
    let held = app.as_candidate(people[249]).list_credentials(&all()).await.unwrap().items;
    assert_eq!(held.iter().map(|held| held.earned_on.to_string()).collect::<Vec<_>>(), ["2026-11-02"]);
    assert!(app.lines("SELECT 'x' AS text FROM candidates WHERE undecided != (1 = 0)").is_empty());

    let before = app.books();
    app.load(&catalogue("{ exam: { code: E-1 } }"));
    job::once(&app.app).unwrap();
    assert_eq!(app.books(), before, "the same catalogue again changes nothing");
}

#[actix_web::test]
async fn a_stricter_catalogue_puts_awards_before_a_person_and_takes_none_away() {
    let app = TestApp::new().await;
    app.set_time(SAMPLE_TIME);
    app.load(&catalogue("{ exam: { code: E-1 } }"));
    let candidate = app.candidate(200_000_001, "Some Body");
    let rows = [pass(candidate, "E-1", "2026/11/02")];
    app.office().create_result_import("r.zip", archive(&rows), false).await.unwrap();

    app.load(&catalogue("{ exam: { code: E-2 } }"));
    job::once(&app.app).unwrap();

    let person = app.as_candidate(candidate);
    let held = person.list_credentials(&all()).await.unwrap().items;
    assert_eq!(held.iter().map(|held| held.status).collect::<Vec<_>>(), [CredentialStatus::UnderReview]);
    app.load(&catalogue("{ exam: { code: E-1 } }"));
    job::once(&app.app).unwrap();
    let held = person.list_credentials(&all()).await.unwrap().items;
    assert_eq!(held.iter().map(|held| held.status).collect::<Vec<_>>(), [CredentialStatus::Active]);
    let progress = person.find_progress("A-1").await.unwrap();
    assert_eq!(progress.state, ProgressState::Met);
}

#[actix_web::test]
async fn a_catalogue_that_another_process_loads_is_in_force_at_once() {
    let app = TestApp::new().await;
    app.load(&catalogue("{ exam: { code: E-1 } }"));
    assert_eq!(app.anonymous().find_achievement("A-1").await.unwrap().requirement.label, "Pass exam E-1 One");
    let other = api::app::App::open(app.app.config.clone(), app.app.clock.clone()).unwrap();

    let changed = catalogue("{ exam: { code: E-2 } }");
    let loaded = ::catalogue::load_texts(&[("c.yaml", &changed)]).unwrap();
    service_catalogue::load(&other, &loaded.documents).unwrap();

    assert_eq!(app.anonymous().find_achievement("A-1").await.unwrap().requirement.label, "Pass exam E-2 Two");
}
