//! chromedriver, started on a port of its own choice and gone, with every browser it started, at the end.

use std::io::{BufRead as _, BufReader, Write as _};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::json;

pub struct Driver {
    child: Child,
    port: u16,
}

impl Driver {
    pub fn start() -> Self {
        let named = std::env::var_os("CHROMEDRIVER").filter(|path| !path.is_empty());
        let mut child = Command::new(named.unwrap_or_else(|| "chromedriver".into()))
            .arg("--port=0")
            // Times on the pages are those of the reader's own zone.
            .env("TZ", "UTC")
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap_or_else(|error| {
                panic!("chromedriver does not start ({error}); `./just test-browser` installs it and says where it is")
            });
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines().map_while(Result::ok);
        let port = lines.by_ref().find_map(|line| {
            line.strip_prefix("ChromeDriver was started successfully on port ")?.trim_end_matches('.').parse().ok()
        });
        // Read on: a full pipe would stop the driver.
        std::thread::spawn(move || lines.for_each(drop));
        match port {
            Some(port) => Self { child, port },
            None => {
                let _ = child.kill();
                panic!("chromedriver ended without saying its port: {:?}", child.wait());
            }
        }
    }

    /// A browser with a fresh profile. Whoever opens it closes it.
    pub async fn session(&self) -> Client {
        let capabilities = json!({
            "browserName": "chrome",
            "timeouts": { "script": 60_000 },
            "goog:loggingPrefs": { "browser": "ALL" },
            "goog:chromeOptions": { "args": [
                "--headless",
                // Containers often run as root and with little shared memory, where Chromium would not start.
                "--no-sandbox",
                "--disable-dev-shm-usage",
                "--disable-gpu",
                // Several windows are open at once, and none of them is behind another.
                "--disable-backgrounding-occluded-windows",
                "--disable-background-timer-throttling",
                "--disable-renderer-backgrounding",
                "--disable-quic",
                "--disable-sync",
                "--disable-background-networking",
                "--disable-component-update",
                "--no-first-run",
                "--hide-scrollbars",
                "--force-device-scale-factor=1",
                "--lang=en-GB",
                "--window-size=1440,900",
            ] },
        });
        ClientBuilder::new(HttpConnector::new())
            .capabilities(capabilities.as_object().unwrap().clone())
            .connect(&format!("http://127.0.0.1:{}", self.port))
            .await
            .unwrap_or_else(|error| panic!("Chromium does not start: {error}"))
    }
}

impl Drop for Driver {
    /// Asks first: a driver that is killed leaves its browsers behind.
    fn drop(&mut self) {
        if let Ok(mut stream) = TcpStream::connect(("127.0.0.1", self.port)) {
            let _ = write!(stream, "GET /shutdown HTTP/1.1\r\nhost: 127.0.0.1:{}\r\n\r\n", self.port);
            let asked = Instant::now();
            while asked.elapsed() < Duration::from_secs(5) && matches!(self.child.try_wait(), Ok(None)) {
                std::thread::sleep(Duration::from_millis(10));
            }
        }
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
