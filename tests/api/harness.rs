//! A server for each test: the real router on a free port, a database of its own, and a clock that stands still.

pub mod app;
pub mod database;
pub mod http;

pub use app::TestApp;
