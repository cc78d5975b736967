//! What becomes of awards on record.

use domain::award::{InterruptionKind, ReviewReason};
use domain::fact::GrantBasis;
use domain::{AwardChange, AwardStatus, Basis, FactKind};
use serde_json::json;

use crate::world::*;

fn world() -> World {
    World::new().achievement(
        "a",
        json!({
            "requirement": exam("e1"),
            "validity": { "months": 12, "grace_days": 30 },
            "renewal": { "options": [{ "exam": { "code": "e2" } }] }
        }),
    )
}

fn review(reason: ReviewReason, since: &str) -> AwardChange {
    AwardChange::PutUnderReview { award: award(0), reason, since: day(since) }
}

#[test]
fn what_is_earned_is_granted_with_its_dates_and_proof() {
    let world = world().passed("e1", "2020-01-15");
    let mut awards = Vec::new();
    assert_eq!(world.decide(&mut awards, "2020-01-14"), []);
    let changes = world.decide(&mut awards, "2020-02-01");
    let [AwardChange::Grant(grant)] = changes.as_slice() else { panic!("{changes:?}") };
    assert_eq!(
        (grant.basis, grant.earned_on, grant.valid_from),
        (Basis::Requirement, day("2020-01-15"), day("2020-01-15"))
    );
    assert_eq!((grant.valid_to, grant.grace_to), (Some(day("2021-01-15")), Some(day("2021-02-14"))));
    assert_eq!(grant.rule_version, Some("v1".parse().unwrap()));
    assert_eq!(grant.proof.root.as_ref().unwrap().facts, [fact(1)]);
    assert_eq!(grant.review, None);
    let text = serde_json::to_string(&changes).unwrap();
    assert_eq!(serde_json::from_str::<Vec<AwardChange>>(&text).unwrap(), changes);
}

#[test]
fn a_renewal_lengthens_the_award_and_makes_no_new_one() {
    let mut awards = Vec::new();
    let world = world().passed("e1", "2020-01-15");
    world.decide(&mut awards, "2020-02-01");
    let changes = world.passed("e2", "2020-12-01").decide(&mut awards, "2020-12-02");
    assert_eq!(
        changes,
        [AwardChange::Renew {
            award: award(0),
            renewed_on: day("2020-12-01"),
            valid_to: Some(day("2022-01-15")),
            grace_to: Some(day("2022-02-14")),
        }]
    );
}

#[test]
fn what_was_earned_expired_and_earned_anew_years_ago_makes_two_awards() {
    let world = world().passed("e1", "2010-01-15").passed("e1", "2015-01-15");
    let mut awards = Vec::new();
    assert_eq!(world.decide(&mut awards, "2015-06-01").len(), 2);
    assert_eq!(awards[0].status(day("2015-06-01")), AwardStatus::Expired);
    assert_eq!(awards[1].status(day("2015-06-01")), AwardStatus::Active);
}

#[test]
fn an_older_pass_that_arrives_late_moves_nothing() {
    let mut awards = Vec::new();
    let world = world().passed("e1", "2020-06-15");
    world.decide(&mut awards, "2020-07-01");
    assert_eq!(world.passed("e1", "2020-01-15").decide(&mut awards, "2020-08-01"), []);
}

#[test]
fn a_held_result_puts_the_award_under_review_and_its_release_ends_that() {
    let mut awards = Vec::new();
    let world = world().passed("e1", "2020-01-15");
    world.decide(&mut awards, "2020-02-01");
    let held = world.held("e1.2020-01-15", "2020-03-01");
    assert_eq!(held.decide(&mut awards, "2020-03-02"), [review(ReviewReason::ResultHeld, "2020-03-02")]);
    assert_eq!(awards[0].status(day("2020-03-01")), AwardStatus::Active);
    assert_eq!(awards[0].status(day("2020-03-02")), AwardStatus::UnderReview);
    let released = held.released("e1.2020-01-15", "2020-04-01");
    assert_eq!(released.decide(&mut awards, "2020-04-02"), [AwardChange::EndReview { award: award(0) }]);
    assert_eq!(awards[0].status(day("2020-04-02")), AwardStatus::Active);
}

#[test]
fn a_revoked_result_never_removes_an_award_but_puts_it_before_a_person() {
    let mut awards = Vec::new();
    let world = world().passed("e1", "2020-01-15");
    world.decide(&mut awards, "2020-02-01");
    let revoked = world.revoked("e1.2020-01-15", "2020-03-01");
    let reason = ReviewReason::NoLongerSupported { supported_from: None };
    assert_eq!(revoked.decide(&mut awards, "2020-03-02"), [review(reason, "2020-03-02")]);
    // Another pass stands for it, from a later day: no second award, but the person is told.
    let again = revoked.passed("e1", "2020-05-05");
    let reason = ReviewReason::NoLongerSupported { supported_from: Some(day("2020-05-05")) };
    assert_eq!(again.decide(&mut awards, "2020-06-01"), [review(reason, "2020-06-01")]);
    assert_eq!(awards.len(), 1);
}

