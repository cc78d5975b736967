//! Mistakes in a catalogue, in sentences for the person who writes it.

use std::fmt;

use serde::Serialize;

/// What a look at a folder found.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Report {
    /// How many files were read.
    pub files: usize,
    /// How many documents they hold, faulty ones included.
    pub documents: usize,
    /// Every mistake, by file and line.
    pub mistakes: Vec<Mistake>,
}

impl Report {
    /// Whether there is nothing to correct.
    pub fn is_clean(&self) -> bool {
        self.mistakes.is_empty()
    }
}

/// One mistake: where it is, and what would be accepted.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Mistake {
    /// The file, relative to the folder.
    pub file: String,
    /// The line, from 1; absent when the file as a whole is meant.
    pub line: Option<usize>,
    /// The column, from 1.
    pub column: Option<usize>,
    /// The document, such as `exam MS-310`, as far as it could be told.
    pub document: Option<String>,
    /// The field, such as `versions[0].requirement.exam.code`; blank for the document or the file as a whole.
    pub field: String,
    /// What is wrong and what would be accepted.
    pub message: String,
}

impl fmt::Display for Mistake {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.file)?;
        if let (Some(line), Some(column)) = (self.line, self.column) {
            write!(f, ":{line}:{column}")?;
        }
        f.write_str(": ")?;
        if let Some(document) = &self.document {
            f.write_str(document)?;
            f.write_str(if self.field.is_empty() { ": " } else { ", " })?;
        }
        if !self.field.is_empty() {
            write!(f, "{}: ", self.field)?;
        }
        f.write_str(&self.message)
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.mistakes.iter().try_for_each(|mistake| writeln!(f, "{mistake}"))
    }
}

impl std::error::Error for Report {}

/// The known word that an unknown one was probably meant to be.
pub(crate) fn meant<'a>(unknown: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let nearest = known
        .into_iter()
        .map(|word| (strsim::damerau_levenshtein(&unknown.to_lowercase(), &word.to_lowercase()), word))
        .min_by_key(|(distance, _)| *distance)?;
    // Up to two slips, fewer in a short word, so that `exam` is no suggestion for `of`.
    (nearest.0 <= 2.min(unknown.chars().count() / 2)).then_some(nearest.1)
}

/// "; did you mean x?" where there is something to suggest.
pub(crate) fn suggestion<'a>(unknown: &str, known: impl IntoIterator<Item = &'a str>) -> String {
    meant(unknown, known).map(|word| format!("; did you mean {word}?")).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::meant;

    #[test]
    fn a_suggestion_is_made_only_for_what_looks_like_a_slip() {
        let known = ["exam", "course", "achievement", "all_of"];
        for (unknown, expected) in [
            ("exams", Some("exam")),
            ("corse", Some("course")),
            ("acheivement", Some("achievement")),
            ("allof", Some("all_of")),
            ("of", None),
            ("quiz", None),
            ("", None),
        ] {
            assert_eq!(meant(unknown, known), expected, "{unknown}");
        }
    }
}
