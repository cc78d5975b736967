//! Accounts of one person that are one from some time on.
//!
//! Nothing of the merged candidate is rewritten: `candidates.merged_into` says as whom they are read, and a merge that is undone
//! leaves no trace in their records.

use diesel::prelude::*;
use domain::id::{CandidateId, MergeId};
use jiff::Timestamp;

use super::accounts::{self, Account};
use super::candidates::{id as candidate, number, with_merged};
use super::column::Col;
use super::conn::MultiBackend;
use super::personal::Person;
use super::schema::{candidates, merges as table};
use super::{DbConn, StoreError};

/// A merge, proposed or more.
#[derive(Debug, Clone)]
pub struct Merge {
    /// Which one.
    pub id: MergeId,
    /// The candidate as whom both are read.
    pub kept: CandidateId,
    /// The other.
    pub merged: CandidateId,
    /// When it was proposed.
    pub proposed_at: Timestamp,
    /// Until when the proposal can be put in force.
    pub expires_at: Timestamp,
    /// Since when it is in force.
    pub merged_at: Option<Timestamp>,
    /// When it was undone.
    pub undone_at: Option<Timestamp>,
}

#[derive(Queryable, Selectable, Insertable)]
#[diesel(table_name = table)]
#[diesel(check_for_backend(MultiBackend))]
struct Row {
    id: Col<MergeId>,
    kept_candidate_id: i64,
    merged_candidate_id: i64,
    proposed_at: Col<Timestamp>,
    expires_at: Col<Timestamp>,
    merged_at: Option<Col<Timestamp>>,
    undone_at: Option<Col<Timestamp>>,
}

impl TryFrom<Row> for Merge {
    type Error = StoreError;

    fn try_from(row: Row) -> Result<Self, StoreError> {
        Ok(Self {
            id: row.id.0,
            kept: candidate(row.kept_candidate_id)?,
            merged: candidate(row.merged_candidate_id)?,
            proposed_at: row.proposed_at.0,
            expires_at: row.expires_at.0,
            merged_at: row.merged_at.map(|at| at.0),
            undone_at: row.undone_at.map(|at| at.0),
        })
    }
}

/// Keeps a proposal. Earlier ones about the same two are forgotten.
///
/// # Errors
/// When the database fails.
pub fn insert(conn: &mut DbConn, new: &Merge) -> Result<(), StoreError> {
    let (kept, merged) = (number(new.kept), number(new.merged));
    let same = table::kept_candidate_id.eq(kept).and(table::merged_candidate_id.eq(merged));
    diesel::delete(table::table.filter(same.and(table::merged_at.is_null()))).execute(conn)?;
    let row = Row {
        id: Col(new.id),
        kept_candidate_id: kept,
        merged_candidate_id: merged,
        proposed_at: Col(new.proposed_at),
        expires_at: Col(new.expires_at),
        merged_at: new.merged_at.map(Col),
        undone_at: new.undone_at.map(Col),
    };
    diesel::insert_into(table::table).values(row).execute(conn)?;
    Ok(())
}

/// The merge with that id.
///
/// # Errors
/// When the database fails.
pub fn find(conn: &mut DbConn, id: MergeId) -> Result<Option<Merge>, StoreError> {
    let row: Option<Row> = table::table.find(Col(id)).select(Row::as_select()).first(conn).optional()?;
    row.map(Merge::try_from).transpose()
}

/// The merges that are or were in force and whose kept candidate is one of these, newest first.
///
/// # Errors
/// When the database fails.
pub fn of_kept(conn: &mut DbConn, kept: &[CandidateId]) -> Result<Vec<Merge>, StoreError> {
    let kept: Vec<i64> = kept.iter().copied().map(number).collect();
    let rows: Vec<Row> = table::table
        .filter(table::kept_candidate_id.eq_any(kept).and(table::merged_at.is_not_null()))
        .select(Row::as_select())
        .order(table::id.desc())
        .load(conn)?;
    rows.into_iter().map(Merge::try_from).collect()
}

