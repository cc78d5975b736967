//! Verifying a document that somebody has at hand. Nothing of it is kept, and nobody is asked: what another issuer publishes is
//! for whoever can reach it to check, since a server that fetches what strangers name can be sent anywhere.

use std::sync::Arc;

use contract::verification::{
    CheckOutcome, DocumentCheck, DocumentCheckView, DocumentIssuerView, DocumentStanding, DocumentVerificationView,
    VerificationView,
};
use credential::facts::Facts;
use credential::status_list::{Bitstring, MIN_ENTRIES, Purpose};
use credential::verify::{Needs, Policy, Sources, StatusSource, issuer_of, needs, verify};
use credential::{Check, Outcome, Reason, Securing, Verdict, carrier, did};
use domain::award::AwardStatus;
use domain::calendar::utc_date;
use domain::id::CredentialId;
use jiff::Timestamp;
use language::Language;
use language::text::verification as text;

use super::{Answer, agree, answer_of, findings, view};
use crate::app::App;
use crate::error::Error;
use crate::store;

/// How our books stand to a document.
enum Record {
    /// They are not the issuer's.
    OfAnother,
    /// It does not say what they would have to have.
    Unread,
    /// They have no such credential.
    Missing,
    /// They have it no more.
    Erased,
    /// They have it.
    Known { answer: Arc<Answer>, view: Box<VerificationView> },
}

/// The verdict on that document, in that language.
///
/// # Errors
/// When the database fails. What is wrong with the document is part of the verdict.
pub async fn verify_document(
    app: &Arc<App>,
    document: Vec<u8>,
    language: Language,
) -> Result<DocumentVerificationView, Error> {
    let app = Arc::clone(app);
    // A document that takes all of the time there is must not hold up others.
    let work = move || verdict(&app, &document, language);
    tokio::task::spawn_blocking(work).await.map_err(Error::internal)?
}

fn verdict(app: &App, document: &[u8], language: Language) -> Result<DocumentVerificationView, Error> {
    let now = app.clock.now();
    let carried = match carrier::extract(document) {
        Ok(carried) => carried.document,
        Err(fault) => return Ok(findings::unopened_view(&fault, now, language)),
    };
    let document = carried.as_slice();
    let needs = needs(document).ok();
    let ours = match &needs {
        Some(needs) => needs.issuer == app.site.did(),
        None => names_us(app, document, now),
    };
    let record = match &needs {
        Some(needs) if ours => find_record(app, needs, now, language)?,
        None if ours => Record::Unread,
        _ => Record::OfAnother,
    };
    let verdict = check(app, document, &record, ours, now);
    let signed = verdict.credential.as_ref().and_then(Facts::read);
    let mut checks = findings::checks(&verdict, language);
    let of_record = record_check(&record, signed.as_ref(), language);
    let agrees = of_record.outcome == CheckOutcome::Passed;
    checks.push(of_record);
    let standing = match findings::standing(&verdict) {
        // What its issuer does not know is not to be relied on, whoever signed it.
        _ if ours && verdict.is_genuine() && !agrees => DocumentStanding::Invalid,
        standing => standing,
    };
    let issuer = signed.as_ref().map(|facts| DocumentIssuerView {
        id: facts.issuer_id.clone(),
        name: facts.issuer_name.clone(),
        this_server: facts.issuer_id == app.site.did(),
    });
    let statement = match &issuer {
        Some(issuer) if !issuer.this_server && standing == DocumentStanding::Undecided => {
            text::document_of_another(&issuer.id)
        }
        _ => findings::statement(standing, &checks),
    };
    Ok(DocumentVerificationView {
        standing,
        statement: statement.text(language),
        checked_at: now,
        securing: findings::securing(&verdict),
        issuer,
        facts: signed.as_ref().map(findings::facts),
        checks,
        record: match record {
            Record::Known { view, .. } => Some(*view),
            Record::OfAnother | Record::Unread | Record::Missing | Record::Erased => None,
        },
    })
}

/// Whether a document that is no sound credential says that it is ours all the same.
fn names_us(app: &App, document: &[u8], now: Timestamp) -> bool {
    let read = verify(document, &Sources::default(), &Policy { at: now, check_status: false });
    read.credential.as_ref().and_then(issuer_of) == Some(app.site.did())
}

fn find_record(app: &App, needs: &Needs, now: Timestamp, language: Language) -> Result<Record, Error> {
    let named = |id: &str| id.strip_prefix(app.site.base())?.strip_prefix("/credentials/")?.parse().ok();
    let Some(id) = needs.id.as_deref().and_then(named) else { return Ok(Record::Missing) };
    let id: CredentialId = id;
    app.db.read_blocking(|conn| {
        let Some(issued) = store::credentials::find(conn, id)? else { return Ok(Record::Missing) };
        if issued.credential.erased_at.is_some() {
            return Ok(Record::Erased);
        }
        let answer = answer_of(app, conn, issued)?;
        let view = view(app, &answer, &*app.catalogue.current(conn)?, now, None, language);
        Ok::<_, Error>(Record::Known { answer, view: Box::new(view) })
    })
}

/// Checks the document against what we publish and have on our books, when it says that it is ours.
fn check(app: &App, document: &[u8], record: &Record, ours: bool, now: Timestamp) -> Verdict {
    let did_document = ours.then(|| did::did_document(&app.site, app.keys.published()));
    let without_status = Policy { at: now, check_status: false };
    let sources = Sources { did_document: did_document.as_ref(), status_lists: &[] };
    let Record::Known { answer, .. } = record else {
        // Of another's lists it is said that they are not at hand; of ours there is nothing to ask.
        return verify(document, &sources, &Policy { check_status: !ours, ..without_status });
    };
    let status = answer.about.award.status(utc_date(now));
    let (list, index) = answer.about.credential.status_entry;
    let mut bits = Bitstring::new(MIN_ENTRIES).expect("a list may have the least length");
    if status == AwardStatus::Revoked {
        // An index that the list does not have is no credential's.
        let _ = bits.set(u64::try_from(index).unwrap_or(u64::MAX), true);
    }
    let number = u64::try_from(list).unwrap_or_default();
    let addresses = [Securing::DataIntegrity, Securing::Jws].map(|securing| app.site.status_list(number, securing));
    let own = addresses.each_ref().map(|address| (address.as_str(), StatusSource::Own(Purpose::Revocation, &bits)));
    let sources = Sources { status_lists: &own, ..sources };
    let mut verdict = verify(document, &sources, &Policy { check_status: true, ..without_status });
    // The published lists tell of revocation alone; the books also know what is suspended.
    if status == AwardStatus::Suspended {
        for (check, outcome) in &mut verdict.checks {
            if *check == Check::Status && *outcome == Outcome::Passed {
                *outcome = Outcome::Failed { reason: Reason::Suspended };
            }
        }
    }
    verdict
}

fn record_check(record: &Record, signed: Option<&Facts>, language: Language) -> DocumentCheckView {
    let check = DocumentCheck::Record;
    match record {
        Record::OfAnother => findings::not_checked(check, "another_issuer", &text::unasked_another_issuer(), language),
        Record::Unread => findings::not_checked(check, "earlier_failure", &text::unasked_earlier(), language),
        Record::Missing => findings::failed(check, "not_on_record", &text::refused_not_on_record(), language),
        Record::Erased => findings::failed(check, "erased", &text::refused_erased(), language),
        Record::Known { answer, .. } if signed.is_some_and(|facts| agree(facts, &answer.about)) => {
            findings::passed(check, language)
        }
        Record::Known { .. } => findings::failed(check, "record_differs", &text::refused_record_differs(), language),
    }
}
