//! The adapter of the real-time interface against the SOAP services, over TLS.

use std::sync::LazyLock;
use std::time::Duration;

use exam_delivery::fault::ArchiveFault;
use exam_delivery::pearson::Limits;
use exam_delivery::pearson::files::ResultFilesSettings;
use exam_delivery::pearson::real_time::{ClientCertificate, PearsonRealTime, RealTimeSettings};
use exam_delivery::port::{
    AuthorizationRecord, CandidateRecord, Change, Event, ExamDelivery, Message, Refusal, RefusalKind, TransportFault,
    Verdict, Written,
};
use exam_delivery::sftp::{SftpSecret, SftpSettings};
use rcgen::{CertificateParams, DistinguishedName, DnType, Issuer, KeyPair, date_time_ymd};
use serde_json::{Value, json};
use vue_sim::{Fault, SetFaults, Sim, Strikes};

use crate::bench::Bench;

fn settings(sim: &Sim) -> RealTimeSettings {
    let (certificate, key) = sim.client_certificate();
    RealTimeSettings {
        url: sim.soap_url(),
        client_id: "TESSARINE".to_owned(),
        user: sim.soap_user().to_owned(),
        password: sim.soap_password().into(),
        certificate: ClientCertificate { certificate: certificate.to_owned(), key: key.into() },
        authorities: Some(sim.soap_authority().to_owned()),
        timeout: Duration::from_secs(10),
        results: None,
    }
}

fn adapter(bench: &Bench) -> PearsonRealTime {
    PearsonRealTime::new(settings(&bench.sim)).unwrap()
}

/// An adapter that is set otherwise.
fn but(bench: &Bench, change: impl FnOnce(&mut RealTimeSettings)) -> PearsonRealTime {
    let mut settings = settings(&bench.sim);
    change(&mut settings);
    PearsonRealTime::new(settings).unwrap()
}

fn strike(bench: &Bench, fault: Fault, slow_seconds: Option<u32>) {
    let strikes = [(fault, Strikes::Next(1))].into();
    bench.sim.set_faults(SetFaults { strikes, slow_seconds }).unwrap();
}

fn candidate(id: &str) -> CandidateRecord {
    CandidateRecord {
        client_candidate_id: id.to_owned(),
        vendor_candidate_id: None,
        first_name: "Åsa".to_owned(),
        last_name: "O'Neill & <Sons>".to_owned(),
        email: "asa@example.com".to_owned(),
        address: ["Storgatan 1", "lgh 1101", "c/o Lovelace"].map(str::to_owned).to_vec(),
        city: "Umeå".to_owned(),
        state: Some("Västerbottens län, beyond twenty letters".to_owned()),
        postal_code: Some("903 21".to_owned()),
        country: "SWE".to_owned(),
        phone: "701234567".to_owned(),
        phone_country_code: "46".to_owned(),
        company: Some("Tessarine \"AB\"".to_owned()),
        updated_at: "2026-11-29T17:00:00Z".parse().unwrap(),
    }
}

fn authorization(id: &str, candidate: &str) -> AuthorizationRecord {
    AuthorizationRecord {
        candidate: None,
        change: Change::Add,
        client_authorization_id: id.to_owned(),
        vendor_authorization_id: None,
        client_candidate_id: candidate.to_owned(),
        attempts: 1,
        series_code: "320-301".to_owned(),
        accommodations: Vec::new(),
        first_on: "2026-01-01".parse().unwrap(),
        last_on: "2035-12-31".parse().unwrap(),
        updated_at: "2026-11-29T17:00:00Z".parse().unwrap(),
    }
}

/// A candidate's record as a message.
fn message_of(record: &CandidateRecord) -> Message {
    written(|adapter, at| adapter.write_candidates(std::slice::from_ref(record), at))
}

/// An authorization's record as a message.
fn authorized(record: &AuthorizationRecord) -> Message {
    written(|adapter, at| adapter.write_authorizations(std::slice::from_ref(record), at))
}

