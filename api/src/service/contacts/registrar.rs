//! Changes of partner records: what a feed brings about for one person.

use contract::problem::ProblemCode;
use domain::calendar::utc_date;
use domain::company::{ContactRole, Employment, WorkAddress};
use domain::id::{AccountId, ContactId, EmploymentId};
use domain::name::{DeliveryName, FullName, Names};
use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp};
use serde_json::Value;

use super::known::{Known, known_account};
use super::language_of;
use crate::app::App;
use crate::error::Error;
use crate::random;
use crate::service::candidates;
use crate::service::mail::{Mail, Outbox, Template};
use crate::service::token::OpaqueToken;
use crate::service::tombstones::Tombstones;
use crate::store::accounts::Account;
use crate::store::companies::Company;
use crate::store::contacts::{Contact, ContactQuery};
use crate::store::one_time_links::{Link, Purpose};
use crate::store::{self, DbConn, StoreError};

/// How long an invitation may be taken.
pub const INVITATION_LIFETIME: SignedDuration = SignedDuration::from_hours(14 * 24);

/// In how many records somebody is looked for.
const MOST_EMPLOYERS: i64 = 20;

/// What a feed says of one person.
#[derive(Debug, Clone, PartialEq)]
pub struct ContactRecord {
    /// The number that the feed knows them by.
    pub external_id: Option<String>,
    /// The name that the feed knows them by.
    pub user_name: String,
    /// What they are called by those who know them.
    pub given_name: Option<String>,
    /// The family name, or the only one.
    pub family_name: String,
    /// What they are called on screen.
    pub display_name: Option<String>,
    /// The address at work.
    pub email: WorkAddress,
    /// What they do for the program; as it was, when the feed does not say.
    pub role: Option<ContactRole>,
    /// The first day at the company, when the feed says so.
    pub employed_from: Option<Date>,
    /// The last day at the company.
    pub left_on: Option<Date>,
    /// What else the feed says, as members of a SCIM user.
    pub details: Value,
}

/// Whose word it is that somebody works at a company.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Voucher {
    /// The program's own: an existing account is linked at once.
    Program,
    /// The company's: believed at once of addresses in its verified domains. Anybody else is asked by mail first, or a company
    /// could list strangers as its people.
    Company,
}

/// Changes partner records at one moment, inside of transactions.
#[derive(Debug, Clone)]
pub struct Registrar {
    outbox: Outbox,
    tombstones: Tombstones,
    public_url: String,
    /// The moment.
    pub now: Timestamp,
}

impl Registrar {
    /// As of now.
    pub fn of(app: &App) -> Self {
        Self {
            outbox: app.outbox.clone(),
            tombstones: app.tombstones.clone(),
            public_url: app.config.server.public_url.as_str().to_owned(),
            now: app.clock.now(),
        }
    }

    /// The day, in UTC.
    pub fn today(&self) -> Date {
        utc_date(self.now)
    }

    /// Adds a person.
    ///
    /// # Errors
    /// [`ProblemCode::Conflict`] when the record has the user name or the address already; [`ProblemCode::InvalidRequest`] when
    /// the address is one of the program's own staff. Nothing is written then.
    pub fn add(
        &self,
        conn: &mut DbConn,
        company: &Company,
        record: ContactRecord,
        voucher: Voucher,
    ) -> Result<Contact, Error> {
        free(conn, company, &record, None)?;
        let known = known_account(conn, &record.email)?;
        let mut contact = Contact {
            id: ContactId::new(random::uuid(self.now)),
            company_id: company.id,
            external_id: None,
            user_name: String::new(),
            given_name: None,
            family_name: String::new(),
            display_name: None,
            email: record.email.as_str().to_owned(),
            role: record.role.unwrap_or(ContactRole::Contact),
            details: Value::Null,
            account_id: None,
            invited_at: None,
            joined_at: None,
            left_on: None,
            removed_at: None,
            version: 1,
            created_at: self.now,
            updated_at: self.now,
        };
        take(&mut contact, &record);
        match known {
            None => contact.account_id = Some(self.make_account(conn, &contact, &record)?),
            Some(Known { account, theirs: false }) => contact.account_id = Some(account.id),
            Some(Known { account, .. }) if self.believes(conn, company, &record.email, voucher)? => {
                contact.account_id = Some(account.id);
                contact.joined_at = Some(self.now);
            }
            // Who has an account is asked, and the company does not learn that there is one.
            Some(_) => {}
        }
        let asked = contact.joined_at.is_none() && !self.has_left(&contact);
        contact.invited_at = asked.then_some(self.now);
        store::contacts::insert(conn, &contact).map_err(taken)?;
        if asked {
            self.invite(conn, company, &contact)?;
        }
        self.record_employment(conn, &contact, record.employed_from)?;
        tracing::info!(contact.id = %contact.id, company.id = %company.id, "contact added");
        Ok(contact)
    }

