//! What candidates show to third parties, and each time that it was opened. Tokens are kept sealed, and found by their hash.

use std::collections::HashSet;

use diesel::prelude::*;
use domain::id::{CandidateId, CredentialId, ShareId};
use domain::share::{SharedField, Terms};
use jiff::Timestamp;
use serde_json::Value;
use uuid::Uuid;

use super::candidates::{id as candidate, number, with_merged};
use super::column::{Col, read, write};
use super::conn::on_backend;
use super::schema::{share_credentials, share_views, shares as table, watches};
use super::{DbConn, StoreError};

/// Shares removed at a time.
const PRUNED: i64 = 500;

/// A share.
#[derive(Debug, Clone)]
pub struct Share {
    /// Which one.
    pub id: ShareId,
    /// Whose it is, as recorded.
    pub candidate: CandidateId,
    /// The token of its link, sealed.
    pub sealed_token: Vec<u8>,
    /// Who it is for.
    pub recipient: String,
    /// Where the link was sent by mail.
    pub email: Option<String>,
    /// What the candidate says with it.
    pub message: String,
    /// What it shows.
    pub fields: Vec<SharedField>,
    /// When it was made.
    pub created_at: Timestamp,
    /// Until when, and how often.
    pub terms: Terms,
}

/// A time that a share was opened, and in what, as far as that was told.
#[derive(Debug, Clone)]
pub struct ShareViewing {
    /// When.
    pub viewed_at: Timestamp,
    /// The browser's name.
    pub browser: Option<String>,
    /// The operating system's name.
    pub system: Option<String>,
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = table)]
struct Row {
    id: Col<ShareId>,
    candidate_id: i64,
    sealed_token: Vec<u8>,
    recipient: String,
    email: Option<String>,
    message: String,
    fields: Col<Value>,
    created_at: Col<Timestamp>,
    expires_at: Col<Timestamp>,
    view_limit: Option<i32>,
    views: i32,
    revoked_at: Option<Col<Timestamp>>,
}

impl TryFrom<Row> for Share {
    type Error = StoreError;

    fn try_from(row: Row) -> Result<Self, StoreError> {
        let count = |number: i32| u32::try_from(number).map_err(StoreError::corrupt);
        Ok(Self {
            id: row.id.0,
            candidate: candidate(row.candidate_id)?,
            sealed_token: row.sealed_token,
            recipient: row.recipient,
            email: row.email,
            message: row.message,
            fields: read(row.fields.0)?,
            created_at: row.created_at.0,
            terms: Terms {
                expires_at: row.expires_at.0,
                view_limit: row.view_limit.map(count).transpose()?,
                views: count(row.views)?,
                revoked_at: row.revoked_at.map(|at| at.0),
            },
        })
    }
}

fn limit(of: Option<u32>) -> Option<i32> {
    of.map(|limit| i32::try_from(limit).unwrap_or(i32::MAX))
}

/// Adds a share of these credentials, by the hash of its token.
///
/// # Errors
/// When the database fails.
pub fn insert(
    conn: &mut DbConn,
    new: &Share,
    token_hash: &[u8],
    credentials: &[CredentialId],
) -> Result<(), StoreError> {
    diesel::insert_into(table::table)
        .values((
            table::id.eq(Col(new.id)),
            table::candidate_id.eq(number(new.candidate)),
            table::token_hash.eq(token_hash),
            table::sealed_token.eq(&new.sealed_token),
            table::recipient.eq(&new.recipient),
            table::email.eq(new.email.as_ref()),
            table::message.eq(&new.message),
            table::fields.eq(Col(write(&new.fields))),
            table::created_at.eq(Col(new.created_at)),
            table::expires_at.eq(Col(new.terms.expires_at)),
            table::view_limit.eq(limit(new.terms.view_limit)),
            table::views.eq(0),
        ))
        .execute(conn)?;
    let rows: Vec<_> = credentials
        .iter()
        .map(|credential| {
            (share_credentials::share_id.eq(Col(new.id)), share_credentials::credential_id.eq(Col(*credential)))
        })
        .collect();
    on_backend!(conn, c => diesel::insert_into(share_credentials::table).values(&rows).execute(c))?;
    Ok(())
}

/// The shares of a candidate and of who was merged into them, newest first.
///
/// # Errors
/// When the database fails.
pub fn of_candidate(
    conn: &mut DbConn,
    of: CandidateId,
    after: Option<ShareId>,
    limit: i64,
) -> Result<Vec<Share>, StoreError> {
    let numbers: Vec<i64> = with_merged(conn, of)?.into_iter().map(number).collect();
    let after = after.map_or(Uuid::max(), |after| after.uuid());
    let rows: Vec<Row> = table::table
        .filter(table::candidate_id.eq_any(numbers).and(table::id.lt(Col(ShareId::new(after)))))
        .order(table::id.desc())
        .limit(limit)
        .select(Row::as_select())
        .load(conn)?;
    rows.into_iter().map(Share::try_from).collect()
}

