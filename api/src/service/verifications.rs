//! Verifying a credential for a third party: what is signed, what is on our books, and whether the two agree.
//!
//! Checking a signature takes ten times as long as all the rest, and reading the row most of that; neither answer changes as
//! long as credentials, awards and the catalogue do not. So both are kept, a bounded number of them, each with the [`State`] it
//! was read in. In a later state the row is read again, and the signature is checked again only when the row is another. What
//! depends on the day is worked out each time.

use std::sync::{Arc, PoisonError, RwLock};

use contract::problem::ProblemCode;
use contract::verification::{
    AsOfView, CheckKind, CheckView, IssuerView, MOST_CODES, StretchView, VerificationView, VerifyCodes,
};
use credential::facts::Facts;
use credential::verify::{Policy, Sources, verify};
use credential::{Check, Outcome, did, jws};
use domain::award::{Award, AwardStatus};
use domain::calendar::utc_date;
use domain::id::{CredentialId, VerificationCode, VerificationCodeError};
use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp};
use language::text::{decision, problem as text, verification as told};
use language::{Language, Message};
use quick_cache::sync::Cache;
use serde_json::{Map, Value};
use sha2::{Digest as _, Sha256};

use super::catalogue::Revision;
use super::credentials::{basis, erased, missing, signed_document, status};
use super::{catalogue, wording};
use crate::app::App;
use crate::error::Error;
use crate::store::credentials::Issued;
use crate::store::db::State;
use crate::store::{self, DbConn};

mod document;
pub mod findings;

pub use document::verify_document;

/// How many answers about credentials are kept: about 70 MB.
const KEPT: usize = 120_000;

/// How many codes are kept that no credential has. Apart, so that whoever guesses codes drives no answer out.
const STRANGERS_KEPT: usize = 10_000;

/// How many sentences are kept that answers have in common: two for each version of an achievement.
const SENTENCES: usize = 10_000;

/// Answers about verification codes.
#[derive(Debug)]
pub struct Verifications {
    answers: Cache<VerificationCode, Kept>,
    strangers: Cache<VerificationCode, Kept>,
    sentences: Cache<String, Arc<str>>,
    /// The code of a credential that there is, for those that there are not.
    example: RwLock<Option<VerificationCode>>,
}

impl Default for Verifications {
    fn default() -> Self {
        Self {
            answers: Cache::new(KEPT),
            strangers: Cache::new(STRANGERS_KEPT),
            sentences: Cache::new(SENTENCES),
            example: RwLock::default(),
        }
    }
}

impl Verifications {
    /// What was kept last, of whichever edition.
    fn kept(&self, code: &VerificationCode) -> Option<Kept> {
        self.answers.get(code).or_else(|| self.strangers.get(code))
    }

    fn keep(&self, code: VerificationCode, kept: Kept) {
        match kept.found {
            Found::Known | Found::Erased => {
                self.strangers.remove(&code);
                self.answers.insert(code, kept);
            }
            Found::Nothing => {
                self.answers.remove(&code);
                self.strangers.insert(code, kept);
            }
        }
    }
}

/// An answer, and the edition of the books that it holds for.
#[derive(Debug, Clone)]
struct Kept {
    edition: i64,
    /// What there is with this code. Unless it is known, the answer is about another one.
    found: Found,
    answer: Arc<Answer>,
    revision: Arc<Revision>,
}

/// What there is with a code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Found {
    Known,
    Erased,
    Nothing,
}

/// What a signed document says of itself, and whether it is to be believed.
#[derive(Debug)]
struct Answer {
    /// What it is about, without the stored bytes.
    about: Issued,
    sha256: [u8; 32],
    untouched: bool,
    key_published: bool,
    agrees: bool,
    description: Option<Arc<str>>,
    criteria: Arc<str>,
}

/// The verdict on the credential with that verification code, today or as of an earlier day, in that language.
///
/// # Errors
/// [`ProblemCode::MistypedCode`] when the code contradicts itself, [`ProblemCode::NotFound`] when no credential has it,
/// [`ProblemCode::CredentialErased`] when its holder was erased, [`ProblemCode::InvalidRequest`] when the day lies ahead.
pub async fn find(
    app: &Arc<App>,
    code: &str,
    as_of: Option<Date>,
    language: Language,
) -> Result<VerificationView, Error> {
    not_ahead(app, as_of, "as_of")?;
    let code = read(code)?;
    let state = app.db.state().await?;
    let kept = match app.verifications.kept(&code).filter(|kept| kept.edition == state.edition) {
        Some(kept) => kept,
        None => {
            let server = Arc::clone(app);
            app.db.read_point(move |conn| look_up(&server, conn, code, state)).await?
        }
    };
    told_of(app, &kept, moment(app, state), as_of, language)
}

