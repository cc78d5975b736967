//! Getting back into an account whose user name or password was forgotten.
//!
//! One form for both, and one answer to it: that a mail is on its way if there is such an account. Whether there is one is
//! looked up afterwards, by [`answer_waiting`], so that neither the answer nor its time tells.

use std::sync::Arc;

use contract::problem::ProblemCode;
use contract::recovery::{CheckRecovery, CompleteRecovery, CreateRecovery, RecoveryView};
use domain::id::{AccountId, CandidateId};
use jiff::{SignedDuration, Timestamp};
use language::Language;
use secrecy::SecretString;

use super::mail::{Mail, Template};
use super::notice::Notices;
use super::password::acceptable;
use super::registrations::language;
use super::throttle::Guessed;
use super::token::OpaqueToken;
use super::{accounts, person};
use crate::app::App;
use crate::error::{Error, Refusal};
use crate::random;
use crate::store::accounts::{Account, folded};
use crate::store::one_time_links::{Link, Purpose};
use crate::store::recoveries::Recovery;
use crate::store::{self, DbConn};

/// How long the link works.
const LINK_LIFETIME: SignedDuration = SignedDuration::from_mins(30);
/// How long after a mail the next one is written, so that nobody can flood a mailbox.
const MAILS_APART: SignedDuration = SignedDuration::from_mins(2);
/// How many requests are answered in one transaction.
const BATCH: i64 = 50;

/// Asks for a mail with the user name and a link.
///
/// # Errors
/// [`ProblemCode::InvalidRequest`] with every value that is malformed; never because there is no such account.
pub async fn create(app: &Arc<App>, input: CreateRecovery) -> Result<(), Error> {
    let mut faults = Vec::new();
    let language = language(&input.language, &mut faults);
    faults.extend(accounts::email_fault("/email", &input.email));
    let typed = input.candidate_id.as_deref().map(str::trim).filter(|text| !text.is_empty());
    let candidate_id = typed.map(str::parse::<CandidateId>).transpose().unwrap_or_else(|error| {
        faults.push(Refusal::new("/candidate_id", "malformed", person::candidate_id_message(error)));
        None
    });
    let language = language.filter(|_| faults.is_empty()).ok_or_else(|| Error::invalid(faults))?;
    let now = app.clock.now();
    let request = Recovery {
        id: random::uuid(now),
        email: folded(&input.email),
        candidate_id,
        language: language.tag().to_owned(),
        requested_at: now,
    };
    app.db.write(move |conn| Ok::<_, Error>(store::recoveries::insert(conn, &request)?)).await?;
    app.outbox.wake();
    Ok(())
}

/// Writes the mails of the requests that wait, where there is such an account. For jobs: it blocks. Answers how many requests
/// were looked at.
///
/// # Errors
/// When the database fails; what was written before stays.
pub fn answer_waiting(app: &App) -> Result<usize, Error> {
    let mut all = 0;
    loop {
        let now = app.clock.now();
        let answered = app.db.write_blocking(|conn| {
            store::take_turn(conn)?;
            let waiting = store::recoveries::take(conn, BATCH)?;
            for request in &waiting {
                answer(app, conn, request, now)?;
            }
            Ok::<_, Error>(waiting.len())
        })?;
        if answered == 0 {
            return Ok(all);
        }
        all += answered;
    }
}

fn answer(app: &App, conn: &mut DbConn, request: &Recovery, now: Timestamp) -> Result<(), Error> {
    let Some(address) = store::email_addresses::find_verified(conn, &request.email)? else { return Ok(()) };
    let Some(account) = store::accounts::find(conn, address.account_id)? else { return Ok(()) };
    if account.disabled_at.is_some() {
        return answer_merged(app, conn, request, account, now);
    }
    let primary = folded(&account.email) == request.email;
    // Who has lost the usual address shows that they are that candidate, not only somebody who reads the other mailbox.
    let named = request.candidate_id.is_some() && request.candidate_id == account.candidate_id;
    let subject = account.id.uuid();
    // Each address waits for itself: who finds that the usual one is lost goes on to the other at once.
    if !(primary || named) || !Guessed::recovery(account.id, &request.email).take_turn(conn, MAILS_APART, now)? {
        return Ok(());
    }
    let token = OpaqueToken::draw();
    let link = Link { subject, expires_at: now + LINK_LIFETIME };
    store::one_time_links::insert(conn, &token.hash(), Purpose::RecoverAccount, link, now)?;
    let mail = Mail {
        to: address.address,
        language: Language::from_tag(&request.language).unwrap_or_default(),
        account_id: Some(account.id),
        template: Template::RecoverAccount {
            user_name: account.user_name,
            link: app.config.server.public_url.join(&format!("/recovery/complete#{}", token.text())),
        },
    };
    app.outbox.enqueue(conn, &mail)
}

