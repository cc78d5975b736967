//! Taking an invitation: how somebody whom a partner record names comes to their account.
//!
//! The link came by mail to the address in the record, so whoever has it has shown that the address is theirs. It works once.
//! Who has an account with that address already says by it that they work there, and nothing else changes.

use std::sync::Arc;

use contract::invitation::{
    AcceptInvitation, AcceptedInvitationView, InvitationFault, InvitationView, InvitedAccountView,
};
use contract::problem::ProblemCode;
use domain::catalogue::Catalogue;
use domain::id::{CandidateId, ContactId};
use domain::name::{DeliveryName, FullName, Names};
use language::text::problem as text;
use language::{Language, Message};
use secrecy::SecretString;

use super::contacts::{Known, Registrar, language_of};
use super::password::acceptable;
use super::token::OpaqueToken;
use super::{agreements, candidates, person, registrations};
use crate::app::App;
use crate::error::{Error, Refusal};
use crate::store::accounts::Account;
use crate::store::companies::Company;
use crate::store::contacts::Contact;
use crate::store::one_time_links::{Link, Purpose, Spent};
use crate::store::{self, DbConn, StoreError};

/// An invitation that can be taken.
struct Open {
    link: Link,
    company: Company,
    contact: Contact,
    /// The account that it leads to.
    account: Account,
    /// Whether that is the person's own already.
    theirs: bool,
}

/// What somebody chose who has no account yet.
struct Choice {
    password: SecretString,
    /// Where the record's name does not do.
    delivery: Option<DeliveryName>,
    language: Language,
}

/// Reads an invitation.
///
/// # Errors
/// [`ProblemCode::LinkUnusable`] with [`InvitationFault`] as `reason`.
pub async fn find(app: &App, token: &str) -> Result<InvitationView, Error> {
    let (token, registrar, cache) = (hash(token)?, Registrar::of(app), Arc::clone(&app.catalogue));
    app.db
        .read(move |conn| {
            let open = open(conn, &registrar, &token)?;
            let revision = cache.current(conn)?;
            let asked = agreements::at_registration(&revision.catalogue, registrar.today());
            let account = (!open.theirs).then(|| InvitedAccountView {
                user_name: open.account.user_name,
                needs_delivery_name: open.account.candidate_id.is_none(),
                agreements: asked.map(|(agreement, version)| agreements::view(agreement, version)).collect(),
            });
            Ok(InvitationView {
                company: open.company.name,
                name: open.contact.full_name(),
                email: open.contact.email,
                expires_at: open.link.expires_at,
                account,
            })
        })
        .await
}

/// Takes an invitation. Who has no account yet chooses a password and accepts the agreements that everybody accepts; from then
/// on the account is theirs, and the address is shown to be.
///
/// # Errors
/// As [`find`]; [`ProblemCode::InvalidRequest`] with every value that is not right, and [`ProblemCode::Conflict`] when an
/// agreement has another version by now. The invitation can be taken again then.
pub async fn accept(app: &App, input: AcceptInvitation) -> Result<AcceptedInvitationView, Error> {
    let (token, registrar, cache) = (hash(&input.token)?, Registrar::of(app), Arc::clone(&app.catalogue));
    let (asked, of, issuer) = (token.clone(), registrar.clone(), app.config.issuer.name.clone());
    let looked_at = app.db.read(move |conn| {
        let open = open(conn, &of, &asked)?;
        if open.theirs {
            return Ok::<_, Error>((None, input));
        }
        let choice = choice(&cache.current(conn)?.catalogue, &open, &input, &of, &issuer)?;
        Ok((Some(choice), input))
    });
    let (choice, input) = looked_at.await?;
    let chosen = match choice {
        Some(Choice { password, delivery, language }) => {
            Some((app.passwords.turn().await.hash(password).await?, delivery, language))
        }
        None => None,
    };
    let cache = Arc::clone(&app.catalogue);
    app.db
        .write(move |conn| {
            store::take_turn(conn)?;
            let open = open(conn, &registrar, &token)?;
            if !store::one_time_links::use_up(conn, &token, registrar.now)? {
                return Err(unusable(InvitationFault::Used));
            }
            if !open.theirs {
                let (password_hash, delivery, language) =
                    chosen.ok_or_else(|| Error::internal("an account is nobody's any more"))?;
                let candidate = candidate(conn, &registrar, &open, delivery)?;
                store::accounts::take_over(conn, open.account.id, &password_hash, candidate, language)?;
                store::email_addresses::verify(conn, open.account.id, &open.contact.email, registrar.now)
                    .map_err(taken)?;
                let (revision, accepted) = (cache.current(conn)?, agreements::by_code(&input.agreements));
                agreements::record(conn, &revision, candidate, &accepted, registrar.now)?;
            }
            registrar.join(conn, open.contact, open.account.id)?;
            Ok(AcceptedInvitationView { user_name: open.account.user_name })
        })
        .await
}

