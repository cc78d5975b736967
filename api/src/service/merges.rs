//! Merging two accounts of one person.
//!
//! Whoever is signed in to the account that stays proves the other one in the same ways as for a sign-in, sees what would come of
//! it, and confirms. Nothing is rewritten: from then on the merged candidate is [read as](store::merges) the kept one, awards are
//! decided anew from the facts of both, and nobody signs in with the merged account. What is shown beforehand is what the same
//! code did in a [rehearsal](store::rehearse).
//!
//! For [`UNDO_WITHIN`] it can be undone: by its owner, signed in, or by whoever reads the mailbox of the merged account, so that
//! nobody loses an account to somebody who has learnt its password. What was earned together and is not earned apart is then put
//! before a person, as everything that would take an award away.

use std::collections::HashMap;
use std::sync::Arc;

use contract::merge::{
    CreateMerge, MergeEffect, MergeEffectView, MergeState, MergeStep, MergeView, MergedAccountView, UndoMerge,
    UndoneMergeView,
};
use contract::problem::ProblemCode;
use contract::session::{ContinueSession, CreateSession};
use domain::award::Award;
use domain::duplicate::Trait;
use domain::id::{AwardId, CandidateId, MergeId};
use jiff::{SignedDuration, Timestamp};
use language::Message;
use language::text::problem as text;

use super::catalogue::{self, CatalogueCache, Revision};
use super::mail::{Mail, Outbox, Template};
use super::sign_in::{self, Step};
use super::token::OpaqueToken;
use super::{decisions, duplicates, issuing, session};
use crate::access::Principal;
use crate::app::App;
use crate::error::{Error, Refusal};
use crate::random;
use crate::store::accounts::Account;
use crate::store::merges::Merge;
use crate::store::{self, DbConn};

/// How long a proof of both accounts holds.
const CONFIRM_WITHIN: SignedDuration = SignedDuration::from_mins(30);

/// How long a merge can be undone.
pub const UNDO_WITHIN: SignedDuration = SignedDuration::from_hours(30 * 24);

/// What merging and undoing need besides the connection, for the transaction.
struct Merging {
    catalogue: Arc<CatalogueCache>,
    outbox: Outbox,
    /// Where whoever is signed in sees their merges.
    page: String,
    /// Where a merge is undone without signing in, without the token.
    undo_page: String,
    sign_in: String,
    now: Timestamp,
}

impl Merging {
    fn of(app: &App) -> Self {
        let public = &app.config.server.public_url;
        Self {
            catalogue: Arc::clone(&app.catalogue),
            outbox: app.outbox.clone(),
            page: public.join("/account/merge"),
            undo_page: public.join("/undo-merge"),
            sign_in: public.join("/sign-in"),
            now: app.clock.now(),
        }
    }
}

/// Proves that another account belongs to whoever asks, and says what a merge would do.
///
/// # Errors
/// [`ProblemCode::ConfirmationRequired`]; [`ProblemCode::InvalidRequest`] for a proof that does not hold;
/// [`ProblemCode::TooManyRequests`] after too many; [`ProblemCode::AccountMerged`] when it is merged already;
/// [`ProblemCode::MergeRefused`] with what stands against it.
pub async fn create(app: &App, who: &Principal, input: CreateMerge) -> Result<MergeStep, Error> {
    let kept = who.candidate()?;
    let (asker, merging) = (who.clone(), Merging::of(app));
    let now = merging.now;
    let confirmed = asker.clone();
    app.db.write(move |conn| session::confirmed(conn, &confirmed, now).map(drop)).await?;
    let propose = move |conn: &mut DbConn, other: Account, _| propose(conn, &merging, &asker, kept, &other);
    let (step, place, message) = match input {
        CreateMerge::Password { user, password } => {
            let proof = CreateSession { user, password };
            (sign_in::by_password(app, proof, propose).await, "/password", text::not_the_pair())
        }
        CreateMerge::SecondFactor { challenge, factor } => {
            let proof = ContinueSession { challenge, factor };
            (sign_in::by_second_factor(app, proof, propose).await, "/factor", text::not_the_answer())
        }
        CreateMerge::Passkey { assertion } => {
            (sign_in::by_passkey(app, assertion, propose).await, "/assertion", text::not_the_answer())
        }
    };
    let wrong = || Error::invalid(vec![Refusal::new(place, "wrong", message)]);
    match step {
        Ok(Step::Done(merge)) => Ok(MergeStep::Proposed { merge: *merge }),
        Ok(Step::Second(second_step)) => Ok(MergeStep::SecondFactor { second_step }),
        Ok(Step::Refused) => Err(wrong()),
        // Within a session that would say that the session is over.
        Err(error) if error.code() == ProblemCode::InvalidCredentials => Err(wrong()),
        Err(error) => Err(error),
    }
}

