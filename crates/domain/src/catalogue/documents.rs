//! What can be said against a document without looking into a requirement.

use std::collections::BTreeSet;

use super::compile::{Origins, Place};
use super::{CatalogueFault, Documents, FaultKind};
use crate::achievement::AchievementDocument;
use crate::agreement::{AgreementDocument, Asked};
use crate::calendar::Span;
use crate::exam::ExamDocument;
use crate::retake::{AfterPass, Clause, RetakePolicyDocument, Scope, Wait};

const GREATEST_MONTHS: u32 = 1200;
const GREATEST_DAYS: u32 = 36_500;

pub(super) fn check(documents: &Documents, origins: &Origins, faults: &mut Vec<CatalogueFault>) {
    for (document, index) in documents.exams.iter().zip(&origins.exams) {
        check_exam(document, documents, &mut Place::of(faults, document, *index));
    }
    for (document, index) in documents.agreements.iter().zip(&origins.agreements) {
        check_agreement(document, &mut Place::of(faults, document, *index));
    }
    for (document, index) in documents.retake_policies.iter().zip(&origins.retake_policies) {
        check_policy(document, &mut Place::of(faults, document, *index));
    }
    for (document, index) in documents.achievements.iter().zip(&origins.achievements) {
        check_achievement(document, &mut Place::of(faults, document, *index));
    }
}

/// The numbers of a version such as `12.1`; `None` when it is missing or not numbers.
pub(super) fn version_numbers(version: Option<&str>) -> Option<Vec<u32>> {
    version?.split('.').map(|number| number.parse().ok()).collect()
}

fn check_exam(exam: &ExamDocument, documents: &Documents, place: &mut Place<'_>) {
    place.check_span(Span::between(exam.effective_from, exam.retired_on), "retired_on");
    match (&exam.track, &exam.version) {
        (None, None) => {}
        (Some(_), None) => place.report("track", FaultKind::Needs { field: "version" }),
        (None, Some(_)) => place.report("version", FaultKind::Needs { field: "track" }),
        (Some(track), Some(version)) => match version_numbers(Some(version)) {
            None => place.report("version", FaultKind::NotAVersion),
            numbers => {
                // Told at the later of the two alone.
                let earlier = documents.exams.iter().take_while(|other| other.code < exam.code);
                let mut same = earlier.filter(|other| other.track.as_ref() == Some(track));
                if same.any(|other| version_numbers(other.version.as_deref()) == numbers) {
                    place.report("version", FaultKind::DuplicateWord { word: version.clone() });
                }
            }
        },
    }
    for (i, equivalence) in exam.counts_as.iter().enumerate() {
        let path = |field: &str| format!("counts_as[{i}].{field}");
        if equivalence.exam == exam.code {
            place.report(path("exam"), FaultKind::RefersToItself);
        }
        place.resolve(&documents.exams, &equivalence.exam, path("exam"));
        place.check_span(Span::between(equivalence.sat_from, equivalence.sat_to), path("sat_to"));
    }
    for (i, code) in exam.prerequisites.iter().enumerate() {
        place.resolve(&documents.achievements, code, format!("prerequisites[{i}]"));
    }
    for (i, code) in exam.agreements.iter().enumerate() {
        place.resolve(&documents.agreements, code, format!("agreements[{i}]"));
    }
    if let Some(code) = &exam.retake_policy
        && let Some(policy) = place.resolve(&documents.retake_policies, code, "retake_policy")
        && documents.retake_policies[policy as usize].scope == Scope::Family
        && exam.family.is_none()
    {
        place.report("retake_policy", FaultKind::Needs { field: "family" });
    }
}

fn check_agreement(agreement: &AgreementDocument, place: &mut Place<'_>) {
    if agreement.versions.is_empty() {
        place.report("versions", FaultKind::Empty);
    }
    for (i, pair) in agreement.versions.windows(2).enumerate() {
        if pair[1].version <= pair[0].version {
            place.report(format!("versions[{}].version", i + 1), FaultKind::NotAscending);
        }
        if pair[1].effective_from <= pair[0].effective_from {
            place.report(format!("versions[{}].effective_from", i + 1), FaultKind::NotAscending);
        }
    }
    for (i, version) in agreement.versions.iter().enumerate() {
        place.check_range(version.grace_days, 0, GREATEST_DAYS, format!("versions[{i}].grace_days"));
        let read = agreement.asked == Asked::AtRegistration || !version.texts.is_empty();
        if read && !version.texts.contains_key("en") {
            place.report(format!("versions[{i}].texts"), FaultKind::Needs { field: "en" });
        }
    }
}

