//! Whether a document is signed by its issuer: opening it, finding the key, checking the signature.
//!
//! Holds for any signed document, credentials and status lists alike. Keys come from the issuer's DID document alone; a
//! key that a document brings along is worth nothing unless the issuer publishes it.

use jiff::Timestamp;
use serde_json::Value;

use super::{issuer_of, spelling};
use crate::canonical::canonicalize;
use crate::instant;
use crate::json;
use crate::jws;
use crate::key::{Ed25519Public, RsaPublic};
use crate::proof::Proof;
use crate::verdict::{Outcome, Reason, Skipped};
use crate::{Securing, site};

/// The most proofs of one document: each may cost another canonicalization.
const MAX_PROOFS: usize = 4;

/// A document that can be read in one way, and what secures it.
pub(super) struct Secured {
    pub(super) credential: Value,
    seal: Seal,
}

enum Seal {
    Proofs(Vec<Value>),
    Jws(Box<jws::Parsed>),
}

impl Secured {
    pub(super) fn securing(&self) -> Securing {
        match self.seal {
            Seal::Proofs(_) => Securing::DataIntegrity,
            Seal::Jws(_) => Securing::Jws,
        }
    }
}

/// Reads either form.
pub(super) fn open(document: &[u8]) -> Result<Secured, Reason> {
    if document.len() > json::MAX_BYTES {
        return Err(Reason::TooLarge { bytes: document.len() });
    }
    let document = document.trim_ascii();
    let secured = match document.first() {
        Some(b'{') => {
            let mut credential = json::read(document)?;
            let proofs = match credential.as_object_mut().and_then(|members| members.shift_remove("proof")) {
                Some(Value::Array(proofs)) => proofs,
                Some(one) => vec![one],
                None => Vec::new(),
            };
            for proof in &proofs {
                spelling::check(proof, None)?;
            }
            Secured { credential, seal: Seal::Proofs(proofs) }
        }
        Some(first) if first.is_ascii_alphanumeric() => {
            let not_text = |_| Reason::NotACredential { detail: "not text".to_owned() };
            let mut parsed = jws::parse(std::str::from_utf8(document).map_err(not_text)?)?;
            let credential = std::mem::take(&mut parsed.credential);
            Secured { credential, seal: Seal::Jws(Box::new(parsed)) }
        }
        _ => return Err(Reason::NotACredential { detail: "neither an object nor a token".to_owned() }),
    };
    spelling::check(&secured.credential, secured.credential.get("id").and_then(Value::as_str))?;
    Ok(secured)
}

/// The answers to the three checks that make up authenticity.
pub(super) struct Answers {
    pub(super) vocabulary: Outcome,
    pub(super) key: Outcome,
    pub(super) signature: Outcome,
}

impl Answers {
    /// For a document whose contexts are not known: then nothing can be said of what is signed.
    pub(super) fn none() -> Self {
        let unasked = Outcome::NotChecked { because: Skipped::EarlierFailure };
        Self { vocabulary: unasked.clone(), key: unasked.clone(), signature: unasked }
    }

    /// The first reason for refusal, if any.
    pub(super) fn into_result(self) -> Result<(), Reason> {
        for outcome in [self.vocabulary, self.key, self.signature] {
            if let Outcome::Failed { reason } = outcome {
                return Err(reason);
            }
        }
        Ok(())
    }
}

/// Checks `secured` against the keys in `did_document`.
pub(super) fn check(secured: &Secured, did_document: Option<&Value>, now: Timestamp) -> Answers {
    let issuer = Issuer::resolve(&secured.credential, did_document);
    match &secured.seal {
        Seal::Proofs(proofs) => check_proofs(&secured.credential, proofs, issuer, now),
        Seal::Jws(parsed) => {
            let key = issuer.and_then(|issuer| issuer.rsa(parsed, now));
            let (key, signature) = split(key, |key| match &parsed.faults {
                Some(fault) => Err(fault.clone()),
                None => parsed.verify(&key),
            });
            let vocabulary = Outcome::NotChecked { because: Skipped::NothingToCheck };
            Answers { vocabulary, key, signature }
        }
    }
}

