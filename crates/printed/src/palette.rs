//! The colours of badges and marks: a family of hues for each kind, of which the code picks one, and a metal for each
//! level.
//!
//! The hues are of one lightness and of little chroma (OKLCH 0.315, 0.05 to 0.11), so that they sit beside the inks of
//! the certificates, of which the first is among them.

use rosette::{Kind, Spec};

use crate::art::Colour;

/// The paper of a badge, and light type.
pub(crate) const PAPER: Colour = Colour(0xfb_f8ef);

/// The shades of one hue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Hue {
    /// Grounds and dark type: at least 7:1 on paper.
    pub(crate) ground: Colour,
    /// A darker ground, at the bottom of things.
    pub(crate) deep: Colour,
    /// Fine lines on either ground: at least 4.5:1.
    pub(crate) bright: Colour,
    /// Fine lines on paper: at least 4.5:1.
    pub(crate) middle: Colour,
}

const fn hue(ground: u32, deep: u32, bright: u32, middle: u32) -> Hue {
    Hue { ground: Colour(ground), deep: Colour(deep), bright: Colour(bright), middle: Colour(middle) }
}

/// Cool hues, for certifications.
const COOL: [Hue; 8] = [
    hue(0x1d_3350, 0x0b_1e36, 0x9f_c1ec, 0x48_6b97),
    hue(0x0f_3649, 0x04_2130, 0x98_c5e0, 0x3e_6f8b),
    hue(0x04_3940, 0x00_2329, 0x93_c8d2, 0x36_737e),
    hue(0x06_3a35, 0x00_2421, 0x94_cac2, 0x38_756e),
    hue(0x14_3a28, 0x07_2417, 0x9c_cab0, 0x43_755b),
    hue(0x28_2a60, 0x17_1841, 0xb0_b9f5, 0x5a_60ac),
    hue(0x3a_225c, 0x25_123d, 0xc6_b2ed, 0x75_56a5),
    hue(0x47_1e4a, 0x2e_0f30, 0xda_abdc, 0x89_508c),
];

/// Warm hues, for accreditations.
const WARM: [Hue; 8] = [
    hue(0x5d_0f16, 0x3e_0309, 0xf0_a8a5, 0xaa_4144),
    hue(0x56_1d06, 0x39_0e01, 0xee_ac94, 0x9e_4f33),
    hue(0x48_290b, 0x2e_1803, 0xde_b491, 0x89_5e38),
    hue(0x3f_2f05, 0x28_1c00, 0xd1_bb8d, 0x7d_6533),
    hue(0x32_340b, 0x1f_2002, 0xbe_c391, 0x6a_6d38),
    hue(0x22_3915, 0x13_2308, 0xaa_c99a, 0x54_7343),
    hue(0x5b_0e2a, 0x3d_0318, 0xee_a7b6, 0xa7_405e),
    hue(0x4e_1d3b, 0x33_0e25, 0xe6_a8ca, 0x93_4e77),
];

/// Copper, bronze, silver, gold and pale gold.
const METALS: [Colour; 5] =
    [Colour(0xbf_7a4c), Colour(0xb4_934f), Colour(0xb4_bcc4), Colour(0xd8_ac45), Colour(0xec_d081)];

/// The hue of an achievement.
pub(crate) fn of(spec: &Spec<'_>) -> Hue {
    let family = match spec.kind {
        Kind::Certification => COOL,
        Kind::Accreditation => WARM,
    };
    family[rosette::choice(spec, family.len() as u32) as usize]
}

/// The metal of a level from 1 to 5.
pub(crate) fn metal(level: u8) -> Colour {
    METALS[usize::from(level.clamp(1, 5)) - 1]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ink::contrast;

    #[test]
    fn every_shade_stands_out_from_its_ground() {
        for hue in COOL.into_iter().chain(WARM) {
            for (one, other, least) in [
                (hue.ground, PAPER, 7.0),
                (hue.middle, PAPER, 4.5),
                (hue.bright, hue.ground, 4.5),
                (hue.bright, hue.deep, 4.5),
            ] {
                let seen = contrast(one.parts(), other.parts());
                assert!(seen >= least, "{hue:?}: {one:?} on {other:?} has {seen}");
            }
            for metal in METALS {
                let seen = contrast(metal.parts(), hue.ground.parts());
                assert!(seen >= 3.0, "{metal:?} on {hue:?} has {seen}");
            }
        }
    }
}
