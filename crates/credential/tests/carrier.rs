//! What credentials travel in.

mod build;
mod paper;
mod pdf;
mod pdf_hostile;
mod png;
mod svg;

use credential::carrier::{Carried, Carrier, CarrierFault, MAX_CARRIER_BYTES, extract};
use credential::{MAX_BYTES, Securing, sample};
use proptest::prelude::*;
use serde_json::{Value, json};

/// A signed credential as JSON.
fn signed() -> String {
    sample::with_proof(sample::document(Securing::DataIntegrity)).to_string()
}

/// A token of the form of a JWS; nothing here looks inside.
const TOKEN: &str = "eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiJkaWQ6d2ViOngifQ.c2ln-_natur";

/// Any JSON object, as text, with what carriers have to take care of.
fn document() -> impl Strategy<Value = String> {
    let text = prop_oneof!["[^\u{fffe}\u{ffff}]{0,20}", Just("]]>".to_owned()), Just("<&\">\u{7f}\u{85}".to_owned())];
    let space = prop::sample::select(vec!["", " ", "\r\n", "\r", "\n\t"]);
    proptest::collection::vec((text.clone(), text, space), 0..6).prop_map(|members| {
        let members: Vec<String> = members
            .into_iter()
            .map(|(name, value, space)| format!("{space}{}:{space}{}", Value::from(name), Value::from(value)))
            .collect();
        format!("{{{}}}", members.join(","))
    })
}

#[test]
fn json_and_tokens_pass_unchanged() {
    let signed = signed();
    for text in [signed.clone(), format!("\n  {signed}\n")] {
        let carried = extract(text.as_bytes()).unwrap();
        assert_eq!(carried, Carried { carrier: Carrier::Json, document: text.into_bytes() });
    }
    assert_eq!(extract(format!("\u{feff}{signed}").as_bytes()).unwrap().document, signed.as_bytes());
    for text in [TOKEN.to_owned(), format!("{TOKEN}\r\n"), format!("\u{feff} {TOKEN} ")] {
        let carried = extract(text.as_bytes());
        assert_eq!(carried, Ok(Carried { carrier: Carrier::Jws, document: TOKEN.as_bytes().to_vec() }));
    }
}

#[test]
fn what_comes_out_is_verified_as_what_went_in() {
    let token = sample::as_jws(&sample::document(Securing::Jws));
    for document in [signed(), token] {
        let png = credential::carrier::png::bake(&png::image(), document.as_bytes()).unwrap();
        let svg = credential::carrier::svg::bake(svg::IMAGE, document.as_bytes()).unwrap();
        for (carrier, bytes) in [(Carrier::Png, png), (Carrier::Svg, svg.into_bytes())] {
            let carried = extract(&bytes).unwrap();
            assert_eq!(carried.carrier, carrier);
            assert!(crate::rejection::verdict(&carried.document).is_genuine());
        }
    }
}

#[test]
fn anything_else_is_of_an_unknown_format() {
    for bytes in
        [&b""[..], b" ", b"\xff\xd8\xff\xe0", b"hello", b"a.b", b"a..c", b"a.b.c.d", b"a.b.c=", b"[{}]", b"\"x\""]
    {
        assert_eq!(extract(bytes), Err(CarrierFault::UnknownFormat), "{bytes:?}");
    }
    assert_eq!(extract(b"<html><body/></html>"), Err(CarrierFault::UnknownFormat));
    assert_eq!(extract(b"<\xff>"), Err(CarrierFault::UnknownFormat));
}

#[test]
fn what_is_too_large_is_refused_before_it_is_read() {
    for start in [&b"\x89PNG\r\n\x1a\n"[..], b"<svg>", b"%PDF-1.7"] {
        let mut bytes = start.to_vec();
        bytes.resize(MAX_CARRIER_BYTES + 1, b' ');
        let refused = CarrierFault::TooLarge { bytes: MAX_CARRIER_BYTES + 1, limit: MAX_CARRIER_BYTES };
        assert_eq!(extract(&bytes), Err(refused));
    }
    let mut json = b"{".to_vec();
    json.resize(MAX_BYTES + 1, b' ');
    assert_eq!(extract(&json), Err(CarrierFault::DocumentTooLarge { limit: MAX_BYTES }));
}

#[test]
fn what_is_no_document_is_not_baked() {
    for document in [&b"hello"[..], b"{", b"[]", b"\xff", b"", b"a.b", b"{} {}"] {
        let unknown = CarrierFault::DocumentUnknown;
        assert_eq!(credential::carrier::png::bake(&png::image(), document), Err(unknown.clone()), "{document:?}");
        assert_eq!(credential::carrier::svg::bake(svg::IMAGE, document), Err(unknown), "{document:?}");
    }
    let large = format!("{{\"a\":\"{}\"}}", "x".repeat(MAX_BYTES));
    let refused = CarrierFault::DocumentTooLarge { limit: MAX_BYTES };
    assert_eq!(credential::carrier::png::bake(&png::image(), large.as_bytes()), Err(refused));
}

#[test]
fn faults_and_carriers_are_words_that_programs_can_tell_apart() {
    let fault = CarrierFault::PngChecksumWrong { chunk: "IDAT".to_owned() };
    assert_eq!(serde_json::to_value(&fault).unwrap(), json!({ "reason": "png_checksum_wrong", "chunk": "IDAT" }));
    assert_eq!(
        serde_json::from_value::<CarrierFault>(json!({ "reason": "svg_entity" })).unwrap(),
        CarrierFault::SvgEntity
    );
    assert_eq!(serde_json::to_value(Carrier::Pdf).unwrap(), json!("pdf"));
}

proptest! {
    #[test]
    fn any_bytes_get_an_answer(
        start in prop::sample::select(vec![&b""[..], b"\x89PNG\r\n\x1a\n", b"<svg ", b"%PDF-1.7\n", b"{", b"a.b."]),
        bytes in proptest::collection::vec(any::<u8>(), 0..500),
    ) {
        let bytes = [start, &bytes].concat();
        if let Ok(carried) = extract(&bytes) {
            prop_assert!(matches!(carried.carrier, Carrier::Json | Carrier::Jws), "{:?}", carried);
        }
    }
}
