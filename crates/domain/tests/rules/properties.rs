//! What holds for every rule and every history.

use std::collections::BTreeSet;

use domain::calendar::{days_after, months_after, utc_date};
use domain::fact::ExamResult;
use domain::requirement::{Distinct, Requirement};
use domain::*;
use jiff::civil::{Date, date};
use jiff::tz::Offset;
use jiff::{SignedDuration, Timestamp};
use proptest::prelude::*;
use proptest::sample::Index;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::world::*;

const FIRST: Date = date(2020, 1, 1);
const DAYS: u32 = 400;

fn any_shelf() -> impl Strategy<Value = Value> {
    prop_oneof![3 => Just(Value::Null), 1 => (1_u32..8).prop_map(|months| json!(months))]
}

fn any_leaf() -> impl Strategy<Value = Value> {
    prop_oneof![
        6 => (1..=6, any_shelf(), any::<bool>()).prop_map(|(n, within, exactly)| {
            let accepts = if exactly { "exactly" } else { "equivalent" };
            json!({ "exam": { "code": format!("e{n}"), "within_months": within, "accepts": accepts } })
        }),
        2 => (1..=2, any_shelf()).prop_map(|(n, within)| json!({ "course": { "code": format!("c{n}"), "within_months": within } })),
    ]
}

/// Any tree without prerequisites and agreements.
fn any_tree() -> impl Strategy<Value = Value> {
    let places = prop::collection::vec(any_leaf(), 1..4);
    let core = (prop::collection::vec(any_leaf(), 0..3), places, 1_u32..3, any::<bool>()).prop_filter_map(
        "enough electives",
        |(core, electives, count, double_count)| {
            (!core.is_empty()).then(|| {
                json!({ "core_and_electives": {
                "core": core, "electives": electives, "count": count, "double_count": double_count
            } })
            })
        },
    );
    prop_oneof![4 => any_leaf(), 1 => core].prop_recursive(3, 12, 4, |inner| {
        let parts = prop::collection::vec(inner, 1..5);
        prop_oneof![
            (parts.clone(), any_shelf())
                .prop_map(|(of, within)| json!({ "all_of": { "of": of, "within_months": within } })),
            parts.clone().prop_map(|of| json!({ "any_of": { "of": of } })),
            (parts, 1_u32..4, any::<bool>()).prop_map(|(of, count, part)| {
                let distinct = if part { "part" } else { "subject" };
                json!({ "n_of": { "count": count, "of": of, "distinct": distinct } })
            }),
        ]
    })
}

#[derive(Debug, Clone)]
struct Event {
    day: u32,
    delay: u32,
    what: u32,
    target: Index,
}

fn any_events(most: usize) -> impl Strategy<Value = Vec<Event>> {
    let event = (0..DAYS, 0_u32..60, 0_u32..24, any::<Index>());
    prop::collection::vec(event.prop_map(|(day, delay, what, target)| Event { day, delay, what, target }), 0..most)
}

fn instant(day: u32) -> Timestamp {
    Offset::UTC.to_timestamp(days_after(FIRST, day).at(12, 0, 0, 0)).unwrap()
}

fn registration(n: usize) -> domain::RegistrationId {
    format!("r{n}").parse().unwrap()
}

/// Facts: mostly results and courses, some corrections of an earlier event, a ban now and then.
fn facts(events: &[Event], corrections: bool) -> Vec<Fact> {
    let results: Vec<usize> = (0..events.len()).filter(|n| events[*n].what < 12).collect();
    let fact = |(n, event): (usize, &Event)| {
        let earlier = (!results.is_empty()).then(|| registration(*event.target.get(&results)));
        let kind = match (event.what, earlier) {
            (0..12, _) => FactKind::ExamResult(ExamResult {
                registration_id: registration(n),
                exam: format!("e{}", event.what % 6 + 1).parse().unwrap(),
                outcome: if event.target.index(4) == 0 { Outcome::Failed } else { Outcome::Passed },
                score: None,
                held: false,
                authorization: None,
                sections: Vec::new(),
            }),
            (12..16, _) => FactKind::CourseCompleted { course: format!("c{}", event.what % 2 + 1).parse().unwrap() },
            (16..18, _) => {
                FactKind::AgreementAccepted { agreement: "nda".parse().unwrap(), version: event.what % 2 + 1 }
            }
            (18 | 19, Some(registration_id)) if corrections => FactKind::ResultHeld { registration_id },
            (20, Some(registration_id)) if corrections => FactKind::ResultReleased { registration_id },
            (21, Some(registration_id)) if corrections => FactKind::ResultRevoked { registration_id },
            (22, Some(registration_id)) if corrections => FactKind::ResultReinstated { registration_id },
            (23, _) if corrections => FactKind::Sanction {
                from: days_after(FIRST, event.day),
                to: Some(days_after(FIRST, event.day + 20)),
                voids_results_from: (event.delay % 2 == 0).then(|| days_after(FIRST, event.day / 2)),
            },
            _ => FactKind::CourseCompleted { course: "c3".parse().unwrap() },
        };
        let happened_at = instant(event.day);
        let learnt_at = happened_at + SignedDuration::from_hours(24 * i64::from(event.delay));
        Fact { id: FactId::new(Uuid::from_u128(n as u128 + 1)), happened_at, learnt_at, kind }
    };
    events.iter().enumerate().map(fact).collect()
}

