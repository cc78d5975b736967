//! The verification route beside a bare actix-web handler that returns the same bytes, in one run, on both databases.
//!
//! Fills an SQLite file, and the PostgreSQL of `TEST_DATABASE_URL` where that is set, with credentials; starts the server on
//! each and the bare handler beside them; and asks one after the other, round by round, so that whatever else the machine does
//! falls on all alike. `docs/benchmarks.md` says what came of it.

use std::cell::RefCell;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::{Duration, Instant};

use anyhow::{Context as _, ensure};
use clap::{Parser, Subcommand};
use contract::verification::VerificationView;
use domain::id::VerificationCode;
use mimalloc::MiMalloc;
use rand::rngs::StdRng;
use rand::seq::SliceRandom as _;
use rand::{RngExt as _, SeedableRng as _};

mod bare;
mod client;
mod fill;
mod import;
mod process;
mod report;

use process::Server;
use report::{Line, Machine, Pattern, Report, Round};

/// As the server has it; the bare handler too.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

/// Compare `GET /api/v1/verifications/{code}` with a bare handler
#[derive(Debug, Parser)]
struct Bench {
    /// Do it; without this, as when all tests are run, nothing is done
    #[arg(long, global = true)]
    bench: bool,
    /// How many credentials to load
    #[arg(long, default_value_t = 100_000)]
    credentials: usize,
    /// How many requests are under way at any time
    #[arg(long, default_value_t = 16)]
    connections: usize,
    /// Worker threads of every server; as many as there are cores unless told
    #[arg(long)]
    workers: Option<usize>,
    /// How often each is measured; medians are told
    #[arg(long, default_value_t = 5)]
    rounds: usize,
    /// For how long, each time
    #[arg(long, default_value_t = 4.0)]
    seconds: f64,
    /// Codes of the hot set
    #[arg(long, default_value_t = 1_000)]
    hot: usize,
    /// An empty PostgreSQL database; without one, only SQLite is measured
    #[arg(long, env = "TEST_DATABASE_URL")]
    postgres: Option<String>,
    #[command(subcommand)]
    part: Option<Part>,
}

/// What this program does as a process of its own, for itself.
#[derive(Debug, Subcommand)]
enum Part {
    /// Instead, compare importing, deciding and issuing with storing the rows of the same archive and nothing else
    Import {
        /// How many rows; a tenth of them comes first
        #[arg(long, default_value_t = 100_000)]
        rows: usize,
    },
    #[command(hide = true)]
    Bare { answer: PathBuf, workers: usize },
    #[command(hide = true)]
    StoreRows { database: String, rows: usize },
    #[command(hide = true)]
    Fill { folder: PathBuf, database: String, rows: usize, codes: PathBuf },
}

fn main() -> anyhow::Result<ExitCode> {
    if std::env::args().nth(1).as_deref() == Some("serve") {
        // As `certtracker serve`: its own main function is this line too.
        return Ok(actix_web::rt::System::new().block_on(api::cli::run()));
    }
    let bench = Bench::parse();
    match &bench.part {
        Some(Part::Bare { answer, workers }) => bare::serve(answer, *workers)?,
        Some(Part::Fill { folder, database, rows, codes }) => {
            let filled = fill::fill(&settings(folder, database), *rows, codes)?;
            println!("{}", serde_json::to_string(&filled)?);
        }
        Some(Part::Import { rows }) if bench.bench => {
            println!(
                "{}",
                bench.in_folder("bench-import", |folder| import::measure(folder, bench.postgres.as_deref(), *rows))?
            );
        }
        Some(Part::StoreRows { database, rows }) => {
            println!("{}", serde_json::to_string(&import::store_rows(database, *rows)?)?);
        }
        None if bench.bench => {
            let report = bench.in_folder("bench-http", |folder| bench.measure(folder))?;
            println!("{report}");
            println!("{}", serde_json::to_string(&report)?);
        }
        Some(Part::Import { .. }) | None => {}
    }
    Ok(ExitCode::SUCCESS)
}

/// What the server is run with: the default settings, but for the rate limit, and for the log of each request, which is
/// measured apart.
fn settings(folder: &Path, database: &str) -> Vec<(&'static str, String)> {
    [
        ("CERTTRACKER_DATA_DIR", folder.display().to_string()),
        ("CERTTRACKER_DATABASE_URL", database.to_owned()),
        ("CERTTRACKER_PUBLIC_URL", "https://certs.example.org".to_owned()),
        ("CERTTRACKER_MAIL_SMTP_HOST", "mail.invalid".to_owned()),
        ("CERTTRACKER_MAIL_FROM", "certs@example.org".to_owned()),
        ("CERTTRACKER_KEY_SECRET", "a key secret that is only used in benchmarks".to_owned()),
        ("CERTTRACKER_RATE_LIMIT", "off".to_owned()),
        ("CERTTRACKER_LOG", "warn".to_owned()),
    ]
    .into()
}

/// One that is measured.
struct Target {
    name: &'static str,
    server: Server,
    codes: Vec<String>,
}

impl Bench {
    /// Does it in a folder of its own, which is kept when it fails.
    fn in_folder<T>(&self, name: &str, work: impl FnOnce(&Path) -> anyhow::Result<T>) -> anyhow::Result<T> {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
        // What an earlier run left, when it was stopped half-way.
        let _ = std::fs::remove_dir_all(&folder);
        std::fs::create_dir_all(&folder)?;
        let done = work(&folder)?;
        std::fs::remove_dir_all(&folder)?;
        Ok(done)
    }

