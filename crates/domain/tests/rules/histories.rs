//! Facts: two times, corrections, sanctions.

use domain::evaluation::State;
use domain::fact::{ExamResult, Score};
use domain::{FactKind, Outcome};
use serde_json::json;

use crate::world::*;

fn world() -> World {
    World::new().achievement("a", json!({ "requirement": exam("e1") }))
}

fn result(outcome: Outcome, held: bool) -> FactKind {
    let (registration_id, exam) = ("r1".parse().unwrap(), "e1".parse().unwrap());
    FactKind::ExamResult(ExamResult {
        registration_id,
        exam,
        outcome,
        score: None,
        held,
        authorization: None,
        sections: Vec::new(),
    })
}

fn modified(outcome: Outcome) -> FactKind {
    let score = Some(Score { reached: "712".into(), passing: Some("700".into()) });
    FactKind::ResultModified { registration_id: "r1".parse().unwrap(), outcome, score }
}

#[test]
fn later_facts_about_an_attempt_apply_by_their_own_time_not_by_arrival() {
    let mut world = world()
        .fact("2020-01-01", result(Outcome::Failed, false))
        // Arrived first, happened last.
        .fact_learnt(
            "2020-03-01",
            at("2020-03-02"),
            FactKind::ResultReleased { registration_id: "r1".parse().unwrap() },
        )
        .fact_learnt("2020-02-01", at("2020-04-01"), FactKind::ResultHeld { registration_id: "r1".parse().unwrap() })
        .fact_learnt("2020-02-15", at("2020-05-01"), modified(Outcome::Passed));
    assert_eq!(world.met_on("a", "2020-06-01").as_deref(), Some("2020-01-01"));
    world.history("2020-06-01", |history| {
        let [attempt] = history.attempts() else { panic!("one attempt") };
        assert!(attempt.is_pass());
        assert_eq!(attempt.score.map(|score| score.reached.as_str()), Some("712"));
        assert_eq!(history.facts_of(attempt).count(), 4);
    });
    // What was known in between: released, and then found to have been held, which came before.
    world.known_at = at("2020-04-15");
    assert_eq!(world.state("a", "2020-06-01"), State::NotStarted);
}

#[test]
fn a_second_report_of_one_registration_replaces_the_first() {
    let twice = world().fact_learnt("2020-01-01", at("2020-01-02"), result(Outcome::Passed, false)).fact_learnt(
        "2020-01-03",
        at("2020-02-02"),
        result(Outcome::Failed, false),
    );
    twice.history("2020-06-01", |history| {
        assert_eq!(history.attempts().len(), 1);
        assert_eq!((history.attempts()[0].outcome, history.attempts()[0].on()), (Outcome::Failed, day("2020-01-03")));
    });
    assert_eq!(twice.met_on("a", "2020-06-01"), None);
}

#[test]
fn a_result_may_be_held_from_the_start() {
    let world = world().fact("2020-01-01", result(Outcome::Passed, true));
    assert_eq!(world.state("a", "2020-06-01"), State::OnHold);
    assert_eq!(world.released("r1", "2020-02-01").state("a", "2020-06-01"), State::Met);
}

#[test]
fn a_revoked_result_never_counted_and_a_reinstated_one_counts_from_its_own_date() {
    let revoked = world().fact("2020-01-01", result(Outcome::Passed, false)).revoked("r1", "2020-03-01");
    assert_eq!(revoked.met_on("a", "2020-06-01"), None);
    let again = revoked.fact("2020-05-01", FactKind::ResultReinstated { registration_id: "r1".parse().unwrap() });
    assert_eq!(again.met_on("a", "2020-06-01").as_deref(), Some("2020-01-01"));
}

#[test]
fn what_is_said_of_an_attempt_that_was_never_reported_waits_for_the_report() {
    let early = world().held("r1", "2020-02-01");
    assert_eq!(early.history("2020-06-01", |history| history.attempts().len()), 0);
    assert_eq!(early.fact("2020-01-01", result(Outcome::Passed, false)).state("a", "2020-06-01"), State::OnHold);
}

#[test]
fn asked_what_was_known_an_evaluation_ignores_what_was_learnt_later() {
    let mut world = world().fact_learnt("2020-01-01", at("2020-03-01T12:00:00Z"), result(Outcome::Passed, false));
    for (known_at, met) in [("2020-03-01T11:59:59Z", false), ("2020-03-01T12:00:00Z", true)] {
        world.known_at = at(known_at);
        assert_eq!(world.met_on("a", "2020-02-01").is_some(), met, "{known_at}");
    }
}

#[test]
fn facts_that_the_catalogue_has_no_name_for_are_kept_and_without_consequence() {
    let world = world().passed("unheard-of", "2020-01-01").passed("e1", "2020-02-01");
    world.history("2020-06-01", |history| {
        let exams: Vec<_> = history.attempts().iter().map(|attempt| attempt.exam.as_str()).collect();
        assert_eq!(exams, ["e1", "unheard-of"]);
    });
    assert_eq!(world.met_on("a", "2020-06-01").as_deref(), Some("2020-02-01"));
}

fn sanction(from: &str, to: Option<&str>, voids: Option<&str>) -> FactKind {
    FactKind::Sanction { from: day(from), to: to.map(day), voids_results_from: voids.map(day) }
}

#[test]
fn results_under_a_ban_do_not_count_and_a_lifted_ban_was_never_there() {
    for (sat, met) in [("2020-03-31", true), ("2020-04-01", false), ("2020-06-30", false), ("2020-07-01", true)] {
        let banned = world().fact("2020-04-01", sanction("2020-04-01", Some("2020-06-30"), None)).passed("e1", sat);
        assert_eq!(banned.met_on("a", "2021-01-01").is_some(), met, "{sat}");
        let lifted = banned.fact("2020-08-01", FactKind::SanctionLifted { sanction: fact(1) });
        assert_eq!(lifted.met_on("a", "2021-01-01").as_deref(), Some(sat));
    }
}

#[test]
fn a_sanction_may_void_results_that_came_before_it() {
    let world = world().passed("e1", "2020-01-01").fact("2020-04-01", sanction("2020-04-01", None, Some("2019-06-01")));
    assert_eq!(world.met_on("a", "2020-03-01").as_deref(), Some("2020-01-01"));
    assert_eq!(world.met_on("a", "2021-01-01"), None);
}

#[test]
fn facts_survive_being_written_down() {
    let world = world().fact("2020-01-01", result(Outcome::NoShow { excused: true }, false)).held("r1", "2020-02-01");
    for fact in &world.facts {
        let text = serde_json::to_string(fact).unwrap();
        assert_eq!(serde_json::from_str::<domain::Fact>(&text).unwrap(), *fact, "{text}");
    }
}
