//! One's own data: a copy of all of it, being erased, and how long everything is kept.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Read as _};

use api::config::DatabaseUrl;
use api::service::partner_import::Order;
use api::service::{erasures, exports};
use api::store::personal::{Export, NOT_PERSONAL, TABLES};
use client::Client;
use contract::agreement::AcceptAgreement;
use contract::change_request::{CreateChangeRequest, WantedChange};
use contract::contact::{ContactForm, PostalAddressForm};
use contract::erasure::{CreateErasure, ErasureFate, ErasurePart};
use contract::export::ExportState;
use contract::mail_choice::{MailChoice, UpdateMailChoices};
use contract::name::{DeliveryNameForm, NamesForm};
use contract::problem::ProblemCode;
use contract::registration::{AcceptedAgreement, ConfirmRegistration, CreateRegistration, UpdateRegistration};
use contract::session::{ConfirmSession, CreateSession};
use domain::id::CandidateId;
use jiff::SignedDuration;
use serde_json::Value;
use zip::ZipArchive;

use crate::harness::TestApp;
use crate::harness::app::PASSWORD;
use crate::harness::mail::Received;
use crate::harness::program::{all, person};
use crate::harness::results::{archive, pass};

const ADDRESS: &str = "Hanako@Example.org";
const DAY: SignedDuration = SignedDuration::from_hours(24);

/// Everything that tells who Hanako is.
const TELLTALES: [&str; 8] =
    ["hanako", "yamada", "山田", "霞が関", "100-8916", "3-1234-5678", "31234-5678", "passport-of-hanako"];

fn sign_in() -> CreateSession {
    CreateSession { user: ADDRESS.to_owned(), password: PASSWORD.to_owned() }
}

fn proof(password: &str) -> CreateErasure {
    CreateErasure { proof: ConfirmSession::Password { password: password.to_owned() } }
}

/// Registers, activates and signs in: who she is, and her client.
async fn hanako(app: &TestApp) -> (CandidateId, Client) {
    let client = app.anonymous();
    let new =
        CreateRegistration { email: ADDRESS.to_owned(), password: PASSWORD.to_owned(), language: "ja".to_owned() };
    client.create_registration(&new).await.unwrap();
    let mut agreements = Vec::new();
    for code in ["PRIVACY", "PROGRAM"] {
        let text = client.find_agreement_text(code, "ja").await.unwrap();
        let acceptance = AcceptAgreement { version: text.version, language: text.language, sha256: text.sha256 };
        agreements.push(AcceptedAgreement { code: code.to_owned(), acceptance });
    }
    let everything = UpdateRegistration {
        names: Some(NamesForm {
            legal: "山田 花子".to_owned(),
            native: None,
            delivery: DeliveryNameForm { first: "Hanako".to_owned(), last: "Yamada".to_owned() },
            certificate: None,
        }),
        contact: Some(ContactForm {
            address: PostalAddressForm {
                country: "JP".to_owned(),
                lines: vec!["千代田区霞が関1-2-3".to_owned()],
                subdivision: Some("13".to_owned()),
                postal_code: Some("100-8916".to_owned()),
                ..PostalAddressForm::default()
            },
            phone: "03-1234-5678".to_owned(),
            mobile: None,
        }),
        demographics: None,
        agreements: Some(agreements),
    };
    client.update_registration(&everything).await.unwrap();
    let mails = app.mails_to(ADDRESS).await;
    let token = mails.iter().find(|mail| mail.text.contains("/registration/confirm")).unwrap().token().to_owned();
    client.confirm_registration(&ConfirmRegistration { token, password: None }).await.unwrap();
    let candidate = client.activate_registration().await.unwrap().candidate_id;
    let signed_in = app.anonymous();
    signed_in.create_session(&sign_in()).await.unwrap();
    (candidate, signed_in)
}

