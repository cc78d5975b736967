//! Who delivers exams: the vendors of the settings, each with its adapter, and how the exchange with each stands.

use std::collections::BTreeMap;
use std::sync::Arc;

use contract::exam_vendor::{AlarmView, ExamVendorView};
use exam_delivery::assessment_engine::AssessmentEngine;
use exam_delivery::pearson::Limits;
use exam_delivery::pearson::files::{FilesSettings, PearsonFiles, ResultFilesSettings};
use exam_delivery::pearson::real_time::{ClientCertificate, PearsonRealTime, RealTimeSettings};
use exam_delivery::port::ExamDelivery;
use exam_delivery::psi::{PsiRest, RestSettings};
use exam_delivery::sftp::{SftpSecret, SftpSettings};
use jiff::{SignedDuration, Timestamp};

use crate::app::App;
use crate::config::{ExamVendor, Exchange, Sftp, SftpSecret as GivenSecret};
use crate::disk;
use crate::error::Error;
use crate::store::exchanges::{Direction, Outcome};
use crate::store::{self, DbConn, StoreError};

/// How long a message may wait before somebody should look.
const WAITING_TOO_LONG: SignedDuration = SignedDuration::from_hours(1);

/// How long a vendor may be out of reach before somebody should look, in rounds of looking.
const ROUNDS_OUT_OF_REACH: i32 = 5;

/// How long before our certificate ends somebody should look: a vendor takes days for another one.
const CERTIFICATE_ENDING: SignedDuration = SignedDuration::from_hours(30 * 24);

/// A vendor, and the way to it.
#[derive(Debug, Clone)]
pub struct Vendor {
    /// What the operator set.
    pub settings: ExamVendor,
    /// How records and messages become each other, and travel.
    pub port: Arc<dyn ExamDelivery>,
    /// When the certificate ends by which we prove who we are, where there is one.
    pub certificate_ends_at: Option<Timestamp>,
}

impl Vendor {
    /// Whether a candidate who goes there begins at once, without a booking.
    pub fn begins_at_once(&self) -> bool {
        matches!(self.settings.exchange, Exchange::AssessmentEngine(_))
    }

    /// Whether it is told of candidates and authorizations before anybody goes there.
    pub fn is_told_beforehand(&self) -> bool {
        !matches!(self.settings.exchange, Exchange::AssessmentEngine(_))
    }

    /// Whether candidates can be sent there at all.
    pub fn takes_candidates(&self) -> bool {
        self.begins_at_once() || self.settings.hand_off.is_some()
    }
}

/// The settings of a vendor that cannot be used.
#[derive(Debug, thiserror::Error)]
#[error("the exam vendor `{code}` cannot be used as it is set: {message}")]
pub struct VendorFault {
    /// Which vendor.
    code: String,
    /// What is wrong.
    message: String,
}

/// All vendors, by code.
#[derive(Debug, Clone)]
pub struct Vendors(BTreeMap<String, Vendor>);

impl Vendors {
    /// Those of the settings. Nothing is connected to yet. A file may have `archive_bytes` at most.
    ///
    /// # Errors
    /// When an address, a certificate or a key cannot be used.
    pub fn new(settings: &[ExamVendor], archive_bytes: u64) -> Result<Self, VendorFault> {
        let vendor = |settings: &ExamVendor| {
            let fault = |message| VendorFault { code: settings.code.clone(), message };
            let (port, certificate_ends_at) = port(settings, archive_bytes).map_err(fault)?;
            Ok((settings.code.clone(), Vendor { settings: settings.clone(), port, certificate_ends_at }))
        };
        Ok(Self(settings.iter().map(vendor).collect::<Result<_, _>>()?))
    }

    /// The vendor of that code.
    pub fn get(&self, code: &str) -> Option<&Vendor> {
        self.0.get(code)
    }

    /// Each vendor.
    pub fn iter(&self) -> impl Iterator<Item = &Vendor> {
        self.0.values()
    }

    /// Whether a vendor's fields have to hold names and addresses: one that is not in the settings may be told of somebody yet.
    pub fn is_told_beforehand(&self, code: &str) -> bool {
        self.get(code).is_none_or(Vendor::is_told_beforehand)
    }

    /// What a vendor calls itself; its code when it is not in the settings any more.
    pub fn name<'a>(&'a self, code: &'a str) -> &'a str {
        self.get(code).map_or(code, |vendor| &vendor.settings.name)
    }
}

