//! Signing keys and their public halves.
//!
//! Owns generating, storing and publishing forms of Ed25519 keys (Data Integrity proofs) and RSA keys (compact JWS).
//! It draws no randomness of its own: generators are the caller's. Private keys leave only as PKCS#8, which the caller
//! encrypts before it writes them anywhere. RSA is pure Rust with constant-time arithmetic, so the same code verifies
//! in a browser and builds with no C compiler.

use std::fmt;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use ed25519_dalek::pkcs8::{DecodePrivateKey, EncodePrivateKey};
use ed25519_dalek::{Signature, Signer, SigningKey, VerifyingKey};
use rand_core::CryptoRng;
use rsa::pkcs8::spki::der::zeroize::Zeroizing;
use rsa::sha2::Sha256;
use rsa::traits::PublicKeyParts;
use serde_json::{Value, json};

/// The smallest RSA modulus that is used or accepted, in bits (RFC 7518 section 3.3).
pub const MIN_RSA_BITS: usize = 2048;

/// The multicodec prefix of an Ed25519 public key, `ed25519-pub` (Controlled Identifiers 1.0 section 2.2.2).
const ED25519_PUB: [u8; 2] = [0xed, 0x01];

/// Why bytes or text are not a usable key.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum KeyError {
    /// The encoding is broken or holds a key of another kind.
    #[error("not a key of this kind")]
    Malformed,
    /// The RSA modulus is shorter than [`MIN_RSA_BITS`].
    #[error("an RSA key of {bits} bits is too short; {MIN_RSA_BITS} are needed")]
    TooShort {
        /// Length of the modulus.
        bits: usize,
    },
    /// A published key holds its private part: whoever read it can sign.
    #[error("the key holds its private part")]
    Private,
    /// No key could be generated.
    #[error("the key could not be generated")]
    Generation,
}

/// A private Ed25519 key (RFC 8032), for Data Integrity proofs.
#[derive(Clone)]
pub struct Ed25519Key(SigningKey);

impl Ed25519Key {
    /// Draws a new key.
    pub fn generate(rng: &mut impl CryptoRng) -> Self {
        Self(SigningKey::generate(rng))
    }

    /// The key that belongs to a 32-byte seed.
    pub fn from_seed(seed: &[u8; 32]) -> Self {
        Self(SigningKey::from_bytes(seed))
    }

    /// Reads a key from PKCS#8 DER (RFC 8410 section 7).
    ///
    /// # Errors
    /// [`KeyError::Malformed`].
    pub fn from_pkcs8_der(der: &[u8]) -> Result<Self, KeyError> {
        SigningKey::from_pkcs8_der(der).map(Self).or(Err(KeyError::Malformed))
    }

    /// The key as PKCS#8 DER; the buffer is wiped when dropped.
    pub fn to_pkcs8_der(&self) -> Zeroizing<Vec<u8>> {
        self.0.to_pkcs8_der().expect("an Ed25519 key always fits PKCS#8").to_bytes()
    }

    /// The public half.
    pub fn public(&self) -> Ed25519Public {
        Ed25519Public(self.0.verifying_key())
    }

    pub(crate) fn sign(&self, message: &[u8]) -> [u8; 64] {
        self.0.sign(message).to_bytes()
    }
}

impl fmt::Debug for Ed25519Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Ed25519Key").field(&self.public().multibase()).finish()
    }
}

/// A public Ed25519 key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ed25519Public(VerifyingKey);

impl Ed25519Public {
    /// The key in Multikey form, `z6Mk...` (Controlled Identifiers 1.0 section 2.2.2).
    pub fn multibase(&self) -> String {
        let mut bytes = ED25519_PUB.to_vec();
        bytes.extend_from_slice(self.0.as_bytes());
        format!("z{}", bs58::encode(bytes).into_string())
    }

    /// Reads the Multikey form.
    ///
    /// # Errors
    /// [`KeyError::Malformed`].
    pub fn from_multibase(text: &str) -> Result<Self, KeyError> {
        let encoded = text.strip_prefix('z').filter(|rest| rest.len() < 64).ok_or(KeyError::Malformed)?;
        let bytes = bs58::decode(encoded).into_vec().or(Err(KeyError::Malformed))?;
        let key = bytes.strip_prefix(&ED25519_PUB).ok_or(KeyError::Malformed)?;
        let key: &[u8; 32] = key.try_into().or(Err(KeyError::Malformed))?;
        VerifyingKey::from_bytes(key).map(Self).or(Err(KeyError::Malformed))
    }

    /// The key as a JWK under the name `kid` (RFC 8037 section 2).
    pub fn jwk(&self, kid: &str) -> Value {
        json!({
            "kty": "OKP", "crv": "Ed25519", "use": "sig", "alg": "EdDSA", "kid": kid,
            "x": URL_SAFE_NO_PAD.encode(self.0.as_bytes()),
        })
    }

