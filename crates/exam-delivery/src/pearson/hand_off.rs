//! Handing a candidate over to the vendor's scheduling pages, signed in.
//!
//! The candidate's browser posts a form whose last field proves that it comes from us. It should only be offered when
//! the vendor has confirmed the candidate's record, and only just before it is posted: the vendor takes a time stamp
//! for a few minutes.

use jiff::Timestamp;
use secrecy::{ExposeSecret, SecretString};
use sha2::{Digest, Sha256};

use crate::result::ContentHash;

/// What the form says.
#[derive(Debug, Clone)]
pub struct HandOff {
    /// The vendor's code of the program.
    pub client_code: String,
    /// The secret that both sides share. It should have characters of ISO-8859-1 alone, see [`is_passphrase`].
    pub passphrase: SecretString,
    /// Our ID of the candidate.
    pub client_candidate_id: String,
    /// Where the candidate comes back to when they are done.
    pub return_url: String,
    /// Where the candidate comes back to when the vendor does not take them.
    pub error_url: String,
    /// Where the candidate comes back to when they signed out.
    pub logout_url: String,
    /// Where the candidate comes back to when they were idle for too long.
    pub timeout_url: String,
    /// When the form is made.
    pub at: Timestamp,
    /// How long the candidate may be idle at the vendor's, in seconds.
    pub session_seconds: u32,
}

/// The fields of the form, in order.
pub fn form(hand_off: &HandOff) -> Vec<(&'static str, String)> {
    let at = hand_off.at.as_second().to_string();
    let session = hand_off.session_seconds.to_string();
    let parts =
        [hand_off.passphrase.expose_secret(), &hand_off.client_code, &at, &session, &hand_off.client_candidate_id];
    let hash = hash(&parts).to_string();
    vec![
        ("ACTION", "scheduleExam".to_owned()),
        ("CLIENT_CODE", hand_off.client_code.clone()),
        ("CLIENT_CANDIDATE_ID", hand_off.client_candidate_id.clone()),
        ("EXTERNAL_RETURN_URL", hand_off.return_url.clone()),
        ("EXTERNAL_ERROR_URL", hand_off.error_url.clone()),
        ("EXTERNAL_LOGOUT_URL", hand_off.logout_url.clone()),
        ("EXTERNAL_TIMEOUT_URL", hand_off.timeout_url.clone()),
        ("EXTERNAL_PAGE_TIMESTAMP", at),
        ("EXTERNAL_SESSION_TIMEOUT", session),
        ("EXTERNAL_AUTH_HASH", hash),
    ]
}

/// Whether a text can be a passphrase: it has only characters that have one byte in ISO-8859-1, over which the vendor
/// hashes, and is not blank.
pub fn is_passphrase(text: &str) -> bool {
    !text.trim().is_empty() && text.chars().all(|character| u8::try_from(character).is_ok())
}

/// Hashes the parts without anything between them, each character one byte.
fn hash(parts: &[&str]) -> ContentHash {
    let mut hasher = Sha256::new();
    for character in parts.iter().flat_map(|part| part.chars()) {
        match u8::try_from(character) {
            Ok(byte) => hasher.update([byte]),
            // No byte stands for it, so that the vendor cannot come to the same hash, and refuses it.
            Err(_none) => hasher.update(character.encode_utf8(&mut [0; 4])),
        }
    }
    ContentHash::finish(hasher)
}
