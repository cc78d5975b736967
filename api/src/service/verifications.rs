//! Verifying a credential for a third party: what is signed, what is on our books, and whether the two agree.

use std::sync::Arc;

use contract::problem::ProblemCode;
use contract::verification::{CheckKind, CheckView, IssuerView, VerificationView};
use credential::facts::Facts;
use credential::verify::{Policy, Sources, verify};
use credential::{Check, Outcome, Verdict, did};
use domain::award::{Award, AwardStatus};
use domain::calendar::utc_date;
use domain::id::{CredentialId, VerificationCode};
use jiff::Timestamp;

use super::catalogue::Revision;
use super::credentials::{basis, missing, signed_document, status};
use super::{catalogue, wording};
use crate::app::App;
use crate::error::Error;
use crate::store;
use crate::store::credentials::Issued;

/// The verdict on the credential with that verification code.
///
/// # Errors
/// [`ProblemCode::MistypedCode`] when the code contradicts itself, [`ProblemCode::NotFound`] when no credential has it.
pub async fn find(app: &App, code: &str) -> Result<VerificationView, Error> {
    let code: VerificationCode =
        code.parse().map_err(|error| Error::of(ProblemCode::MistypedCode).detail(format!("{error}.")))?;
    let unknown = || Error::of(ProblemCode::NotFound).detail("No credential has this verification code.");
    let cache = Arc::clone(&app.catalogue);
    let (revision, issued, document) = app
        .db
        .read(move |conn| {
            let issued = store::credentials::find_by_code(conn, &code)?.ok_or_else(unknown)?;
            let document = signed_document(conn, &issued)?;
            Ok::<_, Error>((cache.current(conn)?, issued, document))
        })
        .await?;
    Ok(view(app, &revision, &issued, &document))
}

/// The verdict on the credential with that id.
///
/// # Errors
/// [`ProblemCode::NotFound`] when there is none.
pub async fn find_by_credential(app: &App, id: CredentialId) -> Result<VerificationView, Error> {
    let cache = Arc::clone(&app.catalogue);
    let (revision, issued, document) = app
        .db
        .read(move |conn| {
            let issued = store::credentials::find(conn, id)?.ok_or_else(missing)?;
            let document = signed_document(conn, &issued)?;
            Ok::<_, Error>((cache.current(conn)?, issued, document))
        })
        .await?;
    Ok(view(app, &revision, &issued, &document))
}

fn view(app: &App, revision: &Revision, issued: &Issued, document: &str) -> VerificationView {
    let now = app.clock.now();
    let today = utc_date(now);
    let Issued { credential, award, .. } = issued;
    let did_document = did::did_document(&app.site, app.keys.published());
    let sources = Sources { did_document: Some(&did_document), status_lists: &[] };
    let verdict = verify(document.as_bytes(), &sources, &Policy { at: now, check_status: false });
    let signed = verdict.credential.as_ref().and_then(Facts::read);
    let standing = award.status(today);
    let checks = checks(&verdict, award, standing, signed.as_ref().is_some_and(|facts| agree(facts, issued)));
    let sound =
        checks.iter().all(|check| check.passed || matches!(check.check, CheckKind::Validity | CheckKind::Status));
    let issuer = &app.config.issuer.name;
    let reference = catalogue::reference_of(&revision.catalogue, &award.achievement);
    VerificationView {
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
        description: signed.as_ref().and_then(|facts| facts.description.clone()),
        criteria: signed.and_then(|facts| facts.criteria).unwrap_or_default(),
        achievement: reference,
        rule_version: award.rule_version.as_ref().map(ToString::to_string),
        basis: basis(award.basis),
        earned_on: award.earned_on,
        valid_from: award.valid_from,
        valid_to: award.valid_to,
        issued_at: credential.issued_at,
        issuer: IssuerView { id: app.site.did().to_owned(), name: issuer.clone(), url: app.site.base().to_owned() },
        checks,
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
}

fn checks(verdict: &Verdict, award: &Award, standing: AwardStatus, agree: bool) -> Vec<CheckView> {
    let passed = |check: Check| matches!(verdict.outcome(check), Outcome::Passed | Outcome::NotChecked { .. });
    let said =
        |check, passed, yes: String, no: String| CheckView { check, passed, finding: if passed { yes } else { no } };
    let untouched =
        [Check::Document, Check::Context, Check::Vocabulary, Check::Model, Check::Signature].into_iter().all(passed)
            && matches!(verdict.outcome(Check::Signature), Outcome::Passed);
    let in_time = !matches!(standing, AwardStatus::NotYetValid | AwardStatus::InGrace | AwardStatus::Expired);
    let counts = !matches!(standing, AwardStatus::Revoked | AwardStatus::Suspended);
    let until = match award.valid_to {
        Some(until) => format!("Valid from {} through {} (UTC).", wording::day(award.valid_from), wording::day(until)),
        None => format!("Valid from {}; it does not expire.", wording::day(award.valid_from)),
    };
    vec![
        said(
            CheckKind::Signature,
            untouched,
            "Every statement is as the issuer signed it.".to_owned(),
            "The signature does not fit the document.".to_owned(),
        ),
        said(
            CheckKind::Key,
            matches!(verdict.outcome(Check::Key), Outcome::Passed),
            "The signing key is one that the issuer publishes.".to_owned(),
            "The signing key is not one that the issuer publishes.".to_owned(),
        ),
        said(CheckKind::Validity, in_time, until.clone(), until),
        said(
            CheckKind::Status,
            counts,
            "The issuer has neither revoked nor suspended it.".to_owned(),
            match standing {
                AwardStatus::Suspended => "The issuer has suspended it.".to_owned(),
                _ => "The issuer has revoked it.".to_owned(),
            },
        ),
        said(
            CheckKind::Record,
            agree,
            "The award is on the issuer's books, and says the same.".to_owned(),
            "The issuer's books do not say the same.".to_owned(),
        ),
    ]
}
