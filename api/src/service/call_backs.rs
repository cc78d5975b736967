//! Call-backs of exam-delivery vendors: proved, kept as they came, answered, and only then read.
//!
//! The vendor is answered well as soon as an event is kept, also when it is about nobody known: what cannot be placed is for the
//! ledger, not for the vendor, who would send it again for ever.

use std::sync::Arc;

use contract::problem::ProblemCode;
use exam_delivery::pearson::call_back::{self, Kind, bearer};
use language::text::problem as text;
use secrecy::ExposeSecret as _;

use super::exchanges::{self, Received};
use crate::app::App;
use crate::error::Error;
use crate::store;

/// Takes a call-back of that kind, with the token that came with it.
///
/// # Errors
/// [`ProblemCode::NotFound`] when there is no such vendor or kind; [`ProblemCode::CallBackRefused`] when the token does not prove
/// it; [`ProblemCode::InvalidRequest`] when the body cannot be read, which is said so that the vendor can look.
pub async fn receive(
    app: &Arc<App>,
    vendor: &str,
    kind: &str,
    token: Option<&str>,
    body: Vec<u8>,
) -> Result<(), Error> {
    let not_found = |detail| Error::of(ProblemCode::NotFound).detail(detail);
    let refused = |detail| Error::of(ProblemCode::CallBackRefused).detail(detail);
    let settings = &app.vendors.get(vendor).ok_or_else(|| not_found(text::no_exam_vendor()))?.settings;
    let secret = settings.call_back_secret.as_ref().ok_or_else(|| not_found(text::no_call_backs()))?;
    let kind = Kind::parse(kind).ok_or_else(|| not_found(text::no_call_back_kind()))?;
    let token = token.ok_or_else(|| refused(text::call_back_without_proof()))?;
    let now = app.clock.now();
    let audience = app.config.server.public_url.as_str().trim_end_matches('/');
    let claims = bearer::verify(token, secret.expose_secret().as_bytes(), vendor, audience, &body, now);
    let claims = claims.map_err(|fault| {
        app.metrics.call_back(vendor, "refused");
        tracing::warn!(vendor, kind = kind.as_str(), %fault, "a call-back was refused");
        refused(text::call_back_wrong_proof(fault.to_string())).because(fault)
    })?;
    let read = call_back::read(kind, &body).map_err(|fault| {
        app.metrics.call_back(vendor, "unreadable");
        tracing::warn!(vendor, kind = kind.as_str(), %fault, "a call-back cannot be read");
        Error::of(ProblemCode::InvalidRequest).detail(text::call_back_unreadable(fault.to_string())).because(fault)
    })?;

    let (sealer, code) = (app.exchanges.clone(), settings.code.clone());
    let (event_id, token_id) = (read.event_id, claims.jti);
    let kept = app
        .db
        .write(move |conn| {
            if store::exchanges::knows_token(conn, &code, &token_id)? {
                return Ok::<_, Error>(None);
            }
            let received =
                Received { vendor: &code, name: kind.as_str(), event_id: Some(&event_id), token_id: Some(&token_id) };
            exchanges::keep_received(conn, &sealer, received, &body, now).map(Some)
        })
        .await;
    let kept = match kept {
        // Of two servers that were sent the same at once, the other one has it.
        Err(error) if error.code() == ProblemCode::Conflict => return Ok(()),
        kept => kept?,
    };
    let Some((exchange, new)) = kept else {
        app.metrics.call_back(vendor, "repeated");
        tracing::warn!(vendor, kind = kind.as_str(), "a call-back was refused: its token was used before");
        return Err(refused(text::call_back_repeated()));
    };
    app.metrics.call_back(vendor, if new { "taken" } else { "known" });
    if new {
        let worker = Arc::clone(app);
        // What fails here waits in the ledger and is tried again; the vendor has done its part.
        tokio::task::spawn_blocking(move || exchanges::read(&worker, exchange, None))
            .await
            .map_err(Error::internal)??;
    }
    Ok(())
}