#[test]
fn a_revoked_renewal_puts_the_longer_validity_before_a_person() {
    let mut awards = Vec::new();
    let world = world().passed("e1", "2020-01-15").passed("e2", "2020-12-01");
    world.decide(&mut awards, "2020-12-02");
    assert_eq!(awards[0].valid_to, Some(day("2022-01-15")));
    let revoked = world.revoked("e2.2020-12-01", "2021-01-01");
    let reason = ReviewReason::RenewalNotSupported { valid_to: day("2021-01-15") };
    assert_eq!(revoked.decide(&mut awards, "2021-01-02"), [review(reason, "2021-01-02")]);
    assert_eq!(awards[0].valid_to, Some(day("2022-01-15")));
}

#[test]
fn an_award_that_a_person_upheld_is_looked_at_again_only_for_another_reason() {
    let mut awards = Vec::new();
    let world = world().passed("e1", "2020-01-15");
    world.decide(&mut awards, "2020-02-01");
    let world = world.revoked("e1.2020-01-15", "2020-03-01");
    let against = ReviewReason::NoLongerSupported { supported_from: None };
    assert_eq!(world.decide(&mut awards, "2020-03-01"), [review(against.clone(), "2020-03-01")]);

    let world = world.fact("2020-03-02", FactKind::AwardUpheld { award: award(0), against });
    assert_eq!(world.decide(&mut awards, "2020-03-02"), [AwardChange::EndReview { award: award(0) }]);
    assert_eq!(awards[0].status(day("2020-03-02")), AwardStatus::Active);
    assert_eq!(world.decide(&mut awards, "2020-03-03"), []);

    let world = world.passed("e1", "2020-05-05");
    let other = ReviewReason::NoLongerSupported { supported_from: Some(day("2020-05-05")) };
    assert_eq!(world.decide(&mut awards, "2020-05-06"), [review(other, "2020-05-06")]);
}

#[test]
fn a_review_asked_for_by_hand_is_ended_by_hand() {
    let mut awards = Vec::new();
    let world = world().passed("e1", "2020-01-15");
    world.decide(&mut awards, "2020-02-01");
    awards[0].apply(&review(ReviewReason::ByHand, "2020-02-02"));
    assert_eq!(world.decide(&mut awards, "2020-03-01"), []);
    assert_eq!(world.revoked("e1.2020-01-15", "2020-04-01").decide(&mut awards, "2020-04-02"), []);
}

fn suspended(kind: fn(domain::AwardId, domain::AchievementCode, jiff::civil::Date) -> FactKind) -> FactKind {
    kind(award(0), "a".parse().unwrap(), day("2020-01-15"))
}

fn suspend(award: domain::AwardId, achievement: domain::AchievementCode, earned_on: jiff::civil::Date) -> FactKind {
    FactKind::AwardSuspended { award, achievement, earned_on }
}

fn revoke(award: domain::AwardId, achievement: domain::AchievementCode, earned_on: jiff::civil::Date) -> FactKind {
    FactKind::AwardRevoked { award, achievement, earned_on }
}

fn reinstate(award: domain::AwardId, achievement: domain::AchievementCode, earned_on: jiff::civil::Date) -> FactKind {
    FactKind::AwardReinstated { award, achievement, earned_on }
}

#[test]
fn a_suspension_is_carried_out_and_leaves_a_gap_when_it_is_over() {
    let mut awards = Vec::new();
    let world = world().passed("e1", "2020-01-15");
    world.decide(&mut awards, "2020-02-01");
    let world = world.fact("2020-03-01", suspended(suspend));
    assert!(matches!(world.decide(&mut awards, "2020-03-01").as_slice(), [AwardChange::Interrupt { .. }]));
    assert_eq!(awards[0].status(day("2020-03-01")), AwardStatus::Suspended);
    let world = world.fact("2020-04-01", suspended(reinstate));
    world.decide(&mut awards, "2020-04-01");
    for (on, status) in [
        ("2020-02-29", AwardStatus::Active),
        ("2020-03-01", AwardStatus::Suspended),
        ("2020-03-31", AwardStatus::Suspended),
        ("2020-04-01", AwardStatus::Active),
        ("2021-01-16", AwardStatus::InGrace),
        ("2021-02-15", AwardStatus::Expired),
    ] {
        assert_eq!(awards[0].status(day(on)), status, "{on}");
    }
}

