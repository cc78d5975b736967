//! The words and shapes for what the server says in enums: the candidate's words, never ours.

use contract::catalogue::{AchievementKind, ExamKind};
use contract::claim::ClaimReason;
use contract::credential::{AwardBasis, CredentialStatus};
use contract::exam_result::{ExamOutcome, ExamResultState};
use contract::progress::{LineState, ProgressState};
use contract::score_report::{Doubt, ScoreReportState};
use contract::verification::CheckKind;
use domain::accommodation::Accommodation;
use domain::share::{ShareState, SharedField, WatchState};
use domain::voucher::VoucherState;
use jiff::civil::Date;
use language::text::web::words as text;
use language::{Count, dates};

use crate::ui::{Glyph, Tone};

/// A word with its colour and its shape; the shape differs wherever the meaning does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Sign {
    pub(crate) tone: Tone,
    pub(crate) glyph: Glyph,
    pub(crate) word: &'static str,
}

pub(crate) fn sign(tone: Tone, glyph: Glyph, word: &'static str) -> Sign {
    Sign { tone, glyph, word }
}

pub(crate) fn status(status: CredentialStatus) -> Sign {
    match status {
        CredentialStatus::NotYetValid => sign(Tone::Still, Glyph::ArrowRight, text::status_not_yet_valid()),
        CredentialStatus::Active => sign(Tone::Good, Glyph::CircleCheck, text::status_active()),
        CredentialStatus::InGrace => sign(Tone::Care, Glyph::ClockAlert, text::status_in_grace()),
        CredentialStatus::Expired => sign(Tone::Still, Glyph::History, text::status_expired()),
        CredentialStatus::Suspended => sign(Tone::Bad, Glyph::CirclePause, text::status_suspended()),
        CredentialStatus::Revoked => sign(Tone::Bad, Glyph::Ban, text::status_revoked()),
        CredentialStatus::Superseded => sign(Tone::Still, Glyph::Refresh, text::status_superseded()),
        CredentialStatus::UnderReview => sign(Tone::Care, Glyph::Search, text::status_under_review()),
    }
}

/// The verdict in a word, and its shape; who asks wants to know whether to rely on it today.
pub(crate) fn verdict(status: CredentialStatus) -> Sign {
    match status {
        CredentialStatus::NotYetValid => sign(Tone::Care, Glyph::ShieldAlert, text::verdict_not_yet_valid()),
        CredentialStatus::Active => sign(Tone::Good, Glyph::ShieldCheck, text::verdict_active()),
        CredentialStatus::UnderReview => sign(Tone::Care, Glyph::ShieldQuestion, text::verdict_under_review()),
        CredentialStatus::InGrace => sign(Tone::Care, Glyph::ShieldAlert, text::verdict_in_grace()),
        CredentialStatus::Expired => sign(Tone::Bad, Glyph::ShieldAlert, text::verdict_expired()),
        CredentialStatus::Suspended => sign(Tone::Bad, Glyph::ShieldAlert, text::verdict_suspended()),
        CredentialStatus::Revoked => sign(Tone::Bad, Glyph::ShieldX, text::verdict_revoked()),
        CredentialStatus::Superseded => sign(Tone::Still, Glyph::ShieldAlert, text::verdict_superseded()),
    }
}

pub(crate) fn share(state: ShareState) -> Sign {
    match state {
        ShareState::Active => sign(Tone::Good, Glyph::CircleCheck, text::share_active()),
        ShareState::Expired => sign(Tone::Still, Glyph::History, text::share_expired()),
        ShareState::UsedUp => sign(Tone::Still, Glyph::Circle, text::share_used_up()),
        ShareState::Revoked => sign(Tone::Still, Glyph::Ban, text::share_revoked()),
    }
}

pub(crate) fn watch(state: WatchState) -> Sign {
    match state {
        WatchState::Asked => sign(Tone::Care, Glyph::ClockAlert, text::watch_asked()),
        WatchState::Active => sign(Tone::Good, Glyph::CircleCheck, text::watch_active()),
        WatchState::Declined => sign(Tone::Still, Glyph::CircleX, text::watch_declined()),
        WatchState::Ended => sign(Tone::Still, Glyph::Circle, text::watch_ended()),
    }
}

