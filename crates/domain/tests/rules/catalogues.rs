//! What is wrong with a catalogue is told all at once, with its place.

use domain::Catalogue;
use serde_json::{Value, json};

use crate::world::*;

/// The faults of a world, as they read.
fn faults(world: World) -> Vec<String> {
    match Catalogue::compile(world.documents) {
        Ok(_) => Vec::new(),
        Err(faults) => faults.iter().map(ToString::to_string).collect(),
    }
}

#[track_caller]
fn check(requirement: Value, expected: &[&str]) {
    assert_eq!(faults(World::new().achievement("a", json!({ "requirement": requirement }))), expected);
}

#[test]
fn a_sound_catalogue_has_no_faults_and_is_found_by_code() {
    let catalogue = World::new().achievement("a", json!({ "requirement": exam("e1") })).catalogue();
    assert_eq!(catalogue.exam(&"e3".parse().unwrap()).unwrap().title, "Exam 3");
    assert!(catalogue.exam(&"e0".parse().unwrap()).is_none());
    let (a, v1) = ("a".parse().unwrap(), "v1".parse().unwrap());
    assert!(catalogue.version(&a, &v1).is_some());
    assert!(catalogue.version(&a, &"v2".parse().unwrap()).is_none());
}

#[test]
fn unknown_codes_are_told_where_they_stand() {
    check(
        all_of(&[
            exam("e0"),
            json!({ "any_of": { "of": [exam("e1"), json!({ "course": { "code": "c0" } })] } }),
            json!({ "n_of": { "count": 1, "of": [json!({ "achievement": { "code": "b" } })] } }),
            json!({ "core_and_electives": { "core": [exam("e1")], "count": 1, "electives": [exam("e8"), exam("e00")] } }),
            json!({ "agreement": { "code": "nda" } }),
        ]),
        &[
            "achievement a, versions[0].requirement.all_of.of[0].exam.code: there is no exam e0",
            "achievement a, versions[0].requirement.all_of.of[1].any_of.of[1].course.code: there is no course c0",
            "achievement a, versions[0].requirement.all_of.of[2].n_of.of[0].achievement.code: there is no achievement b",
            "achievement a, versions[0].requirement.all_of.of[3].core_and_electives.electives[1].exam.code: there is no exam e00",
            "achievement a, versions[0].requirement.all_of.of[4].agreement.code: there is no agreement nda",
        ],
    );
}

#[test]
fn unknown_codes_elsewhere_are_told_too() {
    let world = World::new()
        .exam(json!({ "code": "e1", "title": "e1", "kind": "proctored", "retake_policy": "p", "counts_as": [{ "exam": "x" }],
            "prerequisites": ["m"], "agreements": ["n"] }))
        .document(json!({ "code": "a", "title": "a", "kind": "certification", "supersedes": ["z"], "versions": [{
            "version": "v1", "requirement": exam("e1"), "validity": { "months": 12 },
            "renewal": { "options": [{ "exam": { "code": "y" } }, { "course": { "code": "c9" } }, { "achievement": { "code": "q" } }] }
        }] }));
    assert_eq!(
        faults(world),
        [
            "exam e1, counts_as[0].exam: there is no exam x",
            "exam e1, prerequisites[0]: there is no achievement m",
            "exam e1, agreements[0]: there is no agreement n",
            "exam e1, retake_policy: there is no retake policy p",
            "achievement a, versions[0].renewal.options[0].exam.code: there is no exam y",
            "achievement a, versions[0].renewal.options[1].course.code: there is no course c9",
            "achievement a, versions[0].renewal.options[2].achievement.code: there is no achievement q",
            "achievement a, supersedes[0]: there is no achievement z",
        ]
    );
}

#[test]
fn a_code_taken_twice_is_told_at_the_later_document() {
    let mut world = World::new();
    world.documents.exams.push(world.documents.exams[2].clone());
    let faults = Catalogue::compile(world.documents).unwrap_err();
    assert_eq!((faults.len(), faults[0].index, faults[0].code.as_str(), faults[0].path.as_str()), (1, 9, "e3", "code"));
    assert_eq!(faults[0].kind, domain::catalogue::FaultKind::DuplicateCode { first: 2 });
}

#[test]
fn a_cycle_is_told_with_the_way_round() {
    let needs = |code: &str| json!({ "requirement": { "achievement": { "code": code } } });
    let world = World::new().achievement("a", needs("b")).achievement("b", needs("c")).achievement("c", needs("a"));
    assert_eq!(faults(world), ["achievement a, versions: requires itself: a -> b -> c -> a"]);
    assert_eq!(faults(World::new().achievement("a", needs("a"))), ["achievement a, versions: requires itself: a -> a"]);
}

