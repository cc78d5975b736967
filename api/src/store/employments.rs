//! People's times at companies. What is learnt of one is added as a new version; nothing changes or deletes any.

use diesel::prelude::*;
use domain::company::Employment;
use domain::id::{CandidateId, CompanyId, ContactId, EmploymentId};
use jiff::Timestamp;
use jiff::civil::Date;

use super::candidates::{id, number};
use super::column::Col;
use super::schema::employment_spans as spans;
use super::{DbConn, StoreError};

#[derive(Queryable, Selectable, Insertable)]
#[diesel(table_name = spans)]
struct Row {
    span_id: Col<EmploymentId>,
    version: i32,
    candidate_id: i64,
    company_id: Col<CompanyId>,
    contact_id: Col<ContactId>,
    from_on: Col<Date>,
    to_on: Option<Col<Date>>,
    learnt_at: Col<Timestamp>,
}

impl TryFrom<Row> for Employment {
    type Error = StoreError;

    fn try_from(row: Row) -> Result<Self, StoreError> {
        Ok(Self {
            id: row.span_id.0,
            version: row.version.unsigned_abs(),
            candidate_id: id(row.candidate_id)?,
            company_id: row.company_id.0,
            contact_id: row.contact_id.0,
            from: row.from_on.0,
            to: row.to_on.map(|on| on.0),
            learnt_at: row.learnt_at.0,
        })
    }
}

/// Adds what was learnt.
///
/// # Errors
/// [`StoreError::Conflict`] when something else was learnt at the same moment.
pub fn insert(conn: &mut DbConn, employment: &Employment) -> Result<(), StoreError> {
    let row = Row {
        span_id: Col(employment.id),
        version: i32::try_from(employment.version).unwrap_or(i32::MAX),
        candidate_id: number(employment.candidate_id),
        company_id: Col(employment.company_id),
        contact_id: Col(employment.contact_id),
        from_on: Col(employment.from),
        to_on: employment.to.map(Col),
        learnt_at: Col(employment.learnt_at),
    };
    diesel::insert_into(spans::table).values(row).execute(conn)?;
    Ok(())
}

/// The times that an entry of a partner record told of, as they are known now, the latest last.
///
/// # Errors
/// When the database fails.
pub fn of_contact(conn: &mut DbConn, contact: ContactId) -> Result<Vec<Employment>, StoreError> {
    let rows: Vec<Row> = spans::table
        .filter(spans::contact_id.eq(Col(contact)))
        .select(Row::as_select())
        .order((spans::from_on, spans::span_id, spans::version))
        .load(conn)?;
    known_now(rows)
}

/// The times of these candidates, as they are known now, the latest last.
///
/// # Errors
/// When the database fails.
pub fn of_candidates(conn: &mut DbConn, of: &[CandidateId]) -> Result<Vec<Employment>, StoreError> {
    let of: Vec<i64> = of.iter().copied().map(number).collect();
    let rows: Vec<Row> = spans::table
        .filter(spans::candidate_id.eq_any(of))
        .select(Row::as_select())
        .order((spans::from_on, spans::span_id, spans::version))
        .load(conn)?;
    known_now(rows)
}

fn known_now(rows: Vec<Row>) -> Result<Vec<Employment>, StoreError> {
    let mut known: Vec<Employment> = Vec::new();
    for row in rows {
        let employment = Employment::try_from(row)?;
        // Versions of one time follow each other; the last one counts.
        match known.last_mut() {
            Some(last) if last.id == employment.id => *last = employment,
            _ => known.push(employment),
        }
    }
    Ok(known)
}
