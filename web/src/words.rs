//! The words and shapes for what the server says in enums: the candidate's words, never ours.

use contract::catalogue::{AchievementKind, ExamKind};
use contract::claim::ClaimReason;
use contract::credential::{AwardBasis, CredentialStatus};
use contract::exam_result::{ExamOutcome, ExamResultState};
use contract::progress::{LineState, ProgressState};
use contract::verification::CheckKind;
use jiff::civil::Date;

use crate::ui::{Glyph, Tone};

/// A word with its colour and its shape; the shape differs wherever the meaning does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Sign {
    pub(crate) tone: Tone,
    pub(crate) glyph: Glyph,
    pub(crate) word: &'static str,
}

const fn sign(tone: Tone, glyph: Glyph, word: &'static str) -> Sign {
    Sign { tone, glyph, word }
}

pub(crate) fn status(status: CredentialStatus) -> Sign {
    match status {
        CredentialStatus::NotYetValid => sign(Tone::Still, Glyph::ArrowRight, "Begins later"),
        CredentialStatus::Active => sign(Tone::Good, Glyph::CircleCheck, "Active"),
        CredentialStatus::InGrace => sign(Tone::Care, Glyph::ClockAlert, "Ended, can be renewed"),
        CredentialStatus::Expired => sign(Tone::Still, Glyph::History, "Expired"),
        CredentialStatus::Suspended => sign(Tone::Bad, Glyph::CirclePause, "Suspended"),
        CredentialStatus::Revoked => sign(Tone::Bad, Glyph::Ban, "Revoked"),
        CredentialStatus::Superseded => sign(Tone::Still, Glyph::Refresh, "Replaced by a newer one"),
        CredentialStatus::UnderReview => sign(Tone::Care, Glyph::Search, "Active, under review"),
    }
}

/// The verdict in a word, and its shape; who asks wants to know whether to rely on it today.
pub(crate) fn verdict(status: CredentialStatus) -> Sign {
    match status {
        CredentialStatus::NotYetValid => sign(Tone::Care, Glyph::ShieldAlert, "Not in force yet"),
        CredentialStatus::Active => sign(Tone::Good, Glyph::ShieldCheck, "Valid"),
        CredentialStatus::UnderReview => sign(Tone::Care, Glyph::ShieldQuestion, "Valid, under review"),
        CredentialStatus::InGrace => sign(Tone::Care, Glyph::ShieldAlert, "Expired, can be renewed"),
        CredentialStatus::Expired => sign(Tone::Bad, Glyph::ShieldAlert, "Expired"),
        CredentialStatus::Suspended => sign(Tone::Bad, Glyph::ShieldAlert, "Suspended"),
        CredentialStatus::Revoked => sign(Tone::Bad, Glyph::ShieldX, "Revoked"),
        CredentialStatus::Superseded => sign(Tone::Still, Glyph::ShieldAlert, "Replaced"),
    }
}

/// How an attempt stands: what it came to, or why it does not count.
pub(crate) fn result(state: ExamResultState, outcome: ExamOutcome) -> Sign {
    match state {
        ExamResultState::OnHold => sign(Tone::Care, Glyph::CirclePause, "On hold"),
        ExamResultState::Revoked => sign(Tone::Bad, Glyph::Ban, "Withdrawn"),
        ExamResultState::Final => self::outcome(outcome),
    }
}

pub(crate) fn outcome(outcome: ExamOutcome) -> Sign {
    match outcome {
        ExamOutcome::Passed => sign(Tone::Good, Glyph::CircleCheck, "Passed"),
        ExamOutcome::Failed => sign(Tone::Bad, Glyph::CircleX, "Failed"),
        ExamOutcome::NoShow => sign(Tone::Still, Glyph::Circle, "Did not attend"),
        ExamOutcome::NdaRefused => sign(Tone::Still, Glyph::Ban, "Agreement refused"),
    }
}

pub(crate) fn progress(state: ProgressState) -> Sign {
    match state {
        ProgressState::NotStarted => sign(Tone::Still, Glyph::Circle, "Not started"),
        ProgressState::InProgress => sign(Tone::Still, Glyph::ArrowRight, "In progress"),
        ProgressState::PendingAgreement => sign(Tone::Care, Glyph::Info, "An agreement to accept"),
        ProgressState::OnHold => sign(Tone::Care, Glyph::CirclePause, "A result is on hold"),
        ProgressState::Met => sign(Tone::Good, Glyph::CircleCheck, "Held"),
        ProgressState::Expiring => sign(Tone::Care, Glyph::ClockAlert, "Held, time to renew"),
        ProgressState::InGrace => sign(Tone::Care, Glyph::Refresh, "Ended, can be renewed"),
        ProgressState::Lapsed => sign(Tone::Still, Glyph::History, "Lapsed"),
        ProgressState::Interrupted => sign(Tone::Bad, Glyph::Ban, "Interrupted"),
    }
}

pub(crate) fn line(state: LineState) -> Sign {
    match state {
        LineState::Met => sign(Tone::Good, Glyph::CircleCheck, "Met"),
        LineState::Expiring => sign(Tone::Care, Glyph::ClockAlert, "Met, ends soon"),
        LineState::Unmet => sign(Tone::Still, Glyph::Circle, "Not met yet"),
        LineState::OnHold => sign(Tone::Care, Glyph::CirclePause, "On hold"),
        LineState::PendingAgreement => sign(Tone::Care, Glyph::Info, "To be accepted"),
    }
}

