//! The load: requests over connections that stay open, each sent when the one before it is answered.
//!
//! HTTP/1.1 by hand on one thread, so that the generator takes as little as possible of the machine that it shares with the
//! servers it measures.

use std::cell::RefCell;
use std::net::SocketAddr;
use std::time::{Duration, Instant};

use anyhow::{Context as _, bail, ensure};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;

/// What came of some time of load.
#[derive(Debug)]
pub(crate) struct Outcome {
    /// How long each request took, shortest first.
    pub(crate) latencies: Vec<Duration>,
    /// How long all of it took.
    pub(crate) took: Duration,
}

impl Outcome {
    pub(crate) fn per_second(&self) -> f64 {
        self.latencies.len() as f64 / self.took.as_secs_f64()
    }

    /// The time within which that share of the requests was answered, in microseconds.
    pub(crate) fn percentile(&self, share: f64) -> f64 {
        let last = self.latencies.len() - 1;
        self.latencies[(last as f64 * share).round() as usize].as_secs_f64() * 1e6
    }
}

/// Sends requests for what `next` names until it names nothing more.
pub(crate) fn load(
    server: SocketAddr,
    connections: usize,
    next: impl FnMut() -> Option<String>,
) -> anyhow::Result<Outcome> {
    let next = RefCell::new(next);
    let runtime = tokio::runtime::Builder::new_current_thread().enable_io().build()?;
    let started = Instant::now();
    let mut latencies = runtime.block_on(async {
        let mut connections: Vec<Connection> = {
            let mut open = Vec::new();
            for _ in 0..connections {
                open.push(Connection::open(server).await?);
            }
            open
        };
        let running = connections.iter_mut().map(|connection| async {
            let mut latencies = Vec::new();
            loop {
                // Not borrowed while a request is under way.
                let Some(code) = next.borrow_mut()() else { return Ok(latencies) };
                let sent = Instant::now();
                connection.get(&code).await?;
                latencies.push(sent.elapsed());
            }
        });
        let all: Vec<anyhow::Result<Vec<Duration>>> = futures_util::future::join_all(running).await;
        all.into_iter().collect::<anyhow::Result<Vec<_>>>().map(|all| all.concat())
    })?;
    let took = started.elapsed();
    ensure!(!latencies.is_empty(), "not one request was answered in time");
    latencies.sort_unstable();
    Ok(Outcome { latencies, took })
}

/// One answer as it came, head and body.
pub(crate) fn fetch(server: SocketAddr, code: &str) -> anyhow::Result<Vec<u8>> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_io().build()?;
    runtime.block_on(async {
        let mut connection = Connection::open(server).await?;
        let length = connection.get(code).await?;
        Ok(connection.buffer[..length].to_vec())
    })
}

/// Whether the server answers at all.
pub(crate) fn is_ready(server: SocketAddr) -> bool {
    use std::io::{Read as _, Write as _};
    let asked = || -> std::io::Result<bool> {
        let mut stream = std::net::TcpStream::connect(server)?;
        stream.write_all(b"GET /health/ready HTTP/1.1\r\nHost: bench\r\nConnection: close\r\n\r\n")?;
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer)?;
        Ok(answer.starts_with(b"HTTP/1.1 200"))
    };
    asked().unwrap_or(false)
}

struct Connection {
    stream: TcpStream,
    request: Vec<u8>,
    buffer: Vec<u8>,
}

impl Connection {
    async fn open(server: SocketAddr) -> anyhow::Result<Self> {
        let stream = TcpStream::connect(server).await.with_context(|| format!("{server} cannot be reached"))?;
        stream.set_nodelay(true)?;
        Ok(Self { stream, request: Vec::with_capacity(256), buffer: vec![0; 16 << 10] })
    }

    /// Asks for one verdict; answers how many bytes of the buffer its head and body take.
    async fn get(&mut self, code: &str) -> anyhow::Result<usize> {
        use std::io::Write as _;
        self.request.clear();
        write!(
            self.request,
            "GET /api/v1/verifications/{code} HTTP/1.1\r\nHost: certs.example.org\r\nAccept: application/json\r\n\r\n"
        )?;
        self.stream.write_all(&self.request).await?;
        let mut filled = 0;
        let mut whole = None;
        loop {
            if filled == self.buffer.len() {
                self.buffer.resize(filled * 2, 0);
            }
            let read = self.stream.read(&mut self.buffer[filled..]).await?;
            ensure!(read > 0, "the server closed the connection");
            filled += read;
            if whole.is_none() {
                whole = length(&self.buffer[..filled])?;
            }
            match whole {
                Some(whole) if whole < filled => bail!("the server sent more than it said"),
                Some(whole) if whole == filled => return Ok(whole),
                _ => {}
            }
        }
    }
}

/// How long an answer is, when enough of it is there to tell.
fn length(answer: &[u8]) -> anyhow::Result<Option<usize>> {
    let mut headers = [httparse::EMPTY_HEADER; 48];
    let mut response = httparse::Response::new(&mut headers);
    let httparse::Status::Complete(head) = response.parse(answer)? else { return Ok(None) };
    // An unknown code is an answer too; which one was asked for, the caller knows.
    if !matches!(response.code, Some(200 | 404)) {
        bail!("the server refused a request: {}", String::from_utf8_lossy(answer));
    }
    let header = response.headers.iter().find(|header| header.name.eq_ignore_ascii_case("content-length"));
    let length: usize = std::str::from_utf8(header.context("an answer without a length")?.value)?.parse()?;
    Ok(Some(head + length))
}
