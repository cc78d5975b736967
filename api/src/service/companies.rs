//! Partner companies: their mail domains, and what somebody with an address there is to do instead of registering.

use contract::company::{CompanyDomainView, CompanyListItem, CompanyView};
use contract::page::Page;
use contract::problem::ProblemCode;
use contract::registration::PartnerView;
use domain::company::{ContactRole, MailDomain, WorkAddress};
use domain::id::CompanyId;
use jiff::SignedDuration;
use sha2::{Digest as _, Sha256};

use super::contacts::Registrar;
use super::free_mail;
use super::mail::{Mail, Template};
use crate::app::App;
use crate::error::Error;
use crate::page::{PageRequest, cut};
use crate::random;
use crate::store::companies::{Company, CompanyDomain};
use crate::store::contacts::Contact;
use crate::store::{self, DbConn, StoreError};

/// How long a company is not told again of the same address.
pub(super) const NOTICE_PAUSE: SignedDuration = SignedDuration::from_hours(24);

/// Of how many addresses a company is told within that time.
const MOST_NOTICES: i64 = 20;

/// The longest name of a company, in characters.
const LONGEST_NAME: usize = 200;

/// What the partner record says of a company.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CompanyRecord {
    /// Its number there.
    pub partner_id: String,
    /// What it is called.
    pub name: String,
    /// Its standing as a partner.
    pub tier: Option<String>,
}

/// Adds a company, or keeps what its record says now. Answers it, and whether anything changed.
///
/// # Errors
/// [`ProblemCode::InvalidRequest`] with every value that is not right.
pub fn put(conn: &mut DbConn, registrar: &Registrar, record: &CompanyRecord) -> Result<(Company, bool), Error> {
    let record = checked(record)?;
    if let Some(known) = store::companies::find_by_partner_id(conn, &record.partner_id)? {
        let changed = known.name != record.name || known.tier != record.tier;
        if changed {
            store::companies::update(conn, known.id, &record.name, record.tier.as_deref())?;
        }
        return Ok((Company { name: record.name, tier: record.tier, ..known }, changed));
    }
    let company = Company {
        id: CompanyId::new(random::uuid(registrar.now)),
        partner_id: record.partner_id,
        name: record.name,
        tier: record.tier,
        created_at: registrar.now,
    };
    store::companies::insert(conn, &company)?;
    Ok((company, true))
}

fn checked(record: &CompanyRecord) -> Result<CompanyRecord, Error> {
    let tidy = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let record = CompanyRecord {
        partner_id: record.partner_id.trim().to_owned(),
        name: tidy(&record.name),
        tier: record.tier.as_deref().map(tidy).filter(|tier| !tier.is_empty()),
    };
    let mut error = Error::of(ProblemCode::InvalidRequest);
    let number = &record.partner_id;
    if !(1..=64).contains(&number.len()) || !number.bytes().all(|b| b.is_ascii_alphanumeric() || b"-_.".contains(&b)) {
        error = error.field("/partner_id", "malformed", "must be 1 to 64 ASCII letters, digits, `.`, `_` or `-`");
    }
    for (pointer, text) in [("/name", Some(record.name.as_str())), ("/tier", record.tier.as_deref())] {
        let Some(text) = text else { continue };
        if text.is_empty() || text.chars().count() > LONGEST_NAME || text.chars().any(char::is_control) {
            error = error.field(pointer, "malformed", format!("must have 1 to {LONGEST_NAME} characters"));
        }
    }
    if error.fields().is_empty() { Ok(record) } else { Err(error) }
}

/// Adds a company, or keeps what its record says now, in a transaction of its own. For the command line: it blocks.
///
/// # Errors
/// As [`put`].
pub fn put_blocking(app: &App, record: &CompanyRecord) -> Result<Company, Error> {
    let registrar = Registrar::of(app);
    app.db.write_blocking(|conn| Ok(put(conn, &registrar, record)?.0))
}

/// Notes that a company says a domain is its own, and answers what the domain's TXT record has to hold to prove it. The same
/// is answered when it was noted before.
///
/// # Errors
/// [`ProblemCode::InvalidRequest`] for a domain in which anybody can have an address; [`ProblemCode::NotFound`] when there is no
/// such company.
pub fn add_domain_blocking(app: &App, partner_id: &str, domain: &MailDomain) -> Result<CompanyDomain, Error> {
    if free_mail::is_free(domain) {
        let message = format!("{domain} gives addresses to anybody, so it cannot be a company's own");
        return Err(Error::of(ProblemCode::InvalidRequest).field("/domain", "free_mail", message));
    }
    app.db.write_blocking(|conn| {
        let company = of_partner_id(conn, partner_id)?;
        let token = format!("certtracker-verification={}", random::plain_text(26).to_lowercase());
        store::companies::insert_domain(conn, company.id, domain, &token)?;
        let known = store::companies::domains(conn, company.id)?;
        known.into_iter().find(|known| known.domain == *domain).ok_or_else(|| Error::internal("a domain is gone"))
    })
}

/// Takes a domain as proved to be a company's, on that ground.
///
/// # Errors
/// [`ProblemCode::NotFound`] when there is no such company, or the domain was not noted as its own;
/// [`ProblemCode::Conflict`] when it is another company's.
pub fn verify_domain_blocking(app: &App, partner_id: &str, domain: &MailDomain, ground: &str) -> Result<(), Error> {
    let ground = ground.trim();
    if ground.is_empty() || ground.chars().count() > LONGEST_NAME {
        let message = format!("must have 1 to {LONGEST_NAME} characters");
        return Err(Error::of(ProblemCode::InvalidRequest).field("/ground", "malformed", message));
    }
    let now = app.clock.now();
    app.db.write_blocking(|conn| {
        let company = of_partner_id(conn, partner_id)?;
        let noted =
            store::companies::verify_domain(conn, company.id, domain, ground, now).map_err(|error| match error {
                StoreError::Conflict(_) => {
                    Error::of(ProblemCode::Conflict).detail("This domain is another company's already.").because(error)
                }
                other => other.into(),
            })?;
        let missing = || Error::of(ProblemCode::NotFound).detail(format!("{} has not named {domain}.", company.name));
        noted.then_some(()).ok_or_else(missing)
    })
}