/// Gives her something of everything: a result with its award and credential, a request with evidence, a mail choice.
async fn live(app: &TestApp, candidate: CandidateId, client: &Client) {
    let rows = [pass(candidate, "320-301", "2026/11/02")];
    let import = app.office().create_result_import("r.zip", archive(&rows), false).await.unwrap();
    assert_eq!((import.counts.recorded, import.counts.awards), (1, 1), "{import:?}");
    let pdf = b"%PDF-1.7\ntrailer\n<< >>\nstartxref\n9\n%%EOF".to_vec();
    let document = client.create_document("passport-of-hanako.pdf", pdf).await.unwrap().id;
    let wanted = WantedChange::Company { company: "Hanako Consulting".to_owned() };
    client.create_change_request(&CreateChangeRequest { wanted, documents: vec![document] }).await.unwrap();
    let topic = client.find_mail_choices("ja").await.unwrap().topics.remove(0);
    let choices = vec![MailChoice { topic: topic.topic, wanted: true, sha256: Some(topic.sha256) }];
    client.update_mail_choices(&UpdateMailChoices { language: "ja".to_owned(), choices }).await.unwrap();
}

/// The files of an export, by name.
pub(crate) fn files(archive: Vec<u8>) -> BTreeMap<String, Vec<u8>> {
    let mut archive = ZipArchive::new(Cursor::new(archive)).unwrap();
    (0..archive.len())
        .map(|place| {
            let mut file = archive.by_index(place).unwrap();
            let mut content = Vec::new();
            file.read_to_end(&mut content).unwrap();
            (file.name().unwrap().into_owned(), content)
        })
        .collect()
}

impl TestApp {
    /// The mail to her with these words in its subject.
    async fn mail_about(&self, words: &str) -> Received {
        let mails = self.mails_to(ADDRESS).await;
        mails.into_iter().find(|mail| mail.subject.contains(words)).unwrap_or_else(|| panic!("no mail: {words}"))
    }

    /// Every table, and its columns.
    fn tables(&self) -> BTreeMap<String, BTreeSet<String>> {
        let query = match self.app.config.database.url {
            DatabaseUrl::Sqlite(_) => {
                "SELECT t.name || '.' || c.name AS text FROM sqlite_master t, pragma_table_info(t.name) c WHERE t.type = 'table'"
            }
            DatabaseUrl::Postgres(_) => {
                "SELECT table_name || '.' || column_name AS text FROM information_schema.columns
                 WHERE table_schema = current_schema()"
            }
        };
        let mut tables: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        for line in self.lines(query) {
            let (table, column) = line.split_once('.').unwrap();
            if !table.starts_with("__diesel") {
                tables.entry(table.to_owned()).or_default().insert(column.to_owned());
            }
        }
        tables
    }

    /// Every text anywhere in the database that holds one of these, in whatever case.
    fn finds(&self, telltales: &[&str]) -> Vec<String> {
        let mut found = Vec::new();
        for (table, columns) in self.tables() {
            for column in columns {
                // Bytes that are no text hold nothing to read.
                let readable = match self.app.config.database.url {
                    DatabaseUrl::Sqlite(_) => format!("typeof({column}) != 'blob'"),
                    DatabaseUrl::Postgres(_) => "true".to_owned(),
                };
                let query = format!(
                    "SELECT CAST({column} AS TEXT) AS text FROM {table} WHERE {column} IS NOT NULL AND {readable}"
                );
                for line in self.lines(&query) {
                    let folded = line.to_lowercase();
                    if telltales.iter().any(|telltale| folded.contains(&telltale.to_lowercase())) {
                        found.push(format!("{table}.{column}: {line}"));
                    }
                }
            }
        }
        found
    }
}

#[actix_web::test]
async fn no_table_and_no_column_is_forgotten() {
    let app = TestApp::new().await;
    let there = app.tables();

    let listed: BTreeSet<&str> =
        TABLES.iter().map(|table| table.name).chain(NOT_PERSONAL.iter().map(|(name, _)| *name)).collect();
    let names: BTreeSet<&str> = there.keys().map(String::as_str).collect();
    assert_eq!(listed, names, "a new table is exported, or it is said why not: api/src/store/personal/tables.rs");
    assert_eq!(TABLES.len() + NOT_PERSONAL.len(), names.len(), "a table is listed twice");
    for (name, reason) in NOT_PERSONAL {
        assert!(!reason.is_empty(), "{name}");
        let telling = ["account_id", "candidate_id"].map(|column| there[*name].contains(column));
        assert_eq!(telling, [false, false], "{name} is about people");
    }
    for table in TABLES {
        let Export::Columns { columns, withheld, .. } = &table.export else { continue };
        let known: BTreeSet<String> = columns
            .iter()
            .map(|(name, _)| *name)
            .chain(withheld.iter().map(|(name, _)| *name))
            .map(str::to_owned)
            .collect();
        assert_eq!(known, there[table.name], "{}", table.name);
    }
}

