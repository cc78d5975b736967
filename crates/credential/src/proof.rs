//! Data Integrity proofs of the suite `eddsa-rdfc-2022`.
//!
//! Owns making one proof and checking one proof against a given key. Which key may sign for which issuer is for
//! `verify`. The proof options of our own proofs are five fixed statements, written here directly; proofs that say more
//! go through the general canonicalization.

use jiff::Timestamp;
use serde_json::{Map, Value, json};
use sha2::{Digest, Sha256};

use crate::canonical::{CanonicalError, canonicalize};
use crate::context::CREDENTIALS_V2;
use crate::instant;
use crate::key::{Ed25519Key, Ed25519Public};
use crate::verdict::Reason;

/// The suite's name (Data Integrity EdDSA Cryptosuites 1.0 section 3.2).
pub const CRYPTOSUITE: &str = "eddsa-rdfc-2022";

/// Why a document was not signed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SignError {
    /// The document is not an object, or its first context is not that of the credentials data model.
    #[error("the document does not begin with the context of the credentials data model")]
    NotACredential,
    /// The document has a proof already.
    #[error("the document is signed already")]
    AlreadySigned,
    /// The identifier of the key is not an absolute IRI.
    #[error("{0:?} cannot name a key")]
    VerificationMethod(String),
    /// The document has no canonical form.
    #[error(transparent)]
    Canonical(#[from] CanonicalError),
}

/// Adds a proof to `document`, as an array of one (the schema of Open Badges 3.0 wants an array).
///
/// `verification_method` names the key in the issuer's DID document, see [`crate::Site::verification_method`]; `created`
/// is cut to whole seconds.
///
/// # Errors
/// [`SignError`]; nothing is signed that a strict verifier would refuse to canonicalize.
///
/// # Source
/// Data Integrity EdDSA Cryptosuites 1.0 section 3.2.1.
pub fn sign(
    mut document: Value,
    key: &Ed25519Key,
    verification_method: &str,
    created: Timestamp,
) -> Result<Value, SignError> {
    let members = document.as_object().ok_or(SignError::NotACredential)?;
    if members.get("@context").and_then(|contexts| contexts.get(0)).is_none_or(|first| first != CREDENTIALS_V2) {
        return Err(SignError::NotACredential);
    }
    if members.contains_key("proof") {
        return Err(SignError::AlreadySigned);
    }
    if oxiri::Iri::parse(verification_method).is_err() {
        return Err(SignError::VerificationMethod(verification_method.to_owned()));
    }
    let created = instant::write(created);
    let digest = signed_digest(&options(Some(&created), verification_method), &canonicalize(&document)?);
    let signature = key.sign(&digest);
    document["proof"] = json!([{
        "type": "DataIntegrityProof",
        "created": created,
        "verificationMethod": verification_method,
        "cryptosuite": CRYPTOSUITE,
        "proofPurpose": "assertionMethod",
        "proofValue": format!("z{}", bs58::encode(signature).into_string()),
    }]);
    Ok(document)
}

/// What is signed: the hash of the proof options, then that of the document (section 3.2.4).
fn signed_digest(options: &[u8], document: &[u8]) -> [u8; 64] {
    let mut digest = [0; 64];
    digest[..32].copy_from_slice(&Sha256::digest(options));
    digest[32..].copy_from_slice(&Sha256::digest(document));
    digest
}

/// The canonical N-Quads of proof options that hold nothing but what [`sign`] writes (section 3.2.5).
///
/// Neither argument can hold a character that N-Quads escape: one is a checked instant, the other a checked IRI.
fn options(created: Option<&str>, verification_method: &str) -> Vec<u8> {
    let created = created.map_or_else(String::new, |created| {
        format!(
            "_:c14n0 <http://purl.org/dc/terms/created> \"{created}\"^^<http://www.w3.org/2001/XMLSchema#dateTime> .\n"
        )
    });
    format!(
        "{created}\
        _:c14n0 <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <https://w3id.org/security#DataIntegrityProof> .\n\
        _:c14n0 <https://w3id.org/security#cryptosuite> \
        \"{CRYPTOSUITE}\"^^<https://w3id.org/security#cryptosuiteString> .\n\
        _:c14n0 <https://w3id.org/security#proofPurpose> <https://w3id.org/security#assertionMethod> .\n\
        _:c14n0 <https://w3id.org/security#verificationMethod> <{verification_method}> .\n"
    )
    .into_bytes()
}

