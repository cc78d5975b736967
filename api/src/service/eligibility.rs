//! Whether a candidate may sit an exam, and everything that stands in the way.
//!
//! The rules are the domain's; what the vendor's fields can hold is the profile's. It is told before anybody books, and checked
//! again when they do.

use std::sync::Arc;

use contract::eligibility::{EligibilityView, ObstacleKind, ObstacleView};
use contract::problem::FieldError;
use domain::ExamDocument;
use domain::calendar::AsOf;
use domain::eligibility::{Obstacle, clear_from};
use domain::evaluation::evaluate_all;
use domain::exam::Audience;
use domain::history::History;
use domain::id::CandidateId;
use domain::retake::Refusal;
use jiff::Timestamp;
use jiff::civil::Date;
use language::text::decision as say;
use language::{Language, Message};

use super::catalogue::{self, Revision};
use super::profiles;
use crate::access::Principal;
use crate::app::App;
use crate::error::Error;
use crate::store::{self, DbConn};

/// Whether whoever asks may sit an exam now, in that language.
///
/// # Errors
/// [`NotFound`](contract::problem::ProblemCode::NotFound) when there is no exam of that code.
pub async fn find(app: &Arc<App>, who: &Principal, code: &str, language: Language) -> Result<EligibilityView, Error> {
    let candidate = who.candidate()?;
    let (now, worker, code) = (app.clock.now(), Arc::clone(app), code.to_owned());
    app.db
        .read(move |conn| {
            let revision = worker.catalogue.current(conn)?;
            let exam = catalogue::exam(&revision.catalogue, &code)?;
            of(conn, &worker, &revision, candidate, exam, now, language)
        })
        .await
}

/// Whether a candidate may sit an exam at an instant, in that language.
pub(super) fn of(
    conn: &mut DbConn,
    app: &App,
    revision: &Revision,
    candidate: CandidateId,
    exam: &ExamDocument,
    now: Timestamp,
    language: Language,
) -> Result<EligibilityView, Error> {
    let profile = profiles::in_force(conn, candidate)?.profile;
    let facts = store::facts::of_candidate(conn, candidate)?;
    let as_of = AsOf::now(now);
    let history = History::new(&revision.catalogue, &facts, as_of);
    let found = evaluate_all(&history).obstacles(&exam.code, now);
    let mut obstacles: Vec<ObstacleView> =
        found.iter().map(|obstacle| obstacle_view(revision, obstacle, language)).collect();
    let fits = exam.audience == Audience::Everyone || is_partner(conn, candidate, as_of.on)?;
    if !fits {
        obstacles.push(plain(ObstacleKind::PartnersOnly, &say::obstacle_partners_only(), None, language));
    }
    // Whoever delivers exams has to be told who comes.
    let unfit: Vec<FieldError> = match &exam.delivery_vendor {
        Some(vendor) if app.vendors.is_told_beforehand(vendor) => {
            profiles::unfit(&profile).iter().map(|refusal| refusal.told(language)).collect()
        }
        _ => Vec::new(),
    };
    let from = if unfit.is_empty() && fits { clear_from(&found) } else { None };
    if !unfit.is_empty() {
        let mut obstacle = plain(ObstacleKind::Profile, &say::obstacle_profile(), None, language);
        obstacle.fields = unfit;
        obstacles.push(obstacle);
    }
    Ok(EligibilityView {
        exam: catalogue::exam_view(&revision.catalogue, exam, &app.vendors, as_of.on),
        may_sit: obstacles.is_empty(),
        from,
        obstacles,
    })
}

/// Whether somebody is at a partner company on a day.
fn is_partner(conn: &mut DbConn, candidate: CandidateId, on: Date) -> Result<bool, Error> {
    let people = store::candidates::with_merged(conn, candidate)?;
    let times = store::employments::of_candidates(conn, &people)?;
    Ok(times.iter().any(|time| time.from <= on && time.to.is_none_or(|to| on <= to)))
}

fn plain(kind: ObstacleKind, reason: &Message, from: Option<Timestamp>, language: Language) -> ObstacleView {
    let reason = reason.text(language);
    ObstacleView { kind, reason, from, achievement: None, agreement: None, fields: Vec::new() }
}

fn obstacle_view(revision: &Revision, obstacle: &Obstacle, language: Language) -> ObstacleView {
    match obstacle {
        Obstacle::NotNow { refusal } => {
            let (kind, reason) = refusal_words(refusal);
            plain(kind, &reason, refusal.from(), language)
        }
        Obstacle::Prerequisite { achievement } => {
            let achievement = catalogue::reference_of(&revision.catalogue, achievement);
            let reason = say::obstacle_prerequisite(&achievement.title);
            let view = plain(ObstacleKind::Prerequisite, &reason, None, language);
            ObstacleView { achievement: Some(achievement), ..view }
        }
        Obstacle::Agreement { agreement, version } => {
            let title =
                revision.catalogue.agreement(agreement).map_or(agreement.as_str(), |found| found.title.as_str());
            let reason = match version {
                Some(version) => say::obstacle_agreement(title, version.to_string()),
                None => say::obstacle_agreement_later(title),
            };
            let view = plain(ObstacleKind::Agreement, &reason, None, language);
            ObstacleView { agreement: Some(agreement.to_string()), ..view }
        }
    }
}

fn refusal_words(refusal: &Refusal) -> (ObstacleKind, Message) {
    match refusal {
        Refusal::TooSoon { failed, from } => (ObstacleKind::TooSoon, say::obstacle_too_soon(*failed, *from)),
        Refusal::TooMany { attempts, days: Some(days), from: Some(from) } => {
            (ObstacleKind::TooMany, say::obstacle_too_many(*attempts, *days, *from))
        }
        Refusal::TooMany { attempts, .. } => (ObstacleKind::TooMany, say::obstacle_used_up(*attempts)),
        Refusal::AlreadyPassed { on, from: Some(from) } => {
            (ObstacleKind::AlreadyPassed, say::obstacle_passed_until(*on, *from))
        }
        Refusal::AlreadyPassed { on, from: None } => (ObstacleKind::AlreadyPassed, say::obstacle_passed(*on)),
        Refusal::Sanctioned { until: Some(until) } => (ObstacleKind::Sanctioned, say::obstacle_banned_until(*until)),
        Refusal::Sanctioned { until: None } => (ObstacleKind::Sanctioned, say::obstacle_banned()),
        Refusal::NotYetOffered { from } => (ObstacleKind::NotYetOffered, say::obstacle_not_yet(*from)),
        Refusal::Retired { on } => (ObstacleKind::Retired, say::obstacle_retired(*on)),
    }
}
