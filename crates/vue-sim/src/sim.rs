//! A running simulator, on a thread and an event loop of its own, so that any kind of test can have one.

use std::io;
use std::net::{SocketAddr, TcpListener};
use std::path::Path;
use std::sync::mpsc;
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::JoinHandle;
use std::time::Duration;

use actix_web::dev::Server;
use actix_web::rt::System;
use russh::server::Server as _;
use tokio::sync::oneshot;

use crate::books::Books;
use crate::call_back::Teller;
use crate::engine::{self, Launches};
use crate::feed::{self, FeedFault, FeedRun};
use crate::secrets::{CALL_BACK_SECRET, SFTP_PASSWORD, SSO_PASSPHRASE, Secrets};
use crate::settings::{Adapter, Settings};
use crate::vendor::{Refusal, Vendor};
use crate::{Faults, SetFaults, StartFault, http, rest, sftp, soap};

/// What the doors share.
#[derive(Debug)]
pub(crate) struct Office {
    pub(crate) vendor: Arc<Vendor>,
    pub(crate) teller: Teller,
    pub(crate) sessions: http::Sessions,
    pub(crate) tokens: rest::Tokens,
    pub(crate) launches: Launches,
    /// Runs of the feeds must not overlap.
    feeds: Mutex<()>,
}

impl Office {
    /// Runs the feeds once.
    pub(crate) fn run_feeds(&self) -> Result<FeedRun, FeedFault> {
        if !self.vendor.settings.adapter.is_pearson() {
            return Ok(FeedRun::default());
        }
        let _turn = self.feeds.lock().unwrap_or_else(PoisonError::into_inner);
        feed::run(&self.vendor)
    }
}

/// A running simulator. It stops when it is dropped.
#[derive(Debug)]
pub struct Sim {
    office: Arc<Office>,
    http: SocketAddr,
    sftp: SocketAddr,
    soap: SocketAddr,
    stop: Option<oneshot::Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

impl Sim {
    /// Starts a simulator and answers when its ports are open.
    ///
    /// # Errors
    /// When its folder cannot be used, another simulator has it, or an address cannot be listened on.
    pub fn start(settings: Settings) -> Result<Self, StartFault> {
        let open = |what: &str, at: SocketAddr| {
            let listener = TcpListener::bind(at).and_then(|listener| {
                listener.set_nonblocking(true)?;
                let at = listener.local_addr()?;
                Ok((listener, at))
            });
            listener.map_err(|fault| StartFault::system(format!("{what} cannot listen on {at}"), fault))
        };
        let vendor = Arc::new(Vendor::open(settings)?);
        let door = sftp::Door::new(Arc::clone(&vendor))?;
        let (http_listener, http) = open("the HTTP server", vendor.settings.listen)?;
        let settings = &vendor.settings;
        let pearson = settings.adapter.is_pearson();
        let ours = |what, at| match pearson {
            true => open(what, at).map(|(listener, at)| (Some(listener), at)),
            false => Ok((None, at)),
        };
        let (sftp_listener, sftp) = ours("the SFTP server", settings.sftp_listen)?;
        let (soap_listener, soap) = ours("the SOAP services", settings.soap_listen)?;
        let teller = Teller::new().map_err(|fault| StartFault::system("the HTTP client", io::Error::other(fault)))?;
        let (sessions, tokens) = (http::Sessions::default(), rest::Tokens::default());
        let launches = Launches::default();
        let office = Arc::new(Office { vendor, teller, sessions, tokens, launches, feeds: Mutex::new(()) });

        let (stop, stopped) = oneshot::channel();
        let (started, has_started) = mpsc::channel();
        let inner = Arc::clone(&office);
        let run = move || {
            System::new().block_on(async move {
                match doors(&inner, door, http_listener, sftp_listener, soap_listener) {
                    Ok(servers) => {
                        let handles: Vec<_> = servers.iter().map(Server::handle).collect();
                        for server in servers {
                            actix_web::rt::spawn(server);
                        }
                        drop(started.send(Ok(())));
                        // Whether it is told to stop or is dropped, it stops.
                        drop(stopped.await);
                        for handle in handles {
                            handle.stop(false).await;
                        }
                    }
                    Err(fault) => drop(started.send(Err(fault))),
                }
            });
        };
        let thread = std::thread::Builder::new()
            .name("vue-sim".to_owned())
            .spawn(run)
            .map_err(|fault| StartFault::system("no thread can be started", fault))?;
        let gone = |_| StartFault::system("the servers", io::Error::other("their thread ended"));
        has_started.recv().map_err(gone)??;
        Ok(Self { office, http, sftp, soap, stop: Some(stop), thread: Some(thread) })
    }

