//! Facts. They are added and read; nothing changes or deletes one.

use diesel::prelude::*;
use domain::fact::{Fact, FactKind};
use domain::id::{CandidateId, FactId};
use jiff::Timestamp;
use serde_json::Value;

use super::candidates::{number, recorded_under};
use super::column::Col;
use super::conn::on_backend;
use super::schema::facts;
use super::{DbConn, StoreError};

#[derive(Queryable, Selectable, Insertable)]
#[diesel(table_name = facts)]
struct Row {
    id: Col<FactId>,
    candidate_id: i64,
    kind: String,
    happened_at: Col<Timestamp>,
    learnt_at: Col<Timestamp>,
    body: Col<Value>,
}

impl Row {
    fn of(candidate: CandidateId, fact: &Fact) -> Self {
        let mut body = serde_json::to_value(&fact.kind).expect("a fact is plain data");
        let kind = body.as_object_mut().and_then(|members| members.remove("kind"));
        let Some(Value::String(kind)) = kind else { unreachable!("a fact is tagged with its kind") };
        Self {
            id: Col(fact.id),
            candidate_id: number(candidate),
            kind,
            happened_at: Col(fact.happened_at),
            learnt_at: Col(fact.learnt_at),
            body: Col(body),
        }
    }

    fn into_fact(self) -> Result<Fact, StoreError> {
        let Value::Object(mut members) = self.body.0 else {
            return Err(StoreError::corrupt(format_args!("the body of fact {}", self.id.0)));
        };
        members.insert("kind".into(), Value::String(self.kind));
        let kind: FactKind = serde_json::from_value(Value::Object(members))
            .map_err(|error| StoreError::corrupt(format_args!("fact {}: {error}", self.id.0)))?;
        Ok(Fact { id: self.id.0, happened_at: self.happened_at.0, learnt_at: self.learnt_at.0, kind })
    }
}

/// Adds facts, each about its candidate.
///
/// # Errors
/// When the database fails.
pub fn insert(conn: &mut DbConn, new: &[(CandidateId, Fact)]) -> Result<(), StoreError> {
    let rows: Vec<Row> = new.iter().map(|(candidate, fact)| Row::of(*candidate, fact)).collect();
    on_backend!(conn, c => diesel::insert_into(facts::table).values(&rows).execute(c))?;
    Ok(())
}

/// All facts about one candidate, and about who was merged into them.
///
/// # Errors
/// When the database fails.
pub fn of_candidate(conn: &mut DbConn, candidate: CandidateId) -> Result<Vec<Fact>, StoreError> {
    let mut facts: Vec<Fact> = of_candidates(conn, &[candidate])?.into_iter().map(|(_, fact)| fact).collect();
    facts.sort_unstable_by_key(|fact| (fact.happened_at, fact.id));
    Ok(facts)
}

/// All facts about these candidates and who was merged into them, in no particular order.
///
/// # Errors
/// When the database fails.
pub fn of_candidates(conn: &mut DbConn, candidates: &[CandidateId]) -> Result<Vec<(CandidateId, Fact)>, StoreError> {
    let numbers = recorded_under(conn, candidates)?;
    let rows: Vec<Row> =
        facts::table.filter(facts::candidate_id.eq_any(numbers.keys())).select(Row::as_select()).load(conn)?;
    let read = |row: Row| {
        let read_as = numbers[&row.candidate_id];
        Ok((read_as, row.into_fact()?))
    };
    rows.into_iter().map(read).collect()
}

/// How many exam results there are under a candidate ID, whoever it is read as.
///
/// # Errors
/// When the database fails.
pub fn count_exam_results(conn: &mut DbConn, candidate: CandidateId) -> Result<u64, StoreError> {
    let results = facts::candidate_id.eq(number(candidate)).and(facts::kind.eq("exam_result"));
    let count: i64 = facts::table.filter(results).count().get_result(conn)?;
    Ok(count.unsigned_abs())
}

/// The vendors' numbers of the exams under a candidate ID.
///
/// # Errors
/// When the database fails.
pub fn registrations(conn: &mut DbConn, candidate: CandidateId) -> Result<Vec<String>, StoreError> {
    let results = facts::candidate_id.eq(number(candidate)).and(facts::kind.eq("exam_result"));
    let rows: Vec<Row> = facts::table.filter(results).select(Row::as_select()).load(conn)?;
    let registration = |row: Row| match row.into_fact()?.kind {
        FactKind::ExamResult(result) => Ok(Some(result.registration_id.to_string())),
        _ => Ok(None),
    };
    rows.into_iter().filter_map(|row| registration(row).transpose()).collect()
}
