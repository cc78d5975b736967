//! Letters as outlines, for what shows them without a font.

use kurbo::{Affine, BezPath};
use parley::Run;
use skrifa::instance::{LocationRef, Size};
use skrifa::outline::{DrawSettings, OutlineGlyphCollection, OutlinePen};
use skrifa::raw::FontRef;
use skrifa::{GlyphId, MetadataProvider};

/// The letters of one font at one size.
pub(crate) struct Outlines<'a> {
    glyphs: OutlineGlyphCollection<'a>,
    size: f32,
}

impl<'a> Outlines<'a> {
    /// Of the font and the size that a run of letters is set in.
    pub(crate) fn of(run: &'a Run<'a, ()>) -> Self {
        let data = run.font();
        let font = FontRef::from_index(data.data.as_ref(), data.index).expect("compiled in, and a test reads them all");
        Self { glyphs: font.outline_glyphs(), size: run.font_size() }
    }

    /// The outline of a letter with its origin at a place, y running down; empty for a space.
    pub(crate) fn glyph(&self, id: u32, place: (f64, f64)) -> BezPath {
        let mut pen = Pen(BezPath::new());
        if let Some(glyph) = self.glyphs.get(GlyphId::new(id)) {
            let settings = DrawSettings::unhinted(Size::new(self.size), LocationRef::default());
            glyph.draw(settings, &mut pen).expect("the fonts are compiled in, and a test draws of each");
        }
        Affine::translate(place) * Affine::FLIP_Y * pen.0
    }
}

struct Pen(BezPath);

impl OutlinePen for Pen {
    fn move_to(&mut self, x: f32, y: f32) {
        self.0.move_to((f64::from(x), f64::from(y)));
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.0.line_to((f64::from(x), f64::from(y)));
    }

    fn quad_to(&mut self, cx0: f32, cy0: f32, x: f32, y: f32) {
        self.0.quad_to((f64::from(cx0), f64::from(cy0)), (f64::from(x), f64::from(y)));
    }

    fn curve_to(&mut self, cx0: f32, cy0: f32, cx1: f32, cy1: f32, x: f32, y: f32) {
        self.0.curve_to(
            (f64::from(cx0), f64::from(cy0)),
            (f64::from(cx1), f64::from(cy1)),
            (f64::from(x), f64::from(y)),
        );
    }

    fn close(&mut self) {
        self.0.close_path();
    }
}
