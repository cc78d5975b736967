//! The two tokens of a session.
//!
//! The access token is a JWT (RFC 7519) in compact JWS form, signed with Ed25519 (RFC 8037): it is read without asking the
//! database, so it lives ten minutes. There is one algorithm and one key, and nothing of the header is negotiated. The key is
//! derived from the key secret, which all replicas share and nothing else has. The refresh token is 256 random bits; the
//! database keeps its hash.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use credential::key::Ed25519Key;
use domain::id::{AccountId, CandidateId, SessionId};
use jiff::{SignedDuration, Timestamp};
use jsonwebtoken::errors::ErrorKind;
use jsonwebtoken::{Algorithm, DecodingKey, EncodingKey, Header, Validation, decode, encode};
use secrecy::{ExposeSecret as _, SecretString};
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use crate::access::Principal;

/// How long an access token is good for.
pub const ACCESS_LIFETIME: SignedDuration = SignedDuration::from_mins(10);

/// Signs and reads access tokens.
pub struct Tokens {
    signing: EncodingKey,
    verifying: DecodingKey,
    header: Header,
    validation: Validation,
    issuer: String,
}

/// Without the key.
impl std::fmt::Debug for Tokens {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("Tokens").field("issuer", &self.issuer).finish_non_exhaustive()
    }
}

/// Why an access token was not believed. For the log alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum TokenFault {
    /// It is not three parts of base64url, or does not say what ours say.
    #[error("the access token is malformed")]
    Malformed,
    /// Somebody else signed it, or it was changed.
    #[error("the access token has a wrong signature")]
    Signature,
    /// Its time is over.
    #[error("the access token has expired")]
    Expired,
}

/// The claims. Short names are those of RFC 7519, section 4.1.
#[derive(Debug, Serialize, Deserialize)]
struct Claims {
    iss: String,
    sub: AccountId,
    sid: SessionId,
    iat: i64,
    exp: i64,
    #[serde(skip_serializing_if = "Option::is_none")]
    candidate: Option<CandidateId>,
    staff: bool,
}

impl Tokens {
    /// Signs for the server at `issuer`, with a key out of the key secret.
    pub fn new(key_secret: &SecretString, issuer: &str) -> Self {
        let mut seed = Sha256::new();
        seed.update(b"certtracker access token key 1\0");
        seed.update(key_secret.expose_secret().as_bytes());
        let seed: [u8; 32] = seed.finalize().into();
        let public = ed25519_dalek::SigningKey::from_bytes(&seed).verifying_key();
        let mut header = Header::new(Algorithm::EdDSA);
        header.typ = Some("at+jwt".to_owned());
        header.kid = Some(URL_SAFE_NO_PAD.encode(&Sha256::digest(public.as_bytes())[..9]));
        let mut validation = Validation::new(Algorithm::EdDSA);
        validation.set_issuer(&[issuer]);
        // Time is told by the app's clock, below.
        validation.validate_exp = false;
        Self {
            signing: EncodingKey::from_ed_der(&Ed25519Key::from_seed(&seed).to_pkcs8_der()),
            verifying: DecodingKey::from_ed_der(public.as_bytes()),
            header,
            validation,
            issuer: issuer.to_owned(),
        }
    }

    /// A token for `principal`, and when it stops working.
    pub fn issue(&self, principal: &Principal, now: Timestamp) -> (String, Timestamp) {
        let until = now + ACCESS_LIFETIME;
        let claims = Claims {
            iss: self.issuer.clone(),
            sub: principal.account_id,
            sid: principal.session_id,
            iat: now.as_second(),
            exp: until.as_second(),
            candidate: principal.candidate_id,
            staff: principal.staff,
        };
        let token = encode(&self.header, &claims, &self.signing).expect("claims are plain data, and the key is sound");
        (token, Timestamp::from_second(until.as_second()).expect("a time close to another is in range"))
    }

