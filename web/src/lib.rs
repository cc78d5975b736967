//! The single-page application: pages by area over a small component kit.
//!
//! It owns how things look and are worded on screen. What is true it asks the server, with the
//! server's own types (`contract`) and the shared client; it decides nothing but the form of what
//! is typed, and for that it uses the same `domain` code as the server.
#![expect(unreachable_pub, reason = "the component macro makes what it derives public")]

mod app;
mod browser;
mod form;
mod navigation;
mod page;
mod passkey;
mod route;
mod session;
mod session_end;
mod ui;
mod words;

pub use app::start;
