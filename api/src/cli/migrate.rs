use std::path::Path;

use clap::Args;

use super::{Failure, open, print};

/// Bring the database up to date, then end
///
/// `serve` does it too; this is for operators who want it done before the new servers start. Safe to run at the same time from
/// several machines, and again.
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  \
    CERTTRACKER_DATABASE_URL=postgres://certtracker@db/certtracker certtracker migrate")]
pub(super) struct Migrate {}

impl Migrate {
    #[expect(clippy::unused_self, reason = "every command runs the same way")]
    pub(super) fn run(self, config: Option<&Path>) -> Result<(), Failure> {
        let app = open(config)?;
        print(&format!("{} is up to date.\n", app.config.database.url))
    }
}
