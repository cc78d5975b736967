use std::path::Path;

use clap::Args;

use super::import_results::Format;
use super::{Failure, open};

/// Fill the database with a program, people and results to look at
///
/// Loads the catalogue of a fictional vendor, makes demo people and imports sample results. Safe to repeat. Never for a database
/// with real people in it: the demo people's passwords are printed.
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  certtracker demo\n  certtracker demo --format json")]
pub(super) struct Demo {
    /// How to print the sign-ins and credentials that were made
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

impl Demo {
    pub(super) async fn run(self, config: Option<&Path>) -> Result<(), Failure> {
        let _ = (open(config)?, self.format);
        Err(Failure::new("this build has no demo data"))
    }
}
