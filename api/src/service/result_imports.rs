//! Importing result archives: rows become facts, facts become decisions, and what fits nobody waits for a person.
//!
//! The archive is checked as a whole before anything is written. Its rows are then taken in batches, each with its
//! decisions in one transaction: a crash leaves whole batches behind, and importing the file again takes up where it
//! stopped, because a row that is on record is known by its contents.

use std::collections::{HashMap, HashSet};
use std::io::{Cursor, Read, Seek};
use std::sync::Arc;

use contract::claim::ClaimReason;
use contract::page::Page;
use contract::problem::ProblemCode;
use contract::result_import::{ImportCounts, ResultImportView, RowFaultView};
use domain::code::{ExamCode, RegistrationId};
use domain::fact::{ExamResult, Fact, FactKind, Outcome, Score, Section};
use domain::id::{AuthorizationId, CandidateId, ClaimId, FactId, ImportId};
use exam_delivery::fault::RowFault;
use exam_delivery::pearson::{Archive, Limits};
use exam_delivery::port::{CallBackResult, SectionScore};
use exam_delivery::result::{Outcome as Reported, ReportedResult, ResultStatus};
use jiff::{SignedDuration, Timestamp};
use language::text::problem as text;
use serde_json::Value;
use sha2::{Digest, Sha256};

use super::catalogue::{self, Revision};
use super::decisions::{self, Decided};
use super::mail::Template;
use super::{call_backs, issuing, notice, score_reports, vouchers};
use crate::app::App;
use crate::error::Error;
use crate::page::{PageRequest, cut};
use crate::random;
use crate::store::claims::Claim;
use crate::store::exchanges::Exchange;
use crate::store::result_imports::{ResultImport, ResultRow};
use crate::store::{self, DbConn};

/// Rows in one transaction.
const BATCH: usize = 500;

/// How many faulty rows are told one by one.
const FAULTS_TOLD: usize = 1_000;

/// By how much a vendor's clock may be ahead of ours.
const CLOCK_LEEWAY: SignedDuration = SignedDuration::from_mins(5);

/// What to import, and how.
#[derive(Debug, Clone, Copy)]
pub struct Order<'a> {
    /// The file's name, to be shown.
    pub file_name: &'a str,
    /// Whether to say what would happen, and write nothing.
    pub dry_run: bool,
    /// The vendor of the settings that it came from, when nobody brought it by hand.
    pub vendor: Option<&'a str>,
}

/// Imports an archive. `progress` is told how many rows of how many are done. For the command line and for a thread that
/// may block.
///
/// # Errors
/// [`ProblemCode::ArchiveRefused`] when the archive is refused whole; nothing of it was imported then. When the database
/// fails: whole batches stay, and importing the file again goes on.
pub fn create_blocking<R: Read + Seek>(
    app: &App,
    source: R,
    order: Order<'_>,
    progress: &mut dyn FnMut(u64, u64),
) -> Result<ResultImportView, Error> {
    let limits = Limits { archive_bytes: app.config.limits.upload as u64, ..Limits::default() };
    let mut archive = Archive::open(source, limits).map_err(refused)?;
    let sha256 = archive.content();
    let known = app.db.read_blocking(|conn| Ok::<_, Error>(store::result_imports::find_by_sha256(conn, &sha256.0)?))?;
    if let Some(report) = known.and_then(|import| import.report) {
        if !order.dry_run {
            // Perhaps the first time ended before its awards had credentials.
            issuing::issue_waiting(app)?;
        }
        return repeated(report, order);
    }
    let id = ImportId::from(random::uuid(app.clock.now()));
    let mut sections: HashMap<String, Vec<Section>> = HashMap::new();
    for told in archive.sections().map_err(refused)? {
        sections.entry(told.registration_id.clone()).or_default().push(section(told));
    }
    let run = Run { app, id, sha256: sha256.0, order, sections };
    if order.dry_run {
        return run.rehearse(&mut archive, progress);
    }
    let view = run.perform(&mut archive, progress)?;
    issuing::issue_waiting(app)?;
    Ok(view)
}

fn refused(fault: exam_delivery::fault::ArchiveFault) -> Error {
    Error::of(ProblemCode::ArchiveRefused).detail(fault.to_string()).because(fault)
}

