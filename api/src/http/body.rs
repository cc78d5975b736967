//! Request bodies: JSON with a checked media type, a bounded size, and faults that say where they are.

use std::future::Future;
use std::pin::Pin;
use std::time::Duration;

use actix_web::dev::Payload;
use actix_web::http::header;
use actix_web::web::{BytesMut, Data};
use actix_web::{FromRequest, HttpMessage, HttpRequest};
use contract::problem::ProblemCode;
use futures_util::StreamExt as _;
use language::text::problem as text;
use serde::de::DeserializeOwned;
use tokio::time::timeout;

use crate::app::App;
use crate::error::Error;

/// How long a client may send nothing in the middle of a body.
const LONGEST_SILENCE: Duration = Duration::from_secs(15);

/// The longest file name that is kept, in bytes.
const LONGEST_FILE_NAME: usize = 255;

/// A JSON body.
#[derive(Debug)]
pub struct Body<T>(pub T);

impl<T> Body<T> {
    /// What was sent.
    pub fn into_inner(self) -> T {
        self.0
    }
}

impl<T: DeserializeOwned + 'static> FromRequest for Body<T> {
    type Error = Error;
    type Future = Pin<Box<dyn Future<Output = Result<Self, Error>>>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let limit = request.app_data::<Data<App>>().expect("every server has its app").config.limits.body;
        let media_type = require_json(request).and_then(|()| require_plain(request));
        let declared = declared_length(request);
        let payload = payload.take();
        Box::pin(async move {
            media_type?;
            let bytes = collect(payload, declared, limit).await?;
            parse(&bytes).map(Self)
        })
    }
}

fn require_json(request: &HttpRequest) -> Result<(), Error> {
    let refuse = || Error::of(ProblemCode::UnsupportedMediaType).detail(text::reads_media_type("application/json"));
    let media_type = request.mime_type().map_err(|_unreadable| refuse())?.ok_or_else(refuse)?;
    let json = media_type.type_() == "application"
        && (media_type.subtype() == "json" || media_type.suffix().is_some_and(|suffix| suffix == "json"));
    let utf8 = media_type.get_param("charset").is_none_or(|charset| charset == "utf-8");
    if json && utf8 { Ok(()) } else { Err(refuse()) }
}

/// Compressed bodies are not read: nothing that is sent here is long, and a short one can become very long.
///
/// # Errors
///
/// When the body is compressed.
pub fn require_plain(request: &HttpRequest) -> Result<(), Error> {
    match request.headers().get(header::CONTENT_ENCODING) {
        Some(encoding) if encoding != "identity" => {
            Err(Error::of(ProblemCode::UnsupportedMediaType).detail(text::no_encoding()))
        }
        _ => Ok(()),
    }
}

/// The length the client declared, if it declared one.
pub fn declared_length(request: &HttpRequest) -> Option<usize> {
    request.headers().get(header::CONTENT_LENGTH)?.to_str().ok()?.parse().ok()
}

/// Reads a body of at most `limit` bytes into memory; a longer one is refused before it is read when its length is declared.
///
/// # Errors
///
/// When it is too long, or the client falls silent or goes away.
pub async fn collect(mut payload: Payload, declared: Option<usize>, limit: usize) -> Result<BytesMut, Error> {
    let too_large = || Error::of(ProblemCode::PayloadTooLarge).detail(text::largest_body(limit));
    if declared.is_some_and(|length| length > limit) {
        return Err(too_large());
    }
    let mut bytes = BytesMut::with_capacity(declared.unwrap_or(1 << 10).min(64 << 10));
    loop {
        let next = timeout(LONGEST_SILENCE, payload.next()).await;
        let Some(chunk) = next.map_err(|_elapsed| Error::of(ProblemCode::RequestTimeout))? else { return Ok(bytes) };
        let chunk = chunk
            .map_err(|error| Error::of(ProblemCode::MalformedJson).detail(text::body_cut_short()).because(error))?;
        if bytes.len() + chunk.len() > limit {
            return Err(too_large());
        }
        bytes.extend_from_slice(&chunk);
    }
}

/// The name of a file that is sent.
///
/// # Errors
/// When it is empty, too long, or has control characters.
pub fn file_name(name: String) -> Result<String, Error> {
    if name.is_empty() || name.len() > LONGEST_FILE_NAME || name.chars().any(char::is_control) {
        let message = text::file_name(LONGEST_FILE_NAME);
        return Err(Error::of(ProblemCode::InvalidRequest).field("file_name", "malformed", message));
    }
    Ok(name)
}

fn parse<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, Error> {
    let mut reader = serde_json::Deserializer::from_slice(bytes);
    let value = serde_path_to_error::deserialize(&mut reader).map_err(|error| {
        let pointer = pointer(error.path());
        let inner = error.into_inner();
        let message = bare(&inner);
        let refused =
            Error::of(ProblemCode::MalformedJson).detail(text::at_line(inner.line(), inner.column(), message.as_str()));
        if inner.is_data() { refused.field(pointer, "malformed", message) } else { refused }
    })?;
    reader.end().map_err(|error| {
        Error::of(ProblemCode::MalformedJson).detail(text::at_line(
            error.line(),
            error.column(),
            text::more_after_end(),
        ))
    })?;
    Ok(value)
}

/// serde's message without its own `at line 1 column 2`.
fn bare(error: &serde_json::Error) -> String {
    let text = error.to_string();
    text.rsplit_once(" at line ").map_or(text.as_str(), |(message, _)| message).to_owned()
}

/// A path into the body as a JSON pointer (RFC 6901, section 3).
fn pointer(path: &serde_path_to_error::Path) -> String {
    use serde_path_to_error::Segment;
    path.iter()
        .map(|segment| match segment {
            Segment::Seq { index } => format!("/{index}"),
            Segment::Map { key } => format!("/{}", key.replace('~', "~0").replace('/', "~1")),
            Segment::Enum { variant } => format!("/{variant}"),
            Segment::Unknown => "/?".to_owned(),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug, serde::Deserialize)]
    struct Outer {
        #[expect(dead_code, reason = "only its parsing is tested")]
        list: Vec<Inner>,
    }

    #[derive(Debug, serde::Deserialize)]
    struct Inner {
        #[expect(dead_code, reason = "only its parsing is tested")]
        #[serde(rename = "a/b")]
        number: u8,
    }

    fn refusal(text: &str) -> Error {
        parse::<Outer>(text.as_bytes()).expect_err("this is not an Outer")
    }

    #[test]
    fn a_fault_names_its_line_column_and_pointer() {
        let error = refusal("{\n  \"list\": [{\"a/b\": 1}, {\"a/b\": \"x\"}]\n}");

        assert_eq!(error.fields()[0].pointer, "/list/1/a~1b");
        assert!(error.to_string().contains(": At line 2, column "), "{error}");
    }

    #[test]
    fn broken_syntax_and_trailing_text_are_refused_with_their_place() {
        assert!(refusal("{\"list\": [").to_string().contains("line 1, column 10"));
        assert!(refusal("{\"list\": []} x").to_string().contains("more after the end"));
        assert!(refusal("").to_string().contains("line 1, column 0"));
    }
}
