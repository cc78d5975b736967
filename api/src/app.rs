//! What every use case has at hand: settings, clock, database, keys, counters.

use crate::clock::Clock;
use crate::config::{Config, DatabaseUrl, KeySecretError};
use crate::error::Error;
use crate::metrics::Metrics;
use crate::service::password::Passwords;
use crate::service::token::Tokens;
use crate::store::{Db, StoreError};

/// One for each process; shared by all its threads.
#[derive(Debug)]
pub struct App {
    /// What the operator set.
    pub config: Config,
    /// What time it is.
    pub clock: Clock,
    /// Where everything is kept.
    pub db: Db,
    /// What is counted.
    pub metrics: Metrics,
    /// Hashes and checks passwords.
    pub passwords: Passwords,
    /// Signs and reads access tokens.
    pub tokens: Tokens,
}

/// Why the server cannot start.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// The key secret is not to be had.
    #[error(transparent)]
    KeySecret(#[from] KeySecretError),
    /// The database is not to be had.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The data folder cannot be made.
    #[error("the data folder {path} cannot be made: {source}")]
    DataDir {
        /// Which folder.
        path: String,
        /// What the system said.
        source: std::io::Error,
    },
}

impl App {
    /// Opens the database, migrates it, and reads the keys.
    ///
    /// # Errors
    ///
    /// A sentence that says what is not to be had.
    pub fn open(config: Config, clock: Clock) -> Result<Self, StartError> {
        if let DatabaseUrl::Sqlite(path) = &config.database.url
            && path.starts_with(&config.server.data_dir)
        {
            // Only our own folder is made: a mistyped path elsewhere must not become a new empty database.
            let folder = &config.server.data_dir;
            std::fs::create_dir_all(folder)
                .map_err(|source| StartError::DataDir { path: folder.display().to_string(), source })?;
        }
        let key_secret = config.key_secret.load()?;
        let db = Db::open(&config.database)?;
        let tokens = Tokens::new(&key_secret, config.server.public_url.as_str());
        Ok(Self { config, clock, db, metrics: Metrics::default(), passwords: Passwords::default(), tokens })
    }

    /// Whether the database answers.
    ///
    /// # Errors
    ///
    /// [`contract::problem::ProblemCode::Unavailable`] when it does not.
    pub async fn ready(&self) -> Result<(), Error> {
        self.db.read(|conn| Ok(crate::store::ping(conn)?)).await
    }
}
