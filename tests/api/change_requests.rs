//! Changes that need evidence: uploads, requests, decisions, and what follows from them.

use client::{Client, Error};
use contract::change_request::{
    ChangeDecision, ChangeRequestState, ChangeRequestView, CreateChangeRequest, DecideChangeRequest, WantedChange,
};
use contract::name::{DeliveryNameForm, NamesForm};
use contract::problem::{Problem, ProblemCode};
use contract::profile::{OtherNamesForm, Recorder, UpdateProfile};
use domain::id::DocumentId;
use jiff::SignedDuration;

use crate::harness::TestApp;
use crate::harness::http::send;
use crate::harness::program::{all, person};

pub(crate) const PDF: &[u8] =
    b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 1 0 R >>\nstartxref\n9\n%%EOF\n";

#[track_caller]
fn problem<T: std::fmt::Debug>(refused: Result<T, Error>, code: ProblemCode) -> Problem {
    match refused {
        Err(Error::Problem(problem)) if problem.code() == Some(code) => *problem,
        other => panic!("{other:?} instead of {code:?}"),
    }
}

fn married() -> WantedChange {
    WantedChange::LegalName {
        names: NamesForm {
            legal: "Ada Møller".to_owned(),
            native: None,
            delivery: DeliveryNameForm { first: "Ada".to_owned(), last: "Møller".to_owned() },
            certificate: None,
        },
    }
}

async fn ask(who: &Client, wanted: WantedChange) -> Result<ChangeRequestView, Error> {
    let document = who.create_document("marriage.pdf", PDF.to_vec()).await?;
    who.create_change_request(&CreateChangeRequest { wanted, documents: vec![document.id] }).await
}

fn approve() -> DecideChangeRequest {
    DecideChangeRequest { decision: ChangeDecision::Approve, reason: None }
}

fn refuse(reason: &str) -> DecideChangeRequest {
    DecideChangeRequest { decision: ChangeDecision::Refuse, reason: Some(reason.to_owned()) }
}

#[actix_web::test]
async fn an_approved_name_is_in_force_and_on_every_credential() {
    let app = TestApp::with_sample().await;
    let (ada, office) = (app.as_candidate(person("Ada")), app.office());
    let before = ada.list_credentials(&all()).await.unwrap().items;
    assert!(!before.is_empty());
    let request = ask(&ada, married()).await.unwrap();
    assert_eq!((request.state, request.names.legal.as_str()), (ChangeRequestState::Open, "Ada Lindqvist"));
    assert_eq!(ada.find_profile().await.unwrap().names.legal, "Ada Lindqvist", "until it is decided, everything stays");
    assert_eq!(office.list_open_change_requests(&all()).await.unwrap().items, std::slice::from_ref(&request));

    let decided = office.decide_change_request(request.id, &approve()).await.unwrap();

    assert_eq!((decided.state, decided.names.legal.as_str()), (ChangeRequestState::Approved, "Ada Møller"));
    assert_eq!(office.find_change_request(request.id).await.unwrap(), decided);
    assert_eq!(
        ada.find_session().await.unwrap().display_name,
        "Ada Møller",
        "it is what they are called on screen too"
    );
    assert!(office.list_open_change_requests(&all()).await.unwrap().items.is_empty());
    let profile = ada.find_profile().await.unwrap();
    assert_eq!((profile.names.legal.as_str(), profile.names.delivery.last.as_str()), ("Ada Møller", "Møller"));
    let history = ada.list_profile_versions(&all()).await.unwrap().items;
    assert_eq!((history.len(), history[0].recorded_by), (1, Recorder::Program));
    let after = ada.list_credentials(&all()).await.unwrap().items;
    let ids = |items: &[contract::credential::CredentialListItem]| items.iter().map(|item| item.id).collect::<Vec<_>>();
    assert_eq!(ids(&after), ids(&before));
    for item in after {
        let credential = ada.find_credential(item.id).await.unwrap();
        let verdict = app.anonymous().find_verification(credential.code).await.unwrap();
        assert_eq!(verdict.holder_name, "Ada Møller");
        let document = app.http().get(&format!("/credentials/{}.json", item.id)).await.text();
        assert!(document.contains("Ada Møller") && !document.contains("Lindqvist"), "{document}");
    }
}

