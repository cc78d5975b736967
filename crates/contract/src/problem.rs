//! What a failed request answers: RFC 9457 problem details, with a closed list of codes.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

/// Declares the codes once: slug, HTTP status, title. What each means, and what to do, is in the texts of the server.
macro_rules! problem_codes {
    ($( $(#[$doc:meta])* $name:ident = $slug:literal, $status:literal, $title:literal; )+) => {
        /// Every kind of failure this API answers with. The word is the last segment of a problem's `type`.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum ProblemCode { $( $(#[$doc])* #[doc = $title] $name, )+ }

        impl ProblemCode {
            /// Every code, in the order of the documentation.
            pub const ALL: &'static [Self] = &[$( Self::$name, )+];

            /// The stable word of this code, as in `/problems/{slug}`.
            pub const fn slug(self) -> &'static str { match self { $( Self::$name => $slug, )+ } }

            /// The HTTP status this code is answered with.
            pub const fn status(self) -> u16 { match self { $( Self::$name => $status, )+ } }

            /// A short summary for people, the same for every occurrence.
            pub const fn title(self) -> &'static str { match self { $( Self::$name => $title, )+ } }
        }
    };
}

problem_codes! {
    MalformedJson = "malformed-json", 400, "The body is not the JSON this operation reads";
    InvalidRequest = "invalid-request", 422, "Some values were not accepted";
    NotFound = "not-found", 404, "There is nothing at this address";
    MethodNotAllowed = "method-not-allowed", 405, "This address does not take that method";
    NotAcceptable = "not-acceptable", 406, "None of the media types you accept is offered here";
    RequestTimeout = "request-timeout", 408, "The body did not arrive in time";
    Conflict = "conflict", 409, "The request does not fit the current state";
    LastWayIn = "last-way-in", 409, "Nobody could sign in any more";
    PreconditionFailed = "precondition-failed", 412, "It has changed since you read it";
    PreconditionRequired = "precondition-required", 428, "Say which state you have read";
    DocumentRefused = "document-refused", 422, "This file was not accepted as evidence";
    PayloadTooLarge = "payload-too-large", 413, "The body is too large";
    UnsupportedMediaType = "unsupported-media-type", 415, "The body has a media type this operation does not read";
    Unauthenticated = "unauthenticated", 401, "Sign in first";
    InvalidCredentials = "invalid-credentials", 401, "User name or password is not right";
    SecondFactorRequired = "second-factor-required", 401, "One more step to sign in";
    ProofRefused = "proof-refused", 401, "This proof was not accepted";
    ConfirmationRequired = "confirmation-required", 403, "Prove again who you are";
    SessionEnded = "session-ended", 401, "This session has ended";
    LinkUnusable = "link-unusable", 410, "This link no longer works";
    RegistrationIncomplete = "registration-incomplete", 409, "Something is still missing";
    PartnerCompany = "partner-company", 422, "A partner company makes this account";
    Forbidden = "forbidden", 403, "You may not do this";
    AccountMerged = "account-merged", 403, "This account was merged into another one";
    MergeRefused = "merge-refused", 409, "These two accounts cannot be merged";
    NotEligible = "not-eligible", 422, "Something stands between you and this exam";
    CallBackRefused = "call-back-refused", 401, "This call-back was not accepted";
    TooManyRequests = "too-many-requests", 429, "Too many tries";
    ArchiveRefused = "archive-refused", 422, "The result archive was refused whole";
    /// Its holder was erased.
    CredentialErased = "credential-erased", 410, "This credential is no longer available";
    MistypedCode = "mistyped-code", 422, "This code has a typing mistake";
    Busy = "busy", 503, "The server is busy";
    Unavailable = "unavailable", 503, "A part of the server is not available";
    Internal = "internal", 500, "Something went wrong on our side";
}

impl ProblemCode {
    /// The relative reference that identifies this kind of problem, e.g. `/problems/not-found`.
    pub fn type_ref(self) -> String {
        format!("/problems/{}", self.slug())
    }

    /// The code whose slug ends the given `type`, if it is one of ours.
    pub fn from_type_ref(type_ref: &str) -> Option<Self> {
        let slug = type_ref.rsplit('/').next()?;
        Self::ALL.iter().copied().find(|code| code.slug() == slug)
    }
}

/// A failed request, as `application/problem+json` (RFC 9457, section 3).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Problem {
    /// Identifies the kind of problem and is its documentation page. Stable: decide by this, not by the texts.
    #[serde(rename = "type")]
    #[cfg_attr(feature = "openapi", schema(example = "/problems/not-found", format = "uri-reference"))]
    pub type_ref: String,
    /// A short summary of the kind of problem.
    pub title: String,
    /// The HTTP status, repeated.
    #[cfg_attr(feature = "openapi", schema(minimum = 400, maximum = 599))]
    pub status: u16,
    /// What happened this time, what was kept, and what to do.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub detail: Option<String>,
    /// Which request this was; the server's log has the same word.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub request_id: Option<String>,
    /// Each value that was refused.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub errors: Vec<FieldError>,
    /// Further members of this kind of problem (RFC 9457, section 3.2).
    #[serde(flatten)]
    #[cfg_attr(feature = "openapi", schema(value_type = Object, additional_properties))]
    pub extensions: Map<String, Value>,
}

impl Problem {
    /// The problem of that code, without detail.
    pub fn of(code: ProblemCode) -> Self {
        Self {
            type_ref: code.type_ref(),
            title: code.title().to_owned(),
            status: code.status(),
            detail: None,
            request_id: None,
            errors: Vec::new(),
            extensions: Map::new(),
        }
    }

    /// The code of this problem; `None` when a newer server sent one this build does not know.
    pub fn code(&self) -> Option<ProblemCode> {
        ProblemCode::from_type_ref(&self.type_ref)
    }

    /// The message for the field at that JSON pointer or parameter name.
    pub fn field(&self, pointer: &str) -> Option<&FieldError> {
        self.errors.iter().find(|error| error.pointer == pointer)
    }
}

/// One value that was refused, and what would be accepted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct FieldError {
    /// Where: a JSON pointer into the body (RFC 6901), or the name of a path or query parameter.
    #[cfg_attr(feature = "openapi", schema(example = "/user"))]
    pub pointer: String,
    /// A stable word for the fault.
    #[cfg_attr(feature = "openapi", schema(example = "required"))]
    pub code: String,
    /// A sentence for people: what is wrong and what would be accepted.
    pub message: String,
}