fn read(code: &str) -> Result<VerificationCode, Error> {
    code.parse().map_err(|error| {
        Error::of(ProblemCode::MistypedCode).detail(match error {
            VerificationCodeError::Malformed => text::code_malformed(),
            VerificationCodeError::Mistyped => text::code_mistyped(),
        })
    })
}

/// What will be is not on the books.
fn not_ahead(app: &App, as_of: Option<Date>, field: &str) -> Result<(), Error> {
    let Some(day) = as_of else { return Ok(()) };
    let today = utc_date(app.clock.now());
    if day <= today {
        return Ok(());
    }
    Err(Error::of(ProblemCode::InvalidRequest).field(field, "ahead", text::day_ahead(today)))
}

/// A verdict is for the moment at which the books were looked at.
fn moment(app: &App, state: State) -> Timestamp {
    app.clock.now() - SignedDuration::try_from(state.ago).unwrap_or_default()
}

fn told_of(
    app: &App,
    kept: &Kept,
    now: Timestamp,
    as_of: Option<Date>,
    language: Language,
) -> Result<VerificationView, Error> {
    // An unknown code is answered after the same work, so that the time it takes tells nothing.
    let view = view(app, &kept.answer, &kept.revision, now, as_of, language);
    match kept.found {
        Found::Known => Ok(view),
        Found::Erased => Err(erased()),
        Found::Nothing => Err(unknown()),
    }
}

/// Whether so many codes may be checked at once.
///
/// # Errors
/// [`ProblemCode::InvalidRequest`] when there is none, there are too many, or the day lies ahead.
pub fn admit(app: &App, input: &VerifyCodes) -> Result<(), Error> {
    not_ahead(app, input.as_of, "/as_of")?;
    let count = input.codes.len();
    if (1..=MOST_CODES).contains(&count) {
        return Ok(());
    }
    let word = if count == 0 { "too_few" } else { "too_many" };
    Err(Error::of(ProblemCode::InvalidRequest).field(
        "/codes",
        word,
        text::verification_codes_from_to(MOST_CODES, count),
    ))
}

/// The verdicts on many codes, in their order: each what [`find`] answers, or what it fails with.
///
/// # Errors
/// As [`admit`]; when the database fails.
pub async fn verify_codes(
    app: &Arc<App>,
    input: VerifyCodes,
    language: Language,
) -> Result<Vec<(String, Result<VerificationView, Error>)>, Error> {
    admit(app, &input)?;
    let state = app.db.state().await?;
    let server = Arc::clone(app);
    app.db
        .read(move |conn| {
            let now = moment(&server, state);
            let mut one = |code: &str| {
                let code = read(code)?;
                let kept = match server.verifications.kept(&code).filter(|kept| kept.edition == state.edition) {
                    Some(kept) => kept,
                    None => look_up(&server, conn, code, state)?,
                };
                told_of(&server, &kept, now, input.as_of, language)
            };
            Ok(input.codes.into_iter().map(|code| (one(&code), code)).map(|(told, code)| (code, told)).collect())
        })
        .await
}

/// The `typ` of a signed verdict, which no credential has.
const SIGNED_KIND: &str = "verification+jwt";

/// A verdict, signed for whoever files it. It says when it was made, and has no end: it goes on saying what was so then, and never
/// says what is so now.
///
/// # Errors
/// When the key fails.
pub async fn sign(app: &Arc<App>, view: &VerificationView) -> Result<String, Error> {
    let app = Arc::clone(app);
    let claims: [(&str, Value); 4] = [
        ("iss", app.site.did().into()),
        ("sub", view.credential_url.clone().into()),
        ("iat", view.checked_at.as_second().into()),
        ("verification", serde_json::to_value(view).map_err(Error::internal)?),
    ];
    let claims: Map<String, Value> = claims.into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
    // Signing takes as long as hundreds of answers.
    let work = move || jws::sign_claims(claims, SIGNED_KIND, &app.keys.rsa, &app.site.key(&app.keys.rsa_name));
    tokio::task::spawn_blocking(work).await.map_err(Error::internal)?.map_err(Error::internal)
}

fn unknown() -> Error {
    Error::of(ProblemCode::NotFound).detail(text::no_such_code())
}

