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
        let [red, green, blue] = shape.paint.colour().parts();
        let mut paint = tiny_skia::Paint::default();
        paint.set_color_rgba8(red, green, blue, u8::MAX);
        if let Paint::Fill(_) | Paint::Thickened(..) = shape.paint {
            drawn.fill_path(&path, &paint, FillRule::Winding, place, None);
        }
        if let Paint::Stroke(_, width @ 1..) | Paint::Thickened(_, width @ 1..) = shape.paint {
            let stroke = Stroke { width: width as f32, line_join: LineJoin::Round, ..Stroke::default() };
            drawn.stroke_path(&path, &paint, &stroke, place, None);
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
        301..=600 => 2,
        _ => 1,
    }
}

fn blank(width: u32, height: u32) -> Pixmap {
    Pixmap::new(width, height).expect("sides were checked")
}

/// Each pixel as the mean of the square of pixels in its place.
fn reduced(fine: &Pixmap, width: u32, height: u32, finer: u32) -> Pixmap {
    let mut picture = blank(width, height);
    let (row, finer) = (width as usize * 4, finer as usize);
    let count = (finer * finer) as u16;
    let rows = fine.data().chunks_exact(row * finer * finer);
    for (out, rows) in picture.data_mut().chunks_exact_mut(row).zip(rows) {
        // At most 16 bytes each.
        let mut sums = vec![0_u16; row];
        for pixels in rows.chunks_exact(row * finer) {
            for (sums, square) in sums.chunks_exact_mut(4).zip(pixels.chunks_exact(4 * finer)) {
                for pixel in square.chunks_exact(4) {
                    for (sum, value) in sums.iter_mut().zip(pixel) {
                        *sum += u16::from(*value);
                    }
                }
            }
        }
        for (value, sum) in out.iter_mut().zip(sums) {
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
