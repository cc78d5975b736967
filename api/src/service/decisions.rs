//! Deciding awards: facts and catalogue in, changes to the awards on record out.
//!
//! `domain` decides; this reads what it needs, writes what it says, and counts. It runs inside the transaction that
//! recorded the facts, so that no fact is ever without its consequence.

use std::collections::BTreeMap;

use domain::award::Award;
use domain::calendar::AsOf;
use domain::decision::{AwardChange, decide};
use domain::evaluation::evaluate_all;
use domain::fact::Fact;
use domain::history::History;
use domain::id::{AwardId, CandidateId};
use jiff::Timestamp;

use super::catalogue::Revision;
use crate::app::App;
use crate::error::Error;
use crate::random;
use crate::store::awards::NewAward;
use crate::store::{self, DbConn};

/// How many candidates are decided in one transaction.
const BATCH: i64 = 200;

/// What deciding did.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Decided {
    /// Candidates that were looked at.
    pub candidates: u64,
    /// Awards made.
    pub awards: u64,
    /// Awards put before a person.
    pub reviews: u64,
}

impl std::ops::AddAssign for Decided {
    fn add_assign(&mut self, more: Self) {
        self.candidates += more.candidates;
        self.awards += more.awards;
        self.reviews += more.reviews;
    }
}

/// Decides these candidates, each once, inside the caller's transaction. Who was merged into another is decided as that one.
///
/// # Errors
/// When the database fails.
pub fn decide_candidates(
    conn: &mut DbConn,
    revision: &Revision,
    candidates: &[CandidateId],
    now: Timestamp,
) -> Result<Decided, Error> {
    let candidates = store::candidates::stand_for(conn, candidates)?;
    let mut facts: BTreeMap<CandidateId, Vec<Fact>> = BTreeMap::new();
    for (candidate, fact) in store::facts::of_candidates(conn, &candidates)? {
        facts.entry(candidate).or_default().push(fact);
    }
    let mut awards: BTreeMap<CandidateId, Vec<Award>> = BTreeMap::new();
    for (candidate, award) in store::awards::of_candidates(conn, &candidates)? {
        awards.entry(candidate).or_default().push(award);
    }
    let mut decided = Decided::default();
    let mut new = Vec::new();
    for candidate in candidates {
        let facts = facts.remove(&candidate).unwrap_or_default();
        let mut awards = awards.remove(&candidate).unwrap_or_default();
        let on_record = awards.len();
        let mut proofs = Vec::new();
        let history = History::new(&revision.catalogue, &facts, AsOf::now(now));
        let changes = decide(&evaluate_all(&history), &awards);
        decided.candidates += 1;
        for change in &changes {
            match change {
                AwardChange::Grant(grant) => {
                    awards.push(Award::grant(AwardId::from(random::uuid(now)), grant));
                    proofs.push(grant.proof.clone());
                    decided.awards += 1;
                }
                change => {
                    decided.reviews += u64::from(matches!(change, AwardChange::PutUnderReview { .. }));
                    let id = change.award().expect("every change but a grant is about an award on record");
                    let known = awards.iter_mut().enumerate().find(|(_, award)| award.id == id);
                    if let Some((place, award)) = known {
                        award.apply(change);
                        // One that was made just now is written as it is in the end.
                        if place >= on_record {
                            continue;
                        }
                        store::awards::update(conn, award)?;
                        // Its credential names the end that it had.
                        if matches!(change, AwardChange::Renew { .. }) {
                            store::awards::mark_unissued(conn, id)?;
                        }
                    }
                }
            }
        }
        let made = awards.split_off(on_record).into_iter().zip(proofs);
        new.extend(made.map(|(award, proof)| NewAward { candidate, award, proof }));
    }
    store::awards::insert(conn, &new, revision.number, now)?;
    Ok(decided)
}

/// Decides everybody who waits, batch by batch. For jobs and the command line: it blocks.
///
/// # Errors
/// When the database fails; what was decided before stays.
pub fn decide_waiting(app: &App) -> Result<Decided, Error> {
    let mut all = Decided::default();
    loop {
        let now = app.clock.now();
        let decided = app.db.write_blocking(|conn| {
            store::take_turn(conn)?;
            let revision = app.catalogue.current(conn)?;
            let waiting = store::candidates::undecided(conn, BATCH)?;
            let decided = decide_candidates(conn, &revision, &waiting, now)?;
            store::candidates::mark_decided(conn, &waiting)?;
            Ok::<_, Error>(decided)
        })?;
        if decided.candidates == 0 {
            return Ok(all);
        }
        all += decided;
    }
}
