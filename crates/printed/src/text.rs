//! Text: shaped, wrapped to a width, shrunk where it would be too long, and written with what it says beside it.

mod outline;

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::ops::Range;

use krilla::geom::Point;
use krilla::paint::Fill;
use krilla::surface::Surface;
use krilla::tagging::{ContentTag, Node, SpanTag, Tag, TagGroup};
use krilla::text::{GlyphId, KrillaGlyph};
use language::{Direction, Language};
use parley::style::{FontFamily, FontFamilyName, FontFeatures};
use parley::{
    Alignment, AlignmentOptions, BaseDirection, BreakReason, FontContext, Layout, LayoutContext, LineHeight,
    OverflowWrap, Run, StyleProperty, WordBreak,
};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::canonical_combining_class;

use crate::Error;
use crate::font::{Face, Fonts, is_refused};
use crate::ink::Ink;

/// How a text is set.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Style {
    pub(crate) face: Face,
    /// Of the em, in points.
    pub(crate) size: f32,
    pub(crate) ink: Ink,
    /// From baseline to baseline, in ems.
    pub(crate) leading: f32,
    pub(crate) align: Align,
    /// Whether lines end between words alone, in scripts too that allow it elsewhere.
    pub(crate) whole_words: bool,
}

/// Where lines begin, by the direction of the document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Align {
    Start,
    Centre,
    End,
}

impl Style {
    pub(crate) const fn new(face: Face, size: f32, ink: Ink) -> Self {
        Self { face, size, ink, leading: 1.3, align: Align::Start, whole_words: false }
    }

    pub(crate) const fn leading(self, leading: f32) -> Self {
        Self { leading, ..self }
    }

    pub(crate) const fn align(self, align: Align) -> Self {
        Self { align, ..self }
    }

    pub(crate) const fn whole_words(self) -> Self {
        Self { whole_words: true, ..self }
    }
}

/// A text that has been set: its lines are known, and so is the room it takes.
pub(crate) struct Block {
    text: String,
    layout: Layout<()>,
    style: Style,
    /// From the left of where it is to stand to the left of its lines, in points.
    inset: f32,
}

impl Block {
    /// How high it is, in points.
    pub(crate) fn height(&self) -> f32 {
        self.layout.height()
    }

    /// How wide its widest line is, in points.
    pub(crate) fn width(&self) -> f32 {
        self.layout.width()
    }

    /// What it says.
    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    /// How many lines it has.
    pub(crate) fn lines(&self) -> usize {
        self.layout.len()
    }

    /// How far below the top of the block a line begins, in points.
    pub(crate) fn line_top(&self, index: usize) -> f32 {
        self.layout.get(index).map_or(0.0, |line| line.metrics().block_min_coord)
    }

    /// Writes it with its upper left corner at a point, and tells each line's place in the structure.
    pub(crate) fn write(&self, surface: &mut Surface<'_>, x: f32, y: f32) -> Vec<Node> {
        (0..self.lines()).filter_map(|line| self.write_line(surface, line, x, y + self.line_top(line))).collect()
    }

    /// Writes one line with its upper left corner at a point; none where it has nothing to say.
    pub(crate) fn write_line(&self, surface: &mut Surface<'_>, index: usize, x: f32, y: f32) -> Option<Node> {
        let line = self.layout.get(index)?;
        if line.is_empty() {
            return None;
        }
        let written = surface.start_tagged(ContentTag::Span(SpanTag::empty()));
        self.draw_line(surface, index, x, y);
        surface.end_tagged();
        if !line.runs().any(|run| run.is_rtl()) {
            return Some(Node::Leaf(written));
        }
        // Glyphs from right to left are in the order of the page; a reader wants that of the words. They stand in the
        // structure, for programs that take the text from the page turn those that stand there a second time.
        let words = self.text[line.text_range()].to_owned();
        let span = Tag::Span.with_actual_text(Some(words));
        Some(Node::Group(TagGroup::with_children(span, vec![Node::Leaf(written)])))
    }

    /// The size of its em, in points.
    pub(crate) fn size(&self) -> f32 {
        self.style.size
    }

