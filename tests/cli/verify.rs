//! Verifying a credential at the command line: from files alone, and from an issuer that is served here.

use std::collections::HashMap;
use std::io::{BufRead as _, BufReader, Write as _};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};

use credential::did::{PublicKey, PublishedKey, did_document};
use credential::document::StatusEntry;
use credential::key::Ed25519Key;
use credential::status_list::{self, Bitstring, MIN_ENTRIES, Purpose};
use credential::{AwardedCredential, Securing, Site, jws, proof, sample};
use jiff::Timestamp;
use serde_json::Value;

use crate::installation::{Installation, Said};

/// An issuer, whose keys everybody knows.
struct Issuer {
    site: Site,
    ed25519: Ed25519Key,
}

fn at(text: &str) -> Timestamp {
    text.parse().unwrap()
}

impl Issuer {
    fn at(base: &str) -> Self {
        Self { site: Site::new(base).unwrap(), ed25519: Ed25519Key::from_seed(&[7; 32]) }
    }

    /// An award that is valid for a long time, whatever day it is.
    fn award() -> AwardedCredential {
        let award = sample::award();
        AwardedCredential {
            awarded_at: at("2020-01-01T00:00:00Z"),
            valid_from: at("2020-01-01T00:00:00Z"),
            valid_until: Some(at("2199-12-31T23:59:59Z")),
            status: Some(StatusEntry { list: 1, index: 42 }),
            ..award
        }
    }

    fn document(&self, award: &AwardedCredential, securing: Securing) -> Value {
        award.to_document(&self.site, securing).unwrap()
    }

    fn with_proof(&self, document: Value) -> String {
        let name = self.site.verification_method(&self.ed25519.public().multibase());
        proof::sign(document, &self.ed25519, &name, at("2020-01-01T00:00:00Z")).unwrap().to_string()
    }

    fn as_jws(&self, document: &Value) -> String {
        jws::sign(document, sample::rsa_key(), &self.site.key(sample::RSA_NAME)).unwrap()
    }

    fn signed(&self, award: &AwardedCredential) -> String {
        self.with_proof(self.document(award, Securing::DataIntegrity))
    }

    fn did_document(&self) -> String {
        let rsa = PublicKey::Rsa { name: sample::RSA_NAME.to_owned(), key: sample::rsa_key().public() };
        let keys = [PublicKey::Ed25519(self.ed25519.public()), rsa];
        let keys = keys.map(|key| PublishedKey { key, revoked_at: None });
        did_document(&self.site, &keys).to_string()
    }

    /// The status list, with those entries revoked.
    fn list(&self, securing: Securing, revoked: &[u64]) -> String {
        let mut bits = Bitstring::new(MIN_ENTRIES).unwrap();
        for index in revoked {
            bits.set(*index, true).unwrap();
        }
        let since = at("2020-01-01T00:00:00Z");
        let list = status_list::document(&self.site, 1, securing, Purpose::Revocation, &bits, since);
        match securing {
            Securing::DataIntegrity => self.with_proof(list),
            Securing::Jws => self.as_jws(&list),
        }
    }
}

/// The issuer's documents as files, and an installation to put them in.
struct Files {
    here: Installation,
    issuer: Issuer,
    did: String,
    list: String,
}

impl Files {
    fn new() -> Self {
        Self::revoking(&[])
    }

    fn revoking(revoked: &[u64]) -> Self {
        let here = Installation::new();
        let issuer = Issuer::at("https://certs.example.org");
        let did = here.file("did.json", issuer.did_document());
        let list = here.file("list.json", issuer.list(Securing::DataIntegrity, revoked));
        let list = format!("https://certs.example.org/status/1={list}");
        Self { here, issuer, did, list }
    }

    /// Verifies a document without asking anybody.
    fn verify(&self, document: &str, more: &[&str]) -> Said {
        let file = self.here.file("credential", document);
        let mut arguments =
            vec!["verify", &file, "--offline", "--did-document", &self.did, "--status-list", &self.list];
        arguments.extend(more);
        self.here.run(&arguments)
    }
}

#[track_caller]
fn verdict(said: &Said, code: i32, word: &str) {
    assert_eq!(said.code, Some(code), "{said:?}");
    assert!(said.out.lines().any(|line| line.starts_with(&format!("{word}: "))), "{said:?}");
    assert!(!said.err.contains("panicked"), "{said:?}");
}

/// The reason of a check that did not pass, out of the verdict for programs.
#[track_caller]
fn reason(said: &Said, check: &str) -> String {
    let view: Value = serde_json::from_str(&said.out).unwrap_or_else(|error| panic!("{error}: {said:?}"));
    let checks = view["checks"].as_array().unwrap();
    let found = checks.iter().find(|found| found["check"] == check).unwrap_or_else(|| panic!("no {check}: {view}"));
    found["reason"].as_str().unwrap_or("passed").to_owned()
}

