//! Agreements: their texts, accepting them, and the receipts.
//!
//! That somebody accepted a version is a fact, which rules weigh as any other. Beside it a receipt says which text they had
//! before them, by its hash and language: catalogues keep every text that was ever in force.

use std::sync::Arc;

use contract::agreement::{
    AcceptAgreement, AgreementAsked, AgreementReceiptView, AgreementState, AgreementTextView, AgreementView,
    MyAgreementView,
};
use contract::problem::ProblemCode;
use contract::registration::AcceptedAgreement;
use domain::agreement::{AgreementDocument, AgreementVersion, Asked};
use domain::calendar::utc_date;
use domain::catalogue::Catalogue;
use domain::code::AgreementCode;
use domain::fact::{Fact, FactKind};
use domain::id::{CandidateId, FactId};
use jiff::Timestamp;
use jiff::civil::Date;
use language::text::problem as text;
use sha2::{Digest as _, Sha256};

use super::catalogue::Revision;
use super::{decisions, markdown};
use crate::access::Principal;
use crate::app::App;
use crate::error::Error;
use crate::random;
use crate::store::agreement_receipts::AgreementReceipt;
use crate::store::{self, DbConn};

/// The agreements that have a version in force, by code.
///
/// # Errors
/// When the database fails.
pub async fn list(app: &App) -> Result<Vec<AgreementView>, Error> {
    let today = utc_date(app.clock.now());
    let revision = revision(app).await?;
    Ok(current(&revision.catalogue, today).map(|(agreement, version)| view(agreement, version)).collect())
}

/// The text of an agreement for somebody who reads these languages, best first.
///
/// # Errors
/// [`ProblemCode::NotFound`] when there is no such agreement or version, or no text of it.
pub async fn find(app: &App, code: &str, version: Option<u32>, languages: &[&str]) -> Result<AgreementTextView, Error> {
    let today = utc_date(app.clock.now());
    let revision = revision(app).await?;
    let agreement = code.parse().ok().and_then(|code: AgreementCode| revision.catalogue.agreement(&code));
    let agreement = agreement.ok_or_else(missing)?;
    let version = match version {
        Some(number) => agreement.versions.iter().find(|version| version.version == number),
        None => agreement.current(today),
    };
    let version = version.ok_or_else(missing)?;
    let (language, text) = version.text(languages).ok_or_else(missing)?;
    Ok(AgreementTextView {
        code: agreement.code.to_string(),
        title: agreement.title.clone(),
        version: version.version,
        language: language.to_owned(),
        text: text.to_owned(),
        html: markdown::html(text),
        sha256: hexadecimal(&hash(text)),
    })
}

/// How a candidate stands to every agreement: those that are to be accepted, and those that were.
///
/// # Errors
/// When the database fails.
pub async fn list_mine(app: &App, who: &Principal) -> Result<Vec<MyAgreementView>, Error> {
    let candidate = who.candidate()?;
    let today = utc_date(app.clock.now());
    let cache = Arc::clone(&app.catalogue);
    app.db
        .read(move |conn| {
            let revision = cache.current(conn)?;
            let facts = store::facts::of_candidate(conn, candidate)?;
            let receipts = store::agreement_receipts::of_candidate(conn, candidate)?;
            Ok(current(&revision.catalogue, today)
                .map(|(agreement, version)| my_view(agreement, version, &facts, &receipts, today))
                .collect())
        })
        .await
}

/// The agreements that somebody with these facts is to accept, without anything else asking for it: those with a newer version
/// than they accepted, and those that nobody is registered without.
pub(super) fn waiting(catalogue: &Catalogue, facts: &[Fact], today: Date) -> Vec<AgreementView> {
    let waits = |(agreement, version): &(&AgreementDocument, &AgreementVersion)| {
        let best = accepted(agreement, facts).map(|(number, _)| number).max();
        best.map_or(agreement.asked == Asked::AtRegistration, |best| best < version.version)
    };
    current(catalogue, today).filter(waits).map(|(agreement, version)| view(agreement, version)).collect()
}

