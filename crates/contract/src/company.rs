//! Partner companies and the people in their partner records.

use domain::company::{ContactRole, ContactState};
use domain::id::{CandidateId, CompanyId, ContactId};
use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// A partner company in a list.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CompanyListItem {
    /// Which company.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = Uuid))]
    pub id: CompanyId,
    /// Its number in the partner record.
    #[cfg_attr(feature = "openapi", schema(example = "P-1001"))]
    pub partner_id: String,
    /// What it is called.
    pub name: String,
    /// Its standing as a partner, in the words of the partner record.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tier: Option<String>,
}

/// A partner company.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CompanyView {
    /// Which company.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = Uuid))]
    pub id: CompanyId,
    /// Its number in the partner record.
    #[cfg_attr(feature = "openapi", schema(example = "P-1001"))]
    pub partner_id: String,
    /// What it is called.
    pub name: String,
    /// Its standing as a partner, in the words of the partner record.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tier: Option<String>,
    /// Since when it is on record here.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub created_at: Timestamp,
    /// The mail domains it says are its own.
    pub domains: Vec<CompanyDomainView>,
}

/// A mail domain that a company says is its own.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CompanyDomainView {
    /// The domain.
    #[cfg_attr(feature = "openapi", schema(example = "partner.example"))]
    pub domain: String,
    /// What a TXT record of the domain has to hold to prove it.
    pub txt_record: String,
    /// When it was proved. People with addresses there do not register by themselves.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = DateTime))]
    pub verified_at: Option<Timestamp>,
    /// On what ground it was taken as proved.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ground: Option<String>,
}

/// A person in a company's partner record, and where they stand.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ContactView {
    /// Which entry.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = Uuid))]
    pub id: ContactId,
    /// The name in full.
    pub name: String,
    /// The address at work.
    pub email: String,
    /// What they do for the program.
    #[cfg_attr(feature = "openapi", schema(value_type = ContactRoleWord))]
    pub role: ContactRole,
    /// Where they stand.
    #[cfg_attr(feature = "openapi", schema(value_type = ContactStateWord))]
    pub state: ContactState,
    /// The number that the feed knows them by.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub external_id: Option<String>,
    /// Their candidate ID, once they have one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>))]
    pub candidate_id: Option<CandidateId>,
    /// When they were last invited.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = DateTime))]
    pub invited_at: Option<Timestamp>,
    /// What became of that mail; absent when it is not known any more.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub invitation_mail: Option<InvitationMail>,
    /// When they took the invitation.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = DateTime))]
    pub joined_at: Option<Timestamp>,
    /// The last day at the company.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = Date))]
    pub left_on: Option<Date>,
    /// Their times at the company, as they are known now, the latest last.
    pub employments: Vec<EmploymentView>,
}

/// A time at a company.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct EmploymentView {
    /// The first day.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = Date))]
    pub from: Date,
    /// The last day, once it is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = Date))]
    pub to: Option<Date>,
}

/// What became of a mail.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum InvitationMail {
    /// It waits to be sent.
    Waiting,
    /// The next mail server took it.
    Sent,
    /// It could not be delivered, and is not tried any more.
    Dead,
}

/// What a person does for the program at their company.
#[cfg(feature = "openapi")]
#[derive(utoipa::ToSchema, Serialize)]
#[schema(as = ContactRole)]
#[serde(rename_all = "snake_case")]
pub enum ContactRoleWord {
    /// Answers for the company towards the program.
    PrimaryContact,
    /// Keeps the partner record.
    ContactAdministrator,
    /// Works there.
    Contact,
}

/// Where a person in a partner record stands.
#[cfg(feature = "openapi")]
#[derive(utoipa::ToSchema, Serialize)]
#[schema(as = ContactState)]
#[serde(rename_all = "snake_case")]
pub enum ContactStateWord {
    /// Was asked by mail to take the account, and has not yet.
    Invited,
    /// Has an account of their own.
    Active,
    /// No longer works there.
    Left,
}
