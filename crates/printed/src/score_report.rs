//! The score report: what one sitting of an exam came to.

mod part;

use jiff::civil::Date;
use jiff::{Timestamp, ZonedDateTime};
use krilla::geom::Rect;
use krilla::page::PageSettings;
use krilla::surface::Surface;
use krilla::tagging::{Artifact, ArtifactType, ContentTag, TagTree};
use language::{Language, Message, dates, text::printed as texts};

use crate::document::{self, Head};
use crate::font::Face;
use crate::ink::Ink;
use crate::ornament::Rope;
use crate::paper::Span;
use crate::text::{Align, Block, Style, Typesetter};
use crate::{Error, Paper};
use part::{Panel, Part, Row, Structure};

/// What a score report says.
#[derive(Debug, Clone, Copy)]
pub struct ScoreReport<'a> {
    /// The language of its own words.
    pub language: Language,
    /// What it is printed on.
    pub paper: Paper,
    /// Who reports: the program.
    pub issuer: &'a str,
    /// The candidate's name.
    pub candidate: &'a str,
    /// The candidate ID.
    pub candidate_id: &'a str,
    /// The code of the exam.
    pub exam_code: &'a str,
    /// The title of the exam.
    pub exam_title: &'a str,
    /// Who delivered the exam.
    pub vendor: &'a str,
    /// When it was sat, in the time of the test centre.
    pub sat_at: &'a ZonedDateTime,
    /// The vendor's number of the registration.
    pub registration_id: &'a str,
    /// Whether it counts.
    pub state: State,
    /// What it came to.
    pub outcome: Outcome,
    /// The score, as the vendor reported it.
    pub score: Option<&'a str>,
    /// The passing score, as the vendor reported it.
    pub passing_score: Option<&'a str>,
    /// The scores of the exam's sections, in its order. May be empty.
    pub sections: &'a [Section<'a>],
    /// Notes in the reader's language, a paragraph each. May be empty.
    pub notes: &'a [&'a str],
    /// The day that the report is issued.
    pub issued_on: Date,
    /// When the document was made, for its metadata.
    pub made_at: Timestamp,
}

/// Whether a result counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// It counts.
    Final,
    /// It is being reviewed, and does not count meanwhile.
    OnHold,
    /// It was withdrawn.
    Revoked,
}

/// What a sitting came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// The passing score was reached.
    Passed,
    /// It was not.
    Failed,
    /// The candidate did not come.
    NoShow,
    /// The candidate did not accept the agreement at the start.
    AgreementRefused,
}

/// The score of one section of an exam.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Section<'a> {
    /// Its title.
    pub title: &'a str,
    /// Its score in words, as it is read: "18 of 25".
    pub score: &'a str,
    /// The same as a share of what can be reached, from 0 to 100, for a bar beside the words; more is taken for 100.
    pub percent: Option<u8>,
}

impl State {
    fn words(self) -> (Message, Message) {
        match self {
            Self::Final => (texts::state_final(), texts::means_final()),
            Self::OnHold => (texts::state_on_hold(), texts::means_on_hold()),
            Self::Revoked => (texts::state_revoked(), texts::means_revoked()),
        }
    }
}

impl Outcome {
    fn words(self) -> (Message, Message) {
        match self {
            Self::Passed => (texts::outcome_passed(), texts::means_passed()),
            Self::Failed => (texts::outcome_failed(), texts::means_failed()),
            Self::NoShow => (texts::outcome_no_show(), texts::means_no_show()),
            Self::AgreementRefused => (texts::outcome_refused(), texts::means_refused()),
        }
    }
}

const MARGIN: f32 = 58.0;
/// Between the lower edge of what is written and the edge of the paper.
const BOTTOM: f32 = 66.0;

