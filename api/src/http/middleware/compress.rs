//! Compression of long JSON answers.
//!
//! Short ones are left alone: compressing one credential costs more than signing it. Files of the web app are compressed when
//! they are built. Tokens are short, so no secret is ever compressed together with a client's input.

use actix_http::encoding::Encoder;
use actix_web::body::{BodySize, BoxBody, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::header::{self, ContentEncoding, Encoding, HeaderValue};
use actix_web::middleware::Next;

use crate::http::accept;

/// From this many bytes on, the network costs more than the compressor.
const WORTH_IT: u64 = 16 << 10;

/// Compresses the answer when it is long text and the client takes brotli or gzip.
pub async fn compress<B: MessageBody + 'static>(
    request: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<BoxBody>, actix_web::Error> {
    let response = next.call(request).await?;
    let long = matches!(response.response().body().size(), BodySize::Sized(length) if length >= WORTH_IT);
    let json = response.headers().get(header::CONTENT_TYPE).is_some_and(|value| is_json(value.as_bytes()));
    if !long || !json || response.headers().contains_key(header::CONTENT_ENCODING) {
        return Ok(response.map_into_boxed_body());
    }
    let encoding = negotiate(&response);
    Ok(response.map_body(|head, body| {
        head.headers_mut().append(header::VARY, HeaderValue::from_static("accept-encoding"));
        match encoding {
            Some(encoding) => BoxBody::new(Encoder::response(encoding, head, body)),
            None => BoxBody::new(body),
        }
    }))
}

fn is_json(media_type: &[u8]) -> bool {
    let essence = media_type.split(|&byte| byte == b';').next().unwrap_or_default().trim_ascii();
    essence.ends_with(b"/json") || essence.ends_with(b"+json")
}

fn negotiate<B>(response: &ServiceResponse<B>) -> Option<ContentEncoding> {
    let forms = [(Encoding::brotli(), ContentEncoding::Brotli), (Encoding::gzip(), ContentEncoding::Gzip)];
    forms.into_iter().find(|(encoding, _)| accept::takes(response.request(), encoding)).map(|(_, encoding)| encoding)
}
