//! Candidates: adding people to the program.

use domain::id::CandidateId;
use domain::name::Names;
use jiff::Timestamp;

use crate::app::App;
use crate::error::Error;
use crate::random;
use crate::store::candidates::Candidate;
use crate::store::{self, DbConn, StoreError};

/// Adds a candidate under a new ID, inside the caller's transaction.
///
/// # Errors
/// When the database fails.
pub(super) fn add(conn: &mut DbConn, names: Names, now: Timestamp) -> Result<CandidateId, Error> {
    let id = loop {
        let drawn = random::candidate_id();
        if store::candidates::existing(conn, &[drawn])?.is_empty() {
            break drawn;
        }
    };
    let candidate = Candidate { id, subject_id: random::public_uuid(), names, created_at: now };
    store::candidates::insert(conn, &candidate)?;
    Ok(id)
}

/// Adds a candidate under that ID, or under a new one. For the command line: it blocks. Answers whether it is new: a
/// candidate who has that ID already is left alone.
///
/// # Errors
/// When the database fails.
pub fn create(app: &App, id: Option<CandidateId>, names: Names) -> Result<(CandidateId, bool), Error> {
    loop {
        let candidate = Candidate {
            id: id.unwrap_or_else(random::candidate_id),
            subject_id: random::public_uuid(),
            names: names.clone(),
            created_at: app.clock.now(),
        };
        let added = app.db.write_blocking(|conn| {
            let taken = !store::candidates::existing(conn, &[candidate.id])?.is_empty();
            if !taken {
                store::candidates::insert(conn, &candidate)?;
            }
            Ok::<_, StoreError>(!taken)
        })?;
        // A number drawn at random that is taken is drawn again; a given one belongs to the same person.
        if added || id.is_some() {
            return Ok((candidate.id, added));
        }
    }
}
