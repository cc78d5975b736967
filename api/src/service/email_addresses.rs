//! The e-mail addresses of an account. Exactly one is the primary one, which mail goes to; a verified one besides is a way back
//! for who loses it.
//!
//! Whose an address is, is never told to whoever adds it: an address of somebody else is answered alike, at the same cost, and
//! only the mail to it tells. Nor is an address verified by its link alone, but by its link and the account that it was added
//! to: a stranger's mailbox cannot be drawn into an account by a click.

use contract::email_address::{CreateEmailAddress, EmailAddressView, VerifyEmailAddress};
use contract::problem::ProblemCode;
use domain::id::{AccountId, EmailAddressId};
use jiff::{SignedDuration, Timestamp};
use language::text::problem as text;

use super::mail::{Mail, Outbox, Template};
use super::notice::Notices;
use super::token::OpaqueToken;
use super::{accounts, companies, session};
use crate::access::Principal;
use crate::app::App;
use crate::config::PublicUrl;
use crate::error::{Error, Refusal};
use crate::random;
use crate::store::accounts::{Account, folded};
use crate::store::email_addresses::EmailAddress;
use crate::store::one_time_links::{Link, Purpose};
use crate::store::{self, DbConn, StoreError};

/// How long the link of a mail works.
const LINK_LIFETIME: SignedDuration = SignedDuration::from_hours(24);
/// How long after a mail to an address the next one is written.
const MAILS_APART: SignedDuration = SignedDuration::from_mins(2);
/// The most addresses of an account.
const MOST_ADDRESSES: usize = 10;
/// The most mails to further addresses that an account has sent within a day, so that nobody floods mailboxes of others.
const MOST_MAILS: i64 = 10;

/// The addresses of whoever asks, the primary one first, then by age.
///
/// # Errors
/// [`ProblemCode::Unauthenticated`] when the account was removed since they signed in.
pub async fn list(app: &App, who: &Principal) -> Result<Vec<EmailAddressView>, Error> {
    let id = who.account_id;
    app.db
        .read(move |conn| {
            let account = store::accounts::find(conn, id)?.ok_or_else(|| Error::of(ProblemCode::Unauthenticated))?;
            let addresses = store::email_addresses::list(conn, id)?;
            let mut views =
                addresses.into_iter().map(|address| view(conn, &account, address)).collect::<Result<Vec<_>, _>>()?;
            views.sort_by_key(|view| (!view.primary, view.added_at));
            Ok(views)
        })
        .await
}

/// Adds an address, and has a mail sent to it.
///
/// # Errors
/// [`ProblemCode::InvalidRequest`] for what is no address, or is theirs already; [`ProblemCode::Conflict`] when there are too
/// many; [`ProblemCode::ConfirmationRequired`]; [`ProblemCode::TooManyRequests`].
pub async fn create(app: &App, who: &Principal, input: CreateEmailAddress) -> Result<EmailAddressView, Error> {
    if let Some(fault) = accounts::email_fault("/email", &input.email) {
        return Err(Error::invalid(vec![fault]));
    }
    let (who, now, asker) = (who.clone(), app.clock.now(), Asker::of(app));
    app.db
        .write(move |conn| {
            let (account, _) = session::confirmed(conn, &who, now)?;
            let mine = store::email_addresses::list(conn, account.id)?;
            if mine.iter().any(|address| folded(&address.address) == folded(&input.email)) {
                return Err(Error::invalid(vec![Refusal::new("/email", "known", text::address_yours())]));
            }
            if mine.len() >= MOST_ADDRESSES {
                return Err(Error::of(ProblemCode::Conflict).detail(text::addresses_enough(MOST_ADDRESSES)));
            }
            let address = EmailAddress {
                id: EmailAddressId::new(random::uuid(now)),
                account_id: account.id,
                address: input.email.trim().to_owned(),
                added_at: now,
                verified_at: None,
            };
            store::email_addresses::insert(conn, &address)?;
            store::duplicates::set_uncompared(conn, account.candidate_id.as_slice(), true)?;
            asker.ask(conn, &account, &address, now)?;
            view(conn, &account, address)
        })
        .await
}