/// Tells who asks for an account that nobody signs in with since it was merged. Where into is not told: the mailbox may be an
/// employer's by now.
fn answer_merged(
    app: &App,
    conn: &mut DbConn,
    request: &Recovery,
    account: Account,
    now: Timestamp,
) -> Result<(), Error> {
    let Some(at) = store::merges::merged_since(conn, &account)? else { return Ok(()) };
    let word = Template::RECOVER_MERGED_ACCOUNT;
    let recent = store::mails::count_since(conn, account.id, &[word], now - MAILS_APART)?;
    if recent > 0 || folded(&account.email) != request.email {
        return Ok(());
    }
    let template = Template::RecoverMergedAccount { at, link: app.config.server.public_url.join("/recovery") };
    let language = Language::from_tag(&request.language).unwrap_or_default();
    app.outbox.enqueue(conn, &Mail { language, ..Mail::to_account(&account, template) })
}

/// Which account a link is for; it can still be used afterwards.
///
/// # Errors
/// [`ProblemCode::LinkUnusable`].
pub async fn check(app: &App, input: CheckRecovery) -> Result<RecoveryView, Error> {
    let (_, account) = linked(app, &input.token).await?;
    Ok(RecoveryView { user_name: account.user_name })
}

/// Sets a new password by a link, and ends every session of the account.
///
/// # Errors
/// [`ProblemCode::LinkUnusable`]; [`ProblemCode::InvalidRequest`] at `/password`, after which the link still works.
pub async fn complete(app: &App, input: CompleteRecovery) -> Result<RecoveryView, Error> {
    let (link, account) = linked(app, &input.token).await?;
    let password = SecretString::from(input.password);
    let about = [&account.user_name, &account.email, &account.display_name, &app.config.issuer.name];
    acceptable("/password", &password, &about.map(String::as_str)).map_err(|fault| Error::invalid(vec![fault]))?;
    let hash = app.passwords.turn().await.hash(password).await?;
    let now = app.clock.now();
    let (id, notices) = (account.id, Notices::of(app));
    let view = RecoveryView { user_name: account.user_name.clone() };
    let ended = app
        .db
        .write(move |conn| {
            if !store::one_time_links::use_up(conn, &link, now)? {
                return Err(Error::of(ProblemCode::LinkUnusable));
            }
            store::accounts::set_password(conn, id, &hash)?;
            notices.password_changed(conn, &account, now)?;
            Ok(store::sessions::end_all(conn, id, None, now)?)
        })
        .await?;
    app.ended.note(ended, now);
    tracing::info!(account.id = %id, "the password was set anew by a link");
    Ok(view)
}

/// The hash of a link's token, and the account it is for.
async fn linked(app: &App, token: &str) -> Result<(Vec<u8>, Account), Error> {
    let unusable = || Error::of(ProblemCode::LinkUnusable);
    let hash = OpaqueToken::parse(token).ok_or_else(unusable)?.hash();
    let (now, asked) = (app.clock.now(), hash.clone());
    let account = app
        .db
        .read(move |conn| {
            let link = store::one_time_links::find(conn, &asked, Purpose::RecoverAccount, now)?;
            let account = link.map(|link| store::accounts::find(conn, AccountId::new(link.subject))).transpose()?;
            Ok::<_, Error>(account.flatten().filter(|account| account.disabled_at.is_none()))
        })
        .await?;
    Ok((hash, account.ok_or_else(unusable)?))
}
