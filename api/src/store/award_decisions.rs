//! What staff decided about awards that were under review.

use diesel::prelude::*;
use domain::award::ReviewReason;
use domain::id::{AccountId, AwardDecisionId, AwardId};
use jiff::Timestamp;
use serde_json::Value;

use super::column::{Col, read, write};
use super::schema::award_decisions;
use super::{DbConn, StoreError};

/// A decision.
#[derive(Debug, Clone)]
pub struct AwardDecision {
    /// Which one.
    pub id: AwardDecisionId,
    /// The award that it is about.
    pub award: AwardId,
    /// What was decided, as a word.
    pub decision: String,
    /// What spoke against the award.
    pub against: ReviewReason,
    /// Why it was decided so, as the candidate reads it.
    pub reason: String,
    /// Who decided.
    pub decided_by: AccountId,
    /// When.
    pub decided_at: Timestamp,
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = award_decisions)]
struct Row {
    id: Col<AwardDecisionId>,
    award_id: Col<AwardId>,
    decision: String,
    against: Col<Value>,
    reason: String,
    decided_by: Col<AccountId>,
    decided_at: Col<Timestamp>,
}

impl TryFrom<Row> for AwardDecision {
    type Error = StoreError;

    fn try_from(row: Row) -> Result<Self, StoreError> {
        Ok(Self {
            id: row.id.0,
            award: row.award_id.0,
            decision: row.decision,
            against: read(row.against.0)?,
            reason: row.reason,
            decided_by: row.decided_by.0,
            decided_at: row.decided_at.0,
        })
    }
}

/// Keeps a decision.
///
/// # Errors
/// When the database fails.
pub fn insert(conn: &mut DbConn, new: &AwardDecision) -> Result<(), StoreError> {
    diesel::insert_into(award_decisions::table)
        .values((
            award_decisions::id.eq(Col(new.id)),
            award_decisions::award_id.eq(Col(new.award)),
            award_decisions::decision.eq(&new.decision),
            award_decisions::against.eq(Col(write(&new.against))),
            award_decisions::reason.eq(&new.reason),
            award_decisions::decided_by.eq(Col(new.decided_by)),
            award_decisions::decided_at.eq(Col(new.decided_at)),
        ))
        .execute(conn)?;
    Ok(())
}

/// All decisions about an award, oldest first.
///
/// # Errors
/// When the database fails.
pub fn of_award(conn: &mut DbConn, award: AwardId) -> Result<Vec<AwardDecision>, StoreError> {
    let rows: Vec<Row> = award_decisions::table
        .filter(award_decisions::award_id.eq(Col(award)))
        .select(Row::as_select())
        .order(award_decisions::id)
        .load(conn)?;
    rows.into_iter().map(AwardDecision::try_from).collect()
}
