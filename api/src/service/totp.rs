//! Codes of authenticator apps: time-based one-time passwords (RFC 6238), six digits, a new one every 30 seconds, HMAC-SHA-1,
//! which is what every app takes. Ours rather than a crate's: it is an HMAC, which the server has anyway, and ten lines.
//!
//! A code is taken for the step before and after too, for clocks that differ, and each step is good for one code.

use std::sync::Arc;

use aws_lc_rs::hmac;
use contract::problem::ProblemCode;
use contract::security::{ConfirmTotp, RecoveryCodesView, TotpView};
use data_encoding::BASE32_NOPAD;
use domain::id::AccountId;
use jiff::Timestamp;
use language::text::problem as text;
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use qrcodegen::{QrCode, QrCodeEcc};

use super::notice::Notices;
use super::throttle::{self, Guessed};
use super::{recovery_codes, session};
use crate::access::Principal;
use crate::app::App;
use crate::error::Error;
use crate::service::seal::Sealer;
use crate::store::sessions::Method;
use crate::store::totp_secrets::TotpSecret;
use crate::store::{self, DbConn, StoreError};

/// How long a code is shown.
const STEP_SECONDS: i64 = 30;
/// How many steps the two clocks may differ.
const DRIFT: i64 = 1;
/// As long as the hash, which RFC 4226, section 4, recommends.
const SECRET_BYTES: usize = 20;
const DIGITS: usize = 6;

/// Draws a secret for an authenticator app. It counts for nothing before [`confirm`].
///
/// # Errors
///
/// [`ProblemCode::Conflict`] when there is a confirmed one; [`ProblemCode::ConfirmationRequired`] when it is long since they
/// proved who they are.
pub async fn create(app: &App, who: &Principal) -> Result<TotpView, Error> {
    let secret: [u8; SECRET_BYTES] = rand::random();
    let (asker, now) = (who.clone(), app.clock.now());
    let sealed = app.totp_seal.seal(&secret, who.account_id.uuid().as_bytes());
    let account = app
        .db
        .write(move |conn| {
            let (account, _) = session::confirmed(conn, &asker, now)?;
            store::totp_secrets::insert(conn, account.id, &sealed, now).map_err(|error| match error {
                StoreError::Conflict(_) => {
                    Error::of(ProblemCode::Conflict).detail(text::authenticator_there()).because(error)
                }
                error => error.into(),
            })?;
            Ok::<_, Error>(account)
        })
        .await?;
    let secret = BASE32_NOPAD.encode(&secret);
    let uri = uri(&app.config.issuer.name, &account.user_name, &secret);
    let qr_code = qr_code(&uri);
    Ok(TotpView { secret, uri, qr_code })
}

/// Makes the secret count, since a code shows that the app has it. The first second factor comes with recovery codes.
///
/// # Errors
///
/// [`ProblemCode::InvalidRequest`] for a wrong code; [`ProblemCode::NotFound`] when there is no secret that waits;
/// [`ProblemCode::TooManyRequests`] after too many wrong codes.
pub async fn confirm(app: &App, who: &Principal, input: ConfirmTotp) -> Result<RecoveryCodesView, Error> {
    let (asker, now) = (who.clone(), app.clock.now());
    let (guessed, notices) = (Guessed::second_factor(who.account_id), Notices::of(app));
    let sealer = Arc::clone(&app.totp_seal);
    // The count of a wrong code is kept, so it is no error inside of the transaction.
    let codes = app
        .db
        .write(move |conn| {
            let (account, session) = session::confirmed(conn, &asker, now)?;
            let secret = store::totp_secrets::find(conn, account.id)?.filter(|secret| secret.confirmed_at.is_none());
            let secret = secret.ok_or_else(|| Error::of(ProblemCode::NotFound))?;
            let so_far = guessed.so_far(conn)?;
            throttle::allow(so_far, now)?;
            if !take(conn, &sealer, account.id, &secret, &input.code, now)? {
                guessed.count(conn, so_far, now)?;
                return Ok(None);
            }
            let codes = recovery_codes::with_first_factor(conn, account.id, now)?;
            store::totp_secrets::confirm(conn, account.id, now)?;
            notices.ways_in_changed(conn, &account, now)?;
            if session.method == Method::Password {
                store::sessions::strengthen(conn, session.id, Method::PasswordTotp)?;
            }
            Ok::<_, Error>(Some(codes))
        })
        .await?;
    let recovery_codes = codes
        .ok_or_else(|| Error::of(ProblemCode::InvalidRequest).field("/code", "wrong", text::not_the_apps_code()))?;
    tracing::info!(account.id = %who.account_id, "an authenticator app was added");
    Ok(RecoveryCodesView { recovery_codes })
}

/// Removes the authenticator app; the last second factor takes the recovery codes with it.
///
/// # Errors
///
/// [`ProblemCode::NotFound`] when there is none; [`ProblemCode::ConfirmationRequired`] when it is long since they proved who
/// they are.
pub async fn delete(app: &App, who: &Principal) -> Result<(), Error> {
    let (asker, notices, now) = (who.clone(), Notices::of(app), app.clock.now());
    app.db
        .write(move |conn| {
            let (account, _) = session::confirmed(conn, &asker, now)?;
            if !store::totp_secrets::delete(conn, account.id)? {
                return Err(Error::of(ProblemCode::NotFound));
            }
            notices.ways_in_changed(conn, &account, now)?;
            recovery_codes::without_factors(conn, account.id)
        })
        .await?;
    tracing::info!(account.id = %who.account_id, "an authenticator app was removed");
    Ok(())
}