/// Exams e1 to e6: e1 and e2 have one subject, e4 counts as e3 for a while.
fn world(facts: Vec<Fact>) -> World {
    let mut world = World::new()
        .exam(json!({ "code": "e1", "title": "e1", "kind": "proctored", "subject": "s" }))
        .exam(json!({ "code": "e2", "title": "e2", "kind": "proctored", "subject": "s" }))
        .exam(json!({ "code": "e4", "title": "e4", "kind": "proctored",
            "counts_as": [{ "exam": "e3", "sat_from": "2020-03-01", "sat_to": "2020-09-30" }] }))
        .agreement(json!({ "code": "nda", "title": "NDA", "versions": [
            { "version": 1, "effective_from": "2019-01-01" },
            { "version": 2, "effective_from": "2020-07-01", "grace_days": 30 }
        ] }));
    world.facts = facts;
    world
}

/// A world with this tree, unless it can never be met.
fn with_tree(tree: &Value, facts: Vec<Fact>) -> Option<World> {
    let world = world(facts).achievement("a", json!({ "requirement": tree }));
    Catalogue::compile(world.documents.clone()).is_ok().then_some(world)
}

/// A program with everything in it: prerequisites, agreements, renewals both ways, two versions.
fn program(tree: &Value, facts: Vec<Fact>) -> Option<World> {
    let continuously = json!({ "agreement": { "code": "nda", "held": "continuously" } });
    let world = world(facts)
        .achievement("base", json!({
            "requirement": tree, "validity": { "months": 3, "grace_days": 10 },
            "renewal": { "options": [{ "exam": { "code": "e5" } }, { "achievement": { "code": "higher" } }] }
        }))
        .achievement("higher", json!({
            "requirement": all_of(&[json!({ "achievement": { "code": "base", "held": "continuously" } }), exam("e6")]),
            "validity": { "months": 5 },
            "renewal": { "options": [{ "course": { "code": "c1" } }], "opens_months_before": 2, "counts_from": "renewal_date" }
        }))
        .versions("moving", json!([
            { "version": "v1", "effective_to": "2020-06-30", "requirement": exam("e1"),
              "grandfathering": { "facts_before": "2020-04-01", "until": "2020-09-30" } },
            { "version": "v2", "effective_from": "2020-07-01", "requirement": all_of(&[exam("e1"), continuously]) }
        ]))
        .document(json!({ "code": "newer", "title": "newer", "kind": "accreditation", "supersedes": ["moving"],
            "versions": [{ "version": "v1", "requirement": exam("e2") }] }));
    Catalogue::compile(world.documents.clone()).is_ok().then_some(world)
}

/// Everything an evaluation says.
fn said(world: &World, as_of: AsOf) -> String {
    let catalogue = world.catalogue();
    let history = History::new(&catalogue, &world.facts, as_of);
    let evaluations = evaluate_all(&history);
    let each = evaluations.iter().map(|evaluation| {
        let holdings: Vec<_> = evaluation.holdings().collect();
        format!("{:?} {:?} {holdings:?} {:?}", evaluation.state(), evaluation.proof(), evaluation.steps())
    });
    each.collect()
}

fn late() -> AsOf {
    AsOf { on: days_after(FIRST, DAYS), known_at: instant(DAYS * 2) }
}

/// Whether a pass of an exam on a day is taken.
type Accepting<'a> = dyn Fn(&str, Date) -> bool + 'a;

/// Whether a requirement is met on a day, straight from what its documentation says.
struct Naive<'w> {
    world: &'w World,
    passes: Vec<(usize, String, Date)>,
    completions: Vec<(usize, String, Date)>,
}

impl<'w> Naive<'w> {
    fn new(world: &'w World) -> Self {
        let (mut passes, mut completions) = (Vec::new(), Vec::new());
        for (n, fact) in world.facts.iter().enumerate() {
            let on = utc_date(fact.happened_at);
            match &fact.kind {
                FactKind::ExamResult(result) if result.outcome == Outcome::Passed => {
                    passes.push((n, result.exam.to_string(), on));
                }
                FactKind::CourseCompleted { course } => completions.push((n, course.to_string(), on)),
                _ => {}
            }
        }
        Self { world, passes, completions }
    }

