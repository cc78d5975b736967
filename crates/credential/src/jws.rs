//! Compact JWS with RS256 around a credential, the "JSON Web Token proof format" of Open Badges 3.0.
//!
//! Owns the exact header, the claims that repeat parts of the credential, and taking a JWS apart again. Which key may
//! sign for which issuer is for `verify`. A JWS of 15 lines needs no library whose options would have to be closed one
//! by one: there is one algorithm, and the header cannot choose another.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::{Map, Value};

use crate::instant;
use crate::json;
use crate::key::{RsaKey, RsaPublic};
use crate::verdict::Reason;

/// Why a document was not signed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SignError {
    /// A member that a claim repeats is missing or malformed.
    #[error("{0} is missing or malformed")]
    Incomplete(&'static str),
    /// The document has an embedded proof already.
    #[error("the document is signed already")]
    AlreadySigned,
    /// The RSA operation failed.
    #[error("the key cannot sign")]
    Key,
}

/// Secures `document` as a compact JWS. `kid` is the address of the key as one JWK, see [`crate::Site::key`].
///
/// # Errors
/// [`SignError`].
///
/// # Source
/// Open Badges 3.0, "JSON Web Token Proof Format": no header parameters but `alg`, `kid` (or `jwk`) and `typ`, and no
/// `vc` claim.
pub fn sign(document: &Value, key: &RsaKey, kid: &str) -> Result<String, SignError> {
    if document.get("proof").is_some() {
        return Err(SignError::AlreadySigned);
    }
    let mut payload = document.as_object().cloned().ok_or(SignError::Incomplete(""))?;
    for (claim, value) in claims(document).map_err(SignError::Incomplete)? {
        payload.insert(claim.to_owned(), value);
    }
    compact(payload, "JWT", key, kid)
}

/// Secures claims that are no credential, so that whoever keeps them can show later who said them. `kind` is the `typ` of the
/// header (RFC 8725 section 3.11): it must be one that no credential has, so that neither passes for the other.
///
/// # Errors
/// [`SignError::Key`].
pub fn sign_claims(claims: Map<String, Value>, kind: &str, key: &RsaKey, kid: &str) -> Result<String, SignError> {
    compact(claims, kind, key, kid)
}

fn compact(payload: Map<String, Value>, kind: &str, key: &RsaKey, kid: &str) -> Result<String, SignError> {
    let mut header = Map::new();
    header.insert("alg".to_owned(), "RS256".into());
    header.insert("kid".to_owned(), kid.into());
    header.insert("typ".to_owned(), kind.into());
    let encode = |object: Map<String, Value>| URL_SAFE_NO_PAD.encode(Value::Object(object).to_string());
    let mut jws = format!("{}.{}", encode(header), encode(payload));
    let signature = key.sign(jws.as_bytes()).or(Err(SignError::Key))?;
    jws.push('.');
    URL_SAFE_NO_PAD.encode_string(signature, &mut jws);
    Ok(jws)
}

