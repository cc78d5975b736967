//! What is told of locale files that do not fit together: always with file and line.

use std::fs;
use std::path::PathBuf;
use std::sync::atomic::{AtomicU32, Ordering};

use crate::{LANGUAGES, compile};

static FOLDERS: AtomicU32 = AtomicU32::new(0);

/// A folder of locales, gone with the value.
struct Locales(PathBuf);

impl Locales {
    /// The same file in every language.
    fn of(text: &str) -> Self {
        let number = FOLDERS.fetch_add(1, Ordering::Relaxed);
        let folder = std::env::temp_dir().join(format!("language-build-{}-{number}", std::process::id()));
        for tag in LANGUAGES {
            fs::create_dir_all(folder.join(tag).join("web")).unwrap();
        }
        LANGUAGES.iter().fold(Self(folder), |locales, tag| locales.with(tag, text))
    }

    /// Another file in one language.
    fn with(self, tag: &str, text: &str) -> Self {
        fs::write(self.0.join(tag).join("web/shell.ftl"), text).unwrap();
        self
    }

    fn faults(&self) -> Vec<String> {
        compile(&self.0).expect_err("the files do not fit").iter().map(ToString::to_string).collect()
    }

    fn rust(&self) -> String {
        compile(&self.0).expect("the files fit")
    }
}

impl Drop for Locales {
    fn drop(&mut self) {
        fs::remove_dir_all(&self.0).unwrap();
    }
}

#[test]
fn a_missing_message_and_one_too_many_are_told() {
    let locales = Locales::of("menu = A\n\nsign-out = B\n").with("es", "menu = A\n\n\nsing-out = B\n");
    assert_eq!(
        locales.faults(),
        ["es/web/shell.ftl:4: sign-out is missing", "es/web/shell.ftl:4: sing-out: English has no such message"]
    );
}

#[test]
fn a_missing_file_is_told_by_its_messages() {
    let locales = Locales::of("menu = A\n");
    fs::remove_file(locales.0.join("ja/web/shell.ftl")).unwrap();
    assert_eq!(locales.faults(), ["ja/web/shell.ftl:1: menu is missing"]);
}

#[test]
fn variables_must_be_those_of_english() {
    let locales =
        Locales::of("hello = { $name }, { $place }\n").with("ar", "# A note\nhello = { $name }, { $plcae }\n");
    assert_eq!(
        locales.faults(),
        ["ar/web/shell.ftl:2: hello: its variables are [$name, $plcae], in English [$name, $place]"]
    );
}

#[test]
fn a_plural_needs_the_categories_of_its_language() {
    let english = "found = { $count ->\n    [one] 1\n   *[other] { $count }\n }\n";
    assert_eq!(
        Locales::of(english).faults(),
        [
            "ar/web/shell.ftl:1: found: the select by $count needs exactly the categories zero, one, two, few, many, \
             other, and *[other] as default",
            "es/web/shell.ftl:1: found: the select by $count needs exactly the categories one, many, other, and *[other] \
             as default",
            "ja/web/shell.ftl:1: found: the select by $count needs exactly the categories other, and *[other] as default",
        ]
    );
}

#[test]
fn cases_by_word_are_the_same_in_every_language() {
    let locales = Locales::of("end = { $how ->\n    [lost] A\n   *[won] B\n }\n")
        .with("es", "end = { $how ->\n    [perdido] A\n   *[won] B\n }\n");
    assert_eq!(locales.faults(), ["es/web/shell.ftl:1: end: the select by $how has other cases than in English"]);
}

#[test]
fn markup_is_the_same_in_every_language() {
    let locales = Locales::of("hint = Read <a>this</a>.\n").with("ja", "hint = 読む。\n");
    assert_eq!(locales.faults(), ["ja/web/shell.ftl:1: hint: its markup differs from that in English"]);
}

#[test]
fn what_fluent_cannot_read_or_we_do_not_use_is_told() {
    for (wrong, expected) in [
        ("menu = A\nother B\n", "es/web/shell.ftl:2: not in Fluent's syntax"),
        ("menu = { FANCY($a) }\n", "es/web/shell.ftl:1: of placeables there are"),
        ("menu = A\n    .title = B\n", "es/web/shell.ftl:1: menu: attributes are not used here"),
        ("menu = { -brand }\n", "es/web/shell.ftl:1: no term -brand"),
        ("menu = A\nmenu = B\n", "es/web/shell.ftl:2: menu is there already, in line 1"),
        ("menu = A\u{1}\n", "es/web/shell.ftl:1: control characters"),
    ] {
        let faults = Locales::of("menu = A\n").with("es", wrong).faults();
        assert!(faults.iter().any(|fault| fault.starts_with(expected)), "{wrong:?}: {faults:?}");
    }
}

#[test]
fn a_variable_is_one_kind_of_thing() {
    let faults = Locales::of("on = { DATE($day) } { NUMBER($day) }\nBad = A\ntry = { $type }\n").faults();
    assert!(faults.contains(&"en/web/shell.ftl:1: on: $day is used as two kinds of thing".to_owned()), "{faults:?}");
    assert!(
        ["en/web/shell.ftl:2: Bad: the name Bad is", "en/web/shell.ftl:3: try: the name type is"]
            .iter()
            .all(|told| faults.iter().any(|fault| fault.starts_with(told))),
        "{faults:?}"
    );
}

#[test]
fn a_message_becomes_a_function_with_typed_parameters() {
    let rust =
        Locales::of("-brand = CertTracker\non-day = { -brand } { $name } { NUMBER($count) } { DATE($day) }\n").rust();
    assert!(
        rust.contains("pub fn on_day(name: &str, count: impl crate::Count, day: ::jiff::civil::Date) -> String"),
        "{rust}"
    );
    assert!(rust.contains(r#""CertTracker \u{1}0 \u{1}1 \u{1}2""#), "{rust}");
}
