//! Partner companies, and the people in their partner records.
//!
//! A company's feed says who works there, in which role, and until when. It makes people known and ends their time at the
//! company; it never takes an account or an award away.

use std::fmt;
use std::str::FromStr;

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::id::{CandidateId, CompanyId, ContactId, EmploymentId};

/// What a person does for the program at their company.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ContactRole {
    /// Answers for the company towards the program.
    PrimaryContact,
    /// Keeps the partner record: adds and removes people.
    ContactAdministrator,
    /// Works there.
    Contact,
}

/// The word is no role.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a role is `primary_contact`, `contact_administrator` or `contact`")]
pub struct ContactRoleError;

impl ContactRole {
    /// Every role, the one to ask first.
    pub const ALL: [Self; 3] = [Self::PrimaryContact, Self::ContactAdministrator, Self::Contact];

    /// The word of this role.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::PrimaryContact => "primary_contact",
            Self::ContactAdministrator => "contact_administrator",
            Self::Contact => "contact",
        }
    }
}

impl fmt::Display for ContactRole {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl FromStr for ContactRole {
    type Err = ContactRoleError;

    /// Reads the word of a role; case, blanks and hyphens do not matter.
    fn from_str(text: &str) -> Result<Self, ContactRoleError> {
        let word: String = text.trim().to_lowercase().replace([' ', '-'], "_");
        Self::ALL.into_iter().find(|role| role.as_str() == word).ok_or(ContactRoleError)
    }
}

/// Where a person in a partner record stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ContactState {
    /// Was asked by mail to take the account, and has not yet.
    Invited,
    /// Has an account of their own.
    Active,
    /// No longer works there. The account and every award are theirs still.
    Left,
}

impl ContactState {
    /// The state that follows from what is on record.
    pub fn of(joined_at: Option<Timestamp>, left_on: Option<Date>, today: Date) -> Self {
        match (joined_at, left_on) {
            (_, Some(on)) if on <= today => Self::Left,
            (Some(_), _) => Self::Active,
            (None, _) => Self::Invited,
        }
    }
}

/// A person's time at a company, as it is known now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Employment {
    /// Which.
    pub id: EmploymentId,
    /// How often what is known of it has changed, from 1.
    pub version: u32,
    /// Who.
    pub candidate_id: CandidateId,
    /// Where.
    pub company_id: CompanyId,
    /// The entry of the partner record that says so.
    pub contact_id: ContactId,
    /// The first day.
    pub from: Date,
    /// The last day, once it is known.
    pub to: Option<Date>,
    /// When this was learnt.
    pub learnt_at: Timestamp,
}

impl Employment {
    /// The same time, as it is known after learning that it has that last day. One that would end before it began ends on
    /// its first day.
    #[must_use]
    pub fn ending(self, to: Option<Date>, now: Timestamp) -> Self {
        Self { version: self.version + 1, to: to.map(|day| day.max(self.from)), learnt_at: now, ..self }
    }
}

/// The text is no mail domain.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a mail domain looks like `example.com`, in ASCII (an international one begins with `xn--`)")]
pub struct MailDomainError;

/// The part of an e-mail address behind the `@`, in lower case and ASCII (RFC 1035, section 2.3.1).
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct MailDomain(String);

impl MailDomain {
    /// The domain as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for MailDomain {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

impl FromStr for MailDomain {
    type Err = MailDomainError;

    fn from_str(text: &str) -> Result<Self, MailDomainError> {
        let domain = text.trim().trim_end_matches('.').to_ascii_lowercase();
        let label = |label: &str| {
            (1..=63).contains(&label.len())
                && label.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
                && !label.starts_with('-')
                && !label.ends_with('-')
        };
        let fits = domain.len() <= 253 && domain.contains('.') && domain.split('.').all(label);
        if fits { Ok(Self(domain)) } else { Err(MailDomainError) }
    }
}

impl TryFrom<String> for MailDomain {
    type Error = MailDomainError;

    fn try_from(text: String) -> Result<Self, MailDomainError> {
        text.parse()
    }
}

impl From<MailDomain> for String {
    fn from(domain: MailDomain) -> Self {
        domain.0
    }
}

/// The text is no e-mail address that mail can be sent to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("an e-mail address looks like `name@example.com`")]
pub struct WorkAddressError;

/// An e-mail address, as written in a partner record.
///
/// Checked for what could not be delivered at all; whether somebody reads it is shown by the invitation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WorkAddress {
    text: String,
    domain: MailDomain,
}

impl WorkAddress {
    /// The address as text.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The domain of the address.
    pub fn domain(&self) -> &MailDomain {
        &self.domain
    }
}

impl FromStr for WorkAddress {
    type Err = WorkAddressError;

    fn from_str(text: &str) -> Result<Self, WorkAddressError> {
        let text = text.trim();
        let (local, domain) = text.rsplit_once('@').ok_or(WorkAddressError)?;
        let domain: MailDomain = domain.parse().map_err(|MailDomainError| WorkAddressError)?;
        // RFC 5321, section 4.5.3.1: 64 octets before the `@`, 254 in all.
        let sound = (1..=64).contains(&local.len())
            && text.len() <= 254
            && !local.contains(|c: char| c.is_whitespace() || c.is_control() || "@<>(),;:\\\"[]".contains(c));
        if sound { Ok(Self { text: text.to_owned(), domain }) } else { Err(WorkAddressError) }
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn a_mail_domain_is_read_in_any_case_and_has_a_dot() {
        assert_eq!(" Example.COM. ".parse::<MailDomain>().unwrap().as_str(), "example.com");
        for text in ["", "com", "a..b", "-a.com", "a-.com", "exa mple.com", "münchen.de", "a@b.com", &"x".repeat(300)]
        {
            assert_eq!(text.parse::<MailDomain>(), Err(MailDomainError), "{text}");
        }
    }

    #[test]
    fn an_address_that_no_mail_could_reach_is_refused() {
        let address: WorkAddress = " Ada.L+x@Mail.Example.org ".parse().unwrap();
        assert_eq!((address.as_str(), address.domain().as_str()), ("Ada.L+x@Mail.Example.org", "mail.example.org"));
        for text in
            ["", "@", "ada", "ada@", "@example.org", "a b@example.org", "a@b@example.org", "a@localhost", "a\n@b.c"]
        {
            assert_eq!(text.parse::<WorkAddress>(), Err(WorkAddressError), "{text}");
        }
    }

    #[test]
    fn a_role_is_read_however_it_is_written() {
        for text in ["primary_contact", "Primary Contact", "PRIMARY-CONTACT"] {
            assert_eq!(text.parse(), Ok(ContactRole::PrimaryContact), "{text}");
        }
        assert_eq!("boss".parse::<ContactRole>(), Err(ContactRoleError));
    }

    #[test]
    fn whoever_left_has_left_whether_or_not_they_ever_came() {
        let (day, joined) = (date(2026, 3, 1), Some(Timestamp::UNIX_EPOCH));
        assert_eq!(ContactState::of(None, None, day), ContactState::Invited);
        assert_eq!(ContactState::of(joined, None, day), ContactState::Active);
        assert_eq!(ContactState::of(joined, Some(date(2026, 3, 2)), day), ContactState::Active);
        assert_eq!(ContactState::of(joined, Some(day), day), ContactState::Left);
        assert_eq!(ContactState::of(None, Some(day), day), ContactState::Left);
    }
}
