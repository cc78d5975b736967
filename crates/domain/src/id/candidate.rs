//! The candidate ID: `CT-123456789-42`.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// A candidate's public number: nine random digits and two check digits, shown as `CT-123456789-42`.
///
/// It is read out on the telephone, typed into vendors' forms and printed on letters; it is also the primary key of a
/// candidate and the *ClientCandidateID* that vendors know. The check digits are ISO/IEC 7064 MOD 97-10: the eleven
/// digits together leave 1 on division by 97. Every single wrong digit and every swap of two neighbouring digits is
/// caught.
///
/// Parsing forgives case, blanks, hyphens and a missing `CT`.
///
/// ```
/// # use domain::CandidateId;
/// let id = CandidateId::from_number(123_456_789).expect("nine digits");
/// assert_eq!(id.to_string(), "CT-123456789-78");
/// assert_eq!("ct 123456789 78".parse(), Ok(id));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct CandidateId(u64);

/// Why a text is not a candidate ID.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CandidateIdError {
    /// It does not have the form of one; asking to retype a digit would not help.
    #[error("a candidate ID looks like CT-123456789-78")]
    Malformed,
    /// The form is right and the check digits are not: somebody mistyped a digit.
    #[error("the check digits do not fit: a digit of this candidate ID is mistyped")]
    CheckDigits,
}

const NUMBERS: u64 = 1_000_000_000;

impl CandidateId {
    /// Makes an ID of 64 random bits.
    ///
    /// The bias of the reduction is below one in ten milliard. Uniqueness is the store's business: draw again when
    /// the number is taken.
    pub const fn from_random(random: u64) -> Self {
        Self(random % NUMBERS)
    }

    /// The ID with this number, or `None` when it has more than nine digits.
    pub const fn from_number(number: u64) -> Option<Self> {
        if number < NUMBERS { Some(Self(number)) } else { None }
    }

    /// The number without its check digits, as stored.
    pub const fn number(self) -> u64 {
        self.0
    }

    const fn check_digits(self) -> u64 {
        98 - self.0 * 100 % 97
    }
}

impl fmt::Display for CandidateId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "CT-{:09}-{:02}", self.0, self.check_digits())
    }
}

impl FromStr for CandidateId {
    type Err = CandidateIdError;

    fn from_str(text: &str) -> Result<Self, CandidateIdError> {
        let mut typed = text.bytes().filter(|b| !matches!(b, b' ' | b'-')).peekable();
        if typed.next_if(|b| b.eq_ignore_ascii_case(&b'c')).is_some() {
            typed.next_if(|b| b.eq_ignore_ascii_case(&b't')).ok_or(CandidateIdError::Malformed)?;
        }
        let (mut digits, mut value) = (0, 0_u64);
        for byte in typed {
            digits += 1;
            if !byte.is_ascii_digit() || digits > 11 {
                return Err(CandidateIdError::Malformed);
            }
            value = value * 10 + u64::from(byte - b'0');
        }
        if digits != 11 {
            return Err(CandidateIdError::Malformed);
        }
        let id = Self(value / 100);
        // Comparing with the canonical pair, not the remainder, refuses the aliases 00, 01 and 99 of 97, 98 and 02.
        if id.check_digits() == value % 100 { Ok(id) } else { Err(CandidateIdError::CheckDigits) }
    }
}

impl TryFrom<String> for CandidateId {
    type Error = CandidateIdError;

    fn try_from(text: String) -> Result<Self, CandidateIdError> {
        text.parse()
    }
}

impl From<CandidateId> for String {
    fn from(id: CandidateId) -> Self {
        id.to_string()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_typed_id_is_accepted_however_it_is_spaced() {
        let id = CandidateId::from_number(7).unwrap();
        for text in
            [id.to_string(), id.to_string().to_lowercase(), id.to_string().replace('-', " "), "00000000777".into()]
        {
            assert_eq!(text.parse(), Ok(id), "{text}");
        }
    }

    #[test]
    fn what_is_no_id_is_told_apart_from_a_mistyped_one() {
        for text in
            ["", "CT", "CT-12345678-90", "CT-1234567890-12", "CX-123456789-78", "CT-12345678٩-78", "C-123456789-78"]
        {
            assert_eq!(text.parse::<CandidateId>(), Err(CandidateIdError::Malformed), "{text}");
        }
        assert_eq!("CT-123456789-79".parse::<CandidateId>(), Err(CandidateIdError::CheckDigits));
        assert_eq!(CandidateId::from_number(NUMBERS), None);
    }

    #[test]
    fn only_the_canonical_check_digits_are_accepted() {
        for number in 0..1000 {
            let accepted = (0..100).filter(|check| format!("CT-{number:09}-{check:02}").parse::<CandidateId>().is_ok());
            assert_eq!(accepted.count(), 1, "{number}");
        }
    }

    proptest! {
        #[test]
        fn an_id_survives_being_written_down(random: u64) {
            let id = CandidateId::from_random(random);
            prop_assert_eq!(id.to_string().parse(), Ok(id));
            prop_assert_eq!(CandidateId::from_number(id.number()), Some(id));
        }

        #[test]
        fn any_single_wrong_digit_is_caught(random: u64, place in 0_usize..11, add in 1_u8..10) {
            let mut digits = digits(CandidateId::from_random(random));
            digits[place] = b'0' + (digits[place] - b'0' + add) % 10;
            prop_assert_eq!(parse(&digits), Err(CandidateIdError::CheckDigits));
        }

        #[test]
        fn any_swap_of_neighbouring_digits_is_caught(random: u64, place in 0_usize..10) {
            let mut digits = digits(CandidateId::from_random(random));
            prop_assume!(digits[place] != digits[place + 1]);
            digits.swap(place, place + 1);
            prop_assert_eq!(parse(&digits), Err(CandidateIdError::CheckDigits));
        }
    }

    fn digits(id: CandidateId) -> Vec<u8> {
        id.to_string().bytes().filter(u8::is_ascii_digit).collect()
    }

    fn parse(digits: &[u8]) -> Result<CandidateId, CandidateIdError> {
        str::from_utf8(digits).unwrap().parse()
    }
}