pub(crate) fn shared_field(field: SharedField) -> &'static str {
    match field {
        SharedField::LicenceNumber => text::shared_licence_number(),
        SharedField::Criteria => text::shared_criteria(),
        SharedField::Documents => text::shared_documents(),
        SharedField::Email => text::shared_email(),
    }
}

/// How an attempt stands: what it came to, or why it does not count.
pub(crate) fn result(state: ExamResultState, outcome: ExamOutcome) -> Sign {
    match state {
        ExamResultState::OnHold => sign(Tone::Care, Glyph::CirclePause, text::result_on_hold()),
        ExamResultState::Revoked => sign(Tone::Bad, Glyph::Ban, text::result_revoked()),
        ExamResultState::Final => self::outcome(outcome),
    }
}

pub(crate) fn outcome(outcome: ExamOutcome) -> Sign {
    match outcome {
        ExamOutcome::Passed => sign(Tone::Good, Glyph::CircleCheck, text::outcome_passed()),
        ExamOutcome::Failed => sign(Tone::Bad, Glyph::CircleX, text::outcome_failed()),
        ExamOutcome::NoShow => sign(Tone::Still, Glyph::Circle, text::outcome_no_show()),
        ExamOutcome::NdaRefused => sign(Tone::Still, Glyph::Ban, text::outcome_nda_refused()),
    }
}

pub(crate) fn score_report(state: ScoreReportState) -> Sign {
    match state {
        ScoreReportState::Waiting => sign(Tone::Care, Glyph::ClockAlert, text::report_waiting()),
        ScoreReportState::Attached => sign(Tone::Good, Glyph::CircleCheck, text::report_attached()),
        ScoreReportState::Refused => sign(Tone::Bad, Glyph::CircleX, text::report_refused()),
        ScoreReportState::Withdrawn => sign(Tone::Still, Glyph::Circle, text::report_withdrawn()),
    }
}

/// What keeps a score report from being a clear match.
pub(crate) fn doubt(doubt: Doubt) -> &'static str {
    match doubt {
        Doubt::NoResult => text::doubt_no_result(),
        Doubt::Exam => text::doubt_exam(),
        Doubt::Day => text::doubt_day(),
        Doubt::Name => text::doubt_name(),
        Doubt::NameUntold => text::doubt_name_untold(),
        Doubt::OtherCandidate => text::doubt_other_candidate(),
        Doubt::Contested => text::doubt_contested(),
    }
}

pub(crate) fn progress(state: ProgressState) -> Sign {
    match state {
        ProgressState::NotStarted => sign(Tone::Still, Glyph::Circle, text::progress_not_started()),
        ProgressState::InProgress => sign(Tone::Still, Glyph::ArrowRight, text::progress_in_progress()),
        ProgressState::PendingAgreement => sign(Tone::Care, Glyph::Info, text::progress_pending_agreement()),
        ProgressState::OnHold => sign(Tone::Care, Glyph::CirclePause, text::progress_on_hold()),
        ProgressState::Met => sign(Tone::Good, Glyph::CircleCheck, text::progress_met()),
        ProgressState::Expiring => sign(Tone::Care, Glyph::ClockAlert, text::progress_expiring()),
        ProgressState::InGrace => sign(Tone::Care, Glyph::Refresh, text::progress_in_grace()),
        ProgressState::Lapsed => sign(Tone::Still, Glyph::History, text::progress_lapsed()),
        ProgressState::Interrupted => sign(Tone::Bad, Glyph::Ban, text::progress_interrupted()),
    }
}

pub(crate) fn line(state: LineState) -> Sign {
    match state {
        LineState::Met => sign(Tone::Good, Glyph::CircleCheck, text::line_met()),
        LineState::Expiring => sign(Tone::Care, Glyph::ClockAlert, text::line_expiring()),
        LineState::Unmet => sign(Tone::Still, Glyph::Circle, text::line_unmet()),
        LineState::OnHold => sign(Tone::Care, Glyph::CirclePause, text::line_on_hold()),
        LineState::PendingAgreement => sign(Tone::Care, Glyph::Info, text::line_pending_agreement()),
    }
}

