//! Finding people who have two candidate IDs.
//!
//! Whoever changes is compared with everybody who shares something with them; a job does it. A strong likeness is told to the one
//! who was there first, in a mail: the other one may have typed anybody's name, and must learn nothing. Staff see all of them, ask
//! both, or say that they are two people. Only the person merges: [`merges`](super::merges).

use contract::duplicate::{DecideDuplicate, DuplicatePersonView, DuplicateView};
use contract::page::Page;
use contract::problem::ProblemCode;
use domain::duplicate::{Identity, Suspicion};
use domain::id::{CandidateId, DuplicateId};
use jiff::Timestamp;
use language::text::problem as text;

use super::mail::{Mail, Template};
use super::profiles;
use crate::access::Principal;
use crate::app::App;
use crate::error::Error;
use crate::page::{PageRequest, cut};
use crate::random;
use crate::store::accounts::Account;
use crate::store::duplicates::Duplicate;
use crate::store::{self, DbConn};

/// How many candidates are compared in one transaction.
const BATCH: i64 = 50;
/// How many such transactions follow each other.
const BATCHES: usize = 40;

/// Compares people who have changed with those who are like them, but not so many at once that decisions would wait long. For
/// jobs: it blocks. Answers how many were compared.
///
/// # Errors
/// When the database fails; what was found before stays.
pub fn compare_some(app: &App) -> Result<usize, Error> {
    let mut all = 0;
    for _ in 0..BATCHES {
        let now = app.clock.now();
        let compared = app.db.write_blocking(|conn| {
            let waiting = store::duplicates::uncompared(conn, BATCH)?;
            for candidate in &waiting {
                compare(app, conn, *candidate, now)?;
            }
            store::duplicates::set_uncompared(conn, &waiting, false)?;
            Ok::<_, Error>(waiting.len())
        })?;
        if compared == 0 {
            break;
        }
        all += compared;
    }
    Ok(all)
}

/// What is known of a candidate that tells people apart.
pub(super) fn identity(conn: &mut DbConn, candidate: CandidateId) -> Result<Identity, Error> {
    let profile = profiles::in_force(conn, candidate)?.profile;
    let mut identity = Identity::new(&profile.names);
    if let Some(born) = profile.demographics.birth_date {
        identity = identity.born(born);
    }
    if let Some(contact) = &profile.contact {
        identity = identity.reached_by(&contact.phone.to_string());
        if let Some(mobile) = &contact.mobile {
            identity = identity.reached_by(&mobile.to_string());
        }
    }
    if let Some(account) = store::accounts::of_candidate(conn, candidate)? {
        for address in store::email_addresses::of_account(conn, account.id)? {
            identity = identity.at(&address);
        }
    }
    let registrations = store::facts::registrations(conn, candidate)?;
    let claimed = store::score_reports::registrations(conn, candidate)?;
    let sat = registrations.iter().chain(&claimed);
    Ok(sat.fold(identity, |identity, registration| identity.registered_as(registration)))
}

fn compare(app: &App, conn: &mut DbConn, candidate: CandidateId, now: Timestamp) -> Result<(), Error> {
    let identity = identity(conn, candidate)?;
    store::duplicates::set_identity(conn, candidate, &identity)?;
    let mut found = Vec::new();
    for (other, of_other) in store::duplicates::alike(conn, candidate, &identity)? {
        let likeness = identity.compare(&of_other);
        let Some(suspicion) = likeness.suspicion() else { continue };
        let duplicate = Duplicate {
            id: DuplicateId::new(random::uuid(now)),
            one: candidate.min(other),
            other: candidate.max(other),
            suspicion,
            likeness,
            found_at: now,
            asked_at: None,
            dismissed_at: None,
        };
        found.push((duplicate.one, duplicate.other));
        if store::duplicates::record(conn, &duplicate)? && suspicion == Suspicion::Strong {
            tell_the_first(app, conn, &duplicate)?;
        }
    }
    for known in store::duplicates::of_candidate(conn, candidate)? {
        if !found.contains(&(known.one, known.other)) && known.dismissed_at.is_none() {
            store::duplicates::remove(conn, known.id)?;
        }
    }
    Ok(())
}

/// Tells whoever was there first, if both can sign in.
fn tell_the_first(app: &App, conn: &mut DbConn, duplicate: &Duplicate) -> Result<(), Error> {
    let Some([one, other]) = accounts(conn, duplicate)? else { return Ok(()) };
    let first = if one.created_at <= other.created_at { one } else { other };
    app.outbox.enqueue(conn, &Mail::to_account(&first, ask(app)))
}

