//! The server under test and its clients.

use actix_web::dev::ServerHandle;
use actix_web::web::Data;
use api::app::App;
use api::clock::Clock;
use api::config::Config;
use api::http::server::{Listeners, main_server};
use api::service::accounts::{self, NewAccount};
use client::Client;
use contract::session::CreateSession;
use jiff::SignedDuration;

use super::database::TestDatabase;
use super::http::Http;

/// What time it is in every test, until the test moves the clock.
pub const NOW: &str = "2026-03-01T12:00:00Z";

/// What the keys of test servers are encrypted with.
pub const KEY_SECRET: &str = "a key secret that is only used in tests";

/// The password of everybody.
pub const PASSWORD: &str = "correct horse battery staple";

/// For tests that ask more often than one client may.
pub const UNLIMITED: [(&str, &str); 1] = [("CERTTRACKER_RATE_LIMIT", "off")];

/// A server for one test.
pub struct TestApp {
    /// What its use cases have at hand, for arranging what no door arranges.
    pub app: Data<App>,
    /// Its address.
    pub base: String,
    server: ServerHandle,
    // Dropped last: the server still has its connections open.
    database: TestDatabase,
}

impl TestApp {
    pub async fn new() -> Self {
        Self::with(&[]).await
    }

    /// A server with other settings than the usual.
    pub async fn with(settings: &[(&str, &str)]) -> Self {
        let database = TestDatabase::new();
        let public = settings.iter().any(|(name, url)| *name == "CERTTRACKER_PUBLIC_URL" && url.starts_with("https"));
        let vars = |name: &str| {
            let given = settings.iter().find(|(variable, _)| *variable == name).map(|(_, value)| (*value).to_owned());
            given.or_else(|| match name {
                "CERTTRACKER_DATABASE_URL" => Some(database.url.clone()),
                "CERTTRACKER_DATABASE_SYNCHRONOUS" => Some("normal".to_owned()),
                "CERTTRACKER_DATA_DIR" => Some(database.folder().display().to_string()),
                "CERTTRACKER_KEY_SECRET" => Some(KEY_SECRET.to_owned()),
                "CERTTRACKER_LISTEN" => Some("127.0.0.1:0".to_owned()),
                "CERTTRACKER_WORKERS" => Some("1".to_owned()),
                // However little room there is where tests run.
                "CERTTRACKER_DISK_RESERVE" => Some("1".to_owned()),
                // Whom others reach needs a mail server; nobody is there.
                "CERTTRACKER_MAIL_SMTP_HOST" if public => Some("mail.invalid".to_owned()),
                "CERTTRACKER_MAIL_FROM" if public => Some("Program Office <certs@example.org>".to_owned()),
                _ => None,
            })
        };
        let mut config = Config::from_vars(&vars).unwrap();
        let listeners = Listeners::bind(&config.server).unwrap();
        config.server.took_port(listeners.address().port());
        let base = format!("http://{}", listeners.address());
        let app = Data::new(App::open(config, Clock::fixed(NOW.parse().unwrap())).unwrap());
        let server = main_server(app.clone(), listeners.into_main()).unwrap();
        let handle = server.handle();
        actix_web::rt::spawn(server);
        Self { app, base, server: handle, database }
    }

    /// Removes what was kept long enough, and answers how much of that policy.
    pub fn tidy(&self, policy: &str) -> usize {
        let removed = api::service::retention::run(&self.app, false).unwrap();
        removed.iter().find(|removed| removed.policy == policy).unwrap().records
    }

    /// Lets time pass.
    pub fn wait(&self, time: SignedDuration) {
        self.app.clock.advance(time);
    }

    /// Takes the ground from under the server: its database no longer has what it needs.
    pub async fn break_database(&self) {
        use diesel::RunQueryDsl as _;
        let broken: Result<_, api::error::Error> = self
            .app
            .db
            .write(|conn| {
                diesel::sql_query("ALTER TABLE catalogue_revisions RENAME TO gone").execute(conn).unwrap();
                Ok(())
            })
            .await;
        broken.unwrap();
    }

    /// A client that nobody has signed in with.
    pub fn anonymous(&self) -> Client {
        Client::new(&self.base)
    }

    /// Plain requests, for what the typed client keeps out of sight.
    pub fn http(&self) -> Http {
        Http::new(&self.base)
    }

    /// A client that a member of staff has signed in with.
    pub async fn as_staff(&self) -> Client {
        self.staff("grace").await;
        self.signed_in("grace").await
    }

    /// Makes an account of that name for a member of staff.
    pub async fn staff(&self, user: &str) {
        let account = NewAccount {
            user_name: user.to_owned(),
            email: format!("{user}@example.org"),
            display_name: user.to_owned(),
            password: PASSWORD.into(),
            candidate_id: None,
            staff: true,
        };
        accounts::create(&self.app, account).await.unwrap();
    }

    /// A client that this user has signed in with.
    pub async fn signed_in(&self, user: &str) -> Client {
        let client = self.anonymous();
        client.create_session(&sign_in(user)).await.unwrap();
        client
    }
}

/// What that user signs in with.
pub fn sign_in(user: &str) -> CreateSession {
    CreateSession { user: user.to_owned(), password: PASSWORD.to_owned() }
}

impl Drop for TestApp {
    fn drop(&mut self) {
        // Told at once; nothing waits for it.
        drop(self.server.stop(false));
        let _ = &self.database;
    }
}