/// Takes a code, once; `false` when it is wrong, too old, or was taken before.
///
/// # Errors
///
/// When the database fails, or the secret was sealed with another key secret.
pub(super) fn take(
    conn: &mut DbConn,
    sealer: &Sealer,
    account: AccountId,
    secret: &TotpSecret,
    code: &str,
    now: Timestamp,
) -> Result<bool, Error> {
    let opened = sealer.open(&secret.sealed, account.uuid().as_bytes()).ok_or_else(|| {
        Error::internal(format!("the secret of an authenticator app of account {account} cannot be opened"))
    })?;
    let code: String = code.chars().filter(|c| !c.is_whitespace()).collect();
    match step_of(&opened, &code, now) {
        Some(step) => Ok(store::totp_secrets::use_step(conn, account, step)?),
        None => Ok(false),
    }
}

/// The step that a code belongs to, around now. Each candidate is compared, in the same time.
fn step_of(secret: &[u8], code: &str, now: Timestamp) -> Option<i64> {
    let present = now.as_second().div_euclid(STEP_SECONDS);
    (present - DRIFT..=present + DRIFT).fold(None, |found, step| {
        let right =
            aws_lc_rs::constant_time::verify_slices_are_equal(self::code(secret, step).as_bytes(), code.as_bytes());
        if right.is_ok() { Some(step) } else { found }
    })
}

/// The code of a step (RFC 4226, section 5.3).
fn code(secret: &[u8], step: i64) -> String {
    let key = hmac::Key::new(hmac::HMAC_SHA1_FOR_LEGACY_USE_ONLY, secret);
    let hash = hmac::sign(&key, &step.to_be_bytes());
    let hash = hash.as_ref();
    let offset = usize::from(hash[hash.len() - 1] & 0xf);
    let number = hash[offset..offset + 4].iter().fold(0_u32, |number, byte| number << 8 | u32::from(*byte));
    format!("{:0DIGITS$}", (number & 0x7fff_ffff) % 10_u32.pow(6))
}

/// The form that authenticator apps read
/// (<https://github.com/google/google-authenticator/wiki/Key-Uri-Format>).
fn uri(issuer: &str, user: &str, secret: &str) -> String {
    let [issuer, user] = [issuer, user].map(|text| utf8_percent_encode(text, NON_ALPHANUMERIC));
    format!(
        "otpauth://totp/{issuer}:{user}?secret={secret}&issuer={issuer}&algorithm=SHA1&digits={DIGITS}&period={STEP_SECONDS}"
    )
}

/// The quiet zone of a QR code, in modules (ISO/IEC 18004, section 5.3.8).
const QUIET: i32 = 4;

/// A QR code as an SVG document, dark on white whatever the page's colours are: readers need that.
fn qr_code(text: &str) -> String {
    let code =
        QrCode::encode_text(text, QrCodeEcc::Medium).expect("a name and a secret are shorter than a QR code can hold");
    let size = code.size();
    let dark = (0..size).flat_map(|y| (0..size).map(move |x| (x, y))).filter(|(x, y)| code.get_module(*x, *y));
    let path: String = dark.map(|(x, y)| format!("M{} {}h1v1h-1z", x + QUIET, y + QUIET)).collect();
    let whole = size + 2 * QUIET;
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {whole} {whole}\" shape-rendering=\"crispEdges\">\
         <path fill=\"#fff\" d=\"M0 0h{whole}v{whole}H0z\"/><path d=\"{path}\"/></svg>"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    const SECRET: &[u8] = b"12345678901234567890";

    fn at(second: i64) -> Timestamp {
        Timestamp::from_second(second).unwrap()
    }

    #[test]
    fn codes_are_those_of_rfc_6238_appendix_b() {
        for (second, expected) in [
            (59, "287082"),
            (1_111_111_109, "081804"),
            (1_111_111_111, "050471"),
            (1_234_567_890, "005924"),
            (2_000_000_000, "279037"),
            (20_000_000_000, "353130"),
        ] {
            assert_eq!(code(SECRET, second / STEP_SECONDS), expected, "at {second}");
        }
    }

    #[test]
    fn clocks_may_differ_by_one_step_and_no_more() {
        let shown = code(SECRET, 1_000);
        let taken: Vec<i64> =
            (995..=1_005).filter(|step| step_of(SECRET, &shown, at(step * STEP_SECONDS)).is_some()).collect();

        assert_eq!(taken, [999, 1_000, 1_001]);
        assert_eq!(step_of(SECRET, &shown, at(1_001 * STEP_SECONDS + 29)), Some(1_000));
    }

    #[test]
    fn what_is_not_six_digits_is_no_code() {
        let shown = code(SECRET, 1_000);
        for wrong in ["", "0", &format!("{shown}0"), &format!("0{shown}"), "１２３４５６"] {
            assert_eq!(step_of(SECRET, wrong, at(30_000)), None, "{wrong}");
        }
    }

    #[test]
    fn names_cannot_break_out_of_the_address_for_apps() {
        let written = uri("Zoë & Co: ?x=1", "ada", "ABC");

        assert!(
            written.starts_with("otpauth://totp/Zo%C3%AB%20%26%20Co%3A%20%3Fx%3D1:ada?secret=ABC&issuer=Zo"),
            "{written}"
        );
    }
}
