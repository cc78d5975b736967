//! Accommodations: asked for with evidence as other [changes](super::change_requests), granted by staff for a year, and told to
//! the vendors with each authorization.
//!
//! They tell of health or disability. They are used with explicit consent alone, whose words the request keeps; they are no part
//! of the profile and its history; and they are removed when they end or the candidate wants them to.

use contract::accommodation::{AccommodationsConsentView, AccommodationsView, GrantedAccommodationsView};
use domain::accommodation::{Accommodation, ends_on};
use domain::calendar::AsOf;
use domain::id::CandidateId;
use jiff::Timestamp;
use language::Language;
use language::text::consent as say;
use sha2::{Digest as _, Sha256};

use super::agreements::hexadecimal;
use crate::access::Principal;
use crate::app::App;
use crate::error::Error;
use crate::store::accommodations::Granted;
use crate::store::{self, DbConn};

/// What holds for whoever asks, and what they agree to by asking for more, in that language.
///
/// # Errors
/// When the database fails.
pub async fn find(app: &App, who: &Principal, language: Language) -> Result<AccommodationsView, Error> {
    let candidate = who.candidate()?;
    let (now, issuer) = (app.clock.now(), app.config.issuer.name.clone());
    app.db.read(move |conn| view(conn, candidate, now, language, &issuer)).await
}

/// Ends what holds for whoever asks, and has the vendors told. It is removed at once.
///
/// # Errors
/// When the database fails.
pub async fn end(app: &App, who: &Principal, language: Language) -> Result<AccommodationsView, Error> {
    let candidate = who.candidate()?;
    let (now, issuer) = (app.clock.now(), app.config.issuer.name.clone());
    app.db
        .write(move |conn| {
            store::take_turn(conn)?;
            let people = store::candidates::with_merged(conn, candidate)?;
            if store::accommodations::remove(conn, &people)? {
                tell_vendors(conn, &people, now)?;
            }
            view(conn, candidate, now, language, &issuer)
        })
        .await
}

/// Grants accommodations and has the vendors told, inside the caller's transaction, which has the [turn](store::take_turn).
pub(super) fn grant(
    conn: &mut DbConn,
    candidate: CandidateId,
    needs: Vec<Accommodation>,
    now: Timestamp,
) -> Result<(), Error> {
    let granted = Granted { needs, granted_at: now, ends_on: ends_on(AsOf::now(now).on) };
    store::accommodations::put(conn, candidate, &granted)?;
    let people = store::candidates::with_merged(conn, candidate)?;
    tell_vendors(conn, &people, now)
}

/// What holds for a candidate; nothing when nothing does.
pub(super) fn in_force(conn: &mut DbConn, candidate: CandidateId, now: Timestamp) -> Result<Option<Granted>, Error> {
    let people = store::candidates::with_merged(conn, candidate)?;
    Ok(store::accommodations::in_force(conn, &people, AsOf::now(now).on)?)
}

/// The words that somebody has agreed to, by their hash, whatever language they were read in.
pub(super) fn consent(sha256: &str, issuer: &str) -> Option<String> {
    Language::ALL
        .into_iter()
        .map(|language| say::accommodations_text(issuer).text(language))
        .find(|text| hexadecimal(&Sha256::digest(text)) == sha256)
}

fn tell_vendors(conn: &mut DbConn, people: &[CandidateId], now: Timestamp) -> Result<(), Error> {
    for mut authorization in store::authorizations::open_of(conn, people)? {
        authorization.sync.change();
        store::authorizations::update(conn, &authorization)?;
        store::exam_vendors::hurry(conn, &authorization.vendor, now)?;
    }
    Ok(())
}

fn view(
    conn: &mut DbConn,
    candidate: CandidateId,
    now: Timestamp,
    language: Language,
    issuer: &str,
) -> Result<AccommodationsView, Error> {
    let text = say::accommodations_text(issuer).text(language);
    let sha256 = hexadecimal(&Sha256::digest(&text));
    let granted = in_force(conn, candidate, now)?.map(|granted| {
        let Granted { needs, granted_at, ends_on } = granted;
        GrantedAccommodationsView { needs, granted_at, ends_on }
    });
    Ok(AccommodationsView {
        granted,
        consent: AccommodationsConsentView { text, language: language.tag().to_owned(), sha256 },
    })
}
