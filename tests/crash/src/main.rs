//! Kills server and simulator under load, again and again, and compares the vendor's books with the server's in the end.
//!
//! Both programs run as they do in production, as processes of their own, and are only ever spoken to through public doors:
//! the server's API and command line, and the simulator's API. `docs/crash-run.md` says what is proved by it and how.

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::rc::Rc;
use std::time::{Duration, Instant};

use anyhow::{Context as _, ensure};
use clap::Parser;
use rand::rngs::StdRng;
use rand::seq::IndexedRandom as _;
use rand::{RngExt as _, SeedableRng as _};
use reqwest::Method;
use serde_json::{Value, json};
use tokio::task::{JoinSet, LocalSet};

mod award;
mod compare;
mod load;
mod pair;
mod process;
mod program;
mod tampering;
mod vendor;

use compare::{Evidence, Message, differences};
use load::{Load, World};
use pair::{Pair, Programs, Victim};
use program::Person;

/// How long anything is waited for that is only slow, and not lost.
pub(crate) const PATIENCE: Duration = Duration::from_secs(300);

/// What the simulator is made to do wrong, one at a time: what a program has to bear without anybody's help.
const FAULTS: [&str; 13] = [
    "slow",
    "duplicate-file",
    "duplicate-call-back",
    "reorder-call-backs",
    "half-written-file",
    "unknown-member",
    "month-first-dates",
    "smart-quotes",
    "accepted-warning",
    "no-show-layout",
    "wrong-signature",
    "stale-token",
    "refuse-logins",
];

/// Kill server and simulator under load, and compare their books in the end
#[derive(Debug, Parser)]
struct Options {
    /// How often one of the two is killed
    #[arg(long, default_value_t = 200)]
    kills: u32,
    /// What all random choices follow from; drawn when it is not told
    #[arg(long)]
    seed: Option<u64>,
    /// How many candidates there are
    #[arg(long, default_value_t = 60)]
    candidates: usize,
    #[command(flatten)]
    programs: Programs,
    /// For how long the two may take to have told each other everything in the end
    #[arg(long, default_value_t = 1_000)]
    settle_seconds: u64,
    /// Where everything is kept; it must not exist. Without it, a folder that is removed unless something is found
    #[arg(long)]
    folder: Option<PathBuf>,
}

fn main() -> anyhow::Result<ExitCode> {
    let options = Options::parse();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    LocalSet::new().block_on(&runtime, options.run())
}

fn say(what: &str) {
    eprintln!("crash-run: {what}");
}

impl Options {
    async fn run(&self) -> anyhow::Result<ExitCode> {
        let seed = self.seed.unwrap_or_else(|| rand::rng().random_range(0..1_000_000));
        let folder = self
            .folder
            .clone()
            .unwrap_or_else(|| std::env::temp_dir().join(format!("crash-run-{seed}-{}", std::process::id())));
        std::fs::create_dir_all(folder.parent().unwrap_or(Path::new(".")))?;
        std::fs::create_dir(&folder).with_context(|| format!("{} cannot be made", folder.display()))?;
        say(&format!("seed {seed}, everything is kept in {}", folder.display()));
        let found =
            self.perform(seed, &folder).await.with_context(|| format!("seed {seed}; see {}", folder.display()))?;
        if found == 0 {
            if self.folder.is_none() {
                std::fs::remove_dir_all(&folder)?;
            }
            return Ok(ExitCode::SUCCESS);
        }
        say(&format!("seed {seed}, logs and books are in {}", folder.display()));
        Ok(ExitCode::FAILURE)
    }

