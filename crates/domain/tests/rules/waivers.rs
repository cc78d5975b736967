//! What a person may do instead of the rules: waive, grant.

use domain::evaluation::{Reason, State};
use domain::fact::GrantBasis;
use domain::{Basis, FactKind};
use serde_json::json;

use crate::world::*;

fn waived(world: World, happened: &str) -> World {
    let (achievement, requirement) = ("a".parse().unwrap(), "practice".parse().unwrap());
    world.fact(happened, FactKind::RequirementWaived { achievement, requirement })
}

fn world() -> World {
    let practice = json!({ "exam": { "code": "e2", "name": "practice" } });
    World::new().achievement("a", json!({ "requirement": all_of(&[exam("e1"), practice]) }))
}

#[test]
fn a_waived_requirement_is_met_from_the_day_of_the_waiver() {
    let world = waived(world().passed("e1", "2020-01-01"), "2020-03-03");
    assert_eq!(world.met_on("a", "2020-06-01").as_deref(), Some("2020-03-03"));
    world.look("a", "2020-06-01", |evaluation| {
        let root = evaluation.proof().root.unwrap();
        assert_eq!(root.children[1].reason, Reason::Waived { on: day("2020-03-03") });
        assert_eq!(root.children[1].facts, [fact(2)]);
    });
}

#[test]
fn a_pass_before_the_waiver_is_still_what_counts() {
    let world = waived(world().passed("e1", "2020-01-01").passed("e2", "2020-02-02"), "2020-03-03");
    assert_eq!(world.met_on("a", "2020-06-01").as_deref(), Some("2020-02-02"));
}

#[test]
fn a_whole_branch_can_be_waived_and_an_elective_too() {
    let branch = json!({ "all_of": { "of": [exam("e2"), exam("e3")], "name": "practice" } });
    let world = World::new().achievement("a", json!({ "requirement": all_of(&[exam("e1"), branch]) }));
    assert_eq!(waived(world.passed("e1", "2020-01-01"), "2020-03-03").state("a", "2020-06-01"), State::Met);

    let elective = json!({ "exam": { "code": "e2", "name": "practice" } });
    let both = json!({ "core_and_electives": { "core": [exam("e1")], "count": 1, "electives": [elective] } });
    let world = World::new().achievement("a", json!({ "requirement": both })).passed("e1", "2020-01-01");
    assert_eq!(world.state("a", "2020-06-01"), State::InProgress);
    let world = waived(world, "2020-03-03");
    assert_eq!(world.met_on("a", "2020-06-01").as_deref(), Some("2020-03-03"));
}

#[test]
fn a_granted_achievement_is_held_and_counts_as_a_prerequisite_but_not_for_a_company() {
    let world = World::new()
        .achievement("base", json!({ "requirement": exam("e1") }))
        .achievement("a", json!({ "requirement": all_of(&[json!({ "achievement": { "code": "base" } }), exam("e2")]) }))
        .granted("base", GrantBasis::Legacy, "2020-01-01", Some("2020-12-31"));
    assert_eq!(world.state("base", "2020-06-01"), State::Met);
    assert_eq!(world.state("base", "2021-06-01"), State::Lapsed);
    assert_eq!(world.clone().passed("e2", "2020-12-31").met_on("a", "2022-01-01").as_deref(), Some("2020-12-31"));
    assert_eq!(world.passed("e2", "2021-01-01").met_on("a", "2022-01-01"), None);
    for basis in [Basis::Honorary, Basis::Legacy, Basis::Waiver, Basis::Equivalence] {
        assert!(!basis.counts_for_company());
    }
    assert!(Basis::Requirement.counts_for_company());
}
