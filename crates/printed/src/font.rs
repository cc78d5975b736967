//! The fonts, compiled in: a serif for names and titles, a sans for the rest, and one of the same kind for every script
//! that the first lacks.
//!
//! What is in these fonts is what prints.

use std::sync::{Arc, LazyLock};

use krilla::text::Font;
use parley::fontique::{
    Blob, CharmapIndex, Collection, CollectionOptions, FontInfoOverride, FontStyle, FontWeight, FontWidth, SourceCache,
};
use parley::{FontContext, FontData};

/// What a text is set in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Face {
    /// Names and titles.
    Serif,
    /// Everything else.
    Sans,
    /// What stands out of everything else.
    Strong,
}

macro_rules! fonts {
    ($($name:literal),* $(,)?) => {
        [$(($name, include_bytes!(concat!("../fonts/", $name, ".zst")).as_slice())),*]
    };
}

/// Name and compressed file of every font, in the order in which a character is looked for that no font before has.
const FONTS: [(&str, &[u8]); 13] = fonts![
    "noto-cjk",
    "noto-hebrew",
    "noto-devanagari",
    "noto-thai",
    "noto-georgian",
    "noto-armenian",
    "noto-serif",
    "noto-sans",
    "noto-arabic",
    "noto-sans-arabic",
    "caslon",
    "sans",
    "sans-strong",
];

impl Face {
    /// The fonts to look for a character in, first to last.
    ///
    /// Where the first lacks a Latin letter of the text (Vietnamese has such), all its Latin is set in the second, so
    /// that no word is of two fonts. Other scripts are there in one weight, so a text that has them is of that weight.
    pub(crate) fn stack(self, text: &str) -> Vec<&'static str> {
        let fonts = Fonts::get();
        let lacks =
            |name, among: fn(char) -> bool| text.chars().any(|letter| among(letter) && !fonts.has(name, letter));
        let own = match self {
            Self::Serif => ["caslon", "noto-serif", "noto-arabic"],
            Self::Strong if !lacks("sans-strong", |letter| !is_unseen(letter)) => {
                ["sans-strong", "noto-sans", "noto-sans-arabic"]
            }
            Self::Sans | Self::Strong => ["sans", "noto-sans", "noto-sans-arabic"],
        };
        let rest = FONTS.iter().map(|(name, _)| *name).filter(|name| !own.contains(name));
        own.into_iter().skip(usize::from(lacks(own[0], is_latin))).chain(rest).collect()
    }
}

/// Latin letters outside ASCII, and the marks that combine with letters.
fn is_latin(character: char) -> bool {
    matches!(character, '\u{c0}'..='\u{24f}' | '\u{300}'..='\u{36f}' | '\u{1e00}'..='\u{1eff}')
}

struct Loaded {
    name: &'static str,
    blob: Blob<u8>,
    font: Font,
    characters: CharmapIndex,
}

impl Loaded {
    fn has(&self, character: char) -> bool {
        let glyph = self.characters.charmap(self.blob.as_ref()).and_then(|characters| characters.map(character));
        glyph.is_some_and(|glyph| glyph != 0)
    }
}

/// All fonts, ready to be set and written with.
pub(crate) struct Fonts {
    context: FontContext,
    loaded: Vec<Loaded>,
}

static LOADED: LazyLock<Fonts> = LazyLock::new(Fonts::load);

