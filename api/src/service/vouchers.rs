//! Vouchers: pools of them that were bought, given to candidates one by one, chosen for an exam, and redeemed when it was sat.
//!
//! A code is as good as money: it is kept sealed, found by a hash with a key, and shown to nobody but the candidate who has it.

use std::collections::HashMap;
use std::sync::Arc;

use aws_lc_rs::hmac;
use contract::page::Page;
use contract::problem::ProblemCode;
use contract::voucher::{AssignVoucher, CreateVoucherPool, OwnVoucherView, VoucherPoolView, VoucherView};
use domain::calendar::AsOf;
use domain::code::ExamCode;
use domain::id::{AuthorizationId, CandidateId, VoucherId, VoucherPoolId};
use domain::text::line;
use domain::voucher::{VoucherCode, VoucherState};
use jiff::Timestamp;
use language::text::problem as text;
use secrecy::{ExposeSecret as _, SecretString};
use sha2::{Digest as _, Sha256};

use super::exam_vendors::Vendors;
use super::mail::Template;
use super::seal::{Sealed, Sealer};
use super::{notice, person};
use crate::access::Principal;
use crate::app::App;
use crate::error::{Error, Refusal};
use crate::page::{PageRequest, cut};
use crate::random;
use crate::store::vouchers::{NewCode, Redemption, Voucher, VoucherPool};
use crate::store::{self, DbConn};

/// The longest name of a pool, in characters.
const LONGEST_NAME: usize = 100;
/// The most vouchers of one pool.
const MOST_CODES: usize = 5_000;
/// How many characters of a code staff see.
const SHOWN: usize = 3;

/// Seals codes of vouchers, and finds them again.
#[derive(Clone)]
pub struct VoucherCodes {
    sealer: Sealer,
    key: hmac::Key,
}

/// Without the keys.
impl std::fmt::Debug for VoucherCodes {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("VoucherCodes")
    }
}

impl VoucherCodes {
    /// Those of an installation with that key secret.
    pub fn new(secret: &SecretString) -> Self {
        let mut key = Sha256::new();
        key.update(b"certtracker voucher hash key 1\0");
        key.update(secret.expose_secret().as_bytes());
        Self { sealer: Sealer::new(secret, Sealed::Voucher), key: hmac::Key::new(hmac::HMAC_SHA256, &key.finalize()) }
    }

    fn hash(&self, code: &VoucherCode) -> Vec<u8> {
        hmac::sign(&self.key, code.as_str().as_bytes()).as_ref().to_vec()
    }

    fn new_code(&self, id: VoucherId, code: &VoucherCode) -> NewCode {
        let sealed = self.sealer.seal(code.as_str().as_bytes(), id.uuid().as_bytes());
        NewCode { id, hash: self.hash(code), sealed }
    }

    fn open(&self, voucher: &Voucher) -> Result<String, Error> {
        let opened = self.sealer.open(&voucher.sealed_code, voucher.id.uuid().as_bytes());
        let opened = opened.ok_or_else(|| Error::internal("the code of a voucher cannot be opened"))?;
        String::from_utf8(opened.to_vec()).map_err(Error::internal)
    }
}

/// Adds a pool with its vouchers.
///
/// # Errors
/// [`ProblemCode::InvalidRequest`] with everything that was refused: each code that is none, comes twice, or is known.
pub async fn create_pool(app: &Arc<App>, input: CreateVoucherPool) -> Result<VoucherPoolView, Error> {
    let now = app.clock.now();
    let worker = Arc::clone(app);
    app.db
        .write(move |conn| {
            let app = &worker;
            store::take_turn(conn)?;
            let mut faults = Vec::new();
            let name = line(&input.name, LONGEST_NAME).map_err(|error| faults.push(person::text_fault("/name", error)));
            if app.vendors.get(&input.vendor).is_none() {
                let known: Vec<&str> = app.vendors.iter().map(|vendor| vendor.settings.code.as_str()).collect();
                faults.push(Refusal::new("/vendor", "unknown", text::no_such_vendor(known.join(", "))));
            }
            if input.valid_to < AsOf::now(now).on {
                faults.push(Refusal::new("/valid_to", "out_of_range", text::day_is_over()));
            }
            let revision = app.catalogue.current(conn)?;
            for (place, exam) in input.exams.iter().enumerate() {
                if exam.parse::<ExamCode>().ok().and_then(|code| revision.catalogue.exam(&code)).is_none() {
                    faults.push(Refusal::new(format!("/exams/{place}"), "unknown", text::no_exam()));
                }
            }
            let codes = codes(conn, &app.vouchers, &input.codes, now, &mut faults)?;
            let (Ok(name), true) = (name, faults.is_empty()) else { return Err(Error::invalid(faults)) };
            let pool = VoucherPool {
                id: VoucherPoolId::from(random::uuid(now)),
                name,
                vendor: input.vendor,
                exams: input.exams,
                valid_to: input.valid_to,
                created_at: now,
            };
            store::vouchers::insert(conn, &pool, &codes)?;
            pool_view(conn, &app.vendors, pool)
        })
        .await
}

