//! The body of an answer that is lost on its way.

use std::io;
use std::pin::Pin;
use std::task::{Context, Poll};

use actix_web::body::{BodySize, MessageBody};
use actix_web::web::Bytes;

/// Breaks off before its first byte, and takes the connection with it: by then nothing was written to that.
#[derive(Debug)]
pub(super) struct Lost;

impl MessageBody for Lost {
    type Error = io::Error;

    fn size(&self) -> BodySize {
        BodySize::Stream
    }

    fn poll_next(self: Pin<&mut Self>, _context: &mut Context<'_>) -> Poll<Option<Result<Bytes, io::Error>>> {
        Poll::Ready(Some(Err(io::Error::other("the answer is lost on purpose"))))
    }
}
