//! A simulator to test, and what a program would send it.

use std::io::{Cursor, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use reqwest::Method;
use russh::client::{self, Handle};
use russh::keys::{HashAlg, PublicKeyOrCertificate};
use russh_sftp::client::SftpSession;
use russh_sftp::protocol::OpenFlags;
use serde_json::{Value, json};
use tokio::io::AsyncWriteExt;
use vue_sim::{Settings, Sim};

/// A folder that is gone when the test is.
pub(crate) struct Folder(PathBuf);

impl Folder {
    pub(crate) fn new() -> Self {
        Self(std::env::temp_dir().join(format!("vue-sim-{}", uuid::Uuid::new_v4())))
    }

    pub(crate) fn path(&self) -> &Path {
        &self.0
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        drop(std::fs::remove_dir_all(&self.0));
    }
}

/// Settings where nothing happens by itself.
pub(crate) fn quiet(folder: &Folder) -> Settings {
    let mut settings = Settings::new(folder.path());
    settings.feed_every = None;
    settings.call_backs_every = None;
    settings
}

pub(crate) struct Bench {
    pub(crate) sim: Sim,
    pub(crate) http: reqwest::Client,
    pub(crate) folder: Folder,
    sent: std::cell::Cell<u32>,
}

/// The rows of a member by the names of their columns.
pub(crate) type Rows = Vec<std::collections::BTreeMap<String, String>>;

impl Bench {
    pub(crate) fn new() -> Self {
        Self::with(|_| {})
    }

    pub(crate) fn with(change: impl FnOnce(&mut Settings)) -> Self {
        let folder = Folder::new();
        let mut settings = quiet(&folder);
        change(&mut settings);
        let sim = Sim::start(settings).unwrap();
        Self { sim, http: client(), folder, sent: std::cell::Cell::new(0) }
    }

    /// Uploads as a program does: under another name first.
    pub(crate) async fn upload(&self, name: &str, bytes: &[u8]) {
        let sftp = sftp(&self.sim).await;
        let part = format!("/in/{name}.part");
        let mut file =
            sftp.open_with_flags(&part, OpenFlags::CREATE | OpenFlags::TRUNCATE | OpenFlags::WRITE).await.unwrap();
        file.write_all(bytes).await.unwrap();
        file.shutdown().await.unwrap();
        sftp.rename(part, format!("/in/{name}")).await.unwrap();
    }

    fn next_name(&self, prefix: &str) -> String {
        self.sent.set(self.sent.get() + 1);
        format!("{prefix}-20261129-17{:02}{:02}.dat", self.sent.get() / 60, self.sent.get() % 60)
    }

    /// Sends candidates, runs the feeds and reads the confirmation.
    pub(crate) async fn send_candidates(&self, rows: &[Vec<(&str, &str)>]) -> Rows {
        let name = self.next_name("cdd");
        self.upload(&name, &table(&CDD, rows)).await;
        self.confirmation("vcdc").await
    }

    /// Sends authorizations, runs the feeds and reads the confirmation.
    pub(crate) async fn send_authorizations(&self, rows: &[Vec<(&str, &str)>]) -> Rows {
        let name = self.next_name("ead");
        self.upload(&name, &table(&EAD, rows)).await;
        self.confirmation("eac").await
    }

    async fn confirmation(&self, prefix: &str) -> Rows {
        self.sim.run_feeds().unwrap();
        let mut rows = Rows::new();
        for (_, members) in self.collect().await {
            for (name, member) in members {
                if name.starts_with(prefix) {
                    rows.extend(member);
                }
            }
        }
        rows
    }

    /// Downloads and removes all that is there: archives by name, with their members.
    pub(crate) async fn collect(&self) -> Vec<(String, Vec<(String, Rows)>)> {
        let sftp = sftp(&self.sim).await;
        let mut names: Vec<String> = sftp.read_dir("/out").await.unwrap().map(|entry| entry.file_name()).collect();
        names.sort();
        let mut archives = Vec::new();
        for name in names {
            let bytes = sftp.read(format!("/out/{name}")).await.unwrap();
            sftp.remove_file(format!("/out/{name}")).await.unwrap();
            archives.push((name, members(&bytes)));
        }
        archives
    }

    pub(crate) async fn api(&self, method: Method, path: &str, body: Value) -> (u16, Value) {
        let request = self.http.request(method, format!("{}/api{path}", self.sim.url())).json(&body);
        let answer = request.send().await.unwrap();
        (answer.status().as_u16(), answer.json().await.unwrap())
    }

    pub(crate) async fn post(&self, path: &str, body: Value) -> Value {
        let (status, answer) = self.api(Method::POST, path, body).await;
        assert!(status < 300, "{path}: {status} {answer}");
        answer
    }

    /// A candidate with leave to sit.
    pub(crate) async fn candidate(&self, id: &str, authorization: &str) {
        let rows = self.send_candidates(&[ada(id)]).await;
        assert_eq!(rows[0]["Status"], "Accepted", "{rows:?}");
        let rows = self.send_authorizations(&[add(authorization, id)]).await;
        assert_eq!(rows[0]["Status"], "Accepted", "{rows:?}");
    }

    /// Books, and answers the registration's number.
    pub(crate) async fn book(&self, authorization: &str, time: &str) -> u64 {
        let place = json!({
            "clientAuthorizationID": authorization, "testCenterID": "55001", "date": day(), "time": time,
        });
        self.post("/appointments", place).await["registrationID"].as_u64().unwrap()
    }
}

pub(crate) fn client() -> reqwest::Client {
    let builder = reqwest::Client::builder().cookie_store(true).redirect(reqwest::redirect::Policy::none());
    builder.no_proxy().build().unwrap()
}

/// A Thursday far ahead, when no summer time is.
pub(crate) fn day() -> &'static str {
    "2031-01-16"
}

