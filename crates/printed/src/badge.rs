//! The badge: an achievement's medallion with its title on a ribbon, to be shown wherever people show what they have
//! achieved.

use kurbo::{Affine, BezPath, Point, Rect, Shape as _};
use language::Language;
use rosette::{Kind, Spec};

use crate::art::shape::{around, bend, circle, polygon};
use crate::art::{Drawing, raster, svg};
use crate::font::Face;
use crate::ink::Ink;
use crate::medallion::{Medallion, RIM};
use crate::palette::PAPER;
use crate::text::{Align, Block, Style, Typesetter};
use crate::Error;

/// What a badge shows.
#[derive(Debug, Clone, Copy)]
pub struct Badge<'a> {
    /// The language of title and issuer.
    pub language: Language,
    /// The code of the achievement, which its rosette and its hue are drawn from.
    pub code: &'a str,
    /// Whether it is an accreditation or a certification.
    pub kind: Kind,
    /// Its level from 1 to 5; others are taken for the nearest. Without one there are no stars.
    pub level: Option<u8>,
    /// The title of the achievement.
    pub title: &'a str,
    /// The body that awards it.
    pub issuer: &'a str,
}

/// From the centre of a badge to each of its sides, in units.
const HALF: f64 = 5000.0;
/// The ribbon: its ends, its upper and its lower edge, and how deep its ends are notched.
const RIBBON: Rect = Rect::new(-4970.0, 930.0, 4970.0, 3230.0);
const NOTCH: f64 = 330.0;
/// Where the title is allowed to be.
const ROOM: Rect = Rect::new(-4360.0, 1180.0, 4360.0, 2980.0);

impl Badge<'_> {
    /// The badge as a square SVG document that names its title and its issuer to who cannot see it. Letters are
    /// outlines, so that no font is needed; nothing is referred to.
    ///
    /// # Errors
    /// [`Error::Unprintable`] for a character that no font has, [`Error::TooLong`] when title or issuer do not fit
    /// however small they are set.
    pub fn svg(&self) -> Result<String, Error> {
        let name = [self.title, self.issuer].map(str::trim).join(", ");
        Ok(svg::write(&self.draw()?, &name, self.language.tag()))
    }

    /// The same as a PNG of `side` pixels, on a transparent ground.
    ///
    /// # Errors
    /// Those of [`svg`](Self::svg), and [`Error::Pixels`] for no pixels or more than 4096.
    pub fn png(&self, side: u32) -> Result<Vec<u8>, Error> {
        raster::write(&self.draw()?, side)
    }

    fn draw(&self) -> Result<Drawing, Error> {
        let mut typesetter = Typesetter::new(self.language);
        let title = title(&mut typesetter, self.title);
        let issuer = issuer(&mut typesetter, self.issuer);
        typesetter.complete()?;
        let (title, issuer) = (title?, issuer?);

        let medallion = Medallion::of(Spec { code: self.code, kind: self.kind, level: self.level });
        let mut drawing = Drawing::new(Rect::new(-HALF, -HALF, HALF, HALF));
        medallion.draw(&mut drawing);
        beads(&mut drawing, &medallion, &issuer);
        drawing.fill(issuer.path, PAPER);
        medallion.stars(&mut drawing, 0.5, 330.0);
        ribbon(&mut drawing, &medallion);
        let type_on_ribbon = match self.kind {
            Kind::Certification => medallion.hue.ground,
            Kind::Accreditation => PAPER,
        };
        drawing.fill(title, type_on_ribbon);
        Ok(drawing)
    }
}