/// The answer about a code. What is not known is answered for with another credential, as long as there is one.
fn look_up(app: &App, conn: &mut DbConn, code: VerificationCode, state: State) -> Result<Kept, Error> {
    let found = store::credentials::find_by_code(conn, &code)?;
    let (found, issued) = match found {
        Some(issued) if issued.credential.erased_at.is_some() => (Found::Erased, None),
        Some(issued) => (Found::Known, Some(issued)),
        None => (Found::Nothing, None),
    };
    let issued = match issued {
        Some(issued) => {
            *app.verifications.example.write().unwrap_or_else(PoisonError::into_inner) = Some(code);
            issued
        }
        None => example(app, conn)?.ok_or_else(if found == Found::Erased { erased } else { unknown })?,
    };
    let before = app.verifications.kept(&code).map(|kept| kept.answer);
    let answer = answer(app, conn, issued, before)?;
    let kept = Kept { edition: state.edition, found, answer, revision: app.catalogue.in_state(conn, state)? };
    app.verifications.keep(code, kept.clone());
    Ok(kept)
}

fn example(app: &App, conn: &mut DbConn) -> Result<Option<Issued>, Error> {
    let code = *app.verifications.example.read().unwrap_or_else(PoisonError::into_inner);
    let last = code.map(|code| store::credentials::find_by_code(conn, &code)).transpose()?.flatten();
    Ok(match last.filter(|issued| issued.credential.erased_at.is_none()) {
        Some(issued) => Some(issued),
        None => store::credentials::find_any(conn)?,
    })
}

/// The verdict on the credential with that id, today or as of an earlier day, in that language.
///
/// # Errors
/// [`ProblemCode::NotFound`] when there is none; [`ProblemCode::CredentialErased`]; [`ProblemCode::InvalidRequest`] when the day
/// lies ahead.
pub async fn find_by_credential(
    app: &Arc<App>,
    id: CredentialId,
    as_of: Option<Date>,
    language: Language,
) -> Result<VerificationView, Error> {
    not_ahead(app, as_of, "as_of")?;
    let state = app.db.state().await?;
    let server = Arc::clone(app);
    app.db
        .read_point(move |conn| {
            let issued = store::credentials::find(conn, id)?.ok_or_else(missing)?;
            of_issued(&server, conn, issued, state, as_of, language)
        })
        .await
}

/// The verdict on a credential that was read in that state, today or as of an earlier day, inside the caller's transaction.
///
/// # Errors
/// [`ProblemCode::CredentialErased`]; when the database fails.
pub(super) fn of_issued(
    app: &App,
    conn: &mut DbConn,
    issued: Issued,
    state: State,
    as_of: Option<Date>,
    language: Language,
) -> Result<VerificationView, Error> {
    if issued.credential.erased_at.is_some() {
        return Err(erased());
    }
    let answer = answer_of(app, conn, issued)?;
    let revision = app.catalogue.in_state(conn, state)?;
    Ok(view(app, &answer, &revision, app.clock.now(), as_of, language))
}

fn view(
    app: &App,
    answer: &Answer,
    revision: &Revision,
    now: Timestamp,
    as_of: Option<Date>,
    language: Language,
) -> VerificationView {
    let Issued { credential, award, .. } = &answer.about;
    let standing = award.status(as_of.unwrap_or_else(|| utc_date(now)));
    let checks = checks(answer, award, standing, as_of.is_some(), language);
    let sound =
        checks.iter().all(|check| check.passed || matches!(check.check, CheckKind::Validity | CheckKind::Status));
    let issuer = &app.config.issuer.name;
    let statement = match as_of {
        _ if !sound => decision::standing_contradicted(issuer),
        None => wording::standing(award, standing, issuer),
        Some(day) => wording::standing_then(award, day, utc_date(now), issuer),
    };
    VerificationView {
        status: status(standing),
        statement: statement.text(language),
        checked_at: now,
        code: credential.code,
        credential_id: credential.id,
        credential_url: app.site.credential(credential.id.into()),
        holder_name: credential.holder_name.clone(),
        licence_number: credential.licence_number.clone(),
        description: answer.description.as_deref().map(str::to_owned),
        criteria: answer.criteria.to_string(),
        achievement: catalogue::reference_of(&revision.catalogue, &award.achievement),
        rule_version: award.rule_version.as_ref().map(ToString::to_string),
        basis: basis(award.basis),
        earned_on: award.earned_on,
        valid_from: award.valid_from,
        valid_to: award.valid_to,
        issued_at: credential.issued_at,
        issuer: IssuerView { id: app.site.did().to_owned(), name: issuer.clone(), url: app.site.base().to_owned() },
        checks,
        as_of: as_of.map(|day| history(award, day, utc_date(now))),
    }
}

