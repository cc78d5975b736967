//! How long an achievement lasts, and how it is renewed.

use domain::evaluation::State;
use serde_json::{Value, json};

use crate::world::*;

fn world(months: u32, renewal: Value) -> World {
    let mut version = json!({ "requirement": exam("e1"), "validity": { "months": months, "grace_days": 30 } });
    if !renewal.is_null() {
        version["renewal"] = renewal;
    }
    World::new().achievement("a", version)
}

fn by_exam(counts_from: &str) -> Value {
    json!({ "options": [{ "exam": { "code": "e2" } }], "opens_months_before": 6, "counts_from": counts_from })
}

#[test]
fn validity_ends_with_the_same_day_of_the_month_or_the_months_last() {
    for (earned, months, valid_to) in [
        ("2020-01-31", 1, "2020-02-29"),
        ("2021-01-31", 1, "2021-02-28"),
        ("2020-02-29", 12, "2021-02-28"),
        ("2020-02-29", 48, "2024-02-29"),
        ("2020-05-15", 24, "2022-05-15"),
    ] {
        let found = world(months, Value::Null).passed("e1", earned).valid_to("a", earned);
        assert_eq!(found.as_deref(), Some(valid_to), "{earned} and {months} months");
    }
}

#[test]
fn an_achievement_is_valid_through_its_last_day_then_in_grace_then_lapsed() {
    let world = world(12, Value::Null).passed("e1", "2020-01-15");
    for (on, state) in [
        ("2020-01-14", State::NotStarted),
        ("2020-01-15", State::Met),
        ("2020-10-14", State::Met),
        ("2020-10-15", State::Expiring),
        ("2021-01-15", State::Expiring),
        ("2021-01-16", State::InGrace),
        ("2021-02-14", State::InGrace),
        ("2021-02-15", State::Lapsed),
    ] {
        assert_eq!(world.state("a", on), state, "{on}");
    }
}

#[test]
fn what_lapsed_is_earned_anew_by_what_is_dated_after_it_alone() {
    let world = world(12, Value::Null).passed("e1", "2020-01-15").passed("e1", "2021-02-14");
    assert_eq!(world.holdings("a", "2023-01-01"), [("2020-01-15".into(), "2021-01-15".into())]);
    assert_eq!(world.way("a", "2023-01-01"), "pass e1");
    let again = world.passed("e1", "2021-02-15");
    assert_eq!(
        again.holdings("a", "2021-06-01"),
        [("2020-01-15".into(), "2021-01-15".into()), ("2021-02-15".into(), "2022-02-15".into())]
    );
    assert_eq!(again.met_on("a", "2021-06-01").as_deref(), Some("2021-02-15"));
    assert_eq!(again.met_on("a", "2020-06-01").as_deref(), Some("2020-01-15"));
}

#[test]
fn renewing_early_counts_from_the_old_end_or_from_the_day_as_the_program_says() {
    for (counts_from, renewed, valid_to) in [
        ("old_expiry", "2020-12-01", "2022-01-31"),
        ("old_expiry", "2021-02-20", "2022-01-31"),
        ("renewal_date", "2020-12-01", "2021-12-01"),
        ("renewal_date", "2021-02-20", "2022-02-20"),
    ] {
        let world = world(12, by_exam(counts_from)).passed("e1", "2020-01-31").passed("e2", renewed);
        assert_eq!(world.valid_to("a", renewed).as_deref(), Some(valid_to), "{counts_from} {renewed}");
    }
}

#[test]
fn renewing_by_the_day_never_shortens() {
    let renewal = json!({ "options": [{ "exam": { "code": "e2" } }], "counts_from": "renewal_date" });
    let mut version = json!({ "requirement": exam("e1"), "validity": { "months": 1 }, "renewal": renewal });
    version["validity"]["months"] = json!(1);
    let world = World::new().achievement("a", version).passed("e1", "2020-01-30").passed("e2", "2020-01-31");
    // Both ends are clamped to the same last day of February.
    assert_eq!(world.valid_to("a", "2020-02-10").as_deref(), Some("2020-02-29"));
}

#[test]
fn what_comes_before_the_window_or_after_grace_renews_nothing() {
    for (renewed, valid_to) in [
        ("2020-07-30", "2021-01-31"),
        ("2020-07-31", "2022-01-31"),
        ("2021-03-02", "2022-01-31"),
        ("2021-03-03", "2021-01-31"),
    ] {
        let world = world(12, by_exam("old_expiry")).passed("e1", "2020-01-31").passed("e2", renewed);
        assert_eq!(world.valid_to("a", "2021-03-10").as_deref(), Some(valid_to), "{renewed}");
    }
}

#[test]
fn a_months_end_does_not_wear_off_with_renewals() {
    let renewal = json!({ "options": [{ "exam": { "code": "e2" } }] });
    let world = world(1, renewal)
        .passed("e1", "2021-01-31")
        .passed("e2", "2021-02-20")
        .passed("e2", "2021-03-20")
        .passed("e2", "2021-04-20");
    assert_eq!(world.valid_to("a", "2021-04-30").as_deref(), Some("2021-05-31"));
}

