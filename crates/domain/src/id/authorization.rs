//! The authorization ID: `12345678901234567`.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// The number of an authorization: fifteen random digits and two check digits.
///
/// It is the *ClientAuthorizationID* that vendors give back with every appointment and result, so it has to fit the shortest of
/// their fields (20 characters) and to survive being typed by a person at a test centre. The check digits are ISO/IEC 7064
/// MOD 97-10, as those of a [`CandidateId`](super::CandidateId).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct AuthorizationId(u64);

/// The text is not an authorization ID.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("an authorization ID has 17 digits, of which the last two check the others")]
pub struct AuthorizationIdError;

const NUMBERS: u64 = 1_000_000_000_000_000;

impl AuthorizationId {
    /// Makes an ID of 64 random bits. Uniqueness is the store's business.
    pub const fn from_random(random: u64) -> Self {
        Self(random % NUMBERS)
    }

    /// The ID with this number, or `None` when it has more than fifteen digits.
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

impl fmt::Display for AuthorizationId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:015}{:02}", self.0, self.check_digits())
    }
}

impl FromStr for AuthorizationId {
    type Err = AuthorizationIdError;

    fn from_str(text: &str) -> Result<Self, AuthorizationIdError> {
        if text.len() != 17 || !text.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(AuthorizationIdError);
        }
        let value: u64 = text.parse().map_err(|_too_large| AuthorizationIdError)?;
        let id = Self(value / 100);
        if id.check_digits() == value % 100 { Ok(id) } else { Err(AuthorizationIdError) }
    }
}

impl TryFrom<String> for AuthorizationId {
    type Error = AuthorizationIdError;

    fn try_from(text: String) -> Result<Self, AuthorizationIdError> {
        text.parse()
    }
}

impl From<AuthorizationId> for String {
    fn from(id: AuthorizationId) -> Self {
        id.to_string()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn an_id_survives_being_written_down_and_a_wrong_digit_is_caught(random: u64, place in 0_usize..17, add in 1_u8..10) {
            let id = AuthorizationId::from_random(random);
            let text = id.to_string();
            prop_assert!(text.len() == 17);
            prop_assert_eq!(text.parse(), Ok(id));
            let mut digits = text.into_bytes();
            digits[place] = b'0' + (digits[place] - b'0' + add) % 10;
            prop_assert_eq!(str::from_utf8(&digits).unwrap().parse::<AuthorizationId>(), Err(AuthorizationIdError));
        }
    }

    #[test]
    fn other_forms_are_refused() {
        for text in [
            "",
            "1",
            "123456789012345678",
            "+2345678901234567",
            "1234567890123456x",
            "１２３４５６７８９０１２３４５６７",
        ] {
            assert_eq!(text.parse::<AuthorizationId>(), Err(AuthorizationIdError), "{text}");
        }
    }
}