/// Who the person is in the program: the candidate of the account, or one with the delivery name that they chose.
fn candidate(
    conn: &mut DbConn,
    registrar: &Registrar,
    open: &Open,
    delivery: Option<DeliveryName>,
) -> Result<CandidateId, Error> {
    if let Some(candidate) = open.account.candidate_id {
        return Ok(candidate);
    }
    let legal = FullName::new(&open.contact.full_name()).map_err(Error::internal)?;
    let delivery = delivery.ok_or_else(|| Error::internal("no delivery name was asked for"))?;
    candidates::add(conn, Names { legal, native: None, delivery, certificate: None }, registrar.now)
}

/// The invitation of a token, when it can be taken.
fn open(conn: &mut DbConn, registrar: &Registrar, token: &[u8]) -> Result<Open, Error> {
    let Some(link) = store::one_time_links::find(conn, token, Purpose::AcceptInvitation, registrar.now)? else {
        let spent = store::one_time_links::find_spent(conn, token, Purpose::AcceptInvitation)?;
        return Err(unusable(match spent {
            Spent::Used => InvitationFault::Used,
            Spent::Expired => InvitationFault::Expired,
            Spent::Unknown => InvitationFault::Unknown,
        }));
    };
    let unknown = || unusable(InvitationFault::Unknown);
    let contact = store::contacts::find(conn, ContactId::new(link.subject))?.ok_or_else(unknown)?;
    if registrar.has_left(&contact) {
        return Err(unknown());
    }
    if contact.joined_at.is_some() {
        return Err(unusable(InvitationFault::Used));
    }
    let company = store::companies::find(conn, contact.company_id)?.ok_or_else(unknown)?;
    // Staff are out of the reach of feeds, also of those that were there first.
    let known = Known::by(conn, &contact.email)?
        .filter(|known| !known.account.staff && known.account.disabled_at.is_none())
        .ok_or_else(unknown)?;
    Ok(Open { link, company, contact, account: known.account, theirs: known.theirs })
}

/// What a person chose, or everything that is wrong with it.
fn choice(
    catalogue: &Catalogue,
    open: &Open,
    input: &AcceptInvitation,
    registrar: &Registrar,
    issuer: &str,
) -> Result<Choice, Error> {
    let mut faults = Vec::new();
    let mut required = |pointer: &str, message: Message| faults.push(Refusal::new(pointer, "required", message));
    let password = input.password.clone().filter(|password| !password.is_empty()).map(SecretString::from);
    if password.is_none() {
        required("/password", text::password_missing());
    }
    for (agreement, _) in agreements::at_registration(catalogue, registrar.today()) {
        if input.agreements.iter().all(|accepted| accepted.code != agreement.code.as_str()) {
            required("/agreements", text::agreement_missing(&agreement.title));
        }
    }
    if let Some(password) = &password {
        let Account { user_name, email, display_name, .. } = &open.account;
        let about = [user_name, email, display_name, &open.company.name].map(String::as_str);
        let about = [about.as_slice(), &[issuer]].concat();
        faults.extend(acceptable("/password", password, &about).err());
    }
    let delivery = open
        .account
        .candidate_id
        .is_none()
        .then(|| {
            let form = input.delivery_name.clone().unwrap_or_default();
            person::delivery_name(&form, "/delivery_name", &mut faults)
        })
        .flatten();
    let language = match &input.language {
        Some(tag) => registrations::language(tag, &mut faults),
        None => Some(language_of(&open.contact.details)),
    };
    let (Some(password), Some(language), true) = (password, language, faults.is_empty()) else {
        return Err(Error::invalid(faults));
    };
    agreements::check_all(catalogue, registrar.today(), &input.agreements, "/agreements")?;
    Ok(Choice { password, delivery, language })
}

fn hash(token: &str) -> Result<Vec<u8>, Error> {
    let token = OpaqueToken::parse(token).ok_or_else(|| unusable(InvitationFault::Unknown))?;
    Ok(token.hash())
}

fn unusable(fault: InvitationFault) -> Error {
    let detail = match fault {
        InvitationFault::Used => text::invitation_used(),
        InvitationFault::Expired => text::invitation_expired(),
        InvitationFault::Unknown => text::invitation_unknown(),
    };
    Error::of(ProblemCode::LinkUnusable).detail(detail).with("reason", fault)
}

/// Somebody has shown by another way, a moment before, that the address is theirs.
fn taken(error: StoreError) -> Error {
    match error {
        StoreError::Conflict(_) => {
            Error::of(ProblemCode::Conflict).detail(text::address_taken_meanwhile()).because(error)
        }
        other => other.into(),
    }
}
