//! The claim queue: results that fit no candidate, until a candidate's score report tells whose they are.

use contract::claim::ClaimView;
use contract::page::Page;
use domain::id::ClaimId;
use jiff::Timestamp;
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::app::App;
use crate::error::Error;
use crate::page::{PageRequest, cut};
use crate::store;
use crate::store::claims::Claim;

/// Claims, oldest first.
///
/// # Errors
/// When the database fails, or the cursor is not one of this list.
pub async fn list(app: &App, page: &PageRequest) -> Result<Page<ClaimView>, Error> {
    let after: Option<(Timestamp, ClaimId)> = page.after()?;
    let limit = page.rows();
    let claims = app.db.read(move |conn| Ok::<_, Error>(store::claims::list(conn, after, limit)?)).await?;
    let (claims, next) = cut(claims, page, |claim: &Claim| (claim.received_at, claim.id));
    Ok(Page { items: claims.into_iter().map(view).collect::<Result<_, _>>()?, next })
}

/// A claim as staff see it.
pub(super) fn view(claim: Claim) -> Result<ClaimView, Error> {
    Ok(ClaimView {
        id: claim.id,
        import_id: claim.import_id,
        client_candidate_id: claim.client_candidate_id,
        candidate_name: claim.candidate_name,
        registration_id: claim.registration_id,
        exam: claim.exam,
        outcome: read(claim.outcome)?,
        sat_at: claim.sat_at,
        received_at: claim.received_at,
        reason: read(claim.reason)?,
    })
}

fn read<T: DeserializeOwned>(word: String) -> Result<T, Error> {
    serde_json::from_value(Value::String(word)).map_err(Error::internal)
}