    /// Puts what a feed says now in the place of what it said of a person. Answers the contact, and whether anything changed.
    ///
    /// # Errors
    /// As [`Registrar::add`]; [`ProblemCode::Conflict`] also when somebody else changed the contact meanwhile.
    pub fn change(
        &self,
        conn: &mut DbConn,
        company: &Company,
        before: &Contact,
        record: &ContactRecord,
    ) -> Result<(Contact, bool), Error> {
        let mut contact = before.clone();
        take(&mut contact, record);
        if contact == *before {
            let changed = self.record_employment(conn, before, record.employed_from)?;
            return Ok((contact, changed));
        }
        free(conn, company, record, Some(before.id))?;
        let moved = store::accounts::folded(&contact.email) != store::accounts::folded(&before.email);
        let back = self.has_left(before) && !self.has_left(&contact);
        if moved && contact.joined_at.is_none() {
            self.readdress(conn, &mut contact, record)?;
        }
        if self.has_left(&contact) {
            store::one_time_links::revoke(conn, Purpose::AcceptInvitation, contact.id.uuid())?;
        } else if contact.joined_at.is_none() && (moved || back) {
            contact.invited_at = Some(self.now);
            self.invite(conn, company, &contact)?;
        }
        self.keep(conn, &mut contact)?;
        self.record_employment(conn, &contact, record.employed_from)?;
        tracing::info!(contact.id = %contact.id, company.id = %company.id, left = self.has_left(&contact), "contact changed");
        Ok((contact, true))
    }

    /// Takes a person out of the feed: they have left, and SCIM does not show them any more. Staff still see them.
    ///
    /// # Errors
    /// [`ProblemCode::Conflict`] when somebody else changed the contact meanwhile.
    pub fn remove(&self, conn: &mut DbConn, mut contact: Contact) -> Result<(), Error> {
        if !self.has_left(&contact) {
            contact.left_on = Some(self.today());
        }
        contact.removed_at = Some(self.now);
        store::one_time_links::revoke(conn, Purpose::AcceptInvitation, contact.id.uuid())?;
        self.keep(conn, &mut contact)?;
        self.record_employment(conn, &contact, None)?;
        tracing::info!(contact.id = %contact.id, company.id = %contact.company_id, "contact removed");
        Ok(())
    }

    /// Lets a person leave today.
    ///
    /// # Errors
    /// As [`Registrar::remove`].
    pub fn leave(&self, conn: &mut DbConn, mut contact: Contact) -> Result<(), Error> {
        contact.left_on = Some(self.today());
        store::one_time_links::revoke(conn, Purpose::AcceptInvitation, contact.id.uuid())?;
        self.keep(conn, &mut contact)?;
        self.record_employment(conn, &contact, None)?;
        tracing::info!(contact.id = %contact.id, company.id = %contact.company_id, "contact left");
        Ok(())
    }

    /// Gives a person another role.
    ///
    /// # Errors
    /// As [`Registrar::remove`].
    pub fn set_role(&self, conn: &mut DbConn, mut contact: Contact, role: ContactRole) -> Result<(), Error> {
        if contact.role != role {
            contact.role = role;
            self.keep(conn, &mut contact)?;
        }
        Ok(())
    }

    /// Sends a new invitation, after which earlier ones no longer work.
    ///
    /// # Errors
    /// [`ProblemCode::Conflict`] when the person has an account already, or has left.
    pub fn invite_again(&self, conn: &mut DbConn, company: &Company, mut contact: Contact) -> Result<Contact, Error> {
        let refuse = |why: &'static str| Err(Error::of(ProblemCode::Conflict).detail(why));
        if self.has_left(&contact) {
            return refuse("This person has left the company.");
        }
        if contact.joined_at.is_some() {
            return refuse("This person has taken an invitation already.");
        }
        contact.invited_at = Some(self.now);
        self.invite(conn, company, &contact)?;
        self.keep(conn, &mut contact)?;
        Ok(contact)
    }

