//! Verifying a credential for a third party: what is signed, what is on our books, and whether the two agree.
//!
//! Checking a signature takes ten times as long as all the rest, and its answer never changes for the same bytes, so the
//! answers are kept, a bounded number of them. What may change (status, dates, titles) is read anew each time.

use std::sync::{Arc, PoisonError, RwLock};

use contract::problem::ProblemCode;
use contract::verification::{CheckKind, CheckView, IssuerView, VerificationView};
use credential::facts::Facts;
use credential::verify::{Policy, Sources, verify};
use credential::{Check, Outcome, did};
use domain::award::{Award, AwardStatus};
use domain::calendar::utc_date;
use domain::id::{CredentialId, VerificationCode};
use jiff::Timestamp;
use quick_cache::sync::Cache;

use super::catalogue::Revision;
use super::credentials::{basis, missing, signed_document, status};
use super::{catalogue, wording};
use crate::app::App;
use crate::error::Error;
use crate::store::credentials::Issued;
use crate::store::{self, DbConn};

/// How many answers are kept: about 30 MB.
const KEPT: usize = 100_000;

/// Answers about signed documents, and an example to spend as long on an unknown code as on a known one.
#[derive(Debug)]
pub struct Verifications {
    answers: Cache<CredentialId, Arc<Answer>>,
    example: RwLock<Option<Arc<Issued>>>,
}

impl Default for Verifications {
    fn default() -> Self {
        Self { answers: Cache::new(KEPT), example: RwLock::default() }
    }
}

/// What a signed document says of itself, and whether it is to be believed.
#[derive(Debug)]
struct Answer {
    /// What it is about: the stored bytes, and what was on our books beside them.
    about: Issued,
    untouched: bool,
    key_published: bool,
    agrees: bool,
    description: Option<String>,
    criteria: String,
}

/// The verdict on the credential with that verification code.
///
/// # Errors
/// [`ProblemCode::MistypedCode`] when the code contradicts itself, [`ProblemCode::NotFound`] when no credential has it.
pub async fn find(app: &Arc<App>, code: &str) -> Result<VerificationView, Error> {
    let code: VerificationCode =
        code.parse().map_err(|error| Error::of(ProblemCode::MistypedCode).detail(format!("{error}.")))?;
    let server = Arc::clone(app);
    app.db
        .read_point(move |conn| {
            let found = store::credentials::find_by_code(conn, &code)?;
            let known = found.is_some();
            let example = || server.verifications.example.read().unwrap_or_else(PoisonError::into_inner).clone();
            let Some(issued) = found.map(Arc::new).or_else(example) else { return Err(unknown()) };
            let view = view(&server, conn, &issued)?;
            // An unknown code is answered after the same work, so that the time it takes tells nothing.
            if known { Ok(view) } else { Err(unknown()) }
        })
        .await
}

fn unknown() -> Error {
    Error::of(ProblemCode::NotFound).detail("No credential has this verification code.")
}

/// The verdict on the credential with that id.
///
/// # Errors
/// [`ProblemCode::NotFound`] when there is none.
pub async fn find_by_credential(app: &Arc<App>, id: CredentialId) -> Result<VerificationView, Error> {
    let server = Arc::clone(app);
    app.db
        .read_point(move |conn| {
            let issued = store::credentials::find(conn, id)?.ok_or_else(missing)?;
            view(&server, conn, &issued)
        })
        .await
}

fn view(app: &App, conn: &mut DbConn, issued: &Issued) -> Result<VerificationView, Error> {
    let revision: Arc<Revision> = app.catalogue.recent(conn)?;
    let answer = answer(app, conn, issued)?;
    let now = app.clock.now();
    let Issued { credential, award, .. } = issued;
    let standing = award.status(utc_date(now));
    let checks = checks(&answer, award, standing);
    let sound =
        checks.iter().all(|check| check.passed || matches!(check.check, CheckKind::Validity | CheckKind::Status));
    let issuer = &app.config.issuer.name;
    Ok(VerificationView {
        status: status(standing),
        statement: if sound {
            wording::standing(award, standing, issuer)
        } else {
            format!("This credential does not agree with the records of {issuer}. Do not rely on it.")
        },
        checked_at: now,
        code: credential.code,
        credential_id: credential.id,
        credential_url: app.site.credential(credential.id.into()),
        holder_name: credential.holder_name.clone(),
        licence_number: credential.licence_number.clone(),
        description: answer.description.clone(),
        criteria: answer.criteria.clone(),
        achievement: catalogue::reference_of(&revision.catalogue, &award.achievement),
        rule_version: award.rule_version.as_ref().map(ToString::to_string),
        basis: basis(award.basis),
        earned_on: award.earned_on,
        valid_from: award.valid_from,
        valid_to: award.valid_to,
        issued_at: credential.issued_at,
        issuer: IssuerView { id: app.site.did().to_owned(), name: issuer.clone(), url: app.site.base().to_owned() },
        checks,
    })
}

