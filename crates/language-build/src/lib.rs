//! Reads the locale files, checks them against each other, and writes them as Rust.
//!
//! `language`'s build script is the only user. It lives apart from it so that what a wrong file is
//! told can be tested. The files are in the syntax of [Fluent](https://projectfluent.org/fluent/guide/);
//! of it we take messages, terms, placeables, selects and string literals, and refuse the rest.
//!
//! English is the model: its messages, their variables and their markup are what every other
//! language must have, neither more nor less. Everything that is wrong is told at once, each with
//! its file and line.
#![warn(missing_docs)]

use std::path::Path;

mod check;
mod fault;
mod plural;
mod read;
#[cfg(test)]
mod tests;
mod text;
mod write;

pub use fault::Fault;

/// The languages, each named by its folder, in the order of the tables; the first is the model.
pub const LANGUAGES: [&str; 4] = ["en", "es", "ja", "ar"];

/// Reads `folder/{en,es,ja,ar}/**/*.ftl` and returns the Rust source of tables and functions.
///
/// # Errors
///
/// Every [`Fault`] of every file.
pub fn compile(folder: &Path) -> Result<String, Vec<Fault>> {
    let mut faults = Vec::new();
    let [english, others @ ..] = LANGUAGES.map(|tag| read::locale(folder, tag, &mut faults));
    let messages = check::model(&english, &mut faults);
    for locale in &others {
        check::against(&messages, locale, &mut faults);
    }
    if !faults.is_empty() {
        faults.sort();
        faults.dedup();
        return Err(faults);
    }
    let locales: Vec<_> = std::iter::once(&english).chain(&others).collect();
    Ok(write::rust(&messages, &locales))
}
