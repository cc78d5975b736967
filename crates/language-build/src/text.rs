//! A locale as it was read: our own model, with what Fluent's parser leaves out, the places.

use std::collections::{BTreeMap, BTreeSet};

/// What a variable stands for; it decides how it is written out and what type its parameter has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Kind {
    Text,
    Number,
    /// A day of the calendar.
    Date,
    /// A moment, told in UTC.
    Time,
}

/// A part of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Part {
    Plain(String),
    Variable { name: String, kind: Kind },
    Select { name: String, kind: Kind, variants: Vec<Variant> },
}

/// One way to put it. The default comes last.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Variant {
    pub(crate) key: String,
    pub(crate) parts: Vec<Part>,
}

/// A message in one language.
#[derive(Debug, Clone)]
pub(crate) struct Text {
    pub(crate) line: usize,
    pub(crate) parts: Vec<Part>,
}

/// The file of a message and its name in it.
pub(crate) type Key = (String, String);

/// All texts of a language.
#[derive(Debug)]
pub(crate) struct Locale {
    pub(crate) tag: &'static str,
    pub(crate) texts: BTreeMap<Key, Text>,
    /// The files there are, from the locale's folder on and without their ending: `web/shell`.
    pub(crate) files: BTreeSet<String>,
}

impl Locale {
    /// The name of a file as people find it.
    pub(crate) fn path(&self, file: &str) -> String {
        format!("{}/{file}.ftl", self.tag)
    }
}

/// Calls `see` with every part of a text, selects before what they hold.
pub(crate) fn walk<'a>(parts: &'a [Part], see: &mut impl FnMut(&'a Part)) {
    for part in parts {
        see(part);
        if let Part::Select { variants, .. } = part {
            variants.iter().for_each(|variant| walk(&variant.parts, see));
        }
    }
}
