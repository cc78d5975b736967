//! The composition: which curves make the figure of an achievement.

use crate::curve::Curve;
use crate::lot::Lot;

/// The `viewBox` of every figure: the origin is the centre, and nothing reaches further than 1000 units.
pub const VIEW_BOX: &str = "-1000 -1000 2000 2000";

/// What a figure is drawn from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Spec<'a> {
    /// The achievement's code.
    pub code: &'a str,
    /// Its kind, which decides the family of curves.
    pub kind: Kind,
    /// Its level from 1 (entry) to 5 (highest), which decides the density; others are taken for the nearest, and an
    /// unknown one for 1.
    pub level: Option<u8>,
}

/// The two families.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// For partners: woven bands of phase-shifted waves.
    Accreditation,
    /// For anyone: turned trochoids.
    Certification,
}

/// How much of the figure is drawn, by the size it is seen at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Detail {
    /// Beside a line of text, up to about 40 pixels: its outline in a few bold strokes.
    Mark,
    /// In a list or on a badge, up to about 200 pixels.
    Badge,
    /// On a certificate or a page of its own: every line.
    Engraving,
}

/// The two inks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ink {
    /// The main colour.
    First,
    /// The accent.
    Second,
}

/// Lines of one ink and width. They are to be stroked, never filled.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stroke {
    /// Their colour.
    pub ink: Ink,
    /// Their width in units of the view box.
    pub width: u16,
    /// Their path data.
    pub path: String,
}

/// A drawn rosette.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figure {
    /// Its lines, lowest first.
    pub strokes: Vec<Stroke>,
}

/// Draws the rosette of an achievement.
pub fn rosette(spec: &Spec<'_>, detail: Detail) -> Figure {
    let level = spec.level.unwrap_or(1).clamp(1, 5);
    let mut lot = Lot::of(&[kind_word(spec.kind), spec.code]);
    let plan = match spec.kind {
        Kind::Accreditation => woven(&mut lot, level),
        Kind::Certification => turned(&mut lot, level),
    };
    match detail {
        Detail::Mark => mark(spec.kind, &plan, level),
        Detail::Badge => plan.draw(2, 12),
        Detail::Engraving => plan.draw(1, 5),
    }
}

/// A number below `options`, which has to be at least 1, that depends on the code and on the kind alone: for what else of
/// an achievement is told by its look, such as a colour of several.
pub fn choice(spec: &Spec<'_>, options: u32) -> u32 {
    // A stream of its own, so that a figure stays as it is however many options there are.
    Lot::of(&["choice", kind_word(spec.kind), spec.code]).whole(0, options.saturating_sub(1))
}

fn kind_word(kind: Kind) -> &'static str {
    match kind {
        Kind::Accreditation => "accreditation",
        Kind::Certification => "certification",
    }
}

/// A family of curves of which each is a step further than the one before: what the eye sees as one band.
struct Band {
    ink: Ink,
    curves: Vec<Curve>,
}

struct Plan {
    lobes: u32,
    bands: Vec<Band>,
}

impl Plan {
    /// Draws every `stride`th curve of each band, the first always.
    fn draw(&self, stride: usize, width: u16) -> Figure {
        let mut strokes: Vec<Stroke> = self
            .bands
            .iter()
            .map(|band| {
                let mut path = String::new();
                let stride = if band.curves.len() > 2 { stride } else { 1 };
                for curve in band.curves.iter().step_by(stride) {
                    curve.write(&mut path);
                }
                Stroke { ink: band.ink, width, path }
            })
            .collect();
        strokes.push(frame(width));
        Figure { strokes }
    }
}

fn frame(width: u16) -> Stroke {
    let mut path = String::new();
    Curve::Circle { radius: 1000.0 - f64::from(width) }.write(&mut path);
    Curve::Circle { radius: 975.0 - 2.5 * f64::from(width) }.write(&mut path);
    Stroke { ink: Ink::First, width, path }
}

/// Accreditation: ropes of equal waves, each strand a step behind the one before, around a lens lattice.
fn woven(lot: &mut Lot, level: u8) -> Plan {
    let level = u32::from(level);
    let lobes = lot.whole(7, 13) + level;
    let (outer, depth) = (lot.between(690.0, 780.0), lot.between(110.0, 150.0));
    let mut bands =
        vec![Band { ink: Ink::First, curves: rope(outer, depth, lobes, 4 + 2 * (level / 3), lot.between(0.0, 1.0)) }];

    let reach = outer - depth - lot.between(20.0, 60.0);
    let floor = lot.between(230.0, 330.0);
    let (middle, depth) = ((reach + floor) / 2.0, (reach - floor) / 2.0);
    let middle_lobes = lot.whole(5, 12) + level / 2;
    bands.push(if lot.whole(0, 2) == 0 {
        Band { ink: Ink::Second, curves: rope(middle, depth, middle_lobes, 4 + level / 2, 0.0) }
    } else {
        Band { ink: Ink::Second, curves: lattice(middle, depth, middle_lobes, 1 + level.div_ceil(2)) }
    });

    let (eye, depth) = (floor * 0.62, floor * lot.between(0.24, 0.34));
    bands.push(Band { ink: Ink::First, curves: rope(eye, depth, lot.whole(4, 8) + level / 2, 4, 0.0) });
    if level >= 3 {
        let border = rope(930.0, 32.0, 3 * lobes, 2, 0.0);
        bands.push(Band { ink: Ink::Second, curves: border });
    }
    Plan { lobes, bands }
}

