//! Signing in.
//!
//! An unknown user and a wrong password are told apart by nothing: the same work, the same answer, the same count of wrong
//! guesses.

use std::sync::Arc;

use contract::passkey::{PasskeyAssertion, UserVerification};
use contract::problem::ProblemCode;
use contract::session::{ContinueSession, CreatePasskeySession, CreateSession, FactorKind, SecondFactor, SecondStep};
use domain::id::AccountId;
use jiff::Timestamp;
use language::text::problem as text;

use super::notice::Notices;
use super::session::{self, Begun, SignedIn, Visit};
use super::throttle::{self, Guessed};
use super::token::OpaqueToken;
use super::webauthn::RelyingParty;
use super::{passkeys, recovery_codes, totp};
use crate::app::App;
use crate::error::{Error, Refusal};
use crate::store::accounts::Account;
use crate::store::challenges::Purpose;
use crate::store::sessions::Method;
use crate::store::{self, DbConn};

/// The longest user name or address, and password, that is looked at.
const LONGEST: (usize, usize) = (254, super::password::LONGEST);

/// Begins a session for whoever knows the password, unless the account asks for more.
///
/// # Errors
///
/// [`ProblemCode::InvalidCredentials`]; [`ProblemCode::TooManyRequests`] after too many wrong guesses;
/// [`ProblemCode::SecondFactorRequired`] with a [`SecondStep`]; [`ProblemCode::AccountMerged`].
pub async fn create(app: &App, visit: Visit, input: CreateSession) -> Result<SignedIn, Error> {
    by_password(app, input, begin(app, visit)).await?.finish(app)
}

/// Completes a sign-in with a second factor.
///
/// # Errors
///
/// [`ProblemCode::ProofRefused`] for a wrong proof or a challenge that is over; [`ProblemCode::TooManyRequests`] after too
/// many wrong proofs.
pub async fn continue_(app: &App, visit: Visit, input: ContinueSession) -> Result<SignedIn, Error> {
    by_second_factor(app, input, begin(app, visit)).await?.finish(app)
}

/// Begins a session for whoever has a passkey, which says who they are.
///
/// # Errors
///
/// [`ProblemCode::ProofRefused`] for an answer that is not to be believed.
pub async fn create_by_passkey(app: &App, visit: Visit, input: CreatePasskeySession) -> Result<SignedIn, Error> {
    by_passkey(app, input.assertion, begin(app, visit)).await?.finish(app)
}

/// What follows a proof that is a sign-in.
fn begin(app: &App, visit: Visit) -> impl FnOnce(&mut DbConn, Account, Method) -> Result<Begun, Error> + use<> {
    let (notices, now) = (Notices::of(app), app.clock.now());
    move |conn, account, method| session::begin(conn, &notices, account, method, visit, now)
}

/// Does what follows from a proof, in the transaction that takes it, when the password is right and the account asks for nothing
/// more.
///
/// # Errors
///
/// [`ProblemCode::InvalidCredentials`]; [`ProblemCode::TooManyRequests`] after too many wrong guesses;
/// [`ProblemCode::AccountMerged`]; whatever `then` fails with.
pub(super) async fn by_password<T: Send + 'static>(
    app: &App,
    input: CreateSession,
    then: impl FnOnce(&mut DbConn, Account, Method) -> Result<T, Error> + Send + 'static,
) -> Result<Step<T>, Error> {
    let CreateSession { user, password } = input;
    check_lengths(&user, &password)?;
    let guessed = Guessed::password(&user);

    // From here on few at a time, so that many guesses at once are counted one after the other.
    let turn = app.passwords.turn().await;
    let (now, guess) = (app.clock.now(), guessed.clone());
    let (so_far, account) = app
        .db
        .read(move |conn| Ok::<_, Error>((guess.so_far(conn)?, store::accounts::find_by_user(conn, &user)?)))
        .await?;
    throttle::allow(so_far, now)?;
    let kept = account.as_ref().and_then(|account| account.password_hash.clone());
    let right = turn.verify(password.into(), kept).await?;

    let Some(account) = account.filter(|_| right) else {
        app.db.write(move |conn| guessed.count(conn, so_far, now)).await?;
        return Err(Error::of(ProblemCode::InvalidCredentials));
    };
    let relying_party = app.relying_party.clone();
    app.db
        .write(move |conn| {
            if so_far.is_some() {
                guessed.forget(conn)?;
            }
            let account = enabled(conn, account.id)?;
            match second_step(conn, &relying_party, &account, now)? {
                Some(asked) => Ok(Step::Second(asked)),
                None => then(conn, account, Method::Password).map(|done| Step::Done(Box::new(done))),
            }
        })
        .await
}

