//! Showing credentials to a third party: a link that ends, that is counted, and that its candidate can take back.
//!
//! The link has its token after `#`, which browsers keep to themselves; whoever opens it sends the token in a body. Tokens are
//! kept sealed besides their hash, so that the candidate can copy the link again.

use std::collections::{BTreeMap, HashSet};
use std::sync::Arc;

use contract::page::Page;
use contract::problem::ProblemCode;
use contract::share::{
    CreateShare, ShareFault, ShareListItem, ShareView, ShareViewingView, SharedCredentialView, SharedView, UpdateShare,
};
use contract::verification::{CheckKind, VerificationView};
use domain::award::AwardStatus;
use domain::calendar::utc_date;
use domain::id::{CandidateId, CredentialId, ShareId};
use domain::share::{ShareState, SharedField, Terms, WatchState};
use domain::text::line;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp, ToSpan as _};
use language::Language;
use language::text::problem as text;

use super::catalogue::{self, Revision};
use super::mail::{Mail, Template};
use super::token::OpaqueToken;
use super::{accounts, person, registrations, verifications, watches};
use crate::access::Principal;
use crate::app::App;
use crate::error::{Error, Refusal};
use crate::page::{PageRequest, cut};
use crate::random;
use crate::store::credentials::Issued;
use crate::store::sessions::Place;
use crate::store::shares::{Share, ShareViewing};
use crate::store::watches::Watch;
use crate::store::{self, DbConn};

/// The most credentials of one share.
const MOST_CREDENTIALS: usize = 50;
/// The longest name of a recipient, in characters.
const LONGEST_RECIPIENT: usize = 100;
/// The longest message, in characters.
const LONGEST_MESSAGE: usize = 500;
/// How far ahead a share can end.
const LONGEST_DAYS: i64 = 366;
/// The highest limit of views.
const MOST_VIEWS: u32 = 1_000;
/// How many shares a candidate can have sent by mail in a day: they may write to anybody.
const MAILS_A_DAY: i64 = 20;
/// How many of the times that a share was opened are told.
const VIEWINGS_TOLD: i64 = 100;

/// Shows some of a candidate's own credentials to a third party.
///
/// # Errors
/// [`ProblemCode::InvalidRequest`] with everything that was refused; [`ProblemCode::TooManyRequests`] when too many were sent by
/// mail today.
pub async fn create(app: &Arc<App>, who: &Principal, input: CreateShare) -> Result<ShareView, Error> {
    let (candidate, account_id) = (who.candidate()?, who.account_id);
    let (now, worker) = (app.clock.now(), Arc::clone(app));
    let view = app.db.write(move |conn| {
        let app = &worker;
        let held = store::credentials::of_candidate(conn, candidate)?;
        let mut faults = Vec::new();
        let recipient = line(&input.recipient, LONGEST_RECIPIENT);
        let recipient = recipient.map_err(|error| faults.push(person::text_fault("/recipient", error)));
        let message = match input.message.trim() {
            "" => Ok(String::new()),
            said => line(said, LONGEST_MESSAGE).map_err(|error| faults.push(person::text_fault("/message", error))),
        };
        let email = input.email.as_deref().map(str::trim).filter(|email| !email.is_empty()).map(str::to_owned);
        faults.extend(email.as_deref().and_then(|email| accounts::email_fault("/email", email)));
        let language = input.language.as_deref().map(|tag| registrations::language(tag, &mut faults));
        let credentials = chosen(&held, &input.credentials, &mut faults);
        let expires_at = end_of(input.expires_on, now, &mut faults);
        limit_fault(input.view_limit, 0, &mut faults);
        let (Ok(recipient), Ok(message), Some(expires_at), true) = (recipient, message, expires_at, faults.is_empty())
        else {
            return Err(Error::invalid(faults));
        };
        let day_ago = now - SignedDuration::from_hours(24);
        if email.is_some() && store::shares::count_mailed(conn, candidate, day_ago)? >= MAILS_A_DAY {
            return Err(Error::of(ProblemCode::TooManyRequests).detail(text::shares_enough(MAILS_A_DAY)));
        }
        let mut fields = input.fields;
        fields.sort_unstable();
        fields.dedup();
        let (id, token) = (ShareId::new(random::uuid(now)), OpaqueToken::draw());
        let share = Share {
            id,
            candidate,
            sealed_token: app.shares.seal(token.text().as_bytes(), id.uuid().as_bytes()),
            recipient,
            email,
            message,
            fields,
            created_at: now,
            terms: Terms { expires_at, view_limit: input.view_limit, views: 0, revoked_at: None },
        };
        store::shares::insert(conn, &share, &token.hash(), &credentials)?;
        let revision = app.catalogue.current(conn)?;
        if let Some(to) = share.email.clone() {
            let account = store::accounts::find(conn, account_id)?.ok_or_else(|| Error::of(ProblemCode::NotFound))?;
            let shown = held.iter().filter(|issued| credentials.contains(&issued.credential.id));
            let titles = shown
                .clone()
                .map(|issued| catalogue::reference_of(&revision.catalogue, &issued.award.achievement).title);
            let template = Template::CredentialsShared {
                achievements: titles.collect(),
                holder: holder_name(shown),
                message: share.message.clone(),
                until: share.terms.expires_at,
                link: link(app, &token.text()),
            };
            let language = language.flatten().unwrap_or(account.language);
            app.outbox.enqueue(conn, &Mail { to, language, account_id: None, template })?;
        }
        tracing::info!(share.id = %id, mailed = share.email.is_some(), "credentials were shared");
        view(app, conn, &revision, &held, share, now)
    });
    let view = view.await?;
    app.outbox.wake();
    Ok(view)
}

