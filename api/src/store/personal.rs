//! What is kept about one person, table by table: how it is found, how it is exported, and what an erasure does to it.
//!
//! One list says it of every table, so that no table with a person's data can be forgotten: a test compares the list with the
//! tables and columns that there are. Rows are read as JSON, in the same form from both databases.

use diesel::prelude::*;
use diesel::sql_types::{BigInt, Text};
use domain::id::{AccountId, CandidateId};
use serde_json::Value;

use super::candidates::number;
use super::column::{Col, Id};
use super::conn::MultiBackend;
use super::{DbConn, StoreError};

mod tables;

pub use tables::{NOT_PERSONAL, TABLES};

/// Whose data it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Person {
    /// How they sign in.
    pub account: AccountId,
    /// Who they are in the program, when they are a candidate.
    pub candidate: Option<CandidateId>,
}

/// A table with data about people.
#[derive(Debug)]
pub struct Table {
    /// Its name.
    pub name: &'static str,
    /// What it is about.
    pub about: About,
    /// Which of its rows are a person's.
    pub whose: Whose,
    /// What of them is exported.
    pub export: Export,
    /// What an erasure does to them.
    pub erasure: Erasure,
}

/// What a table is about, as people are told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum About {
    /// The account, and all ways into it.
    Account,
    /// Names, contact, demographics.
    Profile,
    /// Requests for changes, and their evidence.
    Requests,
    /// Mails, and what was agreed to.
    Mails,
    /// Times at companies, and their records.
    Companies,
    /// Signed credentials.
    Credentials,
    /// Registrations for exams, appointments, and what vendors know.
    Exams,
    /// Exam results and other facts.
    Results,
    /// What was decided.
    Awards,
    /// That the person was erased.
    Erasure,
}

/// The condition that a person's rows meet, with `$1` for who they are.
#[derive(Debug)]
pub enum Whose {
    /// `$1` is the id of the account.
    Account(&'static str),
    /// `$1` is the number of the candidate.
    Candidate(&'static str),
}

/// What of a table is exported.
#[derive(Debug)]
pub enum Export {
    /// These columns. Of every other one it is said why not.
    Columns {
        /// Name, and form.
        columns: &'static [(&'static str, Form)],
        /// Name in the export, and a query for its text.
        more: &'static [(&'static str, &'static str)],
        /// Name, and why it is left out.
        withheld: &'static [(&'static str, &'static str)],
    },
    /// Nothing, and why.
    Nothing(&'static str),
}

/// What an erasure does to a person's rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Erasure {
    /// They are removed.
    Removed,
    /// Everything that tells who it was is removed from them; they stay without it.
    Anonymised,
    /// They stay: they name nobody.
    Stays,
}

/// How the values of a column are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// A UUID.
    Id,
    /// Bytes, in hexadecimal.
    Bytes,
    /// A moment, RFC 3339.
    Instant,
    /// A day, ISO 8601.
    Day,
    /// Text.
    Text,
    /// A JSON document.
    Document,
    /// A number.
    Number,
    /// `true` or `false`.
    Flag,
}

/// A person's rows of a table, as they are exported, the first in the order of the first column.
///
/// # Errors
/// As every query.
pub fn rows(conn: &mut DbConn, table: &Table, person: Person) -> Result<Vec<Value>, StoreError> {
    let Export::Columns { columns, more, .. } = &table.export else { return Ok(Vec::new()) };
    let postgres = matches!(conn, DbConn::Postgres(_));
    let mut members: Vec<String> = columns
        .iter()
        .map(|(name, form)| {
            format!("'{name}', {}", if postgres { form.on_postgres(name) } else { form.on_sqlite(name) })
        })
        .collect();
    members.extend(more.iter().map(|(name, query)| format!("'{name}', ({query})")));
    let object = if postgres { "json_build_object" } else { "json_object" };
    let order = columns.first().map_or("1", |(name, _)| name);
    let text = format!(
        "SELECT CAST({object}({}) AS TEXT) AS text FROM {} WHERE {} ORDER BY {order}",
        members.join(", "),
        table.name,
        table.whose.condition()
    );
    lines(conn, text, table, person)?
        .iter()
        .map(|line| serde_json::from_str(line).map_err(StoreError::corrupt))
        .collect()
}