/// Prints a score report, as PDF/UA-1 and PDF/A-3a, on as many pages as it takes.
///
/// # Errors
/// [`Error::Unprintable`] for a character that no font has, [`Error::TooLong`] when a name, a title or a score alone
/// fills more than a page; notes may be as long as they like.
pub fn score_report(report: &ScoreReport<'_>) -> Result<Vec<u8>, Error> {
    let mut typesetter = Typesetter::new(report.language);
    let (width, height) = report.paper.upright();
    let span = Span { left: MARGIN, width: width - 2.0 * MARGIN };
    let parts = parts(&mut typesetter, report, span.width);
    typesetter.complete()?;
    let pages = paginate(parts, height - MARGIN - BOTTOM)?;
    let count = pages.len();

    let mut document = document::begin();
    let mut structure = Structure::new(typesetter.is_rtl());
    for (index, parts) in pages.iter().enumerate() {
        let settings = PageSettings::from_wh(width, height).expect("paper has a size");
        let mut page = document.start_page_with(settings);
        let mut surface = page.surface();
        edges(&mut surface, &mut typesetter, report, span, height, (index + 1, count));
        let mut y = MARGIN;
        for (place, part) in parts.iter().enumerate() {
            y += if place == 0 { 0.0 } else { part.above() };
            structure.write(&mut surface, part, span, (index, y));
            y += part.height();
        }
        surface.finish();
        page.finish();
    }
    let (groups, headings) = structure.finish();
    let mut tree = TagTree::new();
    groups.into_iter().for_each(|group| tree.push(group));
    let title = texts::report_of(report.exam_title, report.candidate).text(report.language);
    let head =
        Head { title: &title, author: report.issuer, language: report.language, made_at: report.made_at, headings };
    document::finish(document, head, tree)
}

/// Everything there is to say, in order.
fn parts(typesetter: &mut Typesetter, report: &ScoreReport<'_>, width: f32) -> Vec<Part> {
    let language = report.language;
    let say = |message: Message| message.text(language);
    let mut parts = Vec::new();
    let issuer = typesetter.fit(report.issuer, Style::new(Face::Serif, 14.0, Ink::First), 10.0, width);
    parts.extend(Part::paragraph(issuer, 0.0));
    let heading = typesetter.fit(&say(texts::report()), Style::new(Face::Serif, 28.0, Ink::First), 20.0, width);
    parts.push(Part::heading(1, heading, 12.0));
    let exam = typesetter.set(report.exam_title, Style::new(Face::Sans, 12.5, Ink::Quiet), width);
    parts.extend(Part::paragraph(exam, 2.0));

    let (state, meaning) = report.state.words();
    parts.push(Part::Panel(Panel::state(typesetter, report.state, &say(state), &say(meaning), width)));
    let (outcome, meaning) = report.outcome.words();
    let scores: Vec<(String, &str)> = [(texts::score(), report.score), (texts::passing_score(), report.passing_score)]
        .into_iter()
        .filter_map(|(label, score)| score.map(|score| (say(label), score)))
        .collect();
    parts.push(Part::Panel(Panel::outcome(typesetter, &say(outcome), &say(meaning), &scores, width)));

    let second = Style::new(Face::Serif, 15.0, Ink::First);
    parts.push(Part::heading(2, typesetter.set(&say(texts::details()), second, width), 17.0));
    for (label, value) in details(report) {
        parts.push(Part::Row(Row::detail(typesetter, &say(label), &value, width)));
    }
    if !report.sections.is_empty() {
        parts.push(Part::heading(2, typesetter.set(&say(texts::sections()), second, width), 17.0));
        parts.push(Part::Row(Row::head(typesetter, &say(texts::section()), &say(texts::score()), width)));
        for section in report.sections {
            parts.push(Part::Row(Row::section(typesetter, section, width)));
        }
    }
    if !report.notes.is_empty() {
        parts.push(Part::heading(2, typesetter.set(&say(texts::notes()), second, width), 17.0));
        for note in report.notes {
            let block = typesetter.set(note, Style::new(Face::Sans, 10.0, Ink::First).leading(1.45), width);
            parts.extend(Part::paragraph(block, 6.0));
        }
    }
    parts
}

