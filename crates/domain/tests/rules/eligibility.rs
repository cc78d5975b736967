//! What stands between a candidate and an exam.

use domain::eligibility::{Obstacle, clear_from};
use domain::evaluation::evaluate_all;
use domain::retake::Refusal;
use serde_json::json;

use crate::world::*;

/// An exam that asks for an achievement and an agreement, under a policy of two weeks' rest.
fn world() -> World {
    World::new()
        .policy(json!({ "code": "p", "clauses": [{ "after_failed": { "at_least": 1, "wait": { "days": 14 } } }] }))
        .exam(json!({ "code": "basic", "title": "basic", "kind": "proctored" }))
        .exam(json!({ "code": "expert", "title": "expert", "kind": "proctored", "retake_policy": "p",
            "prerequisites": ["specialist"], "agreements": ["nda"] }))
        .agreement(json!({ "code": "nda", "title": "NDA", "versions": [
            { "version": 1, "effective_from": "2023-01-01" },
            { "version": 2, "effective_from": "2025-01-01", "grace_days": 30 },
        ] }))
        .achievement(
            "specialist",
            json!({ "requirement": exam("basic"), "validity": { "months": 12, "grace_days": 30 } }),
        )
}

fn obstacles(world: &World, when: &str) -> Vec<Obstacle> {
    world.history(when, |history| evaluate_all(history).obstacles(&"expert".parse().unwrap(), at(when)))
}

fn prerequisite() -> Obstacle {
    Obstacle::Prerequisite { achievement: "specialist".parse().unwrap() }
}

fn agreement(version: u32) -> Obstacle {
    Obstacle::Agreement { agreement: "nda".parse().unwrap(), version: Some(version) }
}

#[test]
fn everything_that_is_missing_is_told_at_once() {
    let failed = world().failed("expert", "2024-05-01");
    let found = obstacles(&failed, "2024-05-02");
    let [Obstacle::NotNow { refusal: Refusal::TooSoon { failed: 1, from } }, rest @ ..] = &found[..] else {
        panic!("{found:?}");
    };
    assert_eq!(rest, [prerequisite(), agreement(1)]);
    assert_eq!(from.to_string(), "2024-05-16T00:00:00Z");
    assert_eq!(clear_from(&found), None, "waiting is not enough");
    assert_eq!(clear_from(&found[..1]), Some(*from));
    assert_eq!(clear_from(&[]), None);
}

#[test]
fn a_prerequisite_counts_while_it_is_active_or_in_grace() {
    let ready = world().passed("basic", "2024-03-01").accepted("nda", 1, "2024-03-01");
    assert_eq!(obstacles(&ready, "2024-03-01"), []);
    assert_eq!(obstacles(&ready, "2025-03-25"), [agreement(2)], "in grace");
    assert_eq!(obstacles(&ready, "2025-04-15"), [prerequisite(), agreement(2)]);
}

#[test]
fn an_older_acceptance_carries_for_the_days_of_grace() {
    let ready = world().passed("basic", "2024-06-01").accepted("nda", 1, "2024-06-01");
    assert_eq!(obstacles(&ready, "2025-01-20"), []);
    assert_eq!(obstacles(&ready, "2025-02-15"), [agreement(2)]);
    assert_eq!(obstacles(&ready.accepted("nda", 2, "2025-02-16"), "2025-02-16"), []);
}

#[test]
fn an_exam_that_nobody_knows_is_not_held_against_anybody() {
    let unknown = world()
        .history("2024-01-01", |history| evaluate_all(history).obstacles(&"e-0".parse().unwrap(), at("2024-01-01")));
    assert_eq!(unknown, []);
}
