//! A candidate's facts, indexed for evaluation.
//!
//! Indexing applies the two times of [`AsOf`], puts the facts in the order of their own time, folds all that is known of
//! one attempt into one [`Attempt`], and resolves codes. Facts that name something the catalogue does not have stay on
//! record and are of no consequence here. The order in which facts are passed in does not matter.

mod attempt;
mod sitting;

use crate::award::{Interruption, InterruptionKind, ReviewReason};
use crate::calendar::{AsOf, Day, Span};
use crate::catalogue::{Catalogue, NONE};
use crate::fact::{Fact, FactKind, GrantBasis};
use crate::id::{AwardId, FactId};

pub use attempt::Attempt;

/// A candidate's facts as of a date and as known at an instant, resolved against a catalogue.
#[derive(Debug)]
pub struct History<'a> {
    catalogue: &'a Catalogue,
    as_of: AsOf,
    on: Day,
    facts: &'a [Fact],
    /// Those that count, as positions in `facts`, by their own time.
    admitted: Vec<u32>,
    /// By exam, then time; those at exams that the catalogue does not have come last.
    attempts: Vec<Attempt<'a>>,
    /// Where the attempts at each exam begin; one entry more than there are exams.
    attempts_at: Vec<u32>,
    /// For each attempt in turn, the facts it was folded from.
    attempt_facts: Vec<u32>,
    completions: Vec<Dated>,
    acceptances: Vec<Acceptance>,
    waivers: Vec<Waiver>,
    grants: Vec<GrantEntry>,
    interruptions: Vec<InterruptionEntry>,
    sanctions: Vec<SanctionEntry>,
    /// What a person let awards stand against.
    upheld: Vec<(AwardId, &'a ReviewReason)>,
}

/// A course completed on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Dated {
    pub(crate) course: u32,
    pub(crate) day: Day,
    pub(crate) fact: u32,
}

/// A version of an agreement accepted on a day.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Acceptance {
    pub(crate) agreement: u32,
    pub(crate) version: u32,
    pub(crate) day: Day,
    pub(crate) fact: u32,
}

#[derive(Debug, Clone, Copy)]
struct Waiver {
    achievement: u32,
    name: u32,
    day: Day,
    fact: u32,
}

/// An achievement granted by a person.
#[derive(Debug, Clone, Copy)]
pub(crate) struct GrantEntry {
    pub(crate) achievement: u32,
    pub(crate) basis: GrantBasis,
    pub(crate) valid: Span,
    pub(crate) fact: u32,
}

/// A suspension or revocation.
#[derive(Debug, Clone, Copy)]
pub(crate) struct InterruptionEntry {
    pub(crate) award: AwardId,
    pub(crate) achievement: u32,
    /// The day on which the award was earned.
    pub(crate) earned_on: Day,
    pub(crate) kind: InterruptionKind,
    /// The first day; and the day of reinstatement, or [`Day::FOREVER`].
    pub(crate) from: Day,
    pub(crate) until: Day,
}

#[derive(Debug, Clone, Copy)]
struct SanctionEntry {
    fact: FactId,
    banned: Span,
    /// The first day whose results are void.
    voids_from: Day,
}

impl<'a> History<'a> {
    /// Indexes facts. Their order does not matter.
    pub fn new(catalogue: &'a Catalogue, facts: &'a [Fact], as_of: AsOf) -> Self {
        let on = Day::from_date(as_of.on);
        let mut admitted: Vec<u32> = (0..facts.len() as u32)
            .filter(|at| {
                let fact = &facts[*at as usize];
                fact.learnt_at <= as_of.known_at && Day::of(fact.happened_at) <= on
            })
            .collect();
        admitted.sort_unstable_by_key(|at| {
            let fact = &facts[*at as usize];
            (fact.happened_at, fact.learnt_at, fact.id)
        });
        let mut history = Self {
            catalogue,
            as_of,
            on,
            facts,
            admitted,
            attempts: Vec::new(),
            attempts_at: Vec::new(),
            attempt_facts: Vec::new(),
            completions: Vec::new(),
            acceptances: Vec::new(),
            waivers: Vec::new(),
            grants: Vec::new(),
            interruptions: Vec::new(),
            sanctions: Vec::new(),
            upheld: Vec::new(),
        };
        history.file();
        history.fold_attempts();
        history
    }

