//! What the tests share: a server with the demo data, a driver, and the frame around each test.

use std::path::PathBuf;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex, PoisonError, Weak};
use std::thread::JoinHandle;

use actix_web::dev::ServerHandle;
use actix_web::web::Data;
use api::app::App;
use api::clock::Clock;
use api::config::Config;
use api::http::server::{Listeners, main_server};
use api::service::demo::{self, Demo, IssuedCredential};
use jiff::Timestamp;
use vue_sim::{Settings, Sim, TokenClock};

use crate::driver::Driver;
use crate::window::Window;

/// When all of this happens: the day that the demo results came, from which the candidates' standing follows.
pub const NOW: &str = "2026-11-23T12:00:00Z";

/// The server and the driver. They end with the last test that holds them.
pub struct Stage {
    /// The server's address.
    pub base: String,
    /// What its use cases have at hand, for what no door arranges.
    pub app: Data<App>,
    /// Who delivers exams: by the server's clock, doing nothing by itself.
    pub sim: Sim,
    demo: Demo,
    driver: Driver,
    server: Server,
}

impl Stage {
    /// The running stage, or a new one.
    fn shared() -> Arc<Self> {
        static STAGE: Mutex<Weak<Stage>> = Mutex::new(Weak::new());
        // After a test that panicked in here the next one tries again.
        let mut stage = STAGE.lock().unwrap_or_else(PoisonError::into_inner);
        stage.upgrade().unwrap_or_else(|| {
            let new = Arc::new(Self::set());
            *stage = Arc::downgrade(&new);
            new
        })
    }

    fn set() -> Self {
        assert!(tests::root().join("web/dist/index.en.html").exists(), "the web app is not built; `./just web` does");
        let (server, sim, base, demo, app) = Server::start();
        Self { base, app, sim, demo, driver: Driver::start(), server }
    }

    /// Sets the vendor's clock by the server's, which stands still: tokens of tomorrow are refused.
    fn same_time(&self) {
        let theirs = self.sim.advance_clock(0).unwrap();
        self.sim.advance_clock(NOW.parse::<Timestamp>().unwrap().duration_since(theirs).as_secs()).unwrap();
    }

    /// The server sends what it has to the vendor, who reads it and answers, and the server takes that.
    pub async fn exchange(&self) {
        self.same_time();
        let app = self.app.clone().into_inner();
        let vendor = app.vendors.iter().next().unwrap().clone();
        for _ in 0..2 {
            api::service::exam_delivery::round(&app, &vendor).await.unwrap();
            self.sim.run_feeds().unwrap();
        }
        api::service::exam_delivery::round(&app, &vendor).await.unwrap();
    }

    /// Does something at the vendor's own doors.
    pub async fn vendor(&self, method: reqwest::Method, path: &str, body: serde_json::Value) -> serde_json::Value {
        self.same_time();
        let url = format!("{}/api{path}", self.sim.url());
        let answer = reqwest::Client::new().request(method, url).json(&body).send().await.unwrap();
        let (status, text) = (answer.status(), answer.text().await.unwrap());
        assert!(status.is_success(), "{path}: {status} {text}");
        serde_json::from_str(&text).unwrap()
    }

    /// What the person signs in with.
    pub fn password(&self, user: &str) -> &str {
        &self.demo.sign_ins.iter().find(|sign_in| sign_in.user == user).expect("a demo person").password
    }

    /// Ada's credential for that achievement.
    pub fn credential_of_ada(&self, achievement: &str) -> &IssuedCredential {
        let of_ada = |credential: &&IssuedCredential| credential.candidate.starts_with("CT-100000001-");
        self.demo.credentials.iter().filter(of_ada).find(|credential| credential.achievement == achievement).unwrap()
    }

    /// A place for files of the tests; gone at the end.
    pub fn folder(&self) -> &PathBuf {
        &self.server.folder
    }
}