fn propose(
    conn: &mut DbConn,
    merging: &Merging,
    who: &Principal,
    kept: CandidateId,
    other: &Account,
) -> Result<MergeView, Error> {
    let now = merging.now;
    store::take_turn(conn)?;
    let (own, _) = session::confirmed(conn, who, now)?;
    let merged = may_merge(conn, &own, kept, other)?;
    let merge = Merge {
        id: MergeId::new(random::uuid(now)),
        kept,
        merged,
        proposed_at: now,
        expires_at: now + CONFIRM_WITHIN,
        merged_at: None,
        undone_at: None,
    };
    store::merges::insert(conn, &merge)?;
    tracing::info!(merge.id = %merge.id, account.id = %own.id, merged.account.id = %other.id, "a merge was proposed");
    view(conn, merging, &merge)
}

/// Checks that two accounts can become one, and answers the candidate of the other.
fn may_merge(conn: &mut DbConn, own: &Account, kept: CandidateId, other: &Account) -> Result<CandidateId, Error> {
    let refused = |why: Message| Error::of(ProblemCode::MergeRefused).detail(why);
    if own.id == other.id {
        return Err(refused(text::merge_with_itself()));
    }
    if own.staff || other.staff {
        return Err(refused(text::merge_of_staff()));
    }
    let merged = other.candidate_id.ok_or_else(|| refused(text::merge_of_no_candidate()))?;
    for account in [own, other] {
        if store::erasures::pending(conn, account.id)?.is_some() {
            return Err(refused(text::merge_before_erasure()));
        }
    }
    let (own, other) = (duplicates::identity(conn, kept)?, duplicates::identity(conn, merged)?);
    let likeness = own.compare(&other);
    if !likeness.agree.contains(&Trait::Name) {
        return Err(refused(text::merge_of_other_name()));
    }
    if !likeness.may_merge() {
        return Err(refused(text::merge_of_other_birth_date()));
    }
    Ok(merged)
}

/// The merges of whoever asks that are or were in force, newest first.
///
/// # Errors
/// When the database fails.
pub async fn list(app: &App, who: &Principal) -> Result<Vec<MergeView>, Error> {
    let (candidate, merging) = (who.candidate()?, Merging::of(app));
    // What undoing one would do is rehearsed, which is a write that does not stay.
    app.db
        .write(move |conn| {
            let kept = store::candidates::with_merged(conn, candidate)?;
            let merges = store::merges::of_kept(conn, &kept)?;
            merges.iter().map(|merge| view(conn, &merging, merge)).collect()
        })
        .await
}

/// Puts a merge in force that whoever asks has proposed.
///
/// # Errors
/// [`ProblemCode::NotFound`] when there is none, or it is another's; [`ProblemCode::Conflict`] when it is in force already or its
/// time is over; [`ProblemCode::MergeRefused`] when something has come to stand against it.
pub async fn confirm(app: &Arc<App>, who: &Principal, id: MergeId) -> Result<MergeView, Error> {
    let (candidate, merging, asker) = (who.candidate()?, Merging::of(app), who.clone());
    let now = merging.now;
    let (view, ended) = app
        .db
        .write(move |conn| {
            store::take_turn(conn)?;
            let (own, _) = session::present(conn, &asker, now)?;
            let merge = store::merges::find(conn, id)?.filter(|merge| merge.kept == candidate);
            let merge = merge.ok_or_else(|| Error::of(ProblemCode::NotFound))?;
            if merge.merged_at.is_some() || merge.expires_at <= now {
                return Err(Error::of(ProblemCode::Conflict).detail(text::merge_is_over()));
            }
            let other = store::accounts::of_candidate(conn, merge.merged)?.filter(|other| other.disabled_at.is_none());
            let other = other.ok_or_else(|| Error::of(ProblemCode::Conflict).detail(text::merge_is_over()))?;
            may_merge(conn, &own, candidate, &other)?;
            let token = OpaqueToken::draw();
            put_in_force(conn, &merging, &merge, &token)?;
            store::accounts::set_disabled(conn, other.id, Some(now))?;
            let ended = store::sessions::end_all(conn, other.id, None, now)?;
            let until = now + UNDO_WITHIN;
            let link = format!("{}#{}", merging.undo_page, token.text());
            let told = Template::AccountMerged { at: now, until, link };
            merging.outbox.enqueue(conn, &Mail::to_account(&other, told))?;
            let told = Template::AccountsMerged { at: now, until, link: merging.page.clone() };
            merging.outbox.enqueue(conn, &Mail::to_account(&own, told))?;
            let merge = Merge { merged_at: Some(now), ..merge };
            Ok((view(conn, &merging, &merge)?, ended))
        })
        .await?;
    tracing::info!(merge.id = %id, account.id = %who.account_id, "two accounts were merged");
    app.ended.note(ended, now);
    issuing::issue_now(app).await;
    Ok(view)
}