#[test]
fn a_genuine_credential_is_valid_and_each_check_is_told_in_words() {
    let files = Files::new();

    let said = files.verify(&files.issuer.signed(&Issuer::award()), &[]);

    verdict(&said, 0, "VALID");
    assert!(said.out.contains("holder      Zoë Ångström-Nguyễn\n"), "{}", said.out);
    assert!(said.out.contains("passed      signature   Every statement is as the issuer signed it.\n"), "{}", said.out);
    assert!(said.out.contains("not checked record      The issuer’s books were not asked.\n"), "{}", said.out);
    assert_eq!(said.err, "");
    assert!(!files.here.database().exists(), "it needs no database");
}

#[test]
fn a_compact_jws_is_read_from_standard_input() {
    let files = Files::new();
    let jws = files.issuer.as_jws(&files.issuer.document(&Issuer::award(), Securing::Jws));
    let list = files.here.file("list.jwt", files.issuer.list(Securing::Jws, &[]));
    let list = format!("https://certs.example.org/status/1.jwt={list}");
    let arguments = ["verify", "-", "--offline", "--did-document", &files.did, "--status-list", &list];
    let mut command = files.here.command(&arguments);

    let mut child = command.stdin(std::process::Stdio::piped()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(jws.as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();

    let out = String::from_utf8(output.stdout).unwrap();
    assert_eq!(output.status.code(), Some(0), "{out}");
    assert!(out.contains("\nVALID: "), "{out}");
}

#[test]
fn a_badge_with_the_credential_in_it_is_as_good_as_the_credential() {
    let files = Files::new();
    let picture = r#"<svg xmlns="http://www.w3.org/2000/svg"/>"#;
    let document = files.issuer.signed(&Issuer::award());
    let baked = credential::carrier::svg::bake(picture, document.as_bytes()).unwrap();

    verdict(&files.verify(&baked, &[]), 0, "VALID");
    let said = files.verify(picture, &["--format", "json"]);
    assert_eq!((said.code, reason(&said, "document").as_str()), (Some(1), "svg_credential_missing"));
}

#[test]
fn a_changed_document_is_not_valid() {
    let files = Files::new();
    let forged = files.issuer.signed(&Issuer::award()).replace("Zoë", "Eve");

    verdict(&files.verify(&forged, &[]), 1, "NOT VALID");
    let said = files.verify(&forged, &["--format", "json"]);
    assert_eq!((said.code, reason(&said, "signature").as_str()), (Some(1), "signature_invalid"));
    assert_eq!(reason(&said, "key"), "passed");
}

#[test]
fn a_revoked_credential_is_not_valid() {
    let files = Files::revoking(&[42]);
    let document = files.issuer.signed(&Issuer::award());

    let said = files.verify(&document, &[]);
    verdict(&said, 1, "NOT VALID");
    assert!(said.out.contains("FAILED      status      The issuer has revoked it.\n"), "{}", said.out);
    assert_eq!(reason(&files.verify(&document, &["--format", "json"]), "status"), "revoked");
    // It was revoked whatever day is asked about: a list has no dates.
    verdict(&files.verify(&document, &["--at", "2020-06-01"]), 1, "NOT VALID");
}

#[test]
fn an_expired_credential_is_not_valid_and_was_on_an_earlier_day() {
    let files = Files::new();
    let award = AwardedCredential { valid_until: Some(at("2021-12-31T23:59:59Z")), ..Issuer::award() };
    let document = files.issuer.signed(&award);

    let said = files.verify(&document, &["--format", "json"]);
    assert_eq!((said.code, reason(&said, "period").as_str()), (Some(1), "expired"));
    let then = files.verify(&document, &["--at", "2021-12-31"]);
    verdict(&then, 0, "VALID");
    assert!(then.err.contains("status lists tell of now"), "{then:?}");
    let before = files.verify(&document, &["--at", "2019-12-31", "--format", "json"]);
    assert_eq!((before.code, reason(&before, "period").as_str()), (Some(1), "not_yet_valid"));
}

#[test]
fn a_credential_signed_with_another_key_is_not_valid() {
    let files = Files::new();
    let stranger = Issuer { ed25519: Ed25519Key::from_seed(&[8; 32]), ..Issuer::at("https://certs.example.org") };

    let said = files.verify(&stranger.signed(&Issuer::award()), &["--format", "json"]);

    assert_eq!((said.code, reason(&said, "key").as_str()), (Some(1), "key_not_published"));
    // Nor is one whose issuer's document is another's.
    let other = files.here.file("other.json", Issuer::at("https://other.example.org").did_document());
    let file = files.here.file("credential", files.issuer.signed(&Issuer::award()));
    let said = files.here.run(&["verify", &file, "--offline", "--did-document", &other, "--format", "json"]);
    assert_eq!((said.code, reason(&said, "key").as_str()), (Some(1), "issuer_mismatch"));
}

#[test]
fn what_is_not_at_hand_cannot_be_told() {
    let files = Files::new();
    let file = files.here.file("credential", files.issuer.signed(&Issuer::award()));

    let said = files.here.run(&["verify", &file, "--offline"]);
    verdict(&said, 2, "CANNOT TELL");
    assert!(said.out.contains("The keys of did:web:certs.example.org are not at hand."), "{}", said.out);
    let said = files.here.run(&["verify", &file, "--offline", "--did-document", &files.did, "--format", "json"]);
    assert_eq!((said.code, reason(&said, "status").as_str()), (Some(2), "status_unreachable"));
    assert_eq!(reason(&said, "signature"), "passed");
}

#[test]
fn what_is_no_credential_is_not_valid_and_what_cannot_be_read_cannot_be_told() {
    let files = Files::new();

    verdict(&files.verify("just some text", &[]), 1, "NOT VALID");
    verdict(&files.verify(&" ".repeat(300_000), &[]), 1, "NOT VALID");
    assert!(files.here.run(&["verify", "no/such/file", "--offline"]).failed(2).contains("no/such/file cannot be read"));
    let said = files.here.run(&["verify", "https://certs.example.org/credentials/1", "--offline"]).failed(2);
    assert!(said.contains("--offline"), "{said}");
    let said = files.here.run(&["verify", "http://certs.example.org/credentials/1"]).failed(2);
    assert!(said.contains("only https addresses"), "{said}");
    assert_eq!(files.here.run(&["verify", "x", "--at", "May"]).code, Some(2));
}

#[test]
fn a_strangers_text_does_not_drive_the_terminal() {
    let files = Files::new();
    let stranger = Issuer { ed25519: Ed25519Key::from_seed(&[8; 32]), ..Issuer::at("https://certs.example.org") };
    let mut document = stranger.document(&Issuer::award(), Securing::DataIntegrity);
    document["name"] = "\u{1b}[2J\nVALID: indeed".into();

    let said = files.verify(&stranger.with_proof(document), &[]);

    verdict(&said, 1, "NOT VALID");
    assert!(said.out.contains("VALID: indeed") && !said.out.contains('\u{1b}'), "{said:?}");
    assert!(!said.out.lines().any(|line| line.starts_with("VALID")), "{said:?}");
}

/// A web server of one test: documents by path, and where other paths lead.
#[derive(Clone, Default)]
struct Pages(Arc<Mutex<HashMap<String, String>>>);

impl Pages {
    /// Begins to serve; answers the address.
    fn serve(&self) -> String {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let base = format!("http://{}", listener.local_addr().unwrap());
        let pages = self.clone();
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                pages.answer(stream);
            }
        });
        base
    }

    fn put(&self, path: &str, document: impl Into<String>) {
        self.0.lock().unwrap().insert(path.to_owned(), document.into());
    }

    fn answer(&self, mut stream: TcpStream) {
        let mut lines = BufReader::new(stream.try_clone().unwrap()).lines().map_while(Result::ok);
        let request = lines.next().unwrap_or_default();
        lines.find(String::is_empty);
        let path = request.split(' ').nth(1).unwrap_or_default();
        let page = self.0.lock().unwrap().get(path).cloned();
        let answer = match page.as_deref() {
            None => "HTTP/1.1 404 Not Found\r\ncontent-length: 0\r\nconnection: close\r\n\r\n".to_owned(),
            Some(page) => match page.strip_prefix("-> ") {
                Some(to) => {
                    format!("HTTP/1.1 302 Found\r\nlocation: {to}\r\ncontent-length: 0\r\nconnection: close\r\n\r\n")
                }
                None => {
                    let length = page.len();
                    format!("HTTP/1.1 200 OK\r\ncontent-length: {length}\r\nconnection: close\r\n\r\n{page}")
                }
            },
        };
        let _ = stream.write_all(answer.as_bytes());
    }
}