    /// The facts any of which meets a leaf on a day.
    fn serving(&self, leaf: &Requirement, on: Date, shelf: Option<u32>) -> Vec<usize> {
        let (events, own, accepts): (_, _, Box<Accepting<'_>>) = match leaf {
            Requirement::Exam(exam) => (
                &self.passes,
                exam.within_months,
                Box::new(|code, sat| {
                    let document = self.world.documents.exams.iter().find(|e| e.code.as_str() == code).unwrap();
                    let stands_for = document.counts_as.iter().any(|e| {
                        e.exam == exam.code && e.sat_from.is_none_or(|d| d <= sat) && e.sat_to.is_none_or(|d| sat <= d)
                    });
                    code == exam.code.as_str() || exam.accepts != requirement::Accepts::Exactly && stands_for
                }),
            ),
            Requirement::Course(course) => {
                (&self.completions, course.within_months, Box::new(|code, _| code == course.code.as_str()))
            }
            _ => panic!("a leaf"),
        };
        let shelf = own.into_iter().chain(shelf).min();
        let live = |sat: Date| sat <= on && shelf.is_none_or(|months| on <= months_after(sat, months));
        events.iter().filter(|(_, code, sat)| live(*sat) && accepts(code, *sat)).map(|(n, ..)| *n).collect()
    }

    fn met(&self, requirement: &Requirement, on: Date, shelf: Option<u32>) -> bool {
        let met = |part: &Requirement| self.met(part, on, shelf);
        match requirement {
            Requirement::Exam(_) | Requirement::Course(_) => !self.serving(requirement, on, shelf).is_empty(),
            Requirement::AllOf(all) => match all.within_months {
                None => all.of.iter().all(met),
                Some(months) => {
                    let shelf = Some(shelf.map_or(months, |shelf| shelf.min(months)));
                    let mut days = (0..=DAYS).map(|n| days_after(FIRST, n)).take_while(|day| *day <= on);
                    days.any(|day| all.of.iter().all(|part| self.met(part, day, shelf)))
                }
            },
            Requirement::AnyOf(any) => any.of.iter().any(met),
            Requirement::NOf(n_of) => {
                let met = n_of.of.iter().enumerate().filter(|(_, part)| met(part));
                let different: BTreeSet<String> = met
                    .map(|(n, part)| if n_of.distinct == Distinct::Subject { subject(n, part) } else { n.to_string() })
                    .collect();
                different.len() >= n_of.count as usize
            }
            Requirement::CoreAndElectives(both) if both.double_count => {
                let electives = both.electives.iter().enumerate().filter(|(_, part)| met(part));
                let different: BTreeSet<String> = electives.map(|(n, part)| subject(n, part)).collect();
                both.core.iter().all(met) && different.len() >= both.count as usize
            }
            Requirement::CoreAndElectives(both) => {
                let serving = |part: &Requirement| self.serving(part, on, shelf);
                let core: Vec<_> = both.core.iter().map(serving).collect();
                let electives = both.electives.iter().enumerate().map(|(n, part)| (subject(n, part), serving(part)));
                let electives: Vec<_> = electives.collect();
                fill_core(&core, &electives, both.count, &mut BTreeSet::new())
            }
            _ => panic!("not generated"),
        }
    }
}

fn subject(n: usize, part: &Requirement) -> String {
    match part {
        Requirement::Exam(exam) if matches!(exam.code.as_str(), "e1" | "e2") => "s".into(),
        Requirement::Exam(exam) => exam.code.to_string(),
        _ => format!("part {n}"),
    }
}

fn fill_core(core: &[Vec<usize>], electives: &[(String, Vec<usize>)], count: u32, used: &mut BTreeSet<usize>) -> bool {
    let Some((first, rest)) = core.split_first() else {
        return most_electives(electives, used, &mut BTreeSet::new()) >= count;
    };
    first.iter().any(|fact| {
        used.insert(*fact) && {
            let filled = fill_core(rest, electives, count, used);
            used.remove(fact);
            filled
        }
    })
}