#[actix_web::test]
async fn another_name_for_certificates_is_printed_anew_too() {
    let app = TestApp::with_sample().await;
    let zoe = app.as_candidate(person("Zoë"));
    let profile = zoe.find_profile().await.unwrap();
    let names = OtherNamesForm {
        native: None,
        delivery: profile.names.delivery.clone(),
        certificate: Some("Zoë Müller".to_owned()),
    };
    let update = UpdateProfile { names, contact: None, demographics: profile.demographics };

    zoe.update_profile(profile.version, &update).await.unwrap();
    api::job::once(&app.app).unwrap();

    let credentials = zoe.list_credentials(&all()).await.unwrap().items;
    assert!(!credentials.is_empty());
    for item in credentials {
        let code = zoe.find_credential(item.id).await.unwrap().code;
        assert_eq!(app.anonymous().find_verification(code).await.unwrap().holder_name, "Zoë Müller");
    }
}

#[actix_web::test]
async fn a_refused_request_changes_nothing_and_says_why() {
    let app = TestApp::with_vendor().await;
    let (ada, office) = (app.as_candidate(person("Ada")), app.office());
    let company = WantedChange::Company { company: " Tessarine  Ltd ".to_owned() };
    let request = ask(&ada, company).await.unwrap();
    assert_eq!(request.wanted, WantedChange::Company { company: "Tessarine Ltd".to_owned() });
    for reason in ["", " ", "a\u{202e}b"] {
        let refused = office.decide_change_request(request.id, &refuse(reason)).await;
        assert!(problem(refused, ProblemCode::InvalidRequest).field("/reason").is_some());
    }

    office.decide_change_request(request.id, &refuse("The letter is not signed.")).await.unwrap();
    let told = app.mail_to(&format!("{}@example.org", person("Ada"))).await;
    assert_eq!(told.subject, "Your request was decided");
    assert!(told.link().ends_with("/account/profile") && !told.text.contains("signed"), "{}", told.text);

    let own = ada.list_change_requests(&all()).await.unwrap().items;
    assert_eq!(
        (own[0].state, own[0].reason.as_deref()),
        (ChangeRequestState::Refused, Some("The letter is not signed."))
    );
    assert_eq!(ada.find_profile().await.unwrap().company, None);
    problem(office.decide_change_request(request.id, &approve()).await, ProblemCode::Conflict);
    problem(ada.withdraw_change_request(request.id).await, ProblemCode::Conflict);
}

#[actix_web::test]
async fn one_request_of_a_kind_is_open_and_only_its_owner_takes_it_back() {
    let app = TestApp::with_vendor().await;
    let (ada, kenji, office) = (app.as_candidate(person("Ada")), app.as_candidate(person("Kenji")), app.office());
    let request = ask(&ada, married()).await.unwrap();
    problem(ask(&ada, married()).await, ProblemCode::Conflict);
    ask(&ada, WantedChange::Company { company: "Tessarine".to_owned() }).await.unwrap();
    ask(&kenji, married()).await.unwrap();
    problem(kenji.withdraw_change_request(request.id).await, ProblemCode::NotFound);

    let withdrawn = ada.withdraw_change_request(request.id).await.unwrap();

    assert_eq!(withdrawn.state, ChangeRequestState::Withdrawn);
    problem(office.decide_change_request(request.id, &approve()).await, ProblemCode::Conflict);
    ask(&ada, married()).await.unwrap();
}

