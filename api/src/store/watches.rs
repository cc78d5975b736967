//! Who wants to be told when shared credentials change.

use std::collections::BTreeMap;

use diesel::prelude::*;
use domain::award::AwardStatus;
use domain::id::{CredentialId, ShareId, WatchId};
use domain::share::WatchState;
use jiff::Timestamp;
use language::Language;
use serde_json::Value;
use uuid::Uuid;

use super::accounts::folded;
use super::column::{Col, read, word, write};
use super::conn::on_backend;
use super::schema::watches as table;
use super::{DbConn, StoreError};

/// A watch.
#[derive(Debug, Clone)]
pub struct Watch {
    /// Which one.
    pub id: WatchId,
    /// What is watched.
    pub share: ShareId,
    /// Who is told.
    pub email: String,
    /// In which language.
    pub language: Language,
    /// How far it is.
    pub state: WatchState,
    /// When it was asked for.
    pub asked_at: Timestamp,
    /// How each credential stood when it was last told.
    pub told: BTreeMap<CredentialId, AwardStatus>,
    /// The token that ends it, sealed.
    pub sealed_stop: Option<Vec<u8>>,
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = table)]
struct Row {
    id: Col<WatchId>,
    share_id: Col<ShareId>,
    email: String,
    language: String,
    state: String,
    asked_at: Col<Timestamp>,
    told: Option<Col<Value>>,
    sealed_stop: Option<Vec<u8>>,
}

impl TryFrom<Row> for Watch {
    type Error = StoreError;

    fn try_from(row: Row) -> Result<Self, StoreError> {
        Ok(Self {
            id: row.id.0,
            share: row.share_id.0,
            email: row.email,
            language: Language::from_tag(&row.language)
                .ok_or_else(|| StoreError::corrupt(format_args!("language {}", row.language)))?,
            state: read(Value::String(row.state))?,
            asked_at: row.asked_at.0,
            told: row.told.map(|told| read(told.0)).transpose()?.unwrap_or_default(),
            sealed_stop: row.sealed_stop,
        })
    }
}

/// Adds a wish that nobody has answered, unless the same address asked before; answers whether it is new.
///
/// # Errors
/// When the database fails.
pub fn insert(conn: &mut DbConn, new: &Watch) -> Result<bool, StoreError> {
    let added = on_backend!(conn, c => diesel::insert_into(table::table)
        .values((
            table::id.eq(Col(new.id)),
            table::share_id.eq(Col(new.share)),
            table::email.eq(&new.email),
            table::email_folded.eq(folded(&new.email)),
            table::language.eq(new.language.tag()),
            table::state.eq(word(new.state)),
            table::asked_at.eq(Col(new.asked_at)),
        ))
        .on_conflict_do_nothing()
        .execute(c))?;
    Ok(added == 1)
}

/// All watches of these shares, in the order in which they were asked for.
///
/// # Errors
/// When the database fails.
pub fn of_shares(conn: &mut DbConn, shares: &[ShareId]) -> Result<Vec<Watch>, StoreError> {
    let ids: Vec<Col<ShareId>> = shares.iter().copied().map(Col).collect();
    let rows: Vec<Row> =
        table::table.filter(table::share_id.eq_any(ids)).order(table::id).select(Row::as_select()).load(conn)?;
    rows.into_iter().map(Watch::try_from).collect()
}

/// The watch that a token of that hash ends.
///
/// # Errors
/// When the database fails.
pub fn find_by_stop(conn: &mut DbConn, stop_hash: &[u8]) -> Result<Option<Watch>, StoreError> {
    let row: Option<Row> =
        table::table.filter(table::stop_hash.eq(stop_hash)).select(Row::as_select()).first(conn).optional()?;
    row.map(Watch::try_from).transpose()
}

/// Begins a watch: how the credentials stand by now, and the token that ends it, by hash and sealed.
///
/// # Errors
/// When the database fails.
pub fn begin(
    conn: &mut DbConn,
    id: WatchId,
    told: &BTreeMap<CredentialId, AwardStatus>,
    stop: (&[u8], &[u8]),
    now: Timestamp,
) -> Result<(), StoreError> {
    diesel::update(table::table.find(Col(id)))
        .set((
            table::state.eq(word(WatchState::Active)),
            table::answered_at.eq(Some(Col(now))),
            table::told.eq(Some(Col(write(told)))),
            table::stop_hash.eq(Some(stop.0)),
            table::sealed_stop.eq(Some(stop.1)),
        ))
        .execute(conn)?;
    Ok(())
}

/// Ends a watch, or the wish for one.
///
/// # Errors
/// When the database fails.
pub fn end(conn: &mut DbConn, id: WatchId, state: WatchState, now: Timestamp) -> Result<(), StoreError> {
    diesel::update(table::table.find(Col(id)))
        .set((table::state.eq(word(state)), table::answered_at.eq(Some(Col(now)))))
        .execute(conn)?;
    Ok(())
}

/// Notes how the credentials stood when their watcher was told.
///
/// # Errors
/// When the database fails.
pub fn set_told(conn: &mut DbConn, id: WatchId, told: &BTreeMap<CredentialId, AwardStatus>) -> Result<(), StoreError> {
    diesel::update(table::table.find(Col(id))).set(table::told.eq(Some(Col(write(told))))).execute(conn)?;
    Ok(())
}

/// Those that are told, by id.
///
/// # Errors
/// When the database fails.
pub fn active(conn: &mut DbConn, after: Option<WatchId>, limit: i64) -> Result<Vec<Watch>, StoreError> {
    let after = after.map_or(Uuid::nil(), |after| after.uuid());
    let rows: Vec<Row> = table::table
        .filter(table::state.eq(word(WatchState::Active)).and(table::id.gt(Col(WatchId::new(after)))))
        .order(table::id)
        .limit(limit)
        .select(Row::as_select())
        .load(conn)?;
    rows.into_iter().map(Watch::try_from).collect()
}
