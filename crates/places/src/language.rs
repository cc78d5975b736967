//! Languages that people speak.

use crate::country::PLACES;

/// The language subtags (BCP 47) of the languages that Unicode's locale data describes.
pub fn languages() -> impl Iterator<Item = &'static str> {
    PLACES.languages.iter().map(AsRef::as_ref)
}

/// Whether that is one of them.
pub fn is_language(subtag: &str) -> bool {
    PLACES.languages.binary_search_by(|known| known.as_ref().cmp(subtag)).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_languages_are_found() {
        assert!(languages().is_sorted());
        assert!(languages().all(is_language));
        assert!(!is_language("root") && !is_language("EN") && !is_language(""));
    }
}
