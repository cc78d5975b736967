//! The languages of the product: which one somebody gets, and every text in it.
//!
//! Texts are in `locales/`, in [Fluent](https://projectfluent.org/fluent/guide/) syntax; the build
//! checks them and makes a function of every message, in [`text`]. There are two sorts:
//!
//! - Those of pages, under `text::web`, are in the one language of the page, and are text at once:
//!   `text::web::shell::menu()`.
//! - All others make a [`Message`], which is put into words when its reader's language is known:
//!   `text::mail::hello().text(Language::Spanish)`.
//!
//! The server has all texts compiled in. The browser's module has none: the page's file of texts is
//! handed to [`load`] before the first is asked for.
//!
//! ```
//! use language::{Language, dates};
//!
//! assert_eq!(Language::negotiate("fr, es-MX;q=0.8, *;q=0.1"), Language::Spanish);
//! assert_eq!(dates::distance(Language::English, -2), "2 days ago");
//! ```
#![warn(missing_docs)]

mod choice;
pub mod dates;
mod message;
mod negotiation;
mod number;
mod place;
mod plural;
mod template;
/// Every text, by file.
pub mod text {
    include!(concat!(env!("OUT_DIR"), "/texts.rs"));
}

pub use choice::{Direction, Language};
pub use message::{Argument, Message};
pub use number::{Count, number};
#[cfg(not(target_arch = "wasm32"))]
pub use place::{browser_texts, named, names};
pub use place::{here, load};
