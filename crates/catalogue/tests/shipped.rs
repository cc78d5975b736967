//! The catalogues and the sample that are shipped with the program.

#![expect(clippy::unwrap_used, reason = "helpers of tests fail by panicking")]

use std::collections::BTreeSet;
use std::fs;
use std::io::Cursor;
use std::path::{Path, PathBuf};

use catalogue::shipped::{FICTIONAL_VENDOR, SAMPLE_RESULTS};
use catalogue::{check, load, schema, shipped};
use exam_delivery::pearson::{Archive, Limits};
use exam_delivery::result::{Outcome, ReportedResult, ResultStatus};

#[path = "../examples/refresh/sample.rs"]
mod sample;

fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../catalogue").join(name)
}

fn rows(archive: &[u8]) -> Vec<ReportedResult> {
    let mut archive = Archive::open(Cursor::new(archive), Limits::default()).unwrap();
    let mut rows = Vec::new();
    for member in archive.exams().to_vec() {
        rows.extend(archive.rows(&member).unwrap().map(|row| row.unwrap().unwrap()));
    }
    rows
}

#[test]
fn the_shipped_catalogues_have_no_mistake() {
    for name in ["fictional-vendor", "symantec-history"] {
        let report = check(&folder(name));
        assert!(report.is_clean(), "{report}");
        assert!(report.documents > 10, "{name}: {report:?}");
    }
}

#[test]
fn every_catalogue_file_names_the_schema() {
    for name in ["fictional-vendor", "symantec-history"] {
        let files: BTreeSet<_> = load(&folder(name)).unwrap().stored.into_iter().map(|one| one.file).collect();
        for file in files {
            let text = fs::read_to_string(folder(name).join(&file)).unwrap();
            let up = "../".repeat(file.matches('/').count() + 1);
            let expected = format!("# yaml-language-server: $schema={up}schema/{}\n", schema::FILE_NAME);
            assert!(text.starts_with(&expected), "{name}/{file}");
        }
    }
}

#[test]
fn the_schema_is_fresh() {
    let checked_in = fs::read_to_string(folder("schema").join(schema::FILE_NAME)).unwrap();

    assert_eq!(checked_in, schema::json(), "run `cargo run -p catalogue --example refresh`");
}

#[test]
fn the_built_in_catalogue_is_that_of_the_folder() {
    let built_in = shipped::fictional_vendor().unwrap();
    let folder = load(&folder("fictional-vendor")).unwrap();

    assert_eq!(built_in.documents, folder.documents);
    assert_eq!(FICTIONAL_VENDOR.len(), check(&self::folder("fictional-vendor")).files);
}

#[test]
fn the_fictional_vendor_has_documents_of_every_kind_and_level() {
    let documents = shipped::fictional_vendor().unwrap().documents;

    assert!(documents.exams.len() >= 14 && documents.achievements.len() >= 14);
    let levels: BTreeSet<_> = documents.achievements.iter().filter_map(|one| one.level).collect();
    assert_eq!(levels, BTreeSet::from([1, 2, 3, 4, 5]));
    let text = FICTIONAL_VENDOR.iter().map(|(_, text)| *text).collect::<String>();
    for structure in [
        "all_of:",
        "any_of:",
        "n_of:",
        "core_and_electives:",
        "achievement: {",
        "agreement: {",
        "course: {",
        "counts_as:",
        "track:",
        "accepts: newer",
        "accepts: exactly",
        "held: continuously",
        "validity:",
        "renewal:",
        "grandfathering:",
        "supersedes:",
        "retake_policy:",
        "after_pass:",
        "at_most:",
        "within_months:",
        "name: hands-on",
    ] {
        assert!(text.contains(structure), "{structure}");
    }
}

#[test]
fn the_history_states_nothing_that_no_source_gives() {
    let documents = load(&folder("symantec-history")).unwrap().documents;

    for exam in &documents.exams {
        assert_eq!((exam.effective_from, exam.retired_on, &exam.retake_policy), (None, None, &None), "{}", exam.code);
        assert!(exam.source.as_ref().is_some_and(|source| source.contains("third-party")), "{}", exam.code);
    }
    for achievement in &documents.achievements {
        assert!(achievement.source.is_some() && achievement.level.is_none(), "{}", achievement.code);
        for version in &achievement.versions {
            assert!(version.validity.is_none() && version.effective_from.is_none(), "{}", achievement.code);
        }
    }
}

#[test]
fn the_sample_results_are_those_of_the_table() {
    let table = fs::read_to_string(folder("sample/results.tsv")).unwrap();

    let fresh = sample::archive(&table).unwrap();

    assert_eq!(rows(SAMPLE_RESULTS), rows(&fresh), "run `cargo run -p catalogue --example refresh`");
}

#[test]
fn the_sample_results_show_every_kind_of_row() {
    let rows = rows(SAMPLE_RESULTS);
    let count = |of: fn(&ReportedResult) -> bool| rows.iter().filter(|row| of(row)).count();

    assert_eq!(rows.len(), 26);
    assert_eq!(count(|row| row.outcome == Outcome::Passed), 20);
    assert_eq!(count(|row| row.outcome == Outcome::Failed), 4);
    assert_eq!(count(|row| matches!(row.outcome, Outcome::NoShow { .. })), 1);
    assert_eq!(count(|row| row.outcome == Outcome::NdaRefused), 1);
    assert_eq!(count(|row| row.status == ResultStatus::Held), 1);
    assert_eq!(count(|row| row.exam.name.as_ref().is_some_and(|name| name.contains('“'))), 2);
    let invalid =
        |row: &&ReportedResult| row.client_candidate_id.as_ref().unwrap().parse::<domain::CandidateId>().is_err();
    assert_eq!(rows.iter().filter(invalid).count(), 1);
    let exams = shipped::fictional_vendor().unwrap().documents.exams;
    for row in &rows {
        let exam = exams.iter().find(|exam| exam.code.as_str() == row.exam.series_code).unwrap();
        let day = domain::calendar::utc_date(row.happened_at);
        assert!(exam.effective_from.is_none_or(|first| first <= day), "{row:?}");
        assert!(exam.retired_on.is_none_or(|last| day <= last), "{row:?}");
    }
}
