//! The medallion: an achievement's rosette in a field, and around it a rim cut by kind and level.
//!
//! Certifications are round with a scalloped edge, dark in the field; accreditations are faceted, with paper in the
//! field. A level is told three times: by the edge, by the metal and by its stars.

use kurbo::{Affine, BezPath, Point};
use rosette::{Detail, Kind, Spec};

use crate::art::shape::{around, circle, regular, scalloped, star};
use crate::art::{Colour, Drawing};
use crate::palette::{self, Hue, PAPER};

/// From the centre to the outermost point of the edge, in units.
pub(crate) const RADIUS: f64 = 4960.0;
/// To the lines in which the rim begins and ends.
const RIM_OUTER: f64 = 4440.0;
const RIM_INNER: f64 = 3540.0;
/// To the middle of the rim.
pub(crate) const RIM: f64 = (RIM_OUTER + RIM_INNER) / 2.0;
/// To the edge of the field.
const FIELD: f64 = 3440.0;

/// Where a medallion is drawn and in which colours.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Medallion<'a> {
    pub(crate) spec: Spec<'a>,
    pub(crate) hue: Hue,
    pub(crate) metal: Colour,
    /// From 1 to 5.
    pub(crate) level: u8,
}

impl<'a> Medallion<'a> {
    pub(crate) fn of(spec: Spec<'a>) -> Self {
        let level = spec.level.unwrap_or(1).clamp(1, 5);
        Self { spec, hue: palette::of(&spec), metal: palette::metal(level), level }
    }

    /// Edge, rim and field, around the origin.
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

    /// Puts the stars of the level on the rim, around a place `turns` clockwise from the top.
    pub(crate) fn stars(&self, drawing: &mut Drawing, turns: f64, size: f64) {
        let count = self.spec.level.map_or(0, |level| level.clamp(1, 5));
        for index in 0..count {
            let turn = turns + (f64::from(index) - f64::from(count - 1) / 2.0) * 2.3 * size / RIM / std::f64::consts::TAU;
            let at = around(turn, RIM);
            let upright = Affine::translate(at.to_vec2()) * Affine::rotate(0.0);
            drawing.fill(upright * star(5, size, size * 0.42), self.metal);
        }
    }
}
