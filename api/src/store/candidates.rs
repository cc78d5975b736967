//! Candidates.

use std::collections::HashMap;

use diesel::prelude::*;
use domain::id::CandidateId;
use domain::name::{DeliveryName, FullName, Names, fold};
use jiff::Timestamp;
use uuid::Uuid;

use super::column::Col;
use super::schema::{accounts, awards, candidates};
use super::{DbConn, StoreError};

/// A person in the program.
#[derive(Debug, Clone)]
pub struct Candidate {
    /// The candidate ID.
    pub id: CandidateId,
    /// Names the subject inside credentials.
    pub subject_id: Uuid,
    /// Their names.
    pub names: Names,
    /// Since when they are in the program.
    pub created_at: Timestamp,
}

#[derive(Queryable, Selectable, Insertable)]
#[diesel(table_name = candidates)]
struct Row {
    id: i64,
    subject_id: Col<Uuid>,
    legal_name: String,
    native_name: Option<String>,
    delivery_first_name: String,
    delivery_last_name: String,
    certificate_name: String,
    search: String,
    created_at: Col<Timestamp>,
    undecided: bool,
}

impl TryFrom<Row> for Candidate {
    type Error = StoreError;

    fn try_from(row: Row) -> Result<Self, StoreError> {
        let name = |text: &str| FullName::new(text).map_err(StoreError::corrupt);
        let legal = name(&row.legal_name)?;
        let certificate = name(&row.certificate_name)?;
        Ok(Self {
            id: id(row.id)?,
            subject_id: row.subject_id.0,
            names: Names {
                native: row.native_name.as_deref().map(name).transpose()?,
                delivery: DeliveryName::new(&row.delivery_first_name, &row.delivery_last_name)
                    .map_err(StoreError::corrupt)?,
                // Without one of its own, a certificate shows the legal name.
                certificate: Some(certificate).filter(|certificate| *certificate != legal),
                legal,
            },
            created_at: row.created_at.0,
        })
    }
}

/// The column of a candidate ID.
pub(crate) fn number(id: CandidateId) -> i64 {
    i64::try_from(id.number()).expect("a candidate ID has nine digits")
}

/// The candidate ID of a column.
pub(crate) fn id(number: i64) -> Result<CandidateId, StoreError> {
    u64::try_from(number)
        .ok()
        .and_then(CandidateId::from_number)
        .ok_or_else(|| StoreError::corrupt(format_args!("candidate number {number}")))
}

/// Adds a candidate.
///
/// # Errors
/// [`StoreError::Conflict`] with `candidates_id_key` or `candidates_pkey` when the candidate ID is taken.
pub fn insert(conn: &mut DbConn, candidate: &Candidate) -> Result<(), StoreError> {
    let names = &candidate.names;
    let native_name = names.native.as_ref().map(|name| name.as_str().to_owned());
    let row = Row {
        id: number(candidate.id),
        subject_id: Col(candidate.subject_id),
        legal_name: names.legal.as_str().to_owned(),
        search: search(names),
        native_name,
        delivery_first_name: names.delivery.first().to_owned(),
        delivery_last_name: names.delivery.last().to_owned(),
        certificate_name: names.on_certificate().as_str().to_owned(),
        created_at: Col(candidate.created_at),
        undecided: false,
    };
    diesel::insert_into(candidates::table).values(row).execute(conn)?;
    Ok(())
}

/// The candidate with that ID.
///
/// # Errors
/// When the database fails.
pub fn find(conn: &mut DbConn, of: CandidateId) -> Result<Option<Candidate>, StoreError> {
    let row: Option<Row> = candidates::table.find(number(of)).select(Row::as_select()).first(conn).optional()?;
    row.map(Candidate::try_from).transpose()
}

/// Puts other names of a candidate in force.
///
/// # Errors
/// When the database fails.
pub fn set_names(conn: &mut DbConn, of: CandidateId, names: &Names) -> Result<(), StoreError> {
    let native_name = names.native.as_ref().map(|name| name.as_str());
    diesel::update(candidates::table.find(number(of)))
        .set((
            candidates::legal_name.eq(names.legal.as_str()),
            candidates::native_name.eq(native_name),
            candidates::delivery_first_name.eq(names.delivery.first()),
            candidates::delivery_last_name.eq(names.delivery.last()),
            candidates::certificate_name.eq(names.on_certificate().as_str()),
            candidates::search.eq(search(names)),
        ))
        .execute(conn)?;
    Ok(())
}

