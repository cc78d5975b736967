//! Work done later: decisions that wait for a changed catalogue, credentials for awards that have none, mails, the removal
//! of what is over, and learning which sessions other servers ended.
//!
//! All take no input and may run at any time, twice, or on several servers at once. The timer is the safety net for what
//! a crash or another process left undone; whoever makes work does it at once.

use std::sync::Arc;
use std::time::{Duration, Instant};

use crate::app::App;
use crate::disk;
use crate::error::Error;
use crate::service::{
    appointments, authorizations, decisions, duplicates, erasures, exam_delivery, exam_vendors, exports, issuing, mail,
    recoveries, registrations, retention, session, watches,
};

/// How often to look for work.
const EVERY: Duration = Duration::from_secs(5);

/// How often to remove what is over.
const TIDY_EVERY: Duration = Duration::from_secs(60 * 60);

/// How often to say in the metrics how the exchange with vendors stands.
const MEASURE_EVERY: Duration = Duration::from_secs(30);

/// How often to look whether watched credentials changed.
const WATCH_EVERY: Duration = Duration::from_secs(60);

/// How long to leave a mail server alone that was not to be had.
const RECOVERY: Duration = Duration::from_secs(30);

/// For a transaction that has just put a mail into the outbox to end.
const COMMIT: Duration = Duration::from_millis(100);

/// Looks for work now and from time to time, until the process ends.
pub async fn run(app: Arc<App>) {
    tokio::join!(deliver(&app), learn_ended(&app), decide(&app), exchange(&app));
}

/// Delivers mails: soon after one was put into the outbox, and from time to time for what other processes put there and for
/// those that are tried again.
async fn deliver(app: &Arc<App>) {
    loop {
        let worker = Arc::clone(app);
        report(app, "write_mails", tokio::task::spawn_blocking(move || write_mails(&worker)).await);
        let done = mail::deliver::deliver_due(app).await;
        let broken_off = done.as_ref().is_ok_and(|round| round.broken_off);
        report(app, "deliver_mails", Ok(done.map(drop)));
        if broken_off {
            // Whatever is new would fare no better, and a server that will not have us must not be pestered.
            tokio::time::sleep(RECOVERY).await;
            continue;
        }
        tokio::select! {
            () = app.outbox.filled() => tokio::time::sleep(COMMIT).await,
            () = tokio::time::sleep(EVERY) => {}
        }
    }
}

/// Learns which sessions other servers ended, whatever else there is to do: that is how long their access tokens go on working
/// here.
async fn learn_ended(app: &Arc<App>) {
    loop {
        let worker = Arc::clone(app);
        let learnt = tokio::task::spawn_blocking(move || session::learn_ended(&worker)).await;
        report(app, "learn_ended_sessions", learnt);
        tokio::time::sleep(EVERY).await;
    }
}

/// Exchanges records and results with exam-delivery vendors, whose turn it is.
async fn exchange(app: &Arc<App>) {
    let (mut measured, mut watched): (Option<Instant>, Option<Instant>) = (None, None);
    loop {
        report(app, "exchange", Ok(exam_delivery::run_due(app).await));
        let worker = Arc::clone(app);
        report(app, "remind", tokio::task::spawn_blocking(move || remind(&worker)).await);
        if watched.is_none_or(|at| at.elapsed() > WATCH_EVERY) {
            watched = Some(Instant::now());
            let worker = Arc::clone(app);
            report(app, "watch", tokio::task::spawn_blocking(move || watch(&worker)).await);
        }
        if measured.is_none_or(|at| at.elapsed() > MEASURE_EVERY) {
            measured = Some(Instant::now());
            let worker = Arc::clone(app);
            report(app, "measure", tokio::task::spawn_blocking(move || measure(&worker)).await);
        }
        tokio::time::sleep(EVERY).await;
    }
}

