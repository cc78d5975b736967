//! Baked SVGs.

use credential::carrier::CarrierFault;
use credential::carrier::svg::{bake, extract};
use proptest::prelude::*;

use super::{TOKEN, document, signed};

pub(super) const IMAGE: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!-- a > badge -->\n<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox='0 0 1 1'\n>\n <title>&lt;A&gt; &#233;</title>\n <path d=\"M0 0h1v1z\"/>\n</svg>\n";
const NAMESPACE: &str = "https://purl.imsglobal.org/ob/v3p0";

/// An SVG of this content, with our namespace under the usual prefix.
fn svg(content: &str) -> String {
    format!("<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:openbadges=\"{NAMESPACE}\">{content}</svg>")
}

fn malformed(image: &str) -> bool {
    matches!(extract(image), Err(CarrierFault::SvgMalformed { .. }))
}

#[test]
fn a_token_is_an_attribute_and_json_a_section_right_after_the_opening_tag() {
    let token = bake(IMAGE, TOKEN.as_bytes()).unwrap();
    let json = bake(IMAGE, br#"{"a":"]]>"}"#).unwrap();

    let (head, tail) = IMAGE.split_at(IMAGE.find("\n>\n").unwrap() + 2);
    let head = format!("{} xmlns:openbadges=\"{NAMESPACE}\">", head.strip_suffix('>').unwrap());
    assert_eq!(token, format!("{head}<openbadges:credential verify=\"{TOKEN}\"/>{tail}"));
    let section = "<![CDATA[{\"a\":\"]]]]><![CDATA[>\"}]]>";
    assert_eq!(json, format!("{head}<openbadges:credential>{section}</openbadges:credential>{tail}"));
}

#[test]
fn what_was_baked_before_is_replaced_wherever_it_stands() {
    let once = bake(IMAGE, TOKEN.as_bytes()).unwrap();
    let twice =
        svg("<g><openbadges:credential verify=\"a.b.c\"/>x</g><openbadges:credential>{}</openbadges:credential>");

    assert_eq!(bake(&bake(IMAGE, signed().as_bytes()).unwrap(), TOKEN.as_bytes()), Ok(once));
    let rest = format!("<openbadges:credential verify=\"{TOKEN}\"/><g>x</g>");
    assert_eq!(bake(&twice, TOKEN.as_bytes()), Ok(svg(&rest)));
}

#[test]
fn pictures_of_any_form_are_baked() {
    for image in [
        "<svg/>",
        "<svg />",
        "\u{feff}<svg></svg>",
        "<svg xmlns:openbadges='http://openbadges.org'><openbadges:assertion/></svg>",
        "<s:svg xmlns:s='http://www.w3.org/2000/svg' a='/'/>",
    ] {
        let baked = bake(image, TOKEN.as_bytes()).unwrap();
        assert_eq!(extract(&baked), Ok(TOKEN.as_bytes().to_vec()), "{baked}");
        assert_eq!(bake(&baked, TOKEN.as_bytes()), Ok(baked.clone()));
    }
}

#[test]
fn an_element_that_baking_would_make_a_credential_is_refused() {
    let refused = bake("<svg><g><openbadges:credential verify='a.b.c'/></g></svg>", TOKEN.as_bytes());

    assert!(matches!(refused, Err(CarrierFault::SvgMalformed { .. })), "{refused:?}");
}

#[test]
fn what_others_bake_is_found() {
    for content in [
        "<openbadges:credential>{\"a\":\"&lt;&#x26;&quot;\"}</openbadges:credential>",
        "<g><openbadges:credential><![CDATA[{\"a\":\"<&]]>&quot;\"}</openbadges:credential></g>",
        "<ob:credential xmlns:ob='https://purl.imsglobal.org/ob/v3p0'>{\"a\":\"&lt;&amp;&quot;\"}</ob:credential>",
        "<credential xmlns='https://purl.imsglobal.org/ob/v3p0'>{\"a\":\"&lt;&amp;<!-- c -->&quot;\"}</credential>",
    ] {
        assert_eq!(extract(&svg(content)), Ok(br#"{"a":"<&""}"#.to_vec()), "{content}");
    }
    let around = svg(&format!("<openbadges:credential>\n  {TOKEN}\n</openbadges:credential>"));
    assert_eq!(extract(&around), Ok(TOKEN.as_bytes().to_vec()));
    let attribute = svg(&format!("<openbadges:credential verify='{TOKEN}'>\n</openbadges:credential>"));
    assert_eq!(extract(&attribute), Ok(TOKEN.as_bytes().to_vec()));
}

#[test]
fn each_fault_has_its_own_name() {
    let credential = format!("<openbadges:credential verify=\"{TOKEN}\"/>");
    let both = format!("<openbadges:credential verify=\"{TOKEN}\">{{}}</openbadges:credential>");
    let wrong = |namespace: &str| CarrierFault::SvgNamespaceWrong { namespace: namespace.to_owned() };
    for (image, fault) in [
        (IMAGE.to_owned(), CarrierFault::SvgCredentialMissing),
        (svg("<openbadges:assertion/>"), CarrierFault::SvgCredentialMissing),
        (svg(&credential.repeat(2)), CarrierFault::SvgCredentialRepeated),
        (svg(&both), CarrierFault::SvgCredentialRepeated),
        (
            "<svg xmlns:openbadges='http://openbadges.org'><openbadges:credential/></svg>".to_owned(),
            wrong("http://openbadges.org"),
        ),
        ("<svg><openbadges:credential/></svg>".to_owned(), wrong("")),
        ("<svg><credential/></svg>".to_owned(), wrong("")),
        (svg("<openbadges:credential>hello</openbadges:credential>"), CarrierFault::DocumentUnknown),
        (svg("<openbadges:credential/>"), CarrierFault::DocumentUnknown),
        (format!("<!DOCTYPE svg>{}", svg(&credential)), CarrierFault::SvgEntity),
        (svg("<openbadges:credential>&x;</openbadges:credential>"), CarrierFault::SvgEntity),
        (svg("<g a='&x;'/>"), CarrierFault::SvgEntity),
    ] {
        assert_eq!(extract(&image), Err(fault), "{image}");
    }
    let large = svg(&format!("<openbadges:credential>{{{}</openbadges:credential>", " ".repeat(300_000)));
    assert_eq!(extract(&large), Err(CarrierFault::DocumentTooLarge { limit: credential::MAX_BYTES }));
    let huge = svg(&format!("<openbadges:credential>{}</openbadges:credential>", "x<!---->".repeat(600_000)));
    assert_eq!(extract(&huge), Err(CarrierFault::DocumentTooLarge { limit: credential::MAX_BYTES }));
    let noncharacter = "{\"a\":\"\u{ffff}\"}";
    assert_eq!(bake(IMAGE, noncharacter.as_bytes()), Err(CarrierFault::SvgCharacterUnknown { code: 0xffff }));
}

#[test]
fn what_is_not_well_formed_is_refused() {
    for image in [
        "<svg>",
        "<svg",
        "<svg></g>",
        "<svg><g></svg>",
        "<svg/><svg/>",
        "<svg/>x",
        "x<svg/>",
        "<svg a='1' a='2'/>",
        "<svg a=1/>",
        "<svg><x:g/></svg>",
        "<svg><![CDATA[</svg>",
        "<!-- no more",
        "<?xml?>",
        "<svg>&#xfffffff;</svg>",
    ] {
        assert!(malformed(image), "{image}: {:?}", extract(image));
    }
    assert!(malformed(&svg("<openbadges:credential>{<b/>}</openbadges:credential>")));
}

#[test]
fn depth_and_numbers_are_limited() {
    let many: String = (0..300).map(|index| format!(" a{index}=''")).collect();
    let names: String = (0..100).map(|index| format!(" xmlns:a{index}='b'")).collect();
    assert!(malformed(&svg(&"<g>".repeat(1_000_000))));
    assert!(malformed(&svg(&format!("<g{many}/>"))));
    assert!(malformed(&svg(&format!("<g{names}/>"))));
    assert!(malformed(&svg(&"<g xmlns:a='b'>".repeat(100))));
    // As many as there is room for, one after the other.
    let side_by_side = svg(&"<g a='b'/>".repeat(200_000));
    assert_eq!(extract(&side_by_side), Err(CarrierFault::SvgCredentialMissing));
    let bomb = "<!DOCTYPE svg [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;'>]><svg>&b;</svg>";
    assert_eq!(extract(bomb), Err(CarrierFault::SvgEntity));
}

#[test]
fn no_part_of_a_picture_is_a_picture() {
    let baked = bake(IMAGE.trim_end(), br#"{"a":"]]>"}"#).unwrap();

    for length in 0..baked.len() {
        assert!(extract(&baked[..length]).is_err(), "{length} bytes");
    }
}

proptest! {
    #[test]
    fn what_is_baked_comes_out(document in document()) {
        let baked = bake(IMAGE, document.as_bytes()).unwrap();
        prop_assert_eq!(extract(&baked), Ok(document.into_bytes()));
    }

    #[test]
    fn any_text_gets_an_answer(text in "(<[/!?]?(svg|openbadges:credential|g)( [a-z:]{1,5}=(\"[^\"<]{0,5}\"|'))?/?>|&[a-z#0-9]{1,4};|<!\\[CDATA\\[|]]>|-->|.){0,40}") {
        let image = svg(&text);
        if let Ok(baked) = bake(&image, TOKEN.as_bytes()) {
            prop_assert_eq!(extract(&baked), Ok(TOKEN.as_bytes().to_vec()), "{}", baked);
        }
        let _ = extract(&text);
    }

    #[test]
    fn a_picture_with_any_character_changed_gets_an_answer(place in any::<prop::sample::Index>(), byte in 0_u8..128) {
        let mut bytes = bake(IMAGE, TOKEN.as_bytes()).unwrap().into_bytes();
        let place = place.index(bytes.len());
        if bytes[place].is_ascii() {
            bytes[place] = byte;
        }
        if let Ok(found) = extract(std::str::from_utf8(&bytes).unwrap()) {
            prop_assert_eq!(found.iter().filter(|byte| **byte == b'.').count(), 2);
        }
    }
}