pub(crate) fn check(passed: bool) -> Sign {
    if passed {
        sign(Tone::Good, Glyph::CircleCheck, text::check_passed())
    } else {
        sign(Tone::Bad, Glyph::CircleX, text::check_failed())
    }
}

pub(crate) fn check_kind(check: CheckKind) -> &'static str {
    match check {
        CheckKind::Signature => text::check_signature(),
        CheckKind::Key => text::check_key(),
        CheckKind::Validity => text::check_validity(),
        CheckKind::Status => text::check_status(),
        CheckKind::Record => text::check_record(),
    }
}

pub(crate) fn kind(kind: AchievementKind) -> &'static str {
    match kind {
        AchievementKind::Accreditation => text::kind_accreditation(),
        AchievementKind::Certification => text::kind_certification(),
    }
}

pub(crate) fn exam_kind(kind: ExamKind) -> &'static str {
    match kind {
        ExamKind::Assessment => text::exam_assessment(),
        ExamKind::Proctored => text::exam_proctored(),
    }
}

pub(crate) fn basis(basis: AwardBasis) -> &'static str {
    match basis {
        AwardBasis::Requirement => text::basis_requirement(),
        AwardBasis::Honorary => text::basis_honorary(),
        AwardBasis::Legacy => text::basis_legacy(),
        AwardBasis::Waiver => text::basis_waiver(),
        AwardBasis::Equivalence => text::basis_equivalence(),
    }
}

pub(crate) fn claim_reason(reason: ClaimReason) -> &'static str {
    match reason {
        ClaimReason::UnknownCandidate => text::claim_unknown_candidate(),
        ClaimReason::MalformedCandidateId => text::claim_malformed_candidate_id(),
        ClaimReason::NoCandidateId => text::claim_no_candidate_id(),
    }
}

/// A date in full, such as "3 December 2026".
pub(crate) fn date(date: Date) -> String {
    dates::date(language::here(), date)
}

/// A number as it is written here.
pub(crate) fn number(number: impl Count) -> String {
    language::number(language::here(), number.count())
}

/// How far away a day is: "today", "in 12 days", "12 days ago".
pub(crate) fn distance(days: i32) -> String {
    dates::distance(language::here(), days)
}

/// "12 months" as people say it: "1 year".
pub(crate) fn months(months: u32) -> String {
    dates::months(language::here(), months)
}

pub(crate) fn voucher(state: VoucherState) -> Sign {
    match state {
        VoucherState::Available => sign(Tone::Still, Glyph::Circle, text::voucher_available()),
        VoucherState::Assigned => sign(Tone::Good, Glyph::ArrowRight, text::voucher_assigned()),
        VoucherState::Chosen => sign(Tone::Good, Glyph::Check, text::voucher_chosen()),
        VoucherState::Redeemed => sign(Tone::Still, Glyph::CircleCheck, text::voucher_redeemed()),
        VoucherState::Expired => sign(Tone::Still, Glyph::Ban, text::voucher_expired()),
    }
}

/// What is done differently for somebody at exams.
pub(crate) fn accommodation(accommodation: Accommodation) -> &'static str {
    match accommodation {
        Accommodation::ExtraHalfHour => text::need_extra_half_hour(),
        Accommodation::TimeAndAHalf => text::need_time_and_a_half(),
        Accommodation::DoubleTime => text::need_double_time(),
        Accommodation::ExtraBreaks => text::need_extra_breaks(),
        Accommodation::SeparateRoom => text::need_separate_room(),
        Accommodation::Reader => text::need_reader(),
        Accommodation::Recorder => text::need_recorder(),
        Accommodation::SignLanguageInterpreter => text::need_sign_language_interpreter(),
        Accommodation::AdaptedEquipment => text::need_adapted_equipment(),
    }
}

/// Several of them, in a line.
pub(crate) fn accommodations(needs: &[Accommodation]) -> String {
    needs.iter().copied().map(accommodation).collect::<Vec<_>>().join(" · ")
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
}