#[test]
fn overlapping_versions_are_told() {
    let version = |word: &str, from: Option<&str>, to: Option<&str>| json!({ "version": word, "effective_from": from, "effective_to": to, "requirement": exam("e1") });
    let versions = |versions: Value| faults(World::new().versions("a", versions));
    let touching = json!([version("v1", None, Some("2020-12-31")), version("v2", Some("2020-12-31"), None)]);
    assert_eq!(
        versions(touching),
        ["achievement a, versions[1].effective_from: overlaps the effective range of version v1"]
    );
    assert_eq!(
        versions(json!([version("v1", None, Some("2020-12-31")), version("v2", Some("2021-01-01"), None)])),
        [""; 0]
    );
    assert_eq!(
        versions(json!([version("v1", Some("2020-12-31"), Some("2020-01-01"))])),
        ["achievement a, versions[0].effective_to: ends before it begins"]
    );
    let twice = json!([version("v1", None, Some("2020-12-31")), version("v1", Some("2021-01-01"), None)]);
    assert_eq!(versions(twice), ["achievement a, versions[1].version: v1 is used twice"]);
}

#[test]
fn a_requirement_that_can_never_be_met_is_told() {
    check(
        json!({ "n_of": { "count": 3, "of": [exam("e1"), exam("e2")] } }),
        &[
            "achievement a, versions[0].requirement.n_of.count: can never be met: 3 needed and only 2 different ones to choose from",
        ],
    );
    // Two versions of one exam are one subject.
    let same = |code: &str| json!({ "code": code, "title": code, "kind": "proctored", "subject": "s" });
    let two = json!({ "n_of": { "count": 2, "of": [exam("e1"), exam("e2")] } });
    let world = World::new().exam(same("e1")).exam(same("e2")).achievement("a", json!({ "requirement": two }));
    assert_eq!(faults(world).len(), 1);
    check(
        json!({ "n_of": { "count": 0, "of": [exam("e1")] } }),
        &["achievement a, versions[0].requirement.n_of.count: must be between 1 and 1"],
    );
    check(
        json!({ "all_of": { "of": [] } }),
        &["achievement a, versions[0].requirement.all_of.of: needs at least one entry"],
    );
}

#[test]
fn an_exam_that_was_retired_before_the_version_begins_is_told_where_nothing_stands_for_it() {
    let world = |requirement: Value| {
        World::new()
            .exam(json!({ "code": "e1", "title": "e1", "kind": "proctored", "retired_on": "2019-12-31" }))
            .achievement("a", json!({ "effective_from": "2020-01-01", "requirement": requirement }))
    };
    assert_eq!(
        faults(world(all_of(&[exam("e1"), exam("e2")]))),
        ["achievement a, versions[0].requirement.all_of.of[0].exam.code: \
         can never be met: exam e1 was retired on 2019-12-31, before this version begins",]
    );
    let either = json!({ "any_of": { "of": [exam("e1"), exam("e2")] } });
    assert_eq!(faults(world(either)), [""; 0], "old passes may count among alternatives");
    let waivable = json!({ "exam": { "code": "e1", "name": "practice" } });
    assert_eq!(faults(world(waivable)), [""; 0], "what a person may waive is never impossible");
    let stands_for = json!({ "code": "e2", "title": "e2", "kind": "proctored", "counts_as": [{ "exam": "e1" }] });
    assert_eq!(faults(world(exam("e1")).exam(stands_for)), [""; 0]);
}

#[test]
fn a_prerequisite_that_closed_before_the_version_begins_is_told() {
    let world = World::new()
        .achievement("old", json!({ "effective_to": "2019-12-31", "requirement": exam("e1") }))
        .achievement(
            "a",
            json!({ "effective_from": "2020-01-01", "requirement": { "achievement": { "code": "old" } } }),
        );
    assert_eq!(
        faults(world),
        ["achievement a, versions[0].requirement.achievement.code: \
         can never be met anew: old could be earned until 2019-12-31, before this version begins",]
    );
}

#[test]
fn places_are_for_exams_courses_and_achievements() {
    check(
        json!({ "core_and_electives": { "core": [all_of(&[exam("e1")])], "count": 1, "electives": [exam("e2")] } }),
        &["achievement a, versions[0].requirement.core_and_electives.core[0]: \
         must be an exam, a course or an achievement, because one pass may fill one place only"],
    );
}