#[actix_web::test]
async fn a_person_registers_signs_in_takes_a_copy_and_is_erased() {
    let app = TestApp::with_vendor().await;
    let (candidate, client) = hanako(&app).await;
    live(&app, candidate, &client).await;

    // The copy.
    let asked = client.create_export().await.unwrap();
    assert_eq!(asked.state, ExportState::Waiting);
    let twice = client.create_export().await.unwrap_err();
    assert_eq!(twice.code(), Some(ProblemCode::Conflict), "one at a time");
    assert_eq!(exports::make_waiting(&app.app).unwrap(), 1);
    let ready = client.list_exports().await.unwrap().remove(0);
    assert_eq!((ready.id, ready.state), (asked.id, ExportState::Ready));
    assert_eq!(ready.expires_at, Some(app.app.clock.now() + DAY * 7));
    let mail = app.mail_about("データの準備").await;
    assert_eq!(mail.path(), "/account/my-data", "the link leads to the page, where she signs in");
    let copy = client.find_export_archive(ready.id).await.unwrap();
    assert_eq!(ready.size, Some(copy.len() as u64));
    let files = files(copy);
    let data: Value = serde_json::from_slice(&files["data.json"]).unwrap();
    let tables = &data["tables"];
    assert_eq!(data["candidate_id"], candidate.to_string());
    assert_eq!(tables["accounts"][0]["email"], ADDRESS);
    assert_eq!(tables["accounts"][0]["staff"], false);
    assert_eq!(tables["candidates"][0]["legal_name"], "山田 花子");
    assert_eq!(tables["candidate_profiles"][0]["body"]["names"]["legal"], "山田 花子");
    assert_eq!(tables["email_addresses"][0]["address"], ADDRESS);
    assert_eq!(tables["documents"][0]["file_name"], "passport-of-hanako.pdf");
    assert_eq!(tables["change_requests"][0]["state"], "open");
    assert_eq!(tables["consent_receipts"][0]["given"], true);
    assert!(tables["consent_receipts"][0]["text"].as_str().unwrap().contains("同意します"));
    assert_eq!(tables["awards"].as_array().unwrap().len(), 1);
    assert_eq!(tables["credentials"][0]["holder_name"], "山田 花子");
    let signed_in = tables["sessions"][0]["created_at"].as_str().unwrap();
    assert_eq!(signed_in.parse::<jiff::Timestamp>().unwrap(), app.app.clock.now());
    assert!(!tables["result_rows"].as_array().unwrap().is_empty() && !tables["facts"].as_array().unwrap().is_empty());
    assert!(!tables["agreement_receipts"].as_array().unwrap().is_empty());
    let secret = app.lines("SELECT password_hash AS text FROM accounts WHERE password_hash IS NOT NULL").remove(0);
    assert!(!String::from_utf8_lossy(&files["data.json"]).contains(&secret));
    let page = String::from_utf8(files["index.html"].clone()).unwrap();
    assert!(page.contains("<html lang=\"ja\" dir=\"ltr\">") && page.contains("山田 花子"), "{page}");
    assert!(!page.contains("<script"), "{page}");
    let names: Vec<&str> = files.keys().map(|name| name.split('/').next().unwrap()).collect();
    assert_eq!(names, ["credentials", "data.json", "documents", "index.html"]);

    // The erasure.
    let credential = client.list_credentials(&all()).await.unwrap().items.remove(0).id;
    let code = client.find_credential(credential).await.unwrap().code;
    app.anonymous().find_verification(code).await.unwrap();
    let preview = client.find_erasure().await.unwrap();
    let part = |part| preview.parts.iter().find(|known| known.part == part).unwrap();
    assert_eq!((preview.delay_days, &preview.pending), (14, &None));
    assert_eq!(part(ErasurePart::Account).fate, ErasureFate::Removed);
    assert!(part(ErasurePart::Account).records > 0 && part(ErasurePart::Requests).records == 2, "{preview:?}");
    assert_eq!(part(ErasurePart::Credentials).fate, ErasureFate::Anonymised);
    assert_eq!(part(ErasurePart::Awards).fate, ErasureFate::Stays);

    let refused = client.create_erasure(&proof("not her password")).await.unwrap_err();
    let client::Error::Problem(problem) = refused else { panic!("{refused}") };
    assert_eq!(problem.errors[0].pointer, "/proof/password");
    let begun = client.create_erasure(&proof(PASSWORD)).await.unwrap();
    let due = begun.pending.unwrap().due_at;
    assert_eq!(due, app.app.clock.now() + DAY * 14);
    let again = client.create_erasure(&proof(PASSWORD)).await.unwrap_err();
    assert_eq!(again.code(), Some(ProblemCode::Conflict));
    app.mail_about("消去の申請").await;
    app.wait(DAY * 13);
    assert_eq!(erasures::perform_due(&app.app).unwrap(), 0, "not before its time");
    assert!(!app.finds(&TELLTALES).is_empty());
    app.wait(DAY);
    assert_eq!(erasures::perform_due(&app.app).unwrap(), 1);

    let left = app.finds(&TELLTALES);
    let farewell: Vec<_> = left.iter().filter(|line| !line.starts_with("mails.recipient")).collect();
    assert_eq!((left.len(), farewell.len()), (1, 0), "only the mail that says so knows the address: {left:?}");
    app.mail_about("消去しました").await;
    app.wait(DAY * 31);
    app.tidy("mails");
    assert_eq!(app.finds(&TELLTALES), Vec::<String>::new());

    let signing_in = app.anonymous().create_session(&sign_in()).await.unwrap_err();
    assert_eq!(signing_in.code(), Some(ProblemCode::InvalidCredentials));
    assert!(client.find_session().await.is_err(), "what she was signed in with is over");
    let facts = app.lines("SELECT kind AS text FROM facts WHERE kind = 'exam_result'");
    assert_eq!((facts.len(), app.lines("SELECT 'x' AS text FROM awards").len()), (1, 1), "what names nobody stays");
    let verdict = app.anonymous().find_verification(code).await.unwrap_err();
    assert_eq!(verdict.code(), Some(ProblemCode::CredentialErased));
    let by_id = app.anonymous().find_credential_verification(credential).await.unwrap_err();
    assert_eq!(by_id.code(), Some(ProblemCode::CredentialErased));
    app.http().get(&format!("/credentials/{credential}.json")).await.problem(ProblemCode::CredentialErased);
    app.http().get(&format!("/credentials/{credential}.jwt")).await.problem(ProblemCode::CredentialErased);

    // No feed brings her back.
    let rows = [pass(candidate, "320-401", "2026/12/02")];
    let import = app.office().create_result_import("later.zip", archive(&rows), false).await.unwrap();
    assert_eq!((import.counts.recorded, import.counts.claims, import.counts.faulty), (0, 0, 1), "{import:?}");
    assert!(import.faults[0].reason.contains("erased at their own request"), "{import:?}");
    assert_eq!(app.lines("SELECT 'x' AS text FROM claims"), Vec::<String>::new());
    let partner = app.feed("P-1,Northwind,7,Hanako,Yamada,hanako@example.org,,\n", Order::default());
    assert_eq!((partner.added, partner.faulty), (0, 1), "{partner:?}");
    assert!(partner.faults[0].reason.contains("asked to be erased"), "{partner:?}");
    api::job::once(&app.app).unwrap();
    assert_eq!(app.finds(&TELLTALES), Vec::<String>::new());
}