/// A proof whose members have the right form; nothing is known of its signature.
pub(crate) struct Proof<'a> {
    members: &'a Map<String, Value>,
    pub(crate) verification_method: &'a str,
    created: Option<&'a str>,
    /// From when on the proof itself no longer counts (Data Integrity 1.0 section 2.1).
    pub(crate) expires: Option<Timestamp>,
    signature: [u8; 64],
}

impl<'a> Proof<'a> {
    /// Checks type, suite and purpose, and decodes the signature.
    pub(crate) fn read(proof: &'a Value) -> Result<Self, Reason> {
        let malformed = |member: &str| Reason::ProofMalformed { member: member.to_owned() };
        let members = proof.as_object().ok_or_else(|| malformed(""))?;
        let text = |name: &str| match members.get(name) {
            None => Ok(None),
            Some(Value::String(text)) => Ok(Some(text.as_str())),
            Some(_) => Err(malformed(name)),
        };
        let instant = |name: &str| {
            text(name)?.map(|text| instant::read(text).ok_or_else(|| malformed(name)).map(|at| (text, at))).transpose()
        };
        if text("type")? != Some("DataIntegrityProof") {
            return Err(Reason::ProofTypeUnknown);
        }
        if text("cryptosuite")? != Some(CRYPTOSUITE) {
            return Err(Reason::CryptosuiteUnknown);
        }
        if text("proofPurpose")? != Some("assertionMethod") {
            return Err(Reason::ProofPurposeWrong);
        }
        // A chained proof also covers the proofs before it, which the check of a single proof would not notice.
        if members.contains_key("previousProof") {
            return Err(malformed("previousProof"));
        }
        let verification_method = text("verificationMethod")?.ok_or_else(|| malformed("verificationMethod"))?;
        if oxiri::Iri::parse(verification_method).is_err() {
            return Err(malformed("verificationMethod"));
        }
        let created = instant("created")?.map(|(text, _)| text);
        let expires = instant("expires")?.map(|(_, at)| at);
        let encoded = text("proofValue")?.and_then(|value| value.strip_prefix('z')).filter(|value| value.len() < 100);
        let signature = encoded.and_then(|value| bs58::decode(value).into_vec().ok());
        let signature = signature.and_then(|bytes| bytes.try_into().ok()).ok_or_else(|| malformed("proofValue"))?;
        Ok(Self { members, verification_method, created, expires, signature })
    }

    /// Checks the signature over `document`, whose canonical form is `canonical`.
    ///
    /// # Source
    /// Data Integrity EdDSA Cryptosuites 1.0 section 3.2.2.
    pub(crate) fn verify(&self, document: &Value, canonical: &[u8], key: &Ed25519Public) -> Result<(), Reason> {
        let digest = if self.is_like_ours() {
            signed_digest(&options(self.created, self.verification_method), canonical)
        } else {
            let (options, rebased) = self.options_at_length(document)?;
            signed_digest(&options, rebased.as_deref().unwrap_or(canonical))
        };
        if key.verify(&digest, &self.signature) { Ok(()) } else { Err(Reason::SignatureInvalid) }
    }

    fn is_like_ours(&self) -> bool {
        const OURS: [&str; 6] = ["type", "created", "verificationMethod", "cryptosuite", "proofPurpose", "proofValue"];
        self.members.keys().all(|name| OURS.contains(&name.as_str()))
    }

    /// The canonical proof options by way of JSON-LD and, where the proof has contexts of its own, the document's
    /// canonical form under those; they must be the document's first contexts (as section 3.3.2 of Data
    /// Integrity EdDSA Cryptosuites 1.0 asks of its other suite).
    fn options_at_length(&self, document: &Value) -> Result<(Vec<u8>, Option<Vec<u8>>), Reason> {
        let mut options = self.members.clone();
        options.shift_remove("proofValue");
        let own = options.shift_remove("@context").map(|own| match own {
            Value::Array(contexts) => contexts,
            one => vec![one],
        });
        let all = document.get("@context").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
        let rebased = match &own {
            Some(own) if !all.starts_with(own) => return Err(Reason::ProofContextWrong),
            Some(own) if own.len() < all.len() => {
                let mut document = document.clone();
                document["@context"] = Value::Array(own.clone());
                Some(canonicalize(&document)?)
            }
            _ => None,
        };
        options.insert("@context".to_owned(), Value::Array(own.unwrap_or_else(|| all.to_vec())));
        Ok((canonicalize(&Value::Object(options))?, rebased))
    }
}

#[cfg(test)]
mod tests;
