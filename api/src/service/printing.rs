//! Printing: what a candidate takes away on paper, as PDF.
//!
//! `printed` sets the pages; here it is told what there is to say. Setting one takes tens of milliseconds, so it is done off the
//! async threads.

use std::sync::Arc;

use contract::catalogue::AchievementKind;
use contract::credential::CredentialStatus;
use contract::exam_result::{ExamOutcome, ExamResultDetailView, ExamResultState, ExamSectionView};
use contract::problem::ProblemCode;
use credential::Securing;
use domain::calendar::utc_date;
use domain::id::{CredentialId, FactId};
use jiff::ZonedDateTime;
use jiff::tz::TimeZone;
use language::Language;
use language::text::{decision as say, problem as text};
use printed::{Certificate, Outcome, Paper, ScoreReport, Section, State};

use super::{credentials, exam_results};
use crate::access::Principal;
use crate::app::App;
use crate::error::Error;

/// The score report of one of the candidate's attempts, in that language.
///
/// # Errors
/// [`ProblemCode::NotFound`] when it is not theirs; [`ProblemCode::Conflict`] when no font has what has to be printed.
pub async fn score_report(
    app: &Arc<App>,
    who: &Principal,
    id: FactId,
    paper: Paper,
    language: Language,
) -> Result<Vec<u8>, Error> {
    let found = exam_results::find(app, who, id, language).await?;
    let (worker, now) = (Arc::clone(app), app.clock.now());
    print(move || {
        let ExamResultDetailView { result, candidate_id, candidate_name, sections, appointment, .. } = &found;
        let zone = appointment.as_ref().and_then(|booked| booked.time_zone.as_deref());
        let zone = zone.and_then(|name| TimeZone::get(name).ok()).unwrap_or(TimeZone::UTC);
        let sat_at = ZonedDateTime::new(result.sat_at, zone);
        let told: Vec<(String, Option<u8>)> = sections.iter().map(|section| reached(section, language)).collect();
        let sections: Vec<Section<'_>> = sections
            .iter()
            .zip(&told)
            .map(|(section, (score, percent))| Section { title: &section.name, score, percent: *percent })
            .collect();
        printed::score_report(&ScoreReport {
            language,
            paper,
            issuer: &worker.config.issuer.name,
            candidate: candidate_name,
            candidate_id: &candidate_id.to_string(),
            exam_code: &result.exam,
            exam_title: &result.title,
            vendor: appointment.as_ref().map_or("–", |booked| &booked.vendor_name),
            sat_at: &sat_at,
            registration_id: &result.registration_id,
            state: match result.state {
                ExamResultState::Final => State::Final,
                ExamResultState::OnHold => State::OnHold,
                ExamResultState::Revoked => State::Revoked,
            },
            outcome: match result.outcome {
                ExamOutcome::Passed => Outcome::Passed,
                ExamOutcome::Failed => Outcome::Failed,
                ExamOutcome::NoShow => Outcome::NoShow,
                ExamOutcome::NdaRefused => Outcome::AgreementRefused,
            },
            score: result.score.as_deref(),
            passing_score: result.passing_score.as_deref(),
            sections: &sections,
            notes: &[],
            issued_on: utc_date(now),
            made_at: now,
        })
    })
    .await
}

/// How a section went in words, and as a share of what could be reached where the questions are told.
fn reached(section: &ExamSectionView, language: Language) -> (String, Option<u8>) {
    let counts = section.correct.map(|correct| {
        let others = section.incorrect.unwrap_or_default().saturating_add(section.skipped.unwrap_or_default());
        (correct, correct.saturating_add(others))
    });
    let percent = counts
        .filter(|(_, all)| *all > 0)
        .and_then(|(correct, all)| u8::try_from(u64::from(correct) * 100 / u64::from(all)).ok());
    let score = match (&section.score, counts) {
        (Some(score), _) => score.clone(),
        (None, Some((correct, all))) => say::section_score(correct, all).text(language),
        (None, None) => "–".to_owned(),
    };
    (score, percent)
}

/// The certificate of one of the candidate's credentials, in that language. The same credential gives the same bytes.
///
/// # Errors
/// [`ProblemCode::NotFound`] when it is not theirs; [`ProblemCode::Conflict`] when it is suspended or revoked, or no font has what
/// has to be printed.
pub async fn certificate(
    app: &Arc<App>,
    who: &Principal,
    id: CredentialId,
    paper: Paper,
    language: Language,
) -> Result<Vec<u8>, Error> {
    let held = credentials::find(app, who, id, language).await?;
    if matches!(held.summary.status, CredentialStatus::Suspended | CredentialStatus::Revoked) {
        return Err(Error::of(ProblemCode::Conflict).detail(text::certificate_not_in_force()));
    }
    let signed = credentials::find_document(app, id, Securing::DataIntegrity).await?;
    let worker = Arc::clone(app);
    print(move || {
        let achievement = &held.summary.achievement;
        printed::certificate(&Certificate {
            language,
            paper,
            issuer: &worker.config.issuer.name,
            holder: &held.holder_name,
            code: &achievement.code,
            kind: match achievement.kind {
                AchievementKind::Accreditation => rosette::Kind::Accreditation,
                AchievementKind::Certification => rosette::Kind::Certification,
            },
            level: achievement.level,
            title: &achievement.title,
            scheme: &achievement.code,
            scheme_version: held.rule_version.as_deref().unwrap_or("–"),
            scope: "",
            number: &held.licence_number,
            earned_on: held.summary.earned_on,
            valid_from: held.valid_from,
            valid_to: held.summary.valid_to,
            verification_code: &held.code.to_string(),
            verification_link: &held.verification_url,
            signatories: &[],
            credential: signed.as_bytes(),
            made_at: held.issued_at,
        })
    })
    .await
}

async fn print(set: impl FnOnce() -> Result<Vec<u8>, printed::Error> + Send + 'static) -> Result<Vec<u8>, Error> {
    let done = tokio::task::spawn_blocking(set).await.map_err(Error::internal)?;
    done.map_err(|error| match error {
        printed::Error::Unprintable(characters) => {
            let characters = characters.iter().map(char::to_string).collect::<Vec<_>>().join(" ");
            Error::of(ProblemCode::Conflict).detail(text::not_printable(characters))
        }
        printed::Error::TooLong => Error::of(ProblemCode::Conflict).detail(text::too_long_to_print()),
        error => Error::internal(error),
    })
}
