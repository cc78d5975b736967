//! What implementations that share no code with ours make of our credentials.

use std::fs::File;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use credential::status_list::{self, Bitstring, MIN_ENTRIES, Purpose};
use credential::{Securing, context, sample};
use serde_json::{Map, Value, json};

use crate::mutation;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/interop")
}

/// Installs the verifiers where they are missing; one test process at a time.
fn install() {
    let lock =
        File::create(Path::new(env!("CARGO_TARGET_TMPDIR")).join("interop.lock")).expect("the folder is writable");
    lock.lock().expect("locks are available");
    // npm writes this file last.
    if folder().join("node_modules/.package-lock.json").exists() {
        return;
    }
    let status = Command::new("npm").args(["ci", "--no-audit", "--no-fund"]).current_dir(folder()).status();
    let status =
        status.expect("npm is needed to verify our credentials with other implementations; install Node.js 20");
    assert!(status.success(), "npm could not install the verifiers in tests/interop");
}

/// Runs the verifier over `jobs`, all in one process; an error text for each that was refused.
fn verify(jobs: &[Value]) -> Vec<Result<(), String>> {
    install();
    let mut node = Command::new("node")
        .arg("verify.mjs")
        .current_dir(folder())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("node is needed to verify our credentials with other implementations; install Node.js 20");
    let mut stdin = node.stdin.take().expect("stdin is piped");
    let lines: String = jobs.iter().map(|job| format!("{job}\n")).collect();
    let writer = std::thread::spawn(move || stdin.write_all(lines.as_bytes()));
    let output = node.wait_with_output().expect("node ends");
    writer.join().expect("the writer does not panic").expect("node reads everything");
    assert!(output.status.success(), "the verifier failed: {}", String::from_utf8_lossy(&output.stdout));
    let answers: Vec<Value> =
        output.stdout.split(|byte| *byte == b'\n').filter_map(|line| serde_json::from_slice(line).ok()).collect();
    assert_eq!(answers.len(), jobs.len(), "one answer for each job");
    let answer = |answer: Value| match answer["ok"] == true {
        true => Ok(()),
        false => Err(answer["error"].as_str().unwrap_or_default().to_owned()),
    };
    answers.into_iter().map(answer).collect()
}

fn list_with(revoked: &[u64]) -> Value {
    let mut bits = Bitstring::new(MIN_ENTRIES).expect("the least is enough");
    for index in revoked {
        bits.set(*index, true).expect("the index is in range");
    }
    sample::with_proof(status_list::document(
        &sample::site(),
        1,
        Securing::DataIntegrity,
        Purpose::Revocation,
        &bits,
        sample::signed_at(),
    ))
}

fn integrity_job(credential: &Value, status_list: &Value) -> Value {
    let contexts: Map<String, Value> = context::DOCUMENTS
        .iter()
        .map(|(url, text)| ((*url).to_owned(), serde_json::from_str(text).expect("contexts are JSON")))
        .collect();
    json!({
        "credential": credential,
        "didDocument": sample::issuer_document(),
        "contexts": contexts,
        "statusLists": { "https://certs.example.org/status/1": status_list },
        "now": "2026-06-01T00:00:00Z",
    })
}

fn jwt_job(jwt: &str) -> Value {
    let jwk = sample::rsa_key().public().jwk(&sample::site().key(sample::RSA_NAME));
    json!({ "jwt": jwt, "jwk": jwk, "now": "2026-06-01T00:00:00Z" })
}

#[test]
fn other_implementations_accept_both_forms_and_heed_the_status_list() {
    let credential = sample::with_proof(sample::document(Securing::DataIntegrity));
    let late = |mut job: Value| {
        job["now"] = "2030-01-01T00:00:00Z".into();
        job
    };
    let jwt = sample::as_jws(&sample::document(Securing::Jws));

    let answers = verify(&[
        integrity_job(&credential, &list_with(&[41, 43])),
        integrity_job(&credential, &list_with(&[42])),
        late(integrity_job(&credential, &list_with(&[]))),
        jwt_job(&jwt),
        late(jwt_job(&jwt)),
    ]);

    assert_eq!(answers[0], Ok(()));
    assert_eq!(answers[1], Err("Error: revoked".to_owned()));
    assert!(answers[2].is_err(), "an expired credential was accepted");
    assert_eq!(answers[3], Ok(()));
    assert!(answers[4].is_err(), "an expired token was accepted");
}

#[test]
fn other_implementations_reject_a_proof_after_any_one_change() {
    let signed = sample::with_proof(sample::document(Securing::DataIntegrity));
    let list = list_with(&[]);
    let mutants = mutation::all(&signed);
    let jobs: Vec<Value> = mutants.iter().map(|mutant| integrity_job(&mutant.document, &list)).collect();

    let answers = verify(&jobs);

    let accepted: Vec<&str> =
        mutants.iter().zip(&answers).filter(|(_, answer)| answer.is_ok()).map(|(m, _)| m.what.as_str()).collect();
    assert_eq!(accepted, [""; 0]);
    assert!(mutants.len() > 150, "only {} changes were tried", mutants.len());
}

#[test]
fn other_implementations_reject_a_token_after_any_one_change() {
    let jwt = sample::as_jws(&sample::document(Securing::Jws));
    let parts: Vec<&str> = jwt.split('.').collect();
    let decode = |part: &str| serde_json::from_slice(&URL_SAFE_NO_PAD.decode(part).unwrap()).unwrap();
    let encode = |value: &Value| URL_SAFE_NO_PAD.encode(value.to_string());
    let mut changed: Vec<(String, String)> = mutation::all(&decode(parts[0]))
        .into_iter()
        .map(|mutant| (mutant.what, format!("{}.{}.{}", encode(&mutant.document), parts[1], parts[2])))
        .collect();
    changed.extend(
        mutation::all(&decode(parts[1]))
            .into_iter()
            .map(|mutant| (mutant.what, format!("{}.{}.{}", parts[0], encode(&mutant.document), parts[2]))),
    );
    let jobs: Vec<Value> = changed.iter().map(|(_, jwt)| jwt_job(jwt)).collect();

    let answers = verify(&jobs);

    let accepted: Vec<&str> =
        changed.iter().zip(&answers).filter(|(_, answer)| answer.is_ok()).map(|((what, _), _)| what.as_str()).collect();
    assert_eq!(accepted, [""; 0]);
}
