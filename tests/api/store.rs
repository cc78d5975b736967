//! The database: one schema in two dialects, many servers on one, and what happens when it cannot take any more.

use std::collections::{BTreeMap, BTreeSet};
use std::panic::AssertUnwindSafe;
use std::sync::{Arc, Barrier};

use api::app::App;
use api::clock::Clock;
use api::config::DatabaseUrl;
use api::service::result_imports::{self, Order};
use api::store::conn::DbConn;
use api::store::{self, Db, StoreError, schema};
use contract::problem::ProblemCode;
use diesel::connection::SimpleConnection as _;
use diesel::{Connection as _, PgConnection, QueryDsl as _, RunQueryDsl as _, SqliteConnection};
use jiff::civil::date;

use crate::harness::books::lines;
use crate::harness::database::{TestDatabase, config, server};
use crate::harness::program::{id, person};
use crate::harness::results::{archive, pass};
use crate::harness::{TestApp, program};

fn ask(db: &Db, query: &str) -> BTreeSet<String> {
    let answer: Result<_, StoreError> = db.read_blocking(|conn| Ok(lines(conn, query)));
    answer.unwrap().into_iter().collect()
}

const MIGRATIONS: &str = "'__diesel_schema_migrations'";

fn sqlite_tables(db: &Db) -> BTreeSet<String> {
    ask(db, &format!("SELECT name AS text FROM sqlite_master WHERE type = 'table' AND name != {MIGRATIONS}"))
}

/// `table.column`, whether it may be null, and its type.
fn columns(db: &Db, query: &str) -> BTreeMap<String, String> {
    let columns = ask(db, query);
    columns
        .into_iter()
        .map(|line| line.split_once(": ").map(|(name, kind)| (name.to_owned(), kind.to_owned())).unwrap())
        .collect()
}

/// Which types of the two dialects hold the same.
const TYPES: [(&str, &str); 9] = [
    ("BLOB", "uuid"),
    ("BLOB", "bytea"),
    ("TEXT", "text"),
    ("TEXT", "jsonb"),
    ("TEXT", "date"),
    ("INTEGER", "bigint"),
    ("INTEGER", "integer"),
    ("INTEGER", "boolean"),
    ("INTEGER", "timestamp with time zone"),
];