/// How a section went, as a fact has it.
fn section(told: SectionScore) -> Section {
    let SectionScore { name, score, correct, incorrect, skipped, .. } = told;
    Section { name, score, correct, incorrect, skipped }
}

/// The summary of an import that ended before.
fn repeated(report: Value, order: Order<'_>) -> Result<ResultImportView, Error> {
    let first: ResultImportView = serde_json::from_value(report).map_err(Error::internal)?;
    Ok(ResultImportView { repeated: true, dry_run: order.dry_run, ..first })
}

struct Run<'a> {
    app: &'a App,
    id: ImportId,
    sha256: [u8; 32],
    order: Order<'a>,
    /// How the sections of exams went, by registration, for results that the rows tell.
    sections: HashMap<String, Vec<Section>>,
}

/// What is done with each batch of rows that could be read.
type Take<'a> = dyn FnMut(&mut Tally, Vec<ReportedResult>) -> Result<(), Error> + 'a;

/// Carries the result of a rehearsal out of the transaction that is undone.
enum Undone {
    Rehearsed(Box<Tally>),
    Failed(Error),
}

impl From<Error> for Undone {
    fn from(error: Error) -> Self {
        Self::Failed(error)
    }
}

impl From<store::StoreError> for Undone {
    fn from(error: store::StoreError) -> Self {
        Self::Failed(error.into())
    }
}

