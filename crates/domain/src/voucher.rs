//! Vouchers: what pays for a sitting. A program buys them from a vendor by the pool and gives them to candidates.

use std::fmt;
use std::str::FromStr;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// The text cannot be the code of a voucher.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not the code of a voucher: 4 to 40 ASCII letters, digits and hyphens")]
pub struct VoucherCodeError;

/// The code of a voucher, which is as good as money: whoever has it can sit an exam with it.
///
/// However it was typed, it is compared in capitals and without blanks around it. `{:?}` does not show it.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct VoucherCode(Box<str>);

impl VoucherCode {
    /// The code in capitals.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for VoucherCode {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("VoucherCode")
    }
}

impl FromStr for VoucherCode {
    type Err = VoucherCodeError;

    fn from_str(text: &str) -> Result<Self, VoucherCodeError> {
        let text = text.trim().to_ascii_uppercase();
        let fits = (4..=40).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
        if fits { Ok(Self(text.into())) } else { Err(VoucherCodeError) }
    }
}

/// How a voucher stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum VoucherState {
    /// Nobody has it.
    Available,
    /// A candidate has it, and no exam is chosen for it.
    Assigned,
    /// A candidate has chosen it for an exam that they registered for.
    Chosen,
    /// An exam was sat with it.
    Redeemed,
    /// Its last day is over.
    Expired,
}

/// What is known of a voucher.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Standing {
    /// Whether a candidate has it.
    pub assigned: bool,
    /// Whether it is chosen for an exam.
    pub chosen: bool,
    /// Whether an exam was sat with it.
    pub redeemed: bool,
    /// The last day on which an exam can be sat with it.
    pub valid_to: Date,
}

impl Standing {
    /// How it stands on a day.
    pub fn on(self, day: Date) -> VoucherState {
        match self {
            Self { redeemed: true, .. } => VoucherState::Redeemed,
            Self { valid_to, .. } if valid_to < day => VoucherState::Expired,
            Self { chosen: true, .. } => VoucherState::Chosen,
            Self { assigned: true, .. } => VoucherState::Assigned,
            _ => VoucherState::Available,
        }
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn a_code_is_the_same_however_it_is_typed_and_is_not_shown() {
        let code: VoucherCode = " tess-7k2m ".parse().unwrap();
        assert_eq!(code, "TESS-7K2M".parse().unwrap());
        assert_eq!(format!("{code:?}"), "VoucherCode");
        for text in ["", "abc", "AB CD", "ÄBCD", &"X".repeat(41)] {
            assert_eq!(text.parse::<VoucherCode>(), Err(VoucherCodeError), "{text}");
        }
    }

    #[test]
    fn what_was_sat_with_it_is_said_before_that_it_is_over() {
        let (last, after) = (date(2026, 12, 31), date(2027, 1, 1));
        let new = Standing { assigned: false, chosen: false, redeemed: false, valid_to: last };
        assert_eq!((new.on(last), new.on(after)), (VoucherState::Available, VoucherState::Expired));
        let chosen = Standing { assigned: true, chosen: true, ..new };
        assert_eq!((chosen.on(last), chosen.on(after)), (VoucherState::Chosen, VoucherState::Expired));
        assert_eq!(Standing { assigned: true, ..new }.on(last), VoucherState::Assigned);
        assert_eq!(Standing { redeemed: true, ..chosen }.on(after), VoucherState::Redeemed);
    }
}
