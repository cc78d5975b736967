//! Why a request was refused, in the words of RFC 7644, section 3.12.

/// The kind of fault.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ScimType {
    /// The filter cannot be read, or asks what is not supported.
    InvalidFilter,
    /// The filter would give more than the server is willing to go through.
    TooMany,
    /// A value that has to be unique is taken.
    Uniqueness,
    /// What was to be changed cannot be.
    Mutability,
    /// The body is not of the form it has to be.
    InvalidSyntax,
    /// The path of a patch cannot be read, or names nothing of the schema.
    InvalidPath,
    /// The path of a patch fits nothing that is there.
    NoTarget,
    /// A value is missing or does not fit.
    InvalidValue,
}

impl ScimType {
    /// The word that travels.
    pub const fn word(self) -> &'static str {
        match self {
            Self::InvalidFilter => "invalidFilter",
            Self::TooMany => "tooMany",
            Self::Uniqueness => "uniqueness",
            Self::Mutability => "mutability",
            Self::InvalidSyntax => "invalidSyntax",
            Self::InvalidPath => "invalidPath",
            Self::NoTarget => "noTarget",
            Self::InvalidValue => "invalidValue",
        }
    }

    /// The HTTP status that goes with it.
    pub const fn status(self) -> u16 {
        match self {
            Self::Uniqueness => 409,
            _ => 400,
        }
    }
}

/// A request that was refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}: {detail}", kind.word())]
pub struct Refusal {
    /// The kind of fault.
    pub kind: ScimType,
    /// What is wrong, for whoever sets the client up.
    pub detail: String,
}

impl Refusal {
    /// A refusal of that kind.
    pub fn new(kind: ScimType, detail: impl Into<String>) -> Self {
        Self { kind, detail: detail.into() }
    }

    pub(crate) fn value(at: &str, what: impl std::fmt::Display) -> Self {
        Self::new(ScimType::InvalidValue, format!("`{at}` {what}."))
    }
}
