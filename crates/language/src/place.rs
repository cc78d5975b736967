//! Where texts are: compiled in, or in what the page has loaded.

use crate::template::{self, Value};

#[cfg(not(target_arch = "wasm32"))]
mod tables {
    use crate::Language;
    use crate::text::{BETWEEN, IN_BROWSER, NAMES, TEXTS};

    /// The language of the pages: on a server there are none, and tests of pages read English.
    #[must_use]
    pub fn here() -> Language {
        Language::English
    }

    pub(crate) fn template(language: Language, index: usize) -> &'static str {
        TEXTS[language as usize][index]
    }

    /// The file of texts that a page in this language loads, for the bundler.
    #[must_use]
    pub fn browser_texts(language: Language) -> String {
        TEXTS[language as usize][..IN_BROWSER].join(BETWEEN.encode_utf8(&mut [0; 4]))
    }

    /// Takes up a page's texts; here all of them are compiled in.
    pub fn load(_: Language, _: String) {}

    /// The text of a name such as `front/title`, for pages that are made before any program runs.
    #[must_use]
    pub fn named(language: Language, name: &str) -> Option<&'static str> {
        Some(template(language, NAMES.iter().position(|known| *known == name)?))
    }

    /// The names that begin that way.
    pub fn names(prefix: &str) -> impl Iterator<Item = &'static str> {
        NAMES.iter().copied().filter(move |name| name.starts_with(prefix))
    }
}

#[cfg(target_arch = "wasm32")]
mod tables {
    use std::sync::OnceLock;

    use crate::Language;
    use crate::text::BETWEEN;

    static LOADED: OnceLock<(Language, Vec<&'static str>)> = OnceLock::new();

    /// The language of this page.
    #[must_use]
    pub fn here() -> Language {
        LOADED.get().map_or(Language::default(), |(language, _)| *language)
    }

    /// Takes up the page's file of texts, which it keeps: another language is another page.
    pub fn load(language: Language, texts: String) {
        let texts: &'static str = texts.leak();
        // A second time changes nothing.
        _ = LOADED.set((language, texts.split(BETWEEN).collect()));
    }

    /// Nothing without texts, which is better than a page that ends in the middle.
    pub(crate) fn template(_: Language, index: usize) -> &'static str {
        LOADED.get().and_then(|(_, texts)| texts.get(index)).copied().unwrap_or_default()
    }
}

pub(crate) use tables::template;
#[cfg(not(target_arch = "wasm32"))]
pub use tables::{browser_texts, named, names};
pub use tables::{here, load};

/// A text of a page that has nothing to fill in.
pub(crate) fn text(index: usize) -> &'static str {
    template(here(), index)
}

/// A text of a page.
pub(crate) fn render(index: usize, values: &[Value<'_>]) -> String {
    template::render(text(index), here(), values)
}