/// The credentials that were named, if all are the candidate's own and say something.
fn chosen(held: &[Issued], named: &[CredentialId], faults: &mut Vec<Refusal>) -> Vec<CredentialId> {
    if named.is_empty() || named.len() > MOST_CREDENTIALS {
        faults.push(Refusal::new("/credentials", "out_of_range", text::share_how_many(MOST_CREDENTIALS)));
        return Vec::new();
    }
    let mut chosen: Vec<CredentialId> = Vec::with_capacity(named.len());
    for (place, id) in named.iter().enumerate() {
        if !held.iter().any(|issued| issued.credential.id == *id) {
            faults.push(Refusal::new(format!("/credentials/{place}"), "unknown", text::no_credential()));
        } else if !chosen.contains(id) {
            chosen.push(*id);
        }
    }
    chosen
}

/// The end of a day, which is neither over nor too far ahead.
fn end_of(day: Date, now: Timestamp, faults: &mut Vec<Refusal>) -> Option<Timestamp> {
    let today = utc_date(now);
    let last = today.saturating_add(LONGEST_DAYS.days());
    let end = day.tomorrow().ok().and_then(|next| TimeZone::UTC.to_timestamp(next.at(0, 0, 0, 0)).ok());
    let end = end.filter(|_| (today..=last).contains(&day));
    if end.is_none() {
        faults.push(Refusal::new("/expires_on", "out_of_range", text::day_between(today, last)));
    }
    end
}

fn limit_fault(limit: Option<u32>, views: u32, faults: &mut Vec<Refusal>) {
    if limit.is_some_and(|limit| limit <= views || limit > MOST_VIEWS) {
        faults.push(Refusal::new("/view_limit", "out_of_range", text::number_between(views + 1, MOST_VIEWS)));
    }
}

/// A candidate's shares, newest first.
///
/// # Errors
/// When the database fails, or the cursor is not one of this list.
pub async fn list(app: &App, who: &Principal, page: &PageRequest) -> Result<Page<ShareListItem>, Error> {
    let candidate = who.candidate()?;
    let after: Option<ShareId> = page.after()?;
    let (limit, now, cache, page) = (page.rows(), app.clock.now(), Arc::clone(&app.catalogue), page.clone());
    app.db
        .read(move |conn| {
            let revision = cache.current(conn)?;
            let held = store::credentials::of_candidate(conn, candidate)?;
            let shares = store::shares::of_candidate(conn, candidate, after, limit)?;
            let (shares, next) = cut(shares, &page, |share: &Share| share.id);
            let beside = Beside::of(conn, &shares.iter().map(|share| share.id).collect::<Vec<_>>())?;
            let items = shares.iter().map(|share| summary(&revision, &held, share, &beside, now)).collect();
            Ok::<_, Error>(Page { items, next })
        })
        .await
}

/// One of a candidate's shares.
///
/// # Errors
/// [`ProblemCode::NotFound`] when it is not theirs.
pub async fn find(app: &Arc<App>, who: &Principal, id: ShareId) -> Result<ShareView, Error> {
    let candidate = who.candidate()?;
    let (now, worker) = (app.clock.now(), Arc::clone(app));
    app.db.read(move |conn| own_view(&worker, conn, candidate, id, now)).await
}

/// Lets a share be opened until another day, or another number of times. One that was taken back stays so.
///
/// # Errors
/// As [`find`]; [`ProblemCode::InvalidRequest`]; [`ProblemCode::Conflict`] when it was taken back.
pub async fn update(app: &Arc<App>, who: &Principal, id: ShareId, input: UpdateShare) -> Result<ShareView, Error> {
    let candidate = who.candidate()?;
    let (now, worker) = (app.clock.now(), Arc::clone(app));
    app.db
        .write(move |conn| {
            let share = own(conn, candidate, id)?;
            if share.terms.revoked_at.is_some() {
                return Err(Error::of(ProblemCode::Conflict).detail(text::share_revoked()));
            }
            let mut faults = Vec::new();
            let expires_at = end_of(input.expires_on, now, &mut faults);
            limit_fault(input.view_limit, share.terms.views, &mut faults);
            let (Some(expires_at), true) = (expires_at, faults.is_empty()) else { return Err(Error::invalid(faults)) };
            store::shares::extend(conn, id, &Terms { expires_at, view_limit: input.view_limit, ..share.terms })?;
            own_view(&worker, conn, candidate, id, now)
        })
        .await
}

