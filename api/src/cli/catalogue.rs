use std::path::{Path, PathBuf};

use clap::{Args, Subcommand};

use super::{Failure, open};

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
    Check {
        /// The folder with the catalogue's documents
        folder: PathBuf,
    },
    /// Check a catalogue and put it in force
    Load {
        /// The folder with the catalogue's documents
        folder: PathBuf,
    },
    /// Print the JSON Schema of catalogue documents, for editors
    Schema,
}

impl Catalogue {
    pub(super) async fn run(self, config: Option<&Path>) -> Result<(), Failure> {
        match self.command {
            CatalogueCommand::Check { folder } | CatalogueCommand::Load { folder } => {
                let _ = (open(config)?, folder);
            }
            CatalogueCommand::Schema => {}
        }
        Err(Failure::new("this build has no catalogue"))
    }
}
