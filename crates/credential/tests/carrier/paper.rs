//! Certificates beside the credentials in them.

use credential::carrier::paper::{Compared, Expected, Field, compare};
use credential::carrier::pdf;
use credential::facts::Facts;
use credential::{Securing, proof, sample};
use jiff::civil::{Date, date};
use jiff::tz::TimeZone;
use language::text::printed as texts;
use language::{Language, dates};
use printed::Certificate;
use proptest::prelude::*;
use serde_json::Value;

use super::build::certificate;
use super::signed;

/// A credential for another holder, with an achievement of another name.
fn signed_for(holder: &str, title: &str) -> String {
    let mut award = sample::award();
    award.holder.name = holder.to_owned();
    award.achievement.name = title.to_owned();
    let document = award.to_document(&sample::site(), Securing::DataIntegrity).expect("it is well-formed");
    let key = sample::ed25519_key();
    let name = sample::site().verification_method(&key.public().multibase());
    proof::sign(document, &key, &name, sample::signed_at()).expect("it is well-formed").to_string()
}

/// What the paper must show of a credential, as the printer words it.
fn expected(credential: &[u8], language: Language) -> Vec<Expected> {
    let credential: Value = serde_json::from_slice(credential).expect("it is well-formed");
    let facts = Facts::read(&credential).expect("it is well-formed");
    let day = |at: Option<jiff::Timestamp>| {
        dates::date(language, TimeZone::UTC.to_datetime(at.expect("it is well-formed")).date())
    };
    let fact = |field, text: String, label: String| Expected { field, text, label: Some(label) };
    vec![
        fact(Field::HolderName, facts.holder_name.expect("it is well-formed"), texts::certifies().text(language)),
        fact(
            Field::AchievementName,
            facts.achievement_name.expect("it is well-formed"),
            texts::met_certification().text(language),
        ),
        fact(
            Field::CertificateNumber,
            facts.licence_number.expect("it is well-formed"),
            texts::number().text(language),
        ),
        fact(Field::EarnedOn, day(facts.awarded_at), texts::earned_on().text(language)),
        fact(Field::ValidFrom, day(facts.valid_from), texts::valid_from().text(language)),
        fact(Field::ValidUntil, day(facts.valid_until), texts::valid_to().text(language)),
    ]
}

