use std::path::{Path, PathBuf};

use catalogue::Report;
use clap::{Args, Subcommand};

use super::{Failure, open, print};
use crate::job;
use crate::service;

/// Check, load or describe the program's catalogue: its exams, achievements and rules
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  \
    certtracker catalogue check catalogue/fictional-vendor\n  \
    certtracker catalogue load catalogue/fictional-vendor\n  \
    certtracker catalogue schema > catalogue.schema.json")]
pub(super) struct Catalogue {
    #[command(subcommand)]
    command: CatalogueCommand,
}

#[derive(Debug, Subcommand)]
enum CatalogueCommand {
    /// Explain every mistake in a catalogue, by file, line and field
    #[command(after_help = "Example:\n  certtracker catalogue check catalogue/fictional-vendor")]
    Check {
        /// The folder with the catalogue's documents
        folder: PathBuf,
    },
    /// Check a catalogue and put it in force
    #[command(after_help = "Example:\n  certtracker catalogue load catalogue/fictional-vendor")]
    Load {
        /// The folder with the catalogue's documents
        folder: PathBuf,
    },
    /// Print the JSON Schema of catalogue documents, for editors
    #[command(after_help = "Example:\n  certtracker catalogue schema > catalogue.schema.json")]
    Schema,
}

impl Catalogue {
    pub(super) fn run(self, config: Option<&Path>) -> Result<(), Failure> {
        match self.command {
            CatalogueCommand::Check { folder } => check(&folder),
            CatalogueCommand::Load { folder } => load(&folder, config),
            CatalogueCommand::Schema => print(&catalogue::schema::json()),
        }
    }
}

fn check(folder: &Path) -> Result<(), Failure> {
    let report = catalogue::check(folder);
    if report.is_clean() {
        return print(&format!("{} documents in {} files, no mistakes.\n", report.documents, report.files));
    }
    Err(refused(&report))
}

fn load(folder: &Path, config: Option<&Path>) -> Result<(), Failure> {
    let loaded = catalogue::load(folder).map_err(|report| refused(&report))?;
    let app = open(config)?;
    let result = service::catalogue::load(&app, &loaded.documents)?;
    job::once(&app)?;
    print(&if result.changed {
        format!("Revision {} is in force, and everybody was decided anew.\n", result.revision)
    } else {
        format!("Revision {} is in force already, and is the same.\n", result.revision)
    })
}

fn refused(report: &Report) -> Failure {
    let mistakes: Vec<String> = report.mistakes.iter().map(ToString::to_string).collect();
    let noun = if mistakes.len() == 1 { "mistake" } else { "mistakes" };
    Failure::new(format!("the catalogue has {} {noun}\n{}", mistakes.len(), mistakes.join("\n")))
}