    /// Whether it is set in the strong font.
    pub(crate) fn is_strong(&self) -> bool {
        self.style.face == Face::Strong && Face::Strong.stack(&self.text)[0] == "sans-strong"
    }

    /// Whether a word had to be broken to keep to the width.
    pub(crate) fn breaks_words(&self) -> bool {
        self.layout.lines().any(|line| line.break_reason() == BreakReason::Emergency)
    }

    /// Draws one line, without a place in the structure.
    pub(crate) fn draw_line(&self, surface: &mut Surface<'_>, index: usize, x: f32, y: f32) {
        let Some(line) = self.layout.get(index) else { return };
        surface.set_stroke(None);
        surface.set_fill(Some(Fill { paint: self.style.ink.colour().into(), ..Fill::default() }));
        let metrics = line.metrics();
        let baseline = y + metrics.baseline - metrics.block_min_coord;
        let mut at = x + self.inset + metrics.offset;
        for run in line.runs() {
            let font = Fonts::get().font(run.font());
            let start = Point::from_xy(at, baseline);
            surface.draw_glyphs(start, &glyphs(&run), font, &self.text, run.font_size(), false);
            at += run.advance();
        }
    }
}

fn glyphs(run: &Run<'_, ()>) -> Vec<KrillaGlyph> {
    let size = run.font_size();
    let mut glyphs: Vec<KrillaGlyph> = Vec::new();
    // Of a ligature one cluster has the glyphs, and the others follow it in the order of the text.
    let mut waiting: Option<Range<usize>> = None;
    for cluster in run.visual_clusters() {
        let range = cluster.text_range();
        if cluster.is_ligature_continuation() {
            match glyphs.last_mut() {
                Some(glyph) if !run.is_rtl() => glyph.text_range.end = range.end,
                _ => waiting = Some(range.start..waiting.map_or(range.end, |later| later.end)),
            }
            continue;
        }
        let range = range.start..waiting.take().map_or(range.end, |later| later.end);
        for glyph in cluster.glyphs() {
            glyphs.push(KrillaGlyph::new(
                GlyphId::new(glyph.id),
                glyph.advance / size,
                glyph.x / size,
                // Lines are laid out with y running down, and written with it running up.
                -glyph.y / size,
                0.0,
                range.clone(),
                None,
            ));
        }
    }
    glyphs
}

/// Sets the texts of one document.
pub(crate) struct Typesetter {
    fonts: FontContext,
    layouts: LayoutContext<()>,
    language: Language,
    /// What no font had, of all that was set.
    missing: BTreeSet<char>,
}

impl Typesetter {
    pub(crate) fn new(language: Language) -> Self {
        Self { fonts: Fonts::get().context(), layouts: LayoutContext::new(), language, missing: BTreeSet::new() }
    }

    pub(crate) fn is_rtl(&self) -> bool {
        self.language.direction() == Direction::RightToLeft
    }

    /// Sets a text in lines of at most this width, in points.
    pub(crate) fn set(&mut self, text: &str, style: Style, width: f32) -> Block {
        let mut text = clean(text);
        self.missing.extend(text.chars().filter(|character| is_refused(*character)));
        text.retain(|character| !is_refused(character));
        let style = Style { face: self.face(style.face), ..style };
        let families = style.face.stack(&text);
        let families: Vec<FontFamilyName<'_>> =
            families.into_iter().map(|name| FontFamilyName::Named(Cow::Borrowed(name))).collect();
        let mut builder = self.layouts.ranged_builder(&mut self.fonts, &text, 1.0, false);
        // Names and codes run as they do by themselves, whatever the language of the document.
        builder.set_base_direction(BaseDirection::Auto);
        builder.push_default(StyleProperty::FontFeatures(FontFeatures::Source(Cow::Borrowed("\"lnum\", \"tnum\""))));
        builder.push_default(StyleProperty::FontFamily(FontFamily::List(Cow::Borrowed(&families))));
        builder.push_default(StyleProperty::FontSize(style.size));
        builder.push_default(StyleProperty::LineHeight(LineHeight::Absolute(style.size * style.leading)));
        builder.push_default(StyleProperty::OverflowWrap(OverflowWrap::Anywhere));
        if style.whole_words {
            builder.push_default(StyleProperty::WordBreak(WordBreak::KeepAll));
        }
        let mut layout: Layout<()> = builder.build(&text);
        layout.break_all_lines(Some(width));
        layout.align(self.alignment(style), AlignmentOptions::default());
        for run in layout.lines().flat_map(|line| line.runs().collect::<Vec<_>>()) {
            for cluster in run.visual_clusters().filter(|cluster| cluster.glyphs().any(|glyph| glyph.id == 0)) {
                let characters = text[cluster.text_range()].chars();
                self.missing.extend(characters.filter(|character| !Fonts::get().laid_out(run.font(), *character)));
            }
        }
        Block { text, layout, style, inset: 0.0 }
    }

