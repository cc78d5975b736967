//! PDFs that are made to do harm.

use std::sync::LazyLock;

use credential::carrier::CarrierFault;
use credential::carrier::pdf::{additions, extract, language, text};
use proptest::prelude::*;

use super::build::{certificate, deflate, objects, packed, pdf, pdf_with, stream};

const CREDENTIAL: &[u8] = br#"{"type":["VerifiableCredential","OpenBadgeCredential"]}"#;

/// Asks everything of a file, and tells the first fault.
fn ask(bytes: &[u8]) -> Result<(), CarrierFault> {
    let answers =
        [extract(bytes).map(drop), text(bytes).map(drop), additions(bytes).map(drop), language(bytes).map(drop)];
    answers.into_iter().collect()
}

fn is_broken(bytes: &[u8]) -> bool {
    matches!(ask(bytes), Err(CarrierFault::PdfBroken { .. } | CarrierFault::PdfTooComplex))
}

#[test]
fn no_part_of_a_file_does_harm() {
    let content = "BI ID x EI q /Span<</MCID 0/ActualText(\\()>>BDC BT /F 1 Tf [(a\\12)<41>-300] TJ ET EMC Q";
    for whole in [pdf(&objects(content, CREDENTIAL)), packed(&objects(content, CREDENTIAL))] {
        assert_eq!(ask(&whole), Ok(()));
        for length in 0..whole.len() {
            assert!(ask(&whole[..length]).is_err(), "{length} bytes");
        }
    }
}

#[test]
fn what_refers_to_itself_ends() {
    let base = || objects("BT (a) Tj ET", CREDENTIAL);
    let with = |number: usize, object: &str| {
        let mut objects = base();
        objects[number - 1] = object.as_bytes().to_vec();
        pdf(&objects)
    };
    assert!(is_broken(&pdf_with("/Root 1 0 R/Prev 9", &base())));
    let whole = String::from_utf8(pdf(&base())).unwrap();
    let start = whole.find("xref\n0 8").unwrap();
    assert!(is_broken(&pdf_with(&format!("/Root 1 0 R/Prev {start}"), &base())));
    assert!(is_broken(&with(2, "<</Kids[2 0 R]>>")));
    assert!(is_broken(&with(2, "<</Kids[3 0 R 3 0 R]>>")));
    assert!(is_broken(&with(4, "<</Length 4 0 R>>stream\n\nendstream")));
    assert_eq!(ask(&with(2, "2 0 R")), Err(CarrierFault::PdfTooComplex));
    let mut trees = base();
    trees[0] = b"<</Pages 2 0 R/Names<</EmbeddedFiles 6 0 R>>/StructTreeRoot<</K 6 0 R>>>>".to_vec();
    trees[5] = b"<</Kids[6 0 R 6 0 R]/K[6 0 R 6 0 R]>>".to_vec();
    assert_eq!(text(&pdf(&trees)), Ok(vec!["a".to_owned()]));
    assert_eq!(extract(&pdf(&trees)), Err(CarrierFault::PdfCredentialMissing));
    let mut forms = base();
    forms[1] = b"<</Kids[3 0 R]/Resources<</XObject<</X 8 0 R>>>>>>".to_vec();
    forms[3] = stream("", b"/X Do");
    forms.push(stream("/Subtype/Form", b"/X Do /X Do"));
    assert_eq!(text(&pdf(&forms)), Err(CarrierFault::PdfTooComplex));
}

#[test]
fn a_stream_of_objects_is_in_no_stream() {
    // Object 1 is in stream 1.
    let row = |kind: u8, at: u16, index: u8| [&[kind][..], &at.to_be_bytes(), &[index]].concat();
    let table: Vec<u8> = [row(0, 0, 0), row(2, 1, 0)].concat();
    let mut file = b"%PDF-1.7\n2 0 obj\n".to_vec();
    file.extend(stream("/Type/XRef/Size 2/W[1 2 1]/Root 1 0 R", &table));
    file.extend_from_slice(b"\nendobj\nstartxref\n9\n%%EOF");
    assert!(is_broken(&file));
}

#[test]
fn bombs_do_not_go_off() {
    // A thousand bytes from each one: ten million bytes would be ten thousand million.
    let zeros = deflate(&vec![b' '; 80_000_000]);
    let mut content = objects("", CREDENTIAL);
    content[3] = stream("/Filter/FlateDecode", &zeros);
    assert_eq!(text(&pdf(&content)), Err(CarrierFault::PdfTooComplex));
    // The same page, drawn again and again.
    let some = deflate(&vec![b' '; 1_000_000]);
    let mut again = objects("", CREDENTIAL);
    again[2] = format!("<</Contents[{}]>>", "4 0 R ".repeat(1000)).into_bytes();
    again[3] = stream("/Filter/FlateDecode", &some);
    assert_eq!(text(&pdf(&again)), Err(CarrierFault::PdfTooComplex));
    // A table of as many objects as there are numbers, all in fields of no width.
    let mut file = b"%PDF-1.7\n2 0 obj\n".to_vec();
    file.extend(stream("/Size 4294967295/W[0 0 0]/Root 1 0 R", b""));
    file.extend_from_slice(b"\nendobj\nstartxref\n9\n%%EOF");
    assert_eq!(ask(&file), Err(CarrierFault::PdfTooComplex));
    let lines = "BT /F 1 Tf 1 TL (a) ' ".to_owned() + &"(a) ' ".repeat(6_000);
    assert_eq!(text(&pdf(&objects(&lines, CREDENTIAL))), Err(CarrierFault::PdfTooComplex));
    // One code that stands for a long text, shown often.
    let mut long = objects(&format!("BT /F 1 Tf ({}) Tj ET", "a".repeat(1_000_000)), CREDENTIAL);
    long[4] = b"<</ToUnicode 8 0 R>>".to_vec();
    let map = format!("1 beginbfchar <61> <{}> endbfchar", "0041".repeat(60));
    long.push(stream("", map.as_bytes()));
    assert_eq!(text(&pdf(&long)), Err(CarrierFault::PdfTooComplex));
    let mut wide = objects("BT /F 1 Tf (a) Tj ET", CREDENTIAL);
    wide[4] = b"<</ToUnicode 8 0 R>>".to_vec();
    let ranges = "<00000000> <ffffffff> <0041> ".repeat(100);
    wide.push(stream("", format!("1 beginbfrange {ranges} endbfrange").as_bytes()));
    assert_eq!(text(&pdf(&wide)), Err(CarrierFault::PdfTooComplex));
}