/// Has the mail to an address sent once more.
///
/// # Errors
/// [`ProblemCode::NotFound`] when it is not theirs; [`ProblemCode::Conflict`] when it is verified;
/// [`ProblemCode::TooManyRequests`] when a mail was sent a moment ago, or too many today.
pub async fn resend(app: &App, who: &Principal, id: EmailAddressId) -> Result<(), Error> {
    let (who, now, asker) = (who.clone(), app.clock.now(), Asker::of(app));
    app.db
        .write(move |conn| {
            let (account, _) = session::present(conn, &who, now)?;
            let address = own(conn, account.id, id)?;
            if address.verified_at.is_some() {
                return Err(Error::of(ProblemCode::Conflict).detail(text::address_verified_already()));
            }
            if store::one_time_links::is_newer(conn, Purpose::VerifyEmailAddress, id.uuid(), now - MAILS_APART)? {
                return Err(Error::of(ProblemCode::TooManyRequests)
                    .detail(text::mail_sent())
                    .retry_after(MAILS_APART.unsigned_abs()));
            }
            asker.ask(conn, &account, &address, now)
        })
        .await
}

/// Shows by a mail's link that an address is theirs.
///
/// # Errors
/// [`ProblemCode::LinkUnusable`]: also when the address was added to another account, or has come to be somebody else's.
pub async fn verify(app: &App, who: &Principal, input: &VerifyEmailAddress) -> Result<EmailAddressView, Error> {
    let unusable = || Error::of(ProblemCode::LinkUnusable);
    let token = OpaqueToken::parse(&input.token).ok_or_else(unusable)?.hash();
    let (who, now, notices) = (who.clone(), app.clock.now(), Notices::of(app));
    let view = app
        .db
        .write(move |conn| {
            // Of two who verify one address at once, the second finds it taken.
            store::take_turn(conn)?;
            let (account, _) = session::present(conn, &who, now)?;
            let link = store::one_time_links::find(conn, &token, Purpose::VerifyEmailAddress, now)?;
            let id = link.map(|link| EmailAddressId::new(link.subject)).ok_or_else(unusable)?;
            let address = own(conn, account.id, id).map_err(|_foreign| unusable())?;
            if store::email_addresses::find_verified(conn, &address.address)?.is_some()
                || !store::one_time_links::use_up(conn, &token, now)?
            {
                return Err(unusable());
            }
            store::email_addresses::verify(conn, account.id, &address.address, now)?;
            if address.address != account.email {
                notices.addresses_changed(conn, &account, now)?;
            }
            self::view(conn, &account, EmailAddress { verified_at: Some(now), ..address })
        })
        .await?;
    tracing::info!(email_address.id = %view.id, "an address was verified");
    Ok(view)
}

/// Makes a verified address the primary one, and tells the one from before.
///
/// # Errors
/// [`ProblemCode::NotFound`] when it is not theirs; [`ProblemCode::Conflict`] when it is not verified;
/// [`ProblemCode::ConfirmationRequired`].
pub async fn make_primary(app: &App, who: &Principal, id: EmailAddressId) -> Result<EmailAddressView, Error> {
    let (who, now, notices) = (who.clone(), app.clock.now(), Notices::of(app));
    let view = app
        .db
        .write(move |conn| {
            let (before, _) = session::confirmed(conn, &who, now)?;
            let address = own(conn, before.id, id)?;
            if address.verified_at.is_none() {
                return Err(Error::of(ProblemCode::Conflict).detail(text::verify_address_first()));
            }
            if address.address == before.email {
                return view(conn, &before, address);
            }
            store::accounts::set_email(conn, before.id, &address.address).map_err(|error| match error {
                // An account whose own address was never verified goes by it.
                StoreError::Conflict(_) => {
                    Error::of(ProblemCode::Conflict).detail(text::address_not_for_primary()).because(error)
                }
                other => other.into(),
            })?;
            notices.email_changed(conn, &before, now)?;
            if let Some(candidate) = before.candidate_id {
                store::vendor_records::want_anew(conn, candidate, now)?;
            }
            let after = Account { email: address.address.clone(), ..before };
            view(conn, &after, address)
        })
        .await?;
    tracing::info!(email_address.id = %view.id, "another address is the primary one");
    Ok(view)
}

