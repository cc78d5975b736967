//! What candidates do while the programs are killed: they register, withdraw, book, move, cancel and sit, and the vendor holds,
//! releases, revokes, reinstates and changes their results.
//!
//! Each candidate does one thing after the other, so what is meant to be in the end is never in doubt. What was acknowledged
//! is remembered; what was done at the vendor's and not answered, as a kill came between, is looked up in the vendor's books.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;
use std::time::{Duration, Instant};

use anyhow::Context as _;
use contract::authorization::CreateAuthorization;
use contract::problem::ProblemCode;
use domain::id::AuthorizationId;
use jiff::{SignedDuration, Timestamp};
use rand::RngExt as _;
use rand::rngs::StdRng;
use rand::seq::IndexedRandom as _;
use reqwest::Method;
use serde_json::{Value, json};

use crate::award::EXAMS;
use crate::program::{Calls, Person};
use crate::vendor::{Appointment, Done, Progress, Standing, Vendor};

/// Between two things that happen to one registration. The vendor dates them to the second, and of two in one second
/// nobody can tell which is the later one.
const APART: Duration = Duration::from_millis(1_200);

/// How many things become of one result.
const RULINGS: usize = 6;

/// What was acknowledged.
#[derive(Debug, Clone, Default)]
pub(crate) struct Acknowledged {
    /// By the server: authorizations by their number.
    pub(crate) authorizations: BTreeMap<String, Registered>,
    /// By the vendor: how each registration was left.
    pub(crate) appointments: BTreeMap<u64, Appointment>,
}

#[derive(Debug, Clone)]
pub(crate) struct Registered {
    pub(crate) candidate: String,
    pub(crate) exam: String,
    pub(crate) withdrawn: bool,
}

/// What all candidates share.
#[derive(Debug)]
pub(crate) struct World {
    pub(crate) vendor: Vendor,
    pub(crate) acknowledged: RefCell<Acknowledged>,
    pub(crate) calls: RefCell<Calls>,
    /// How often each thing was done.
    pub(crate) done: RefCell<BTreeMap<&'static str, u64>>,
    /// Things done at the vendor's that no answer came to.
    pub(crate) unanswered: Cell<u64>,
    pub(crate) over: Cell<bool>,
}

impl World {
    fn count(&self, what: &'static str) {
        *self.done.borrow_mut().entry(what).or_default() += 1;
    }
}

/// An authorization that can still be used.
#[derive(Debug)]
struct Way {
    authorization: AuthorizationId,
    booked: Option<Appointment>,
    since: Instant,
}

/// A result that something may still become of.
#[derive(Debug)]
struct Sat {
    registration: u64,
    standing: Standing,
    ruled: usize,
    since: Instant,
}

/// One candidate at it.
#[derive(Debug)]
pub(crate) struct Load {
    pub(crate) world: Rc<World>,
    pub(crate) person: Person,
    pub(crate) random: StdRng,
    ways: Vec<Way>,
    results: Vec<Sat>,
}

impl Load {
    pub(crate) fn new(world: Rc<World>, person: Person, random: StdRng) -> Self {
        Self { world, person, random, ways: Vec::new(), results: Vec::new() }
    }

    /// How many exams were sat.
    pub(crate) fn sat(world: &World) -> usize {
        world.acknowledged.borrow().appointments.values().filter(|one| one.result.is_some()).count()
    }

    /// Does one thing after the other until the load is over.
    pub(crate) async fn run(mut self) -> anyhow::Result<()> {
        while !self.world.over.get() {
            let pause = self.random.random_range(200..1_500);
            tokio::time::sleep(Duration::from_millis(pause)).await;
            self.step().await.with_context(|| format!("candidate {}", self.person.id))?;
        }
        Ok(())
    }

    async fn step(&mut self) -> anyhow::Result<()> {
        let ruled = !self.results.is_empty() && self.random.random_bool(0.3);
        if ruled {
            return self.rule().await;
        }
        if self.ways.len() < 2 && self.random.random_bool(0.4) {
            return self.register().await;
        }
        if self.ways.is_empty() {
            return Ok(());
        }
        let at = self.random.random_range(0..self.ways.len());
        if self.ways[at].since.elapsed() < APART {
            return Ok(());
        }
        match (self.ways[at].booked.is_some(), self.random.random_range(0..100)) {
            (false, ..15) => self.withdraw(at).await,
            (false, _) => self.book(at).await,
            (true, ..20) => self.rebook(at).await,
            (true, 20..40) => self.cancel(at).await,
            (true, _) => self.sit(at).await,
        }
    }

