//! What SCIM clients prove themselves with, by hash.

use diesel::prelude::*;
use domain::id::{CompanyId, ScimTokenId};
use jiff::Timestamp;

use super::column::Col;
use super::schema::scim_tokens;
use super::{DbConn, StoreError};

/// A SCIM client's token, without its secret.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ScimToken {
    /// Which token.
    pub id: ScimTokenId,
    /// What staff call it.
    pub name: String,
    /// The one company it is for; the whole program when there is none.
    pub company_id: Option<CompanyId>,
    /// When it was made.
    pub created_at: Timestamp,
    /// When it was last used.
    pub last_used_at: Option<Timestamp>,
    /// Since when it does not work any more.
    pub revoked_at: Option<Timestamp>,
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = scim_tokens)]
struct Row {
    id: Col<ScimTokenId>,
    name: String,
    company_id: Option<Col<CompanyId>>,
    created_at: Col<Timestamp>,
    last_used_at: Option<Col<Timestamp>>,
    revoked_at: Option<Col<Timestamp>>,
}

impl From<Row> for ScimToken {
    fn from(row: Row) -> Self {
        Self {
            id: row.id.0,
            name: row.name,
            company_id: row.company_id.map(|id| id.0),
            created_at: row.created_at.0,
            last_used_at: row.last_used_at.map(|at| at.0),
            revoked_at: row.revoked_at.map(|at| at.0),
        }
    }
}

/// Keeps a new token.
///
/// # Errors
/// When the database fails.
pub fn insert(conn: &mut DbConn, token: &ScimToken, token_hash: &[u8]) -> Result<(), StoreError> {
    diesel::insert_into(scim_tokens::table)
        .values((
            scim_tokens::id.eq(Col(token.id)),
            scim_tokens::token_hash.eq(token_hash),
            scim_tokens::name.eq(&token.name),
            scim_tokens::company_id.eq(token.company_id.map(Col)),
            scim_tokens::created_at.eq(Col(token.created_at)),
        ))
        .execute(conn)?;
    Ok(())
}

/// The token with that hash.
///
/// # Errors
/// When the database fails.
pub fn find_by_hash(conn: &mut DbConn, token_hash: &[u8]) -> Result<Option<ScimToken>, StoreError> {
    let named = scim_tokens::table.filter(scim_tokens::token_hash.eq(token_hash));
    let row: Option<Row> = named.select(Row::as_select()).first(conn).optional()?;
    Ok(row.map(ScimToken::from))
}

/// All tokens, newest first.
///
/// # Errors
/// When the database fails.
pub fn list(conn: &mut DbConn) -> Result<Vec<ScimToken>, StoreError> {
    let newest = (scim_tokens::created_at.desc(), scim_tokens::id.desc());
    let rows: Vec<Row> = scim_tokens::table.select(Row::as_select()).order(newest).load(conn)?;
    Ok(rows.into_iter().map(ScimToken::from).collect())
}

/// Notes that a token was used.
///
/// # Errors
/// When the database fails.
pub fn mark_used(conn: &mut DbConn, id: ScimTokenId, at: Timestamp) -> Result<(), StoreError> {
    diesel::update(scim_tokens::table.find(Col(id))).set(scim_tokens::last_used_at.eq(Some(Col(at)))).execute(conn)?;
    Ok(())
}

/// Ends a token. Answers whether there was one that still worked.
///
/// # Errors
/// When the database fails.
pub fn revoke(conn: &mut DbConn, id: ScimTokenId, at: Timestamp) -> Result<bool, StoreError> {
    let working = scim_tokens::table.find(Col(id)).filter(scim_tokens::revoked_at.is_null());
    Ok(diesel::update(working).set(scim_tokens::revoked_at.eq(Some(Col(at)))).execute(conn)? == 1)
}
