//! Coming by oneself: a registration, step by step, until it is an account.
//!
//! Whether an address belongs to somebody already is never told to whoever types it. Every registration is taken alike, in
//! the same time; which mail goes to its address is found out afterwards, by [`announce_waiting`], and only the mail tells.
//!
//! Nor does following the link make an account by itself: whoever registers a stranger's address knows the password, and
//! would only have to wait. In another browser than the one it was begun in, the link asks for that password.

use std::sync::Arc;

use contract::contact::ContactForm;
use contract::name::NamesForm;
use contract::problem::ProblemCode;
use contract::registration::{
    AcceptedAgreement, ActivatedView, ConfirmRegistration, CreateRegistration, RegistrationStep, RegistrationView,
    UpdateRegistration,
};
use domain::agreement::{AgreementDocument, AgreementVersion};
use domain::calendar::utc_date;
use domain::demographics::Demographics;
use domain::id::{AccountId, RegistrationId};
use domain::name::Names;
use domain::profile::Profile;
use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp};
use language::text::problem as text;
use language::{Language, Message};
use secrecy::SecretString;
use serde::{Deserialize, Serialize};

use super::catalogue::Revision;
use super::contacts::{self, Registrar};
use super::mail::{Mail, Template};
use super::password::acceptable;
use super::token::OpaqueToken;
use super::{accounts, agreements, candidates, person};
use crate::app::App;
use crate::error::{Error, Refusal};
use crate::random;
use crate::store::accounts::Account;
use crate::store::one_time_links::{Link, Purpose};
use crate::store::profiles::Version;
use crate::store::registrations::Registration;
use crate::store::{self, DbConn, StoreError};

mod partners;

use partners::require_no_partner;
pub use partners::{check, notify_partner};

/// How long a registration may take.
pub const LIFETIME: SignedDuration = SignedDuration::from_hours(7 * 24);
/// How long the link in the mail works.
const LINK_LIFETIME: SignedDuration = SignedDuration::from_hours(24);
/// How long somebody waits until the mail is sent once more.
const MAILS_APART: SignedDuration = SignedDuration::from_mins(1);
/// How many registrations of one address within an hour are answered by a mail, so that nobody can flood a mailbox.
const MOST_MAILS: i64 = 5;
/// How many mails are written in one transaction.
const BATCH: i64 = 50;

/// A registration, and what the browser goes on with it by.
#[derive(Debug)]
pub struct Begun {
    /// What the client is told.
    pub view: RegistrationView,
    /// For the cookie.
    pub token: String,
}

/// What was entered so far.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default)]
struct Draft {
    names: Option<NamesForm>,
    contact: Option<ContactForm>,
    demographics: Option<Demographics>,
    agreements: Vec<AcceptedAgreement>,
}

/// Begins a registration.
///
/// # Errors
/// [`ProblemCode::InvalidRequest`] with every value that is not right; [`ProblemCode::PartnerCompany`] for an address in the domain
/// of one; never because the address is known.
pub async fn create(app: &Arc<App>, input: CreateRegistration) -> Result<Begun, Error> {
    let mut faults = Vec::new();
    let language = language(&input.language, &mut faults);
    faults.extend(accounts::email_fault("/email", &input.email));
    let password = SecretString::from(input.password);
    faults.extend(acceptable("/password", &password, &[&input.email, &app.config.issuer.name]).err());
    let language = language.filter(|_| faults.is_empty()).ok_or_else(|| Error::invalid(faults))?;
    let email = input.email.clone();
    app.db.read(move |conn| require_no_partner(conn, &email)).await?;
    let password_hash = app.passwords.turn().await.hash(password).await?;
    let (now, token) = (app.clock.now(), OpaqueToken::draw());
    let registration = Registration {
        id: RegistrationId::new(random::uuid(now)),
        token_hash: token.hash(),
        email: input.email.trim().to_owned(),
        password_hash,
        language: language.tag().to_owned(),
        draft: serde_json::to_value(Draft::default()).map_err(Error::internal)?,
        created_at: now,
        expires_at: now + LIFETIME,
        confirmed_at: None,
        mailed_at: None,
    };
    let cache = Arc::clone(&app.catalogue);
    let view = app
        .db
        .write(move |conn| {
            store::registrations::insert(conn, &registration)?;
            view(&registration, &*cache.current(conn)?, utc_date(now))
        })
        .await?;
    app.outbox.wake();
    Ok(Begun { view, token: token.text() })
}

