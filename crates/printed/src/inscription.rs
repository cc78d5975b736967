//! An inscription: a text in outlines, as large as its room allows.

use kurbo::{Affine, BezPath, Point, Rect, Shape as _, Size};

use crate::Error;
use crate::art::{Colour, Drawing, Paint};
use crate::font::Face;
use crate::ink::Ink;
use crate::text::{Align, Block, Style, Typesetter};

/// How a text may be set.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Setting {
    pub(crate) face: Face,
    pub(crate) align: Align,
    /// The sizes of the em between which it is as large as it fits, in units.
    pub(crate) largest: f32,
    pub(crate) least: f32,
    /// The most lines.
    pub(crate) lines: usize,
}

/// Each size is so much of the one before.
const STEP: f32 = 0.97;
/// From baseline to baseline, in ems: for most scripts, and for those with marks above and below their letters.
const LEADING: f32 = 1.14;
const TALL_LEADING: f32 = 1.24;
/// The share of the largest possible size for which a line less is taken, and for which words are left whole where their
/// script would allow to break them.
const FEWER: f32 = 0.86;
const WHOLE: f32 = 0.72;
/// What letters are thickened by where a strong font lacks them, in ems.
const THICKENED: f32 = 0.03;

/// A text that has been set, in outlines.
#[derive(Debug, Clone)]
pub(crate) struct Inscription {
    pub(crate) path: BezPath,
    /// What is to be stroked beside being filled, in units.
    thickened: u32,
}

impl Inscription {
    /// Sets a text into a room, in units, with its upper left corner at the origin. No word is broken as long as it fits
    /// whole.
    ///
    /// # Errors
    /// [`Error::TooLong`] when it does not fit at its least size.
    pub(crate) fn set(typesetter: &mut Typesetter, text: &str, setting: Setting, room: Size) -> Result<Self, Error> {
        let fewer = Setting { lines: setting.lines.saturating_sub(1).max(1), ..setting };
        let mut found = [
            (FEWER, largest(typesetter, text, fewer, room, Breaks::Spaces)),
            (WHOLE, largest(typesetter, text, setting, room, Breaks::Spaces)),
            (0.0, largest(typesetter, text, setting, room, Breaks::Script)),
        ];
        let best = found.iter().flat_map(|(_, set)| set).fold(0.0_f32, |best, (size, _)| best.max(*size));
        let liked = found.iter_mut().find_map(|(share, set)| set.take_if(|(size, _)| *size >= *share * best));
        let set = liked.or_else(|| largest(typesetter, text, setting, room, Breaks::Anywhere));
        set.map(|(_, inscription)| inscription).ok_or(Error::TooLong)
    }

    fn of(block: &Block, face: Face) -> Self {
        let thin = face == Face::Strong && !block.is_strong();
        let thickened = if thin { (THICKENED * block.size()).round() as u32 } else { 0 };
        Self { path: block.outlines(), thickened }
    }

    /// A rectangle around what is seen.
    pub(crate) fn bounds(&self) -> Rect {
        let reach = f64::from(self.thickened) / 2.0;
        self.path.bounding_box().inflate(reach, reach)
    }

    /// Moved so that what is seen has its middle at a point.
    pub(crate) fn centred(self, at: Point) -> Self {
        let way = at - self.bounds().center();
        self.moved(way.x, way.y)
    }

    pub(crate) fn moved(self, x: f64, y: f64) -> Self {
        Self { path: Affine::translate((x, y)) * self.path, ..self }
    }

    pub(crate) fn draw(self, drawing: &mut Drawing, colour: Colour) {
        drawing.add(self.path, Paint::Thickened(colour, self.thickened));
    }
}

/// Where lines may end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Breaks {
    /// Between words.
    Spaces,
    /// Where the script allows it: in Japanese, between most characters.
    Script,
    /// Also within a word that is too long for a line.
    Anywhere,
}

/// The largest size at which what is seen of a text keeps to a room, and the text set so.
fn largest(
    typesetter: &mut Typesetter,
    text: &str,
    setting: Setting,
    room: Size,
    breaks: Breaks,
) -> Option<(f32, Inscription)> {
    let leading = if text.chars().any(is_tall) { TALL_LEADING } else { LEADING };
    let mut set = |size: f32| {
        let style = Style::new(setting.face, size, Ink::First).leading(leading).align(setting.align);
        let style = if breaks == Breaks::Spaces { style.whole_words() } else { style };
        let block = typesetter.balanced(text, style, room.width as f32);
        let fits = block.lines() <= setting.lines && (breaks == Breaks::Anywhere || !block.breaks_words());
        let inscription = fits.then(|| Inscription::of(&block, setting.face))?;
        let seen = inscription.bounds();
        (seen.width() <= room.width && seen.height() <= room.height).then_some((block.size(), inscription))
    };
    // The first size that fits: smaller type fits as well.
    let sizes: Vec<f32> = std::iter::successors(Some(setting.largest), |size| Some(size * STEP))
        .take_while(|size| *size >= setting.least)
        .collect();
    let (mut low, mut high) = (0, sizes.len());
    let mut found = None;
    while low < high {
        let middle = (low + high) / 2;
        match set(sizes[middle]) {
            Some(set) => (found, high) = (Some(set), middle),
            None => low = middle + 1,
        }
    }
    found
}

/// Of a script between Hebrew and Thai, whose letters carry marks.
fn is_tall(character: char) -> bool {
    matches!(character, '\u{590}'..='\u{e7f}')
}