/// All names, folded.
fn search(names: &Names) -> String {
    let native = names.native.as_ref().map(|name| name.as_str());
    let all = [Some(names.legal.as_str()), native, Some(names.delivery.first()), Some(names.delivery.last())];
    fold(&all.into_iter().flatten().collect::<Vec<_>>().join(" "))
}

/// Takes everything from a candidate that tells who it was. The row stays for the facts and awards that name it.
///
/// # Errors
/// When the database fails.
pub fn erase(conn: &mut DbConn, of: CandidateId, subject_id: Uuid, now: Timestamp) -> Result<(), StoreError> {
    const NOBODY: &str = "Erased";
    diesel::update(candidates::table.find(number(of)))
        .set((
            candidates::subject_id.eq(Col(subject_id)),
            candidates::legal_name.eq(NOBODY),
            candidates::native_name.eq(None::<String>),
            candidates::delivery_first_name.eq(NOBODY),
            candidates::delivery_last_name.eq(NOBODY),
            candidates::certificate_name.eq(NOBODY),
            candidates::search.eq(""),
            candidates::undecided.eq(false),
            candidates::uncompared.eq(false),
            candidates::erased_at.eq(Some(Col(now))),
        ))
        .execute(conn)?;
    // Nothing new is signed for nobody.
    diesel::update(awards::table.filter(awards::candidate_id.eq(number(of))))
        .set(awards::unissued.eq(false))
        .execute(conn)?;
    Ok(())
}

/// Which of these candidates were erased.
///
/// # Errors
/// When the database fails.
pub fn erased(conn: &mut DbConn, ids: &[CandidateId]) -> Result<Vec<CandidateId>, StoreError> {
    let numbers: Vec<i64> = ids.iter().copied().map(number).collect();
    let found: Vec<i64> = candidates::table
        .filter(candidates::id.eq_any(numbers).and(candidates::erased_at.is_not_null()))
        .select(candidates::id)
        .load(conn)?;
    found.into_iter().map(id).collect()
}

/// Which of these candidate IDs are in the program.
///
/// # Errors
/// When the database fails.
pub fn existing(conn: &mut DbConn, ids: &[CandidateId]) -> Result<Vec<CandidateId>, StoreError> {
    let numbers: Vec<i64> = ids.iter().copied().map(number).collect();
    let found: Vec<i64> = candidates::table.filter(candidates::id.eq_any(numbers)).select(candidates::id).load(conn)?;
    found.into_iter().map(id).collect()
}

/// What a credential says of its holder.
#[derive(Debug, Clone)]
pub struct Holder {
    /// Names the subject inside credentials.
    pub subject_id: Uuid,
    /// As printed on certificates.
    pub certificate_name: String,
    /// Their account's address, when they have an account.
    pub email: Option<String>,
}

/// What credentials of these candidates say of their holders: of who was merged into another, that they are that one.
///
/// # Errors
/// When the database fails.
pub fn holders(conn: &mut DbConn, ids: &[CandidateId]) -> Result<Vec<(CandidateId, Holder)>, StoreError> {
    let numbers: Vec<i64> = ids.iter().copied().map(number).collect();
    let merged = merged_into(conn, &numbers)?;
    let whose = |asked: i64| merged.get(&asked).copied().unwrap_or(asked);
    let read_as: Vec<i64> = numbers.iter().copied().map(whose).collect();
    let rows: Vec<(i64, Col<Uuid>, String, Option<String>)> = candidates::table
        .left_join(accounts::table)
        .filter(candidates::id.eq_any(read_as))
        .select((
            candidates::id,
            candidates::subject_id,
            candidates::certificate_name,
            accounts::email_folded.nullable(),
        ))
        .load(conn)?;
    let holders: HashMap<i64, Holder> = rows
        .into_iter()
        .map(|(id, subject_id, certificate_name, email)| {
            (id, Holder { subject_id: subject_id.0, certificate_name, email })
        })
        .collect();
    Ok(ids.iter().filter_map(|asked| Some((*asked, holders.get(&whose(number(*asked)))?.clone()))).collect())
}

