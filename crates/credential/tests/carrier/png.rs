//! Baked PNGs.

use credential::MAX_BYTES;
use credential::carrier::CarrierFault;
use credential::carrier::png::{bake, extract};
use flate2::Crc;
use proptest::prelude::*;

use super::{TOKEN, document, signed};

const SIGNATURE: &[u8] = b"\x89PNG\r\n\x1a\n";

/// A chunk with the right length and checksum.
fn chunk(kind: &[u8; 4], data: &[u8]) -> Vec<u8> {
    let mut crc = Crc::new();
    crc.update(kind);
    crc.update(data);
    [&u32::try_from(data.len()).expect("it is well-formed").to_be_bytes()[..], kind, data, &crc.sum().to_be_bytes()]
        .concat()
}

fn header() -> Vec<u8> {
    chunk(b"IHDR", &[0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0])
}

fn end() -> Vec<u8> {
    chunk(b"IEND", b"")
}

/// One black pixel, with a comment.
pub(super) fn image() -> Vec<u8> {
    let pixel = [0x78, 0x9c, 0x63, 0x60, 0x00, 0x00, 0x00, 0x02, 0x00, 0x01];
    png(&[header(), chunk(b"tEXt", b"Comment\0a badge"), chunk(b"IDAT", &pixel), end()])
}

fn png(chunks: &[Vec<u8>]) -> Vec<u8> {
    [SIGNATURE.to_vec(), chunks.concat()].concat()
}

/// A PNG with one text chunk of these bytes.
fn with_text(kind: &[u8; 4], data: &[u8]) -> Vec<u8> {
    png(&[header(), chunk(kind, data), end()])
}

#[test]
fn one_chunk_after_the_header_is_all_that_is_new() {
    let baked = bake(&image(), TOKEN.as_bytes()).unwrap();

    let data = [b"openbadgecredential\0\0\0\0\0", TOKEN.as_bytes()].concat();
    let head = SIGNATURE.len() + header().len();
    assert_eq!(baked, [&image()[..head], &chunk(b"iTXt", &data), &image()[head..]].concat());
}

#[test]
fn what_was_baked_before_is_replaced_wherever_it_stands() {
    let first = bake(&image(), signed().as_bytes()).unwrap();
    let elsewhere = png(&[header(), chunk(b"iTXt", b"openbadgecredential\0\0\0\0\0{}"), end()]);
    let at_the_end = png(&[header(), chunk(b"IDAT", b""), chunk(b"zTXt", b"openbadgecredential\0\0x"), end()]);

    assert_eq!(bake(&first, TOKEN.as_bytes()), bake(&image(), TOKEN.as_bytes()));
    assert_eq!(bake(&elsewhere, TOKEN.as_bytes()), bake(&png(&[header(), end()]), TOKEN.as_bytes()));
    let plain = png(&[header(), chunk(b"IDAT", b""), end()]);
    assert_eq!(bake(&at_the_end, TOKEN.as_bytes()), bake(&plain, TOKEN.as_bytes()));
}

#[test]
fn what_others_bake_is_found() {
    let named = [b"openbadgecredential\0\0\0en\0credential\0", TOKEN.as_bytes()].concat();
    let older = png(&[header(), chunk(b"iTXt", b"openbadges\0\0\0\0\0{}"), chunk(b"iTXt", &named), end()]);

    assert_eq!(extract(&older), Ok(TOKEN.as_bytes().to_vec()));
    // Readers stop at the end, and so do we.
    let behind = [image(), chunk(b"iTXt", &named)].concat();
    assert_eq!(extract(&behind), Err(CarrierFault::PngCredentialMissing));
    assert_eq!(extract(&bake(&behind, TOKEN.as_bytes()).unwrap()), Ok(TOKEN.as_bytes().to_vec()));
}

