//! Which text somebody had before them when they accepted an agreement.

use diesel::prelude::*;
use domain::id::{CandidateId, FactId};
use jiff::Timestamp;

use super::candidates::{number, recorded_under};
use super::column::Col;
use super::schema::agreement_receipts;
use super::{DbConn, StoreError};

/// A receipt of an acceptance.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AgreementReceipt {
    /// The fact that it was accepted.
    pub fact_id: FactId,
    /// What was accepted.
    pub agreement: String,
    /// In which version.
    pub version: u32,
    /// In which language, as a tag.
    pub language: String,
    /// The SHA-256 of the text.
    pub text_sha256: Vec<u8>,
    /// When.
    pub accepted_at: Timestamp,
}

/// Keeps receipts of a candidate.
///
/// # Errors
/// When the database fails.
pub fn insert(conn: &mut DbConn, candidate: CandidateId, new: &[AgreementReceipt]) -> Result<(), StoreError> {
    for receipt in new {
        diesel::insert_into(agreement_receipts::table)
            .values((
                agreement_receipts::fact_id.eq(Col(receipt.fact_id)),
                agreement_receipts::candidate_id.eq(number(candidate)),
                agreement_receipts::agreement.eq(&receipt.agreement),
                agreement_receipts::version.eq(i32::try_from(receipt.version).unwrap_or(i32::MAX)),
                agreement_receipts::language.eq(&receipt.language),
                agreement_receipts::text_sha256.eq(&receipt.text_sha256),
                agreement_receipts::accepted_at.eq(Col(receipt.accepted_at)),
            ))
            .execute(conn)?;
    }
    Ok(())
}

/// All receipts of a candidate and of who was merged into them, in no particular order.
///
/// # Errors
/// When the database fails.
pub fn of_candidate(conn: &mut DbConn, candidate: CandidateId) -> Result<Vec<AgreementReceipt>, StoreError> {
    type Row = (Col<FactId>, String, i32, String, Vec<u8>, Col<Timestamp>);
    let numbers = recorded_under(conn, &[candidate])?;
    let rows: Vec<Row> = agreement_receipts::table
        .filter(agreement_receipts::candidate_id.eq_any(numbers.keys()))
        .select((
            agreement_receipts::fact_id,
            agreement_receipts::agreement,
            agreement_receipts::version,
            agreement_receipts::language,
            agreement_receipts::text_sha256,
            agreement_receipts::accepted_at,
        ))
        .load(conn)?;
    rows.into_iter()
        .map(|(fact, agreement, version, language, text_sha256, accepted_at)| {
            Ok(AgreementReceipt {
                fact_id: fact.0,
                agreement,
                version: u32::try_from(version).map_err(StoreError::corrupt)?,
                language,
                text_sha256,
                accepted_at: accepted_at.0,
            })
        })
        .collect()
}
