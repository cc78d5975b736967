use std::fs::File;
use std::io::{BufReader, IsTerminal as _};
use std::path::{Path, PathBuf};

use clap::Args;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::import_results::Format;
use super::{Failure, open, print};
use crate::service::partner_import::{self, Order, Report};

/// Read a file of partner contacts
///
/// CSV in UTF-8 with a header line; docs/partner-feeds.md lists the columns. New people get an account and an invitation, changed
/// ones are changed, and whoever has an end date leaves: the account and the awards stay theirs. Lines that are faulty are
/// reported with line, column and reason, and do not stop the others; `faulty` in the JSON counts them. The same file again
/// changes nothing.
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  \
    certtracker import-partners contacts.csv --dry-run\n  \
    certtracker import-partners contacts.csv --full --format json")]
pub(super) struct ImportPartners {
    /// The file
    file: PathBuf,
    /// Read and report, but keep nothing and invite nobody
    #[arg(long)]
    dry_run: bool,
    /// The file names everybody at the companies in it: whoever it does not name has left
    #[arg(long)]
    full: bool,
    /// How to print the summary
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

impl ImportPartners {
    pub(super) fn run(self, config: Option<&Path>) -> Result<(), Failure> {
        let unreadable = |error| Failure::new(format!("{} cannot be read: {error}", self.file.display()));
        let file = File::open(&self.file).map_err(unreadable)?;
        let metadata = file.metadata().map_err(unreadable)?;
        if metadata.is_dir() {
            return Err(Failure::new(format!("{} is a folder; a CSV file is expected", self.file.display())));
        }
        let app = open(config)?;
        let bar = bar(metadata.len());
        let order = Order { dry_run: self.dry_run, full: self.full };
        let report =
            partner_import::create_blocking(&app, BufReader::new(file), order, &mut |done| bar.set_position(done))?;
        bar.finish_and_clear();
        match self.format {
            Format::Json => {
                print(&format!("{}\n", serde_json::to_string(&report).map_err(|e| Failure::new(e.to_string()))?))
            }
            Format::Text => print(&summary(&self.file, &report)),
        }
    }
}

/// Counts bytes on standard error, when somebody is looking.
fn bar(length: u64) -> ProgressBar {
    let style = ProgressStyle::with_template("{bar:40} {bytes} of {total_bytes}, {eta} left")
        .expect("the template is well formed");
    let target =
        if std::io::stderr().is_terminal() { ProgressDrawTarget::stderr() } else { ProgressDrawTarget::hidden() };
    ProgressBar::with_draw_target(Some(length), target).with_style(style)
}

fn summary(file: &Path, report: &Report) -> String {
    let name = file.file_name().unwrap_or(file.as_os_str()).to_string_lossy();
    let what = if report.dry_run { "would be imported like this; nothing was kept:" } else { "imported:" };
    let mut text = format!("{name} {what}\n");
    for (count, meaning) in [
        (report.rows, "rows"),
        (report.companies, "companies added or changed"),
        (report.added, "people added"),
        (report.changed, "people changed"),
        (report.unchanged, "people as they were"),
        (report.left, "people not named any more, who have left"),
        (report.faulty, "could not be taken"),
    ] {
        text.push_str(&format!("{count:>9}  {meaning}\n"));
    }
    for fault in &report.faults {
        let column = fault.column.as_ref().map(|column| format!(", {column}")).unwrap_or_default();
        text.push_str(&format!("fault: line {}{column}: {}\n", fault.line, fault.reason));
    }
    for notice in &report.notices {
        text.push_str(&format!("note: {notice}\n"));
    }
    text
}
