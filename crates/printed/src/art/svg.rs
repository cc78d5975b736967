//! A drawing as SVG 2: one document of paths, without script, style sheet, font or anything from elsewhere.

use std::fmt::Write as _;

use kurbo::{BezPath, PathEl, Point};

use super::{Colour, Drawing, Paint};
use crate::text::clean;

/// The document. It names itself `title` to who cannot see it, in the language of that BCP 47 tag.
pub(crate) fn write(drawing: &Drawing, title: &str, language: &str) -> String {
    let ground = drawing.ground;
    let mut svg = format!(
        r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="{} {} {} {}" role="img" lang="{language}" fill="none" stroke-linejoin="round"><title>{}</title>"#,
        ground.x0,
        ground.y0,
        ground.width(),
        ground.height(),
        escape(&clean(title)),
    );
    for shape in &drawing.shapes {
        match shape.paint {
            Paint::Fill(colour) | Paint::Thickened(colour, 0) => {
                push(&mut svg, format_args!(r#"<path fill="{}" d=""#, hex(colour)))
            }
            Paint::Stroke(colour, width) => {
                push(&mut svg, format_args!(r#"<path stroke="{}" stroke-width="{width}" d=""#, hex(colour)));
            }
            Paint::Thickened(colour, width) => {
                let colour = hex(colour);
                push(&mut svg, format_args!(r#"<path fill="{colour}" stroke="{colour}" stroke-width="{width}" d=""#));
            }
        }
        data(&mut svg, &shape.path);
        svg.push_str(r#""/>"#);
    }
    svg.push_str("</svg>");
    svg
}

fn push(svg: &mut String, words: std::fmt::Arguments<'_>) {
    svg.write_fmt(words).expect("writing to a string does not fail");
}

fn hex(colour: Colour) -> String {
    format!("#{:06x}", colour.0)
}

/// Text between tags. XML 1.0 has no form for the two characters that are left out; controls are gone before.
fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace(['\u{fffe}', '\u{ffff}'], "")
}

/// Path data (SVG 2, section 9.3) of whole numbers, each relative to the point before it: the fewest bytes.
fn data(svg: &mut String, path: &BezPath) {
    let mut writer = Data { svg, at: Point::ORIGIN, command: ' ' };
    let mut start = Point::ORIGIN;
    for element in path.elements() {
        match *element {
            PathEl::MoveTo(to) => {
                writer.absolute(to);
                start = to;
            }
            PathEl::LineTo(to) if to.y == writer.at.y => writer.length('h', to.x - writer.at.x, to),
            PathEl::LineTo(to) if to.x == writer.at.x => writer.length('v', to.y - writer.at.y, to),
            PathEl::LineTo(to) => writer.points('l', &[to]),
            PathEl::QuadTo(by, to) => writer.points('q', &[by, to]),
            PathEl::CurveTo(from, by, to) => writer.points('c', &[from, by, to]),
            PathEl::ClosePath => {
                writer.command('z');
                writer.at = start;
            }
        }
    }
}

struct Data<'a> {
    svg: &'a mut String,
    at: Point,
    /// The last that was written; it goes on until there is another.
    command: char,
}

impl Data<'_> {
    /// Whether the command had to be written, so that its first number needs no space.
    fn command(&mut self, command: char) -> bool {
        let new = self.command != command;
        if new {
            self.svg.push(command);
            self.command = command;
        }
        new
    }

    fn absolute(&mut self, to: Point) {
        self.command = ' ';
        self.command('M');
        self.number(to.x, true);
        self.number(to.y, false);
        self.at = to;
    }

    fn length(&mut self, command: char, length: f64, to: Point) {
        let first = self.command(command);
        self.number(length, first);
        self.at = to;
    }

    fn points(&mut self, command: char, points: &[Point]) {
        let mut first = self.command(command);
        let from = self.at;
        for point in points {
            self.number(point.x - from.x, first);
            self.number(point.y - from.y, false);
            first = false;
            self.at = *point;
        }
    }

    /// A minus sign separates as well as a space does.
    fn number(&mut self, number: f64, first: bool) {
        let number = number as i64;
        if !first && number >= 0 {
            self.svg.push(' ');
        }
        push(self.svg, format_args!("{number}"));
    }
}

#[cfg(test)]
mod tests {
    use kurbo::Rect;

    use super::*;
    use crate::art::shape;

    #[test]
    fn path_data_says_where_the_points_are() {
        let mut drawing = Drawing::new(Rect::new(-100.0, -100.0, 100.0, 100.0));
        let mut path = shape::circle(Point::new(3.0, -4.0), 50.0);
        path.extend(shape::polygon([(0.0, 0.0), (10.0, 0.0), (10.0, 10.0), (-7.0, 3.0)].map(Point::from)));
        path.move_to((1.0, 1.0));
        path.quad_to((2.0, -3.0), (8.0, 8.0));
        path.close_path();
        drawing.fill(path, Colour(0x1d_3350));

        let svg = write(&drawing, "A & <b>\u{7}", "en");

        assert!(svg.contains("<title>A &amp; &lt;b&gt;</title>") && svg.contains(r##"fill="#1d3350""##), "{svg}");
        let data = svg.rsplit_once(" d=\"").and_then(|(_, rest)| rest.split_once('"')).expect("a path").0;
        let read = BezPath::from_svg(data).expect("path data");
        assert_eq!(read.elements(), drawing.shapes[0].path.elements());
    }
}
