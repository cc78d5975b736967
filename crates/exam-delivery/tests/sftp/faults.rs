//! What an operator is told when something does not get through, and what is tried again.

use std::fs;
use std::time::{Duration, Instant};

use exam_delivery::fault::TransportFault;
use exam_delivery::sftp::{Sftp, SftpSecret, SftpSettings};
use tokio::io::AsyncWriteExt;
use tokio::net::TcpListener;

use crate::server::{Manner, PASSWORD, Server};

#[tokio::test]
async fn a_wrong_password_is_told_from_other_faults() {
    let server = Server::start().await;
    let secret = SftpSecret::Password("wrong horse".into());

    let fault = Sftp::new(SftpSettings { secret, ..server.settings() }).list("/out").await.unwrap_err();

    assert_eq!(fault.word(), "wrong_secret");
    assert!(fault.to_string().starts_with("the vendor's server does not let certtracker in"), "{fault}");
}

#[tokio::test]
async fn a_server_with_another_key_is_not_given_the_secret() {
    let server = Server::start().await;
    let expected = "SHA256:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA".to_owned();
    let settings = SftpSettings { host_key: expected.clone(), ..server.settings() };

    let fault = Sftp::new(settings).list("/out").await.unwrap_err();

    assert_eq!(fault, TransportFault::HostKeyChanged { expected, found: server.settings().host_key });
}

#[tokio::test]
async fn nobody_at_the_address_is_unreachable() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    drop(listener);
    let server = Server::start().await;

    let gone = Sftp::new(SftpSettings { port, ..server.settings() }).list("/out").await.unwrap_err();
    let host = "no-such-host.invalid".to_owned();
    let unknown = Sftp::new(SftpSettings { host, ..server.settings() }).list("/out").await.unwrap_err();

    assert!(matches!(&gone, TransportFault::Unreachable { host, .. } if *host == format!("127.0.0.1 port {port}")));
    assert_eq!(unknown.word(), "unreachable");
}

#[tokio::test]
async fn a_server_that_never_answers_times_out_at_whatever_step() {
    let mute = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let server = Server::start().await;
    let timeout = Duration::from_millis(400);
    let at_once = SftpSettings { port: mute.local_addr().unwrap().port(), timeout, ..server.settings() };
    let started = Instant::now();

    let greeting = Sftp::new(at_once).list("/out").await.unwrap_err();
    server.behave(Manner::Silent);
    let listing = Sftp::new(SftpSettings { timeout, ..server.settings() }).list("/out").await.unwrap_err();

    assert_eq!(greeting, TransportFault::TimedOut { step: "greeting", seconds: 1 });
    assert_eq!(listing, TransportFault::TimedOut { step: "listing", seconds: 1 });
    assert!(started.elapsed() < Duration::from_secs(5));
}

#[tokio::test]
async fn a_server_that_is_none_or_has_no_sftp_is_told_of() {
    let other = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = other.local_addr().unwrap().port();
    tokio::spawn(async move {
        while let Ok((mut socket, _)) = other.accept().await {
            let _ = socket.write_all(b"HTTP/1.1 400 Bad Request\r\n\r\n").await;
        }
    });
    let server = Server::start().await;

    let none = Sftp::new(SftpSettings { port, ..server.settings() }).list("/out").await.unwrap_err();
    server.behave(Manner::NoSftp);
    let no_sftp = server.client().list("/out").await.unwrap_err();

    assert_eq!(none.word(), "broken");
    assert!(no_sftp.to_string().ends_with("the server has no SFTP for us"), "{no_sftp}");
}

#[tokio::test]
async fn a_missing_folder_or_file_is_named() {
    let server = Server::start().await;
    let client = server.client();
    let not_found = |name: &str| TransportFault::NotFound { name: name.to_owned() };

    assert_eq!(client.list("/away").await, Err(not_found("/away")));
    assert_eq!(client.put("/away", "a.dat", b"a").await, Err(not_found("/away/a.dat.part")));
    assert_eq!(client.fetch("/out", "a.zip", 10).await, Err(not_found("/out/a.zip")));
    assert_eq!(server.connections(), 1);
}

