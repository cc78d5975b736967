//! The ways into one's own account, and changing the password.

use contract::problem::ProblemCode;
use contract::security::{ChangePassword, SecurityView};
use contract::session::ConfirmSession;
use language::Message;
use language::text::problem as text;
use secrecy::SecretString;

use super::notice::Notices;
use super::password::acceptable;
use super::throttle::{self, Guessed};
use super::{passkeys, session};
use crate::access::Principal;
use crate::app::App;
use crate::error::Error;
use crate::store;
use crate::store::challenges::Purpose;
use crate::store::sessions::Method;

/// The ways into the account of whoever asks.
///
/// # Errors
///
/// [`ProblemCode::Unauthenticated`] when the account was removed since they signed in.
pub async fn find(app: &App, who: &Principal) -> Result<SecurityView, Error> {
    let id = who.account_id;
    app.db
        .read(move |conn| {
            let account = store::accounts::find(conn, id)?.ok_or_else(|| Error::of(ProblemCode::Unauthenticated))?;
            Ok(SecurityView {
                password: account.password_hash.is_some(),
                totp_since: store::totp_secrets::find(conn, id)?.and_then(|secret| secret.confirmed_at),
                passkeys: store::passkeys::of_account(conn, id)?.into_iter().map(passkeys::view).collect(),
                recovery_codes_left: store::recovery_codes::count(conn, id)?,
            })
        })
        .await
}

/// Notes that somebody has proved again who they are, so that for a while they may do what is dangerous.
///
/// # Errors
///
/// [`ProblemCode::InvalidRequest`] for a proof that does not hold; [`ProblemCode::TooManyRequests`] after too many.
pub async fn confirm(app: &App, who: &Principal, proof: ConfirmSession) -> Result<(), Error> {
    prove(app, who, proof, "").await?;
    tracing::info!(account.id = %who.account_id, session.id = %who.session_id, "a session was confirmed");
    Ok(())
}

/// Changes the password, and ends every other session: whoever knew the old one is out.
///
/// # Errors
///
/// [`ProblemCode::InvalidRequest`] for a proof that does not hold, or a password that is not taken;
/// [`ProblemCode::TooManyRequests`] after too many wrong proofs.
pub async fn change_password(app: &App, who: &Principal, input: ChangePassword) -> Result<(), Error> {
    let ChangePassword { proof, new_password } = input;
    let id = who.account_id;
    let account = app.db.read(move |conn| Ok::<_, Error>(store::accounts::find(conn, id)?)).await?;
    let account = account.ok_or_else(|| Error::of(ProblemCode::Unauthenticated))?;
    let new_password = SecretString::from(new_password);
    let about = [&account.user_name, &account.email, &account.display_name, &app.config.issuer.name];
    acceptable("/new_password", &new_password, &about.map(String::as_str))
        .map_err(|fault| Error::invalid(vec![fault]))?;
    prove(app, who, proof, "/proof").await?;
    let hash = app.passwords.turn().await.hash(new_password).await?;
    let (asker, notices, now) = (who.clone(), Notices::of(app), app.clock.now());
    let ended = app
        .db
        .write(move |conn| {
            let (account, session) = session::confirmed(conn, &asker, now)?;
            store::accounts::set_password(conn, account.id, &hash)?;
            notices.password_changed(conn, &account, now)?;
            Ok::<_, Error>(store::sessions::end_all(conn, account.id, Some(session.id), now)?)
        })
        .await?;
    tracing::info!(account.id = %who.account_id, sessions = ended.len(), "a password was changed");
    app.ended.note(ended, now);
    Ok(())
}

/// Confirms the session of whoever asks by a proof that stands at `place` in the body.
///
/// # Errors
/// [`ProblemCode::InvalidRequest`] for a proof that does not hold; [`ProblemCode::TooManyRequests`] after too many.
pub(super) async fn prove(app: &App, who: &Principal, proof: ConfirmSession, place: &str) -> Result<(), Error> {
    match proof {
        ConfirmSession::Password { password } => prove_by_password(app, who, password.into(), place).await,
        ConfirmSession::Passkey { assertion } => {
            let (asker, now) = (who.clone(), app.clock.now());
            let relying_party = app.relying_party.clone();
            // The challenge is used up although the request fails, so that is no error inside of the transaction.
            let right = app
                .db
                .write(move |conn| {
                    let (account, session) = session::present(conn, &asker, now)?;
                    let owner = passkeys::take(conn, &relying_party, &assertion, Purpose::Confirmation, now)?;
                    let right = owner == Some(account.id);
                    if right {
                        store::sessions::confirm(conn, session.id, now)?;
                        if session.method == Method::Password {
                            store::sessions::strengthen(conn, session.id, Method::PasswordPasskey)?;
                        }
                    }
                    Ok::<_, Error>(right)
                })
                .await?;
            if right { Ok(()) } else { Err(refused(place, "assertion", text::not_the_answer())) }
        }
    }
}

async fn prove_by_password(app: &App, who: &Principal, password: SecretString, place: &str) -> Result<(), Error> {
    let guessed = Guessed::confirmation(who.account_id);
    let turn = app.passwords.turn().await;
    let (asker, guess, now) = (who.clone(), guessed.clone(), app.clock.now());
    let (so_far, kept) = app
        .db
        .write(move |conn| {
            let (account, _) = session::present(conn, &asker, now)?;
            Ok::<_, Error>((guess.so_far(conn)?, account.password_hash))
        })
        .await?;
    throttle::allow(so_far, now)?;
    let right = turn.verify(password, kept).await?;
    let session = who.session_id;
    app.db
        .write(move |conn| {
            if right {
                guessed.forget(conn)?;
                Ok(store::sessions::confirm(conn, session, now)?)
            } else {
                guessed.count(conn, so_far, now)
            }
        })
        .await?;
    if right { Ok(()) } else { Err(refused(place, "password", text::not_your_password())) }
}

fn refused(place: &str, member: &str, message: Message) -> Error {
    Error::of(ProblemCode::InvalidRequest).field(format!("{place}/{member}"), "wrong", message)
}