    async fn perform(&self, seed: u64, folder: &Path) -> anyhow::Result<usize> {
        let begun = Instant::now();
        let mut random = StdRng::seed_from_u64(seed);
        let mut pair = Pair::start(&self.programs, folder).await?;
        let people = people(&pair.url, self.candidates).await?;
        let staff = Person::new(&pair.url, "office".to_owned());
        staff.sign_in().await?;
        say(&format!("{} candidates are registered after {:.0} s", people.len(), begun.elapsed().as_secs_f64()));

        let world = Rc::clone(&pair.world);
        let mut loads = JoinSet::new();
        for person in &people {
            let load = Load::new(Rc::clone(&world), person.clone(), StdRng::seed_from_u64(random.random()));
            loads.spawn_local(load.run());
        }
        let faults = tokio::task::spawn_local(make_faults(Rc::clone(&world), StdRng::seed_from_u64(random.random())));
        let loaded = Instant::now();
        let mut killed = 0;
        while killed < self.kills {
            let before = killed;
            killed += pair.kill_one(&mut random).await.with_context(|| format!("after {killed} kills"))?;
            if killed / 10 > before / 10 {
                say(&format!("{killed} kills after {:.0} s", loaded.elapsed().as_secs_f64()));
            }
            while let Some(ended) = loads.try_join_next() {
                ended??;
            }
        }
        // A short run would have nothing to compare.
        while Load::sat(&world) < 2 * people.len() && loaded.elapsed() < PATIENCE {
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        world.over.set(true);
        while let Some(ended) = loads.join_next().await {
            ended??;
        }
        faults.await??;
        let clear: Value = FAULTS
            .iter()
            .map(|fault| ((*fault).to_owned(), Value::Bool(false)))
            .collect::<serde_json::Map<_, _>>()
            .into();
        world.vendor.ask(Method::PUT, "/faults", &clear).await?;
        say(&format!("the load is over after {:.0} s", loaded.elapsed().as_secs_f64()));

        let settling = Instant::now();
        let unsettled = self.settle(&world, &staff, &people[0], &mut random).await?;
        let settled = settling.elapsed();
        let evidence = gather(&world, &staff, &people).await?;
        std::fs::write(folder.join("books.txt"), format!("{evidence:#?}"))?;
        let (compared, mut found) = differences(&evidence);
        found.extend(unsettled.map(|what| format!("after {:.0} s there still waits: {what}", settled.as_secs_f64())));
        let (tried, unnoticed) = tampering::unnoticed(&evidence);
        found.extend(unnoticed.iter().map(|what| format!("the comparison is blind: it does not notice that {what}")));
        found.extend(world.calls.borrow().faults.iter().map(|fault| format!("the server was at fault: {fault}")));

        println!("seed                    {seed}");
        println!("kills of the server     {}", pair.fate(Victim::Server));
        println!("kills of the simulator  {}", pair.fate(Victim::Simulator));
        println!("of these, in a start    {}", pair.early);
        println!("done                    {:?}", world.done.borrow());
        println!(
            "calls cut off           {} at the server, {} at the vendor",
            world.calls.borrow().cut_off,
            world.unanswered.get()
        );
        println!("told to come later      {}", world.calls.borrow().busy);
        let attempts: u32 = evidence.books.call_backs.values().map(|one| one.attempts).sum();
        println!("call-backs              {} in {attempts} attempts", evidence.books.call_backs.len());
        println!("settled in              {:.1} s", settled.as_secs_f64());
        println!("compared                {compared:?}");
        println!("tampered with           {tried} things, of which the comparison noticed {}", tried - unnoticed.len());
        println!("differences             {}", found.len());
        for difference in &found {
            println!("  {difference}");
        }
        Ok(found.len())
    }

    /// Waits until both have told each other everything; answers what still waits when that takes too long.
    async fn settle(
        &self,
        world: &Rc<World>,
        staff: &Person,
        visitor: &Person,
        random: &mut StdRng,
    ) -> anyhow::Result<Option<String>> {
        let begun = Instant::now();
        let mut quiet = 0;
        let mut last = Instant::now();
        loop {
            let standing = program::standing(staff).await?;
            let books = world.vendor.books().await?;
            let waits = [
                (standing.waiting_to_send, "messages to be sent"),
                (standing.waiting_to_read, "messages to be read"),
                (standing.unconfirmed, "records to be confirmed"),
            ];
            let mut waiting: Vec<String> =
                waits.iter().filter(|(count, _)| *count > 0).map(|(count, what)| format!("{count} {what}")).collect();
            waiting.extend(books.untold());
            if waiting.is_empty() {
                // What was fetched is known to wait only when the next look has come round, and decided a while after.
                quiet += 1;
                if quiet > 8 {
                    return Ok(None);
                }
            } else {
                quiet = 0;
                if begun.elapsed().as_secs() >= self.settle_seconds {
                    return Ok(Some(format!("{}; alarms: {:?}", waiting.join(", "), standing.alarms)));
                }
                // A server that was killed at its turn with the vendor keeps that for minutes, unless there is something to tell.
                if last.elapsed() > Duration::from_secs(10) {
                    last = Instant::now();
                    say(&format!("there still waits: {}", waiting.join(", ")));
                    let mut load = Load::new(Rc::clone(world), visitor.clone(), StdRng::seed_from_u64(random.random()));
                    load.register().await?;
                }
            }
            // The vendor does not wait for a failure to be over.
            world.vendor.ask(Method::POST, "/call-backs/run", &Value::Null).await?;
            tokio::time::sleep(Duration::from_secs(1)).await;
        }
    }
}

/// How many register at the same time: passwords take their time.
const AT_ONCE: usize = 10;

/// Registers the candidates, some at a time.
async fn people(url: &str, count: usize) -> anyhow::Result<Vec<Person>> {
    let mut people = Vec::with_capacity(count);
    for first in (0..count).step_by(AT_ONCE) {
        let mut registering = JoinSet::new();
        for number in first..count.min(first + AT_ONCE) {
            let url = url.to_owned();
            registering.spawn_local(async move { program::register(&url, number).await });
        }
        while let Some(registered) = registering.join_next().await {
            people.push(registered??);
        }
    }
    ensure!(!people.is_empty(), "there is nobody to do anything");
    people.sort_by(|a, b| a.id.cmp(&b.id));
    Ok(people)
}

/// Makes the simulator do something wrong, once or twice, again and again.
async fn make_faults(world: Rc<World>, mut random: StdRng) -> anyhow::Result<()> {
    while !world.over.get() {
        tokio::time::sleep(Duration::from_millis(random.random_range(500..2_500))).await;
        let fault = *FAULTS.choose(&mut random).context("there are faults")?;
        let times: u32 = random.random_range(1..=2);
        let set = json!({ (fault): times, "slowSeconds": random.random_range(1..=4) });
        world.vendor.ask(Method::PUT, "/faults", &set).await?;
    }
    Ok(())
}

/// Reads everything that is compared.
async fn gather(world: &World, staff: &Person, people: &[Person]) -> anyhow::Result<Evidence> {
    let books = world.vendor.books().await?;
    let mut evidence =
        Evidence { books: (*books).clone(), acknowledged: world.acknowledged.borrow().clone(), ..Evidence::default() };
    for person in people {
        evidence.shown.insert(person.id.clone(), program::shown(person).await?);
    }
    let messages = program::ledger(staff).await?.into_iter();
    evidence.ledger = messages
        .map(|kept| Message { direction: kept.direction, name: kept.name, sha256: kept.sha256, state: kept.state })
        .collect();
    Ok(evidence)
}
