//! The command line: what is asked for, and how a failure is told.
//!
//! A command that fails ends with one sentence on standard error, a hint where there is one, and a code other than zero: `2`
//! for settings and arguments that are not right, `1` for the rest. `verify` answers with its code.

use std::fmt;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Parser, Subcommand};
use contract::problem::FieldError;
use language::Language;

use crate::app::{App, StartError};
use crate::clock::Clock;
use crate::config::{Config, Faults};
use crate::error::Error;
use crate::http::server::ServeError;
use crate::telemetry;

mod account;
mod catalogue;
mod company;
mod demo;
mod import_partners;
mod import_results;
mod mail;
mod migrate;
mod retention;
mod scim_token;
mod serve;
mod verify;

/// Exam results, awards and verifiable credentials of a certification program.
#[derive(Debug, Parser)]
#[command(
    name = "certtracker",
    version,
    max_term_width = 100,
    after_help = "Examples:\n  \
        certtracker serve                     serve on http://127.0.0.1:8080, keeping everything under ./var\n  \
        certtracker demo                      fill the database with a program, people and results to look at\n  \
        certtracker import-results day.zip    read a result archive\n  \
        certtracker verify credential.json    check a credential, whoever issued it\n\n\
        Settings come from the environment (CERTTRACKER_*) and a file; `certtracker settings` lists them all."
)]
struct Cli {
    #[command(subcommand)]
    command: Command,
    /// Read settings from this TOML file
    #[arg(long, global = true, value_name = "FILE")]
    config: Option<PathBuf>,
}

#[derive(Debug, Subcommand)]
enum Command {
    Serve(serve::Serve),
    Migrate(migrate::Migrate),
    Demo(demo::Demo),
    ImportResults(import_results::ImportResults),
    ImportPartners(import_partners::ImportPartners),
    Company(company::Company),
    ScimToken(scim_token::ScimToken),
    Account(account::Account),
    Catalogue(catalogue::Catalogue),
    Mail(mail::Mail),
    Retention(retention::Retention),
    Verify(verify::Verify),
    /// Print the OpenAPI document of the API, as YAML
    #[command(after_help = "Example:\n  certtracker openapi > openapi.yaml")]
    Openapi,
    /// Print the reference of all settings, as Markdown
    #[command(after_help = "Example:\n  certtracker settings > docs/settings.md")]
    Settings,
}

/// Does what the command line says.
pub async fn run() -> ExitCode {
    let cli = Cli::parse();
    match dispatch(cli).await {
        Ok(code) => code,
        Err(failure) => {
            eprintln!("certtracker: {failure}");
            ExitCode::from(failure.code)
        }
    }
}

async fn dispatch(cli: Cli) -> Result<ExitCode, Failure> {
    let config = cli.config.as_deref();
    let done = match cli.command {
        // Its code is its answer.
        Command::Verify(command) => return Box::pin(command.run()).await,
        Command::Serve(command) => command.run(config).await,
        Command::Migrate(command) => command.run(config),
        Command::Demo(command) => command.run(config).await,
        Command::ImportResults(command) => command.run(config),
        Command::ImportPartners(command) => command.run(config),
        Command::Company(command) => command.run(config),
        Command::ScimToken(command) => command.run(config),
        Command::Account(command) => command.run(config).await,
        Command::Catalogue(command) => command.run(config),
        // Boxed: it holds a whole delivery.
        Command::Mail(command) => Box::pin(command.run(config)).await,
        Command::Retention(command) => command.run(config),
        Command::Openapi => print(&crate::http::openapi::yaml()),
        Command::Settings => print(&crate::config::reference()),
    };
    done.map(|()| ExitCode::SUCCESS)
}

/// Why a command failed, as it is told to whoever typed it.
#[derive(Debug)]
struct Failure {
    message: String,
    hint: Option<String>,
    code: u8,
}

impl Failure {
    fn new(message: impl Into<String>) -> Self {
        Self { message: message.into(), hint: None, code: 1 }
    }

    fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.message)?;
        self.hint.as_ref().map_or(Ok(()), |hint| write!(formatter, "\nhint: {hint}"))
    }
}

impl From<Faults> for Failure {
    fn from(faults: Faults) -> Self {
        Self { message: faults.to_string(), hint: Some("`certtracker settings` explains each".to_owned()), code: 2 }
    }
}

impl From<StartError> for Failure {
    fn from(error: StartError) -> Self {
        Self::new(error.to_string())
    }
}

impl From<ServeError> for Failure {
    fn from(error: ServeError) -> Self {
        Self::new(error.to_string())
    }
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        let detail = error.public_detail().map(|detail| detail.text(Language::English));
        let mut message = detail.unwrap_or_else(|| error.code().title().to_owned());
        for field in error.fields() {
            let FieldError { pointer, message: told, .. } = field.told(Language::English);
            message.push_str(&format!("\n  {}: {told}", pointer.trim_start_matches('/')));
        }
        // Whoever is at the command line runs the server, and may read what its clients may not.
        let causes = telemetry::causes(&error);
        if error.code().status() >= 500 && !causes.is_empty() {
            message.push_str(&format!(": {causes}"));
        }
        Self::new(message)
    }
}

/// Reads the settings and opens the database, for commands that work on it beside or without a running server.
fn open(config: Option<&Path>) -> Result<App, Failure> {
    let config = Config::load(config)?;
    telemetry::init(&config.log);
    Ok(App::open(config, Clock::system())?)
}

/// Prints to standard output. A reader that closes early, such as `head`, is no failure.
fn print(text: &str) -> Result<(), Failure> {
    use std::io::Write as _;
    match std::io::stdout().write_all(text.as_bytes()) {
        Err(error) if error.kind() != std::io::ErrorKind::BrokenPipe => {
            Err(Failure::new(format!("the output could not be written: {error}")))
        }
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory as _;

    use super::*;

    #[test]
    fn every_command_teaches_with_an_example() {
        Cli::command().debug_assert();
        for command in Cli::command().get_subcommands().filter(|command| command.get_name() != "help") {
            let help = command.get_after_help().map(ToString::to_string).unwrap_or_default();
            assert!(
                help.contains(&format!("certtracker {}", command.get_name())),
                "{} has no example",
                command.get_name()
            );
            assert!(command.get_about().is_some(), "{} does not say what it does", command.get_name());
        }
    }
}