/// As whom these candidates are read, each once: who was merged into another is that one.
///
/// # Errors
/// When the database fails.
pub fn stand_for(conn: &mut DbConn, ids: &[CandidateId]) -> Result<Vec<CandidateId>, StoreError> {
    let numbers: Vec<i64> = ids.iter().copied().map(number).collect();
    let merged = merged_into(conn, &numbers)?;
    let read_as = |id: &CandidateId| merged.get(&number(*id)).map_or(Ok(*id), |&into| self::id(into));
    let mut all = ids.iter().map(read_as).collect::<Result<Vec<_>, _>>()?;
    all.sort_unstable();
    all.dedup();
    Ok(all)
}

/// As whom a candidate is read: who was merged into another is that one.
///
/// # Errors
/// When the database fails.
pub fn read_as(conn: &mut DbConn, of: CandidateId) -> Result<CandidateId, StoreError> {
    Ok(stand_for(conn, &[of])?.first().copied().unwrap_or(of))
}

/// Those of these numbers that were merged, and into whom.
fn merged_into(conn: &mut DbConn, numbers: &[i64]) -> Result<HashMap<i64, i64>, StoreError> {
    let merged: Vec<(i64, Option<i64>)> = candidates::table
        .filter(candidates::id.eq_any(numbers).and(candidates::merged_into.is_not_null()))
        .select((candidates::id, candidates::merged_into))
        .load(conn)?;
    Ok(merged.into_iter().filter_map(|(id, into)| Some((id, into?))).collect())
}

/// The numbers under which there are records of these candidates, their own and those of who was merged into them, each with the
/// candidate as whom they are read.
pub(super) fn recorded_under(conn: &mut DbConn, ids: &[CandidateId]) -> Result<HashMap<i64, CandidateId>, StoreError> {
    let mut all: HashMap<i64, CandidateId> = ids.iter().map(|id| (number(*id), *id)).collect();
    let numbers: Vec<Option<i64>> = all.keys().copied().map(Some).collect();
    let merged: Vec<(i64, Option<i64>)> = candidates::table
        .filter(candidates::merged_into.eq_any(numbers))
        .select((candidates::id, candidates::merged_into))
        .load(conn)?;
    for (merged, into) in merged {
        if let Some(&read_as) = into.and_then(|into| all.get(&into)) {
            all.insert(merged, read_as);
        }
    }
    Ok(all)
}

/// The candidate and who was merged into them.
///
/// # Errors
/// When the database fails.
pub fn with_merged(conn: &mut DbConn, of: CandidateId) -> Result<Vec<CandidateId>, StoreError> {
    let mut all = recorded_under(conn, &[of])?.into_keys().map(id).collect::<Result<Vec<_>, _>>()?;
    all.sort_unstable_by_key(|id| (*id != of, *id));
    Ok(all)
}

/// Marks every candidate to be decided anew, since the catalogue changed.
///
/// # Errors
/// When the database fails.
pub fn mark_all_undecided(conn: &mut DbConn) -> Result<(), StoreError> {
    // Nothing new follows for who was erased, and who was merged is decided as another.
    let there = candidates::table.filter(candidates::erased_at.is_null().and(candidates::merged_into.is_null()));
    diesel::update(there).set(candidates::undecided.eq(true)).execute(conn)?;
    Ok(())
}

/// At most so many of the candidates that wait to be decided anew.
///
/// # Errors
/// When the database fails.
pub fn undecided(conn: &mut DbConn, limit: i64) -> Result<Vec<CandidateId>, StoreError> {
    let found: Vec<i64> = candidates::table
        .filter(candidates::undecided.eq(true))
        .select(candidates::id)
        .order(candidates::id)
        .limit(limit)
        .load(conn)?;
    found.into_iter().map(id).collect()
}

/// Marks these candidates as decided.
///
/// # Errors
/// When the database fails.
pub fn mark_decided(conn: &mut DbConn, ids: &[CandidateId]) -> Result<(), StoreError> {
    let numbers: Vec<i64> = ids.iter().copied().map(number).collect();
    diesel::update(candidates::table.filter(candidates::id.eq_any(numbers)))
        .set(candidates::undecided.eq(false))
        .execute(conn)?;
    Ok(())
}
