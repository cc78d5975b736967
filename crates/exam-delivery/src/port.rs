//! The boundary between the program and a vendor that delivers exams, whatever the vendor's wire format is.
//!
//! Owns the words in which the program speaks of a vendor: the records it sends and what a vendor tells about them. An
//! adapter turns them into messages and carries those to and fro. It keeps no state of the program's and knows no
//! clock: what was sent, confirmed or is still wanted is the caller's to remember.

use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;

use jiff::Timestamp;
use jiff::civil::Date;

use crate::fault::{ArchiveFault, Notice, RowFault};
pub use crate::fault::{RecordFault, TransportFault};
use crate::result::ReportedResult;

/// A future that a trait object can answer.
pub type BoxFuture<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;

/// A vendor's interface, whatever its wire format.
pub trait ExamDelivery: Send + Sync + std::fmt::Debug {
    /// Writes candidates' records as messages. `at` names and dates them; nothing is sent.
    ///
    /// A record that the format cannot carry is told by its index, and the others go. An adapter of files writes one
    /// message for all records.
    fn write_candidates(&self, records: &[CandidateRecord], at: Timestamp) -> Written;

    /// Writes authorizations as messages, as [`write_candidates`](Self::write_candidates) does.
    fn write_authorizations(&self, records: &[AuthorizationRecord], at: Timestamp) -> Written;

    /// Sends one message. Sending it again is harmless: one name is one message, or the vendor says that it has the
    /// record already.
    ///
    /// Answers what the vendor answered at once, which a vendor of files never does; [`read`](Self::read) it under the
    /// message's name.
    fn send<'a>(&'a self, message: &'a Message) -> BoxFuture<'a, Result<Option<Vec<u8>>, TransportFault>>;

    /// Names of what waits to be fetched, oldest first. Empty for vendors that have no such place.
    fn list<'a>(&'a self) -> BoxFuture<'a, Result<Vec<String>, TransportFault>>;

    /// Fetches one of the names that [`list`](Self::list) answered.
    fn fetch<'a>(&'a self, name: &'a str) -> BoxFuture<'a, Result<Vec<u8>, TransportFault>>;

    /// Says that it was processed: removes it there. Saying so again is harmless.
    fn acknowledge<'a>(&'a self, name: &'a str) -> BoxFuture<'a, Result<(), TransportFault>>;

    /// What a fetched file or an answer tells. Nothing is sent.
    ///
    /// # Errors
    /// A file that cannot be understood as a whole. Single rows that cannot are told beside the others.
    fn read(&self, name: &str, bytes: &[u8]) -> Result<Reading, ArchiveFault>;
}

/// Something that goes to a vendor.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    /// Its name at the vendor. A message of a name that is there already takes its place.
    pub name: String,
    /// Its contents.
    pub bytes: Vec<u8>,
}

/// What became of records that were to be written.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Written {
    /// Each message with the indexes of the records in it.
    pub messages: Vec<(Message, Vec<usize>)>,
    /// The indexes of records that the format cannot carry, once for each field at fault.
    pub faults: Vec<(usize, RecordFault)>,
    /// The indexes of records that no message has, as the vendor learns of them in another way: of a candidate together
    /// with each authorization, or of an authorization when the candidate comes. They count as told and taken. When a
    /// candidate's record is among them and had been told before, their authorizations that are still open are to be
    /// told again.
    pub without_message: Vec<usize>,
}

/// A candidate as a vendor shall know them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CandidateRecord {
    /// The program's own ID of the candidate.
    pub client_candidate_id: String,
    /// The vendor's ID of the candidate, once it is known.
    pub vendor_candidate_id: Option<String>,
    /// Given name, romanized.
    pub first_name: String,
    /// Family name, romanized.
    pub last_name: String,
    /// Where the vendor writes to.
    pub email: String,
    /// The address in 1 to 3 lines.
    pub address: Vec<String>,
    /// The city.
    pub city: String,
    /// State or province.
    pub state: Option<String>,
    /// Postal code.
    pub postal_code: Option<String>,
    /// ISO 3166-1 alpha-3.
    pub country: String,
    /// The national number, without the country's code.
    pub phone: String,
    /// The country's telephone code, digits alone.
    pub phone_country_code: String,
    /// The employer.
    pub company: Option<String>,
    /// When the person's data changed, not the row.
    pub updated_at: Timestamp,
}

