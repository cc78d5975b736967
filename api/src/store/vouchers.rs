//! Vouchers and the pools they came in. Codes are kept sealed, and found by a hash with a key.

use diesel::prelude::*;
use domain::id::{AuthorizationId, CandidateId, VoucherId, VoucherPoolId};
use domain::voucher::Standing;
use jiff::Timestamp;
use jiff::civil::Date;
use serde_json::Value;

use super::authorizations::{authorization_id, authorization_number};
use super::candidates::{id as candidate, number};
use super::column::{Col, read, write};
use super::conn::{MultiBackend, on_backend};
use super::schema::{authorizations, voucher_pools as pools, vouchers as table};
use super::{DbConn, StoreError};

/// A pool.
#[derive(Debug, Clone)]
pub struct VoucherPool {
    /// Which one.
    pub id: VoucherPoolId,
    /// What staff call it.
    pub name: String,
    /// The vendor that takes its vouchers.
    pub vendor: String,
    /// The codes of the exams they are good for; all when there are none.
    pub exams: Vec<String>,
    /// The last day on which they are good.
    pub valid_to: Date,
    /// When it was added.
    pub created_at: Timestamp,
}

#[derive(Queryable, Selectable, Insertable)]
#[diesel(table_name = pools)]
#[diesel(check_for_backend(MultiBackend))]
struct PoolRow {
    id: Col<VoucherPoolId>,
    name: String,
    vendor: String,
    exams: Col<Value>,
    valid_to: Col<Date>,
    created_at: Col<Timestamp>,
}

impl TryFrom<PoolRow> for VoucherPool {
    type Error = StoreError;

    fn try_from(row: PoolRow) -> Result<Self, StoreError> {
        Ok(Self {
            id: row.id.0,
            name: row.name,
            vendor: row.vendor,
            exams: read(row.exams.0)?,
            valid_to: row.valid_to.0,
            created_at: row.created_at.0,
        })
    }
}

/// A voucher.
#[derive(Debug, Clone)]
pub struct Voucher {
    /// Which one.
    pub id: VoucherId,
    /// The pool it came in.
    pub pool: VoucherPoolId,
    /// Its code, sealed.
    pub sealed_code: Vec<u8>,
    /// Who has it, as recorded, and since when.
    pub assigned: Option<(CandidateId, Timestamp)>,
    /// What it is chosen for.
    pub authorization: Option<AuthorizationId>,
    /// The attempt that was paid for with it, when we learnt so, and who sat it.
    pub redeemed: Option<Redemption>,
}

/// An attempt that was paid for with a voucher.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Redemption {
    /// When we learnt of it.
    pub at: Timestamp,
    /// Who sat the exam, where that is known.
    pub by: Option<CandidateId>,
    /// The vendor's number of the attempt.
    pub registration_id: String,
}

impl Voucher {
    /// What is known of it, for how it stands.
    pub fn standing(&self, pool: &VoucherPool) -> Standing {
        Standing {
            assigned: self.assigned.is_some(),
            chosen: self.authorization.is_some(),
            redeemed: self.redeemed.is_some(),
            valid_to: pool.valid_to,
        }
    }
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = table)]
#[diesel(check_for_backend(MultiBackend))]
struct Row {
    id: Col<VoucherId>,
    pool_id: Col<VoucherPoolId>,
    sealed_code: Vec<u8>,
    candidate_id: Option<i64>,
    assigned_at: Option<Col<Timestamp>>,
    authorization_id: Option<i64>,
    redeemed_at: Option<Col<Timestamp>>,
    redeemed_by: Option<i64>,
    registration_id: Option<String>,
}

impl TryFrom<Row> for Voucher {
    type Error = StoreError;

    fn try_from(row: Row) -> Result<Self, StoreError> {
        let assigned = match (row.candidate_id, row.assigned_at) {
            (Some(of), Some(at)) => Some((candidate(of)?, at.0)),
            _ => None,
        };
        let redeemed = match (row.redeemed_at, row.registration_id) {
            (Some(at), Some(registration_id)) => {
                Some(Redemption { at: at.0, by: row.redeemed_by.map(candidate).transpose()?, registration_id })
            }
            _ => None,
        };
        Ok(Self {
            id: row.id.0,
            pool: row.pool_id.0,
            sealed_code: row.sealed_code,
            assigned,
            authorization: row.authorization_id.map(authorization_id).transpose()?,
            redeemed,
        })
    }
}