/// Removes an address.
///
/// # Errors
/// [`ProblemCode::NotFound`] when it is not theirs; [`ProblemCode::Conflict`] when it is the primary one;
/// [`ProblemCode::ConfirmationRequired`].
pub async fn delete(app: &App, who: &Principal, id: EmailAddressId) -> Result<(), Error> {
    let (who, now, notices) = (who.clone(), app.clock.now(), Notices::of(app));
    app.db
        .write(move |conn| {
            let (account, _) = session::confirmed(conn, &who, now)?;
            let address = own(conn, account.id, id)?;
            if address.address == account.email {
                return Err(Error::of(ProblemCode::Conflict).detail(text::primary_address_stays()));
            }
            store::one_time_links::revoke(conn, Purpose::VerifyEmailAddress, id.uuid())?;
            store::email_addresses::delete(conn, id)?;
            // One that was never verified was of no use to anybody.
            if address.verified_at.is_some() { notices.addresses_changed(conn, &account, now) } else { Ok(()) }
        })
        .await?;
    tracing::info!(email_address.id = %id, "an address was removed");
    Ok(())
}

/// Whether every verified address of an account is in the mail domain of a partner company, so that whoever leaves the company
/// loses the way back into the account.
///
/// # Errors
/// When the database fails.
pub(super) fn private_one_is_missing(conn: &mut DbConn, account: AccountId) -> Result<bool, Error> {
    let mut verified = store::email_addresses::list(conn, account)?;
    verified.retain(|address| address.verified_at.is_some());
    for address in &verified {
        if companies::by_domain(conn, &address.address)?.is_none() {
            return Ok(false);
        }
    }
    Ok(!verified.is_empty())
}

/// The address of that id, when it is this account's.
fn own(conn: &mut DbConn, account: AccountId, id: EmailAddressId) -> Result<EmailAddress, Error> {
    let address = store::email_addresses::find(conn, id)?.filter(|address| address.account_id == account);
    address.ok_or_else(|| Error::of(ProblemCode::NotFound))
}

fn view(conn: &mut DbConn, account: &Account, address: EmailAddress) -> Result<EmailAddressView, Error> {
    Ok(EmailAddressView {
        id: address.id,
        primary: address.address == account.email,
        verified: address.verified_at.is_some(),
        company: companies::by_domain(conn, &address.address)?.map(|company| company.name),
        added_at: address.added_at,
        email: address.address,
    })
}

/// Asks an address, by a mail, whether it is theirs. Cloned into the transaction that keeps the address.
struct Asker {
    outbox: Outbox,
    public: PublicUrl,
}

impl Asker {
    fn of(app: &App) -> Self {
        Self { outbox: app.outbox.clone(), public: app.config.server.public_url.clone() }
    }

    fn ask(&self, conn: &mut DbConn, account: &Account, address: &EmailAddress, now: Timestamp) -> Result<(), Error> {
        let day_ago = now - SignedDuration::from_hours(24);
        let words = [Template::VERIFY_ADDRESS, Template::ADDRESS_OF_ANOTHER_ACCOUNT];
        if store::mails::count_since(conn, account.id, &words, day_ago)? >= MOST_MAILS {
            return Err(Error::of(ProblemCode::TooManyRequests).detail(text::address_mails_enough()));
        }
        let known = store::email_addresses::find_verified(conn, &address.address)?.is_some();
        // Drawn and kept in either case, so that the two cost the same.
        let token = OpaqueToken::draw();
        let link = Link { subject: address.id.uuid(), expires_at: now + LINK_LIFETIME };
        store::one_time_links::insert(conn, &token.hash(), Purpose::VerifyEmailAddress, link, now)?;
        let template = if known {
            Template::AddressOfAnotherAccount { link: self.public.join("/sign-in") }
        } else {
            Template::VerifyAddress { link: self.public.join(&format!("/account/addresses/verify#{}", token.text())) }
        };
        let mail = Mail {
            to: address.address.clone(),
            language: account.language,
            // Whose account it is that the mail was sent for, also when its reader has another.
            account_id: Some(account.id),
            template,
        };
        self.outbox.enqueue(conn, &mail)
    }
}
