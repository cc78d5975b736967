//! Making accounts. Registration by people themselves comes through another door; this one is for operators and demo data.

use contract::problem::ProblemCode;
use contract::session::AccountView;
use domain::id::{AccountId, CandidateId};
use language::text::problem as text;
use language::{Language, Message};
use secrecy::SecretString;

use crate::app::App;
use crate::error::{Error, Refusal};
use crate::random;
use crate::service::password::acceptable;
use crate::service::session::view;
use crate::store;
use crate::store::StoreError;
use crate::store::accounts::Account;

/// An account to be made.
#[derive(Debug, Clone)]
pub struct NewAccount {
    /// The name to sign in with.
    pub user_name: String,
    /// Their address.
    pub email: String,
    /// What they are called on screen.
    pub display_name: String,
    /// As typed.
    pub password: SecretString,
    /// Who they are in the program, when they are a candidate.
    pub candidate_id: Option<CandidateId>,
    /// Whether they run the program.
    pub staff: bool,
}

/// Makes an account.
///
/// # Errors
///
/// [`ProblemCode::InvalidRequest`] with every value that is not right; [`ProblemCode::Conflict`] when the user name, the address
/// or the candidate has an account already.
pub async fn create(app: &App, new: NewAccount) -> Result<AccountView, Error> {
    let faults = faults(app, &new);
    if !faults.is_empty() {
        return Err(Error::invalid(faults));
    }
    let password_hash = app.passwords.turn().await.hash(new.password).await?;
    let now = app.clock.now();
    let account = Account {
        id: AccountId::new(random::uuid(now)),
        user_name: new.user_name,
        email: new.email.trim().to_owned(),
        display_name: new.display_name.trim().to_owned(),
        password_hash: Some(password_hash),
        candidate_id: new.candidate_id,
        staff: new.staff,
        created_at: now,
        disabled_at: None,
        language: Language::default(),
    };
    app.db
        .write(move |conn| -> Result<_, Error> {
            // Whoever makes an account for somebody else vouches for the address.
            store::accounts::insert(conn, &account, Some(now)).map_err(taken)?;
            Ok(view(&account))
        })
        .await
}

fn taken(error: StoreError) -> Error {
    let detail = match &error {
        StoreError::Conflict(constraint) => match constraint.0.as_str() {
            "accounts_user_name_folded_key" => text::user_name_taken(),
            "accounts_email_folded_key" | "email_addresses_address_folded_key" => text::address_taken(),
            "accounts_candidate_id_key" => text::candidate_taken(),
            _ => text::no_candidate(),
        },
        _ => return error.into(),
    };
    Error::of(ProblemCode::Conflict).detail(detail).because(error)
}

fn faults(app: &App, new: &NewAccount) -> Vec<Refusal> {
    let mut faults = Vec::new();
    let mut fault = |pointer: &str, code: &str, message: Message| {
        faults.push(Refusal::new(pointer, code, message));
    };
    let plain = |text: &str| text.chars().all(|c| c.is_ascii_alphanumeric() || "._-".contains(c));
    if !(3..=64).contains(&new.user_name.len()) || !plain(&new.user_name) {
        fault("/user_name", "malformed", text::user_name_form());
    }
    if new.display_name.trim().is_empty() || new.display_name.len() > 200 {
        fault("/display_name", "malformed", text::length_from_to(1_u8, 200_u8));
    }
    if new.candidate_id.is_none() && !new.staff {
        fault("/staff", "required", text::account_for_whom());
    }
    faults.extend(email_fault("/email", &new.email));
    let about = [&new.user_name, &new.email, &new.display_name, &app.config.issuer.name].map(String::as_str);
    faults.extend(acceptable("/password", &new.password, &about).err());
    faults
}

/// What is wrong with a text as an e-mail address, for the field at `pointer`.
pub(super) fn email_fault(pointer: &str, address: &str) -> Option<Refusal> {
    let address = address.trim();
    let parts =
        address.split_once('@').filter(|(local, host)| !local.is_empty() && !host.is_empty() && !host.contains('@'));
    let odd = |c: char| c.is_whitespace() || c.is_control();
    let (code, message) = match address.len() {
        0 => ("required", text::must_not_be_empty()),
        255.. => ("too_long", text::too_long(254_u8)),
        _ if parts.is_none() || address.contains(odd) => ("malformed", text::must_be_address()),
        _ => return None,
    };
    Some(Refusal::new(pointer, code, message))
}
