//! A program to test with: its catalogue, its people, and how to be one of them.

use api::access::Principal;
use api::error::Error;
use api::service::{candidates, catalogue as service_catalogue};
use api::store;
use api::store::accounts::Account;
use client::{Client, PageRequest};
use contract::page::Page;
use domain::id::{AccountId, CandidateId, SessionId};
use domain::name::{DeliveryName, FullName, Names};
use jiff::Timestamp;
use language::Language;
use uuid::Uuid;

use super::TestApp;

/// The moment that the sample results' readme speaks of.
pub const SAMPLE_TIME: &str = "2026-11-23T12:00:00Z";

/// The people of the sample results: number, and name.
pub const PEOPLE: [(u64, &str); 6] = [
    (100_000_001, "Ada Lindqvist"),
    (100_000_002, "Kenji Tanaka"),
    (100_000_003, "Zoë Müller-Lüdenscheidt"),
    (100_000_004, "Omar Haddad"),
    (100_000_005, "Maria José da Silva"),
    (100_000_006, "John Smith"),
];

/// The candidate with that number.
pub fn id(number: u64) -> CandidateId {
    CandidateId::from_number(number).unwrap()
}

/// Somebody of [`PEOPLE`] by the first name.
pub fn person(name: &str) -> CandidateId {
    id(PEOPLE.iter().find(|(_, known)| known.starts_with(name)).unwrap().0)
}

/// A page as large as there is.
pub fn all() -> PageRequest {
    PageRequest { cursor: None, limit: Some(100) }
}

/// Reads a list to its end, page by page, and answers the pages.
pub async fn pages<T>(read: impl AsyncFn(PageRequest) -> Result<Page<T>, client::Error>, limit: u8) -> Vec<Vec<T>> {
    let (mut pages, mut cursor) = (Vec::new(), None);
    loop {
        let page = read(PageRequest { cursor, limit: Some(limit) }).await.unwrap();
        pages.push(page.items);
        assert!(pages.len() < 100, "the list has no end");
        match page.next {
            Some(next) => cursor = Some(next),
            None => return pages,
        }
    }
}

impl TestApp {
    /// A server with the fictional vendor's catalogue in force and the sample's people, on the day of the sample.
    pub async fn with_vendor() -> Self {
        Self::with_vendor_and(&[]).await
    }

    /// The same, with other settings than the usual.
    pub async fn with_vendor_and(settings: &[(&str, &str)]) -> Self {
        let app = Self::with(settings).await;
        app.set_time(SAMPLE_TIME);
        let vendor = catalogue::shipped::fictional_vendor().unwrap();
        service_catalogue::load(&app.app, &vendor.documents).unwrap();
        for (number, name) in PEOPLE {
            app.candidate(number, name);
        }
        app
    }

    /// The same, with the sample results imported.
    pub async fn with_sample() -> Self {
        let app = Self::with_vendor().await;
        let sample = catalogue::shipped::SAMPLE_RESULTS.to_vec();
        app.office().create_result_import("exam-results.zip", sample, false).await.unwrap();
        app
    }

    /// Puts a catalogue in force that is written in one text, and decides everybody by it.
    pub fn load(&self, yaml: &str) {
        let loaded = catalogue::load_texts(&[("catalogue.yaml", yaml)]);
        let loaded = loaded.unwrap_or_else(|report| panic!("{:?}", report.mistakes));
        service_catalogue::load(&self.app, &loaded.documents).unwrap();
    }

    /// Makes it that time.
    pub fn set_time(&self, at: &str) {
        let at: Timestamp = at.parse().unwrap();
        self.wait(at.duration_since(self.app.clock.now()));
    }

    /// Makes a candidate.
    pub fn candidate(&self, number: u64, name: &str) -> CandidateId {
        let (first, last) = name.split_once(' ').unwrap();
        let names = Names {
            legal: FullName::new(name).unwrap(),
            native: None,
            delivery: DeliveryName::new(first, last).unwrap(),
            certificate: None,
        };
        candidates::create(&self.app, Some(id(number)), names).unwrap().0
    }

    /// A client that this candidate has signed in with. The token is of now: ask again after a long wait.
    pub fn as_candidate(&self, candidate: CandidateId) -> Client {
        let account_id = AccountId::new(Uuid::from_u128(u128::from(candidate.number())));
        let account = Account {
            id: account_id,
            user_name: candidate.to_string(),
            email: format!("{candidate}@example.org"),
            display_name: format!("Candidate {candidate}"),
            password_hash: None,
            candidate_id: Some(candidate),
            staff: false,
            created_at: self.app.clock.now(),
            disabled_at: None,
            language: Language::default(),
        };
        let kept: Result<(), Error> = self.app.db.write_blocking(|conn| {
            if store::accounts::find(conn, account_id)?.is_none() {
                store::accounts::insert(conn, &account, Some(account.created_at))?;
            }
            Ok(())
        });
        kept.unwrap();
        self.with_token(account_id, Some(candidate))
    }

    /// A client that staff have signed in with, without the time that a password takes.
    pub fn office(&self) -> Client {
        self.with_token(AccountId::new(Uuid::from_u128(1)), None)
    }

    /// An access token of a candidate who has [signed in](Self::as_candidate), for plain requests.
    pub fn token_of(&self, candidate: CandidateId) -> String {
        self.token(AccountId::new(Uuid::from_u128(u128::from(candidate.number()))), Some(candidate))
    }

    /// An access token of staff, for plain requests.
    pub fn office_token(&self) -> String {
        self.token(AccountId::new(Uuid::from_u128(1)), None)
    }

    /// A client with an access token of that account.
    pub fn with_token(&self, account_id: AccountId, candidate_id: Option<CandidateId>) -> Client {
        let client = self.anonymous();
        client.set_access_token(Some(self.token(account_id, candidate_id)));
        client
    }

    fn token(&self, account_id: AccountId, candidate_id: Option<CandidateId>) -> String {
        let session_id = SessionId::new(Uuid::from_u128(2));
        let staff = candidate_id.is_none();
        let principal = Principal { account_id, session_id, candidate_id, staff };
        self.app.tokens.issue(&principal, self.app.clock.now()).0
    }
}
