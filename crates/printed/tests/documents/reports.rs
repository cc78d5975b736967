//! Score reports.

use jiff::ZonedDateTime;
use jiff::civil::date;
use jiff::tz::{Offset, TimeZone};
use language::Language;
use printed::{Error, Outcome, Paper, ScoreReport, Section, State, score_report};

use crate::reading::Reading;

const SECTIONS: [Section<'static>; 2] = [
    Section { title: "Planning", score: "18 of 25", percent: Some(72) },
    Section { title: "Troubleshooting", score: "9 of 30", percent: None },
];

fn sat_at() -> ZonedDateTime {
    ZonedDateTime::new("2026-02-27T08:05:00Z".parse().expect("a timestamp"), TimeZone::fixed(Offset::constant(1)))
}

fn sample(sat_at: &ZonedDateTime) -> ScoreReport<'_> {
    ScoreReport {
        language: Language::English,
        paper: Paper::A4,
        issuer: "Example Certification Body",
        candidate: "Ada Augusta King",
        candidate_id: "CT-4711-0815",
        exam_code: "250-428",
        exam_title: "Administration of Widgets 9",
        vendor: "Example Testing",
        sat_at,
        registration_id: "412345678",
        state: State::Final,
        outcome: Outcome::Passed,
        score: Some("412"),
        passing_score: Some("300"),
        sections: &SECTIONS,
        notes: &["Scores are scaled."],
        issued_on: date(2026, 3, 2),
        made_at: "2026-03-02T10:00:00Z".parse().expect("a timestamp"),
    }
}

fn read(report: &ScoreReport<'_>) -> Reading {
    Reading::of(&score_report(report).expect("it can be printed"))
}

#[test]
fn a_report_says_who_sat_what_when_and_what_it_came_to() {
    let sat_at = sat_at();
    let text = read(&sample(&sat_at)).text();

    for fact in [
        "AdaAugustaKing",
        "CT-4711-0815",
        "250-428",
        "AdministrationofWidgets9",
        "ExampleTesting",
        "27February2026,09:05(UTC+01:00)",
        "412345678",
        "Final",
        "Passed",
        "Score412",
        "Passingscore300",
        "Planning18of25",
        "Troubleshooting9of30",
        "Scoresarescaled.",
        "ExampleCertificationBody",
        "2March2026",
        "Page1of1",
    ] {
        assert!(text.contains(fact), "{fact} in {text}");
    }
}

#[test]
fn a_result_that_does_not_count_says_so() {
    let sat_at = sat_at();
    for (state, words) in [
        (State::OnHold, "Thisresultisbeingreviewedanddoesnotcount"),
        (State::Revoked, "Thisresultwaswithdrawnafteritwasreported."),
    ] {
        let text = read(&ScoreReport { state, ..sample(&sat_at) }).text();
        assert!(text.contains(words), "{words} in {text}");
    }
}

#[test]
fn every_outcome_has_its_words_and_scores_may_be_missing() {
    let sat_at = sat_at();
    for (outcome, words) in [
        (Outcome::Passed, "Passed"),
        (Outcome::Failed, "Failed"),
        (Outcome::NoShow, "Didnotattend"),
        (Outcome::AgreementRefused, "Agreementrefused"),
    ] {
        let report =
            ScoreReport { outcome, score: None, passing_score: None, sections: &[], notes: &[], ..sample(&sat_at) };
        let text = read(&report).text();
        assert!(text.contains(words) && !text.contains("Passingscore3"), "{words} in {text}");
    }
}

#[test]
fn tables_have_their_headers() {
    let sat_at = sat_at();
    let reading = read(&sample(&sat_at));

    let tags = reading.tags();
    let count = |tag: &str| tags.iter().filter(|found| *found == tag).count();
    assert_eq!((count("H1"), count("H2"), count("Table"), count("TR")), (1, 3, 2, 12), "{tags:?}");
    let scopes: Vec<String> = reading.elements().into_iter().filter_map(|element| element.scope).collect();
    assert_eq!(scopes.iter().filter(|scope| *scope == "Column").count(), 2);
    assert_eq!(scopes.iter().filter(|scope| *scope == "Row").count(), 11);
    let (fonts, inside) = reading.fonts();
    assert!(fonts > 0 && fonts == inside, "{inside} of {fonts} fonts are inside");
    let metadata = reading.metadata();
    assert!(metadata.contains("<pdfuaid:part>1</pdfuaid:part>") && metadata.contains("<pdfaid:part>3</pdfaid:part>"));
}

#[test]
fn a_long_report_goes_on_overleaf_and_loses_nothing() {
    let sat_at = sat_at();
    let sections = [SECTIONS[0]; 60];
    let note = "once more ".repeat(500);
    for paper in [Paper::A4, Paper::Letter] {
        let report = ScoreReport { paper, sections: &sections, notes: &[&note, &note], ..sample(&sat_at) };
        let reading = read(&report);
        assert!(reading.pages() >= 3);
        let text = reading.text();
        assert_eq!(text.matches("Planning18of25").count(), 60);
        assert_eq!(text.matches("oncemore").count(), 1000);
        assert!(text.contains(&format!("Page{0}of{0}", reading.pages())), "{text}");
    }
}

#[test]
fn every_language_is_read_in_its_order() {
    let sat_at = sat_at();
    let text = read(&ScoreReport { language: Language::Japanese, candidate: "髙橋 﨑太郎", ..sample(&sat_at) }).text();
    assert!(text.contains("合格点に達しました。") && text.contains("髙橋﨑太郎"), "{text}");
    let text = read(&ScoreReport { language: Language::Spanish, ..sample(&sat_at) }).text();
    assert!(text.contains("Puntuaciónparaaprobar"), "{text}");
    let words = read(&ScoreReport { language: Language::Arabic, ..sample(&sat_at) }).actual_texts();
    assert!(words.iter().any(|words| words == "تقرير الدرجات"), "{words:?}");
}

#[test]
fn the_same_report_is_the_same_bytes_and_what_cannot_be_printed_is_refused() {
    let sat_at = sat_at();
    assert_eq!(score_report(&sample(&sat_at)).unwrap(), score_report(&sample(&sat_at)).unwrap());
    let unprintable = ScoreReport { notes: &["\u{1f600}"], ..sample(&sat_at) };
    assert_eq!(score_report(&unprintable), Err(Error::Unprintable(vec!['\u{1f600}'])));
    let title = "W".repeat(20_000);
    assert_eq!(score_report(&ScoreReport { exam_title: &title, ..sample(&sat_at) }), Err(Error::TooLong));
}
