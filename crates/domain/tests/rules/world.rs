//! A small program and a candidate, put together in a few words.

use domain::calendar::utc_date;
use domain::evaluation::{State, Step};
use domain::fact::{ExamResult, GrantBasis};
use domain::*;
use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use uuid::Uuid;

/// Documents and facts, and when they are looked at.
#[derive(Clone)]
pub(crate) struct World {
    pub(crate) documents: Documents,
    pub(crate) facts: Vec<Fact>,
    pub(crate) known_at: Timestamp,
}

pub(crate) fn day(text: &str) -> Date {
    text.parse().unwrap()
}

pub(crate) fn at(text: &str) -> Timestamp {
    if text.len() == 10 { format!("{text}T10:00:00Z").parse().unwrap() } else { text.parse().unwrap() }
}

pub(crate) fn read<T: DeserializeOwned>(value: Value) -> T {
    serde_json::from_value(value).unwrap()
}

pub(crate) fn exam(code: &str) -> Value {
    json!({ "exam": { "code": code } })
}

pub(crate) fn all_of(of: &[Value]) -> Value {
    json!({ "all_of": { "of": of } })
}

impl World {
    /// With the exams `e1` to `e9`, the courses `c1` to `c3`, and nothing else.
    pub(crate) fn new() -> Self {
        let mut documents = Documents::default();
        for n in 1..=9 {
            let exam = json!({ "code": format!("e{n}"), "title": format!("Exam {n}"), "kind": "proctored" });
            documents.exams.push(read(exam));
        }
        for n in 1..=3 {
            documents.courses.push(read(json!({ "code": format!("c{n}"), "title": format!("Course {n}") })));
        }
        Self { documents, facts: Vec::new(), known_at: at("2100-01-01") }
    }

    /// Replaces or adds an exam.
    pub(crate) fn exam(mut self, document: Value) -> Self {
        let exam: ExamDocument = read(document);
        self.documents.exams.retain(|other| other.code != exam.code);
        self.documents.exams.push(exam);
        self
    }

    pub(crate) fn agreement(mut self, document: Value) -> Self {
        self.documents.agreements.push(read(document));
        self
    }

    pub(crate) fn policy(mut self, document: Value) -> Self {
        self.documents.retake_policies.push(read(document));
        self
    }

    /// Adds an achievement with one version, which has these fields beside its word.
    pub(crate) fn achievement(self, code: &str, mut version: Value) -> Self {
        version["version"] = json!("v1");
        self.versions(code, json!([version]))
    }

    /// Adds an achievement with these versions.
    pub(crate) fn versions(self, code: &str, versions: Value) -> Self {
        self.document(json!({ "code": code, "title": code, "kind": "certification", "versions": versions }))
    }

    pub(crate) fn document(mut self, document: Value) -> Self {
        self.documents.achievements.push(read(document));
        self
    }

    /// Adds a fact that we learnt the day after it happened.
    pub(crate) fn fact(self, happened: &str, kind: FactKind) -> Self {
        let learnt = at(happened) + SignedDuration::from_hours(24);
        self.fact_learnt(happened, learnt, kind)
    }

    pub(crate) fn fact_learnt(mut self, happened: &str, learnt_at: Timestamp, kind: FactKind) -> Self {
        let id = FactId::new(Uuid::from_u128(self.facts.len() as u128 + 1));
        self.facts.push(Fact { id, happened_at: at(happened), learnt_at, kind });
        self
    }

    pub(crate) fn result(self, exam: &str, happened: &str, outcome: Outcome) -> Self {
        let registration_id = format!("{exam}.{}", happened.replace(':', "-")).parse().unwrap();
        let result = ExamResult {
            registration_id,
            exam: exam.parse().unwrap(),
            outcome,
            score: None,
            held: false,
            authorization: None,
            sections: Vec::new(),
        };
        self.fact(happened, FactKind::ExamResult(result))
    }

    /// Passed an exam. The attempt's registration is `exam.date`.
    pub(crate) fn passed(self, exam: &str, happened: &str) -> Self {
        self.result(exam, happened, Outcome::Passed)
    }

    pub(crate) fn failed(self, exam: &str, happened: &str) -> Self {
        self.result(exam, happened, Outcome::Failed)
    }

    pub(crate) fn completed(self, course: &str, happened: &str) -> Self {
        self.fact(happened, FactKind::CourseCompleted { course: course.parse().unwrap() })
    }

    pub(crate) fn accepted(self, agreement: &str, version: u32, happened: &str) -> Self {
        self.fact(happened, FactKind::AgreementAccepted { agreement: agreement.parse().unwrap(), version })
    }

    pub(crate) fn held(self, registration: &str, happened: &str) -> Self {
        self.fact(happened, FactKind::ResultHeld { registration_id: registration.parse().unwrap() })
    }

    pub(crate) fn released(self, registration: &str, happened: &str) -> Self {
        self.fact(happened, FactKind::ResultReleased { registration_id: registration.parse().unwrap() })
    }

