use std::io::{BufRead as _, IsTerminal as _};
use std::path::Path;

use clap::{Args, Subcommand};
use domain::id::CandidateId;
use secrecy::SecretString;

use super::{Failure, open, print};
use crate::service;
use crate::service::accounts::NewAccount;

/// Make accounts that people sign in with
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  \
    certtracker account create --user grace --email grace@example.org --name \"Grace Hopper\" --staff\n  \
    pass show certtracker/grace | certtracker account create --user grace --email grace@example.org --staff")]
pub(super) struct Account {
    #[command(subcommand)]
    command: AccountCommand,
}

#[derive(Debug, Subcommand)]
enum AccountCommand {
    /// Make an account; the password is asked for, or read as one line from standard input
    Create(Create),
}

#[derive(Debug, Args)]
#[group(id = "role", required = true, multiple = true, args = ["staff", "candidate"])]
struct Create {
    /// The name to sign in with: 3 to 64 letters, digits, `.`, `_` or `-`
    #[arg(long)]
    user: String,
    /// The e-mail address, which can be signed in with too
    #[arg(long)]
    email: String,
    /// What they are called on screen; the user name when left out
    #[arg(long)]
    name: Option<String>,
    /// They run the program
    #[arg(long)]
    staff: bool,
    /// They are this candidate, such as CT-123456789-42
    #[arg(long, value_name = "ID")]
    candidate: Option<CandidateId>,
}

impl Account {
    pub(super) async fn run(self, config: Option<&Path>) -> Result<(), Failure> {
        let AccountCommand::Create(create) = self.command;
        let app = open(config)?;
        let password = ask_password()?;
        let account = NewAccount {
            display_name: create.name.unwrap_or_else(|| create.user.clone()),
            user_name: create.user,
            email: create.email,
            password,
            candidate_id: create.candidate,
            staff: create.staff,
        };
        let account = service::accounts::create(&app, account).await?;
        print(&format!("Made account {} ({}).\n", account.user_name, account.id))
    }
}

/// Never from the command line, which other users of the machine can read.
fn ask_password() -> Result<SecretString, Failure> {
    let unreadable = |error| Failure::new(format!("the password could not be read: {error}"));
    if !std::io::stdin().is_terminal() {
        let mut line = String::new();
        std::io::stdin().lock().read_line(&mut line).map_err(unreadable)?;
        return Ok(line.trim_end_matches(['\r', '\n']).into());
    }
    let first = rpassword::prompt_password("Password: ").map_err(unreadable)?;
    let second = rpassword::prompt_password("Once more: ").map_err(unreadable)?;
    if first != second {
        return Err(Failure::new("the two passwords differ").hint("nothing was made; run the command again"));
    }
    Ok(first.into())
}
