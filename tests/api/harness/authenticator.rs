//! An authenticator for tests: makes passkeys and signs with them, as Web Authentication says. Ed25519 keys.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use contract::passkey::{
    AssertionResponse, AttestationResponse, PasskeyAssertion, PasskeyCreationOptions, PasskeyRegistration,
    PasskeyRequestOptions,
};
use ed25519_dalek::{Signer as _, SigningKey};
use serde_json::json;
use sha2::{Digest as _, Sha256};

const USER_PRESENT: u8 = 0x01;
const USER_VERIFIED: u8 = 0x04;
const ATTESTED_CREDENTIAL: u8 = 0x40;

/// An authenticator with one passkey.
pub struct Authenticator {
    /// What pages say they are.
    pub origin: String,
    /// Whether it asks who is there.
    pub verifies: bool,
    key: SigningKey,
    id: [u8; 16],
    user: String,
    count: u32,
}

impl Authenticator {
    /// A new one, in a browser that shows the pages of that origin.
    pub fn new(origin: &str, seed: u8) -> Self {
        Self {
            origin: origin.to_owned(),
            verifies: true,
            key: SigningKey::from_bytes(&[seed; 32]),
            id: [seed; 16],
            user: String::new(),
            count: 0,
        }
    }

    /// Makes a passkey.
    pub fn register(&mut self, options: &PasskeyCreationOptions) -> PasskeyRegistration {
        self.user.clone_from(&options.user.id);
        let mut data = self.data(&options.rp.id, ATTESTED_CREDENTIAL);
        data.extend([0; 16]);
        data.extend(16_u16.to_be_bytes());
        data.extend(self.id);
        // A COSE key: key type OKP, algorithm EdDSA, curve Ed25519, the point.
        data.extend([0xa4, 0x01, 0x01, 0x03, 0x27, 0x20, 0x06, 0x21, 0x58, 0x20]);
        data.extend(self.key.verifying_key().as_bytes());
        let mut object = b"\xa3\x63fmt\x64none\x67attStmt\xa0\x68authData\x58".to_vec();
        object.push(u8::try_from(data.len()).unwrap());
        object.extend(data);
        PasskeyRegistration {
            id: URL_SAFE_NO_PAD.encode(self.id),
            response: AttestationResponse {
                client_data_json: URL_SAFE_NO_PAD.encode(self.client_data("webauthn.create", &options.challenge)),
                attestation_object: URL_SAFE_NO_PAD.encode(object),
                transports: vec!["internal".to_owned(), "nonsense".to_owned()],
            },
        }
    }

    /// Signs with the passkey.
    pub fn sign(&mut self, options: &PasskeyRequestOptions) -> PasskeyAssertion {
        self.count += 1;
        let client_data = self.client_data("webauthn.get", &options.challenge);
        let data = self.data(&options.rp_id, 0);
        let signature = self.key.sign(&[data.as_slice(), &Sha256::digest(&client_data)].concat());
        PasskeyAssertion {
            id: URL_SAFE_NO_PAD.encode(self.id),
            response: AssertionResponse {
                client_data_json: URL_SAFE_NO_PAD.encode(client_data),
                authenticator_data: URL_SAFE_NO_PAD.encode(data),
                signature: URL_SAFE_NO_PAD.encode(signature.to_bytes()),
                user_handle: Some(self.user.clone()),
            },
        }
    }

    /// Forgets how often it has signed, as a copy of it would.
    pub fn set_back(&mut self) {
        self.count = 0;
    }

    fn client_data(&self, kind: &str, challenge: &str) -> Vec<u8> {
        json!({ "type": kind, "challenge": challenge, "origin": self.origin, "crossOrigin": false }).to_string().into()
    }

    fn data(&self, rp_id: &str, flags: u8) -> Vec<u8> {
        let verified = if self.verifies { USER_VERIFIED } else { 0 };
        let mut data = Sha256::digest(rp_id).to_vec();
        data.push(flags | USER_PRESENT | verified);
        data.extend(self.count.to_be_bytes());
        data
    }
}
