//! Filters: what they mean, what is refused and where, and that no text makes the reader fall over.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on says where")]

use proptest::prelude::*;
use scim::filter::{Filter, Operator};
use scim::path::AttributePath;
use scim::schema::{ENTERPRISE_URN, USER_OF_COMPANY, USER_URN};
use serde_json::{Value, json};

fn read(text: &str) -> Filter {
    Filter::parse(text, &USER_OF_COMPANY).unwrap_or_else(|fault| panic!("{text}: {fault}"))
}

fn bjensen() -> scim::Object {
    let user = json!({
        "schemas": [USER_URN, ENTERPRISE_URN],
        "id": "2819c223",
        "userName": "BJensen",
        "externalId": "HR-7",
        "name": { "familyName": "Jensen", "givenName": "Barbara" },
        "active": true,
        "emails": [
            { "value": "bjensen@example.com", "type": "work", "primary": true },
            { "value": "babs@home.example", "type": "home" },
        ],
        "meta": { "lastModified": "2026-03-01T12:00:00Z" },
        ENTERPRISE_URN: { "department": "Delivery" },
    });
    user.as_object().unwrap().clone()
}

#[test]
fn filters_mean_what_the_rfc_says() {
    for (filter, fits) in [
        (r#"userName eq "bjensen""#, true),
        (r#"USERNAME EQ "bjensen""#, true),
        (r#"externalId eq "hr-7""#, false),
        (r#"externalId eq "HR-7""#, true),
        (r#"name.familyName co "ens""#, true),
        (r#"userName sw "J""#, false),
        (r#"userName ew "SEN""#, true),
        (&format!(r#"{USER_URN}:userName sw "bj""#), true),
        (&format!(r#"{ENTERPRISE_URN}:department eq "delivery""#), true),
        ("title pr", false),
        ("title eq null", true),
        ("name pr", true),
        (r#"title ne "x""#, true),
        (r#"emails eq "babs@home.example""#, true),
        (r#"emails.type eq "home""#, true),
        (r#"emails[type eq "work" and value co "@example.com"]"#, true),
        (r#"emails[type eq "home" and value co "@example.com"]"#, false),
        (r#"emails.type eq "home" and emails.value co "@example.com""#, true),
        (r#"meta.lastModified gt "2026-03-01T13:00:00+02:00""#, true),
        (r#"meta.lastModified le "2026-03-01T11:59:59Z""#, false),
        ("active eq false", false),
        ("not (active eq false)", true),
        (r#"userName eq "x" or active eq true and title pr"#, false),
        (r#"(userName eq "x" or active eq true) and not(title pr)"#, true),
        (r#"userName eq "b\u006aensen""#, true),
        (r#"userName eq "\"quoted\"""#, false),
    ] {
        assert_eq!(read(filter).matches(&bjensen()), fits, "{filter}");
    }
}

#[test]
fn what_cannot_be_meant_is_refused_with_its_place() {
    for (filter, at, reason) in [
        ("", 1, "the name of an attribute is expected"),
        ("   ", 4, "the name of an attribute is expected"),
        (r#"useName eq "x""#, 1, "there is no attribute `useName`"),
        (r#"active eq true and password eq "x""#, 20, "there is no attribute `password`"),
        ("userName", 9, "one of `pr`, `eq`"),
        (r#"userName is "x""#, 10, "one of `pr`, `eq`"),
        ("userName eq", 12, "a value is expected"),
        ("userName eq x", 13, "a value is expected"),
        (r#"userName eq "x"#, 13, "a value is expected"),
        (r#"userName eq "\q""#, 13, "a value is expected"),
        ("userName eq 7", 13, "compared with text"),
        (r#"active eq "true""#, 11, "compared with `true` or `false`"),
        ("active gt true", 11, "only be compared by `eq` and `ne`"),
        ("userName gt null", 13, "`null` can only be compared"),
        (r#"name eq "x""#, 1, "has parts"),
        (r#"meta.created gt "yesterday""#, 17, "compared with an instant"),
        (r#"userName[type eq "x"]"#, 1, "has no parts"),
        (r#"emails[kind eq "x"]"#, 8, "there is no attribute `kind`"),
        (r#"emails[type eq "x""#, 19, "`]` is expected"),
        (r#"(userName eq "x""#, 17, "`)` is expected"),
        (r#"userName eq "x")"#, 16, "nothing more is expected"),
        (r#"userName eq "x" and"#, 20, "the name of an attribute is expected"),
        (r#"not userName eq "x""#, 5, "`(` is expected"),
        (r#"userName eq "äöü" x"#, 19, "nothing more is expected"),
    ] {
        let fault = Filter::parse(filter, &USER_OF_COMPANY).expect_err(filter);
        assert!(fault.at == at && fault.reason.contains(reason), "{filter}: {fault}");
    }
}

#[test]
fn a_filter_cannot_use_the_reader_up() {
    let deep = format!("{}active eq true{}", "(".repeat(5_000), ")".repeat(5_000));
    assert!(Filter::parse(&deep, &USER_OF_COMPANY).unwrap_err().reason.contains("bytes"));
    let deep = format!("{}active eq true{}", "not (".repeat(30), ")".repeat(30));
    assert!(Filter::parse(&deep, &USER_OF_COMPANY).unwrap_err().reason.contains("deeper"));
    let long = vec!["active eq true"; 200].join(" or ");
    assert!(read(&long).matches(&bjensen()));
}

#[test]
fn what_is_asked_by_key_is_found_out() {
    for (filter, wanted) in [
        (r#"userName eq "a""#, Some("a")),
        (r#"active eq true and userName eq "a""#, Some("a")),
        (r#"active eq true or userName eq "a""#, None),
        (r#"not (userName eq "a")"#, None),
        (r#"userName sw "a""#, None),
    ] {
        assert_eq!(read(filter).wanted("userName"), wanted, "{filter}");
    }
    assert_eq!(read(r#"emails eq "a""#).wanted("emails.value"), Some("a"));
}

fn filters() -> impl Strategy<Value = Filter> {
    let paths = ["userName", "externalId", "name.givenName", "emails.value", "emails"];
    let path =
        prop::sample::select(paths.to_vec()).prop_map(|name| AttributePath::parse(name, &USER_OF_COMPANY).unwrap());
    let operators = [
        Operator::Equal,
        Operator::NotEqual,
        Operator::Contains,
        Operator::StartsWith,
        Operator::EndsWith,
        Operator::Greater,
        Operator::GreaterOrEqual,
        Operator::Less,
        Operator::LessOrEqual,
    ];
    let operator = prop::sample::select(operators.to_vec());
    let compare = (path.clone(), operator, any::<String>()).prop_map(|(path, operator, value)| Filter::Compare {
        path,
        operator,
        value: Value::String(value),
    });
    let leaf = prop_oneof![path.prop_map(Filter::Present), compare];
    leaf.prop_recursive(4, 24, 2, |inner| {
        let two = (inner.clone(), inner.clone()).prop_map(|(one, other)| (Box::new(one), Box::new(other)));
        prop_oneof![
            two.clone().prop_map(|(one, other)| Filter::And(one, other)),
            two.prop_map(|(one, other)| Filter::Or(one, other)),
            inner.prop_map(|inner| Filter::Not(Box::new(inner))),
        ]
    })
}

proptest! {
    #[test]
    fn a_filter_survives_being_written_down(filter in filters()) {
        let text = filter.to_string();
        prop_assume!(text.len() <= 4 << 10);
        prop_assert_eq!(Filter::parse(&text, &USER_OF_COMPANY), Ok(filter));
    }

    #[test]
    fn opposites_never_agree(filter in filters()) {
        let user = bjensen();
        prop_assert_ne!(filter.matches(&user), Filter::Not(Box::new(filter.clone())).matches(&user));
    }

    #[test]
    fn no_text_makes_the_reader_fall_over(text in ".*") {
        if let Err(fault) = Filter::parse(&text, &USER_OF_COMPANY) {
            prop_assert!((1..=text.chars().count() + 1).contains(&fault.at), "{}", fault);
        }
    }

    #[test]
    fn nearly_a_filter_does_not_either(
        text in r#"((userName|emails|active|not|and|or|eq|pr|true|null|"x"|"|\(|\)|\[|\]|\.|é| ){1,12})"#
    ) {
        let _ = Filter::parse(&text, &USER_OF_COMPANY);
    }
}
