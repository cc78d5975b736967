//! Closed curves and how they are written as path data.

use std::fmt::Write as _;

use crate::angle::{TURN, sine_and_cosine};

/// A closed curve around the origin, given for a parameter from 0 to 1.
#[derive(Clone, Copy)]
pub(crate) enum Curve {
    /// `radius + depth · sin(lobes · angle + phase)`; the phase in turns of one lobe.
    Wave { radius: f64, depth: f64, lobes: u32, phase: f64 },
    /// A point that turns `slow` times on a circle of radius `arm` while it turns `fast` times the
    /// other way on one of radius `pen`: a hypotrochoid with `slow + fast` lobes.
    Trochoid { arm: f64, pen: f64, slow: u32, fast: u32, phase: f64 },
    /// A circle.
    Circle { radius: f64 },
}

struct Point {
    x: f64,
    y: f64,
}

impl Curve {
    /// How many cubic segments follow the curve to well below the width of a line.
    fn segments(&self) -> u32 {
        match *self {
            Self::Wave { lobes, .. } => 2 * lobes,
            Self::Trochoid { slow, fast, .. } => 4 * (slow + fast),
            Self::Circle { .. } => 4,
        }
    }

    /// Where the segments begin: on a crest, so that each runs from an extreme to the next.
    fn start(&self) -> f64 {
        match *self {
            Self::Wave { lobes, phase, .. } => (0.25 - phase) / f64::from(lobes),
            Self::Trochoid { .. } | Self::Circle { .. } => 0.0,
        }
    }

    /// The point at a parameter and the derivative there.
    fn at(&self, turns: f64) -> (Point, Point) {
        match *self {
            Self::Wave { radius, depth, lobes, phase } => {
                let lobes = f64::from(lobes);
                let (sine, cosine) = sine_and_cosine(turns);
                let (swing, slope) = sine_and_cosine(lobes * turns + phase);
                let reach = radius + depth * swing;
                let change = depth * lobes * slope;
                (
                    Point { x: reach * cosine, y: reach * sine },
                    Point { x: TURN * (change * cosine - reach * sine), y: TURN * (change * sine + reach * cosine) },
                )
            }
            Self::Trochoid { arm, pen, slow, fast, phase } => {
                let (slow, fast) = (f64::from(slow), f64::from(fast));
                // The phase turns the whole figure by that part of a lobe.
                let turned = phase / (slow + fast);
                let (arm_sine, arm_cosine) = sine_and_cosine(slow * turns + turned);
                let (pen_sine, pen_cosine) = sine_and_cosine(-fast * turns + turned);
                (
                    Point { x: arm * arm_cosine + pen * pen_cosine, y: arm * arm_sine + pen * pen_sine },
                    Point {
                        x: TURN * (fast * pen * pen_sine - slow * arm * arm_sine),
                        y: TURN * (slow * arm * arm_cosine - fast * pen * pen_cosine),
                    },
                )
            }
            Self::Circle { radius } => {
                let (sine, cosine) = sine_and_cosine(turns);
                (
                    Point { x: radius * cosine, y: radius * sine },
                    Point { x: -TURN * radius * sine, y: TURN * radius * cosine },
                )
            }
        }
    }

    /// Appends the curve as SVG path data (SVG 2, section 9.3) in whole, relative units.
    ///
    /// Each segment is the cubic that has the curve's points and tangents at both ends. As all are
    /// of one length in the parameter, every first control point mirrors the one before, which `s`
    /// leaves out; and since deltas are taken between rounded points, rounding does not add up.
    pub(crate) fn write(&self, path: &mut String) {
        let segments = self.segments();
        let step = 1.0 / f64::from(segments);
        let start = self.start();
        let (first, tangent) = self.at(start);
        let (mut x, mut y) = (round(first.x), round(first.y));
        path.push('M');
        pair(path, x, y, true);
        for index in 1..=segments {
            let (to, slope) = self.at(start + step * f64::from(index));
            let (to_x, to_y) = (round(to.x), round(to.y));
            let (control_x, control_y) = (round(to.x - slope.x * step / 3.0), round(to.y - slope.y * step / 3.0));
            if index == 1 {
                path.push('c');
                let (out_x, out_y) = (round(first.x + tangent.x * step / 3.0), round(first.y + tangent.y * step / 3.0));
                pair(path, out_x - x, out_y - y, true);
                pair(path, control_x - x, control_y - y, false);
            } else {
                if index == 2 {
                    path.push('s');
                }
                pair(path, control_x - x, control_y - y, index == 2);
            }
            pair(path, to_x - x, to_y - y, false);
            (x, y) = (to_x, to_y);
        }
        path.push('z');
    }
}

fn round(value: f64) -> i32 {
    value.round() as i32
}

/// A minus sign separates as well as a space does.
fn pair(path: &mut String, x: i32, y: i32, first: bool) {
    for (value, first) in [(x, first), (y, false)] {
        if !first && value >= 0 {
            path.push(' ');
        }
        write!(path, "{value}").expect("writing to a string does not fail");
    }
}
