//! PDFs: certificates as they are printed, and what others write.

use credential::MAX_BYTES;
use credential::carrier::pdf::{Addition, additions, extract, language, text};
use credential::carrier::{self, Carrier, CarrierFault};
use language::Language;

use super::build::{append, certificate, deflate, objects, packed, pdf, pdf_with, stream};
use super::{TOKEN, signed};

const CREDENTIAL: &[u8] = br#"{"type":["VerifiableCredential","OpenBadgeCredential"]}"#;

/// What is shown by a page of this content.
fn shown(content: &str) -> Vec<String> {
    text(&pdf(&objects(content, CREDENTIAL))).expect("it can be read")
}

/// The objects of a file with a part replaced in one of them.
fn replaced(number: usize, from: &str, to: &str) -> Vec<Vec<u8>> {
    let mut objects = objects("BT (a) Tj ET", CREDENTIAL);
    let object = String::from_utf8(objects[number - 1].clone()).expect("it is well-formed");
    assert!(object.contains(from), "{from} in {object}");
    objects[number - 1] = object.replace(from, to).into_bytes();
    objects
}

#[test]
fn the_credential_comes_out_of_a_printed_certificate_byte_for_byte() {
    let signed = signed();
    for language in Language::ALL {
        let printed = certificate(signed.as_bytes(), |certificate| certificate.language = language);

        let carried = carrier::extract(&printed).unwrap();

        assert_eq!((carried.carrier, carried.document), (Carrier::Pdf, signed.clone().into_bytes()));
        assert_eq!(additions(&printed), Ok(Vec::new()));
        assert_eq!(credential::carrier::pdf::language(&printed), Ok(Some(language.tag().to_owned())));
    }
}

#[test]
fn the_page_is_read_line_by_line() {
    let lines = text(&certificate(CREDENTIAL, |_| {})).unwrap();

    let at = |line: &str| lines.iter().position(|found| found == line).unwrap_or_else(|| panic!("{line} in {lines:?}"));
    assert_eq!(at("Zoë Ångström-Nguyễn"), at("This is to certify that") + 1);
    assert_eq!(at("CWE-2026-000123"), at("Certificate number") + 1);
    assert!(lines.contains(&"15 January 2029".to_owned()), "{lines:?}");
}

#[test]
fn names_of_every_script_are_read_as_they_are_written() {
    for holder in [
        "محمد بن عبد الله الأحمد",
        "דוד בן־גוריון",
        "John محمد Smith",
        "محمد 42 Smith",
        "髙橋 﨑太郎",
        "王小明",
        "김민준",
        "श्री कृष्ण शर्मा",
        "Анна Ђорђевић",
        "ปิยะ",
        "Ἀριστοτέλης",
    ] {
        for language in [Language::English, Language::Arabic] {
            let lines = text(&certificate(CREDENTIAL, |certificate| {
                (certificate.holder, certificate.language) = (holder, language);
            }));
            let lines = lines.unwrap();
            assert!(lines.iter().any(|line| line.trim() == holder), "{holder} in {lines:?}");
        }
    }
}

#[test]
fn a_token_is_found_as_well_and_other_files_are_passed_over() {
    assert_eq!(extract(&pdf(&objects("", TOKEN.as_bytes()))), Ok(TOKEN.as_bytes().to_vec()));
    let mut two = objects("", CREDENTIAL);
    two[0] = b"<</Pages 2 0 R/AF[8 0 R 6 0 R]>>".to_vec();
    two.push(b"<</EF<</F 9 0 R>>>>".to_vec());
    two.push(stream("/Subtype/text#2Fxml", b"<invoice/>"));

    assert_eq!(extract(&pdf(&two)), Ok(CREDENTIAL.to_vec()));
    assert_eq!(additions(&pdf(&two)), Ok(vec![Addition::Files { more: 1 }]));
}

#[test]
fn a_file_is_found_by_name_or_as_associated_wherever_the_tree_has_it() {
    for catalog in [
        "<</Pages 2 0 R/AF[6 0 R]>>",
        "<</Pages 2 0 R/Names<</EmbeddedFiles<</Names[(c)6 0 R]>>>>>>",
        "<</Pages 2 0 R/Names<</EmbeddedFiles<</Kids[<</Kids[<</Names[(c)6 0 R]>>]>>]>>>>>>",
    ] {
        let mut objects = objects("", CREDENTIAL);
        objects[0] = catalog.as_bytes().to_vec();
        assert_eq!(extract(&pdf(&objects)), Ok(CREDENTIAL.to_vec()), "{catalog}");
    }
}