    /// Where the pages and the JSON API are, without a slash at its end.
    pub fn url(&self) -> String {
        format!("http://{}", self.http)
    }

    /// Where candidates are handed over to.
    pub fn hand_off_url(&self) -> String {
        format!("{}/sso/schedule", self.url())
    }

    /// Where the HTTP server listens.
    pub fn http_address(&self) -> SocketAddr {
        self.http
    }

    /// How the program talks to the vendor.
    pub fn adapter(&self) -> Adapter {
        self.office.vendor.settings.adapter
    }

    /// What stands before the paths of the REST services.
    pub fn rest_url(&self) -> String {
        format!("{}{}", self.url(), rest::PREFIX)
    }

    /// Where candidates are launched to.
    pub fn launch_url(&self) -> String {
        format!("{}/engine/launch", self.url())
    }

    /// What proves the program to the REST services; its name there is its code at the vendor.
    pub fn client_secret(&self) -> &str {
        &self.office.vendor.secrets.client_secret
    }

    /// Where the SFTP server listens, when there is one.
    pub fn sftp_address(&self) -> SocketAddr {
        self.sftp
    }

    /// The program's name at the SFTP server.
    pub fn sftp_user(&self) -> &str {
        &self.office.vendor.settings.sftp_user
    }

    /// The program's password at the SFTP server.
    pub fn sftp_password(&self) -> &str {
        &self.office.vendor.secrets.sftp_password
    }

    /// The address that the SOAP services' names follow.
    pub fn soap_url(&self) -> String {
        soap::url(self.soap)
    }

    /// The program's name in requests by SOAP.
    pub fn soap_user(&self) -> &str {
        &self.office.vendor.settings.soap_user
    }

    /// The program's password in requests by SOAP.
    pub fn soap_password(&self) -> &str {
        &self.office.vendor.secrets.soap_password
    }

    /// The program's certificate and its key, as PEM.
    pub fn client_certificate(&self) -> (&str, &str) {
        let (certificate, key) = &self.office.vendor.secrets.certificates.client;
        (certificate, key)
    }

    /// The certificate of the authority that issued the SOAP services' certificate, as PEM.
    pub fn soap_authority(&self) -> &str {
        &self.office.vendor.secrets.certificates.authority
    }

    /// The fingerprint of the SFTP server's key, `SHA256:…`.
    pub fn host_key(&self) -> String {
        self.office.vendor.secrets.host_key_fingerprint()
    }

    /// What call-backs are signed with.
    pub fn call_back_secret(&self) -> &str {
        &self.office.vendor.secrets.call_back_secret
    }

    /// What hand-offs are signed with.
    pub fn sso_passphrase(&self) -> &str {
        &self.office.vendor.secrets.sso_passphrase
    }

    /// Where the books are.
    pub fn data_dir(&self) -> &Path {
        &self.office.vendor.settings.data_dir
    }

    /// The folder that the program sees as `/in`.
    pub fn incoming(&self) -> &Path {
        &self.office.vendor.folders.incoming
    }

