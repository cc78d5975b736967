//! When an exam may be sat again. The policies are those that vendors publish.

use domain::retake::Refusal;
use domain::{FactKind, Outcome};
use serde_json::{Value, json};

use crate::world::*;

fn world(policy: Value) -> World {
    let mut policy = policy;
    policy["code"] = json!("p");
    let mut world = World::new().policy(policy);
    for (code, version) in [("e1", "1"), ("e2", "2")] {
        world = world.exam(json!({ "code": code, "title": code, "kind": "proctored", "retake_policy": "p",
            "family": "f", "track": "t", "version": version }));
    }
    world
}

fn refusal(world: &World, exam: &str, when: &str) -> Option<Refusal> {
    world.history("2030-01-01", |history| history.may_sit(&exam.parse().unwrap(), at(when)).err())
}

/// From when e1 may be sat, asked at an instant; `now` where it may.
#[track_caller]
fn check(world: &World, when: &str, expected: &str) {
    let found = match refusal(world, "e1", when) {
        None => "now".to_owned(),
        Some(refusal) => refusal.from().map_or("never".to_owned(), |from| from.to_string()),
    };
    assert_eq!(found, expected, "asked at {when}");
}

fn comptia() -> Value {
    json!({ "clauses": [{ "after_failed": { "at_least": 2, "wait": { "days_to_the_instant": 14 } } }, { "after_pass": "forbid" }] })
}

#[test]
fn no_wait_before_the_second_attempt_and_fourteen_days_before_the_third() {
    let once = world(comptia()).failed("e1", "2024-01-01");
    check(&once, "2024-01-01T10:00:01Z", "now");
    let twice = once.failed("e1", "2024-01-02");
    check(&twice, "2024-01-16T09:59:59Z", "2024-01-16T10:00:00Z");
    check(&twice, "2024-01-16T10:00:00Z", "now");
    assert_eq!(refusal(&twice, "e1", "2024-01-03"), Some(Refusal::TooSoon { failed: 2, from: at("2024-01-16") }));
}

#[test]
fn after_a_pass_it_may_be_forbidden() {
    let passed = world(comptia()).passed("e1", "2024-01-01");
    assert_eq!(
        refusal(&passed, "e1", "2025-01-01"),
        Some(Refusal::AlreadyPassed { on: day("2024-01-01"), from: None })
    );
    check(&passed.revoked("e1.2024-01-01", "2024-02-01"), "2025-01-01", "now");
}

#[test]
fn five_calendar_days_begin_the_day_after_the_failure() {
    let cisco = json!({ "clauses": [
        { "after_failed": { "at_least": 1, "wait": { "days": 5 } } }, { "after_pass": { "wait": { "days": 180 } } }
    ] });
    let failed = world(cisco.clone()).failed("e1", "2024-01-01T23:00:00Z");
    check(&failed, "2024-01-06T23:59:59Z", "2024-01-07T00:00:00Z");
    check(&failed, "2024-01-07T00:00:00Z", "now");
    let passed = world(cisco).passed("e1", "2024-01-01");
    check(&passed, "2024-06-29", "2024-06-30T00:00:00Z");
    check(&passed, "2024-06-30", "now");
}

#[test]
fn the_last_clause_that_applies_speaks() {
    let microsoft = json!({ "clauses": [
        { "after_failed": { "at_least": 1, "wait": { "hours": 24 } } },
        { "after_failed": { "at_least": 2, "wait": { "days_to_the_instant": 14 } } },
        { "at_most": { "attempts": 5, "days": 365, "window": "from_first" } }
    ] });
    let mut world = world(microsoft).failed("e1", "2024-01-01");
    check(&world, "2024-01-02T09:00:00Z", "2024-01-02T10:00:00Z");
    world = world.failed("e1", "2024-01-02");
    check(&world, "2024-01-03", "2024-01-16T10:00:00Z");
    for again in ["2024-02-01", "2024-03-01", "2024-04-01"] {
        world = world.failed("e1", again);
    }
    // Both the wait and the year speak; what holds longest is told.
    check(&world, "2024-04-02", "2024-12-31T00:00:00Z");
    check(&world, "2024-12-31", "now");
    check(&world.failed("e1", "2024-12-31"), "2025-02-01", "now");
}

#[test]
fn a_rolling_window_frees_a_place_when_the_oldest_attempt_leaves_it() {
    let rolling = json!({ "clauses": [{ "at_most": { "attempts": 2, "days": 30 } }] });
    let world = world(rolling).failed("e1", "2024-01-01").failed("e1", "2024-01-20");
    assert_eq!(
        refusal(&world, "e1", "2024-01-21"),
        Some(Refusal::TooMany { attempts: 2, days: Some(30), from: Some(at("2024-01-31T00:00:00Z")) })
    );
    check(&world, "2024-01-31", "now");
    check(&world.failed("e1", "2024-01-31"), "2024-02-01", "2024-02-19T00:00:00Z");
}

