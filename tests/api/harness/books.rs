//! What is on the books: the contents of tables, as text to compare.

use api::config::DatabaseUrl;
use api::store::StoreError;
use api::store::conn::{DbConn, MultiBackend};
use diesel::RunQueryDsl as _;
use diesel::sql_types::Text;

use super::TestApp;

/// The tables that the main job fills.
const TABLES: [&str; 11] = [
    "candidates",
    "catalogue_revisions",
    "result_imports",
    "facts",
    "result_rows",
    "claims",
    "awards",
    "status_lists",
    "credential_templates",
    "credentials",
    "credential_jws",
];

/// What follows from the results that came in, without identifiers drawn at random and the times of imports.
const OUTCOME: [&str; 5] = [
    "SELECT candidate_id || ' ' || kind || ' ' || happened_at || ' ' || CAST(body AS TEXT) AS text FROM facts",
    "SELECT member || ' ' || line || ' ' || CAST(raw AS TEXT) || CASE WHEN fact_id IS NULL THEN ' claim' ELSE ' fact' END AS text FROM result_rows",
    "SELECT registration_id || ' ' || exam || ' ' || outcome || ' ' || reason || ' ' || sat_at AS text FROM claims",
    "SELECT candidate_id || ' ' || achievement || ' ' || earned_on || ' ' || COALESCE(CAST(valid_to AS TEXT), '-') || ' '
        || COALESCE(CAST(grace_to AS TEXT), '-') || ' ' || COALESCE(CAST(superseded_on AS TEXT), '-') || CASE WHEN review IS NULL THEN '' ELSE ' review' END AS text
     FROM awards",
    "SELECT awards.candidate_id || ' ' || awards.achievement || ' ' || awards.earned_on || ' ' || credentials.holder_name AS text
     FROM credentials JOIN awards ON awards.id = credentials.award_id",
];

#[derive(diesel::QueryableByName)]
#[diesel(check_for_backend(MultiBackend))]
struct Line {
    #[diesel(sql_type = Text)]
    text: String,
}

/// The column named `text` of a query's rows, sorted.
pub fn lines(conn: &mut DbConn, query: &str) -> Vec<String> {
    let lines: Vec<Line> = diesel::sql_query(query).load(conn).unwrap_or_else(|error| panic!("{query}: {error}"));
    let mut lines: Vec<String> = lines.into_iter().map(|line| line.text).collect();
    lines.sort();
    lines
}

/// Every value of a table, row by row.
fn contents(conn: &mut DbConn, table: &str) -> Vec<String> {
    let query = match conn {
        DbConn::Postgres(_) => format!("SELECT CAST({table} AS TEXT) AS text FROM {table}"),
        DbConn::Sqlite(_) => {
            let columns = lines(conn, &format!("SELECT name AS text FROM pragma_table_info('{table}')"));
            let columns: Vec<String> = columns.iter().map(|column| format!("quote({column})")).collect();
            format!("SELECT {} AS text FROM {table}", columns.join(" || ' ' || "))
        }
    };
    lines(conn, &query)
}

impl TestApp {
    /// Everything in the tables of the main job.
    pub fn books(&self) -> Vec<(&'static str, Vec<String>)> {
        let books: Result<_, StoreError> =
            self.app.db.read_blocking(|conn| Ok(TABLES.iter().map(|table| (*table, contents(conn, table))).collect()));
        books.unwrap()
    }

    /// What follows from the results that came in, to be compared with that of another server.
    pub fn outcome(&self) -> Vec<Vec<String>> {
        OUTCOME.iter().map(|query| self.lines(query)).collect()
    }

    /// The column named `text` of a query's rows, sorted.
    pub fn lines(&self, query: &str) -> Vec<String> {
        let lines: Result<_, StoreError> = self.app.db.read_blocking(|conn| Ok(lines(conn, query)));
        lines.unwrap()
    }

    /// Bytes, given in hexadecimal, as a value inside of a statement.
    pub fn binary(&self, hexadecimal: &str) -> String {
        match self.app.config.database.url {
            DatabaseUrl::Sqlite(_) => format!("X'{hexadecimal}'"),
            DatabaseUrl::Postgres(_) => format!("'\\x{hexadecimal}'::bytea"),
        }
    }

    /// Changes what is stored behind the program's back, and answers how many rows.
    pub fn tamper(&self, statement: &str) -> usize {
        let changed: Result<usize, StoreError> =
            self.app.db.write_blocking(|conn| Ok(diesel::sql_query(statement).execute(conn)?));
        changed.unwrap()
    }
}
