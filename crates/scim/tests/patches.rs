//! Patches: what the RFC says, what clients of weight send instead, what is refused.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on says where")]

use proptest::prelude::*;
use scim::patch::{PATCH_URN, Patch, Target};
use scim::schema::{ENTERPRISE_URN, GROUP, USER_OF_COMPANY, USER_OF_PROGRAM, USER_URN};
use scim::{Object, Refusal, ResourceType, ScimType, resource};
use serde_json::{Value, json};

fn user() -> Object {
    let user = json!({
        "userName": "bjensen",
        "name": { "familyName": "Jensen", "givenName": "Barbara" },
        "active": true,
        "emails": [{ "value": "b@example.com", "type": "work", "primary": true }],
    });
    user.as_object().unwrap().clone()
}

fn apply_to(present: &Object, operations: Value, kind: &'static ResourceType) -> Result<Value, Refusal> {
    let body = json!({ "schemas": [PATCH_URN], "Operations": operations });
    Patch::read(&body, kind)?.apply(present).map(Value::Object)
}

fn apply(operations: Value) -> Result<Value, Refusal> {
    apply_to(&user(), operations, &USER_OF_COMPANY)
}

#[track_caller]
fn refused(operations: Value) -> ScimType {
    apply(operations.clone()).expect_err(&operations.to_string()).kind
}

#[test]
fn attributes_are_added_replaced_and_removed() {
    let patched = apply(json!([
        { "op": "add", "path": "title", "value": "Engineer" },
        { "op": "replace", "path": "name.familyName", "value": "Doe" },
        { "op": "remove", "path": "name.givenName" },
        { "op": "add", "path": format!("{ENTERPRISE_URN}:department"), "value": "Delivery" },
        { "op": "replace", "path": format!("{USER_URN}:userName"), "value": "bdoe" },
        { "op": "add", "path": "phoneNumbers", "value": [{ "value": "+1", "type": "work" }] },
    ]));

    let patched = patched.unwrap();
    assert_eq!(patched["title"], "Engineer");
    assert_eq!(patched["name"], json!({ "familyName": "Doe" }));
    assert_eq!(patched[ENTERPRISE_URN], json!({ "department": "Delivery" }));
    assert_eq!(patched["userName"], "bdoe");
    assert_eq!(patched["phoneNumbers"], json!([{ "value": "+1", "type": "work" }]));
}

#[test]
fn a_new_primary_value_takes_the_place_of_the_one_before() {
    let patched = apply(json!([
        { "op": "add", "path": "emails", "value": [{ "value": "babs@home.example", "type": "home", "primary": true }] },
    ]));

    assert_eq!(
        patched.unwrap()["emails"],
        json!([
            { "value": "b@example.com", "type": "work", "primary": false },
            { "value": "babs@home.example", "type": "home", "primary": true },
        ])
    );
    let two = json!([{ "value": "a@b.c", "primary": true }, { "value": "d@e.f", "primary": true }]);
    assert_eq!(refused(json!([{ "op": "replace", "path": "emails", "value": two }])), ScimType::InvalidValue);
}

#[test]
fn values_are_chosen_by_a_filter() {
    let patched = apply(json!([
        { "op": "replace", "path": "emails[type eq \"work\"].value", "value": "new@example.com" },
        { "op": "add", "path": "phoneNumbers[type eq \"mobile\"].value", "value": "+44" },
        { "op": "add", "path": "emails", "value": [{ "value": "x@example.com", "type": "other" }] },
        { "op": "remove", "path": "emails[value ew \"x@example.com\" and type eq \"other\"]" },
        { "op": "remove", "path": "emails[type eq \"nothing\"]" },
    ]));

    let patched = patched.unwrap();
    assert_eq!(patched["emails"], json!([{ "value": "new@example.com", "type": "work", "primary": true }]));
    assert_eq!(patched["phoneNumbers"], json!([{ "type": "mobile", "value": "+44" }]));
}

