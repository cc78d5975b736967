//! Whether an answer has the shape that the document promises for it.

use std::sync::LazyLock;

use api::http::openapi;
use jsonschema::Validator;
use serde_json::{Value, json};

use super::http::Answer;

static DOCUMENT: LazyLock<Value> = LazyLock::new(|| serde_json::to_value(openapi::document()).unwrap());

/// A JSON pointer's way of writing a key (RFC 6901, section 3).
fn escaped(key: &str) -> String {
    key.replace('~', "~0").replace('/', "~1")
}

/// Checks that the document foresees this answer of the operation at `path`, which is written with its parameters in braces, and
/// that the body is what it foresees.
#[track_caller]
pub fn check(method: &str, path: &str, answer: &Answer) {
    let status = answer.status.as_u16().to_string();
    let media_type = answer.header("content-type").split(';').next().unwrap().to_owned();
    let operation = format!("/paths/{}/{}", escaped(path), method.to_lowercase());
    let said = format!("{method} {path} {status} {media_type}");
    let responses =
        DOCUMENT.pointer(&format!("{operation}/responses")).unwrap_or_else(|| panic!("{said}: no such operation"));
    let foreseen = if responses.get(&status).is_some() { status } else { "default".to_owned() };
    let response = &responses[&foreseen];
    let Some(content) = response.get("content") else {
        assert!(answer.body.is_empty(), "{said}: a body where none is foreseen");
        return;
    };
    assert!(content.get(&media_type).is_some(), "{said}: foreseen are {content}");
    if !media_type.ends_with("json") {
        return;
    }
    let schema = format!("#{operation}/responses/{foreseen}/content/{}/schema", escaped(&media_type));
    let faults: Vec<String> = validator(&schema)
        .iter_errors(&answer.json())
        .map(|fault| format!("{}: {fault}", fault.instance_path()))
        .collect();
    assert!(faults.is_empty(), "{said}:\n{}\n{}", faults.join("\n"), answer.text());
}

/// A schema within the document, which can refer to the rest of it.
fn validator(reference: &str) -> Validator {
    let mut root = DOCUMENT.clone();
    root["$schema"] = json!("https://json-schema.org/draft/2020-12/schema");
    // As written in an address fragment (RFC 6901, section 6).
    root["$ref"] = json!(reference.replace('{', "%7B").replace('}', "%7D"));
    jsonschema::options().should_validate_formats(true).build(&root).unwrap()
}
