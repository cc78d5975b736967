//! What this process counts and measures, for Prometheus.
//!
//! Only what happens in this process; what can be asked of the database is not counted here. Labels are words out of closed
//! lists, never identifiers, so that the number of series stays small.

use std::time::Duration;

use prometheus_client::encoding::EncodeLabelSet;
use prometheus_client::encoding::text::encode;
use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::gauge::Gauge;
use prometheus_client::metrics::histogram::Histogram;
use prometheus_client::registry::{Registry, Unit};

/// Every metric, and the registry that prints them.
#[derive(Debug)]
pub struct Metrics {
    registry: Registry,
    requests: Family<Request, Counter>,
    request_seconds: Family<Operation, Histogram, fn() -> Histogram>,
    /// Requests being answered now.
    pub requests_in_flight: Gauge,
    database_wait: Family<Pool, Histogram, fn() -> Histogram>,
    results: Family<Outcome, Counter>,
    /// Credentials issued by this process.
    pub credentials_issued: Counter,
    jobs: Family<Job, Counter>,
    mails: Family<Outcome, Counter>,
    /// Mails in the outbox that have not left.
    pub mails_waiting: Gauge,
    /// Room on the disk that the server writes to, in bytes.
    pub disk_free: Gauge,
    vendor_rounds: Family<Round, Counter>,
    exchanges: Family<Exchange, Counter>,
    call_backs: Family<Round, Counter>,
    vendor_state: Family<VendorState, Gauge>,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Round {
    vendor: String,
    outcome: &'static str,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Exchange {
    vendor: String,
    direction: &'static str,
    outcome: &'static str,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash, EncodeLabelSet)]
struct VendorState {
    vendor: String,
    what: &'static str,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Request {
    operation: &'static str,
    status: u16,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Operation {
    operation: &'static str,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Pool {
    pool: &'static str,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Outcome {
    outcome: &'static str,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Job {
    job: &'static str,
    outcome: &'static str,
}

/// From a quarter of a millisecond, a point read, to what a client gives up at.
fn seconds() -> Histogram {
    Histogram::new([0.000_25, 0.000_5, 0.001, 0.002_5, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0])
}

impl Default for Metrics {
    fn default() -> Self {
        let mut registry = Registry::with_prefix("certtracker");
        let requests = Family::default();
        let request_seconds: Family<Operation, Histogram, fn() -> Histogram> = Family::new_with_constructor(seconds);
        let requests_in_flight = Gauge::default();
        let database_wait: Family<Pool, Histogram, fn() -> Histogram> = Family::new_with_constructor(seconds);
        let results = Family::default();
        let credentials_issued = Counter::default();
        let jobs = Family::default();
        let mails = Family::default();
        let mails_waiting = Gauge::default();
        registry.register("http_requests", "Requests answered, by operation and status", Family::clone(&requests));
        registry.register_with_unit(
            "http_request_duration",
            "Time from the first byte of a request's head to the last of its answer's head",
            Unit::Seconds,
            request_seconds.clone(),
        );
        registry.register("http_requests_in_flight", "Requests being answered now", requests_in_flight.clone());
        registry.register_with_unit(
            "database_wait",
            "Time a use case waited for a database connection",
            Unit::Seconds,
            database_wait.clone(),
        );
        registry.register("exam_results", "Rows of result archives, by what became of them", Family::clone(&results));
        registry.register("credentials_issued", "Credentials signed and stored", credentials_issued.clone());
        registry.register("jobs", "Jobs run, by kind and outcome", Family::clone(&jobs));
        registry.register("mails", "Attempts to deliver a mail, by what became of them", Family::clone(&mails));
        registry.register("mails_waiting", "Mails in the outbox that have not left", mails_waiting.clone());
        let disk_free = Gauge::default();
        registry.register_with_unit(
            "disk_free",
            "Room on the disk that the server writes to",
            Unit::Bytes,
            disk_free.clone(),
        );
        let vendor_rounds = Family::default();
        let exchanges = Family::default();
        let call_backs = Family::default();
        let vendor_state = Family::default();
        registry.register(
            "exam_vendor_rounds",
            "Rounds of looking at an exam-delivery vendor, by how they went",
            Family::clone(&vendor_rounds),
        );
        registry.register(
            "exam_vendor_messages",
            "Tries to send or read a message, by what became of it",
            Family::clone(&exchanges),
        );
        registry.register(
            "exam_vendor_call_backs",
            "Call-backs of exam-delivery vendors, by what became of them",
            Family::clone(&call_backs),
        );
        registry.register(
            "exam_vendor_state",
            "What waits, failed or is late in the exchange with an exam-delivery vendor: counts, and seconds since it was reached",
            Family::clone(&vendor_state),
        );
        Self {
            registry,
            requests,
            request_seconds,
            requests_in_flight,
            database_wait,
            results,
            credentials_issued,
            jobs,
            mails,
            mails_waiting,
            disk_free,
            vendor_rounds,
            exchanges,
            call_backs,
            vendor_state,
        }
    }
}

impl Metrics {
    /// Counts one answered request.
    pub fn request(&self, operation: &'static str, status: u16, took: Duration) {
        self.requests.get_or_create(&Request { operation, status }).inc();
        self.request_seconds.get_or_create(&Operation { operation }).observe(took.as_secs_f64());
    }

    /// Measures how long a use case waited for a connection of `pool` (`read` or `write`).
    pub fn database_wait(&self, pool: &'static str, waited: Duration) {
        self.database_wait.get_or_create(&Pool { pool }).observe(waited.as_secs_f64());
    }

    /// Counts rows of an imported archive: `recorded`, `repeated`, `unclaimed` or `refused`.
    pub fn exam_results(&self, outcome: &'static str, rows: u64) {
        self.results.get_or_create(&Outcome { outcome }).inc_by(rows);
    }

    /// Counts one run of a job: `done`, `retried` or `failed`.
    pub fn job(&self, job: &'static str, outcome: &'static str) {
        self.jobs.get_or_create(&Job { job, outcome }).inc();
    }

    /// Counts one attempt to deliver a mail: `sent`, `retried` or `dead`.
    pub fn mail(&self, outcome: &'static str) {
        self.mails.get_or_create(&Outcome { outcome }).inc();
    }

    /// Counts one round with a vendor: `done`, or the word of what kept it from being reached.
    pub fn vendor_round(&self, vendor: &str, outcome: &'static str) {
        self.vendor_rounds.get_or_create(&Round { vendor: vendor.to_owned(), outcome }).inc();
    }

    /// Counts one try to send or read (`sent`, `received`) a message: `done`, `failed` or `retried`.
    pub fn exchange(&self, vendor: &str, direction: &'static str, outcome: &'static str) {
        self.exchanges.get_or_create(&Exchange { vendor: vendor.to_owned(), direction, outcome }).inc();
    }

    /// Counts one call-back: `taken`, `known`, `repeated`, `refused` or `unreadable`.
    pub fn call_back(&self, vendor: &str, outcome: &'static str) {
        self.call_backs.get_or_create(&Round { vendor: vendor.to_owned(), outcome }).inc();
    }

    /// Says how the exchange with a vendor stands.
    pub fn vendor_state(&self, vendor: &str, what: &'static str, value: i64) {
        self.vendor_state.get_or_create(&VendorState { vendor: vendor.to_owned(), what }).set(value);
    }

    /// Everything, in the OpenMetrics text form.
    pub fn text(&self) -> String {
        let mut page = String::new();
        encode(&mut page, &self.registry).expect("writing to a string cannot fail");
        page
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_counted_is_printed_under_the_products_name() {
        let metrics = Metrics::default();

        metrics.request("find_session", 200, Duration::from_millis(3));
        metrics.exam_results("recorded", 7);

        let page = metrics.text();
        assert!(page.contains(r#"certtracker_http_requests_total{operation="find_session",status="200"} 1"#), "{page}");
        assert!(page.contains(r#"certtracker_exam_results_total{outcome="recorded"} 7"#), "{page}");
        assert!(
            page.contains(r#"certtracker_http_request_duration_seconds_bucket{le="0.005",operation="find_session"} 1"#),
            "{page}"
        );
    }
}
