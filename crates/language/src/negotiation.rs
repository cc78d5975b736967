//! The language of an answer, from what its reader asks for.

use crate::Language;

impl Language {
    /// The language that serves a value of `Accept-Language` best (RFC 9110, section 12.5.4), by
    /// lookup (RFC 4647, section 3.4); English when none of ours is asked for.
    ///
    /// A range that cannot be read counts for nothing, as does one of quality 0, which besides
    /// keeps its language from being meant by `*`.
    #[must_use]
    pub fn negotiate(accept_language: &str) -> Self {
        let mut best: Option<(u16, Self)> = None;
        let mut rest = None;
        let mut named = Vec::new();
        for range in accept_language.split(',') {
            let Some((tag, quality)) = read(range) else { continue };
            if tag == "*" {
                rest = rest.max(Some(quality));
            } else if let Some(language) = Self::from_tag(tag) {
                named.push(language);
                // Of equals the first: that is the order of preference.
                if quality > best.map_or(0, |(quality, _)| quality) {
                    best = Some((quality, language));
                }
            }
        }
        let others = rest.unwrap_or(0);
        if others > best.map_or(0, |(quality, _)| quality)
            && let Some(language) = Self::ALL.into_iter().find(|language| !named.contains(language))
        {
            return language;
        }
        best.map_or(Self::default(), |(_, language)| language)
    }
}

/// A range and its quality in thousandths.
fn read(range: &str) -> Option<(&str, u16)> {
    let mut parts = range.split(';').map(str::trim);
    let tag = parts.next().filter(|tag| !tag.is_empty())?;
    let weight = parts.find_map(|part| part.strip_prefix("q=").or_else(|| part.strip_prefix("Q=")));
    let quality = weight.map_or(Some(1000), thousandths)?;
    Some((tag, quality))
}

/// A weight as RFC 9110, section 12.4.2 has it: at most three digits, and at most 1.
fn thousandths(weight: &str) -> Option<u16> {
    let (whole, fraction) = weight.split_once('.').unwrap_or((weight, ""));
    let digits = fraction.len() <= 3 && fraction.bytes().all(|byte| byte.is_ascii_digit());
    let value = format!("{fraction:0<3}").parse::<u16>().ok().filter(|_| digits)?;
    match whole {
        "0" => Some(value),
        "1" if value == 0 => Some(1000),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn the_best_of_ours_is_chosen() {
        for (header, expected) in [
            ("", Language::English),
            ("de, fr;q=0.9", Language::English),
            ("es", Language::Spanish),
            ("es-MX, es;q=0.9, en;q=0.8", Language::Spanish),
            ("de, ja;q=0.7, en;q=0.3", Language::Japanese),
            ("en;q=0.5, AR-eg;q=0.6", Language::Arabic),
            ("ja;q=0.5, ar;q=0.5", Language::Japanese),
            ("en;q=0, *", Language::Spanish),
            ("ja;q=0.2, *;q=0.8", Language::English),
            ("*", Language::English),
            ("es;q=0", Language::English),
            ("es;q=2, ja;q=0.1", Language::Japanese),
            ("es;q=0.0001, ja ; q=0.1", Language::Japanese),
            ("es;level=1;q=0.4,ja;q=0.3", Language::Spanish),
            ("spanish, eng", Language::English),
        ] {
            assert_eq!(Language::negotiate(header), expected, "{header}");
        }
    }

    proptest! {
        #[test]
        fn any_header_has_an_answer(header in ".*") {
            prop_assert!(Language::ALL.contains(&Language::negotiate(&header)));
        }

        #[test]
        fn the_greatest_quality_wins(
            order in Just(Language::ALL.to_vec()).prop_shuffle(),
            qualities in proptest::collection::hash_set(1_u16..=999, 4),
        ) {
            let qualities: Vec<u16> = qualities.into_iter().collect();
            let ranges: Vec<String> = order
                .iter()
                .zip(&qualities)
                .map(|(language, quality)| format!("{}-XX;q=0.{quality:03}", language.tag().to_uppercase()))
                .collect();
            let (expected, _) = order.iter().zip(&qualities).max_by_key(|(_, quality)| **quality).unwrap();
            prop_assert_eq!(Language::negotiate(&ranges.join(" , ")), *expected);
        }

        #[test]
        fn what_is_refused_is_never_chosen(refused in 1_usize..4, others in "[a-z]{4,8}") {
            let refused = Language::ALL[refused];
            let header = format!("{others}, {refused};q=0, *;q=0.5");
            prop_assert_ne!(Language::negotiate(&header), refused);
        }
    }
}
