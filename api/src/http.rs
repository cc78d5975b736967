//! HTTP: parse, ask who it is, call one service function, render.
//!
//! The only part of the server that names actix. Nothing here decides anything about certification, and nothing here touches
//! the database.

pub mod accept;
pub mod body;
mod card;
pub mod client_address;
pub mod dev_mail;
pub mod docs;
pub mod etag;
pub mod fallback;
pub mod headers;
pub mod health;
mod html;
pub mod language;
pub mod middleware;
pub mod openapi;
pub mod page;
pub mod principal;
pub mod problem;
pub mod problems;
pub mod published;
pub mod routes;
pub mod scim;
pub mod server;
pub mod spa;
pub mod unsubscribe;
pub mod v1;
pub mod visit;