fn rope(radius: f64, depth: f64, lobes: u32, strands: u32, offset: f64) -> Vec<Curve> {
    (0..strands)
        .map(|strand| Curve::Wave { radius, depth, lobes, phase: offset + f64::from(strand) / f64::from(strands) })
        .collect()
}

/// One wave grows from flat to full depth, out and in; between them the curves close into lenses.
fn lattice(radius: f64, depth: f64, lobes: u32, steps: u32) -> Vec<Curve> {
    (0..=steps)
        .rev()
        .flat_map(|step| {
            let depth = depth * (f64::from(step) + 0.4) / (f64::from(steps) + 0.4);
            [0.0, 0.5].map(|phase| Curve::Wave { radius, depth, lobes, phase })
        })
        .collect()
}

/// Certification: a rose of trochoids whose pen moves a little between the turns, around a second one.
fn turned(lot: &mut Lot, level: u8) -> Plan {
    let level = u32::from(level);
    let slow = lot.whole(2, 5);
    let lobes = first_coprime(lot.whole(10, 18) + level, slow);
    let hole = lot.between(300.0, 560.0);
    let rim = if level >= 3 { 880.0 } else { 940.0 };
    let turns = 2 + level / 2;
    let mut bands =
        vec![Band { ink: Ink::First, curves: rose(rim, hole, slow, lobes, turns, lot.between(18.0, 40.0)) }];

    let heart_slow = lot.whole(1, 3);
    let heart_lobes = first_coprime(lot.whole(6, 12) + level / 2, heart_slow);
    let eye = hole * lot.between(0.15, 0.42);
    bands.push(Band {
        ink: Ink::Second,
        curves: rose(hole * 0.96, eye, heart_slow, heart_lobes, 1 + level.div_ceil(2), 0.06 * hole),
    });
    if level >= 3 {
        bands.push(Band { ink: Ink::Second, curves: rope(930.0, 34.0, 2 * lobes, 3, 0.0) });
    }
    Plan { lobes, bands }
}

fn rose(reach: f64, hole: f64, slow: u32, lobes: u32, turns: u32, drift: f64) -> Vec<Curve> {
    (0..turns)
        .map(|turn| {
            let inset = drift * f64::from(turn);
            let (reach, hole) = (reach - inset, hole + 0.6 * inset);
            let phase = if turn % 2 == 0 { 0.0 } else { 0.5 };
            Curve::Trochoid { arm: (reach + hole) / 2.0, pen: (reach - hole) / 2.0, slow, fast: lobes - slow, phase }
        })
        .collect()
}

/// The first number from `from` that shares no factor with `other`: a line of so many lobes closes only
/// after all its turns.
fn first_coprime(from: u32, other: u32) -> u32 {
    (from..).find(|number| coprime(*number, other)).expect("primes do not end")
}

/// The figure where there is no room for lines: its rhythm, in strokes of a pixel or two.
fn mark(kind: Kind, plan: &Plan, level: u8) -> Figure {
    let lobes = 7 + plan.lobes % 6;
    let mut outer = String::new();
    let mut inner = String::new();
    match kind {
        Kind::Accreditation => {
            for phase in [0.0, 0.5] {
                Curve::Wave { radius: 730.0, depth: 170.0, lobes, phase }.write(&mut outer);
            }
        }
        Kind::Certification => {
            Curve::Trochoid { arm: 620.0, pen: 300.0, slow: 1, fast: lobes - 1, phase: 0.0 }.write(&mut outer);
        }
    }
    Curve::Circle { radius: 120.0 + 30.0 * f64::from(level) }.write(&mut inner);
    Figure {
        strokes: vec![
            Stroke { ink: Ink::First, width: 80, path: outer },
            Stroke { ink: Ink::Second, width: 80, path: inner },
        ],
    }
}

fn coprime(mut a: u32, mut b: u32) -> bool {
    while b != 0 {
        (a, b) = (b, a % b);
    }
    a == 1
}