#[test]
fn both_dialects_make_the_same_tables_columns_keys_and_indexes() {
    if server().is_none() {
        return;
    }
    let database = TestDatabase::new();
    let postgres = Db::open(&config(&database.url).database, &Arc::default()).unwrap();
    let url = format!("sqlite://{}", database.folder().join("parity.db").display());
    let sqlite = Db::open(&config(&url).database, &Arc::default()).unwrap();
    let tables = sqlite_tables(&sqlite);

    let ours = columns(
        &sqlite,
        &format!(
            "SELECT t.name || '.' || c.name || ': ' || CASE c.\"notnull\" WHEN 1 THEN '' ELSE 'null ' END || c.type AS text
             FROM sqlite_master t, pragma_table_info(t.name) c WHERE t.type = 'table' AND t.name != {MIGRATIONS}"
        ),
    );
    let theirs = columns(
        &postgres,
        &format!(
            "SELECT table_name || '.' || column_name || ': ' || CASE is_nullable WHEN 'NO' THEN '' ELSE 'null ' END || data_type AS text
             FROM information_schema.columns WHERE table_schema = current_schema() AND table_name != {MIGRATIONS}"
        ),
    );
    assert_eq!(ours.keys().collect::<Vec<_>>(), theirs.keys().collect::<Vec<_>>());
    assert!(ours.len() > 80, "{}", ours.len());
    for (column, ours) in &ours {
        let theirs = &theirs[column];
        let fit = |ours: &str, theirs: &str| TYPES.contains(&(ours, theirs));
        let same = match (ours.strip_prefix("null "), theirs.strip_prefix("null ")) {
            (Some(ours), Some(theirs)) => fit(ours, theirs),
            (None, None) => fit(ours, theirs),
            _ => false,
        };
        assert!(same, "{column} is {ours} here and {theirs} there");
    }

    let mut ours = BTreeSet::new();
    for table in &tables {
        ours.extend(ask(
            &sqlite,
            &format!(
                "SELECT '{table} ' || CASE origin WHEN 'pk' THEN 'PRIMARY KEY' ELSE 'UNIQUE' END || ' ('
                    || (SELECT group_concat(name, ', ') FROM (SELECT name FROM pragma_index_info(l.name) ORDER BY seqno)) || ')' AS text
                 FROM pragma_index_list('{table}') l WHERE \"unique\" = 1 AND partial = 0"
            ),
        ));
        // A number as primary key is the row's own id and has no index.
        ours.extend(ask(
            &sqlite,
            &format!(
                "SELECT '{table} PRIMARY KEY (' || group_concat(name, ', ') || ')' AS text FROM
                    (SELECT name FROM pragma_table_info('{table}') WHERE pk > 0 ORDER BY pk) HAVING count(*) > 0"
            ),
        ));
        ours.extend(ask(
            &sqlite,
            &format!(
                "SELECT '{table} FOREIGN KEY (' || \"from\" || ') REFERENCES ' || \"table\" || '(' || \"to\" || ')'
                    || CASE on_delete WHEN 'NO ACTION' THEN '' ELSE ' ON DELETE ' || on_delete END AS text
                 FROM pragma_foreign_key_list('{table}')"
            ),
        ));
    }
    let theirs = ask(
        &postgres,
        &format!(
            "SELECT r.relname || ' ' || pg_get_constraintdef(c.oid) AS text FROM pg_constraint c JOIN pg_class r ON r.oid = c.conrelid
             WHERE c.connamespace = current_schema()::regnamespace AND c.contype IN ('p', 'u', 'f') AND r.relname != {MIGRATIONS}"
        ),
    );
    assert_eq!(ours, theirs);

    let ours = ask(&sqlite, "SELECT name AS text FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL");
    let theirs = ask(
        &postgres,
        "SELECT i.relname AS text FROM pg_index x JOIN pg_class i ON i.oid = x.indexrelid
         WHERE i.relnamespace = current_schema()::regnamespace AND NOT EXISTS (SELECT 1 FROM pg_constraint c WHERE c.conindid = i.oid)",
    );
    assert_eq!(ours, theirs);

    // Checks that keep a list of words; those that keep to 0 and 1 are a type there.
    let texts = ask(&sqlite, "SELECT sql AS text FROM sqlite_master WHERE type = 'table'");
    let mut ours = BTreeSet::new();
    for line in texts.iter().flat_map(|text| text.lines()).filter(|line| !line.contains("IN (0, 1)")) {
        ours.extend(line.split_once("CONSTRAINT ").and_then(|(_, rest)| rest.split(' ').next()).map(str::to_owned));
    }
    let theirs = ask(
        &postgres,
        "SELECT conname AS text FROM pg_constraint WHERE connamespace = current_schema()::regnamespace AND contype = 'c'",
    );
    assert_eq!(ours, theirs);
}

#[test]
fn what_the_program_believes_of_each_table_is_so() {
    let database = TestDatabase::new();
    let db = Db::open(&config(&database.url).database, &Arc::default()).unwrap();
    let mut believed = BTreeSet::new();

    macro_rules! select {
        ($($table:ident)+) => {$(
            let selected: Result<usize, StoreError> = db.read_blocking(|conn| Ok(schema::$table::table.limit(0).execute(conn)?));
            selected.unwrap();
            believed.insert(stringify!($table).to_owned());
        )+};
    }
    select! {
        accommodations accounts agreement_receipts award_decisions awards candidate_profiles candidates catalogue_revisions challenges
        change_requests claims companies company_contacts company_domains company_notices consent_receipts consent_texts credential_jws
        credential_templates credentials devices documents duplicates email_addresses employment_spans erased_identifiers
        erasures exports facts identity_keys mail_suppressions mailbox mails merges one_time_links passkeys recoveries recovery_codes
        refresh_tokens registrations result_imports score_reports appointments authorizations exam_vendors exchange_rows exchanges
        vendor_records verdict_editions voucher_pools vouchers
        result_rows scim_tokens sessions share_credentials share_views shares sign_in_throttles signing_keys status_lists totp_secrets watches
    }

    let there = match config(&database.url).database.url {
        DatabaseUrl::Sqlite(_) => sqlite_tables(&db),
        DatabaseUrl::Postgres(_) => ask(
            &db,
            &format!(
                "SELECT tablename AS text FROM pg_tables WHERE schemaname = current_schema() AND tablename != {MIGRATIONS}"
            ),
        ),
    };
    assert_eq!(believed, there);
}