/// What is to happen with an authorization at the vendor.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Change {
    /// The vendor does not know it yet.
    Add,
    /// The vendor knows it and takes these values instead.
    Update,
    /// The vendor forgets it.
    Delete,
}

/// The right of a candidate to sit an exam, as a vendor shall know it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AuthorizationRecord {
    /// What is to happen with it.
    pub change: Change,
    /// The program's own ID of the authorization.
    pub client_authorization_id: String,
    /// The vendor's ID of it, once it is known.
    pub vendor_authorization_id: Option<String>,
    /// Whose it is.
    pub client_candidate_id: String,
    /// What the vendor shall know of them, for vendors that take a candidate's record only together with an
    /// authorization, see [`Written::without_message`]; the others do not look at it. To delete an authorization
    /// nobody needs it.
    pub candidate: Option<CandidateRecord>,
    /// How many attempts it allows.
    pub attempts: u32,
    /// Which exam it is for.
    pub series_code: String,
    /// The vendor's codes of the accommodations that the candidate has.
    pub accommodations: Vec<String>,
    /// First day on which the appointment may be.
    pub first_on: Date,
    /// Last day on which the appointment may be.
    pub last_on: Date,
    /// When the authorization changed.
    pub updated_at: Timestamp,
}

/// What a message from the vendor tells.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Reading {
    /// In the order of the message.
    pub told: Vec<Told>,
    /// Whether there are members with exam results, which [`crate::pearson::Archive`] reads.
    pub has_results: bool,
    /// What is worth telling although the message is accepted.
    pub notices: Vec<Notice>,
}

/// One row of a message, as it arrived and as it was understood.
#[derive(Debug, Clone, PartialEq)]
pub struct Told {
    /// The member that the row is in.
    pub member: Arc<str>,
    /// The line of the member, counted from 1; the header is line 1.
    pub line: u64,
    /// Name and value of each column, in the order of the member; empty where the line is no row.
    pub raw: Vec<(String, String)>,
    /// What the row tells, or why it is not understood.
    pub event: Result<Event, RowFault>,
}

/// Something that a vendor tells.
#[expect(clippy::large_enum_variant, reason = "events are read, used and dropped; a box would be in everybody's way")]
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum Event {
    /// What became of a candidate's record.
    Candidate(CandidateConfirmation),
    /// What became of an authorization.
    Authorization(AuthorizationConfirmation),
    /// The vendor could not read a whole file of ours.
    FileRefused {
        /// The file, where the vendor named it.
        file: Option<String>,
        /// What the vendor wrote about it, without the name.
        message: String,
    },
    /// A candidate has an appointment, another one, or none any more.
    Appointment(AppointmentEvent),
    /// A result, or a new outcome of one.
    Result(CallBackResult),
    /// A result stays what it is and counts otherwise than before.
    ResultStatus(ResultStatusEvent),
    /// The score of one section of an exam.
    Section(SectionScore),
    /// A candidate completed a training course.
    Course(CourseCompletion),
}

/// What the vendor says about something it was sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    /// Taken.
    Accepted,
    /// Taken, with something that a person must look at.
    Warned(String),
    /// Not taken.
    Refused(Refusal),
}

/// Why a vendor did not take a record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    /// What it says of what the vendor knows.
    pub kind: RefusalKind,
    /// What the vendor wrote; blank where it gave no reason.
    pub message: String,
}

/// What a refusal says of what the vendor knows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum RefusalKind {
    /// The vendor has such a record already.
    AlreadyKnown,
    /// The vendor has no such record.
    Unknown,
    /// The vendor does not know the candidate whose record it is.
    CandidateUnknown,
    /// Nothing: the record itself is at fault, or the vendor gave no reason that is understood.
    Other,
}

/// What became of a candidate's record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CandidateConfirmation {
    /// Whose record it is.
    pub client_candidate_id: String,
    /// The vendor's ID of the candidate.
    pub vendor_candidate_id: Option<String>,
    /// What the vendor says.
    pub verdict: Verdict,
    /// When the vendor said it.
    pub at: Option<Timestamp>,
}

