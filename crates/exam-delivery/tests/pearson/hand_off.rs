//! The form that hands a candidate over to the vendor's scheduling pages.

use exam_delivery::pearson::hand_off::{HandOff, form, is_passphrase};

fn hand_off() -> HandOff {
    HandOff {
        client_code: "CERTTRACKER".to_owned(),
        passphrase: "café".into(),
        client_candidate_id: "10000000158".to_owned(),
        return_url: "https://program.example/exams".to_owned(),
        error_url: "https://program.example/exams?error".to_owned(),
        logout_url: "https://program.example/out".to_owned(),
        timeout_url: "https://program.example/late".to_owned(),
        at: "2026-11-29T17:00:00.9Z".parse().unwrap(),
        session_seconds: 1200,
    }
}

#[test]
fn the_form_has_its_fields_and_the_hash_over_latin_1_bytes() {
    // printf 'caf\xe9CERTTRACKER1795971600120010000000158' | sha256sum
    let hash = "93a8fdaaff62ca22a994a560327aa5b113871610fd1df47581d85c6dc7ee914e";
    let expected = [
        ("ACTION", "scheduleExam"),
        ("CLIENT_CODE", "CERTTRACKER"),
        ("CLIENT_CANDIDATE_ID", "10000000158"),
        ("EXTERNAL_RETURN_URL", "https://program.example/exams"),
        ("EXTERNAL_ERROR_URL", "https://program.example/exams?error"),
        ("EXTERNAL_LOGOUT_URL", "https://program.example/out"),
        ("EXTERNAL_TIMEOUT_URL", "https://program.example/late"),
        ("EXTERNAL_PAGE_TIMESTAMP", "1795971600"),
        ("EXTERNAL_SESSION_TIMEOUT", "1200"),
        ("EXTERNAL_AUTH_HASH", hash),
    ];
    let form = form(&hand_off());
    assert_eq!(form.iter().map(|(name, value)| (*name, value.as_str())).collect::<Vec<_>>(), expected);
}

#[test]
fn the_passphrase_shows_in_neither_the_form_nor_the_debugging_text() {
    let hand_off = hand_off();
    assert!(form(&hand_off).iter().all(|(_, value)| !value.contains("café")));
    assert!(!format!("{hand_off:?}").contains("café"));
}

#[test]
fn a_passphrase_has_characters_of_latin_1_alone() {
    assert!(is_passphrase("café"));
    assert!(!is_passphrase("5 €"));
    assert!(!is_passphrase(" "));
}