impl Fonts {
    /// The fonts, decompressed when first asked for.
    pub(crate) fn get() -> &'static Self {
        &LOADED
    }

    fn load() -> Self {
        let options = CollectionOptions { shared: false, system_fonts: false };
        let mut context = FontContext { collection: Collection::new(options), source_cache: SourceCache::default() };
        let loaded = FONTS
            .iter()
            .map(|(name, packed)| {
                let bytes = Arc::new(zstd::decode_all(*packed).expect("compiled in, and a test reads them all"));
                let blob = Blob::new(bytes.clone());
                // Each is a family of one font, whatever it calls itself, so that the stack alone decides.
                let family = FontInfoOverride {
                    family_name: Some(name),
                    width: Some(FontWidth::NORMAL),
                    style: Some(FontStyle::Normal),
                    weight: Some(FontWeight::NORMAL),
                    axes: None,
                };
                let registered = context.collection.register_fonts(blob.clone(), Some(family));
                let characters = registered
                    .first()
                    .and_then(|(_, fonts)| fonts.first())
                    .map(|font| font.charmap_index())
                    .expect("compiled in, and a test reads them all");
                let font = Font::new(bytes.into(), 0).expect("compiled in, and a test reads them all");
                Loaded { name, blob, font, characters }
            })
            .collect();
        Self { context, loaded }
    }

    /// A context to lay text out in, of these fonts and no others.
    pub(crate) fn context(&self) -> FontContext {
        self.context.clone()
    }

    /// The font to write with, of what a text was laid out with.
    pub(crate) fn font(&self, data: &FontData) -> Font {
        self.of(data).font.clone()
    }

    /// Whether the font that a text was laid out with has a character.
    pub(crate) fn laid_out(&self, data: &FontData, character: char) -> bool {
        self.of(data).has(character)
    }

    fn of(&self, data: &FontData) -> &Loaded {
        let found = self.loaded.iter().find(|font| font.blob.id() == data.data.id());
        found.expect("only these fonts are in the context")
    }

    fn has(&self, name: &str, character: char) -> bool {
        self.loaded.iter().any(|font| font.name == name && font.has(character))
    }
}

/// Characters that are refused though a font may have them: private ones, which PDF/A-3a forbids, and the two tone marks
/// of Middle Korean, which no name of today has: they stand before their syllable, and the setting of lines (parley
/// 0.12) fails on what moves so.
pub(crate) fn is_refused(character: char) -> bool {
    matches!(character, '\u{e000}'..='\u{f8ff}' | '\u{f0000}'.. | '\u{302e}' | '\u{302f}')
}

/// Characters that direct others and have no form of their own (Unicode 16, `Default_Ignorable_Code_Point`, those that
/// stand in names and texts): joiners, directions, and selectors of a variant of the Han character before.
fn is_unseen(character: char) -> bool {
    matches!(
        character,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}'
            | '\u{fe00}'..='\u{fe0f}' | '\u{e0100}'..='\u{e01ef}'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_font_is_read_and_has_what_it_is_there_for() {
        let fonts = Fonts::get();
        for (font, character) in [
            ("caslon", 'é'),
            ("caslon", 'ő'),
            ("sans", 'ế'),
            ("sans-strong", 'Ł'),
            ("noto-serif", 'Ж'),
            ("noto-serif", 'ệ'),
            ("noto-sans", 'Ω'),
            ("noto-arabic", 'ع'),
            ("noto-sans-arabic", 'پ'),
            ("noto-cjk", '髙'),
            ("noto-cjk", '한'),
            ("noto-cjk", '\u{20bb7}'),
            ("noto-hebrew", 'א'),
            ("noto-devanagari", 'क'),
            ("noto-thai", 'ก'),
            ("noto-georgian", 'ა'),
            ("noto-armenian", 'ա'),
        ] {
            assert!(fonts.has(font, character), "{font} lacks {character}");
        }
    }

    #[test]
    fn both_levels_of_the_japanese_standard_print() {
        // First and last of level 1 and 2 of JIS X 0208, and of the makers' additions.
        let lacking: Vec<char> =
            "亜腕弌熙﨑髙濵々〆ヶ".chars().filter(|kanji| !Fonts::get().has("noto-cjk", *kanji)).collect();
        assert!(lacking.is_empty(), "{lacking:?}");
    }

    #[test]
    fn a_word_is_never_of_two_latin_fonts_and_a_text_never_of_two_weights() {
        assert_eq!(Face::Serif.stack("José Álvarez")[0], "caslon");
        assert_eq!(Face::Serif.stack("Nguyễn Thị Ánh")[0], "noto-serif");
        assert_eq!(Face::Serif.stack("山田 太郎")[0], "caslon");
        assert_eq!(Face::Strong.stack("2026")[0], "sans-strong");
        assert_eq!(Face::Strong.stack("2026年")[0], "sans");
    }
}
