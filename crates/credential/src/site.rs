//! Where an installation publishes what it signs: addresses and its decentralized identifier.
//!
//! Owns the mapping between the public base address and `did:web`, and the paths that documents refer to each other
//! by. It does not serve them. Plain `http` is for loopback hosts alone, where no certificate can be had.

use std::fmt::Write as _;

use oxiri::Iri;
use uuid::Uuid;

use crate::Securing;

/// Why an address cannot be an installation's, or an identifier not a `did:web`.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SiteError {
    /// Not an absolute address with a host.
    #[error("{0:?} is not an absolute web address")]
    Malformed(String),
    /// Plain `http` with a host that is not this machine.
    #[error("{0:?} must use https; http is for loopback hosts alone")]
    NotHttps(String),
    /// Something besides scheme, host, port and path.
    #[error("{0:?} must have no user, query or fragment")]
    Superfluous(String),
    /// Not `did:web:` followed by a host (did:web method specification, "Method-specific identifier").
    #[error("{0:?} is not a did:web identifier")]
    NotDidWeb(String),
}

/// An installation's public base address and the addresses below it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Site {
    base: String,
    did: String,
}

impl Site {
    /// Takes the public address, such as `https://certs.example.org`; a trailing slash is dropped.
    ///
    /// # Errors
    /// [`SiteError`] when others could not resolve the identifier made of it.
    pub fn new(public_url: &str) -> Result<Self, SiteError> {
        let malformed = || SiteError::Malformed(public_url.to_owned());
        let base = public_url.trim_end_matches('/');
        let iri = Iri::parse(base).or(Err(malformed()))?;
        let authority = iri.authority().filter(|authority| !authority.is_empty()).ok_or_else(malformed)?;
        if iri.query().is_some() || iri.fragment().is_some() || authority.contains('@') {
            return Err(SiteError::Superfluous(public_url.to_owned()));
        }
        let (host, port) = split_port(authority);
        match iri.scheme() {
            "https" => {}
            "http" if is_loopback(host) => {}
            "http" => return Err(SiteError::NotHttps(public_url.to_owned())),
            _ => return Err(malformed()),
        }
        let mut did = format!("did:web:{}", percent_encoded(host));
        if let Some(port) = port {
            let _ = write!(did, "%3A{port}");
        }
        for segment in iri.path().split('/').skip(1) {
            let _ = write!(did, ":{segment}");
        }
        Ok(Self { base: base.to_owned(), did })
    }

    /// The base address, without a trailing slash.
    pub fn base(&self) -> &str {
        &self.base
    }

    /// The issuer's identifier, such as `did:web:certs.example.org`.
    pub fn did(&self) -> &str {
        &self.did
    }

    /// Identifier and address of a credential.
    pub fn credential(&self, id: Uuid) -> String {
        format!("{}/credentials/{id}", self.base)
    }

    /// Identifier and address of an achievement; the page tells the criteria.
    pub fn achievement(&self, code: &str) -> String {
        format!("{}/achievements/{}", self.base, percent_encoded(code))
    }

    /// Address of an achievement's picture.
    pub fn badge(&self, code: &str) -> String {
        format!("{}/badge.svg", self.achievement(code))
    }

    /// The same in pixels.
    pub fn badge_picture(&self, code: &str) -> String {
        format!("{}/badge.png", self.achievement(code))
    }

    /// Address of one RSA key as a JWK; the `kid` of what it signs.
    pub fn key(&self, name: &str) -> String {
        format!("{}/keys/{}", self.base, percent_encoded(name))
    }

    /// Identifier of a key in the issuer's DID document: `fragment` is the multibase key of an Ed25519 key and the name
    /// of an RSA key.
    pub fn verification_method(&self, fragment: &str) -> String {
        format!("{}#{}", self.did, percent_encoded(fragment))
    }

    /// Identifier and address of a status list. There is one list in two documents, because some verifiers insist that
    /// a credential and its status list are secured alike (as Bitstring Status List 1.0 recommends).
    pub fn status_list(&self, number: u64, securing: Securing) -> String {
        match securing {
            Securing::DataIntegrity => format!("{}/status/{number}", self.base),
            Securing::Jws => format!("{}/status/{number}.jwt", self.base),
        }
    }
}