impl Run<'_> {
    fn perform<R: Read + Seek>(
        mut self,
        archive: &mut Archive<R>,
        progress: &mut dyn FnMut(u64, u64),
    ) -> Result<ResultImportView, Error> {
        let started = self.app.clock.now();
        let app = self.app;
        let ended = app.db.write_blocking(|conn| {
            store::take_turn(conn)?;
            self.begin(conn, started)
        })?;
        if let Some(report) = ended {
            return repeated(report, self.order);
        }
        let total = archive.row_count();
        let mut tally = Tally::default();
        self.each_batch(archive, &mut tally, &mut |tally, batch| {
            let batch_tally = app.db.write_blocking(|conn| {
                store::take_turn(conn)?;
                self.record(conn, batch)
            })?;
            tally.add(batch_tally);
            progress(tally.counts.rows, total);
            Ok(())
        })?;
        let view = self.view(archive, tally);
        let report = serde_json::to_value(&view).map_err(Error::internal)?;
        self.app.db.write_blocking(|conn| {
            Ok::<_, Error>(store::result_imports::finish(conn, self.id, report, view.finished_at)?)
        })?;
        for (outcome, rows) in [
            ("recorded", view.counts.recorded),
            ("known", view.counts.known),
            ("claim", view.counts.claims),
            ("faulty", view.counts.faulty),
        ] {
            self.app.metrics.exam_results(outcome, rows);
        }
        Ok(view)
    }

    /// The same in one transaction that is undone at the end.
    fn rehearse<R: Read + Seek>(
        mut self,
        archive: &mut Archive<R>,
        progress: &mut dyn FnMut(u64, u64),
    ) -> Result<ResultImportView, Error> {
        let started = self.app.clock.now();
        let total = archive.row_count();
        let app = self.app;
        let undone: Result<(), Undone> = app.db.write_blocking(|conn| {
            self.begin(conn, started)?;
            let mut tally = Tally::default();
            self.each_batch(archive, &mut tally, &mut |tally, batch| {
                tally.add(self.record(conn, batch)?);
                progress(tally.counts.rows, total);
                Ok(())
            })?;
            Err(Undone::Rehearsed(Box::new(tally)))
        });
        match undone {
            Err(Undone::Rehearsed(tally)) => Ok(self.view(archive, *tally)),
            Err(Undone::Failed(error)) => Err(error),
            Ok(()) => unreachable!("a rehearsal always undoes its transaction"),
        }
    }

    /// Notes that the import began, or goes on with one that did not end. Answers the summary when it has ended meanwhile.
    fn begin(&mut self, conn: &mut DbConn, started: Timestamp) -> Result<Option<Value>, Error> {
        match store::result_imports::find_by_sha256(conn, &self.sha256)? {
            Some(known) => {
                self.id = known.id;
                Ok(known.report)
            }
            None => {
                store::result_imports::insert(conn, self.id, &self.sha256, self.order.file_name, started)?;
                Ok(None)
            }
        }
    }

    fn each_batch<R: Read + Seek>(
        &self,
        archive: &mut Archive<R>,
        tally: &mut Tally,
        take: &mut Take<'_>,
    ) -> Result<(), Error> {
        let members: Vec<_> = archive.exams().to_vec();
        for member in &members {
            let mut batch = Vec::with_capacity(BATCH);
            for row in archive.rows(member).map_err(refused)? {
                match row.map_err(refused)? {
                    Ok(result) => batch.push(result),
                    Err(fault) => tally.fault(&fault),
                }
                if batch.len() == BATCH {
                    take(tally, std::mem::take(&mut batch))?;
                }
            }
            if !batch.is_empty() {
                take(tally, batch)?;
            }
        }
        Ok(())
    }

    /// Records one batch and decides whom it concerns, inside the caller's transaction.
    fn record(&self, conn: &mut DbConn, batch: Vec<ReportedResult>) -> Result<Tally, Error> {
        let now = self.app.clock.now();
        let revision = self.app.catalogue.current(conn)?;
        let identities: Vec<Vec<u8>> = batch.iter().map(identity).collect();
        let on_record = store::result_imports::known_rows(conn, &identities)?;
        let mut known: HashSet<Vec<u8>> = on_record.into_iter().collect();
        let asked: Vec<CandidateId> =
            batch.iter().filter_map(|row| row.client_candidate_id.as_deref()?.parse().ok()).collect();
        let known_people = KnownPeople::of(conn, &batch, &asked)?;
        let named: Vec<CandidateId> = asked.into_iter().chain(known_people.registrations.values().copied()).collect();
        let erased = store::candidates::erased(conn, &named)?;

        let told_before = Self::told_before(conn, &batch, &known_people, now)?;

        let mut tally = Tally::default();
        let mut new = NewRows::default();
        for (result, identity) in batch.iter().zip(identities) {
            tally.counts.rows += 1;
            if !known.insert(identity.clone()) {
                tally.counts.known += 1;
                continue;
            }
            match known_people.whose(result) {
                // Not even as a claim: the row has their name.
                Ok(candidate) if erased.contains(&candidate) => tally.tell(RowFaultView {
                    file: result.file.to_string(),
                    line: result.line,
                    column: None,
                    reason: "the candidate was erased at their own request, so nothing is kept of this row".to_owned(),
                }),
                Ok(candidate) => {
                    tally.counts.recorded += 1;
                    let told = told_before.get(&candidate).map(Vec::as_slice).unwrap_or_default();
                    let mut facts = self.facts_of(result, now)?.into_iter();
                    let mut attempt = facts.next();
                    if let Some(attempt) = &mut attempt
                        && result.happened_at > now
                        && let Some(known) = reported(told, &result.registration_id)
                    {
                        // It was dated by when it came, and does not move with each further report.
                        attempt.happened_at = known.happened_at;
                    }
                    new.rows.push(self.row(result, identity, attempt.as_ref().map(|fact| fact.id)));
                    new.concerned.push(candidate);
                    let news = facts.filter(|fact| !is_told(told, &fact.kind, fact.happened_at));
                    new.facts.extend(attempt.into_iter().chain(news).map(|fact| (candidate, fact)));
                }
                Err(reason) => {
                    tally.counts.claims += 1;
                    let tells = self.facts_of(result, now)?;
                    new.claims.push(self.claim(result, identity.clone(), reason, tells));
                    new.rows.push(self.row(result, identity, None));
                }
            }
        }
        self.note_clock(conn, &batch, now)?;
        self.redeem_vouchers(conn, &batch, &new.facts, now)?;
        let unclaimed: Vec<String> = new.claims.iter().map(|claim| claim.registration_id.clone()).collect();
        self.close_authorizations(conn, &revision, &new.facts, now)?;
        let mut concerned = new.insert(conn)?;
        concerned.extend(score_reports::attach_clear(conn, &unclaimed, now)?);
        concerned.sort_unstable();
        concerned.dedup();
        store::duplicates::set_uncompared(conn, &concerned, true)?;
        tally.decided = decisions::decide_candidates(conn, &revision, &concerned, now)?;
        tally.concerned.extend(concerned);
        Ok(tally)
    }

    /// What the database has of whom rows are about that date what became of a result, for a call-back may have told it before,
    /// or that tell of an exam that is still to come.
    fn told_before(
        conn: &mut DbConn,
        batch: &[ReportedResult],
        known_people: &KnownPeople,
        now: Timestamp,
    ) -> Result<HashMap<CandidateId, Vec<Fact>>, Error> {
        let dated = batch.iter().filter(|result| result.status_at.is_some() || result.happened_at > now);
        let mut about: Vec<CandidateId> = dated.filter_map(|result| known_people.whose(result).ok()).collect();
        about.sort_unstable();
        about.dedup();
        let mut told: HashMap<CandidateId, Vec<Fact>> = HashMap::new();
        if !about.is_empty() {
            for (candidate, fact) in store::facts::of_candidates(conn, &about)? {
                told.entry(candidate).or_default().push(fact);
            }
        }
        Ok(told)
    }

    /// The facts that a row tells: the attempt, and what became of its result since.
    fn facts_of(&self, result: &ReportedResult, now: Timestamp) -> Result<Vec<Fact>, Error> {
        let registration_id: RegistrationId = result.registration_id.parse().map_err(Error::internal)?;
        let attempt = FactKind::ExamResult(ExamResult {
            registration_id: registration_id.clone(),
            exam: result.exam.series_code.parse::<ExamCode>().map_err(Error::internal)?,
            outcome: outcome(result.outcome),
            score: score(result),
            held: result.status == ResultStatus::Held && result.status_at.is_none(),
            authorization: authorization(result),
            sections: self.sections.get(&result.registration_id).cloned().unwrap_or_default(),
        });
        let since = match result.status {
            ResultStatus::Held if result.status_at.is_some() => Some(FactKind::ResultHeld { registration_id }),
            ResultStatus::Reported | ResultStatus::Held => None,
            ResultStatus::Released => Some(FactKind::ResultReleased { registration_id }),
            ResultStatus::Revoked => Some(FactKind::ResultRevoked { registration_id }),
            ResultStatus::Reinstated => Some(FactKind::ResultReinstated { registration_id }),
        };
        // What a vendor does not date is dated by when we learnt it; and nothing happens later, as its clock may have it: what is
        // of tomorrow does not count today.
        let since_at = result.status_at.map_or(now, |at| at.min(now));
        let fact = |happened_at, kind| Fact { id: FactId::from(random::uuid(now)), happened_at, learnt_at: now, kind };
        let mut facts = vec![fact(result.happened_at.min(now), attempt)];
        facts.extend(since.map(|kind| fact(since_at, kind)));
        Ok(facts)
    }

    /// Notes for the operator that a vendor reports what is still to come, or does not any more.
    fn note_clock(&self, conn: &mut DbConn, batch: &[ReportedResult], now: Timestamp) -> Result<(), Error> {
        let Some(code) = self.order.vendor else { return Ok(()) };
        let ahead = batch.iter().map(|result| result.happened_at).filter(|at| *at > now + CLOCK_LEEWAY).max();
        if let Some(at) = ahead {
            let message = format!(
                "It reports an exam that was sat at {at}, which is still to come: its clock or ours is wrong. Until that is mended, \
                 such results are dated by when they come."
            );
            store::exam_vendors::settle_call_back(conn, code, now, Some((call_backs::WRONG_CLOCK, &message)))?;
        } else {
            let noted = store::exam_vendors::find(conn, code)?.and_then(|link| link.refusal);
            if noted.is_some_and(|refusal| refusal.word == call_backs::WRONG_CLOCK) {
                store::exam_vendors::settle_call_back(conn, code, now, None)?;
            }
        }
        Ok(())
    }

    /// An authorization is used up by the result it led to, whatever that is, and its candidate is told that it came, unless it is
    /// held back.
    fn close_authorizations(
        &self,
        conn: &mut DbConn,
        revision: &Revision,
        facts: &[(CandidateId, Fact)],
        now: Timestamp,
    ) -> Result<(), Error> {
        let used = facts.iter().filter_map(|(candidate, fact)| match &fact.kind {
            FactKind::ExamResult(result) => Some((*candidate, result, result.authorization?)),
            _ => None,
        });
        let used: Vec<(CandidateId, &ExamResult, AuthorizationId)> = used.collect();
        if used.is_empty() {
            return Ok(());
        }
        let ids: Vec<AuthorizationId> = used.iter().map(|(_, _, id)| *id).collect();
        let open = store::authorizations::open(conn, &ids)?;
        store::authorizations::close(conn, &ids, now)?;
        for (candidate, result, id) in used {
            let became = |kind: fn(&FactKind) -> bool| {
                let of_it = facts.iter().map(|(_, fact)| &fact.kind);
                of_it.filter(|known| known.registration_id() == Some(&result.registration_id)).any(kind)
            };
            let held = result.held || became(|kind| matches!(kind, FactKind::ResultHeld { .. }));
            let first = open.iter().any(|authorization| authorization.id == id) && !held;
            if first || became(|kind| matches!(kind, FactKind::ResultReleased { .. })) {
                tell_result(self.app, conn, revision, candidate, result)?;
            }
        }
        Ok(())
    }

    /// What paid for attempts that were sat is used up.
    fn redeem_vouchers(
        &self,
        conn: &mut DbConn,
        batch: &[ReportedResult],
        facts: &[(CandidateId, Fact)],
        now: Timestamp,
    ) -> Result<(), Error> {
        let codes: HashMap<&str, &str> = batch
            .iter()
            .filter_map(|result| Some((result.registration_id.as_str(), result.voucher.as_deref()?)))
            .collect();
        for (candidate, fact) in facts {
            let FactKind::ExamResult(result) = &fact.kind else { continue };
            let registration_id = result.registration_id.as_str();
            let code = codes.get(registration_id).copied();
            if code.is_some() || result.authorization.is_some() {
                let (candidate, authorization) = (Some(*candidate), result.authorization);
                vouchers::redeem(
                    conn,
                    &self.app.vouchers,
                    &vouchers::Sat { candidate, authorization, registration_id, code },
                    now,
                )?;
            }
        }
        Ok(())
    }

    fn row(&self, result: &ReportedResult, identity: Vec<u8>, fact: Option<FactId>) -> ResultRow {
        let raw = result.raw.pairs().into_iter().map(|(name, value)| (name.to_owned(), Value::String(value)));
        ResultRow {
            identity,
            import_id: self.id,
            member: result.file.to_string(),
            line: result.line,
            raw: Value::Object(raw.collect()),
            fact_id: fact,
        }
    }

    fn claim(&self, result: &ReportedResult, identity: Vec<u8>, reason: ClaimReason, tells: Vec<Fact>) -> Claim {
        let now = self.app.clock.now();
        Claim {
            id: ClaimId::from(random::uuid(now)),
            result_row: identity,
            import_id: self.id,
            client_candidate_id: result.client_candidate_id.clone(),
            candidate_name: result.candidate_name.clone(),
            registration_id: result.registration_id.clone(),
            exam: result.exam.series_code.clone(),
            outcome: word(outcome(result.outcome)),
            reason: word(reason),
            sat_at: result.happened_at,
            received_at: now,
            tells,
        }
    }

    fn view<R: Read + Seek>(&self, archive: &Archive<R>, tally: Tally) -> ResultImportView {
        let Tally { counts, decided, concerned, faults } = tally;
        ResultImportView {
            id: (!self.order.dry_run).then_some(self.id),
            file_name: self.order.file_name.to_owned(),
            sha256: archive.content().to_string(),
            dry_run: self.order.dry_run,
            repeated: false,
            finished_at: self.app.clock.now(),
            counts: ImportCounts {
                candidates: concerned.len() as u64,
                awards: decided.awards,
                reviews: decided.reviews,
                ..counts
            },
            faults,
            notices: archive.notices().iter().map(ToString::to_string).collect(),
        }
    }
}