/// A code that is new: hashed, to be found by, and sealed.
#[derive(Debug, Clone)]
pub struct NewCode {
    /// The voucher's id.
    pub id: VoucherId,
    /// The code's hash.
    pub hash: Vec<u8>,
    /// The code, sealed.
    pub sealed: Vec<u8>,
}

/// Adds a pool with its vouchers.
///
/// # Errors
/// [`StoreError::Conflict`] when a code is known already.
pub fn insert(conn: &mut DbConn, pool: &VoucherPool, codes: &[NewCode]) -> Result<(), StoreError> {
    let row = PoolRow {
        id: Col(pool.id),
        name: pool.name.clone(),
        vendor: pool.vendor.clone(),
        exams: Col(write(&pool.exams)),
        valid_to: Col(pool.valid_to),
        created_at: Col(pool.created_at),
    };
    diesel::insert_into(pools::table).values(row).execute(conn)?;
    // PostgreSQL binds 65,535 values in one statement at most.
    for some in codes.chunks(1000) {
        let rows: Vec<_> = some
            .iter()
            .map(|code| {
                (
                    table::id.eq(Col(code.id)),
                    table::pool_id.eq(Col(pool.id)),
                    table::code_hash.eq(&code.hash),
                    table::sealed_code.eq(&code.sealed),
                )
            })
            .collect();
        on_backend!(conn, c => diesel::insert_into(table::table).values(&rows).execute(c))?;
    }
    Ok(())
}

/// Which of these codes are known, by hash.
///
/// # Errors
/// When the database fails.
pub fn known(conn: &mut DbConn, hashes: &[Vec<u8>]) -> Result<Vec<Vec<u8>>, StoreError> {
    let mut known = Vec::new();
    for some in hashes.chunks(1000) {
        known
            .extend(table::table.filter(table::code_hash.eq_any(some)).select(table::code_hash).load::<Vec<u8>>(conn)?);
    }
    Ok(known)
}

/// One pool.
///
/// # Errors
/// When the database fails.
pub fn find_pool(conn: &mut DbConn, id: VoucherPoolId) -> Result<Option<VoucherPool>, StoreError> {
    let row: Option<PoolRow> = pools::table.find(Col(id)).select(PoolRow::as_select()).first(conn).optional()?;
    row.map(VoucherPool::try_from).transpose()
}

/// Pools, newest first, before that one.
///
/// # Errors
/// When the database fails.
pub fn list_pools(
    conn: &mut DbConn,
    before: Option<VoucherPoolId>,
    limit: i64,
) -> Result<Vec<VoucherPool>, StoreError> {
    let mut query = pools::table.select(PoolRow::as_select()).into_boxed();
    if let Some(before) = before {
        query = query.filter(pools::id.lt(Col(before)));
    }
    let rows: Vec<PoolRow> = query.order(pools::id.desc()).limit(limit).load(conn)?;
    rows.into_iter().map(VoucherPool::try_from).collect()
}

/// How many vouchers of a pool there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Counts {
    /// All of them.
    pub all: u64,
    /// Those nobody has.
    pub available: u64,
    /// Those an exam was sat with.
    pub redeemed: u64,
}

/// How many vouchers of a pool there are.
///
/// # Errors
/// When the database fails.
pub fn counts(conn: &mut DbConn, pool: VoucherPoolId) -> Result<Counts, StoreError> {
    let of = || table::table.filter(table::pool_id.eq(Col(pool)));
    let all: i64 = of().count().get_result(conn)?;
    let free = table::candidate_id.is_null().and(table::redeemed_at.is_null());
    let available: i64 = of().filter(free).count().get_result(conn)?;
    let redeemed: i64 = of().filter(table::redeemed_at.is_not_null()).count().get_result(conn)?;
    let count = |count: i64| count.unsigned_abs();
    Ok(Counts { all: count(all), available: count(available), redeemed: count(redeemed) })
}

/// Vouchers of a pool in the order of their ids, after that one.
///
/// # Errors
/// When the database fails.
pub fn of_pool(
    conn: &mut DbConn,
    pool: VoucherPoolId,
    after: Option<VoucherId>,
    limit: i64,
) -> Result<Vec<Voucher>, StoreError> {
    let mut query = table::table.filter(table::pool_id.eq(Col(pool))).select(Row::as_select()).into_boxed();
    if let Some(after) = after {
        query = query.filter(table::id.gt(Col(after)));
    }
    let rows: Vec<Row> = query.order(table::id).limit(limit).load(conn)?;
    rows.into_iter().map(Voucher::try_from).collect()
}