/// The codes of a new pool, or what is wrong with each.
fn codes(
    conn: &mut DbConn,
    vault: &VoucherCodes,
    typed: &[String],
    now: Timestamp,
    faults: &mut Vec<Refusal>,
) -> Result<Vec<NewCode>, Error> {
    if typed.is_empty() || typed.len() > MOST_CODES {
        faults.push(Refusal::new("/codes", "out_of_range", text::codes_from_to(MOST_CODES)));
        return Ok(Vec::new());
    }
    let mut codes = Vec::with_capacity(typed.len());
    let mut places = HashMap::new();
    for (place, text) in typed.iter().enumerate() {
        let Ok(code) = text.parse::<VoucherCode>() else {
            faults.push(Refusal::new(format!("/codes/{place}"), "malformed", text::no_voucher_code()));
            continue;
        };
        let new = vault.new_code(VoucherId::from(random::uuid(now)), &code);
        if places.insert(new.hash.clone(), place).is_some() {
            faults.push(Refusal::new(format!("/codes/{place}"), "repeated", text::code_twice()));
        }
        codes.push(new);
    }
    let hashes: Vec<Vec<u8>> = codes.iter().map(|code| code.hash.clone()).collect();
    for known in store::vouchers::known(conn, &hashes)? {
        let place = places.get(&known).copied().unwrap_or_default();
        faults.push(Refusal::new(format!("/codes/{place}"), "known", text::code_known()));
    }
    Ok(codes)
}

/// Pools, newest first.
///
/// # Errors
/// When the database fails, or the cursor is not one of this list.
pub async fn list_pools(app: &Arc<App>, page: &PageRequest) -> Result<Page<VoucherPoolView>, Error> {
    let before: Option<VoucherPoolId> = page.after()?;
    let (limit, worker) = (page.rows(), Arc::clone(app));
    let pools = app
        .db
        .read(move |conn| {
            let pools = store::vouchers::list_pools(conn, before, limit)?;
            pools.into_iter().map(|pool| pool_view(conn, &worker.vendors, pool)).collect::<Result<Vec<_>, Error>>()
        })
        .await?;
    let (items, next) = cut(pools, page, |pool: &VoucherPoolView| pool.id);
    Ok(Page { items, next })
}

/// One pool.
///
/// # Errors
/// [`ProblemCode::NotFound`] when there is none of that id.
pub async fn find_pool(app: &Arc<App>, id: VoucherPoolId) -> Result<VoucherPoolView, Error> {
    let worker = Arc::clone(app);
    app.db
        .read(move |conn| {
            let pool = pool(conn, id)?;
            pool_view(conn, &worker.vendors, pool)
        })
        .await
}

/// The vouchers of a pool.
///
/// # Errors
/// [`ProblemCode::NotFound`] when there is no such pool; when the cursor is not one of this list.
pub async fn list(app: &Arc<App>, id: VoucherPoolId, page: &PageRequest) -> Result<Page<VoucherView>, Error> {
    let after: Option<VoucherId> = page.after()?;
    let (limit, now, worker) = (page.rows(), app.clock.now(), Arc::clone(app));
    let vouchers = app
        .db
        .read(move |conn| {
            let pool = pool(conn, id)?;
            let vouchers = store::vouchers::of_pool(conn, id, after, limit)?;
            let view = |voucher| view(&worker.vouchers, &pool, voucher, now);
            vouchers.into_iter().map(view).collect::<Result<Vec<_>, Error>>()
        })
        .await?;
    let (items, next) = cut(vouchers, page, |voucher: &VoucherView| voucher.id);
    Ok(Page { items, next })
}