    /// Who a token was issued to.
    ///
    /// # Errors
    ///
    /// When it is not one of ours, was changed, or has expired.
    pub fn read(&self, token: &str, now: Timestamp) -> Result<Principal, TokenFault> {
        let token = decode::<Claims>(token, &self.verifying, &self.validation).map_err(|fault| match fault.kind() {
            ErrorKind::InvalidSignature => TokenFault::Signature,
            _ => TokenFault::Malformed,
        })?;
        if token.header.typ != self.header.typ {
            return Err(TokenFault::Malformed);
        }
        let claims = token.claims;
        if now.as_second() >= claims.exp {
            return Err(TokenFault::Expired);
        }
        Ok(Principal {
            account_id: claims.sub,
            session_id: claims.sid,
            candidate_id: claims.candidate,
            staff: claims.staff,
        })
    }
}

/// What a session is refreshed with, and what a link in a mail carries: 256 random bits, in base64url when it travels.
pub struct OpaqueToken([u8; 32]);

impl OpaqueToken {
    /// A new one.
    pub fn draw() -> Self {
        Self(rand::random())
    }

    /// Reads the text of a cookie or a link; `None` when it cannot be one.
    pub fn parse(text: &str) -> Option<Self> {
        URL_SAFE_NO_PAD.decode(text).ok()?.try_into().ok().map(Self)
    }

    /// The text that travels.
    pub fn text(&self) -> String {
        URL_SAFE_NO_PAD.encode(self.0)
    }

    /// What the database keeps. Plain SHA-256 will do: 256 random bits cannot be guessed.
    pub fn hash(&self) -> Vec<u8> {
        Sha256::digest(self.0).to_vec()
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    fn tokens(secret: &str) -> Tokens {
        Tokens::new(&secret.into(), "https://certs.example.org")
    }

    fn somebody() -> Principal {
        Principal {
            account_id: Uuid::from_u128(1).into(),
            session_id: Uuid::from_u128(2).into(),
            candidate_id: None,
            staff: true,
        }
    }

    fn noon() -> Timestamp {
        "2026-03-01T12:00:00Z".parse().unwrap()
    }

    #[test]
    fn a_token_names_its_bearer_until_its_time_is_over() {
        let tokens = tokens("a secret");
        let (token, until) = tokens.issue(&somebody(), noon());

        assert_eq!(until.to_string(), "2026-03-01T12:10:00Z");
        assert_eq!(tokens.read(&token, noon()), Ok(somebody()));
        assert_eq!(tokens.read(&token, until), Err(TokenFault::Expired));
    }

    #[test]
    fn every_changed_character_is_noticed() {
        let tokens = tokens("a secret");
        let (token, _) = tokens.issue(&somebody(), noon());

        for place in 0..token.len() {
            let mut bytes = token.clone().into_bytes();
            bytes[place] = if bytes[place] == b'A' { b'B' } else { b'A' };
            let changed = String::from_utf8(bytes).unwrap();
            assert!(tokens.read(&changed, noon()).is_err(), "character {place} was changed unnoticed");
        }
    }

    #[test]
    fn a_token_of_another_key_or_server_is_refused() {
        let ours = tokens("a secret");
        let (foreign, _) = tokens("another").issue(&somebody(), noon());
        let (elsewhere, _) = Tokens::new(&"a secret".into(), "https://elsewhere.example").issue(&somebody(), noon());

        assert!(ours.read(&foreign, noon()).is_err());
        assert!(ours.read(&elsewhere, noon()).is_err());
    }

    #[test]
    fn an_unsigned_token_is_refused() {
        let none = URL_SAFE_NO_PAD.encode(r#"{"alg":"none"}"#);
        let claims = URL_SAFE_NO_PAD.encode(r#"{"iss":"https://certs.example.org"}"#);

        for token in ["", ".", "..", &format!("{none}.{claims}."), &format!("{none}.{claims}")] {
            assert_eq!(tokens("a secret").read(token, noon()), Err(TokenFault::Malformed), "{token}");
        }
    }

    #[test]
    fn an_opaque_token_comes_back_from_its_text() {
        let token = OpaqueToken::draw();

        assert_eq!(OpaqueToken::parse(&token.text()).unwrap().hash(), token.hash());
        assert!(OpaqueToken::parse("short").is_none());
    }
}