struct Pinned(String);

impl client::Handler for Pinned {
    type Error = russh::Error;

    async fn check_server_key(&mut self, key: &PublicKeyOrCertificate) -> Result<bool, russh::Error> {
        let PublicKeyOrCertificate::PublicKey { key, .. } = key else { return Ok(false) };
        Ok(key.fingerprint(HashAlg::Sha256).to_string() == self.0)
    }
}

pub(crate) async fn ssh(sim: &Sim) -> Handle<impl client::Handler> {
    let config = Arc::new(client::Config::default());
    client::connect(config, sim.sftp_address(), Pinned(sim.host_key())).await.unwrap()
}

pub(crate) async fn sftp(sim: &Sim) -> SftpSession {
    let mut ssh = ssh(sim).await;
    let signed_in = ssh.authenticate_password(sim.sftp_user(), sim.sftp_password()).await.unwrap();
    assert!(signed_in.success());
    let channel = ssh.channel_open_session().await.unwrap();
    channel.request_subsystem(true, "sftp").await.unwrap();
    SftpSession::new(channel.into_stream()).await.unwrap()
}

pub(crate) const CDD: [&str; 22] = [
    "ClientCandidateID",
    "CandidateID",
    "FirstName",
    "MiddleName",
    "LastName",
    "Suffix",
    "Salutation",
    "Email",
    "Address1",
    "Address2",
    "Address3",
    "City",
    "State",
    "PostalCode",
    "Country",
    "Phone",
    "Extension",
    "PhoneCountryCode",
    "FAX",
    "FAXCountryCode",
    "CompanyName",
    "LastUpdate",
];

pub(crate) const EAD: [&str; 11] = [
    "AuthorizationTransactionType",
    "AuthorizationID",
    "ClientAuthorizationID",
    "ClientCandidateID",
    "ExamAuthorizationCount",
    "ExamSeriesCode",
    "Modules",
    "Accommodations",
    "EligibilityApptDateFirst",
    "EligibilityApptDateLast",
    "LastUpdate",
];

/// A candidate whose record is good.
pub(crate) fn ada(id: &str) -> Vec<(&str, &str)> {
    vec![
        ("ClientCandidateID", id),
        ("FirstName", "Ada"),
        ("LastName", "Åkerström-Lovelace"),
        ("Email", "ada@example.com"),
        ("City", "Stockholm"),
        ("Country", "SWE"),
        ("LastUpdate", "2026/11/29 17:00:00"),
    ]
}

/// An authorization whose record is good.
pub(crate) fn add<'a>(id: &'a str, candidate: &'a str) -> Vec<(&'a str, &'a str)> {
    vec![
        ("AuthorizationTransactionType", "Add"),
        ("ClientAuthorizationID", id),
        ("ClientCandidateID", candidate),
        ("ExamAuthorizationCount", "1"),
        ("ExamSeriesCode", "320-301"),
        ("EligibilityApptDateFirst", "2026/01/01 00:00:00"),
        ("EligibilityApptDateLast", "2035/12/31 23:59:59"),
        ("LastUpdate", "2026/11/29 17:00:00"),
    ]
}

/// The same record with other values.
pub(crate) fn but<'a>(record: &[(&'a str, &'a str)], values: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let kept = record.iter().filter(|(column, _)| !values.iter().any(|(other, _)| other == column));
    kept.chain(values).copied().collect()
}

/// A file as the program writes it.
pub(crate) fn table(columns: &[&str], rows: &[Vec<(&str, &str)>]) -> Vec<u8> {
    let mut text = columns.join("\t") + "\r\n";
    for row in rows {
        let value = |column: &&str| row.iter().find(|(name, _)| name == column).map_or("", |(_, value)| *value);
        text += &(columns.iter().map(value).collect::<Vec<_>>().join("\t") + "\r\n");
    }
    encoding_rs::WINDOWS_1252.encode(&text).0.into_owned()
}

pub(crate) fn members(bytes: &[u8]) -> Vec<(String, Rows)> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let count = archive.len();
    (0..count)
        .map(|index| {
            let mut member = archive.by_index(index).unwrap();
            let mut bytes = Vec::new();
            member.read_to_end(&mut bytes).unwrap();
            let text = encoding_rs::WINDOWS_1252.decode(&bytes).0.into_owned();
            let mut lines = text.lines().map(|line| line.split('\t').map(str::to_owned).collect::<Vec<_>>());
            let header = lines.next().unwrap();
            let rows = lines.map(|line| header.iter().cloned().zip(line).collect()).collect();
            (member.name().unwrap().into_owned(), rows)
        })
        .collect()
}