/// Runs a story in a browser window, and closes the browser however it ends.
///
/// Fails when the story does, or when the browser complained of anything that the story did not expect: scripts or styles
/// that the content security policy refused, requests that failed, errors and warnings in the console.
pub fn in_browser<F: Future<Output = ()> + Send + 'static>(story: impl FnOnce(Window, Arc<Stage>) -> F) {
    let stage = Stage::shared();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(async {
        let client = stage.driver.session().await;
        let window = Window::new(client.clone(), &stage.base);
        // A task of its own, so that the session is closed after a panic too.
        let outcome = tokio::spawn(story(window.clone(), stage.clone())).await;
        let complaints = match &outcome {
            Ok(()) => window.complaints().await,
            Err(_) => {
                window.keep_picture_of_failure().await;
                Vec::new()
            }
        };
        let closed = client.close().await;
        if let Err(failure) = outcome {
            std::panic::resume_unwind(failure.into_panic());
        }
        closed.unwrap();
        assert!(complaints.is_empty(), "the browser complained:\n{}", complaints.join("\n"));
    });
}

/// The server, on a thread and a runtime of its own.
struct Server {
    handle: ServerHandle,
    thread: Option<JoinHandle<()>>,
    folder: PathBuf,
}

impl Server {
    fn start() -> (Self, Sim, String, Demo, Data<App>) {
        // One stage may still be torn down while the next is set.
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let number = COUNT.fetch_add(1, Ordering::Relaxed);
        let folder = std::env::temp_dir().join(format!("certtracker_browser_{}_{number}", std::process::id()));
        // What an earlier process of this number may have left.
        let _ = std::fs::remove_dir_all(&folder);
        std::fs::create_dir_all(&folder).unwrap();
        let data = folder.display().to_string();
        let settings = Settings {
            feed_every: None,
            call_backs_every: None,
            token_clock: TokenClock::Vendor,
            ..Settings::new(folder.join("vendor"))
        };
        let sim = Sim::start(settings).unwrap();
        let vendors = folder.join("vendors.toml");
        std::fs::write(&vendors, sim.program_settings()).unwrap();
        let vendors = vendors.display().to_string();
        let vars = move |name: &str| match name {
            "CERTTRACKER_DATA_DIR" => Some(data.clone()),
            "CERTTRACKER_DATABASE_SYNCHRONOUS" => Some("normal".to_owned()),
            "CERTTRACKER_LISTEN" => Some("127.0.0.1:0".to_owned()),
            "CERTTRACKER_EXAM_VENDORS_FILE" => Some(vendors.clone()),
            "CERTTRACKER_WORKERS" => Some("2".to_owned()),
            // The clock stands still, so what a client has used up would never come back.
            "CERTTRACKER_RATE_LIMIT" => Some("off".to_owned()),
            _ => None,
        };
        let (started, starting) = std::sync::mpsc::channel();
        let thread = std::thread::spawn(move || {
            actix_web::rt::System::new().block_on(async move {
                let mut config = Config::from_vars(&vars).unwrap();
                let listeners = Listeners::bind(&config.server).unwrap();
                config.server.took_port(listeners.address().port());
                let base = format!("http://{}", listeners.address());
                let app = Data::new(App::open(config, Clock::fixed(NOW.parse().unwrap())).unwrap());
                let demo = demo::fill(&app).await.unwrap();
                actix_web::rt::spawn(api::job::run(app.clone().into_inner()));
                let server = main_server(app.clone(), listeners.into_main()).unwrap();
                started.send((server.handle(), base, demo, app)).unwrap();
                server.await.unwrap();
            });
        });
        let (handle, base, demo, app) = starting.recv().expect("the server starts; its own message is above");
        sim.set_program_url(&base);
        (Self { handle, thread: Some(thread), folder }, sim, base, demo, app)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // Told at once, without being awaited.
        drop(self.handle.stop(false));
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}