#[actix_web::test]
async fn a_request_needs_documents_of_its_own_and_a_name_that_is_one() {
    let app = TestApp::with_vendor().await;
    let (ada, kenji) = (app.as_candidate(person("Ada")), app.as_candidate(person("Kenji")));
    let foreign = kenji.create_document("letter.pdf", PDF.to_vec()).await.unwrap().id;
    let asked = async |wanted, documents| {
        let refused = ada.create_change_request(&CreateChangeRequest { wanted, documents }).await;
        problem(refused, ProblemCode::InvalidRequest).errors.into_iter().map(|error| error.pointer).collect::<Vec<_>>()
    };

    assert_eq!(asked(married(), vec![foreign]).await, ["/documents"]);
    assert_eq!(asked(married(), vec![DocumentId::new(uuid::Uuid::nil())]).await, ["/documents"]);
    let nothing = WantedChange::LegalName { names: NamesForm::default() };
    let pointers = ["/wanted/names/legal", "/wanted/names/delivery/first", "/wanted/names/delivery/last", "/documents"];
    assert_eq!(asked(nothing, vec![]).await, pointers);
    let long = WantedChange::Company { company: "x".repeat(51) };
    assert_eq!(asked(long, vec![foreign]).await, ["/wanted/company"]);
    assert!(ada.list_change_requests(&all()).await.unwrap().items.is_empty());
}

#[actix_web::test]
async fn a_file_that_is_not_what_its_name_says_is_refused() {
    let app = TestApp::with_vendor_and(&[("CERTTRACKER_DOCUMENT_LIMIT", "64 KiB")]).await;
    let ada = app.as_candidate(person("Ada"));
    let upload = async |name: &str, bytes: &[u8]| ada.create_document(name, bytes.to_vec()).await;

    let zip_behind = [PDF, b"PK\x05\x06\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0"].concat();
    for bytes in [&b""[..], b"MZ\x90\0", b"<html><script>alert(1)</script>", &PDF[..PDF.len() - 7], &zip_behind] {
        problem(upload("passport.pdf", bytes).await, ProblemCode::DocumentRefused);
    }
    problem(upload("large.pdf", &vec![b' '; 65_537]).await, ProblemCode::PayloadTooLarge);
    for name in ["", " ", "a\u{7}.pdf", "folder/"] {
        problem(upload(name, PDF).await, ProblemCode::InvalidRequest);
    }
    let kept = upload("C:\\scans\\..\\page.html", PDF).await.unwrap();
    assert_eq!((kept.file_name.as_str(), kept.media_type.as_str()), ("page.html.pdf", "application/pdf"));
    for _ in 1..10 {
        upload("more.pdf", PDF).await.unwrap();
    }
    problem(upload("more.pdf", PDF).await, ProblemCode::Conflict);
}

#[actix_web::test]
async fn evidence_is_only_ever_downloaded_by_staff_and_removed_in_time() {
    let app = TestApp::with_vendor().await;
    let (ada, office) = (app.as_candidate(person("Ada")), app.office());
    let loose = ada.create_document("loose.pdf", PDF.to_vec()).await.unwrap().id;
    problem(office.find_evidence_document(loose).await, ProblemCode::NotFound);
    let request = ask(&ada, married()).await.unwrap();
    let id = request.documents[0].id;
    let path = format!("/api/v1/documents/{id}");
    problem(ada.find_evidence_document(id).await, ProblemCode::Forbidden);

    let request_it = app.http().request(reqwest::Method::GET, &path).bearer_auth(app.office_token());
    let answer = send(request_it).await;

    assert_eq!(answer.body, PDF);
    assert_eq!(answer.header("content-type"), "application/pdf");
    assert_eq!(answer.header("content-disposition"), "attachment; filename*=UTF-8''marriage.pdf");
    assert_eq!(answer.header("content-security-policy"), "sandbox; default-src 'none'");
    assert_eq!(answer.header("x-content-type-options"), "nosniff");
    assert_eq!(answer.header("cache-control"), "no-store");
    let sealed = app.lines("SELECT 'x' AS text FROM documents WHERE size >= length(sealed_content)");
    assert!(sealed.is_empty(), "what is kept is sealed, and so longer");

    app.wait(SignedDuration::from_hours(25));
    assert_eq!(app.tidy("loose_documents"), 1, "the loose one");
    let office = app.office();
    office.decide_change_request(request.id, &refuse("Not readable.")).await.unwrap();
    app.wait(SignedDuration::from_hours(91 * 24));
    assert_eq!(app.tidy("evidence"), 1, "the one of the settled request");
}
