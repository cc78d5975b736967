//! The JSON-LD context documents that credentials may name, embedded.
//!
//! A context decides what a signature covers, so none is ever fetched: what is not here is refused (Verifiable
//! Credentials Data Model 2.0 section 4.3 asks verifiers to know their contexts; Data Integrity section 2.4.1 to pin
//! them). Where the documents come from and under which licence is told in `contexts/README.md`.

/// Context of the Verifiable Credentials Data Model 2.0; always the first.
pub const CREDENTIALS_V2: &str = "https://www.w3.org/ns/credentials/v2";

/// Context of Open Badges 3.0.3; always the second.
///
/// Two documents are in circulation under this address. They differ in two terms, `endorsementJwt` and `jti`, which a
/// credential with a Data Integrity proof must therefore not use.
pub const OPEN_BADGES: &str = "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json";

/// Context that defines the schema, refresh and revocation types of 1EdTech; where present, the third.
pub const EXTENSIONS: &str = "https://purl.imsglobal.org/spec/ob/v3p0/extensions.json";

/// Every embedded document, by its address.
pub const DOCUMENTS: [(&str, &str); 3] = [
    (CREDENTIALS_V2, include_str!("../contexts/credentials-v2.json")),
    (OPEN_BADGES, include_str!("../contexts/open-badges-3.0.3.json")),
    (EXTENSIONS, include_str!("../contexts/open-badges-extensions.json")),
];

/// The embedded document at `url`.
pub(crate) fn document(url: &str) -> Option<&'static str> {
    DOCUMENTS.iter().find(|(known, _)| *known == url).map(|(_, text)| *text)
}

#[cfg(test)]
mod tests {
    use sha2::{Digest, Sha256};

    use super::*;

    #[test]
    fn the_embedded_documents_are_the_published_bytes() {
        let pins = [
            "59955ced6697d61e03f2b2556febe5308ab16842846f5b586d7f1f7adec92734",
            "3d34f4d4ef1bce691106e63798beb5e7b862ba841423f5ee1e53ab7ddf3bca84",
            "87c06c81bc2317663bf288d740d94fddd2818c4342b186270ff6371dfaa63f93",
        ];

        for ((url, text), pin) in DOCUMENTS.iter().zip(pins) {
            let digest: String = Sha256::digest(text).iter().map(|byte| format!("{byte:02x}")).collect();
            assert_eq!(digest, pin, "{url}");
        }
    }
}