/// All proofs must verify: a broken one beside a good one means tampering (Data Integrity 1.0 section 4.5).
fn check_proofs(credential: &Value, proofs: &[Value], issuer: Result<Issuer<'_>, Reason>, now: Timestamp) -> Answers {
    let canonical = canonicalize(credential).map_err(Reason::from);
    let parsed: Result<Vec<Proof<'_>>, Reason> = match proofs {
        [] => Err(Reason::ProofMissing),
        proofs if proofs.len() > MAX_PROOFS => Err(Reason::TooMany { at: "/proof".to_owned() }),
        proofs => proofs.iter().map(Proof::read).collect(),
    };
    let proofs = match parsed {
        Ok(proofs) => proofs,
        Err(reason) => {
            let key =
                issuer.map(|_| ()).map_or_else(failed, |()| Outcome::NotChecked { because: Skipped::EarlierFailure });
            return Answers { vocabulary: canonical.map(|_| ()).into(), key, signature: failed(reason) };
        }
    };
    let keys: Result<Vec<Ed25519Public>, Reason> =
        issuer.and_then(|issuer| proofs.iter().map(|proof| issuer.ed25519(proof.verification_method, now)).collect());
    let (key, signature) = split(keys, |keys| {
        // The failed vocabulary check says why there is no canonical form; the signature then fails as well.
        let Ok(canonical) = &canonical else { return Err(Reason::SignatureInvalid) };
        for (proof, key) in proofs.iter().zip(keys) {
            if let Some(at) = proof.expires.filter(|at| *at < now) {
                return Err(Reason::ProofExpired { at });
            }
            proof.verify(credential, canonical, &key)?;
        }
        Ok(())
    });
    Answers { vocabulary: canonical.map(|_| ()).into(), key, signature }
}

/// The outcome of finding a key, and of using it if there is one.
fn split<K>(key: Result<K, Reason>, sign: impl FnOnce(K) -> Result<(), Reason>) -> (Outcome, Outcome) {
    match key {
        Ok(key) => (Outcome::Passed, sign(key).into()),
        Err(reason) => (failed(reason), Outcome::NotChecked { because: Skipped::EarlierFailure }),
    }
}

fn failed(reason: Reason) -> Outcome {
    Outcome::Failed { reason }
}

/// An issuer and the DID document that is really its own.
struct Issuer<'a> {
    id: &'a str,
    document: &'a Value,
}

impl<'a> Issuer<'a> {
    fn resolve(credential: &'a Value, did_document: Option<&'a Value>) -> Result<Self, Reason> {
        let id = issuer_of(credential).ok_or_else(|| Reason::Missing { at: "/issuer".to_owned() })?;
        let document = did_document.ok_or_else(|| Reason::IssuerUnresolved { issuer: id.to_owned() })?;
        let named = document.get("id").and_then(Value::as_str).unwrap_or_default();
        if named != id {
            return Err(Reason::IssuerMismatch { issuer: id.to_owned(), document: named.to_owned() });
        }
        Ok(Self { id, document })
    }

    /// The key behind a proof's `verificationMethod`, which must be the issuer's own, `issuer#...`.
    fn ed25519(&self, name: &str, now: Timestamp) -> Result<Ed25519Public, Reason> {
        if name.strip_prefix(self.id).is_none_or(|rest| !rest.starts_with('#')) {
            return Err(Reason::KeyOfAnother { key: name.to_owned() });
        }
        let method = self.method(name, now, |method| method.get("id").is_some_and(|id| id == name))?;
        let unusable = |fault| Reason::KeyUnusable { key: name.to_owned(), fault };
        if method.get("secretKeyMultibase").is_some() {
            return Err(unusable(crate::key::KeyError::Private));
        }
        let multibase = method.get("publicKeyMultibase").and_then(Value::as_str).unwrap_or_default();
        match method.get("type").and_then(Value::as_str) {
            Some("Multikey") => Ed25519Public::from_multibase(multibase).map_err(unusable),
            _ => Err(unusable(crate::key::KeyError::Malformed)),
        }
    }

