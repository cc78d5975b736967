//! The vendor: its books behind one lock, with the journal that they come from.
//!
//! Every change goes through [`Vendor::write`]. Whoever asked is answered after the entry is on disk, never before.

use std::ops::Deref;
use std::sync::{Mutex, MutexGuard, PoisonError, RwLock};

use jiff::Timestamp;
use thiserror::Error;
use tokio::sync::Notify;

use crate::books::{Books, Change};
use crate::clock::machine_now;
use crate::fault::{Fault, Faults, SetFaults, Strikes};
use crate::journal::{Journal, Line};
use crate::secrets::Secrets;
use crate::settings::{Adapter, Settings, TokenClock};
use crate::{StartFault, folders::Folders};

/// Why something was not done.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum Refusal {
    /// There is no such thing.
    #[error("{0} not found")]
    NotFound(String),
    /// What was asked for cannot be understood.
    #[error("{0}")]
    Malformed(String),
    /// It cannot be done as things are.
    #[error("{0}")]
    Conflict(String),
    /// The simulator stopped, or the journal could not be written and what is in memory is ahead of it. Nothing is done
    /// until a restart.
    #[error("the journal is closed; start the simulator again")]
    Broken,
}

#[derive(Debug)]
struct Ledger {
    books: Books,
    /// Gone when the simulator was stopped, or when an entry could not be written.
    journal: Option<Journal>,
}

/// The state that all doors share.
#[derive(Debug)]
pub(crate) struct Vendor {
    pub(crate) settings: Settings,
    pub(crate) secrets: Secrets,
    pub(crate) folders: Folders,
    /// Wakes who delivers call-backs.
    pub(crate) call_backs_due: Notify,
    program_url: RwLock<String>,
    ledger: Mutex<Ledger>,
}

impl Vendor {
    pub(crate) fn open(settings: Settings) -> Result<Self, StartFault> {
        let secrets = Secrets::load(&settings.data_dir)?;
        let folders = Folders::make(&settings.data_dir)?;
        let (journal, books) = Journal::open(&settings.data_dir)?;
        Ok(Self {
            program_url: RwLock::new(settings.program_url.trim_end_matches('/').to_owned()),
            settings,
            secrets,
            folders,
            call_backs_due: Notify::new(),
            ledger: Mutex::new(Ledger { books, journal: Some(journal) }),
        })
    }

    fn ledger(&self) -> MutexGuard<'_, Ledger> {
        // Who panicked may have left books that are ahead of the journal.
        self.ledger.lock().unwrap_or_else(|poisoned: PoisonError<_>| {
            let mut ledger = poisoned.into_inner();
            ledger.journal = None;
            ledger
        })
    }

    /// Takes nothing more and gives the journal free, whoever may still look at the books.
    pub(crate) fn close(&self) {
        self.ledger().journal = None;
    }

    /// Looks at the books.
    pub(crate) fn read<T>(&self, work: impl FnOnce(&Books, Timestamp) -> T) -> T {
        let ledger = self.ledger();
        work(&ledger.books, ledger.books.vendor_time(machine_now()))
    }

    /// Makes an entry of what `work` puts down, and answers when it is on disk.
    ///
    /// Work that refuses does so before it puts anything down; should it not, what it did put down stays, so that
    /// books and journal are of one mind in any case.
    pub(crate) fn write<T>(
        &self,
        event: &str,
        work: impl FnOnce(&mut Entry<'_>) -> Result<T, Refusal>,
    ) -> Result<T, Refusal> {
        let mut ledger = self.ledger();
        let ledger = &mut *ledger;
        let Some(journal) = &mut ledger.journal else { return Err(Refusal::Broken) };
        let now = ledger.books.vendor_time(machine_now());
        let adapter = self.settings.adapter;
        let mut entry = Entry { books: &mut ledger.books, now, adapter, changes: Vec::new() };
        let done = work(&mut entry);
        let changes = entry.changes;
        if changes.is_empty() {
            return done;
        }
        let calls = changes.iter().any(|change| matches!(change, Change::CallBackDue { .. }));
        if let Err(fault) = journal.append(&Line { at: now, event: event.to_owned(), changes }) {
            tracing::error!(%fault, "the journal cannot be written");
            ledger.journal = None;
            return Err(Refusal::Broken);
        }
        if calls {
            self.call_backs_due.notify_one();
        }
        done
    }

    /// Whether a fault strikes now; a time of it is spent then.
    pub(crate) fn strikes(&self, fault: Fault) -> bool {
        if !self.read(|books, _| books.faults.of(fault).are_due()) {
            return false;
        }
        self.write("fault-struck", |entry| Ok(entry.strikes(fault))).unwrap_or(false)
    }

    pub(crate) fn set_faults(&self, set: SetFaults) -> Result<Faults, Refusal> {
        self.write("faults-set", |entry| {
            for (fault, strikes) in set.strikes {
                entry.put(Change::FaultSet { fault, strikes });
            }
            if let Some(seconds) = set.slow_seconds {
                entry.put(Change::SlowSeconds { seconds });
            }
            Ok(entry.faults.clone())
        })
    }

    /// Moves the vendor's time, back as well as forth.
    pub(crate) fn advance_clock(&self, by: i64) -> Result<Timestamp, Refusal> {
        self.write("clock-advanced", |entry| {
            // Ten years either way keep every date within what the formats can say.
            let offset = entry.clock_offset_seconds.saturating_add(by);
            if offset.abs() > 10 * 366 * 86_400 {
                return Err(Refusal::Malformed("the clock goes ten years off the real time at most".to_owned()));
            }
            entry.put(Change::ClockOffset { seconds: offset });
            Ok(entry.vendor_time(machine_now()))
        })
    }

    /// The time that tokens and hand-offs are held against.
    pub(crate) fn token_time(&self) -> Timestamp {
        match self.settings.token_clock {
            TokenClock::Machine => machine_now(),
            TokenClock::Vendor => self.read(|_, now| now),
        }
    }

    pub(crate) fn program_url(&self) -> String {
        self.program_url.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    pub(crate) fn set_program_url(&self, url: &str) {
        url.trim_end_matches('/').clone_into(&mut self.program_url.write().unwrap_or_else(PoisonError::into_inner));
    }

    /// Where call-backs go, without the kind.
    pub(crate) fn call_back_url(&self) -> String {
        self.settings
            .call_back_url
            .clone()
            .unwrap_or_else(|| format!("{}/api/v1/exam-vendors/{}/events", self.program_url(), self.settings.vendor))
    }
}

/// An entry of the journal in the making. What was put down can be seen at once.
#[derive(Debug)]
pub(crate) struct Entry<'a> {
    books: &'a mut Books,
    /// The vendor's time.
    pub(crate) now: Timestamp,
    /// How the program is told of it.
    pub(crate) adapter: Adapter,
    changes: Vec<Change>,
}

impl Deref for Entry<'_> {
    type Target = Books;

    fn deref(&self) -> &Books {
        self.books
    }
}

impl Entry<'_> {
    pub(crate) fn put(&mut self, change: Change) {
        self.books.apply(&change);
        self.changes.push(change);
    }

    /// Whether a fault strikes now; a time of it is spent then.
    pub(crate) fn strikes(&mut self, fault: Fault) -> bool {
        let strikes = self.books.faults.of(fault);
        if let Strikes::Next(times @ 1..) = strikes {
            self.put(Change::FaultSet { fault, strikes: Strikes::Next(times - 1) });
        }
        strikes.are_due()
    }
}
