//! What a SCIM client and a conformance suite that share no code with ours make of our server.

use std::process::{Command, Stdio};

use api::service::scim_tokens;
use serde_json::Value;

use crate::harness::TestApp;

/// Runs the client, installed where it is missing, and answers the line it prints at last.
fn run(base: String, token: String) -> Value {
    let setup = Command::new(tests::root().join("scripts/setup-python.sh")).stderr(Stdio::inherit()).output().unwrap();
    assert!(setup.status.success(), "Python could not be set up");
    let python = format!("{}/python", String::from_utf8(setup.stdout).unwrap().trim());
    let script = tests::root().join("tests/interop/scim.py");
    let output = Command::new(python).arg(script).args([format!("{base}/scim/v2"), token]).output().unwrap();
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.success(), "{told}");
    serde_json::from_slice(&output.stdout).unwrap()
}

#[actix_web::test]
async fn a_client_that_is_not_ours_provisions_changes_and_removes_people() {
    let app = TestApp::with(&[("CERTTRACKER_RATE_LIMIT", "off")]).await;
    app.company("P-1", "Northwind");
    let token = scim_tokens::create_blocking(&app.app, "scim2-client", Some("P-1")).unwrap();
    let base = app.base.clone();

    let told = tokio::task::spawn_blocking(move || run(base, token)).await.unwrap();

    assert!(told["passed"].as_u64().unwrap() >= 60, "{told}");
    let contacts = app.contacts_of("P-1").await;
    let mika = contacts.iter().find(|contact| contact.name == "Mika Sato").unwrap();
    assert_eq!(mika.state, domain::company::ContactState::Left);
    assert!(mika.candidate_id.is_some());
}