/// What an adapter writes, which needs no server: any of them writes the same.
fn written(write: impl FnOnce(&PearsonRealTime, jiff::Timestamp) -> Written) -> Message {
    static ADAPTER: LazyLock<PearsonRealTime> = LazyLock::new(|| {
        let key = KeyPair::generate().unwrap();
        let certificate = CertificateParams::default().self_signed(&key).unwrap().pem();
        PearsonRealTime::new(RealTimeSettings {
            url: "https://vendor.example.com".to_owned(),
            client_id: "TESSARINE".to_owned(),
            user: "nobody".to_owned(),
            password: "nothing".into(),
            certificate: ClientCertificate { certificate: certificate.clone(), key: key.serialize_pem().into() },
            authorities: Some(certificate),
            timeout: Duration::from_secs(1),
            results: None,
        })
        .unwrap()
    });
    let mut written = write(&ADAPTER, "2026-11-29T17:15:00Z".parse().unwrap());
    assert_eq!(written.messages.len(), 1, "{:?}", written.faults);
    written.messages.remove(0).0
}

/// Sends a message and answers what the answer tells.
async fn tell(adapter: &PearsonRealTime, message: &Message) -> Event {
    let answer = adapter.send(message).await.unwrap().unwrap();
    let mut told = adapter.read(&message.name, &answer).unwrap().told;
    assert_eq!(told.len(), 1);
    told.remove(0).event.unwrap()
}

async fn verdict(adapter: &PearsonRealTime, message: &Message) -> Verdict {
    match tell(adapter, message).await {
        Event::Candidate(confirmation) => confirmation.verdict,
        Event::Authorization(confirmation) => confirmation.verdict,
        other => panic!("{other:?}"),
    }
}

fn refused(kind: RefusalKind, message: &str) -> Verdict {
    Verdict::Refused(Refusal { kind, message: message.to_owned() })
}

#[tokio::test]
async fn records_are_in_the_same_books_as_those_of_files() {
    let bench = Bench::new();
    let adapter = adapter(&bench);
    bench.candidate("C-1", "1").await;

    let Event::Candidate(told) = tell(&adapter, &message_of(&candidate("C-2"))).await else { panic!() };
    let Event::Authorization(confirmed) = tell(&adapter, &authorized(&authorization("2", "C-2"))).await else {
        panic!()
    };

    assert_eq!((told.verdict, told.vendor_candidate_id.as_deref()), (Verdict::Accepted, Some("1000002")));
    assert_eq!((confirmed.verdict, confirmed.vendor_authorization_id.as_deref()), (Verdict::Accepted, Some("5000002")));
    assert_eq!(confirmed.client_candidate_id.as_deref(), Some("C-2"));
    let record = bench.sim.books()["candidates"]["C-2"]["record"].clone();
    assert_eq!(record["LastName"], "O'Neill & <Sons>");
    assert_eq!(record["Address3"], "c/o Lovelace");
    assert_eq!(record["LastUpdate"], "2026/11/29 17:00:00");
    bench.book("2", "09:00:00").await;
}

#[tokio::test]
async fn an_authorization_is_changed_and_deleted_and_refusals_say_what_is_known() {
    let bench = Bench::new();
    let adapter = adapter(&bench);
    verdict(&adapter, &message_of(&candidate("C-1"))).await;
    let with = |change, id: &str, candidate| {
        let record = AuthorizationRecord { change, attempts: 3, ..authorization(id, candidate) };
        authorized(&record)
    };

    assert_eq!(verdict(&adapter, &with(Change::Add, "1", "C-1")).await, Verdict::Accepted);
    assert_eq!(verdict(&adapter, &with(Change::Update, "1", "C-1")).await, Verdict::Accepted);
    assert_eq!(
        verdict(&adapter, &with(Change::Add, "1", "C-1")).await,
        refused(RefusalKind::AlreadyKnown, "ClientAuthorizationID already exists")
    );
    assert_eq!(
        verdict(&adapter, &with(Change::Update, "2", "C-1")).await,
        refused(RefusalKind::Unknown, "ClientAuthorizationID not found")
    );
    assert_eq!(
        verdict(&adapter, &with(Change::Add, "2", "C-9")).await,
        refused(RefusalKind::CandidateUnknown, "ClientCandidateID not found")
    );
    assert_eq!(verdict(&adapter, &with(Change::Delete, "1", "C-1")).await, Verdict::Accepted);
    assert_eq!(bench.sim.books()["authorizations"]["1"]["deleted"], true);
}