/// The registration that this browser goes on with.
///
/// # Errors
/// [`ProblemCode::NotFound`] when there is none, or it was not finished in time.
pub async fn find(app: &App, token: Option<&str>) -> Result<RegistrationView, Error> {
    let token = hash(token)?;
    let (now, cache) = (app.clock.now(), Arc::clone(&app.catalogue));
    app.db
        .read(move |conn| {
            let registration = store::registrations::find_by_token(conn, &token, now)?.ok_or_else(missing)?;
            view(&registration, &*cache.current(conn)?, utc_date(now))
        })
        .await
}

/// Takes what was entered in one or several steps. Nothing of it is kept when something is refused.
///
/// # Errors
/// As [`find`]; [`ProblemCode::InvalidRequest`] with every value that is not right; [`ProblemCode::Conflict`] when an
/// agreement has another version by now.
pub async fn update(app: &App, token: Option<&str>, input: UpdateRegistration) -> Result<RegistrationView, Error> {
    let token = hash(token)?;
    let (now, cache) = (app.clock.now(), Arc::clone(&app.catalogue));
    let today = utc_date(now);
    app.db
        .write(move |conn| {
            let mut registration = store::registrations::find_by_token(conn, &token, now)?.ok_or_else(missing)?;
            let revision = cache.current(conn)?;
            let mut draft = draft(&registration)?;
            let mut faults = Vec::new();
            if let Some(form) = input.names {
                person::names(&form, None, "/names", &mut faults);
                draft.names = Some(form);
            }
            if let Some(form) = input.contact {
                person::contact(&form, "/contact", &mut faults);
                draft.contact = Some(form);
            }
            if let Some(form) = input.demographics {
                draft.demographics = person::demographics(form, "/demographics", today, &mut faults);
            }
            if !faults.is_empty() {
                return Err(Error::invalid(faults));
            }
            if let Some(accepted) = input.agreements {
                agreements::check_all(&revision.catalogue, today, &accepted, "/agreements")?;
                draft.agreements = accepted;
            }
            registration.draft = serde_json::to_value(&draft).map_err(Error::internal)?;
            store::registrations::set_draft(conn, registration.id, registration.draft.clone())?;
            view(&registration, &revision, today)
        })
        .await
}

/// Has the mail sent once more.
///
/// # Errors
/// As [`find`]; [`ProblemCode::TooManyRequests`] when one was sent a moment ago.
pub async fn resend(app: &Arc<App>, token: Option<&str>) -> Result<(), Error> {
    let token = hash(token)?;
    let now = app.clock.now();
    app.db
        .write(move |conn| {
            let registration = store::registrations::find_by_token(conn, &token, now)?.ok_or_else(missing)?;
            let since = registration.mailed_at.unwrap_or(registration.created_at);
            if since + MAILS_APART > now {
                return Err(Error::of(ProblemCode::TooManyRequests)
                    .detail(text::mail_sent())
                    .retry_after((since + MAILS_APART).duration_since(now).unsigned_abs()));
            }
            Ok(store::registrations::set_unannounced(conn, registration.id)?)
        })
        .await?;
    app.outbox.wake();
    Ok(())
}

/// Forgets a registration. Without one nothing is left to do.
///
/// # Errors
/// When the database fails.
pub async fn delete(app: &App, token: Option<&str>) -> Result<(), Error> {
    let Ok(token) = hash(token) else { return Ok(()) };
    app.db.write(move |conn| Ok(store::registrations::delete_by_token(conn, &token)?)).await
}

/// Shows by the link of the mail that the address is theirs. The link is used up by that; the browser it was followed in is
/// the one that goes on.
///
/// # Errors
/// [`ProblemCode::LinkUnusable`]; [`ProblemCode::InvalidRequest`] at `/password` when this is another browser and the
/// password is not given (`required`) or not right (`wrong`).
pub async fn confirm(app: &App, token: Option<&str>, input: ConfirmRegistration) -> Result<Begun, Error> {
    let unusable = || Error::of(ProblemCode::LinkUnusable);
    let link = OpaqueToken::parse(&input.token).ok_or_else(unusable)?.hash();
    let (now, asked) = (app.clock.now(), link.clone());
    let registration = app
        .db
        .read(move |conn| {
            let link = store::one_time_links::find(conn, &asked, Purpose::ConfirmRegistration, now)?;
            let registration =
                link.map(|link| store::registrations::find(conn, link.subject.into(), now)).transpose()?;
            Ok::<_, Error>(registration.flatten())
        })
        .await?
        .ok_or_else(unusable)?;
    if hash(token).ok().as_ref() != Some(&registration.token_hash) {
        let refused =
            |code: &str, message: Message| Error::of(ProblemCode::InvalidRequest).field("/password", code, message);
        let password = input.password.filter(|password| !password.is_empty());
        let password = password.ok_or_else(|| refused("required", text::password_of_registration()))?;
        let kept = Some(registration.password_hash.clone());
        if !app.passwords.turn().await.verify(password.into(), kept).await? {
            return Err(refused("wrong", text::not_the_registrations_password()));
        }
    }
    let (next, cache) = (OpaqueToken::draw(), Arc::clone(&app.catalogue));
    let next_hash = next.hash();
    let view = app
        .db
        .write(move |conn| {
            if !store::one_time_links::use_up(conn, &link, now)? {
                return Err(unusable());
            }
            store::registrations::confirm(conn, registration.id, &next_hash, now)?;
            let confirmed = Registration { confirmed_at: Some(now), ..registration };
            view(&confirmed, &*cache.current(conn)?, utc_date(now))
        })
        .await?;
    Ok(Begun { view, token: next.text() })
}

