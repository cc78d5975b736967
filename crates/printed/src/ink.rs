//! The two inks, and what is mixed from them.

use krilla::color::rgb;

/// What something is drawn in. Those for text are at least 7:1 on the paper and on white.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Ink {
    /// The main ink: names, titles, facts.
    First,
    /// The accent.
    Second,
    /// The main ink, thinned: labels.
    Quiet,
    /// Lines that part.
    Hairline,
    /// What lies under a bar.
    Tint,
    /// The ground of a certificate.
    Paper,
}

impl Ink {
    pub(crate) fn colour(self) -> rgb::Color {
        let [red, green, blue] = match self {
            Self::First => [0x1d, 0x33, 0x50],
            Self::Second => [0x7c, 0x40, 0x16],
            Self::Quiet => [0x44, 0x50, 0x62],
            Self::Hairline => [0xb9, 0xb6, 0xa8],
            Self::Tint => [0xe4, 0xe4, 0xde],
            Self::Paper => [0xfb, 0xf8, 0xef],
        };
        rgb::Color::new(red, green, blue)
    }
}

/// Contrast of two colours in sRGB (WCAG 2.2, relative luminance).
#[cfg(test)]
pub(crate) fn contrast(one: [u8; 3], other: [u8; 3]) -> f64 {
    let luminance = |colour: [u8; 3]| {
        let [red, green, blue] = colour.map(|value| {
            let value = f64::from(value) / 255.0;
            if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
        });
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    };
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_stands_out_from_the_paper() {
        let parts = |ink: Ink| [ink.colour().red(), ink.colour().green(), ink.colour().blue()];
        for ink in [Ink::First, Ink::Second, Ink::Quiet] {
            let seen = contrast(parts(ink), parts(Ink::Paper));
            assert!(seen >= 7.0, "{ink:?}: {seen}");
        }
    }
}
