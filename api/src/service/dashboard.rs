//! The candidate's home: which exams are ahead, what do I hold, what is about to lapse, what is nearest, what about my last exam.

use std::sync::Arc;

use contract::credential::{CredentialListItem, CredentialStatus};
use contract::dashboard::DashboardView;
use contract::progress::{ProgressListItem, ProgressState};
use domain::calendar::{AsOf, days_after};
use language::Language;

use super::wording::{EXPIRING_DAYS, Words};
use super::{agreements, authorizations, credentials, email_addresses, exam_results, progress};
use crate::access::Principal;
use crate::app::App;
use crate::error::Error;
use crate::store;

/// How many of the nearest achievements are shown.
const NEAREST: usize = 3;

/// The candidate's home in one answer, in that language.
///
/// # Errors
/// When the database fails.
pub async fn find(app: &Arc<App>, who: &Principal, language: Language) -> Result<DashboardView, Error> {
    let candidate = who.candidate()?;
    let account = who.account_id;
    let now = app.clock.now();
    let as_of = AsOf::now(now);
    let worker = Arc::clone(app);
    let (revision, facts, issued, account, private_address_missing, exams_ahead) = app
        .db
        .read(move |conn| {
            let revision = worker.catalogue.current(conn)?;
            let facts = store::facts::of_candidate(conn, candidate)?;
            let ahead = authorizations::ahead(conn, &worker, &revision, candidate, &facts, now, language)?;
            Ok::<_, Error>((
                revision,
                facts,
                store::credentials::of_candidate(conn, candidate)?,
                store::accounts::find(conn, account)?,
                email_addresses::private_one_is_missing(conn, account)?,
                ahead,
            ))
        })
        .await?;
    let catalogue = &revision.catalogue;
    let all: Vec<CredentialListItem> =
        issued.iter().map(|issued| credentials::item(catalogue, issued, as_of.on)).collect();
    let soon = days_after(as_of.on, EXPIRING_DAYS);
    let lapses = |item: &CredentialListItem| match item.status {
        CredentialStatus::InGrace => true,
        CredentialStatus::Active | CredentialStatus::UnderReview => item.valid_to.is_some_and(|until| until <= soon),
        _ => false,
    };
    let mut lapsing: Vec<CredentialListItem> = all.iter().filter(|item| lapses(item)).cloned().collect();
    lapsing.sort_by_key(|item| item.valid_to);
    let ahead = |item: &ProgressListItem| {
        item.steps_left.is_some()
            && !matches!(item.state, ProgressState::Met | ProgressState::Expiring | ProgressState::InGrace)
    };
    Ok(DashboardView {
        display_name: account.map(|account| account.display_name).unwrap_or_default(),
        private_address_missing,
        agreements_waiting: agreements::waiting(catalogue, &facts, as_of.on),
        exams_ahead,
        held: all.into_iter().filter(|item| holds(item.status)).collect(),
        lapsing,
        nearest: progress::items(Words::new(catalogue, language), &facts, as_of)
            .into_iter()
            .filter(ahead)
            .take(NEAREST)
            .collect(),
        latest_result: exam_results::views(catalogue, &facts, as_of, language).into_iter().next(),
    })
}

/// Whether somebody with such a credential holds it: expired and revoked ones are history.
fn holds(status: CredentialStatus) -> bool {
    !matches!(status, CredentialStatus::Expired | CredentialStatus::Revoked)
}