/// What a batch adds to the database.
#[derive(Default)]
struct NewRows {
    facts: Vec<(CandidateId, Fact)>,
    rows: Vec<ResultRow>,
    claims: Vec<Claim>,
    concerned: Vec<CandidateId>,
}

impl NewRows {
    /// Adds it all, and answers whom it concerns.
    fn insert(self, conn: &mut DbConn) -> Result<Vec<CandidateId>, Error> {
        if !self.facts.is_empty() {
            store::facts::insert(conn, &self.facts)?;
        }
        if !self.rows.is_empty() {
            store::result_imports::insert_rows(conn, self.rows)?;
        }
        if !self.claims.is_empty() {
            store::claims::insert(conn, self.claims)?;
        }
        Ok(self.concerned)
    }
}

/// What happened to the rows so far.
#[derive(Default)]
struct Tally {
    counts: ImportCounts,
    decided: Decided,
    /// Whom the rows are about, each once although several batches may be.
    concerned: HashSet<CandidateId>,
    faults: Vec<RowFaultView>,
}

impl Tally {
    fn add(&mut self, batch: Self) {
        self.counts.rows += batch.counts.rows;
        self.counts.recorded += batch.counts.recorded;
        self.counts.known += batch.counts.known;
        self.counts.claims += batch.counts.claims;
        self.counts.faulty += batch.counts.faulty;
        self.decided += batch.decided;
        self.concerned.extend(batch.concerned);
        let room = FAULTS_TOLD.saturating_sub(self.faults.len());
        self.faults.extend(batch.faults.into_iter().take(room));
    }

