//! The two programs side by side: how they are set up to talk to each other, and how one of them is killed.

use std::cell::{Cell, RefCell};
use std::path::{Path, PathBuf};
use std::rc::Rc;
use std::time::Duration;

use anyhow::Context as _;
use clap::Args;
use rand::RngExt as _;
use rand::rngs::StdRng;
use rand::seq::IndexedRandom as _;

use crate::load::World;
use crate::process::{self, Process};
use crate::program;
use crate::vendor::Vendor;

const CATALOGUE: &str = include_str!("../catalogue.yaml");

/// Which of the two is killed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Victim {
    Server,
    Simulator,
}

/// Which programs are run, and on what.
#[derive(Debug, Args)]
pub(crate) struct Programs {
    /// The program `certtracker`
    #[arg(long)]
    server: PathBuf,
    /// The program `vue-sim`
    #[arg(long)]
    simulator: PathBuf,
    /// An empty PostgreSQL database; without one, an SQLite file is made
    #[arg(long)]
    database: Option<String>,
}

/// The two programs, and how to reach them.
pub(crate) struct Pair {
    server: Process,
    simulator: Process,
    pub(crate) url: String,
    pub(crate) world: Rc<World>,
    /// How often each was killed.
    kills: [u32; 2],
    /// How long it took each time until it answered again.
    restarts: [Vec<Duration>; 2],
    /// Kills of one that had not even become ready.
    pub(crate) early: u32,
}

impl Pair {
    /// Starts both, with a catalogue and somebody of staff.
    pub(crate) async fn start(programs: &Programs, folder: &Path) -> anyhow::Result<Self> {
        let (port, listen, sftp, soap) = (process::port()?, process::port()?, process::port()?, process::port()?);
        let url = format!("http://127.0.0.1:{port}");
        let options: Vec<String> = [
            ("--data-dir", folder.join("vendor").display().to_string()),
            ("--listen", format!("127.0.0.1:{listen}")),
            ("--sftp-listen", format!("127.0.0.1:{sftp}")),
            ("--soap-listen", format!("127.0.0.1:{soap}")),
            ("--program-url", url.clone()),
            ("--feed-seconds", "1".to_owned()),
            ("--token-clock", "machine".to_owned()),
        ]
        .into_iter()
        .flat_map(|(name, value)| [name.to_owned(), value])
        .collect();
        let with =
            |command: &str| -> Vec<String> { std::iter::once(command.to_owned()).chain(options.clone()).collect() };

        let asked = with("settings");
        let asked: Vec<&str> = asked.iter().map(String::as_str).collect();
        let told = process::command(&programs.simulator, &asked, &[], "")?;
        let vendors = folder.join("exam-vendors.toml");
        let (head, rest) = told.split_once("\nname = ").context("the simulator's settings have a name")?;
        std::fs::write(&vendors, format!("{head}\npoll_seconds = 1\nname = {rest}"))?;

        let settings = program::settings(folder, port, programs.database.as_deref(), &vendors);
        let catalogue = folder.join("catalogue");
        std::fs::create_dir(&catalogue)?;
        std::fs::write(catalogue.join("catalogue.yaml"), CATALOGUE)?;
        let load = ["catalogue", "load", &catalogue.display().to_string()];
        process::command(&programs.server, &load, &settings, "")?;
        program::make_staff(&programs.server, &settings)?;

        let world = Rc::new(World {
            vendor: Vendor::new(format!("http://127.0.0.1:{listen}"))?,
            acknowledged: RefCell::default(),
            calls: RefCell::default(),
            done: RefCell::default(),
            unanswered: Cell::new(0),
            over: Cell::new(false),
        });
        let mut pair = Self {
            server: Process::new("server", &programs.server, vec!["serve".to_owned()], settings, folder),
            simulator: Process::new("simulator", &programs.simulator, with("serve"), Vec::new(), folder),
            url,
            world,
            kills: [0, 0],
            restarts: [Vec::new(), Vec::new()],
            early: 0,
        };
        pair.simulator.start()?;
        pair.server.start()?;
        pair.ready(Victim::Simulator).await?;
        pair.ready(Victim::Server).await?;
        Ok(pair)
    }

    async fn ready(&mut self, victim: Victim) -> anyhow::Result<Duration> {
        match victim {
            Victim::Server => {
                let client = client::Client::new(&self.url);
                self.server.ready(async || client.find_readiness().await.is_ok()).await
            }
            Victim::Simulator => {
                let world = Rc::clone(&self.world);
                self.simulator.ready(async || world.vendor.is_ready().await).await
            }
        }
    }

    /// Lets both run for a while, then kills one and starts it again; at times it is killed once more in that start. Answers
    /// how many kills it took.
    pub(crate) async fn kill_one(&mut self, random: &mut StdRng) -> anyhow::Result<u32> {
        // The server has more to lose.
        let victim = *[Victim::Server, Victim::Server, Victim::Simulator].choose(random).context("there are two")?;
        tokio::time::sleep(Duration::from_millis(random.random_range(100..2_500))).await;
        self.kill(victim)?;
        let again = random.random_bool(0.15);
        if again {
            tokio::time::sleep(Duration::from_millis(random.random_range(0..500))).await;
            self.early += 1;
            self.kill(victim)?;
        }
        let began = self.ready(victim).await?;
        self.restarts[victim as usize].push(began);
        Ok(1 + u32::from(again))
    }

    fn kill(&mut self, victim: Victim) -> anyhow::Result<()> {
        let process = match victim {
            Victim::Server => &mut self.server,
            Victim::Simulator => &mut self.simulator,
        };
        process.kill()?;
        process.start()?;
        self.kills[victim as usize] += 1;
        Ok(())
    }

    /// How often one was killed, and how soon it was there again, in a few words.
    pub(crate) fn fate(&self, victim: Victim) -> String {
        let mut sorted: Vec<f64> = self.restarts[victim as usize].iter().map(Duration::as_secs_f64).collect();
        sorted.sort_by(f64::total_cmp);
        let kills = self.kills[victim as usize];
        match (sorted.get(sorted.len() / 2), sorted.last()) {
            (Some(median), Some(longest)) => {
                format!("{kills}; ready again after {median:.2} s, at most {longest:.2} s")
            }
            _ => format!("{kills}"),
        }
    }
}