/// Accepts the current version of an agreement. Accepting it twice changes nothing.
///
/// # Errors
/// [`ProblemCode::NotFound`] when there is no such agreement; [`ProblemCode::Conflict`] when another version is the current
/// one by now; [`ProblemCode::InvalidRequest`] when the text that was read is not the text there is.
pub async fn accept(app: &App, who: &Principal, code: &str, input: AcceptAgreement) -> Result<MyAgreementView, Error> {
    let candidate = who.candidate()?;
    let code: AgreementCode = code.parse().map_err(|_malformed| missing())?;
    let (now, cache) = (app.clock.now(), Arc::clone(&app.catalogue));
    let today = utc_date(now);
    app.db
        .write(move |conn| {
            store::take_turn(conn)?;
            let revision = cache.current(conn)?;
            let agreement = revision.catalogue.agreement(&code).ok_or_else(missing)?;
            let version = agreement.current(today).ok_or_else(missing)?;
            check(version, &input, "")?;
            let facts = store::facts::of_candidate(conn, candidate)?;
            if accepted(agreement, &facts).all(|(number, _)| number != version.version) {
                record(conn, &revision, candidate, &[(code.clone(), input)], now)?;
            }
            let facts = store::facts::of_candidate(conn, candidate)?;
            let receipts = store::agreement_receipts::of_candidate(conn, candidate)?;
            Ok(my_view(agreement, version, &facts, &receipts, today))
        })
        .await
}

/// Records acceptances that were [checked](check), and decides what follows for the candidate, inside the caller's
/// transaction.
///
/// # Errors
/// When the database fails.
pub(super) fn record(
    conn: &mut DbConn,
    revision: &Revision,
    candidate: CandidateId,
    acceptances: &[(AgreementCode, AcceptAgreement)],
    now: Timestamp,
) -> Result<(), Error> {
    let mut facts = Vec::new();
    let mut receipts = Vec::new();
    for (agreement, acceptance) in acceptances {
        let fact_id = FactId::from(random::uuid(now));
        let kind = FactKind::AgreementAccepted { agreement: agreement.clone(), version: acceptance.version };
        facts.push((candidate, Fact { id: fact_id, happened_at: now, learnt_at: now, kind }));
        let text = revision.catalogue.agreement(agreement).and_then(|agreement| {
            agreement
                .versions
                .iter()
                .find(|version| version.version == acceptance.version)?
                .texts
                .get(&acceptance.language)
        });
        receipts.push(AgreementReceipt {
            fact_id,
            agreement: agreement.to_string(),
            version: acceptance.version,
            language: acceptance.language.clone(),
            text_sha256: hash(text.map_or("", String::as_str)),
            accepted_at: now,
        });
    }
    store::facts::insert(conn, &facts)?;
    store::agreement_receipts::insert(conn, candidate, &receipts)?;
    decisions::decide_candidates(conn, revision, &[candidate], now)?;
    Ok(())
}

/// Whether somebody has read what they accept. `pointer` is where the acceptance stands in the request.
///
/// # Errors
/// [`ProblemCode::Conflict`] for another version, [`ProblemCode::InvalidRequest`] for another text.
pub(super) fn check(version: &AgreementVersion, input: &AcceptAgreement, pointer: &str) -> Result<(), Error> {
    if input.version != version.version {
        let newest = version.version;
        return Err(Error::of(ProblemCode::Conflict)
            .detail(text::newer_agreement(newest.to_string()))
            .with("version", newest));
    }
    let text = version.texts.get(&input.language);
    if text.is_none_or(|text| hexadecimal(&hash(text)) != input.sha256) {
        return Err(Error::of(ProblemCode::InvalidRequest).field(
            format!("{pointer}/sha256"),
            "mismatch",
            text::not_the_hash(),
        ));
    }
    Ok(())
}

