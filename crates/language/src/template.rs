//! Templates, as the build wrote them, to text.

use std::str::Chars;

use crate::text::{ARGUMENT, END, NAMED, SELECT, VARIANT};
use crate::{Direction, Language, number, plural};

/// What stands in the place of a variable, in the language of the text.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Value<'a> {
    /// Text from elsewhere, which may run the other way.
    Text(&'a str),
    /// Text of this language.
    Own(&'a str),
    Number(i64),
}

pub(crate) fn render(template: &str, language: Language, values: &[Value<'_>]) -> String {
    let mut out = String::new();
    Renderer { rest: template.chars(), language, values }.text(&mut out, true);
    out
}

struct Renderer<'a> {
    rest: Chars<'a>,
    language: Language,
    values: &'a [Value<'a>],
}

impl<'a> Renderer<'a> {
    /// Reads a text to its end, and writes it where it is `wanted`.
    fn text(&mut self, out: &mut String, wanted: bool) {
        while let Some(character) = self.rest.next() {
            match character {
                END => return,
                ARGUMENT => {
                    let value = self.value();
                    if wanted {
                        self.write(value, out);
                    }
                }
                SELECT => self.select(out, wanted),
                character if wanted => out.push(character),
                _ => {}
            }
        }
    }

    fn select(&mut self, out: &mut String, wanted: bool) {
        let value = self.value();
        let mut open = wanted;
        while self.rest.next() == Some(VARIANT) {
            let key: String = self.rest.by_ref().take_while(|character| *character != NAMED).collect();
            let chosen = open && (key.is_empty() || self.fits(value, &key));
            self.text(out, chosen);
            open &= !chosen;
        }
    }

    /// The value of the parameter that is named next.
    fn value(&mut self) -> Value<'a> {
        let index = self.rest.next().and_then(|digit| digit.to_digit(36));
        index.and_then(|index| self.values.get(index as usize)).copied().unwrap_or(Value::Own(""))
    }

    fn fits(&self, value: Value<'_>, key: &str) -> bool {
        match value {
            Value::Text(text) | Value::Own(text) => text == key,
            Value::Number(number) => key == plural::category(self.language, number) || key == number.to_string(),
        }
    }

    fn write(&self, value: Value<'_>, out: &mut String) {
        match value {
            Value::Own(text) => out.push_str(text),
            Value::Number(number) => out.push_str(&number::number(self.language, number)),
            // Apart from the sentence around it, so that neither turns the other round (Unicode
            // Annex 9, section 2.4). A text that runs our way needs no marks, which would be copied along.
            Value::Text(text) if self.language.direction() == Direction::RightToLeft || text.chars().any(runs_left) => {
                out.push('\u{2068}');
                out.push_str(text);
                out.push('\u{2069}');
            }
            Value::Text(text) => out.push_str(text),
        }
    }
}

/// Whether a character runs from right to left, by its block: Hebrew, Arabic, Syriac and their kin.
fn runs_left(character: char) -> bool {
    matches!(character, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{feff}' | '\u{10800}'..='\u{10fff}' | '\u{1e800}'..='\u{1efff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    /// As the build writes "{n -> [0] none [one] {n} by {who} *[other] {n} of {who}}!".
    const TEMPLATE: &str =
        "\u{2}0\u{3}0\u{4}none\u{5}\u{3}one\u{4}\u{1}0 by \u{1}1\u{5}\u{3}\u{4}\u{1}0 of \u{1}1\u{5}\u{5}!";

    fn rendered(language: Language, number: i64, who: &str) -> String {
        render(TEMPLATE, language, &[Value::Number(number), Value::Text(who)])
    }

    #[test]
    fn the_first_case_that_fits_is_written() {
        let texts = [0, 1, 2].map(|number| rendered(Language::English, number, "Ana"));
        assert_eq!(texts, ["none!", "1 by Ana!", "2 of Ana!"]);
    }

    #[test]
    fn text_that_may_run_the_other_way_stands_apart() {
        assert_eq!(rendered(Language::English, 1, "ليلى"), "1 by \u{2068}ليلى\u{2069}!");
        assert_eq!(rendered(Language::Arabic, 1, "Ana"), "1 by \u{2068}Ana\u{2069}!");
    }

    #[test]
    fn a_select_within_a_case_is_passed_over_with_it() {
        let inner = "\u{2}1\u{3}x\u{4}a\u{5}\u{3}\u{4}b\u{5}\u{5}";
        let template = format!("\u{2}0\u{3}no\u{4}{inner}\u{5}\u{3}\u{4}c{inner}\u{5}\u{5}d");
        let of = |first, second| render(&template, Language::English, &[Value::Text(first), Value::Text(second)]);
        assert_eq!([of("no", "x"), of("no", "y"), of("yes", "x")], ["ad", "bd", "cad"]);
    }
}
