//! Drawings for screens and for print shops: shapes in plain colours, written as SVG, as PNG or as EPS.
//!
//! What they have in common is settled here, so that the three show the same: every coordinate is a whole number of
//! units, every colour is opaque, and later shapes cover earlier ones. Where nothing is drawn, the ground is bare.

pub(crate) mod eps;
pub(crate) mod raster;
pub(crate) mod shape;
pub(crate) mod svg;

use kurbo::{Affine, BezPath, Line, ParamCurveNearest as _, PathEl, Point, Rect};
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
        let path = whole(&path);
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

/// How far a curve may be from a straight line to be drawn as one, in units: too little to be seen.
const STRAIGHT: f64 = 1.2;

/// A path with all its points on whole units. Of a letter in small type, that makes lines of many curves and leaves
/// nothing of some.
fn whole(path: &BezPath) -> BezPath {
    let mut last = Point::ORIGIN;
    let elements = path.elements().iter().filter_map(|element| {
        let from = last;
        let straight = |controls: &[Point], to: Point| {
            controls.iter().all(|control| Line::new(from, to).nearest(*control, 0.1).distance_sq <= STRAIGHT * STRAIGHT)
        };
        let line = |to: Point| (to != from).then_some(PathEl::LineTo(to));
        let element = match *element {
            PathEl::MoveTo(to) => Some(PathEl::MoveTo(to.round())),
            PathEl::LineTo(to) => line(to.round()),
            PathEl::QuadTo(by, to) => {
                let (by, to) = (by.round(), to.round());
                if straight(&[by], to) { line(to) } else { Some(PathEl::QuadTo(by, to)) }
            }
            PathEl::CurveTo(first, second, to) => {
                let (first, second, to) = (first.round(), second.round(), to.round());
                if straight(&[first, second], to) { line(to) } else { Some(PathEl::CurveTo(first, second, to)) }
            }
            PathEl::ClosePath => Some(PathEl::ClosePath),
        };
        last = element.and_then(|element| element.end_point()).unwrap_or(last);
        element
    });
    elements.collect()
}
