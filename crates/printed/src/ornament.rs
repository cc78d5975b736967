//! The engraving: rosettes, and the woven frame of a certificate.

use krilla::geom::{Path, PathBuilder, Rect, Transform};
use krilla::paint::{Fill, LineJoin, Stroke};
use krilla::surface::Surface;
use kurbo::{BezPath, PathEl};
use rosette::Figure;

use crate::ink::Ink;

/// Units of a figure from its centre to its edge.
const FIGURE_RADIUS: f32 = 1000.0;

/// Control points of the cubic that is a quarter of a sine wave to 0.02 %, in units of a quarter and of the height.
const QUARTER: [(f32, f32); 3] = [(0.326_132, 0.512_286_6), (0.638_093_6, 1.0), (1.0, 1.0)];

/// Draws a rosette in both inks; a stroke is at least `hairline` points wide, or it would vanish in print.
pub(crate) fn rosette(surface: &mut Surface<'_>, figure: &Figure, (x, y): (f32, f32), radius: f32, hairline: f32) {
    let scale = radius / FIGURE_RADIUS;
    surface.push_transform(&Transform::from_row(scale, 0.0, 0.0, scale, x, y));
    for stroke in &figure.strokes {
        let Some(path) = svg(&stroke.path) else { continue };
        let ink = match stroke.ink {
            rosette::Ink::First => Ink::First,
            rosette::Ink::Second => Ink::Second,
        };
        let width = f32::from(stroke.width).max(hairline / scale);
        line(surface, &path, ink, width);
    }
    surface.pop();
}

/// The path of SVG path data; none where it is empty.
fn svg(data: &str) -> Option<Path> {
    let path = BezPath::from_svg(data).expect("the rosette writes path data");
    let mut out = PathBuilder::new();
    for element in path.elements() {
        match *element {
            PathEl::MoveTo(to) => out.move_to(to.x as f32, to.y as f32),
            PathEl::LineTo(to) => out.line_to(to.x as f32, to.y as f32),
            PathEl::QuadTo(by, to) => out.quad_to(by.x as f32, by.y as f32, to.x as f32, to.y as f32),
            PathEl::CurveTo(from, by, to) => {
                out.cubic_to(from.x as f32, from.y as f32, by.x as f32, by.y as f32, to.x as f32, to.y as f32);
            }
            PathEl::ClosePath => out.close(),
        }
    }
    out.finish()
}

/// Strokes a path.
pub(crate) fn line(surface: &mut Surface<'_>, path: &Path, ink: Ink, width: f32) {
    surface.set_fill(None);
    surface.set_stroke(Some(Stroke {
        paint: ink.colour().into(),
        width,
        line_join: LineJoin::Round,
        ..Stroke::default()
    }));
    surface.draw_path(path);
}

/// Fills a rectangle.
pub(crate) fn area(surface: &mut Surface<'_>, rect: Rect, ink: Ink) {
    let mut path = PathBuilder::new();
    path.push_rect(rect);
    fill(surface, path, ink);
}

/// Fills what a path encloses.
pub(crate) fn fill(surface: &mut Surface<'_>, path: PathBuilder, ink: Ink) {
    let Some(path) = path.finish() else { return };
    surface.set_stroke(None);
    surface.set_fill(Some(Fill { paint: ink.colour().into(), ..Fill::default() }));
    surface.draw_path(&path);
}

/// Strokes a straight line.
pub(crate) fn rule(surface: &mut Surface<'_>, from: (f32, f32), to: (f32, f32), ink: Ink, width: f32) {
    let mut path = PathBuilder::new();
    path.move_to(from.0, from.1);
    path.line_to(to.0, to.1);
    if let Some(path) = path.finish() {
        line(surface, &path, ink, width);
    }
}

/// Strokes the outline of a rectangle.
pub(crate) fn outline(surface: &mut Surface<'_>, rect: Rect, ink: Ink, width: f32) {
    let mut path = PathBuilder::new();
    path.push_rect(rect);
    if let Some(path) = path.finish() {
        line(surface, &path, ink, width);
    }
}