    /// Writes to whom a record names by this address: the invitation anew, or, if they have taken it, that they have an account.
    /// Answers whether there is somebody. Who has left is nobody here.
    ///
    /// # Errors
    /// When the database fails.
    pub fn remind(&self, conn: &mut DbConn, email: &str) -> Result<bool, Error> {
        let by_email = ContactQuery { email: Some(email.to_owned()), ..ContactQuery::default() };
        let named = store::contacts::in_feed(conn, &by_email, None, MOST_EMPLOYERS)?;
        let Some(contact) = named.into_iter().find(|contact| !self.has_left(contact)) else { return Ok(false) };
        if contact.joined_at.is_none() {
            let company = store::companies::find(conn, contact.company_id)?;
            let company = company.ok_or_else(|| Error::internal("a contact has no company"))?;
            self.invite_again(conn, &company, contact)?;
            return Ok(true);
        }
        let mail = Mail {
            to: contact.email.clone(),
            language: language_of(&contact.details),
            account_id: contact.account_id,
            template: Template::RegistrationForKnownAddress { link: format!("{}/sign-in", self.public_url) },
        };
        self.outbox.enqueue(conn, &mail)?;
        Ok(true)
    }

    /// Notes that a person took the invitation with that account. Begins their time at the company.
    ///
    /// # Errors
    /// When the database fails.
    pub fn join(&self, conn: &mut DbConn, mut contact: Contact, account: AccountId) -> Result<(), Error> {
        contact.account_id = Some(account);
        contact.joined_at = Some(self.now);
        self.keep(conn, &mut contact)?;
        self.record_employment(conn, &contact, None)?;
        tracing::info!(contact.id = %contact.id, company.id = %contact.company_id, "invitation taken");
        Ok(())
    }

    /// Whether a person no longer works there.
    pub fn has_left(&self, contact: &Contact) -> bool {
        contact.left_on.is_some_and(|on| on <= self.today())
    }

    fn believes(
        &self,
        conn: &mut DbConn,
        company: &Company,
        email: &WorkAddress,
        voucher: Voucher,
    ) -> Result<bool, Error> {
        if voucher == Voucher::Program {
            return Ok(true);
        }
        let owner = store::companies::find_by_domain(conn, email.domain())?;
        Ok(owner.is_some_and(|owner| owner.id == company.id))
    }

    /// Keeps a changed contact under its next version.
    fn keep(&self, conn: &mut DbConn, contact: &mut Contact) -> Result<(), Error> {
        contact.version += 1;
        contact.updated_at = self.now;
        if store::contacts::update(conn, contact).map_err(taken)? {
            return Ok(());
        }
        Err(Error::of(ProblemCode::Conflict).detail("Somebody else changed this contact meanwhile. Read it again."))
    }

    fn make_account(&self, conn: &mut DbConn, contact: &Contact, record: &ContactRecord) -> Result<AccountId, Error> {
        if self.tombstones.stands(conn, &contact.email)? {
            return Err(Error::of(ProblemCode::InvalidRequest).field(
                "/emails",
                "erased",
                "belongs to somebody who asked to be erased; they can register by themselves, a feed cannot bring them back",
            ));
        }
        let candidate_id = match names(record)? {
            Some(names) => Some(candidates::add(conn, names, self.now)?),
            None => None,
        };
        let full_name = contact.full_name();
        let account = Account {
            id: AccountId::new(random::uuid(self.now)),
            user_name: free_user_name(conn, &contact.email)?,
            email: contact.email.clone(),
            display_name: contact.display_name.clone().unwrap_or(full_name),
            password_hash: None,
            candidate_id,
            staff: false,
            language: language_of(&record.details),
            created_at: self.now,
            disabled_at: None,
        };
        // The address is verified by taking the invitation that is sent to it.
        store::accounts::insert(conn, &account, None).map_err(taken)?;
        Ok(account.id)
    }

    /// The person has not come yet, and the record has another address for them: the account goes by that one, or is the one
    /// that has it.
    fn readdress(&self, conn: &mut DbConn, contact: &mut Contact, record: &ContactRecord) -> Result<(), Error> {
        match (known_account(conn, &record.email)?, contact.account_id) {
            (None, Some(account)) => store::accounts::readdress(conn, account, &contact.email)?,
            (None, None) => contact.account_id = Some(self.make_account(conn, contact, record)?),
            (Some(Known { account, theirs: false }), _) => contact.account_id = Some(account.id),
            (Some(_), _) => contact.account_id = None,
        }
        Ok(())
    }

    fn invite(&self, conn: &mut DbConn, company: &Company, contact: &Contact) -> Result<(), Error> {
        let token = OpaqueToken::draw();
        let link = Link { subject: contact.id.uuid(), expires_at: self.now + INVITATION_LIFETIME };
        store::one_time_links::insert(conn, &token.hash(), Purpose::AcceptInvitation, link, self.now)?;
        let mail = Mail {
            to: contact.email.clone(),
            language: language_of(&contact.details),
            account_id: contact.account_id,
            template: Template::Invitation {
                company: company.name.clone(),
                link: format!("{}/invitation#{}", self.public_url, token.text()),
            },
        };
        self.outbox.enqueue(conn, &mail)
    }

