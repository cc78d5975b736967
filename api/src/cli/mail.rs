use std::path::Path;
use std::time::{Duration, Instant};

use clap::{Args, Subcommand};
use contract::mail::DeadMailView;
use domain::id::MailId;
use language::Language;

use super::import_results::Format;
use super::{Failure, open, print};
use crate::app::App;
use crate::service::mail::{self, dead, probe};

/// See mails that could not be delivered, have them tried again, and try delivery
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  \
    certtracker mail test grace@example.org\n  \
    certtracker mail list --dead --format json\n  \
    certtracker mail retry --all-dead")]
pub(super) struct Mail {
    #[command(subcommand)]
    command: MailCommand,
}

#[derive(Debug, Subcommand)]
enum MailCommand {
    /// List mails that are not tried any more, newest first
    #[command(after_help = "Example:\n  certtracker mail list --dead")]
    List {
        /// Those that could not be delivered
        #[arg(long, required = true)]
        dead: bool,
        /// How to print them
        #[arg(long, value_enum, default_value_t)]
        format: Format,
    },
    /// Have dead mails tried again, and let mail go to their addresses again
    #[command(after_help = "Examples:\n  certtracker mail retry 0199c0de-…\n  certtracker mail retry --all-dead")]
    Retry {
        /// Which mail, as `mail list` prints it
        #[arg(required_unless_present = "all_dead", conflicts_with = "all_dead")]
        id: Option<MailId>,
        /// Every one
        #[arg(long)]
        all_dead: bool,
        /// How to print what was done
        #[arg(long, value_enum, default_value_t)]
        format: Format,
    },
    /// Send a mail to an address, and say what became of it
    #[command(after_help = "Example:\n  certtracker mail test grace@example.org")]
    Test {
        /// The address
        address: String,
        /// The language to write in: en, es, ja or ar
        #[arg(long, default_value = "en", value_parser = language)]
        language: Language,
        /// How to print what became of it
        #[arg(long, value_enum, default_value_t)]
        format: Format,
    },
    /// Let no mail go to an address that bounced or complained
    #[command(after_help = "Example:\n  certtracker mail suppress gone@example.org --reason bounced")]
    Suppress {
        /// The address
        address: String,
        /// What happened
        #[arg(long, value_enum)]
        reason: Reason,
    },
}

/// Why no mail may go to an address.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum Reason {
    /// Mail to it came back.
    Bounced,
    /// Its owner told the mail provider that our mail is unwanted.
    Complained,
}

fn language(tag: &str) -> Result<Language, String> {
    Language::from_tag(tag).ok_or_else(|| format!("`{tag}` is none of en, es, ja, ar"))
}

impl Mail {
    pub(super) async fn run(self, config: Option<&Path>) -> Result<(), Failure> {
        let app = open(config)?;
        match self.command {
            MailCommand::List { format, .. } => {
                let dead = dead::list_all(&app).await?;
                match format {
                    Format::Json => json(&dead),
                    Format::Text => print(&table(&dead)),
                }
            }
            MailCommand::Retry { id, format, .. } => {
                let retried = match id {
                    Some(id) => dead::retry(&app, id).await.map(|()| 1)?,
                    None => dead::retry_all(&app).await?,
                };
                match format {
                    Format::Json => json(&serde_json::json!({ "retried": retried })),
                    Format::Text => print(&format!("{retried} to be tried again.\n")),
                }
            }
            MailCommand::Test { address, language, format } => test(&app, &address, language, format).await,
            MailCommand::Suppress { address, reason } => {
                let reason = match reason {
                    Reason::Bounced => mail::Suppression::Bounced,
                    Reason::Complained => mail::Suppression::Complained,
                };
                mail::suppress(&app, &address, reason).await?;
                print("No mail goes to this address from now on; retrying a dead mail to it lifts that.\n")
            }
        }
    }
}

/// Longer than all steps of one delivery can take.
const LONGEST_TEST: Duration = Duration::from_secs(20 * 60);

async fn test(app: &App, address: &str, language: Language, format: Format) -> Result<(), Failure> {
    let id = probe::send(app, address, language).await?;
    let give_up = Instant::now() + LONGEST_TEST;
    loop {
        mail::deliver::deliver_due(app).await?;
        // A server that runs beside us may have taken it.
        match probe::outcome(app, id).await? {
            probe::Outcome::Left if format == Format::Json => {
                return json(&serde_json::json!({ "id": id, "sent": true }));
            }
            probe::Outcome::Left => return print(&format!("Sent: {}.\n", probe::whereabouts(app))),
            probe::Outcome::Failed(reason) => {
                return Err(Failure::new(format!("the mail was not taken: {reason}"))
                    .hint("`certtracker serve --print-config` shows the settings of mail"));
            }
            probe::Outcome::UnderWay if Instant::now() > give_up => {
                return Err(Failure::new("another server took the mail and has not said what became of it"));
            }
            probe::Outcome::UnderWay => tokio::time::sleep(Duration::from_millis(200)).await,
        }
    }
}

fn json(value: &impl serde::Serialize) -> Result<(), Failure> {
    let text = serde_json::to_string(value).map_err(|error| Failure::new(error.to_string()))?;
    print(&format!("{text}\n"))
}

fn table(dead: &[DeadMailView]) -> String {
    let lines = dead.iter().map(|mail| {
        format!(
            "{}  {}  {} to {}, {} attempts: {}\n",
            mail.id, mail.died_at, mail.template, mail.recipient, mail.attempts, mail.reason
        )
    });
    match dead {
        [] => "Every mail was delivered, or still waits.\n".to_owned(),
        _ => lines.collect(),
    }
}
