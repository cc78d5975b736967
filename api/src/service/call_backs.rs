//! Call-backs of exam-delivery vendors: proved, kept as they came, answered, and only then read.
//!
//! The vendor is answered well as soon as an event is kept, also when it is about nobody known: what cannot be placed is for the
//! ledger, not for the vendor, who would send it again for ever.

use std::sync::Arc;

use contract::problem::ProblemCode;
use exam_delivery::assessment_engine::{courses, results};
use exam_delivery::pearson::call_back::bearer::{self, BearerFault};
use exam_delivery::pearson::call_back::{self, Kind};
use exam_delivery::port::CallBack;
use exam_delivery::psi::bookings;
use language::text::problem as text;
use secrecy::ExposeSecret as _;

use super::exam_vendors::Vendor;
use super::exchanges::{self, Received};
use crate::app::App;
use crate::config::Exchange;
use crate::error::Error;
use crate::store;

/// The longest ID of an event that is kept though the event cannot be read.
const LONGEST_EVENT_ID: usize = 128;

/// What somebody should look at when call-backs are refused.
const WRONG_SECRET: &str = "call_backs_forged";
pub(super) const WRONG_CLOCK: &str = "wrong_clock";

/// Whether the vendor has call-backs of that kind.
fn knows(vendor: &Vendor, kind: &str) -> bool {
    match vendor.settings.exchange {
        Exchange::PearsonFiles(_) | Exchange::PearsonRealTime(..) => Kind::parse(kind).is_some(),
        Exchange::Psi(_) => kind == bookings::KIND,
        Exchange::AssessmentEngine(_) => [results::KIND, courses::KIND].contains(&kind),
    }
}

/// What a call-back of a kind that the vendor has tells, or what is wrong with it.
pub(super) fn read(vendor: &Vendor, kind: &str, body: &[u8]) -> Result<CallBack, String> {
    let read = match vendor.settings.exchange {
        Exchange::PearsonFiles(_) | Exchange::PearsonRealTime(..) => match Kind::parse(kind) {
            Some(kind) => call_back::read(kind, body),
            None => return Err(format!("there is no call-back of the kind {kind}")),
        },
        Exchange::Psi(_) => bookings::read(body),
        Exchange::AssessmentEngine(_) if kind == courses::KIND => courses::read(body),
        Exchange::AssessmentEngine(_) => results::read(body),
    };
    read.map_err(|fault| fault.to_string())
}

/// Why a token proves nothing: as a sentence, and what somebody should look at as a word, where it is more than a forgery.
struct Unproved {
    fault: String,
    alarm: Option<&'static str>,
}

/// What a token proves: which token it is, where each is good for one body alone, or why it proves nothing.
fn proof(app: &App, vendor: &Vendor, secret: &[u8], token: &str, body: &[u8]) -> Result<Option<String>, Unproved> {
    match vendor.settings.exchange {
        // Its events are told apart by what they say, so one that is repeated is known.
        Exchange::Psi(_) if bookings::proves(token, secret) => Ok(None),
        Exchange::Psi(_) => Err(Unproved { fault: "it is not the secret".to_owned(), alarm: Some(WRONG_SECRET) }),
        Exchange::PearsonFiles(_) | Exchange::PearsonRealTime(..) | Exchange::AssessmentEngine(_) => {
            let audience = app.config.server.public_url.as_str().trim_end_matches('/');
            let claims = bearer::verify(token, secret, &vendor.settings.code, audience, body, app.clock.now());
            claims.map(|claims| Some(claims.jti)).map_err(|fault| {
                let alarm = match fault {
                    BearerFault::Stale { .. } | BearerFault::NotYet { .. } => Some(WRONG_CLOCK),
                    // Whatever comes along may send what is no token at all.
                    BearerFault::Malformed { .. } => None,
                    _ => Some(WRONG_SECRET),
                };
                Unproved { fault: fault.to_string(), alarm }
            })
        }
    }
}

