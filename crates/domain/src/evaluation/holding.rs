//! Holdings: the periods in which an achievement was held, with their renewals.

use super::engine::Engine;
use super::{NO_TREE, Outcome};
use crate::achievement::CountsFrom;
use crate::award::{Basis, InterruptionKind};
use crate::calendar::{Day, Span};
use crate::catalogue::{NONE, Rule, Run};
use crate::history::{History, InterruptionEntry};

/// A period in which an achievement was held, on the facts.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Holding {
    pub(crate) basis: Basis,
    /// The tree that was met, or [`NO_TREE`].
    pub(crate) tree: u32,
    /// The fact by which a person granted it; only with `NO_TREE`.
    pub(crate) fact: u32,
    pub(crate) earned: Day,
    pub(crate) valid: Span,
    /// The last day on which it can still be renewed.
    pub(crate) grace_to: Day,
    /// When it was earned, and renewed, oldest first.
    pub(crate) events: Run,
}

/// How long something earned on a day lasts, with its renewals.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Period {
    pub(crate) valid_to: Day,
    pub(crate) grace_to: Day,
    /// The day of earning, or of the last renewal.
    pub(crate) last_event: Day,
}

impl Holding {
    /// Whether a suspension or revocation is of the award that this holding stands for.
    pub(crate) fn is_interrupted_by(&self, achievement: u32, interruption: &InterruptionEntry) -> bool {
        interruption.achievement == achievement
            && self.valid.from <= interruption.earned_on
            && interruption.earned_on <= self.grace_to
    }
}

impl Period {
    /// What an award lasts before any renewal.
    fn first(rule: &Rule, earned: Day) -> Self {
        match rule.validity {
            None => Self { valid_to: Day::FOREVER, grace_to: Day::FOREVER, last_event: earned },
            Some((months, grace_days)) => {
                let valid_to = earned.months_after(months);
                Self { valid_to, grace_to: valid_to.days_after(grace_days), last_event: earned }
            }
        }
    }
}

/// Renews a period by what happened on some days, given in order. `renewed` is told each day that counts.
pub(crate) fn renew(rule: &Rule, earned: Day, days: &[Day], mut renewed: impl FnMut(Day)) -> Period {
    let mut period = Period::first(rule, earned);
    let (Some((months, grace_days)), Some(renewal)) = (rule.validity, &rule.renewal) else { return period };
    // The end is always reckoned whole from the day the count began, so that a month's end does not wear off.
    let (mut counted_from, mut counted) = (earned, months);
    let mut begins = earned;
    for day in days {
        let opens = renewal.opens_months_before.map_or(Day::BEGINNING, |m| period.valid_to.months_before(m));
        if *day <= period.last_event || *day < begins || *day < opens || *day > period.grace_to {
            continue;
        }
        match renewal.counts_from {
            CountsFrom::OldExpiry => {
                counted = counted.saturating_add(months);
                begins = period.valid_to.after();
            }
            CountsFrom::RenewalDate => {
                (counted_from, counted) = (*day, months);
                begins = *day;
            }
        }
        // Never earlier than before: the day of renewal comes after that of the last event.
        period.valid_to = counted_from.months_after(counted);
        period.grace_to = period.valid_to.days_after(grace_days);
        period.last_event = *day;
        renewed(*day);
    }
    period
}

/// The days on which something happened that could renew an award under a rule, in order. `events_of` tells those of
/// another achievement.
pub(crate) fn renewing_days(
    history: &History<'_>,
    rule: &Rule,
    mut events_of: impl FnMut(u32, &mut Vec<Day>),
) -> Vec<Day> {
    let mut days = Vec::new();
    let Some(renewal) = &rule.renewal else { return days };
    for accepted in history.catalogue().accepted(renewal.exams) {
        let (_, attempts) = history.attempts_at(accepted.exam);
        days.extend(attempts.iter().filter(|a| a.is_pass() && accepted.sat.contains(a.day)).map(|a| a.day));
    }
    for course in &renewal.courses {
        days.extend(history.completions().iter().filter(|c| c.course == *course).map(|c| c.day));
    }
    for achievement in &renewal.achievements {
        events_of(*achievement, &mut days);
    }
    days.sort_unstable();
    days.dedup();
    days
}

impl Engine<'_> {
    /// Holds an achievement for what a person granted.
    pub(super) fn hold_granted(&mut self, achievement: u32) {
        for grant in self.history.grants().iter().filter(|grant| grant.achievement == achievement) {
            let start = self.events.len() as u32;
            self.events.push(grant.valid.from);
            self.holdings.push(Holding {
                basis: grant.basis.into(),
                tree: NO_TREE,
                fact: grant.fact,
                earned: grant.valid.from,
                valid: grant.valid,
                grace_to: grant.valid.to,
                events: Run { start, end: start + 1 },
            });
        }
    }

    /// Holds an achievement from the day on which a tree was met. Gives the last day before it has to be earned anew.
    pub(super) fn hold(&mut self, achievement: u32, tree: u32, earned: Day) -> Day {
        let rule = self.catalogue.rule(self.trees[tree as usize].rule);
        let days = if rule.validity.is_some() && rule.renewal.is_some() {
            renewing_days(self.history, rule, |other, days| self.events_of(other, days))
        } else {
            Vec::new()
        };
        let start = self.events.len() as u32;
        self.events.push(earned);
        let events = &mut self.events;
        let period = renew(rule, earned, &days, |day| events.push(day));
        let holding = Holding {
            basis: Basis::Requirement,
            tree,
            fact: NONE,
            earned,
            valid: Span { from: earned, to: period.valid_to },
            grace_to: period.grace_to,
            events: Run { start, end: self.events.len() as u32 },
        };
        self.holdings.push(holding);
        let revoked = self.history.interruptions().iter().filter(|interruption| {
            interruption.kind == InterruptionKind::Revoked
                && interruption.until == Day::FOREVER
                && holding.is_interrupted_by(achievement, interruption)
        });
        revoked.map(|interruption| interruption.from).min().unwrap_or(Day::FOREVER).min(period.grace_to).max(earned)
    }

    /// When another achievement was earned and renewed, as far as is known in this pass or was found in the last.
    fn events_of(&self, achievement: u32, days: &mut Vec<Day>) {
        let Outcome { holdings, .. } = self.outcomes[achievement as usize];
        days.extend(holdings.of(&self.holdings).iter().flat_map(|holding| holding.events.of(&self.events)));
        days.extend(self.renewing.iter().filter(|(other, _)| *other == achievement).map(|(_, day)| *day));
    }
}
