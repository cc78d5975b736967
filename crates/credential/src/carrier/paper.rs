//! What a certificate shows, beside what is signed.
//!
//! Owns finding each signed fact among the lines of a page, and the line that stands in its place. How a fact is worded
//! on paper, a date in the language of the certificate above all, is the caller's, who words it as the printer does.
//!
//! A fact has to be lines of its own, whole: within other text "1 March 2026" would be found in "21 March 2026", and a
//! name in a longer one. It proves no forgery and no paper genuine, for a page can be made to look like any text to a
//! program or to an eye; it shows honest readers where paper and signature differ.

use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization as _;

/// Most lines that one fact fills on paper.
const MAX_LINES: usize = 6;
/// Most lines that are measured against a fact, and most characters of one; a certificate has about 30 lines.
const MAX_MEASURED: usize = 400;
const MAX_CHARACTERS: usize = 1_000;
/// What is less similar than this is not called similar.
const LEAST: f64 = 0.4;

/// A signed fact that a certificate shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Field {
    /// The name of the holder.
    HolderName,
    /// The title of what was achieved.
    AchievementName,
    /// The number of the certificate.
    CertificateNumber,
    /// The day on which it was earned.
    EarnedOn,
    /// The first day of its validity.
    ValidFrom,
    /// The last day of its validity, or that it does not expire.
    ValidUntil,
}

/// A fact as the paper must show it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Expected {
    /// Which fact.
    pub field: Field,
    /// Its words.
    pub text: String,
    /// The words that the certificate has just before it, such as "Valid until". Where the paper has them, the fact must
    /// follow each time; where it has not, or none are given, the fact may be anywhere.
    pub label: Option<String>,
}

/// What came of the comparison for one fact.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Compared {
    /// Which fact.
    pub field: Field,
    /// What is signed, as the paper must show it.
    pub signed: String,
    /// Whether the paper shows it.
    pub agrees: bool,
    /// Where it does not: what stands in its place, or else the most similar line, if any is similar at all.
    pub paper: Option<String>,
}

/// Compares facts with the lines of a page, as [`super::pdf::text`] gives them: one answer for each fact, in their order.
///
/// Characters are compared in their composed form (NFC) and any white space as one space. A fact may be broken into
/// several lines, between words or within one.
pub fn compare(expected: &[Expected], lines: &[String]) -> Vec<Compared> {
    let lines: Vec<String> = lines.iter().map(|line| normal(line)).filter(|line| !line.is_empty()).collect();
    let facts: Vec<Fact> = expected.iter().map(|fact| Fact::find(fact, &lines)).collect();
    let mut taken = vec![false; lines.len()];
    for place in facts.iter().flat_map(|fact| fact.labels.iter().cloned()) {
        taken[place].fill(true);
    }
    // First those whose place is known, so that no other takes it.
    let mut answers: Vec<Option<Compared>> =
        facts.iter().map(|fact| (!fact.labels.is_empty()).then(|| fact.after_labels(&lines, &mut taken))).collect();
    for (fact, answer) in facts.iter().zip(&mut answers) {
        if answer.is_none()
            && let Some(place) = places(&fact.text, &lines).find(|place| !taken[place.clone()].contains(&true))
        {
            taken[place].fill(true);
            *answer = Some(fact.answer(true, None));
        }
    }
    let rest = |fact: &Fact| fact.answer(false, most_similar(&fact.text, &lines, &taken));
    facts.iter().zip(answers).map(|(fact, answer)| answer.unwrap_or_else(|| rest(fact))).collect()
}

/// A fact, and where the lines have its label.
struct Fact {
    field: Field,
    signed: String,
    text: String,
    labels: Vec<std::ops::Range<usize>>,
}

impl Fact {
    fn find(expected: &Expected, lines: &[String]) -> Self {
        let label = expected.label.as_deref().map(normal).filter(|label| !label.is_empty());
        Self {
            field: expected.field,
            signed: expected.text.clone(),
            text: normal(&expected.text),
            labels: label.map(|label| places(&label, lines).collect()).unwrap_or_default(),
        }
    }

    fn answer(&self, agrees: bool, paper: Option<String>) -> Compared {
        Compared { field: self.field, signed: self.signed.clone(), agrees, paper }
    }

    /// Whether it follows each of its labels; if not, what does.
    fn after_labels(&self, lines: &[String], taken: &mut [bool]) -> Compared {
        for label in &self.labels {
            let start = label.end;
            if let Some(end) = whole(&self.text, lines, start) {
                taken[start..end].fill(true);
                continue;
            }
            // A changed name may fill another number of lines; labels of others end it.
            let longest = (start..lines.len()).take(MAX_LINES).take_while(|line| !taken[*line]).count();
            let first = lines.get(start).filter(|_| longest > 0).cloned();
            let more = (2..=longest).map(|count| lines[start..start + count].join(" "));
            // What comes next on the page may be a little similar by chance.
            let least = first.as_deref().map_or(0.0, |first| similarity(&self.text, first)) + 0.1;
            let paper = best(&self.text, more, least).or(first);
            if let Some(first) = taken.get_mut(start) {
                *first = true;
            }
            return self.answer(false, paper);
        }
        self.answer(true, None)
    }
}

/// All places where whole lines together are the text.
fn places<'a>(text: &'a str, lines: &'a [String]) -> impl Iterator<Item = std::ops::Range<usize>> + 'a {
    (0..lines.len()).filter_map(move |start| Some(start..whole(text, lines, start)?))
}

/// Where the text ends, in lines, if whole lines from `start` on are the text.
fn whole(text: &str, lines: &[String], start: usize) -> Option<usize> {
    let mut rest = text;
    if rest.is_empty() {
        return None;
    }
    for (index, line) in lines.iter().enumerate().skip(start).take(MAX_LINES) {
        // The space at which a line was broken is at the end of neither.
        rest = rest.strip_prefix(line.as_str())?;
        if rest.is_empty() {
            return Some(index + 1);
        }
        rest = rest.trim_start();
    }
    None
}

/// The line most similar to a text, of those that are nothing else.
fn most_similar(text: &str, lines: &[String], taken: &[bool]) -> Option<String> {
    let free = lines.iter().zip(taken).filter(|(_, taken)| !**taken).map(|(line, _)| line.clone());
    best(text, free.take(MAX_MEASURED), LEAST)
}

/// The most similar of several texts, if any is more similar than `least`.
fn best(text: &str, candidates: impl Iterator<Item = String>, mut least: f64) -> Option<String> {
    let mut best = None;
    for candidate in candidates {
        let similarity = similarity(text, &candidate);
        if similarity > least {
            (best, least) = (Some(candidate), similarity);
        }
    }
    best
}

/// How similar two texts are: 1 is equal, 0 has no character in common or is too long to say.
fn similarity(text: &str, other: &str) -> f64 {
    let (one, two) = (text.chars().count(), other.chars().count());
    // No two texts are more similar than their lengths are.
    if one.max(two) > MAX_CHARACTERS || (one.min(two) as f64) < LEAST * one.max(two) as f64 {
        return 0.0;
    }
    strsim::normalized_levenshtein(text, other)
}

/// A text as it is compared.
fn normal(text: &str) -> String {
    let words: Vec<String> = text.split_whitespace().map(|word| word.nfc().collect()).collect();
    words.join(" ")
}
