//! Work done later: decisions that wait for a changed catalogue, and credentials for awards that have none.
//!
//! Both take no input and may run at any time, twice, or on several servers at once. The timer is the safety net for what
//! a crash or another process left undone; whoever makes work does it at once.

use std::sync::Arc;
use std::time::Duration;

use crate::app::App;
use crate::error::Error;
use crate::service::{decisions, issuing};

/// How often to look for work.
const EVERY: Duration = Duration::from_secs(5);

/// Looks for work now and from time to time, until the process ends.
pub async fn run(app: Arc<App>) {
    loop {
        let worker = Arc::clone(&app);
        let done = tokio::task::spawn_blocking(move || once(&worker)).await;
        match done {
            Ok(Ok(())) => app.metrics.job("decide_and_issue", "done"),
            Ok(Err(error)) => {
                app.metrics.job("decide_and_issue", "failed");
                tracing::error!(error = %crate::telemetry::causes(&error), "{error}; trying again in {EVERY:?}");
            }
            Err(panicked) => tracing::error!(%panicked, "a job ended early; trying again in {EVERY:?}"),
        }
        tokio::time::sleep(EVERY).await;
    }
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
