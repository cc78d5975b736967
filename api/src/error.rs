//! What a use case fails with.
//!
//! An [`Error`] is a code out of the closed list of the contract, what may be told to the client, and the private cause.
//! It knows nothing of HTTP, nor of who reads it: `http::problem` turns it into a response in the language of the request,
//! and logs the cause there, once.

use std::fmt;
use std::time::Duration;

use contract::problem::{FieldError, ProblemCode};
use language::{Argument, Language};
use serde::Serialize;
use serde_json::{Map, Value};

use crate::store::StoreError;

/// Any private cause.
type Source = Box<dyn std::error::Error + Send + Sync + 'static>;

/// The failure of a use case. One word wide, so that results stay small.
pub struct Error(Box<Parts>);

struct Parts {
    code: ProblemCode,
    detail: Option<Argument>,
    fields: Vec<Refusal>,
    extensions: Map<String, Value>,
    retry_after: Option<Duration>,
    source: Option<Source>,
}

/// A value that was refused, in no language yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    /// As [`FieldError::pointer`].
    pub pointer: String,
    /// As [`FieldError::code`].
    pub code: String,
    /// What is wrong and what would be accepted.
    pub message: Argument,
}

impl Refusal {
    /// A value that was refused.
    pub fn new(pointer: impl Into<String>, code: &str, message: impl Into<Argument>) -> Self {
        Self { pointer: pointer.into(), code: code.to_owned(), message: message.into() }
    }

    /// What the client is told.
    pub fn told(&self, language: Language) -> FieldError {
        FieldError { pointer: self.pointer.clone(), code: self.code.clone(), message: self.message.text(language) }
    }
}

impl Error {
    /// A failure of that kind, without further words.
    pub fn of(code: ProblemCode) -> Self {
        Self(Box::new(Parts {
            code,
            detail: None,
            fields: Vec::new(),
            extensions: Map::new(),
            retry_after: None,
            source: None,
        }))
    }

    /// A fault of our own. The client learns nothing but the request id; the log gets the cause.
    pub fn internal(source: impl Into<Source>) -> Self {
        Self::of(ProblemCode::Internal).because(source)
    }

    /// Values that were refused, all of them together.
    pub fn invalid(fields: Vec<Refusal>) -> Self {
        let mut error = Self::of(ProblemCode::InvalidRequest);
        error.0.fields = fields;
        error
    }

    /// Adds what happened this time, for the client: a message of `language::text::problem`.
    #[must_use]
    pub fn detail(mut self, detail: impl Into<Argument>) -> Self {
        self.0.detail = Some(detail.into());
        self
    }

    /// Adds one value that was refused.
    #[must_use]
    pub fn field(mut self, pointer: impl Into<String>, code: &str, message: impl Into<Argument>) -> Self {
        self.0.fields.push(Refusal::new(pointer, code, message));
        self
    }

    /// Adds a member of its own kind of problem (RFC 9457, section 3.2), for the client.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl Serialize) -> Self {
        let value = serde_json::to_value(value).expect("members of problems are plain data");
        self.0.extensions.insert(name.to_owned(), value);
        self
    }

    /// Adds all members of something of its own kind of problem, for the client.
    #[must_use]
    pub fn with_all(mut self, members: &impl Serialize) -> Self {
        let Ok(Value::Object(members)) = serde_json::to_value(members) else {
            unreachable!("members of problems are plain data with names")
        };
        self.0.extensions.extend(members);
        self
    }

    /// Says when trying again makes sense.
    #[must_use]
    pub fn retry_after(mut self, wait: Duration) -> Self {
        self.0.retry_after = Some(wait);
        self
    }

    /// Adds the private cause, for the log.
    #[must_use]
    pub fn because(mut self, source: impl Into<Source>) -> Self {
        self.0.source = Some(source.into());
        self
    }

    /// Which kind of problem it is.
    pub fn code(&self) -> ProblemCode {
        self.0.code
    }

    /// What happened this time, for the client.
    pub fn public_detail(&self) -> Option<&Argument> {
        self.0.detail.as_ref()
    }

    /// The values that were refused.
    pub fn fields(&self) -> &[Refusal] {
        &self.0.fields
    }

    /// Further members, for the client.
    pub fn extensions(&self) -> &Map<String, Value> {
        &self.0.extensions
    }

    /// When trying again makes sense.
    pub fn wait(&self) -> Option<Duration> {
        self.0.retry_after
    }
}

impl From<ProblemCode> for Error {
    fn from(code: ProblemCode) -> Self {
        Self::of(code)
    }
}

/// What a query fails with when its caller has nothing to say about it. A refused row is then a fault of ours: a caller that
/// expects one looks for it before this.
impl From<StoreError> for Error {
    fn from(error: StoreError) -> Self {
        match &error {
            StoreError::Busy(_) => Self::of(ProblemCode::Busy).retry_after(Duration::from_secs(1)).because(error),
            StoreError::Unavailable(_) => {
                Self::of(ProblemCode::Unavailable).retry_after(Duration::from_secs(5)).because(error)
            }
            _ => Self::internal(error),
        }
    }
}

/// For logs and the command line, in English: title, detail, and every refused value.
impl fmt::Display for Error {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.0.code.title())?;
        if let Some(detail) = &self.0.detail {
            write!(formatter, ": {}", detail.text(Language::English))?;
        }
        self.0
            .fields
            .iter()
            .try_for_each(|field| write!(formatter, "; {} {}", field.pointer, field.message.text(Language::English)))
    }
}

impl fmt::Debug for Error {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Error")
            .field("code", &self.0.code)
            .field("detail", &self.0.detail)
            .field("fields", &self.0.fields)
            .field("source", &self.0.source)
            .finish()
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.0.source.as_deref().map(|source| source as _)
    }
}