#[test]
fn objects_and_tables_in_streams_are_read() {
    let bytes = packed(&objects("BT /F 10 Tf (Ada) Tj ET", CREDENTIAL));

    assert_eq!(extract(&bytes), Ok(CREDENTIAL.to_vec()));
    assert_eq!(text(&bytes), Ok(vec!["Ada".to_owned()]));
    assert_eq!(additions(&bytes), Ok(Vec::new()));
}

#[test]
fn each_fault_has_its_own_name() {
    let mut two = objects("", CREDENTIAL);
    two[0] = b"<</Pages 2 0 R/AF[6 0 R 8 0 R]>>".to_vec();
    two.push(b"<</EF<</F 9 0 R>>>>".to_vec());
    two.push(stream("", TOKEN.as_bytes()));
    let damaged = |entries: &str, bytes: &[u8]| {
        let mut objects = objects("", b"");
        objects[6] = stream(entries, bytes);
        pdf(&objects)
    };
    let mut cut = deflate(CREDENTIAL);
    cut.truncate(cut.len() - 5);
    let bomb = deflate(&[b"{", &vec![b' '; MAX_BYTES][..]].concat());
    let flate = "/Filter/FlateDecode";
    let too_large = CarrierFault::DocumentTooLarge { limit: MAX_BYTES };
    for (bytes, fault) in [
        (b"hello".to_vec(), CarrierFault::UnknownFormat),
        (pdf(&replaced(1, "/AF[6 0 R]/Names", "/X")), CarrierFault::PdfCredentialMissing),
        (pdf(&objects("", b"{\"type\":\"Other\"}")), CarrierFault::PdfCredentialMissing),
        (damaged("/Subtype/application#2Fvc", b"hello"), CarrierFault::DocumentUnknown),
        (pdf(&two), CarrierFault::PdfCredentialRepeated),
        (pdf_with("/Root 1 0 R/Encrypt<</Filter/Standard>>", &objects("", CREDENTIAL)), CarrierFault::PdfEncrypted),
        (damaged(flate, &cut), CarrierFault::PdfAttachmentDamaged),
        (damaged(flate, b"hello"), CarrierFault::PdfAttachmentDamaged),
        (damaged("/Filter/LZWDecode", b"hello"), CarrierFault::PdfAttachmentDamaged),
        (damaged(flate, &bomb), too_large.clone()),
        (damaged("", &vec![b' '; MAX_BYTES + 1]), too_large),
        (pdf(&replaced(6, "7 0 R", "5 0 R")), CarrierFault::PdfAttachmentDamaged),
    ] {
        assert_eq!(extract(&bytes), Err(fault), "{}", bytes.escape_ascii());
    }
}

#[test]
fn a_file_that_has_to_be_repaired_is_refused() {
    let whole = String::from_utf8(pdf(&objects("", CREDENTIAL))).unwrap();
    let no_end = whole.replace("startxref", "startxxxx");
    let moved = whole.replace("%PDF-1.7\n", "%PDF-1.7 moved\n");
    let renumbered = whole.replace("1 0 obj", "9 0 obj");
    let longer = whole.replace("<</Length 55", "<</Length 54");
    let no_root = whole.replace("/Root 1 0 R", "");
    let hybrid = whole.replace("/Root", "/XRefStm 9/Root");
    let twice = whole.replace("/Type/Catalog", "/Type/Catalog/Type/Catalog");
    for bytes in [no_end, moved, renumbered, longer, no_root, hybrid, twice] {
        let refused = extract(bytes.as_bytes());
        assert!(matches!(refused, Err(CarrierFault::PdfBroken { .. })), "{refused:?} for {bytes}");
    }
}

#[test]
fn lines_end_where_the_text_goes_on_at_another_height() {
    let lines =
        shown("BT /F 10 Tf 14 TL 10 90 Td (Ada) Tj T* (Grace) Tj (Hopper) ' 0 -14 Td [(Kath)-20(erine)-250(J)] TJ ET");
    assert_eq!(lines, ["Ada", "Grace", "Hopper", "Katherine J"]);
    assert_eq!(shown("BT /F 10 Tf 0 9 Td (Ada) Tj 100 0 Td (King) Tj 22 0 Td (s) Tj ET"), ["Ada Kings"]);
    assert_eq!(shown("BT /F 10 Tf (a) Tj 1 0 0 1 0 30 Tm (b) Tj ET q 1 0 0 1 0 5 cm BT (c) Tj ET Q"), ["a", "b", "c"]);
}

