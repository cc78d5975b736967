use std::io::{Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// A folder that is gone after the test.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("certtracker_{name}_{}", std::process::id()));
        std::fs::create_dir_all(&path).unwrap();
        Self(path)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

fn free_port() -> u16 {
    TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port()
}

fn certtracker(data: &Path, port: u16) -> Command {
    let mut command = Command::new(tests::program());
    command
        .env_clear()
        .env("CERTTRACKER_DATA_DIR", data)
        .env("CERTTRACKER_LISTEN", format!("127.0.0.1:{port}"))
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    command
}

/// A server that is killed when the test is over.
struct Server {
    child: Child,
    port: u16,
}

impl Server {
    fn start(data: &Path) -> Self {
        let port = free_port();
        let child = certtracker(data, port).arg("serve").spawn().unwrap();
        Self { child, port }
    }

    fn wait_until_ready(&self) {
        let begun = Instant::now();
        while !self.get("/health/ready").is_some_and(|answer| answer.starts_with("HTTP/1.1 200")) {
            assert!(begun.elapsed() < Duration::from_secs(20), "the server did not become ready");
            std::thread::sleep(Duration::from_millis(20));
        }
    }

    fn get(&self, path: &str) -> Option<String> {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).ok()?;
        write!(stream, "GET {path} HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n").ok()?;
        let mut answer = String::new();
        stream.read_to_string(&mut answer).ok()?;
        Some(answer)
    }

    #[cfg(unix)]
    fn signal(&self, name: &str) {
        let status = Command::new("kill").arg(format!("-{name}")).arg(self.child.id().to_string()).status().unwrap();
        assert!(status.success());
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[test]
fn a_port_in_use_is_told_before_anything_is_touched() {
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let folder = Folder::new("port");
    let data = folder.0.join("data");

    let output = certtracker(&data, taken.local_addr().unwrap().port()).arg("serve").output().unwrap();

    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert!(said.contains("another program is using that port") && said.contains("CERTTRACKER_LISTEN"), "{said}");
    assert!(!data.exists());
}

#[cfg(unix)]
#[test]
fn a_server_that_is_told_to_stop_ends_well() {
    let folder = Folder::new("stop");
    for signal in ["TERM", "INT"] {
        let mut server = Server::start(&folder.0);
        server.wait_until_ready();

        server.signal(signal);

        assert_eq!(server.child.wait().unwrap().code(), Some(0), "SIG{signal}");
    }
}

#[test]
fn two_servers_started_at_once_on_one_new_database_both_serve_it() {
    let folder = Folder::new("two");

    let servers = [Server::start(&folder.0), Server::start(&folder.0)];

    servers.iter().for_each(Server::wait_until_ready);
}

#[test]
fn metrics_are_served_on_a_listener_of_their_own() {
    let folder = Folder::new("metrics");
    let (port, metrics_port) = (free_port(), free_port());
    let child = certtracker(&folder.0, port)
        .arg("serve")
        .env("CERTTRACKER_METRICS_LISTEN", format!("127.0.0.1:{metrics_port}"))
        .spawn()
        .unwrap();
    let server = Server { child, port };
    server.wait_until_ready();

    let mut metrics = TcpStream::connect(("127.0.0.1", metrics_port)).unwrap();
    write!(metrics, "GET /metrics HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n").unwrap();
    let mut page = String::new();
    metrics.read_to_string(&mut page).unwrap();

    assert!(page.contains(r#"certtracker_http_requests_total{operation="find_readiness",status="200"}"#), "{page}");
    let public = server.get("/metrics").unwrap();
    assert!(!public.contains("certtracker_http_requests_total"), "{public}");
}

#[test]
fn a_database_that_cannot_be_opened_is_told_in_a_sentence() {
    let folder = Folder::new("broken");
    let file = folder.0.join("broken.db");
    std::fs::write(&file, "this is not a database, and long enough to be told apart from an empty one").unwrap();

    for url in [format!("sqlite://{}", file.display()), "sqlite:///no/such/folder/x.db".to_owned()] {
        let output =
            certtracker(&folder.0, free_port()).arg("migrate").env("CERTTRACKER_DATABASE_URL", &url).output().unwrap();
        let said = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(1), "{said}");
        assert!(said.contains("certtracker: the database is not available: "), "{said}");
        assert!(!said.contains("panicked"), "{said}");
    }
}

#[test]
fn the_key_secret_of_a_first_start_is_readable_by_its_owner_alone() {
    let folder = Folder::new("secret");

    let output = certtracker(&folder.0, free_port()).arg("migrate").output().unwrap();

    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let secret = std::fs::metadata(folder.0.join("key-secret")).unwrap();
    #[cfg(unix)]
    assert_eq!(std::os::unix::fs::PermissionsExt::mode(&secret.permissions()) & 0o777, 0o600);
    assert!(secret.len() > 32);
}

#[test]
fn an_account_is_made_with_a_password_from_standard_input() {
    let folder = Folder::new("account");
    let create = |email: &str, password: &str| {
        let mut child = certtracker(&folder.0, free_port())
            .args(["account", "create", "--user", "grace", "--email", email, "--staff"])
            .stdin(Stdio::piped())
            .spawn()
            .unwrap();
        child.stdin.take().unwrap().write_all(format!("{password}\n").as_bytes()).unwrap();
        let output = child.wait_with_output().unwrap();
        (output.status.code(), String::from_utf8(output.stderr).unwrap())
    };

    let (code, said) = create("grace@example.org", "short");
    assert_eq!(code, Some(1));
    assert!(said.contains("password: must have 12 characters or more"), "{said}");
    assert_eq!(create("grace@example.org", "correct horse battery staple").0, Some(0));
    let (code, said) = create("hopper@example.org", "correct horse battery staple");
    assert_eq!(code, Some(1));
    assert!(said.contains("This user name is taken."), "{said}");
}
