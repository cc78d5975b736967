//! What it costs to sign one credential and to verify one, in both forms.
//!
//! Verifying starts from bytes and ends in a verdict with every check but the status, as for the verification page: what is
//! on the issuer's own books needs no status list. Signing starts from the award's fields and ends in bytes.

use credential::verify::{Policy, Sources, verify};
use credential::{Check, Outcome, Securing, sample};
use divan::{Bencher, black_box};

fn main() {
    divan::main();
}

/// With an `eddsa-rdfc-2022` proof.
#[divan::bench]
fn sign_data_integrity(bencher: Bencher<'_, '_>) {
    let award = sample::award();
    bencher.bench_local(|| {
        let document = black_box(&award).to_document(&sample::site(), Securing::DataIntegrity);
        sample::with_proof(document.expect("the sample is well-formed")).to_string()
    });
}

/// As a compact JWS with RS256.
#[divan::bench]
fn sign_jws(bencher: Bencher<'_, '_>) {
    let award = sample::award();
    sample::rsa_key();
    bencher.bench_local(|| {
        let document = black_box(&award).to_document(&sample::site(), Securing::Jws);
        sample::as_jws(&document.expect("the sample is well-formed"))
    });
}

#[divan::bench]
fn verify_data_integrity(bencher: Bencher<'_, '_>) {
    verified(bencher, &sample::with_proof(sample::document(Securing::DataIntegrity)).to_string());
}

#[divan::bench]
fn verify_jws(bencher: Bencher<'_, '_>) {
    verified(bencher, &sample::as_jws(&sample::document(Securing::Jws)));
}

fn verified(bencher: Bencher<'_, '_>, text: &str) {
    let issuer = sample::issuer_document();
    let sources = Sources { did_document: Some(&issuer), status_lists: &[] };
    let policy = Policy { at: sample::signed_at(), check_status: false };
    let verdict = verify(text.as_bytes(), &sources, &policy);
    assert!(matches!(verdict.outcome(Check::Signature), Outcome::Passed), "{verdict:?}");
    bencher.bench_local(|| verify(black_box(text.as_bytes()), &sources, &policy));
}
