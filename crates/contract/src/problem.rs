//! What a failed request answers: RFC 9457 problem details, with a closed list of codes.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

/// Declares the codes once: slug, HTTP status, title, and the sentence of the documentation page.
macro_rules! problem_codes {
    ($( $(#[$doc:meta])* $name:ident = $slug:literal, $status:literal, $title:literal, $help:literal; )+) => {
        /// Every kind of failure this API answers with. The word is the last segment of a problem's `type`.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum ProblemCode { $( $(#[$doc])* #[doc = $help] $name, )+ }

        impl ProblemCode {
            /// Every code, in the order of the documentation.
            pub const ALL: &'static [Self] = &[$( Self::$name, )+];

            /// The stable word of this code, as in `/problems/{slug}`.
            pub const fn slug(self) -> &'static str { match self { $( Self::$name => $slug, )+ } }

            /// The HTTP status this code is answered with.
            pub const fn status(self) -> u16 { match self { $( Self::$name => $status, )+ } }

            /// A short summary for people, the same for every occurrence.
            pub const fn title(self) -> &'static str { match self { $( Self::$name => $title, )+ } }

            /// What it means and what to do, for the documentation page.
            pub const fn help(self) -> &'static str { match self { $( Self::$name => $help, )+ } }
        }
    };
}

problem_codes! {
    MalformedJson = "malformed-json", 400, "The body is not the JSON this operation reads",
        "The request body could not be read as JSON of the documented shape. `detail` names the line and column.";
    InvalidRequest = "invalid-request", 422, "Some values were not accepted",
        "`errors` lists every value that was refused: a JSON pointer or parameter name, a code, and what would be accepted.";
    NotFound = "not-found", 404, "There is nothing at this address",
        "The address is wrong, or what was there is gone, or you may not know that it exists.";
    MethodNotAllowed = "method-not-allowed", 405, "This address does not take that method",
        "The `Allow` header lists the methods it takes.";
    NotAcceptable = "not-acceptable", 406, "None of the media types you accept is offered here",
        "`detail` lists the media types that are offered.";
    RequestTimeout = "request-timeout", 408, "The body did not arrive in time",
        "The connection fell silent in the middle of the request body. Nothing of it was used. Send it again.";
    Conflict = "conflict", 409, "The request does not fit the current state",
        "Something else changed first, or the same thing exists already. Read it again, then decide.";
    LastWayIn = "last-way-in", 409, "Nobody could sign in any more",
        "This is the only way into the account. Add another one first.";
    PreconditionFailed = "precondition-failed", 412, "It has changed since you read it",
        "The entity tag in `If-Match` is not that of the present state. Read it again, then decide.";
    PreconditionRequired = "precondition-required", 428, "Say which state you have read",
        "An update needs `If-Match` with the `ETag` of what you have read, so that nobody overwrites what they have not seen.";
    DocumentRefused = "document-refused", 422, "This file was not accepted as evidence",
        "A document is a PDF, JPEG or PNG file, whole, and nothing else besides. `detail` says what is wrong with this one.";
    PayloadTooLarge = "payload-too-large", 413, "The body is too large",
        "`detail` names the largest body that is accepted.";
    UnsupportedMediaType = "unsupported-media-type", 415, "The body has a media type this operation does not read",
        "Send the media type named in `detail` as `Content-Type`.";
    Unauthenticated = "unauthenticated", 401, "Sign in first",
        "No access token was sent, or it has expired or been ended. Sign in, or refresh the session.";
    InvalidCredentials = "invalid-credentials", 401, "User name or password is not right",
        "The pair does not match an account. The answer is the same whether or not the account exists.";
    SecondFactorRequired = "second-factor-required", 401, "One more step to sign in",
        "The password was right, and the account asks for a second factor. `factors` says which would do; send one with `challenge` to `/api/v1/session/continuation` within ten minutes.";
    ProofRefused = "proof-refused", 401, "This proof was not accepted",
        "The code or the passkey does not complete the sign-in. A code works once, and for about a minute.";
    ConfirmationRequired = "confirmation-required", 403, "Prove again who you are",
        "What you ask for needs a proof of a few minutes ago. Confirm the session at `/api/v1/session/confirmation`, then ask again.";
    SessionEnded = "session-ended", 401, "This session has ended",
        "The refresh token is unknown, expired, or was used a second time; in the last case every session that descends from it was ended. Sign in again.";
    LinkUnusable = "link-unusable", 410, "This link no longer works",
        "A link in a mail works once and for a limited time; a newer mail replaces the links of older ones. Ask for a new one.";
    RegistrationIncomplete = "registration-incomplete", 409, "Something is still missing",
        "The account can be made once every step is done. `missing` lists those that are left.";
    PartnerCompany = "partner-company", 422, "A partner company makes this account",
        "People of partner companies do not register by themselves: their accounts are made from the record that the company keeps. `company` is its name, `role` whom to ask there.";
    Forbidden = "forbidden", 403, "You may not do this",
        "You are signed in, but your role does not include this operation.";
    AccountMerged = "account-merged", 403, "This account was merged into another one",
        "Its owner merged it into another account. Sign in with that one. The mail about it has a link that undoes the merge for a while.";
    MergeRefused = "merge-refused", 409, "These two accounts cannot be merged",
        "Only accounts of one person become one, and only while nothing else is decided about them. `detail` says what stands against it.";
    TooManyRequests = "too-many-requests", 429, "Too many tries",
        "Wait as many seconds as `Retry-After` says, then try again.";
    ArchiveRefused = "archive-refused", 422, "The result archive was refused whole",
        "The file is not a result archive this system reads; nothing of it was imported. `detail` says why.";
    /// Its holder was erased.
    CredentialErased = "credential-erased", 410, "This credential is no longer available",
        "Its holder asked to be erased. The issuer no longer says anything about it, neither that it counts nor that it does not.";
    MistypedCode = "mistyped-code", 422, "This code has a typing mistake",
        "A verification code has 20 letters and digits, the last of which checks the others. Compare it with the certificate.";
    Busy = "busy", 503, "The server is busy",
        "The database did not answer in time. Nothing was changed. Try again after `Retry-After` seconds.";
    Unavailable = "unavailable", 503, "A part of the server is not available",
        "The server is starting, stopping, or cannot reach its database. Nothing was changed. Try again shortly.";
    Internal = "internal", 500, "Something went wrong on our side",
        "Nothing you sent was lost in silence: the failure was recorded. Give `request_id` to support.";
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
