//! The SQL. Free functions, one file per resource, connection first, domain values in and out.
//!
//! The only part of the server that names diesel. It decides nothing: who may ask is settled in `service`, what follows
//! from facts in `domain`, and the time of day is handed in. The same query text runs on SQLite and PostgreSQL; the few
//! statements that cannot are wrapped in [`on_backend!`](conn::on_backend).

pub mod accommodations;
pub mod accounts;
pub mod agreement_receipts;
pub mod appointments;
pub mod authorizations;
pub mod award_decisions;
pub mod awards;
pub mod candidates;
pub mod catalogue;
pub mod challenges;
pub mod change_requests;
pub mod claims;
pub mod column;
pub mod companies;
pub mod conn;
pub mod consents;
pub mod contacts;
pub mod credentials;
pub mod db;
pub mod documents;
pub mod duplicates;
pub mod email_addresses;
pub mod employments;
pub mod erasures;
pub mod exam_vendors;
pub mod exchanges;
pub mod exports;
pub mod facts;
pub mod mail_suppressions;
pub mod mailbox;
pub mod mails;
pub mod merges;
pub mod migrate;
pub mod one_time_links;
pub mod passkeys;
pub mod personal;
pub mod profiles;
pub mod recoveries;
pub mod recovery_codes;
pub mod registrations;
pub mod result_imports;
pub mod schema;
pub mod scim_tokens;
pub mod score_reports;
pub mod sessions;
pub mod shares;
pub mod signing_keys;
pub mod status_lists;
pub mod totp_secrets;
pub mod vendor_records;
pub mod vouchers;
pub mod watches;

pub use conn::DbConn;
pub use db::Db;

/// Why a query did not answer.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// A unique, foreign key or check constraint refused the row.
    #[error("the database refused a row: {0}")]
    Conflict(Constraint),
    /// The database, or a connection to it, was not free in time.
    #[error("the database is busy: {0}")]
    Busy(String),
    /// The database cannot be reached or cannot store anything more.
    #[error("the database is not available: {0}")]
    Unavailable(String),
    /// What is stored is not what this program writes.
    #[error("a stored value is not what this program writes: {0}")]
    Corrupt(String),
    /// Anything else.
    #[error("the database failed: {0}")]
    Other(#[source] diesel::result::Error),
}

/// Asks the database whether it is there and has our tables.
///
/// # Errors
/// When it is not, or has not.
pub fn ping(conn: &mut DbConn) -> Result<(), StoreError> {
    use diesel::RunQueryDsl as _;
    diesel::sql_query("SELECT 1 FROM catalogue_revisions LIMIT 1").execute(conn)?;
    Ok(())
}

/// Waits until nobody else imports, decides or issues, until this transaction ends: all of these look at what is there and
/// add what is missing. On SQLite the write lock does that already.
///
/// # Errors
/// [`StoreError::Busy`] when it takes too long.
pub fn take_turn(conn: &mut DbConn) -> Result<(), StoreError> {
    use diesel::connection::SimpleConnection as _;
    if let DbConn::Postgres(c) = conn {
        // Of this installation alone: others may share the database, each in a schema of its own.
        c.batch_execute("SELECT pg_advisory_xact_lock(1952805486, hashtext(current_schema()))")?;
    }
    Ok(())
}

/// Does something and undoes it, inside the caller's transaction: answers what it would do.
///
/// # Errors
/// Whatever `work` fails with.
pub fn rehearse<T, E: From<StoreError>>(
    conn: &mut DbConn,
    work: impl FnOnce(&mut DbConn) -> Result<T, E>,
) -> Result<T, E> {
    use diesel::connection::{Connection, TransactionManager as _};
    type Manager = <DbConn as Connection>::TransactionManager;
    Manager::begin_transaction(conn).map_err(|error| E::from(error.into()))?;
    let done = work(conn);
    Manager::rollback_transaction(conn).map_err(|error| E::from(error.into()))?;
    done
}

/// The name of a constraint, as PostgreSQL names it by default (`table_column_key`); SQLite's words are turned into it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Constraint(pub String);

impl std::fmt::Display for Constraint {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl StoreError {
    /// A stored value that this program would not have written.
    fn corrupt(what: impl std::fmt::Display) -> Self {
        Self::Corrupt(what.to_string())
    }
}

impl From<diesel::result::Error> for StoreError {
    fn from(error: diesel::result::Error) -> Self {
        use diesel::result::{DatabaseErrorKind as Kind, Error};
        match &error {
            Error::DatabaseError(Kind::UniqueViolation | Kind::ForeignKeyViolation | Kind::CheckViolation, info) => {
                Self::Conflict(constraint(info.constraint_name(), info.message()))
            }
            Error::DatabaseError(Kind::SerializationFailure, info) => Self::Busy(info.message().to_owned()),
            Error::DatabaseError(Kind::ClosedConnection | Kind::ReadOnlyTransaction, info) => {
                Self::Unavailable(info.message().to_owned())
            }
            Error::DatabaseError(_, info) => match info.message() {
                text if LOCKED.iter().any(|words| text.contains(words)) => Self::Busy(text.to_owned()),
                // SQLite ends a transaction by itself when it cannot write (lang_transaction.html, section 2.3); what is told
                // after that is only that the savepoint of a batch is gone with it.
                text if text.contains("no such savepoint") => {
                    Self::Unavailable("nothing more could be written: the disk is full or failing".to_owned())
                }
                text if SPENT.iter().any(|words| text.contains(words)) => Self::Unavailable(text.to_owned()),
                _ => Self::Other(error),
            },
            Error::DeserializationError(inner) => Self::Corrupt(inner.to_string()),
            _ => Self::Other(error),
        }
    }
}

/// How the two databases say that somebody else holds what is needed.
const LOCKED: &[&str] = &["database is locked", "database table is locked", "due to lock timeout", "deadlock detected"];

/// How the two databases say that nothing more can be written, or nobody is there.
const SPENT: &[&str] = &[
    "disk is full",
    "disk I/O error",
    "readonly database",
    "No space left",
    "unable to open database",
    "could not connect",
    "server closed the connection",
    "terminating connection",
    "the database system is",
];

/// PostgreSQL names the constraint; SQLite names the columns (`UNIQUE constraint failed: awards.candidate_id, awards.x`),
/// from which PostgreSQL's default name is rebuilt.
fn constraint(name: Option<&str>, message: &str) -> Constraint {
    if let Some(name) = name {
        return Constraint(name.to_owned());
    }
    let columns = message.split_once("failed: ").map_or(message, |(_, columns)| columns);
    let mut parts = columns.split(", ").filter_map(|column| column.split_once('.'));
    match parts.next() {
        Some((table, first)) => {
            let rest: String = parts.map(|(_, column)| format!("_{column}")).collect();
            Constraint(format!("{table}_{first}{rest}_key"))
        }
        None => Constraint(columns.to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sqlites_words_for_a_unique_violation_give_postgresqls_name() {
        let said = "UNIQUE constraint failed: awards.candidate_id, awards.achievement, awards.earned_on";
        assert_eq!(constraint(None, said).0, "awards_candidate_id_achievement_earned_on_key");
        assert_eq!(constraint(None, "CHECK constraint failed: awards_basis_check").0, "awards_basis_check");
        assert_eq!(constraint(Some("accounts_email_folded_key"), "whatever").0, "accounts_email_folded_key");
    }
}