/// A band along a straight line: four equal waves, each a quarter behind the one before.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Rope {
    pub(crate) ink: Ink,
    pub(crate) width: f32,
    /// From the middle to the top of a wave, in points.
    pub(crate) height: f32,
    /// From top to top, in points; taken so that whole waves fill the line.
    pub(crate) wave: f32,
}

impl Rope {
    /// Draws it between two points that are level, or above one another.
    pub(crate) fn draw(&self, surface: &mut Surface<'_>, from: (f32, f32), to: (f32, f32)) {
        let (across, down) = (to.0 - from.0, to.1 - from.1);
        let length = across.abs().max(down.abs());
        let waves = (length / self.wave).round().max(1.0);
        let quarter = length / waves / 4.0;
        let along = (across / length, down / length);
        let at = |quarters: f32, height: f32| {
            let (step, rise) = (quarters * quarter, height * self.height);
            (from.0 + along.0 * step - along.1 * rise, from.1 + along.1 * step + along.0 * rise)
        };
        let mut path = PathBuilder::new();
        for phase in 0..4 {
            let begin = at(0.0, [0.0, 1.0, 0.0, -1.0][phase]);
            path.move_to(begin.0, begin.1);
            for index in 0..(waves as usize * 4) {
                let start = index as f32;
                let points = match (index + phase) % 4 {
                    0 => QUARTER,
                    1 => falling(1.0),
                    2 => QUARTER.map(|(step, height)| (step, -height)),
                    _ => falling(-1.0),
                };
                let [a, b, c] = points.map(|(step, height)| at(start + step, height));
                path.cubic_to(a.0, a.1, b.0, b.1, c.0, c.1);
            }
        }
        if let Some(path) = path.finish() {
            line(surface, &path, self.ink, self.width);
        }
    }
}

/// A quarter from the top, or the bottom, to the middle: the rising one, backwards.
fn falling(sign: f32) -> [(f32, f32); 3] {
    let [a, b, _] = QUARTER;
    [(1.0 - b.0, sign * b.1), (1.0 - a.0, sign * a.1), (1.0, 0.0)]
}

/// How far the frame reaches into the page from its outer line, in points.
pub(crate) const FRAME_DEPTH: f32 = 17.0;
/// How far its corners stand out.
const CORNER_OUT: f32 = 3.5;

/// The frame: two ropes woven along each side between double lines, and the achievement's figure in each corner.
pub(crate) fn frame(surface: &mut Surface<'_>, outer: Rect, corner: &Figure) {
    let inner = FRAME_DEPTH;
    let (left, top, right, bottom) = (outer.left(), outer.top(), outer.right(), outer.bottom());
    let middle = inner / 2.0;
    let ropes = [
        Rope { ink: Ink::Second, width: 0.3, height: 3.4, wave: 17.0 },
        Rope { ink: Ink::First, width: 0.35, height: 5.8, wave: 34.0 },
    ];
    for rope in ropes {
        for y in [top + middle, bottom - middle] {
            rope.draw(surface, (left + inner, y), (right - inner, y));
        }
        for x in [left + middle, right - middle] {
            rope.draw(surface, (x, top + inner), (x, bottom - inner));
        }
    }
    for (inset, width) in [(0.0, 0.9), (2.0, 0.3), (inner - 2.0, 0.3), (inner, 0.6)] {
        if let Some(rect) = Rect::from_ltrb(left + inset, top + inset, right - inset, bottom - inset) {
            outline(surface, rect, Ink::First, width);
        }
    }
    // The ropes end under the corners, which stand out a little from the frame.
    let half = middle + CORNER_OUT;
    for x in [left + middle, right - middle] {
        for y in [top + middle, bottom - middle] {
            let Some(block) = Rect::from_ltrb(x - half, y - half, x + half, y + half) else { continue };
            area(surface, block, Ink::Paper);
            outline(surface, block, Ink::First, 0.9);
            rosette(surface, corner, (x, y), half - 1.4, 0.2);
        }
    }
}
