//! Pearson VUE's codes of accommodations.

/// The codes that published code of programs shows, by the program's words; an agreement with the vendor may name others.
pub const ACCOMMODATION_CODES: &[(&str, &str)] = &[
    ("extra_half_hour", "ET30MN"),
    ("time_and_a_half", "ET12ET"),
    ("double_time", "ETDBTM"),
    ("extra_breaks", "BR0110"),
    ("separate_room", "SEPRMM"),
    ("reader", "SRREAD"),
    ("recorder", "SRRECR"),
    ("sign_language_interpreter", "SRSGNR"),
    ("adapted_equipment", "EQPMNT"),
];