    /// Counts a row that is not taken, and tells why while there is room.
    fn tell(&mut self, fault: RowFaultView) {
        self.counts.faulty += 1;
        if self.faults.len() < FAULTS_TOLD {
            self.faults.push(fault);
        }
    }

    fn fault(&mut self, fault: &RowFault) {
        self.counts.rows += 1;
        let value = fault.value.as_ref().map(|value| format!("{value:?} ")).unwrap_or_default();
        self.tell(RowFaultView {
            file: fault.file.to_string(),
            line: fault.line,
            column: fault.column.map(str::to_owned),
            reason: format!("{value}{}", fault.reason),
        });
    }
}

/// What makes a row the same row, whatever file it comes in.
fn identity(result: &ReportedResult) -> Vec<u8> {
    let key = result.key();
    let mut hash = Sha256::new();
    for part in [key.vendor.as_str().as_bytes(), key.registration_id.as_bytes()] {
        hash.update(part);
        hash.update([0]);
    }
    hash.update(key.content.0);
    hash.finalize().to_vec()
}

/// Whom the rows of a batch may be about.
struct KnownPeople {
    /// Those whose candidate IDs the rows name.
    candidates: HashSet<CandidateId>,
    /// Whose authorizations the rows name.
    authorizations: HashMap<AuthorizationId, CandidateId>,
    /// Whose registrations are that were booked, or turned out to be that came without a candidate ID of ours.
    registrations: HashMap<String, CandidateId>,
}

