//! A badge's picture as PNG, with the credential in a text chunk.
//!
//! Owns the chunks around the pixels, not the pixels: nothing is decoded, so a baked picture is the picture. Checksums
//! of all chunks are checked, for a file that was damaged elsewhere was not made as it is.
//!
//! # Source
//! Open Badges 3.0, "PNG files"; Portable Network Graphics (Third Edition), sections 5.2 to 5.4 and 11.3.3.4.

use flate2::Crc;

use super::{CarrierFault, check_size, document, to_bake};

/// The first bytes of every PNG.
pub(super) const SIGNATURE: [u8; 8] = *b"\x89PNG\r\n\x1a\n";

/// Of the chunk with the credential.
const KEYWORD: &[u8] = b"openbadgecredential";

/// Length, type and checksum around the data of a chunk.
const AROUND: usize = 12;

/// The credential in a baked PNG.
///
/// # Errors
/// [`CarrierFault`].
pub fn extract(image: &[u8]) -> Result<Vec<u8>, CarrierFault> {
    let mut found = None;
    for chunk in chunks(image)? {
        if chunk.kind == b"iTXt" && chunk.keyword() == KEYWORD && found.replace(chunk).is_some() {
            return Err(CarrierFault::PngCredentialRepeated);
        }
    }
    let chunk = found.ok_or(CarrierFault::PngCredentialMissing)?;
    document(chunk.text()?.as_bytes())
}

/// Bakes a credential, JSON or compact JWS, into a PNG: in one `iTXt` chunk after the header, in place of any that is
/// there.
///
/// # Errors
/// [`CarrierFault`], where the image is no PNG or the document is no document.
pub fn bake(image: &[u8], document: &[u8]) -> Result<Vec<u8>, CarrierFault> {
    let text = to_bake(document)?;
    let chunks = chunks(image)?;
    let mut baked = SIGNATURE.to_vec();
    let mut end = SIGNATURE.len();
    for chunk in &chunks {
        end = chunk.start + chunk.data.len() + AROUND;
        if !(matches!(chunk.kind, b"iTXt" | b"tEXt" | b"zTXt") && chunk.keyword() == KEYWORD) {
            baked.extend_from_slice(&image[chunk.start..end]);
        }
        if chunk.start == SIGNATURE.len() {
            write(&mut baked, text);
        }
    }
    baked.extend_from_slice(&image[end..]);
    check_size(&baked)?;
    Ok(baked)
}

/// Writes the chunk with the credential: the keyword, not compressed, in no language, the text.
fn write(baked: &mut Vec<u8>, text: &str) {
    let data = [KEYWORD, b"\0", b"\0\0", b"\0", b"\0", text.as_bytes()].concat();
    let length = u32::try_from(data.len()).expect("a document is far smaller than the longest chunk");
    baked.extend_from_slice(&length.to_be_bytes());
    baked.extend_from_slice(b"iTXt");
    baked.extend_from_slice(&data);
    baked.extend_from_slice(&checksum(b"iTXt", &data).to_be_bytes());
}

struct Chunk<'a> {
    /// Where its length is written, in bytes from the beginning of the file.
    start: usize,
    kind: &'a [u8],
    data: &'a [u8],
}

impl<'a> Chunk<'a> {
    /// Of a text chunk, what its text is.
    fn keyword(&self) -> &'a [u8] {
        self.data.split(|byte| *byte == 0).next().unwrap_or_default()
    }

    /// The text of an `iTXt` chunk.
    fn text(&self) -> Result<&'a str, CarrierFault> {
        let rest = self.data.get(self.keyword().len() + 1..).ok_or(CarrierFault::PngTextMalformed)?;
        let rest = match rest {
            [0, 0, rest @ ..] => rest,
            [1, _, ..] => return Err(CarrierFault::PngCredentialCompressed),
            _ => return Err(CarrierFault::PngTextMalformed),
        };
        // The language, the keyword in that language, the text.
        let text = rest.splitn(3, |byte| *byte == 0).nth(2).ok_or(CarrierFault::PngTextMalformed)?;
        std::str::from_utf8(text).or(Err(CarrierFault::PngTextNotUtf8))
    }
}

/// All chunks from the header to the end, whole and with right checksums.
fn chunks(image: &[u8]) -> Result<Vec<Chunk<'_>>, CarrierFault> {
    check_size(image)?;
    if !image.starts_with(&SIGNATURE) {
        return Err(CarrierFault::UnknownFormat);
    }
    let mut chunks = Vec::new();
    let mut start = SIGNATURE.len();
    loop {
        let rest = &image[start..];
        if rest.is_empty() {
            let fault = if chunks.is_empty() { CarrierFault::PngHeaderMissing } else { CarrierFault::PngEndMissing };
            return Err(fault);
        }
        let (length, rest) = rest.split_first_chunk::<4>().ok_or(CarrierFault::PngChunkTooLong)?;
        let length = usize::try_from(u32::from_be_bytes(*length)).or(Err(CarrierFault::PngChunkTooLong))?;
        let (kind, rest) = rest.split_at_checked(4).ok_or(CarrierFault::PngChunkTooLong)?;
        let (data, rest) = rest.split_at_checked(length).ok_or(CarrierFault::PngChunkTooLong)?;
        let (expected, _) = rest.split_first_chunk::<4>().ok_or(CarrierFault::PngChunkTooLong)?;
        if u32::from_be_bytes(*expected) != checksum(kind, data) {
            return Err(CarrierFault::PngChecksumWrong { chunk: kind.escape_ascii().to_string() });
        }
        if chunks.is_empty() && (kind != b"IHDR" || length != 13) {
            return Err(CarrierFault::PngHeaderMissing);
        }
        chunks.push(Chunk { start, kind, data });
        start += length + AROUND;
        if kind == b"IEND" {
            return Ok(chunks);
        }
    }
}

fn checksum(kind: &[u8], data: &[u8]) -> u32 {
    let mut crc = Crc::new();
    crc.update(kind);
    crc.update(data);
    crc.sum()
}
