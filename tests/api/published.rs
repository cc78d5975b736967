//! What a third party finds at public addresses, and that it suffices to believe a credential.

use client::CredentialForm;
use contract::problem::ProblemCode;
use credential::carrier::{self, Carrier};
use credential::verify::{Policy, Sources, StatusSource, needs, verify};
use credential::{Check, Standing, Verdict};
use domain::id::CredentialId;
use reqwest::Method;
use serde_json::Value;

use crate::harness::TestApp;
use crate::harness::http::{Answer, send};
use crate::harness::program::{all, person};
use crate::harness::results::{archive, pass};

/// A credential of somebody's.
async fn issued(app: &TestApp, name: &str) -> CredentialId {
    app.as_candidate(person(name)).list_credentials(&all()).await.unwrap().items[0].id
}

async fn accepting(app: &TestApp, path: &str, accept: &str) -> Answer {
    send(app.http().request(Method::GET, path).header("accept", accept)).await
}

#[actix_web::test]
async fn accept_decides_the_form_of_a_credential() {
    let app = TestApp::with_sample().await;
    let path = format!("/credentials/{}", issued(&app, "John").await);

    for (accept, media_type) in [
        ("application/vc", "application/vc"),
        ("application/vc+ld+json", "application/vc+ld+json"),
        ("application/ld+json", "application/ld+json"),
        ("application/json", "application/json"),
        ("application/vc+jwt", "application/vc+jwt"),
        ("application/jwt", "application/jwt"),
        ("text/plain", "text/plain"),
        ("text/html", "text/html; charset=utf-8"),
        ("*/*", "application/vc"),
        ("application/*", "application/vc"),
        ("text/*", "text/html; charset=utf-8"),
        ("application/vc;q=0.5, application/vc+jwt", "application/vc+jwt"),
        ("application/vc+jwt;q=0.1, application/vc;q=0.2", "application/vc"),
        ("application/vc;q=0, application/vc+jwt", "application/vc+jwt"),
        ("image/webp, application/vc+jwt;q=0.3", "application/vc+jwt"),
        ("image/png", "image/png"),
        ("image/svg+xml, image/png;q=0.5", "image/svg+xml"),
        // What a browser sends.
        ("text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8", "text/html; charset=utf-8"),
    ] {
        let answer = accepting(&app, &path, accept).await;
        assert_eq!(answer.status, 200, "{accept}: {}", answer.text());
        assert_eq!(answer.header("content-type"), media_type, "{accept}");
        let vary: Vec<String> =
            answer.headers.get_all("vary").iter().map(|vary| vary.to_str().unwrap().to_lowercase()).collect();
        assert!(vary.iter().any(|vary| vary.split(',').any(|name| name.trim() == "accept")), "{accept}: {vary:?}");
    }
    let unsaid = app.http().get(&path).await;
    assert_eq!(unsaid.header("content-type"), "application/vc");
    for accept in ["image/webp", "application/pdf, video/*", "application/vc;q=0"] {
        let problem = accepting(&app, &path, accept).await.problem(ProblemCode::NotAcceptable);
        assert!(problem.detail.unwrap().contains("application/vc+jwt"), "{accept}");
    }
}

#[actix_web::test]
async fn endings_ask_for_a_form_whatever_accept_says() {
    let app = TestApp::with_sample().await;
    let path = format!("/credentials/{}", issued(&app, "John").await);

    let json = accepting(&app, &format!("{path}.json"), "text/plain").await;
    let jwt = accepting(&app, &format!("{path}.jwt"), "text/html").await;

    assert_eq!(json.header("content-type"), "application/vc");
    assert_eq!(json.body, accepting(&app, &path, "application/vc").await.body);
    assert_eq!(jwt.header("content-type"), "application/jwt");
    assert_eq!(jwt.body, accepting(&app, &path, "application/vc+jwt").await.body);
    assert_eq!(jwt.text().split('.').count(), 3);
}

#[actix_web::test]
async fn what_is_not_there_is_told_so_in_every_form_that_programs_read() {
    let app = TestApp::with_sample().await;

    for id in ["00000000-0000-4000-8000-000000000000", "not-an-id"] {
        for ending in ["", ".json", ".jwt", ".png", ".svg"] {
            let path = format!("/credentials/{id}{ending}");
            accepting(&app, &path, "application/vc").await.problem(ProblemCode::NotFound);
        }
    }
    for path in [
        "/status/2",
        "/status/0",
        "/status/x",
        "/status/1.json",
        "/status/99999999999.jwt",
        "/keys/none",
        "/achievements/NONE/badge.svg",
        "/achievements/NONE/badge.png",
    ] {
        app.http().get(path).await.problem(ProblemCode::NotFound);
    }
}