pub(crate) fn check(passed: bool) -> Sign {
    if passed {
        sign(Tone::Good, Glyph::CircleCheck, "Holds")
    } else {
        sign(Tone::Bad, Glyph::CircleX, "Does not hold")
    }
}

pub(crate) fn check_kind(check: CheckKind) -> &'static str {
    match check {
        CheckKind::Signature => "Signature",
        CheckKind::Key => "Signing key",
        CheckKind::Validity => "Validity",
        CheckKind::Status => "Status",
        CheckKind::Record => "Issuer’s record",
    }
}

pub(crate) fn kind(kind: AchievementKind) -> &'static str {
    match kind {
        AchievementKind::Accreditation => "Accreditation",
        AchievementKind::Certification => "Certification",
    }
}

pub(crate) fn exam_kind(kind: ExamKind) -> &'static str {
    match kind {
        ExamKind::Assessment => "Online assessment",
        ExamKind::Proctored => "Proctored exam",
    }
}

pub(crate) fn basis(basis: AwardBasis) -> &'static str {
    match basis {
        AwardBasis::Requirement => "Requirements met",
        AwardBasis::Honorary => "Honorary: given in recognition",
        AwardBasis::Legacy => "Carried over from an earlier program",
        AwardBasis::Waiver => "Requirements waived by the program",
        AwardBasis::Equivalence => "Recognised as equivalent",
    }
}

pub(crate) fn claim_reason(reason: ClaimReason) -> &'static str {
    match reason {
        ClaimReason::UnknownCandidate => "No candidate has this ID",
        ClaimReason::MalformedCandidateId => "Not a candidate ID: its form or its check digits are wrong",
        ClaimReason::NoCandidateId => "The row gives no candidate ID",
    }
}

/// A date in full, such as "3 December 2026".
pub(crate) fn date(date: Date) -> String {
    const MONTHS: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    let month = usize::try_from(date.month() - 1).ok().and_then(|index| MONTHS.get(index)).unwrap_or(&"");
    format!("{} {month} {}", date.day(), date.year())
}

/// How far away a day is: "today", "in 12 days", "12 days ago"; months from 60 days on.
pub(crate) fn distance(days: i32) -> String {
    let (count, unit) = match days.unsigned_abs() {
        0 => return "today".to_owned(),
        days @ 1..60 => (days, "day"),
        days @ 60..730 => ((days + 15) / 30, "month"),
        days => ((days + 182) / 365, "year"),
    };
    let plural = if count == 1 { "" } else { "s" };
    if days < 0 { format!("{count} {unit}{plural} ago") } else { format!("in {count} {unit}{plural}") }
}

/// "12 months" as people say it: "1 year".
pub(crate) fn months(months: u32) -> String {
    match (months / 12, months % 12) {
        (1, 0) => "1 year".to_owned(),
        (years, 0) => format!("{years} years"),
        (0, 1) => "1 month".to_owned(),
        _ => format!("{months} months"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_that_mean_different_things_differ_in_word_and_shape_or_colour() {
        let statuses = [
            CredentialStatus::NotYetValid,
            CredentialStatus::Active,
            CredentialStatus::InGrace,
            CredentialStatus::Expired,
            CredentialStatus::Suspended,
            CredentialStatus::Revoked,
            CredentialStatus::Superseded,
            CredentialStatus::UnderReview,
        ];
        let outcomes = [ExamOutcome::Passed, ExamOutcome::Failed, ExamOutcome::NoShow, ExamOutcome::NdaRefused];
        let lines =
            [LineState::Met, LineState::Expiring, LineState::Unmet, LineState::OnHold, LineState::PendingAgreement];
        for group in [statuses.map(status).to_vec(), outcomes.map(outcome).to_vec(), lines.map(line).to_vec()] {
            for (index, one) in group.iter().enumerate() {
                for other in &group[index + 1..] {
                    assert_ne!(one.word, other.word);
                    assert_ne!(one.glyph, other.glyph, "{} and {}", one.word, other.word);
                }
            }
        }
    }

    #[test]
    fn only_what_may_be_relied_on_is_called_valid() {
        assert!(verdict(CredentialStatus::Active).word.starts_with("Valid"));
        assert!(verdict(CredentialStatus::UnderReview).word.starts_with("Valid"));
        for status in [
            CredentialStatus::NotYetValid,
            CredentialStatus::InGrace,
            CredentialStatus::Expired,
            CredentialStatus::Suspended,
            CredentialStatus::Revoked,
            CredentialStatus::Superseded,
        ] {
            assert!(!verdict(status).word.to_lowercase().contains("valid"), "{status:?}");
            assert_ne!(verdict(status).tone, Tone::Good, "{status:?}");
        }
    }

    #[test]
    fn dates_and_spans_read_as_people_say_them() {
        assert_eq!(date(jiff::civil::date(2026, 12, 3)), "3 December 2026");
        let distances = [0, 1, -1, 59, 60, -400, 1095].map(distance);
        assert_eq!(
            distances,
            ["today", "in 1 day", "1 day ago", "in 59 days", "in 2 months", "13 months ago", "in 3 years"]
        );
        assert_eq!([1, 12, 18, 24].map(months), ["1 month", "1 year", "18 months", "2 years"]);
    }
}
