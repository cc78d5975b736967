use std::collections::{BTreeMap, BTreeSet};

use api::access::{Access, OPERATIONS};
use api::http::openapi;
use serde_json::Value;

fn document() -> Value {
    serde_json::to_value(openapi::document()).unwrap()
}

/// Each operation as method, path, and what the document says of it.
pub fn operations() -> Vec<(String, String, Value)> {
    let mut operations = Vec::new();
    for (path, item) in document()["paths"].as_object().unwrap() {
        for (method, operation) in item.as_object().unwrap() {
            operations.push((method.to_uppercase(), path.clone(), operation.clone()));
        }
    }
    operations
}

#[test]
fn the_checked_in_document_is_what_the_server_says_of_itself() {
    let checked_in = std::fs::read_to_string(tests::root().join("openapi.yaml")).unwrap_or_default();

    let served = openapi::yaml();
    let difference = checked_in.lines().zip(served.lines()).find(|(ours, theirs)| ours != theirs);
    assert!(checked_in == served, "openapi.yaml is stale: run `./just openapi`. First difference: {difference:?}");
}

#[test]
fn the_checked_in_settings_page_is_what_the_server_says_of_itself() {
    let checked_in = std::fs::read_to_string(tests::root().join("docs/settings.md")).unwrap_or_default();

    assert!(checked_in == api::config::reference(), "run `certtracker settings > docs/settings.md`");
}

#[test]
fn every_operation_is_in_the_table_of_access_and_nothing_else_is() {
    let operations = operations();
    let served: BTreeSet<&str> =
        operations.iter().map(|(.., operation)| operation["operationId"].as_str().unwrap()).collect();
    let listed: BTreeSet<&str> = OPERATIONS.iter().map(|(id, _)| *id).collect();

    assert_eq!(served, listed);
    assert_eq!(served.len(), operations.len(), "two operations have the same id");
    assert_eq!(listed.len(), OPERATIONS.len(), "an operation is listed twice");
}

#[test]
fn every_operation_is_described_and_may_fail_with_a_problem() {
    for (method, path, operation) in operations() {
        assert!(
            operation["summary"].as_str().is_some_and(|text| text.ends_with('.')),
            "{method} {path} has no summary"
        );
        assert_eq!(operation["tags"].as_array().map(Vec::len), Some(1), "{method} {path}");
        let failure = &operation["responses"]["default"]["content"]["application/problem+json"];
        assert_eq!(failure["schema"]["$ref"], "#/components/schemas/Problem", "{method} {path}");
        for (status, response) in operation["responses"].as_object().unwrap() {
            assert!(!response["description"].as_str().unwrap_or_default().is_empty(), "{method} {path} {status}");
        }
    }
}

#[test]
fn what_an_operation_reads_is_described() {
    // These are asked for by their address alone.
    let without = [
        "activate_registration",
        "confirm_merge",
        "create_confirmation_challenge",
        "create_export",
        "create_hand_off",
        "create_passkey_challenge",
        "create_passkey_registration",
        "create_recovery_codes",
        "create_totp",
        "make_email_address_primary",
        "refresh_session",
        "replay_exchange",
        "resend_invitation",
        "resend_registration_mail",
        "resend_verification_mail",
        "retry_dead_mail",
        "undo_merge",
        "withdraw_authorization",
        "withdraw_change_request",
        "withdraw_score_report",
        "withdraw_voucher",
    ];
    for (method, path, operation) in operations() {
        let id = operation["operationId"].as_str().unwrap();
        let reads = ["POST", "PUT", "PATCH"].contains(&method.as_str()) && !without.contains(&id);
        assert_eq!(operation["requestBody"]["content"].is_object(), reads, "{method} {path} ({id})");
        assert_eq!(operation["requestBody"]["required"] == true, reads, "{method} {path} ({id})");
    }
}

#[test]
fn every_reference_in_the_document_leads_somewhere() {
    fn references(value: &Value, found: &mut BTreeSet<String>) {
        match value {
            Value::Object(members) => {
                if let Some(Value::String(reference)) = members.get("$ref") {
                    found.insert(reference.clone());
                }
                members.values().for_each(|member| references(member, found));
            }
            Value::Array(items) => items.iter().for_each(|item| references(item, found)),
            _ => {}
        }
    }
    let document = document();
    let mut found = BTreeSet::new();
    references(&document, &mut found);

    for reference in found {
        let pointer = reference.trim_start_matches('#');
        assert!(document.pointer(pointer).is_some(), "{reference} leads nowhere");
    }
}

#[test]
fn what_asks_for_a_token_says_so() {
    let access: BTreeMap<&str, Access> = OPERATIONS.iter().copied().collect();

    for (method, path, operation) in operations() {
        let id = operation["operationId"].as_str().unwrap();
        let asks = operation["security"]
            .as_array()
            .is_some_and(|list| list.iter().any(|scheme| scheme.get("bearer").is_some()));
        assert_eq!(asks, access[id] != Access::Public, "{method} {path}");
    }
}

#[test]
fn every_operation_has_a_function_of_the_client() {
    let folder = tests::root().join("crates/client/src");
    let files = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let client: String = files.map(|file| std::fs::read_to_string(file).unwrap()).collect();

    for (method, path, operation) in operations() {
        let id = operation["operationId"].as_str().unwrap();
        assert!(client.contains(&format!("pub async fn {id}(")), "the client has no {id} ({method} {path})");
    }
}