#[test]
fn numbers_words_and_companions_are_checked() {
    let world = World::new()
        .exam(json!({ "code": "e1", "title": "e1", "kind": "proctored", "track": "t" }))
        .exam(json!({ "code": "e2", "title": "e2", "kind": "proctored", "track": "t", "version": "4.x" }))
        .exam(json!({ "code": "e3", "title": "e3", "kind": "proctored", "track": "t", "version": "4.1" }))
        .exam(json!({ "code": "e4", "title": "e4", "kind": "proctored", "track": "t", "version": "4.01" }))
        .exam(json!({ "code": "e5", "title": "e5", "kind": "proctored", "retake_policy": "p", "counts_as": [{ "exam": "e5" }] }))
        .policy(json!({ "code": "p", "scope": "family", "clauses": [
            { "after_failed": { "at_least": 2, "wait": { "days": 0 } } }, { "after_failed": { "at_least": 2, "wait": { "days": 1 } } }
        ] }))
        .policy(json!({ "code": "q", "clauses": [] }))
        .agreement(json!({ "code": "nda", "title": "NDA", "versions": [
            { "version": 2, "effective_from": "2020-01-01" }, { "version": 2, "effective_from": "2020-01-01" }
        ] }))
        .document(json!({ "code": "a", "title": "a", "kind": "certification", "level": 6, "supersedes": ["a"], "versions": [{
            "version": "v1",
            "requirement": all_of(&[
                json!({ "exam": { "code": "e6", "accepts": "newer", "within_months": 0, "name": "n" } }),
                json!({ "exam": { "code": "e7", "name": "n" } }),
            ]),
            "renewal": { "options": [] },
            "grandfathering": { "facts_before": "2020-01-01", "until": "2021-01-01" }
        }] }));
    assert_eq!(
        faults(world),
        [
            "exam e1, track: needs version as well",
            "exam e2, version: must be numbers separated by dots, such as 12.1",
            "exam e4, version: 4.01 is used twice",
            "exam e5, counts_as[0].exam: refers to itself",
            "exam e5, retake_policy: needs family as well",
            "agreement nda, versions[1].version: must be in ascending order",
            "agreement nda, versions[1].effective_from: must be in ascending order",
            "retake policy p, clauses[0].after_failed.wait: must be between 1 and 36500",
            "retake policy p, clauses[1].after_failed.at_least: must be in ascending order",
            "retake policy q, clauses: needs at least one entry",
            "achievement a, level: must be between 1 and 5",
            "achievement a, supersedes[0]: refers to itself",
            "achievement a, versions[0].renewal: needs validity as well",
            "achievement a, versions[0].renewal.options: needs at least one entry",
            "achievement a, versions[0].grandfathering: needs effective_to as well",
            "achievement a, versions[0].requirement.all_of.of[0].exam.within_months: must be between 1 and 1200",
            "achievement a, versions[0].requirement.all_of.of[0].exam.accepts: needs track as well",
            "achievement a, versions[0].requirement.all_of.of[1].exam.name: n is used twice",
        ]
    );
}

#[test]
fn a_tree_too_deep_to_follow_is_refused() {
    let deep = (0..20).fold(exam("e1"), |inner, _| all_of(&[inner]));
    let found = faults(World::new().achievement("a", json!({ "requirement": deep })));
    assert_eq!(found.len(), 1);
    assert!(found[0].ends_with("is nested more than 12 deep"), "{found:?}");
}

#[test]
fn documents_refuse_fields_they_do_not_have() {
    for document in [
        json!({ "code": "e1", "title": "e1", "kind": "proctored", "colour": "red" }),
        json!({ "code": "e 1", "title": "e1", "kind": "proctored" }),
        json!({ "code": "e1", "title": "e1", "kind": "oral" }),
    ] {
        assert!(serde_json::from_value::<domain::ExamDocument>(document.clone()).is_err(), "{document}");
    }
    assert!(
        serde_json::from_value::<domain::Requirement>(json!({ "exam": { "code": "e1", "whithin_months": 3 } }))
            .is_err()
    );
}

#[test]
fn an_exam_does_not_ask_for_what_cannot_be_had_without_it() {
    let asking = |code: &str, prerequisites: &[&str]| json!({ "code": code, "title": code, "kind": "proctored", "prerequisites": prerequisites });
    let world = World::new()
        .exam(asking("e1", &["a"]))
        .exam(asking("e2", &["b", "c"]))
        .exam(asking("e3", &[]))
        .achievement("a", json!({ "requirement": all_of(&[exam("e1"), exam("e3")]) }))
        .achievement("b", json!({ "requirement": { "any_of": { "of": [exam("e2"), exam("e3")] } } }))
        // Through another achievement, which takes the exam.
        .achievement("c", json!({ "requirement": { "achievement": { "code": "d" } } }))
        .achievement("d", json!({ "requirement": exam("e2") }));
    assert_eq!(
        faults(world),
        [
            "exam e1, prerequisites[0]: can never be held first: every way to a leads through an exam that asks for it",
            "exam e2, prerequisites[1]: can never be held first: every way to c leads through an exam that asks for it",
        ]
    );
}
