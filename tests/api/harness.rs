//! A server for each test: the real router on a free port, a database of its own, and a clock that stands still.

pub mod app;
pub mod authenticator;
pub mod books;
pub mod database;
pub mod exam_vendor;
pub mod http;
pub mod mail;
pub mod mail_server;
pub mod program;
pub mod results;
pub mod shape;
pub mod timing;

pub use app::TestApp;
