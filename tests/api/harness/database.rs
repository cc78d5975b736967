//! A database for each test: a copy of a migrated SQLite file, or a schema of its own on PostgreSQL.

use std::path::PathBuf;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, OnceLock};

use api::clock::Clock;
use api::config::Config;
use api::store::signing_keys::{self, StoredKey};
use api::store::{Db, StoreError};
use diesel::{Connection as _, PgConnection, RunQueryDsl as _};

/// A database that is gone when this is dropped.
pub struct TestDatabase {
    /// Its address, for the settings.
    pub url: String,
    folder: PathBuf,
    schema: Option<(String, String)>,
}

impl TestDatabase {
    /// A database with all tables, and keys that were made once for all tests.
    pub fn new() -> Self {
        let database = Self::empty();
        match &database.schema {
            None => drop(std::fs::copy(template(), database.file()).unwrap()),
            Some(_) => database.copy_keys(),
        }
        database
    }

    /// A database that nobody has opened before.
    pub fn empty() -> Self {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let name = format!("certtracker_{}_{}", std::process::id(), COUNT.fetch_add(1, Ordering::Relaxed));
        let folder = std::env::temp_dir().join(&name);
        std::fs::create_dir_all(&folder).unwrap();
        match server() {
            None => Self { url: format!("sqlite://{}", folder.join("test.db").display()), folder, schema: None },
            Some(server) => {
                execute(&server, &format!("CREATE SCHEMA {name}"));
                let separator = if server.contains('?') { '&' } else { '?' };
                let url = format!("{server}{separator}options=-csearch_path%3D{name}");
                Self { url, folder, schema: Some((server, name)) }
            }
        }
    }

    fn file(&self) -> PathBuf {
        self.folder.join("test.db")
    }

    /// Making keys takes longer than all the rest of most tests.
    fn copy_keys(&self) {
        static KEYS: OnceLock<Vec<StoredKey>> = OnceLock::new();
        let open = |url: &str| Db::open(&config(url).database, &Arc::default()).unwrap();
        let keys = KEYS.get_or_init(|| {
            let template = open(&format!("sqlite://{}", template().display()));
            template.read_blocking(signing_keys::list).unwrap()
        });
        let copied: Result<(), StoreError> =
            open(&self.url).write_blocking(|conn| keys.iter().try_for_each(|key| signing_keys::insert(conn, key)));
        copied.unwrap();
    }

    /// A folder that is gone with the database.
    pub fn folder(&self) -> &std::path::Path {
        &self.folder
    }
}

impl Drop for TestDatabase {
    fn drop(&mut self) {
        if let Some((server, schema)) = &self.schema {
            execute(server, &format!("DROP SCHEMA {schema} CASCADE"));
        }
        // Left for the system to clean up when it cannot be removed, as when a test failed half-way.
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

/// The PostgreSQL server to test on, if any.
pub fn server() -> Option<String> {
    #[expect(clippy::disallowed_methods, reason = "which database to test on is not a setting of the server")]
    std::env::var("TEST_DATABASE_URL").ok().filter(|url| !url.is_empty())
}

fn execute(server: &str, statement: &str) {
    let mut connection = PgConnection::establish(server).unwrap();
    diesel::sql_query(statement).execute(&mut connection).unwrap();
}

/// An SQLite file with all tables and nothing in them; made once for all tests of this program.
fn template() -> &'static PathBuf {
    static TEMPLATE: OnceLock<PathBuf> = OnceLock::new();
    TEMPLATE.get_or_init(|| {
        let folder = std::env::temp_dir().join(format!("certtracker_{}_template", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        let file = folder.join("template.db");
        let url = format!("sqlite://{}", file.display());
        drop(api::app::App::open(config(&url), Clock::system()).unwrap());
        file
    })
}

/// The settings of a server with that database, and otherwise the usual.
pub fn config(url: &str) -> Config {
    let vars = |name: &str| match name {
        "CERTTRACKER_DATABASE_URL" => Some(url.to_owned()),
        "CERTTRACKER_KEY_SECRET" => Some(super::app::KEY_SECRET.to_owned()),
        _ => None,
    };
    Config::from_vars(&vars).unwrap()
}