/// Since when an account is merged into another one, if it is.
///
/// # Errors
/// When the database fails.
pub fn merged_since(conn: &mut DbConn, account: &Account) -> Result<Option<Timestamp>, StoreError> {
    let Some(candidate) = account.candidate_id else { return Ok(None) };
    let merged: Option<Option<Col<Timestamp>>> = table::table
        .filter(table::merged_candidate_id.eq(number(candidate)).and(table::undone_at.is_null()))
        .filter(table::merged_at.is_not_null())
        .select(table::merged_at)
        .first(conn)
        .optional()?;
    Ok(merged.flatten().map(|at| at.0))
}

/// The merge in force that a token undoes, by its hash.
///
/// # Errors
/// When the database fails.
pub fn find_by_token(conn: &mut DbConn, token_hash: &[u8]) -> Result<Option<Merge>, StoreError> {
    let row: Option<Row> = table::table
        .filter(table::undo_token_hash.eq(token_hash).and(table::undone_at.is_null()))
        .select(Row::as_select())
        .first(conn)
        .optional()?;
    row.map(Merge::try_from).transpose()
}

/// Whoever is read as somebody: themselves, and who was merged into them, each with the account, so far as they have one.
///
/// # Errors
/// When the database fails.
pub fn people(conn: &mut DbConn, who: Person) -> Result<Vec<Person>, StoreError> {
    let Some(candidate) = who.candidate else { return Ok(vec![who]) };
    let mut people = vec![who];
    for merged in with_merged(conn, candidate)?.into_iter().filter(|merged| *merged != candidate) {
        if let Some(account) = accounts::of_candidate(conn, merged)? {
            people.push(Person { account: account.id, candidate: Some(merged) });
        }
    }
    Ok(people)
}

/// Puts a proposal in force: from now on the merged candidate is read as the kept one, with everybody who was read as them.
/// The token with that hash undoes it.
///
/// # Errors
/// [`StoreError::Conflict`] with `merges_merged_candidate_id_key` when the candidate is merged already.
pub fn put_in_force(conn: &mut DbConn, merge: &Merge, undo_token_hash: &[u8], at: Timestamp) -> Result<(), StoreError> {
    diesel::update(table::table.find(Col(merge.id)))
        .set((table::merged_at.eq(Some(Col(at))), table::undo_token_hash.eq(Some(undo_token_hash))))
        .execute(conn)?;
    read_as(conn, merge.merged, Some(merge.kept))
}

/// Ends a merge: the merged candidate, and everybody who is read as them, no longer is read as another.
///
/// # Errors
/// When the database fails.
pub fn undo(conn: &mut DbConn, merge: &Merge, at: Timestamp) -> Result<(), StoreError> {
    diesel::update(table::table.find(Col(merge.id))).set(table::undone_at.eq(Some(Col(at)))).execute(conn)?;
    read_as(conn, merge.merged, None)
}

/// Has a candidate, and who was merged into them, read as `whom`; as themselves without one.
fn read_as(conn: &mut DbConn, who: CandidateId, whom: Option<CandidateId>) -> Result<(), StoreError> {
    diesel::update(candidates::table.find(number(who)))
        .set(candidates::merged_into.eq(whom.map(number)))
        .execute(conn)?;
    let into_them = table::kept_candidate_id.eq(number(who));
    let in_force = table::merged_at.is_not_null().and(table::undone_at.is_null());
    let merged: Vec<i64> =
        table::table.filter(into_them.and(in_force)).select(table::merged_candidate_id).load(conn)?;
    merged.into_iter().try_for_each(|merged| read_as(conn, candidate(merged)?, Some(whom.unwrap_or(who))))
}

/// Removes proposals that could be put in force before that time alone, and answers how many.
///
/// # Errors
/// When the database fails.
pub fn prune(conn: &mut DbConn, before: Timestamp) -> Result<usize, StoreError> {
    let over = table::merged_at.is_null().and(table::expires_at.lt(Col(before)));
    Ok(diesel::delete(table::table.filter(over)).execute(conn)?)
}
