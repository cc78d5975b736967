//! Passkeys: adding, naming and removing them, and what they answer.
//!
//! A challenge is an opaque token, kept hashed until it is answered. It comes back inside of what the passkey signed, so an
//! answer finds its own challenge, once. What is asked for is a passkey that its authenticator keeps and that asks who is
//! there: so each can be the only thing somebody signs in with.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use contract::passkey::{
    AuthenticatorSelection, CreatePasskey, CredentialDescriptor, KeyKind, NewPasskeyView, PasskeyAssertion,
    PasskeyCreationOptions, PasskeyRequestOptions, PasskeyUser, PasskeyView, RelyingParty as RelyingPartyView,
    UpdatePasskey, UserVerification,
};
use contract::problem::ProblemCode;
use domain::id::{AccountId, PasskeyId};
use jiff::{SignedDuration, Timestamp};
use language::text::problem as text;

use super::notice::Notices;
use super::token::OpaqueToken;
use super::webauthn::{self, Algorithm, RelyingParty};
use super::{recovery_codes, session};
use crate::access::Principal;
use crate::app::App;
use crate::error::Error;
use crate::random;
use crate::store::challenges::Purpose;
use crate::store::passkeys::Passkey;
use crate::store::sessions::Method;
use crate::store::{self, DbConn, StoreError};

/// How long a passkey may take to answer.
pub const ANSWER_WITHIN: SignedDuration = SignedDuration::from_mins(10);
/// The longest name of a passkey, in characters.
const LONGEST_NAME: usize = 64;
/// More than anybody has authenticators.
const MOST: usize = 20;
/// Ways to reach an authenticator (Web Authentication, level 3, section 5.8.4).
const TRANSPORTS: [&str; 6] = ["usb", "nfc", "ble", "smart-card", "hybrid", "internal"];

const PUBLIC_KEY: &str = "public-key";

/// Asks any passkey of ours who is there, to sign in by that alone.
///
/// # Errors
///
/// When the database fails.
pub async fn create_challenge(app: &App) -> Result<PasskeyRequestOptions, Error> {
    let token = OpaqueToken::draw();
    let (hash, until) = (token.hash(), app.clock.now() + ANSWER_WITHIN);
    app.db
        .write(move |conn| Ok::<_, Error>(store::challenges::insert(conn, &hash, Purpose::PasskeySignIn, None, until)?))
        .await?;
    Ok(request_options(&app.relying_party, &token, &[], UserVerification::Required))
}

/// Asks a passkey of whoever is signed in, so that they prove again who they are.
///
/// # Errors
///
/// [`ProblemCode::NotFound`] when they have none.
pub async fn create_confirmation(app: &App, who: &Principal) -> Result<PasskeyRequestOptions, Error> {
    let (asker, now) = (who.clone(), app.clock.now());
    let token = OpaqueToken::draw();
    let hash = token.hash();
    let passkeys = app
        .db
        .write(move |conn| {
            let (account, _) = session::present(conn, &asker, now)?;
            let passkeys = store::passkeys::of_account(conn, account.id)?;
            if passkeys.is_empty() {
                return Err(Error::of(ProblemCode::NotFound));
            }
            store::challenges::insert(conn, &hash, Purpose::Confirmation, Some(account.id), now + ANSWER_WITHIN)?;
            Ok::<_, Error>(passkeys)
        })
        .await?;
    Ok(request_options(&app.relying_party, &token, &passkeys, UserVerification::Required))
}

/// Asks an authenticator to make a passkey.
///
/// # Errors
///
/// [`ProblemCode::Conflict`] when there are as many as there may be; [`ProblemCode::ConfirmationRequired`] when it is long
/// since they proved who they are.
pub async fn create_registration(app: &App, who: &Principal) -> Result<PasskeyCreationOptions, Error> {
    let (asker, now) = (who.clone(), app.clock.now());
    let token = OpaqueToken::draw();
    let hash = token.hash();
    let (account, passkeys) = app
        .db
        .write(move |conn| {
            let (account, _) = session::confirmed(conn, &asker, now)?;
            let passkeys = store::passkeys::of_account(conn, account.id)?;
            if passkeys.len() >= MOST {
                return Err(Error::of(ProblemCode::Conflict).detail(text::passkeys_enough(MOST)));
            }
            let until = now + ANSWER_WITHIN;
            store::challenges::insert(conn, &hash, Purpose::PasskeyRegistration, Some(account.id), until)?;
            Ok::<_, Error>((account, passkeys))
        })
        .await?;
    let kind = |algorithm: Algorithm| KeyKind { kind: PUBLIC_KEY.to_owned(), alg: algorithm.number() };
    Ok(PasskeyCreationOptions {
        rp: RelyingPartyView { id: app.relying_party.id.clone(), name: app.config.issuer.name.clone() },
        user: PasskeyUser {
            id: URL_SAFE_NO_PAD.encode(account.id.uuid().as_bytes()),
            name: account.user_name,
            display_name: account.display_name,
        },
        challenge: token.text(),
        pub_key_cred_params: Algorithm::ALL.map(kind).to_vec(),
        timeout: milliseconds(ANSWER_WITHIN),
        exclude_credentials: passkeys.iter().map(descriptor).collect(),
        authenticator_selection: AuthenticatorSelection {
            resident_key: "required".to_owned(),
            require_resident_key: true,
            user_verification: UserVerification::Required,
        },
        attestation: "none".to_owned(),
    })
}