/// What became of an authorization.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AuthorizationConfirmation {
    /// Which one.
    pub client_authorization_id: String,
    /// The vendor's ID of it.
    pub vendor_authorization_id: Option<String>,
    /// Whose it is.
    pub client_candidate_id: Option<String>,
    /// What the vendor says.
    pub verdict: Verdict,
    /// When the vendor said it.
    pub at: Option<Timestamp>,
}

/// Whom and which registration an event is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Whose {
    /// The program's own ID of the candidate.
    pub client_candidate_id: Option<String>,
    /// The program's own ID of the authorization.
    pub client_authorization_id: Option<String>,
    /// The vendor's number of the registration for the attempt.
    pub registration_id: String,
    /// The vendor's ID of the candidate.
    pub vendor_candidate_id: Option<String>,
    /// Given name, as the vendor has it.
    pub first_name: Option<String>,
    /// Family name, as the vendor has it.
    pub last_name: Option<String>,
}

/// A candidate has an appointment, another one, or none any more.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AppointmentEvent {
    /// Whom it is about.
    pub whose: Whose,
    /// When it happened at the vendor, by which events of one registration are ordered.
    pub occurred_at: Timestamp,
    /// Whether there is an appointment.
    pub state: AppointmentState,
    /// Which exam it is for.
    pub series_code: String,
    /// When it starts; always there when it is booked.
    pub starts_at: Option<Timestamp>,
    /// The IANA name of the place's time zone.
    pub time_zone: Option<String>,
    /// How long it is.
    pub minutes: Option<u32>,
    /// How the exam is delivered.
    pub delivery: Option<Delivery>,
    /// Where.
    pub centre: Option<Centre>,
}

/// Whether there is an appointment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum AppointmentState {
    /// There is.
    Booked,
    /// There is none any more.
    Cancelled,
    /// It was kept: the exam was sat, and its result is still to come.
    Kept,
}

/// How an exam is delivered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Delivery {
    /// At a test centre.
    TestCentre,
    /// At the candidate's own place, watched through the network.
    Online,
}

/// A test centre.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Centre {
    /// The vendor's code of it.
    pub code: String,
    /// Its name.
    pub name: String,
    /// Its address, in one line.
    pub address: Option<String>,
    /// Its city.
    pub city: Option<String>,
    /// Its country, ISO 3166-1 alpha-3.
    pub country: Option<String>,
    /// Its telephone number.
    pub phone: Option<String>,
}

/// A call-back, understood.
#[derive(Debug, Clone, PartialEq)]
pub struct CallBack {
    /// The same in every attempt to tell the same.
    pub event_id: String,
    /// What it tells.
    pub event: Event,
    /// The body as it arrived.
    pub raw: serde_json::Value,
}

/// A result told by call-back.
#[derive(Debug, Clone, PartialEq)]
pub struct CallBackResult {
    /// Whom it is about.
    pub whose: Whose,
    /// When the vendor came to it.
    pub occurred_at: Timestamp,
    /// Whether it takes the place of another outcome of the same registration.
    pub modified: bool,
    /// The result, its values and its raw row named as in a file.
    pub result: ReportedResult,
    /// The scores of the exam's sections.
    pub sections: Vec<SectionScore>,
}

/// A result stays what it is and counts otherwise than before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ResultStatusEvent {
    /// Whom it is about.
    pub whose: Whose,
    /// When the vendor decided so.
    pub occurred_at: Timestamp,
    /// How it counts now.
    pub status: ResultChange,
}

/// How a result counts from now on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ResultChange {
    /// The vendor is still looking at it: it does not count yet.
    Held,
    /// The hold ended and it counts.
    Released,
    /// The vendor took it back.
    Revoked,
    /// It was taken back and counts again.
    Reinstated,
}

/// A candidate completed a training course.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CourseCompletion {
    /// The program's own ID of the candidate.
    pub client_candidate_id: String,
    /// Which course, by the program's code of it.
    pub course_code: String,
    /// When.
    pub completed_at: Timestamp,
}

/// The score of one section of an exam.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SectionScore {
    /// The registration that it belongs to.
    pub registration_id: String,
    /// The section's name.
    pub name: String,
    /// The score as written.
    pub score: Option<String>,
    /// Questions answered correctly.
    pub correct: Option<u32>,
    /// Questions answered wrongly.
    pub incorrect: Option<u32>,
    /// Questions left out.
    pub skipped: Option<u32>,
}
