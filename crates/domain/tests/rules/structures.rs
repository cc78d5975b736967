//! What each kind of requirement means.

use domain::evaluation::{Reason, State, Verdict};
use serde_json::{Value, json};

use crate::world::*;

fn world(requirement: Value) -> World {
    World::new().achievement("a", json!({ "requirement": requirement }))
}

/// Passes and completions, then the day of earning.
type Case<'a> = (&'a [(&'a str, &'a str)], Option<&'a str>);

#[track_caller]
fn check(requirement: Value, cases: &[Case<'_>]) {
    for (events, expected) in cases {
        let world =
            events.iter().fold(world(requirement.clone()), |world, (what, when)| match what.strip_prefix('c') {
                Some(_) => world.completed(what, when),
                None => world.passed(what, when),
            });
        assert_eq!(world.met_on("a", "2030-01-01").as_deref(), *expected, "{events:?}");
    }
}

#[test]
fn a_single_exam_is_met_on_the_day_of_its_earliest_pass() {
    check(
        exam("e1"),
        &[
            (&[], None),
            (&[("e2", "2020-01-01")], None),
            (&[("e1", "2020-01-01")], Some("2020-01-01")),
            (&[("e1", "2021-01-01"), ("e1", "2020-05-05")], Some("2020-05-05")),
            (&[("e1", "2020-01-01T23:59:59Z")], Some("2020-01-01")),
            (&[("e1", "2020-01-01T23:59:59-01:00")], Some("2020-01-02")),
            (&[("e1", "2031-01-01")], None),
        ],
    );
}

#[test]
fn a_pass_counts_from_the_day_of_the_exam_however_late_it_arrives() {
    let late = world(exam("e1")).fact_learnt(
        "2020-01-01",
        at("2023-01-01"),
        serde_json::from_value(json!({
            "kind": "exam_result", "registration_id": "r", "exam": "e1", "outcome": "passed"
        }))
        .unwrap(),
    );
    assert_eq!(late.met_on("a", "2024-01-01").as_deref(), Some("2020-01-01"));
    assert_eq!(late.met_on("a", "2019-12-31"), None);
}

#[test]
fn all_of_is_met_with_the_last_part() {
    check(
        all_of(&[exam("e1"), exam("e2"), json!({ "course": { "code": "c1" } })]),
        &[
            (&[("e1", "2020-01-01"), ("e2", "2021-01-01")], None),
            (&[("e1", "2020-01-01"), ("e2", "2021-01-01"), ("c1", "2020-06-01")], Some("2021-01-01")),
        ],
    );
}

#[test]
fn all_of_parts_with_a_shelf_life_must_be_valid_at_once() {
    let requirement = all_of(&[json!({ "exam": { "code": "e1", "within_months": 12 } }), exam("e2")]);
    check(
        requirement,
        &[
            (&[("e1", "2020-01-31"), ("e2", "2021-01-31")], Some("2021-01-31")),
            (&[("e1", "2020-01-31"), ("e2", "2021-02-01")], None),
            (&[("e2", "2020-01-01"), ("e1", "2025-01-01")], Some("2025-01-01")),
            (&[("e1", "2020-01-31"), ("e2", "2021-02-01"), ("e1", "2022-03-01")], Some("2022-03-01")),
        ],
    );
}

#[test]
fn all_of_within_months_asks_how_far_apart_the_parts_are_and_then_stays_met() {
    let requirement = json!({ "all_of": { "within_months": 6, "of": [exam("e1"), exam("e2"), exam("e3")] } });
    check(
        requirement.clone(),
        &[
            (&[("e1", "2020-01-31"), ("e2", "2020-03-01"), ("e3", "2020-07-31")], Some("2020-07-31")),
            (&[("e1", "2020-01-31"), ("e2", "2020-03-01"), ("e3", "2020-08-01")], None),
            (
                &[("e1", "2020-01-31"), ("e2", "2020-03-01"), ("e3", "2020-08-01"), ("e1", "2020-08-30")],
                Some("2020-08-30"),
            ),
        ],
    );
    // What is asked for beside it may come years later.
    check(
        all_of(&[requirement, exam("e4")]),
        &[(
            &[("e1", "2020-01-01"), ("e2", "2020-01-02"), ("e3", "2020-01-03"), ("e4", "2025-01-01")],
            Some("2025-01-01"),
        )],
    );
}

#[test]
fn any_of_is_met_with_the_first_part() {
    check(
        json!({ "any_of": { "of": [exam("e1"), exam("e2")] } }),
        &[(&[], None), (&[("e2", "2020-01-01"), ("e1", "2021-01-01")], Some("2020-01-01"))],
    );
}

fn with_subjects(requirement: Value) -> World {
    let mut world = world(requirement);
    for (code, subject) in [("e1", "storage"), ("e2", "storage"), ("e3", "backup")] {
        world = world.exam(json!({ "code": code, "title": code, "kind": "proctored", "subject": subject }));
    }
    world
}

#[test]
fn n_of_counts_distinct_subjects_not_two_exams_about_one() {
    let requirement = json!({ "n_of": { "count": 2, "of": [exam("e1"), exam("e2"), exam("e3"), exam("e4")] } });
    let same = with_subjects(requirement).passed("e1", "2020-01-01").passed("e2", "2020-02-01");
    assert_eq!(same.met_on("a", "2022-01-01"), None);
    assert_eq!(same.look("a", "2022-01-01", |e| e.remaining()), Some(1));
    assert_eq!(same.look("a", "2022-01-01", |e| e.proof().root.unwrap().reason), Reason::Counted { have: 1, need: 2 });
    assert_eq!(same.clone().passed("e4", "2020-03-01").met_on("a", "2022-01-01").as_deref(), Some("2020-03-01"));

    let requirement = json!({ "n_of": { "count": 2, "distinct": "part", "of": [exam("e1"), exam("e2"), exam("e3")] } });
    let parts = with_subjects(requirement).passed("e1", "2020-01-01").passed("e2", "2020-02-01");
    assert_eq!(parts.met_on("a", "2022-01-01").as_deref(), Some("2020-02-01"));
}

#[test]
fn n_of_with_shelf_lives_counts_what_is_valid_at_once() {
    let part = |code: &str| json!({ "exam": { "code": code, "within_months": 12 } });
    check(
        json!({ "n_of": { "count": 2, "of": [part("e1"), part("e2"), part("e3")] } }),
        &[
            (&[("e1", "2020-01-01"), ("e2", "2022-01-01")], None),
            (&[("e1", "2020-01-01"), ("e2", "2022-01-01"), ("e3", "2022-12-31")], Some("2022-12-31")),
        ],
    );
}

#[test]
fn a_core_pass_is_not_an_elective_as_well() {
    let both = |double_count: bool| {
        let electives = [exam("e1"), exam("e2"), exam("e3")];
        json!({ "core_and_electives": {
            "core": [exam("e1")], "count": 1, "electives": electives, "double_count": double_count
        } })
    };
    check(both(true), &[(&[("e1", "2020-01-01")], Some("2020-01-01"))]);
    check(
        both(false),
        &[
            (&[("e1", "2020-01-01")], None),
            (&[("e2", "2020-01-01")], None),
            (&[("e1", "2020-01-01"), ("e2", "2020-02-01")], Some("2020-02-01")),
            // A second pass of the same exam is a second pass.
            (&[("e1", "2020-01-01"), ("e1", "2020-02-01")], Some("2020-02-01")),
        ],
    );
    let one = world(both(false)).passed("e1", "2020-01-01");
    one.look("a", "2022-01-01", |evaluation| {
        let root = evaluation.proof().root.unwrap();
        assert_eq!(root.children[0].reason, Reason::Passed { exam: "e1".parse().unwrap(), on: day("2020-01-01") });
        assert_eq!(root.children[1].reason, Reason::UsedElsewhere);
        assert_eq!((root.verdict, evaluation.remaining()), (Verdict::Unmet, Some(1)));
        assert_eq!(root.reason, Reason::Counted { have: 1, need: 2 });
    });
}

#[test]
fn passes_are_given_to_places_so_that_the_most_are_filled() {
    // e2 counts as e1 too: the core can take it, so that e1 is free to be the elective.
    let world = World::new()
        .exam(json!({ "code": "e2", "title": "e2", "kind": "proctored", "counts_as": [{ "exam": "e1" }] }))
        .achievement(
            "a",
            json!({ "requirement": { "core_and_electives": {
            "core": [exam("e1")], "count": 1, "electives": [{ "exam": { "code": "e1", "accepts": "exactly" } }]
        } } }),
        )
        .passed("e1", "2020-01-01")
        .passed("e2", "2020-02-01");
    assert_eq!(world.met_on("a", "2022-01-01").as_deref(), Some("2020-02-01"));
}

#[test]
fn electives_count_distinct_subjects() {
    let requirement = json!({ "core_and_electives": {
        "core": [exam("e5")], "count": 2, "electives": [exam("e1"), exam("e2"), exam("e3")]
    } });
    let world =
        with_subjects(requirement).passed("e5", "2020-01-01").passed("e1", "2020-01-02").passed("e2", "2020-01-03");
    assert_eq!(world.met_on("a", "2022-01-01"), None);
    assert_eq!(world.way("a", "2022-01-01"), "pass e3");
    assert_eq!(world.passed("e3", "2020-01-04").met_on("a", "2022-01-01").as_deref(), Some("2020-01-04"));
}

#[test]
fn an_equivalence_has_a_direction_and_a_range_and_is_not_transitive() {
    let world = || {
        World::new()
            .exam(json!({ "code": "e2", "title": "e2", "kind": "proctored",
                "counts_as": [{ "exam": "e1", "sat_from": "2020-01-01", "sat_to": "2020-12-31" }] }))
            .exam(json!({ "code": "e3", "title": "e3", "kind": "proctored", "counts_as": [{ "exam": "e2" }] }))
            .achievement("needs-1", json!({ "requirement": exam("e1") }))
            .achievement("needs-2", json!({ "requirement": exam("e2") }))
            .achievement("just-1", json!({ "requirement": { "exam": { "code": "e1", "accepts": "exactly" } } }))
    };
    for (sat, achievement, met) in [
        (("e2", "2020-01-01"), "needs-1", true),
        (("e2", "2020-12-31"), "needs-1", true),
        (("e2", "2019-12-31"), "needs-1", false),
        (("e2", "2021-01-01"), "needs-1", false),
        (("e1", "2020-06-01"), "needs-2", false),
        (("e3", "2020-06-01"), "needs-2", true),
        (("e3", "2020-06-01"), "needs-1", false),
        (("e2", "2020-06-01"), "just-1", false),
    ] {
        let met_on = world().passed(sat.0, sat.1).met_on(achievement, "2022-01-01");
        assert_eq!(met_on.as_deref(), met.then_some(sat.1), "{sat:?} for {achievement}");
    }
}

#[test]
fn a_newer_version_satisfies_an_older_where_the_requirement_says_so_and_never_the_other_way_round() {
    let tracked = |code: &str, version: &str| json!({ "code": code, "title": code, "kind": "proctored", "track": "endpoint-protection", "version": version });
    let newer = |code: &str| json!({ "requirement": { "exam": { "code": code, "accepts": "newer" } } });
    let world = || {
        World::new()
            .exam(tracked("250-315", "12.1"))
            .exam(tracked("250-428", "14"))
            .achievement("old", newer("250-315"))
            .achievement("new", newer("250-428"))
            .achievement("old-alone", json!({ "requirement": exam("250-315") }))
    };
    for (sat, achievement, met) in
        [("250-428", "old", true), ("250-315", "new", false), ("250-428", "old-alone", false), ("250-315", "old", true)]
    {
        let met_on = world().passed(sat, "2020-06-01").met_on(achievement, "2022-01-01");
        assert_eq!(met_on.is_some(), met, "{sat} for {achievement}");
    }
}

#[test]
fn a_prerequisite_must_be_active_on_the_day_and_grace_is_not_enough() {
    let world = |second: &str| {
        World::new()
            .achievement("base", json!({ "requirement": exam("e1"), "validity": { "months": 12, "grace_days": 30 } }))
            .achievement(
                "a",
                json!({ "requirement": all_of(&[json!({ "achievement": { "code": "base" } }), exam("e2")]) }),
            )
            .passed("e1", "2020-01-15")
            .passed("e2", second)
    };
    assert_eq!(world("2021-01-15").met_on("a", "2023-01-01").as_deref(), Some("2021-01-15"));
    assert_eq!(world("2021-01-16").met_on("a", "2023-01-01"), None);
    assert_eq!(world("2019-01-01").met_on("a", "2023-01-01").as_deref(), Some("2020-01-15"));
    let late = world("2021-01-16");
    late.look("a", "2021-01-20", |evaluation| {
        let root = evaluation.proof().root.unwrap();
        assert_eq!(root.children[0].reason, Reason::AchievementLapsed { on: day("2021-01-15") });
    });
    // At award only: what becomes of it later is of no consequence.
    assert_eq!(world("2020-06-01").state("a", "2025-01-01"), State::Met);
}

#[test]
fn the_shortest_way_prefers_what_is_nearly_done_and_skips_what_cannot_be_done() {
    let part = |codes: &[&str]| all_of(&codes.iter().map(|code| exam(code)).collect::<Vec<_>>());
    let either = json!({ "any_of": { "of": [part(&["e1", "e2"]), part(&["e3", "e4", "e5"])] } });
    let world =
        world(either).exam(json!({ "code": "e2", "title": "e2", "kind": "proctored", "retired_on": "2020-12-31" }));
    assert_eq!(world.way("a", "2020-06-01"), "pass e1, pass e2");
    assert_eq!(world.way("a", "2021-01-01"), "pass e3, pass e4, pass e5");
    let near = world.passed("e3", "2020-01-01").passed("e4", "2020-01-01");
    assert_eq!(near.way("a", "2020-06-01"), "pass e5");
    assert_eq!(near.look("a", "2020-06-01", |e| e.remaining()), Some(1));
    assert_eq!(near.passed("e5", "2020-06-01").way("a", "2020-06-01"), "");
}

#[test]
fn when_an_exam_is_retired_and_nothing_stands_for_it_there_is_no_way_any_more() {
    let world =
        world(exam("e1")).exam(json!({ "code": "e1", "title": "e1", "kind": "proctored", "retired_on": "2020-12-31" }));
    assert_eq!(world.look("a", "2021-01-01", |e| e.remaining()), None);
    assert_eq!(world.way("a", "2021-01-01"), "");
    // Passes keep counting.
    assert_eq!(world.passed("e1", "2020-05-05").met_on("a", "2022-01-01").as_deref(), Some("2020-05-05"));
}

#[test]
fn the_way_names_the_exams_that_can_be_sat_and_the_achievements_that_come_first() {
    let world = World::new()
        .exam(json!({ "code": "e1", "title": "e1", "kind": "proctored", "retired_on": "2020-12-31" }))
        .exam(json!({ "code": "e2", "title": "e2", "kind": "proctored", "counts_as": [{ "exam": "e1" }] }))
        .achievement("base", json!({ "requirement": all_of(&[exam("e3"), exam("e4")]) }))
        .achievement(
            "a",
            json!({ "requirement": all_of(&[
            json!({ "achievement": { "code": "base" } }), exam("e1"), json!({ "course": { "code": "c1" } })
        ]) }),
        );
    assert_eq!(world.way("a", "2020-06-01"), "earn base (2), pass e1|e2, complete c1");
    assert_eq!(world.way("a", "2021-06-01"), "earn base (2), pass e2, complete c1");
    assert_eq!(world.look("a", "2021-06-01", |e| e.remaining()), Some(4));
}

#[test]
fn every_line_of_a_proof_says_why() {
    let shelf = json!({ "exam": { "code": "e5", "within_months": 12 } });
    let world =
        world(all_of(&[exam("e1"), exam("e2"), exam("e3"), exam("e4"), shelf, json!({ "course": { "code": "c1" } })]))
            .passed("e1", "2020-01-01")
            .failed("e2", "2020-01-02")
            .failed("e2", "2020-02-02")
            .passed("e4", "2020-01-04")
            .revoked("e4.2020-01-04", "2020-03-01")
            .passed("e5", "2019-01-05")
            .completed("c1", "2020-01-06");
    world.look("a", "2021-01-01", |evaluation| {
        let proof = evaluation.proof();
        assert_eq!((proof.met_on, proof.rule_version), (None, Some("v1".parse().unwrap())));
        let root = proof.root.unwrap();
        let reasons: Vec<_> = root.children.iter().map(|child| child.reason.clone()).collect();
        assert_eq!(
            reasons,
            [
                Reason::Passed { exam: "e1".parse().unwrap(), on: day("2020-01-01") },
                Reason::NotPassed { attempts: 2, last: domain::Outcome::Failed, on: day("2020-02-02") },
                Reason::NotAttempted,
                Reason::ResultVoid { exam: "e4".parse().unwrap(), on: day("2020-01-04") },
                Reason::TooOld { on: day("2019-01-05"), until: day("2020-01-05") },
                Reason::Completed { on: day("2020-01-06") },
            ]
        );
        assert_eq!(root.children[0].facts, [fact(1)]);
        assert_eq!(root.children[5].facts, [fact(7)]);
        assert_eq!(root.reason, Reason::Counted { have: 2, need: 6 });
        assert_eq!((root.remaining, evaluation.state()), (Some(4), State::InProgress));
    });
}

#[test]
fn a_proof_of_something_earned_speaks_of_the_day_of_earning() {
    let world = world(json!({ "n_of": { "count": 1, "of": [exam("e1"), exam("e2")] } }))
        .passed("e1", "2020-01-01")
        .passed("e2", "2021-01-01");
    world.look("a", "2022-01-01", |evaluation| {
        let proof = evaluation.proof();
        assert_eq!(proof.met_on, Some(day("2020-01-01")));
        let root = proof.root.unwrap();
        assert_eq!(root.children[0].facts, [fact(1)]);
        assert_eq!((root.children[1].verdict, root.children[1].facts.len()), (Verdict::Unmet, 0));
        assert_eq!(root.children[1].reason, Reason::NotAttempted);
    });
}