impl KnownPeople {
    fn of(conn: &mut DbConn, batch: &[ReportedResult], asked: &[CandidateId]) -> Result<Self, Error> {
        let registrations: Vec<String> = batch.iter().map(|result| result.registration_id.clone()).collect();
        let authorizations: Vec<AuthorizationId> = batch.iter().filter_map(authorization).collect();
        let booked = store::appointments::owners(conn, &registrations)?;
        let claimed = store::claims::owners(conn, &registrations)?;
        Ok(Self {
            candidates: store::candidates::existing(conn, asked)?.into_iter().collect(),
            authorizations: store::authorizations::owners(conn, &authorizations)?.into_iter().collect(),
            registrations: booked.into_iter().chain(claimed).collect(),
        })
    }

    /// The candidate that a row is about, if it is one of ours.
    fn whose(&self, result: &ReportedResult) -> Result<CandidateId, ClaimReason> {
        if let Some(owner) = authorization(result).and_then(|id| self.authorizations.get(&id)) {
            return Ok(*owner);
        }
        if let Some(owner) = self.registrations.get(&result.registration_id) {
            return Ok(*owner);
        }
        let text = result.client_candidate_id.as_deref().ok_or(ClaimReason::NoCandidateId)?;
        let id: CandidateId = text.parse().map_err(|_malformed| ClaimReason::MalformedCandidateId)?;
        if self.candidates.contains(&id) { Ok(id) } else { Err(ClaimReason::UnknownCandidate) }
    }
}

/// The authorization that a result was sat by, where its number is one of ours.
fn authorization(result: &ReportedResult) -> Option<AuthorizationId> {
    result.client_authorization_id.as_deref()?.parse().ok()
}