/// An issuer that is served, with one credential.
struct Served {
    here: Installation,
    pages: Pages,
    base: String,
    issuer: Issuer,
    /// The path of the credential.
    credential: String,
}

impl Served {
    fn new() -> Self {
        let pages = Pages::default();
        let base = pages.serve();
        let issuer = Issuer::at(&base);
        let award = Issuer::award();
        let credential = format!("/credentials/{}", award.id);
        pages.put(&credential, issuer.signed(&award));
        pages.put("/.well-known/did.json", issuer.did_document());
        pages.put("/status/1", issuer.list(Securing::DataIntegrity, &[]));
        Self { here: Installation::new(), pages, base, issuer, credential }
    }

    fn verify(&self) -> Said {
        self.here.run(&["verify", &format!("{}{}", self.base, self.credential), "--format", "json"])
    }
}

#[test]
fn a_credential_at_an_address_is_checked_with_what_its_issuer_publishes() {
    let served = Served::new();

    let said = served.verify();
    assert_eq!((said.code, said.err.as_str()), (Some(0), ""), "{said:?}");
    served.pages.put("/status/1", served.issuer.list(Securing::DataIntegrity, &[42]));
    let said = served.verify();
    assert_eq!((said.code, reason(&said, "status").as_str()), (Some(1), "revoked"));
}