async fn decide(app: &Arc<App>) {
    let mut tidied: Option<Instant> = None;
    loop {
        if tidied.is_none_or(|at| at.elapsed() > TIDY_EVERY) {
            tidied = Some(Instant::now());
            let worker = Arc::clone(app);
            report(app, "tidy", tokio::task::spawn_blocking(move || tidy(&worker)).await);
        }
        let worker = Arc::clone(app);
        report(app, "erase", tokio::task::spawn_blocking(move || erase(&worker)).await);
        let worker = Arc::clone(app);
        report(app, "decide_and_issue", tokio::task::spawn_blocking(move || once(&worker)).await);
        let worker = Arc::clone(app);
        report(app, "compare", tokio::task::spawn_blocking(move || compare(&worker)).await);
        tokio::time::sleep(EVERY).await;
    }
}

/// Counts and logs how a job went. One that failed is tried again when its time comes round.
fn report(app: &App, job: &'static str, done: Result<Result<(), Error>, tokio::task::JoinError>) {
    match done {
        Ok(Ok(())) => app.metrics.job(job, "done"),
        Ok(Err(error)) => {
            app.metrics.job(job, "failed");
            tracing::error!(job, error.causes = crate::telemetry::causes(&error), "a job failed: {error}");
        }
        Err(panicked) => {
            app.metrics.job(job, "failed");
            tracing::error!(job, %panicked, "a job ended early");
        }
    }
}

/// Writes the mails whose occasion is in the data: what has to be looked up for them must not take the time of whoever
/// caused them.
///
/// # Errors
/// When the database fails; what was written before stays.
pub fn write_mails(app: &App) -> Result<(), Error> {
    let registrations = registrations::announce_waiting(app)?;
    let recoveries = recoveries::answer_waiting(app)?;
    exports::make_waiting(app)?;
    if registrations + recoveries > 0 {
        tracing::info!(registrations, recoveries, "looked at registrations and recoveries");
    }
    Ok(())
}

/// Removes what was kept long enough.
fn tidy(app: &App) -> Result<(), Error> {
    if let Some(shortage) = disk::shortage(&app.config) {
        tracing::warn!("{shortage}");
    }
    for removed in retention::run(app, false)?.iter().filter(|removed| removed.records > 0) {
        tracing::info!(retention.policy = removed.policy, retention.records = removed.records, "removed what is over");
    }
    Ok(())
}

/// Reminds those whose exam is near, and ends what nobody used.
///
/// # Errors
/// When the database fails; what was done before stays.
pub fn remind(app: &App) -> Result<(), Error> {
    let people = appointments::remind(app)?;
    if people > 0 {
        tracing::info!(people, "reminded of an exam");
    }
    authorizations::expire(app)
}

/// Tells those who watch credentials of what changed.
///
/// # Errors
/// When the database fails; what was written before stays.
pub fn watch(app: &App) -> Result<(), Error> {
    let mails = watches::tell_changes(app)?;
    if mails > 0 {
        tracing::info!(mails, "told of changed credentials");
    }
    Ok(())
}

/// Says in the metrics how the exchange with exam vendors stands and how much room is left.
fn measure(app: &App) -> Result<(), Error> {
    if let Ok(free) = disk::free(&app.config) {
        app.metrics.disk_free.set(i64::try_from(free).unwrap_or(i64::MAX));
    }
    exam_vendors::measure(app)
}

/// Erases people whose time has come.
fn erase(app: &App) -> Result<(), Error> {
    let people = erasures::perform_due(app)?;
    if people > 0 {
        tracing::info!(people, "erased");
    }
    Ok(())
}

/// Looks for people who have two candidate IDs, a share of those who wait at a time.
fn compare(app: &App) -> Result<(), Error> {
    let compared = duplicates::compare_some(app)?;
    if compared > 0 {
        tracing::info!(compared, "compared people");
    }
    Ok(())
}

/// Does what there is to do.
///
/// # Errors
/// When the database fails; what was done before stays.
pub fn once(app: &App) -> Result<(), Error> {
    let decided = decisions::decide_waiting(app)?;
    let issued = issuing::issue_waiting(app)?;
    if decided.candidates > 0 || issued > 0 {
        tracing::info!(
            candidates = decided.candidates,
            awards = decided.awards,
            reviews = decided.reviews,
            credentials = issued,
            "decided and issued"
        );
    }
    Ok(())
}
