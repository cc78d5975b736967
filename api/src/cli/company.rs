use std::path::Path;

use clap::{Args, Subcommand};
use domain::company::MailDomain;

use super::{Failure, open, print};
use crate::service::companies::{self, CompanyRecord};

/// Keep partner companies and their mail domains
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  \
    certtracker company put --partner P-1001 --name \"Northwind Labs\" --tier gold\n  \
    certtracker company add-domain --partner P-1001 northwind.example\n  \
    certtracker company verify-domain --partner P-1001 northwind.example --ground \"TXT record seen\"")]
pub(super) struct Company {
    #[command(subcommand)]
    command: CompanyCommand,
}

#[derive(Debug, Subcommand)]
enum CompanyCommand {
    /// Add a company, or keep what its partner record says now
    Put(Put),
    /// Note a mail domain that a company says is its own; prints what its TXT record has to hold
    AddDomain(Domain),
    /// Take a domain as proved to be the company's
    ///
    /// Look the TXT record up first, as with `dig TXT DOMAIN`. From then on people with addresses there are sent to their
    /// company when they want to register.
    VerifyDomain(VerifyDomain),
}

#[derive(Debug, Args)]
struct Put {
    /// The company's number in the partner record
    #[arg(long, value_name = "ID")]
    partner: String,
    /// What it is called
    #[arg(long)]
    name: String,
    /// Its standing as a partner
    #[arg(long)]
    tier: Option<String>,
}

#[derive(Debug, Args)]
struct Domain {
    /// The company's number in the partner record
    #[arg(long, value_name = "ID")]
    partner: String,
    /// The domain, such as northwind.example
    domain: MailDomain,
}

#[derive(Debug, Args)]
struct VerifyDomain {
    #[command(flatten)]
    domain: Domain,
    /// On what ground, to be shown to staff
    #[arg(long)]
    ground: String,
}

impl Company {
    pub(super) fn run(self, config: Option<&Path>) -> Result<(), Failure> {
        let app = open(config)?;
        match self.command {
            CompanyCommand::Put(put) => {
                let record = CompanyRecord { partner_id: put.partner, name: put.name, tier: put.tier };
                let company = companies::put_blocking(&app, &record)?;
                print(&format!("{} is {} ({}).\n", company.partner_id, company.name, company.id))
            }
            CompanyCommand::AddDomain(Domain { partner, domain }) => {
                let noted = companies::add_domain_blocking(&app, &partner, &domain)?;
                print(&format!("A TXT record of {domain} has to hold:\n{}\n", noted.token))
            }
            CompanyCommand::VerifyDomain(VerifyDomain { domain: Domain { partner, domain }, ground }) => {
                companies::verify_domain_blocking(&app, &partner, &domain, &ground)?;
                print(&format!("{domain} is proved to be {partner}'s.\n"))
            }
        }
    }
}
