//! A mail server that is not ours (`tests/smtp`), in a process of its own.

use std::fs::File;
use std::io::{BufRead as _, BufReader};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use serde_json::{Value, json};

/// Whom the server lets in.
const LOGIN: (&str, &str) = ("certtracker", "a pass phrase, with \"quotes\"");

/// A certificate for `localhost` that nobody signed but itself, in a file that is gone when this is dropped, and its key.
pub struct Identity {
    file: PathBuf,
    certificate: String,
    key: String,
}

impl Identity {
    pub fn new() -> Self {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let made = rcgen::generate_simple_self_signed(["localhost".to_owned()]).unwrap();
        let name = format!("certtracker_mail_{}_{}.pem", std::process::id(), COUNT.fetch_add(1, Ordering::Relaxed));
        let file = std::env::temp_dir().join(name);
        std::fs::write(&file, made.cert.pem()).unwrap();
        Self { file, certificate: made.cert.pem(), key: made.signing_key.serialize_pem() }
    }
}

impl Drop for Identity {
    fn drop(&mut self) {
        // Left for the system to clean up when it cannot be removed.
        let _ = std::fs::remove_file(&self.file);
    }
}

/// A running mail server; gone when this is dropped.
pub struct MailServer {
    child: Child,
    pub port: u16,
    events: Arc<Mutex<Vec<Value>>>,
}

impl MailServer {
    /// Starts one: `tls` is the word of our setting, port `0` is any that is free.
    pub fn start(tls: &str, identity: &Identity, port: u16) -> Self {
        install();
        let settings = json!({
            "tls": tls, "key": identity.key, "cert": identity.certificate, "user": LOGIN.0, "password": LOGIN.1, "port": port,
        });
        let mut child = Command::new("node")
            .args(["server.mjs", &settings.to_string()])
            .current_dir(folder())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("node is needed for a mail server that is not ours; install Node.js 20");
        let events = Arc::<Mutex<Vec<Value>>>::default();
        let (lines, heard) = (BufReader::new(child.stdout.take().unwrap()).lines(), Arc::clone(&events));
        std::thread::spawn(move || {
            for line in lines.map_while(Result::ok) {
                heard.lock().unwrap().push(serde_json::from_str(&line).unwrap());
            }
        });
        let mut server = Self { child, port: 0, events };
        server.port = u16::try_from(server.wait_for("ready", 1)[0]["port"].as_u64().unwrap()).unwrap();
        server
    }

    /// The settings of a server of ours that sends its mail here, and trusts that identity.
    pub fn settings(&self, tls: &str, trusted: &Identity) -> Vec<(&'static str, String)> {
        vec![
            ("CERTTRACKER_MAIL_SMTP_HOST", "localhost".to_owned()),
            ("CERTTRACKER_MAIL_SMTP_PORT", self.port.to_string()),
            ("CERTTRACKER_MAIL_SMTP_TLS", tls.to_owned()),
            ("CERTTRACKER_MAIL_SMTP_USER", LOGIN.0.to_owned()),
            ("CERTTRACKER_MAIL_SMTP_PASSWORD", LOGIN.1.to_owned()),
            ("CERTTRACKER_MAIL_SMTP_CA_FILE", trusted.file.display().to_string()),
            ("CERTTRACKER_MAIL_SMTP_TIMEOUT_SECONDS", "2".to_owned()),
            ("CERTTRACKER_MAIL_FROM", "\"Büro, Program\" <certs@example.org>".to_owned()),
            ("CERTTRACKER_MAIL_MARKETING_FROM", "News <news@news.example.org>".to_owned()),
            ("CERTTRACKER_MAIL_REPLY_TO", "support@example.org".to_owned()),
        ]
    }

    /// What happened of one kind so far, once there is as much of it as that.
    #[track_caller]
    pub fn wait_for(&self, event: &str, count: usize) -> Vec<Value> {
        let give_up = Instant::now() + Duration::from_secs(30);
        loop {
            let found = self.so_far(event);
            if found.len() >= count {
                return found;
            }
            assert!(Instant::now() < give_up, "{} of {count} {event}: {:?}", found.len(), self.events.lock().unwrap());
            std::thread::sleep(Duration::from_millis(10));
        }
    }

    fn so_far(&self, event: &str) -> Vec<Value> {
        self.events.lock().unwrap().iter().filter(|happened| happened["event"] == event).cloned().collect()
    }

    /// Ends the server, and answers everything of one kind that ever happened.
    pub fn stop(mut self, event: &str) -> Vec<Value> {
        drop(self.child.stdin.take());
        self.child.wait().unwrap();
        // Nothing comes after the end of what it said.
        while Arc::strong_count(&self.events) > 1 {
            std::thread::sleep(Duration::from_millis(10));
        }
        self.so_far(event)
    }
}

impl Drop for MailServer {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn folder() -> PathBuf {
    tests::root().join("tests/smtp")
}

/// Installs the server where it is missing; one test process at a time.
fn install() {
    let lock = File::create(std::env::temp_dir().join("certtracker-smtp.lock")).unwrap();
    lock.lock().unwrap();
    // npm writes this file last.
    if folder().join("node_modules/.package-lock.json").exists() {
        return;
    }
    let npm = Command::new("npm").args(["ci", "--no-audit", "--no-fund"]).current_dir(folder()).status();
    let status = npm.expect("npm is needed for a mail server that is not ours; install Node.js 20");
    assert!(status.success(), "npm could not install the mail server in tests/smtp");
}