    /// The folder that the program sees as `/out`.
    pub fn outgoing(&self) -> &Path {
        &self.office.vendor.folders.outgoing
    }

    /// Says where the program is, for a program that starts after the simulator.
    pub fn set_program_url(&self, url: &str) {
        self.office.vendor.set_program_url(url);
    }

    /// The settings that the program needs to talk to this simulator, in TOML.
    pub fn program_settings(&self) -> String {
        let mut settings = self.office.vendor.settings.clone();
        settings.listen = self.http;
        settings.sftp_listen = self.sftp;
        settings.soap_listen = self.soap;
        settings_toml(&settings, &self.office.vendor.secrets)
    }

    /// Reads and writes files now, and answers when that is done.
    ///
    /// # Errors
    /// When a folder or the books cannot be read or written.
    pub fn run_feeds(&self) -> Result<FeedRun, FeedFault> {
        self.office.run_feeds()
    }

    /// Sets faults; those that are not named stay as they are.
    ///
    /// # Errors
    /// When the books cannot be written.
    pub fn set_faults(&self, faults: SetFaults) -> Result<Faults, Refusal> {
        self.office.vendor.set_faults(faults)
    }

    /// Moves the vendor's time by so many seconds, and answers what it is then.
    ///
    /// # Errors
    /// When that is too far, or the books cannot be written.
    pub fn advance_clock(&self, seconds: i64) -> Result<jiff::Timestamp, Refusal> {
        self.office.vendor.advance_clock(seconds)
    }

    /// All that the vendor knows, as the API has it.
    pub fn books(&self) -> serde_json::Value {
        self.office.vendor.read(|books: &Books, _| serde_json::to_value(books)).unwrap_or_default()
    }

    /// Stops it. What was acknowledged is in its folder, and another one can go on with that.
    pub fn stop(mut self) {
        self.end();
    }

    /// Runs until the process is told to end, and stops then.
    ///
    /// # Errors
    /// When signals cannot be waited for.
    pub fn wait_for_signal(self) -> io::Result<()> {
        use tokio::signal::unix::{SignalKind, signal};
        System::new().block_on(async {
            let mut terminate = signal(SignalKind::terminate())?;
            tokio::select! {
                interrupted = tokio::signal::ctrl_c() => interrupted,
                _ = terminate.recv() => Ok(()),
            }
        })?;
        self.stop();
        Ok(())
    }