    pub(crate) fn revoked(self, registration: &str, happened: &str) -> Self {
        self.fact(happened, FactKind::ResultRevoked { registration_id: registration.parse().unwrap() })
    }

    pub(crate) fn reinstated(self, registration: &str, happened: &str) -> Self {
        self.fact(happened, FactKind::ResultReinstated { registration_id: registration.parse().unwrap() })
    }

    pub(crate) fn granted(self, achievement: &str, basis: GrantBasis, from: &str, to: Option<&str>) -> Self {
        let achievement = achievement.parse().unwrap();
        let kind = FactKind::Granted { achievement, basis, valid_from: day(from), valid_to: to.map(day) };
        self.fact(from, kind)
    }

    pub(crate) fn catalogue(&self) -> Catalogue {
        Catalogue::compile(self.documents.clone()).unwrap_or_else(|faults| panic!("{faults:?}"))
    }

    /// Looks at a history as of a day.
    pub(crate) fn history<T>(&self, on: &str, look: impl FnOnce(&History<'_>) -> T) -> T {
        let catalogue = self.catalogue();
        look(&History::new(&catalogue, &self.facts, AsOf { on: day(on), known_at: self.known_at }))
    }

    /// Looks at one evaluation as of a day.
    pub(crate) fn look<T>(&self, achievement: &str, on: &str, look: impl FnOnce(Evaluation<'_>) -> T) -> T {
        let code: AchievementCode = achievement.parse().unwrap();
        self.history(on, |history| {
            let alone = evaluate(&code, history).unwrap();
            let all = evaluate_all(history);
            let (one, other) = (alone.of(&code).unwrap(), all.of(&code).unwrap());
            assert_eq!(one.proof(), other.proof(), "an achievement is evaluated alone as with all others");
            assert_eq!(one.holdings().collect::<Vec<_>>(), other.holdings().collect::<Vec<_>>());
            look(one)
        })
    }

    pub(crate) fn state(&self, achievement: &str, on: &str) -> State {
        self.look(achievement, on, |evaluation| evaluation.state())
    }

    pub(crate) fn met_on(&self, achievement: &str, on: &str) -> Option<String> {
        self.look(achievement, on, |evaluation| evaluation.met_on().map(|day| day.to_string()))
    }

    pub(crate) fn valid_to(&self, achievement: &str, on: &str) -> Option<String> {
        self.look(achievement, on, |evaluation| evaluation.valid_to().map(|day| day.to_string()))
    }

    /// The periods in which an achievement was held: from, to.
    pub(crate) fn holdings(&self, achievement: &str, on: &str) -> Vec<(String, String)> {
        self.look(achievement, on, |evaluation| {
            let text = |day: Option<Date>| day.map_or("ever".to_owned(), |day| day.to_string());
            evaluation.holdings().map(|h| (h.earned_on.to_string(), text(h.valid_to))).collect()
        })
    }

    pub(crate) fn steps(&self, achievement: &str, on: &str) -> Vec<Step> {
        self.look(achievement, on, |evaluation| evaluation.steps())
    }

    /// The shortest way in words: codes, with what is to be done.
    pub(crate) fn way(&self, achievement: &str, on: &str) -> String {
        let steps = self.steps(achievement, on);
        let words = steps.iter().map(|step| match step {
            Step::PassExam { exams } => {
                format!("pass {}", exams.iter().map(ToString::to_string).collect::<Vec<_>>().join("|"))
            }
            Step::CompleteCourse { course } => format!("complete {course}"),
            Step::EarnAchievement { achievement, steps } => format!("earn {achievement} ({steps})"),
            Step::AcceptAgreement { agreement, version } => format!("accept {agreement} {version}"),
            Step::AwaitResult { exam, .. } => format!("await {exam}"),
        });
        words.collect::<Vec<_>>().join(", ")
    }

    /// Decides, applies, and proves that deciding again gives nothing.
    pub(crate) fn decide(&self, awards: &mut Vec<Award>, on: &str) -> Vec<AwardChange> {
        self.history(on, |history| {
            let evaluations = evaluate_all(history);
            let changes = decide(&evaluations, awards);
            for change in &changes {
                awards.iter_mut().for_each(|award| award.apply(change));
                if let AwardChange::Grant(grant) = change {
                    let id = AwardId::new(Uuid::from_u128(awards.len() as u128 + 100));
                    awards.push(Award::grant(id, grant));
                }
            }
            assert_eq!(decide(&evaluations, awards), [], "deciding is done once");
            changes
        })
    }
}

/// The n-th award of [`World::decide`].
pub(crate) fn award(n: u128) -> AwardId {
    AwardId::new(Uuid::from_u128(n + 100))
}

/// The n-th fact, counted from one.
pub(crate) fn fact(n: u128) -> FactId {
    FactId::new(Uuid::from_u128(n))
}

#[test]
fn the_worlds_dates_are_utc() {
    assert_eq!(utc_date(at("2024-01-31")), day("2024-01-31"));
}