    /// Registers for an exam: any, so at times for one that is open already.
    pub(crate) async fn register(&mut self) -> anyhow::Result<()> {
        let exam = *EXAMS.choose(&mut self.random).context("there are exams")?;
        let wish = CreateAuthorization { exam: exam.to_owned(), voucher: None };
        let mut calls = Calls::default();
        let answer = self.person.ask(&mut calls, async |client| client.create_authorization(&wish).await).await?;
        self.heard(calls);
        let made = match answer {
            Ok(made) => made,
            // The vendor has not yet confirmed that the last one is taken back.
            Err(refusal) if refusal.code() == Some(ProblemCode::Conflict) => return Ok(()),
            Err(refusal) => anyhow::bail!("an authorization is refused: {refusal:?}"),
        };
        let known = {
            let registered = Registered { candidate: self.person.id.clone(), exam: exam.to_owned(), withdrawn: false };
            let mut acknowledged = self.world.acknowledged.borrow_mut();
            let known = acknowledged.authorizations.contains_key(&made.id.to_string());
            acknowledged.authorizations.entry(made.id.to_string()).or_insert(registered);
            known
        };
        if !known {
            self.world.count("registered");
            self.ways.push(Way { authorization: made.id, booked: None, since: Instant::now() });
        }
        Ok(())
    }

    /// Takes an authorization back, for which nothing is booked.
    async fn withdraw(&mut self, at: usize) -> anyhow::Result<()> {
        let id = self.ways[at].authorization;
        let mut calls = Calls::default();
        let answer = self.person.ask(&mut calls, async |client| client.withdraw_authorization(id).await).await?;
        let taken = match answer {
            Ok(_) => true,
            Err(refusal) if refusal.code() == Some(ProblemCode::Conflict) => {
                // It was done, and only the answer did not get here; or a place that was cancelled is not yet known to be.
                let view = self.person.ask(&mut calls, async |client| client.find_authorization(id).await).await?;
                let view = view.map_err(|refusal| anyhow::anyhow!("an authorization is gone: {refusal:?}"))?;
                view.state == contract::authorization::AuthorizationState::Withdrawn
            }
            Err(refusal) => anyhow::bail!("a withdrawal is refused: {refusal:?}"),
        };
        self.heard(calls);
        if taken {
            self.world.count("withdrawn");
            self.ways.swap_remove(at);
            let mut acknowledged = self.world.acknowledged.borrow_mut();
            if let Some(registered) = acknowledged.authorizations.get_mut(&id.to_string()) {
                registered.withdrawn = true;
            }
        }
        Ok(())
    }

    fn heard(&self, calls: Calls) {
        let mut all = self.world.calls.borrow_mut();
        all.cut_off += calls.cut_off;
        all.busy += calls.busy;
        all.faults.extend(calls.faults);
    }

    /// A place that may be free: often one of today, so that somebody can fail to come.
    fn place(&mut self, now: Timestamp) -> Value {
        let days = if self.random.random_bool(0.3) { 0 } else { self.random.random_range(2..300) };
        let hour = 2 * self.random.random_range(0..12);
        let date = (now + SignedDuration::from_hours(24 * days)).strftime("%Y-%m-%d").to_string();
        match self.random.random_bool(0.6) {
            true => json!({ "testCenterID": "55900", "date": date, "time": format!("{hour:02}:00") }),
            false => {
                let centre = ["55001", "55002", "55003", "55004", "55005", "55006"].choose(&mut self.random);
                let time = ["09:00", "11:00", "13:00", "15:00"].choose(&mut self.random);
                json!({ "testCenterID": centre, "date": date, "time": time })
            }
        }
    }

    async fn book(&mut self, at: usize) -> anyhow::Result<()> {
        let mut wanted = self.place(self.world.vendor.now().await?);
        let id = self.ways[at].authorization.to_string();
        wanted["clientAuthorizationID"] = id.clone().into();
        let booked = match self.world.vendor.act(Method::POST, "/appointments", &wanted).await? {
            Done::Taken(booked) => Some(*booked),
            Done::Refused => None,
            Done::Unanswered => {
                let books = self.look_up().await?;
                let mut under = books.appointments.values().filter(|one| one.authorization == id);
                under.find(|one| one.progress == Progress::Scheduled).cloned()
            }
        };
        if let Some(booked) = booked {
            self.world.count("booked");
            self.world.acknowledged.borrow_mut().appointments.insert(booked.registration, booked.clone());
            self.ways[at].booked = Some(booked);
            self.ways[at].since = Instant::now();
        }
        Ok(())
    }

