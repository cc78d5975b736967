//! Credentials: their holder's view, and the signed documents for everybody.

use std::sync::Arc;

use contract::credential::{AwardBasis, CredentialListItem, CredentialStatus, CredentialView};
use contract::page::Page;
use contract::problem::ProblemCode;
use credential::{Securing, jws};
use domain::award::{AwardStatus, Basis};
use domain::calendar::utc_date;
use domain::catalogue::Catalogue;
use domain::id::{CredentialId, VerificationCode};
use jiff::civil::Date;
use language::Language;
use language::text::problem as text;
use serde_json::{Value, json};
use url::form_urlencoded;

use super::wording::Words;
use super::{award_reviews, catalogue, issuing};
use crate::access::Principal;
use crate::app::App;
use crate::error::Error;
use crate::page::{PageRequest, cut};
use crate::store;
use crate::store::credentials::{Credential, Issued};

/// What a candidate holds and held, newest first.
///
/// # Errors
/// When the database fails, or the cursor is not one of this list.
pub async fn list(app: &App, who: &Principal, page: &PageRequest) -> Result<Page<CredentialListItem>, Error> {
    let candidate = who.candidate()?;
    let after: Option<(Date, String, CredentialId)> = page.after()?;
    let today = utc_date(app.clock.now());
    let cache = Arc::clone(&app.catalogue);
    let (revision, mut issued) = app
        .db
        .read(move |conn| Ok::<_, Error>((cache.current(conn)?, store::credentials::of_candidate(conn, candidate)?)))
        .await?;
    let key = |issued: &Issued| (issued.award.earned_on, issued.award.achievement.to_string(), issued.credential.id);
    issued.retain(|issued| {
        let (earned_on, achievement, id) = key(issued);
        after.as_ref().is_none_or(|after| {
            earned_on < after.0 || (earned_on == after.0 && (&achievement, &id) > (&after.1, &after.2))
        })
    });
    issued.truncate(page.limit() + 1);
    let (issued, next) = cut(issued, page, key);
    let items = issued.iter().map(|issued| item(&revision.catalogue, issued, today)).collect();
    Ok(Page { items, next })
}

/// One of a candidate's own credentials, with its grounds in that language.
///
/// # Errors
/// [`ProblemCode::NotFound`] when there is none of that id, or it is somebody else's.
pub async fn find(app: &App, who: &Principal, id: CredentialId, language: Language) -> Result<CredentialView, Error> {
    let candidate = who.candidate()?;
    let cache = Arc::clone(&app.catalogue);
    let (revision, issued, proof, decisions) = app
        .db
        .read(move |conn| {
            let issued = store::credentials::find(conn, id)?.ok_or_else(missing)?;
            if store::candidates::read_as(conn, issued.candidate)? != candidate {
                return Err(missing());
            }
            let proof = store::awards::proof(conn, issued.award.id)?;
            let decisions = award_reviews::decisions_about(conn, issued.award.id)?;
            Ok::<_, Error>((cache.current(conn)?, issued, proof, decisions))
        })
        .await?;
    let catalogue = &revision.catalogue;
    let root = proof.root.as_ref();
    Ok(CredentialView {
        summary: item(catalogue, &issued, utc_date(app.clock.now())),
        basis: basis(issued.award.basis),
        valid_from: issued.award.valid_from,
        rule_version: issued.award.rule_version.as_ref().map(ToString::to_string),
        issued_at: issued.credential.issued_at,
        verification_url: verification_url(app, &issued.credential.code),
        credential_url: app.site.credential(id.into()),
        linkedin_url: linkedin_url(app, catalogue, &issued),
        code: issued.credential.code,
        holder_name: issued.credential.holder_name,
        licence_number: issued.credential.licence_number,
        decisions,
        grounds: root.map(|root| Words::new(catalogue, language).grounds(root)).unwrap_or_default(),
    })
}

/// The signed document in the form asked for. The compact JWS form is signed when it is first asked for, then kept.
///
/// # Errors
/// [`ProblemCode::NotFound`] when there is no credential of that id; [`ProblemCode::CredentialErased`].
pub async fn find_document(app: &App, id: CredentialId, securing: Securing) -> Result<String, Error> {
    let (document, kept) = app
        .db
        .read(move |conn| {
            let issued = store::credentials::find(conn, id)?.ok_or_else(missing)?;
            if issued.credential.erased_at.is_some() {
                return Err(erased());
            }
            let kept = match securing {
                Securing::Jws => store::credentials::jws(conn, id)?,
                Securing::DataIntegrity => None,
            };
            let Credential { template_id, document, .. } = &issued.credential;
            Ok::<_, Error>((signed_document(conn, *template_id, document)?, kept))
        })
        .await?;
    match (securing, kept) {
        (Securing::DataIntegrity, _) => Ok(document),
        (Securing::Jws, Some(jws)) => Ok(jws),
        (Securing::Jws, None) => {
            let jws = sign_jws(app, &document)?;
            app.db.write(move |conn| Ok::<_, Error>(store::credentials::keep_jws(conn, id, jws)?)).await
        }
    }
}

