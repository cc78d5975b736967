//! The quick way to canonical bytes against the general way: equal, or declined.

use credential::canonical::{CanonicalError, canonicalize, canonicalize_generally, canonicalize_quickly};
use credential::document::{
    AchievedResult, Achievement, AchievementType, AwardedCredential, Evidence, Holder, Issuer, ResultType, SaltedEmail,
    StatusEntry,
};
use credential::status_list::{self, Bitstring, MIN_ENTRIES, Purpose};
use credential::{Securing, context, sample};
use jiff::Timestamp;
use proptest::option::of;
use proptest::prelude::*;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::mutation;

/// Both ways on one document; whether the quick one took it.
fn compare(document: &Value) -> bool {
    match canonicalize_quickly(document) {
        None => false,
        Some(quick) => {
            let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("N-Quads are UTF-8");
            assert_eq!(quick.map(text), canonicalize_generally(document).map(text), "{document:#}");
            true
        }
    }
}

fn unsigned(text: &str) -> Value {
    let mut document: Value = serde_json::from_str(text).expect("fixtures are JSON");
    document.as_object_mut().expect("fixtures are objects").shift_remove("proof");
    document
}

fn fixtures() -> Vec<Value> {
    let bits = Bitstring::new(MIN_ENTRIES).expect("the least is enough");
    let list =
        |securing| status_list::document(&sample::site(), 1, securing, Purpose::Revocation, &bits, sample::signed_at());
    vec![
        sample::document(Securing::DataIntegrity),
        sample::document(Securing::Jws),
        list(Securing::DataIntegrity),
        list(Securing::Jws),
        unsigned(include_str!("vectors/open-badges-signed.json")),
    ]
}

#[test]
fn the_quick_way_takes_what_we_issue() {
    for fixture in fixtures() {
        assert!(compare(&fixture), "declined: {fixture:#}");
    }
}

#[test]
fn the_two_ways_agree_on_every_document_one_change_away() {
    let mutants: Vec<_> = fixtures().iter().flat_map(mutation::all).collect();

    let taken = mutants.iter().filter(|mutant| compare(&mutant.document)).count();

    assert!(taken * 2 > mutants.len(), "only {taken} of {} were compared", mutants.len());
}

/// Values that a document could hold in place of another: of each kind, and each a trap of its own.
fn odd_values() -> Vec<Value> {
    vec![
        json!(null),
        json!(true),
        json!(1),
        json!(1.5),
        json!(""),
        json!("x"),
        json!("a\u{0}\u{8}\u{b}\u{c}\t\r\n\"\\\u{7f}\u{85}é\u{1F600}"),
        json!("urn:x"),
        json!("url:x"),
        json!("name:x"),
        json!("Achievement:x"),
        json!("xsd:x"),
        json!("_:x"),
        json!("@id"),
        json!("http://example.org/ä?ö#ü"),
        json!("http://example.org/a b"),
        json!("http://example.org/%zz"),
        json!("http://[::1]/"),
        json!("http://example.org/\u{e000}"),
        json!("//example.org"),
        json!("Achievement"),
        json!("AchievementCredential"),
        json!("id"),
        json!("type"),
        json!("DataIntegrityProof"),
        json!([]),
        json!([[]]),
        json!([["x"]]),
        json!(["x", "x"]),
        json!(["x", "y"]),
        json!(["VerifiableCredential", "VerifiableCredential"]),
        json!(["VerifiableCredential", "Achievement"]),
        json!(["Achievement", "Profile"]),
        json!({}),
        json!([{}]),
        json!([{}, {}]),
        json!({"id": "urn:x"}),
        json!({"id": "x"}),
        json!({"id": ["urn:x"]}),
        json!({"name": "x"}),
        json!([{"name": "x"}, {"name": "x"}]),
        json!([{"name": "x"}, {"name": "y"}]),
        json!({"type": "Achievement", "tag": "x", "criteria": {"narrative": "y"}}),
        json!({"type": "IdentityObject", "hashed": "true"}),
        json!({"type": "Result", "hashed": true}),
        json!({"@value": "x"}),
        json!({"@id": "urn:x"}),
        json!({"@list": ["x"]}),
        json!({"@type": "Achievement"}),
        json!({"@context": {}}),
        json!({"statusMessage": {"message": "x", "status": "y"}}),
        json!({"type": "ResultDescription", "allowedValue": ["x"]}),
        json!({"verifiableCredential": {"name": "x"}}),
        json!({"type": "VerifiablePresentation", "verifiableCredential": {"name": "x"}}),
        json!({"Achievement": "x"}),
        json!({"type": "JsonSchema", "jsonSchema": {"a": 1}}),
        json!({"cnf": {"jwk": {"a": 1}}}),
        json!({"_sd": ["x"]}),
    ]
}