fn ask(app: &App) -> Template {
    Template::MergeSuggested { link: app.config.server.public_url.join("/account/merge") }
}

/// The accounts of both, if both can sign in.
fn accounts(conn: &mut DbConn, duplicate: &Duplicate) -> Result<Option<[Account; 2]>, Error> {
    let one = store::accounts::of_candidate(conn, duplicate.one)?;
    let other = store::accounts::of_candidate(conn, duplicate.other)?;
    let open = |account: Option<Account>| account.filter(|account| account.disabled_at.is_none());
    Ok(open(one).zip(open(other)).map(|(one, other)| [one, other]))
}

/// Those that nobody has settled, the likeliest first.
///
/// # Errors
/// When the database fails, or the cursor is not one of this list.
pub async fn list(app: &App, page: &PageRequest) -> Result<Page<DuplicateView>, Error> {
    let after: Option<(Suspicion, DuplicateId)> = page.after()?;
    let limit = page.rows();
    let page = page.clone();
    app.db
        .read(move |conn| {
            let duplicates = store::duplicates::open(conn, after, limit)?;
            let (duplicates, next) =
                cut(duplicates, &page, |duplicate: &Duplicate| (duplicate.suspicion, duplicate.id));
            let items = duplicates.iter().map(|duplicate| view(conn, duplicate));
            Ok(Page { items: items.collect::<Result<_, Error>>()?, next })
        })
        .await
}

/// Says that two are two people, or asks them.
///
/// # Errors
/// [`ProblemCode::NotFound`]; [`ProblemCode::Conflict`] when it is settled, or one of them cannot be asked.
pub async fn decide(
    app: &App,
    who: &Principal,
    id: DuplicateId,
    decision: DecideDuplicate,
) -> Result<DuplicateView, Error> {
    let (by, now, outbox, question) = (who.account_id, app.clock.now(), app.outbox.clone(), ask(app));
    app.db
        .write(move |conn| {
            let found = store::duplicates::find(conn, id)?;
            let mut duplicate = found.ok_or_else(|| Error::of(ProblemCode::NotFound))?;
            if duplicate.dismissed_at.is_some() {
                return Err(Error::of(ProblemCode::Conflict).detail(text::duplicate_is_settled()));
            }
            match decision {
                DecideDuplicate::TwoPeople => store::duplicates::dismiss(conn, id, by, now)?,
                DecideDuplicate::Ask => {
                    let both = accounts(conn, &duplicate)?;
                    let both = both.ok_or_else(|| Error::of(ProblemCode::Conflict).detail(text::nobody_to_ask()))?;
                    for account in &both {
                        outbox.enqueue(conn, &Mail::to_account(account, question.clone()))?;
                    }
                    store::duplicates::set_asked(conn, id, now)?;
                    duplicate.asked_at = Some(now);
                }
            }
            tracing::info!(duplicate.id = %id, account.id = %by, ?decision, "a possible duplicate was decided");
            view(conn, &duplicate)
        })
        .await
}

fn view(conn: &mut DbConn, duplicate: &Duplicate) -> Result<DuplicateView, Error> {
    let mut people = vec![person(conn, duplicate.one)?, person(conn, duplicate.other)?];
    people.sort_by_key(|person| person.since);
    Ok(DuplicateView {
        id: duplicate.id,
        suspicion: duplicate.suspicion,
        agree: duplicate.likeness.agree.clone(),
        disagree: duplicate.likeness.disagree.clone(),
        found_at: duplicate.found_at,
        asked_at: duplicate.asked_at,
        people,
    })
}

fn person(conn: &mut DbConn, candidate: CandidateId) -> Result<DuplicatePersonView, Error> {
    let found = store::candidates::find(conn, candidate)?;
    let found = found.ok_or_else(|| Error::internal("a possible duplicate is no candidate"))?;
    Ok(DuplicatePersonView {
        candidate_id: candidate,
        legal_name: found.names.legal.as_str().to_owned(),
        email: store::accounts::of_candidate(conn, candidate)?.map(|account| account.email),
        since: found.created_at,
        exam_results: store::facts::count_exam_results(conn, candidate)?,
        credentials: store::credentials::count_of_candidate(conn, candidate)?,
    })
}