#[actix_web::test]
async fn what_was_asked_for_can_be_taken_back_and_asked_for_again() {
    let app = TestApp::with_vendor().await;
    let (_, client) = hanako(&app).await;
    let none = client.cancel_erasure().await.unwrap_err();
    assert_eq!(none.code(), Some(ProblemCode::NotFound));
    client.create_erasure(&proof(PASSWORD)).await.unwrap();

    client.cancel_erasure().await.unwrap();

    app.wait(DAY * 15);
    assert_eq!(erasures::perform_due(&app.app).unwrap(), 0);
    client.create_session(&sign_in()).await.unwrap();
    assert_eq!(client.find_erasure().await.unwrap().pending, None);
    client.create_erasure(&proof(PASSWORD)).await.unwrap();
    app.wait(DAY * 14);
    assert_eq!(erasures::perform_due(&app.app).unwrap(), 1);
}

#[actix_web::test]
async fn who_was_erased_may_come_back_by_themselves() {
    let app = TestApp::with_vendor().await;
    let (first, client) = hanako(&app).await;
    client.create_erasure(&proof(PASSWORD)).await.unwrap();
    app.wait(DAY * 14);
    erasures::perform_due(&app.app).unwrap();
    assert_eq!(app.lines("SELECT 'x' AS text FROM erased_identifiers").len(), 1);

    let (second, _) = hanako(&app).await;

    assert_ne!(first, second, "as somebody new");
    assert_eq!(app.lines("SELECT 'x' AS text FROM erased_identifiers").len(), 0, "feeds may speak of them again");
}