#[actix_web::test]
async fn a_credential_is_the_same_bytes_each_time_and_not_sent_twice_to_who_has_it() {
    let app = TestApp::with_sample().await;
    let id = issued(&app, "John").await;
    let mut tags = Vec::new();

    for path in [
        format!("/credentials/{id}.json"),
        format!("/credentials/{id}.jwt"),
        format!("/credentials/{id}.png"),
        format!("/credentials/{id}.svg"),
        "/status/1".to_owned(),
        "/status/1.jwt".to_owned(),
        "/.well-known/did.json".to_owned(),
        "/.well-known/jwks.json".to_owned(),
        "/achievements/TCS-SLUICE/badge.svg".to_owned(),
        "/achievements/TCS-SLUICE/badge.png".to_owned(),
    ] {
        let first = app.http().get(&path).await;
        app.wait(jiff::SignedDuration::from_hours(24));
        let second = app.http().get(&path).await;
        let held = app.http().request(Method::GET, &path).header("if-none-match", first.header("etag"));
        let held = send(held).await;

        assert_eq!(first.status, 200, "{path}");
        assert_eq!(first.body, second.body, "{path}");
        assert_eq!(first.header("etag"), second.header("etag"), "{path}");
        assert_eq!((held.status.as_u16(), held.body.len()), (304, 0), "{path}");
        assert_eq!(held.header("etag"), first.header("etag"), "{path}");
        assert_eq!(first.header("access-control-allow-origin"), "*", "{path}");
        assert!(first.header("cache-control").starts_with("public"), "{path}");
        tags.push(first.header("etag").to_owned());
    }
    tags.sort();
    tags.dedup();
    assert_eq!(tags.len(), 10, "two documents have one tag");
}

#[actix_web::test]
async fn a_browser_of_another_origin_may_ask_for_a_credential() {
    let app = TestApp::with_sample().await;
    let path = format!("/credentials/{}", issued(&app, "John").await);

    let request = app.http().request(Method::GET, &path).header("origin", "https://verifier.example");
    let answer = send(request.header("accept", "application/vc")).await;

    assert_eq!(answer.header("access-control-allow-origin"), "*");
    assert_eq!(answer.header("access-control-allow-credentials"), "");
}

#[actix_web::test]
async fn the_issuers_keys_are_published_where_signatures_point() {
    let app = TestApp::with_sample().await;
    let id = issued(&app, "John").await;

    let did = app.http().get("/.well-known/did.json").await;
    let jwks = app.http().get("/.well-known/jwks.json").await;

    assert_eq!(did.header("content-type"), "application/did+json");
    assert_eq!(jwks.header("content-type"), "application/jwk-set+json");
    let (did, jwks) = (did.json(), jwks.json());
    let document = app.http().get(&format!("/credentials/{id}.json")).await.json();
    assert_eq!(document["issuer"]["id"], did["id"]);
    let method = &document["proof"][0]["verificationMethod"];
    let methods = did["verificationMethod"].as_array().unwrap();
    assert!(methods.iter().any(|known| known["id"] == *method), "{method} is not in {did}");
    assert!(did["assertionMethod"].as_array().unwrap().contains(method));
    for key in jwks["keys"].as_array().unwrap() {
        for secret in ["d", "p", "q", "dp", "dq", "qi"] {
            assert!(key.get(secret).is_none(), "a private part of a key is published");
        }
    }
    let jws = app.http().get(&format!("/credentials/{id}.jwt")).await.text();
    let kid = header_of(&jws)["kid"].as_str().unwrap().to_owned();
    let key = app.http().get(kid.strip_prefix(&app.base).unwrap()).await;
    assert_eq!(key.header("content-type"), "application/jwk+json");
    assert!(jwks["keys"].as_array().unwrap().contains(&key.json()), "{} is not in {jwks}", key.text());
}

fn header_of(jws: &str) -> Value {
    use base64::Engine as _;
    let header = jws.split('.').next().unwrap();
    serde_json::from_slice(&base64::engine::general_purpose::URL_SAFE_NO_PAD.decode(header).unwrap()).unwrap()
}

#[actix_web::test]
async fn a_status_list_is_published_in_both_forms() {
    let app = TestApp::with_sample().await;

    let document = app.http().get("/status/1").await;
    let jws = app.http().get("/status/1.jwt").await;

    assert_eq!(document.header("content-type"), "application/vc");
    assert_eq!(jws.header("content-type"), "application/vc+jwt");
    assert_eq!(document.json()["id"], format!("{}/status/1", app.base));
    assert_eq!(document.json()["credentialSubject"]["statusPurpose"], "revocation");
    assert_eq!(header_of(&jws.text())["alg"], "RS256");
}