/// How many rows of a table are a person's.
///
/// # Errors
/// As every query.
pub fn count(conn: &mut DbConn, table: &Table, person: Person) -> Result<u64, StoreError> {
    let text = format!("SELECT CAST(COUNT(*) AS TEXT) AS text FROM {} WHERE {}", table.name, table.whose.condition());
    let lines = lines(conn, text, table, person)?;
    lines.first().map_or(Ok(0), |line| line.parse().map_err(StoreError::corrupt))
}

/// Removes a person's rows of a table, and answers how many.
///
/// # Errors
/// As every query.
pub fn remove(conn: &mut DbConn, table: &Table, person: Person) -> Result<usize, StoreError> {
    let query = diesel::sql_query(format!("DELETE FROM {} WHERE {}", table.name, table.whose.condition()));
    Ok(match (&table.whose, person.candidate) {
        (Whose::Account(_), _) => query.bind::<Id, _>(Col(person.account)).execute(conn)?,
        (Whose::Candidate(_), Some(candidate)) => query.bind::<BigInt, _>(number(candidate)).execute(conn)?,
        (Whose::Candidate(_), None) => 0,
    })
}

#[derive(QueryableByName)]
#[diesel(check_for_backend(MultiBackend))]
struct Line {
    #[diesel(sql_type = Text)]
    text: String,
}

fn lines(conn: &mut DbConn, query: String, table: &Table, person: Person) -> Result<Vec<String>, StoreError> {
    let query = diesel::sql_query(query);
    let lines: Vec<Line> = match (&table.whose, person.candidate) {
        (Whose::Account(_), _) => query.bind::<Id, _>(Col(person.account)).load(conn)?,
        (Whose::Candidate(_), Some(candidate)) => query.bind::<BigInt, _>(number(candidate)).load(conn)?,
        (Whose::Candidate(_), None) => Vec::new(),
    };
    Ok(lines.into_iter().map(|line| line.text).collect())
}

impl Whose {
    const fn condition(&self) -> &'static str {
        match self {
            Self::Account(condition) | Self::Candidate(condition) => condition,
        }
    }
}

impl Form {
    fn on_postgres(self, column: &str) -> String {
        match self {
            Self::Id | Self::Day => format!("CAST({column} AS TEXT)"),
            Self::Bytes => format!("encode({column}, 'hex')"),
            Self::Instant => format!(r#"to_char({column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')"#),
            Self::Text | Self::Document | Self::Number | Self::Flag => column.to_owned(),
        }
    }

    fn on_sqlite(self, column: &str) -> String {
        match self {
            Self::Id => {
                let part = |from: u32, length: u32| format!("substr(hex({column}), {from}, {length})");
                let parts = [part(1, 8), part(9, 4), part(13, 4), part(17, 4), part(21, 12)];
                unless_null(column, &format!("lower({})", parts.join(" || '-' || ")))
            }
            Self::Bytes => unless_null(column, &format!("lower(hex({column}))")),
            Self::Instant => format!(
                "strftime('%Y-%m-%dT%H:%M:%S', {column} / 1000000, 'unixepoch') || printf('.%06dZ', {column} % 1000000)"
            ),
            Self::Document => format!("json({column})"),
            // Not within another expression, where it would become a text.
            Self::Flag => format!("json(CASE {column} WHEN 0 THEN 'false' WHEN 1 THEN 'true' END)"),
            Self::Text | Self::Day | Self::Number => column.to_owned(),
        }
    }
}

fn unless_null(column: &str, expression: &str) -> String {
    format!("CASE WHEN {column} IS NULL THEN NULL ELSE {expression} END")
}
