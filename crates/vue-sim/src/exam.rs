//! The exams that are delivered, and their questions.
//!
//! No question is of any program: they are little sums, made from the series code, so that the same exam always asks
//! the same and a test can know the answers.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// An exam of the vendor's catalogue.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Exam {
    /// The code by which the program and the vendor name it.
    pub series: String,
    /// Its title.
    pub name: String,
    /// How long it takes.
    #[serde(default = "minutes")]
    pub minutes: u32,
    /// What has to be reached, of 100.
    #[serde(default = "passing_score")]
    pub passing_score: u32,
    /// How many questions it has.
    #[serde(default = "questions")]
    pub questions: u32,
    /// The names of its sections, at least one.
    #[serde(default = "sections")]
    pub sections: Vec<String>,
}

fn minutes() -> u32 {
    90
}

fn passing_score() -> u32 {
    70
}

fn questions() -> u32 {
    5
}

fn sections() -> Vec<String> {
    vec!["Foundations".to_owned(), "Practice".to_owned()]
}

/// The vendor's catalogue of exams.
#[derive(Debug, Clone)]
pub struct Exams {
    listed: BTreeMap<String, Exam>,
    any: bool,
}

impl Default for Exams {
    /// Any series code, with a title made of it.
    fn default() -> Self {
        Self { listed: BTreeMap::new(), any: true }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ExamsFile {
    /// Whether series that are not listed are delivered, too.
    #[serde(default)]
    any: bool,
    #[serde(default)]
    exam: Vec<Exam>,
}

impl Exams {
    /// Reads a catalogue in TOML: `[[exam]]` tables with `series` and `name`, and optionally `minutes`,
    /// `passingScore`, `questions` and `sections`; `any = true` before them delivers all other series, too.
    ///
    /// # Errors
    /// A sentence when the text is not such a catalogue.
    pub fn parse(text: &str) -> Result<Self, String> {
        let file: ExamsFile = toml::from_str(text).map_err(|fault| fault.to_string())?;
        let mut listed = BTreeMap::new();
        for exam in file.exam {
            let sound = (1..=100).contains(&exam.questions)
                && (1..=100).contains(&exam.passing_score)
                && (1..=480).contains(&exam.minutes)
                && !exam.sections.is_empty()
                && exam.sections.len() <= exam.questions as usize;
            if !sound {
                return Err(format!(
                    "exam {}: 1 to 100 questions, a passing score of 1 to 100, 1 to 480 minutes, and 1 section or more, \
                     but not more than questions, are expected",
                    exam.series
                ));
            }
            if let Some(twice) = listed.insert(exam.series.clone(), exam) {
                return Err(format!("exam {} is listed twice", twice.series));
            }
        }
        Ok(Self { listed, any: file.any })
    }

    /// The exam of a series, when it is delivered.
    pub(crate) fn find(&self, series: &str) -> Option<Exam> {
        let generic = || Exam {
            series: series.to_owned(),
            name: format!("Exam {series}"),
            minutes: minutes(),
            passing_score: passing_score(),
            questions: questions(),
            sections: sections(),
        };
        self.listed.get(series).cloned().or_else(|| self.any.then(generic))
    }
}

/// A question with one right option.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Question {
    pub(crate) prompt: String,
    pub(crate) options: [String; 4],
    pub(crate) right: usize,
    pub(crate) section: usize,
}

impl Exam {
    /// The questions, always the same ones for a series.
    pub(crate) fn paper(&self) -> Vec<Question> {
        let count = self.questions as usize;
        (0..count).map(|index| question(&self.series, index, index * self.sections.len() / count)).collect()
    }

    /// How long the exam takes with extra time by the accommodations that are known to give some.
    pub(crate) fn minutes_with(&self, accommodations: &str) -> u32 {
        let extra = |code: &str| match code {
            "ET12ET" => self.minutes / 2,
            "ETDBTM" => self.minutes,
            "ET30MN" => 30,
            "ET01HR" => 60,
            _ => 0,
        };
        self.minutes + accommodations.split('*').map(extra).sum::<u32>()
    }
}

fn question(series: &str, index: usize, section: usize) -> Question {
    let seed = Sha256::digest(format!("{series}/{index}"));
    let (a, b) = (12 + u32::from(seed[0]) % 80, 3 + u32::from(seed[1]) % 17);
    let (prompt, answer) = match seed[2] % 3 {
        0 => (format!("What is {a} + {b}?"), a + b),
        1 => (format!("What is {a} × {b}?"), a * b),
        _ => (format!("What is {} − {b}?", a + b), a),
    };
    let right = usize::from(seed[3] % 4);
    // Steps of one size around the answer, so that all four differ. No answer is below 12, the most that goes off.
    let step = 1 + u32::from(seed[4]) % 4;
    let lowest = answer - u32::from(seed[3] % 4) * step;
    let options = [0, 1, 2, 3].map(|position| (lowest + position * step).to_string());
    Question { prompt, options, right, section }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_series_asks_the_same_and_every_question_has_one_right_option() {
        let exam = Exams::default().find("320-301").unwrap();
        let paper = exam.paper();
        assert_eq!(paper, exam.paper());
        assert_eq!(paper.len(), 5);
        for series in 0..200 {
            for question in Exams::default().find(&format!("S-{series}")).unwrap().paper() {
                let distinct: std::collections::BTreeSet<_> = question.options.iter().collect();
                assert_eq!(distinct.len(), 4, "{question:?}");
            }
        }
    }

    #[test]
    fn a_catalogue_delivers_only_what_it_lists_unless_it_says_any() {
        let listed = "[[exam]]\nseries = \"A-1\"\nname = \"First\"\n";
        assert!(Exams::parse(listed).unwrap().find("B-1").is_none());
        assert!(Exams::parse(&format!("any = true\n{listed}")).unwrap().find("B-1").is_some());
        assert!(Exams::parse("[[exam]]\nseries = \"A-1\"\nname = \"x\"\nquestions = 0\n").is_err());
    }
}