/// Takes a share back: its link no longer works, and nobody is told of changes by it any more.
///
/// # Errors
/// As [`find`].
pub async fn revoke(app: &Arc<App>, who: &Principal, id: ShareId) -> Result<ShareView, Error> {
    let candidate = who.candidate()?;
    let (now, worker) = (app.clock.now(), Arc::clone(app));
    app.db
        .write(move |conn| {
            own(conn, candidate, id)?;
            store::shares::revoke(conn, id, now)?;
            watches::end_all(conn, id, now)?;
            own_view(&worker, conn, candidate, id, now)
        })
        .await
}

/// What a share shows, by the token of its link. Each time is counted.
///
/// # Errors
/// [`ProblemCode::LinkUnusable`] with [`ShareFault`] as `reason`.
pub async fn open(app: &Arc<App>, token: &str, place: Place, language: Language) -> Result<SharedView, Error> {
    let token = hash(token)?;
    let state = app.db.state().await?;
    let (now, worker) = (app.clock.now(), Arc::clone(app));
    app.db
        .write(move |conn| {
            let app = &worker;
            let share = usable(conn, &token, now)?;
            let viewing = ShareViewing { viewed_at: now, browser: place.browser, system: place.system };
            if !store::shares::open(conn, share.id, random::uuid(now), &viewing)? {
                return Err(unusable(ShareFault::UsedUp));
            }
            let holder = store::candidates::read_as(conn, share.candidate)?;
            let email = match store::accounts::of_candidate(conn, holder)? {
                Some(account) if share.fields.contains(&SharedField::Email) => Some(account.email),
                _ => None,
            };
            let shown = shown(conn, &share)?;
            let holder_name = holder_name(&shown);
            let verified =
                shown.into_iter().map(|issued| verifications::of_issued(app, conn, issued, state, None, language));
            let verified: Vec<VerificationView> = verified.collect::<Result<_, Error>>()?;
            Ok(SharedView {
                holder_name,
                email,
                recipient: share.recipient,
                message: share.message,
                issuer_name: app.config.issuer.name.clone(),
                expires_at: share.terms.expires_at,
                views_left: share.terms.view_limit.map(|limit| limit.saturating_sub(share.terms.views + 1)),
                checked_at: now,
                credentials: verified.into_iter().map(|verified| shared(verified, &share.fields)).collect(),
            })
        })
        .await
}

fn shared(verified: VerificationView, fields: &[SharedField]) -> SharedCredentialView {
    let shows = |field| fields.contains(&field);
    SharedCredentialView {
        genuine: verified
            .checks
            .iter()
            .all(|check| check.passed || matches!(check.check, CheckKind::Validity | CheckKind::Status)),
        licence_number: shows(SharedField::LicenceNumber).then_some(verified.licence_number),
        criteria: shows(SharedField::Criteria).then_some(verified.criteria),
        code: shows(SharedField::Documents).then(|| verified.code.to_string()),
        credential_url: shows(SharedField::Documents).then_some(verified.credential_url),
        achievement: verified.achievement,
        status: verified.status,
        statement: verified.statement,
        earned_on: verified.earned_on,
        valid_from: verified.valid_from,
        valid_to: verified.valid_to,
    }
}

/// The credentials of a share, in the order of their holder's list.
pub(super) fn shown(conn: &mut DbConn, share: &Share) -> Result<Vec<Issued>, Error> {
    let shows = store::shares::credentials(conn, &[share.id])?;
    // Its candidate may have been merged into another one since.
    let holder = store::candidates::read_as(conn, share.candidate)?;
    let mut held = store::credentials::of_candidate(conn, holder)?;
    held.retain(|issued| shows.contains(&(share.id, issued.credential.id)));
    Ok(held)
}

/// Whose these credentials are, as they name them.
pub(super) fn holder_name<'a>(shown: impl IntoIterator<Item = &'a Issued>) -> String {
    shown.into_iter().next().map(|issued| issued.credential.holder_name.clone()).unwrap_or_default()
}

/// How each of these credentials stands on a day.
pub(super) fn standings(shown: &[Issued], today: Date) -> BTreeMap<CredentialId, AwardStatus> {
    shown.iter().map(|issued| (issued.credential.id, issued.award.status(today))).collect()
}

