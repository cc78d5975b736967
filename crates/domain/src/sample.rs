//! A made-up catalogue and candidate of a stated size, for benchmarks and other crates' tests.
//!
//! Every rule structure occurs in the same share at every size, and the same numbers give the same documents and facts.

use std::collections::BTreeMap;

use jiff::civil::{Date, date};
use jiff::tz::Offset;
use jiff::{SignedDuration, Timestamp};
use uuid::Uuid;

use crate::achievement::{
    AchievementDocument, AchievementKind, CountsFrom, Renewal, RenewalOption, Validity, VersionDocument,
};
use crate::agreement::{AgreementDocument, AgreementVersion, Asked};
use crate::calendar::AsOf;
use crate::catalogue::Documents;
use crate::code::{
    AchievementCode, AgreementCode, CodeError, CourseCode, ExamCode, Family, PolicyCode, RegistrationId, Subject,
    Track, VersionWord,
};
use crate::course::CourseDocument;
use crate::exam::{Equivalence, ExamDocument, ExamKind};
use crate::fact::{ExamResult, Fact, FactKind, Outcome};
use crate::id::FactId;
use crate::requirement::{
    Accepts, AgreementRequirement, AllOf, AnyOf, CoreAndElectives, CourseRequirement, Distinct, ExamRequirement, Held,
    NOf, Prerequisite, Requirement,
};
use crate::retake::{AfterPass, Clause, Counted, RetakePolicyDocument, Scope, Wait};

const BEGINNING: Date = date(2020, 1, 6);

/// The date and the knowledge of a sample's evaluation: four years after its first fact.
pub fn as_of() -> AsOf {
    let on = date(2024, 1, 6);
    AsOf { on, known_at: instant(on, 23) }
}

/// A catalogue of so many achievements, and twice as many exams.
pub fn documents(achievements: usize) -> Documents {
    let exams = achievements * 2;
    Documents {
        exams: (0..exams).map(exam).collect(),
        courses: (0..10).map(course).collect(),
        agreements: vec![agreement()],
        retake_policies: vec![retake_policy()],
        achievements: (0..achievements).map(|n| achievement(n, exams)).collect(),
    }
}

/// So many facts about one candidate who is busy with the first achievements of a catalogue: passes above all, some
/// failures and absences, results held, released and revoked, courses and agreements.
pub fn facts(count: usize) -> Vec<Fact> {
    let mut facts = Vec::with_capacity(count);
    for n in 0..count {
        let happened_at =
            instant(BEGINNING, 9) + SignedDuration::from_hours(24 * 30 * n as i64 * 40 / count.max(1) as i64);
        let registration = |n: usize| code(RegistrationId::new(&format!("REG-{n:06}")));
        let kind = match n % 10 {
            7 => FactKind::CourseCompleted { course: code(CourseCode::new(&format!("course-{}", n / 10 % 10))) },
            8 if n % 20 == 8 => FactKind::AgreementAccepted { agreement: code(AgreementCode::new("nda")), version: 1 },
            8 => FactKind::ResultHeld { registration_id: registration(n - 2) },
            9 if n % 20 == 19 => FactKind::ResultReleased { registration_id: registration(n - 3) },
            9 => FactKind::ResultRevoked { registration_id: registration(n - 4) },
            rest => FactKind::ExamResult(ExamResult {
                registration_id: registration(n),
                exam: exam_code(n * 3 % (count * 2)),
                outcome: match rest {
                    2 => Outcome::Failed,
                    4 if n % 20 == 4 => Outcome::NoShow { excused: false },
                    _ => Outcome::Passed,
                },
                score: None,
                held: false,
                authorization: None,
                sections: Vec::new(),
            }),
        };
        let id = FactId::new(Uuid::from_u128(0x0190_0000_0000_7000_8000_0000_0000_0000 + n as u128));
        facts.push(Fact { id, happened_at, learnt_at: happened_at + SignedDuration::from_hours(26), kind });
    }
    facts
}

fn instant(day: Date, hour: i8) -> Timestamp {
    Offset::UTC.to_timestamp(day.at(hour, 0, 0, 0)).expect("a day of this century")
}

fn code<C>(code: Result<C, CodeError>) -> C {
    code.expect("made of letters, digits and hyphens")
}

fn exam_code(n: usize) -> ExamCode {
    code(ExamCode::new(&format!("250-{n:03}")))
}

fn achievement_code(n: usize) -> AchievementCode {
    code(AchievementCode::new(&format!("achievement-{n:03}")))
}

fn exam(n: usize) -> ExamDocument {
    ExamDocument {
        audience: crate::exam::Audience::Everyone,
        code: exam_code(n),
        title: format!("Administration of Product {n}"),
        kind: if n.is_multiple_of(3) { ExamKind::Assessment } else { ExamKind::Proctored },
        family: Some(code(Family::new(&format!("family-{}", n / 4)))),
        subject: (n.is_multiple_of(2)).then(|| code(Subject::new(&format!("subject-{}", n / 4)))),
        track: Some(code(Track::new(&format!("track-{}", n / 4)))),
        version: Some(format!("{}.{}", n % 4 / 2, n % 2)),
        delivery_vendor: Some("pearson-vue".into()),
        languages: vec!["en".into()],
        counts_as: if n % 5 == 1 {
            vec![Equivalence { exam: exam_code(n - 1), sat_from: None, sat_to: Some(date(2023, 6, 30)) }]
        } else {
            Vec::new()
        },
        prerequisites: Vec::new(),
        agreements: Vec::new(),
        retake_policy: Some(code(PolicyCode::new("usual"))),
        effective_from: Some(date(2019, 1, 1)),
        retired_on: None,
        source: None,
    }
}

