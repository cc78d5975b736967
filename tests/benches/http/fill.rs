//! Filling a database through the real doors: a result archive, imported, decided and issued.
//!
//! In a process of its own, so that what it uses is its own. Candidates alone are added in batches: the doors add them one by
//! one, each durably, and how long that takes is not asked here.

use std::io::Cursor;
use std::path::{Path, PathBuf};
use std::time::Instant;

use anyhow::{Context as _, anyhow, ensure};
use api::app::App;
use api::clock::Clock;
use api::config::Config;
use api::service::result_imports::{Order, create_blocking};
use api::store::candidates::Candidate;
use api::store::schema::credentials;
use api::store::{self, StoreError};
use contract::result_import::ResultImportView;
use diesel::{Connection as _, QueryDsl as _, RunQueryDsl as _};
use domain::id::CandidateId;
use domain::name::{DeliveryName, FullName, Names};
use exam_delivery::pearson::ArchiveWriter;
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

use super::process;

/// Each of them alone earns one certification of the shipped catalogue.
const EXAMS: [&str; 3] = ["320-108", "320-301", "320-401"];

const FIRST_NAMES: [&str; 8] = ["Ada", "Kenji", "Zoë", "Omar", "Maria José", "John", "Priya", "Łucja"];
const LAST_NAMES: [&str; 7] = ["Lindqvist", "Tanaka", "Müller-Lüdenscheidt", "Haddad", "da Silva", "Smith", "Ångström"];

/// Candidates added in one transaction.
const BATCH: usize = 2_000;

/// What filling took.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Filled {
    /// Rows of the archive, and credentials that came of them.
    pub(crate) rows: usize,
    pub(crate) candidates_seconds: f64,
    /// Until the last row was recorded and decided.
    pub(crate) import_seconds: f64,
    /// From then until the last credential was signed and stored.
    pub(crate) issue_seconds: f64,
    /// Processor time of import and issuing, without the database server's.
    pub(crate) cpu_seconds: f64,
    /// The most memory that was resident, in MiB; the archive is part of it.
    pub(crate) peak_rss: f64,
    /// How large the archive is.
    pub(crate) archive_bytes: usize,
    /// How large the database's files are, for SQLite.
    pub(crate) database_bytes: Option<u64>,
    /// The first process of a PostgreSQL on this machine.
    pub(crate) database_pid: Option<u32>,
    /// How many lines of the code file are there.
    pub(crate) codes: PathBuf,
}

/// The same in a process of its own.
pub(crate) fn apart(folder: &Path, database: &str, rows: usize, codes: &Path) -> anyhow::Result<Filled> {
    let rows = rows.to_string();
    process::ask(&["fill".as_ref(), folder.as_ref(), database.as_ref(), rows.as_ref(), codes.as_ref()])
}

/// Fills the database of these settings, which has nothing in it, and writes the verification codes to a file.
pub(crate) fn fill(settings: &[(&str, String)], rows: usize, codes: &Path) -> anyhow::Result<Filled> {
    let vars = |name: &str| settings.iter().find(|(known, _)| *known == name).map(|(_, value)| value.clone());
    let config = Config::from_vars(&vars)?;
    let database = vars("CERTTRACKER_DATABASE_URL").context("the settings name a database")?;
    let app = App::open(config, Clock::system())?;
    let shipped = catalogue::shipped::fictional_vendor().map_err(|report| anyhow!("{report:?}"))?;
    api::service::catalogue::load(&app, &shipped.documents).map_err(told)?;

    let candidates_started = Instant::now();
    add_candidates(&app, rows)?;
    let candidates_seconds = candidates_started.elapsed().as_secs_f64();

    let archive = archive(rows, app.clock.now())?;
    let archive_bytes = archive.len();
    let (cpu, started) = (process::cpu(std::process::id())?, Instant::now());
    let mut last_row = started;
    let order = Order { file_name: "bench.zip", dry_run: false, vendor: None };
    let view = create_blocking(&app, Cursor::new(archive), order, &mut |_done, _total| last_row = Instant::now())
        .map_err(told)?;
    let ended = Instant::now();
    let cpu = process::cpu(std::process::id())? - cpu;
    check(&view, rows)?;

    let mut all: Vec<String> =
        app.db.read_blocking(|conn| Ok::<_, StoreError>(credentials::table.select(credentials::code).load(conn)?))?;
    ensure!(all.len() == rows, "{} credentials came of {rows} rows", all.len());
    all.sort_unstable(); // random already, but not in the order of the pages they are stored on
    std::fs::write(codes, all.join("\n"))?;
    Ok(Filled {
        rows,
        candidates_seconds,
        import_seconds: (last_row - started).as_secs_f64(),
        issue_seconds: (ended - last_row).as_secs_f64(),
        cpu_seconds: cpu.as_secs_f64(),
        peak_rss: process::peak(std::process::id())?,
        archive_bytes,
        database_bytes: database.strip_prefix("sqlite://").map(size).transpose()?,
        database_pid: if database.starts_with("postgres") { postmaster(&database) } else { None },
        codes: codes.to_owned(),
    })
}

