//! Recovery codes: what lets somebody in beside the password when their phone or key is lost.
//!
//! Ten at a time, each good once. A code has 120 random bits, so a plain hash keeps it (OWASP ASVS 5.0, 6.5.2).

use contract::problem::ProblemCode;
use contract::security::RecoveryCodesView;
use domain::id::AccountId;
use jiff::Timestamp;
use language::text::problem as text;
use sha2::{Digest as _, Sha256};

use super::notice::Notices;
use super::session;
use crate::access::Principal;
use crate::app::App;
use crate::error::Error;
use crate::random;
use crate::store::{self, DbConn};

/// How many there are at a time.
const COUNT: usize = 10;
/// Characters of a code, five random bits each.
const LENGTH: usize = 24;
/// Characters between hyphens.
const GROUP: usize = 6;

/// Draws new codes in place of those there are.
///
/// # Errors
///
/// [`ProblemCode::Conflict`] without a second factor, which they would stand in for;
/// [`ProblemCode::ConfirmationRequired`] when it is long since they proved who they are.
pub async fn create(app: &App, who: &Principal) -> Result<RecoveryCodesView, Error> {
    let (asker, notices, now) = (who.clone(), Notices::of(app), app.clock.now());
    let recovery_codes = app
        .db
        .write(move |conn| {
            let (account, _) = session::confirmed(conn, &asker, now)?;
            if !has_factor(conn, account.id)? {
                return Err(Error::of(ProblemCode::Conflict).detail(text::second_factor_first()));
            }
            notices.ways_in_changed(conn, &account, now)?;
            draw(conn, account.id, now)
        })
        .await?;
    tracing::info!(account.id = %who.account_id, "recovery codes were made");
    Ok(RecoveryCodesView { recovery_codes })
}

/// The codes that come with the first second factor, which is about to be added; none with a further one.
pub(super) fn with_first_factor(conn: &mut DbConn, account: AccountId, now: Timestamp) -> Result<Vec<String>, Error> {
    if has_factor(conn, account)? { Ok(Vec::new()) } else { draw(conn, account, now) }
}

/// Removes the codes when there is no second factor any more that they could stand in for.
pub(super) fn without_factors(conn: &mut DbConn, account: AccountId) -> Result<(), Error> {
    if !has_factor(conn, account)? {
        store::recovery_codes::delete(conn, account)?;
    }
    Ok(())
}

/// Uses a code up; `false` when the account has none such, or has used it.
pub(super) fn take(conn: &mut DbConn, account: AccountId, code: &str, now: Timestamp) -> Result<bool, Error> {
    Ok(store::recovery_codes::take(conn, account, &hash(code), now)?)
}

/// Whether the account has a second factor that counts.
fn has_factor(conn: &mut DbConn, account: AccountId) -> Result<bool, Error> {
    let totp = store::totp_secrets::find(conn, account)?.is_some_and(|secret| secret.confirmed_at.is_some());
    Ok(totp || !store::passkeys::of_account(conn, account)?.is_empty())
}

fn draw(conn: &mut DbConn, account: AccountId, now: Timestamp) -> Result<Vec<String>, Error> {
    let codes: Vec<String> = (0..COUNT).map(|_| grouped(&random::plain_text(LENGTH))).collect();
    let hashes: Vec<Vec<u8>> = codes.iter().map(|code| hash(code)).collect();
    store::recovery_codes::replace(conn, account, &hashes, now)?;
    Ok(codes)
}

fn grouped(code: &str) -> String {
    code.as_bytes().chunks(GROUP).map(String::from_utf8_lossy).collect::<Vec<_>>().join("-")
}

/// Of the code as it was drawn, however it is written: letters that can be taken for digits stand for them
/// (Crockford's base 32).
fn hash(code: &str) -> Vec<u8> {
    let plain = code.chars().filter(char::is_ascii_alphanumeric).map(|c| match c.to_ascii_uppercase() {
        'O' => '0',
        'I' | 'L' => '1',
        c => c,
    });
    Sha256::digest(plain.collect::<String>()).to_vec()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_the_same_however_it_is_written() {
        assert_eq!(grouped("0123456789ABCDEFGHJKMNPQ"), "012345-6789AB-CDEFGH-JKMNPQ");
        let kept = hash("012345-6789AB-CDEFGH-JKMNPQ");
        for written in ["0123456789ABCDEFGHJKMNPQ", " oi2345 6789ab cdefgh jkmnpq ", "OL2345–6789AB–CDEFGH–JKMNPQ"]
        {
            assert_eq!(hash(written), kept, "{written}");
        }
        assert_ne!(hash("012345-6789AB-CDEFGH-JKMNPR"), kept);
    }
}
