//! Awards: decisions with their proofs.

use std::collections::HashMap;

use diesel::prelude::*;
use domain::award::{Award, Interruption, Review};
use domain::evaluation::Proof;
use domain::id::{AwardId, CandidateId};
use jiff::Timestamp;
use jiff::civil::Date;
use serde_json::Value;

use super::candidates::{id, number, recorded_under};
use super::column::{Col, read, word, write};
use super::conn::on_backend;
use super::schema::awards;
use super::{DbConn, StoreError};

#[derive(Queryable, Selectable)]
#[diesel(table_name = awards)]
pub(super) struct Row {
    id: Col<AwardId>,
    candidate_id: i64,
    achievement: String,
    basis: String,
    earned_on: Col<Date>,
    valid_from: Col<Date>,
    valid_to: Option<Col<Date>>,
    grace_to: Option<Col<Date>>,
    rule_version: Option<String>,
    superseded_on: Option<Col<Date>>,
    review: Option<Col<Value>>,
    interruptions: Col<Value>,
}

impl Row {
    pub(super) fn into_award(self) -> Result<(CandidateId, Award), StoreError> {
        let candidate = id(self.candidate_id)?;
        let award = Award {
            id: self.id.0,
            achievement: self.achievement.parse().map_err(StoreError::corrupt)?,
            basis: read(Value::String(self.basis))?,
            earned_on: self.earned_on.0,
            valid_from: self.valid_from.0,
            valid_to: self.valid_to.map(|day| day.0),
            grace_to: self.grace_to.map(|day| day.0),
            rule_version: self.rule_version.map(|word| word.parse().map_err(StoreError::corrupt)).transpose()?,
            superseded_on: self.superseded_on.map(|day| day.0),
            review: self.review.map(|review| read::<Review>(review.0)).transpose()?,
            interruptions: read::<Vec<Interruption>>(self.interruptions.0)?,
        };
        Ok((candidate, award))
    }
}

/// An award that was just made.
#[derive(Debug, Clone)]
pub struct NewAward {
    /// Whose it is.
    pub candidate: CandidateId,
    /// The award.
    pub award: Award,
    /// What it rests on.
    pub proof: Proof,
}

/// Adds awards, as decided under that revision of the catalogue.
///
/// # Errors
/// [`StoreError::Conflict`] when a candidate has an award of that achievement and day.
pub fn insert(
    conn: &mut DbConn,
    new: &[NewAward],
    catalogue_revision: i32,
    decided_at: Timestamp,
) -> Result<(), StoreError> {
    // Both databases limit how many values a statement binds.
    for some in new.chunks(500) {
        let rows: Vec<_> = some
            .iter()
            .map(|NewAward { candidate, award, proof }| {
                (
                    awards::id.eq(Col(award.id)),
                    awards::candidate_id.eq(number(*candidate)),
                    awards::achievement.eq(award.achievement.as_str()),
                    awards::basis.eq(word(award.basis)),
                    awards::earned_on.eq(Col(award.earned_on)),
                    awards::valid_from.eq(Col(award.valid_from)),
                    awards::valid_to.eq(award.valid_to.map(Col)),
                    awards::grace_to.eq(award.grace_to.map(Col)),
                    awards::rule_version.eq(award.rule_version.as_ref().map(|version| version.as_str())),
                    awards::catalogue_revision.eq(catalogue_revision),
                    awards::superseded_on.eq(award.superseded_on.map(Col)),
                    awards::review.eq(award.review.as_ref().map(|review| Col(write(review)))),
                    awards::interruptions.eq(Col(write(&award.interruptions))),
                    awards::decided_at.eq(Col(decided_at)),
                    awards::proof.eq(Col(write(proof))),
                    awards::unissued.eq(true),
                )
            })
            .collect();
        on_backend!(conn, c => diesel::insert_into(awards::table).values(&rows).execute(c))?;
    }
    Ok(())
}

/// Writes what may change about an award: its validity, review, interruptions and what stands in its place.
///
/// # Errors
/// When the database fails.
pub fn update(conn: &mut DbConn, award: &Award) -> Result<(), StoreError> {
    diesel::update(awards::table.find(Col(award.id)))
        .set((
            awards::valid_to.eq(award.valid_to.map(Col)),
            awards::grace_to.eq(award.grace_to.map(Col)),
            awards::superseded_on.eq(award.superseded_on.map(Col)),
            awards::review.eq(award.review.as_ref().map(|review| Col(write(review)))),
            awards::interruptions.eq(Col(write(&award.interruptions))),
        ))
        .execute(conn)?;
    Ok(())
}

/// All awards of these candidates and of who was merged into them, in no particular order.
///
/// # Errors
/// When the database fails.
pub fn of_candidates(conn: &mut DbConn, candidates: &[CandidateId]) -> Result<Vec<(CandidateId, Award)>, StoreError> {
    let numbers = recorded_under(conn, candidates)?;
    let rows: Vec<Row> =
        awards::table.filter(awards::candidate_id.eq_any(numbers.keys())).select(Row::as_select()).load(conn)?;
    let read = |row: Row| {
        let read_as = numbers[&row.candidate_id];
        Ok((read_as, row.into_award()?.1))
    };
    rows.into_iter().map(read).collect()
}