/// Adds the passkey that an authenticator made. The first second factor comes with recovery codes.
///
/// # Errors
///
/// [`ProblemCode::InvalidRequest`] for a name or an answer that is not right; [`ProblemCode::Conflict`] for a passkey that is
/// known already; [`ProblemCode::ConfirmationRequired`] when it is long since they proved who they are.
pub async fn create(app: &App, who: &Principal, input: CreatePasskey) -> Result<NewPasskeyView, Error> {
    let name = checked_name(&input.name)?;
    let refused = |fault: webauthn::Fault| {
        Error::of(ProblemCode::InvalidRequest).field("/credential", "refused", text::not_the_answer()).because(fault)
    };
    let challenge = webauthn::challenge_of(&input.credential.response.client_data_json).map_err(refused)?;
    let new = app.relying_party.register(&input.credential, &challenge).map_err(refused)?;
    let transports = input.credential.response.transports;
    let transports = TRANSPORTS.iter().filter(|known| transports.iter().any(|given| given == *known));
    let now = app.clock.now();
    let passkey = Passkey {
        id: PasskeyId::new(random::uuid(now)),
        account_id: who.account_id,
        credential_id: new.id,
        public_key: new.public_key,
        sign_count: new.seen.sign_count,
        transports: transports.map(|word| (*word).to_owned()).collect(),
        synced: new.seen.synced,
        name,
        created_at: now,
        last_used_at: None,
    };
    let (asker, kept, notices) = (who.clone(), passkey.clone(), Notices::of(app));
    let recovery_codes = app
        .db
        .write(move |conn| {
            let (account, session) = session::confirmed(conn, &asker, now)?;
            if answered(conn, &challenge, Purpose::PasskeyRegistration, now)? != Some(Some(account.id)) {
                return Err(refused(webauthn::Fault::ClientData("challenge")));
            }
            let codes = recovery_codes::with_first_factor(conn, account.id, now)?;
            store::passkeys::insert(conn, &kept).map_err(|error| match error {
                StoreError::Conflict(_) => {
                    Error::of(ProblemCode::Conflict).detail(text::passkey_known()).because(error)
                }
                error => error.into(),
            })?;
            notices.ways_in_changed(conn, &account, now)?;
            if session.method == Method::Password {
                store::sessions::strengthen(conn, session.id, Method::PasswordPasskey)?;
            }
            Ok::<_, Error>(codes)
        })
        .await?;
    tracing::info!(account.id = %who.account_id, passkey.id = %passkey.id, "a passkey was added");
    Ok(NewPasskeyView { passkey: view(passkey), recovery_codes })
}

/// Calls a passkey something else.
///
/// # Errors
///
/// [`ProblemCode::NotFound`] when they have none such.
pub async fn update(app: &App, who: &Principal, id: PasskeyId, input: UpdatePasskey) -> Result<PasskeyView, Error> {
    let name = checked_name(&input.name)?;
    let account = who.account_id;
    app.db
        .write(move |conn| {
            store::passkeys::rename(conn, account, id, &name)?;
            let passkeys = store::passkeys::of_account(conn, account)?;
            let renamed = passkeys.into_iter().find(|passkey| passkey.id == id);
            renamed.map(view).ok_or_else(|| Error::of(ProblemCode::NotFound))
        })
        .await
}

/// Removes a passkey; the last second factor takes the recovery codes with it.
///
/// # Errors
///
/// [`ProblemCode::NotFound`] when they have none such; [`ProblemCode::LastWayIn`] when nothing else lets them in;
/// [`ProblemCode::ConfirmationRequired`] when it is long since they proved who they are.
pub async fn delete(app: &App, who: &Principal, id: PasskeyId) -> Result<(), Error> {
    let (asker, notices, now) = (who.clone(), Notices::of(app), app.clock.now());
    app.db
        .write(move |conn| {
            let (account, _) = session::confirmed(conn, &asker, now)?;
            if !store::passkeys::delete(conn, account.id, id)? {
                return Err(Error::of(ProblemCode::NotFound));
            }
            if account.password_hash.is_none() && store::passkeys::of_account(conn, account.id)?.is_empty() {
                return Err(Error::of(ProblemCode::LastWayIn));
            }
            notices.ways_in_changed(conn, &account, now)?;
            recovery_codes::without_factors(conn, account.id)
        })
        .await?;
    tracing::info!(account.id = %who.account_id, passkey.id = %id, "a passkey was removed");
    Ok(())
}