    /// Refuses what was set if a character has no form in any font, so that nothing is printed with a gap.
    ///
    /// # Errors
    /// [`Error::Unprintable`] with each of the characters, once.
    pub(crate) fn complete(&self) -> Result<(), Error> {
        if self.missing.is_empty() { Ok(()) } else { Err(Error::Unprintable(self.missing.iter().copied().collect())) }
    }

    /// Sets a text in as few lines as its width takes, all of about the same length.
    pub(crate) fn balanced(&mut self, text: &str, style: Style, width: f32) -> Block {
        let mut block = self.set(text, style, width);
        let lines = block.lines();
        if lines < 2 {
            return block;
        }
        // A narrower line must not break a word that is whole in the wider one.
        let broken = block.breaks_words();
        let (mut narrow, mut wide) = (width / 2.0, width);
        while wide - narrow > 2.0 {
            let middle = (narrow + wide) / 2.0;
            block.layout.break_all_lines(Some(middle));
            let worse = block.lines() > lines || (block.breaks_words() && !broken);
            if worse { narrow = middle } else { wide = middle }
        }
        let alignment = self.alignment(style);
        block.layout.break_all_lines(Some(wide));
        block.layout.align(alignment, AlignmentOptions::default());
        block.inset = match alignment {
            Alignment::Right => width - wide,
            Alignment::Center => (width - wide) / 2.0,
            _ => 0.0,
        };
        block
    }

    /// Japanese and Arabic are there in one weight, and strong codes beside plain names would look as if they mattered
    /// more.
    fn face(&self, face: Face) -> Face {
        match (face, self.language) {
            (Face::Strong, Language::Japanese | Language::Arabic) => Face::Sans,
            (face, _) => face,
        }
    }

    fn alignment(&self, style: Style) -> Alignment {
        match (style.align, self.is_rtl()) {
            (Align::Start, false) | (Align::End, true) => Alignment::Left,
            (Align::Start, true) | (Align::End, false) => Alignment::Right,
            (Align::Centre, _) => Alignment::Center,
        }
    }

    /// Sets a text on one line, smaller where it must be, but not smaller than `least`; then on several.
    pub(crate) fn fit(&mut self, text: &str, style: Style, least: f32, width: f32) -> Block {
        let natural = self.set(text, style, f32::MAX).width();
        // A little less than what fits, for advances are rounded.
        let size = if natural > width { style.size * width / natural * 0.995 } else { style.size };
        self.balanced(text, Style { size: size.max(least.min(style.size)), ..style }, width)
    }
}

/// The mark of the order of bytes at the beginning of files, which PDF/A allows in no text.
const MARK: char = '\u{feff}';

