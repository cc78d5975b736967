//! What is written, listed, fetched and removed on a server that behaves.

use std::fs;
use std::os::unix::fs::symlink;
use std::time::{Duration, SystemTime};

use exam_delivery::fault::{ArchiveFault, TransportFault};
use exam_delivery::pearson::files::{FilesSettings, PearsonFiles};
use exam_delivery::pearson::{Archive, Limits};
use exam_delivery::port::{Event, ExamDelivery, Message};
use exam_delivery::sftp::{Sftp, SftpSecret};
use russh::keys::ssh_key::LineEnding;

use crate::server::{Server, key};
use crate::zipped::zip;

#[tokio::test]
async fn a_file_is_written_whole_and_replaces_one_of_its_name() {
    let server = Server::start().await;
    let client = server.client();
    let long: Vec<u8> = (0..200_000_u32).map(|number| number.to_le_bytes()[1]).collect();

    client.put("/in", "cdd-1.dat", &long).await.unwrap();
    assert_eq!(fs::read(server.path("in/cdd-1.dat")).unwrap(), long);
    client.put("/in/", "cdd-1.dat", b"short").await.unwrap();
    client.put("/in", "empty.dat", b"").await.unwrap();

    assert_eq!(fs::read(server.path("in/cdd-1.dat")).unwrap(), b"short");
    assert_eq!(server.names("in"), ["cdd-1.dat", "empty.dat"]);
    assert_eq!(server.connections(), 1, "the connection is kept");
}

#[tokio::test]
async fn complete_plain_files_are_listed_oldest_first() {
    let server = Server::start().await;
    let start = SystemTime::UNIX_EPOCH + Duration::from_secs(1_790_000_000);
    for (name, age) in
        [("b.zip", 2), ("a.zip", 2), ("newest.zip", 3), ("oldest.zip", 1), ("half.zip.part", 0), ("c\nd.zip", 0)]
    {
        let file = fs::File::create(server.path("out").join(name)).unwrap();
        file.set_modified(start + Duration::from_secs(age)).unwrap();
    }
    fs::create_dir(server.path("out/folder.zip")).unwrap();
    symlink("/etc/passwd", server.path("out/link.zip")).unwrap();

    let names = server.client().list("/out").await.unwrap();

    assert_eq!(names, ["oldest.zip", "a.zip", "b.zip", "newest.zip"]);
}

#[tokio::test]
async fn a_file_is_fetched_whole_up_to_a_limit_and_then_removed() {
    let server = Server::start().await;
    let client = server.client();
    let long: Vec<u8> = (0..100_001_u32).map(|number| number.to_le_bytes()[0]).collect();
    fs::write(server.path("out/a.zip"), &long).unwrap();

    assert_eq!(client.fetch("/out", "a.zip", 100_001).await.unwrap(), long);
    let refused = client.fetch("/out", "a.zip", 100_000).await.unwrap_err();
    assert_eq!(refused, TransportFault::TooLarge { name: "/out/a.zip".to_owned(), max: 100_000 });
    client.remove("/out", "a.zip").await.unwrap();
    client.remove("/out", "a.zip").await.unwrap();

    assert_eq!(server.names("out"), [""; 0]);
    assert_eq!(server.connections(), 1, "a refusal is no reason to connect again");
}

#[tokio::test]
async fn a_private_key_opens_as_a_password_does() {
    let server = Server::start().await;
    let text = key(9).to_openssh(LineEnding::LF).unwrap().to_string();
    let settings = |text: &str| {
        let secret = SftpSecret::Key(text.into());
        exam_delivery::sftp::SftpSettings { secret, ..server.settings() }
    };

    Sftp::new(settings(&text)).put("/in", "a.dat", b"a").await.unwrap();
    let other = key(10).to_openssh(LineEnding::LF).unwrap().to_string();
    let wrong = Sftp::new(settings(&other)).list("/in").await.unwrap_err();
    let no_key = Sftp::new(settings("no key")).list("/in").await.unwrap_err();

    assert_eq!((wrong.word(), no_key.word()), ("wrong_secret", "wrong_secret"));
    assert!(no_key.to_string().contains("not an OpenSSH private key"), "{no_key}");
}

#[tokio::test]
async fn the_adapter_sends_lists_fetches_reads_and_acknowledges() {
    let server = Server::start().await;
    let settings = FilesSettings {
        sftp: server.settings(),
        upload_dir: "/in".to_owned(),
        download_dir: "/out".to_owned(),
        limits: Limits::default(),
    };
    let vendor: std::sync::Arc<dyn ExamDelivery> = std::sync::Arc::new(PearsonFiles::new(settings));
    let confirmations = b"ClientCandidateID\tStatus\tMessage\n1\tAccepted\t\n";
    let results = b"RegistrationID\tClientCandidateID\tExamSeriesCode\tExamDate\tGrade\tNoShow\n\
        9\t1\tA\t2026/11/29 17:00:00\tpass\tfalse\n";
    let archive = zip(&[("vcdc-1.dat", confirmations), ("exam-1.dat", results)]);
    fs::write(server.path("out/vcdc-20261129-171500.zip"), &archive).unwrap();

    let message = Message { name: "cdd-20261129-171500.dat".to_owned(), bytes: b"x".to_vec() };
    assert_eq!(vendor.send(&message).await, Ok(None));
    assert_eq!(server.names("in"), ["cdd-20261129-171500.dat"]);
    let names = vendor.list().await.unwrap();
    assert_eq!(names, ["vcdc-20261129-171500.zip"]);
    let bytes = vendor.fetch(&names[0]).await.unwrap();
    let reading = vendor.read(&names[0], &bytes).unwrap();
    vendor.acknowledge(&names[0]).await.unwrap();

    assert!(reading.has_results);
    assert!(matches!(&reading.told[0].event, Ok(Event::Candidate(told)) if told.client_candidate_id == "1"));
    assert_eq!((reading.told.len(), reading.notices.len()), (1, 0));
    let archive = Archive::open(std::io::Cursor::new(bytes), Limits::default()).unwrap();
    assert_eq!(archive.row_count(), 1);
    assert_eq!(vendor.list().await, Ok(Vec::new()));
    assert_eq!(vendor.read("a.zip", b"x"), Err(ArchiveFault::NotAZip));
}