/// What the books tell of the time up to today.
fn history(award: &Award, day: Date, today: Date) -> AsOfView {
    let stretches = award.course(today).into_iter();
    AsOfView {
        day,
        status_today: status(award.status(today)),
        history: stretches
            .map(|stretch| StretchView { status: status(stretch.status), from: stretch.from, through: stretch.through })
            .collect(),
    }
}

/// The answer about a credential, from before where one was kept by its code.
fn answer_of(app: &App, conn: &mut DbConn, issued: Issued) -> Result<Arc<Answer>, Error> {
    let before = app.verifications.kept(&issued.credential.code).map(|kept| kept.answer);
    answer(app, conn, issued, before)
}

/// The answer from before, when it is about the same bytes and the same entries of our books; else a new one.
fn answer(app: &App, conn: &mut DbConn, mut issued: Issued, before: Option<Arc<Answer>>) -> Result<Arc<Answer>, Error> {
    let packed = std::mem::take(&mut issued.credential.document);
    let sha256 = Sha256::digest(&packed).into();
    if let Some(before) = before.filter(|before| before.sha256 == sha256 && before.about == issued) {
        return Ok(before);
    }
    let document = signed_document(conn, issued.credential.template_id, &packed)?;
    let did_document = did::did_document(&app.site, app.keys.published());
    let sources = Sources { did_document: Some(&did_document), status_lists: &[] };
    let verdict = verify(document.as_bytes(), &sources, &Policy { at: app.clock.now(), check_status: false });
    let signed = verdict.credential.as_ref().and_then(Facts::read);
    let bears = |check| matches!(verdict.outcome(check), Outcome::Passed | Outcome::NotChecked { .. });
    let whole = [Check::Document, Check::Context, Check::Vocabulary, Check::Model].into_iter().all(bears);
    let sentence = |text: &str| -> Arc<str> {
        let sentences = &app.verifications.sentences;
        sentences.get(text).unwrap_or_else(|| {
            let shared: Arc<str> = text.into();
            sentences.insert(text.to_owned(), Arc::clone(&shared));
            shared
        })
    };
    let signed = signed.as_ref();
    Ok(Arc::new(Answer {
        sha256,
        untouched: whole && matches!(verdict.outcome(Check::Signature), Outcome::Passed),
        key_published: matches!(verdict.outcome(Check::Key), Outcome::Passed),
        agrees: signed.is_some_and(|facts| agree(facts, &issued)),
        description: signed.and_then(|facts| facts.description.as_deref()).map(sentence),
        criteria: sentence(signed.and_then(|facts| facts.criteria.as_deref()).unwrap_or_default()),
        about: issued,
    }))
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

fn checks(answer: &Answer, award: &Award, standing: AwardStatus, then: bool, language: Language) -> Vec<CheckView> {
    let check = |check, passed, finding: Message| CheckView { check, passed, finding: finding.text(language) };
    let either = |passed, yes: fn() -> Message, no: fn() -> Message| if passed { yes() } else { no() };
    let in_time = !matches!(standing, AwardStatus::NotYetValid | AwardStatus::InGrace | AwardStatus::Expired);
    let Answer { untouched, key_published, agrees, .. } = *answer;
    let validity = match award.valid_to {
        Some(until) => decision::valid_through(award.valid_from, until),
        None => decision::valid_from_on(award.valid_from),
    };
    let status = match (standing, then) {
        (AwardStatus::Suspended, false) => decision::status_suspended(),
        (AwardStatus::Suspended, true) => told::status_was_suspended(),
        (AwardStatus::Revoked, false) => decision::status_revoked(),
        (AwardStatus::Revoked, true) => told::status_was_revoked(),
        (_, false) => decision::status_holds(),
        (_, true) => told::status_held(),
    };
    let counts = !matches!(standing, AwardStatus::Revoked | AwardStatus::Suspended);
    vec![
        check(CheckKind::Signature, untouched, either(untouched, decision::signature_holds, decision::signature_fails)),
        check(CheckKind::Key, key_published, either(key_published, decision::key_holds, decision::key_fails)),
        check(CheckKind::Validity, in_time, validity),
        check(CheckKind::Status, counts, status),
        check(CheckKind::Record, agrees, either(agrees, decision::record_holds, decision::record_fails)),
    ]
}