/// Judges a document by what the issuer publishes, fetched from where the document says.
async fn judge(app: &TestApp, document: &[u8]) -> Verdict {
    let fetch =
        async |address: &str| app.http().get(address.strip_prefix(&app.base).expect("all is at one address")).await;
    let policy = Policy { at: app.app.clock.now(), check_status: true };
    let Ok(needs) = needs(document) else { return verify(document, &Sources::default(), &policy) };
    let did = credential::site::did_document_url(&needs.issuer).unwrap();
    // `did:web` resolves by https; the server under test has only http.
    let did_document = fetch(&did.replace("https://", "http://")).await.json();
    let mut lists = Vec::new();
    for address in &needs.status_lists {
        lists.push((address.as_str(), fetch(address).await.body));
    }
    let lists: Vec<_> = lists.iter().map(|(address, list)| (*address, StatusSource::Published(list))).collect();
    verify(document, &Sources { did_document: Some(&did_document), status_lists: &lists }, &policy)
}

#[actix_web::test]
async fn what_is_published_suffices_to_believe_a_credential_in_both_forms() {
    let app = TestApp::with_sample().await;
    let id = issued(&app, "John").await;

    for ending in ["json", "jwt"] {
        let document = app.http().get(&format!("/credentials/{id}.{ending}")).await.body;
        let verdict = judge(&app, &document).await;
        assert_eq!(verdict.standing(), Standing::Valid, "{ending}: {:?}", verdict.checks);
    }
}

#[actix_web::test]
async fn an_expired_credential_is_genuine_and_expired() {
    let app = TestApp::with_sample().await;
    let id = issued(&app, "Zoë").await;

    for ending in ["json", "jwt"] {
        let document = app.http().get(&format!("/credentials/{id}.{ending}")).await.body;
        let verdict = judge(&app, &document).await;
        assert_eq!(verdict.standing(), Standing::Expired, "{ending}: {:?}", verdict.checks);
    }
}

/// The places of all texts and numbers in a document.
fn places(value: &Value, place: &str, found: &mut Vec<String>) {
    match value {
        Value::Object(members) => {
            members
                .iter()
                .for_each(|(name, value)| places(value, &format!("{place}/{}", name.replace('/', "~1")), found));
        }
        Value::Array(items) => {
            items.iter().enumerate().for_each(|(index, value)| places(value, &format!("{place}/{index}"), found));
        }
        _ => found.push(place.to_owned()),
    }
}

#[actix_web::test]
async fn a_credential_with_any_one_value_changed_is_not_believed() {
    let app = TestApp::with_sample().await;
    let document = app.http().get(&format!("/credentials/{}.json", issued(&app, "John").await)).await.json();
    let mut found = Vec::new();
    places(&document, "", &mut found);
    assert!(found.len() > 25, "{found:?}");

    for place in found {
        let mut forged = document.clone();
        let value = forged.pointer_mut(&place).unwrap();
        *value = match value.as_str() {
            Some(text) if text.ends_with('Z') && text.starts_with("20") => Value::from(text.replacen("20", "19", 1)),
            Some(text) => Value::from(format!("{text}x")),
            None => Value::from(4711),
        };
        let verdict = judge_offline(&app, forged.to_string().as_bytes()).await;
        assert_eq!(verdict.standing(), Standing::Invalid, "{place}: {:?}", verdict.checks);
    }
}

/// Judges by the server's own DID document and list, wherever the document may point now.
async fn judge_offline(app: &TestApp, document: &[u8]) -> Verdict {
    let did_document = app.http().get("/.well-known/did.json").await.json();
    let list = app.http().get("/status/1").await.body;
    let address = format!("{}/status/1", app.base);
    let lists = [(address.as_str(), StatusSource::Published(&list))];
    let policy = Policy { at: app.app.clock.now(), check_status: true };
    verify(document, &Sources { did_document: Some(&did_document), status_lists: &lists }, &policy)
}

#[actix_web::test]
async fn a_jws_with_one_letter_changed_is_not_believed() {
    let app = TestApp::with_sample().await;
    let jws = app.http().get(&format!("/credentials/{}.jwt", issued(&app, "John").await)).await.text();

    for at in [2, jws.len() / 3, jws.len() / 2, jws.len() - 20] {
        let mut forged = jws.clone().into_bytes();
        forged[at] = if forged[at] == b'A' { b'B' } else { b'A' };
        let verdict = judge(&app, &forged).await;
        assert_eq!(verdict.standing(), Standing::Invalid, "letter {at}: {:?}", verdict.checks);
    }
}