/// Makes the account: the candidate with their ID, the account, what they accepted.
///
/// # Errors
/// As [`find`]; [`ProblemCode::RegistrationIncomplete`] with the steps that are left; [`ProblemCode::PartnerCompany`] and
/// [`ProblemCode::Conflict`] when the address has come to be of a partner company, or to have an account, meanwhile.
pub async fn activate(app: &App, token: Option<&str>) -> Result<ActivatedView, Error> {
    let token = hash(token)?;
    let (now, cache, tombstones) = (app.clock.now(), Arc::clone(&app.catalogue), app.tombstones.clone());
    let today = utc_date(now);
    app.db
        .write(move |conn| {
            store::take_turn(conn)?;
            let registration = store::registrations::find_by_token(conn, &token, now)?.ok_or_else(missing)?;
            let revision = cache.current(conn)?;
            let draft = draft(&registration)?;
            let missing = steps_left(&registration, &draft, &revision, today);
            let names = draft.names.as_ref().and_then(|form| person::names(form, None, "/names", &mut Vec::new()));
            let (true, Some(names)) = (missing.is_empty(), names) else {
                return Err(Error::of(ProblemCode::RegistrationIncomplete).with("missing", missing));
            };
            if store::email_addresses::find_verified(conn, &registration.email)?.is_some() {
                return Err(known_by_now());
            }
            require_no_partner(conn, &registration.email)?;
            contacts::make_way(conn, &registration.email)?;
            tombstones.lift(conn, &registration.email)?;
            make_account(conn, &registration, &draft, names, &revision, now)
        })
        .await
}

fn make_account(
    conn: &mut DbConn,
    registration: &Registration,
    draft: &Draft,
    names: Names,
    revision: &Revision,
    now: Timestamp,
) -> Result<ActivatedView, Error> {
    let candidate_id = candidates::add(conn, names.clone(), now)?;
    let account = Account {
        id: AccountId::new(random::uuid(now)),
        user_name: candidate_id.to_string(),
        email: registration.email.clone(),
        display_name: names.legal.to_string(),
        password_hash: Some(registration.password_hash.clone()),
        candidate_id: Some(candidate_id),
        staff: false,
        created_at: now,
        disabled_at: None,
        language: Language::from_tag(&registration.language).unwrap_or_default(),
    };
    store::accounts::insert(conn, &account, Some(now)).map_err(taken)?;
    agreements::record(conn, revision, candidate_id, &agreements::by_code(&draft.agreements), now)?;
    let profile = Profile {
        names,
        contact: draft.contact.as_ref().and_then(|form| person::contact(form, "/contact", &mut Vec::new())),
        company: None,
        demographics: draft.demographics.clone().unwrap_or_default(),
    };
    let first = Version { version: 1, profile, recorded_at: now, recorded_by: Some(account.id) };
    store::profiles::insert(conn, candidate_id, &first)?;
    store::one_time_links::revoke(conn, Purpose::ConfirmRegistration, registration.id.uuid())?;
    store::registrations::delete_of_address(conn, &registration.email)?;
    tracing::info!(candidate.id = %candidate_id, account.id = %account.id, "registered");
    Ok(ActivatedView { candidate_id })
}

/// A feed brought the address, by a moment, after it was looked for.
fn taken(error: StoreError) -> Error {
    match error {
        StoreError::Conflict(_) => known_by_now().because(error),
        other => other.into(),
    }
}

fn known_by_now() -> Error {
    Error::of(ProblemCode::Conflict).detail(text::address_taken_meanwhile())
}

/// Writes the mails to the addresses of new registrations, each by what its address is: unknown, or somebody's. For jobs: it
/// blocks. Answers how many registrations were looked at.
///
/// # Errors
/// When the database fails; what was written before stays.
pub fn announce_waiting(app: &App) -> Result<usize, Error> {
    let mut all = 0;
    loop {
        let now = app.clock.now();
        let announced = app.db.write_blocking(|conn| {
            store::take_turn(conn)?;
            let waiting = store::registrations::unannounced(conn, BATCH)?;
            for registration in &waiting {
                announce(app, conn, registration, now)?;
            }
            Ok::<_, Error>(waiting.len())
        })?;
        if announced == 0 {
            return Ok(all);
        }
        all += announced;
    }
}