/// The share of a token, when its link works.
pub(super) fn usable(conn: &mut DbConn, token_hash: &[u8], now: Timestamp) -> Result<Share, Error> {
    let share = store::shares::find_by_token(conn, token_hash)?.ok_or_else(|| unusable(ShareFault::Unknown))?;
    match share.terms.state(now) {
        ShareState::Active => Ok(share),
        ShareState::Expired => Err(unusable(ShareFault::Expired)),
        ShareState::UsedUp => Err(unusable(ShareFault::UsedUp)),
        ShareState::Revoked => Err(unusable(ShareFault::Revoked)),
    }
}

/// The hash of a share's token.
pub(super) fn hash(token: &str) -> Result<Vec<u8>, Error> {
    Ok(OpaqueToken::parse(token).ok_or_else(|| unusable(ShareFault::Unknown))?.hash())
}

fn unusable(fault: ShareFault) -> Error {
    let detail = match fault {
        ShareFault::Expired => text::share_expired(),
        ShareFault::UsedUp => text::share_used_up(),
        ShareFault::Revoked => text::share_taken_back(),
        ShareFault::Unknown => text::share_unknown(),
    };
    Error::of(ProblemCode::LinkUnusable).detail(detail).with("reason", fault)
}

/// A share of that candidate, or of somebody who was merged into them.
pub(super) fn own(conn: &mut DbConn, candidate: CandidateId, id: ShareId) -> Result<Share, Error> {
    let missing = || Error::of(ProblemCode::NotFound).detail(text::no_share());
    let share = store::shares::find(conn, id)?.ok_or_else(missing)?;
    if store::candidates::read_as(conn, share.candidate)? == candidate { Ok(share) } else { Err(missing()) }
}

pub(super) fn own_view(
    app: &App,
    conn: &mut DbConn,
    candidate: CandidateId,
    id: ShareId,
    now: Timestamp,
) -> Result<ShareView, Error> {
    let share = own(conn, candidate, id)?;
    let revision = app.catalogue.current(conn)?;
    let held = store::credentials::of_candidate(conn, candidate)?;
    view(app, conn, &revision, &held, share, now)
}

fn view(
    app: &App,
    conn: &mut DbConn,
    revision: &Revision,
    held: &[Issued],
    share: Share,
    now: Timestamp,
) -> Result<ShareView, Error> {
    let works = share.terms.state(now) == ShareState::Active;
    let viewings = store::shares::viewings(conn, share.id, VIEWINGS_TOLD)?;
    let beside = Beside::of(conn, &[share.id])?;
    Ok(ShareView {
        summary: summary(revision, held, &share, &beside, now),
        link: if works { Some(link(app, &opened(app, share.id.uuid(), &share.sealed_token)?)) } else { None },
        email: share.email,
        message: share.message,
        fields: share.fields,
        viewings: viewings
            .into_iter()
            .map(|ShareViewing { viewed_at, browser, system }| ShareViewingView { viewed_at, browser, system })
            .collect(),
        watches: beside.watches.into_iter().map(watches::view).collect(),
    })
}

/// What is kept about some shares beside them.
struct Beside {
    shown: HashSet<(ShareId, CredentialId)>,
    watches: Vec<Watch>,
}

impl Beside {
    fn of(conn: &mut DbConn, shares: &[ShareId]) -> Result<Self, Error> {
        Ok(Self { shown: store::shares::credentials(conn, shares)?, watches: store::watches::of_shares(conn, shares)? })
    }
}

fn summary(revision: &Revision, held: &[Issued], share: &Share, beside: &Beside, now: Timestamp) -> ShareListItem {
    let shown = held.iter().filter(|issued| beside.shown.contains(&(share.id, issued.credential.id)));
    let asked = beside.watches.iter().filter(|watch| watch.share == share.id && watch.state == WatchState::Asked);
    ShareListItem {
        id: share.id,
        recipient: share.recipient.clone(),
        achievements: shown
            .map(|issued| catalogue::reference_of(&revision.catalogue, &issued.award.achievement))
            .collect(),
        state: share.terms.state(now),
        created_at: share.created_at,
        expires_at: share.terms.expires_at,
        views: share.terms.views,
        view_limit: share.terms.view_limit,
        asked: u32::try_from(asked.count()).unwrap_or(u32::MAX),
    }
}

/// A token that was sealed for a share or a watch.
pub(super) fn opened(app: &App, of: uuid::Uuid, sealed: &[u8]) -> Result<String, Error> {
    let token = app.shares.open(sealed, of.as_bytes());
    let token = token.ok_or_else(|| Error::internal("the token of a share cannot be opened"))?;
    String::from_utf8(token.to_vec()).map_err(Error::internal)
}

fn link(app: &App, token: &str) -> String {
    app.config.server.public_url.join(&format!("/shared#{token}"))
}