fn check_policy(policy: &RetakePolicyDocument, place: &mut Place<'_>) {
    if policy.clauses.is_empty() {
        place.report("clauses", FaultKind::Empty);
    }
    let mut last = 0;
    for (i, clause) in policy.clauses.iter().enumerate() {
        let path = |field: &str| format!("clauses[{i}].{field}");
        match clause {
            Clause::AfterFailed { at_least, wait } => {
                if *at_least <= last {
                    place.report(path("after_failed.at_least"), FaultKind::NotAscending);
                }
                last = *at_least;
                check_wait(*wait, path("after_failed.wait"), place);
            }
            Clause::AtMost { attempts, days, window: _ } => {
                place.check_range(*attempts, 1, 1000, path("at_most.attempts"));
                if let Some(days) = days {
                    place.check_range(*days, 1, GREATEST_DAYS, path("at_most.days"));
                }
            }
            Clause::AfterPass(AfterPass::Wait(wait)) => check_wait(*wait, path("after_pass.wait"), place),
            Clause::AfterPass(AfterPass::Forbid | AfterPass::UntilVersion) => {}
        }
    }
}

fn check_wait(wait: Wait, path: String, place: &mut Place<'_>) {
    match wait {
        Wait::Days(days) | Wait::DaysToTheInstant(days) => place.check_range(days, 1, GREATEST_DAYS, path),
        Wait::Hours(hours) => place.check_range(hours, 1, GREATEST_DAYS * 24, path),
    }
}

fn check_achievement(achievement: &AchievementDocument, place: &mut Place<'_>) {
    if let Some(level) = achievement.level {
        place.check_range(u32::from(level), 1, 5, "level");
    }
    for (i, code) in achievement.supersedes.iter().enumerate() {
        if *code == achievement.code {
            place.report(format!("supersedes[{i}]"), FaultKind::RefersToItself);
        }
    }
    if achievement.versions.is_empty() {
        place.report("versions", FaultKind::Empty);
    }
    let mut words = BTreeSet::new();
    for (i, version) in achievement.versions.iter().enumerate() {
        let path = |field: &str| format!("versions[{i}].{field}");
        if !words.insert(&version.version) {
            place.report(path("version"), FaultKind::DuplicateWord { word: version.version.to_string() });
        }
        let span = Span::between(version.effective_from, version.effective_to);
        place.check_span(span, path("effective_to"));
        for other in &achievement.versions[..i] {
            if span.overlaps(Span::between(other.effective_from, other.effective_to)) {
                let other = other.version.to_string();
                place.report(path("effective_from"), FaultKind::VersionsOverlap { other });
            }
        }
        if let Some(validity) = version.validity {
            place.check_range(validity.months, 1, GREATEST_MONTHS, path("validity.months"));
            place.check_range(validity.grace_days, 0, GREATEST_DAYS, path("validity.grace_days"));
        }
        if let Some(renewal) = &version.renewal {
            if version.validity.is_none() {
                place.report(path("renewal"), FaultKind::Needs { field: "validity" });
            }
            if renewal.options.is_empty() {
                place.report(path("renewal.options"), FaultKind::Empty);
            }
            if let Some(months) = renewal.opens_months_before {
                place.check_range(months, 1, GREATEST_MONTHS, path("renewal.opens_months_before"));
            }
        }
        if let Some(grandfathering) = version.grandfathering {
            match version.effective_to {
                None => place.report(path("grandfathering"), FaultKind::Needs { field: "effective_to" }),
                Some(end) if grandfathering.until < end => {
                    place.report(path("grandfathering.until"), FaultKind::EndsBeforeItBegins);
                }
                Some(_) => {}
            }
        }
    }
}
