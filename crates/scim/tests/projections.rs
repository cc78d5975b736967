//! Leaving out of an answer what was not asked for.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on says where")]

use scim::Projection;
use scim::schema::{ENTERPRISE_URN, USER_OF_COMPANY};
use serde_json::{Value, json};

fn told(only: &[&str], without: &[&str]) -> Value {
    let user = json!({
        "schemas": ["s"], "id": "1", "userName": "b", "name": { "familyName": "J", "givenName": "B" },
        "emails": [{ "value": "a", "type": "work" }, { "value": "b" }],
        ENTERPRISE_URN: { "organization": "P", "department": "D" },
    });
    let names = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>();
    let projection = Projection::new(&names(only), &names(without), &USER_OF_COMPANY).unwrap();
    Value::Object(projection.apply(user.as_object().unwrap().clone(), &USER_OF_COMPANY))
}

#[test]
fn only_what_is_asked_for_is_told_and_what_every_answer_has() {
    assert_eq!(told(&["USERNAME", "nothing"], &[]), json!({ "schemas": ["s"], "id": "1", "userName": "b" }));
    assert_eq!(
        told(&["emails.value", "emails.type", "name.familyName"], &[]),
        json!({
            "schemas": ["s"], "id": "1", "name": { "familyName": "J" },
            "emails": [{ "value": "a", "type": "work" }, { "value": "b" }],
        })
    );
    let department = format!("{ENTERPRISE_URN}:department");
    assert_eq!(told(&[&department], &[])[ENTERPRISE_URN], json!({ "department": "D" }));
    assert_eq!(told(&[ENTERPRISE_URN], &[])[ENTERPRISE_URN], json!({ "organization": "P", "department": "D" }));
}

#[test]
fn what_is_left_out_is_not_told_but_what_every_answer_has_stays() {
    let rest = told(&[], &["id", "name", "emails.type", ENTERPRISE_URN]);
    assert_eq!(
        rest,
        json!({ "schemas": ["s"], "id": "1", "userName": "b", "emails": [{ "value": "a" }, { "value": "b" }] })
    );
}

#[test]
fn both_at_once_are_refused() {
    let names = vec!["userName".to_owned()];
    assert!(Projection::new(&names, &names, &USER_OF_COMPANY).is_err());
}