#[test]
fn what_an_issuer_does_not_serve_as_it_should_is_noted_and_not_believed() {
    let elsewhere = Served::new();
    let twice = format!("-> {}/moved", elsewhere.base);
    for (path, page, check, note) in [
        ("/.well-known/did.json", "not JSON", "key", "not JSON"),
        ("/.well-known/did.json", twice.as_str(), "key", "another site"),
        ("/status/1", &"x".repeat(300_000), "status", "more than 262144 bytes"),
        ("/status/1", "-> /status/1", "status", "circles"),
    ] {
        let served = Served::new();
        served.pages.put(path, page);

        let said = served.verify();

        assert_eq!(said.code, Some(2), "{path}: {said:?}");
        assert_ne!(reason(&said, check), "passed", "{path}");
        assert!(said.err.contains("note: ") && said.err.contains(note), "{path}: {said:?}");
    }
    // Within its own site an issuer may move things.
    let served = Served::new();
    served.pages.put("/moved", served.issuer.did_document());
    served.pages.put("/.well-known/did.json", "-> /moved");
    assert_eq!(served.verify().code, Some(0));
}

#[test]
fn the_address_of_a_verification_page_leads_to_the_credential_and_to_what_its_issuer_says() {
    let served = Served::new();
    let code = "7QK4M-0ZJ9T-XW3RB-5HD2C".parse::<domain::id::VerificationCode>();
    let code = code.unwrap_or_else(|_mistyped| domain::id::VerificationCode::from_random([7; 12]));
    let facts = credential::facts::Facts::read(&served.issuer.document(&Issuer::award(), Securing::DataIntegrity));
    let facts = facts.unwrap();
    let says = |status: &str, passed: bool, holder: &str, address: &str| {
        serde_json::json!({
            "status": status, "statement": format!("It is {status}."), "checked_at": "2026-01-01T00:00:00Z",
            "code": code.to_string(), "credential_id": Issuer::award().id, "credential_url": address,
            "holder_name": holder, "licence_number": facts.licence_number,
            "achievement": {"code": "CWE", "title": "Certified Widget Engineer", "kind": "certification"},
            "criteria": "", "basis": "requirement", "earned_on": "2020-01-01", "valid_from": "2020-01-01",
            "issued_at": "2020-01-01T00:00:00Z", "issuer": {"id": "did:web:x", "name": "X", "url": "https://x"},
            "checks": [{"check": "status", "passed": passed, "finding": "."}],
        })
        .to_string()
    };
    let holder = facts.holder_name.as_deref().unwrap();
    let verify = |answer: String| {
        served.pages.put(&format!("/api/v1/verifications/{code}"), answer);
        served.here.run(&["verify", &format!("{}/verify/{code}", served.base), "--format", "json"])
    };

    let said = verify(says("active", true, holder, &facts.id));
    assert_eq!((said.code, reason(&said, "record").as_str()), (Some(0), "passed"), "{said:?}");
    let said = verify(says("suspended", false, holder, &facts.id));
    assert_eq!((said.code, reason(&said, "record").as_str()), (Some(1), "issuer_says"), "{said:?}");
    assert!(said.out.contains("\"standing\":\"suspended\"") && said.out.contains("It is suspended."), "{said:?}");
    let said = verify(says("active", true, "Eve", &facts.id));
    assert_eq!((said.code, reason(&said, "record").as_str()), (Some(1), "record_differs"), "{said:?}");
    let said = verify(says("active", true, holder, "https://evil.example.org/credentials/1")).failed(2);
    assert!(said.contains("another site"), "{said}");
}