/// The account whose password is right, if it may be signed in with.
fn enabled(conn: &mut DbConn, id: AccountId) -> Result<Account, Error> {
    // As it is now: it may have been merged while the password was looked at.
    let account = store::accounts::find(conn, id)?.ok_or_else(|| Error::of(ProblemCode::InvalidCredentials))?;
    if account.disabled_at.is_none() {
        return Ok(account);
    }
    // Whoever knows the password may know what became of the account.
    Err(match store::merges::merged_since(conn, &account)? {
        Some(at) => Error::of(ProblemCode::AccountMerged).detail(text::account_merged(at)),
        None => Error::of(ProblemCode::InvalidCredentials),
    })
}

/// The same for a second factor, after the password.
///
/// # Errors
///
/// [`ProblemCode::TooManyRequests`] after too many wrong proofs; whatever `then` fails with.
pub(super) async fn by_second_factor<T: Send + 'static>(
    app: &App,
    input: ContinueSession,
    then: impl FnOnce(&mut DbConn, Account, Method) -> Result<T, Error> + Send + 'static,
) -> Result<Step<T>, Error> {
    let ContinueSession { challenge, factor } = input;
    let Some(challenge) = OpaqueToken::parse(&challenge).map(|challenge| challenge.hash()) else {
        return Ok(Step::Refused);
    };
    let now = app.clock.now();
    let (relying_party, sealer, notices) = (app.relying_party.clone(), Arc::clone(&app.totp_seal), Notices::of(app));
    // What a wrong proof costs is kept although the request fails, so that is no error inside of the transaction.
    app.db
        .write(move |conn| {
            let Some(Some(id)) = store::challenges::find(conn, &challenge, Purpose::SecondStep, now)? else {
                return Ok(Step::Refused);
            };
            store::accounts::lock(conn, id)?;
            let Some(account) = store::accounts::find(conn, id)?.filter(|account| account.disabled_at.is_none()) else {
                return Ok(Step::Refused);
            };
            let guessed = Guessed::second_factor(id);
            let so_far = guessed.so_far(conn)?;
            throttle::allow(so_far, now)?;
            let method = match factor {
                SecondFactor::Totp { code } => {
                    let secret = store::totp_secrets::find(conn, id)?.filter(|secret| secret.confirmed_at.is_some());
                    let right = match secret {
                        Some(secret) => totp::take(conn, &sealer, id, &secret, &code, now)?,
                        None => false,
                    };
                    right.then_some(Method::PasswordTotp)
                }
                SecondFactor::RecoveryCode { code } => {
                    recovery_codes::take(conn, id, &code, now)?.then_some(Method::PasswordRecoveryCode)
                }
                SecondFactor::Passkey { assertion } => {
                    let owner = passkeys::take(conn, &relying_party, &assertion, Purpose::SecondStep, now)?;
                    (owner == Some(id)).then_some(Method::PasswordPasskey)
                }
            };
            let Some(method) = method else {
                guessed.count(conn, so_far, now)?;
                return Ok(Step::Refused);
            };
            if method == Method::PasswordRecoveryCode {
                notices.recovery_code_used(conn, &account, now)?;
            }
            guessed.forget(conn)?;
            store::challenges::take(conn, &challenge)?;
            then(conn, account, method).map(|done| Step::Done(Box::new(done)))
        })
        .await
}