/// The way to a vendor, and when the certificate ends that we need for it.
fn port(settings: &ExamVendor, archive_bytes: u64) -> Result<(Arc<dyn ExamDelivery>, Option<Timestamp>), String> {
    let limits = Limits { archive_bytes, ..Limits::default() };
    Ok(match &settings.exchange {
        Exchange::PearsonFiles(server) => {
            let files = FilesSettings {
                sftp: sftp(server),
                upload_dir: server.upload_dir.clone(),
                download_dir: server.download_dir.clone(),
                limits,
            };
            (Arc::new(PearsonFiles::new(files)), None)
        }
        Exchange::PearsonRealTime(soap, results) => {
            let port = PearsonRealTime::new(RealTimeSettings {
                url: soap.url.to_string(),
                client_id: settings.client_code.clone(),
                user: soap.user.clone(),
                password: soap.password.clone(),
                certificate: ClientCertificate { certificate: soap.certificate.clone(), key: soap.key.clone() },
                authorities: soap.authorities.clone(),
                timeout: soap.timeout,
                results: results.as_ref().map(|server| ResultFilesSettings {
                    sftp: sftp(server),
                    download_dir: server.download_dir.clone(),
                    limits,
                }),
            });
            let port = port.map_err(|fault| fault.to_string())?;
            let ends_at = port.certificate_ends_at();
            (Arc::new(port), Some(ends_at))
        }
        Exchange::Psi(rest) => {
            let port = PsiRest::new(RestSettings {
                base_url: rest.base_url.to_string(),
                token_url: rest.token_url.to_string(),
                account_code: settings.client_code.clone(),
                client_id: rest.client_id.clone(),
                client_secret: rest.client_secret.clone(),
                timeout: rest.timeout,
                fetch_results: rest.fetch_results,
            });
            (Arc::new(port.map_err(|fault| fault.to_string())?), None)
        }
        Exchange::AssessmentEngine(_) => (Arc::new(AssessmentEngine), None),
    })
}

fn sftp(server: &Sftp) -> SftpSettings {
    SftpSettings {
        host: server.host.clone(),
        port: server.port,
        user: server.user.clone(),
        secret: match &server.secret {
            GivenSecret::Password(password) => SftpSecret::Password(password.clone()),
            GivenSecret::Key(key) => SftpSecret::Key(key.clone()),
        },
        host_key: server.host_key.clone(),
        timeout: server.timeout,
    }
}

/// How the exchange with each vendor stands.
///
/// # Errors
/// When the database fails.
pub async fn list(app: &App) -> Result<Vec<ExamVendorView>, Error> {
    let vendors: Vec<Vendor> = app.vendors.iter().cloned().collect();
    let now = app.clock.now();
    let views: Result<Vec<ExamVendorView>, StoreError> =
        app.db.read(move |conn| vendors.iter().map(|vendor| view(conn, vendor, now)).collect()).await;
    let mut views = views?;
    if let Some(message) = disk::shortage(&app.config) {
        for view in &mut views {
            view.alarms.push(AlarmView { kind: "disk_full".to_owned(), message: message.clone(), since: None });
        }
    }
    Ok(views)
}

/// Says in the metrics how the exchange with each vendor stands.
///
/// # Errors
/// When the database fails.
pub fn measure(app: &App) -> Result<(), Error> {
    let now = app.clock.now();
    for vendor in app.vendors.iter() {
        let view = app.db.read_blocking(|conn| Ok::<_, Error>(view(conn, vendor, now)?))?;
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
pub(super) fn view(conn: &mut DbConn, vendor: &Vendor, now: Timestamp) -> Result<ExamVendorView, StoreError> {
    let settings = &vendor.settings;
    let code = settings.code.as_str();
    let link = store::exam_vendors::find(conn, code)?;
    let sent = store::exchanges::standing(conn, code, Direction::Sent)?;
    let received = store::exchanges::standing(conn, code, Direction::Received)?;
    let records = store::vendor_records::counts(conn, code)?;
    let authorizations = store::authorizations::counts(conn, code)?;
    let reached_at = link.as_ref().and_then(|link| link.reached_at);
    let next_poll_at = link.as_ref().map(|link| link.next_poll_at);
    let mut alarms = Vec::new();
    let mut alarm = |kind: &str, message: String, since: Option<Timestamp>| {
        alarms.push(AlarmView { kind: kind.to_owned(), message, since });
    };
    let patience = settings.poll * ROUNDS_OUT_OF_REACH;
    let (fault, refusal) = link.map_or((None, None), |link| (link.fault, link.refusal));
    if let Some(refusal) = refusal {
        alarm(&refusal.word, refusal.message, Some(refusal.since));
    }
    if let Some(fault) = fault {
        alarm(&fault.word, fault.message, Some(fault.since));
    } else if next_poll_at.is_none_or(|at| now.duration_since(at) > patience) {
        let message = "Nobody has looked whether the vendor has anything for us. Is the server's job running?";
        alarm("not_polled", message.to_owned(), reached_at);
    }
    if let Some(ends_at) = vendor.certificate_ends_at.filter(|ends_at| *ends_at - CERTIFICATE_ENDING < now) {
        let message = if ends_at <= now {
            "Our client certificate is over: the vendor lets nothing through. Ask it for another one.".to_owned()
        } else {
            format!("Our client certificate ends at {ends_at}. The vendor takes days for another one: ask now.")
        };
        alarm("certificate_ends", message, None);
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