#[test]
fn plain_fonts_are_read_in_their_encoding() {
    assert_eq!(shown("BT /F 9 Tf (Zo\\353 \\223\\200\\224 \\(1\\)) Tj <41 42 5> Tj ET"), ["Zoë “€” (1)ABP"]);
    let own = replaced(5, "Helvetica", "Helvetica/Encoding<</Differences[97/one/two 99/three]>>");
    let bytes = String::from_utf8(pdf(&own))
        .unwrap()
        .replace("BT (a) Tj", "BT /F 1 Tf (abc) Tj")
        .replace("/Length 12", "/Length 22");
    assert!(matches!(text(bytes.as_bytes()), Err(CarrierFault::PdfBroken { .. })), "the places have moved");
    let mut own = own;
    own[3] = stream("", b"BT /F 1 Tf (abcd) Tj ET");
    assert_eq!(text(&pdf(&own)), Ok(vec!["\u{fffd}\u{fffd}\u{fffd}d".to_owned()]));
}

#[test]
fn maps_to_unicode_are_followed() {
    let map = "1 begincodespacerange <00> <7f> endcodespacerange 1 begincodespacerange <8000> <ffff> endcodespacerange \
        2 beginbfchar <01> <0041> <8001> <d83dde00> endbfchar \
        2 beginbfrange <10> <12> <00660066> <20> <21> [<0058> <0059005A>] endbfrange";
    let mut objects = replaced(5, "Type1", "Type0/ToUnicode 8 0 R");
    objects[3] = stream("", b"BT /F 1 Tf <01 8001 10 11 12 20 21 22 9999> Tj ET");
    objects.push(stream("", map.as_bytes()));

    assert_eq!(text(&pdf(&objects)), Ok(vec!["A\u{1f600}fffgfhXYZ\u{fffd}\u{fffd}".to_owned()]));
}

#[test]
fn words_of_marked_content_stand_for_what_is_drawn() {
    let drawn = "/F 1 Tf /Span <</ActualText(fish)>> BDC (f) Tj (g) Tj EMC (!) Tj";
    assert_eq!(shown(&format!("BT {drawn} ET")), ["fish!"]);
    let mut objects = replaced(2, "/Font", "/Properties<</P<</ActualText<feff05d0>>>>>/Font");
    objects[3] = stream("", b"BT /Span/P BDC (x) Tj EMC /Q/R BDC (y) Tj EMC ET");
    assert_eq!(text(&pdf(&objects)), Ok(vec!["\u{5d0}y".to_owned()]));
}

/// A page with one tagged line, whose element says these words.
fn tagged(words: &str, glyphs: &[u8]) -> Vec<String> {
    let hex = |bytes: Vec<u8>| bytes.iter().map(|byte| format!("{byte:02x}")).collect::<String>();
    let words: Vec<u8> = words.encode_utf16().flat_map(u16::to_be_bytes).collect();
    let mut objects = replaced(5, "Type1", "Type0/ToUnicode 8 0 R");
    objects[0] = b"<</Pages 2 0 R/StructTreeRoot 9 0 R>>".to_vec();
    objects[3] = stream("", &[b"/Span<</MCID 0>>BDC BT /F 1 Tf (", glyphs, b") Tj ET EMC"].concat());
    let map = "1 begincodespacerange <00> <ff> endcodespacerange \
        3 beginbfrange <30> <39> <0030> <61> <6f> <05d0> <41> <5a> <0041> endbfrange 1 beginbfchar <20> <0020> endbfchar";
    objects.push(stream("", map.as_bytes()));
    objects.push(b"<</K[<</S/P/K[10 0 R]>>]>>".to_vec());
    objects.push(format!("<</S/Span/Pg 3 0 R/ActualText<feff{}>/K[0]>>", hex(words)).into_bytes());
    text(&pdf(&objects)).expect("it is well-formed")
}

#[test]
fn words_of_the_structure_count_as_long_as_they_are_those_of_the_glyphs() {
    assert_eq!(tagged("\u{5d0}\u{5d1} 12 \u{5d2}", b"c 12 ba"), ["\u{5d0}\u{5d1} 12 \u{5d2}"]);
    // Another letter, and another digit: what a reader sees, in the order of the words.
    assert_eq!(tagged("\u{5d0}\u{5d1} 12 \u{5d2}", b"c 12 da"), ["\u{5d0}\u{5d3} 12 \u{5d2}"]);
    assert_eq!(tagged("\u{5d0}\u{5d1} 12 \u{5d2}", b"c 13 ba"), ["\u{5d0}\u{5d1} 13 \u{5d2}"]);
    assert_eq!(tagged("", b"JOHN cba SMITH"), ["JOHN \u{5d0}\u{5d1}\u{5d2} SMITH"]);
}

