//! What `check` and `load` say about catalogues with mistakes.

#![expect(clippy::unwrap_used, reason = "helpers of tests fail by panicking")]

use std::fs;
use std::path::PathBuf;

use catalogue::{Mistake, Report, check, load, load_texts};
use proptest::prelude::*;

/// A folder that goes away with the test.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str, files: &[(&str, &str)]) -> Self {
        let path = std::env::temp_dir().join(format!("catalogue-{}-{name}", std::process::id()));
        for (file, text) in files {
            let file = path.join(file);
            fs::create_dir_all(file.parent().unwrap()).unwrap();
            fs::write(file, text).unwrap();
        }
        fs::create_dir_all(&path).unwrap();
        Self(path)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn report(text: &str) -> Report {
    load_texts(&[("a.yaml", text)]).map(|loaded| panic!("no mistake found: {loaded:?}")).unwrap_err()
}

/// Every mistake in one file, as it is shown.
fn told(text: &str) -> Vec<String> {
    report(text).mistakes.iter().map(ToString::to_string).collect()
}

const EXAM: &str = "exams:\n  - { code: E-1, title: One, kind: proctored }\n";

fn achievement(requirement: &str) -> String {
    format!(
        "{EXAM}achievements:\n  - code: A-1\n    title: Achievement\n    kind: certification\n    versions:\n      - \
         version: v1\n        requirement: {requirement}\n"
    )
}

