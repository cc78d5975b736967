//! What a signed credential travels in: a file of its own, a badge's picture, a printed certificate.
//!
//! Owns finding the one credential in bytes from a stranger, and baking one into a picture. It judges no credential:
//! what comes out is for [`crate::verify::verify`], as it was put in. A carrier with two credentials is refused as one
//! with none is, for two readers would see two; so is one that has to be repaired before it can be read.
//!
//! A file is told by its content. Names and media types are what somebody says of it.

pub mod paper;
pub mod pdf;
pub mod png;
pub mod svg;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::MAX_BYTES;

/// The largest picture or PDF that is looked at, in bytes.
pub const MAX_CARRIER_BYTES: usize = 10 * 1024 * 1024;

/// What a credential came in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Carrier {
    /// Nothing: the JSON document itself.
    Json,
    /// Nothing: the compact JWS itself.
    Jws,
    /// A baked PNG (Open Badges 3.0, "PNG files").
    Png,
    /// A baked SVG (Open Badges 3.0, "SVG files").
    Svg,
    /// A PDF with the credential as an embedded file, such as our certificates.
    Pdf,
}

/// A credential taken out of what it came in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Carried {
    /// What it came in.
    pub carrier: Carrier,
    /// The credential as it was put in, JSON or compact JWS, to be verified.
    pub document: Vec<u8>,
}

/// Why no credential comes out of a file, or none goes in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(tag = "reason", rename_all = "snake_case")]
#[expect(missing_docs, reason = "each variant's message is its documentation, and fields are named for what they hold")]
pub enum CarrierFault {
    #[error("neither JSON, a compact JWS, a PNG, an SVG nor a PDF")]
    UnknownFormat,
    #[error("the file of {bytes} bytes is larger than {limit}")]
    TooLarge { bytes: usize, limit: usize },
    #[error("the document inside is larger than {limit} bytes")]
    DocumentTooLarge { limit: usize },
    #[error("the document inside is neither a JSON object nor a compact JWS")]
    DocumentUnknown,
    // PNG
    #[error("the PNG holds no credential")]
    PngCredentialMissing,
    #[error("the PNG holds more than one credential")]
    PngCredentialRepeated,
    #[error("the PNG's credential is compressed, which Open Badges 3.0 forbids")]
    PngCredentialCompressed,
    #[error("the PNG's text chunk is not of the form that its specification gives it")]
    PngTextMalformed,
    #[error("the PNG's credential is not UTF-8")]
    PngTextNotUtf8,
    #[error("the checksum of the PNG's chunk {chunk} is wrong")]
    PngChecksumWrong { chunk: String },
    #[error("a chunk of the PNG is longer than the file")]
    PngChunkTooLong,
    #[error("the PNG does not begin with its header")]
    PngHeaderMissing,
    #[error("the PNG does not end")]
    PngEndMissing,
    // SVG
    #[error("the SVG holds no credential")]
    SvgCredentialMissing,
    #[error("the SVG holds more than one credential")]
    SvgCredentialRepeated,
    #[error("the SVG's credential is of the namespace {namespace:?}, not of Open Badges 3.0")]
    SvgNamespaceWrong { namespace: String },
    #[error("the SVG is not well-formed: {detail}")]
    SvgMalformed { detail: String },
    #[error("the SVG has a document type or an entity, which are not followed")]
    SvgEntity,
    #[error("XML has no way to write the character U+{code:04X}")]
    SvgCharacterUnknown { code: u32 },
    // PDF
    #[error("the PDF cannot be read: {detail}")]
    PdfBroken { detail: String },
    #[error("reading the PDF takes more than it should")]
    PdfTooComplex,
    #[error("the PDF is encrypted")]
    PdfEncrypted,
    #[error("the PDF holds no credential")]
    PdfCredentialMissing,
    #[error("the PDF holds more than one credential")]
    PdfCredentialRepeated,
    #[error("a file inside the PDF is damaged")]
    PdfAttachmentDamaged,
}

/// Takes the credential out of whatever it came in.
///
/// JSON and a compact JWS are their own carriers: they pass unchanged but for a byte order mark, which RFC 8259 section
/// 8.1 allows to ignore, and for white space around a JWS.
///
/// # Errors
/// [`CarrierFault`].
pub fn extract(bytes: &[u8]) -> Result<Carried, CarrierFault> {
    let carrier = tell(bytes).ok_or(CarrierFault::UnknownFormat)?;
    let document = match carrier {
        Carrier::Json | Carrier::Jws => document(bytes)?,
        Carrier::Png => png::extract(bytes)?,
        Carrier::Svg => svg::extract(std::str::from_utf8(bytes).or(Err(CarrierFault::UnknownFormat))?)?,
        Carrier::Pdf => pdf::extract(bytes)?,
    };
    Ok(Carried { carrier, document })
}

/// Tells by the first bytes what a file is; the parser of that format may still refuse it.
fn tell(bytes: &[u8]) -> Option<Carrier> {
    if bytes.starts_with(&png::SIGNATURE) {
        return Some(Carrier::Png);
    }
    if bytes.starts_with(pdf::SIGNATURE) {
        return Some(Carrier::Pdf);
    }
    let bytes = without_mark(bytes);
    match bytes.trim_ascii_start().first()? {
        b'{' => Some(Carrier::Json),
        b'<' => Some(Carrier::Svg),
        _ => is_jws(bytes).then_some(Carrier::Jws),
    }
}

/// What was found in a carrier, if it is a document of either form.
fn document(bytes: &[u8]) -> Result<Vec<u8>, CarrierFault> {
    let bytes = without_mark(bytes);
    let document = if is_jws(bytes) { bytes.trim_ascii() } else { bytes };
    if document.len() > MAX_BYTES {
        return Err(CarrierFault::DocumentTooLarge { limit: MAX_BYTES });
    }
    let is_document = is_jws(document) || document.trim_ascii_start().starts_with(b"{");
    if is_document { Ok(document.to_vec()) } else { Err(CarrierFault::DocumentUnknown) }
}

/// The text of a document that is to be baked.
fn to_bake(bytes: &[u8]) -> Result<&str, CarrierFault> {
    if bytes.len() > MAX_BYTES {
        return Err(CarrierFault::DocumentTooLarge { limit: MAX_BYTES });
    }
    let text = std::str::from_utf8(bytes).or(Err(CarrierFault::DocumentUnknown))?;
    let is_document = is_jws(bytes) || serde_json::from_str::<Value>(text).is_ok_and(|value| value.is_object());
    if is_document { Ok(text) } else { Err(CarrierFault::DocumentUnknown) }
}

fn check_size(bytes: &[u8]) -> Result<(), CarrierFault> {
    let (bytes, limit) = (bytes.len(), MAX_CARRIER_BYTES);
    if bytes > limit { Err(CarrierFault::TooLarge { bytes, limit }) } else { Ok(()) }
}

fn without_mark(bytes: &[u8]) -> &[u8] {
    bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes)
}

/// Whether it looks like a compact JWS (RFC 7515 section 7.1): three parts in base64url, none empty.
fn is_jws(bytes: &[u8]) -> bool {
    let token = bytes.trim_ascii();
    let is_base64url = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_');
    let parts = token.split(|byte| *byte == b'.');
    parts.clone().count() == 3 && parts.into_iter().all(|part| !part.is_empty() && part.iter().all(is_base64url))
}
