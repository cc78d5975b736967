//! Who delivers exams: the vendors of the settings, each with its adapter, and how the exchange with each stands.

use std::collections::BTreeMap;
use std::sync::Arc;

use contract::exam_vendor::{AlarmView, ExamVendorView};
use exam_delivery::pearson::Limits;
use exam_delivery::pearson::files::{FilesSettings, PearsonFiles};
use exam_delivery::port::ExamDelivery;
use exam_delivery::sftp::{SftpSecret, SftpSettings};
use jiff::{SignedDuration, Timestamp};

use crate::app::App;
use crate::config::{ExamVendor, Exchange, SftpSecret as GivenSecret};
use crate::error::Error;
use crate::store::exchanges::{Direction, Outcome};
use crate::store::{self, DbConn, StoreError};

/// How long a message may wait before somebody should look.
const WAITING_TOO_LONG: SignedDuration = SignedDuration::from_hours(1);

/// How long a vendor may be out of reach before somebody should look, in rounds of looking.
const ROUNDS_OUT_OF_REACH: i32 = 5;

/// A vendor, and the way to it.
#[derive(Debug, Clone)]
pub struct Vendor {
    /// What the operator set.
    pub settings: ExamVendor,
    /// How records and messages become each other, and travel.
    pub port: Arc<dyn ExamDelivery>,
}

/// All vendors, by code.
#[derive(Debug, Clone)]
pub struct Vendors(BTreeMap<String, Vendor>);

impl Vendors {
    /// Those of the settings. Nothing is connected to yet. A file may have `archive_bytes` at most.
    pub fn new(settings: &[ExamVendor], archive_bytes: u64) -> Self {
        let vendor = |settings: &ExamVendor| Vendor { settings: settings.clone(), port: port(settings, archive_bytes) };
        Self(settings.iter().map(|settings| (settings.code.clone(), vendor(settings))).collect())
    }

    /// The vendor of that code.
    pub fn get(&self, code: &str) -> Option<&Vendor> {
        self.0.get(code)
    }

    /// Each vendor.
    pub fn iter(&self) -> impl Iterator<Item = &Vendor> {
        self.0.values()
    }

    /// What a vendor calls itself; its code when it is not in the settings any more.
    pub fn name<'a>(&'a self, code: &'a str) -> &'a str {
        self.get(code).map_or(code, |vendor| &vendor.settings.name)
    }
}

fn port(settings: &ExamVendor, archive_bytes: u64) -> Arc<dyn ExamDelivery> {
    let Exchange::PearsonFiles(sftp) = &settings.exchange;
    let secret = match &sftp.secret {
        GivenSecret::Password(password) => SftpSecret::Password(password.clone()),
        GivenSecret::Key(key) => SftpSecret::Key(key.clone()),
    };
    Arc::new(PearsonFiles::new(FilesSettings {
        sftp: SftpSettings {
            host: sftp.host.clone(),
            port: sftp.port,
            user: sftp.user.clone(),
            secret,
            host_key: sftp.host_key.clone(),
            timeout: sftp.timeout,
        },
        upload_dir: sftp.upload_dir.clone(),
        download_dir: sftp.download_dir.clone(),
        limits: Limits { archive_bytes, ..Limits::default() },
    }))
}

/// How the exchange with each vendor stands.
///
/// # Errors
/// When the database fails.
pub async fn list(app: &App) -> Result<Vec<ExamVendorView>, Error> {
    let vendors: Vec<ExamVendor> = app.vendors.iter().map(|vendor| vendor.settings.clone()).collect();
    let now = app.clock.now();
    let views: Result<Vec<ExamVendorView>, StoreError> =
        app.db.read(move |conn| vendors.iter().map(|settings| view(conn, settings, now)).collect()).await;
    Ok(views?)
}

/// Says in the metrics how the exchange with each vendor stands.
///
/// # Errors
/// When the database fails.
pub fn measure(app: &App) -> Result<(), Error> {
    let now = app.clock.now();
    for vendor in app.vendors.iter() {
        let view = app.db.read_blocking(|conn| Ok::<_, Error>(view(conn, &vendor.settings, now)?))?;
        let seconds = view.reached_at.map_or(-1, |at| now.duration_since(at).as_secs());
        let count = |count: u64| i64::try_from(count).unwrap_or(i64::MAX);
        for (what, value) in [
            ("waiting_to_send", count(view.waiting_to_send)),
            ("waiting_to_read", count(view.waiting_to_read)),
            ("failed", count(view.failed)),
            ("unconfirmed", count(view.unconfirmed)),
            ("refused", count(view.refused)),
            ("unmatched", count(view.unmatched)),
            ("faulty", count(view.faulty)),
            ("alarms", count(view.alarms.len() as u64)),
            ("seconds_since_reached", seconds),
        ] {
            app.metrics.vendor_state(&view.code, what, value);
        }
    }
    Ok(())
}

/// How the exchange with a vendor stands.
pub(super) fn view(conn: &mut DbConn, settings: &ExamVendor, now: Timestamp) -> Result<ExamVendorView, StoreError> {
    let code = settings.code.as_str();
    let link = store::exam_vendors::find(conn, code)?;
    let sent = store::exchanges::standing(conn, code, Direction::Sent)?;
    let received = store::exchanges::standing(conn, code, Direction::Received)?;
    let records = store::vendor_records::counts(conn, code)?;
    let authorizations = store::authorizations::counts(conn, code)?;
    let reached_at = link.as_ref().and_then(|link| link.reached_at);
    let mut alarms = Vec::new();
    let mut alarm = |kind: &str, message: String, since: Option<Timestamp>| {
        alarms.push(AlarmView { kind: kind.to_owned(), message, since });
    };
    let patience = settings.poll * ROUNDS_OUT_OF_REACH;
    if let Some(fault) = link.and_then(|link| link.fault) {
        alarm(&fault.word, fault.message, Some(fault.since));
    } else if reached_at.is_none_or(|at| now.duration_since(at) > patience) {
        let message = "Nobody has looked whether the vendor has anything for us. Is the server's job running?";
        alarm("not_polled", message.to_owned(), reached_at);
    }
    for (standing, kind, what) in [(sent, "sending_late", "to be sent"), (received, "reading_late", "to be read")] {
        if let Some(since) = standing.waiting_since.filter(|since| now.duration_since(*since) > WAITING_TOO_LONG) {
            alarm(
                kind,
                format!("{} messages wait {what}, the oldest for more than an hour.", standing.waiting),
                Some(since),
            );
        }
        if standing.failed > 0 {
            let message =
                format!("{} messages that were {what} failed. Open them in the ledger to see why.", standing.failed);
            alarm("messages_failed", message, None);
        }
    }
    Ok(ExamVendorView {
        code: code.to_owned(),
        name: settings.name.clone(),
        alarms,
        reached_at,
        received_at: received.last_done_at,
        waiting_to_send: sent.waiting,
        waiting_to_read: received.waiting,
        failed: sent.failed + received.failed,
        unconfirmed: records.unsettled + authorizations.unsettled,
        refused: records.refused + authorizations.refused,
        unmatched: store::exchanges::count_rows(conn, code, Outcome::Unmatched)?,
        faulty: store::exchanges::count_rows(conn, code, Outcome::Faulty)?,
    })
}
