//! What every use case has at hand: settings, clock, database, keys, catalogue, counters.

use std::path::PathBuf;
use std::sync::Arc;

use contract::problem::ProblemCode;
use credential::Site;
use credential::site::SiteError;

use crate::clock::Clock;
use crate::config::{Config, DatabaseUrl, KeySecretError};
use crate::error::Error;
use crate::metrics::Metrics;
use crate::service::badges::Badges;
use crate::service::catalogue::CatalogueCache;
use crate::service::exam_vendors::{VendorFault, Vendors};
use crate::service::keys::Keys;
use crate::service::mail::Outbox;
use crate::service::mail::deliver::{Carrier, MailStartError};
use crate::service::password::Passwords;
use crate::service::seal::{Sealed, Sealer};
use crate::service::session::EndedSessions;
use crate::service::token::Tokens;
use crate::service::tombstones::Tombstones;
use crate::service::verifications::Verifications;
use crate::service::vouchers::VoucherCodes;
use crate::service::webauthn::RelyingParty;
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
    pub metrics: Arc<Metrics>,
    /// Hashes and checks passwords.
    pub passwords: Passwords,
    /// Signs and reads access tokens.
    pub tokens: Tokens,
    /// Where credentials are published, and who the issuer is.
    pub site: Site,
    /// The sessions that ended lately.
    pub ended: EndedSessions,
    /// Who passkeys are for.
    pub relying_party: RelyingParty,
    /// Seals the secrets of authenticator apps.
    pub totp_seal: Arc<Sealer>,
    /// Signs credentials.
    pub keys: Keys,
    /// Where mails wait for delivery.
    pub outbox: Outbox,
    /// Takes them out of it.
    pub carrier: Carrier,
    /// Seals documents that are uploaded as evidence.
    pub documents: Sealer,
    /// Keeps erased people from coming back.
    pub tombstones: Tombstones,
    /// Seals exports of what is kept about people.
    pub exports: Sealer,
    /// Seals messages to and from exam-delivery vendors.
    pub exchanges: Sealer,
    /// Seals codes of vouchers, and finds them again.
    pub vouchers: VoucherCodes,
    /// Seals the tokens of shares and watches.
    pub shares: Sealer,
    /// Badges that were drawn.
    pub badges: Badges,
    /// Who delivers exams.
    pub vendors: Vendors,
    /// Seals what a link in a mail stops.
    pub unsubscriptions: Sealer,
    /// The catalogue in force.
    pub catalogue: Arc<CatalogueCache>,
    /// Answers about signed documents that were given before.
    pub verifications: Verifications,
}

/// Why the server cannot start.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// The key secret is not to be had.
    #[error(transparent)]
    KeySecret(#[from] KeySecretError),
    /// The folder for the database cannot be made.
    #[error("the data folder {} cannot be made: {source}", path.display())]
    DataDir {
        /// Which folder.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// The database is not to be had.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// Nothing can be published at the public address.
    #[error(transparent)]
    Site(#[from] SiteError),
    /// The signing keys are not to be had.
    #[error("the signing keys cannot be read: {}", source_text(.0))]
    Keys(Error),
    /// Nobody can deliver exams as the settings say.
    #[error(transparent)]
    ExamVendor(#[from] VendorFault),
    /// Mail cannot be sent as the settings say.
    #[error(transparent)]
    Mail(#[from] MailStartError),
}

/// The private cause, which an operator at the command line may read.
fn source_text(error: &Error) -> String {
    std::error::Error::source(error).map_or_else(|| error.to_string(), ToString::to_string)
}

impl App {
    /// Opens the database, migrates it, and reads the keys; makes them when it is new.
    ///
    /// # Errors
    ///
    /// A sentence that says what is not to be had.
    pub fn open(config: Config, clock: Clock) -> Result<Self, StartError> {
        if let DatabaseUrl::Sqlite(path) = &config.database.url
            && path.starts_with(&config.server.data_dir)
        {
            // Only our own folder is made: a mistyped path elsewhere must not become a new empty database.
            let path = &config.server.data_dir;
            std::fs::create_dir_all(path).map_err(|source| StartError::DataDir { path: path.clone(), source })?;
        }
        let key_secret = config.key_secret.load()?;
        let carrier = Carrier::open(&config)?;
        let metrics = Arc::new(Metrics::default());
        let db = Db::open(&config.database, &metrics)?;
        let tokens = Tokens::new(&key_secret, config.server.public_url.as_str());
        let relying_party = RelyingParty::new(&config.server.public_url);
        let totp_seal = Arc::new(Sealer::new(&key_secret, Sealed::TotpSecret));
        let site = Site::new(config.server.public_url.as_str())?;
        let keys = Keys::open(&db, &key_secret, clock.now()).map_err(StartError::Keys)?;
        let outbox = Outbox::new(&key_secret, clock.clone());
        let documents = Sealer::new(&key_secret, Sealed::Document);
        let tombstones = Tombstones::new(&key_secret);
        let exports = Sealer::new(&key_secret, Sealed::Export);
        let unsubscriptions = Sealer::new(&key_secret, Sealed::Unsubscription);
        let exchanges = Sealer::new(&key_secret, Sealed::Exchange);
        let vouchers = VoucherCodes::new(&key_secret);
        let shares = Sealer::new(&key_secret, Sealed::Share);
        let vendors = Vendors::new(&config.exam_vendors, config.limits.upload as u64)?;
        Ok(Self {
            config,
            clock,
            db,
            metrics,
            passwords: Passwords::default(),
            tokens,
            ended: EndedSessions::default(),
            relying_party,
            totp_seal,
            site,
            keys,
            outbox,
            documents,
            tombstones,
            exports,
            exchanges,
            vouchers,
            shares,
            badges: Badges::default(),
            vendors,
            unsubscriptions,
            carrier,
            catalogue: Arc::default(),
            verifications: Verifications::default(),
        })
    }

    /// Whether the database answers.
    ///
    /// # Errors
    ///
    /// [`contract::problem::ProblemCode::Unavailable`] when it does not.
    pub async fn ready(&self) -> Result<(), Error> {
        let answer: Result<(), Error> = self.db.read(|conn| Ok(crate::store::ping(conn)?)).await;
        answer.map_err(|error| Error::of(ProblemCode::Unavailable).because(error))
    }
}
