//! What SCIM clients prove themselves with: `ct_scim_` and 256 random bits, shown once and kept as a hash.

use contract::problem::ProblemCode;
use domain::id::ScimTokenId;
use jiff::SignedDuration;

use super::companies;
use super::token::OpaqueToken;
use crate::access::ScimClient;
use crate::app::App;
use crate::error::Error;
use crate::random;
use crate::store;
use crate::store::scim_tokens::ScimToken;

/// What a token begins with, so that whoever finds one knows what it is.
const PREFIX: &str = "ct_scim_";

/// How exactly it is noted when a token was last used.
const USE_NOTED_EVERY: SignedDuration = SignedDuration::from_mins(1);

/// Makes a token for a company, or for the whole program. Answers what to give to the client; it is not to be had again.
///
/// # Errors
/// [`ProblemCode::NotFound`] when there is no such company; [`ProblemCode::InvalidRequest`] for a name that is none.
pub fn create_blocking(app: &App, name: &str, partner_id: Option<&str>) -> Result<String, Error> {
    let name = name.trim().to_owned();
    if name.is_empty() || name.chars().count() > 100 || name.chars().any(char::is_control) {
        let message = "must have 1 to 100 characters";
        return Err(Error::of(ProblemCode::InvalidRequest).field("/name", "malformed", message));
    }
    let (now, secret) = (app.clock.now(), OpaqueToken::draw());
    app.db.write_blocking(|conn| {
        let company = partner_id.map(|id| companies::of_partner_id(conn, id)).transpose()?;
        let token = ScimToken {
            id: ScimTokenId::new(random::uuid(now)),
            name,
            company_id: company.map(|company| company.id),
            created_at: now,
            last_used_at: None,
            revoked_at: None,
        };
        Ok::<_, Error>(store::scim_tokens::insert(conn, &token, &secret.hash())?)
    })?;
    Ok(format!("{PREFIX}{}", secret.text()))
}

/// A token as it is listed: without its secret, with the company's number.
pub type Listed = (ScimToken, Option<String>);

/// Every token, newest first.
///
/// # Errors
/// When the database fails.
pub fn list_blocking(app: &App) -> Result<Vec<Listed>, Error> {
    app.db.read_blocking(|conn| {
        let mut listed = Vec::new();
        for token in store::scim_tokens::list(conn)? {
            let company = match token.company_id {
                Some(id) => store::companies::find(conn, id)?.map(|company| company.partner_id),
                None => None,
            };
            listed.push((token, company));
        }
        Ok(listed)
    })
}

/// Ends a token at once.
///
/// # Errors
/// [`ProblemCode::NotFound`] when there is no such token, or it was ended before.
pub fn revoke_blocking(app: &App, id: ScimTokenId) -> Result<(), Error> {
    let now = app.clock.now();
    let ended = app.db.write_blocking(|conn| Ok::<_, Error>(store::scim_tokens::revoke(conn, id, now)?))?;
    let missing = || Error::of(ProblemCode::NotFound).detail("There is no token of this id that still works.");
    ended.then_some(()).ok_or_else(missing)
}

/// Who sends a token.
///
/// # Errors
/// [`ProblemCode::Unauthenticated`] when it is not one that works.
pub async fn authenticate(app: &App, text: &str) -> Result<ScimClient, Error> {
    let refused = || Error::of(ProblemCode::Unauthenticated).detail("The token is not one that works.");
    let hash = text.strip_prefix(PREFIX).and_then(OpaqueToken::parse).ok_or_else(refused)?.hash();
    let token = app.db.read(move |conn| Ok::<_, Error>(store::scim_tokens::find_by_hash(conn, &hash)?)).await?;
    let token = token.filter(|token| token.revoked_at.is_none()).ok_or_else(refused)?;
    let now = app.clock.now();
    if token.last_used_at.is_none_or(|at| now.duration_since(at) >= USE_NOTED_EVERY) {
        app.db.write(move |conn| Ok::<_, Error>(store::scim_tokens::mark_used(conn, token.id, now)?)).await?;
    }
    Ok(ScimClient { token_id: token.id, company_id: token.company_id })
}