/// Members that a document could get in addition.
const MORE_MEMBERS: [&str; 22] = [
    "@id",
    "@type",
    "@graph",
    "@included",
    "@reverse",
    "@nest",
    "id",
    "type",
    "name",
    "image",
    "evidence",
    "proof",
    "endorsement",
    "endorsementJwt",
    "jti",
    "exp",
    "_sd",
    "Achievement",
    "https://schema.org/name",
    "schema:name",
    "undefined",
    "url",
];

#[test]
fn the_two_ways_agree_whatever_stands_in_one_place() {
    let mut taken = 0;
    // The other two differ from these in addresses alone.
    for fixture in fixtures().into_iter().step_by(2) {
        for (at, pointer) in mutation::pointers(&fixture).into_iter().enumerate() {
            // Every value at every third place; places repeat often enough for all to meet.
            for (_, value) in odd_values().into_iter().enumerate().filter(|(index, _)| (at + index) % 3 == 0) {
                let mut document = fixture.clone();
                *document.pointer_mut(&pointer).unwrap() = value;
                taken += usize::from(compare(&document));
            }
        }
    }
    assert!(taken > 700, "only {taken} documents were compared");
}

#[test]
fn the_two_ways_agree_whatever_is_added() {
    for fixture in fixtures() {
        let places = mutation::pointers(&fixture).into_iter().chain([String::new()]);
        for pointer in places.filter(|pointer| fixture.pointer(pointer).is_some_and(Value::is_object)) {
            for member in MORE_MEMBERS {
                for value in [json!("x"), json!("urn:x"), json!({"name": "x"}), json!(["x", {"name": "y"}])] {
                    let mut document = fixture.clone();
                    document.pointer_mut(&pointer).unwrap()[member] = value;
                    compare(&document);
                }
            }
        }
    }
}

#[test]
fn what_no_statement_is_made_of_is_refused() {
    let with = |pointer: &str, member: &str, value: Value| {
        let mut document = sample::document(Securing::DataIntegrity);
        document.pointer_mut(pointer).unwrap()[member] = value;
        canonicalize(&document)
    };

    assert_eq!(with("", "nickname", json!("x")), Err(CanonicalError::UndefinedTerm("nickname".into())));
    assert_eq!(
        with("/credentialSubject", "humanCode", json!("x")),
        Err(CanonicalError::UndefinedTerm("humanCode".into()))
    );
    assert_eq!(with("", "type", json!(["Nonsense"])), Err(CanonicalError::UndefinedTerm("Nonsense".into())));
    assert_eq!(with("/issuer", "parentOrg", json!("acme")), Err(CanonicalError::RelativeIri("acme".into())));
    assert_eq!(
        with("/issuer", "parentOrg", json!("http://a b/")),
        Err(CanonicalError::RelativeIri("http://a b/".into()))
    );
    assert_eq!(
        with("", "@context", json!([context::CREDENTIALS_V2, "https://example.org/x"])),
        Err(CanonicalError::UnknownContext("https://example.org/x".into()))
    );
    assert!(matches!(with("", "@context", json!({"name": "urn:x"})), Err(CanonicalError::UnknownContext(_))));
}

#[test]
fn a_document_made_to_take_forever_is_refused_at_once() {
    let alignments: Vec<Value> = (0..12)
        .map(|_| json!({"type": ["Alignment"], "targetName": "x", "targetUrl": "https://example.org"}))
        .collect();
    let result = json!({"type": ["Result"], "value": "1", "alignment": alignments});
    let mut document = sample::document(Securing::DataIntegrity);
    document["credentialSubject"]["result"] = json!([result, result]);

    assert_eq!(canonicalize(&document), Err(CanonicalError::TooComplex));
}

fn text() -> impl Strategy<Value = String> {
    prop_oneof![4 => "[a-zA-Z0-9 ]{0,12}[a-z]", 1 => "\\PC{0,8}x", 1 => Just("a\nb\"c\\d".to_owned())]
}

fn instants() -> impl Strategy<Value = Timestamp> {
    (0..4_000_000_000_i64).prop_map(|second| Timestamp::from_second(second).expect("within the calendar"))
}

fn issuers() -> impl Strategy<Value = Issuer> {
    (text(), of(Just("https://example.org/ä".to_owned())), of(text()), of(Just("https://example.org/logo".to_owned())))
        .prop_map(|(name, url, email, image)| Issuer { name, url, email, image })
}

fn holders() -> impl Strategy<Value = Holder> {
    (any::<u128>(), text(), of(text()), of((text(), text()))).prop_map(|(id, name, candidate_number, email)| Holder {
        id: Uuid::from_u128(id),
        name,
        candidate_number,
        email: email.map(|(address, salt)| SaltedEmail { address, salt }),
    })
}

