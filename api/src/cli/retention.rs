use std::path::Path;

use clap::Args;

use super::import_results::Format;
use super::{Failure, open, print};
use crate::service::retention::{self, Removed};

/// Remove what was kept long enough
///
/// By the same table as the server's own job, which does it from time to time. The page at /privacy says how long everything is
/// kept, and why.
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  \
    certtracker retention --dry-run\n  \
    certtracker retention --dry-run --format json")]
pub(super) struct Retention {
    /// Remove nothing, and say what would be removed
    #[arg(long)]
    dry_run: bool,
    /// How to print it
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

impl Retention {
    pub(super) fn run(self, config: Option<&Path>) -> Result<(), Failure> {
        let removed = retention::run(&open(config)?, self.dry_run)?;
        match self.format {
            Format::Json => {
                let report = serde_json::json!({ "dry_run": self.dry_run, "policies": removed });
                print(&format!("{report}\n"))
            }
            Format::Text => print(&table(&removed, self.dry_run)),
        }
    }
}

fn table(removed: &[Removed], dry_run: bool) -> String {
    let lines = removed.iter().map(|row| match row.before {
        Some(before) => format!("{:<16}  {:>8}  older than {before}\n", row.policy, row.records),
        None => format!("{:<16}  {:>8}  not removed by time\n", row.policy, "-"),
    });
    let all: usize = removed.iter().map(|row| row.records).sum();
    let end = if dry_run { "would be removed" } else { "removed" };
    lines.chain([format!("{all} records {end}.\n")]).collect()
}