#[test]
fn depth_is_limited() {
    for deep in ["[".repeat(1_000_000), "<</A".repeat(1_000_000)] {
        let mut objects = objects("", CREDENTIAL);
        objects[0] = deep.into_bytes();
        assert_eq!(ask(&pdf(&objects)), Err(CarrierFault::PdfTooComplex));
    }
    for content in ["q ".repeat(100_000), "/P BMC ".repeat(100_000), "[".repeat(100_000)] {
        assert_eq!(text(&pdf(&objects(&content, CREDENTIAL))), Err(CarrierFault::PdfTooComplex));
    }
    let parentheses = format!("BT {}a{} Tj ET", "(".repeat(100_000), ")".repeat(100_000));
    assert_eq!(text(&pdf(&objects(&parentheses, CREDENTIAL))).map(|lines| lines.len()), Ok(1));
}

#[test]
fn millions_of_bytes_are_answered_in_time() {
    for unit in ["1 ", "/a ", "(a)", "q Q ", "BT (a) Tj ET ", "% \n", "x", "/P<</A 1>>BDC EMC "] {
        let content = unit.repeat(2_000_000 / unit.len());
        let lines = text(&pdf(&objects(&content, CREDENTIAL)));
        // Each is a page of nothing, or more than a page should be.
        assert!(matches!(lines, Ok(_) | Err(CarrierFault::PdfTooComplex)), "{unit}: {lines:?}");
    }
    let trailing = [pdf(&objects("", CREDENTIAL)), b"startxref 1 %%EO ".repeat(100_000)].concat();
    assert_eq!(additions(&trailing), Err(CarrierFault::PdfBroken { detail: "it does not end".to_owned() }));
}

static CERTIFICATE: LazyLock<Vec<u8>> = LazyLock::new(|| certificate(CREDENTIAL, |_| {}));
static FILES: LazyLock<[Vec<u8>; 2]> = LazyLock::new(|| {
    let objects = objects("q BT /F 1 Tf 1 2 Td [(a\\12)<41>-300] TJ T* (b) ' ET Q", CREDENTIAL);
    [pdf(&objects), packed(&objects)]
});

proptest! {
    // Each asks four questions of a whole certificate.
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn a_certificate_with_anything_changed_gets_an_answer(
        changes in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..20),
    ) {
        let mut bytes = CERTIFICATE.clone();
        for (place, byte) in changes {
            let place = place.index(bytes.len());
            bytes[place] = byte;
        }
        // Whatever it is, it is what was carried, or a fault.
        if let Ok(found) = extract(&bytes) {
            prop_assert_eq!(found.first(), Some(&123));
        }
        let _ = ask(&bytes);
    }
}

proptest! {
    #[test]
    fn a_small_file_with_anything_in_its_place_gets_an_answer(
        packed in any::<bool>(),
        place in any::<prop::sample::Index>(),
        length in 0_usize..20,
        put in prop::sample::select(vec![
            "", "0", "99999999999", "-1", "1e9", " R", "1 0 R", "/", "<<", ">>", "[", "]", "(", ")", "<", ">", "obj",
            "stream\n", "endstream", "%", "\0", "/Length 0", "/Kids[2 0 R]", "/Filter/FlateDecode", "Tj", "ID ", "null",
        ]),
    ) {
        let mut bytes = FILES[usize::from(packed)].clone();
        let place = place.index(bytes.len());
        let end = (place + length).min(bytes.len());
        bytes.splice(place..end, put.bytes());
        let _ = ask(&bytes);
    }

    #[test]
    fn any_content_gets_an_answer(content in "([0-9.-]{1,4} |\\([a-z\\\\()]{0,5}\\) ?|/[A-Z]{1,4} |<<|>>|\\[|\\]|<[0-9a-f]{0,5}>|(q|Q|cm|BT|ET|Tf|Td|TD|Tm|T\\*|Tj|TJ|'|\"|TL|Tr|BDC|BMC|EMC|Do|BI|ID|EI) ){0,60}") {
        let lines = text(&pdf(&objects(&content, CREDENTIAL)));
        prop_assert!(lines.is_ok() || matches!(lines, Err(CarrierFault::PdfBroken { .. })), "{:?}", lines);
    }
}
