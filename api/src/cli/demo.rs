use std::path::Path;

use clap::Args;

use super::import_results::Format;
use super::{Failure, open, print};
use crate::service::demo::{self, Demo as Filled};
use crate::service::mail::mailbox;

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
        let app = open(config)?;
        let filled = demo::fill(&app).await?;
        match self.format {
            Format::Json => {
                let json = serde_json::to_string(&filled).map_err(|error| Failure::new(error.to_string()))?;
                print(&format!("{json}\n"))
            }
            Format::Text => {
                let mut text = summary(&filled, app.config.server.public_url.as_str());
                if mailbox::is_open(&app) {
                    let address = app.config.server.public_url.join("/dev/mail");
                    text.push_str(&format!("Mail stays on this machine; read it at {address}\n"));
                }
                print(&text)
            }
        }
    }
}

fn summary(filled: &Filled, public_url: &str) -> String {
    let mut text = String::from("Demo sign-ins:\n");
    for sign_in in &filled.sign_ins {
        text.push_str(&format!("  {:<10} {:<8} {}\n", sign_in.role, sign_in.user, sign_in.password));
    }
    text.push_str(&format!("{} credentials were issued", filled.credentials.len()));
    match filled.credentials.first() {
        Some(first) => text.push_str(&format!("; check one at {public_url}/verify/{}\n", first.code)),
        None => text.push_str(".\n"),
    }
    text
}
