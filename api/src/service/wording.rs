//! Decisions as sentences: the one place where the data of `domain` becomes words for people.
//!
//! Owns no rule. What a line says follows from the proof node alone, so the catalogue, the candidate's progress and the
//! verdict on a credential speak with one voice. What the program itself has written, as titles and headings, stays in its
//! language.

use contract::catalogue::{RequirementSubject, RequirementView};
use contract::progress::{LineState, NextStep, ProgressLine};
use domain::achievement::{Renewal, RenewalOption};
use domain::award::{Award, AwardStatus, ReviewReason};
use domain::calendar::days_after;
use domain::catalogue::Catalogue;
use domain::code::{AchievementCode, AgreementCode, CourseCode, ExamCode};
use domain::evaluation::{ProofNode, Reason, RequirementView as Rule, Step, Verdict};
use domain::fact::Outcome;
use domain::history::Attempt;
use domain::requirement::{Distinct, Held};
use jiff::civil::Date;
use language::text::{decision as text, verification as told};
use language::{Argument, Language, Message, dates};

/// How long before its end something is said to expire soon.
pub const EXPIRING_DAYS: u32 = 90;

/// Puts decisions into the words of one language.
#[derive(Debug, Clone, Copy)]
pub struct Words<'a> {
    catalogue: &'a Catalogue,
    language: Language,
}

impl<'a> Words<'a> {
    /// Words of that language, with the titles of that catalogue.
    pub fn new(catalogue: &'a Catalogue, language: Language) -> Self {
        Self { catalogue, language }
    }