/// A text as it is set: one space where there are breaks, tabs or several spaces, and letters joined with their marks,
/// for fonts have the joined form.
///
/// Han compatibility characters stay as they are: Unicode would replace them by another form of the same character,
/// which is not how the person writes it.
pub(crate) fn clean(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in text.split(|character: char| character.is_whitespace() || character.is_control() || character == MARK) {
        if word.is_empty() {
            continue;
        }
        if !out.is_empty() {
            out.push(' ');
        }
        if word.chars().any(|character| canonical_combining_class(character) != 0) {
            out.extend(word.nfc());
        } else {
            out.push_str(word);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    const NAME: Style = Style::new(Face::Serif, 40.0, Ink::First);

    #[test]
    fn a_long_name_shrinks_and_then_wraps() {
        let mut typesetter = Typesetter::new(Language::English);
        let short = typesetter.fit("Ada", NAME, 20.0, 300.0);
        let long = typesetter.fit("Ada Augusta King-Noel", NAME, 20.0, 300.0);
        let longest = typesetter.fit(&"Wolfeschlegelsteinhausen ".repeat(4), NAME, 20.0, 300.0);
        let unbroken = typesetter.fit(&"W".repeat(200), NAME, 20.0, 300.0);

        assert_eq!((short.layout.len(), long.layout.len()), (1, 1));
        assert!(long.height() < short.height());
        assert!(longest.layout.len() > 1 && unbroken.layout.len() > 1);
        for block in [short, long, longest, unbroken] {
            assert!(block.width() <= 300.0, "{} points", block.width());
        }
    }

    #[test]
    fn marks_stand_off_from_what_they_would_run_into() {
        let offsets = |text: &str| -> Vec<f32> {
            let block = Typesetter::new(Language::Arabic).set(text, NAME, 500.0);
            let runs = block.layout.lines().flat_map(|line| line.runs().collect::<Vec<_>>());
            runs.flat_map(|run| glyphs(&run)).map(|glyph| glyph.y_offset).filter(|offset| *offset != 0.0).collect()
        };

        // A kasra below an alef that has its hamza below already, and a fatha above one that has it above.
        let (below, above) = (offsets("\u{625}\u{650}"), offsets("\u{623}\u{64e}"));

        assert!(!below.is_empty() && below.iter().all(|offset| *offset < 0.0), "{below:?}");
        assert!(!above.is_empty() && above.iter().all(|offset| *offset > 0.0), "{above:?}");
    }

    #[test]
    fn lines_of_one_length_break_no_word_that_fits_and_words_stay_whole_where_asked() {
        let mut typesetter = Typesetter::new(Language::Japanese);
        let lines = |block: &Block| -> Vec<String> {
            let ranges = block.layout.lines().map(|line| line.text_range());
            ranges.map(|range| block.text[range].trim().to_owned()).collect()
        };

        let whole = typesetter.balanced("ネットワーク防御 認定専門家", NAME.whole_words(), 400.0);
        let usual = typesetter.balanced("ネットワーク防御 認定専門家", NAME, 400.0);

        assert_eq!(lines(&whole), ["ネットワーク防御", "認定専門家"]);
        assert!(!whole.breaks_words() && lines(&usual)[0] != "ネットワーク防御", "{:?}", lines(&usual));
        assert!(typesetter.balanced("ネットワーク防御", NAME.whole_words(), 200.0).breaks_words());
    }

    #[test]
    fn no_glyph_is_missing_in_any_script() {
        let mut typesetter = Typesetter::new(Language::Arabic);
        for text in [
            "Łukasz Dvořák Ñandú Þórr",
            "Nguyễn Thị Ánh",
            "Анна Ѣ Ђорђевић",
            "Ελένη Παπαδοπούλου",
            "محمد الأحمد لا پژ",
            "髙橋 﨑 𠮷野家",
            "王小明 陳怡君",
            "김민준 똠방각하",
            "שׁלום",
            "ปิยะ",
            "श्री कृष्ण",
            "ნინო",
            "Հայկ",
            "\u{2068}A\u{2069} \u{200f}b",
        ] {
            let block = typesetter.set(text, NAME, 500.0);
            let ids: Vec<u32> = block
                .layout
                .lines()
                .flat_map(|line| line.runs().flat_map(|run| glyphs(&run)).collect::<Vec<_>>())
                .map(|glyph| glyph.glyph_id.to_u32())
                .collect();
            assert!(!ids.is_empty() && !ids.contains(&0), "{text}: {ids:?}");
        }
    }

    #[test]
    fn marks_join_their_letter_and_kept_forms_stay() {
        assert_eq!(clean("Jose\u{301}\tA\u{301}lvarez\n"), "José Álvarez");
        assert_eq!(clean("\u{fa19}\u{fa11}"), "\u{fa19}\u{fa11}");
        assert_eq!(clean("a\0b"), "a b");
    }
}