fn put_in_force(conn: &mut DbConn, merging: &Merging, merge: &Merge, token: &OpaqueToken) -> Result<(), Error> {
    // The credentials of the merged candidate name the holder anew, under whom they now are.
    store::awards::mark_all_unissued(conn, merge.merged)?;
    store::merges::put_in_force(conn, merge, &token.hash(), merging.now)?;
    decide(conn, merging, &[merge.kept])
}

/// Undoes a merge of whoever asks, within its time.
///
/// # Errors
/// [`ProblemCode::ConfirmationRequired`]; [`ProblemCode::NotFound`] when there is none, or it is another's;
/// [`ProblemCode::Conflict`] when it is not in force, or for too long.
pub async fn undo(app: &Arc<App>, who: &Principal, id: MergeId) -> Result<MergeView, Error> {
    let (candidate, merging, asker) = (who.candidate()?, Merging::of(app), who.clone());
    let view = app
        .db
        .write(move |conn| {
            store::take_turn(conn)?;
            session::confirmed(conn, &asker, merging.now)?;
            let merge = store::merges::find(conn, id)?.ok_or_else(|| Error::of(ProblemCode::NotFound))?;
            if !store::candidates::with_merged(conn, candidate)?.contains(&merge.kept) {
                return Err(Error::of(ProblemCode::NotFound));
            }
            if state(&merge, merging.now) != MergeState::InForce {
                return Err(Error::of(ProblemCode::Conflict).detail(text::merge_cannot_be_undone()));
            }
            undo_and_tell(conn, &merging, &merge)?;
            view(conn, &merging, &Merge { undone_at: Some(merging.now), ..merge })
        })
        .await?;
    tracing::info!(merge.id = %id, account.id = %who.account_id, "a merge was undone");
    issuing::issue_now(app).await;
    Ok(view)
}

/// Undoes a merge by the link in the mail to the merged account, within its time.
///
/// # Errors
/// [`ProblemCode::LinkUnusable`].
pub async fn undo_by_link(app: &Arc<App>, input: UndoMerge) -> Result<UndoneMergeView, Error> {
    let unusable = || Error::of(ProblemCode::LinkUnusable);
    let token = OpaqueToken::parse(&input.token).ok_or_else(unusable)?.hash();
    let merging = Merging::of(app);
    let (merge, view) = app
        .db
        .write(move |conn| {
            store::take_turn(conn)?;
            let merge = store::merges::find_by_token(conn, &token)?;
            let merge = merge.filter(|merge| state(merge, merging.now) == MergeState::InForce).ok_or_else(unusable)?;
            let other = undo_and_tell(conn, &merging, &merge)?;
            Ok::<_, Error>((merge.id, UndoneMergeView { user_name: other.user_name }))
        })
        .await?;
    tracing::info!(%merge, "a merge was undone by a link");
    issuing::issue_now(app).await;
    Ok(view)
}

/// Undoes a merge, tells both mailboxes, and answers the account that stands by itself again.
fn undo_and_tell(conn: &mut DbConn, merging: &Merging, merge: &Merge) -> Result<Account, Error> {
    let gone = || Error::of(ProblemCode::Conflict).detail(text::merge_cannot_be_undone());
    let own = store::accounts::of_candidate(conn, merge.kept)?.ok_or_else(gone)?;
    let other = store::accounts::of_candidate(conn, merge.merged)?.ok_or_else(gone)?;
    part(conn, merging, merge)?;
    store::accounts::set_disabled(conn, other.id, None)?;
    for account in [&own, &other] {
        let told = Template::MergeUndone { at: merging.now, link: merging.sign_in.clone() };
        merging.outbox.enqueue(conn, &Mail::to_account(account, told))?;
    }
    Ok(other)
}

/// Has two candidates read as two again.
fn part(conn: &mut DbConn, merging: &Merging, merge: &Merge) -> Result<(), Error> {
    let kept = store::candidates::stand_for(conn, &[merge.kept])?;
    let all = kept.iter().map(|kept| store::candidates::with_merged(conn, *kept));
    let all = all.collect::<Result<Vec<_>, _>>()?.concat();
    store::merges::undo(conn, merge, merging.now)?;
    store::awards::mark_all_unissued(conn, merge.merged)?;
    // What the newer achievement of the one took the place of at the other may hold again.
    for candidate in &all {
        store::awards::forget_superseded(conn, *candidate)?;
    }
    decide(conn, merging, &all)
}