    /// The key that a JWS names by `kid` (its address, or its identifier in the DID document) or brings along as `jwk`.
    fn rsa(&self, parsed: &jws::Parsed, now: Timestamp) -> Result<RsaPublic, Reason> {
        let kid = parsed.kid.as_deref();
        let name = kid.unwrap_or("jwk");
        if kid.is_some_and(|kid| !self.is_under_its_name(kid)) {
            return Err(Reason::KeyOfAnother { key: name.to_owned() });
        }
        let unusable = |fault| Reason::KeyUnusable { key: name.to_owned(), fault };
        let brought = parsed.jwk.as_ref().map(|jwk| RsaPublic::from_jwk(jwk).map_err(unusable)).transpose()?;
        if kid.is_none() && brought.is_none() {
            return Err(Reason::KeyNotPublished { key: String::new() });
        }
        let method = self.method(name, now, |method| {
            let Some(jwk) = method.get("publicKeyJwk") else { return false };
            let is_named =
                |kid| jwk.get("kid").is_some_and(|own| own == kid) || method.get("id").is_some_and(|id| id == kid);
            let is_brought = |key: &RsaPublic| RsaPublic::from_jwk(jwk).is_ok_and(|own| own == *key);
            kid.is_none_or(is_named) && brought.as_ref().is_none_or(is_brought)
        })?;
        if method.get("type").is_none_or(|kind| kind != "JsonWebKey") {
            return Err(unusable(crate::key::KeyError::Malformed));
        }
        RsaPublic::from_jwk(&method["publicKeyJwk"]).map_err(unusable)
    }

    /// The one method that fits, if the issuer still uses it to assert.
    fn method(&self, name: &str, now: Timestamp, fits: impl Fn(&Value) -> bool) -> Result<&'a Value, Reason> {
        let list =
            |member: &str| self.document.get(member).and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
        let mut fitting = list("verificationMethod").iter().filter(|method| fits(method));
        let (Some(method), None) = (fitting.next(), fitting.next()) else {
            return Err(Reason::KeyNotPublished { key: name.to_owned() });
        };
        if method.get("controller").is_none_or(|controller| controller != self.id) {
            return Err(Reason::KeyOfAnother { key: name.to_owned() });
        }
        let over = |member: &str| {
            // An end that cannot be read counts as reached.
            let end = method.get(member).map(|end| end.as_str().and_then(instant::read));
            end.is_some_and(|end| end.is_none_or(|end| end <= now))
        };
        // A key known to be compromised is refused from any time on, since whoever has it can date what they sign.
        if method.get("revoked").is_some() || over("expires") {
            return Err(Reason::KeyRevoked { key: name.to_owned() });
        }
        if method.get("id").is_none_or(|id| !list("assertionMethod").contains(id)) {
            return Err(Reason::KeyNotForAssertion { key: name.to_owned() });
        }
        Ok(method)
    }

    /// Whether an identifier is in the issuer's DID document or an address on the issuer's host.
    fn is_under_its_name(&self, kid: &str) -> bool {
        if kid.strip_prefix(self.id).is_some_and(|rest| rest.starts_with('#')) {
            return true;
        }
        let document = site::did_document_url(self.id).unwrap_or_else(|_| self.id.to_owned());
        let origin = |url: &str| {
            let iri = oxiri::Iri::parse(url.to_owned()).ok()?;
            Some((iri.scheme().to_owned(), iri.authority()?.to_owned()))
        };
        origin(kid).is_some_and(|of_key| origin(&document) == Some(of_key))
    }
}