/// What became of a result that was told by call-back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum CallBack {
    /// It is on record.
    Recorded,
    /// It was before.
    Known,
    /// It fits nobody, and waits in the claim queue.
    Claimed,
    /// Its candidate was erased.
    Erased,
}

/// Takes a result that was told by call-back, inside the caller's transaction; `owner` is whom it is about, where that is known.
///
/// # Errors
/// When the database fails.
pub(super) fn take_call_back(
    app: &App,
    conn: &mut DbConn,
    exchange: &Exchange,
    called: &CallBackResult,
    owner: Option<CandidateId>,
) -> Result<CallBack, Error> {
    let now = app.clock.now();
    let result = &called.result;
    let modified = owner.filter(|_| called.modified);
    if let Some(candidate) = modified
        && is_reported(conn, candidate, &result.registration_id)?
    {
        return modify(app, conn, exchange, candidate, called);
    }
    let known = store::result_imports::find_by_sha256(conn, &exchange.sha256)?;
    let id = match known {
        Some(import) => import.id,
        None => {
            let id = ImportId::from(random::uuid(now));
            store::result_imports::insert(conn, id, &exchange.sha256, &exchange.name, now)?;
            id
        }
    };
    let sections = called.sections.iter().cloned().map(section).collect();
    let sections = HashMap::from([(result.registration_id.clone(), sections)]);
    let order = Order { file_name: &exchange.name, dry_run: false, vendor: Some(&exchange.vendor) };
    let run = Run { app, id, sha256: exchange.sha256, order, sections };
    let Tally { counts, .. } = run.record(conn, vec![result.clone()])?;
    if let Some(candidate) = modified {
        // The first report could not be read, or is still to come: then this outcome stands against it.
        modify(app, conn, exchange, candidate, called)?;
    }
    Ok(match counts {
        ImportCounts { recorded: 1.., .. } => CallBack::Recorded,
        ImportCounts { known: 1.., .. } => CallBack::Known,
        ImportCounts { claims: 1.., .. } => CallBack::Claimed,
        _ => CallBack::Erased,
    })
}

/// Whether the attempt of that registration was reported.
fn is_reported(conn: &mut DbConn, candidate: CandidateId, registration_id: &str) -> Result<bool, Error> {
    Ok(reported(&store::facts::of_candidate(conn, candidate)?, registration_id).is_some())
}

/// The first report of an attempt.
fn reported<'a>(facts: &'a [Fact], registration_id: &str) -> Option<&'a Fact> {
    facts.iter().find(
        |fact| matches!(&fact.kind, FactKind::ExamResult(known) if known.registration_id.as_str() == registration_id),
    )
}

/// Whether the facts have it already.
fn is_told(facts: &[Fact], kind: &FactKind, happened_at: Timestamp) -> bool {
    facts.iter().any(|fact| fact.kind == *kind && fact.happened_at == happened_at)
}

/// Another outcome of an attempt, dated by when the vendor came to it.
fn modify(
    app: &App,
    conn: &mut DbConn,
    exchange: &Exchange,
    candidate: CandidateId,
    called: &CallBackResult,
) -> Result<CallBack, Error> {
    let result = &called.result;
    let kind = FactKind::ResultModified {
        registration_id: result.registration_id.parse().map_err(Error::internal)?,
        outcome: outcome(result.outcome),
        score: score(result),
    };
    let new = record_later(app, conn, exchange, candidate, kind, called.occurred_at)?;
    Ok(if new { CallBack::Recorded } else { CallBack::Known })
}

