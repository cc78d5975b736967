//! Evaluation: facts and rules in, proof trees and holdings out.
//!
//! For each achievement this answers three questions: is its requirement met, and since when (a *tree*, one node for each
//! requirement); in which periods was the achievement held, on the facts (*holdings*, with renewals); and what is the
//! shortest way to it. It knows nothing of awards on record: [`decide`](crate::decide) compares.
//!
//! A tree speaks of one day: the day on which it was met, so that it is the proof of that; or, when it was never met, the
//! day asked about.
//!
//! All trees of one evaluation lie in flat arrays, and refer to facts and rules by position: evaluating a whole catalogue
//! allocates a few dozen times and copies no text. Words are put together when somebody looks ([`Evaluation::proof`]).

mod days;
mod engine;
mod holding;
mod judge;
mod places;
mod proof;
mod reason;
mod spans;
mod support;
mod tree;
mod way;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::achievement::{AchievementDocument, VersionDocument};
use crate::award::Basis;
use crate::calendar::{AsOf, Day, Span};
use crate::catalogue::{NONE, Run};
use crate::code::{AchievementCode, AgreementCode, CourseCode, ExamCode, RegistrationId};
use crate::history::History;

pub(crate) use holding::{Holding, renew, renewing_days};
pub use proof::{Proof, ProofNode, Reason, RequirementView, Verdict};

/// How far a candidate has come with an achievement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// Nothing of the requirement is met.
    NotStarted,
    /// Some of it is.
    InProgress,
    /// All is met but for an agreement that has to be accepted.
    PendingAgreement,
    /// All is met, some of it by a result that is held.
    OnHold,
    /// Met, and (still) valid.
    Met,
    /// Valid, and it is time to renew.
    Expiring,
    /// Past its end and still renewable.
    InGrace,
    /// Past its end; it has to be earned anew.
    Lapsed,
    /// Suspended or revoked by a person.
    Interrupted,
}

/// Something to do on the shortest way to an achievement.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "step", rename_all = "snake_case")]
pub enum Step {
    /// Pass any one of these exams; those that can still be sat, the one named first.
    PassExam {
        /// The exams.
        exams: Vec<ExamCode>,
    },
    /// Complete a course.
    CompleteCourse {
        /// The course.
        course: CourseCode,
    },
    /// Earn another achievement first.
    EarnAchievement {
        /// The achievement.
        achievement: AchievementCode,
        /// How many steps that takes.
        steps: u32,
    },
    /// Accept an agreement.
    AcceptAgreement {
        /// The agreement.
        agreement: AgreementCode,
        /// The version that is current.
        version: u32,
    },
    /// Wait until a held result is released.
    AwaitResult {
        /// The exam.
        exam: ExamCode,
        /// The attempt.
        registration_id: RegistrationId,
    },
}

/// No tree.
const NO_TREE: u32 = NONE;

/// When nothing is said about the window of renewal, an award is *expiring* in its last months, so many.
const EXPIRING_MONTHS: u32 = 3;

/// The evaluations of one candidate for some or all achievements, as of one date.
#[derive(Debug)]
pub struct Evaluations<'a> {
    history: &'a History<'a>,
    nodes: Vec<Node>,
    spans: Vec<Span>,
    trees: Vec<Tree>,
    holdings: Vec<Holding>,
    events: Vec<Day>,
    /// By achievement.
    outcomes: Vec<Outcome>,
}

/// One requirement, judged.
#[derive(Debug, Clone, Copy)]
struct Node {
    /// The days on which it is met.
    spans: Run,
    source: Source,
    verdict: Verdict,
    /// Steps left on the shortest way.
    remaining: u32,
    /// The run of days around the one the tree speaks of, if it is met.
    met_on: Day,
    met_until: Day,
}

/// What met a requirement, or will when it is released.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Source {
    Nothing,
    /// An attempt, by position in the history.
    Attempt(u32),
    /// A fact, by position in the history.
    Fact(u32),
}

/// One rule tree, evaluated.
#[derive(Debug, Clone, Copy)]
struct Tree {
    rule: u32,
    /// Its first node; the others follow as in the rule.
    root: u32,
    /// What is dated up to this day was left out: an earlier holding had lapsed on it.
    cutoff: Day,
    /// When the candidate can earn under the rule.
    window: Span,
    /// The day of earning.
    earned: Option<Day>,
    /// The day asked about lies in the window.
    open: bool,
}