    /// Files everything but attempts.
    fn file(&mut self) {
        for &at in &self.admitted {
            let fact = &self.facts[at as usize];
            let day = Day::of(fact.happened_at);
            match &fact.kind {
                FactKind::CourseCompleted { course } => {
                    if let Some(course) = self.catalogue.index_of_course(course) {
                        self.completions.push(Dated { course, day, fact: at });
                    }
                }
                FactKind::AgreementAccepted { agreement, version } => {
                    if let Some(agreement) = self.catalogue.index_of_agreement(agreement) {
                        self.acceptances.push(Acceptance { agreement, version: *version, day, fact: at });
                    }
                }
                FactKind::Sanction { from, to, voids_results_from } => {
                    let banned = Span::between(Some(*from), *to);
                    let voids_from = voids_results_from.map_or(banned.from, Day::from_date).min(banned.from);
                    self.sanctions.push(SanctionEntry { fact: fact.id, banned, voids_from });
                }
                FactKind::SanctionLifted { sanction } => self.sanctions.retain(|entry| entry.fact != *sanction),
                FactKind::Granted { achievement, basis, valid_from, valid_to } => {
                    if let Some(achievement) = self.catalogue.index_of_achievement(achievement) {
                        let valid = Span::between(Some(*valid_from), *valid_to);
                        self.grants.push(GrantEntry { achievement, basis: *basis, valid, fact: at });
                    }
                }
                FactKind::RequirementWaived { achievement, requirement } => {
                    let achievement = self.catalogue.index_of_achievement(achievement);
                    if let (Some(achievement), Some(name)) = (achievement, self.catalogue.name(requirement)) {
                        self.waivers.push(Waiver { achievement, name, day, fact: at });
                    }
                }
                FactKind::AwardSuspended { award, achievement, earned_on }
                | FactKind::AwardRevoked { award, achievement, earned_on } => {
                    let kind = match fact.kind {
                        FactKind::AwardSuspended { .. } => InterruptionKind::Suspended,
                        _ => InterruptionKind::Revoked,
                    };
                    self.interruptions.push(InterruptionEntry {
                        award: *award,
                        achievement: self.catalogue.index_of_achievement(achievement).unwrap_or(NONE),
                        earned_on: Day::from_date(*earned_on),
                        kind,
                        from: day,
                        until: Day::FOREVER,
                    });
                }
                FactKind::AwardUpheld { award, against } => self.upheld.push((*award, against)),
                FactKind::AwardReinstated { award, .. } => {
                    let open = self.interruptions.iter_mut().filter(|i| i.award == *award && i.until == Day::FOREVER);
                    open.for_each(|interruption| interruption.until = day);
                }
                FactKind::ExamResult(_)
                | FactKind::ResultHeld { .. }
                | FactKind::ResultReleased { .. }
                | FactKind::ResultModified { .. }
                | FactKind::ResultRevoked { .. }
                | FactKind::ResultReinstated { .. } => {}
            }
        }
    }

    /// The catalogue it was resolved against.
    pub fn catalogue(&self) -> &'a Catalogue {
        self.catalogue
    }

    /// The date and the knowledge it is as of.
    pub fn as_of(&self) -> AsOf {
        self.as_of
    }

    /// All attempts: by exam, then time. Those at exams that the catalogue does not have come last.
    pub fn attempts(&self) -> &[Attempt<'a>] {
        &self.attempts
    }

    /// The facts an attempt was folded from, by their own time.
    pub fn facts_of(&self, attempt: &Attempt<'a>) -> impl Iterator<Item = &'a Fact> {
        attempt.facts.of(&self.attempt_facts).iter().map(|at| self.fact(*at))
    }

    /// What a person decided about the validity of one award, oldest first.
    pub fn interruptions_of(&self, award: AwardId) -> Vec<Interruption> {
        let of_award = self.interruptions.iter().filter(|i| i.award == award);
        of_award
            .filter_map(|i| Some(Interruption { kind: i.kind, from: i.from.date()?, reinstated_on: i.until.date() }))
            .collect()
    }

    /// Whether a person let an award stand against that.
    pub(crate) fn is_upheld(&self, award: AwardId, against: &ReviewReason) -> bool {
        self.upheld.contains(&(award, against))
    }

    pub(crate) fn on(&self) -> Day {
        self.on
    }

    pub(crate) fn fact(&self, at: u32) -> &'a Fact {
        &self.facts[at as usize]
    }

    /// The attempts at one exam, by time, and the position of the first among all.
    pub(crate) fn attempts_at(&self, exam: u32) -> (u32, &[Attempt<'a>]) {
        let (start, end) = (self.attempts_at[exam as usize], self.attempts_at[exam as usize + 1]);
        (start, &self.attempts[start as usize..end as usize])
    }

    /// Course completions, by time.
    pub(crate) fn completions(&self) -> &[Dated] {
        &self.completions
    }

    /// Acceptances of agreements, by time.
    pub(crate) fn acceptances(&self) -> &[Acceptance] {
        &self.acceptances
    }

    /// The days on which an agreement is in force, acceptance by acceptance.
    pub(crate) fn in_force(&self, agreement: u32) -> impl Iterator<Item = Span> {
        let document = &self.catalogue.documents().agreements[agreement as usize];
        self.acceptances.iter().filter(move |acceptance| acceptance.agreement == agreement).map(|acceptance| {
            let to = document.carries_until(acceptance.version).map_or(Day::FOREVER, Day::from_date);
            Span { from: acceptance.day, to }
        })
    }

    pub(crate) fn grants(&self) -> &[GrantEntry] {
        &self.grants
    }

    pub(crate) fn interruptions(&self) -> &[InterruptionEntry] {
        &self.interruptions
    }

    /// The first waiver of a requirement: its day, and its fact.
    pub(crate) fn waiver(&self, achievement: u32, name: u32) -> Option<(Day, u32)> {
        let found = self.waivers.iter().find(|w| w.achievement == achievement && w.name == name)?;
        Some((found.day, found.fact))
    }

    /// The ban that is in force on a day and lasts longest.
    pub(crate) fn ban(&self, on: Day) -> Option<Span> {
        self.sanctions.iter().map(|s| s.banned).filter(|banned| banned.contains(on)).max_by_key(|banned| banned.to)
    }

    /// Whether results of exams sat on a day are void because of a sanction.
    fn voided(&self, day: Day) -> bool {
        self.sanctions.iter().any(|s| s.voids_from <= day && day <= s.banned.to)
    }
}
