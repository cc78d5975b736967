//! Certificates.

use jiff::civil::date;
use language::Language;
use printed::{Certificate, Error, Paper, Signatory, certificate};
use proptest::prelude::*;
use rosette::Kind;

use crate::reading::Reading;

const CREDENTIAL: &[u8] = br#"{"type":["VerifiableCredential","OpenBadgeCredential"],"proof":[]}"#;

fn sample() -> Certificate<'static> {
    Certificate {
        language: Language::English,
        paper: Paper::A4,
        issuer: "Example Certification Body",
        holder: "Ada Augusta King",
        code: "250-428",
        kind: Kind::Certification,
        level: Some(3),
        title: "Certified Widget Engineer",
        scheme: "Widget Engineering",
        scheme_version: "2026.1",
        scope: "Widgets up to class C",
        number: "CWE-2026-000123",
        earned_on: date(2026, 2, 27),
        valid_from: date(2026, 3, 1),
        valid_to: Some(date(2029, 2, 28)),
        verification_code: "7K3QX-M0ZT9-4HWRC-E8NJB",
        verification_link: "https://certs.example.org/verify/7K3QX-M0ZT9-4HWRC-E8NJB",
        signatories: &[],
        credential: CREDENTIAL,
        made_at: "2026-03-02T10:00:00Z".parse().expect("a timestamp"),
    }
}

fn read(input: &Certificate<'_>) -> Reading {
    Reading::of(&certificate(input).expect("it can be printed"))
}

#[test]
fn a_certificate_says_all_that_the_standard_asks() {
    let text = read(&sample()).text();

    for fact in [
        "ExampleCertificationBody",
        "AdaAugustaKing",
        "CertifiedWidgetEngineer",
        "WidgetEngineering",
        "2026.1",
        "WidgetsuptoclassC",
        "CWE-2026-000123",
        "27February2026",
        "1March2026",
        "28February2029",
        "7K3QX-M0ZT9-4HWRC-E8NJB",
        "https://certs.example.org/verify/7K3QX-M0ZT9-4HWRC-E8NJB",
    ] {
        assert!(text.contains(fact), "{fact} in {text}");
    }
}

#[test]
fn one_that_does_not_expire_says_so_and_the_kind_is_named() {
    let text = read(&Certificate { valid_to: None, kind: Kind::Accreditation, ..sample() }).text();

    assert!(text.contains("Doesnotexpire"), "{text}");
    assert!(text.contains("hasmeteveryrequirementoftheaccreditation"), "{text}");
}

#[test]
fn it_declares_both_standards_its_language_and_its_title() {
    let reading = read(&Certificate { language: Language::Spanish, ..sample() });

    let metadata = reading.metadata();
    for declared in [
        "<pdfaid:part>3</pdfaid:part>",
        "<pdfaid:conformance>A</pdfaid:conformance>",
        "<pdfuaid:part>1</pdfuaid:part>",
        "Certificado: Certified Widget Engineer, Ada Augusta King",
        "2026-03-02T10:00:00",
    ] {
        assert!(metadata.contains(declared), "{declared} in {metadata}");
    }
    assert_eq!(reading.catalog().get(b"Lang").and_then(lopdf::Object::as_str).unwrap(), b"es");
    assert!(reading.catalog().has(b"Outlines"));
    let (fonts, inside) = reading.fonts();
    assert!(fonts > 0 && fonts == inside, "{inside} of {fonts} fonts are inside");
}

#[test]
fn the_structure_names_the_heading_the_facts_and_the_figures() {
    let reading = read(&sample());

    let tags = reading.tags();
    let count = |tag: &str| tags.iter().filter(|found| *found == tag).count();
    assert_eq!((count("H1"), count("L"), count("LI"), count("Link"), count("Figure")), (1, 1, 6, 1, 2), "{tags:?}");
    let alternatives: Vec<String> = reading.elements().into_iter().filter_map(|element| element.alt).collect();
    assert!(alternatives.iter().any(|alt| alt.contains("250-428")), "{alternatives:?}");
    assert!(alternatives.iter().any(|alt| alt.contains("https://certs.example.org/verify/")), "{alternatives:?}");
}

#[test]
fn the_credential_comes_out_byte_for_byte() {
    let attachments = read(&sample()).attachments();

    let [(name, relationship, media_type, bytes)] = &attachments[..] else { panic!("{attachments:?}") };
    assert_eq!((&**name, &**relationship, &**media_type), ("credential.json", "Data", "application/vc"));
    assert_eq!(bytes, CREDENTIAL);
}

#[test]
fn the_same_certificate_is_the_same_bytes() {
    assert_eq!(certificate(&sample()).unwrap(), certificate(&sample()).unwrap());
}