    /// Brings what is known of a person's time at the company in line with the record. Answers whether that taught anything.
    fn record_employment(
        &self,
        conn: &mut DbConn,
        contact: &Contact,
        employed_from: Option<Date>,
    ) -> Result<bool, Error> {
        // Nobody's time begins before they are somebody here; who was asked and has not answered is not counted.
        let account = contact.account_id.map(|id| store::accounts::find(conn, id)).transpose()?.flatten();
        let Some(candidate_id) = account.and_then(|account| account.candidate_id) else { return Ok(false) };
        let (today, left_on) = (self.today(), contact.left_on);
        let current = store::employments::of_contact(conn, contact.id)?.pop();
        let begin = |from: Date| Employment {
            id: EmploymentId::new(random::uuid(self.now)),
            version: 1,
            candidate_id,
            company_id: contact.company_id,
            contact_id: contact.id,
            from,
            to: left_on.map(|on| on.max(from)),
            learnt_at: self.now,
        };
        let learnt = match current {
            None => begin(employed_from.or(left_on.filter(|on| *on < today)).unwrap_or(today)),
            // Back after a while: a time of its own.
            Some(known) if left_on.is_none() && known.to.is_some_and(|to| to < today) => {
                begin(employed_from.filter(|from| known.to < Some(*from)).unwrap_or(today))
            }
            Some(known) if known.candidate_id != candidate_id => begin(employed_from.unwrap_or(known.from)),
            Some(known) => {
                let from = employed_from.unwrap_or(known.from);
                let next = Employment { from, ..known }.ending(left_on, self.now);
                if (next.from, next.to) == (known.from, known.to) {
                    return Ok(false);
                }
                next
            }
        };
        store::employments::insert(conn, &learnt)?;
        Ok(true)
    }
}

/// Writes what the feed says into the contact.
fn take(contact: &mut Contact, record: &ContactRecord) {
    contact.external_id.clone_from(&record.external_id);
    contact.user_name.clone_from(&record.user_name);
    contact.given_name.clone_from(&record.given_name);
    contact.family_name.clone_from(&record.family_name);
    contact.display_name.clone_from(&record.display_name);
    contact.email = record.email.as_str().to_owned();
    contact.role = record.role.unwrap_or(contact.role);
    contact.left_on = record.left_on;
    contact.details.clone_from(&record.details);
}

/// Refuses a user name or an address that somebody else in the same record has.
fn free(conn: &mut DbConn, company: &Company, record: &ContactRecord, but: Option<ContactId>) -> Result<(), Error> {
    let of_company = ContactQuery { company_id: Some(company.id), ..ContactQuery::default() };
    let by_name = ContactQuery { user_name: Some(record.user_name.clone()), ..of_company.clone() };
    let by_email = ContactQuery { email: Some(record.email.as_str().to_owned()), ..of_company };
    for (query, what) in [(by_name, "this user name"), (by_email, "this e-mail address")] {
        let others = store::contacts::in_feed(conn, &query, None, 2)?;
        if others.iter().any(|other| Some(other.id) != but) {
            return Err(
                Error::of(ProblemCode::Conflict).detail(format!("The record has somebody with {what} already."))
            );
        }
    }
    Ok(())
}

/// The person's names, when the delivery vendor can take them as they are; otherwise the person chooses when they come.
fn names(record: &ContactRecord) -> Result<Option<Names>, Error> {
    let given = record.given_name.as_deref().unwrap_or_default();
    let legal = FullName::new(&format!("{given} {}", record.family_name))
        .map_err(|error| Error::of(ProblemCode::InvalidRequest).field("/name", "malformed", error.to_string()))?;
    let Ok(delivery) = DeliveryName::new(given, &record.family_name) else { return Ok(None) };
    Ok(Some(Names { legal, native: None, delivery, certificate: None }))
}

/// A user name made of an address, which the person may sign in with beside it.
fn free_user_name(conn: &mut DbConn, email: &str) -> Result<String, Error> {
    let local = email.split('@').next().unwrap_or_default();
    let plain: String = local.chars().filter(|c| c.is_ascii_alphanumeric() || "._-".contains(*c)).take(40).collect();
    let plain = if plain.len() < 3 { format!("user.{plain}") } else { plain };
    let mut name = plain.clone();
    while store::accounts::find_by_user(conn, &name)?.is_some() {
        name = format!("{plain}.{}", random::plain_text(4).to_lowercase());
    }
    Ok(name)
}

/// Somebody else was faster, by a moment: what was free when it was looked at is not any more.
fn taken(error: StoreError) -> Error {
    match &error {
        StoreError::Conflict(_) => {
            Error::of(ProblemCode::Conflict).detail("The user name or the address was taken meanwhile.").because(error)
        }
        _ => error.into(),
    }
}