#[test]
fn after_a_revocation_it_takes_a_later_exam_to_earn_it_anew() {
    let mut awards = Vec::new();
    let world = world().passed("e1", "2020-01-15").passed("e1", "2020-02-20");
    world.decide(&mut awards, "2020-02-25");
    let world = world.fact("2020-03-01", suspended(revoke));
    world.decide(&mut awards, "2020-03-02");
    assert_eq!((awards.len(), awards[0].status(day("2020-03-02"))), (1, AwardStatus::Revoked));
    assert_eq!(awards[0].interruptions[0].kind, InterruptionKind::Revoked);
    // Nothing is left to be looked at, whatever becomes of the result.
    assert_eq!(world.clone().revoked("e1.2020-01-15", "2020-03-05").decide(&mut awards, "2020-03-06"), []);
    let world = world.passed("e1", "2020-06-01");
    let changes = world.decide(&mut awards, "2020-06-02");
    assert!(
        matches!(changes.as_slice(), [AwardChange::Grant(grant)] if grant.earned_on == day("2020-06-01")),
        "{changes:?}"
    );
    assert_eq!(awards[0].status(day("2020-06-02")), AwardStatus::Revoked);
    assert_eq!(awards[1].status(day("2020-06-02")), AwardStatus::Active);
}

fn chain(held: &str) -> World {
    World::new()
        .achievement("a", json!({ "requirement": exam("e1"), "validity": { "months": 12, "grace_days": 30 } }))
        .achievement(
            "b",
            json!({ "requirement": all_of(&[json!({ "achievement": { "code": "a", "held": held } }), exam("e2")]) }),
        )
        .passed("e1", "2020-01-15")
        .passed("e2", "2020-02-15")
}

fn review_of_b(reason: ReviewReason, since: &str) -> AwardChange {
    AwardChange::PutUnderReview { award: award(1), reason, since: day(since) }
}

#[test]
fn the_lapse_of_a_continuous_prerequisite_reaches_its_dependant() {
    let lapsed = || ReviewReason::PrerequisiteLapsed { achievement: "a".parse().unwrap() };
    let mut awards = Vec::new();
    let world = chain("continuously");
    world.decide(&mut awards, "2020-03-01");
    assert_eq!(world.decide(&mut awards, "2021-02-14"), [], "in grace");
    assert_eq!(world.decide(&mut awards, "2021-02-15"), [review_of_b(lapsed(), "2021-02-15")]);
    // Earned anew, it supports its dependant again.
    let changes = world.passed("e1", "2021-03-01").decide(&mut awards, "2021-03-02");
    assert!(changes.contains(&AwardChange::EndReview { award: award(1) }), "{changes:?}");

    let mut awards = Vec::new();
    let world = chain("at_award");
    world.decide(&mut awards, "2020-03-01");
    assert_eq!(world.decide(&mut awards, "2021-02-15"), []);
}

#[test]
fn a_suspended_or_revoked_prerequisite_reaches_its_dependant_until_reinstated() {
    for decision in [suspend, revoke] {
        let mut awards = Vec::new();
        let world = chain("continuously");
        world.decide(&mut awards, "2020-03-01");
        let world = world.fact("2020-04-01", suspended(decision));
        let changes = world.decide(&mut awards, "2020-04-02");
        let lapsed = ReviewReason::PrerequisiteLapsed { achievement: "a".parse().unwrap() };
        assert!(changes.contains(&review_of_b(lapsed, "2020-04-02")), "{changes:?}");
        let changes = world.fact("2020-05-01", suspended(reinstate)).decide(&mut awards, "2020-05-02");
        assert!(changes.contains(&AwardChange::EndReview { award: award(1) }), "{changes:?}");
    }
}

#[test]
fn a_revoked_result_reaches_what_rests_on_the_achievement_it_gave() {
    let mut awards = Vec::new();
    let world = chain("at_award");
    world.decide(&mut awards, "2020-03-01");
    let changes = world.revoked("e1.2020-01-15", "2020-04-01").decide(&mut awards, "2020-04-02");
    let unsupported = || ReviewReason::NoLongerSupported { supported_from: None };
    assert_eq!(changes, [review(unsupported(), "2020-04-02"), review_of_b(unsupported(), "2020-04-02")]);
}

