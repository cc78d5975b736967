//! Agreements in force, held results, and what waits for them.

use domain::evaluation::{Reason, State, Step, Verdict};
use serde_json::json;

use crate::world::*;

fn world() -> World {
    World::new()
        .agreement(json!({ "code": "nda", "title": "NDA", "versions": [
            { "version": 1, "effective_from": "2019-01-01" },
            { "version": 2, "effective_from": "2021-01-01", "grace_days": 30 }
        ] }))
        .achievement("a", json!({ "requirement": all_of(&[exam("e1"), json!({ "agreement": { "code": "nda" } })]) }))
}

#[test]
fn what_lacks_an_agreement_alone_is_pending_not_unmet() {
    let world = world();
    assert_eq!(world.state("a", "2020-06-01"), State::NotStarted);
    let world = world.passed("e1", "2020-01-01");
    assert_eq!(world.state("a", "2020-06-01"), State::PendingAgreement);
    assert_eq!(world.way("a", "2020-06-01"), "accept nda 1");
    assert_eq!(world.way("a", "2021-06-01"), "accept nda 2");
    let world = world.accepted("nda", 1, "2020-03-03");
    assert_eq!(world.met_on("a", "2020-06-01").as_deref(), Some("2020-03-03"));
}

#[test]
fn an_acceptance_carries_through_the_grace_of_the_next_version() {
    for (passed, met) in [("2020-12-31", true), ("2021-01-30", true), ("2021-01-31", false)] {
        let world = world().accepted("nda", 1, "2019-05-05").passed("e1", passed);
        assert_eq!(world.met_on("a", "2021-06-01").is_some(), met, "{passed}");
    }
}

#[test]
fn the_newest_version_accepted_stays_in_force() {
    let both = world().accepted("nda", 1, "2019-05-05").accepted("nda", 2, "2021-05-05").passed("e1", "2021-03-01");
    assert_eq!(both.met_on("a", "2021-06-01").as_deref(), Some("2021-05-05"));
    let lapsed = world().accepted("nda", 1, "2019-05-05").passed("e1", "2021-03-01");
    lapsed.look("a", "2021-06-01", |evaluation| {
        let root = evaluation.proof().root.unwrap();
        assert_eq!(root.children[1].reason, Reason::NewVersion { version: 2, until: day("2021-01-30") });
        assert_eq!((root.children[1].verdict, evaluation.state()), (Verdict::OnHold, State::PendingAgreement));
    });
    // Ahead of its effective day it counts from the day of acceptance.
    let early = world().accepted("nda", 2, "2020-12-01").passed("e1", "2020-12-15");
    assert_eq!(early.met_on("a", "2021-06-01").as_deref(), Some("2020-12-15"));
}

#[test]
fn an_old_version_accepted_after_its_time_is_worth_nothing() {
    let world = world().accepted("nda", 1, "2021-02-15").passed("e1", "2021-03-01");
    assert_eq!(world.met_on("a", "2021-06-01"), None);
}

#[test]
fn a_held_result_holds_back_and_counts_from_its_own_date_once_released() {
    let held = world().accepted("nda", 1, "2019-05-05").passed("e1", "2020-02-02").held("e1.2020-02-02", "2020-02-05");
    assert_eq!(held.met_on("a", "2020-06-01"), None);
    assert_eq!(held.state("a", "2020-06-01"), State::OnHold);
    assert_eq!(
        held.steps("a", "2020-06-01"),
        [Step::AwaitResult { exam: "e1".parse().unwrap(), registration_id: "e1.2020-02-02".parse().unwrap() }]
    );
    held.look("a", "2020-06-01", |evaluation| {
        let root = evaluation.proof().root.unwrap();
        assert_eq!((root.verdict, root.remaining), (Verdict::OnHold, Some(0)));
        assert!(matches!(root.children[0].reason, Reason::ResultHeld { .. }));
        assert_eq!(root.children[0].facts, [fact(2), fact(3)], "the result, and what held it");
    });
    let released = held.released("e1.2020-02-02", "2020-04-01");
    assert_eq!(released.met_on("a", "2020-06-01").as_deref(), Some("2020-02-02"));
    assert_eq!(released.met_on("a", "2020-03-01"), None, "as of before the release");
}

#[test]
fn a_result_that_was_revoked_while_on_hold_counts_once_it_is_reinstated() {
    let number = "e1.2020-02-02";
    let revoked = world().accepted("nda", 1, "2019-05-05").passed("e1", "2020-02-02").held(number, "2020-02-05");
    let reinstated = revoked.revoked(number, "2020-03-01").reinstated(number, "2020-04-01");

    assert_eq!(reinstated.met_on("a", "2020-03-15"), None);
    assert_eq!(reinstated.met_on("a", "2020-06-01").as_deref(), Some("2020-02-02"));
}

#[test]
fn a_prerequisite_on_hold_puts_its_dependant_on_hold() {
    let world = World::new()
        .achievement("base", json!({ "requirement": exam("e1") }))
        .achievement("a", json!({ "requirement": json!({ "achievement": { "code": "base" } }) }))
        .passed("e1", "2020-02-02")
        .held("e1.2020-02-02", "2020-02-05");
    assert_eq!(world.state("a", "2020-06-01"), State::OnHold);
}
