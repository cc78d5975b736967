//! What the sample results come to under the fictional vendor's rules: the tables of `catalogue/sample/README.md` hold.

#![expect(clippy::unwrap_used, reason = "helpers of tests fail by panicking")]

use std::collections::BTreeSet;
use std::io::Cursor;

use catalogue::shipped::{self, SAMPLE_RESULTS};
use domain::calendar::AsOf;
use domain::catalogue::Catalogue;
use domain::code::{AchievementCode, ExamCode, RegistrationId};
use domain::evaluation::State;
use domain::fact::{ExamResult, Fact, FactKind, Outcome};
use domain::history::History;
use domain::id::{CandidateId, FactId};
use domain::{Evaluations, evaluate_all};
use exam_delivery::pearson::{Archive, Limits};
use exam_delivery::result::{Outcome as Reported, ResultStatus};
use jiff::Timestamp;

const README: &str = include_str!("../../../catalogue/sample/README.md");
const PEOPLE: [&str; 6] = ["Ada", "Kenji", "Zoë", "Omar", "Maria", "John"];

fn now() -> Timestamp {
    "2026-11-23T12:00:00Z".parse().unwrap()
}

fn id(person: &str) -> CandidateId {
    let place = PEOPLE.iter().position(|known| *known == person).unwrap() as u64;
    CandidateId::from_number(100_000_001 + place).unwrap()
}

fn facts(person: &str) -> Vec<Fact> {
    let mut archive = Archive::open(Cursor::new(SAMPLE_RESULTS), Limits::default()).unwrap();
    let mut facts = Vec::new();
    for member in archive.exams().to_vec() {
        for row in archive.rows(&member).unwrap() {
            let row = row.unwrap().unwrap();
            if row.client_candidate_id.unwrap().parse() != Ok(id(person)) {
                continue;
            }
            facts.push(Fact {
                id: FactId::new(format!("00000000-0000-7000-8000-{:012}", facts.len()).parse().unwrap()),
                happened_at: row.happened_at,
                learnt_at: now(),
                kind: FactKind::ExamResult(ExamResult {
                    registration_id: RegistrationId::new(&row.registration_id).unwrap(),
                    exam: ExamCode::new(&row.exam.series_code).unwrap(),
                    outcome: match row.outcome {
                        Reported::Passed => Outcome::Passed,
                        Reported::Failed => Outcome::Failed,
                        Reported::NoShow { excused } => Outcome::NoShow { excused },
                        Reported::NdaRefused => Outcome::NdaRefused,
                    },
                    score: None,
                    held: row.status == ResultStatus::Held,
                    authorization: None,
                    sections: Vec::new(),
                }),
            });
        }
    }
    facts
}

fn evaluated<T>(person: &str, look: impl FnOnce(&Evaluations<'_>) -> T) -> T {
    let catalogue = Catalogue::compile(shipped::fictional_vendor().unwrap().documents).unwrap();
    let facts = facts(person);
    let history = History::new(&catalogue, &facts, AsOf::now(now()));
    look(&evaluate_all(&history))
}

#[test]
fn the_sample_yields_the_awards_that_its_readme_promises() {
    let promised: BTreeSet<Vec<String>> = README
        .lines()
        .filter(|line| line.starts_with("| ") && line.matches('|').count() == 7 && !line.starts_with("| Person"))
        .map(|line| {
            let mut cells: Vec<_> = line.trim_matches('|').split('|').map(|cell| cell.trim().to_owned()).collect();
            cells[1] = cells[1].split(' ').next().unwrap().to_owned();
            let status = cells.pop().unwrap();
            let word =
                ["active", "in grace", "expired", "superseded"].into_iter().find(|word| status.starts_with(word));
            // Superseding is between awards; on the facts alone the older one is held all the same.
            cells.push(word.unwrap().replace("superseded", "active"));
            cells
        })
        .collect();
    assert_eq!(promised.len(), 15);

    let mut yielded = BTreeSet::new();
    for person in PEOPLE {
        evaluated(person, |evaluations| {
            for evaluation in evaluations.iter() {
                for holding in evaluation.holdings() {
                    let day = |day: Option<jiff::civil::Date>| day.map(|day| day.to_string()).unwrap_or_default();
                    let status = match evaluation.state() {
                        State::Met | State::Expiring => "active",
                        State::InGrace => "in grace",
                        State::Lapsed => "expired",
                        other => panic!("{other:?}"),
                    };
                    yielded.insert(vec![
                        person.to_owned(),
                        evaluation.achievement().code.to_string(),
                        holding.earned_on.to_string(),
                        day(holding.valid_to),
                        day(holding.grace_to),
                        status.to_owned(),
                    ]);
                }
            }
        });
    }

    assert_eq!(yielded, promised);
}

#[test]
fn what_is_nearly_there_is_as_its_readme_promises() {
    for (person, achievement, state, remaining) in [
        ("Ada", "TTS-KEEL", State::PendingAgreement, 1),
        ("Ada", "TCN-PERIMETER", State::InProgress, 1),
        ("Kenji", "TTS-KEEL", State::PendingAgreement, 1),
        ("Kenji", "TCS-KEEL", State::InProgress, 1),
        ("Zoë", "TCS-SENTRY-8", State::OnHold, 0),
        ("Omar", "TCS-SLUICE", State::NotStarted, 1),
    ] {
        let code = AchievementCode::new(achievement).unwrap();
        let found = evaluated(person, |evaluations| {
            let evaluation = evaluations.of(&code).unwrap();
            (evaluation.state(), evaluation.remaining())
        });
        assert_eq!(found, (state, Some(remaining)), "{person} {achievement}");
    }
}
