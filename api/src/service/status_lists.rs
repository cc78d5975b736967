//! Status lists: which entry a new credential gets, and the signed lists that say which credentials still count.

use std::collections::HashSet;

use credential::status_list::{Bitstring, MIN_ENTRIES, Purpose, document};
use credential::{Securing, jws, proof};
use language::text::problem as text;

use crate::app::App;
use crate::error::Error;
use crate::store;
use crate::store::status_lists::StatusList;

/// A list is given no more entries once it is half full, so that a free one is found at random in two draws.
const MOST_ENTRIES: usize = MIN_ENTRIES / 2;

/// That many entries that no credential has, drawn at random so that they tell nothing about their holders. Two servers
/// may draw the same one; the database then refuses the second, and its award is issued at the next turn.
///
/// # Errors
/// When the database fails.
pub(super) fn free_entries(app: &App, count: usize) -> Result<Vec<(i32, i32)>, Error> {
    let list = current_list(app, count)?;
    let mut entries: HashSet<i32> = HashSet::with_capacity(count);
    while entries.len() < count {
        let drawn: Vec<i32> = (0..count).map(|_| draw()).collect();
        let taken =
            app.db.read_blocking(|conn| Ok::<_, Error>(store::credentials::taken_indexes(conn, list, &drawn)?))?;
        let free = drawn.into_iter().filter(|index| !taken.contains(index));
        let wanted = count - entries.len();
        entries.extend(free.take(wanted));
    }
    Ok(entries.into_iter().map(|index| (list, index)).collect())
}

fn draw() -> i32 {
    let entries = u32::try_from(MIN_ENTRIES).expect("a list is far shorter than that");
    i32::try_from(rand::random::<u32>() % entries).expect("an index fits")
}

/// The list with room for so many; a new one is signed when there is none.
fn current_list(app: &App, count: usize) -> Result<i32, Error> {
    let latest = app.db.read_blocking(|conn| {
        let Some(latest) = store::status_lists::latest(conn)? else { return Ok(None) };
        let used = usize::try_from(store::credentials::count_in_list(conn, latest)?).unwrap_or(usize::MAX);
        Ok::<_, Error>(Some((latest, used + count <= MOST_ENTRIES)))
    })?;
    let number = match latest {
        Some((latest, true)) => return Ok(latest),
        Some((latest, false)) => latest + 1,
        None => 1,
    };
    let new = signed(app, number, &Bitstring::new(MIN_ENTRIES).map_err(Error::internal)?)?;
    app.db.write_blocking(|conn| {
        store::take_turn(conn)?;
        if store::status_lists::find(conn, number)?.is_none() {
            store::status_lists::insert(conn, new)?;
        }
        Ok(number)
    })
}

fn signed(app: &App, number: i32, bits: &Bitstring) -> Result<StatusList, Error> {
    let now = app.clock.now();
    let unsigned = |securing| {
        document(&app.site, u64::try_from(number).unwrap_or_default(), securing, Purpose::Revocation, bits, now)
    };
    let method = app.site.verification_method(&app.keys.ed25519.public().multibase());
    let with_proof =
        proof::sign(unsigned(Securing::DataIntegrity), &app.keys.ed25519, &method, now).map_err(Error::internal)?;
    let jws = jws::sign(&unsigned(Securing::Jws), &app.keys.rsa, &app.site.key(&app.keys.rsa_name))
        .map_err(Error::internal)?;
    Ok(StatusList { number, document: with_proof.to_string(), jws, signed_at: now })
}

/// A signed list, in the form asked for.
///
/// # Errors
/// [`contract::problem::ProblemCode::NotFound`] when there is no list of that number.
pub async fn find(app: &App, number: i32, securing: Securing) -> Result<String, Error> {
    let list = app.db.read(move |conn| Ok::<_, Error>(store::status_lists::find(conn, number)?)).await?;
    let list =
        list.ok_or_else(|| Error::of(contract::problem::ProblemCode::NotFound).detail(text::no_status_list()))?;
    Ok(match securing {
        Securing::DataIntegrity => list.document,
        Securing::Jws => list.jws,
    })
}
