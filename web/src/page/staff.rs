//! Pages for those who run the program: dense, and made for the keyboard.

pub(super) mod award_reviews;
pub(super) mod change_requests;
pub(super) mod claims;
pub(super) mod companies;
pub(super) mod duplicates;
pub(super) mod exam_vendors;
pub(super) mod result_imports;
pub(super) mod vouchers;