#[test]
fn servers_that_start_at_once_on_a_new_database_end_with_the_same_keys() {
    const SERVERS: usize = 3;
    let database = TestDatabase::empty();
    let start = Barrier::new(SERVERS);

    let servers: Vec<App> = std::thread::scope(|scope| {
        let starting: Vec<_> = (0..SERVERS)
            .map(|_| {
                scope.spawn(|| {
                    start.wait();
                    App::open(config(&database.url), Clock::system()).unwrap()
                })
            })
            .collect();
        starting.into_iter().map(|server| server.join().unwrap()).collect()
    });

    let published = |server: &App| format!("{:?}", server.keys.published());
    assert_eq!(servers[0].keys.published().len(), 2);
    for server in &servers {
        assert_eq!(published(server), published(&servers[0]));
    }
    assert_eq!(ask(&servers[0].db, "SELECT id AS text FROM signing_keys").len(), 2);
}

/// Holds the tables of results against everybody, until it is dropped.
enum Lock {
    Sqlite(SqliteConnection),
    Postgres(PgConnection),
}

impl Lock {
    fn take(app: &TestApp) -> Self {
        match &app.app.config.database.url {
            DatabaseUrl::Sqlite(path) => {
                let mut connection = SqliteConnection::establish(&path.to_string_lossy()).unwrap();
                connection.batch_execute("PRAGMA busy_timeout = 5000; BEGIN IMMEDIATE").unwrap();
                Self::Sqlite(connection)
            }
            DatabaseUrl::Postgres(url) => {
                use secrecy::ExposeSecret as _;
                let mut connection = PgConnection::establish(url.expose_secret()).unwrap();
                connection.batch_execute("BEGIN; LOCK TABLE result_imports, result_rows IN SHARE MODE").unwrap();
                Self::Postgres(connection)
            }
        }
    }

    fn release(self) {
        match self {
            Self::Sqlite(mut connection) => connection.batch_execute("ROLLBACK").unwrap(),
            Self::Postgres(mut connection) => connection.batch_execute("ROLLBACK").unwrap(),
        }
    }
}

#[actix_web::test]
async fn a_database_that_stays_locked_is_told_as_busy_and_nothing_is_half_written() {
    let app = TestApp::with_vendor().await;
    let rows = [pass(id(100_000_001), "320-301", "2026/11/02")];
    let before = app.books();
    let lock = Lock::take(&app);

    let refused = app.office().create_result_import("r.zip", archive(&rows), false).await.unwrap_err();

    lock.release();
    let client::Error::Problem(problem) = refused else { panic!("{refused:?}") };
    assert_eq!(problem.code(), Some(ProblemCode::Busy), "{problem:?}");
    assert_eq!(app.books(), before);
    let view = app.office().create_result_import("r.zip", archive(&rows), false).await.unwrap();
    assert_eq!((view.counts.recorded, view.counts.awards, view.repeated), (1, 1, false));
}

#[actix_web::test]
async fn reading_goes_on_while_somebody_writes() {
    let app = TestApp::with_sample().await;
    let ada = app.as_candidate(person("Ada"));
    let lock = Lock::take(&app);

    let home = ada.list_credentials(&program::all()).await;

    lock.release();
    assert_eq!(home.unwrap().items.len(), 8);
}

/// Rows of many people of whom we know one, so that there are several batches and little to decide.
fn long_archive() -> Vec<u8> {
    let rows: Vec<_> = (0..1_300)
        .map(|number: u64| {
            let day = format!("2026/{:02}/{:02}", 1 + number % 10, 1 + number % 28);
            if number.is_multiple_of(100) {
                let exams = ["320-108", "320-301", "320-401", "330-150", "TSA-101"];
                let exam = exams[usize::try_from(number / 100).unwrap() % exams.len()];
                pass(id(100_000_001 + number / 100 % 3), exam, &day)
            } else {
                pass(id(700_000_000 + number), "320-301", &day)
            }
        })
        .collect();
    archive(&rows)
}

const ORDER: Order<'_> = Order { file_name: "long.zip", dry_run: false, vendor: None };

