//! An exam-delivery vendor to test with: the simulator, in this process, and a server that exchanges with it.

use std::path::PathBuf;
use std::sync::atomic::{AtomicU32, Ordering};

use contract::authorization::{AuthorizationState, AuthorizationView, CreateAuthorization};
use domain::id::{AuthorizationId, CandidateId};
use jiff::SignedDuration;
use serde_json::{Value, json};
use vue_sim::{Adapter, Settings, Sim, TokenClock};

use super::TestApp;
use super::program::person;

/// The vendor of the exams of the fictional vendor's catalogue.
pub const VENDOR: &str = "pearson-vue";

/// A server and the vendors it exchanges with.
pub struct Delivery {
    pub app: TestApp,
    /// The vendor of [`VENDOR`].
    pub sim: Sim,
    /// The others, in the order in which they were asked for.
    pub others: Vec<Sim>,
    folder: PathBuf,
}

impl Delivery {
    /// A vendor that does nothing by itself, by the clock of a server with the sample's people.
    pub async fn new() -> Self {
        Self::with(&[]).await
    }

    /// The same, with further lines in the server's file about vendors.
    pub async fn with(lines: &[(&str, &str)]) -> Self {
        Self::of(&[(Adapter::PearsonFiles, VENDOR)], lines).await
    }

    /// Vendors of those kinds and codes, and a server that exchanges with all of them.
    pub async fn of(vendors: &[(Adapter, &str)], lines: &[(&str, &str)]) -> Self {
        Self::set(vendors, lines, &[]).await
    }

    /// The same, with settings of the server itself.
    pub async fn set(vendors: &[(Adapter, &str)], lines: &[(&str, &str)], settings: &[(&str, &str)]) -> Self {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let name = format!("vue_sim_{}_{}", std::process::id(), COUNT.fetch_add(1, Ordering::Relaxed));
        let folder = std::env::temp_dir().join(name);
        let start = |(adapter, code): &(Adapter, &str)| {
            let settings = Settings {
                feed_every: None,
                call_backs_every: None,
                token_clock: TokenClock::Vendor,
                adapter: *adapter,
                vendor: (*code).to_owned(),
                ..Settings::new(folder.join(code))
            };
            Sim::start(settings).unwrap()
        };
        let mut sims: Vec<Sim> = vendors.iter().map(start).collect();
        let mut toml: String = sims.iter().map(Sim::program_settings).collect();
        for (from, to) in lines {
            assert!(toml.contains(from), "{toml}");
            toml = toml.replace(from, to);
        }
        let file = folder.join("vendors.toml");
        std::fs::write(&file, toml).unwrap();
        let file = file.display().to_string();
        let settings = [settings, &[("CERTTRACKER_EXAM_VENDORS_FILE", file.as_str())]].concat();
        let app = TestApp::with_vendor_and(&settings).await;
        for sim in &sims {
            sim.set_program_url(&app.base);
        }
        let delivery = Self { app, sim: sims.remove(0), others: sims, folder };
        delivery.same_time();
        delivery
    }

    /// Has an exam delivered by another vendor from now on.
    pub fn deliver_by(&self, exam: &str, vendor: &str) {
        let mut catalogue = catalogue::shipped::fictional_vendor().unwrap().documents;
        let exam = catalogue.exams.iter_mut().find(|known| known.code.as_str() == exam).unwrap();
        exam.delivery_vendor = Some(vendor.to_owned());
        api::service::catalogue::load(&self.app.app, &catalogue).unwrap();
    }

    /// Sets the vendors' clocks by the server's.
    pub fn same_time(&self) {
        for sim in std::iter::once(&self.sim).chain(&self.others) {
            let theirs = sim.advance_clock(0).unwrap();
            sim.advance_clock(self.app.app.clock.now().duration_since(theirs).as_secs()).unwrap();
        }
    }

    /// Lets time pass, for both.
    pub fn wait(&self, time: SignedDuration) {
        self.app.wait(time);
        self.same_time();
    }

