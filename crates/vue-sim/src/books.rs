//! The vendor's books: all that it knows, as the sum of the journal's changes.
//!
//! A change says what is true after it, so that applying one is nothing but putting it in its place. Rules are not
//! here: who makes a change has asked them before.

mod appointment;
mod call_back;
mod file;

use std::collections::{BTreeMap, BTreeSet};

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

pub(crate) use appointment::{Appointment, ExamResult, Grade, Progress, Section, Standing, end};
pub(crate) use call_back::{Attempt, CallBack, Kind};
pub(crate) use file::{FileDue, FileRead, FileState, Table};

use crate::fault::{Fault, Faults, Strikes};

/// A person whom the program sent.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Candidate {
    #[serde(rename = "clientCandidateID")]
    pub(crate) client_candidate_id: String,
    #[serde(rename = "candidateID")]
    pub(crate) candidate_id: u64,
    pub(crate) first_name: String,
    pub(crate) last_name: String,
    /// All values of the record by the names of their columns.
    pub(crate) record: BTreeMap<String, String>,
    pub(crate) updated_at: Timestamp,
}

/// Leave to book and sit an exam.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Authorization {
    #[serde(rename = "clientAuthorizationID")]
    pub(crate) client_authorization_id: String,
    #[serde(rename = "authorizationID")]
    pub(crate) authorization_id: u64,
    #[serde(rename = "clientCandidateID")]
    pub(crate) client_candidate_id: String,
    pub(crate) series: String,
    pub(crate) modules: String,
    pub(crate) accommodations: String,
    /// How many appointments it is good for.
    pub(crate) count: u32,
    /// The window of the appointment, by the clock of the test centre.
    pub(crate) first: jiff::civil::DateTime,
    pub(crate) last: jiff::civil::DateTime,
    pub(crate) deleted: bool,
    pub(crate) updated_at: Timestamp,
}

/// What a journal's entry changes.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "change")]
pub(crate) enum Change {
    ClockOffset { seconds: i64 },
    FaultSet { fault: Fault, strikes: Strikes },
    SlowSeconds { seconds: u32 },
    Candidate { candidate: Candidate },
    Authorization { authorization: Authorization },
    Appointment { appointment: Box<Appointment> },
    CallBackDue { call_back: CallBack },
    CallBackTried { id: u64, attempt: Attempt },
    FileRead { file: FileRead },
    FileArchived { name: String },
    FileDue { file: FileDue },
    FileWritten { name: String, at: Timestamp, state: FileState },
}

/// All that the vendor knows.
#[derive(Debug, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Books {
    pub(crate) clock_offset_seconds: i64,
    pub(crate) faults: Faults,
    pub(crate) candidates: BTreeMap<String, Candidate>,
    pub(crate) authorizations: BTreeMap<String, Authorization>,
    pub(crate) appointments: BTreeMap<u64, Appointment>,
    pub(crate) call_backs: BTreeMap<u64, CallBack>,
    pub(crate) files_read: Vec<FileRead>,
    pub(crate) files_written: BTreeMap<String, FileDue>,
    /// Call-backs that were not taken yet, by registration and in their order.
    #[serde(skip)]
    pub(crate) undelivered: BTreeSet<(u64, u64)>,
    /// The highest number of a candidate: merged ones leave gaps.
    #[serde(skip)]
    highest_candidate_id: u64,
}

impl Books {
    /// The vendor's time at a time of the machine.
    pub(crate) fn vendor_time(&self, machine: Timestamp) -> Timestamp {
        machine.saturating_add(SignedDuration::from_secs(self.clock_offset_seconds)).unwrap_or(machine)
    }

    pub(crate) fn apply(&mut self, change: &Change) {
        match change.clone() {
            Change::ClockOffset { seconds } => self.clock_offset_seconds = seconds,
            Change::FaultSet { fault, strikes } => drop(self.faults.strikes.insert(fault, strikes)),
            Change::SlowSeconds { seconds } => self.faults.slow_seconds = seconds,
            Change::Candidate { candidate } => {
                self.highest_candidate_id = self.highest_candidate_id.max(candidate.candidate_id);
                self.candidates.insert(candidate.client_candidate_id.clone(), candidate);
            }
            Change::Authorization { authorization } => {
                self.authorizations.insert(authorization.client_authorization_id.clone(), authorization);
            }
            Change::Appointment { appointment } => {
                self.appointments.insert(appointment.registration, *appointment);
            }
            Change::CallBackDue { call_back } => {
                self.undelivered.insert((call_back.registration, call_back.id));
                self.call_backs.insert(call_back.id, call_back);
            }
            Change::CallBackTried { id, attempt } => {
                if let Some(call_back) = self.call_backs.get_mut(&id) {
                    if attempt.taken {
                        self.undelivered.remove(&(call_back.registration, id));
                    }
                    call_back.tried(attempt);
                }
            }
            Change::FileRead { file } => self.files_read.push(file),
            Change::FileArchived { name } => {
                for file in self.files_read.iter_mut().filter(|file| file.name == name) {
                    file.archived = true;
                }
            }
            Change::FileDue { file } => drop(self.files_written.insert(file.name.clone(), file)),
            Change::FileWritten { name, at, state } => {
                if let Some(file) = self.files_written.get_mut(&name) {
                    file.written(at, state);
                }
            }
        }
    }

    pub(crate) fn next_candidate_id(&self) -> u64 {
        self.highest_candidate_id.max(1_000_000) + 1
    }

    pub(crate) fn next_authorization_id(&self) -> u64 {
        5_000_001 + self.authorizations.len() as u64
    }

    pub(crate) fn next_registration(&self) -> u64 {
        self.appointments.last_key_value().map_or(300_000_001, |(last, _)| last + 1)
    }

    pub(crate) fn next_call_back(&self) -> u64 {
        self.call_backs.last_key_value().map_or(1, |(last, _)| last + 1)
    }

    /// Appointments under an authorization, cancelled ones too.
    pub(crate) fn appointments_under(&self, client_authorization_id: &str) -> impl Iterator<Item = &Appointment> {
        self.appointments.values().filter(move |one| one.client_authorization_id == client_authorization_id)
    }
}