/// The same for a passkey, which says whose it is.
///
/// # Errors
///
/// Whatever `then` fails with.
pub(super) async fn by_passkey<T: Send + 'static>(
    app: &App,
    assertion: PasskeyAssertion,
    then: impl FnOnce(&mut DbConn, Account, Method) -> Result<T, Error> + Send + 'static,
) -> Result<Step<T>, Error> {
    let (relying_party, now) = (app.relying_party.clone(), app.clock.now());
    app.db
        .write(move |conn| {
            let owner = passkeys::take(conn, &relying_party, &assertion, Purpose::PasskeySignIn, now)?;
            let account = owner.map(|id| store::accounts::find(conn, id)).transpose()?.flatten();
            let Some(account) = account.filter(|account| account.disabled_at.is_none()) else {
                return Ok(Step::Refused);
            };
            then(conn, account, Method::Passkey).map(|done| Step::Done(Box::new(done)))
        })
        .await
}

/// Where a proof of whose an account is has got to.
pub(super) enum Step<T> {
    /// It holds, and this came of it.
    Done(Box<T>),
    /// The account asks for more.
    Second(SecondStep),
    /// It does not hold.
    Refused,
}

impl Step<Begun> {
    fn finish(self, app: &App) -> Result<SignedIn, Error> {
        match self {
            Self::Done(begun) => Ok(session::opened(app, *begun, app.clock.now())),
            Self::Second(asked) => Err(Error::of(ProblemCode::SecondFactorRequired).with_all(&asked)),
            Self::Refused => Err(Error::of(ProblemCode::ProofRefused)),
        }
    }
}

/// What the account asks for beside the password, if it does.
fn second_step(
    conn: &mut DbConn,
    relying_party: &RelyingParty,
    account: &Account,
    now: Timestamp,
) -> Result<Option<SecondStep>, Error> {
    let totp = store::totp_secrets::find(conn, account.id)?.is_some_and(|secret| secret.confirmed_at.is_some());
    let passkeys = store::passkeys::of_account(conn, account.id)?;
    if !totp && passkeys.is_empty() {
        return Ok(None);
    }
    let recovery_codes = store::recovery_codes::count(conn, account.id)? > 0;
    let kinds = [
        (!passkeys.is_empty(), FactorKind::Passkey),
        (totp, FactorKind::Totp),
        (recovery_codes, FactorKind::RecoveryCode),
    ];
    let challenge = OpaqueToken::draw();
    let until = now + passkeys::ANSWER_WITHIN;
    store::challenges::insert(conn, &challenge.hash(), Purpose::SecondStep, Some(account.id), until)?;
    let verification = UserVerification::Discouraged;
    Ok(Some(SecondStep {
        challenge: challenge.text(),
        factors: kinds.into_iter().filter(|(there, _)| *there).map(|(_, kind)| kind).collect(),
        passkey: (!passkeys.is_empty())
            .then(|| passkeys::request_options(relying_party, &challenge, &passkeys, verification)),
    }))
}

fn check_lengths(user: &str, password: &str) -> Result<(), Error> {
    let mut refused = Vec::new();
    for (pointer, text, most) in [("/user", user, LONGEST.0), ("/password", password, LONGEST.1)] {
        let (code, message) = match text.len() {
            0 => ("required", text::must_not_be_empty()),
            length if length > most => ("too_long", text::too_long(most)),
            _ => continue,
        };
        refused.push(Refusal { pointer: pointer.to_owned(), code: code.to_owned(), message: message.into() });
    }
    if refused.is_empty() { Ok(()) } else { Err(Error::invalid(refused)) }
}