/// What the evaluation of one achievement came to.
#[derive(Debug, Clone, Copy)]
struct Outcome {
    evaluated: bool,
    trees: Run,
    /// The tree that progress shows, or [`NO_TREE`].
    shown: u32,
    holdings: Run,
    /// The days on which it was active, as runs.
    active: Run,
    verdict: Verdict,
    remaining: u32,
}

impl Default for Outcome {
    fn default() -> Self {
        Self {
            evaluated: false,
            trees: Run::default(),
            shown: NO_TREE,
            holdings: Run::default(),
            active: Run::default(),
            verdict: Verdict::Unmet,
            remaining: tree::NEVER,
        }
    }
}

/// The evaluation of one achievement.
#[derive(Debug, Clone, Copy)]
pub struct Evaluation<'e> {
    all: &'e Evaluations<'e>,
    achievement: u32,
}

/// A period in which an achievement was held, on the facts.
#[derive(Debug, Clone, PartialEq)]
pub struct HoldingView<'e> {
    /// On what ground.
    pub basis: Basis,
    /// The version of the rules; `None` when a person granted it.
    pub version: Option<&'e VersionDocument>,
    /// The day of earning.
    pub earned_on: Date,
    /// The days of renewal.
    pub renewed_on: Vec<Date>,
    /// The last day of validity; `None`: it does not expire.
    pub valid_to: Option<Date>,
    /// The last day on which it can still be renewed; `None`: it does not expire.
    pub grace_to: Option<Date>,
}

/// Evaluates all achievements of the catalogue, prerequisites first.
pub fn evaluate_all<'a>(history: &'a History<'a>) -> Evaluations<'a> {
    engine::run(history, history.catalogue().order())
}

/// Evaluates one achievement, and those it needs. `None`: the catalogue does not have it.
///
/// ```
/// # use domain::{evaluate, AsOf, Catalogue, Fact, History, AchievementCode};
/// # fn progress(catalogue: &Catalogue, facts: &[Fact], as_of: AsOf, code: &AchievementCode) -> Option<u32> {
/// let history = History::new(catalogue, facts, as_of);
/// let evaluations = evaluate(code, &history)?;
/// evaluations.of(code)?.remaining()
/// # }
/// ```
pub fn evaluate<'a>(achievement: &AchievementCode, history: &'a History<'a>) -> Option<Evaluations<'a>> {
    let achievement = history.catalogue().index_of_achievement(achievement)?;
    Some(engine::run(history, &history.catalogue().closure(achievement)))
}

impl<'a> Evaluations<'a> {
    /// The facts they are of.
    pub fn history(&self) -> &'a History<'a> {
        self.history
    }

    /// The date and the knowledge they are as of.
    pub fn as_of(&self) -> AsOf {
        self.history.as_of()
    }

    /// The evaluation of one achievement; `None` when it was not evaluated.
    pub fn of(&self, achievement: &AchievementCode) -> Option<Evaluation<'_>> {
        self.at(self.history.catalogue().index_of_achievement(achievement)?)
    }

    /// All evaluations, by code.
    pub fn iter(&self) -> impl Iterator<Item = Evaluation<'_>> {
        (0..self.outcomes.len() as u32).filter_map(|achievement| self.at(achievement))
    }

    pub(crate) fn at(&self, achievement: u32) -> Option<Evaluation<'_>> {
        self.outcomes[achievement as usize].evaluated.then_some(Evaluation { all: self, achievement })
    }

    /// How many requirements were evaluated, in all trees.
    pub fn requirements(&self) -> usize {
        self.nodes.len()
    }
}