/// Says that an award waits for a credential that says what it says now.
///
/// # Errors
/// When the database fails.
pub fn mark_unissued(conn: &mut DbConn, award: AwardId) -> Result<(), StoreError> {
    diesel::update(awards::table.find(Col(award))).set(awards::unissued.eq(true)).execute(conn)?;
    Ok(())
}

/// Says that all awards of a candidate, and of who was merged into them, wait for credentials, since their holder's name is
/// another now.
///
/// # Errors
/// When the database fails.
pub fn mark_all_unissued(conn: &mut DbConn, of: CandidateId) -> Result<(), StoreError> {
    let numbers = recorded_under(conn, &[of])?;
    diesel::update(awards::table.filter(awards::candidate_id.eq_any(numbers.keys())))
        .set(awards::unissued.eq(true))
        .execute(conn)?;
    Ok(())
}

/// Forgets which awards of a candidate a newer one took the place of. What the facts say of that is decided anew.
///
/// # Errors
/// When the database fails.
pub fn forget_superseded(conn: &mut DbConn, of: CandidateId) -> Result<(), StoreError> {
    diesel::update(awards::table.filter(awards::candidate_id.eq(number(of))))
        .set(awards::superseded_on.eq(None::<Col<Date>>))
        .execute(conn)?;
    Ok(())
}

/// Says that there are credentials that say what these awards say; one that was renewed since it was read goes on waiting.
///
/// # Errors
/// When the database fails.
pub fn mark_issued(conn: &mut DbConn, issued: &[&Award]) -> Result<(), StoreError> {
    let ids: Vec<Col<AwardId>> = issued.iter().map(|award| Col(award.id)).collect();
    let now: Vec<(Col<AwardId>, Option<Col<Date>>)> =
        awards::table.filter(awards::id.eq_any(ids)).select((awards::id, awards::valid_to)).load(conn)?;
    let same = |(id, valid_to): (Col<AwardId>, Option<Col<Date>>)| {
        let award = issued.iter().find(|award| award.id == id.0)?;
        (award.valid_to == valid_to.map(|day| day.0)).then_some(id)
    };
    let same: Vec<Col<AwardId>> = now.into_iter().filter_map(same).collect();
    diesel::update(awards::table.filter(awards::id.eq_any(same))).set(awards::unissued.eq(false)).execute(conn)?;
    Ok(())
}

/// At most so many of the awards that a person has to look at, oldest first, after that one.
///
/// # Errors
/// When the database fails.
pub fn under_review(
    conn: &mut DbConn,
    after: Option<AwardId>,
    limit: i64,
) -> Result<Vec<(CandidateId, Award)>, StoreError> {
    let mut query = awards::table.filter(awards::review.is_not_null()).select(Row::as_select()).into_boxed();
    if let Some(after) = after {
        query = query.filter(awards::id.gt(Col(after)));
    }
    let rows: Vec<Row> = query.order(awards::id).limit(limit).load(conn)?;
    rows.into_iter().map(Row::into_award).collect()
}

/// The award with that id.
///
/// # Errors
/// When the database fails.
pub fn find(conn: &mut DbConn, id: AwardId) -> Result<Option<(CandidateId, Award)>, StoreError> {
    let row: Option<Row> = awards::table.find(Col(id)).select(Row::as_select()).first(conn).optional()?;
    row.map(Row::into_award).transpose()
}

/// At most so many of the awards that wait for a credential, oldest first.
///
/// # Errors
/// When the database fails.
pub fn unissued(conn: &mut DbConn, limit: i64) -> Result<Vec<(CandidateId, Award)>, StoreError> {
    let rows: Vec<Row> = awards::table
        .filter(awards::unissued.eq(true))
        .select(Row::as_select())
        .order(awards::id)
        .limit(limit)
        .load(conn)?;
    rows.into_iter().map(Row::into_award).collect()
}

/// The proof that an award rests on.
///
/// # Errors
/// When the database fails or there is no such award.
pub fn proof(conn: &mut DbConn, award: AwardId) -> Result<Proof, StoreError> {
    let proof: Col<Value> = awards::table.find(Col(award)).select(awards::proof).first(conn)?;
    read(proof.0)
}

/// The proofs that these awards rest on.
///
/// # Errors
/// When the database fails.
pub fn proofs(conn: &mut DbConn, of: &[AwardId]) -> Result<HashMap<AwardId, Proof>, StoreError> {
    let ids: Vec<Col<AwardId>> = of.iter().copied().map(Col).collect();
    let rows: Vec<(Col<AwardId>, Col<Value>)> =
        awards::table.filter(awards::id.eq_any(ids)).select((awards::id, awards::proof)).load(conn)?;
    rows.into_iter().map(|(id, proof)| Ok((id.0, read(proof.0)?))).collect()
}
