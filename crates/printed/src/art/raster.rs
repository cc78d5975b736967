//! A drawing as PNG: 8-bit RGBA, bare where nothing is drawn.

use kurbo::{BezPath, PathEl};
use tiny_skia::{FillRule, LineJoin, Path, PathBuilder, Pixmap, Stroke, Transform};

use super::{Drawing, Paint};
use crate::Error;

/// The most pixels of a side.
pub(crate) const MOST: u32 = 4096;

/// The picture, that many pixels wide and as high as its ground then is.
///
/// # Errors
/// [`Error::Pixels`] for none, or for more than [`MOST`] on a side.
pub(crate) fn write(drawing: &Drawing, width: u32) -> Result<Vec<u8>, Error> {
    let ground = drawing.ground;
    let height = (f64::from(width) * ground.height() / ground.width()).round() as u32;
    let sides = 1..=MOST;
    if !sides.contains(&width) || !sides.contains(&height) {
        return Err(Error::Pixels { width, most: MOST });
    }
    let finer = finer(width.max(height));
    let mut drawn = blank(width * finer, height * finer);
    let scale = (f64::from(width * finer) / ground.width()) as f32;
    let place = Transform::from_row(scale, 0.0, 0.0, scale, -ground.x0 as f32 * scale, -ground.y0 as f32 * scale);
    for shape in &drawing.shapes {
        let Some(path) = path(&shape.path) else { continue };
        let (Paint::Fill(colour) | Paint::Stroke(colour, _)) = shape.paint;
        let [red, green, blue] = colour.parts();
        let mut paint = tiny_skia::Paint::default();
        paint.set_color_rgba8(red, green, blue, u8::MAX);
        match shape.paint {
            Paint::Fill(_) => drawn.fill_path(&path, &paint, FillRule::Winding, place, None),
            Paint::Stroke(_, width) => {
                let stroke = Stroke { width: width as f32, line_join: LineJoin::Round, ..Stroke::default() };
                drawn.stroke_path(&path, &paint, &stroke, place, None);
            }
        }
    }
    let picture = if finer == 1 { drawn } else { reduced(&drawn, width, height, finer) };
    Ok(picture.encode_png().expect("a picture in memory has a size"))
}

/// How many times finer it is drawn than it is wanted: hairlines of a small picture would flicker otherwise, as the
/// sixteen samples of a pixel do not tell a tenth of it.
fn finer(side: u32) -> u32 {
    match side {
        0..=300 => 4,
        301..=1200 => 2,
        _ => 1,
    }
}

fn blank(width: u32, height: u32) -> Pixmap {
    Pixmap::new(width, height).expect("sides were checked")
}

/// Each pixel as the mean of the square of pixels in its place.
fn reduced(fine: &Pixmap, width: u32, height: u32, finer: u32) -> Pixmap {
    let mut picture = blank(width, height);
    let (width, finer) = (width as usize, finer as usize);
    let row = fine.width() as usize * 4;
    let count = (finer * finer) as u32;
    for (index, pixel) in picture.data_mut().chunks_exact_mut(4).enumerate() {
        let (x, y) = (index % width * finer, index / width * finer);
        for (channel, value) in pixel.iter_mut().enumerate() {
            let sum: u32 = (y..y + finer)
                .flat_map(|y| (x..x + finer).map(move |x| y * row + x * 4 + channel))
                .map(|at| u32::from(fine.data()[at]))
                .sum();
            *value = u8::try_from((sum + count / 2) / count).expect("a mean of bytes");
        }
    }
    picture
}

/// None where there is nothing to draw.
fn path(path: &BezPath) -> Option<Path> {
    let mut out = PathBuilder::new();
    for element in path.elements() {
        match *element {
            PathEl::MoveTo(to) => out.move_to(to.x as f32, to.y as f32),
            PathEl::LineTo(to) => out.line_to(to.x as f32, to.y as f32),
            PathEl::QuadTo(by, to) => out.quad_to(by.x as f32, by.y as f32, to.x as f32, to.y as f32),
            PathEl::CurveTo(from, by, to) => {
                out.cubic_to(from.x as f32, from.y as f32, by.x as f32, by.y as f32, to.x as f32, to.y as f32);
            }
            PathEl::ClosePath => out.close(),
        }
    }
    out.finish()
}