impl<'e> Evaluation<'e> {
    fn outcome(&self) -> &'e Outcome {
        &self.all.outcomes[self.achievement as usize]
    }

    fn shown(&self) -> Option<&'e Tree> {
        self.all.trees.get(self.outcome().shown as usize)
    }

    /// The achievement.
    pub fn achievement(&self) -> &'e AchievementDocument {
        self.all.history.catalogue().achievement_document(self.achievement)
    }

    /// The version of its rules that this is about: the one it was earned under, or else can be.
    pub fn version(&self) -> Option<&'e VersionDocument> {
        Some(self.all.history.catalogue().version_document(self.shown()?.rule))
    }

    /// How far the candidate has come.
    pub fn state(&self) -> State {
        let on = self.all.history.on();
        let holdings = self.raw_holdings();
        if holdings.iter().any(|holding| self.is_active(holding, on)) {
            return if self.is_expiring(on) { State::Expiring } else { State::Met };
        }
        let covers = |holding: &&Holding| holding.valid.from <= on && on <= holding.grace_to;
        match holdings.iter().find(covers) {
            Some(holding) if self.is_interrupted(holding, on) => return State::Interrupted,
            Some(_) => return State::InGrace,
            None => {}
        }
        let revoked = holdings.iter().any(|h| h.valid.from <= on && self.is_interrupted(h, on));
        let held_before = holdings.iter().any(|holding| holding.valid.from <= on);
        match (self.outcome().verdict, self.shown()) {
            (Verdict::OnHold, Some(tree)) if self.waits_for_agreement_alone(tree) => State::PendingAgreement,
            (Verdict::OnHold, _) => State::OnHold,
            _ if revoked => State::Interrupted,
            _ if held_before => State::Lapsed,
            (_, Some(tree)) if self.has_anything(tree) => State::InProgress,
            _ => State::NotStarted,
        }
    }

    /// The day of earning, of what is held now or else was held last.
    pub fn met_on(&self) -> Option<Date> {
        self.latest()?.earned.date()
    }

    /// The last day of validity of what is held now or else was held last; `None`: there is nothing, or it does not
    /// expire.
    pub fn valid_to(&self) -> Option<Date> {
        self.latest()?.valid.to.date()
    }

    /// The last day on which that can still be renewed.
    pub fn grace_to(&self) -> Option<Date> {
        self.latest()?.grace_to.date()
    }

    /// How many steps are left on the shortest way; `None`: there is no way any more.
    pub fn remaining(&self) -> Option<u32> {
        let remaining = self.outcome().remaining;
        (remaining != tree::NEVER).then_some(remaining)
    }

    /// All periods in which it was held, on the facts; what a person granted comes first.
    pub fn holdings(&self) -> impl Iterator<Item = HoldingView<'e>> {
        let all = self.all;
        self.raw_holdings().iter().filter_map(move |holding| {
            let version =
                all.trees.get(holding.tree as usize).map(|tree| all.history.catalogue().version_document(tree.rule));
            Some(HoldingView {
                basis: holding.basis,
                version,
                earned_on: holding.earned.date()?,
                renewed_on: holding.events.of(&all.events)[1..].iter().filter_map(|day| day.date()).collect(),
                valid_to: holding.valid.to.date(),
                grace_to: holding.grace_to.date(),
            })
        })
    }

    /// The proof tree that progress shows.
    pub fn proof(&self) -> Proof {
        match self.shown() {
            Some(tree) => self.proof_of_tree(tree),
            None => self.proof_without_tree(None),
        }
    }

    pub(crate) fn raw_holdings(&self) -> &'e [Holding] {
        self.outcome().holdings.of(&self.all.holdings)
    }

    fn is_active(&self, holding: &Holding, on: Day) -> bool {
        holding.valid.contains(on) && !self.is_interrupted(holding, on)
    }

    fn is_interrupted(&self, holding: &Holding, on: Day) -> bool {
        let mut interruptions = self.all.history.interruptions().iter();
        interruptions.any(|i| holding.is_interrupted_by(self.achievement, i) && engine::gap(i).contains(on))
    }

    fn is_expiring(&self, on: Day) -> bool {
        // What lasts longest counts.
        let active = self.raw_holdings().iter().filter(|holding| self.is_active(holding, on));
        let Some(holding) = active.max_by_key(|holding| holding.valid.to) else { return false };
        let rule = self.rule_of(holding).map(|rule| self.all.history.catalogue().rule(rule));
        let window = rule.and_then(|rule| rule.renewal.as_ref()?.opens_months_before).unwrap_or(EXPIRING_MONTHS);
        holding.valid.to != Day::FOREVER && holding.valid.to.months_before(window) <= on
    }

    /// What is held now and lasts longest, or else was held last.
    fn latest(&self) -> Option<&'e Holding> {
        let on = self.all.history.on();
        self.raw_holdings().iter().filter(|holding| holding.valid.from <= on).max_by_key(|holding| holding.valid.to)
    }
}
