//! The bytes that a Data Integrity signature covers: JSON-LD to RDF, RDF to canonical N-Quads.
//!
//! Owns JSON-LD 1.1 expansion in what other libraries call safe mode, and RDF Dataset Canonicalization (RDFC-1.0). It
//! refuses to interpret a credential: whether the statements make sense is for `verify`.
//!
//! There are two ways to the same bytes. `general` hands the document to a full JSON-LD processor. `quick` knows the
//! embedded contexts beforehand and declines whatever it was not written for; then the general way decides. Which one
//! ran never shows in the result, and a differential test holds them to that.

mod compiled;
pub(crate) mod general;
mod quick;
mod rdfc;

use serde_json::Value;

/// Why a document has no canonical form that may be signed or verified.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CanonicalError {
    /// `@context` is not an array of addresses of embedded documents.
    #[error("the context {0} is not known")]
    UnknownContext(String),
    /// A member or type that no context defines: JSON-LD drops it, so no signature would cover it.
    #[error("no context defines {0:?}")]
    UndefinedTerm(String),
    /// A value that must be an absolute IRI (RFC 3987) is not; JSON-LD drops it likewise.
    #[error("{0:?} is not an absolute IRI")]
    RelativeIri(String),
    /// JSON-LD processing failed.
    #[error("not JSON-LD: {0}")]
    Malformed(String),
    /// Nodes that look alike would make canonicalization take exponential time (RDFC-1.0 section 7.1).
    #[error("too many nodes that cannot be told apart")]
    TooComplex,
}

/// The canonical N-Quads of `document`, which must not hold a `proof`.
///
/// # Errors
/// See [`CanonicalError`]; every error means that no signature over `document` can be trusted.
///
/// # Source
/// Data Integrity EdDSA Cryptosuites 1.0 section 3.2.3 (transformation), RDF Dataset Canonicalization section 4.
pub fn canonicalize(document: &Value) -> Result<Vec<u8>, CanonicalError> {
    quick::canonicalize(document).unwrap_or_else(|| general::canonicalize(document))
}

/// The general way alone; what the quick way is held to.
///
/// # Errors
/// As [`canonicalize`].
pub fn canonicalize_generally(document: &Value) -> Result<Vec<u8>, CanonicalError> {
    general::canonicalize(document)
}

/// The quick way alone: `None` where it declines.
///
/// # Errors
/// [`CanonicalError::TooComplex`].
pub fn canonicalize_quickly(document: &Value) -> Option<Result<Vec<u8>, CanonicalError>> {
    quick::canonicalize(document)
}