#[test]
fn an_agreement_that_must_stay_in_force_and_does_not_is_put_before_a_person() {
    let world = World::new()
        .agreement(json!({ "code": "nda", "title": "NDA", "versions": [
            { "version": 1, "effective_from": "2019-01-01" },
            { "version": 2, "effective_from": "2021-01-01", "grace_days": 30 }
        ] }))
        .achievement(
            "a",
            json!({ "requirement":
            all_of(&[exam("e1"), json!({ "agreement": { "code": "nda", "held": "continuously" } })]) }),
        )
        .accepted("nda", 1, "2019-02-02")
        .passed("e1", "2020-01-15");
    let lapsed = || ReviewReason::AgreementLapsed { agreement: "nda".parse().unwrap() };
    let mut awards = Vec::new();
    world.decide(&mut awards, "2020-02-01");
    assert_eq!(world.decide(&mut awards, "2021-01-30"), []);
    assert_eq!(world.decide(&mut awards, "2021-01-31"), [review(lapsed(), "2021-01-31")]);
    let again = world.clone().accepted("nda", 2, "2021-03-01");
    assert_eq!(again.decide(&mut awards, "2021-03-01"), [AwardChange::EndReview { award: award(0) }]);
    // A file that comes years late grants it, and says in the grant what has to be looked at.
    let changes = world.decide(&mut Vec::new(), "2022-01-01");
    let [AwardChange::Grant(grant)] = changes.as_slice() else { panic!("{changes:?}") };
    assert_eq!(grant.review.as_ref().map(|review| &review.reason), Some(&lapsed()));
}

#[test]
fn a_newer_achievement_supersedes_the_older_which_stays_honoured() {
    let world = World::new()
        .achievement("old", json!({ "requirement": exam("e1") }))
        .document(json!({ "code": "new", "title": "new", "kind": "certification", "supersedes": ["old"],
            "versions": [{ "version": "v1", "requirement": exam("e2") }] }))
        .passed("e1", "2020-01-15");
    let mut awards = Vec::new();
    world.decide(&mut awards, "2020-02-01");
    let world = world.passed("e2", "2021-05-05");
    let changes = world.decide(&mut awards, "2021-06-01");
    assert!(changes.contains(&AwardChange::Supersede {
        award: award(0),
        by: "new".parse().unwrap(),
        on: day("2021-05-05")
    }));
    assert_eq!(awards[0].status(day("2021-05-04")), AwardStatus::Active);
    assert_eq!(awards[0].status(day("2021-05-05")), AwardStatus::Superseded);
    assert!(AwardStatus::Superseded.is_good());
    // Granted at once, in one go.
    let mut at_once = Vec::new();
    assert_eq!(world.decide(&mut at_once, "2021-06-01").len(), 2);
    assert_eq!(
        at_once.iter().find(|a| a.achievement.as_str() == "old").unwrap().superseded_on,
        Some(day("2021-05-05"))
    );
}

#[test]
fn while_a_ban_lasts_nothing_is_granted_and_what_was_due_is_granted_after_it() {
    let ban = FactKind::Sanction { from: day("2020-02-01"), to: Some(day("2020-12-31")), voids_results_from: None };
    let world = world().passed("e1", "2020-01-15").fact("2020-02-01", ban);
    let mut awards = Vec::new();
    assert_eq!(world.decide(&mut awards, "2020-12-31"), []);
    assert_eq!(world.decide(&mut awards, "2021-01-01").len(), 1);
    assert_eq!(awards[0].earned_on, day("2020-01-15"));
}

#[test]
fn voided_results_put_what_rested_on_them_before_a_person() {
    let mut awards = Vec::new();
    let world = world().passed("e1", "2020-01-15");
    world.decide(&mut awards, "2020-02-01");
    let ban = FactKind::Sanction { from: day("2020-03-01"), to: None, voids_results_from: Some(day("2020-01-01")) };
    let reason = ReviewReason::NoLongerSupported { supported_from: None };
    assert_eq!(world.fact("2020-03-01", ban).decide(&mut awards, "2020-03-02"), [review(reason, "2020-03-02")]);
}

#[test]
fn what_a_person_grants_is_an_award_that_says_on_what_ground() {
    let world = world().granted("a", GrantBasis::Honorary, "2020-01-01", None).passed("e1", "2020-06-01");
    let mut awards = Vec::new();
    world.decide(&mut awards, "2020-07-01");
    let bases: Vec<_> =
        awards.iter().map(|award| (award.basis, award.earned_on, award.rule_version.is_some())).collect();
    assert_eq!(bases, [(Basis::Honorary, day("2020-01-01"), false), (Basis::Requirement, day("2020-06-01"), true)]);
    let changes = world.decide(&mut Vec::new(), "2020-07-01");
    let [AwardChange::Grant(grant), _] = changes.as_slice() else { panic!("{changes:?}") };
    assert_eq!((grant.proof.granted_by, &grant.proof.root), (Some(fact(1)), &None));
}

#[test]
fn an_award_whose_rules_are_gone_is_put_before_a_person_not_dropped() {
    let mut awards = Vec::new();
    let before = world().passed("e1", "2020-01-15");
    before.decide(&mut awards, "2020-02-01");
    let gone = World { documents: World::new().documents, ..before };
    assert_eq!(gone.decide(&mut awards, "2020-03-01"), [review(ReviewReason::RuleMissing, "2020-03-01")]);
}
