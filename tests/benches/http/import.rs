//! Importing a result archive, with decisions and credentials, beside what is the least of it: the same rows stored, and nothing else.

use std::fmt;
use std::io::{Cursor, Read as _};
use std::path::Path;
use std::time::Instant;

use anyhow::{Context as _, ensure};
use api::clock::Clock;
use diesel::connection::SimpleConnection as _;
use diesel::{Connection, Insertable, PgConnection, RunQueryDsl as _, SqliteConnection};
use serde::{Deserialize, Serialize};

use super::fill::{self, Filled};
use super::process;

/// Rows in one transaction, as the import has it.
const BATCH: usize = 500;

/// What storing rows took.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Stored {
    seconds: f64,
    /// The most memory that was resident, in MiB.
    peak_rss: f64,
}

/// One import, and the reference right before it.
#[derive(Debug)]
struct Line {
    database: &'static str,
    bare: Stored,
    filled: Filled,
}

/// Everything, as a table.
#[derive(Debug)]
pub(crate) struct Report(Vec<Line>);

/// Imports a tenth of the rows and then all of them, each into an empty database.
pub(crate) fn measure(folder: &Path, postgres: Option<&str>, rows: usize) -> anyhow::Result<Report> {
    let mut lines = Vec::new();
    for rows in [rows / 10, rows] {
        let file = |name: &str| format!("sqlite://{}", folder.join(format!("{name}-{rows}.db")).display());
        eprintln!("==> SQLite, {rows} rows");
        let bare = store_apart(&file("bare"), rows)?;
        let filled = fill::apart(folder, &file("certtracker"), rows, &folder.join("codes"))?;
        lines.push(Line { database: "SQLite", bare, filled });
        if let Some(url) = postgres {
            eprintln!("==> PostgreSQL, {rows} rows");
            empty(url)?;
            let bare = store_apart(url, rows)?;
            empty(url)?;
            let filled = fill::apart(folder, url, rows, &folder.join("codes"))?;
            lines.push(Line { database: "PostgreSQL", bare, filled });
        }
    }
    Ok(Report(lines))
}

/// Throws away what is in the database, which is one to measure with.
fn empty(url: &str) -> anyhow::Result<()> {
    PgConnection::establish(url)?.batch_execute("DROP SCHEMA public CASCADE; CREATE SCHEMA public")?;
    Ok(())
}

fn store_apart(database: &str, rows: usize) -> anyhow::Result<Stored> {
    process::ask(&["store-rows".as_ref(), database.as_ref(), rows.to_string().as_ref()])
}

diesel::table! {
    bare_rows (registration_id) {
        registration_id -> Text,
        line -> Integer,
        raw -> Text,
    }
}

#[derive(Insertable)]
#[diesel(table_name = bare_rows)]
struct Row<'a> {
    registration_id: &'a str,
    line: i32,
    raw: &'a str,
}

/// Reads the archive that an import gets, and stores its rows as they are, as durably as an import does.
pub(crate) fn store_rows(database: &str, rows: usize) -> anyhow::Result<Stored> {
    const TABLE: &str =
        "CREATE TABLE bare_rows (registration_id TEXT PRIMARY KEY, line INTEGER NOT NULL, raw TEXT NOT NULL);";
    let archive = fill::archive(rows, Clock::system().now())?;
    let started = Instant::now();
    let mut archive = zip::ZipArchive::new(Cursor::new(archive))?;
    let mut text = String::new();
    archive.by_index(0)?.read_to_string(&mut text)?;
    let lines: Vec<Row<'_>> = (2..)
        .zip(text.lines().skip(1))
        .map(|(line, raw)| {
            Ok(Row { registration_id: raw.split('\t').next().context("a row without a cell")?, line, raw })
        })
        .collect::<anyhow::Result<_>>()?;
    ensure!(lines.len() == rows, "{} rows of {rows} were read", lines.len());
    match database.strip_prefix("sqlite://") {
        Some(file) => {
            let mut conn = SqliteConnection::establish(file)?;
            conn.batch_execute("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;")?;
            conn.batch_execute(TABLE)?;
            for batch in lines.chunks(BATCH) {
                conn.transaction(|conn| diesel::insert_into(bare_rows::table).values(batch).execute(conn))?;
            }
        }
        None => {
            let mut conn = PgConnection::establish(database)?;
            conn.batch_execute(TABLE)?;
            for batch in lines.chunks(BATCH) {
                conn.transaction(|conn| diesel::insert_into(bare_rows::table).values(batch).execute(conn))?;
            }
        }
    }
    Ok(Stored { seconds: started.elapsed().as_secs_f64(), peak_rss: process::peak(std::process::id())? })
}

impl fmt::Display for Report {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(
            out,
            "| database | rows | rows stored alone, s | import s | rows/s | of that | issue s | credentials/s | all together s | CPU s \
             | peak RSS MiB | stored alone MiB |"
        )?;
        writeln!(out, "|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|")?;
        for Line { database, bare, filled } in &self.0 {
            let rows = filled.rows as f64;
            writeln!(
                out,
                "| {database} | {rows} | {:.2} | {:.1} | {:.0} | {:.2} | {:.1} | {:.0} | {:.1} | {:.1} | {:.0} | {:.0} |",
                bare.seconds,
                filled.import_seconds,
                rows / filled.import_seconds,
                bare.seconds / filled.import_seconds,
                filled.issue_seconds,
                rows / filled.issue_seconds,
                filled.import_seconds + filled.issue_seconds,
                filled.cpu_seconds,
                filled.peak_rss,
                bare.peak_rss,
            )?;
        }
        Ok(())
    }
}