/// Records what became of a result after it was reported, unless that is known, and decides what follows; answers whether it is new.
///
/// It is dated by the vendor's clock; but nothing happens after we were told of it, as a clock that is ahead would have it, for what
/// is of tomorrow does not count today.
pub(super) fn record_later(
    app: &App,
    conn: &mut DbConn,
    exchange: &Exchange,
    candidate: CandidateId,
    kind: FactKind,
    occurred_at: Timestamp,
) -> Result<bool, Error> {
    let now = app.clock.now();
    let happened_at = occurred_at.min(exchange.created_at);
    let known = store::facts::of_candidate(conn, candidate)?;
    if is_told(&known, &kind, happened_at) {
        return Ok(false);
    }
    let revision = app.catalogue.current(conn)?;
    if let FactKind::ResultReleased { registration_id } = &kind
        && let Some(result) = known.iter().find_map(|fact| match &fact.kind {
            FactKind::ExamResult(result) if result.registration_id == *registration_id => Some(result),
            _ => None,
        })
    {
        tell_result(app, conn, &revision, candidate, result)?;
    }
    let fact = Fact { id: FactId::from(random::uuid(now)), happened_at, learnt_at: now, kind };
    store::facts::insert(conn, &[(candidate, fact)])?;
    decisions::decide_candidates(conn, &revision, &[candidate], now)?;
    Ok(true)
}

/// Tells a candidate that there is a result of an exam that they were authorized for here.
fn tell_result(
    app: &App,
    conn: &mut DbConn,
    revision: &Revision,
    candidate: CandidateId,
    result: &ExamResult,
) -> Result<(), Error> {
    let Some(id) = result.authorization else { return Ok(()) };
    let Some(authorization) = store::authorizations::find(conn, id)? else { return Ok(()) };
    let template = Template::ResultArrived {
        exam: catalogue::exam_title(&revision.catalogue, &result.exam),
        vendor: app.vendors.name(&authorization.vendor).to_owned(),
        link: app.config.server.public_url.join(&format!("/exams/authorizations/{id}")),
    };
    notice::tell_candidate(app, conn, candidate, template)
}

fn score(result: &ReportedResult) -> Option<Score> {
    result.score.as_ref().map(|score| Score {
        reached: score.text.clone(),
        passing: result.passing_score.as_ref().map(|passing| passing.text.clone()),
    })
}

fn outcome(reported: Reported) -> Outcome {
    match reported {
        Reported::Passed => Outcome::Passed,
        Reported::Failed => Outcome::Failed,
        Reported::NoShow { excused } => Outcome::NoShow { excused },
        Reported::NdaRefused => Outcome::NdaRefused,
    }
}

/// An import that is done by a request: the same, off the async threads.
///
/// # Errors
/// As [`create_blocking`].
pub async fn create(
    app: &Arc<App>,
    file_name: String,
    archive: Vec<u8>,
    dry_run: bool,
) -> Result<ResultImportView, Error> {
    let app = Arc::clone(app);
    let done = tokio::task::spawn_blocking(move || {
        let order = Order { file_name: &file_name, dry_run, vendor: None };
        create_blocking(&app, Cursor::new(archive), order, &mut |_done, _total| {})
    });
    done.await.map_err(Error::internal)?
}

/// Imports that ended, newest first.
///
/// # Errors
/// When the database fails, or the cursor is not one of this list.
pub async fn list(app: &App, page: &PageRequest) -> Result<Page<ResultImportView>, Error> {
    let after: Option<(Timestamp, ImportId)> = page.after()?;
    let limit = page.rows();
    let imports = app.db.read(move |conn| Ok::<_, Error>(store::result_imports::list(conn, after, limit)?)).await?;
    let (imports, next) = cut(imports, page, |import: &ResultImport| (import.started_at, import.id));
    let items = imports.into_iter().filter_map(report).collect::<Result<_, _>>()?;
    Ok(Page { items, next })
}

/// One import that ended.
///
/// # Errors
/// [`ProblemCode::NotFound`] when there is no such import.
pub async fn find(app: &App, id: ImportId) -> Result<ResultImportView, Error> {
    let import = app.db.read(move |conn| Ok::<_, Error>(store::result_imports::find(conn, id)?)).await?;
    let missing = || Error::of(ProblemCode::NotFound).detail(text::no_import());
    import.and_then(report).ok_or_else(missing)?
}

fn report(import: ResultImport) -> Option<Result<ResultImportView, Error>> {
    import.report.map(|report| serde_json::from_value(report).map_err(Error::internal))
}

/// The word of a value that is written as one.
fn word(value: impl serde::Serialize) -> String {
    match serde_json::to_value(value) {
        Ok(Value::String(word)) => word,
        // An outcome with further members is tagged by its word.
        Ok(Value::Object(members)) => members.keys().next().cloned().unwrap_or_default(),
        _ => unreachable!("it is written as a word"),
    }
}