/// The address of the document that `did` resolves to (did:web method specification, "Read (Resolve)"), with `http` for
/// loopback hosts.
///
/// # Errors
/// [`SiteError::NotDidWeb`].
pub fn did_document_url(did: &str) -> Result<String, SiteError> {
    let malformed = || SiteError::NotDidWeb(did.to_owned());
    let mut parts = did.strip_prefix("did:web:").ok_or_else(malformed)?.split(':');
    let authority = percent_decoded(parts.next().ok_or_else(malformed)?).ok_or_else(malformed)?;
    let (host, _) = split_port(&authority);
    let scheme = if is_loopback(host) { "http" } else { "https" };
    let path: Vec<&str> = parts.collect();
    let path = if path.is_empty() { "/.well-known".to_owned() } else { format!("/{}", path.join("/")) };
    let url = format!("{scheme}://{authority}{path}/did.json");
    // A path such as `a/../b`, a user or a second slash would lead to another document than the identifier names.
    let clean =
        Iri::parse(url.as_str()).is_ok_and(|iri| iri.authority() == Some(&authority) && iri.fragment().is_none());
    let odd_path = url[scheme.len() + 3..].split('/').any(|segment| matches!(segment, "" | "." | ".."));
    if !clean || odd_path || authority.contains('@') || url.contains('?') { Err(malformed()) } else { Ok(url) }
}

/// Host and port of an authority without a user; a port of `[::1]:80` follows the bracket.
fn split_port(authority: &str) -> (&str, Option<&str>) {
    match authority.rsplit_once(':') {
        Some((host, port)) if !port.is_empty() && port.bytes().all(|byte| byte.is_ascii_digit()) => (host, Some(port)),
        _ => (authority, None),
    }
}

fn is_loopback(host: &str) -> bool {
    host == "localhost" || host == "[::1]" || host.parse::<std::net::Ipv4Addr>().is_ok_and(|ip| ip.is_loopback())
}

/// Percent-encodes all but the unreserved characters (RFC 3986 section 2.3).
fn percent_encoded(text: &str) -> String {
    let mut encoded = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            let _ = write!(encoded, "%{byte:02X}");
        }
    }
    encoded
}

fn percent_decoded(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((&first, after)) = rest.split_first() {
        if first == b'%' {
            let (digits, after) = after.split_at_checked(2)?;
            if !digits.iter().all(u8::is_ascii_hexdigit) {
                return None;
            }
            bytes.push(u8::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok()?);
            rest = after;
        } else {
            bytes.push(first);
            rest = after;
        }
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_and_its_identifier_lead_to_each_other() {
        for (url, did, document) in [
            (
                "https://certs.example.org",
                "did:web:certs.example.org",
                "https://certs.example.org/.well-known/did.json",
            ),
            (
                "https://example.org:8443/",
                "did:web:example.org%3A8443",
                "https://example.org:8443/.well-known/did.json",
            ),
            (
                "https://example.org/issuers/acme",
                "did:web:example.org:issuers:acme",
                "https://example.org/issuers/acme/did.json",
            ),
            ("http://127.0.0.1:8080", "did:web:127.0.0.1%3A8080", "http://127.0.0.1:8080/.well-known/did.json"),
            ("http://localhost:8080", "did:web:localhost%3A8080", "http://localhost:8080/.well-known/did.json"),
            ("http://[::1]:8080", "did:web:%5B%3A%3A1%5D%3A8080", "http://[::1]:8080/.well-known/did.json"),
        ] {
            assert_eq!(Site::new(url).map(|site| site.did().to_owned()), Ok(did.to_owned()));
            assert_eq!(did_document_url(did), Ok(document.to_owned()));
        }
    }

    #[test]
    fn an_address_that_others_cannot_resolve_is_refused() {
        for url in ["", "certs.example.org", "/x", "ftp://example.org", "https://", "mailto:a@example.org"] {
            assert_eq!(Site::new(url), Err(SiteError::Malformed(url.to_owned())), "{url}");
        }
        for url in ["http://example.org", "http://127.0.0.1.example.org"] {
            assert_eq!(Site::new(url), Err(SiteError::NotHttps(url.to_owned())), "{url}");
        }
        for url in ["https://a@example.org", "https://example.org?a", "https://example.org#a"] {
            assert_eq!(Site::new(url), Err(SiteError::Superfluous(url.to_owned())), "{url}");
        }
    }

    #[test]
    fn an_identifier_that_leads_elsewhere_is_refused() {
        for did in [
            "did:key:z6Mk",
            "did:web:",
            "did:web:example.org%2Fevil",
            "did:web:a%40example.org",
            "did:web:example.org:..",
            "did:web:example.org:",
            "did:web:example.org%",
            "did:web:example.org?x",
            "did:web:example.org#x",
            "did:web:example.org:a%2",
        ] {
            assert_eq!(did_document_url(did), Err(SiteError::NotDidWeb(did.to_owned())), "{did}");
        }
    }

    #[test]
    fn names_are_encoded_into_addresses() {
        let site = Site::new("https://certs.example.org").unwrap();

        assert_eq!(site.achievement("A/B 1"), "https://certs.example.org/achievements/A%2FB%201");
        assert_eq!(site.status_list(3, Securing::Jws), "https://certs.example.org/status/3.jwt");
    }
}
