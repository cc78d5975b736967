//! Being told when shared credentials change: a third party asks, the candidate answers, and either can end it.

use std::collections::BTreeMap;
use std::sync::Arc;

use contract::problem::ProblemCode;
use contract::share::{AnswerWatch, AskWatch, ShareView, WatchView};
use domain::calendar::utc_date;
use domain::id::{ShareId, WatchId};
use domain::share::{ShareState, WatchState};
use jiff::Timestamp;
use language::text::problem as text;

use super::mail::{Mail, Template};
use super::token::OpaqueToken;
use super::{accounts, catalogue, notice, registrations, shares};
use crate::access::Principal;
use crate::app::App;
use crate::error::Error;
use crate::random;
use crate::store::watches::Watch;
use crate::store::{self, DbConn};

/// How many can ask about one share.
const MOST_ASKING: usize = 20;

/// Watches looked at in one transaction.
const BATCH: i64 = 100;

/// Asks the candidate whether somebody may be told of changes. Who asked before is not asked about again.
///
/// # Errors
/// [`ProblemCode::LinkUnusable`] as for opening the share; [`ProblemCode::InvalidRequest`] with everything that was refused;
/// [`ProblemCode::TooManyRequests`] when too many have asked.
pub async fn ask(app: &Arc<App>, input: AskWatch) -> Result<(), Error> {
    let mut faults: Vec<_> = accounts::email_fault("/email", &input.email).into_iter().collect();
    let language = registrations::language(&input.language, &mut faults);
    let Some(language) = language.filter(|_| faults.is_empty()) else { return Err(Error::invalid(faults)) };
    let token = shares::hash(&input.token)?;
    let (now, worker) = (app.clock.now(), Arc::clone(app));
    app.db
        .write(move |conn| {
            let share = match store::shares::find_by_token(conn, &token)? {
                // Whoever has opened it for the last time may ask all the same.
                Some(share) if share.terms.state(now) == ShareState::UsedUp => share,
                _ => shares::usable(conn, &token, now)?,
            };
            if store::watches::of_shares(conn, &[share.id])?.len() >= MOST_ASKING {
                return Err(Error::of(ProblemCode::TooManyRequests).detail(text::watches_enough()));
            }
            let watch = Watch {
                id: WatchId::new(random::uuid(now)),
                share: share.id,
                email: input.email.trim().to_owned(),
                language,
                state: WatchState::Asked,
                asked_at: now,
                told: BTreeMap::new(),
                sealed_stop: None,
            };
            if store::watches::insert(conn, &watch)? {
                let page = worker.config.server.public_url.join(&format!("/shares/{}", share.id));
                let template = Template::WatchAsked { watcher: watch.email, recipient: share.recipient, link: page };
                notice::tell_candidate(&worker, conn, share.candidate, template)?;
            }
            Ok::<_, Error>(())
        })
        .await?;
    app.outbox.wake();
    Ok(())
}

/// The candidate lets somebody be told, or does not, or no longer.
///
/// # Errors
/// [`ProblemCode::NotFound`] when there is no such wish about a share of theirs; [`ProblemCode::Conflict`] when whoever was told
/// does not want to be any more, or the share was taken back.
pub async fn answer(
    app: &Arc<App>,
    who: &Principal,
    share: ShareId,
    id: WatchId,
    answer: AnswerWatch,
) -> Result<ShareView, Error> {
    let candidate = who.candidate()?;
    let (now, worker) = (app.clock.now(), Arc::clone(app));
    let view = app.db.write(move |conn| {
        let app = &worker;
        let shared = shares::own(conn, candidate, share)?;
        let asked = store::watches::of_shares(conn, &[share])?.into_iter().find(|watch| watch.id == id);
        let watch = asked.ok_or_else(|| Error::of(ProblemCode::NotFound).detail(text::no_watch()))?;
        if watch.state == WatchState::Ended || shared.terms.revoked_at.is_some() {
            return Err(Error::of(ProblemCode::Conflict).detail(text::watch_is_over()));
        }
        match (answer.allow, watch.state) {
            (true, WatchState::Active) | (false, WatchState::Declined) => {}
            (true, _) => {
                let stop = OpaqueToken::draw();
                let sealed = app.shares.seal(stop.text().as_bytes(), id.uuid().as_bytes());
                let shown = shares::shown(conn, &shared)?;
                let told = shares::standings(&shown, utc_date(now));
                store::watches::begin(conn, id, &told, (&stop.hash(), &sealed), now)?;
                let holder = shares::holder_name(&shown);
                let template = Template::WatchBegun { holder, stop: stop_link(app, &stop.text()) };
                mail(app, conn, &watch, template)?;
            }
            (false, _) => store::watches::end(conn, id, WatchState::Declined, now)?,
        }
        shares::own_view(app, conn, candidate, share, now)
    });
    let view = view.await?;
    app.outbox.wake();
    Ok(view)
}

