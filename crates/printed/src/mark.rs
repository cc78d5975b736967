//! The mark: the logo of an achievement or of a program, for holders with a licence to print it on their cards.
//!
//! A placeholder of our own in the manner of the badges, never a vendor's trademark: the medallion, and beside it what
//! it stands for.

use kurbo::{Point, Rect, Size};
use language::{Language, text::printed as texts};
use rosette::{Kind, Spec};

use crate::Error;
use crate::art::{Colour, Drawing, eps, raster, svg};
use crate::font::Face;
use crate::inscription::{Inscription, Setting};
use crate::medallion::{Medallion, RADIUS};
use crate::palette::PAPER;
use crate::text::{Align, Typesetter};

/// What a mark shows.
#[derive(Debug, Clone, Copy)]
pub struct Mark<'a> {
    /// The language of its words, which decides the side that it is read from.
    pub language: Language,
    /// The code of the achievement or of the program, which the rosette and the hue are drawn from.
    pub code: &'a str,
    /// Whether it stands for an accreditation or a certification: one of its words.
    pub kind: Kind,
    /// Its level from 1 to 5; others are taken for the nearest. Without one there are no stars.
    pub level: Option<u8>,
    /// The name of the achievement or of the program.
    pub name: &'a str,
    /// What it is to be printed on.
    pub look: Look,
}

/// What a mark is drawn for. Its ground is bare in each.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Look {
    /// In colour, on white or light ground.
    OnLight,
    /// In colour with light words, on black or dark ground.
    OnDark,
    /// In black alone, for one ink, stamps and engravers.
    Black,
}

/// Around everything, in units: room for the control points of the curves, which count as their bounds.
const MARGIN: f64 = 100.0;
/// From the medallion to the words, in units.
const GAP: f64 = 900.0;
/// What the words may take.
const ROOM: Size = Size::new(24_000.0, 5_200.0);
const NAME: Setting = Setting { face: Face::Serif, align: Align::Start, largest: 2_900.0, least: 700.0, lines: 2 };
const KIND: Setting = Setting { face: Face::Strong, align: Align::Start, largest: 1_150.0, least: 700.0, lines: 1 };
/// From the line of the kind to the name.
const LEADING: f64 = 620.0;

impl Mark<'_> {
    /// The mark as an SVG document that says its words to who cannot see it.
    ///
    /// # Errors
    /// [`Error::Unprintable`] for a character that no font has, [`Error::TooLong`] when the name does not fit on two
    /// lines however small it is set.
    pub fn svg(&self) -> Result<String, Error> {
        Ok(svg::write(&self.draw()?, &self.words(), self.language.tag()))
    }

    /// The same as a PNG of `width` pixels and as high as that makes it, on a transparent ground.
    ///
    /// # Errors
    /// Those of [`svg`](Self::svg), and [`Error::Pixels`] when a side has no pixels or more than 4096.
    pub fn png(&self, width: u32) -> Result<Vec<u8>, Error> {
        raster::write(&self.draw()?, width)
    }

    /// The same as EPS 3.0, 100 points high: paths in sRGB alone, without fonts and transparency.
    ///
    /// # Errors
    /// Those of [`svg`](Self::svg).
    pub fn eps(&self) -> Result<String, Error> {
        Ok(eps::write(&self.draw()?, self.code))
    }

    fn words(&self) -> String {
        [self.kind(), self.name.to_owned()].join(", ")
    }

    fn kind(&self) -> String {
        match self.kind {
            Kind::Certification => texts::mark_certification(),
            Kind::Accreditation => texts::mark_accreditation(),
        }
        .text(self.language)
    }

    fn draw(&self) -> Result<Drawing, Error> {
        let mut typesetter = Typesetter::new(self.language);
        let kind = Inscription::set(&mut typesetter, &self.kind(), KIND, ROOM);
        let name = Inscription::set(&mut typesetter, self.name, NAME, ROOM);
        typesetter.complete()?;
        let (kind, name) = (kind?, name?);

        let (above, below) = (kind.bounds(), name.bounds());
        let width = above.width().max(below.width());
        let top = -(above.height() + LEADING + below.height()) / 2.0;
        // What is seen of each line begins, or ends from right to left, at the same distance from the medallion.
        let beside = |seen: Rect| {
            if typesetter.is_rtl() { -RADIUS - GAP - seen.x1 } else { RADIUS + GAP - seen.x0 }
        };
        let kind = kind.moved(beside(above), top - above.y0);
        let name = name.moved(beside(below), top + above.height() + LEADING - below.y0);

        let medallion = Medallion::of(Spec { code: self.code, kind: self.kind, level: self.level });
        let far = RADIUS + GAP + width;
        let across = if typesetter.is_rtl() { (-far, RADIUS) } else { (-RADIUS, far) };
        let mut drawing = Drawing::new(Rect::from_points(
            Point::new(across.0 - MARGIN, -RADIUS - MARGIN),
            Point::new(across.1 + MARGIN, RADIUS + MARGIN),
        ));
        let (beads, letters, accent) = match self.look {
            Look::OnLight => (medallion.metal, medallion.hue.ground, medallion.hue.middle),
            Look::OnDark => (medallion.metal, PAPER, medallion.hue.bright),
            Look::Black => (Colour::BLACK, Colour::BLACK, Colour::BLACK),
        };
        match self.look {
            Look::OnLight | Look::OnDark => medallion.draw(&mut drawing),
            Look::Black => medallion.draw_plain(&mut drawing, Colour::BLACK),
        }
        drawing.fill(medallion.beads(0.0), beads);
        kind.draw(&mut drawing, accent);
        name.draw(&mut drawing, letters);
        Ok(drawing)
    }
}