/// The company of that number in the partner record.
///
/// # Errors
/// [`ProblemCode::NotFound`] when there is none.
pub fn of_partner_id(conn: &mut DbConn, partner_id: &str) -> Result<Company, Error> {
    let company = store::companies::find_by_partner_id(conn, partner_id.trim())?;
    company.ok_or_else(|| Error::of(ProblemCode::NotFound).detail(format!("There is no company {partner_id}.")))
}

/// The partner company that makes the accounts of those with addresses in its verified domains, if this is one. Nothing of it
/// depends on who has the address, so it may be shown to whoever typed it.
///
/// # Errors
/// When the database fails.
pub(super) fn of_address(conn: &mut DbConn, email: &str) -> Result<Option<PartnerView>, Error> {
    let Some(company) = by_domain(conn, email)? else { return Ok(None) };
    let role = asked(conn, company.id)?.first().map(|contact| contact.role);
    Ok(Some(PartnerView { company: company.name, role }))
}

/// The partner company in whose verified mail domain an address is.
///
/// # Errors
/// When the database fails.
pub(super) fn by_domain(conn: &mut DbConn, email: &str) -> Result<Option<Company>, Error> {
    let Ok(address) = email.parse::<WorkAddress>() else { return Ok(None) };
    Ok(store::companies::find_by_domain(conn, address.domain())?)
}

/// Those at a company who add people to its record: its primary contacts, or else its administrators.
fn asked(conn: &mut DbConn, company: CompanyId) -> Result<Vec<Contact>, Error> {
    for role in [ContactRole::PrimaryContact, ContactRole::ContactAdministrator] {
        let mut contacts = store::contacts::of_role(conn, company, role)?;
        contacts.retain(|contact| contact.left_on.is_none());
        if !contacts.is_empty() {
            return Ok(contacts);
        }
    }
    Ok(Vec::new())
}

/// Tells those at the company who add people to its record that somebody with this address asked for an account; who is in
/// the record already gets [a mail](Registrar::remind) instead. At most once a day for each address, and for a few addresses a
/// day: a company's mailboxes are not for anybody to fill.
///
/// Answers nothing, whatever happened: whoever asks must not learn which addresses there are.
///
/// # Errors
/// When the database fails.
pub(super) async fn notify_role(app: &App, email: &str) -> Result<(), Error> {
    let (registrar, outbox, email) = (Registrar::of(app), app.outbox.clone(), email.trim().to_owned());
    app.db
        .write(move |conn| {
            let Some(company) = by_domain(conn, &email)? else { return Ok(()) };
            store::companies::lock(conn, company.id)?;
            let (hash, since) = (Sha256::digest(store::accounts::folded(&email)), registrar.now - NOTICE_PAUSE);
            let lately = store::companies::find_notice(conn, &hash)?.is_some_and(|at| at > since);
            if lately || store::companies::count_notices(conn, company.id, since)? >= MOST_NOTICES {
                return Ok(());
            }
            store::companies::set_notice(conn, &hash, company.id, registrar.now)?;
            if registrar.remind(conn, &email)? {
                return Ok(());
            }
            for contact in asked(conn, company.id)? {
                let mail = Mail {
                    to: contact.email.clone(),
                    language: super::contacts::language_of(&contact.details),
                    account_id: contact.account_id,
                    template: Template::PartnerRequest { company: company.name.clone(), address: email.clone() },
                };
                outbox.enqueue(conn, &mail)?;
            }
            Ok(())
        })
        .await
}

/// Companies by name.
///
/// # Errors
/// When the database fails, or the cursor is not one of this list.
pub async fn list(app: &App, page: &PageRequest) -> Result<Page<CompanyListItem>, Error> {
    let after: Option<(String, CompanyId)> = page.after()?;
    let limit = page.rows();
    let companies = app.db.read(move |conn| Ok::<_, Error>(store::companies::list(conn, after, limit)?)).await?;
    let (companies, next) = cut(companies, page, |company: &Company| (company.name.clone(), company.id));
    let items = companies.into_iter().map(|company| CompanyListItem {
        id: company.id,
        partner_id: company.partner_id,
        name: company.name,
        tier: company.tier,
    });
    Ok(Page { items: items.collect(), next })
}

/// One company, with its mail domains.
///
/// # Errors
/// [`ProblemCode::NotFound`] when there is no such company.
pub async fn find(app: &App, id: CompanyId) -> Result<CompanyView, Error> {
    app.db
        .read(move |conn| {
            let company = store::companies::find(conn, id)?.ok_or_else(missing)?;
            let domains = store::companies::domains(conn, id)?;
            Ok(CompanyView {
                id: company.id,
                partner_id: company.partner_id,
                name: company.name,
                tier: company.tier,
                created_at: company.created_at,
                domains: domains.into_iter().map(domain_view).collect(),
            })
        })
        .await
}

pub(super) fn missing() -> Error {
    Error::of(ProblemCode::NotFound).detail("There is no company of this id.")
}

fn domain_view(domain: CompanyDomain) -> CompanyDomainView {
    let (verified_at, ground) = domain.verified.unzip();
    CompanyDomainView { domain: domain.domain.into(), txt_record: domain.token, verified_at, ground }
}