/// The claims that must repeat the credential, or the member that is missing (Open Badges 3.0, "JSON Web Token
/// Proof Format").
fn claims(credential: &Value) -> Result<Vec<(&'static str, Value)>, &'static str> {
    let text = |pointer: &'static str| credential.pointer(pointer).filter(|value| value.is_string()).ok_or(pointer);
    let seconds = |pointer: &'static str| -> Result<Value, &'static str> {
        let at = instant::read(text(pointer)?.as_str().unwrap_or_default()).ok_or(pointer)?;
        Ok(Value::from(instant::whole_seconds(at).as_second()))
    };
    let mut claims = vec![
        ("iss", text("/issuer/id").or_else(|_| text("/issuer"))?.clone()),
        ("jti", text("/id")?.clone()),
        ("sub", text("/credentialSubject/id")?.clone()),
        ("nbf", seconds("/validFrom")?),
    ];
    if credential.get("validUntil").is_some() {
        claims.push(("exp", seconds("/validUntil")?));
    }
    Ok(claims)
}

/// A JWS taken apart; nothing is known of its signature.
pub(crate) struct Parsed {
    /// The credential, without the claims that repeat it.
    pub(crate) credential: Value,
    /// The address of the key, if the header has one.
    pub(crate) kid: Option<String>,
    /// The key itself, if the header has one; worth nothing unless the issuer publishes it.
    pub(crate) jwk: Option<Value>,
    /// What the header and the claims have to say, checked apart from reading.
    pub(crate) faults: Option<Reason>,
    signing_input: String,
    signature: Vec<u8>,
}

/// Takes a compact JWS apart.
///
/// # Errors
/// [`Reason`] when there is no credential inside; doubts about header and claims are left in [`Parsed::faults`].
pub(crate) fn parse(text: &str) -> Result<Parsed, Reason> {
    let malformed = |detail: &str| Reason::JwsMalformed { detail: detail.to_owned() };
    let parts: Vec<&str> = text.split('.').collect();
    let [header, payload, signature] = parts[..] else { return Err(malformed("not three parts")) };
    let decode = |part: &str, name: &str| URL_SAFE_NO_PAD.decode(part).or(Err(malformed(name)));
    let object = |part: &str, name: &str| match json::read(&decode(part, name)?) {
        Ok(Value::Object(members)) => Ok(members),
        Ok(_) => Err(malformed(name)),
        Err(error) => Err(Reason::from(error)),
    };
    let header = object(header, "header")?;
    let payload = object(payload, "payload")?;
    let signature = decode(signature, "signature")?;
    let signing_input = text[..text.rfind('.').unwrap_or_default()].to_owned();

    let mut credential = payload.clone();
    for claim in ["iss", "jti", "sub", "nbf", "exp", "iat"] {
        credential.shift_remove(claim);
    }
    let credential = Value::Object(credential);
    let faults = check_header(&header).and_then(|()| check_claims(&payload, &credential)).err();
    let kid = header.get("kid").and_then(Value::as_str).map(str::to_owned);
    Ok(Parsed { credential, kid, jwk: header.get("jwk").cloned(), faults, signing_input, signature })
}

impl Parsed {
    pub(crate) fn verify(&self, key: &RsaPublic) -> Result<(), Reason> {
        let fits = key.verify(self.signing_input.as_bytes(), &self.signature);
        if fits { Ok(()) } else { Err(Reason::SignatureInvalid) }
    }
}

fn check_header(header: &Map<String, Value>) -> Result<(), Reason> {
    let algorithm = header.get("alg").and_then(Value::as_str).unwrap_or_default();
    if algorithm != "RS256" {
        return Err(Reason::AlgorithmNotAllowed { algorithm: algorithm.to_owned() });
    }
    for (name, value) in header {
        let allowed = match name.as_str() {
            "alg" => true,
            "kid" => value.is_string(),
            "jwk" => value.is_object(),
            "typ" => value == "JWT" || value == "vc+jwt",
            _ => false,
        };
        if !allowed {
            return Err(Reason::HeaderNotAllowed { header: name.clone() });
        }
    }
    Ok(())
}

fn check_claims(payload: &Map<String, Value>, credential: &Value) -> Result<(), Reason> {
    let mismatch = |claim: &str| Reason::ClaimMismatch { claim: claim.to_owned() };
    // The envelope of version 1.1 and an embedded proof would each be a second credential beside this one.
    for second in ["vc", "vp", "proof"] {
        if payload.contains_key(second) {
            return Err(mismatch(second));
        }
    }
    let expected = claims(credential).map_err(|at| Reason::Missing { at: at.to_owned() })?;
    for claim in ["iss", "jti", "sub", "nbf", "exp"] {
        let expected = expected.iter().find(|(name, _)| *name == claim).map(|(_, value)| value);
        if payload.get(claim) != expected {
            return Err(mismatch(claim));
        }
    }
    Ok(())
}
