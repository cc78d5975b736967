//! What was measured, as a table for people and as JSON.

use std::fmt;

use anyhow::Context as _;
use serde::Serialize;

use super::client::Outcome;
use super::fill::Filled;
use super::process::{Memory, Usage};

/// The name of what everything is compared with.
pub(crate) const BARE: &str = "bare handler";

/// Which codes are asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Pattern {
    /// Each for the first time since the server started.
    First,
    /// Any of all, at random.
    Uniform,
    /// Any of a small set, at random.
    Hot,
    /// Codes that no credential has, each for the first time. To be compared with `First`.
    Unknown,
    /// Any of a small set that no credential has. To be compared with `Hot`.
    UnknownHot,
}

impl Pattern {
    pub(crate) const ALL: [Self; 5] = [Self::First, Self::Unknown, Self::Uniform, Self::Hot, Self::UnknownHot];
}

impl fmt::Display for Pattern {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.pad(match self {
            Self::First => "each code once",
            Self::Uniform => "all codes, uniform",
            Self::Hot => "hot set, uniform",
            Self::Unknown => "unknown codes, each once",
            Self::UnknownHot => "hot set of unknown codes",
        })
    }
}

/// One measurement.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Round {
    per_second: f64,
    p50: f64,
    p99: f64,
    cpu: f64,
    database_cpu: f64,
}

impl Round {
    pub(crate) fn of(outcome: &Outcome, before: &Usage, after: &Usage) -> Self {
        let requests = outcome.latencies.len() as f64;
        Self {
            per_second: outcome.per_second(),
            p50: outcome.percentile(0.50),
            p99: outcome.percentile(0.99),
            cpu: (after.cpu - before.cpu).as_secs_f64() * 1e6 / requests,
            database_cpu: (after.database_cpu - before.database_cpu).as_secs_f64() * 1e6 / requests,
        }
    }
}

/// Medians of one target's rounds. Times are in microseconds.
#[derive(Debug, Serialize)]
pub(crate) struct Line {
    target: &'static str,
    pattern: Pattern,
    per_second: f64,
    /// The rate as a share of the bare handler's in the same round.
    of_bare: f64,
    p50: f64,
    p99: f64,
    /// Processor time of the server for each request.
    cpu: f64,
    /// As a multiple of the bare handler's in the same round.
    cpu_of_bare: f64,
    database_cpu: f64,
    idle: Memory,
    memory: Memory,
}

impl Line {
    pub(crate) fn of(
        target: &'static str,
        pattern: Pattern,
        rounds: &[Round],
        bare: &[Round],
        idle: Memory,
        memory: Memory,
    ) -> Self {
        let of = |figure: fn(&Round) -> f64| median(rounds.iter().map(figure).collect());
        let beside = |figure: fn(&Round) -> f64| {
            median(rounds.iter().zip(bare).map(|(round, bare)| figure(round) / figure(bare)).collect())
        };
        Self {
            target,
            pattern,
            per_second: of(|round| round.per_second),
            of_bare: beside(|round| round.per_second),
            p50: of(|round| round.p50),
            p99: of(|round| round.p99),
            cpu: of(|round| round.cpu),
            cpu_of_bare: beside(|round| round.cpu),
            database_cpu: of(|round| round.database_cpu),
            idle,
            memory,
        }
    }
}

fn median(mut figures: Vec<f64>) -> f64 {
    figures.sort_by(f64::total_cmp);
    figures[figures.len() / 2]
}

/// Where it was measured.
#[derive(Debug, Serialize)]
pub(crate) struct Machine {
    processor: String,
    cores: usize,
    memory_gib: f64,
    /// How many processes wanted a core, over one minute: before, and in the end.
    load: [f64; 2],
}

impl Machine {
    pub(crate) fn this(load_before: f64) -> anyhow::Result<Self> {
        let line = |file: &str, name: &str| -> anyhow::Result<String> {
            let text = std::fs::read_to_string(file)?;
            let line = text.lines().find(|line| line.starts_with(name)).context("a line of /proc is not there")?;
            Ok(line.split_once(':').map_or("", |(_, value)| value.trim()).to_owned())
        };
        let memory = line("/proc/meminfo", "MemTotal")?;
        let kilobytes: f64 = memory.split_whitespace().next().unwrap_or_default().parse()?;
        Ok(Self {
            processor: line("/proc/cpuinfo", "model name")?,
            cores: std::thread::available_parallelism()?.get(),
            memory_gib: kilobytes / f64::from(1 << 20),
            load: [load_before, load_average()],
        })
    }
}

/// The load average over one minute.
pub(crate) fn load_average() -> f64 {
    let text = std::fs::read_to_string("/proc/loadavg").unwrap_or_default();
    text.split(' ').next().and_then(|first| first.parse().ok()).unwrap_or(f64::NAN)
}

/// Everything.
#[derive(Debug, Serialize)]
pub(crate) struct Report {
    pub(crate) machine: Machine,
    pub(crate) credentials: usize,
    pub(crate) connections: usize,
    pub(crate) workers: usize,
    pub(crate) rounds: usize,
    pub(crate) seconds: f64,
    /// Head and body of one answer.
    pub(crate) answer_bytes: usize,
    pub(crate) filled: Vec<(String, Filled)>,
    pub(crate) lines: Vec<Line>,
}

impl fmt::Display for Report {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Machine { processor, cores, memory_gib, load } = &self.machine;
        writeln!(
            out,
            "{processor}, {cores} cores, {memory_gib:.0} GiB; load {:.1} before, {:.1} after",
            load[0], load[1]
        )?;
        writeln!(
            out,
            "{} connections, {} workers, answers of {} bytes; medians of {} rounds of {} s\n",
            self.connections, self.workers, self.answer_bytes, self.rounds, self.seconds
        )?;
        writeln!(
            out,
            "| {} rows | candidates s | import s | rows/s | issue s | credentials/s | CPU s | peak RSS MiB | file MiB |",
            self.credentials
        )?;
        writeln!(out, "|---|---:|---:|---:|---:|---:|---:|---:|---:|")?;
        for (name, filled) in &self.filled {
            let rows = filled.rows as f64;
            writeln!(
                out,
                "| {name} | {:.1} | {:.1} | {:.0} | {:.1} | {:.0} | {:.1} | {:.0} | {} |",
                filled.candidates_seconds,
                filled.import_seconds,
                rows / filled.import_seconds,
                filled.issue_seconds,
                rows / filled.issue_seconds,
                filled.cpu_seconds,
                filled.peak_rss,
                filled
                    .database_bytes
                    .map_or("-".to_owned(), |bytes| format!("{:.0}", bytes as f64 / f64::from(1 << 20))),
            )?;
        }
        writeln!(
            out,
            "\n| codes | server | requests/s | of bare | p50 us | p99 us | CPU us | of bare | database CPU us | RSS MiB | PSS MiB \
             | idle PSS MiB | database PSS MiB |"
        )?;
        writeln!(out, "|---|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|")?;
        for line in &self.lines {
            writeln!(
                out,
                "| {} | {} | {:.0} | {:.2} | {:.0} | {:.0} | {:.1} | {:.1}x | {:.1} | {:.0} | {:.0} | {:.0} | {} |",
                line.pattern,
                line.target,
                line.per_second,
                line.of_bare,
                line.p50,
                line.p99,
                line.cpu,
                line.cpu_of_bare,
                line.database_cpu,
                line.memory.rss,
                line.memory.pss,
                line.idle.pss,
                line.memory.database_pss.map_or("-".to_owned(), |pss| format!("{pss:.0}")),
            )?;
        }
        Ok(())
    }
}