/// One voucher.
///
/// # Errors
/// When the database fails.
pub fn find(conn: &mut DbConn, id: VoucherId) -> Result<Option<Voucher>, StoreError> {
    let row: Option<Row> = table::table.find(Col(id)).select(Row::as_select()).first(conn).optional()?;
    row.map(Voucher::try_from).transpose()
}

/// A voucher of a pool that nobody has.
///
/// # Errors
/// When the database fails.
pub fn find_available(conn: &mut DbConn, pool: VoucherPoolId) -> Result<Option<Voucher>, StoreError> {
    let free = table::candidate_id.is_null().and(table::redeemed_at.is_null());
    let row: Option<Row> = table::table
        .filter(table::pool_id.eq(Col(pool)).and(free))
        .select(Row::as_select())
        .order(table::id)
        .first(conn)
        .optional()?;
    row.map(Voucher::try_from).transpose()
}

/// The vouchers that these candidates have, what was given last first.
///
/// # Errors
/// When the database fails.
pub fn of_candidates(conn: &mut DbConn, of: &[CandidateId]) -> Result<Vec<(Voucher, VoucherPool)>, StoreError> {
    let of: Vec<i64> = of.iter().copied().map(number).collect();
    let rows: Vec<(Row, PoolRow)> = table::table
        .inner_join(pools::table)
        .filter(table::candidate_id.eq_any(of))
        .order((table::assigned_at.desc(), table::id))
        .select((Row::as_select(), PoolRow::as_select()))
        .load(conn)?;
    rows.into_iter().map(|(row, pool)| Ok((row.try_into()?, pool.try_into()?))).collect()
}

/// The voucher that is chosen for an authorization.
///
/// # Errors
/// When the database fails.
pub fn of_authorization(conn: &mut DbConn, id: AuthorizationId) -> Result<Option<Voucher>, StoreError> {
    let row: Option<Row> = table::table
        .filter(table::authorization_id.eq(authorization_number(id)))
        .select(Row::as_select())
        .first(conn)
        .optional()?;
    row.map(Voucher::try_from).transpose()
}

/// The voucher with the code of that hash.
///
/// # Errors
/// When the database fails.
pub fn find_by_hash(conn: &mut DbConn, hash: &[u8]) -> Result<Option<Voucher>, StoreError> {
    let row: Option<Row> =
        table::table.filter(table::code_hash.eq(hash)).select(Row::as_select()).first(conn).optional()?;
    row.map(Voucher::try_from).transpose()
}

/// Keeps who has a voucher, what it is chosen for, and what was sat with it.
///
/// # Errors
/// When the database fails.
pub fn update(conn: &mut DbConn, voucher: &Voucher) -> Result<(), StoreError> {
    let redeemed = voucher.redeemed.as_ref();
    diesel::update(table::table.find(Col(voucher.id)))
        .set((
            table::candidate_id.eq(voucher.assigned.map(|(of, _)| number(of))),
            table::assigned_at.eq(voucher.assigned.map(|(_, at)| Col(at))),
            table::authorization_id.eq(voucher.authorization.map(authorization_number)),
            table::redeemed_at.eq(redeemed.map(|redeemed| Col(redeemed.at))),
            table::redeemed_by.eq(redeemed.and_then(|redeemed| redeemed.by).map(number)),
            table::registration_id.eq(redeemed.map(|redeemed| redeemed.registration_id.clone())),
        ))
        .execute(conn)?;
    Ok(())
}

/// Takes a candidate who is erased from the vouchers they had. Those that nobody used are free again.
///
/// # Errors
/// When the database fails.
pub fn forget(conn: &mut DbConn, of: CandidateId) -> Result<(), StoreError> {
    diesel::update(table::table.filter(table::candidate_id.eq(number(of))))
        .set((
            table::candidate_id.eq(None::<i64>),
            table::assigned_at.eq(None::<Col<Timestamp>>),
            table::authorization_id.eq(None::<i64>),
        ))
        .execute(conn)?;
    // Of two candidates who were merged one may have the voucher and the other the authorization.
    let theirs =
        authorizations::table.filter(authorizations::candidate_id.eq(number(of))).select(authorizations::id.nullable());
    diesel::update(table::table.filter(table::authorization_id.eq_any(theirs)))
        .set(table::authorization_id.eq(None::<i64>))
        .execute(conn)?;
    diesel::update(table::table.filter(table::redeemed_by.eq(number(of))))
        .set(table::redeemed_by.eq(None::<i64>))
        .execute(conn)?;
    Ok(())
}
