//! What is read as an identifier is printed as one that is read as the same.
#![no_main]

use std::fmt::{Debug, Display};
use std::str::FromStr;

use domain::id::{AuthorizationId, CandidateId, VerificationCode};
use domain::voucher::VoucherCode;
use libfuzzer_sys::fuzz_target;

fn same_again<T: FromStr + Display + PartialEq + Debug>(text: &str) {
    if let Ok(id) = text.parse::<T>() {
        let printed = id.to_string();
        assert_eq!(printed.parse::<T>().ok(), Some(id), "{printed}");
    }
}

fuzz_target!(|text: &str| {
    same_again::<CandidateId>(text);
    same_again::<VerificationCode>(text);
    same_again::<AuthorizationId>(text);
    if let Ok(code) = text.parse::<VoucherCode>() {
        assert_eq!(code.as_str().parse(), Ok(code.clone()));
    }
});
