//! Partner companies, their mail domains, and when they were last told of somebody.

use diesel::prelude::*;
use domain::company::MailDomain;
use domain::id::CompanyId;
use jiff::Timestamp;

use super::column::Col;
use super::conn::on_backend;
use super::schema::{companies, company_domains, company_notices};
use super::{DbConn, StoreError};

/// A partner organisation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Company {
    /// Which company.
    pub id: CompanyId,
    /// Its number in the partner record.
    pub partner_id: String,
    /// What it is called.
    pub name: String,
    /// Its standing as a partner, in the words of the partner record.
    pub tier: Option<String>,
    /// Since when it is on record here.
    pub created_at: Timestamp,
}

#[derive(Queryable, Selectable, Insertable)]
#[diesel(table_name = companies)]
struct Row {
    id: Col<CompanyId>,
    partner_id: String,
    name: String,
    tier: Option<String>,
    created_at: Col<Timestamp>,
}

impl From<Row> for Company {
    fn from(row: Row) -> Self {
        Self { id: row.id.0, partner_id: row.partner_id, name: row.name, tier: row.tier, created_at: row.created_at.0 }
    }
}

/// Adds a company.
///
/// # Errors
/// [`StoreError::Conflict`] with `companies_partner_id_key` when there is one of that number.
pub fn insert(conn: &mut DbConn, company: &Company) -> Result<(), StoreError> {
    let row = Row {
        id: Col(company.id),
        partner_id: company.partner_id.clone(),
        name: company.name.clone(),
        tier: company.tier.clone(),
        created_at: Col(company.created_at),
    };
    diesel::insert_into(companies::table).values(row).execute(conn)?;
    Ok(())
}

/// Keeps what the partner record says of a company now.
///
/// # Errors
/// When the database fails.
pub fn update(conn: &mut DbConn, id: CompanyId, name: &str, tier: Option<&str>) -> Result<(), StoreError> {
    diesel::update(companies::table.find(Col(id)))
        .set((companies::name.eq(name), companies::tier.eq(tier)))
        .execute(conn)?;
    Ok(())
}

/// The company of that id.
///
/// # Errors
/// When the database fails.
pub fn find(conn: &mut DbConn, id: CompanyId) -> Result<Option<Company>, StoreError> {
    let row: Option<Row> = companies::table.find(Col(id)).select(Row::as_select()).first(conn).optional()?;
    Ok(row.map(Company::from))
}

/// The company of that number in the partner record.
///
/// # Errors
/// When the database fails.
pub fn find_by_partner_id(conn: &mut DbConn, partner_id: &str) -> Result<Option<Company>, StoreError> {
    let named = companies::table.filter(companies::partner_id.eq(partner_id));
    let row: Option<Row> = named.select(Row::as_select()).first(conn).optional()?;
    Ok(row.map(Company::from))
}

/// Holds a company until the transaction ends, so that of two that look at what is known of it and then change that one waits.
///
/// # Errors
/// When the database fails.
pub fn lock(conn: &mut DbConn, id: CompanyId) -> Result<(), StoreError> {
    diesel::update(companies::table.find(Col(id))).set(companies::id.eq(Col(id))).execute(conn)?;
    Ok(())
}

/// Companies by name, after that one.
///
/// # Errors
/// When the database fails.
pub fn list(conn: &mut DbConn, after: Option<(String, CompanyId)>, limit: i64) -> Result<Vec<Company>, StoreError> {
    let mut query = companies::table.select(Row::as_select()).into_boxed();
    if let Some((name, id)) = after {
        query =
            query.filter(companies::name.gt(name.clone()).or(companies::name.eq(name).and(companies::id.gt(Col(id)))));
    }
    let rows: Vec<Row> = query.order((companies::name, companies::id)).limit(limit).load(conn)?;
    Ok(rows.into_iter().map(Company::from).collect())
}

/// A mail domain that a company says is its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CompanyDomain {
    /// The company.
    pub company_id: CompanyId,
    /// The domain.
    pub domain: MailDomain,
    /// What its TXT record has to hold to prove it.
    pub token: String,
    /// When it was proved, and on what ground.
    pub verified: Option<(Timestamp, String)>,
}

#[derive(Queryable, Selectable, Insertable)]
#[diesel(table_name = company_domains)]
struct DomainRow {
    company_id: Col<CompanyId>,
    domain: String,
    token: String,
    verified_at: Option<Col<Timestamp>>,
    ground: Option<String>,
}

impl TryFrom<DomainRow> for CompanyDomain {
    type Error = StoreError;

