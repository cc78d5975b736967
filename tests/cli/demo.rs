use std::collections::BTreeSet;

use serde_json::Value;

use crate::installation::Installation;

#[test]
fn the_demonstration_is_the_same_however_often_it_is_made() {
    let here = Installation::new();

    let first = here.run(&["demo", "--format", "json"]).json();
    let second = here.run(&["demo", "--format", "json"]).json();

    assert_eq!(first, second);
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let sign_ins = first["sign_ins"].as_array().unwrap();
    assert_eq!(sign_ins.len(), 7);
    let roles: BTreeSet<_> = sign_ins.iter().map(|sign_in| text(&sign_in["role"])).collect();
    assert_eq!(roles, ["candidate".to_owned(), "staff".to_owned()].into());
    assert!(sign_ins.iter().all(|sign_in| text(&sign_in["password"]).len() >= 12));
    let credentials = first["credentials"].as_array().unwrap();
    assert!(credentials.len() >= 10, "{first}");
    for credential in credentials {
        let members: BTreeSet<_> = credential.as_object().unwrap().keys().map(String::as_str).collect();
        assert_eq!(members, ["achievement", "candidate", "code", "id"].into());
        assert!(text(&credential["code"]).parse::<domain::id::VerificationCode>().is_ok());
        assert!(text(&credential["candidate"]).parse::<domain::id::CandidateId>().is_ok());
    }
    assert_eq!(here.count("SELECT count(*) AS count FROM accounts WHERE password_hash IS NOT NULL"), 7);
    assert_eq!(here.count("SELECT count(*) AS count FROM result_imports"), 1);
    assert_eq!(here.count("SELECT count(*) AS count FROM companies"), 2);
    assert_eq!(here.count("SELECT count(*) AS count FROM company_contacts"), 8);
    assert_eq!(here.count("SELECT count(*) AS count FROM company_contacts WHERE joined_at IS NOT NULL"), 2);
    assert_eq!(here.count("SELECT count(*) AS count FROM mails WHERE template = 'invitation'"), 5);
}

#[test]
fn the_demonstration_tells_people_where_to_look() {
    let here = Installation::new();

    let said = here.run(&["demo"]).ok();

    assert!(said.contains("candidate  ada ") && said.contains("staff      office "), "{said}");
    assert!(said.contains("/verify/"), "{said}");
    assert!(said.contains("read it at http://127.0.0.1:8080/dev/mail"), "{said}");
}

#[test]
fn two_demonstrations_made_at_once_end_with_one() {
    let here = Installation::new();

    let both: Vec<_> = (0..2).map(|_| here.command(&["demo", "--format", "json"]).spawn().unwrap()).collect();
    let said: Vec<_> = both.into_iter().map(|demo| demo.wait_with_output().unwrap()).collect();

    for output in said {
        // Whoever comes second to make an account is told; nothing is broken by it.
        let err = String::from_utf8(output.stderr).unwrap();
        assert!(output.status.success() || err.contains("is taken") || err.contains("already"), "{err}");
    }
    here.run(&["demo"]).ok();
    assert_eq!(here.count("SELECT count(*) AS count FROM accounts WHERE password_hash IS NOT NULL"), 7);
    assert_eq!(here.count("SELECT count(*) AS count FROM companies"), 2);
    assert_eq!(here.count("SELECT count(*) AS count FROM signing_keys"), 2);
    assert_eq!(
        here.count("SELECT count(*) AS count FROM awards"),
        here.count("SELECT count(*) AS count FROM credentials")
    );
}

#[test]
fn an_address_of_a_database_needs_a_scheme_that_is_known() {
    let here = Installation::new();

    for address in ["/srv/certtracker.db", "mysql://localhost/certtracker", "sqlite://relative.db", "certtracker"] {
        let output = here.command(&["migrate"]).env("CERTTRACKER_DATABASE_URL", address).output().unwrap();
        let said = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(2), "{address}: {said}");
        assert!(said.contains("CERTTRACKER_DATABASE_URL: "), "{address}: {said}");
        assert!(said.contains("sqlite://") || said.contains("absolute"), "{address}: {said}");
    }
    assert!(!std::path::Path::new("relative.db").exists());
}

#[test]
fn a_database_server_that_is_not_there_is_told_in_a_sentence() {
    let here = Installation::new();
    let url = "postgres://nobody:secret-word@127.0.0.1:1/certtracker";

    let output = here.command(&["migrate"]).env("CERTTRACKER_DATABASE_URL", url).output().unwrap();

    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(1), "{said}");
    assert!(said.starts_with("certtracker: the database is not available: "), "{said}");
    assert!(!said.contains("secret-word") && !said.contains("panicked"), "{said}");
}

#[test]
fn a_key_secret_that_did_not_seal_the_keys_is_told() {
    let here = Installation::new();
    here.run(&["migrate"]).ok();

    let mut other = here.command(&["migrate"]);
    let output = other.env("CERTTRACKER_KEY_SECRET", "another secret, which is long enough").output().unwrap();

    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(1), "{said}");
    assert!(said.starts_with("certtracker: the signing keys cannot be read: "), "{said}");
    assert!(!said.contains("another secret"), "{said}");
}
