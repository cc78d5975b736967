//! Candidate IDs that may be one person's, and the keys by which they are found.

use diesel::prelude::*;
use domain::duplicate::{Identity, Likeness, Suspicion, Trait};
use domain::id::{AccountId, CandidateId, DuplicateId};
use jiff::Timestamp;
use serde_json::Value;
use std::collections::BTreeMap;

use super::candidates::{id as candidate, number};
use super::column::{Col, read, word, write};
use super::conn::on_backend;
use super::schema::{candidates, duplicates as table, identity_keys as keys};
use super::{DbConn, StoreError};

/// How many people one person is compared with at most: more share the commonest of names, and telling them apart takes more
/// than that.
const MOST_ALIKE: i64 = 500;

/// At most so many of the candidates who have changed since they were compared with others.
///
/// # Errors
/// When the database fails.
pub fn uncompared(conn: &mut DbConn, limit: i64) -> Result<Vec<CandidateId>, StoreError> {
    let found: Vec<i64> = candidates::table
        .filter(candidates::uncompared.eq(true).and(candidates::erased_at.is_null()))
        .select(candidates::id)
        .order(candidates::id)
        .limit(limit)
        .load(conn)?;
    found.into_iter().map(candidate).collect()
}

/// Notes of candidates whether something has changed since they were compared with others.
///
/// # Errors
/// When the database fails.
pub fn set_uncompared(conn: &mut DbConn, of: &[CandidateId], uncompared: bool) -> Result<(), StoreError> {
    let numbers: Vec<i64> = of.iter().copied().map(number).collect();
    let changed = candidates::id.eq_any(numbers).and(candidates::uncompared.ne(uncompared));
    diesel::update(candidates::table.filter(changed)).set(candidates::uncompared.eq(uncompared)).execute(conn)?;
    Ok(())
}

/// Keeps the keys of a candidate, in the place of earlier ones.
///
/// # Errors
/// When the database fails.
pub fn set_identity(conn: &mut DbConn, of: CandidateId, identity: &Identity) -> Result<(), StoreError> {
    diesel::delete(keys::table.filter(keys::candidate_id.eq(number(of)))).execute(conn)?;
    let rows: Vec<_> = identity
        .keys()
        .map(|(kind, value)| {
            (keys::candidate_id.eq(number(of)), keys::kind.eq(word(kind)), keys::value.eq(value.to_owned()))
        })
        .collect();
    on_backend!(conn, c => diesel::insert_into(keys::table).values(&rows).execute(c))?;
    Ok(())
}

/// Those who share a key with a candidate that is not their birth date alone, each with all their keys.
///
/// # Errors
/// When the database fails.
pub fn alike(
    conn: &mut DbConn,
    of: CandidateId,
    identity: &Identity,
) -> Result<Vec<(CandidateId, Identity)>, StoreError> {
    let mut found: Vec<i64> = Vec::new();
    for (kind, value) in identity.keys().filter(|(kind, _)| *kind != Trait::BirthDate) {
        let others: Vec<i64> = keys::table
            .filter(keys::kind.eq(word(kind)).and(keys::value.eq(value)).and(keys::candidate_id.ne(number(of))))
            .select(keys::candidate_id)
            .limit(MOST_ALIKE)
            .load(conn)?;
        found.extend(others);
    }
    let rows: Vec<(i64, String, String)> = keys::table
        .filter(keys::candidate_id.eq_any(found))
        .select((keys::candidate_id, keys::kind, keys::value))
        .load(conn)?;
    let mut identities: BTreeMap<i64, Vec<(Trait, String)>> = BTreeMap::new();
    for (of, kind, value) in rows {
        identities.entry(of).or_default().push((read(Value::String(kind))?, value));
    }
    identities.into_iter().map(|(of, keys)| Ok((candidate(of)?, Identity::from_keys(keys)))).collect()
}

/// Two candidate IDs that may be one person's.
#[derive(Debug, Clone)]
pub struct Duplicate {
    /// Which two.
    pub id: DuplicateId,
    /// The lower number.
    pub one: CandidateId,
    /// The higher one.
    pub other: CandidateId,
    /// How much speaks for one person.
    pub suspicion: Suspicion,
    /// What they have in common, and what differs.
    pub likeness: Likeness,
    /// When that was seen first.
    pub found_at: Timestamp,
    /// When both were asked.
    pub asked_at: Option<Timestamp>,
    /// When somebody said that they are two people.
    pub dismissed_at: Option<Timestamp>,
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = table)]
struct Row {
    id: Col<DuplicateId>,
    one_candidate_id: i64,
    other_candidate_id: i64,
    suspicion: String,
    agree: Col<Value>,
    disagree: Col<Value>,
    found_at: Col<Timestamp>,
    asked_at: Option<Col<Timestamp>>,
    dismissed_at: Option<Col<Timestamp>>,
}

impl TryFrom<Row> for Duplicate {
    type Error = StoreError;

