use std::path::Path;

use clap::{Args, Subcommand};
use domain::id::ScimTokenId;

use super::{Failure, open, print};
use crate::service::scim_tokens;

/// Give out and end the tokens of SCIM clients
///
/// A client with a company's token sees and changes that company's people alone; one without a company, such as the partner
/// portal, those of all companies. The service is at /scim/v2.
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  \
    certtracker scim-token create --name \"Northwind, Entra ID\" --company P-1001\n  \
    certtracker scim-token list\n  \
    certtracker scim-token revoke 01932c07-209c-7000-8000-000000000000")]
pub(super) struct ScimToken {
    #[command(subcommand)]
    command: ScimTokenCommand,
}

#[derive(Debug, Subcommand)]
enum ScimTokenCommand {
    /// Make a token; it is printed once
    Create(Create),
    /// List every token, newest first, without its secret
    List,
    /// End a token at once
    Revoke {
        /// Which, as `list` says
        id: ScimTokenId,
    },
}

#[derive(Debug, Args)]
struct Create {
    /// What to call it
    #[arg(long)]
    name: String,
    /// The company it is for, by its number in the partner record; the whole program when left out
    #[arg(long, value_name = "ID")]
    company: Option<String>,
}

impl ScimToken {
    pub(super) fn run(self, config: Option<&Path>) -> Result<(), Failure> {
        let app = open(config)?;
        match self.command {
            ScimTokenCommand::Create(create) => {
                let token = scim_tokens::create_blocking(&app, &create.name, create.company.as_deref())?;
                print(&format!("{token}\n"))
            }
            ScimTokenCommand::List => {
                let mut text = String::new();
                for (token, company) in scim_tokens::list_blocking(&app)? {
                    let state = match (token.revoked_at, token.last_used_at) {
                        (Some(at), _) => format!("revoked {at}"),
                        (None, Some(at)) => format!("last used {at}"),
                        (None, None) => "never used".to_owned(),
                    };
                    let company = company.unwrap_or_else(|| "program".to_owned());
                    text.push_str(&format!("{}  {company:<12}  {state:<32}  {}\n", token.id, token.name));
                }
                print(&text)
            }
            ScimTokenCommand::Revoke { id } => {
                scim_tokens::revoke_blocking(&app, id)?;
                print(&format!("{id} does not work any more.\n"))
            }
        }
    }
}