#[actix_web::test]
async fn those_who_run_the_program_are_not_erased_by_themselves() {
    let app = TestApp::new().await;
    let office = app.as_staff().await;

    let refused = office.create_erasure(&proof(PASSWORD)).await.unwrap_err();

    assert_eq!(refused.code(), Some(ProblemCode::Conflict));
}

#[actix_web::test]
async fn a_copy_is_its_persons_alone_and_kept_for_a_week() {
    let app = TestApp::with_sample().await;
    let (ada, kenji) = (app.as_candidate(person("Ada")), app.as_candidate(person("Kenji")));
    assert_eq!(ada.list_exports().await.unwrap(), []);
    let asked = ada.create_export().await.unwrap();
    let early = ada.find_export_archive(asked.id).await.unwrap_err();
    exports::make_waiting(&app.app).unwrap();

    let foreign = kenji.find_export_archive(asked.id).await.unwrap_err();
    let files = files(ada.find_export_archive(asked.id).await.unwrap());
    let sealed = app.lines("SELECT 'x' AS text FROM exports WHERE size >= length(sealed_archive)");

    assert_eq!([early.code(), foreign.code()], [Some(ProblemCode::NotFound); 2]);
    let data = String::from_utf8(files["data.json"].clone()).unwrap();
    assert!(data.contains("Lindqvist") && !data.contains("Tanaka"));
    assert_eq!(files.keys().filter(|name| name.starts_with("credentials/")).count(), 8);
    assert!(sealed.is_empty(), "what is kept is sealed, and so longer");
    ada.create_export().await.unwrap();
    exports::make_waiting(&app.app).unwrap();
    assert_eq!(app.lines("SELECT 'x' AS text FROM exports").len(), 1, "a new one takes the place of the old");
    app.wait(DAY * 7);
    let ada = app.as_candidate(person("Ada"));
    assert_eq!(ada.list_exports().await.unwrap(), []);
    assert_eq!(app.tidy("exports"), 1);
}

#[actix_web::test]
async fn the_table_of_times_is_told_in_every_language() {
    let app = TestApp::new().await;

    for language in ["en", "es", "ja", "ar"] {
        let policies = app.anonymous().list_retention(language).await.unwrap();

        let words: BTreeSet<&str> = policies.iter().map(|policy| policy.policy.as_str()).collect();
        assert_eq!(words.len(), policies.len());
        let reasons: BTreeSet<&str> = policies.iter().map(|policy| policy.reason.as_str()).collect();
        assert_eq!(reasons.len(), policies.len(), "each has a reason of its own");
    }
    let english = app.anonymous().list_retention("en").await.unwrap();
    assert_eq!(english.iter().find(|policy| policy.policy == "mails").unwrap().kept, "30 days");
}