#[test]
fn each_fault_has_its_own_name() {
    let text = b"openbadgecredential\0\0\0\0\0{}";
    let twice = png(&[header(), chunk(b"iTXt", text), chunk(b"iTXt", text), end()]);
    let mut crc = image();
    *crc.last_mut().unwrap() ^= 1;
    let mut long = png(&[header()]);
    long.extend_from_slice(b"\xff\xff\xff\xffIDAT\0\0\0\0");
    let large = [b"openbadgecredential\0\0\0\0\0{".to_vec(), vec![b' '; MAX_BYTES]].concat();
    for (bytes, fault) in [
        (b"GIF89a".to_vec(), CarrierFault::UnknownFormat),
        (image(), CarrierFault::PngCredentialMissing),
        (with_text(b"tEXt", b"openbadgecredential\0{}"), CarrierFault::PngCredentialMissing),
        (twice, CarrierFault::PngCredentialRepeated),
        (with_text(b"iTXt", b"openbadgecredential\0\x01\0\0\0x"), CarrierFault::PngCredentialCompressed),
        (with_text(b"iTXt", b"openbadgecredential\0\x02\0\0\0x"), CarrierFault::PngTextMalformed),
        (with_text(b"iTXt", b"openbadgecredential\0\0\x01\0\0x"), CarrierFault::PngTextMalformed),
        (with_text(b"iTXt", b"openbadgecredential"), CarrierFault::PngTextMalformed),
        (with_text(b"iTXt", b"openbadgecredential\0\0\0\0"), CarrierFault::PngTextMalformed),
        (with_text(b"iTXt", b"openbadgecredential\0\0\0\0\0{\xff"), CarrierFault::PngTextNotUtf8),
        (with_text(b"iTXt", b"openbadgecredential\0\0\0\0\0hello"), CarrierFault::DocumentUnknown),
        (with_text(b"iTXt", &large), CarrierFault::DocumentTooLarge { limit: MAX_BYTES }),
        (crc, CarrierFault::PngChecksumWrong { chunk: "IEND".to_owned() }),
        (long, CarrierFault::PngChunkTooLong),
        (SIGNATURE.to_vec(), CarrierFault::PngHeaderMissing),
        (png(&[chunk(b"IDAT", b""), end()]), CarrierFault::PngHeaderMissing),
        (png(&[chunk(b"IHDR", b"short"), end()]), CarrierFault::PngHeaderMissing),
        (png(&[header(), chunk(b"IDAT", b"")]), CarrierFault::PngEndMissing),
    ] {
        assert_eq!(extract(&bytes), Err(fault), "{}", bytes.escape_ascii());
    }
}

#[test]
fn no_part_of_a_picture_is_a_picture() {
    let baked = bake(&image(), signed().as_bytes()).unwrap();

    for length in 0..baked.len() {
        assert!(extract(&baked[..length]).is_err(), "{length} bytes");
    }
}

#[test]
fn ten_million_bytes_of_empty_chunks_are_read_quickly() {
    let chunks = chunk(b"tEXt", b"").repeat(800_000);
    let bytes = png(&[header(), chunks, end()]);

    assert_eq!(extract(&bytes), Err(CarrierFault::PngCredentialMissing));
}

proptest! {
    #[test]
    fn what_is_baked_comes_out(document in document()) {
        let baked = bake(&image(), document.as_bytes()).unwrap();
        prop_assert_eq!(extract(&baked), Ok(document.into_bytes()));
    }

    #[test]
    fn a_picture_with_any_byte_changed_is_refused(place in any::<prop::sample::Index>(), change in 1_u8..) {
        let mut baked = bake(&image(), TOKEN.as_bytes()).unwrap();
        let place = place.index(baked.len());
        baked[place] ^= change;
        prop_assert!(extract(&baked).is_err());
    }

    #[test]
    fn a_picture_with_anything_in_it_gets_an_answer(
        kind in prop::sample::select(vec![*b"iTXt", *b"tEXt", *b"IHDR", *b"IEND"]),
        start in prop::sample::select(vec![&b""[..], b"openbadgecredential\0", b"openbadgecredential\0\0\0"]),
        data in proptest::collection::vec(any::<u8>(), 0..200),
    ) {
        let bytes = with_text(&kind, &[start, &data].concat());
        if let Ok(document) = extract(&bytes) {
            prop_assert!(!document.is_empty());
        }
        if let Ok(baked) = bake(&bytes, TOKEN.as_bytes()) {
            prop_assert_eq!(extract(&baked), Ok(TOKEN.as_bytes().to_vec()));
        }
    }
}
