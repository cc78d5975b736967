//! The QR code.

use krilla::geom::{PathBuilder, Rect};
use krilla::surface::Surface;
use qrcodegen::{QrCode, QrCodeEcc};

use crate::Error;
use crate::ink::Ink;
use crate::ornament;

/// A link as a QR code (ISO/IEC 18004), with error correction of level M: 15 % of it may be worn away.
pub(crate) fn encode(link: &str) -> Result<QrCode, Error> {
    QrCode::encode_text(link, QrCodeEcc::Medium).map_err(|_too_long| Error::LinkTooLong)
}

/// What a module reaches into the one below, of its height: too little for a reader to see.
const OVERLAP: f32 = 0.05;

/// Draws it into a square. The ground around it has to be bare for four modules.
pub(crate) fn draw(surface: &mut Surface<'_>, code: &QrCode, (left, top): (f32, f32), side: f32) {
    let module = side / code.size() as f32;
    let mut path = PathBuilder::new();
    for y in 0..code.size() {
        // Modules that touch are one rectangle, or reach into each other: screens show a seam where they only meet.
        let mut x = 0;
        while x < code.size() {
            let run = (x..code.size()).take_while(|x| code.get_module(*x, y)).count();
            let begin = left + x as f32 * module;
            let height = module * (1.0 + OVERLAP);
            if let Some(rect) = Rect::from_xywh(begin, top + y as f32 * module, run as f32 * module, height) {
                path.push_rect(rect);
            }
            x += run.max(1) as i32;
        }
    }
    ornament::fill(surface, path, Ink::First);
}
