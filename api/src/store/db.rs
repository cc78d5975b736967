//! The pools, and the only two ways into them: [`Db::read`] and [`Db::write`].
//!
//! SQLite has one writer and many readers, so it gets a pool of one for writes and one for reads. PostgreSQL gets one
//! pool. Each call is one hop to the blocking threads, behind a semaphore as large as the pool, so that requests that
//! wait are futures and not blocked threads.

use std::cell::RefCell;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use diesel::connection::{Connection, SimpleConnection};
use diesel::pg::PgConnection;
use diesel::r2d2::{ManageConnection, Pool, PooledConnection};
use diesel::sqlite::SqliteConnection;
use diesel::{QueryDsl as _, QueryResult, RunQueryDsl as _};
use secrecy::ExposeSecret;
use thread_local::ThreadLocal;
use tokio::sync::Semaphore;

use super::conn::{DbConn, write_tx};
use super::schema::verdict_editions;
use super::{StoreError, migrate};
use crate::config::{Database, DatabaseUrl, Synchronous};
use crate::metrics::Metrics;

/// How long a connection is believed to be alive without asking.
const TRUSTED: Duration = Duration::from_secs(1);

/// How long a request waits for a connection before it is told that the server is busy.
const WAIT: Duration = Duration::from_secs(5);

/// How long PostgreSQL is believed not to have changed without asking. Asking is a round trip, which costs more than all else
/// that an answer needs.
const SETTLED: Duration = Duration::from_millis(250);

/// As [`SETTLED`], for SQLite, where asking costs a few system calls.
const SETTLED_HERE: Duration = Duration::from_millis(1);

/// What each of SQLite's many readers keeps of the file.
const READER_CACHE_KIB: u32 = 8_000;

/// What its one writer keeps: all pages that a large batch touches. Those that do not fit are written to the log before their time,
/// and once more afterwards.
const WRITER_CACHE_KIB: u32 = 32_000;

/// A database. Cloning it shares the pools.
#[derive(Debug, Clone)]
pub struct Db {
    readers: Lane,
    writers: Lane,
    /// For point reads on SQLite: each async thread has a connection of its own. `None` on PostgreSQL.
    here: Option<Arc<Here>>,
    books: Arc<Books>,
}

struct Here {
    opener: Opener,
    connections: ThreadLocal<RefCell<DbConn>>,
}

/// What is known of the state of what verdicts are made from, without asking.
#[derive(Debug, Default)]
struct Books {
    /// How many transactions this process has ended.
    writes: AtomicU64,
    seen: Mutex<Option<Seen>>,
}

#[derive(Debug, Clone, Copy)]
struct Seen {
    edition: i64,
    asked: Instant,
    writes: u64,
}

/// A state of what verdicts are made from: credentials, awards, the catalogue. What was read in one is what would be read as
/// long as its number stays.
#[derive(Debug, Clone, Copy)]
pub struct State {
    /// Another one after each change by anyone.
    pub edition: i64,
    /// How long ago that was seen: up to a millisecond on SQLite, up to a quarter of a second on PostgreSQL. What this process
    /// itself writes is seen at once.
    pub ago: Duration,
}

impl std::fmt::Debug for Here {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("Here").finish_non_exhaustive()
    }
}

#[derive(Debug, Clone)]
struct Lane {
    pool: Pool<Opener>,
    turns: Arc<Semaphore>,
    name: &'static str,
    metrics: Arc<Metrics>,
}

impl Db {
    /// Opens the database and brings it to this program's schema. A SQLite file is created when its folder exists.
    ///
    /// # Errors
    /// [`StoreError::Unavailable`] in plain words when the database cannot be opened or migrated.
    pub fn open(settings: &Database, metrics: &Arc<Metrics>) -> Result<Self, StoreError> {
        let opener =
            Opener { url: settings.url.clone(), synchronous: settings.synchronous, cache_kib: READER_CACHE_KIB };
        let mut first = opener.connect().map_err(|error| StoreError::Unavailable(error.to_string()))?;
        migrate::run(&mut first.conn)?;
        drop(first);
        let lane = |name, opener, connections| Lane::new(name, opener, connections, Arc::clone(metrics));
        let readers = lane("read", opener.clone(), settings.connections);
        Ok(match settings.url {
            DatabaseUrl::Sqlite(_) => Self {
                readers,
                writers: lane("write", Opener { cache_kib: WRITER_CACHE_KIB, ..opener.clone() }, 1),
                here: Some(Arc::new(Here { opener, connections: ThreadLocal::new() })),
                books: Arc::default(),
            },
            DatabaseUrl::Postgres(_) => Self { writers: readers.clone(), readers, here: None, books: Arc::default() },
        })
    }