/// What does not agree on a certificate that carries `credential` and shows what was changed.
fn differences(
    credential: &str,
    language: Language,
    change: impl FnOnce(&mut Certificate<'_>),
) -> Vec<(Field, Option<String>)> {
    let printed = certificate(credential.as_bytes(), |certificate| {
        certificate.language = language;
        change(certificate);
    });
    let document = pdf::extract(&printed).expect("it is well-formed");
    let lines = pdf::text(&printed).expect("it is well-formed");
    let mut with_labels = different(&compare(&expected(&document, language), &lines));
    // Without labels what differs is told, too, if not always what it is on paper.
    let unlabelled: Vec<Expected> =
        expected(&document, language).into_iter().map(|fact| Expected { label: None, ..fact }).collect();
    let mut fields: Vec<Field> = with_labels.iter().map(|(field, _)| *field).collect();
    let mut without: Vec<Field> =
        different(&compare(&unlabelled, &lines)).into_iter().map(|(field, _)| field).collect();
    fields.sort_unstable();
    without.sort_unstable();
    assert_eq!(fields.len(), without.len(), "{fields:?} and {without:?} in {lines:?}");
    with_labels.sort_by_key(|(field, _)| *field);
    with_labels
}

fn different(compared: &[Compared]) -> Vec<(Field, Option<String>)> {
    compared.iter().filter(|one| !one.agrees).map(|one| (one.field, one.paper.clone())).collect()
}

fn lines(text: &str) -> Vec<String> {
    text.lines().map(str::to_owned).collect()
}

fn fact(field: Field, text: &str, label: Option<&str>) -> Expected {
    Expected { field, text: text.to_owned(), label: label.map(str::to_owned) }
}

#[test]
fn a_certificate_shows_what_is_signed_in_every_language() {
    for language in Language::ALL {
        assert_eq!(differences(&signed(), language, |_| {}), [], "{language:?}");
    }
}

#[test]
fn names_of_every_script_are_found_however_they_are_broken() {
    for holder in [
        "محمد بن عبد الله الأحمد",
        "John محمد Smith",
        "髙橋 﨑太郎",
        "श्री कृष्ण शर्मा",
        "김민준 (Kim Min-jun)",
        "Jose\u{301}  A\u{301}lvarez",
        "Hubert Blaine Wolfeschlegelsteinhausenbergerdorff-Tepes-Castellanos y Fernández de Córdoba y Díaz de Vivar",
        "寿限無寿限無五劫の擦り切れ海砂利水魚の水行末雲来末風来末食う寝る処に住む処藪ら柑子の藪柑子",
        "محمد بن عبد الله بن محمد بن عبد الرحمن بن إبراهيم بن يوسف بن سليمان بن عبد العزيز الأحمد الكبير",
    ] {
        let signed = signed_for(holder, "Certified Widget Engineer");
        for language in Language::ALL {
            assert_eq!(differences(&signed, language, |it| it.holder = holder), [], "{holder} in {language:?}");
        }
    }
}

#[test]
fn an_edited_name_is_told_and_shown() {
    for (holder, paper) in [
        ("Zoë Ångström-Nguyen", "Zoë Ångström-Nguyen"),
        ("Zoë Ångström-Nguyễn Jr.", "Zoë Ångström-Nguyễn Jr."),
        ("Zoë", "Zoë"),
        ("Bob", "Bob"),
        ("محمد", "محمد"),
    ] {
        for language in Language::ALL {
            let found = differences(&signed(), language, |it| it.holder = holder);
            assert_eq!(found, [(Field::HolderName, Some(paper.to_owned()))], "{holder} in {language:?}");
        }
    }
    let arabic = signed_for("محمد بن عبد الله", "مهندس أدوات معتمد");
    let found = differences(&arabic, Language::Arabic, |it| {
        (it.holder, it.title) = ("محمود بن عبد الله", "مهندس أدوات معتمد");
    });
    assert_eq!(found, [(Field::HolderName, Some("محمود بن عبد الله".to_owned()))]);
}

type Edit = fn(&mut Certificate<'_>);

#[test]
fn an_edited_date_is_told_and_shown_in_every_language() {
    let edits: [(Field, Edit, Date); 4] = [
        (Field::EarnedOn, |it| it.earned_on = date(2025, 1, 15), date(2025, 1, 15)),
        (Field::ValidFrom, |it| it.valid_from = date(2026, 2, 15), date(2026, 2, 15)),
        (Field::ValidUntil, |it| it.valid_to = Some(date(2031, 1, 15)), date(2031, 1, 15)),
        // The date of another field does not count for this one.
        (Field::ValidUntil, |it| it.valid_to = Some(date(2026, 1, 15)), date(2026, 1, 15)),
    ];
    for language in Language::ALL {
        for (field, edit, day) in edits {
            let found = differences(&signed(), language, edit);
            assert_eq!(found, [(field, Some(dates::date(language, day)))], "{language:?}");
        }
        let found = differences(&signed(), language, |it| it.valid_to = None);
        assert_eq!(found, [(Field::ValidUntil, Some(texts::does_not_expire().text(language)))]);
    }
}

#[test]
fn a_number_and_a_title_are_told_as_well() {
    let found = differences(&signed(), Language::English, |it| {
        (it.number, it.title) = ("CWE-2026-000124", "Certified Widget Architect");
    });
    let paper = |text: &str| Some(text.to_owned());
    assert_eq!(
        found,
        [
            (Field::AchievementName, paper("Certified Widget Architect")),
            (Field::CertificateNumber, paper("CWE-2026-000124"))
        ]
    );
}

#[test]
fn a_fact_is_whole_lines_and_each_line_is_one_fact() {
    let one = |text: &str, lines: &str| compare(&[fact(Field::EarnedOn, text, None)], &self::lines(lines))[0].clone();

    assert!(one("1 March 2026", "x\n1  March\u{a0}2026\ny").agrees);
    assert!(one("1 March 2026", "1 March\n2026").agrees);
    assert!(one("2026年3月1日", "2026年3\n月1日").agrees);
    assert!(one("e\u{301}", "\u{e9}").agrees);
    for paper in ["21 March 2026", "1 March 2026.", "1 March\n20261", "11 March 2026"] {
        assert!(!one("1 March 2026", paper).agrees, "{paper}");
    }
    assert_eq!(one("1 March 2026", "Issuer\n21 March 2026").paper.as_deref(), Some("21 March 2026"));
    assert_eq!(one("1 March 2026", "Something else altogether\nX").paper, None);
    assert!(!one("", "a\nb").agrees);
    let twice = [fact(Field::EarnedOn, "1 May", None), fact(Field::ValidFrom, "1 May", None)];
    let compared = compare(&twice, &lines("1 May\n7 May"));
    assert_eq!(different(&compared), [(Field::ValidFrom, Some("7 May".to_owned()))]);
}

#[test]
fn behind_each_of_its_labels_a_fact_must_stand() {
    let compared = |text: &str| {
        let facts =
            [fact(Field::HolderName, "Ada Augusta King", Some("for")), fact(Field::EarnedOn, "1 May", Some("on the"))];
        different(&compare(&facts, &lines(text)))
    };
    let paper = |text: &str| Some(text.to_owned());

    assert_eq!(compared("for\nAda\nAugusta King\non the\n1 May"), []);
    assert_eq!(compared("for\nBob\non\nthe\n1 May\nAda Augusta King"), [(Field::HolderName, paper("Bob"))]);
    assert_eq!(compared("for\nAda Augusta King\nfor\nBob\non the\n1 May"), [(Field::HolderName, paper("Bob"))]);
    assert_eq!(compared("for\nAda\nAugusta Queen\non the\n1 May"), [(Field::HolderName, paper("Ada Augusta Queen"))]);
    assert_eq!(compared("1 May\nfor"), [(Field::HolderName, None)]);
}

#[test]
fn long_pages_are_compared_quickly() {
    let lines: Vec<String> = (0..5_000).map(|index| format!("{index} {}", "x".repeat(200))).collect();
    let facts = [fact(Field::HolderName, &"y".repeat(200), None)];

    assert_eq!(different(&compare(&facts, &lines)), [(Field::HolderName, None)]);
}

proptest! {
    #[test]
    fn any_facts_and_lines_are_compared(
        facts in proptest::collection::vec(("[ab ]{0,4}", proptest::option::of("[ab]{0,2}")), 0..5),
        lines in proptest::collection::vec("[ab ]{0,4}", 0..8),
    ) {
        let facts: Vec<Expected> =
            facts.iter().map(|(text, label)| fact(Field::EarnedOn, text, label.as_deref())).collect();
        let compared = compare(&facts, &lines);
        prop_assert_eq!(compared.len(), facts.len());
        for (one, fact) in compared.iter().zip(&facts) {
            prop_assert_eq!(&one.signed, &fact.text);
            prop_assert!(!(one.agrees && one.paper.is_some()));
        }
    }
}