#[tokio::test]
async fn a_record_whose_answer_was_lost_is_there_once_when_it_is_sent_again() {
    let bench = Bench::new();
    let adapter = adapter(&bench);
    verdict(&adapter, &message_of(&candidate("C-1"))).await;
    let message = authorized(&authorization("1", "C-1"));
    strike(&bench, Fault::AnswerLost, None);

    let lost = adapter.send(&message).await.unwrap_err();
    let again = verdict(&adapter, &message).await;

    assert!(matches!(&lost, TransportFault::Broken { detail } if detail.contains("before an answer")), "{lost}");
    assert_eq!(again, refused(RefusalKind::AlreadyKnown, "ClientAuthorizationID already exists"));
    let books = bench.sim.books();
    assert_eq!(books["authorizations"].as_object().unwrap().len(), 1);
    assert_eq!(books["authorizations"]["1"]["authorizationID"], 5_000_001);
}

#[tokio::test]
async fn a_candidate_whose_answer_was_lost_keeps_their_number() {
    let bench = Bench::new();
    let adapter = adapter(&bench);
    let message = message_of(&candidate("C-1"));
    strike(&bench, Fault::AnswerLost, None);

    adapter.send(&message).await.unwrap_err();
    let Event::Candidate(told) = tell(&adapter, &message).await else { panic!() };

    assert_eq!((told.verdict, told.vendor_candidate_id.as_deref()), (Verdict::Accepted, Some("1000001")));
    assert_eq!(bench.sim.books()["candidates"].as_object().unwrap().len(), 1);
}

#[tokio::test]
async fn an_acceptance_with_a_warning_is_told_as_that() {
    let bench = Bench::new();
    strike(&bench, Fault::AcceptedWarning, None);

    let verdict = verdict(&adapter(&bench), &message_of(&candidate("C-1"))).await;

    assert!(matches!(verdict, Verdict::Warned(message) if message.contains("could not be verified")));
}

#[tokio::test]
async fn a_soap_fault_with_status_200_refuses_the_message_and_nothing_is_taken() {
    let bench = Bench::new();
    strike(&bench, Fault::SoapFault, None);
    let message = message_of(&candidate("C-1"));

    let told = tell(&adapter(&bench), &message).await;

    let expected = "SystemError: The request could not be processed.".to_owned();
    assert_eq!(told, Event::FileRefused { file: Some(message.name), message: expected });
    assert_eq!(bench.sim.books()["candidates"], json!({}));
}

#[tokio::test]
async fn a_request_that_is_not_of_the_interface_is_refused_whole() {
    let bench = Bench::new();
    let adapter = adapter(&bench);
    let message = message_of(&candidate("C-1"));
    let changed = |from: &str, to: &str| {
        let text = String::from_utf8(message.bytes.clone()).unwrap();
        assert!(text.contains(from));
        Message { bytes: text.replacen(from, to, 1).into_bytes(), name: message.name.clone() }
    };
    for (from, to, said) in [
        ("<city>", "<town/><city>", "primaryAddress/town is not expected here"),
        ("<country>SWE</country>", "", ""),
        (" GMT", "", "lastUpdate is not YYYY/MM/DD HH:MM:SS GMT"),
        ("clientID=\"TESSARINE\"", "clientID=\"OTHER\"", "clientID is not that of the user"),
        ("rti/cdd", "rti/ead", "cdd:cddRequest is expected"),
    ] {
        match tell(&adapter, &changed(from, to)).await {
            Event::FileRefused { message, .. } => assert!(message.contains(said), "{message}"),
            Event::Candidate(told) => assert_eq!(told.verdict, refused(RefusalKind::Other, "Country is required")),
            other => panic!("{other:?}"),
        }
    }
    assert_eq!(bench.sim.books()["candidates"], json!({}));
}