    /// Runs `work` with a connection, off the async threads. It must not write.
    ///
    /// # Errors
    /// Whatever `work` fails with; [`StoreError::Busy`] when no connection was free in time.
    pub async fn read<T, E>(&self, work: impl FnOnce(&mut DbConn) -> Result<T, E> + Send + 'static) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        self.readers.run(work).await
    }

    /// As [`read`](Self::read), for a few rows by key on a hot path. On SQLite it runs on this very thread, by a connection
    /// that no other thread has: the hop to another thread takes longer than such a read, which waits for nobody.
    ///
    /// # Errors
    /// As [`read`](Self::read).
    pub async fn read_point<T, E>(
        &self,
        work: impl FnOnce(&mut DbConn) -> Result<T, E> + Send + 'static,
    ) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        match &self.here {
            Some(here) => work(&mut here.own()?.borrow_mut()),
            None => self.read(work).await,
        }
    }

    /// In which state that is which verdicts are made from. To be asked before anything is read that shall be kept for as long
    /// as it lasts.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn state(&self) -> Result<State, StoreError> {
        let settled = if self.here.is_some() { SETTLED_HERE } else { SETTLED };
        let writes = self.books.writes.load(Ordering::SeqCst);
        let asked = Instant::now();
        if let Some(seen) = *self.books.seen() {
            let ago = asked.saturating_duration_since(seen.asked);
            if seen.writes == writes && ago < settled {
                return Ok(State { edition: seen.edition, ago });
            }
        }
        let edition = self.read_point(edition).await?;
        let mut seen = self.books.seen();
        if seen.is_none_or(|seen| seen.asked < asked) {
            *seen = Some(Seen { edition, asked, writes });
        }
        Ok(State { edition, ago: Duration::ZERO })
    }

    /// Runs `work` in one transaction, off the async threads: all of it is kept, or nothing.
    ///
    /// # Errors
    /// Whatever `work` fails with; [`StoreError::Busy`] when no connection was free in time.
    pub async fn write<T, E>(&self, work: impl FnOnce(&mut DbConn) -> Result<T, E> + Send + 'static) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        let books = Arc::clone(&self.books);
        self.writers.run(move |conn| books.written_by(|| write_tx(conn, work))).await
    }

    /// As [`read`](Self::read), for a thread that may block: the command line and jobs.
    ///
    /// # Errors
    /// As [`read`](Self::read).
    pub fn read_blocking<T, E: From<StoreError>>(
        &self,
        work: impl FnOnce(&mut DbConn) -> Result<T, E>,
    ) -> Result<T, E> {
        work(&mut connection(&self.readers.pool)?.conn)
    }

    /// As [`write`](Self::write), for a thread that may block: the command line and jobs.
    ///
    /// # Errors
    /// As [`write`](Self::write).
    pub fn write_blocking<T, E: From<StoreError>>(
        &self,
        work: impl FnOnce(&mut DbConn) -> Result<T, E>,
    ) -> Result<T, E> {
        let mut slot = connection(&self.writers.pool)?;
        self.books.written_by(|| write_tx(&mut slot.conn, work))
    }
}

impl Here {
    /// The connection of this thread.
    fn own(&self) -> Result<&RefCell<DbConn>, StoreError> {
        self.connections.get_or_try(|| {
            let slot = self.opener.connect().map_err(|error| StoreError::Unavailable(error.to_string()))?;
            Ok(RefCell::new(slot.conn))
        })
    }
}

impl Books {
    fn seen(&self) -> MutexGuard<'_, Option<Seen>> {
        self.seen.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Counts after a write and before anybody is told of it, so that whoever was told never reads what was kept before.
    fn written_by<T>(&self, write: impl FnOnce() -> T) -> T {
        let done = write();
        self.writes.fetch_add(1, Ordering::SeqCst);
        done
    }
}

impl Lane {
    fn new(name: &'static str, opener: Opener, connections: u32, metrics: Arc<Metrics>) -> Self {
        let pool = Pool::builder()
            .max_size(connections)
            .min_idle(Some(0))
            .connection_timeout(WAIT)
            // A test on every check-out is a round trip more for each request; `has_broken` finds the dead ones.
            .test_on_check_out(false)
            .error_handler(Box::new(LogPoolErrors))
            .build_unchecked(opener);
        Self { pool, turns: Arc::new(Semaphore::new(connections as usize)), name, metrics }
    }

    async fn run<T, E>(&self, work: impl FnOnce(&mut DbConn) -> Result<T, E> + Send + 'static) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        let asked = Instant::now();
        let turn = tokio::time::timeout(WAIT, Arc::clone(&self.turns).acquire_owned()).await;
        self.metrics.database_wait(self.name, asked.elapsed());
        let turn = turn
            .map_err(|_elapsed| StoreError::Busy("every connection was in use for too long".into()))?
            .expect("the semaphore is never closed");
        let pool = self.pool.clone();
        let done = tokio::task::spawn_blocking(move || {
            let result = connection(&pool).map_err(E::from).and_then(|mut slot| work(&mut slot.conn));
            drop(turn);
            result
        });
        match done.await {
            Ok(result) => result,
            Err(failed) => std::panic::resume_unwind(failed.into_panic()),
        }
    }
}