fn course(n: usize) -> CourseDocument {
    CourseDocument { code: code(CourseCode::new(&format!("course-{n}"))), title: format!("Course {n}"), source: None }
}

fn agreement() -> AgreementDocument {
    let version =
        |version, effective_from| AgreementVersion { version, effective_from, grace_days: 90, texts: BTreeMap::new() };
    AgreementDocument {
        code: code(AgreementCode::new("nda")),
        title: "Confidentiality agreement".into(),
        asked: Asked::WhenNeeded,
        versions: vec![version(1, date(2018, 1, 1)), version(2, date(2025, 1, 1))],
        source: None,
    }
}

fn retake_policy() -> RetakePolicyDocument {
    RetakePolicyDocument {
        code: code(PolicyCode::new("usual")),
        scope: Scope::Family,
        counts: vec![Counted::NoShow],
        clauses: vec![
            Clause::AfterFailed { at_least: 1, wait: Wait::Hours(24) },
            Clause::AfterFailed { at_least: 2, wait: Wait::Days(14) },
            Clause::AfterPass(AfterPass::UntilVersion),
        ],
        source: None,
    }
}

fn achievement(n: usize, exams: usize) -> AchievementDocument {
    let first = n * 2;
    let exam = |offset: usize| (first + offset * 3) % exams;
    let requirement = match n % 6 {
        0 => passed(exam(0), Accepts::Newer, None),
        1 => all_of(
            None,
            vec![passed(exam(0), Accepts::Equivalent, None), passed(exam(1), Accepts::Equivalent, Some(36))],
        ),
        2 => Requirement::NOf(NOf {
            count: 2,
            of: (0..4).map(|offset| passed(exam(offset), Accepts::Equivalent, None)).collect(),
            distinct: Distinct::Subject,
            label: None,
            name: None,
        }),
        3 => all_of(
            None,
            vec![
                held(n - 3),
                passed(exam(1), Accepts::Equivalent, None),
                Requirement::Agreement(AgreementRequirement {
                    code: code(AgreementCode::new("nda")),
                    held: Held::Continuously,
                    label: None,
                    name: None,
                }),
            ],
        ),
        4 => Requirement::CoreAndElectives(CoreAndElectives {
            core: vec![passed(exam(0), Accepts::Newer, None)],
            count: 1,
            electives: (1..4).map(|offset| passed(exam(offset), Accepts::Equivalent, None)).collect(),
            double_count: false,
            label: None,
            name: None,
        }),
        _ => all_of(
            Some(24),
            vec![
                passed(exam(0), Accepts::Equivalent, None),
                Requirement::AnyOf(AnyOf {
                    of: vec![passed(exam(1), Accepts::Exactly, None), completed(n % 10)],
                    label: None,
                    name: None,
                }),
            ],
        ),
    };
    AchievementDocument {
        code: achievement_code(n),
        title: format!("Specialist in Product {n}"),
        kind: if n.is_multiple_of(2) { AchievementKind::Accreditation } else { AchievementKind::Certification },
        level: Some((n % 5 + 1) as u8),
        description: Some(format!("Can install, run and mend Product {n}.")),
        subject: None,
        supersedes: Vec::new(),
        versions: vec![VersionDocument {
            version: code(VersionWord::new("v1")),
            effective_from: Some(date(2019, 1, 1)),
            effective_to: None,
            requirement,
            validity: (n.is_multiple_of(2)).then_some(Validity { months: 24, grace_days: 60 }),
            renewal: (n.is_multiple_of(2)).then(|| Renewal {
                options: vec![RenewalOption::Exam { code: exam_code(exam(1)), accepts: Accepts::Newer }],
                opens_months_before: Some(12),
                counts_from: CountsFrom::OldExpiry,
            }),
            grandfathering: None,
        }],
        source: None,
    }
}

fn passed(n: usize, accepts: Accepts, within_months: Option<u32>) -> Requirement {
    Requirement::Exam(ExamRequirement { code: exam_code(n), accepts, within_months, label: None, name: None })
}

fn completed(n: usize) -> Requirement {
    let code = code(CourseCode::new(&format!("course-{n}")));
    Requirement::Course(CourseRequirement { code, within_months: None, label: None, name: None })
}

fn held(n: usize) -> Requirement {
    Requirement::Achievement(Prerequisite { code: achievement_code(n), held: Held::AtAward, label: None, name: None })
}

fn all_of(within_months: Option<u32>, of: Vec<Requirement>) -> Requirement {
    Requirement::AllOf(AllOf { of, within_months, label: None, name: None })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Catalogue, History, decide, evaluate_all};

    #[test]
    fn the_sample_compiles_and_its_candidate_is_somewhere_on_the_way() {
        for achievements in [6, 60, 600] {
            let catalogue = Catalogue::compile(documents(achievements)).unwrap();
            let facts = facts(40);
            let history = History::new(&catalogue, &facts, as_of());
            let evaluations = evaluate_all(&history);
            let earned = evaluations.iter().filter(|e| e.met_on().is_some()).count();
            assert!(0 < earned && earned < achievements, "{earned} of {achievements}");
            assert!(decide(&evaluations, &[]).len() >= earned);
        }
    }
}