    fn try_from(row: Row) -> Result<Self, StoreError> {
        Ok(Self {
            id: row.id.0,
            one: candidate(row.one_candidate_id)?,
            other: candidate(row.other_candidate_id)?,
            suspicion: read(Value::String(row.suspicion))?,
            likeness: Likeness { agree: read(row.agree.0)?, disagree: read(row.disagree.0)? },
            found_at: row.found_at.0,
            asked_at: row.asked_at.map(|at| at.0),
            dismissed_at: row.dismissed_at.map(|at| at.0),
        })
    }
}

/// Every two of which a candidate is one.
///
/// # Errors
/// When the database fails.
pub fn of_candidate(conn: &mut DbConn, of: CandidateId) -> Result<Vec<Duplicate>, StoreError> {
    let theirs = table::one_candidate_id.eq(number(of)).or(table::other_candidate_id.eq(number(of)));
    let rows: Vec<Row> = table::table.filter(theirs).select(Row::as_select()).order(table::id).load(conn)?;
    rows.into_iter().map(Duplicate::try_from).collect()
}

/// Adds two that were found; answers whether they are new. Known ones are alike as this says from now on.
///
/// # Errors
/// When the database fails.
pub fn record(conn: &mut DbConn, found: &Duplicate) -> Result<bool, StoreError> {
    let (one, other) = (number(found.one.min(found.other)), number(found.one.max(found.other)));
    let (agree, disagree) = (Col(write(&found.likeness.agree)), Col(write(&found.likeness.disagree)));
    let same = table::one_candidate_id.eq(one).and(table::other_candidate_id.eq(other));
    let known = diesel::update(table::table.filter(same))
        .set((
            table::suspicion.eq(word(found.suspicion)),
            table::agree.eq(agree.clone()),
            table::disagree.eq(disagree.clone()),
        ))
        .execute(conn)?;
    if known == 1 {
        return Ok(false);
    }
    let added = on_backend!(conn, c => diesel::insert_into(table::table)
        .values((
            table::id.eq(Col(found.id)),
            table::one_candidate_id.eq(one),
            table::other_candidate_id.eq(other),
            table::suspicion.eq(word(found.suspicion)),
            table::agree.eq(agree),
            table::disagree.eq(disagree),
            table::found_at.eq(Col(found.found_at)),
        ))
        .on_conflict_do_nothing()
        .execute(c))?;
    Ok(added == 1)
}

/// Forgets two who turned out not to be alike.
///
/// # Errors
/// When the database fails.
pub fn remove(conn: &mut DbConn, id: DuplicateId) -> Result<(), StoreError> {
    diesel::delete(table::table.find(Col(id))).execute(conn)?;
    Ok(())
}

/// The two with that id.
///
/// # Errors
/// When the database fails.
pub fn find(conn: &mut DbConn, id: DuplicateId) -> Result<Option<Duplicate>, StoreError> {
    let row: Option<Row> = table::table.find(Col(id)).select(Row::as_select()).first(conn).optional()?;
    row.map(Duplicate::try_from).transpose()
}

/// Those that nobody has settled, the likeliest first, then oldest first, after that one. Who was merged or erased is settled.
///
/// # Errors
/// When the database fails.
pub fn open(
    conn: &mut DbConn,
    after: Option<(Suspicion, DuplicateId)>,
    limit: i64,
) -> Result<Vec<Duplicate>, StoreError> {
    let apart = candidates::merged_into.is_null().and(candidates::erased_at.is_null());
    let (ones, others) = (
        candidates::table.filter(apart).select(candidates::id),
        candidates::table.filter(apart).select(candidates::id),
    );
    let mut query = table::table
        .filter(table::dismissed_at.is_null())
        .filter(table::one_candidate_id.eq_any(ones).and(table::other_candidate_id.eq_any(others)))
        .select(Row::as_select())
        .into_boxed();
    if let Some((suspicion, id)) = after {
        // The words order as they should: "possible" stands before "strong".
        let suspicion = word(suspicion);
        query = query.filter(
            table::suspicion.lt(suspicion.clone()).or(table::suspicion.eq(suspicion).and(table::id.gt(Col(id)))),
        );
    }
    let rows: Vec<Row> = query.order((table::suspicion.desc(), table::id)).limit(limit).load(conn)?;
    rows.into_iter().map(Duplicate::try_from).collect()
}

/// Notes that somebody said that they are two people.
///
/// # Errors
/// When the database fails.
pub fn dismiss(conn: &mut DbConn, id: DuplicateId, by: AccountId, at: Timestamp) -> Result<(), StoreError> {
    diesel::update(table::table.find(Col(id)))
        .set((table::dismissed_by.eq(Some(Col(by))), table::dismissed_at.eq(Some(Col(at)))))
        .execute(conn)?;
    Ok(())
}

/// Notes that both were asked.
///
/// # Errors
/// When the database fails.
pub fn set_asked(conn: &mut DbConn, id: DuplicateId, at: Timestamp) -> Result<(), StoreError> {
    diesel::update(table::table.find(Col(id))).set(table::asked_at.eq(Some(Col(at)))).execute(conn)?;
    Ok(())
}
