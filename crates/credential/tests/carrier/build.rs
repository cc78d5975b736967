//! PDFs to be read: certificates as they are printed, and files written by hand.

use std::fmt::Write as _;
use std::io::Write as _;

use flate2::Compression;
use flate2::write::ZlibEncoder;
use jiff::civil::date;
use language::Language;
use printed::{Certificate, Paper};
use rosette::Kind;

pub(super) fn certificate(credential: &[u8], change: impl FnOnce(&mut Certificate<'_>)) -> Vec<u8> {
    let mut certificate = Certificate {
        language: Language::English,
        paper: Paper::A4,
        issuer: "Example Certification Body",
        holder: "Zoë Ångström-Nguyễn",
        code: "CWE",
        kind: Kind::Certification,
        level: Some(3),
        title: "Certified Widget Engineer",
        scheme: "CWE",
        scheme_version: "2026.1",
        scope: "",
        number: "CWE-2026-000123",
        earned_on: date(2026, 1, 15),
        valid_from: date(2026, 1, 15),
        valid_to: Some(date(2029, 1, 15)),
        verification_code: "7K3QX-M0ZT9-4HWRC-E8NJB",
        verification_link: "https://certs.example.org/verify/7K3QX-M0ZT9-4HWRC-E8NJB",
        signatories: &[],
        credential,
        made_at: "2026-01-15T09:00:00Z".parse().expect("it is well-formed"),
    };
    change(&mut certificate);
    printed::certificate(&certificate).expect("it can be printed")
}

pub(super) fn deflate(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(bytes).expect("it is well-formed");
    encoder.finish().expect("it is well-formed")
}

/// A stream object with these entries beside its length.
pub(super) fn stream(entries: &str, bytes: &[u8]) -> Vec<u8> {
    let mut object = format!("<</Length {}{entries}>>stream\n", bytes.len()).into_bytes();
    object.extend_from_slice(bytes);
    object.extend_from_slice(b"\nendstream");
    object
}

/// A file of these objects, numbered from 1, the first of which is the catalog.
pub(super) fn pdf(objects: &[Vec<u8>]) -> Vec<u8> {
    pdf_with("/Root 1 0 R", objects)
}

/// The same, with these entries in its trailer.
pub(super) fn pdf_with(trailer: &str, objects: &[Vec<u8>]) -> Vec<u8> {
    let (mut bytes, mut table) = (b"%PDF-1.7\n".to_vec(), "0000000000 65535 f\r\n".to_owned());
    for (object, number) in objects.iter().zip(1..) {
        write!(table, "{:010} 00000 n\r\n", bytes.len()).expect("it is well-formed");
        bytes.extend_from_slice(format!("{number} 0 obj\n").as_bytes());
        bytes.extend_from_slice(object);
        bytes.extend_from_slice(b"\nendobj\n");
    }
    let size = objects.len() + 1;
    let end = format!("xref\n0 {size}\n{table}trailer\n<</Size {size}{trailer}>>\nstartxref\n{}\n%%EOF", bytes.len());
    bytes.extend_from_slice(end.as_bytes());
    bytes
}

/// A change to a file, appended to it as editors do: one object more or another one under its number.
pub(super) fn append(bytes: &[u8], number: u32, object: &str) -> Vec<u8> {
    let text = String::from_utf8_lossy(bytes);
    let before: usize = text
        .rsplit("startxref\n")
        .next()
        .expect("it is well-formed")
        .lines()
        .next()
        .expect("it is well-formed")
        .parse()
        .expect("it is well-formed");
    let root = &text[text.rfind("/Root").expect("it is well-formed")..];
    let root = &root[..root.find(" R").expect("it is well-formed") + 2];
    let mut bytes = [bytes, b"\n"].concat();
    let at = bytes.len();
    bytes.extend_from_slice(format!("{number} 0 obj\n{object}\nendobj\n").as_bytes());
    let table = bytes.len();
    let end = format!(
        "xref\n{number} 1\n{at:010} 00000 n\r\ntrailer\n<</Size 999{root}/Prev {before}>>\nstartxref\n{table}\n%%EOF\n"
    );
    bytes.extend_from_slice(end.as_bytes());
    bytes
}

/// The objects of one page that draws this, with a file inside: 1 catalog, 2 pages, 3 page, 4 content, 5 font,
/// 6 specification, 7 file.
pub(super) fn objects(content: &str, file: &[u8]) -> Vec<Vec<u8>> {
    let text = |text: &str| text.as_bytes().to_vec();
    vec![
        text("<</Type/Catalog/Pages 2 0 R/AF[6 0 R]/Names<</EmbeddedFiles<</Names[(c.json)6 0 R]>>>>>>"),
        text("<</Type/Pages/Count 1/Kids[3 0 R]/Resources<</Font<</F 5 0 R>>>>>>"),
        text("<</Type/Page/Parent 2 0 R/MediaBox[0 0 100 100]/Contents 4 0 R>>"),
        stream("", content.as_bytes()),
        text("<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"),
        text("<</Type/Filespec/F(c.json)/UF(c.json)/EF<</F 7 0 R/UF 7 0 R>>>>"),
        stream("/Type/EmbeddedFile", file),
    ]
}

/// The same objects in streams, as many programs write them: objects in one, the table in another, predicted.
pub(super) fn packed(objects: &[Vec<u8>]) -> Vec<u8> {
    let is_stream = |object: &[u8]| object.ends_with(b"endstream");
    let mut bytes = b"%PDF-1.7\n".to_vec();
    let (mut head, mut body) = (String::new(), Vec::new());
    // The kind of each entry, where it is, and its index.
    let mut table = vec![[0_u16; 3]];
    let (pack, end) = (objects.len() + 1, objects.len() + 2);
    let put = |bytes: &mut Vec<u8>, number: usize, object: &[u8]| {
        let at = u16::try_from(bytes.len()).expect("it is well-formed");
        bytes.extend_from_slice(&[format!("{number} 0 obj\n").as_bytes(), object, b"\nendobj\n"].concat());
        at
    };
    let mut index = 0;
    for (object, number) in objects.iter().zip(1..) {
        if is_stream(object) {
            table.push([1, put(&mut bytes, number, object), 0]);
        } else {
            write!(head, "{number} {} ", body.len()).expect("it is well-formed");
            body.extend_from_slice(&[object, &b" "[..]].concat());
            table.push([2, u16::try_from(pack).expect("it is well-formed"), index]);
            index += 1;
        }
    }
    let entries = format!("/Type/ObjStm/N {index}/First {}/Filter/FlateDecode", head.len());
    let at = put(&mut bytes, pack, &stream(&entries, &deflate(&[head.as_bytes(), &body].concat())));
    table.push([1, at, 0]);
    let start = bytes.len();
    table.push([1, u16::try_from(start).expect("it is well-formed"), 0]);
    let (mut rows, mut above) = (Vec::new(), [0; 4]);
    for [kind, at, index] in &table {
        let row = [
            u8::try_from(*kind).expect("it is well-formed"),
            (at >> 8) as u8,
            *at as u8,
            u8::try_from(*index).expect("it is well-formed"),
        ];
        rows.push(2);
        rows.extend(row.iter().zip(above).map(|(byte, above)| byte.wrapping_sub(above)));
        above = row;
    }
    let entries = format!(
        "/Type/XRef/Size {}/W[1 2 1]/Root 1 0 R/Filter[/FlateDecode]/DecodeParms[<</Predictor 12/Columns 4>>]",
        table.len()
    );
    put(&mut bytes, end, &stream(&entries, &deflate(&rows)));
    bytes.extend_from_slice(format!("startxref\n{start}\n%%EOF").as_bytes());
    bytes
}
