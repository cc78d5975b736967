//! Reading a telephone number as it is typed.

use domain::contact::{CountryCode, PhoneNumber};
use regex_lite::Regex;

use crate::address::ascii;
use crate::country::{PLACES, PhoneRules, country};

/// The longest text that is read, in characters.
const LONGEST: usize = 40;

/// Why a text is not a telephone number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PhoneFault {
    /// There is nothing in it.
    #[error("a telephone number is needed")]
    Empty,
    /// It has something that is neither a digit nor written between digits.
    #[error("only digits, blanks, `+`, `-`, `.`, `/`, `(` and `)` are read here")]
    Character,
    /// There is no such country calling code.
    #[error("no country has this calling code")]
    CallingCode,
    /// It has fewer digits than any number there.
    #[error("too short for a number of this country")]
    TooShort,
    /// It has more digits than any number there.
    #[error("too long for a number of this country")]
    TooLong,
    /// No number there looks like this.
    #[error("no number of this country looks like this")]
    Unlike,
}

impl PhoneFault {
    /// A stable word for the fault, as the API tells it.
    pub fn code(self) -> &'static str {
        match self {
            Self::Empty => "required",
            Self::Character => "character_refused",
            Self::CallingCode => "unknown",
            Self::TooShort => "too_short",
            Self::TooLong => "too_long",
            Self::Unlike => "malformed",
        }
    }
}

/// Reads a number as people write it: with `+` and the calling code, or as it is dialled within `home`, also with what is
/// dialled there before the number or to get a line abroad.
///
/// A number is taken when some number of its calling code looks like it. Which of them are in use changes too often to say.
///
/// # Errors
/// The first thing that is wrong with it.
pub fn phone(text: &str, home: CountryCode) -> Result<PhoneNumber, PhoneFault> {
    let (international, digits) = digits(text)?;
    if international {
        return with_calling_code(&digits);
    }
    let rules = country(home).and_then(|country| country.phone.as_ref()).ok_or(PhoneFault::CallingCode)?;
    let inland = within(rules, &digits);
    if inland.is_err()
        && let Some(rest) = rules.abroad.as_deref().and_then(|pattern| after(pattern, &digits))
        && let Ok(number) = with_calling_code(rest)
    {
        return Ok(number);
    }
    inland
}

/// Whether the text begins with `+`, and its digits.
fn digits(text: &str) -> Result<(bool, String), PhoneFault> {
    let written: String = text.chars().take(LONGEST + 1).map(ascii).filter(|c| !is_between(*c)).collect();
    if text.chars().count() > LONGEST {
        return Err(PhoneFault::TooLong);
    }
    let (international, digits) = written.strip_prefix('+').map_or((false, written.as_str()), |rest| (true, rest));
    if digits.is_empty() {
        return Err(if international { PhoneFault::TooShort } else { PhoneFault::Empty });
    }
    if !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(PhoneFault::Character);
    }
    Ok((international, digits.to_owned()))
}