#[tokio::test]
async fn a_wrong_password_is_told_from_other_faults_and_shows_nowhere() {
    let bench = Bench::new();
    let adapter = but(&bench, |settings| settings.password = "guessed wrongly".into());

    for fault in [adapter.send(&message_of(&candidate("C-1"))).await.unwrap_err(), adapter.list().await.unwrap_err()] {
        assert_eq!(fault.word(), "wrong_secret");
        assert!(fault.to_string().contains("AuthenticationFailure: Invalid user name or password."), "{fault}");
        assert!(!fault.to_string().contains("guessed"));
    }
    assert_eq!(bench.sim.books()["candidates"], json!({}));
}

#[tokio::test]
async fn nothing_waits_and_the_services_are_asked_whether_they_work() {
    let bench = Bench::new();
    let adapter = adapter(&bench);

    assert_eq!(adapter.list().await.unwrap(), Vec::<String>::new());
    strike(&bench, Fault::SoapUnavailable, None);
    assert_eq!(adapter.list().await.unwrap_err().word(), "server_failed");
    assert_eq!(adapter.list().await.unwrap(), Vec::<String>::new());
    adapter.acknowledge("any").await.unwrap();
    assert_eq!(adapter.fetch("any").await.unwrap_err().word(), "not_found");
}

#[tokio::test]
async fn results_can_come_by_file_beside_the_services() {
    let bench = Bench::new();
    bench.candidate("C-1", "1").await;
    let number = bench.book("1", "09:00:00").await;
    bench.post(&format!("/appointments/{number}/sit"), json!({"outcome": "pass"})).await;
    bench.sim.run_feeds().unwrap();
    let adapter = but(&bench, |settings| {
        let sim = &bench.sim;
        settings.results = Some(ResultFilesSettings {
            sftp: SftpSettings {
                host: sim.sftp_address().ip().to_string(),
                port: sim.sftp_address().port(),
                user: sim.sftp_user().to_owned(),
                secret: SftpSecret::Password(sim.sftp_password().into()),
                host_key: sim.host_key(),
                timeout: Duration::from_secs(10),
            },
            download_dir: "/out".to_owned(),
            limits: Limits::default(),
        });
    });
    // Files are fetched even when the services are down.
    strike(&bench, Fault::SoapUnavailable, None);

    let names = adapter.list().await.unwrap();
    let reading = adapter.read(&names[0], &adapter.fetch(&names[0]).await.unwrap()).unwrap();
    adapter.acknowledge(&names[0]).await.unwrap();

    assert!(names.len() == 1 && names[0].starts_with("exam-") && reading.has_results, "{names:?}");
    assert_eq!(adapter.list().await.unwrap_err().word(), "server_failed");
}

#[tokio::test]
async fn a_server_that_is_silent_slow_or_down_is_told_in_plain_words() {
    let bench = Bench::new();
    let hasty = but(&bench, |settings| settings.timeout = Duration::from_secs(1));
    let message = message_of(&candidate("C-1"));

    strike(&bench, Fault::SoapSilent, None);
    let silent = hasty.send(&message).await.unwrap_err();
    assert_eq!(bench.sim.books()["candidates"], json!({}));
    strike(&bench, Fault::SoapSlow, Some(2));
    let slow = hasty.send(&message).await.unwrap_err();
    assert!(bench.sim.books()["candidates"]["C-1"].is_object());
    strike(&bench, Fault::SoapUnavailable, None);
    let down = hasty.send(&message).await.unwrap_err();

    assert_eq!(silent, TransportFault::TimedOut { step: "answering a request", seconds: 1 });
    assert_eq!(slow, silent);
    assert_eq!(down, TransportFault::ServerFailed { detail: "HTTP 503 Service Unavailable".to_owned() });
    // A patient one waits.
    strike(&bench, Fault::SoapSlow, Some(1));
    assert_eq!(verdict(&adapter(&bench), &message).await, Verdict::Accepted);
}

#[tokio::test]
async fn our_certificate_is_refused_as_expired() {
    let bench = Bench::new();
    strike(&bench, Fault::ExpiredClientCertificate, None);
    let adapter = adapter(&bench);

    let fault = adapter.send(&message_of(&candidate("C-1"))).await.unwrap_err();

    assert!(
        matches!(&fault, TransportFault::CertificateExpired { detail } if detail.contains("2050-01-01")),
        "{fault}"
    );
    assert_eq!(verdict(&adapter, &message_of(&candidate("C-1"))).await, Verdict::Accepted);
}