    async fn rebook(&mut self, at: usize) -> anyhow::Result<()> {
        let place = self.place(self.world.vendor.now().await?);
        if let Some(moved) = self.act(at, Method::PUT, "", &place).await? {
            self.world.count("moved");
            self.ways[at].booked = Some(moved);
        }
        Ok(())
    }

    async fn cancel(&mut self, at: usize) -> anyhow::Result<()> {
        if let Some(cancelled) = self.act(at, Method::POST, "/cancel", &json!({})).await?
            && cancelled.progress == Progress::Cancelled
        {
            self.world.count("cancelled");
            self.ways[at].booked = None;
        }
        Ok(())
    }

    async fn sit(&mut self, at: usize) -> anyhow::Result<()> {
        let start = self.ways[at].booked.as_ref().context("only who has booked sits")?.start;
        // What is of another day does not count before that day has come.
        let today = self.world.vendor.now().await?.strftime("%Y-%m-%d").to_string();
        let may_miss_it = start.strftime("%Y-%m-%d").to_string() == today;
        let outcome = match self.random.random_range(0..100) {
            ..55 => "pass",
            55..80 => "fail",
            80..92 if may_miss_it => "no-show",
            _ => "nda-refused",
        };
        let score = match outcome {
            "pass" => Some(self.random.random_range(70..=100)),
            "fail" => Some(self.random.random_range(0..70)),
            _ => None,
        };
        let Some(sat) = self.act(at, Method::POST, "/sit", &json!({ "outcome": outcome, "score": score })).await?
        else {
            return Ok(());
        };
        if let Some(result) = sat.result {
            self.world.count(outcome);
            self.ways.swap_remove(at);
            let since = Instant::now();
            self.results.push(Sat { registration: sat.registration, standing: result.standing, ruled: 0, since });
        }
        Ok(())
    }

    /// Does something with a booking; answers it as it is then, or nothing when it was refused.
    async fn act(
        &mut self,
        at: usize,
        method: Method,
        what: &str,
        body: &Value,
    ) -> anyhow::Result<Option<Appointment>> {
        let registration = self.ways[at].booked.as_ref().context("only what is booked is changed")?.registration;
        let done = self.do_to(registration, method, what, body).await?;
        self.ways[at].since = Instant::now();
        Ok(done)
    }

    async fn do_to(
        &mut self,
        registration: u64,
        method: Method,
        what: &str,
        body: &Value,
    ) -> anyhow::Result<Option<Appointment>> {
        let path = format!("/appointments/{registration}{what}");
        let after = match self.world.vendor.act(method, &path, body).await? {
            Done::Taken(after) => *after,
            Done::Refused => return Ok(None),
            Done::Unanswered => {
                let books = self.look_up().await?;
                let found = books.appointments.get(&registration).cloned();
                found.with_context(|| format!("the vendor lost registration {registration}"))?
            }
        };
        self.world.acknowledged.borrow_mut().appointments.insert(registration, after.clone());
        Ok(Some(after))
    }

    /// The books as they are after something that no answer came to.
    async fn look_up(&self) -> anyhow::Result<std::sync::Arc<crate::vendor::Books>> {
        self.world.unanswered.set(self.world.unanswered.get() + 1);
        self.world.vendor.books_since(Instant::now()).await
    }

    /// Something becomes of a result, in an order in which a vendor comes to it, and again and again.
    async fn rule(&mut self) -> anyhow::Result<()> {
        let at = self.random.random_range(0..self.results.len());
        let sat = &self.results[at];
        if sat.since.elapsed() < APART {
            return Ok(());
        }
        let possible: &[&'static str] = match sat.standing {
            Standing::Reported | Standing::Released | Standing::Reinstated => &["hold", "revoke", "modify"],
            Standing::Held => &["release", "release", "revoke", "modify"],
            Standing::Revoked => &["unrevoke", "unrevoke", "modify"],
        };
        let (registration, Some(what)) = (sat.registration, possible.choose(&mut self.random).copied()) else {
            return Ok(());
        };
        if sat.ruled == RULINGS {
            self.results.swap_remove(at);
            return Ok(());
        }
        let body = match (what, self.random.random_bool(0.5)) {
            ("modify", true) => json!({ "outcome": "pass", "score": self.random.random_range(70..=100) }),
            ("modify", false) => json!({ "outcome": "fail", "score": self.random.random_range(0..70) }),
            _ => json!({}),
        };
        let after = self.do_to(registration, Method::POST, &format!("/{what}"), &body).await?;
        let sat = &mut self.results[at];
        sat.since = Instant::now();
        if let Some(result) = after.and_then(|after| after.result) {
            sat.standing = result.standing;
            sat.ruled += 1;
            self.world.count(what);
        }
        Ok(())
    }
}
