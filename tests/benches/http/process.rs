//! The servers as processes: started, asked what they use, killed. Linux only, by `/proc`.

use std::ffi::OsStr;
use std::io::{BufRead as _, BufReader};
use std::net::{SocketAddr, TcpListener};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context as _, ensure};
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::client;

/// Of what the kernel counts processor time in, a second has this many, on every architecture.
const TICKS: f64 = 100.0;

/// A process that ends with this.
#[derive(Debug)]
pub(crate) struct Server {
    pub(crate) address: SocketAddr,
    /// The first process of the database server that it asks, where it asks one on this machine.
    database: Option<u32>,
    child: Child,
}

impl Server {
    /// Starts `certtracker serve` with these settings on a free port, and waits until it is ready.
    pub(crate) fn certtracker(settings: &[(&str, String)], log: &Path, database: Option<u32>) -> anyhow::Result<Self> {
        // Freed again at once: the server takes a port by number.
        let address = TcpListener::bind("127.0.0.1:0")?.local_addr()?;
        let child = Command::new(std::env::current_exe()?)
            .arg("serve")
            .env_clear()
            .envs(settings.iter().map(|(name, value)| (name, value)))
            .env("CERTTRACKER_LISTEN", address.to_string())
            .stderr(std::fs::File::create(log)?)
            .spawn()?;
        let mut server = Self { address, database, child };
        let started = Instant::now();
        while !client::is_ready(address) {
            let ended = server.child.try_wait()?.is_some();
            ensure!(!ended && started.elapsed() < Duration::from_secs(60), "see {}", log.display());
            std::thread::sleep(Duration::from_millis(20));
        }
        Ok(server)
    }

    /// Starts the bare handler, which is this very program.
    pub(crate) fn bare(answer: &Path, workers: usize) -> anyhow::Result<Self> {
        let mut child = Command::new(std::env::current_exe()?)
            .arg("bare")
            .arg(answer)
            .arg(workers.to_string())
            .stdout(Stdio::piped())
            .spawn()?;
        let mut line = String::new();
        BufReader::new(child.stdout.take().context("its output is ours")?).read_line(&mut line)?;
        Ok(Self { address: line.trim().parse()?, database: None, child })
    }

    pub(crate) fn usage(&self) -> anyhow::Result<Usage> {
        let database = self.database.map(family).transpose()?.unwrap_or_default();
        let cpu = |processes: &[u32]| processes.iter().map(|pid| cpu(*pid).unwrap_or_default()).sum();
        let pss = |processes: &[u32]| processes.iter().map(|pid| memory(*pid, "Pss").unwrap_or_default()).sum();
        Ok(Usage {
            cpu: cpu(&[self.child.id()]),
            database_cpu: cpu(&database),
            memory: Memory {
                rss: memory(self.child.id(), "Rss")?,
                pss: memory(self.child.id(), "Pss")?,
                database_pss: (!database.is_empty()).then(|| pss(&database)),
            },
        })
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // Whether it is still there to be killed does not matter.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Runs this program for one of its hidden parts, as a process of its own, and reads what it prints.
pub(crate) fn ask<T: DeserializeOwned>(arguments: &[&OsStr]) -> anyhow::Result<T> {
    let output = Command::new(std::env::current_exe()?).args(arguments).stderr(Stdio::inherit()).output()?;
    ensure!(output.status.success(), "{arguments:?} failed");
    Ok(serde_json::from_slice(&output.stdout)?)
}

/// What a server has used up, and holds.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Usage {
    /// Processor time of the server process.
    pub(crate) cpu: Duration,
    /// Processor time of the database's own processes.
    pub(crate) database_cpu: Duration,
    pub(crate) memory: Memory,
}

/// Memory in MiB.
#[derive(Debug, Clone, Copy, Serialize)]
pub(crate) struct Memory {
    /// Resident.
    pub(crate) rss: f64,
    /// Resident, with what is shared divided by who shares it.
    pub(crate) pss: f64,
    /// The same of the database's own processes, all of them.
    pub(crate) database_pss: Option<f64>,
}

/// Processor time of a process so far, its threads together.
pub(crate) fn cpu(pid: u32) -> anyhow::Result<Duration> {
    let fields = stat(pid)?;
    let ticks: f64 = fields[11].parse::<f64>()? + fields[12].parse::<f64>()?;
    Ok(Duration::from_secs_f64(ticks / TICKS))
}

/// The process that started that one.
pub(crate) fn parent(pid: u32) -> anyhow::Result<u32> {
    Ok(stat(pid)?[1].parse()?)
}

/// The most memory a process has had resident, in MiB.
pub(crate) fn peak(pid: u32) -> anyhow::Result<f64> {
    value(&std::fs::read_to_string(format!("/proc/{pid}/status"))?, "VmHWM")
}

fn memory(pid: u32, name: &str) -> anyhow::Result<f64> {
    value(&std::fs::read_to_string(format!("/proc/{pid}/smaps_rollup"))?, name)
}

fn value(text: &str, name: &str) -> anyhow::Result<f64> {
    let line = text.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(':'));
    let kilobytes = line.and_then(|line| line.split_whitespace().next()).context("a line of /proc is not there")?;
    Ok(kilobytes.parse::<f64>()? / 1024.0)
}

/// The fields of `/proc/PID/stat` from the third on; the second may have anything in it.
fn stat(pid: u32) -> anyhow::Result<Vec<String>> {
    let text = std::fs::read_to_string(format!("/proc/{pid}/stat"))?;
    let (_, rest) = text.rsplit_once(')').context("a line of /proc is not as described")?;
    Ok(rest.split_whitespace().map(str::to_owned).collect())
}

/// A process and those it started.
fn family(first: u32) -> anyhow::Result<Vec<u32>> {
    let mut all = vec![first];
    for entry in std::fs::read_dir("/proc")? {
        let Some(pid) = entry?.file_name().to_str().and_then(|name| name.parse().ok()) else { continue };
        // One that has ended in the meantime is nobody's.
        if parent(pid).is_ok_and(|parent| parent == first) {
            all.push(pid);
        }
    }
    Ok(all)
}