fn achievements() -> impl Strategy<Value = Achievement> {
    let kind = prop_oneof![
        Just(AchievementType::Certification),
        Just(AchievementType::Certificate),
        Just(AchievementType::Assessment),
        Just(AchievementType::Badge)
    ];
    let tags = proptest::collection::vec(text(), 0..4);
    let image = of(Just("https://example.org/badge.svg".to_owned()));
    ((text(), text(), text(), kind), (of(text()), tags, text(), image, of(text()))).prop_map(
        |((code, name, description, kind), (version, tags, criteria, image, language))| Achievement {
            code,
            name,
            description,
            kind,
            version,
            tags,
            criteria,
            image,
            language,
        },
    )
}

fn results() -> impl Strategy<Value = AchievedResult> {
    let kind = prop_oneof![Just(ResultType::ScaledScore), Just(ResultType::Percent), Just(ResultType::Result)];
    (text(), kind, text(), of(text()), of(text()), of(text())).prop_map(
        |(name, kind, value, minimum, maximum, required)| AchievedResult {
            name,
            kind,
            value,
            minimum,
            maximum,
            required,
        },
    )
}

fn evidence() -> impl Strategy<Value = Evidence> {
    (of(Just("https://example.org/evidence".to_owned())), text(), of(text()))
        .prop_map(|(url, name, narrative)| Evidence { url, name, narrative })
}

pub(crate) fn awards() -> impl Strategy<Value = AwardedCredential> {
    let texts = (any::<u128>(), text(), of(text()), of(text()));
    let times = (instants(), instants(), of(instants()));
    let lists = (proptest::collection::vec(results(), 0..3), proptest::collection::vec(evidence(), 0..3));
    let status = of((any::<u64>(), any::<u64>()).prop_map(|(list, index)| StatusEntry { list, index }));
    (texts, times, issuers(), holders(), achievements(), lists, status).prop_map(
        |(texts, times, issuer, holder, achievement, (results, evidence), status)| AwardedCredential {
            id: Uuid::from_u128(texts.0),
            name: texts.1,
            description: texts.2,
            licence_number: texts.3,
            awarded_at: times.0,
            valid_from: times.1,
            valid_until: times.2.map(|until| until.max(times.1)),
            issuer,
            holder,
            achievement,
            results,
            evidence,
            status,
        },
    )
}

/// JSON made of the contexts' own words, in any nesting.
fn documents_of_known_words() -> impl Strategy<Value = Value> {
    let word = prop::sample::select(vec![
        "name",
        "description",
        "image",
        "url",
        "id",
        "type",
        "criteria",
        "achievement",
        "result",
        "identifier",
        "hashed",
        "evidence",
        "credentialSubject",
        "issuer",
        "tag",
        "alignment",
        "resultDescription",
        "validFrom",
        "narrative",
        "statusListIndex",
        "proof",
        "allowedValue",
        "statusMessage",
        "termsOfUse",
    ]);
    let class = prop::sample::select(vec![
        "VerifiableCredential",
        "OpenBadgeCredential",
        "AchievementSubject",
        "Achievement",
        "Profile",
        "IdentityObject",
        "Result",
        "ResultDescription",
        "BitstringStatusListEntry",
        "Image",
        "Evidence",
        "Criteria",
        "DataIntegrityProof",
    ]);
    let leaf = prop_oneof![
        Just(json!("https://example.org/1")),
        Just(json!("https://example.org/2")),
        Just(json!("text")),
        Just(json!(true)),
        class.clone().prop_map(Value::from),
    ];
    let node = leaf.prop_recursive(4, 48, 6, move |inner| {
        let value = prop_oneof![
            3 => inner.clone(),
            1 => proptest::collection::vec(inner, 1..3).prop_map(Value::from),
        ];
        let members = proptest::collection::vec((word.clone(), value), 1..6);
        (of(class.clone()), of(0..20_u8), members).prop_map(|(class, id, members)| {
            let mut node: serde_json::Map<String, Value> =
                members.into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
            node.shift_remove("id");
            node.shift_remove("type");
            if let Some(id) = id {
                node.insert("id".to_owned(), format!("urn:x:{id}").into());
            }
            if let Some(class) = class {
                node.insert("type".to_owned(), class.into());
            }
            Value::Object(node)
        })
    });
    (0..3_usize, node).prop_filter_map("a document is an object", |(more, mut node)| {
        let contexts: Vec<Value> = context::DOCUMENTS.iter().take(more + 1).map(|(url, _)| (*url).into()).collect();
        node.as_object_mut()?.insert("@context".to_owned(), contexts.into());
        Some(node)
    })
}

proptest! {
    #[test]
    fn the_quick_way_takes_every_award_and_agrees(award in awards()) {
        for securing in [Securing::DataIntegrity, Securing::Jws] {
            if let Ok(document) = award.to_document(&sample::site(), securing) {
                prop_assert!(compare(&document), "declined: {document:#}");
            }
        }
    }

    #[test]
    fn the_two_ways_agree_on_documents_of_known_words(document in documents_of_known_words()) {
        compare(&document);
    }
}
