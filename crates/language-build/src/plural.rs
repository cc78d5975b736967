//! The plural categories of each language, for cardinal numbers (CLDR 48, `plurals.xml`).

/// All categories there are.
pub(crate) const ALL: [&str; 6] = ["zero", "one", "two", "few", "many", "other"];

/// Those that a text in this language has to tell apart.
pub(crate) fn categories(tag: &str) -> &'static [&'static str] {
    match tag {
        "en" => &["one", "other"],
        "es" => &["one", "many", "other"],
        "ar" => &ALL,
        _ => &["other"],
    }
}
