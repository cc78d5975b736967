//! Drawings for screens and for print shops: shapes in plain colours, written as SVG, as PNG or as EPS.
//!
//! What they have in common is settled here, so that the three show the same: every coordinate is a whole number of
//! units, every colour is opaque, and later shapes cover earlier ones. Where nothing is drawn, the ground is bare.

pub(crate) mod eps;
pub(crate) mod raster;
pub(crate) mod shape;
pub(crate) mod svg;

use kurbo::{Affine, BezPath, PathEl, Point, Rect};
use rosette::Figure;

/// A colour in sRGB.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Colour(pub(crate) u32);

impl Colour {
    pub(crate) const BLACK: Self = Self(0);

    /// Red, green and blue from 0 to 255.
    pub(crate) fn parts(self) -> [u8; 3] {
        let [_, red, green, blue] = self.0.to_be_bytes();
        [red, green, blue]
    }
}

/// How a shape is painted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Paint {
    /// What it encloses, by the non-zero rule.
    Fill(Colour),
    /// Along its line, of this width in units, with round joins.
    Stroke(Colour, u32),
    /// Both, so that what it encloses is thicker by the width of the line.
    Thickened(Colour, u32),
}

impl Paint {
    pub(crate) fn colour(self) -> Colour {
        match self {
            Self::Fill(colour) | Self::Stroke(colour, _) | Self::Thickened(colour, _) => colour,
        }
    }
}

/// A path and its paint. All its points are whole numbers.
#[derive(Debug, Clone)]
pub(crate) struct Shape {
    pub(crate) path: BezPath,
    pub(crate) paint: Paint,
}

impl Shape {
    /// A rectangle that everything painted is in.
    pub(crate) fn bounds(&self) -> Rect {
        let reach = match self.paint {
            Paint::Fill(_) => 0.0,
            Paint::Stroke(_, width) | Paint::Thickened(_, width) => f64::from(width) / 2.0,
        };
        self.path.control_box().inflate(reach, reach)
    }
}

/// Shapes on a ground of a size; y runs down.
#[derive(Debug, Clone)]
pub(crate) struct Drawing {
    /// The ground. Its corners are whole numbers.
    pub(crate) ground: Rect,
    /// Lowest first.
    pub(crate) shapes: Vec<Shape>,
}

impl Drawing {
    pub(crate) fn new(ground: Rect) -> Self {
        Self { ground: ground.expand(), shapes: Vec::new() }
    }

    /// Puts a shape on top.
    pub(crate) fn add(&mut self, path: BezPath, paint: Paint) {
        let path: BezPath = path.into_iter().map(whole).collect();
        if !path.is_empty() {
            self.shapes.push(Shape { path, paint });
        }
    }

    pub(crate) fn fill(&mut self, path: BezPath, colour: Colour) {
        self.add(path, Paint::Fill(colour));
    }

    pub(crate) fn stroke(&mut self, path: BezPath, colour: Colour, width: u32) {
        self.add(path, Paint::Stroke(colour, width));
    }

    /// Puts a rosette on top, of this radius around a centre, in two colours; its lines are `width` units wide.
    pub(crate) fn rosette(
        &mut self,
        figure: &Figure,
        centre: Point,
        radius: f64,
        (first, second): (Colour, Colour),
        width: u32,
    ) {
        let place = Affine::translate(centre.to_vec2()) * Affine::scale(radius / FIGURE_RADIUS);
        for stroke in &figure.strokes {
            let colour = match stroke.ink {
                rosette::Ink::First => first,
                rosette::Ink::Second => second,
            };
            self.stroke(place * figure_path(&stroke.path), colour, width);
        }
    }
}

/// Units of a figure from its centre to its edge.
const FIGURE_RADIUS: f64 = 1000.0;

fn figure_path(data: &str) -> BezPath {
    BezPath::from_svg(data).expect("the rosette writes path data")
}

fn whole(element: PathEl) -> PathEl {
    match element {
        PathEl::MoveTo(to) => PathEl::MoveTo(to.round()),
        PathEl::LineTo(to) => PathEl::LineTo(to.round()),
        PathEl::QuadTo(by, to) => PathEl::QuadTo(by.round(), to.round()),
        PathEl::CurveTo(from, by, to) => PathEl::CurveTo(from.round(), by.round(), to.round()),
        PathEl::ClosePath => PathEl::ClosePath,
    }
}
