//! What people type into a line: tidied, and refused where it could not be shown or would show something else.
//!
//! A line is composed (NFC), its blanks are single, and what nobody sees is gone. Joiners stay, since Persian and Indic
//! spelling needs them. What changes how other text is shown is refused rather than removed, so that nothing is kept that
//! its writer did not see.

use unicode_normalization::UnicodeNormalization;

/// Why a text cannot be kept as a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum TextError {
    /// There is nothing but blanks.
    #[error("nothing is written here")]
    Empty,
    /// It is longer than the field.
    #[error("longer than {longest} characters")]
    TooLong {
        /// The greatest length, in characters.
        longest: usize,
    },
    /// It has a character that the field cannot hold.
    #[error("{character:?} cannot be used here")]
    Character {
        /// The first such character.
        character: char,
    },
    /// There is no letter in it.
    #[error("at least one letter is needed")]
    NoLetter,
}

impl TextError {
    /// A stable word for the fault, as the API tells it.
    pub fn code(self) -> &'static str {
        match self {
            Self::Empty => "required",
            Self::TooLong { .. } => "too_long",
            Self::Character { .. } => "character_refused",
            Self::NoLetter => "no_letter",
        }
    }
}

/// Tidies a line of any script and takes it when it has 1 to `longest` characters.
///
/// # Errors
/// The first thing that is wrong with it.
pub fn line(text: &str, longest: usize) -> Result<String, TextError> {
    line_of(text, longest, |_| true)
}

/// The same, with characters that `fits` alone.
pub(crate) fn line_of(text: &str, longest: usize, fits: impl Fn(char) -> bool) -> Result<String, TextError> {
    // Composed, so that an accent typed as two code points finds its Latin-1 letter and is counted once.
    let seen: String = text.nfc().filter(|c| !is_unseen(*c)).collect();
    let tidied = seen.split_whitespace().collect::<Vec<_>>().join(" ");
    // What was between two letters may have kept them from composing.
    let tidied: String = tidied.nfc().collect();
    if !tidied.contains(|c| !matches!(c, ' ' | '\u{200c}' | '\u{200d}')) {
        return Err(TextError::Empty);
    }
    if let Some(character) = tidied.chars().find(|c| c.is_control() || is_deceptive(*c) || !fits(*c)) {
        return Err(TextError::Character { character });
    }
    if tidied.chars().count() > longest {
        return Err(TextError::TooLong { longest });
    }
    Ok(tidied)
}

/// Whether a character belongs to the printable part of ISO 8859-1, which is all that exam-delivery vendors take.
pub fn is_latin_1(c: char) -> bool {
    u32::from(c) <= 0xff && !c.is_control()
}

/// Takes no room and changes nothing in a line of its own: direction marks, zero-width blanks, soft hyphens, byte order marks.
fn is_unseen(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2060}' | '\u{feff}')
}

/// Changes how what follows is shown (UAX #9, section 2), has no meaning of its own, or stands for what was lost.
fn is_deceptive(c: char) -> bool {
    matches!(c,
        // Embeddings, overrides and isolates of direction.
        '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{206a}'..='\u{206f}'
        // Annotations, and the sign for a character that could not be read.
        | '\u{fff9}'..='\u{fffd}'
        // Private use, and tags.
        | '\u{e000}'..='\u{f8ff}' | '\u{e0000}'..='\u{e007f}' | '\u{f0000}'..)
}

/// Whether a character is a picture: emoji, dingbats, arrows, and what turns others into emoji (UTS #51).
pub(crate) fn is_picture(c: char) -> bool {
    matches!(c, '\u{20e3}' | '\u{2190}'..='\u{2bff}' | '\u{fe0e}' | '\u{fe0f}' | '\u{1f000}'..='\u{1fbff}')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_nobody_sees_is_gone_and_blanks_are_single() {
        assert_eq!(line("\u{feff}  12\u{a0} High\u{ad}\tStreet\u{200f} ", 40).unwrap(), "12 High Street");
        assert_eq!(line("می\u{200c}خواهم", 40).unwrap(), "می\u{200c}خواهم", "joiners are spelling");
        assert_eq!(line("e\u{200b}\u{301}", 1).unwrap(), "é");
    }

    #[test]
    fn what_would_show_something_else_is_refused() {
        for character in ['\u{202e}', '\u{2066}', '\u{fffd}', '\u{e001}', '\u{e0041}', '\u{7}', '\u{9f}', '\u{10ffff}']
        {
            assert_eq!(line(&format!("a{character}b"), 40), Err(TextError::Character { character }));
        }
    }

    #[test]
    fn nothing_at_all_and_too_much_are_refused() {
        for nothing in ["", " \t\n", "\u{200b}", "\u{200e} \u{feff}", "\u{200d}"] {
            assert_eq!(line(nothing, 40), Err(TextError::Empty), "{nothing:?}");
        }
        assert_eq!(line(&"é".repeat(41), 40), Err(TextError::TooLong { longest: 40 }));
        assert!(line(&"é".repeat(40), 40).is_ok());
    }

    proptest! {
        #[test]
        fn a_line_that_was_tidied_is_tidy(text in any::<String>()) {
            if let Ok(tidied) = line(&text, 200) {
                prop_assert_eq!(line(&tidied, 200), Ok(tidied));
            }
        }
    }
}