#[test]
fn invisible_text_is_not_read_and_that_of_forms_is() {
    assert_eq!(shown("BT 3 Tr (old) Tj 0 Tr (new) Tj ET"), ["new"]);
    let mut objects = replaced(2, "/Font", "/XObject<</X 8 0 R>>/Font");
    objects[3] = stream("", b"/X Do");
    objects.push(stream("/Subtype/Form/Matrix[1 0 0 1 0 9]", b"BT /F 1 Tf (form) Tj ET"));
    let bytes = pdf(&objects);
    assert_eq!(text(&bytes), Ok(vec!["form".to_owned()]));
    assert_eq!(additions(&bytes), Ok(vec![Addition::Picture { page: 1 }]));
}

#[test]
fn a_picture_within_the_content_is_passed_over() {
    let objects = objects("BI /W 1/H 1/BPC 8/CS/G ID (\nEI x EI\n BT (text) Tj ET", CREDENTIAL);

    assert_eq!(additions(&pdf(&objects)), Ok(vec![Addition::Picture { page: 1 }]));
    assert_eq!(text(&pdf(&objects)), Ok(vec!["text".to_owned()]));
}

#[test]
fn what_was_appended_is_told() {
    let printed = certificate(CREDENTIAL, |_| {});
    let note = "<</Type/Annot/Subtype/FreeText/Contents(Grace Hopper)/Rect[0 0 9 9]>>";
    let added = append(&printed, 900, note);
    let again = append(&added, 901, "<<>>");
    let revisions = |bytes: &[u8]| additions(bytes).unwrap();

    assert_eq!(revisions(&added), [Addition::Revision { times: 1 }]);
    assert_eq!(revisions(&again), [Addition::Revision { times: 2 }]);
    assert_eq!(extract(&again), Ok(CREDENTIAL.to_vec()));
    // Without a way back to the first table: the file is another one, with the first before it.
    let other = pdf(&objects("", CREDENTIAL));
    let at = printed.len();
    let other = String::from_utf8(other).unwrap();
    let moved = [printed.clone(), b"\n%junk\n".to_vec()].concat();
    assert_eq!(revisions(&[&printed[..], b"\r\n \n"].concat()), []);
    assert_eq!(revisions(&moved), [Addition::Revision { times: 1 }]);
    assert!(extract(&[&printed[..], other.as_bytes()].concat()).is_err(), "its places count from {at}");
}

#[test]
fn a_page_or_a_text_that_replaces_another_is_what_is_read() {
    let first = pdf(&objects("BT /F 9 Tf (Ada) Tj ET", CREDENTIAL));
    let content = String::from_utf8(stream("", b"BT /F 9 Tf (Bob) Tj ET")).unwrap();

    let edited = append(&first, 4, &content);

    assert_eq!(text(&edited), Ok(vec!["Bob".to_owned()]));
    assert_eq!(additions(&edited), Ok(vec![Addition::Revision { times: 1 }]));
}

#[test]
fn what_no_certificate_has_is_told() {
    let link = |action: &str| format!("<</Subtype/Link/A<</S/{action}>>>>");
    let uri = link("URI");
    let annotation = |subtype: &str| Addition::Annotation { page: 1, subtype: subtype.to_owned() };
    for (annotations, expected) in [
        (uri.clone(), vec![]),
        (uri.repeat(2), vec![annotation("Link")]),
        (link("Launch"), vec![annotation("Link")]),
        ("<</Subtype/Link/A<</S/URI>>/AP<</N 4 0 R>>>>".to_owned(), vec![annotation("Link")]),
        (format!("{uri}<</Subtype/Stamp>><<>>"), vec![annotation("Stamp"), annotation("")]),
    ] {
        let objects = replaced(3, "/Contents", &format!("/Annots[{annotations}]/Contents"));
        assert_eq!(additions(&pdf(&objects)), Ok(expected), "{annotations}");
    }
    for (entry, expected) in [
        ("/AcroForm<</Fields[]>>", Addition::Form),
        ("/OpenAction[3 0 R/Fit]", Addition::Action),
        ("/AA<<>>", Addition::Action),
    ] {
        let objects = replaced(1, "/Type/Catalog", entry);
        assert_eq!(additions(&pdf(&objects)), Ok(vec![expected]), "{entry}");
    }
    let script = replaced(1, "/Names<<", "/Names<</JavaScript<<>>");
    assert_eq!(additions(&pdf(&script)), Ok(vec![Addition::Action]));
    let mut pages = replaced(2, "[3 0 R]", "[3 0 R 8 0 R]");
    pages.push(b"<</Type/Page>>".to_vec());
    assert_eq!(additions(&pdf(&pages)), Ok(vec![Addition::Pages { more: 1 }]));
    assert_eq!(language(&pdf(&pages)), Ok(None));
}
