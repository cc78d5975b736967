use std::io::Cursor;
use std::time::Duration;

use catalogue::shipped::SAMPLE_RESULTS;
use exam_delivery::pearson::{ArchiveWriter, COLUMNS};

use crate::installation::Installation;

/// An archive of rows that say no more than they must.
fn archive(rows: impl Iterator<Item = [(&'static str, String); 6]>) -> Vec<u8> {
    let mut archive = ArchiveWriter::new(Cursor::new(Vec::new()));
    archive.member("exam.dat", &COLUMNS).unwrap();
    for row in rows {
        let value =
            |column: &str| row.iter().find(|(known, _)| *known == column).map_or("", |(_, value)| value.as_str());
        archive.row(&COLUMNS.map(value)).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

fn row(registration: u64, candidate: &str, date: &str) -> [(&'static str, String); 6] {
    [
        ("RegistrationID", registration.to_string()),
        ("ClientCandidateID", candidate.to_owned()),
        ("ExamSeriesCode", "320-301".to_owned()),
        ("ExamDate", date.to_owned()),
        ("Grade", "pass".to_owned()),
        ("NoShow", "false".to_owned()),
    ]
}

#[test]
fn the_summary_counts_every_row() {
    let here = Installation::new();
    let file = here.file("sample.zip", SAMPLE_RESULTS);

    // Nobody is known in a new installation.
    let text = here.run(&["import-results", &file]).ok();

    assert!(text.starts_with("sample.zip imported:\n"), "{text}");
    for line in [
        "       26  rows",
        "        0  recorded as new results",
        "       26  fit no candidate",
        "        0  could not be read",
    ] {
        assert!(text.contains(line), "{line:?} is missing from:\n{text}");
    }
    assert!(!text.contains("note:"), "section scores are taken with their results: {text}");
    let again = here.run(&["import-results", &file]).ok();
    assert!(again.starts_with("sample.zip was imported before; nothing changed."), "{again}");
    assert_eq!(here.count("SELECT count(*) AS count FROM claims"), 26);
}

#[test]
fn the_summary_for_programs_is_one_json_object() {
    let here = Installation::new();
    let file = here.file("sample.zip", SAMPLE_RESULTS);

    let rehearsed = here.run(&["import-results", &file, "--dry-run", "--format", "json"]).json();

    assert_eq!(here.count("SELECT count(*) AS count FROM result_imports"), 0);
    assert!(rehearsed["dry_run"].as_bool().unwrap() && rehearsed.get("id").is_none(), "{rehearsed}");
    let done = here.run(&["import-results", &file, "--format", "json"]).json();
    assert_eq!(done["counts"], rehearsed["counts"]);
    assert_eq!(done["counts"]["rows"], 26);
    let view: contract::result_import::ResultImportView = serde_json::from_value(done).unwrap();
    assert!(view.id.is_some() && !view.dry_run && !view.repeated);
}

#[test]
fn a_faulty_row_is_told_with_its_place_and_the_import_succeeds() {
    let here = Installation::new();
    let rows = [row(1, "", "2026/11/02 09:00:00"), row(2, "", "yesterday"), row(3, "", "2026/11/02 09:00:00")];
    let file = here.file("results.zip", archive(rows.into_iter()));

    let text = here.run(&["import-results", &file]).ok();

    assert!(text.contains("        1  could not be read\n"), "{text}");
    assert!(
        text.contains("fault: exam.dat, line 3, ExamDate: \"yesterday\" is no date and time; YYYY/MM/DD"),
        "{text}"
    );
    assert_eq!(here.count("SELECT count(*) AS count FROM result_rows"), 2);
}

#[test]
fn a_file_that_is_no_archive_is_refused_in_a_sentence_and_leaves_no_trace() {
    let here = Installation::new();
    here.run(&["migrate"]).ok();
    let good = archive([row(1, "", "2026/11/02 09:00:00")].into_iter());
    let cases = [
        (here.file("garbage.zip", "certainly no archive"), "zip archive"),
        (here.file("empty.zip", ""), "zip archive"),
        (here.file("cut.zip", &good[..good.len() - 30]), "cut short or damaged"),
        (here.folder.join("missing.zip").to_str().unwrap().to_owned(), "cannot be read: No such file"),
        (here.folder.to_str().unwrap().to_owned(), "is a folder; a zip file is expected"),
    ];

    for (file, complaint) in cases {
        for options in [&[][..], &["--dry-run"], &["--format", "json"]] {
            let arguments = [&["import-results", file.as_str()], options].concat();
            let said = here.run(&arguments).failed(1);
            assert!(said.contains(complaint) && said.trim_end().lines().count() == 1, "{arguments:?}: {said}");
        }
    }
    assert_eq!(here.count("SELECT count(*) AS count FROM result_imports"), 0);
}

#[test]
fn arguments_that_make_no_sense_are_told_before_anything_is_touched() {
    let here = Installation::new();

    for arguments in [
        &["import-results"][..],
        &["import-results", "a.zip", "--format", "xml"],
        &["import-results", "a.zip", "b.zip"],
    ] {
        let said = here.run(arguments);
        assert_eq!(said.code, Some(2), "{said:?}");
        assert!(said.err.contains("Usage:") || said.err.contains("--help"), "{said:?}");
    }
    assert!(!here.database().exists());
}

/// Results of 3,000 rows, of which every sixtieth belongs to one of the demo people.
fn long_archive() -> Vec<u8> {
    let people =
        [1, 2, 3].map(|number| domain::id::CandidateId::from_number(100_000_000 + number).unwrap().to_string());
    archive((0..3_000_u64).map(|number| {
        let day = format!("2025/{:02}/{:02} 10:00:00", 1 + number % 12, 1 + number % 28);
        let nobody = "CT-700000000-00".to_owned();
        let candidate = if number % 60 == 0 { &people[usize::try_from(number / 60 % 3).unwrap()] } else { &nobody };
        row(number, candidate, &day)
    }))
}

const OUTCOME: &str = "SELECT (SELECT count(*) FROM facts) * 1000000 + (SELECT count(*) FROM claims) * 100
    + (SELECT count(*) FROM awards) AS count";

#[test]
fn an_import_that_is_killed_again_and_again_ends_as_one_that_was_not() {
    let whole = Installation::new();
    whole.run(&["demo"]).ok();
    let here = Installation::new();
    std::fs::copy(whole.database(), here.database()).unwrap();
    let (bytes, rows) = (long_archive(), || here.count("SELECT count(*) AS count FROM result_rows"));
    whole.run(&["import-results", &whole.file("long.zip", &bytes)]).ok();
    let file = here.file("long.zip", &bytes);
    let before = rows();

    let mut kills = 0;
    loop {
        let begun = rows();
        let mut import = here.command(&["import-results", &file, "--format", "json"]).spawn().unwrap();
        while import.try_wait().unwrap().is_none() && rows() == begun {
            std::thread::sleep(Duration::from_millis(2));
        }
        // SIGKILL: there is no time to tidy up.
        import.kill().unwrap();
        if import.wait().unwrap().success() {
            break;
        }
        kills += 1;
        assert_eq!((rows() - before) % 500, 0, "a batch is half on record");
        assert!(rows() > begun && kills < 20, "nothing was kept of an import");
    }

    assert!(kills >= 2, "the import ended before it could be killed");
    let again = here.run(&["import-results", &file, "--format", "json"]).json();
    assert_eq!((again["repeated"].as_bool(), again["counts"]["rows"].as_u64()), (Some(true), Some(3_000)));
    assert_eq!(here.count(OUTCOME), whole.count(OUTCOME));
    assert_eq!(
        here.count(
            "SELECT count(*) AS count FROM awards LEFT JOIN credentials ON award_id = awards.id WHERE code IS NULL"
        ),
        0
    );
}

#[test]
fn results_of_known_people_become_awards_and_credentials() {
    let here = Installation::new();
    here.run(&["demo"]).ok();
    let candidate = domain::id::CandidateId::from_number(100_000_004).unwrap().to_string();
    let file = here.file("results.zip", archive([row(1, &candidate, "2024/11/02 09:00:00")].into_iter()));

    let said = here.run(&["import-results", &file, "--format", "json"]).json();

    assert_eq!((said["counts"]["recorded"].as_u64(), said["counts"]["awards"].as_u64()), (Some(1), Some(1)));
    let issued = "SELECT count(*) AS count FROM credentials JOIN awards ON award_id = awards.id
        WHERE candidate_id = 100000004 AND achievement = 'TCS-SLUICE'";
    assert_eq!(here.count(issued), 1);
}
