//! The badge: an achievement's medallion with its title on a ribbon, to be shown wherever people show what they have
//! achieved.

use kurbo::{BezPath, Point, Rect};
use language::Language;
use rosette::{Kind, Spec};

use crate::Error;
use crate::art::shape::{bend, polygon};
use crate::art::{Drawing, raster, svg};
use crate::font::Face;
use crate::inscription::{Inscription, Setting};
use crate::medallion::{Medallion, RIM, along};
use crate::palette::PAPER;
use crate::text::{Align, Typesetter};

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
/// The ribbon, and how deep its ends are notched.
const RIBBON: Rect = Rect::new(-4970.0, 830.0, 4970.0, 3290.0);
const NOTCH: f64 = 330.0;
/// Where on it the title is.
const ROOM: Rect = Rect::new(-4400.0, 1110.0, 4400.0, 3010.0);
const TITLE: Setting = Setting { face: Face::Strong, align: Align::Centre, largest: 1150.0, least: 190.0, lines: 3 };
/// The size of the issuer's name, at the most and at the least.
const ISSUER: f64 = 540.0;
const LEAST_ISSUER: f64 = 180.0;
/// How far the rim is free of the ribbon to each side of the top, in turns.
const FREE: f64 = 0.25;

impl Badge<'_> {
    /// The badge as a square SVG document that names its title and its issuer to who cannot see it. Letters are
    /// outlines, so that no font is needed; nothing is referred to.
    ///
    /// # Errors
    /// [`Error::Unprintable`] for a character that no font has, [`Error::TooLong`] when title or issuer do not fit
    /// however small they are set.
    pub fn svg(&self) -> Result<String, Error> {
        let name = [self.title, self.issuer].join(", ");
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
        let title = Inscription::set(&mut typesetter, self.title, TITLE, ROOM.size());
        let issuer = Issuer::set(&mut typesetter, self.issuer);
        typesetter.complete()?;
        let (title, issuer) = (title?.centred(ROOM.center()), issuer?);

        let medallion = Medallion::of(Spec { code: self.code, kind: self.kind, level: self.level });
        let mut drawing = Drawing::new(Rect::new(-HALF, -HALF, HALF, HALF));
        medallion.draw(&mut drawing);
        drawing.fill(medallion.beads(issuer.reach), medallion.metal);
        drawing.fill(issuer.path, PAPER);
        ribbon(&mut drawing, &medallion);
        let letters = match self.kind {
            Kind::Certification => medallion.hue.ground,
            Kind::Accreditation => PAPER,
        };
        title.draw(&mut drawing, letters);
        Ok(drawing)
    }
}

/// The issuer's name along the rim.
struct Issuer {
    path: BezPath,
    /// How far it reaches to each side of the top, in turns.
    reach: f64,
}

impl Issuer {
    fn set(typesetter: &mut Typesetter, text: &str) -> Result<Self, Error> {
        let room = kurbo::Size::new(2.0 * FREE / along(1.0), f64::INFINITY);
        let setting = Setting {
            face: Face::Sans,
            align: Align::Centre,
            largest: ISSUER as f32,
            least: LEAST_ISSUER as f32,
            lines: 1,
        };
        let flat = Inscription::set(typesetter, text, setting, room)?.centred(Point::ORIGIN);
        let reach = along(flat.bounds().width() / 2.0 + ISSUER / 2.0);
        // The middle of the letters stands on the middle of the rim.
        Ok(Self { path: bend(&flat.path, RIM), reach })
    }
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
