use std::fs::File;
use std::io::{BufReader, IsTerminal as _};
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};
use contract::result_import::ResultImportView;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::{Failure, open, print};
use crate::service::result_imports::{self, Order};

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
    pub(super) fn run(self, config: Option<&Path>) -> Result<(), Failure> {
        let file = File::open(&self.file)
            .map_err(|error| Failure::new(format!("{} cannot be read: {error}", self.file.display())))?;
        if file.metadata().is_ok_and(|metadata| metadata.is_dir()) {
            return Err(Failure::new(format!("{} is a folder; a zip file is expected", self.file.display())));
        }
        let app = open(config)?;
        let name = self.file.file_name().unwrap_or(self.file.as_os_str()).to_string_lossy();
        let bar = bar();
        let order = Order { file_name: &name, dry_run: self.dry_run, vendor: None };
        let view = result_imports::create_blocking(&app, BufReader::new(file), order, &mut |done, total| {
            bar.set_length(total);
            bar.set_position(done);
        })?;
        bar.finish_and_clear();
        match self.format {
            Format::Json => {
                print(&format!("{}\n", serde_json::to_string(&view).map_err(|e| Failure::new(e.to_string()))?))
            }
            Format::Text => print(&summary(&view)),
        }
    }
}

/// Counts rows on standard error, when somebody is looking.
fn bar() -> ProgressBar {
    let style = ProgressStyle::with_template("{bar:40} {pos} of {len} rows, {per_sec}, {eta} left")
        .expect("the template is well formed");
    let target =
        if std::io::stderr().is_terminal() { ProgressDrawTarget::stderr() } else { ProgressDrawTarget::hidden() };
    ProgressBar::with_draw_target(None, target).with_style(style)
}

pub(super) fn summary(view: &ResultImportView) -> String {
    let counts = &view.counts;
    let what = match (view.dry_run, view.repeated) {
        (_, true) => "was imported before; nothing changed. The first time:",
        (true, false) => "would be imported like this; nothing was kept:",
        (false, false) => "imported:",
    };
    let mut text = format!("{} {what}\n", view.file_name);
    for (count, meaning) in [
        (counts.rows, "rows"),
        (counts.recorded, "recorded as new results"),
        (counts.known, "on record already"),
        (counts.claims, "fit no candidate and wait in the claim queue"),
        (counts.faulty, "could not be read"),
        (counts.awards, "awards made"),
        (counts.reviews, "awards put before a person"),
    ] {
        text.push_str(&format!("{count:>9}  {meaning}\n"));
    }
    for fault in &view.faults {
        let column = fault.column.as_ref().map(|column| format!(", {column}")).unwrap_or_default();
        text.push_str(&format!("fault: {}, line {}{column}: {}\n", fault.file, fault.line, fault.reason));
    }
    for notice in &view.notices {
        text.push_str(&format!("note: {notice}\n"));
    }
    text
}