/// The title, as large as it can be on the ribbon in up to three lines, without a word broken if possible.
fn title(typesetter: &mut Typesetter, text: &str) -> Result<BezPath, Error> {
    let (width, height) = (ROOM.width() as f32, ROOM.height() as f32);
    let mut largest = |broken: bool| {
        let mut set = |step: u32| {
            let style = Style::new(Face::Strong, size(step), Ink::First).leading(1.16).align(Align::Centre);
            let block = typesetter.balanced(text, style, width);
            let fits = block.lines() <= 3 && block.height() <= height && (broken || !block.breaks_words());
            fits.then_some(block)
        };
        // The least step that fits: a larger one is smaller type, which fits as well.
        let (mut low, mut high) = (0, STEPS);
        let mut found = None;
        while low < high {
            let middle = (low + high) / 2;
            match set(middle) {
                Some(block) => (found, high) = (Some(block), middle),
                None => low = middle + 1,
            }
        }
        found
    };
    let block = largest(false).or_else(|| largest(true)).ok_or(Error::TooLong)?;
    Ok(centred(&block, ROOM.center()))
}

/// Sizes of the title, in units: each a twenty-fifth smaller than the one before, from 1150 to 130.
const STEPS: u32 = 55;

fn size(step: u32) -> f32 {
    (0..step).fold(1150.0, |size, _| size * 0.96)
}

/// Its outlines, with the middle of what is seen at a point.
fn centred(block: &Block, at: Point) -> BezPath {
    let path = block.outlines();
    let seen = path.bounding_box();
    Affine::translate(at - seen.center()) * path
}

struct Issuer {
    path: BezPath,
    /// How far it reaches to each side of the top, in turns.
    reach: f64,
}

/// How far the rim is free of the ribbon to each side of the top, in turns.
const FREE: f64 = 0.272;

/// The issuer's name along the rim.
fn issuer(typesetter: &mut Typesetter, text: &str) -> Result<Issuer, Error> {
    const LARGEST: f32 = 520.0;
    const LEAST: f32 = 150.0;
    let round = RIM * std::f64::consts::TAU;
    let room = (2.0 * (FREE - 0.02) * round) as f32;
    let style = Style::new(Face::Sans, LARGEST, Ink::First);
    let natural = typesetter.set(text, style, f32::MAX).width();
    let size = if natural > room { LARGEST * room / natural * 0.995 } else { LARGEST };
    if size < LEAST {
        return Err(Error::TooLong);
    }
    let block = typesetter.set(text, Style { size, ..style }, f32::MAX);
    let outlines = centred(&block, Point::ORIGIN);
    // Letters stand with the middle of their height in the middle of the rim.
    let path = bend(&outlines, RIM, 0.0);
    Ok(Issuer { path, reach: f64::from(block.width()) / round / 2.0 })
}

/// Fills what the name leaves of the rim with beads.
fn beads(drawing: &mut Drawing, medallion: &Medallion<'_>, issuer: &Issuer) {
    const STEP: f64 = 0.0125;
    let mut turns = FREE;
    let mut path = BezPath::new();
    while turns > issuer.reach + 0.012 {
        for side in [-1.0, 1.0] {
            path.extend(circle(around(side * turns, RIM), 70.0));
        }
        turns -= STEP;
    }
    drawing.fill(path, medallion.metal);
}

/// The ribbon across.
fn ribbon(drawing: &mut Drawing, medallion: &Medallion<'_>) {
    let hue = medallion.hue;
    let (edge, ground, line) = match medallion.spec.kind {
        Kind::Certification => (hue.ground, PAPER, hue.middle),
        Kind::Accreditation => (PAPER, hue.ground, medallion.metal),
    };
    drawing.fill(strip(RIBBON), edge);
    drawing.fill(strip(RIBBON.inflate(-70.0, -60.0)), ground);
    for y in [RIBBON.y0 + 140.0, RIBBON.y1 - 140.0] {
        let mut path = BezPath::new();
        path.move_to((RIBBON.x0 + 130.0, y));
        path.line_to((RIBBON.x1 - 130.0, y));
        drawing.stroke(path, line, 28);
    }
}

/// A strip with notched ends.
fn strip(rect: Rect) -> BezPath {
    let middle = rect.center().y;
    polygon(
        [
            (rect.x0, rect.y0),
            (rect.x1, rect.y0),
            (rect.x1 - NOTCH, middle),
            (rect.x1, rect.y1),
            (rect.x0, rect.y1),
            (rect.x0 + NOTCH, middle),
        ]
        .map(Point::from),
    )
}