#[actix_web::test]
async fn a_credential_of_another_server_is_not_believed_by_our_keys() {
    let (ours, theirs) = (TestApp::with_sample().await, TestApp::with_sample().await);
    let document = theirs.http().get(&format!("/credentials/{}.json", issued(&theirs, "John").await)).await.text();
    let posing = document.replace(&theirs.base, &ours.base).replace(
        &theirs.base.trim_start_matches("http://").replace(':', "%3A"),
        &ours.base.trim_start_matches("http://").replace(':', "%3A"),
    );

    let verdict = judge(&ours, posing.as_bytes()).await;

    assert_eq!(verdict.standing(), Standing::Invalid);
    assert_ne!(verdict.outcome(Check::Signature), &credential::Outcome::Passed);
}

#[actix_web::test]
async fn a_badge_is_a_picture_that_says_its_name() {
    let app = TestApp::with_vendor().await;

    let badge = app.http().get("/achievements/TCS-SLUICE/badge.svg").await;

    assert_eq!(badge.header("content-type"), "image/svg+xml");
    assert!(badge.text().starts_with("<svg"), "{}", &badge.text()[..80]);
    assert!(badge.text().contains("Tessarine Certified Specialist: Sluice Administration"));
}

#[actix_web::test]
async fn a_badge_carries_its_credential_in_both_kinds_of_picture() {
    let app = TestApp::with_sample().await;
    let id = issued(&app, "John").await;
    let path = format!("/credentials/{id}");
    let signed = accepting(&app, &path, "application/vc").await.body;

    for (media_type, ending, kind) in [("image/png", "png", Carrier::Png), ("image/svg+xml", "svg", Carrier::Svg)] {
        let baked = accepting(&app, &path, media_type).await;
        assert_eq!(baked.header("content-type"), media_type);
        assert_eq!(baked.body, accepting(&app, &format!("{path}.{ending}"), "text/html").await.body);
        let carried = carrier::extract(&baked.body).unwrap();
        assert_eq!((carried.carrier, carried.document), (kind, signed.to_vec()));
    }
}

#[actix_web::test]
async fn a_link_to_a_credential_has_its_title_and_badge_for_who_makes_a_preview() {
    let app = TestApp::with_sample().await;
    let id = issued(&app, "John").await;
    let code = app.as_candidate(person("John")).find_credential(id).await.unwrap().code;
    for path in [format!("/credentials/{id}"), format!("/verify/{code}")] {
        let page = accepting(&app, &path, "text/html").await;
        assert!(page.header("content-type").starts_with("text/html"), "{path}");
        let text = page.text();
        if !text.contains("</head>") {
            // The server was built without the web app.
            continue;
        }
        for said in
            [r#"property="og:title" content="John Smith: "#, r#"property="og:image" content="http"#, r#"/badge.png""#]
        {
            assert!(text.contains(said), "{path}: no {said} in {text}");
        }
    }
    let unknown = accepting(&app, "/verify/7QK4M-0ZJ9T-XW3RB-5HD2C", "text/html").await;
    assert!(!unknown.text().contains("og:title"));
}

#[actix_web::test]
async fn a_renewed_award_has_a_newer_document_under_the_same_address_and_code() {
    let app = TestApp::with_vendor().await;
    let john = person("John");
    let import = async |day: &str| {
        let archive = archive(&[pass(john, "TSA-101", day)]);
        app.office().create_result_import("results.zip", archive, false).await.unwrap()
    };
    app.set_time("2025-10-02T12:00:00Z");
    import("2025/10/01").await;
    let id = issued(&app, "John").await;
    let before = app.as_candidate(john).find_credential(id).await.unwrap();
    let earlier: Value = serde_json::from_str(&document(&app, id, CredentialForm::Document).await).unwrap();
    let earlier_jws = document(&app, id, CredentialForm::Jws).await;

    app.set_time("2026-09-15T12:00:00Z");
    import("2026/09/14").await;

    let after = app.as_candidate(john).find_credential(id).await.unwrap();
    assert_eq!((after.code, &after.licence_number), (before.code, &before.licence_number));
    assert_eq!(after.summary.valid_to.unwrap().to_string(), "2027-10-01");
    let newer: Value = serde_json::from_str(&document(&app, id, CredentialForm::Document).await).unwrap();
    assert_eq!(earlier["validUntil"], "2026-10-01T23:59:59Z");
    assert_eq!(newer["validUntil"], "2027-10-01T23:59:59Z");
    assert_eq!(newer["credentialStatus"], earlier["credentialStatus"]);
    assert_ne!(document(&app, id, CredentialForm::Jws).await, earlier_jws);
    let verdict = app.anonymous().find_verification(after.code).await.unwrap();
    assert!(verdict.checks.iter().all(|check| check.passed), "{:?}", verdict.checks);
}

async fn document(app: &TestApp, id: CredentialId, form: CredentialForm) -> String {
    app.anonymous().find_credential_document(id, form).await.unwrap()
}