/// Notes for the operator why call-backs are refused, or that they are not any more. What is noted already is not written again:
/// anybody can send something forged, as often as they like.
async fn note(app: &App, vendor: &str, refusal: Option<(&'static str, String)>) -> Result<(), Error> {
    let (code, wanted) = (vendor.to_owned(), refusal.as_ref().map(|(word, _)| *word));
    let noted = app
        .db
        .read(move |conn| Ok::<_, Error>(store::exam_vendors::find(conn, &code)?.and_then(|link| link.refusal)))
        .await?;
    if noted.as_ref().map(|refusal| refusal.word.as_str()) == wanted {
        return Ok(());
    }
    let (code, now) = (vendor.to_owned(), app.clock.now());
    app.db
        .write(move |conn| {
            let refusal = refusal.as_ref().map(|(word, message)| (*word, message.as_str()));
            Ok::<_, Error>(store::exam_vendors::settle_call_back(conn, &code, now, refusal)?)
        })
        .await
}

/// What the vendor calls an event that cannot be read otherwise.
fn named_event(body: &[u8]) -> Option<String> {
    let body: serde_json::Value = serde_json::from_slice(body).ok()?;
    let id = ["eventId", "result_id", "completion_id"].iter().find_map(|member| body.get(member)?.as_str())?;
    (!id.is_empty() && id.len() <= LONGEST_EVENT_ID).then(|| id.to_owned())
}

/// Takes a call-back of that kind, with the token that came with it.
///
/// # Errors
/// [`ProblemCode::NotFound`] when there is no such vendor or kind; [`ProblemCode::CallBackRefused`] when the token does not prove
/// it; [`ProblemCode::InvalidRequest`] when the body does not even name an event. One that does and cannot be read is kept for staff.
pub async fn receive(
    app: &Arc<App>,
    vendor: &str,
    kind: &str,
    token: Option<&str>,
    body: Vec<u8>,
) -> Result<(), Error> {
    let not_found = |detail| Error::of(ProblemCode::NotFound).detail(detail);
    let refused = |detail| Error::of(ProblemCode::CallBackRefused).detail(detail);
    let vendor = app.vendors.get(vendor).ok_or_else(|| not_found(text::no_exam_vendor()))?;
    let secret = vendor.settings.call_back_secret.as_ref().ok_or_else(|| not_found(text::no_call_backs()))?;
    if !knows(vendor, kind) {
        return Err(not_found(text::no_call_back_kind()));
    }
    let token = token.ok_or_else(|| refused(text::call_back_without_proof()))?;
    let code = vendor.settings.code.clone();
    let token_id = match proof(app, vendor, secret.expose_secret().as_bytes(), token, &body) {
        Ok(token_id) => token_id,
        Err(Unproved { fault, alarm }) => {
            app.metrics.call_back(&code, "refused");
            tracing::warn!(vendor = code, kind, fault, "a call-back was refused");
            if let Some(alarm) = alarm {
                note(app, &code, Some((alarm, format!("Its call-backs are refused: {fault}.")))).await?;
            }
            return Err(refused(text::call_back_wrong_proof(fault)));
        }
    };
    note(app, &code, None).await?;
    let event_id = match read(vendor, kind, &body) {
        Ok(call_back) => call_back.event_id,
        Err(fault) => {
            app.metrics.call_back(&code, "unreadable");
            tracing::warn!(vendor = code, kind, fault, "a call-back cannot be read");
            // A vendor tells the events of a registration in their order: one that was refused would keep back all that follow.
            named_event(&body)
                .ok_or_else(|| Error::of(ProblemCode::InvalidRequest).detail(text::call_back_unreadable(fault)))?
        }
    };

    let (sealer, of, name) = (app.exchanges.clone(), code.clone(), kind.to_owned());
    let now = app.clock.now();
    let kept = app
        .db
        .write(move |conn| {
            if let Some(token_id) = &token_id
                && store::exchanges::knows_token(conn, &of, token_id)?
            {
                return Ok::<_, Error>(None);
            }
            let token_id = token_id.as_deref();
            let received = Received { vendor: &of, name: &name, event_id: Some(&event_id), token_id };
            exchanges::keep_received(conn, &sealer, received, &body, now).map(Some)
        })
        .await;
    let kept = match kept {
        // Of two servers that were sent the same at once, the other one has it.
        Err(error) if error.code() == ProblemCode::Conflict => return Ok(()),
        kept => kept?,
    };
    let Some((exchange, new)) = kept else {
        app.metrics.call_back(&code, "repeated");
        tracing::warn!(vendor = code, kind, "a call-back was refused: its token was used before");
        return Err(refused(text::call_back_repeated()));
    };
    app.metrics.call_back(&code, if new { "taken" } else { "known" });
    if new {
        let worker = Arc::clone(app);
        // What fails here waits in the ledger and is tried again; the vendor has done its part.
        tokio::task::spawn_blocking(move || exchanges::read(&worker, exchange, None))
            .await
            .map_err(Error::internal)??;
    }
    Ok(())
}