/// Whoever is told does not want to be any more. Done twice, it is done.
///
/// # Errors
/// [`ProblemCode::LinkUnusable`] when there is no watch of that token.
pub async fn end(app: &App, token: &str) -> Result<(), Error> {
    let unusable = || Error::of(ProblemCode::LinkUnusable).detail(text::no_watch());
    let stop = OpaqueToken::parse(token).ok_or_else(unusable)?.hash();
    let now = app.clock.now();
    app.db
        .write(move |conn| {
            let watch = store::watches::find_by_stop(conn, &stop)?.ok_or_else(unusable)?;
            if watch.state == WatchState::Active {
                store::watches::end(conn, watch.id, WatchState::Ended, now)?;
            }
            Ok(())
        })
        .await
}

/// Ends everything that a share began.
pub(super) fn end_all(conn: &mut DbConn, share: ShareId, now: Timestamp) -> Result<(), Error> {
    for watch in store::watches::of_shares(conn, &[share])? {
        if matches!(watch.state, WatchState::Asked | WatchState::Active) {
            store::watches::end(conn, watch.id, WatchState::Ended, now)?;
        }
    }
    Ok(())
}

pub(super) fn view(watch: Watch) -> WatchView {
    WatchView { id: watch.id, email: watch.email, state: watch.state, asked_at: watch.asked_at }
}

/// Tells watchers of what changed since they were told. For jobs: it blocks. Answers how many mails were written.
///
/// # Errors
/// When the database fails; what was written before stays.
pub fn tell_changes(app: &App) -> Result<usize, Error> {
    let (mut after, mut told) = (None, 0);
    loop {
        let now = app.clock.now();
        let done = app.db.write_blocking(|conn| {
            let watches = store::watches::active(conn, after, BATCH)?;
            let mut told = 0;
            for watch in &watches {
                told += tell(app, conn, watch, now)?;
            }
            Ok::<_, Error>((watches.last().map(|watch| watch.id), told))
        })?;
        told += done.1;
        match done.0 {
            Some(last) => after = Some(last),
            None => return Ok(told),
        }
    }
}

fn tell(app: &App, conn: &mut DbConn, watch: &Watch, now: Timestamp) -> Result<usize, Error> {
    let Some(share) = store::shares::find(conn, watch.share)? else { return Ok(0) };
    let today = utc_date(now);
    let shown = shares::shown(conn, &share)?;
    let standings = shares::standings(&shown, today);
    if standings == watch.told {
        return Ok(0);
    }
    let revision = app.catalogue.current(conn)?;
    let stop = match &watch.sealed_stop {
        Some(sealed) => stop_link(app, &shares::opened(app, watch.id.uuid(), sealed)?),
        None => return Err(Error::internal("a watch has no end")),
    };
    let mut mails = 0;
    for issued in shown {
        let status = standings[&issued.credential.id];
        if watch.told.get(&issued.credential.id) == Some(&status) {
            continue;
        }
        let template = Template::WatchedChanged {
            holder: issued.credential.holder_name,
            achievement: catalogue::reference_of(&revision.catalogue, &issued.award.achievement).title,
            status,
            valid_from: issued.award.valid_from,
            valid_to: issued.award.valid_to,
            stop: stop.clone(),
        };
        mail(app, conn, watch, template)?;
        mails += 1;
    }
    store::watches::set_told(conn, watch.id, &standings)?;
    Ok(mails)
}

fn mail(app: &App, conn: &mut DbConn, watch: &Watch, template: Template) -> Result<(), Error> {
    app.outbox.enqueue(conn, &Mail { to: watch.email.clone(), language: watch.language, account_id: None, template })
}

fn stop_link(app: &App, token: &str) -> String {
    app.config.server.public_url.join(&format!("/shared/stop#{token}"))
}
