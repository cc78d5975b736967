//! What candidates say of exams that they sat before the vendor knew their candidate ID.

use diesel::prelude::*;
use domain::id::{AccountId, CandidateId, ScoreReportId};
use jiff::Timestamp;
use jiff::civil::Date;

use super::candidates::{id as candidate, number};
use super::column::Col;
use super::conn::MultiBackend;
use super::schema::score_reports as table;
use super::{DbConn, StoreError};

/// The word of a report that nobody has decided.
pub const WAITING: &str = "waiting";

/// A report.
#[derive(Debug, Clone)]
pub struct ScoreReport {
    /// Which one.
    pub id: ScoreReportId,
    /// Whose.
    pub candidate: CandidateId,
    /// The vendor's registration ID.
    pub registration_id: String,
    /// The exam's code.
    pub exam: String,
    /// The day of the exam.
    pub sat_on: Date,
    /// The name on it.
    pub name: String,
    /// How far it is, as a word.
    pub state: String,
    /// When it was sent.
    pub created_at: Timestamp,
    /// When it was settled.
    pub decided_at: Option<Timestamp>,
    /// Why it was refused.
    pub reason: Option<String>,
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = table)]
#[diesel(check_for_backend(MultiBackend))]
struct Row {
    id: Col<ScoreReportId>,
    candidate_id: i64,
    registration_id: String,
    exam: String,
    sat_on: Col<Date>,
    name: String,
    state: String,
    created_at: Col<Timestamp>,
    decided_at: Option<Col<Timestamp>>,
    reason: Option<String>,
}

impl TryFrom<Row> for ScoreReport {
    type Error = StoreError;

    fn try_from(row: Row) -> Result<Self, StoreError> {
        Ok(Self {
            id: row.id.0,
            candidate: candidate(row.candidate_id)?,
            registration_id: row.registration_id,
            exam: row.exam,
            sat_on: row.sat_on.0,
            name: row.name,
            state: row.state,
            created_at: row.created_at.0,
            decided_at: row.decided_at.map(|at| at.0),
            reason: row.reason,
        })
    }
}

/// Keeps a new report.
///
/// # Errors
/// When the database fails.
pub fn insert(conn: &mut DbConn, new: &ScoreReport) -> Result<(), StoreError> {
    diesel::insert_into(table::table)
        .values((
            table::id.eq(Col(new.id)),
            table::candidate_id.eq(number(new.candidate)),
            table::registration_id.eq(&new.registration_id),
            table::exam.eq(&new.exam),
            table::sat_on.eq(Col(new.sat_on)),
            table::name.eq(&new.name),
            table::state.eq(&new.state),
            table::created_at.eq(Col(new.created_at)),
        ))
        .execute(conn)?;
    Ok(())
}

/// The report with that id.
///
/// # Errors
/// When the database fails.
pub fn find(conn: &mut DbConn, id: ScoreReportId) -> Result<Option<ScoreReport>, StoreError> {
    let row: Option<Row> = table::table.find(Col(id)).select(Row::as_select()).first(conn).optional()?;
    row.map(ScoreReport::try_from).transpose()
}

/// Reports of a candidate, newest first, before that one.
///
/// # Errors
/// When the database fails.
pub fn of_candidate(
    conn: &mut DbConn,
    of: CandidateId,
    before: Option<ScoreReportId>,
    limit: i64,
) -> Result<Vec<ScoreReport>, StoreError> {
    let mut query = table::table.filter(table::candidate_id.eq(number(of))).select(Row::as_select()).into_boxed();
    if let Some(before) = before {
        query = query.filter(table::id.lt(Col(before)));
    }
    let rows: Vec<Row> = query.order(table::id.desc()).limit(limit).load(conn)?;
    rows.into_iter().map(ScoreReport::try_from).collect()
}

/// How many reports of a candidate wait.
///
/// # Errors
/// When the database fails.
pub fn count_waiting(conn: &mut DbConn, of: CandidateId) -> Result<i64, StoreError> {
    let waiting = table::candidate_id.eq(number(of)).and(table::state.eq(WAITING));
    Ok(table::table.filter(waiting).count().get_result(conn)?)
}

/// Reports that wait, oldest first, after that one.
///
/// # Errors
/// When the database fails.
pub fn waiting(conn: &mut DbConn, after: Option<ScoreReportId>, limit: i64) -> Result<Vec<ScoreReport>, StoreError> {
    let mut query = table::table.filter(table::state.eq(WAITING)).select(Row::as_select()).into_boxed();
    if let Some(after) = after {
        query = query.filter(table::id.gt(Col(after)));
    }
    let rows: Vec<Row> = query.order(table::id).limit(limit).load(conn)?;
    rows.into_iter().map(ScoreReport::try_from).collect()
}

/// Reports that wait about one of these registrations of the vendor.
///
/// # Errors
/// When the database fails.
pub fn waiting_about(conn: &mut DbConn, registrations: &[String]) -> Result<Vec<ScoreReport>, StoreError> {
    let about = table::registration_id.eq_any(registrations).and(table::state.eq(WAITING));
    let rows: Vec<Row> = table::table.filter(about).select(Row::as_select()).order(table::id).load(conn)?;
    rows.into_iter().map(ScoreReport::try_from).collect()
}

/// Settles a report that waits; answers whether it still did, so that of two who decide at once only one does.
///
/// # Errors
/// When the database fails.
pub fn settle(
    conn: &mut DbConn,
    id: ScoreReportId,
    state: &str,
    by: Option<AccountId>,
    at: Timestamp,
    reason: Option<&str>,
) -> Result<bool, StoreError> {
    let settled = diesel::update(table::table.find(Col(id)).filter(table::state.eq(WAITING)))
        .set((
            table::state.eq(state),
            table::decided_at.eq(Some(Col(at))),
            table::decided_by.eq(by.map(Col)),
            table::reason.eq(reason),
        ))
        .execute(conn)?;
    Ok(settled == 1)
}

/// The vendor's registration IDs that a candidate has named, but for those they took back.
///
/// # Errors
/// When the database fails.
pub fn registrations(conn: &mut DbConn, of: CandidateId) -> Result<Vec<String>, StoreError> {
    let named = table::candidate_id.eq(number(of)).and(table::state.ne("withdrawn"));
    Ok(table::table.filter(named).select(table::registration_id).load(conn)?)
}