#[test]
fn it_is_one_landscape_page_of_either_paper() {
    let signatories = [Signatory { name: "Grace Hopper", role: "Head of the certification body" }; 5];
    for (paper, size) in [(Paper::A4, (842, 595)), (Paper::Letter, (792, 612))] {
        let reading = read(&Certificate { paper, signatories: &signatories, ..sample() });
        assert_eq!((reading.pages(), reading.size()), (1, size));
        assert_eq!(reading.text().matches("GraceHopper").count(), 5);
    }
}

#[test]
fn names_of_every_script_are_found_again() {
    for holder in [
        "Łukasz Dvořák-Ñandú",
        "Nguyễn Thị Ánh",
        "Анна Ђорђевић",
        "Ελένη Παπαδοπούλου",
        "髙橋 﨑太郎",
        "王小明",
        "김민준",
        "Հայկ",
        "ნინო",
        "O’Neill–Dvořák (Ада)",
    ] {
        let text = read(&Certificate { holder, ..sample() }).text();
        assert!(text.contains(&holder.replace(' ', "")), "{holder} in {text}");
    }
}

#[test]
fn words_from_right_to_left_are_read_in_their_order() {
    for holder in ["محمد بن عبد الله الأحمد", "דוד בן־גוריון", "John محمد Smith"] {
        let words = read(&Certificate { holder, ..sample() }).actual_texts();
        assert!(words.iter().any(|words| words == holder), "{holder} in {words:?}");
    }
}

#[test]
fn every_language_has_its_own_words() {
    for (language, words) in [
        (Language::English, "Thisistocertifythat"),
        (Language::Spanish, "Secertificaque"),
        (Language::Japanese, "証明します"),
    ] {
        let text = read(&Certificate { language, ..sample() }).text();
        assert!(text.contains(words), "{words} in {text}");
    }
    let arabic = read(&Certificate { language: Language::Arabic, ..sample() }).actual_texts();
    assert!(arabic.iter().any(|words| words == "نشهد باستيفاء"), "{arabic:?}");
}

#[test]
fn characters_that_do_not_print_are_named() {
    let refused = certificate(&Certificate { holder: "Ada \u{1f600}\u{e000}\u{1f600}", ..sample() });
    assert_eq!(refused, Err(Error::Unprintable(vec!['\u{e000}', '\u{1f600}'])));
    assert_eq!(refused.unwrap_err().to_string(), "no font has \u{e000} (U+E000), \u{1f600} (U+1F600)");
    let moves = certificate(&Certificate { holder: "가\u{302e}나", ..sample() });
    assert_eq!(moves, Err(Error::Unprintable(vec!['\u{302e}'])));
}

#[test]
fn what_fills_more_than_a_page_is_refused() {
    let scope = "everything and more ".repeat(400);
    assert_eq!(certificate(&Certificate { scope: &scope, ..sample() }), Err(Error::TooLong));
    let link = format!("https://certs.example.org/{}", "a".repeat(3000));
    assert_eq!(certificate(&Certificate { verification_link: &link, ..sample() }), Err(Error::LinkTooLong));
}

#[test]
fn a_long_name_and_title_are_printed_whole() {
    let holder = "Hubert Blaine Wolfeschlegelsteinhausenbergerdorff y Fernández de Córdoba".repeat(2);
    let title = "Sachverständige Person für Informationssicherheitsmanagementsysteme in kritischen Infrastrukturen";
    let text = read(&Certificate { holder: &holder, title, ..sample() }).text();
    assert!(text.contains(&holder.replace(' ', "")), "{text}");
    assert!(text.contains(&title.replace(' ', "")), "{text}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn any_name_is_printed_or_refused_with_a_reason(holder in any::<String>()) {
        let printed = certificate(&Certificate { holder: &holder, ..sample() });
        prop_assert!(matches!(printed, Ok(_) | Err(Error::Unprintable(_) | Error::TooLong)), "{printed:?}");
    }

    #[test]
    fn any_name_of_these_scripts_is_printed(
        holder in r"[\p{Latin}\p{Greek}\p{Cyrillic}\p{Arabic}\p{Hebrew}\p{Devanagari}\p{Thai}\p{Hangul}\p{Hiragana}\p{Katakana}一-龠\u{300}-\u{30f}\u{200c}-\u{200f}\u{fe00}\u{e0100} .'-]{0,40}"
    ) {
        let printed = certificate(&Certificate { holder: &holder, language: Language::Arabic, ..sample() });
        prop_assert!(matches!(printed, Ok(_) | Err(Error::Unprintable(_) | Error::TooLong)), "{printed:?}");
    }
}
