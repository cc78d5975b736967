//! Letters as outlines, for what shows them without a font.

use kurbo::{Affine, BezPath};
use parley::Run;
use skrifa::instance::{LocationRef, Size};
use skrifa::outline::{DrawSettings, OutlineGlyphCollection, OutlinePen};
use skrifa::raw::FontRef;
use skrifa::{GlyphId, MetadataProvider};

use super::Block;

impl Block {
    /// The outlines of its letters with its upper left corner at the origin, y running down.
    pub(crate) fn outlines(&self) -> BezPath {
        let mut path = BezPath::new();
        for line in self.layout.lines() {
            let metrics = line.metrics();
            let mut at = self.inset + metrics.offset;
            for run in line.runs() {
                let font = Outlines::of(&run);
                let mut pen = at;
                for glyph in run.visual_clusters().flat_map(|cluster| cluster.glyphs().collect::<Vec<_>>()) {
                    let place = (f64::from(pen + glyph.x), f64::from(metrics.baseline + glyph.y));
                    path.extend(font.glyph(glyph.id, place));
                    pen += glyph.advance;
                }
                at += run.advance();
            }
        }
        path
    }
}

/// The letters of one font at one size.
struct Outlines<'a> {
    glyphs: OutlineGlyphCollection<'a>,
    size: f32,
}

impl<'a> Outlines<'a> {
    /// Of the font and the size that a run of letters is set in.
    fn of(run: &'a Run<'a, ()>) -> Self {
        let data = run.font();
        let font = FontRef::from_index(data.data.as_ref(), data.index).expect("compiled in, and a test reads them all");
        Self { glyphs: font.outline_glyphs(), size: run.font_size() }
    }

    /// The outline of a letter with its origin at a place, y running down; empty for a space.
    fn glyph(&self, id: u32, place: (f64, f64)) -> BezPath {
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