/// [Checks](check) everything that somebody accepts of what nobody has an account without. `pointer` is where the list stands in
/// the request.
///
/// # Errors
/// As [`check`]; [`ProblemCode::InvalidRequest`] for an agreement that is not accepted then.
pub(super) fn check_all(
    catalogue: &Catalogue,
    on: Date,
    accepted: &[AcceptedAgreement],
    pointer: &str,
) -> Result<(), Error> {
    for (place, accepted) in accepted.iter().enumerate() {
        let pointer = format!("{pointer}/{place}");
        let asked = at_registration(catalogue, on).find(|(agreement, _)| agreement.code.as_str() == accepted.code);
        let Some((_, version)) = asked else {
            return Err(Error::of(ProblemCode::InvalidRequest).field(
                format!("{pointer}/code"),
                "unknown",
                text::agreement_not_asked(),
            ));
        };
        check(version, &accepted.acceptance, &pointer)?;
    }
    Ok(())
}

/// Acceptances that were [checked](check_all), by the codes of their agreements.
pub(super) fn by_code(accepted: &[AcceptedAgreement]) -> Vec<(AgreementCode, AcceptAgreement)> {
    accepted.iter().filter_map(|accepted| Some((accepted.code.parse().ok()?, accepted.acceptance.clone()))).collect()
}

/// The agreements that nobody has an account without.
pub(super) fn at_registration(
    catalogue: &Catalogue,
    on: Date,
) -> impl Iterator<Item = (&AgreementDocument, &AgreementVersion)> {
    current(catalogue, on).filter(|(agreement, _)| agreement.asked == Asked::AtRegistration)
}

/// The agreements that have a version in force on that day, with it.
pub(super) fn current(
    catalogue: &Catalogue,
    on: Date,
) -> impl Iterator<Item = (&AgreementDocument, &AgreementVersion)> {
    catalogue.documents().agreements.iter().filter_map(move |agreement| Some((agreement, agreement.current(on)?)))
}

pub(super) fn view(agreement: &AgreementDocument, version: &AgreementVersion) -> AgreementView {
    AgreementView {
        code: agreement.code.to_string(),
        title: agreement.title.clone(),
        version: version.version,
        effective_from: version.effective_from,
        asked: match agreement.asked {
            Asked::WhenNeeded => AgreementAsked::WhenNeeded,
            Asked::AtRegistration => AgreementAsked::AtRegistration,
        },
        languages: version.texts.keys().cloned().collect(),
    }
}

fn my_view(
    agreement: &AgreementDocument,
    version: &AgreementVersion,
    facts: &[Fact],
    receipts: &[AgreementReceipt],
    today: Date,
) -> MyAgreementView {
    let best = accepted(agreement, facts).map(|(number, _)| number).max();
    let (state, carries_until) = match best {
        Some(best) if best >= version.version => (AgreementState::Accepted, None),
        Some(best) if agreement.carries_until(best).is_none_or(|until| today <= until) => {
            (AgreementState::NewVersion, agreement.carries_until(best))
        }
        _ => (AgreementState::NotAccepted, None),
    };
    let mut given: Vec<AgreementReceiptView> = accepted(agreement, facts)
        .map(|(number, fact)| {
            let receipt = receipts.iter().find(|receipt| receipt.fact_id == fact.id);
            AgreementReceiptView {
                version: number,
                language: receipt.map(|receipt| receipt.language.clone()),
                sha256: receipt.map(|receipt| hexadecimal(&receipt.text_sha256)),
                accepted_at: fact.happened_at,
            }
        })
        .collect();
    given.sort_by_key(|receipt| std::cmp::Reverse((receipt.accepted_at, receipt.version)));
    MyAgreementView { agreement: view(agreement, version), state, carries_until, receipts: given }
}

/// The versions that these facts say were accepted.
fn accepted<'a>(agreement: &'a AgreementDocument, facts: &'a [Fact]) -> impl Iterator<Item = (u32, &'a Fact)> {
    facts.iter().filter_map(|fact| match &fact.kind {
        FactKind::AgreementAccepted { agreement: code, version } if *code == agreement.code => Some((*version, fact)),
        _ => None,
    })
}

async fn revision(app: &App) -> Result<Arc<Revision>, Error> {
    let cache = Arc::clone(&app.catalogue);
    app.db.read(move |conn| cache.current(conn)).await
}

fn hash(text: &str) -> Vec<u8> {
    Sha256::digest(text).to_vec()
}

/// Bytes as people compare them.
pub(super) fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn missing() -> Error {
    Error::of(ProblemCode::NotFound).detail(text::no_agreement())
}
