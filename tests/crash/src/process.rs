//! The two programs as processes: started, killed with no warning, and started again.

use std::fs::OpenOptions;
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context as _, ensure};
use rand::RngExt as _;

/// A program that is to run all the time, whatever befalls it.
#[derive(Debug)]
pub(crate) struct Process {
    name: &'static str,
    program: PathBuf,
    arguments: Vec<String>,
    settings: Vec<(String, String)>,
    log: PathBuf,
    child: Option<Child>,
}

impl Process {
    pub(crate) fn new(
        name: &'static str,
        program: &Path,
        arguments: Vec<String>,
        settings: Vec<(String, String)>,
        folder: &Path,
    ) -> Self {
        let log = folder.join(format!("{name}.log"));
        Self { name, program: program.to_owned(), arguments, settings, log, child: None }
    }

    /// Starts it; it is not ready by that.
    pub(crate) fn start(&mut self) -> anyhow::Result<()> {
        let log = OpenOptions::new().create(true).append(true).open(&self.log)?;
        let child = Command::new(&self.program)
            .args(&self.arguments)
            .env_clear()
            .envs(self.settings.iter().map(|(name, value)| (name, value)))
            .stdin(Stdio::null())
            .stdout(log.try_clone()?)
            .stderr(log)
            .spawn()
            .with_context(|| format!("{} cannot be started", self.program.display()))?;
        self.child = Some(child);
        Ok(())
    }

    /// Kills it on the spot.
    pub(crate) fn kill(&mut self) -> anyhow::Result<()> {
        if let Some(mut child) = self.child.take() {
            let ended = child.try_wait()?;
            ensure!(ended.is_none(), "the {} had ended by itself; see {}", self.name, self.log.display());
            child.kill()?;
            child.wait()?;
        }
        Ok(())
    }

    /// Waits until it answers, and says how long that took.
    pub(crate) async fn ready(&mut self, answers: impl AsyncFn() -> bool) -> anyhow::Result<Duration> {
        let begun = Instant::now();
        while !answers().await {
            let ended = self.child.as_mut().map(Child::try_wait).transpose()?.flatten();
            ensure!(ended.is_none(), "the {} ended by itself; see {}", self.name, self.log.display());
            ensure!(
                begun.elapsed() < crate::PATIENCE,
                "the {} does not become ready; see {}",
                self.name,
                self.log.display()
            );
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        Ok(begun.elapsed())
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        if let Some(child) = &mut self.child {
            // Whether it is still there to be killed does not matter.
            let _ = child.kill();
            let _ = child.wait();
        }
    }
}

/// Runs a command of a program to its end, and answers what it printed.
pub(crate) fn command(
    program: &Path,
    arguments: &[&str],
    settings: &[(String, String)],
    input: &str,
) -> anyhow::Result<String> {
    use std::io::Write as _;

    let mut child = Command::new(program)
        .args(arguments)
        .env_clear()
        .envs(settings.iter().map(|(name, value)| (name, value)))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .with_context(|| format!("{} cannot be started", program.display()))?;
    // One that asks for nothing may have ended before it could be told.
    let _ = child.stdin.take().context("its input is ours")?.write_all(input.as_bytes());
    let ended = child.wait_with_output()?;
    let complaint = String::from_utf8_lossy(&ended.stderr);
    ensure!(ended.status.success(), "{} {}: {complaint}", program.display(), arguments.join(" "));
    Ok(String::from_utf8(ended.stdout)?)
}

/// A port that is free, and stays so while its program is down: not one of those that are given out to connections.
pub(crate) fn port() -> anyhow::Result<u16> {
    let mut random = rand::rng();
    for _ in 0..1_000 {
        let port = random.random_range(20_000..32_000);
        if TcpListener::bind(("127.0.0.1", port)).is_ok() {
            return Ok(port);
        }
    }
    anyhow::bail!("there is no free port")
}
