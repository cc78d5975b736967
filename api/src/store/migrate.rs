//! Bringing a database to this program's schema.

use diesel::connection::SimpleConnection;
use diesel_migrations::{EmbeddedMigrations, HarnessWithOutput, MigrationHarness, embed_migrations};

use super::StoreError;
use super::conn::{DbConn, write_tx};

const SQLITE: EmbeddedMigrations = embed_migrations!("../migrations/sqlite");
const POSTGRES: EmbeddedMigrations = embed_migrations!("../migrations/postgres");

/// Any number will do, as long as every version of this program takes the same.
const POSTGRES_LOCK: i64 = 0x6365_7274;

/// Runs the migrations that have not run yet, and answers how many. Servers that start at once on one database take
/// turns: PostgreSQL by an advisory lock, SQLite by holding its write lock throughout.
///
/// # Errors
/// When a migration fails, or the database was made by a newer program. What a failed migration did is undone.
pub fn run(conn: &mut DbConn) -> Result<usize, StoreError> {
    match conn {
        DbConn::Postgres(_) => {
            // Another server's migrations may take longer than any request should wait.
            batch(conn, &format!("SET lock_timeout = 0; SELECT pg_advisory_lock({POSTGRES_LOCK})"))?;
            let ran = run_pending(conn);
            batch(conn, &format!("SELECT pg_advisory_unlock({POSTGRES_LOCK}); RESET lock_timeout"))?;
            ran
        }
        // Inside this transaction each migration's own becomes a savepoint.
        DbConn::Sqlite(_) => write_tx(conn, run_pending),
    }
}

fn run_pending(conn: &mut DbConn) -> Result<usize, StoreError> {
    let ran = match conn {
        DbConn::Postgres(c) => pending(c, POSTGRES),
        DbConn::Sqlite(c) => pending(c, SQLITE),
    };
    ran.map_err(|error| StoreError::Unavailable(format!("the database could not be migrated: {error}")))
}

fn pending<C>(conn: &mut C, source: EmbeddedMigrations) -> diesel::migration::Result<usize>
where
    C: MigrationHarness<C::Backend>
        + diesel::migration::MigrationConnection
        + diesel::connection::LoadConnection
        + 'static,
{
    let known: Vec<_> = diesel::migration::MigrationSource::<C::Backend>::migrations(&source)?
        .iter()
        .map(|migration| migration.name().version().as_owned())
        .collect();
    if let Some(newer) = conn.applied_migrations()?.into_iter().find(|applied| !known.contains(applied)) {
        return Err(format!("it was migrated by a newer program (migration {newer} is unknown here)").into());
    }
    Ok(HarnessWithOutput::new(conn, std::io::sink()).run_pending_migrations(source)?.len())
}

fn batch(conn: &mut DbConn, sql: &str) -> Result<(), StoreError> {
    conn.batch_execute(sql).map_err(Into::into)
}
