//! Every document that differs from a given one in a single place.

use serde_json::{Value, json};

/// A changed document and what was changed.
pub(crate) struct Mutant {
    pub(crate) what: String,
    pub(crate) document: Value,
}

/// All documents with one leaf of `document` changed, and all with one member or item taken out.
pub(crate) fn all(document: &Value) -> Vec<Mutant> {
    let pointers = pointers(document);
    let changed = pointers.iter().filter_map(|pointer| {
        let mut mutant = document.clone();
        let place = mutant.pointer_mut(pointer).expect("the pointer was collected from the document");
        *place = change(place)?;
        Some(Mutant { what: format!("changed {pointer}"), document: mutant })
    });
    let removed = pointers.iter().map(|pointer| {
        let mut mutant = document.clone();
        let (above, name) = pointer.rsplit_once('/').expect("every pointer has a parent");
        match mutant.pointer_mut(above).expect("the pointer was collected from the document") {
            Value::Object(members) => {
                members.shift_remove(&name.replace("~1", "/").replace("~0", "~"));
            }
            Value::Array(items) => {
                items.remove(name.parse().expect("items are numbered"));
            }
            _ => unreachable!("only containers have parts"),
        }
        Mutant { what: format!("removed {pointer}"), document: mutant }
    });
    changed.chain(removed).collect()
}

/// JSON Pointers to everything in `document` but itself.
pub(crate) fn pointers(document: &Value) -> Vec<String> {
    let mut pointers = Vec::new();
    collect(document, String::new(), &mut pointers);
    pointers
}

fn collect(value: &Value, pointer: String, pointers: &mut Vec<String>) {
    if !pointer.is_empty() {
        pointers.push(pointer.clone());
    }
    match value {
        Value::Object(members) => {
            for (name, value) in members {
                collect(value, format!("{pointer}/{}", name.replace('~', "~0").replace('/', "~1")), pointers);
            }
        }
        Value::Array(items) => {
            items.iter().enumerate().for_each(|(index, item)| collect(item, format!("{pointer}/{index}"), pointers));
        }
        _ => {}
    }
}

/// Another value of the same kind; `None` for containers.
fn change(value: &Value) -> Option<Value> {
    match value {
        Value::String(text) => {
            let mut text = text.clone();
            let last = text.pop();
            // A digit stays a digit and a letter a letter, so that dates and addresses stay well-formed.
            text.push(match last {
                Some('0'..='8') => '9',
                Some('9') => '8',
                Some('Z') if text.starts_with("20") => return Some(Value::String(format!("21{}Z", &text[2..]))),
                Some('x') => 'y',
                _ => 'x',
            });
            Some(Value::String(text))
        }
        Value::Bool(flag) => Some(json!(!flag)),
        Value::Number(_) => Some(json!(1)),
        _ => None,
    }
}
