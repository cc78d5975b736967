//! Versions of rules, and who may still use an old one.

use serde_json::{Value, json};

use crate::world::*;

fn world(grandfathering: Value) -> World {
    let mut old = json!({ "version": "v1", "effective_to": "2020-12-31", "requirement": exam("e1") });
    if !grandfathering.is_null() {
        old["grandfathering"] = grandfathering;
    }
    let new =
        json!({ "version": "v2", "effective_from": "2021-01-01", "requirement": all_of(&[exam("e1"), exam("e2")]) });
    World::new().versions("a", json!([old, new]))
}

fn earned_under(world: &World, on: &str) -> Option<(String, String)> {
    world.look("a", on, |evaluation| {
        let holding = evaluation.holdings().next()?;
        Some((holding.version?.version.to_string(), holding.earned_on.to_string()))
    })
}

fn under(version: &str, on: &str) -> Option<(String, String)> {
    Some((version.into(), on.into()))
}

#[test]
fn an_achievement_is_earned_under_the_version_in_whose_range_the_day_falls() {
    let old = world(Value::Null).passed("e1", "2020-12-31");
    assert_eq!(earned_under(&old, "2022-01-01"), under("v1", "2020-12-31"));
    let late = world(Value::Null).passed("e1", "2021-01-01");
    assert_eq!(earned_under(&late, "2022-01-01"), None);
    assert_eq!(late.way("a", "2022-01-01"), "pass e2");
    assert_eq!(earned_under(&late.passed("e2", "2021-05-05"), "2022-01-01"), under("v2", "2021-05-05"));
}

#[test]
fn what_was_met_before_a_version_began_is_earned_on_its_first_day() {
    let world = World::new()
        .versions("a", json!([{ "version": "v1", "effective_from": "2021-01-01", "requirement": exam("e1") }]))
        .passed("e1", "2020-05-05");
    assert_eq!(earned_under(&world, "2020-12-31"), None);
    assert_eq!(earned_under(&world, "2021-02-01"), under("v1", "2021-01-01"));
}

#[test]
fn whoever_had_begun_keeps_the_old_rules_for_a_while() {
    let kept = json!({ "facts_before": "2020-07-01", "until": "2021-06-30" });
    let begun = |sat: &str| world(kept.clone()).failed("e1", sat);
    let again = |sat: &str, passed: &str| earned_under(&begun(sat).passed("e1", passed), "2022-01-01");
    assert_eq!(again("2020-06-30", "2021-06-30"), under("v1", "2021-06-30"));
    assert_eq!(again("2020-06-30", "2021-07-01"), None);
    assert_eq!(again("2020-07-01", "2021-06-30"), None);
    // Of two versions that are met on one day, the newer speaks.
    let both = begun("2020-06-30").passed("e2", "2020-12-01").passed("e1", "2021-02-02");
    assert_eq!(earned_under(&both, "2022-01-01"), under("v2", "2021-02-02"));
    // Progress shows whichever of the open versions is nearer.
    assert_eq!(begun("2020-06-30").way("a", "2021-02-01"), "pass e1");
    assert_eq!(begun("2020-07-01").way("a", "2021-02-01"), "pass e1, pass e2");
    assert_eq!(begun("2020-06-30").way("a", "2021-08-01"), "pass e1, pass e2");
}

#[test]
fn when_every_version_is_closed_there_is_no_way_any_more() {
    let world = World::new()
        .versions("a", json!([{ "version": "v1", "effective_to": "2020-12-31", "requirement": exam("e1") }]));
    assert_eq!(world.look("a", "2020-12-31", |e| e.remaining()), Some(1));
    assert_eq!(world.look("a", "2021-01-01", |e| e.remaining()), None);
}