/// What is written between digits, and the marks that come along when a number is copied from right-to-left text.
fn is_between(c: char) -> bool {
    c.is_whitespace()
        || matches!(c, '-' | '.' | '/' | '(' | ')' | '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

/// A number that begins with its calling code. No calling code begins with another (ITU-T E.164, annex D).
fn with_calling_code(digits: &str) -> Result<PhoneNumber, PhoneFault> {
    let split = (1..=3.min(digits.len())).find_map(|length| {
        let (code, rest) = digits.split_at(length);
        Some((PLACES.calling_codes.get(&code.parse().ok()?)?, rest))
    });
    let (regions, rest) = split.ok_or(PhoneFault::CallingCode)?;
    // The first region's rules say most about a shared code; a number is good when any of its regions has such numbers.
    let rules = regions.iter().filter_map(|region| country(*region)?.phone.as_ref());
    let mut first = None;
    for read in rules.map(|rules| within(rules, rest)) {
        match read {
            Ok(number) => return Ok(number),
            Err(fault) => first = first.or(Some(fault)),
        }
    }
    Err(first.unwrap_or(PhoneFault::CallingCode))
}

/// A number as it is dialled within the country.
fn within(rules: &PhoneRules, dialled: &str) -> Result<PhoneNumber, PhoneFault> {
    let bare = without_trunk(rules, dialled);
    let whole = Regex::new(&format!("^(?:{})$", rules.national)).expect("a test reads every pattern");
    // What is dialled before a number may also be how a number begins.
    let national = match &bare {
        Some(bare) if whole.is_match(bare) || !whole.is_match(dialled) => bare.as_str(),
        _ => dialled,
    };
    let length = national.len();
    if rules.lengths.iter().all(|known| length < *known) {
        return Err(PhoneFault::TooShort);
    }
    if rules.lengths.iter().all(|known| length > *known) {
        return Err(PhoneFault::TooLong);
    }
    if !whole.is_match(national) {
        return Err(PhoneFault::Unlike);
    }
    PhoneNumber::new(rules.calling_code, national).map_err(|_malformed| PhoneFault::TooLong)
}

/// The number without what is dialled before it within the country, when something is.
fn without_trunk(rules: &PhoneRules, dialled: &str) -> Option<String> {
    let trunk = Regex::new(&format!("^(?:{})", rules.trunk.as_deref()?)).expect("a test reads every pattern");
    let captures = trunk.captures(dialled)?;
    let rest = &dialled[captures.get(0)?.end()..];
    // Some prefixes hold a part of the number itself, such as an area code; the rule then says what the number becomes.
    let kept = captures.len() > 1 && captures.get(captures.len() - 1).is_some();
    let bare = match rules.trunk_becomes.as_deref().filter(|_| kept) {
        Some(rule) => {
            let mut start = String::new();
            captures.expand(rule, &mut start);
            start + rest
        }
        None => rest.to_owned(),
    };
    (!bare.is_empty()).then_some(bare)
}

/// What comes after a prefix.
fn after<'a>(prefix: &str, digits: &'a str) -> Option<&'a str> {
    let prefix = Regex::new(&format!("^(?:{prefix})")).expect("a test reads every pattern");
    Some(&digits[prefix.find(digits)?.end()..])
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::countries;

    fn read(text: &str, home: &str) -> Result<String, PhoneFault> {
        phone(text, home.parse().unwrap()).map(|number| number.to_string())
    }

    #[test]
    fn a_number_is_understood_however_people_write_it() {
        for (text, home, number) in [
            ("030 123456", "DE", "+4930123456"),
            ("+49 (0)30-123456", "FR", "+4930123456"),
            ("0049 30 123456", "DE", "+4930123456"),
            ("011 49 30 123456", "US", "+4930123456"),
            ("(212) 555-0123", "US", "+12125550123"),
            ("1 212 555 0123", "US", "+12125550123"),
            ("876-922-1234", "JM", "+18769221234"),
            ("06 6982 1234", "IT", "+390669821234"),
            ("０９０-１２３４-５６７８", "JP", "+819012345678"),
            ("٠٥٠ ١٢٣ ٤٥٦٧", "AE", "+971501234567"),
            ("\u{202a}+49 30 123456\u{202c}", "DE", "+4930123456"),
            ("0 11 15-2345-6789", "AR", "+5491123456789"),
            ("8 (912) 345-67-89", "RU", "+79123456789"),
            ("+7 701 234 5678", "DE", "+77012345678"),
        ] {
            assert_eq!(read(text, home).as_deref(), Ok(number), "{text} in {home}");
        }
    }

    #[test]
    fn what_is_not_a_number_is_refused_for_its_reason() {
        for (text, home, fault) in [
            ("", "DE", PhoneFault::Empty),
            (" - ", "DE", PhoneFault::Empty),
            ("+", "DE", PhoneFault::TooShort),
            ("030 CALL ME", "DE", PhoneFault::Character),
            ("+49+30", "DE", PhoneFault::Character),
            ("+999 12345", "DE", PhoneFault::CallingCode),
            ("12345", "AQ", PhoneFault::CallingCode),
            ("123", "US", PhoneFault::TooShort),
            ("212 555 0123 4", "US", PhoneFault::TooLong),
            ("012 345 6789", "US", PhoneFault::Unlike),
            (&"1".repeat(41), "US", PhoneFault::TooLong),
            ("☎ 030 123456", "DE", PhoneFault::Character),
        ] {
            assert_eq!(read(text, home), Err(fault), "{text} in {home}");
        }
    }

    #[test]
    fn the_example_of_every_country_is_a_number_of_it() {
        for country in countries() {
            let Some(rules) = &country.phone else { continue };
            let Some(example) = &rules.example else { continue };
            let expected = format!("+{}{example}", rules.calling_code);
            assert_eq!(read(example, country.code.as_str()).as_ref(), Ok(&expected), "{}", country.code);
            assert_eq!(read(&expected, "DE").as_ref(), Ok(&expected), "{}", country.code);
        }
    }

    proptest! {
        #[test]
        fn no_text_breaks_the_reading_and_a_number_reads_as_itself(
            text in "[+0-9 ()./-]{0,24}|\\PC*",
            place in 0..countries().len(),
        ) {
            if let Ok(number) = phone(&text, countries()[place].code) {
                prop_assert_eq!(phone(&number.to_string(), countries()[place].code), Ok(number));
            }
        }
    }
}
