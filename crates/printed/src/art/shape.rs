//! Outlines: what the medallions are cut from, and lines of text bent around them.

use std::f64::consts::TAU;

use kurbo::{BezPath, PathEl, Point, Vec2};
use rosette::sine_and_cosine;

/// How far the control points of a quarter of a circle stand from its ends, in radii.
const QUARTER: f64 = 0.552_284_749_8;

/// The point at a distance from the origin, `turns` clockwise from the top.
pub(crate) fn around(turns: f64, radius: f64) -> Point {
    let (sine, cosine) = sine_and_cosine(turns);
    Point::new(radius * sine, -radius * cosine)
}

/// A circle around a centre.
pub(crate) fn circle(centre: Point, radius: f64) -> BezPath {
    let at = |x: f64, y: f64| Point::new(centre.x + x * radius, centre.y + y * radius);
    let mut path = BezPath::new();
    path.move_to(at(1.0, 0.0));
    path.curve_to(at(1.0, QUARTER), at(QUARTER, 1.0), at(0.0, 1.0));
    path.curve_to(at(-QUARTER, 1.0), at(-1.0, QUARTER), at(-1.0, 0.0));
    path.curve_to(at(-1.0, -QUARTER), at(-QUARTER, -1.0), at(0.0, -1.0));
    path.curve_to(at(QUARTER, -1.0), at(1.0, -QUARTER), at(1.0, 0.0));
    path.close_path();
    path
}

/// A closed polygon.
pub(crate) fn polygon(points: impl IntoIterator<Item = Point>) -> BezPath {
    let corners = points.into_iter().enumerate();
    let mut path: BezPath =
        corners.map(|(index, point)| if index == 0 { PathEl::MoveTo(point) } else { PathEl::LineTo(point) }).collect();
    path.close_path();
    path
}

/// A star of `points` points around the origin, the first one up, with notches at `inner`.
pub(crate) fn star(points: u32, outer: f64, inner: f64) -> BezPath {
    let step = 0.5 / f64::from(points);
    polygon((0..2 * points).map(|index| around(f64::from(index) * step, if index % 2 == 0 { outer } else { inner })))
}

/// A regular polygon around the origin that stands on a side.
pub(crate) fn regular(sides: u32, radius: f64) -> BezPath {
    let step = 1.0 / f64::from(sides);
    polygon((0..sides).map(|index| around((f64::from(index) + 0.5) * step, radius)))
}

/// A disc around the origin with an edge of `lobes` round lobes, which bulge from `inner` to `outer`.
pub(crate) fn scalloped(lobes: u32, outer: f64, inner: f64) -> BezPath {
    let step = 1.0 / f64::from(lobes);
    let mut path = BezPath::new();
    path.move_to(around(0.0, inner));
    // In the middle of a lobe the cubic is a quarter of its ends and three quarters of its control points, as far as they
    // point that way.
    let towards_middle = |from_middle: f64| sine_and_cosine(from_middle * step).1;
    let control = (outer - 0.25 * inner * towards_middle(0.5)) / (0.75 * towards_middle(0.32));
    for index in 0..lobes {
        let start = f64::from(index) * step;
        path.curve_to(
            around(start + 0.18 * step, control),
            around(start + 0.82 * step, control),
            around(start + step, inner),
        );
    }
    path.close_path();
    path
}

/// What is longer than this, in radii of the circle, takes on its curve; what is shorter is as good as straight.
const LONG: f64 = 0.02;

/// Bends what stands on the x axis around the origin, upright at the top: what is at x = 0 stands above the origin, and
/// the axis becomes the circle of `radius`. Along the axis lengths stay as they are.
pub(crate) fn bend(path: &BezPath, radius: f64) -> BezPath {
    let place = |point: Point| around(point.x / (TAU * radius), radius - point.y);
    // Where a short way from a point leads.
    let step = |from: Point, way: Vec2| {
        let (sine, cosine) = sine_and_cosine(from.x / (TAU * radius));
        let stretch = (radius - from.y) / radius;
        Vec2::new(stretch * way.x * cosine - way.y * sine, stretch * way.x * sine + way.y * cosine)
    };
    // A cubic that begins and ends as the bent one does.
    let cubic = |from: Point, first: Point, second: Point, to: Point| {
        PathEl::CurveTo(place(from) + step(from, first - from), place(to) + step(to, second - to), place(to))
    };
    let mut last = Point::ORIGIN;
    let bent = path.elements().iter().map(|element| {
        let from = last;
        last = element.end_point().unwrap_or(last);
        let long = from.distance(last) > LONG * radius;
        match *element {
            PathEl::MoveTo(to) => PathEl::MoveTo(place(to)),
            PathEl::LineTo(to) if long => cubic(from, from.lerp(to, 1.0 / 3.0), from.lerp(to, 2.0 / 3.0), to),
            PathEl::LineTo(to) => PathEl::LineTo(place(to)),
            PathEl::QuadTo(by, to) if long => cubic(from, from.lerp(by, 2.0 / 3.0), to.lerp(by, 2.0 / 3.0), to),
            PathEl::QuadTo(by, to) => PathEl::QuadTo(place(by), place(to)),
            PathEl::CurveTo(first, second, to) => cubic(from, first, second, to),
            PathEl::ClosePath => PathEl::ClosePath,
        }
    });
    bent.collect()
}

#[cfg(test)]
mod tests {
    use kurbo::Shape as _;

    use super::*;

    #[test]
    fn what_is_bent_keeps_its_length_and_stands_upright_at_the_top() {
        let word = polygon([(-300.0, 50.0), (300.0, 50.0), (300.0, -50.0), (-300.0, -50.0)].map(Point::from));

        let bent = bend(&word, 1000.0);

        let bounds = bent.bounding_box();
        assert!((bounds.y0 + 1050.0).abs() < 1.0 && (bounds.x0 + bounds.x1).abs() < 1e-6, "{bounds:?}");
        let area = bent.area().abs();
        assert!((area - 60_000.0).abs() < 100.0, "{area}");
    }

    #[test]
    fn lobes_reach_from_the_inner_to_the_outer_circle() {
        let bounds = scalloped(26, 1000.0, 960.0).bounding_box();
        assert!((bounds.x1 - 1000.0).abs() < 0.1 && (bounds.x0 + 1000.0).abs() < 0.1, "{bounds:?}");
    }
}
