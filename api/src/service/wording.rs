//! Decisions as sentences: the one place where the data of `domain` becomes words for people.
//!
//! Owns no rule. What a line says follows from the proof node alone, so the catalogue, the candidate's progress and the
//! verdict on a credential speak with one voice.

use contract::catalogue::{RequirementSubject, RequirementView};
use contract::progress::{LineState, NextStep, ProgressLine};
use domain::achievement::{Renewal, RenewalOption};
use domain::award::{Award, AwardStatus};
use domain::calendar::days_after;
use domain::catalogue::Catalogue;
use domain::evaluation::{ProofNode, Reason, RequirementView as Rule, Step, Verdict};
use domain::fact::Outcome;
use domain::history::Attempt;
use domain::requirement::{Distinct, Held};
use jiff::civil::Date;

/// How long before its end something is said to expire soon.
pub const EXPIRING_DAYS: u32 = 90;

/// A day as people write it: `14 March 2025`.
pub fn day(day: Date) -> String {
    day.strftime("%-d %B %Y").to_string()
}

/// `1 attempt`, `2 attempts`.
fn counted(count: u32, noun: &str) -> String {
    if count == 1 { format!("1 {noun}") } else { format!("{count} {noun}s") }
}

/// What a requirement asks for, without regard to anybody.
pub fn requirement(node: &ProofNode) -> RequirementView {
    RequirementView {
        label: label(node),
        subject: subject(&node.requirement),
        lines: node.children.iter().map(requirement).collect(),
    }
}

/// A requirement and how it stands for somebody on a day.
pub fn line(catalogue: &Catalogue, node: &ProofNode, today: Date) -> ProgressLine {
    let soon = days_after(today, EXPIRING_DAYS);
    let state = match node.verdict {
        Verdict::Met if node.met_until.is_some_and(|until| until <= soon) => LineState::Expiring,
        Verdict::Met => LineState::Met,
        Verdict::OnHold if rests_on_held_result(node) => LineState::OnHold,
        Verdict::OnHold => LineState::PendingAgreement,
        Verdict::Unmet => LineState::Unmet,
    };
    ProgressLine {
        label: label(node),
        subject: subject(&node.requirement),
        state,
        reason: reason(catalogue, node),
        met_on: node.met_on,
        until: node.met_until,
        lines: node.children.iter().map(|child| line(catalogue, child, today)).collect(),
    }
}

/// Whether it is a held result that a requirement waits for, and not merely an agreement.
fn rests_on_held_result(node: &ProofNode) -> bool {
    matches!(node.reason, Reason::ResultHeld { .. }) || node.children.iter().any(rests_on_held_result)
}

/// The facts that an award rests on, a sentence each, out of its proof.
pub fn grounds(catalogue: &Catalogue, node: &ProofNode) -> Vec<String> {
    if node.children.is_empty() {
        return if node.verdict == Verdict::Met { vec![reason(catalogue, node)] } else { Vec::new() };
    }
    let mut grounds: Vec<String> = node.children.iter().flat_map(|child| grounds(catalogue, child)).collect();
    if matches!(node.reason, Reason::Waived { .. }) {
        grounds.push(reason(catalogue, node));
    }
    grounds
}

fn subject(rule: &Rule) -> Option<RequirementSubject> {
    match rule {
        Rule::Exam { code, .. } => Some(RequirementSubject::Exam(code.to_string())),
        Rule::Course { code, .. } => Some(RequirementSubject::Course(code.to_string())),
        Rule::Achievement { code, .. } => Some(RequirementSubject::Achievement(code.to_string())),
        Rule::Agreement { code, .. } => Some(RequirementSubject::Agreement(code.to_string())),
        Rule::AllOf { .. } | Rule::AnyOf | Rule::NOf { .. } | Rule::CoreAndElectives { .. } => None,
    }
}

fn label(node: &ProofNode) -> String {
    match (&node.label, node.children.is_empty()) {
        (Some(label), true) => label.clone(),
        // A heading of the program's own does not say how many of the lines below are needed.
        (Some(label), false) => {
            let rule = rule(node);
            format!("{label}: {}{}", rule[..1].to_lowercase(), &rule[1..])
        }
        (None, _) => rule(node),
    }
}