fn told(error: api::error::Error) -> anyhow::Error {
    anyhow!("{error}: {}", api::telemetry::causes(&error))
}

fn candidate(n: usize) -> CandidateId {
    CandidateId::from_number(200_000_000 + n as u64).expect("nine digits")
}

fn add_candidates(app: &App, count: usize) -> anyhow::Result<()> {
    let now = app.clock.now();
    let numbers: Vec<usize> = (0..count).collect();
    for batch in numbers.chunks(BATCH) {
        app.db.write_blocking(|conn| {
            batch.iter().try_for_each(|&n| {
                let first = FIRST_NAMES[n % FIRST_NAMES.len()];
                let last = last_name(n);
                let names = Names {
                    legal: FullName::new(&format!("{first} {last}")).expect("a sound name"),
                    native: None,
                    delivery: DeliveryName::new(&first.replace('Ł', "L"), &last).expect("a sound delivery name"),
                    certificate: None,
                };
                let subject_id = api::random::public_uuid();
                let candidate = Candidate { id: candidate(n), subject_id, names, created_at: now };
                store::candidates::insert(conn, &candidate)
            })
        })?;
    }
    Ok(())
}

/// A family name that hardly anybody else has: of a hundred thousand people with a handful of names each would look like
/// thousands of others, and the server would be busy to compare them.
fn last_name(n: usize) -> String {
    const SYLLABLES: [&str; 16] =
        ["ba", "de", "fi", "go", "hu", "ka", "le", "mi", "no", "pu", "ra", "se", "ti", "vo", "wu", "za"];
    let given = LAST_NAMES[n % LAST_NAMES.len()];
    let more: String = (0..5).map(|place| SYLLABLES[(n >> (4 * place)) % 16]).collect();
    format!("{given}-{more}")
}

/// A pass for each candidate, some day of the last three months.
pub(crate) fn archive(rows: usize, now: Timestamp) -> anyhow::Result<Vec<u8>> {
    const COLUMNS: [&str; 9] = [
        "RegistrationID",
        "ClientCandidateID",
        "ExamSeriesCode",
        "ExamLanguage",
        "ExamDate",
        "PassingScore",
        "Score",
        "Grade",
        "NoShow",
    ];
    let mut archive = ArchiveWriter::new(Cursor::new(Vec::new()));
    archive.member("exam-bench.dat", &COLUMNS)?;
    for n in 0..rows {
        let sat_at = now - SignedDuration::from_mins(24 * 60 + (n as i64 * 37) % (90 * 24 * 60));
        let date = sat_at.strftime("%Y/%m/%d %H:%M:%S").to_string();
        let score = (70 + n % 31).to_string();
        let (registration, candidate) = (format!("{}", 400_000_000 + n), candidate(n).to_string());
        let exam = EXAMS[n % EXAMS.len()];
        archive.row(&[&registration, &candidate, exam, "ENU", &date, "70", &score, "pass", "false"])?;
    }
    Ok(archive.finish()?.into_inner())
}

fn check(view: &ResultImportView, rows: usize) -> anyhow::Result<()> {
    let counts = &view.counts;
    let rows = rows as u64;
    ensure!(
        counts.recorded == rows && counts.awards == rows,
        "{rows} rows were to give one award each: {counts:?} {:?}",
        view.faults.first()
    );
    Ok(())
}

/// The bytes of an SQLite database and of what belongs to it.
fn size(file: &str) -> anyhow::Result<u64> {
    let mut bytes = std::fs::metadata(file)?.len();
    bytes += std::fs::metadata(format!("{file}-wal")).map_or(0, |wal| wal.len());
    Ok(bytes)
}

/// The first process of the PostgreSQL behind that address, when it runs on this machine.
fn postmaster(address: &str) -> Option<u32> {
    #[derive(diesel::QueryableByName)]
    struct Backend {
        #[diesel(sql_type = diesel::sql_types::Integer)]
        pid: i32,
    }
    let mut connection = diesel::PgConnection::establish(address).ok()?;
    let backend: Backend = diesel::sql_query("SELECT pg_backend_pid() AS pid").get_result(&mut connection).ok()?;
    let first = process::parent(u32::try_from(backend.pid).ok()?).ok()?;
    let name = std::fs::read_to_string(format!("/proc/{first}/comm")).ok()?;
    name.starts_with("postgres").then_some(first)
}
