//! Draws that depend on an achievement alone.

/// A stream of numbers seeded by text: FNV-1a to seed, SplitMix64 to go on. Both are fixed for good,
/// since every badge ever issued depends on them.
pub(crate) struct Lot(u64);

impl Lot {
    pub(crate) fn of(words: &[&str]) -> Self {
        let mut seed = 0xcbf2_9ce4_8422_2325_u64;
        for word in words {
            // The separator keeps ("ab", "c") and ("a", "bc") apart.
            for byte in word.bytes().chain([0xff]) {
                seed = (seed ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
            }
        }
        Self(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut word = self.0;
        word = (word ^ (word >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        word = (word ^ (word >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        word ^ (word >> 31)
    }

    /// A whole number from `low` to `high`, both included.
    pub(crate) fn whole(&mut self, low: u32, high: u32) -> u32 {
        let span = u64::from(high - low) + 1;
        low + u32::try_from(self.next() % span).expect("less than the span, which is a u32")
    }

    /// A number from `low` to `high` in 64 steps.
    pub(crate) fn between(&mut self, low: f64, high: f64) -> f64 {
        low + (high - low) * f64::from(self.whole(0, 64)) / 64.0
    }
}