fn details(report: &ScoreReport<'_>) -> Vec<(Message, String)> {
    let sat = report.sat_at;
    let clock = format!("{:02}:{:02}", sat.hour(), sat.minute());
    let offset = jiff::fmt::strtime::format("UTC%:z", sat).expect("a moment with a zone has an offset");
    let zone = match sat.time_zone().iana_name() {
        Some(name) => format!("{name}, {offset}"),
        None => offset,
    };
    vec![
        (texts::candidate(), report.candidate.to_owned()),
        (texts::candidate_id(), report.candidate_id.to_owned()),
        (texts::exam(), report.exam_title.to_owned()),
        (texts::exam_code(), report.exam_code.to_owned()),
        (texts::vendor(), report.vendor.to_owned()),
        (texts::sat_on(), texts::sat_at(sat.date(), clock, zone).text(report.language)),
        (texts::registration_id(), report.registration_id.to_owned()),
        (texts::issued_by(), report.issuer.to_owned()),
        (texts::issued_on(), dates::date(report.language, report.issued_on)),
    ]
}

/// Shares the parts out to pages: a heading stays with what it is over.
fn paginate(parts: Vec<Part>, room: f32) -> Result<Vec<Vec<Part>>, Error> {
    let mut pages: Vec<Vec<Part>> = vec![Vec::new()];
    let mut filled = 0.0;
    let mut parts = parts.into_iter().peekable();
    while let Some(part) = parts.next() {
        if part.height() > room {
            return Err(Error::TooLong);
        }
        let with_next = match parts.peek() {
            Some(next) if part.is_heading() => next.above() + next.height(),
            _ => 0.0,
        };
        let needed = part.height() + with_next;
        let page = pages.last_mut().expect("there is a first page");
        if page.is_empty() {
            filled = part.height();
            page.push(part);
        } else if filled + part.above() + needed <= room {
            filled += part.above() + part.height();
            page.push(part);
        } else {
            filled = part.height();
            pages.push(vec![part]);
        }
    }
    Ok(pages)
}

/// The woven band over a page, and what stands below it: the same on each, so no part of what is read.
fn edges(
    surface: &mut Surface<'_>,
    typesetter: &mut Typesetter,
    report: &ScoreReport<'_>,
    span: Span,
    height: f32,
    (page, pages): (usize, usize),
) {
    let line = |typesetter: &mut Typesetter, text: &str, align| -> Block {
        typesetter.fit(text, Style::new(Face::Sans, 8.0, Ink::Quiet).align(align), 4.0, span.width / 2.0 - 8.0)
    };
    let whose = line(typesetter, &format!("{} · {}", report.candidate_id, report.registration_id), Align::Start);
    let number = line(typesetter, &texts::page(page, pages).text(report.language), Align::End);
    let rtl = typesetter.is_rtl();
    document::decorate(surface, |surface| {
        for rope in [
            Rope { ink: Ink::Second, width: 0.3, height: 2.6, wave: 15.0 },
            Rope { ink: Ink::First, width: 0.35, height: 4.4, wave: 30.0 },
        ] {
            rope.draw(surface, (span.left, 34.0), (span.right(), 34.0));
        }
        crate::ornament::rule(surface, (span.left, height - 52.0), (span.right(), height - 52.0), Ink::Hairline, 0.6);
    });
    let bounds = Rect::from_xywh(span.left, height - 46.0, span.width, 12.0);
    surface.start_tagged(ContentTag::Artifact(Artifact::new(ArtifactType::Footer, bounds)));
    let half = span.width / 2.0 + 8.0;
    whose.draw_line(surface, 0, span.part(0.0, span.width - half, rtl).left, height - 46.0);
    number.draw_line(surface, 0, span.part(half, span.width - half, rtl).left, height - 46.0);
    surface.end_tagged();
}