#[test]
fn what_entra_id_and_okta_send_is_understood() {
    let entra = apply(json!([
        { "op": "Replace", "path": "active", "value": "False" },
        { "op": "Add", "value": { "name.familyName": "Doe", "TITLE": "Engineer", "nonsense": 1 } },
        { "op": "Replace", "value": { format!("{ENTERPRISE_URN}:department"): "Sales", "id": "other" } },
        { "op": "Add", "path": "displayName", "value": ["Barbara Doe"] },
    ]));
    let okta =
        apply(json!([{ "op": "replace", "value": { "active": false, "emails": { "value": "o@example.com" } } }]));

    let entra = entra.unwrap();
    assert_eq!(
        (&entra["active"], &entra["title"], &entra["displayName"]),
        (&json!(false), &json!("Engineer"), &json!("Barbara Doe"))
    );
    assert_eq!((&entra["name"]["familyName"], &entra[ENTERPRISE_URN]["department"]), (&json!("Doe"), &json!("Sales")));
    assert!(entra.get("nonsense").is_none() && entra.get("id").is_none());
    let okta = okta.unwrap();
    assert_eq!((&okta["active"], &okta["emails"]), (&json!(false), &json!([{ "value": "o@example.com" }])));
}

#[test]
fn members_are_removed_by_path_and_by_value() {
    let group = json!({ "displayName": "G", "members": [{ "value": "a", "type": "User" }, { "value": "b" }, { "value": "c" }] });
    let group = group.as_object().unwrap();

    let by_path = json!([{ "op": "remove", "path": "members[value eq \"a\"]" }]);
    let by_value = json!([{ "op": "Remove", "path": "members", "value": [{ "value": "a" }, { "value": "c" }] }]);
    let all = json!([{ "op": "remove", "path": "members" }]);

    assert_eq!(apply_to(group, by_path, &GROUP).unwrap()["members"], json!([{ "value": "b" }, { "value": "c" }]));
    assert_eq!(apply_to(group, by_value, &GROUP).unwrap()["members"], json!([{ "value": "b" }]));
    assert!(apply_to(group, all, &GROUP).unwrap().get("members").is_none());
}

#[test]
fn the_same_patch_twice_changes_nothing_more() {
    let operations = json!([
        { "op": "add", "path": "emails", "value": [{ "value": "x@example.com", "type": "home" }] },
        { "op": "add", "path": "title", "value": "Engineer" },
        { "op": "add", "path": "addresses[type eq \"work\"].country", "value": "JP" },
    ]);
    let once = apply(operations.clone()).unwrap();

    assert_eq!(apply_to(once.as_object().unwrap(), operations, &USER_OF_COMPANY).unwrap(), once);
}

#[test]
fn what_cannot_be_done_is_refused_by_its_kind() {
    for (operation, kind) in [
        (json!({ "op": "move", "path": "title" }), ScimType::InvalidSyntax),
        (json!("add"), ScimType::InvalidSyntax),
        (json!({ "op": "add", "path": "title" }), ScimType::InvalidValue),
        (json!({ "op": "add", "path": "title", "value": 7 }), ScimType::InvalidValue),
        (json!({ "op": "add", "path": "title", "value": "a\u{7}" }), ScimType::InvalidValue),
        (json!({ "op": "add", "path": "active", "value": "maybe" }), ScimType::InvalidValue),
        (json!({ "op": "add", "path": "name", "value": "Jensen" }), ScimType::InvalidValue),
        (json!({ "op": "add", "value": "x" }), ScimType::InvalidValue),
        (json!({ "op": "add", "path": 7, "value": "x" }), ScimType::InvalidPath),
        (json!({ "op": "add", "path": "nothing", "value": "x" }), ScimType::InvalidPath),
        (json!({ "op": "add", "path": "name[familyName eq \"x\"]", "value": "x" }), ScimType::InvalidPath),
        (json!({ "op": "add", "path": "emails[type eq \"work\"", "value": "x" }), ScimType::InvalidPath),
        (json!({ "op": "add", "path": "emails[type eq \"work\"]x", "value": "x" }), ScimType::InvalidPath),
        (json!({ "op": "add", "path": "emails[type]", "value": "x" }), ScimType::InvalidFilter),
        (json!({ "op": "replace", "path": "emails[type eq \"home\"].value", "value": "x" }), ScimType::NoTarget),
        (json!({ "op": "remove" }), ScimType::NoTarget),
        (json!({ "op": "replace", "path": "id", "value": "x" }), ScimType::Mutability),
        (json!({ "op": "replace", "path": "meta.created", "value": "x" }), ScimType::Mutability),
        (json!({ "op": "add", "path": "groups", "value": [{ "value": "x" }] }), ScimType::Mutability),
        (json!({ "op": "remove", "path": "userName" }), ScimType::Mutability),
        (json!({ "op": "remove", "path": "emails" }), ScimType::Mutability),
        (json!({ "op": "remove", "path": "emails[type eq \"work\"]" }), ScimType::Mutability),
        (
            json!({ "op": "replace", "path": format!("{ENTERPRISE_URN}:organization"), "value": "x" }),
            ScimType::Mutability,
        ),
    ] {
        assert_eq!(refused(json!([operation])), kind, "{operation}");
    }
    for body in
        [json!([]), json!({}), json!({ "schemas": [PATCH_URN] }), json!({ "schemas": [PATCH_URN], "Operations": [] })]
    {
        assert_eq!(Patch::read(&body, &USER_OF_COMPANY).unwrap_err().kind, ScimType::InvalidSyntax, "{body}");
    }
}