    fn measure(&self, folder: &Path) -> anyhow::Result<Report> {
        let workers = self.workers.unwrap_or_else(|| std::thread::available_parallelism().map_or(2, Into::into));
        let sqlite = format!("sqlite://{}", folder.join("certtracker.db").display());
        let mut databases = vec![("SQLite", sqlite)];
        databases.extend(self.postgres.clone().map(|url| ("PostgreSQL", url)));

        let load_before = report::load_average();
        let mut filled = Vec::new();
        let mut targets = Vec::new();
        for (name, url) in &databases {
            say(&format!("Filling {name} with {} credentials", self.credentials));
            let codes = folder.join(format!("{name}.codes"));
            let one = fill::apart(folder, url, self.credentials, &codes)?;
            let target = |name, settings: &[(_, _)]| -> anyhow::Result<Target> {
                let log = folder.join(format!("{name}.log"));
                let server = Server::certtracker(settings, &log, one.database_pid)?;
                Ok(Target { name, server, codes: read_codes(&codes)? })
            };
            let mut settings = settings(folder, url);
            settings.push(("CERTTRACKER_WORKERS", workers.to_string()));
            targets.push(target(name, &settings)?);
            if *name == "SQLite" {
                for (variable, value) in &mut settings {
                    if *variable == "CERTTRACKER_LOG" {
                        *value = "info".to_owned();
                    }
                }
                targets.push(target("SQLite, each request logged", &settings)?);
            }
            filled.push(((*name).to_owned(), one));
        }
        let first = &targets[0];
        let answer = client::fetch(first.server.address, &first.codes[0])?;
        std::fs::write(folder.join("answer"), &answer)?;
        let server = Server::bare(&folder.join("answer"), workers)?;
        targets.insert(0, Target { name: report::BARE, server, codes: first.codes.clone() });

        let lines = self.rounds(&targets)?;
        Ok(Report {
            machine: Machine::this(load_before)?,
            credentials: self.credentials,
            connections: self.connections,
            workers,
            rounds: self.rounds,
            seconds: self.seconds,
            answer_bytes: answer.len(),
            filled,
            lines,
        })
    }

    fn rounds(&self, targets: &[Target]) -> anyhow::Result<Vec<Line>> {
        let mut lines = Vec::new();
        let idle =
            targets.iter().map(|target| Ok(target.server.usage()?.memory)).collect::<anyhow::Result<Vec<_>>>()?;
        for target in targets {
            self.check(target)?;
        }
        for pattern in Pattern::ALL {
            say(&format!("Asking: {pattern}"));
            let mut rounds: Vec<Vec<Round>> = targets.iter().map(|_| Vec::new()).collect();
            for round in 0..self.rounds {
                for (target, rounds) in targets.iter().zip(&mut rounds) {
                    rounds.push(self.round(target, pattern, round)?);
                }
            }
            for ((target, idle), of_target) in targets.iter().zip(&idle).zip(&rounds) {
                let memory = target.server.usage()?.memory;
                lines.push(Line::of(target.name, pattern, of_target, &rounds[0], *idle, memory));
            }
        }
        Ok(lines)
    }

    fn round(&self, target: &Target, pattern: Pattern, round: usize) -> anyhow::Result<Round> {
        let mut random = StdRng::seed_from_u64(round as u64);
        let until = Instant::now() + Duration::from_secs_f64(self.seconds);
        let all = &target.codes;
        let hot = &all[..self.hot.min(all.len())];
        // Each code is asked for in one round alone. `check` has asked for the first few.
        let share = all.len() / self.rounds;
        let mut fresh = all[round * share..(round + 1) * share].iter().skip(CHECKED);
        let mut strange = StdRng::seed_from_u64(0xc0de + round as u64);
        let strangers: Vec<String> = (0..hot.len()).map(|_| stranger(&mut strange)).collect();
        let next = || match pattern {
            Pattern::First => fresh.next().cloned(),
            _ if Instant::now() >= until => None,
            Pattern::Uniform => Some(all[random.random_range(0..all.len())].clone()),
            Pattern::Hot => Some(hot[random.random_range(0..hot.len())].clone()),
            Pattern::Unknown => Some(stranger(&mut strange)),
            Pattern::UnknownHot => Some(strangers[random.random_range(0..strangers.len())].clone()),
        };
        let next = RefCell::new(next);
        let before = target.server.usage()?;
        let outcome = client::load(target.server.address, self.connections, || next.borrow_mut()())?;
        let after = target.server.usage()?;
        Ok(Round::of(&outcome, &before, &after))
    }

    /// Before anything is measured: the answers are what they should be.
    fn check(&self, target: &Target) -> anyhow::Result<()> {
        for code in target.codes.iter().take(CHECKED) {
            let answer = client::fetch(target.server.address, code)?;
            let body = answer.windows(4).position(|four| four == b"\r\n\r\n").context("an answer without a body")?;
            let view: VerificationView = serde_json::from_slice(&answer[body + 4..])?;
            let asked = target.name == report::BARE || view.code.symbols() == code;
            ensure!(asked && view.checks.iter().all(|check| check.passed), "{code} is not found sound: {view:?}");
        }
        Ok(())
    }
}

/// A code that no credential has, but by an accident of one in 2^95.
fn stranger(random: &mut StdRng) -> String {
    VerificationCode::from_random(random.random()).symbols().to_owned()
}

/// How many answers are looked at.
const CHECKED: usize = 20;

fn read_codes(file: &Path) -> anyhow::Result<Vec<String>> {
    let mut codes: Vec<String> = std::fs::read_to_string(file)?.lines().map(str::to_owned).collect();
    codes.shuffle(&mut StdRng::seed_from_u64(1));
    Ok(codes)
}

fn say(what: &str) {
    eprintln!("==> {what}");
}
