//! The query parameters that every list takes.

use std::future::{Ready, ready};

use actix_web::dev::Payload;
use actix_web::error::QueryPayloadError;
use actix_web::web::Query;
use actix_web::{FromRequest, HttpRequest};
use contract::problem::ProblemCode;
use language::text::problem as text;
use serde::Deserialize;
use utoipa::IntoParams;

use crate::error::Error;
use crate::page::PageRequest;

/// `?cursor=&limit=`, as the document describes them. Handlers take a [`PageRequest`].
#[derive(Debug, IntoParams)]
#[into_params(parameter_in = Query)]
#[expect(
    dead_code,
    reason = "describes the parameters; they are read by PageRequest, which tells each fault by its name"
)]
pub struct PageParams {
    /// The `next` of the page before; left out for the first page.
    cursor: Option<String>,
    /// How many items to answer with.
    #[param(minimum = 1, maximum = 100, default = 20)]
    limit: Option<u32>,
}

/// The same as they are written.
#[derive(Debug, Deserialize)]
struct Written {
    cursor: Option<String>,
    limit: Option<String>,
}

impl FromRequest for PageRequest {
    type Error = Error;
    type Future = Ready<Result<Self, Error>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(read(request.query_string()))
    }
}

fn read(query: &str) -> Result<PageRequest, Error> {
    let Query(Written { cursor, limit }) = Query::from_query(query).map_err(|error| unreadable(&error))?;
    // What is not a number is out of bounds as much as a number that is too large.
    let limit = limit.map(|limit| limit.parse().unwrap_or(u32::MAX));
    PageRequest::new(cursor, limit)
}

/// What is told of a query string that cannot be read.
pub fn unreadable(error: &QueryPayloadError) -> Error {
    let reason = match error {
        QueryPayloadError::Deserialize(reason) => reason.to_string(),
        other => other.to_string(),
    };
    Error::of(ProblemCode::InvalidRequest).detail(text::query_unreadable(reason))
}
