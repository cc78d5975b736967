use crate::Language;

/// The plural category of a whole number (CLDR 48, `plurals.xml`, cardinal).
pub(crate) fn category(language: Language, number: i64) -> &'static str {
    let number = number.unsigned_abs();
    match language {
        Language::English if number == 1 => "one",
        Language::Spanish if number == 1 => "one",
        Language::Spanish if number != 0 && number.is_multiple_of(1_000_000) => "many",
        Language::Arabic => match (number, number % 100) {
            (0, _) => "zero",
            (1, _) => "one",
            (2, _) => "two",
            (_, 3..=10) => "few",
            (_, 11..=99) => "many",
            _ => "other",
        },
        _ => "other",
    }
}

#[cfg(test)]
mod tests {
    use icu_locale_core::Locale;
    use icu_plurals::{PluralCategory, PluralRules};

    use super::*;

    #[test]
    fn categories_are_those_of_the_common_data() {
        let numbers = (0..1_000).chain([1_000, 1_000_000, 1_000_001, 2_000_000, 1_500_000, 10_000_000_000]);
        for language in Language::ALL {
            let locale: Locale = language.tag().parse().unwrap();
            let rules = PluralRules::try_new_cardinal(locale.into()).unwrap();
            for number in numbers.clone() {
                let expected = match rules.category_for(number) {
                    PluralCategory::Zero => "zero",
                    PluralCategory::One => "one",
                    PluralCategory::Two => "two",
                    PluralCategory::Few => "few",
                    PluralCategory::Many => "many",
                    PluralCategory::Other => "other",
                };
                assert_eq!(category(language, number), expected, "{number} in {language}");
            }
        }
    }
}