/// The number of the last change of what verdicts are made from, which the database itself counts.
fn edition(conn: &mut DbConn) -> Result<i64, StoreError> {
    Ok(verdict_editions::table.select(verdict_editions::number).get_result(conn)?)
}

/// A connection that answers. One that the server has closed meanwhile is dropped, and the next one is tried.
fn connection(pool: &Pool<Opener>) -> Result<PooledConnection<Opener>, StoreError> {
    loop {
        let mut slot = pool.get().map_err(|error| StoreError::Busy(error.to_string()))?;
        if slot.answers() {
            slot.used_at = Instant::now();
            return Ok(slot);
        }
    }
}

/// A connection in a pool.
struct Slot {
    conn: DbConn,
    used_at: Instant,
    broken: bool,
}

impl Slot {
    /// Asks a PostgreSQL server whether it is still there, when the connection was idle for a while: asking every time
    /// costs a round trip for each request.
    fn answers(&mut self) -> bool {
        if matches!(self.conn, DbConn::Postgres(_)) && self.used_at.elapsed() > TRUSTED {
            self.broken = self.conn.batch_execute("SELECT 1").is_err();
        }
        !self.broken
    }
}

/// Sets SQLite's write-ahead log, which stays set in the file. Of several connections that do so at once on a new file some
/// are told at once that it is locked, busy timeout or not: each would wait for the other. So they try again.
fn switch_to_wal(conn: &mut SqliteConnection) -> QueryResult<()> {
    let give_up = Instant::now() + WAIT;
    // The timeout comes first: everything after it may have to wait for another process.
    conn.batch_execute("PRAGMA busy_timeout = 5000")?;
    loop {
        match conn.batch_execute("PRAGMA journal_mode = WAL") {
            Err(error) if error.to_string().contains("locked") && Instant::now() < give_up => {
                std::thread::sleep(Duration::from_millis(10));
            }
            done => return done,
        }
    }
}

#[derive(Debug)]
struct LogPoolErrors;

impl diesel::r2d2::HandleError<diesel::r2d2::Error> for LogPoolErrors {
    fn handle_error(&self, error: diesel::r2d2::Error) {
        tracing::warn!(%error, "a database connection could not be opened");
    }
}

/// Opens connections for a pool. Looks at the address's scheme itself: diesel's own way tries each database in turn, and
/// would turn a typing mistake into a new SQLite file.
#[derive(Debug, Clone)]
struct Opener {
    url: DatabaseUrl,
    synchronous: Synchronous,
    /// How much of an SQLite file the connection keeps.
    cache_kib: u32,
}

impl ManageConnection for Opener {
    type Connection = Slot;
    type Error = diesel::r2d2::Error;

    fn connect(&self) -> Result<Slot, Self::Error> {
        let conn = match &self.url {
            DatabaseUrl::Sqlite(path) => {
                let mut conn = SqliteConnection::establish(&path.to_string_lossy())
                    .map_err(diesel::r2d2::Error::ConnectionError)?;
                switch_to_wal(&mut conn).map_err(diesel::r2d2::Error::QueryError)?;
                let (synchronous, cache) = (self.synchronous.word(), self.cache_kib);
                // A checkpoint copies each page once, however often it was written since the last one.
                conn.batch_execute(&format!(
                    "PRAGMA synchronous = {synchronous}; PRAGMA foreign_keys = ON; PRAGMA temp_store = MEMORY;
                     PRAGMA cache_size = -{cache}; PRAGMA mmap_size = 67108864; PRAGMA wal_autocheckpoint = 16000;"
                ))
                .map_err(diesel::r2d2::Error::QueryError)?;
                DbConn::Sqlite(conn)
            }
            DatabaseUrl::Postgres(url) => {
                let mut conn =
                    PgConnection::establish(url.expose_secret()).map_err(diesel::r2d2::Error::ConnectionError)?;
                // As long as SQLite's busy timeout above.
                conn.batch_execute("SET TIME ZONE 'UTC'; SET lock_timeout = '5s'")
                    .map_err(diesel::r2d2::Error::QueryError)?;
                DbConn::Postgres(conn)
            }
        };
        Ok(Slot { conn, used_at: Instant::now(), broken: false })
    }

    fn is_valid(&self, slot: &mut Slot) -> Result<(), Self::Error> {
        slot.conn.batch_execute("SELECT 1").map_err(diesel::r2d2::Error::QueryError)
    }

    fn has_broken(&self, slot: &mut Slot) -> bool {
        use diesel::connection::TransactionManager;
        let manager = <DbConn as Connection>::TransactionManager::is_broken_transaction_manager(&mut slot.conn);
        std::thread::panicking() || slot.broken || manager
    }
}