/// What a requirement asks for, in our own words.
fn rule(node: &ProofNode) -> String {
    let within = |months: &Option<u32>| match months {
        Some(months) => format!(", counted for {}", counted(*months, "month")),
        None => String::new(),
    };
    match &node.requirement {
        Rule::Exam { code, title, within_months, .. } => format!("Pass exam {code} {title}{}", within(within_months)),
        Rule::Course { title, within_months, .. } => format!("Complete the course {title}{}", within(within_months)),
        Rule::Achievement { title, held: Held::AtAward, .. } => format!("Hold {title}"),
        Rule::Achievement { title, held: Held::Continuously, .. } => format!("Hold {title}, and keep holding it"),
        Rule::Agreement { title, held: Held::AtAward, .. } => format!("Accept the {title}"),
        Rule::Agreement { title, held: Held::Continuously, .. } => format!("Accept the {title}, and keep it in force"),
        Rule::AllOf { within_months: None } => "All of these".to_owned(),
        Rule::AllOf { within_months: Some(months) } => {
            format!("All of these, within {} of each other", counted(*months, "month"))
        }
        Rule::AnyOf => "Any one of these".to_owned(),
        Rule::NOf { count, distinct: Distinct::Subject } if *count > 1 => {
            format!("Any {count} of these, each in a different subject")
        }
        Rule::NOf { count, .. } => format!("Any {count} of these"),
        Rule::CoreAndElectives { core, count, double_count } => {
            let core = if *core == 1 { "The first of these".to_owned() } else { format!("The first {core} of these") };
            let shared = if *double_count { "" } else { "; nothing counts twice" };
            format!("{core}, and any {count} of the others{shared}")
        }
    }
}

fn exam_title(catalogue: &Catalogue, code: &domain::code::ExamCode) -> String {
    match catalogue.exam(code) {
        Some(exam) => format!("{code} {}", exam.title),
        None => code.to_string(),
    }
}

/// Why a requirement is, or is not, met, as a sentence to the candidate.
pub fn reason(catalogue: &Catalogue, node: &ProofNode) -> String {
    match &node.reason {
        Reason::Passed { exam, on } => {
            let instead = match &node.requirement {
                Rule::Exam { code, .. } if code != exam => format!(", which counts as {code}"),
                _ => String::new(),
            };
            format!("Passed {} on {}{instead}.", exam_title(catalogue, exam), day(*on))
        }
        Reason::NotAttempted => "No attempt on record yet.".to_owned(),
        Reason::NotPassed { attempts, last, on } => {
            format!("{} so far; {} on {}.", capital(&counted(*attempts, "attempt")), outcome(*last), day(*on))
        }
        Reason::ResultHeld { exam, on, registration_id } => format!(
            "Passed {} on {}, but the exam vendor holds the result (registration {registration_id}). It will count from \
             that day once it is released.",
            exam_title(catalogue, exam),
            day(*on)
        ),
        Reason::ResultVoid { exam, on } => {
            format!("The result of {} on {} was withdrawn and does not count.", exam_title(catalogue, exam), day(*on))
        }
        Reason::TooOld { on, until } => format!("Done on {}, which counted until {}.", day(*on), day(*until)),
        Reason::BeforeLapse { on } => {
            format!("Done on {}, before the earlier award had lapsed; it takes a newer one.", day(*on))
        }
        Reason::UsedElsewhere => "What would count here already counts for another line.".to_owned(),
        Reason::Completed { on } => format!("Completed on {}.", day(*on)),
        Reason::NotCompleted => "Not completed yet.".to_owned(),
        Reason::AchievementHeld { since } => format!("Held since {}.", day(*since)),
        Reason::AchievementNotHeld => "Not held yet.".to_owned(),
        Reason::AchievementLapsed { on } => format!("No longer active since {}.", day(*on)),
        Reason::Accepted { version, on } => format!("Version {version} accepted on {}.", day(*on)),
        Reason::NotAccepted { version } => format!("Version {version} is waiting to be accepted."),
        Reason::NewVersion { version, until } => {
            format!("Version {version} has to be accepted; the earlier acceptance carried until {}.", day(*until))
        }
        Reason::Waived { on } => format!("Waived by the program on {}.", day(*on)),
        Reason::Counted { have, need } if have >= need => format!("{have} of {need} done."),
        Reason::Counted { have, need } => format!("{have} of {need} done; {} to go.", need - have),
    }
}