fn decide(conn: &mut DbConn, merging: &Merging, candidates: &[CandidateId]) -> Result<(), Error> {
    let revision = merging.catalogue.current(conn)?;
    decisions::decide_candidates(conn, &revision, candidates, merging.now).map(drop)
}

fn state(merge: &Merge, now: Timestamp) -> MergeState {
    match (merge.merged_at, merge.undone_at) {
        (None, _) => MergeState::Proposed,
        (_, Some(_)) => MergeState::Undone,
        (Some(at), None) if now < at + UNDO_WITHIN => MergeState::InForce,
        (Some(_), None) => MergeState::Final,
    }
}

fn view(conn: &mut DbConn, merging: &Merging, merge: &Merge) -> Result<MergeView, Error> {
    let state = state(merge, merging.now);
    let (until, effects) = match state {
        MergeState::Proposed => {
            let put_in_force = |conn: &mut DbConn| put_in_force(conn, merging, merge, &OpaqueToken::draw());
            (Some(merge.expires_at), effects(conn, merging, merge, put_in_force)?)
        }
        MergeState::InForce => {
            let until = merge.merged_at.map(|at| at + UNDO_WITHIN);
            (until, effects(conn, merging, merge, |conn| part(conn, merging, merge))?)
        }
        MergeState::Final | MergeState::Undone => (None, Vec::new()),
    };
    Ok(MergeView {
        id: merge.id,
        state,
        kept: account_view(conn, merge.kept)?,
        merged: account_view(conn, merge.merged)?,
        until,
        merged_at: merge.merged_at,
        undone_at: merge.undone_at,
        effects,
    })
}

fn account_view(conn: &mut DbConn, candidate: CandidateId) -> Result<MergedAccountView, Error> {
    let found = store::candidates::find(conn, candidate)?;
    let found = found.ok_or_else(|| Error::internal("a merge belongs to no candidate"))?;
    let account = store::accounts::of_candidate(conn, candidate)?;
    Ok(MergedAccountView {
        candidate_id: candidate,
        user_name: account.map(|account| account.user_name).unwrap_or_default(),
        certificate_name: found.names.on_certificate().as_str().to_owned(),
        exam_results: store::facts::count_exam_results(conn, candidate)?,
        credentials: store::credentials::count_of_candidate(conn, candidate)?,
    })
}

/// What a step does to the awards of two candidates, found out by doing it and undoing it.
fn effects(
    conn: &mut DbConn,
    merging: &Merging,
    merge: &Merge,
    step: impl FnOnce(&mut DbConn) -> Result<(), Error>,
) -> Result<Vec<MergeEffectView>, Error> {
    let both = [merge.kept, merge.merged];
    let awards = |conn: &mut DbConn| -> Result<Vec<Award>, Error> {
        let whose = store::candidates::stand_for(conn, &both)?;
        Ok(store::awards::of_candidates(conn, &whose)?.into_iter().map(|(_, award)| award).collect())
    };
    let before: HashMap<AwardId, Award> = awards(conn)?.into_iter().map(|award| (award.id, award)).collect();
    let mut after = store::rehearse(conn, |conn| {
        store::take_turn(conn)?;
        step(conn)?;
        awards(conn)
    })?;
    after.sort_by(|one, other| (&one.achievement, one.earned_on).cmp(&(&other.achievement, other.earned_on)));
    let revision = merging.catalogue.current(conn)?;
    Ok(after.iter().flat_map(|award| changes(&revision, before.get(&award.id), award)).collect())
}

/// What has changed about an award.
fn changes(revision: &Revision, before: Option<&Award>, after: &Award) -> Vec<MergeEffectView> {
    let effect = |effect, on, valid_to| MergeEffectView {
        effect,
        achievement: catalogue::reference_of(&revision.catalogue, &after.achievement),
        on,
        valid_to,
    };
    let mut changes = Vec::new();
    let reviewed = after.review.as_ref().map(|review| review.since);
    let Some(before) = before else {
        changes.push(effect(MergeEffect::Granted, Some(after.earned_on), after.valid_to));
        changes.extend(reviewed.map(|since| effect(MergeEffect::PutUnderReview, Some(since), None)));
        return changes;
    };
    let forever = |award: &Award| award.valid_to.unwrap_or(jiff::civil::Date::MAX);
    if forever(after) > forever(before) {
        changes.push(effect(MergeEffect::Renewed, None, after.valid_to));
    }
    if before.superseded_on.is_none() && after.superseded_on.is_some() {
        changes.push(effect(MergeEffect::Superseded, after.superseded_on, None));
    }
    match (&before.review, reviewed) {
        (None, Some(since)) => changes.push(effect(MergeEffect::PutUnderReview, Some(since), None)),
        (Some(_), None) => changes.push(effect(MergeEffect::ReviewEnded, None, None)),
        _ => {}
    }
    changes
}
