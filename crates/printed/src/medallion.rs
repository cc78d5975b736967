//! The medallion: an achievement's rosette in a field, and around it a rim cut by kind and level.
//!
//! Certifications are round with a scalloped edge, dark in the field; accreditations are faceted, with paper in the
//! field. A level is told three times: by the edge, by the metal and by its stars.

use std::f64::consts::TAU;

use kurbo::{Affine, BezPath, Point};
use rosette::{Detail, Kind, Spec};

use crate::art::shape::{around, circle, regular, scalloped, star};
use crate::art::{Colour, Drawing};
use crate::palette::{self, Hue, PAPER};

/// From the centre to the outermost point of the edge, in units.
pub(crate) const RADIUS: f64 = 4960.0;
/// To the middle of the rim.
pub(crate) const RIM: f64 = (RIM_OUTER + RIM_INNER) / 2.0;
const RIM_OUTER: f64 = 4440.0;
const RIM_INNER: f64 = 3540.0;
/// To the edge of the field.
const FIELD: f64 = 3440.0;
/// From the centre of a star to its points, and from star to star.
const STAR: f64 = 320.0;
const STARS_APART: f64 = 740.0;
/// Beads: their radius, and from one to the next.
const BEAD: f64 = 66.0;
const BEADS_APART: f64 = 310.0;

/// The medallion of an achievement, around the origin.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Medallion<'a> {
    pub(crate) spec: Spec<'a>,
    pub(crate) hue: Hue,
    pub(crate) metal: Colour,
    /// From 1 to 5.
    level: u8,
}

impl<'a> Medallion<'a> {
    pub(crate) fn of(spec: Spec<'a>) -> Self {
        let level = spec.level.unwrap_or(1).clamp(1, 5);
        Self { spec, hue: palette::of(&spec), metal: palette::metal(level), level }
    }

    /// Edge, rim and field in colour, with stars at the bottom of the rim.
    pub(crate) fn draw(&self, drawing: &mut Drawing) {
        let Hue { ground, deep, bright, middle } = self.hue;
        drawing.fill(self.edge(RADIUS), self.metal);
        drawing.fill(self.edge(RADIUS - 130.0), deep);
        drawing.fill(circle(Point::ORIGIN, RIM_OUTER + 40.0), self.metal);
        drawing.fill(circle(Point::ORIGIN, RIM_OUTER), ground);
        drawing.fill(circle(Point::ORIGIN, RIM_INNER), self.metal);
        let (field, inks) = match self.spec.kind {
            Kind::Certification => (deep, (PAPER, bright)),
            Kind::Accreditation => (PAPER, (ground, middle)),
        };
        drawing.fill(circle(Point::ORIGIN, FIELD), field);
        self.rosette(drawing, inks);
        drawing.fill(self.stars(), self.metal);
    }

    /// The same in one colour on a bare ground: nothing covers anything, so that it prints and cuts in one ink.
    pub(crate) fn draw_plain(&self, drawing: &mut Drawing, colour: Colour) {
        let mut edge = self.edge(RADIUS);
        // The edge runs clockwise; what runs the other way within it is a hole.
        edge.extend(circle(Point::ORIGIN, RIM_OUTER).reverse_subpaths());
        drawing.fill(edge, colour);
        drawing.stroke(circle(Point::ORIGIN, RIM_INNER), colour, 100);
        self.rosette(drawing, (colour, colour));
        drawing.fill(self.stars(), colour);
    }

    fn rosette(&self, drawing: &mut Drawing, inks: (Colour, Colour)) {
        let figure = rosette::rosette(&self.spec, Detail::Engraving);
        drawing.rosette(&figure, Point::ORIGIN, FIELD - 40.0, inks, 30);
    }

    /// The outline of the edge.
    fn edge(&self, radius: f64) -> BezPath {
        let level = u32::from(self.level);
        match self.spec.kind {
            Kind::Certification => scalloped(20 + 8 * level, radius, radius * 0.962),
            Kind::Accreditation if level <= 2 => regular(4 + 4 * level, radius),
            Kind::Accreditation => star(4 + 4 * level, radius, radius * 0.935),
        }
    }

    /// As many stars as the level says, none without one, around the bottom of the rim.
    fn stars(&self) -> BezPath {
        let count = self.count();
        let places = (0..count).map(|index| f64::from(index) - f64::from(count.saturating_sub(1)) / 2.0);
        places
            .flat_map(|place| {
                let at = around(0.5 - along(place * STARS_APART), RIM);
                Affine::translate(at.to_vec2()) * star(5, STAR, STAR * 0.42)
            })
            .collect()
    }

    fn count(&self) -> u8 {
        if self.spec.level.is_some() { self.level } else { 0 }
    }

    /// Beads on both sides of the rim, evenly from a text that reaches so far from the top, in turns, down to the
    /// stars.
    pub(crate) fn beads(&self, text_reach: f64) -> BezPath {
        let stars_reach = along(f64::from(self.count()) / 2.0 * STARS_APART + 0.4 * BEADS_APART);
        let (top, bottom) = (text_reach, 0.5 - stars_reach);
        let between = ((bottom - top) / along(BEADS_APART)).floor().max(0.0);
        let apart = (bottom - top) / between;
        (0..between as u32)
            .flat_map(|index| [-1.0, 1.0].map(|side| side * (top + apart * (f64::from(index) + 0.5))))
            .flat_map(|turns| circle(around(turns, RIM), BEAD))
            .collect()
    }
}

/// A length along the middle of the rim, in turns.
pub(crate) fn along(length: f64) -> f64 {
    length / (RIM * TAU)
}
