//! Awards: the record that a candidate earned an achievement, and what it says on a given day.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::code::{AchievementCode, AgreementCode, VersionWord};
use crate::decision::{AwardChange, Grant};
use crate::fact::GrantBasis;
use crate::id::AwardId;

/// The record that a candidate earned an achievement.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Award {
    /// Its identifier.
    pub id: AwardId,
    /// What was earned.
    pub achievement: AchievementCode,
    /// On what ground.
    pub basis: Basis,
    /// The day on which the requirement was met. It never changes.
    pub earned_on: Date,
    /// The first day of validity.
    pub valid_from: Date,
    /// The last day of validity, to its end in UTC; `None`: it does not expire.
    pub valid_to: Option<Date>,
    /// The last day on which it can still be renewed; `None`: there is no grace, or no end.
    pub grace_to: Option<Date>,
    /// The version of the rules it was earned under; `None` for one that was granted by a person.
    pub rule_version: Option<VersionWord>,
    /// The day from which a newer achievement stands in its place.
    pub superseded_on: Option<Date>,
    /// Why a person has to look at it, if somebody has to.
    pub review: Option<Review>,
    /// When it was suspended or revoked, oldest first.
    #[serde(default)]
    pub interruptions: Vec<Interruption>,
}

/// Days that follow one another, on all of which an award says the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stretch {
    /// What it says.
    pub status: AwardStatus,
    /// The first day.
    pub from: Date,
    /// The last day; `None`: it goes on beyond the days that were asked about.
    pub through: Option<Date>,
}

/// On what ground an award was made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Basis {
    /// Its requirement was met.
    Requirement,
    /// A person granted it as an honour.
    Honorary,
    /// It was taken over from an older program.
    Legacy,
    /// A person waived its requirement.
    Waiver,
    /// Something of equal worth was shown.
    Equivalence,
}

impl Basis {
    /// Whether an award on this ground counts for a company where its requirement does not say.
    pub const fn counts_for_company(self) -> bool {
        matches!(self, Self::Requirement)
    }
}

impl From<GrantBasis> for Basis {
    fn from(basis: GrantBasis) -> Self {
        match basis {
            GrantBasis::Honorary => Self::Honorary,
            GrantBasis::Legacy => Self::Legacy,
            GrantBasis::Waiver => Self::Waiver,
            GrantBasis::Equivalence => Self::Equivalence,
        }
    }
}

/// A time in which an award was not valid because a person decided so.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Interruption {
    /// Suspended or revoked.
    pub kind: InterruptionKind,
    /// The first day.
    pub from: Date,
    /// The day of reinstatement, on which it is valid again; `None`: it lasts.
    pub reinstated_on: Option<Date>,
}

/// Suspended or revoked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum InterruptionKind {
    /// For the time being.
    Suspended,
    /// For good, unless reinstated.
    Revoked,
}

/// A question about an award that a person has to answer. Until then the award stays, and says so.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Review {
    /// The first day.
    pub since: Date,
    /// Why.
    pub reason: ReviewReason,
}

/// Why an award is under review.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(tag = "reason", rename_all = "snake_case")]
pub enum ReviewReason {
    /// A result it rests on is held.
    ResultHeld,
    /// The facts no longer show the requirement met on the day of earning: a result was revoked, changed or voided, or
    /// a waiver ended.
    NoLongerSupported {
        /// The day from which they show it met, if there is one.
        #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = Date))]
        supported_from: Option<Date>,
    },
    /// The facts support the award, but not its renewal.
    RenewalNotSupported {
        /// Until when they support it.
        #[cfg_attr(feature = "openapi", schema(value_type = String, format = Date))]
        valid_to: Date,
    },
    /// A prerequisite that must be held continuously has lapsed, or was suspended or revoked.
    PrerequisiteLapsed {
        /// The prerequisite.
        #[cfg_attr(feature = "openapi", schema(value_type = String))]
        achievement: AchievementCode,
    },
    /// An agreement that must be in force continuously is not.
    AgreementLapsed {
        /// The agreement.
        #[cfg_attr(feature = "openapi", schema(value_type = String))]
        agreement: AgreementCode,
    },
    /// The catalogue no longer has the achievement, or the version of its rules.
    RuleMissing,
    /// A person asked for it. Only a person ends it.
    ByHand,
}

/// What an award says on a day. The public words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AwardStatus {
    /// The day lies before the first day of validity.
    NotYetValid,
    /// Valid.
    Active,
    /// Past its end and still renewable.
    InGrace,
    /// Past its end.
    Expired,
    /// Suspended by a person.
    Suspended,
    /// Revoked by a person.
    Revoked,
    /// Retired in favour of a newer achievement, and honoured.
    Superseded,
    /// A person has to look at it.
    UnderReview,
}

impl Award {
    /// What it says on a day.
    ///
    /// The gravest word wins: revoked, suspended, expired, under review, in grace, superseded, active. An award that has
    /// run out says so even when somebody still has to look at it.
    pub fn status(&self, on: Date) -> AwardStatus {
        if on < self.valid_from {
            return AwardStatus::NotYetValid;
        }
        let interrupted = |kind| self.interruptions.iter().any(|i| i.kind == kind && i.covers(on));
        if interrupted(InterruptionKind::Revoked) {
            return AwardStatus::Revoked;
        }
        if interrupted(InterruptionKind::Suspended) {
            return AwardStatus::Suspended;
        }
        let past = |end: Option<Date>| end.is_some_and(|end| end < on);
        let ended = past(self.valid_to);
        if ended && past(self.grace_to.or(self.valid_to)) {
            return AwardStatus::Expired;
        }
        if self.review.as_ref().is_some_and(|review| review.since <= on) {
            return AwardStatus::UnderReview;
        }
        if ended {
            return AwardStatus::InGrace;
        }
        if self.superseded_on.is_some_and(|since| since <= on) {
            return AwardStatus::Superseded;
        }
        AwardStatus::Active
    }

