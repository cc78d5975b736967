//! The query parameters that every list takes.

use std::future::{Ready, ready};

use actix_web::dev::Payload;
use actix_web::web::Query;
use actix_web::{FromRequest, HttpRequest};
use contract::problem::ProblemCode;
use serde::Deserialize;
use utoipa::IntoParams;

use crate::error::Error;
use crate::page::PageRequest;

/// `?cursor=&limit=`, as the document describes them. Handlers take a [`PageRequest`].
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct PageParams {
    /// The `next` of the page before; left out for the first page.
    cursor: Option<String>,
    /// How many items to answer with.
    #[param(minimum = 1, maximum = 100, default = 20)]
    limit: Option<u32>,
}

impl FromRequest for PageRequest {
    type Error = Error;
    type Future = Ready<Result<Self, Error>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(
            Query::<PageParams>::from_query(request.query_string())
                .map_err(|error| Error::of(ProblemCode::InvalidRequest).detail(error.to_string()))
                .and_then(|Query(params)| Self::new(params.cursor, params.limit)),
        )
    }
}