#[test]
fn one_renewal_at_most_lies_ahead() {
    let renewal = json!({ "options": [{ "exam": { "code": "e2" } }] });
    let world = world(12, renewal)
        .passed("e1", "2020-01-15")
        .passed("e2", "2020-03-01")
        .passed("e2", "2020-03-02")
        .passed("e2", "2020-03-03");
    assert_eq!(world.valid_to("a", "2020-04-01").as_deref(), Some("2022-01-15"));
    // Once the renewed period has begun, renewing goes on.
    assert_eq!(world.passed("e2", "2021-01-16").valid_to("a", "2021-02-01").as_deref(), Some("2023-01-15"));
}

#[test]
fn a_retake_a_course_or_another_achievement_renews() {
    let options = json!({ "options": [
        { "exam": { "code": "e1" } }, { "course": { "code": "c1" } }, { "achievement": { "code": "other" } }
    ] });
    let world = || {
        world(12, options.clone()).achievement("other", json!({ "requirement": exam("e9") })).passed("e1", "2020-01-15")
    };
    assert_eq!(world().valid_to("a", "2020-12-01").as_deref(), Some("2021-01-15"));
    for renewed in
        [world().passed("e1", "2020-11-01"), world().completed("c1", "2020-11-01"), world().passed("e9", "2020-11-01")]
    {
        assert_eq!(renewed.valid_to("a", "2020-12-01").as_deref(), Some("2022-01-15"));
        assert_eq!(renewed.look("a", "2020-12-01", |e| e.holdings().next().unwrap().renewed_on), [day("2020-11-01")]);
    }
}

#[test]
fn a_higher_achievement_renews_the_lower_one_that_it_requires() {
    let world = World::new()
        .achievement(
            "lower",
            json!({
                "requirement": exam("e1"), "validity": { "months": 12 },
                "renewal": { "options": [{ "achievement": { "code": "higher" } }] }
            }),
        )
        .achievement(
            "higher",
            json!({
                "requirement": all_of(&[json!({ "achievement": { "code": "lower" } }), exam("e2")]),
                "validity": { "months": 24 },
                "renewal": { "options": [{ "exam": { "code": "e3" } }] }
            }),
        )
        .passed("e1", "2020-01-15")
        .passed("e2", "2020-12-01");
    assert_eq!(world.valid_to("lower", "2021-06-01").as_deref(), Some("2022-01-15"));
    assert_eq!(world.valid_to("higher", "2021-06-01").as_deref(), Some("2022-12-01"));
    // Renewing the higher one renews the lower again.
    let on = world.passed("e3", "2021-12-01");
    assert_eq!(on.valid_to("lower", "2022-06-01").as_deref(), Some("2023-01-15"));
}

#[test]
fn a_renewal_by_a_revoked_pass_is_none() {
    let world = world(12, by_exam("old_expiry")).passed("e1", "2020-01-31").passed("e2", "2020-12-01");
    let revoked = world.revoked("e2.2020-12-01", "2021-06-01");
    assert_eq!(revoked.valid_to("a", "2021-05-01").as_deref(), Some("2022-01-31"));
    assert_eq!(revoked.valid_to("a", "2021-06-01").as_deref(), Some("2021-01-31"));
}

#[test]
fn without_a_validity_nothing_expires() {
    let world = World::new().achievement("a", json!({ "requirement": exam("e1") })).passed("e1", "1999-01-01");
    assert_eq!((world.state("a", "2090-01-01"), world.valid_to("a", "2090-01-01")), (State::Met, None));
}

#[test]
fn a_higher_achievement_earned_anew_each_year_keeps_the_lower_one_alive() {
    let mut world = World::new()
        .achievement(
            "lower",
            json!({
                "requirement": exam("e1"), "validity": { "months": 12 },
                "renewal": { "options": [{ "achievement": { "code": "higher" } }] }
            }),
        )
        .achievement(
            "higher",
            json!({
                "requirement": all_of(&[json!({ "achievement": { "code": "lower" } }), exam("e2")]),
                "validity": { "months": 6 }
            }),
        )
        .passed("e1", "2000-01-15");
    for year in 2000..2012 {
        world = world.passed("e2", &format!("{year}-02-20"));
    }
    assert_eq!(world.holdings("higher", "2012-06-01").len(), 12);
    assert_eq!(world.holdings("lower", "2012-06-01"), [("2000-01-15".into(), "2013-01-15".into())]);
    // One year missed, and both have lapsed.
    let missed =
        World { facts: world.facts.iter().filter(|f| f.happened_at != at("2005-02-20")).cloned().collect(), ..world };
    assert_eq!(missed.holdings("higher", "2012-06-01").len(), 5);
    assert_eq!(missed.valid_to("lower", "2012-06-01").as_deref(), Some("2006-01-15"));
}