/// How an attempt ended, inside a sentence.
pub fn outcome(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Passed => "passed",
        Outcome::Failed => "not passed",
        Outcome::NoShow { excused: true } => "missed with an excuse",
        Outcome::NoShow { excused: false } => "missed",
        Outcome::NdaRefused => "not begun, because the confidentiality agreement was refused",
    }
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// Something to do next, as a sentence.
pub fn step(catalogue: &Catalogue, step: &Step) -> NextStep {
    let (label, subject) = match step {
        Step::PassExam { exams } => {
            let mut titles = exams.iter().map(|exam| exam_title(catalogue, exam));
            let first = titles.next().unwrap_or_default();
            let others = titles.len();
            let label = match others {
                0 => format!("Pass {first}"),
                _ => format!("Pass {first}, or {} that counts for it", if others == 1 { "another" } else { "one" }),
            };
            (label, exams.first().map(|exam| RequirementSubject::Exam(exam.to_string())))
        }
        Step::CompleteCourse { course } => {
            let title = catalogue.course(course).map_or(course.as_str(), |course| &course.title);
            (format!("Complete the course {title}"), Some(RequirementSubject::Course(course.to_string())))
        }
        Step::EarnAchievement { achievement, steps } => {
            let title =
                catalogue.achievement(achievement).map_or(achievement.as_str(), |achievement| &achievement.title);
            let subject = RequirementSubject::Achievement(achievement.to_string());
            (format!("Earn {title} first ({})", counted(*steps, "step")), Some(subject))
        }
        Step::AcceptAgreement { agreement, version } => {
            let title = catalogue.agreement(agreement).map_or(agreement.as_str(), |agreement| &agreement.title);
            let subject = RequirementSubject::Agreement(agreement.to_string());
            (format!("Accept the {title}, version {version}"), Some(subject))
        }
        Step::AwaitResult { exam, registration_id } => (
            format!(
                "Wait for the exam vendor to release the result of {} (registration {registration_id})",
                exam_title(catalogue, exam)
            ),
            Some(RequirementSubject::Exam(exam.to_string())),
        ),
    };
    NextStep { label, subject, possible_from: None }
}

/// What renews an award, one line for each way.
pub fn renewal(catalogue: &Catalogue, renewal: &Renewal) -> RequirementView {
    let lines = renewal.options.iter().map(|option| {
        let (label, subject) = match option {
            RenewalOption::Exam { code, .. } => {
                (format!("Pass exam {}", exam_title(catalogue, code)), RequirementSubject::Exam(code.to_string()))
            }
            RenewalOption::Course { code } => {
                let title = catalogue.course(code).map_or(code.as_str(), |course| &course.title);
                (format!("Complete the course {title}"), RequirementSubject::Course(code.to_string()))
            }
            RenewalOption::Achievement { code } => {
                let title = catalogue.achievement(code).map_or(code.as_str(), |achievement| &achievement.title);
                (format!("Earn or renew {title}"), RequirementSubject::Achievement(code.to_string()))
            }
        };
        RequirementView { label, subject: Some(subject), lines: Vec::new() }
    });
    let opens = match renewal.opens_months_before {
        Some(months) => format!(", from {} before the end on", counted(months, "month")),
        None => String::new(),
    };
    RequirementView { label: format!("Any one of these{opens}"), subject: None, lines: lines.collect() }
}

/// What an attempt means to the candidate, as a sentence.
pub fn attempt(attempt: &Attempt<'_>) -> String {
    let said = match attempt.outcome {
        _ if attempt.void => "The exam vendor or the program withdrew this result. It does not count.",
        _ if attempt.held => {
            "The exam vendor is still looking at this result. Once it is released it counts from the day you sat the exam."
        }
        Outcome::Passed => "Passed. It counts from the day you sat the exam.",
        Outcome::Failed => "Not passed this time. Nothing you have is lost.",
        Outcome::NoShow { excused: true } => "You were excused from this appointment.",
        Outcome::NoShow { excused: false } => "You were booked and, by the exam vendor's record, did not come.",
        Outcome::NdaRefused => "The exam was not begun, because the confidentiality agreement was not accepted.",
    };
    said.to_owned()
}

/// How a credential stands, as a sentence to a third party.
pub fn standing(award: &Award, status: AwardStatus, issuer: &str) -> String {
    let until = award.valid_to.map(day).unwrap_or_default();
    match status {
        AwardStatus::Active => "This credential is genuine and valid.".to_owned(),
        AwardStatus::NotYetValid => {
            format!("This credential is genuine. It is valid from {}.", day(award.valid_from))
        }
        AwardStatus::InGrace => {
            format!("This credential is genuine. It ended on {until} and can still be renewed; it is not valid today.")
        }
        AwardStatus::Expired => format!("This credential is genuine. It expired on {until}."),
        AwardStatus::Suspended => format!("{issuer} has suspended this credential. Do not rely on it for now."),
        AwardStatus::Revoked => format!("{issuer} has revoked this credential. Do not rely on it."),
        AwardStatus::Superseded => {
            "This credential is genuine. A newer one stands in its place, and it is honoured.".to_owned()
        }
        AwardStatus::UnderReview => {
            format!("This credential is genuine and stands. {issuer} is reviewing it.")
        }
    }
}