/// How many of a candidate's shares were sent by mail since then.
///
/// # Errors
/// When the database fails.
pub fn count_mailed(conn: &mut DbConn, of: CandidateId, since: Timestamp) -> Result<i64, StoreError> {
    Ok(table::table
        .filter(
            table::candidate_id.eq(number(of)).and(table::email.is_not_null()).and(table::created_at.ge(Col(since))),
        )
        .count()
        .get_result(conn)?)
}

/// One share.
///
/// # Errors
/// When the database fails.
pub fn find(conn: &mut DbConn, id: ShareId) -> Result<Option<Share>, StoreError> {
    let row: Option<Row> = table::table.find(Col(id)).select(Row::as_select()).first(conn).optional()?;
    row.map(Share::try_from).transpose()
}

/// The share with a token of that hash.
///
/// # Errors
/// When the database fails.
pub fn find_by_token(conn: &mut DbConn, token_hash: &[u8]) -> Result<Option<Share>, StoreError> {
    let row: Option<Row> =
        table::table.filter(table::token_hash.eq(token_hash)).select(Row::as_select()).first(conn).optional()?;
    row.map(Share::try_from).transpose()
}

/// What these shares show.
///
/// # Errors
/// When the database fails.
pub fn credentials(conn: &mut DbConn, of: &[ShareId]) -> Result<HashSet<(ShareId, CredentialId)>, StoreError> {
    let of: Vec<Col<ShareId>> = of.iter().copied().map(Col).collect();
    let shown: Vec<(Col<ShareId>, Col<CredentialId>)> =
        share_credentials::table.filter(share_credentials::share_id.eq_any(of)).load(conn)?;
    Ok(shown.into_iter().map(|(share, credential)| (share.0, credential.0)).collect())
}

/// Sets until when a share can be opened, and how often.
///
/// # Errors
/// When the database fails.
pub fn extend(conn: &mut DbConn, id: ShareId, terms: &Terms) -> Result<(), StoreError> {
    diesel::update(table::table.find(Col(id)))
        .set((table::expires_at.eq(Col(terms.expires_at)), table::view_limit.eq(limit(terms.view_limit))))
        .execute(conn)?;
    Ok(())
}

/// Takes a share back.
///
/// # Errors
/// When the database fails.
pub fn revoke(conn: &mut DbConn, id: ShareId, now: Timestamp) -> Result<(), StoreError> {
    diesel::update(table::table.find(Col(id)).filter(table::revoked_at.is_null()))
        .set(table::revoked_at.eq(Some(Col(now))))
        .execute(conn)?;
    Ok(())
}

/// Counts that a share was opened, unless it was opened as often as it may be; answers whether it may.
///
/// # Errors
/// When the database fails.
pub fn open(conn: &mut DbConn, share: ShareId, id: Uuid, viewing: &ShareViewing) -> Result<bool, StoreError> {
    let may = table::view_limit.is_null().or(table::views.nullable().lt(table::view_limit));
    let counted = diesel::update(table::table.find(Col(share)).filter(may))
        .set(table::views.eq(table::views + 1))
        .execute(conn)?;
    if counted == 0 {
        return Ok(false);
    }
    diesel::insert_into(share_views::table)
        .values((
            share_views::id.eq(Col(id)),
            share_views::share_id.eq(Col(share)),
            share_views::viewed_at.eq(Col(viewing.viewed_at)),
            share_views::browser.eq(viewing.browser.as_ref()),
            share_views::system.eq(viewing.system.as_ref()),
        ))
        .execute(conn)?;
    Ok(true)
}

/// The times that a share was opened, newest first, at most so many.
///
/// # Errors
/// When the database fails.
pub fn viewings(conn: &mut DbConn, share: ShareId, limit: i64) -> Result<Vec<ShareViewing>, StoreError> {
    let rows: Vec<(Col<Timestamp>, Option<String>, Option<String>)> = share_views::table
        .filter(share_views::share_id.eq(Col(share)))
        .order(share_views::id.desc())
        .limit(limit)
        .select((share_views::viewed_at, share_views::browser, share_views::system))
        .load(conn)?;
    Ok(rows
        .into_iter()
        .map(|(viewed_at, browser, system)| ShareViewing { viewed_at: viewed_at.0, browser, system })
        .collect())
}

/// Removes shares that ended before then, and all that is known of them; answers how many.
///
/// # Errors
/// When the database fails.
pub fn prune(conn: &mut DbConn, before: Timestamp) -> Result<usize, StoreError> {
    let over = table::expires_at.lt(Col(before)).or(table::revoked_at.lt(Some(Col(before))));
    let ids: Vec<Col<ShareId>> =
        table::table.filter(over.assume_not_null()).select(table::id).limit(PRUNED).load(conn)?;
    diesel::delete(watches::table.filter(watches::share_id.eq_any(&ids))).execute(conn)?;
    diesel::delete(share_views::table.filter(share_views::share_id.eq_any(&ids))).execute(conn)?;
    diesel::delete(share_credentials::table.filter(share_credentials::share_id.eq_any(&ids))).execute(conn)?;
    Ok(diesel::delete(table::table.filter(table::id.eq_any(&ids))).execute(conn)?)
}