#[tokio::test]
async fn a_full_server_keeps_the_old_file_and_no_half_one() {
    let server = Server::start().await;
    let client = server.client();
    client.put("/in", "a.dat", b"old").await.unwrap();
    server.behave(Manner::Full);

    let fault = client.put("/in", "a.dat", b"new").await.unwrap_err();

    assert_eq!(fault, TransportFault::NoSpace { name: "/in/a.dat.part".to_owned() });
    assert_eq!(server.names("in"), ["a.dat"]);
    assert_eq!(fs::read(server.path("in/a.dat")).unwrap(), b"old");
    server.behave(Manner::Good);
    client.put("/in", "a.dat", b"new").await.unwrap();
    assert_eq!(fs::read(server.path("in/a.dat")).unwrap(), b"new");
}

#[tokio::test]
async fn what_the_server_forbids_is_told_as_that() {
    let server = Server::start().await;
    server.behave(Manner::Forbidding);
    let client = server.client();

    let listing = client.list("/out").await.unwrap_err();
    let removing = client.remove("/out", "a.zip").await.unwrap_err();

    assert_eq!(listing.to_string().split(':').next(), Some("the vendor's server does not allow listing /out"));
    assert_eq!(removing.word(), "not_allowed");
}

#[tokio::test]
async fn a_name_with_a_folder_in_it_goes_nowhere() {
    let server = Server::start().await;
    let client = server.client();
    for name in ["../in/a.dat", "a/b", "..", ".", "", "a\nb", "a\\b"] {
        assert_eq!(client.fetch("/out", name, 10).await.unwrap_err().word(), "not_allowed", "{name:?}");
        assert_eq!(client.put("/in", name, b"").await.unwrap_err().word(), "not_allowed", "{name:?}");
        assert_eq!(client.remove("/in", name).await.unwrap_err().word(), "not_allowed", "{name:?}");
    }
    assert_eq!(server.connections(), 0);
}

#[tokio::test]
async fn a_folder_that_never_ends_is_left_at_some_point() {
    let server = Server::start().await;
    server.behave(Manner::Endless);

    assert_eq!(server.client().list("/out").await.unwrap().len(), 10_000);
}

#[tokio::test]
async fn a_connection_that_was_cut_between_two_operations_is_made_anew() {
    let server = Server::start().await;
    let client = server.client();
    client.put("/in", "a.dat", b"a").await.unwrap();

    server.cut();
    client.put("/in", "b.dat", b"b").await.unwrap();
    server.cut();
    tokio::time::sleep(Duration::from_millis(50)).await;
    client.put("/in", "c.dat", b"c").await.unwrap();

    assert_eq!(server.names("in"), ["a.dat", "b.dat", "c.dat"]);
    assert_eq!(server.connections(), 3);
}

#[tokio::test]
async fn an_operation_that_is_given_up_does_not_spoil_the_next() {
    let server = Server::start().await;
    let client = server.client();
    client.list("/out").await.unwrap();
    server.behave(Manner::Silent);
    let given_up = tokio::time::timeout(Duration::from_millis(50), client.put("/in", "a.dat", b"a")).await;
    assert!(given_up.is_err());
    server.behave(Manner::Good);

    client.put("/in", "b.dat", b"b").await.unwrap();

    assert_eq!(server.names("in"), ["b.dat"]);
}

#[test]
fn no_secret_shows_in_debugging_texts() {
    let settings = |secret| SftpSettings {
        host: "sftp.example".to_owned(),
        port: 22,
        user: "certtracker".to_owned(),
        secret,
        host_key: "SHA256:x".to_owned(),
        timeout: Duration::from_secs(1),
    };
    for secret in [SftpSecret::Password(PASSWORD.into()), SftpSecret::Key(PASSWORD.into())] {
        let settings = settings(secret);
        let text = format!("{settings:?} {:?}", Sftp::new(settings.clone()));
        assert!(!text.contains(PASSWORD) && text.contains("sftp.example"), "{text}");
    }
}