#[test]
fn a_resource_is_made_to_fit_or_refused() {
    let read = |body: Value| resource::read(&body, &USER_OF_PROGRAM);
    let sound = json!({
        "schemas": [USER_URN.to_uppercase(), ENTERPRISE_URN, "urn:other"],
        "ID": "mine", "USERNAME": " b ", "password": "secret", "title": null, "addresses": [],
        "name": { "familyname": "Jensen", "x": 1 },
        "emails": { "value": "b@example.com", "primary": "True" },
        "groups": [{ "value": "admins" }],
        ENTERPRISE_URN: { "organization": "P-1" },
    });

    assert_eq!(
        Value::Object(read(sound.clone()).unwrap()),
        json!({
            "userName": "b",
            "name": { "familyName": "Jensen" },
            "emails": [{ "value": "b@example.com", "primary": true }],
            ENTERPRISE_URN: { "organization": "P-1" },
        })
    );
    for (pointer, value, kind) in [
        ("/schemas", json!([ENTERPRISE_URN]), ScimType::InvalidSyntax),
        ("/schemas", json!(USER_URN), ScimType::InvalidSyntax),
        ("/USERNAME", json!(null), ScimType::InvalidValue),
        ("/USERNAME", json!("x".repeat(1_001)), ScimType::InvalidValue),
        ("/name", json!({ "givenName": "B" }), ScimType::InvalidValue),
        ("/emails", json!([{ "type": "work" }]), ScimType::InvalidValue),
        ("/emails", json!([1]), ScimType::InvalidValue),
        (&format!("/{ENTERPRISE_URN}"), json!({}), ScimType::InvalidValue),
    ] {
        let mut body = sound.clone();
        *body.pointer_mut(pointer).unwrap() = value;
        assert_eq!(read(body.clone()).expect_err(&body.to_string()).kind, kind, "{body}");
    }
}

proptest! {
    #[test]
    fn no_path_makes_the_reader_fall_over(path in r#"((emails|name|userName|urn:|\.|\[|\]|type eq "x"|é|"| ){0,8})"#) {
        let _ = Target::parse(&path, &USER_OF_COMPANY);
    }

    #[test]
    fn any_text_is_a_path_or_none(path in ".*") {
        let _ = Target::parse(&path, &USER_OF_COMPANY);
    }

    #[test]
    fn a_patch_gives_a_resource_that_can_be_put_back(
        verb in prop::sample::select(vec!["add", "replace", "remove"]),
        path in prop::sample::select(vec![
            "title", "name.givenName", "emails", "emails[type eq \"work\"]", "emails[type eq \"home\"].value",
            "addresses", "active", "phoneNumbers[type eq \"fax\"]", "name", "",
        ]),
        value in prop::sample::select(vec![
            json!("x"), json!(true), json!(null), json!([]), json!({}), json!({ "value": "v", "primary": true }),
            json!([{ "value": "v", "type": "home" }]), json!({ "familyName": "F" }), json!({ "title": "T", "active": "false" }),
        ]),
    ) {
        let path = (!path.is_empty()).then_some(path);
        if let Ok(mut patched) = apply(json!([{ "op": verb, "path": path, "value": value }])) {
            let plain = patched.as_object().unwrap().clone();
            patched["schemas"] = json!([USER_URN]);
            prop_assert_eq!(resource::read(&patched, &USER_OF_COMPANY), Ok(plain));
        }
    }
}
