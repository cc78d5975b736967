//! The envelope around requests and answers.
//!
//! Requests are SOAP 1.2 with a WS-Security user name and password in clear, as a published client writes them. Answers
//! are taken with an envelope of SOAP 1.1, too: the vendor's faults have the elements of 1.1 in an envelope of 1.2, by the
//! same client's tests, and those have no body around an answer either.

use secrecy::{ExposeSecret, SecretString};

use super::xml::{Element, Writer};
use crate::fault::shortened;

const SOAP_1_2: &str = "http://www.w3.org/2003/05/soap-envelope";
const SOAP_1_1: &str = "http://schemas.xmlsoap.org/soap/envelope/";
const SECURITY: &str = "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd";
const UTILITY: &str = "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd";
const PASSWORD_TEXT: &str =
    "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-username-token-profile-1.0#PasswordText";

/// The type of a request's body.
pub(super) const CONTENT_TYPE: &str = "application/soap+xml; charset=utf-8";

/// Longest text of a fault that is shown.
const MAX_TEXT: usize = 500;

/// Puts a request into an envelope that says who we are.
pub(super) fn envelope(user: &str, password: &SecretString, request: &[u8]) -> Vec<u8> {
    let mut writer = Writer::new();
    writer.open("soapenv:Envelope", &[("xmlns:soapenv", SOAP_1_2)]);
    writer.open("soapenv:Header", &[]);
    writer.open("wsse:Security", &[("xmlns:wsse", SECURITY), ("soapenv:mustUnderstand", "1")]);
    writer.open("wsse:UsernameToken", &[("xmlns:wsu", UTILITY), ("wsu:Id", "UsernameToken-1")]);
    writer.leaf("wsse:Username", &[], user);
    writer.leaf("wsse:Password", &[("Type", PASSWORD_TEXT)], password.expose_secret());
    writer.close("wsse:UsernameToken");
    writer.close("wsse:Security");
    writer.close("soapenv:Header");
    writer.open("soapenv:Body", &[]);
    writer.include(request);
    writer.close("soapenv:Body");
    writer.close("soapenv:Envelope");
    writer.finish()
}

/// What is in an answer's envelope.
#[derive(Debug)]
pub(super) enum Answer {
    /// The answer itself.
    Element(Element),
    /// Nothing was done.
    Fault(Fault),
}

/// Why nothing was done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Fault {
    /// The vendor's word for it, without a prefix.
    pub(super) code: String,
    /// What the vendor wrote about it.
    pub(super) text: String,
}

impl Fault {
    /// Whether the vendor does not know us by our user name and password.
    ///
    /// `AuthenticationFailure` is the vendor's word; the others are those of WS-Security.
    pub(super) fn is_of_login(&self) -> bool {
        matches!(
            self.code.as_str(),
            "AuthenticationFailure" | "FailedAuthentication" | "InvalidSecurity" | "InvalidSecurityToken"
        )
    }

    /// Whether the vendor's server is at fault, and not the request.
    pub(super) fn is_of_server(&self) -> bool {
        matches!(self.code.as_str(), "Receiver" | "Server")
    }

    /// Code and text, for a sentence.
    pub(super) fn told(&self) -> String {
        match (self.code.as_str(), self.text.as_str()) {
            ("", "") => "a fault without a reason".to_owned(),
            (code, "") => code.to_owned(),
            ("", text) => text.to_owned(),
            (code, text) => format!("{code}: {text}"),
        }
    }
}

/// Takes an answer out of its envelope, or says why it has none.
pub(super) fn open(bytes: &[u8]) -> Result<Answer, String> {
    let envelope = Element::parse(bytes)?;
    let is_soap = |element: &Element, name: &str| element.is(SOAP_1_2, name) || element.is(SOAP_1_1, name);
    if !is_soap(&envelope, "Envelope") {
        return Err(format!("it is {}, not a SOAP envelope", shortened(&envelope.name)));
    }
    let body = envelope.children.into_iter().rfind(|child| !is_soap(child, "Header"));
    let answer = match body {
        Some(body) if is_soap(&body, "Body") => body.children.into_iter().next(),
        bare => bare,
    };
    match answer {
        None => Err("its body is empty".to_owned()),
        Some(fault) if is_soap(&fault, "Fault") => Ok(Answer::Fault(read_fault(&fault))),
        Some(answer) => Ok(Answer::Element(answer)),
    }
}

fn read_fault(fault: &Element) -> Fault {
    let text = |path: &[&str]| {
        let found = path.iter().try_fold(fault, |element, name| element.child(name));
        found.map(Element::text).filter(|text| !text.is_empty())
    };
    // The innermost word says most: SOAP 1.2 has only five of its own.
    let code = text(&["Code", "Subcode", "Value"]).or(text(&["Code", "Value"])).or(text(&["faultcode"]));
    let reason = text(&["Reason", "Text"]).or(text(&["faultstring"]));
    let code = code.map_or("", |code| code.rsplit_once(':').map_or(code, |(_, code)| code));
    Fault {
        code: code.chars().take(MAX_TEXT).collect(),
        text: reason.unwrap_or_default().chars().take(MAX_TEXT).collect(),
    }
}