fn most_electives(
    electives: &[(String, Vec<usize>)],
    used: &mut BTreeSet<usize>,
    subjects: &mut BTreeSet<String>,
) -> u32 {
    let Some(((subject, facts), rest)) = electives.split_first() else { return 0 };
    let mut most = most_electives(rest, used, subjects);
    if subjects.insert(subject.clone()) {
        for fact in facts {
            if used.insert(*fact) {
                most = most.max(1 + most_electives(rest, used, subjects));
                used.remove(fact);
            }
        }
        subjects.remove(subject);
    }
    most
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn a_requirement_is_met_first_on_the_day_that_its_definition_says(tree in any_tree(), events in any_events(10)) {
        let Some(world) = with_tree(&tree, facts(&events, false)) else { return Ok(()) };
        let requirement = world.documents.achievements[0].versions[0].requirement.clone();
        let naive = Naive::new(&world);
        let mut days = (0..=DAYS).map(|n| days_after(FIRST, n));
        let expected = days.find(|day| naive.met(&requirement, *day, None));
        let on = late().on.to_string();
        let found = world.look("a", &on, |evaluation| evaluation.met_on());
        prop_assert_eq!(found, expected, "{}", tree);
    }

    #[test]
    fn one_more_pass_never_lowers_progress(tree in any_tree(), events in any_events(12), exam in 1..=6, day in 0..DAYS) {
        let Some(world) = with_tree(&tree, facts(&events, true)) else { return Ok(()) };
        let progress = |world: &World| {
            world.look("a", &late().on.to_string(), |evaluation| {
                (evaluation.met_on().unwrap_or(Date::MAX), evaluation.remaining().unwrap_or(u32::MAX))
            })
        };
        let (met_on, remaining) = progress(&world);
        let more = world.passed(&format!("e{exam}"), &days_after(FIRST, day).to_string());
        let (then_met_on, then_remaining) = progress(&more);
        prop_assert!(then_met_on <= met_on);
        prop_assert!(then_remaining <= remaining, "{} steps became {}", remaining, then_remaining);
    }

    #[test]
    fn the_order_of_facts_does_not_matter(
        (events, order) in any_events(16).prop_flat_map(|events| {
            let order = Just((0..events.len()).collect::<Vec<_>>()).prop_shuffle();
            (Just(events), order)
        }),
        tree in any_tree(),
    ) {
        let facts = facts(&events, true);
        let Some(world) = program(&tree, facts.clone()) else { return Ok(()) };
        let shuffled = World { facts: order.iter().map(|at| facts[*at].clone()).collect(), ..world.clone() };
        prop_assert_eq!(said(&world, late()), said(&shuffled, late()));
    }

    #[test]
    fn what_was_learnt_later_or_happened_later_is_as_if_it_did_not_exist(
        tree in any_tree(), events in any_events(16), on in 0..DAYS, known in 0..DAYS,
    ) {
        let Some(world) = program(&tree, facts(&events, true)) else { return Ok(()) };
        let as_of = AsOf { on: days_after(FIRST, on), known_at: instant(known) };
        let mut then = world.clone();
        then.facts.retain(|fact| fact.learnt_at <= as_of.known_at && utc_date(fact.happened_at) <= as_of.on);
        prop_assert_eq!(said(&world, as_of), said(&then, as_of));
    }

    #[test]
    fn the_steps_named_complete_a_requirement(tree in any_tree(), events in any_events(8)) {
        let Some(world) = with_tree(&tree, facts(&events, false)) else { return Ok(()) };
        let mut world = world;
        let on = days_after(FIRST, DAYS).to_string();
        // Done all at once, once.
        for step in world.steps("a", &on) {
            world = match step {
                evaluation::Step::PassExam { exams } => {
                    // A registration of its own, should one exam be needed twice.
                    let registration_id = registration(1000 + world.facts.len());
                    let exam = exams[0].clone();
                    world.fact(&on, FactKind::ExamResult(ExamResult {
                        registration_id, exam, outcome: Outcome::Passed, score: None, held: false, authorization: None, sections: Vec::new() }))
                }
                evaluation::Step::CompleteCourse { course } => world.completed(course.as_str(), &on),
                other => panic!("{other:?}"),
            };
        }
        prop_assert!(world.met_on("a", &on).is_some(), "{tree}");
    }

    /// `World::decide` asserts that deciding again gives nothing.
    #[test]
    fn deciding_is_done_once_and_takes_nothing_away(
        tree in any_tree(), events in any_events(20), looks in prop::collection::vec((0..DAYS, 0_u32..60), 1..4),
    ) {
        let Some(mut world) = program(&tree, facts(&events, true)) else { return Ok(()) };
        let mut looks = looks;
        looks.sort();
        let mut awards = Vec::new();
        for (on, delay) in looks {
            world.known_at = instant(on + delay);
            let before = awards.clone();
            world.decide(&mut awards, &days_after(FIRST, on).to_string());
            for (then, now) in before.iter().zip(&awards) {
                prop_assert_eq!((then.id, then.earned_on, then.valid_from), (now.id, now.earned_on, now.valid_from));
                prop_assert!(then.valid_to.unwrap_or(Date::MAX) <= now.valid_to.unwrap_or(Date::MAX));
            }
        }
    }
}
