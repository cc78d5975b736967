//! Paper: its sizes, and which side of it a text begins at.

/// A size of paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Paper {
    /// 210 by 297 mm (ISO 216).
    A4,
    /// 8½ by 11 inches (ANSI/ASME Y14.1).
    Letter,
}

impl Paper {
    /// Width and height of an upright sheet, in points of 1/72 inch.
    pub(crate) fn upright(self) -> (f32, f32) {
        match self {
            Self::A4 => (595.276, 841.89),
            Self::Letter => (612.0, 792.0),
        }
    }
}

/// A stretch of the line: from where, and how wide, in points.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Span {
    pub(crate) left: f32,
    pub(crate) width: f32,
}

impl Span {
    pub(crate) fn right(self) -> f32 {
        self.left + self.width
    }

    pub(crate) fn centre(self) -> f32 {
        self.left + self.width / 2.0
    }

    /// A part of it, counted from where a line begins.
    pub(crate) fn part(self, start: f32, width: f32, rtl: bool) -> Self {
        let left = if rtl { self.right() - start - width } else { self.left + start };
        Self { left, width }
    }
}
