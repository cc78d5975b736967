use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};

use super::{Failure, open};

/// Read an archive of exam results
///
/// Each row becomes a fact about a candidate, once, however often the file is read. Rows that fit no candidate wait to be
/// claimed; rows that are faulty are reported with file, line, column and reason, and do not stop the others. An archive that
/// cannot be read whole is refused whole.
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  \
    certtracker import-results results-2026-03-01.zip\n  \
    certtracker import-results results.zip --dry-run --format json")]
pub(super) struct ImportResults {
    /// The archive, as the vendor delivered it
    file: PathBuf,
    /// Read and report, but keep nothing
    #[arg(long)]
    dry_run: bool,
    /// How to print the summary
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

/// How a summary is printed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    /// For people.
    #[default]
    Text,
    /// One JSON object, for programs.
    Json,
}

impl ImportResults {
    pub(super) async fn run(self, config: Option<&Path>) -> Result<(), Failure> {
        let _ = (open(config)?, self.file, self.dry_run, self.format);
        Err(Failure::new("this build does not read results"))
    }
}
