//! A connection to either database, and the one way to write through it.

use diesel::QueryResult;
use diesel::connection::{AnsiTransactionManager, Connection, TransactionManager};
use diesel::pg::PgConnection;
use diesel::sqlite::SqliteConnection;

use super::StoreError;

/// A connection to whichever database is configured.
#[derive(diesel::MultiConnection)]
pub enum DbConn {
    /// PostgreSQL, or an engine that speaks its protocol.
    Postgres(PgConnection),
    /// SQLite.
    Sqlite(SqliteConnection),
}

/// One query text, instantiated for whichever database is behind the connection.
///
/// Only for statements the derived backend cannot express (`on_conflict`, batch inserts) and for measured hot paths.
macro_rules! on_backend {
    ($conn:expr, $c:ident => $body:expr) => {
        match $conn {
            $crate::store::conn::DbConn::Postgres($c) => $body,
            $crate::store::conn::DbConn::Sqlite($c) => $body,
        }
    };
}
pub(crate) use on_backend;

/// Runs `work` in one transaction that takes SQLite's write lock at once; a later upgrade would fail instead of waiting.
///
/// # Errors
/// Whatever `work` fails with; everything it wrote is then undone.
pub(crate) fn write_tx<T, E: From<StoreError>>(
    conn: &mut DbConn,
    work: impl FnOnce(&mut DbConn) -> Result<T, E>,
) -> Result<T, E> {
    type Manager = <DbConn as Connection>::TransactionManager;
    begin(conn).map_err(|error| E::from(error.into()))?;
    match work(conn) {
        Ok(value) => {
            Manager::commit_transaction(conn).map_err(|error| E::from(error.into()))?;
            Ok(value)
        }
        Err(error) => {
            // The first failure is the one to report; a rollback that fails as well leaves a connection that the pool
            // finds broken and drops.
            if let Err(rollback) = Manager::rollback_transaction(conn) {
                tracing::warn!(error = %rollback, "a transaction could not be rolled back");
            }
            Err(error)
        }
    }
}

fn begin(conn: &mut DbConn) -> QueryResult<()> {
    match conn {
        DbConn::Sqlite(c) => AnsiTransactionManager::begin_transaction_sql(c, "BEGIN IMMEDIATE"),
        DbConn::Postgres(c) => AnsiTransactionManager::begin_transaction(c),
    }
}