    /// A round of the server with the vendor.
    pub async fn round(&self) {
        self.round_with(VENDOR).await;
    }

    /// A round of the server with the vendor of that code.
    pub async fn round_with(&self, code: &str) {
        // Messages of one moment would be in no order.
        self.app.wait(SignedDuration::from_secs(1));
        let vendor = self.app.app.vendors.get(code).unwrap().clone();
        api::service::exam_delivery::round(&self.app.app.clone().into_inner(), &vendor).await.unwrap();
    }

    /// The server sends what it has, the vendor reads it and answers, and the server takes that.
    pub async fn exchange(&self) {
        self.round().await;
        self.sim.run_feeds().unwrap();
        self.round().await;
    }

    /// The vendor calls back all it has to tell.
    pub async fn call_back(&self) {
        self.called_back_by(&self.sim).await;
    }

    /// One of the vendors calls back all it has to tell.
    pub async fn called_back_by(&self, sim: &Sim) {
        self.app.wait(SignedDuration::from_secs(1));
        ask(sim, reqwest::Method::POST, "/call-backs/run", json!({})).await;
    }

    /// Does something at the vendor's own doors.
    pub async fn vendor(&self, method: reqwest::Method, path: &str, body: Value) -> Value {
        ask(&self.sim, method, path, body).await
    }

    /// Somebody whom the vendor's fields can hold, and who may sit the exam of [`EXAM`].
    pub async fn candidate(&self, name: &str) -> CandidateId {
        let candidate = person(name);
        crate::eligibility::live_somewhere(&self.app.as_candidate(candidate)).await;
        candidate
    }

    /// Authorizes a candidate and waits until the vendor has confirmed it.
    pub async fn authorized(&self, candidate: CandidateId) -> AuthorizationView {
        let client = self.app.as_candidate(candidate);
        let made =
            client.create_authorization(&CreateAuthorization { exam: EXAM.to_owned(), voucher: None }).await.unwrap();
        self.exchange().await;
        self.exchange().await;
        let ready = self.app.as_candidate(candidate).find_authorization(made.id).await.unwrap();
        assert_eq!(ready.state, AuthorizationState::Ready, "{ready:?}");
        ready
    }

    /// Books a place at the vendor, on that day at that centre; answers the registration.
    pub async fn book(&self, id: AuthorizationId, centre: &str, date: &str, time: &str) -> String {
        book(&self.sim, id, centre, date, time).await
    }

    /// Does something with a booking or its result at the vendor.
    pub async fn act(&self, registration: &str, action: &str, body: Value) {
        self.vendor(reqwest::Method::POST, &format!("/appointments/{registration}/{action}"), body).await;
    }
}

/// Does something at a vendor's own doors.
pub async fn ask(sim: &Sim, method: reqwest::Method, path: &str, body: Value) -> Value {
    let url = format!("{}/api{path}", sim.url());
    let answer = reqwest::Client::new().request(method, url).json(&body).send().await.unwrap();
    let (status, text) = (answer.status(), answer.text().await.unwrap());
    assert!(status.is_success(), "{path}: {status} {text}");
    serde_json::from_str(&text).unwrap()
}

/// Books a place at a vendor, on that day at that centre; answers the registration.
pub async fn book(sim: &Sim, id: AuthorizationId, centre: &str, date: &str, time: &str) -> String {
    let place = json!({ "clientAuthorizationID": id, "testCenterID": centre, "date": date, "time": time });
    let booked = ask(sim, reqwest::Method::POST, "/appointments", place).await;
    let registration = &booked["registrationID"];
    registration.as_str().map_or_else(|| registration.to_string(), str::to_owned)
}

/// An exam that everybody with an address may sit.
pub const EXAM: &str = "320-301";

impl Drop for Delivery {
    fn drop(&mut self) {
        drop(std::fs::remove_dir_all(&self.folder));
    }
}
