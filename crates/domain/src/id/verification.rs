//! The verification code: `7K3QX-M0ZT9-4HWRC-E8NJB`.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// The code that a verifier types: twenty symbols in four groups, nineteen of them random (95 bits).
///
/// The alphabet is Crockford's base 32: digits and capitals without I, L, O and U. The last symbol is a check symbol by
/// the Luhn mod N algorithm with N = 32: it catches every single wrong symbol, and every swap of two neighbours except
/// `0` with `Z`, which the algorithm cannot see.
///
/// Parsing forgives case, blanks and hyphens, and reads I and L as 1, O as 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct VerificationCode([u8; LENGTH]);

/// Why a text is not a verification code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum VerificationCodeError {
    /// It does not have the form of one.
    #[error("a verification code has twenty letters and digits, such as 7K3QX-M0ZT9-4HWRC-E8NJB")]
    Malformed,
    /// The form is right and the check symbol is not: somebody mistyped a symbol.
    #[error("the check symbol does not fit: a symbol of this verification code is mistyped")]
    Mistyped,
}

const LENGTH: usize = 20;
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

impl VerificationCode {
    /// Makes a code of 96 random bits, of which 95 are used.
    pub fn from_random(random: [u8; 12]) -> Self {
        let mut bits = random.iter().fold(0_u128, |bits, byte| bits << 8 | u128::from(*byte));
        let mut values = [0; LENGTH];
        for value in &mut values[..LENGTH - 1] {
            *value = (bits & 31) as u8;
            bits >>= 5;
        }
        values[LENGTH - 1] = check_value(&values[..LENGTH - 1]);
        Self(values.map(|value| ALPHABET[usize::from(value)]))
    }

    /// The twenty symbols without hyphens: for links and for storage.
    pub fn symbols(&self) -> &str {
        str::from_utf8(&self.0).expect("the alphabet is ASCII")
    }
}

/// The symbol that makes the Luhn mod N sum of a code zero.
fn check_value(values: &[u8]) -> u8 {
    let sum: u32 = values
        .iter()
        .rev()
        .enumerate()
        .map(|(place, value)| {
            let weighed = u32::from(*value) * if place % 2 == 0 { 2 } else { 1 };
            weighed / 32 + weighed % 32
        })
        .sum();
    ((32 - sum % 32) % 32) as u8
}

/// What a typed symbol stands for, by Crockford's reading of look-alikes.
fn value_of(symbol: u8) -> Option<u8> {
    let symbol = match symbol.to_ascii_uppercase() {
        b'I' | b'L' => b'1',
        b'O' => b'0',
        other => other,
    };
    ALPHABET.iter().position(|s| *s == symbol).map(|value| value as u8)
}

impl fmt::Display for VerificationCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let symbols = self.symbols();
        write!(f, "{}-{}-{}-{}", &symbols[..5], &symbols[5..10], &symbols[10..15], &symbols[15..])
    }
}

impl FromStr for VerificationCode {
    type Err = VerificationCodeError;

    fn from_str(text: &str) -> Result<Self, VerificationCodeError> {
        let mut values = [0; LENGTH];
        let mut length = 0;
        for symbol in text.bytes().filter(|b| !matches!(b, b' ' | b'-')) {
            let value = value_of(symbol).ok_or(VerificationCodeError::Malformed)?;
            *values.get_mut(length).ok_or(VerificationCodeError::Malformed)? = value;
            length += 1;
        }
        if length != LENGTH {
            return Err(VerificationCodeError::Malformed);
        }
        if check_value(&values[..LENGTH - 1]) != values[LENGTH - 1] {
            return Err(VerificationCodeError::Mistyped);
        }
        Ok(Self(values.map(|value| ALPHABET[usize::from(value)])))
    }
}

impl TryFrom<String> for VerificationCode {
    type Error = VerificationCodeError;

    fn try_from(text: String) -> Result<Self, VerificationCodeError> {
        text.parse()
    }
}

impl From<VerificationCode> for String {
    fn from(code: VerificationCode) -> Self {
        code.to_string()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn look_alikes_case_and_spacing_are_forgiven() {
        let code = VerificationCode::from_random([0; 12]);
        assert_eq!(code.to_string(), "00000-00000-00000-00000");
        assert_eq!("ooooo ooooo OOOOO-00000".parse(), Ok(code));
        let ones = (0..32)
            .map(|c| format!("1{:018}{}", 0, ALPHABET[c] as char))
            .find(|t| t.parse::<VerificationCode>().is_ok());
        let ones = ones.unwrap();
        assert_eq!(ones.replacen('1', "l", 1).parse::<VerificationCode>(), ones.parse());
        assert_eq!(ones.replacen('1', "I", 1).parse::<VerificationCode>(), ones.parse());
    }

    #[test]
    fn what_is_no_code_is_told_apart_from_a_mistyped_one() {
        for text in [
            "",
            "00000-00000-00000-0000",
            "00000-00000-00000-000000",
            "U0000-00000-00000-00000",
            "00000-00000-00000-0000é",
        ] {
            assert_eq!(text.parse::<VerificationCode>(), Err(VerificationCodeError::Malformed), "{text}");
        }
        assert_eq!("00000-00000-00000-00001".parse::<VerificationCode>(), Err(VerificationCodeError::Mistyped));
    }

    proptest! {
        #[test]
        fn a_code_survives_being_written_down(random: [u8; 12]) {
            let code = VerificationCode::from_random(random);
            prop_assert_eq!(code.to_string().parse(), Ok(code));
            prop_assert_eq!(code.symbols().to_lowercase().parse(), Ok(code));
        }

        #[test]
        fn any_single_wrong_symbol_is_caught(random: [u8; 12], place in 0_usize..20, add in 1_u8..32) {
            let mut symbols = VerificationCode::from_random(random).0;
            symbols[place] = ALPHABET[usize::from((value_of(symbols[place]).unwrap() + add) % 32)];
            prop_assert_eq!(parse(&symbols), Err(VerificationCodeError::Mistyped));
        }

        #[test]
        fn any_swap_of_neighbours_but_0_and_z_is_caught(random: [u8; 12], place in 0_usize..19) {
            let mut symbols = VerificationCode::from_random(random).0;
            let pair = [symbols[place], symbols[place + 1]];
            prop_assume!(pair[0] != pair[1] && pair != *b"0Z" && pair != *b"Z0");
            symbols.swap(place, place + 1);
            prop_assert_eq!(parse(&symbols), Err(VerificationCodeError::Mistyped));
        }

        #[test]
        fn the_random_bits_are_all_used(random: [u8; 12], bit in 0_usize..95) {
            let mut other = random;
            other[11 - bit / 8] ^= 1 << (bit % 8);
            prop_assert_ne!(VerificationCode::from_random(random), VerificationCode::from_random(other));
        }
    }

    fn parse(symbols: &[u8]) -> Result<VerificationCode, VerificationCodeError> {
        str::from_utf8(symbols).unwrap().parse()
    }
}