/// Gives a voucher of a pool to a candidate, and tells them.
///
/// # Errors
/// [`ProblemCode::NotFound`] when there is no such pool; [`ProblemCode::InvalidRequest`] when there is no such candidate;
/// [`ProblemCode::Conflict`] when none is left, or the pool is over.
pub async fn assign(app: &Arc<App>, id: VoucherPoolId, input: AssignVoucher) -> Result<VoucherView, Error> {
    let candidate: CandidateId = input.candidate_id.parse().map_err(|error| {
        Error::of(ProblemCode::InvalidRequest).field("/candidate_id", "malformed", person::candidate_id_message(error))
    })?;
    let (now, worker) = (app.clock.now(), Arc::clone(app));
    app.db
        .write(move |conn| {
            let app = &worker;
            // Of two who give at once the second takes the next one.
            store::take_turn(conn)?;
            let pool = pool(conn, id)?;
            if store::candidates::existing(conn, &[candidate])?.is_empty() {
                let refused = Error::of(ProblemCode::InvalidRequest);
                return Err(refused.field("/candidate_id", "unknown", text::no_such_candidate()));
            }
            if pool.valid_to < AsOf::now(now).on {
                return Err(Error::of(ProblemCode::Conflict).detail(text::pool_is_over()));
            }
            let free = store::vouchers::find_available(conn, id)?;
            let mut voucher = free.ok_or_else(|| Error::of(ProblemCode::Conflict).detail(text::no_voucher_left()))?;
            voucher.assigned = Some((candidate, now));
            store::vouchers::update(conn, &voucher)?;
            let template = Template::VoucherAssigned {
                vendor: app.vendors.name(&pool.vendor).to_owned(),
                until: pool.valid_to,
                link: app.config.server.public_url.join("/exams"),
            };
            notice::tell_candidate(app, conn, candidate, template)?;
            view(&app.vouchers, &pool, voucher, now)
        })
        .await
}

/// Takes a voucher back that nobody has used.
///
/// # Errors
/// [`ProblemCode::NotFound`] when there is none; [`ProblemCode::Conflict`] when an exam was sat with it, or nobody has it.
pub async fn withdraw(app: &Arc<App>, id: VoucherId) -> Result<VoucherView, Error> {
    let (now, worker) = (app.clock.now(), Arc::clone(app));
    app.db
        .write(move |conn| {
            store::take_turn(conn)?;
            let missing = || Error::of(ProblemCode::NotFound).detail(text::no_voucher());
            let mut voucher = store::vouchers::find(conn, id)?.ok_or_else(missing)?;
            let pool = pool(conn, voucher.pool)?;
            if voucher.redeemed.is_some() || voucher.assigned.is_none() {
                return Err(Error::of(ProblemCode::Conflict).detail(text::voucher_not_out()));
            }
            voucher.assigned = None;
            voucher.authorization = None;
            store::vouchers::update(conn, &voucher)?;
            view(&worker.vouchers, &pool, voucher, now)
        })
        .await
}

/// The vouchers of whoever asks, what they got last first.
///
/// # Errors
/// When the database fails.
pub async fn list_own(app: &Arc<App>, who: &Principal) -> Result<Vec<OwnVoucherView>, Error> {
    let candidate = who.candidate()?;
    let (now, worker) = (app.clock.now(), Arc::clone(app));
    app.db
        .read(move |conn| {
            let people = store::candidates::with_merged(conn, candidate)?;
            let theirs = store::vouchers::of_candidates(conn, &people)?;
            theirs.into_iter().map(|(voucher, pool)| own_view(&worker, voucher, pool, now)).collect()
        })
        .await
}

/// Chooses a voucher for an authorization, inside the caller's transaction.
///
/// # Errors
/// [`ProblemCode::InvalidRequest`] when the candidate has no such voucher, or it is not good for that.
pub(super) fn choose(
    conn: &mut DbConn,
    id: VoucherId,
    people: &[CandidateId],
    authorization: &store::authorizations::Authorization,
    now: Timestamp,
) -> Result<(), Error> {
    let refuse = |message| Error::of(ProblemCode::InvalidRequest).field("/voucher", "unfit", message);
    let theirs = store::vouchers::of_candidates(conn, people)?.into_iter().find(|(voucher, _)| voucher.id == id);
    let (mut voucher, pool) = theirs.ok_or_else(|| refuse(text::no_voucher()))?;
    let good = pool.vendor == authorization.vendor
        && (pool.exams.is_empty() || pool.exams.iter().any(|exam| exam == authorization.exam.as_str()));
    if !good {
        return Err(refuse(text::voucher_for_another_exam()));
    }
    if voucher.standing(&pool).on(AsOf::now(now).on) != VoucherState::Assigned {
        return Err(refuse(text::voucher_is_used()));
    }
    voucher.authorization = Some(authorization.id);
    Ok(store::vouchers::update(conn, &voucher)?)
}

