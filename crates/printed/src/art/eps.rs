//! A drawing as EPS: paths alone, in level 2 of the language, which every program for print reads.
//!
//! See "Encapsulated PostScript File Format Specification", version 3.0, and "PostScript Language Document Structuring
//! Conventions Specification", version 3.0 (Adobe, 1992).

use std::fmt::Write as _;

use kurbo::{PathEl, Point, QuadBez, Rect};

use super::{Colour, Drawing, Paint};

/// Points (1/72 inch) that a thousand units of a drawing are.
const SCALE: f64 = 10.0;

/// The longest title that keeps its line below the 255 bytes that the conventions allow.
const LONGEST: usize = 200;

/// The file. `title` is for those who list files: what is not in ASCII is left out of it.
pub(crate) fn write(drawing: &Drawing, title: &str) -> String {
    let bounds = drawing.shapes.iter().map(super::Shape::bounds).reduce(|all, one| all.union(one));
    let bounds = upright(drawing, bounds.unwrap_or(drawing.ground).union(drawing.ground));
    let whole = bounds.expand();
    let title: String = title
        .chars()
        .filter(|letter| matches!(letter, ' '..='~') && !matches!(letter, '(' | ')' | '\\'))
        .take(LONGEST)
        .collect();
    let mut eps = format!(
        "%!PS-Adobe-3.0 EPSF-3.0\n\
         %%BoundingBox: {} {} {} {}\n\
         %%HiResBoundingBox: {:.3} {:.3} {:.3} {:.3}\n\
         %%Title: ({title})\n\
         %%Creator: (CertTracker)\n\
         %%LanguageLevel: 2\n\
         %%DocumentData: Clean7Bit\n\
         %%Pages: 1\n\
         %%EndComments\n\
         %%BeginProlog\n\
         /certtracker 10 dict def certtracker begin\n\
         /m {{moveto}} bind def /l {{lineto}} bind def /c {{curveto}} bind def /z {{closepath}} bind def\n\
         /f {{fill}} bind def /s {{setlinewidth stroke}} bind def\n\
         /k {{255 div 3 1 roll 255 div 3 1 roll 255 div 3 1 roll setrgbcolor}} bind def\n\
         end\n\
         %%EndProlog\n\
         %%Page: 1 1\n\
         gsave certtracker begin\n\
         1 setlinejoin 0 setlinecap [] 0 setdash\n\
         {} {} scale\n",
        whole.x0,
        whole.y0,
        whole.x1,
        whole.y1,
        bounds.x0,
        bounds.y0,
        bounds.x1,
        bounds.y1,
        SCALE / 1000.0,
        SCALE / 1000.0,
    );
    let mut painted = None;
    for shape in &drawing.shapes {
        let colour = shape.paint.colour();
        if painted != Some(colour) {
            ink(&mut eps, colour);
            painted = Some(colour);
        }
        path(&mut eps, drawing, shape.path.elements());
        match shape.paint {
            Paint::Fill(_) | Paint::Thickened(_, 0) => eps.push_str("f\n"),
            Paint::Thickened(_, width) => push(&mut eps, format_args!("gsave f grestore {width} s\n")),
            Paint::Stroke(_, width) => push(&mut eps, format_args!("{width} s\n")),
        }
    }
    eps.push_str("end grestore\nshowpage\n%%Trailer\n%%EOF\n");
    eps
}

/// A rectangle of the drawing, in points from the lower left corner of its ground.
fn upright(drawing: &Drawing, rect: Rect) -> Rect {
    let ground = drawing.ground;
    let scaled = |units: f64| units * SCALE / 1000.0;
    Rect::new(
        scaled(rect.x0 - ground.x0),
        scaled(ground.y1 - rect.y1),
        scaled(rect.x1 - ground.x0),
        scaled(ground.y1 - rect.y0),
    )
}

fn ink(eps: &mut String, colour: Colour) {
    let [red, green, blue] = colour.parts();
    // Rolled round once for each part, they are set in their order.
    push(eps, format_args!("{red} {green} {blue} k\n"));
}

/// A path, an element a line: y runs up, and a quadratic curve is written as the cubic that it is.
fn path(eps: &mut String, drawing: &Drawing, elements: &[PathEl]) {
    let place = |point: Point| Point::new(point.x - drawing.ground.x0, drawing.ground.y1 - point.y);
    let mut last = Point::ORIGIN;
    for element in elements {
        match *element {
            PathEl::MoveTo(to) => line(eps, &[place(to)], 'm'),
            PathEl::LineTo(to) => line(eps, &[place(to)], 'l'),
            PathEl::QuadTo(by, to) => {
                let cubic = QuadBez::new(last, by, to).raise();
                line(eps, &[place(cubic.p1), place(cubic.p2), place(to)], 'c');
            }
            PathEl::CurveTo(from, by, to) => line(eps, &[place(from), place(by), place(to)], 'c'),
            PathEl::ClosePath => line(eps, &[], 'z'),
        }
        last = element.end_point().unwrap_or(last);
    }
}

fn line(eps: &mut String, points: &[Point], operator: char) {
    for point in points {
        push(eps, format_args!("{} {} ", tenths(point.x), tenths(point.y)));
    }
    eps.push(operator);
    eps.push('\n');
}

/// To a tenth of a unit: only the control points of raised curves have any.
fn tenths(number: f64) -> f64 {
    // Adding nothing turns -0 into 0.
    (number * 10.0).round() / 10.0 + 0.0
}

fn push(eps: &mut String, words: std::fmt::Arguments<'_>) {
    eps.write_fmt(words).expect("writing to a string does not fail");
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::art::shape;

    #[test]
    fn the_bounding_box_covers_every_point_and_the_width_of_lines() {
        let mut drawing = Drawing::new(Rect::new(-1000.0, -500.0, 1000.0, 500.0));
        drawing.fill(shape::circle(Point::ORIGIN, 400.0), Colour(0xff_8000));
        drawing.stroke(shape::circle(Point::new(900.0, 0.0), 100.0), Colour::BLACK, 50);

        let eps = write(&drawing, "a (b) ü");

        assert!(eps.contains("%%BoundingBox: 0 0 21 10\n%%HiResBoundingBox: 0.000 0.000 20.250 10.000\n"), "{eps}");
        assert!(eps.contains("%%Title: (a b )\n") && eps.contains("255 128 0 k\n"), "{eps}");
        assert!(eps.contains("0.01 0.01 scale") && eps.contains("50 s\n"), "{eps}");
    }
}
