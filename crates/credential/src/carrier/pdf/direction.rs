//! From the order of the page to that of the words.
//!
//! Owns text from right to left, whose glyphs may stand in a document as they stand on the page, from left to right.

use unicode_normalization::UnicodeNormalization as _;

/// Whether words are those of glyphs, in whatever order.
pub(super) fn says_the_same(words: &str, glyphs: &[String]) -> bool {
    let sorted = |text: &mut dyn Iterator<Item = char>| {
        let mut characters: Vec<char> = text.nfd().filter(|character| is_seen(*character)).collect();
        characters.sort_unstable();
        characters
    };
    sorted(&mut words.chars()) == sorted(&mut glyphs.iter().flat_map(|glyph| glyph.chars()))
}

/// Glyphs as they are read: where most are from right to left the line is turned round, and what runs from left to right
/// in it is turned back. Whether a line begins on the right cannot be known; of words it is known from the structure.
pub(super) fn in_order(glyphs: &[String]) -> String {
    let mut order: Vec<&str> = glyphs.iter().map(String::as_str).collect();
    let from_right = order.iter().filter(|glyph| runs_back(glyph)).count();
    if from_right == 0 {
        return order.concat();
    }
    let turned = from_right > order.iter().filter(|glyph| glyph.chars().any(runs_on_as_letter)).count();
    if turned {
        order.reverse();
    }
    // Runs of the other direction than the line's are turned, up to their last glyph that has a direction.
    let against = |glyph: &&str| if turned { runs_on(glyph) } else { runs_back(glyph) };
    let along = |glyph: &&str| if turned { runs_back(glyph) } else { runs_on(glyph) };
    let mut at = 0;
    while let Some(start) = order[at..].iter().position(against).map(|found| at + found) {
        let end = order[start..].iter().position(along).map_or(order.len(), |found| start + found);
        let last = order[start..end].iter().rposition(against).map_or(end, |found| start + found + 1);
        order[start..last].reverse();
        at = end;
    }
    order.concat()
}

/// Whether a glyph is of a script from right to left.
fn runs_back(glyph: &str) -> bool {
    glyph.chars().any(is_from_right)
}

/// Whether a glyph is of any other script, or a digit: numbers run from left to right in every script.
fn runs_on(glyph: &str) -> bool {
    glyph.chars().any(|character| character.is_alphanumeric() && !is_from_right(character))
}

/// Whether a character tells that its line is from left to right, which a number does not.
fn runs_on_as_letter(character: char) -> bool {
    character.is_alphabetic() && !is_from_right(character)
}

/// Whether a character shows: white space, and marks that only steer the text, have no glyph of their own.
fn is_seen(character: char) -> bool {
    let steers = matches!(character,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{180b}'..='\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{e0000}'..='\u{e0fff}');
    !steers && !character.is_whitespace()
}

/// Whether a character is of a block of scripts that are written from right to left.
fn is_from_right(character: char) -> bool {
    matches!(character,
        '\u{590}'..='\u{65f}' | '\u{66a}'..='\u{6ef}' | '\u{6fa}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}'
        | '\u{fe70}'..='\u{fefe}' | '\u{10800}'..='\u{10fff}' | '\u{1e800}'..='\u{1efff}')
}