/// The kept answer, when it is about the same bytes and the same entries of our books; else a new one.
fn answer(app: &App, conn: &mut DbConn, issued: &Issued) -> Result<Arc<Answer>, Error> {
    let id = issued.credential.id;
    if let Some(answer) = app.verifications.answers.get(&id).filter(|answer| answer.is_about(issued)) {
        return Ok(answer);
    }
    let document = signed_document(conn, issued)?;
    let did_document = did::did_document(&app.site, app.keys.published());
    let sources = Sources { did_document: Some(&did_document), status_lists: &[] };
    let verdict = verify(document.as_bytes(), &sources, &Policy { at: app.clock.now(), check_status: false });
    let signed = verdict.credential.as_ref().and_then(Facts::read);
    let bears = |check| matches!(verdict.outcome(check), Outcome::Passed | Outcome::NotChecked { .. });
    let whole = [Check::Document, Check::Context, Check::Vocabulary, Check::Model].into_iter().all(bears);
    let answer = Arc::new(Answer {
        about: issued.clone(),
        untouched: whole && matches!(verdict.outcome(Check::Signature), Outcome::Passed),
        key_published: matches!(verdict.outcome(Check::Key), Outcome::Passed),
        agrees: signed.as_ref().is_some_and(|facts| agree(facts, issued)),
        description: signed.as_ref().and_then(|facts| facts.description.clone()),
        criteria: signed.and_then(|facts| facts.criteria).unwrap_or_default(),
    });
    app.verifications.answers.insert(id, Arc::clone(&answer));
    let mut example = app.verifications.example.write().unwrap_or_else(PoisonError::into_inner);
    *example = Some(Arc::new(issued.clone()));
    Ok(answer)
}

impl Answer {
    fn is_about(&self, issued: &Issued) -> bool {
        let (known, asked) = (&self.about, issued);
        known.credential.document == asked.credential.document
            && known.credential.holder_name == asked.credential.holder_name
            && known.credential.licence_number == asked.credential.licence_number
            && known.award.achievement == asked.award.achievement
            && known.award.earned_on == asked.award.earned_on
            && known.award.valid_from == asked.award.valid_from
            && known.award.valid_to == asked.award.valid_to
    }
}

/// Whether what is signed is what is on our books.
fn agree(signed: &Facts, issued: &Issued) -> bool {
    let Issued { credential, award, .. } = issued;
    let day = |at: Option<Timestamp>| at.map(utc_date);
    signed.holder_name.as_deref() == Some(&credential.holder_name)
        && signed.licence_number.as_deref() == Some(&credential.licence_number)
        && signed.achievement_code.as_deref() == Some(award.achievement.as_str())
        && day(signed.awarded_at) == Some(award.earned_on)
        && day(signed.valid_from) == Some(award.valid_from)
        // An award that was renewed a moment ago lasts longer than its document says until that is issued anew.
        && match (day(signed.valid_until), award.valid_to) {
            (_, None) => true,
            (None, Some(_)) => false,
            (Some(signed), Some(recorded)) => signed <= recorded,
        }
}

fn checks(answer: &Answer, award: &Award, standing: AwardStatus) -> Vec<CheckView> {
    let check = |check, passed, yes: &str, no: &str| CheckView {
        check,
        passed,
        finding: if passed { yes.to_owned() } else { no.to_owned() },
    };
    let in_time = !matches!(standing, AwardStatus::NotYetValid | AwardStatus::InGrace | AwardStatus::Expired);
    let counts = !matches!(standing, AwardStatus::Revoked | AwardStatus::Suspended);
    let until = match award.valid_to {
        Some(until) => format!("Valid from {} through {} (UTC).", wording::day(award.valid_from), wording::day(until)),
        None => format!("Valid from {}; it does not expire.", wording::day(award.valid_from)),
    };
    vec![
        check(
            CheckKind::Signature,
            answer.untouched,
            "Every statement is as the issuer signed it.",
            "The signature does not fit the document.",
        ),
        check(
            CheckKind::Key,
            answer.key_published,
            "The signing key is one that the issuer publishes.",
            "The signing key is not one that the issuer publishes.",
        ),
        check(CheckKind::Validity, in_time, &until, &until),
        check(
            CheckKind::Status,
            counts,
            "The issuer has neither revoked nor suspended it.",
            if standing == AwardStatus::Suspended {
                "The issuer has suspended it."
            } else {
                "The issuer has revoked it."
            },
        ),
        check(
            CheckKind::Record,
            answer.agrees,
            "The award is on the issuer's books, and says the same.",
            "The issuer's books do not say the same.",
        ),
    ]
}
