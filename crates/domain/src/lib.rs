//! The rules of a certification program, as values.
//!
//! Facts about a candidate and a catalogue of definitions go in; progress, awards and refusals come out, each with the
//! reason as data. Nothing here reads a clock, draws a random number, touches a file or a database, or waits.
//! The server and the candidate's browser run the same code.
//!
//! The way through the crate:
//! 1. A program's documents ([`exam`], [`achievement`], [`requirement`], [`retake`], [`agreement`]) are compiled once
//!    into a [`Catalogue`]; what is wrong with them comes back as [`CatalogueFault`]s.
//! 2. A candidate's [`Fact`]s are indexed once into a [`History`], as of a date and as known at an instant ([`AsOf`]).
//! 3. [`evaluate_all`] (or [`evaluate`], for one achievement) answers with [`Evaluations`]: proof trees, and the
//!    periods in which each achievement was held.
//! 4. [`decide`] compares them with the awards on record and says what has to change.
#![warn(missing_docs)]

pub mod accommodation;
pub mod achievement;
pub mod agreement;
pub mod authorization;
pub mod award;
pub mod calendar;
pub mod catalogue;
pub mod code;
pub mod company;
pub mod contact;
pub mod course;
pub mod decision;
pub mod demographics;
pub mod duplicate;
pub mod eligibility;
pub mod evaluation;
pub mod exam;
pub mod fact;
pub mod history;
pub mod id;
pub mod mail_topic;
pub mod name;
pub mod profile;
pub mod requirement;
pub mod retake;
#[cfg(feature = "sample")]
pub mod sample;
#[cfg(feature = "schema")]
mod schema;
pub mod share;
pub mod sync;
pub mod text;
pub mod voucher;

pub use achievement::{AchievementDocument, AchievementKind, VersionDocument};
pub use award::{Award, AwardStatus, Basis};
pub use calendar::AsOf;
pub use catalogue::{Catalogue, CatalogueFault, Documents};
pub use code::{AchievementCode, AgreementCode, CourseCode, ExamCode, RegistrationId};
pub use decision::{AwardChange, decide};
pub use evaluation::{Evaluation, Evaluations, evaluate, evaluate_all};
pub use exam::{ExamDocument, ExamKind};
pub use fact::{Fact, FactKind, Outcome};
pub use history::History;
pub use id::{
    AccountId, AwardId, CandidateId, ClaimId, CredentialId, FactId, ImportId, MailId, PasskeyId, SessionId,
    VerificationCode,
};
pub use requirement::Requirement;
