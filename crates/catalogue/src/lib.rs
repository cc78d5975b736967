//! A program's catalogue as people write it: a folder of YAML files, read into the documents of `domain`.
//!
//! This crate owns the way from files to documents and from mistakes to sentences with a file, a line and a column. It
//! refuses to own what the documents mean: whether an exam is known or a requirement can be met is asked of
//! [`domain::Catalogue`], and only the place of the answer in the file is found here.
//!
//! A reader wants all mistakes of a folder at once. So a document with a mistake is not given up: the mistake is
//! noted, the place is patched with something harmless, and reading goes on (see `read`).

#![warn(missing_docs)]

mod fields;
mod folder;
mod mistake;
mod read;
mod reading;
pub mod schema;
pub mod shipped;
mod tree;

pub use folder::{check, load, load_texts};
pub use mistake::{Mistake, Report};
pub use reading::{Loaded, StoredDocument};