/// Frees the voucher that was chosen for an authorization that is given up.
pub(super) fn release(conn: &mut DbConn, authorization: AuthorizationId) -> Result<(), Error> {
    if let Some(mut voucher) = store::vouchers::of_authorization(conn, authorization)?
        && voucher.redeemed.is_none()
    {
        voucher.authorization = None;
        store::vouchers::update(conn, &voucher)?;
    }
    Ok(())
}

/// The voucher that is chosen for an authorization.
pub(super) fn of_authorization(
    app: &App,
    conn: &mut DbConn,
    authorization: AuthorizationId,
    now: Timestamp,
) -> Result<Option<OwnVoucherView>, Error> {
    let Some(voucher) = store::vouchers::of_authorization(conn, authorization)? else { return Ok(None) };
    let pool = pool(conn, voucher.pool)?;
    own_view(app, voucher, pool, now).map(Some)
}

/// An attempt that was sat, for what paid for it.
pub(super) struct Sat<'a> {
    /// Who sat it, where that is known.
    pub candidate: Option<CandidateId>,
    /// The authorization it was sat by.
    pub authorization: Option<AuthorizationId>,
    /// The vendor's number of it.
    pub registration_id: &'a str,
    /// The code of the voucher, where the vendor told it.
    pub code: Option<&'a str>,
}

/// Redeems the voucher that paid for an attempt: the one whose code the vendor told, or else the one that was chosen for it.
pub(super) fn redeem(conn: &mut DbConn, vault: &VoucherCodes, sat: &Sat<'_>, now: Timestamp) -> Result<(), Error> {
    let told = sat.code.and_then(|code| code.parse::<VoucherCode>().ok());
    let voucher = match (told, sat.authorization) {
        (Some(code), _) => store::vouchers::find_by_hash(conn, &vault.hash(&code))?,
        (None, Some(authorization)) => store::vouchers::of_authorization(conn, authorization)?,
        (None, None) => None,
    };
    if let Some(mut voucher) = voucher
        && voucher.redeemed.is_none()
    {
        voucher.redeemed =
            Some(Redemption { at: now, by: sat.candidate, registration_id: sat.registration_id.to_owned() });
        store::vouchers::update(conn, &voucher)?;
    }
    Ok(())
}

fn pool(conn: &mut DbConn, id: VoucherPoolId) -> Result<VoucherPool, Error> {
    let missing = || Error::of(ProblemCode::NotFound).detail(text::no_voucher_pool());
    store::vouchers::find_pool(conn, id)?.ok_or_else(missing)
}

fn pool_view(conn: &mut DbConn, vendors: &Vendors, pool: VoucherPool) -> Result<VoucherPoolView, Error> {
    let counts = store::vouchers::counts(conn, pool.id)?;
    Ok(VoucherPoolView {
        id: pool.id,
        vendor_name: vendors.name(&pool.vendor).to_owned(),
        name: pool.name,
        vendor: pool.vendor,
        exams: pool.exams,
        valid_to: pool.valid_to,
        created_at: pool.created_at,
        vouchers: counts.all,
        available: counts.available,
        redeemed: counts.redeemed,
    })
}

fn view(vault: &VoucherCodes, pool: &VoucherPool, voucher: Voucher, now: Timestamp) -> Result<VoucherView, Error> {
    let code = vault.open(&voucher)?;
    let holder = voucher.assigned.map(|(of, _)| of);
    Ok(VoucherView {
        id: voucher.id,
        ends_with: format!("…{}", &code[code.len() - SHOWN..]),
        state: voucher.standing(pool).on(AsOf::now(now).on),
        candidate_id: holder,
        assigned_at: voucher.assigned.map(|(_, at)| at),
        redeemed_at: voucher.redeemed.as_ref().map(|redeemed| redeemed.at),
        redeemed_by: voucher.redeemed.as_ref().and_then(|redeemed| redeemed.by).filter(|by| Some(*by) != holder),
        registration_id: voucher.redeemed.map(|redeemed| redeemed.registration_id),
    })
}

fn own_view(app: &App, voucher: Voucher, pool: VoucherPool, now: Timestamp) -> Result<OwnVoucherView, Error> {
    Ok(OwnVoucherView {
        id: voucher.id,
        code: app.vouchers.open(&voucher)?,
        vendor_name: app.vendors.name(&pool.vendor).to_owned(),
        state: voucher.standing(&pool).on(AsOf::now(now).on),
        exams: pool.exams,
        valid_to: pool.valid_to,
        authorization: voucher.authorization,
    })
}