    /// Where the titles come from.
    pub fn catalogue(self) -> &'a Catalogue {
        self.catalogue
    }

    /// What a requirement asks for, without regard to anybody.
    pub fn requirement(self, node: &ProofNode) -> RequirementView {
        RequirementView {
            label: self.label(node),
            subject: subject(&node.requirement),
            lines: node.children.iter().map(|child| self.requirement(child)).collect(),
        }
    }

    /// A requirement and how it stands for somebody on a day.
    pub fn line(self, node: &ProofNode, today: Date) -> ProgressLine {
        let soon = days_after(today, EXPIRING_DAYS);
        let state = match node.verdict {
            Verdict::Met if node.met_until.is_some_and(|until| until <= soon) => LineState::Expiring,
            Verdict::Met => LineState::Met,
            Verdict::OnHold if rests_on_held_result(node) => LineState::OnHold,
            Verdict::OnHold => LineState::PendingAgreement,
            Verdict::Unmet => LineState::Unmet,
        };
        ProgressLine {
            label: self.label(node),
            subject: subject(&node.requirement),
            state,
            reason: self.reason(node),
            met_on: node.met_on,
            until: node.met_until,
            lines: node.children.iter().map(|child| self.line(child, today)).collect(),
        }
    }

    /// The facts that an award rests on, a sentence each, out of its proof.
    pub fn grounds(self, node: &ProofNode) -> Vec<String> {
        if node.children.is_empty() {
            return if node.verdict == Verdict::Met { vec![self.reason(node)] } else { Vec::new() };
        }
        let mut grounds: Vec<String> = node.children.iter().flat_map(|child| self.grounds(child)).collect();
        if matches!(node.reason, Reason::Waived { .. }) {
            grounds.push(self.reason(node));
        }
        grounds
    }

    fn label(self, node: &ProofNode) -> String {
        match (&node.label, node.children.is_empty()) {
            (Some(label), true) => label.clone(),
            // A heading of the program's own does not say how many of the lines below are needed.
            (Some(label), false) => {
                let rule = Argument::Own(uncapitalised(&self.rule(node).text(self.language)));
                text::heading(label, rule).text(self.language)
            }
            (None, _) => self.rule(node).text(self.language),
        }
    }

    /// What a requirement asks for, in our own words.
    fn rule(self, node: &ProofNode) -> Message {
        match &node.requirement {
            Rule::Exam { code, title, within_months, .. } => {
                let exam = format!("{code} {title}");
                match within_months {
                    Some(months) => text::pass_exam_within(exam, self.span(*months)),
                    None => text::pass_exam(exam),
                }
            }
            Rule::Course { title, within_months, .. } => match within_months {
                Some(months) => text::complete_course_within(title, self.span(*months)),
                None => text::complete_course(title),
            },
            Rule::Achievement { title, held: Held::AtAward, .. } => text::hold(title),
            Rule::Achievement { title, held: Held::Continuously, .. } => text::keep_holding(title),
            Rule::Agreement { title, held: Held::AtAward, .. } => text::accept(title),
            Rule::Agreement { title, held: Held::Continuously, .. } => text::keep_accepted(title),
            Rule::AllOf { within_months: None } => text::all_of(),
            Rule::AllOf { within_months: Some(months) } => text::all_of_within(self.span(*months)),
            Rule::AnyOf => text::any_of(),
            Rule::NOf { count, distinct: Distinct::Subject } if *count > 1 => text::any_number_of_subjects(*count),
            Rule::NOf { count, .. } => text::any_number_of(*count),
            Rule::CoreAndElectives { core, count, double_count } => {
                let rule = text::core_and_electives(*core, *count);
                if *double_count { rule } else { text::nothing_twice(rule) }
            }
        }
    }

    /// Why a requirement is, or is not, met, as a sentence to the candidate.
    fn reason(self, node: &ProofNode) -> String {
        let reason = match &node.reason {
            Reason::Passed { exam, on } => match &node.requirement {
                Rule::Exam { code, .. } if code != exam => {
                    text::passed_instead(self.exam_title(exam), *on, code.as_str())
                }
                _ => text::passed(self.exam_title(exam), *on),
            },
            Reason::NotAttempted => text::not_attempted(),
            Reason::NotPassed { attempts, last, on } => text::not_passed(*attempts, outcome(*last), *on),
            Reason::ResultHeld { exam, on, registration_id } => {
                text::result_held(self.exam_title(exam), *on, registration_id.to_string())
            }
            Reason::ResultVoid { exam, on } => text::result_void(self.exam_title(exam), *on),
            Reason::TooOld { on, until } => text::too_old(*on, *until),
            Reason::BeforeLapse { on } => text::before_lapse(*on),
            Reason::UsedElsewhere => text::used_elsewhere(),
            Reason::Completed { on } => text::completed(*on),
            Reason::NotCompleted => text::not_completed(),
            Reason::AchievementHeld { since } => text::held_since(*since),
            Reason::AchievementNotHeld => text::not_held(),
            Reason::AchievementLapsed { on } => text::no_longer_active(*on),
            Reason::Accepted { version, on } => text::accepted(version.to_string(), *on),
            Reason::NotAccepted { version } => text::not_accepted(version.to_string()),
            Reason::NewVersion { version, until } => text::new_version(version.to_string(), *until),
            Reason::Waived { on } => text::waived(*on),
            Reason::Counted { have, need } if have >= need => text::counted(*have, *need),
            Reason::Counted { have, need } => text::counted_to_go(*have, *need, need - have),
        };
        reason.text(self.language)
    }

    /// Something to do next, as a sentence.
    pub fn step(self, step: &Step) -> NextStep {
        let (label, subject) = match step {
            Step::PassExam { exams } => {
                let mut titles = exams.iter().map(|exam| self.exam_title(exam));
                let first = titles.next().unwrap_or_default();
                let label = match titles.len() {
                    0 => text::step_exam(first),
                    1 => text::step_exam_or_another(first),
                    _ => text::step_exam_or_one(first),
                };
                (label, exams.first().map(|exam| RequirementSubject::Exam(exam.to_string())))
            }
            Step::CompleteCourse { course } => {
                (text::complete_course(self.course_title(course)), Some(RequirementSubject::Course(course.to_string())))
            }
            Step::EarnAchievement { achievement, steps } => (
                text::step_earn(*steps, self.achievement_title(achievement)),
                Some(RequirementSubject::Achievement(achievement.to_string())),
            ),
            Step::AcceptAgreement { agreement, version } => (
                text::step_accept(self.agreement_title(agreement), version.to_string()),
                Some(RequirementSubject::Agreement(agreement.to_string())),
            ),
            Step::AwaitResult { exam, registration_id } => (
                text::step_await(self.exam_title(exam), registration_id.to_string()),
                Some(RequirementSubject::Exam(exam.to_string())),
            ),
        };
        NextStep { label: label.text(self.language), subject, possible_from: None }
    }

    /// What renews an award, one line for each way.
    pub fn renewal(self, renewal: &Renewal) -> RequirementView {
        let lines = renewal.options.iter().map(|option| {
            let (label, subject) = match option {
                RenewalOption::Exam { code, .. } => {
                    (text::pass_exam(self.exam_title(code)), RequirementSubject::Exam(code.to_string()))
                }
                RenewalOption::Course { code } => {
                    (text::complete_course(self.course_title(code)), RequirementSubject::Course(code.to_string()))
                }
                RenewalOption::Achievement { code } => (
                    text::renew_achievement(self.achievement_title(code)),
                    RequirementSubject::Achievement(code.to_string()),
                ),
            };
            RequirementView { label: label.text(self.language), subject: Some(subject), lines: Vec::new() }
        });
        let label = match renewal.opens_months_before {
            Some(months) => text::renewal_from(self.span(months)),
            None => text::any_of(),
        };
        RequirementView { label: label.text(self.language), subject: None, lines: lines.collect() }
    }

    fn span(self, months: u32) -> Argument {
        Argument::Own(dates::months(self.language, months))
    }

    fn exam_title(self, code: &ExamCode) -> String {
        match self.catalogue.exam(code) {
            Some(exam) => format!("{code} {}", exam.title),
            None => code.to_string(),
        }
    }

    fn course_title(self, code: &'a CourseCode) -> &'a str {
        self.catalogue.course(code).map_or(code.as_str(), |course| &course.title)
    }

    fn achievement_title(self, code: &'a AchievementCode) -> &'a str {
        self.catalogue.achievement(code).map_or(code.as_str(), |achievement| &achievement.title)
    }

    fn agreement_title(self, code: &'a AgreementCode) -> &'a str {
        self.catalogue.agreement(code).map_or(code.as_str(), |agreement| &agreement.title)
    }
}

/// Whether it is a held result that a requirement waits for, and not merely an agreement.
fn rests_on_held_result(node: &ProofNode) -> bool {
    matches!(node.reason, Reason::ResultHeld { .. }) || node.children.iter().any(rests_on_held_result)
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

fn uncapitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}

/// How an attempt ended, inside a sentence.
fn outcome(outcome: Outcome) -> Message {
    match outcome {
        Outcome::Passed => text::outcome_passed(),
        Outcome::Failed => text::outcome_failed(),
        Outcome::NoShow { excused: true } => text::outcome_excused(),
        Outcome::NoShow { excused: false } => text::outcome_missed(),
        Outcome::NdaRefused => text::outcome_nda_refused(),
    }
}

/// What an attempt means to the candidate, as a sentence.
pub fn attempt(attempt: &Attempt<'_>) -> Message {
    match attempt.outcome {
        _ if attempt.void => text::attempt_withdrawn(),
        _ if attempt.held => text::attempt_held(),
        Outcome::Passed => text::attempt_passed(),
        Outcome::Failed => text::attempt_failed(),
        Outcome::NoShow { excused: true } => text::attempt_excused(),
        Outcome::NoShow { excused: false } => text::attempt_missed(),
        Outcome::NdaRefused => text::attempt_nda_refused(),
    }
}

/// What speaks against an award, as a sentence to staff.
pub fn speaks_against(catalogue: &Catalogue, reason: &ReviewReason) -> Message {
    match reason {
        ReviewReason::ResultHeld => text::against_result_held(),
        ReviewReason::NoLongerSupported { supported_from: None } => text::against_no_longer_supported(),
        ReviewReason::NoLongerSupported { supported_from: Some(day) } => text::against_supported_from(*day),
        ReviewReason::RenewalNotSupported { valid_to } => text::against_renewal(*valid_to),
        ReviewReason::PrerequisiteLapsed { achievement } => {
            let title = catalogue.achievement(achievement).map_or(achievement.as_str(), |known| &known.title);
            text::against_prerequisite(title)
        }
        ReviewReason::AgreementLapsed { agreement } => {
            let title = catalogue.agreement(agreement).map_or(agreement.as_str(), |known| &known.title);
            text::against_agreement(title)
        }
        ReviewReason::RuleMissing => text::against_rule_missing(),
        ReviewReason::ByHand => text::against_by_hand(),
    }
}

/// How a credential stands, as a sentence to a third party.
pub fn standing(award: &Award, status: AwardStatus, issuer: &str) -> Message {
    standing_of(status, award.valid_from, award.valid_to, issuer)
}

/// The same, of an award that is valid between those days.
pub fn standing_of(status: AwardStatus, valid_from: Date, valid_to: Option<Date>, issuer: &str) -> Message {
    // What has ended has an end.
    let until = valid_to.unwrap_or(valid_from);
    match status {
        AwardStatus::Active => text::standing_active(),
        AwardStatus::NotYetValid => text::standing_not_yet_valid(valid_from),
        AwardStatus::InGrace => text::standing_in_grace(until),
        AwardStatus::Expired => text::standing_expired(until),
        AwardStatus::Suspended => text::standing_suspended(issuer),
        AwardStatus::Revoked => text::standing_revoked(issuer),
        AwardStatus::Superseded => text::standing_superseded(),
        AwardStatus::UnderReview => text::standing_under_review(issuer),
    }
}

/// What an award said on an earlier day, to a third party. What was taken back since is told along with it.
pub fn standing_then(award: &Award, day: Date, today: Date, issuer: &str) -> Message {
    let until = award.valid_to.unwrap_or(award.valid_from);
    let then = award.status(day);
    let statement = match then {
        AwardStatus::Active => told::was_active(issuer, day),
        AwardStatus::NotYetValid => told::was_not_yet_valid(issuer, day, award.valid_from),
        AwardStatus::InGrace => told::was_in_grace(issuer, day, until),
        AwardStatus::Expired => told::was_expired(issuer, day, until),
        AwardStatus::Suspended => told::was_suspended(issuer, day),
        AwardStatus::Revoked => told::was_revoked(issuer, day),
        AwardStatus::Superseded => told::was_superseded(issuer, day),
        AwardStatus::UnderReview => told::was_under_review(issuer, day),
    };
    match award.status(today) {
        now @ (AwardStatus::Suspended | AwardStatus::Revoked) if now != then => {
            told::then_and_today(statement, standing(award, now, issuer))
        }
        _ => statement,
    }
}