#[test]
fn three_tries_and_then_only_another_version() {
    let concur = json!({ "clauses": [{ "at_most": { "attempts": 3 } }] });
    let world =
        ["2024-01-01", "2024-02-01", "2024-03-01"].iter().fold(world(concur), |world, when| world.failed("e1", when));
    assert_eq!(refusal(&world, "e1", "2029-01-01"), Some(Refusal::TooMany { attempts: 3, days: None, from: None }));
    assert_eq!(refusal(&world, "e2", "2029-01-01"), None);
}

#[test]
fn a_family_is_counted_together_where_the_policy_says_so() {
    let family = json!({ "scope": "family", "clauses": [
        { "after_failed": { "at_least": 2, "wait": { "days": 10 } } }, { "after_pass": "until_version" }
    ] });
    let failed = world(family.clone()).failed("e1", "2024-01-01").failed("e2", "2024-01-02");
    check(&failed, "2024-01-05", "2024-01-13T00:00:00Z");
    let alone = json!({ "clauses": [{ "after_failed": { "at_least": 2, "wait": { "days": 10 } } }] });
    check(&world(alone).failed("e1", "2024-01-01").failed("e2", "2024-01-02"), "2024-01-05", "now");
    // Passed one version: not that one again, but the other.
    let passed = world(family).passed("e1", "2024-01-01");
    assert!(refusal(&passed, "e1", "2024-06-01").is_some());
    assert_eq!(refusal(&passed, "e2", "2024-06-01"), None);
}

#[test]
fn absences_refusals_and_held_results_count_where_the_policy_says_so() {
    let wait = |counts: Value| json!({ "counts": counts, "clauses": [{ "after_failed": { "at_least": 1, "wait": { "days": 5 } } }] });
    let world_after = |counted: &str, counts: Value| {
        let world = world(wait(counts));
        match counted {
            "no_show" => world.result("e1", "2024-01-01", Outcome::NoShow { excused: false }),
            "nda_refused" => world.result("e1", "2024-01-01", Outcome::NdaRefused),
            _ => world.failed("e1", "2024-01-01").held("e1.2024-01-01", "2024-01-01T12:00:00Z"),
        }
    };
    for counted in ["no_show", "nda_refused", "held"] {
        assert!(refusal(&world_after(counted, json!([counted])), "e1", "2024-01-03").is_some(), "{counted}");
        assert!(refusal(&world_after(counted, json!([])), "e1", "2024-01-03").is_none(), "{counted}");
    }
    let excused = world(wait(json!(["no_show"]))).result("e1", "2024-01-01", Outcome::NoShow { excused: true });
    assert_eq!(refusal(&excused, "e1", "2024-01-03"), None);
}

#[test]
fn failures_before_a_pass_are_forgotten() {
    let policy = json!({ "clauses": [{ "after_failed": { "at_least": 2, "wait": { "days": 100 } } }] });
    let world = world(policy).failed("e1", "2024-01-01").passed("e1", "2024-01-02").failed("e1", "2024-01-03");
    check(&world, "2024-01-04", "now");
}

#[test]
fn a_ban_forbids_every_exam_and_staff_cannot_override_it() {
    let ban = FactKind::Sanction { from: day("2024-01-01"), to: Some(day("2024-03-31")), voids_results_from: None };
    let world = world(comptia()).fact("2024-01-01", ban);
    let refused = refusal(&world, "unheard-of", "2024-03-31T23:59:59Z").unwrap();
    assert_eq!(refused, Refusal::Sanctioned { until: Some(day("2024-03-31")) });
    assert_eq!((refused.may_be_overridden(), refused.from()), (false, Some(at("2024-04-01T00:00:00Z"))));
    assert_eq!(refusal(&world, "e1", "2024-04-01T00:00:00Z"), None);
}

#[test]
fn an_exam_is_sat_while_it_is_offered() {
    let world = World::new().exam(json!({ "code": "e1", "title": "e1", "kind": "proctored",
        "effective_from": "2024-01-01", "retired_on": "2024-12-31" }));
    assert_eq!(refusal(&world, "e1", "2023-12-31"), Some(Refusal::NotYetOffered { from: day("2024-01-01") }));
    assert_eq!(refusal(&world, "e1", "2024-12-31T23:59:59Z"), None);
    assert_eq!(refusal(&world, "e1", "2025-01-01"), Some(Refusal::Retired { on: day("2024-12-31") }));
}
