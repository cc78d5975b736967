//! A simulator with REST services, and an adapter that talks to it.

use std::time::Duration;

use exam_delivery::port::{
    AuthorizationConfirmation, AuthorizationRecord, CandidateRecord, Change, Event, ExamDelivery, Message,
    TransportFault, Verdict,
};
use exam_delivery::psi::{PsiRest, RestSettings};
use jiff::civil::date;
use jiff::{Timestamp, ToSpan};
use secrecy::SecretString;
use serde_json::{Value, json};
use vue_sim::{Adapter, Fault, SetFaults, Settings, Strikes};

use crate::bench::{Bench, day};

/// How long an answer is waited for.
const TIMEOUT: Duration = Duration::from_secs(2);

pub(crate) struct Psi {
    pub(crate) bench: Bench,
    pub(crate) rest: PsiRest,
}

pub(crate) fn settings(base_url: &str, client_secret: &str) -> RestSettings {
    RestSettings {
        base_url: base_url.to_owned(),
        token_url: format!("{base_url}/oauth2/token"),
        account_code: "TESSARINE".to_owned(),
        client_id: "TESSARINE".to_owned(),
        client_secret: SecretString::from(client_secret),
        timeout: TIMEOUT,
        fetch_results: true,
    }
}

pub(crate) fn at() -> Timestamp {
    "2026-11-29T17:15:00Z".parse().unwrap()
}

pub(crate) fn eligibility(change: Change, id: &str) -> AuthorizationRecord {
    let candidate = CandidateRecord {
        client_candidate_id: "C-1".to_owned(),
        vendor_candidate_id: None,
        first_name: "Ada".to_owned(),
        last_name: "Wałęsa".to_owned(),
        email: "ada@example.org".to_owned(),
        address: vec!["1 Sample Street".to_owned()],
        city: "Chicago".to_owned(),
        state: Some("IL".to_owned()),
        postal_code: Some("60601".to_owned()),
        country: "USA".to_owned(),
        phone: "312 555 0103".to_owned(),
        phone_country_code: "1".to_owned(),
        company: None,
        updated_at: at(),
    };
    AuthorizationRecord {
        change,
        client_authorization_id: id.to_owned(),
        vendor_authorization_id: None,
        client_candidate_id: "C-1".to_owned(),
        candidate: Some(candidate),
        attempts: 1,
        series_code: "320-301".to_owned(),
        accommodations: Vec::new(),
        first_on: date(2026, 1, 1),
        last_on: date(2035, 12, 31),
        updated_at: at(),
    }
}

impl Psi {
    pub(crate) fn new() -> Self {
        Self::with(|_| {})
    }

    pub(crate) fn with(change: impl FnOnce(&mut Settings)) -> Self {
        let bench = Bench::with(|settings| {
            settings.adapter = Adapter::Psi;
            settings.vendor = "psi".to_owned();
            change(settings);
        });
        let rest = PsiRest::new(settings(&bench.sim.rest_url(), bench.sim.client_secret())).unwrap();
        Self { bench, rest }
    }

    /// The message that a record becomes.
    pub(crate) fn written(&self, record: AuthorizationRecord) -> Message {
        let written = self.rest.write_authorizations(&[record], at());
        assert_eq!(written.faults, []);
        written.messages.into_iter().next().unwrap().0
    }

    /// Sends a message, and reads what was answered from its bytes alone.
    pub(crate) async fn send(&self, message: &Message) -> Result<AuthorizationConfirmation, TransportFault> {
        let bytes = self.rest.send(message).await?.unwrap();
        let told = self.rest.read(&message.name, &bytes).unwrap().told;
        match told.into_iter().next().unwrap().event.unwrap() {
            Event::Authorization(confirmation) => Ok(confirmation),
            other => panic!("{other:?}"),
        }
    }

    pub(crate) async fn tell(&self, record: AuthorizationRecord) -> Verdict {
        self.send(&self.written(record)).await.unwrap().verdict
    }

    pub(crate) fn strike(&self, fault: Fault, times: u32) {
        let faults = SetFaults { strikes: [(fault, Strikes::Next(times))].into(), slow_seconds: Some(5) };
        self.bench.sim.set_faults(faults).unwrap();
    }

    /// What the vendor has of an eligibility.
    pub(crate) fn known(&self, id: &str) -> Value {
        self.bench.sim.books()["authorizations"][id].clone()
    }

    /// A candidate with leave to sit, who books.
    pub(crate) async fn booked(&self, id: &str, days: i64) -> u64 {
        assert_eq!(self.tell(eligibility(Change::Add, id)).await, Verdict::Accepted);
        let day: jiff::civil::Date = day().parse().unwrap();
        let place = json!({
            "clientAuthorizationID": id, "testCenterID": "55003", "date": day + days.days(), "time": "09:00:00",
        });
        self.bench.post("/appointments", place).await["registrationID"].as_u64().unwrap()
    }

    pub(crate) async fn sit(&self, registration: u64, outcome: &str) {
        self.bench.post(&format!("/appointments/{registration}/sit"), json!({"outcome": outcome})).await;
    }
}