#[actix_web::test]
async fn an_import_that_was_cut_off_takes_up_where_it_stopped() {
    let bytes = long_archive();
    let whole = TestApp::with_vendor().await;
    whole.office().create_result_import("long.zip", bytes.clone(), false).await.unwrap();

    let app = TestApp::with_vendor().await;
    let cut = std::panic::catch_unwind(AssertUnwindSafe(|| {
        let die = &mut |done, _total| assert!(done < 1_000, "the process is killed here");
        result_imports::create_blocking(&app.app, std::io::Cursor::new(&bytes), ORDER, die)
    }));
    assert!(cut.is_err());
    assert_eq!(app.lines("SELECT 'x' AS text FROM result_rows").len(), 1_000, "whole batches stay");
    assert!(app.office().list_result_imports(&program::all()).await.unwrap().items.is_empty(), "it has not ended");

    let resumed = app.office().create_result_import("long.zip", bytes.clone(), false).await.unwrap();

    assert_eq!((resumed.counts.rows, resumed.counts.known, resumed.repeated), (1_300, 1_000, false));
    assert_eq!(app.outcome(), whole.outcome());
    assert_eq!(app.office().list_result_imports(&program::all()).await.unwrap().items, std::slice::from_ref(&resumed));
    let again = app.office().create_result_import("long.zip", bytes, false).await.unwrap();
    assert_eq!((again.repeated, again.id), (true, resumed.id));
}

#[actix_web::test]
async fn a_full_disk_is_told_and_whole_batches_stay() {
    let app = TestApp::with_vendor().await;
    if matches!(app.app.config.database.url, DatabaseUrl::Postgres(_)) {
        return;
    }
    let bytes = long_archive();
    // The one connection that writes is allowed few pages more than there are.
    let allow = |pages: u32| {
        let allowed: Result<(), StoreError> = app.app.db.write_blocking(|conn| {
            let DbConn::Sqlite(conn) = conn else { unreachable!() };
            conn.batch_execute(&format!("PRAGMA max_page_count = {pages}")).unwrap();
            Ok(())
        });
        allowed.unwrap();
    };
    let used: u32 = app.lines("SELECT CAST(page_count AS TEXT) AS text FROM pragma_page_count()")[0].parse().unwrap();
    allow(used + 250);

    let refused = app.office().create_result_import("long.zip", bytes.clone(), false).await.unwrap_err();

    let client::Error::Problem(problem) = refused else { panic!("{refused:?}") };
    assert_eq!(problem.code(), Some(ProblemCode::Unavailable), "{problem:?}");
    let rows = app.lines("SELECT 'x' AS text FROM result_rows").len();
    assert!(rows < 1_300 && rows % 500 == 0, "{rows} rows are on record");
    let claims = app.lines("SELECT 'x' AS text FROM claims").len();
    let facts = app.lines("SELECT 'x' AS text FROM facts").len();
    assert_eq!(claims + facts, rows, "a row without its consequence is on record");
    allow(1_000_000);
    let resumed = app.office().create_result_import("long.zip", bytes.clone(), false).await.unwrap();
    assert_eq!(resumed.counts.known, u64::try_from(rows).unwrap());
    let whole = TestApp::with_vendor().await;
    whole.office().create_result_import("long.zip", bytes, false).await.unwrap();
    assert_eq!(app.outcome(), whole.outcome());
}

#[actix_web::test]
async fn an_award_that_was_renewed_while_its_credential_was_signed_goes_on_waiting() {
    let app = TestApp::with_sample().await;
    let waiting = || app.app.db.read_blocking(|conn| store::awards::unissued(conn, 10)).unwrap();
    let awards = app.app.db.read_blocking(|conn| store::awards::of_candidates(conn, &[person("Omar")])).unwrap();
    let (_, renewed) = awards.first().unwrap().clone();
    let mut as_signed = renewed.clone();
    as_signed.valid_to = Some(date(2026, 1, 1));
    app.app.db.write_blocking(|conn| store::awards::mark_unissued(conn, renewed.id)).unwrap();

    app.app.db.write_blocking(|conn| store::awards::mark_issued(conn, &[&as_signed])).unwrap();
    assert_eq!(waiting().len(), 1);

    app.app.db.write_blocking(|conn| store::awards::mark_issued(conn, &[&renewed])).unwrap();
    assert!(waiting().is_empty());
}