fn announce(app: &App, conn: &mut DbConn, registration: &Registration, now: Timestamp) -> Result<(), Error> {
    let hour_ago = now - SignedDuration::from_hours(1);
    let lately = store::registrations::mailed_since(conn, &registration.email, hour_ago)?;
    store::registrations::set_announced(conn, registration.id, now)?;
    if lately >= MOST_MAILS {
        tracing::info!(registration.id = %registration.id, "no mail: too many registrations of one address");
        return Ok(());
    }
    let known = store::email_addresses::find_verified(conn, &registration.email)?;
    if known.is_none() && Registrar::of(app).remind(conn, &registration.email)? {
        return Ok(());
    }
    let public = &app.config.server.public_url;
    let template = if known.is_some() {
        Template::RegistrationForKnownAddress { link: public.join("/sign-in") }
    } else {
        let token = OpaqueToken::draw();
        let expires_at = (now + LINK_LIFETIME).min(registration.expires_at);
        let link = Link { subject: registration.id.uuid(), expires_at };
        store::one_time_links::insert(conn, &token.hash(), Purpose::ConfirmRegistration, link, now)?;
        Template::ActivateRegistration { link: public.join(&format!("/registration/confirm#{}", token.text())) }
    };
    let mail = Mail {
        to: registration.email.clone(),
        language: Language::from_tag(&registration.language).unwrap_or_default(),
        account_id: known.map(|address| address.account_id),
        template,
    };
    app.outbox.enqueue(conn, &mail)
}

fn view(registration: &Registration, revision: &Revision, today: Date) -> Result<RegistrationView, Error> {
    let draft = draft(registration)?;
    let missing = steps_left(registration, &draft, revision, today);
    let accepted = asked(revision, today).filter(|(agreement, version)| is_accepted(&draft, agreement, version));
    Ok(RegistrationView {
        email: registration.email.clone(),
        confirmed: registration.confirmed_at.is_some(),
        expires_at: registration.expires_at,
        agreements: asked(revision, today).map(|(agreement, version)| agreements::view(agreement, version)).collect(),
        accepted: accepted.map(|(agreement, _)| agreement.code.to_string()).collect(),
        names: draft.names,
        contact: draft.contact,
        demographics: draft.demographics,
        missing,
    })
}

fn steps_left(registration: &Registration, draft: &Draft, revision: &Revision, today: Date) -> Vec<RegistrationStep> {
    let all_accepted = asked(revision, today).all(|(agreement, version)| is_accepted(draft, agreement, version));
    [
        (RegistrationStep::Names, draft.names.is_some()),
        (RegistrationStep::Contact, draft.contact.is_some()),
        (RegistrationStep::Agreements, all_accepted),
        (RegistrationStep::Confirmation, registration.confirmed_at.is_some()),
    ]
    .into_iter()
    .filter(|(_, done)| !done)
    .map(|(step, _)| step)
    .collect()
}

/// The agreements that nobody is registered without.
fn asked(revision: &Revision, today: Date) -> impl Iterator<Item = (&AgreementDocument, &AgreementVersion)> {
    agreements::at_registration(&revision.catalogue, today)
}

fn is_accepted(draft: &Draft, agreement: &AgreementDocument, version: &AgreementVersion) -> bool {
    let accepted = draft.agreements.iter().find(|accepted| accepted.code == agreement.code.as_str());
    accepted.is_some_and(|accepted| agreements::check(version, &accepted.acceptance, "").is_ok())
}

fn draft(registration: &Registration) -> Result<Draft, Error> {
    serde_json::from_value(registration.draft.clone()).map_err(Error::internal)
}

/// What the database knows the browser's token by.
fn hash(token: Option<&str>) -> Result<Vec<u8>, Error> {
    token.and_then(OpaqueToken::parse).map(|token| token.hash()).ok_or_else(missing)
}

fn missing() -> Error {
    Error::of(ProblemCode::NotFound).detail(text::no_registration())
}

/// The language of a tag, of those that the product speaks.
pub(super) fn language(tag: &str, faults: &mut Vec<Refusal>) -> Option<Language> {
    let language = Language::from_tag(tag);
    if language.is_none() {
        let tags: Vec<&str> = Language::ALL.iter().map(|language| language.tag()).collect();
        faults.push(Refusal::new("/language", "unknown", text::one_of(tags.join(", "))));
    }
    language
}
