//! Exams: what is sat.
//!
//! This is the definition, not the attempt (a [`Fact`](crate::Fact)) nor the vendor's form or centre. Everything that a
//! historical catalogue may not know is optional: unknown stays `None` and never becomes a guess.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::code::{AchievementCode, AgreementCode, ExamCode, Family, PolicyCode, Subject, Track};

/// How an exam is delivered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum ExamKind {
    /// Online and open, for partner accreditation.
    Assessment,
    /// At a test centre or remotely, under supervision.
    Proctored,
}

/// Who may sit an exam.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Audience {
    /// Every candidate.
    #[default]
    Everyone,
    /// Candidates who are at a partner company on that day, as its partner record says.
    Partners,
}

/// An exam, as written in the catalogue.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ExamDocument {
    /// The series code, unique among exams.
    pub code: ExamCode,
    /// The title as printed on score reports.
    pub title: String,
    /// How it is delivered.
    pub kind: ExamKind,
    /// The retake family. Policies with the scope `family` count attempts at all its exams together.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub family: Option<Family>,
    /// What it is about. Requirements that count distinct subjects count this; without it, the track, or else the exam
    /// itself, is the subject.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub subject: Option<Subject>,
    /// The line of versions it belongs to. Needs `version`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub track: Option<Track>,
    /// Its place in the track: numbers separated by dots, compared number by number (`12.1` is older than `14`).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub version: Option<String>,
    /// Who may sit it.
    #[serde(default, skip_serializing_if = "is_default")]
    pub audience: Audience,
    /// Who delivers it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub delivery_vendor: Option<String>,
    /// The languages it is offered in, as BCP 47 tags.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub languages: Vec<String>,
    /// The other exams that a pass of this one counts as.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub counts_as: Vec<Equivalence>,
    /// The retake policy; without one, it may be sat at any time.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub retake_policy: Option<PolicyCode>,
    /// The achievements that have to be held, active or in grace, by whoever is authorized to sit it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub prerequisites: Vec<AchievementCode>,
    /// The agreements that have to be in force for whoever is authorized to sit it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub agreements: Vec<AgreementCode>,
    /// The first day it could be sat.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<crate::schema::DateText>"))]
    pub effective_from: Option<Date>,
    /// The last day it could be sat. Passes keep counting afterwards.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<crate::schema::DateText>"))]
    pub retired_on: Option<Date>,
    /// Where these statements come from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
}

fn is_default(audience: &Audience) -> bool {
    *audience == Audience::default()
}

/// A pass of the exam that carries this counts as a pass of another.
///
/// An equivalence has one direction (write it on both exams if it holds both ways) and, where dates are given, holds
/// for passes *sat* in that range. It is not transitive: when A counts as B and B as C, A counts as C only where A says
/// so, because ranges do not compose into something a reader would expect.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Equivalence {
    /// The exam that is satisfied.
    pub exam: ExamCode,
    /// The first day of sitting for which this holds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<crate::schema::DateText>"))]
    pub sat_from: Option<Date>,
    /// The last day of sitting for which this holds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<crate::schema::DateText>"))]
    pub sat_to: Option<Date>,
}