/// Takes what a passkey answered to a challenge of that purpose, once. Answers whose it is; `None` when it is not to be
/// believed, and why is in the log.
pub(super) fn take(
    conn: &mut DbConn,
    relying_party: &RelyingParty,
    answer: &PasskeyAssertion,
    purpose: Purpose,
    now: Timestamp,
) -> Result<Option<AccountId>, Error> {
    let refuse = |fault: webauthn::Fault| {
        tracing::info!(passkey.fault = %fault, "the answer of a passkey was refused");
        Ok(None)
    };
    let challenge = match webauthn::challenge_of(&answer.response.client_data_json) {
        Ok(challenge) => challenge,
        Err(fault) => return refuse(fault),
    };
    let Some(asked) = answered(conn, &challenge, purpose, now)? else {
        return refuse(webauthn::Fault::ClientData("challenge"));
    };
    let credential_id = webauthn::bytes(&answer.id, "the credential's id").unwrap_or_default();
    let Some(passkey) = store::passkeys::find(conn, &credential_id)? else {
        return refuse(webauthn::Fault::Malformed("the credential's id"));
    };
    let owner = URL_SAFE_NO_PAD.encode(passkey.account_id.uuid().as_bytes());
    let handle = answer.response.user_handle.as_ref();
    let whose = match asked {
        Some(account) => account == passkey.account_id && handle.is_none_or(|handle| *handle == owner),
        // Where the answer alone says who it is, it has to say so.
        None => handle == Some(&owner),
    };
    if !whose {
        return refuse(webauthn::Fault::ClientData("user"));
    }
    // Beside a password it is enough to have the authenticator in hand.
    let must_verify = purpose != Purpose::SecondStep;
    match relying_party.verify(answer, &challenge, &passkey.public_key, passkey.sign_count, must_verify) {
        Ok(seen) => {
            store::passkeys::used(conn, passkey.id, seen.sign_count, seen.synced, now)?;
            Ok(Some(passkey.account_id))
        }
        Err(fault) => refuse(fault),
    }
}

/// Uses up the challenge that an answer names, and says whose it was.
fn answered(
    conn: &mut DbConn,
    challenge: &str,
    purpose: Purpose,
    now: Timestamp,
) -> Result<Option<Option<AccountId>>, Error> {
    let Some(token) = OpaqueToken::parse(challenge) else { return Ok(None) };
    let Some(account) = store::challenges::find(conn, &token.hash(), purpose, now)? else { return Ok(None) };
    Ok(store::challenges::take(conn, &token.hash())?.then_some(account))
}

/// What to ask a passkey with.
pub(super) fn request_options(
    relying_party: &RelyingParty,
    challenge: &OpaqueToken,
    passkeys: &[Passkey],
    user_verification: UserVerification,
) -> PasskeyRequestOptions {
    PasskeyRequestOptions {
        challenge: challenge.text(),
        timeout: milliseconds(ANSWER_WITHIN),
        rp_id: relying_party.id.clone(),
        allow_credentials: passkeys.iter().map(descriptor).collect(),
        user_verification,
    }
}

fn descriptor(passkey: &Passkey) -> CredentialDescriptor {
    CredentialDescriptor {
        kind: PUBLIC_KEY.to_owned(),
        id: URL_SAFE_NO_PAD.encode(&passkey.credential_id),
        transports: passkey.transports.clone(),
    }
}

fn milliseconds(time: SignedDuration) -> u32 {
    u32::try_from(time.as_millis()).unwrap_or(u32::MAX)
}

fn checked_name(name: &str) -> Result<String, Error> {
    let name = name.trim();
    if name.is_empty() || name.chars().count() > LONGEST_NAME || name.chars().any(char::is_control) {
        return Err(Error::of(ProblemCode::InvalidRequest).field(
            "/name",
            "malformed",
            text::name_length(LONGEST_NAME),
        ));
    }
    Ok(name.to_owned())
}

/// A passkey as its owner sees it.
pub(super) fn view(passkey: Passkey) -> PasskeyView {
    PasskeyView {
        id: passkey.id,
        name: passkey.name,
        synced: passkey.synced,
        created_at: passkey.created_at,
        last_used_at: passkey.last_used_at,
    }
}