    fn try_from(row: DomainRow) -> Result<Self, StoreError> {
        Ok(Self {
            company_id: row.company_id.0,
            domain: row.domain.parse().map_err(|_malformed| StoreError::corrupt("a mail domain"))?,
            token: row.token,
            verified: row.verified_at.map(|at| at.0).zip(row.ground),
        })
    }
}

/// Notes that a company says a domain is its own; what is noted already stays as it is.
///
/// # Errors
/// When the database fails.
pub fn insert_domain(
    conn: &mut DbConn,
    company: CompanyId,
    domain: &MailDomain,
    token: &str,
) -> Result<(), StoreError> {
    let row = DomainRow {
        company_id: Col(company),
        domain: domain.as_str().to_owned(),
        token: token.to_owned(),
        verified_at: None,
        ground: None,
    };
    on_backend!(conn, c => diesel::insert_into(company_domains::table).values(&row).on_conflict_do_nothing().execute(c))?;
    Ok(())
}

/// Notes that a domain is proved to be a company's. Answers whether it was noted as the company's before.
///
/// # Errors
/// [`StoreError::Conflict`] with `company_domains_domain_key` when it is another company's.
pub fn verify_domain(
    conn: &mut DbConn,
    company: CompanyId,
    domain: &MailDomain,
    ground: &str,
    at: Timestamp,
) -> Result<bool, StoreError> {
    let changed = diesel::update(company_domains::table.find((Col(company), domain.as_str())))
        .set((company_domains::verified_at.eq(Some(Col(at))), company_domains::ground.eq(Some(ground))))
        .execute(conn)?;
    Ok(changed == 1)
}

/// The domains of one company, in order.
///
/// # Errors
/// When the database fails.
pub fn domains(conn: &mut DbConn, company: CompanyId) -> Result<Vec<CompanyDomain>, StoreError> {
    let rows: Vec<DomainRow> = company_domains::table
        .filter(company_domains::company_id.eq(Col(company)))
        .select(DomainRow::as_select())
        .order(company_domains::domain)
        .load(conn)?;
    rows.into_iter().map(CompanyDomain::try_from).collect()
}

/// The company whose verified domain this is.
///
/// # Errors
/// When the database fails.
pub fn find_by_domain(conn: &mut DbConn, domain: &MailDomain) -> Result<Option<Company>, StoreError> {
    let row: Option<Row> = company_domains::table
        .inner_join(companies::table)
        .filter(company_domains::domain.eq(domain.as_str()).and(company_domains::verified_at.is_not_null()))
        .select(Row::as_select())
        .first(conn)
        .optional()?;
    Ok(row.map(Company::from))
}

/// When a company was last told of this address.
///
/// # Errors
/// When the database fails.
pub fn find_notice(conn: &mut DbConn, address_hash: &[u8]) -> Result<Option<Timestamp>, StoreError> {
    let at: Option<Col<Timestamp>> =
        company_notices::table.find(address_hash).select(company_notices::sent_at).first(conn).optional()?;
    Ok(at.map(|at| at.0))
}

/// Of how many addresses a company was told since then.
///
/// # Errors
/// When the database fails.
pub fn count_notices(conn: &mut DbConn, company: CompanyId, since: Timestamp) -> Result<i64, StoreError> {
    Ok(company_notices::table
        .filter(company_notices::company_id.eq(Col(company)).and(company_notices::sent_at.gt(Col(since))))
        .count()
        .get_result(conn)?)
}

/// Notes that a company was told of this address.
///
/// # Errors
/// When the database fails.
pub fn set_notice(conn: &mut DbConn, address_hash: &[u8], company: CompanyId, at: Timestamp) -> Result<(), StoreError> {
    let (company, at) = (Col(company), Col(at));
    on_backend!(conn, c => diesel::insert_into(company_notices::table)
        .values((
            company_notices::address_hash.eq(address_hash),
            company_notices::company_id.eq(&company),
            company_notices::sent_at.eq(&at),
        ))
        .on_conflict(company_notices::address_hash)
        .do_update()
        .set((company_notices::company_id.eq(&company), company_notices::sent_at.eq(&at)))
        .execute(c))?;
    Ok(())
}

/// Forgets whom companies were told of before that time.
///
/// # Errors
/// When the database fails.
pub fn prune_notices(conn: &mut DbConn, sent_before: Timestamp) -> Result<usize, StoreError> {
    Ok(diesel::delete(company_notices::table.filter(company_notices::sent_at.lt(Col(sent_before)))).execute(conn)?)
}
