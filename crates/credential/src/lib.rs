//! Open Badges 3.0 credentials: built from facts, signed two ways, published with their keys and status, verified.
//!
//! Owns the credential profile, both securing forms (Data Integrity `eddsa-rdfc-2022` and compact JWS with RS256), the
//! issuer's `did:web` documents and revocation lists. It refuses to do input or output: documents, keys, status lists
//! and the time come in as values, so that the server, the command line and the browser decide alike.
//!
//! The signature covers RDF statements while verifiers read JSON. Everything strict in here follows from that gap: a
//! document is accepted only when its JSON can be read in one way.
//!
//! Issuing: [`AwardedCredential::to_document`], then [`proof::sign`] or [`jws::sign`]. Publishing:
//! [`did::did_document`], [`did::jwks`], [`status_list::document`]. Checking: [`verify::verify`].
#![warn(missing_docs)]

pub mod canonical;
pub mod carrier;
pub mod context;
pub mod did;
pub mod document;
pub mod facts;
mod instant;
mod json;
pub mod jws;
pub mod key;
mod pointer;
pub mod proof;
#[cfg(feature = "sample")]
pub mod sample;
pub mod site;
pub mod status_list;
pub mod verdict;
pub mod verify;

pub use document::AwardedCredential;
pub use json::{MAX_BYTES, MAX_DEPTH};
pub use site::Site;
pub use verdict::{Check, Outcome, Reason, Standing, Verdict};

/// How a credential is secured; one award is published in both forms.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Securing {
    /// JSON with an embedded `eddsa-rdfc-2022` proof (Open Badges 3.0, "Linked Data Proof Format").
    DataIntegrity,
    /// Compact JWS with RS256 (Open Badges 3.0, "JSON Web Token Proof Format").
    Jws,
}