#[test]
fn a_folder_without_mistakes_loads_with_a_stable_text_for_each_document() {
    let folder = Folder::new("good", &[("b/exams.yml", EXAM), ("notes.txt", "exams: 5"), (".hidden.yaml", "[")]);

    let loaded = load(&folder.0).unwrap();

    assert_eq!(check(&folder.0), Report { files: 1, documents: 1, mistakes: Vec::new() });
    assert_eq!(loaded.documents.exams.len(), 1);
    assert_eq!(loaded.stored[0].json, r#"{"code":"E-1","title":"One","kind":"proctored"}"#);
    assert_eq!((loaded.stored[0].code.as_str(), loaded.stored[0].file.as_str()), ("E-1", "b/exams.yml"));
    let other = load_texts(&[("x.yaml", "exams: [{kind: proctored,\n  title: 'One', code: \"E-1\"}]")]).unwrap();
    assert_eq!(loaded.stored[0].hash, other.stored[0].hash, "the same document in other words");
}

#[test]
fn every_mistake_of_a_document_is_told_at_once_with_its_place() {
    let text = "\
exams:
  - code: E 1
    titel: One
    kind: procotored
    languages: en
    effective_from: 2026-13-01
    counts_as:
      - { sat_from: yesterday }
  - { code: E-2, title: Two, kind: proctored, version: 14.10, track: two }
";

    let told = told(text);

    assert_eq!(
        told,
        [
            "a.yaml:2:5: exam E 1, title: the field title is missing",
            "a.yaml:2:11: exam E 1, code: \"E 1\" is not a code: 1 to 40 ASCII letters, digits, '.', '_' or '-'",
            "a.yaml:3:5: exam E 1, titel: there is no field titel here; did you mean title?",
            "a.yaml:4:11: exam E 1, kind: \"procotored\" is not known here; one of assessment, proctored is expected; did \
             you mean proctored?",
            "a.yaml:5:16: exam E 1, languages: a list is expected; found \"en\"",
            "a.yaml:6:21: exam E 1, effective_from: a date such as 2026-11-23 is expected; found \"2026-13-01\"",
            "a.yaml:8:9: exam E 1, counts_as[0].exam: the field exam is missing",
            "a.yaml:8:21: exam E 1, counts_as[0].sat_from: a date such as 2026-11-23 is expected; found \"yesterday\"",
        ]
    );
}

#[test]
fn a_requirement_that_is_written_wrongly_says_how_it_is_written() {
    for (requirement, expected) in [
        ("{ exams: { code: E-1 } }", "\"exams\" is not known here"),
        ("{ exam: E-1 }", "is expected, such as { code: E-1 }; found \"E-1\""),
        ("exam", "exam needs its settings"),
        ("{ exam: { code: E-1 }, course: { code: C } }", "exactly one of exam, course,"),
        ("{ exam: { code: E-1, accepts: yes } }", "one of exactly, equivalent, newer is expected"),
        ("{ exam: { code: E-1, within_months: -1 } }", "a whole number from 0 to 4294967295 is expected; found \"-1\""),
        ("{ core_and_electives: { core: [], electives: [], count: 1, double_count: maybe } }", "true or false"),
        ("[]", "found a list"),
        ("~", "one of exam, course, achievement"),
    ] {
        let told = told(&achievement(requirement));
        assert!(told.iter().any(|line| line.contains(expected)), "{requirement}: {told:#?}");
    }
}

#[test]
fn an_unknown_exam_is_told_at_the_line_that_names_it() {
    let mistakes =
        report(&achievement("{ all_of: { of: [{ exam: { code: E-1 } }, { exam: { code: E-l } }] } }")).mistakes;

    assert_eq!(
        mistakes,
        [Mistake {
            file: "a.yaml".to_owned(),
            line: Some(9),
            column: Some(80),
            document: Some("achievement A-1".to_owned()),
            field: "versions[0].requirement.all_of.of[1].exam.code".to_owned(),
            message: "there is no exam E-l; did you mean E-1?".to_owned(),
        }]
    );
}

#[test]
fn naming_a_document_that_could_not_be_read_is_no_second_mistake() {
    let text = achievement("{ exam: { code: E-1 } }").replace("title: One", "title: []");

    let told = told(&text);

    assert_eq!(told, ["a.yaml:2:25: exam E-1, title: a text is expected; found a list"]);
}

#[test]
fn a_cycle_an_overlap_and_what_can_never_be_met_are_told() {
    let text = "\
exams:
  - { code: OLD, title: Old, kind: proctored, retired_on: 2020-01-01 }
achievements:
  - code: ONE
    title: One
    kind: certification
    versions:
      - version: v1
        effective_to: 2024-12-31
        requirement: { achievement: { code: TWO } }
      - version: v2
        effective_from: 2024-06-01
        requirement: { n_of: { count: 2, of: [{ achievement: { code: TWO } }] } }
  - code: TWO
    title: Two
    kind: certification
    versions:
      - version: v1
        effective_from: 2024-01-01
        requirement: { all_of: { of: [{ achievement: { code: ONE } }, { exam: { code: OLD } }] } }
";

    let told = told(text).join("\n");

    for words in ["ONE -> TWO -> ONE", "overlaps", "can never be met: 2 needed", "was retired on 2020-01-01"] {
        assert!(told.contains(words), "{words}:\n{told}");
    }
}

#[test]
fn one_code_in_two_files_names_the_other_place() {
    let report = load_texts(&[("a.yaml", EXAM), ("b.yaml", EXAM)]).unwrap_err();

    assert_eq!(
        report.mistakes.iter().map(ToString::to_string).collect::<Vec<_>>(),
        ["b.yaml:2:13: exam E-1, code: this code is already taken by another document: a.yaml, line 2"]
    );
}

#[test]
fn files_that_are_no_catalogue_files_are_told() {
    for (text, expected) in [
        ("", "a.yaml: one or more of exams, courses"),
        ("# only a comment\n", "a.yaml: one or more of exams, courses"),
        ("- 1\n", "a.yaml:1:1: one or more of exams, courses"),
        ("exam: []\n", "a.yaml:1:1: exam: there is no field exam here; did you mean exams?"),
        ("exams: {}\n", "a.yaml:1:8: exams: a list of documents"),
        ("exams: [1]\n", "a.yaml:1:9: exam: a mapping with the fields code, title"),
        ("exams:\n\t- a\n", "a.yaml:2:2: this is no valid YAML: tab"),
        ("exams: []\nexams: []\n", "a.yaml:2:1: the field exams stands here a second time"),
    ] {
        let told = told(text);
        assert!(told[0].starts_with(expected), "{text:?}: {told:#?}");
    }
}

#[test]
fn folders_and_files_that_cannot_be_read_are_told() {
    let folder = Folder::new("unreadable", &[]);
    assert!(check(&folder.0).mistakes[0].message.contains(".yaml files are expected"));
    assert!(check(&folder.0.join("absent")).mistakes[0].message.contains("the folder cannot be read"));

    fs::write(folder.0.join("latin.yaml"), b"exams: []\n# caf\xe9\n").unwrap();
    assert!(
        check(&folder.0).mistakes[0]
            .to_string()
            .contains("latin.yaml: the file cannot be read: line 2 is not valid UTF-8")
    );
}

proptest! {
    #[test]
    fn any_text_ends_in_a_catalogue_or_in_mistakes(text in "(exams|achievements|versions|- |code: |\\[|\\]|\\{|\\}|: |\n| |a|'|\"|\\|){0,60}") {
        match load_texts(&[("a.yaml", &text)]) {
            Ok(loaded) => prop_assert_eq!(loaded.stored.len(), loaded.documents.exams.len() + loaded.documents.achievements.len()),
            Err(report) => prop_assert!(!report.is_clean()),
        }
    }

    #[test]
    fn any_cut_of_a_good_file_ends_in_a_catalogue_or_in_mistakes(at in any::<prop::sample::Index>()) {
        let text = achievement("{ all_of: { of: [{ exam: { code: E-1 } }, { exam: { code: E-1, label: \"x\" } }] } }");
        let at = at.index(text.len());
        if let Err(report) = load_texts(&[("a.yaml", &text[..at])]) {
            prop_assert!(!report.is_clean());
        }
    }
}