/// The bytes that were signed.
///
/// # Errors
/// When the database fails.
pub(super) fn signed_document(conn: &mut store::DbConn, template: i32, packed: &[u8]) -> Result<String, Error> {
    let template = store::credentials::template_by_id(conn, template)?;
    issuing::decompress(&template.body, packed)
}

/// The same statements as compact JWS: without the proof, and referring to the status list in its JWS form.
fn sign_jws(app: &App, document: &str) -> Result<String, Error> {
    let mut document: Value = serde_json::from_str(document).map_err(Error::internal)?;
    document.as_object_mut().map(|members| members.remove("proof"));
    let list = document["credentialStatus"]["statusListCredential"].as_str().unwrap_or_default();
    let number = list.rsplit('/').next().and_then(|number| number.parse().ok()).unwrap_or_default();
    let list = app.site.status_list(number, Securing::Jws);
    if let Some(status) = document.get_mut("credentialStatus") {
        let index = status["statusListIndex"].as_str().unwrap_or_default();
        status["id"] = json!(format!("{list}#{index}"));
        status["statusListCredential"] = json!(list);
    }
    jws::sign(&document, &app.keys.rsa, &app.site.key(&app.keys.rsa_name)).map_err(Error::internal)
}

/// The holder was erased, and with them what the credential said.
pub(super) fn erased() -> Error {
    Error::of(ProblemCode::CredentialErased)
}

pub(super) fn missing() -> Error {
    Error::of(ProblemCode::NotFound).detail(text::no_credential())
}

/// Where a third party checks a credential.
pub fn verification_url(app: &App, code: &VerificationCode) -> String {
    app.config.server.public_url.join(&format!("/verify/{code}"))
}

/// The page at LinkedIn that adds a certification to whoever is signed in there, filled in.
///
/// # Source
/// LinkedIn, "Add to profile": <https://addtoprofile.linkedin.com>.
fn linkedin_url(app: &App, catalogue: &Catalogue, issued: &Issued) -> String {
    let Issued { credential, award, .. } = issued;
    let number = |number: i16| number.to_string();
    let mut values = vec![
        ("startTask", "CERTIFICATION_NAME".to_owned()),
        ("name", catalogue::reference_of(catalogue, &award.achievement).title),
        ("organizationName", app.config.issuer.name.clone()),
        ("issueYear", number(award.valid_from.year())),
        ("issueMonth", number(award.valid_from.month().into())),
    ];
    if let Some(until) = award.valid_to {
        values.push(("expirationYear", number(until.year())));
        values.push(("expirationMonth", number(until.month().into())));
    }
    values.push(("certUrl", app.site.credential(credential.id.into())));
    values.push(("certId", credential.licence_number.clone()));
    let query = form_urlencoded::Serializer::new(String::new()).extend_pairs(values).finish();
    format!("https://www.linkedin.com/profile/add?{query}")
}

pub(super) fn item(catalogue: &Catalogue, issued: &Issued, today: Date) -> CredentialListItem {
    CredentialListItem {
        id: issued.credential.id,
        achievement: catalogue::reference_of(catalogue, &issued.award.achievement),
        status: status(issued.award.status(today)),
        earned_on: issued.award.earned_on,
        valid_to: issued.award.valid_to,
        grace_to: issued.award.grace_to,
    }
}

pub(super) fn status(status: AwardStatus) -> CredentialStatus {
    match status {
        AwardStatus::NotYetValid => CredentialStatus::NotYetValid,
        AwardStatus::Active => CredentialStatus::Active,
        AwardStatus::InGrace => CredentialStatus::InGrace,
        AwardStatus::Expired => CredentialStatus::Expired,
        AwardStatus::Suspended => CredentialStatus::Suspended,
        AwardStatus::Revoked => CredentialStatus::Revoked,
        AwardStatus::Superseded => CredentialStatus::Superseded,
        AwardStatus::UnderReview => CredentialStatus::UnderReview,
    }
}

pub(super) fn basis(basis: Basis) -> AwardBasis {
    match basis {
        Basis::Requirement => AwardBasis::Requirement,
        Basis::Honorary => AwardBasis::Honorary,
        Basis::Legacy => AwardBasis::Legacy,
        Basis::Waiver => AwardBasis::Waiver,
        Basis::Equivalence => AwardBasis::Equivalence,
    }
}