/// A certificate of the simulator's authority, as it calls itself, which has this key.
fn issued(authority: KeyPair, ends: i32) -> ClientCertificate {
    let mut params = CertificateParams::default();
    params.distinguished_name = DistinguishedName::new();
    params.distinguished_name.push(DnType::CommonName, "vue-sim authority");
    let issuer = Issuer::new(params, authority);
    let key = KeyPair::generate().unwrap();
    let mut params = CertificateParams::default();
    params.not_before = date_time_ymd(2020, 1, 1);
    params.not_after = date_time_ymd(ends, 1, 1);
    let certificate = params.signed_by(&key, &issuer).unwrap().pem();
    ClientCertificate { certificate, key: key.serialize_pem().into() }
}

#[tokio::test]
async fn our_certificate_has_expired_or_is_of_another_authority() {
    let bench = Bench::new();
    let message = message_of(&candidate("C-1"));
    let authority = std::fs::read_to_string(bench.folder.path().join("soap-authority-key.pem")).unwrap();
    let authority = || KeyPair::from_pem(&authority).unwrap();
    let expired = but(&bench, |settings| settings.certificate = issued(authority(), 2021));
    let foreign = but(&bench, |settings| settings.certificate = issued(KeyPair::generate().unwrap(), 2040));
    let good = but(&bench, |settings| settings.certificate = issued(authority(), 2040));

    let fault = expired.send(&message).await.unwrap_err();
    assert!(
        matches!(&fault, TransportFault::CertificateExpired { detail } if detail.contains("2021-01-01")),
        "{fault}"
    );
    assert_eq!(foreign.send(&message).await.unwrap_err().word(), "certificate_refused");
    assert_eq!(bench.sim.books()["candidates"], json!({}));
    assert_eq!(verdict(&good, &message).await, Verdict::Accepted);
}

#[tokio::test]
async fn a_server_of_another_authority_is_not_given_the_password() {
    let bench = Bench::new();
    let other = Bench::new();
    let message = message_of(&candidate("C-1"));
    let foreign = but(&bench, |settings| settings.authorities = Some(other.sim.soap_authority().to_owned()));
    let of_the_system = but(&bench, |settings| settings.authorities = None);

    for adapter in [foreign, of_the_system] {
        let fault = adapter.send(&message).await.unwrap_err();
        assert_eq!(fault.word(), "server_not_trusted", "{fault}");
    }
    assert_eq!(bench.sim.books()["candidates"], json!({}));
}

#[tokio::test]
async fn nobody_at_the_address_is_unreachable_and_another_path_is_not_found() {
    let bench = Bench::new();
    let message = message_of(&candidate("C-1"));
    let nowhere = but(&bench, |settings| settings.url = "https://127.0.0.1:1/services".to_owned());
    let elsewhere = but(&bench, |settings| settings.url = settings.url.replace("services", "service"));

    assert!(matches!(nowhere.send(&message).await.unwrap_err(), TransportFault::Unreachable { .. }));
    assert_eq!(elsewhere.send(&message).await.unwrap_err(), TransportFault::NotFound { name: "CDDService".to_owned() });
    let pages = but(&bench, |settings| settings.url = bench.sim.url().replace("http:", "https:"));
    assert!(matches!(pages.send(&message).await.unwrap_err().word(), "unreachable" | "broken"));
}

#[tokio::test]
async fn what_is_read_under_a_name_of_no_message_is_not_understood() {
    let bench = Bench::new();
    assert!(matches!(adapter(&bench).read("exam-1.zip", b"PK"), Err(ArchiveFault::NotSoap { .. })));
}

#[tokio::test]
async fn the_faults_can_be_set_by_the_api() {
    let bench = Bench::new();
    let all: Value = json!({
        "soap-fault": 0, "soap-silent": 0, "soap-slow": 0, "soap-unavailable": 0, "answer-lost": 0,
        "expired-client-certificate": 1,
    });
    let (status, answer) = bench.api(reqwest::Method::PUT, "/faults", all).await;
    assert_eq!((status, &answer["expired-client-certificate"]), (200, &json!(1)));
}