    /// Whether `signature` is this key's over `message`; strict, so that a signature has one form only
    /// (RFC 8032 section 5.1.7, without the leeway for small-order points).
    pub(crate) fn verify(&self, message: &[u8], signature: &[u8; 64]) -> bool {
        self.0.verify_strict(message, &Signature::from_bytes(signature)).is_ok()
    }
}

/// A private RSA key, for compact JWS.
#[derive(Clone)]
pub struct RsaKey(rsa::PrivateKey);

impl RsaKey {
    /// Draws a new key with a modulus of [`MIN_RSA_BITS`]; takes tenths of a second.
    ///
    /// # Errors
    /// [`KeyError::Generation`] when the generator fails.
    pub fn generate(rng: &mut impl CryptoRng) -> Result<Self, KeyError> {
        rsa::PrivateKey::new(rng, MIN_RSA_BITS).map(Self).or(Err(KeyError::Generation))
    }

    /// Reads a key from PKCS#8 DER (RFC 5958, RFC 8017 appendix A.1.2).
    ///
    /// # Errors
    /// [`KeyError::Malformed`], [`KeyError::TooShort`].
    pub fn from_pkcs8_der(der: &[u8]) -> Result<Self, KeyError> {
        let key = rsa::PrivateKey::from_pkcs8_der(der).or(Err(KeyError::Malformed))?;
        long_enough(key.as_public_key())?;
        Ok(Self(key))
    }

    /// The key as PKCS#8 DER; the buffer is wiped when dropped.
    pub fn to_pkcs8_der(&self) -> Zeroizing<Vec<u8>> {
        self.0.to_pkcs8_der().expect("a two-prime RSA key always fits PKCS#8").to_bytes()
    }

    /// The public half.
    pub fn public(&self) -> RsaPublic {
        RsaPublic(self.0.to_public_key())
    }

    /// RSASSA-PKCS1-v1_5 with SHA-256, which JWS calls RS256 (RFC 7518 section 3.3).
    pub(crate) fn sign(&self, message: &[u8]) -> Result<Vec<u8>, KeyError> {
        self.0.pkcs1v15_sign::<Sha256>(message).or(Err(KeyError::Malformed))
    }
}

impl fmt::Debug for RsaKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RsaKey").finish_non_exhaustive()
    }
}

/// A public RSA key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RsaPublic(rsa::PublicKey);

impl RsaPublic {
    /// The key as a JWK under the name `kid` (RFC 7518 section 6.3.1).
    pub fn jwk(&self, kid: &str) -> Value {
        json!({
            "kty": "RSA", "use": "sig", "alg": "RS256", "kid": kid,
            "n": URL_SAFE_NO_PAD.encode(self.0.n_bytes()),
            "e": URL_SAFE_NO_PAD.encode(self.0.e_bytes()),
        })
    }

    /// Reads a public JWK.
    ///
    /// # Errors
    /// [`KeyError`]; a JWK with a private member is refused, whatever else it holds.
    pub fn from_jwk(jwk: &Value) -> Result<Self, KeyError> {
        if ["d", "p", "q", "dp", "dq", "qi", "oth"].iter().any(|name| jwk.get(name).is_some()) {
            return Err(KeyError::Private);
        }
        let other_use = |name: &str, ours: &str| jwk.get(name).is_some_and(|value| value != ours);
        if jwk.get("kty").is_none_or(|kty| kty != "RSA") || other_use("use", "sig") || other_use("alg", "RS256") {
            return Err(KeyError::Malformed);
        }
        let number = |name: &str| {
            let text = jwk.get(name).and_then(Value::as_str).filter(|text| text.len() <= 1400);
            let bytes = URL_SAFE_NO_PAD.decode(text.ok_or(KeyError::Malformed)?).or(Err(KeyError::Malformed))?;
            Ok(rsa::BoxedUint::from_be_slice_vartime(&bytes))
        };
        let (modulus, exponent) = (number("n")?, number("e")?);
        let bits = modulus.bit_width_vartime() as usize;
        if bits < MIN_RSA_BITS {
            return Err(KeyError::TooShort { bits });
        }
        rsa::PublicKey::new(modulus, exponent).map(Self).or(Err(KeyError::Malformed))
    }

    /// Whether `signature` is this key's over `message`, by RS256 (RFC 7518 section 3.3).
    pub fn verify(&self, message: &[u8], signature: &[u8]) -> bool {
        self.0.pkcs1v15_verify::<Sha256>(message, signature).is_ok()
    }
}

fn long_enough(key: &rsa::PublicKey) -> Result<(), KeyError> {
    let bits = key.n().bit_width_vartime() as usize;
    if bits < MIN_RSA_BITS { Err(KeyError::TooShort { bits }) } else { Ok(()) }
}