    fn end(&mut self) {
        drop(self.stop.take());
        if let Some(thread) = self.thread.take() {
            drop(thread.join());
        }
        self.office.vendor.close();
    }
}

impl Drop for Sim {
    fn drop(&mut self) {
        self.end();
    }
}

/// Opens all doors and starts what happens by itself.
fn doors(
    office: &Arc<Office>,
    mut door: sftp::Door,
    http_listener: TcpListener,
    sftp_listener: Option<TcpListener>,
    soap_listener: Option<TcpListener>,
) -> Result<Vec<Server>, StartFault> {
    let mut servers = Vec::new();
    if let Some(listener) = soap_listener {
        let server = soap::server(&office.vendor, listener);
        servers.push(server.map_err(|fault| StartFault::system("the SOAP services", fault))?);
    }
    let server = http::server(office, http_listener).map_err(|fault| StartFault::system("the HTTP server", fault))?;
    if let Some(listener) = sftp_listener {
        let listener = tokio::net::TcpListener::from_std(listener)
            .map_err(|fault| StartFault::system("the SFTP server", fault))?;
        actix_web::rt::spawn(async move {
            let config = door.config();
            if let Err(fault) = door.run_on_socket(config, &listener).await {
                tracing::error!(%fault, "the SFTP server ended");
            }
        });
    }
    if let Some(every) = office.vendor.settings.feed_every {
        let office = Arc::clone(office);
        actix_web::rt::spawn(feed_again_and_again(office, every));
    }
    if let Some(every) = office.vendor.settings.call_backs_every {
        let office = Arc::clone(office);
        actix_web::rt::spawn(tell_again_and_again(office, every));
    }
    servers.push(server);
    Ok(servers)
}

async fn feed_again_and_again(office: Arc<Office>, every: Duration) {
    loop {
        tokio::time::sleep(every).await;
        let office = Arc::clone(&office);
        match actix_web::rt::task::spawn_blocking(move || office.run_feeds()).await {
            Ok(Ok(_)) => {}
            Ok(Err(fault)) => tracing::error!(%fault, "the feeds ended early"),
            Err(fault) => tracing::error!(%fault, "the feeds broke off"),
        }
    }
}

async fn tell_again_and_again(office: Arc<Office>, every: Duration) {
    loop {
        drop(tokio::time::timeout(every, office.vendor.call_backs_due.notified()).await);
        if let Err(fault) = office.teller.run(&office.vendor, false).await {
            tracing::error!(%fault, "call-backs ended early");
            tokio::time::sleep(Duration::from_secs(5)).await;
        }
    }
}

/// The settings that a program needs to talk to a simulator of these settings. Makes the secrets that are missing.
///
/// # Errors
/// When the data folder cannot be used.
pub fn program_settings(settings: &Settings) -> Result<String, StartFault> {
    Ok(settings_toml(settings, &Secrets::load(&settings.data_dir)?))
}

fn settings_toml(settings: &Settings, secrets: &Secrets) -> String {
    let folder = std::path::absolute(&settings.data_dir).unwrap_or_else(|_| settings.data_dir.clone());
    let file = |name: &str| quoted(&folder.join(name).to_string_lossy());
    let code = &settings.vendor;
    let public = settings.public_url.clone().unwrap_or_else(|| format!("http://{}", settings.listen));
    let public = public.trim_end_matches('/');
    let (adapter, name, exchange) = match settings.adapter {
        Adapter::PearsonFiles => ("pearson-files", "Pearson VUE", sftp_toml(settings, secrets, &file)),
        Adapter::PearsonRealTime => ("pearson-real-time", "Pearson VUE", soap::program_settings(settings, &file)),
        Adapter::Psi => ("psi", "PSI", rest::program_settings(settings, public, &file)),
        Adapter::AssessmentEngine => {
            ("assessment-engine", "Online assessments", engine::program_settings(settings, public, &file))
        }
    };
    // Candidates come to an engine by its launch alone.
    let hand_off = match settings.adapter {
        Adapter::AssessmentEngine => String::new(),
        Adapter::PearsonFiles | Adapter::PearsonRealTime | Adapter::Psi => format!(
            "[{code}.hand_off]
url = {}
passphrase_file = {}
",
            quoted(&format!("{public}/sso/schedule")),
            file(SSO_PASSPHRASE),
        ),
    };
    format!(
        "[{code}]
adapter = \"{adapter}\"
name = \"{name} (simulated)\"
client_code = {client_code}
{exchange}{hand_off}[{code}.call_backs]
secret_file = {secret_file}
",
        client_code = quoted(&settings.client_code),
        secret_file = file(CALL_BACK_SECRET),
    )
}

fn sftp_toml(settings: &Settings, secrets: &Secrets, file: &dyn Fn(&str) -> String) -> String {
    format!(
        "[{code}.sftp]
host = {host}
port = {port}
user = {user}
password_file = {password_file}
host_key = {host_key}
upload_dir = \"/in\"
download_dir = \"/out\"
",
        code = settings.vendor,
        host = quoted(&settings.sftp_listen.ip().to_string()),
        port = settings.sftp_listen.port(),
        user = quoted(&settings.sftp_user),
        password_file = file(SFTP_PASSWORD),
        host_key = quoted(&secrets.host_key_fingerprint()),
    )
}

/// A string of TOML.
pub(crate) fn quoted(text: &str) -> String {
    toml::Value::String(text.to_owned()).to_string()
}