    /// What it said and says, from its first day of validity through that day, oldest first.
    ///
    /// It is told by what is on record now: a renewal counts from the end that it moved, whenever it was learnt of, and a
    /// review that has ended is no longer told.
    pub fn course(&self, through: Date) -> Vec<Stretch> {
        let after = |day: Option<Date>| day.and_then(|day| day.tomorrow().ok());
        let interrupted = self.interruptions.iter().flat_map(|i| [Some(i.from), i.reinstated_on]);
        let review = self.review.as_ref().map(|review| review.since);
        let others = [Some(self.valid_from), after(self.valid_to), after(self.grace_to), self.superseded_on, review];
        let mut days: Vec<Date> =
            interrupted.chain(others).flatten().filter(|day| (self.valid_from..=through).contains(day)).collect();
        days.sort_unstable();
        let mut course: Vec<Stretch> = Vec::new();
        for from in days {
            let status = self.status(from);
            if course.last().is_some_and(|last| last.status == status) {
                continue;
            }
            if let Some(last) = course.last_mut() {
                last.through = from.yesterday().ok();
            }
            course.push(Stretch { status, from, through: None });
        }
        course
    }

    /// The award that a grant makes.
    pub fn grant(id: AwardId, grant: &Grant) -> Self {
        Self {
            id,
            achievement: grant.achievement.clone(),
            basis: grant.basis,
            earned_on: grant.earned_on,
            valid_from: grant.valid_from,
            valid_to: grant.valid_to,
            grace_to: grant.grace_to,
            rule_version: grant.rule_version.clone(),
            superseded_on: grant.superseded_on,
            review: grant.review.clone(),
            interruptions: Vec::new(),
        }
    }

    /// Makes a change, if it is one of this award.
    pub fn apply(&mut self, change: &AwardChange) {
        if change.award() != Some(self.id) {
            return;
        }
        match change {
            AwardChange::Grant(_) => {}
            AwardChange::Renew { valid_to, grace_to, .. } => {
                self.valid_to = *valid_to;
                self.grace_to = *grace_to;
            }
            AwardChange::Supersede { on, .. } => self.superseded_on = Some(*on),
            AwardChange::PutUnderReview { reason, since, .. } => {
                self.review = Some(Review { since: *since, reason: reason.clone() });
            }
            AwardChange::EndReview { .. } => self.review = None,
            AwardChange::Interrupt { interruptions, .. } => self.interruptions.clone_from(interruptions),
        }
    }
}

impl Interruption {
    /// Whether it covers a day.
    pub fn covers(&self, on: Date) -> bool {
        self.from <= on && self.reinstated_on.is_none_or(|again| on < again)
    }
}

impl AwardStatus {
    /// Whether somebody who relies on the award may: it is active, or superseded and honoured.
    pub const fn is_good(self) -> bool {
        matches!(self, Self::Active | Self::Superseded)
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn award() -> Award {
        Award {
            id: AwardId::new(uuid::Uuid::from_u128(1)),
            achievement: "TSA".parse().unwrap(),
            basis: Basis::Requirement,
            earned_on: date(2024, 1, 10),
            valid_from: date(2024, 1, 10),
            valid_to: Some(date(2025, 1, 10)),
            grace_to: Some(date(2025, 2, 9)),
            rule_version: None,
            superseded_on: None,
            review: None,
            interruptions: Vec::new(),
        }
    }

    fn told(award: &Award, through: Date) -> Vec<(AwardStatus, Date, Option<Date>)> {
        award.course(through).into_iter().map(|stretch| (stretch.status, stretch.from, stretch.through)).collect()
    }

    #[test]
    fn the_course_of_an_award_has_each_change_on_its_day() {
        use AwardStatus::{Active, Expired, InGrace, Suspended};
        let suspended = Interruption {
            kind: InterruptionKind::Suspended,
            from: date(2024, 3, 1),
            reinstated_on: Some(date(2024, 4, 1)),
        };
        let award = Award { interruptions: vec![suspended], ..award() };

        assert_eq!(
            told(&award, date(2026, 1, 1)),
            [
                (Active, date(2024, 1, 10), Some(date(2024, 2, 29))),
                (Suspended, date(2024, 3, 1), Some(date(2024, 3, 31))),
                (Active, date(2024, 4, 1), Some(date(2025, 1, 10))),
                (InGrace, date(2025, 1, 11), Some(date(2025, 2, 9))),
                (Expired, date(2025, 2, 10), None),
            ]
        );
        assert_eq!(told(&award, date(2024, 2, 1)), [(Active, date(2024, 1, 10), None)]);
        assert_eq!(told(&award, date(2024, 1, 9)), []);
    }

    #[test]
    fn what_a_graver_word_hides_is_no_change() {
        let revoked = Interruption { kind: InterruptionKind::Revoked, from: date(2024, 3, 1), reinstated_on: None };
        let award = Award { interruptions: vec![revoked], superseded_on: Some(date(2024, 6, 1)), ..award() };

        let last = award.course(date(2026, 1, 1)).pop();

        assert_eq!(last, Some(Stretch { status: AwardStatus::Revoked, from: date(2024, 3, 1), through: None }));
    }
}
