//! What the browser says it asked (section 5.8.1).

use serde::Deserialize;

use super::{Fault, bytes};

/// What is being done with a passkey.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ceremony {
    Create,
    Get,
}

impl Ceremony {
    const fn word(self) -> &'static str {
        match self {
            Self::Create => "webauthn.create",
            Self::Get => "webauthn.get",
        }
    }
}

/// The client data, with the bytes that were signed.
pub(super) struct ClientData {
    said: Said,
    pub(super) raw: Vec<u8>,
}

/// Of all that a browser may say, what matters; the standard asks to let further members pass.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Said {
    #[serde(rename = "type")]
    kind: String,
    challenge: String,
    origin: String,
    #[serde(default)]
    cross_origin: bool,
    top_origin: Option<String>,
}

impl ClientData {
    pub(super) fn parse(text: &str) -> Result<Self, Fault> {
        let raw = bytes(text, "the client data")?;
        let said = serde_json::from_slice(&raw).map_err(|_unreadable| Fault::Malformed("the client data"))?;
        Ok(Self { said, raw })
    }

    /// Whether it was this that we asked. Nobody may frame our pages, so no answer comes from within another page.
    pub(super) fn check(&self, ceremony: Ceremony, challenge: &str, origin: &str) -> Result<(), Fault> {
        let said = &self.said;
        let wrong = [
            (said.kind != ceremony.word(), "type"),
            (said.challenge != challenge, "challenge"),
            (said.origin != origin, "origin"),
            (said.cross_origin || said.top_origin.is_some(), "cross origin"),
        ];
        wrong.into_iter().find(|(wrong, _)| *wrong).map_or(Ok(()), |(_, what)| Err(Fault::ClientData(what)))
    }
}

/// The challenge that a browser says it was given, for finding ours; nothing is believed by that.
///
/// # Errors
///
/// When it is not client data.
pub fn challenge_of(client_data: &str) -> Result<String, Fault> {
    ClientData::parse(client_data).map(|data| data.said.challenge)
}
