//! The parts that a score report is made of, and how each is drawn and told.

use std::rc::Rc;

use krilla::geom::Rect;
use krilla::surface::Surface;
use krilla::tagging::{ListNumbering, TableHeaderScope, Tag, TagGroup};

use super::{Section, State};
use crate::document::{decorate, element, group, heading};
use crate::font::Face;
use crate::ink::Ink;
use crate::ornament;
use crate::paper::Span;
use crate::text::{Align, Block, Style, Typesetter};

/// Something that stays on one page.
pub(super) enum Part {
    /// A heading, whole.
    Heading { level: u16, block: Block, above: f32 },
    /// A line of a paragraph.
    Line { block: Rc<Block>, line: usize, above: f32 },
    /// What the result came to, or whether it counts.
    Panel(Panel),
    /// A row of a table.
    Row(Row),
}

impl Part {
    pub(super) fn heading(level: u16, block: Block, above: f32) -> Self {
        Self::Heading { level, block, above }
    }

    /// A paragraph, line by line, so that it may go on overleaf.
    pub(super) fn paragraph(block: Block, above: f32) -> impl Iterator<Item = Self> {
        let block = Rc::new(block);
        (0..block.lines()).map(move |line| {
            let above = if line == 0 { above } else { 0.0 };
            Self::Line { block: Rc::clone(&block), line, above }
        })
    }

    pub(super) fn is_heading(&self) -> bool {
        matches!(self, Self::Heading { .. } | Self::Row(Row { kind: RowKind::Head, .. }))
    }

    /// What is left bare above it, unless it is the first of a page.
    pub(super) fn above(&self) -> f32 {
        match self {
            Self::Heading { above, .. } | Self::Line { above, .. } => *above,
            Self::Panel(_) => 13.0,
            Self::Row(row) if row.kind == RowKind::Head => 2.0,
            Self::Row(_) => 0.0,
        }
    }

    pub(super) fn height(&self) -> f32 {
        match self {
            Self::Heading { block, .. } => block.height() + 4.0,
            Self::Line { block, line, .. } => {
                let end = if line + 1 < block.lines() { block.line_top(line + 1) } else { block.height() };
                end - block.line_top(*line)
            }
            Self::Panel(panel) => panel.height(),
            Self::Row(row) => row.height(),
        }
    }
}

/// A word said large, with what it means below it and figures beside it.
pub(super) struct Panel {
    word: Block,
    meaning: Block,
    figures: Vec<(Block, Block)>,
    border: Option<State>,
}

/// Inside the border of a panel, in points.
const PADDING: f32 = 11.0;
/// What scores stand lower than the word beside them, which is set larger.
const FIGURE_DROP: f32 = 4.0;
/// The width of a score, in points.
const FIGURE_WIDTH: f32 = 118.0;

impl Panel {
    /// Whether the result counts: framed, heavily so if it does not.
    pub(super) fn state(typesetter: &mut Typesetter, state: State, word: &str, meaning: &str, width: f32) -> Self {
        let inside = width - 2.0 * PADDING;
        let ink = if state == State::Final { Ink::First } else { Ink::Second };
        Self {
            word: typesetter.fit(word, Style::new(Face::Serif, 23.0, ink).leading(1.25), 16.0, inside),
            meaning: typesetter.set(meaning, Style::new(Face::Sans, 10.5, Ink::First).leading(1.4), inside),
            figures: Vec::new(),
            border: Some(state),
        }
    }

    /// What it came to, with the score and the passing score.
    pub(super) fn outcome(
        typesetter: &mut Typesetter,
        word: &str,
        meaning: &str,
        scores: &[(String, &str)],
        width: f32,
    ) -> Self {
        let inside = width - scores.len() as f32 * (FIGURE_WIDTH + PADDING);
        let label = Style::new(Face::Sans, 8.5, Ink::Quiet).align(Align::End);
        let figure = Style::new(Face::Serif, 28.0, Ink::First).align(Align::End);
        Self {
            word: typesetter.fit(word, Style::new(Face::Serif, 34.0, Ink::First).leading(1.2), 20.0, inside),
            meaning: typesetter.set(meaning, Style::new(Face::Sans, 10.5, Ink::First).leading(1.4), inside),
            figures: scores
                .iter()
                .map(|(name, score)| {
                    (typesetter.set(name, label, FIGURE_WIDTH), typesetter.fit(score, figure, 9.0, FIGURE_WIDTH))
                })
                .collect(),
            border: None,
        }
    }

    fn padding(&self) -> f32 {
        if self.border.is_some() { PADDING } else { 0.0 }
    }

    fn height(&self) -> f32 {
        let words = self.word.height() + 2.0 + self.meaning.height();
        let figures = self.figures.iter().map(|(_, figure)| figure.height()).fold(0.0, f32::max);
        words.max(FIGURE_DROP + self.labels() + figures) + 2.0 * self.padding()
    }

    /// How high the highest label is: figures stand on one line.
    fn labels(&self) -> f32 {
        self.figures.iter().map(|(label, _)| label.height()).fold(0.0, f32::max)
    }

    fn write(&self, surface: &mut Surface<'_>, span: Span, y: f32, rtl: bool) -> Vec<TagGroup> {
        if let Some(state) = self.border {
            decorate(surface, |surface| border(surface, state, span, y, self.height()));
        }
        let padding = self.padding();
        let inside = span.part(padding, span.width - 2.0 * padding, rtl);
        // Lines begin at the right in a block that is narrower than the panel.
        let taken = self.figures.len() as f32 * (FIGURE_WIDTH + PADDING);
        let words = inside.part(0.0, inside.width - taken, rtl);
        let top = y + padding;
        let mut groups = vec![
            element(Tag::P, self.word.write(surface, words.left, top)),
            element(Tag::P, self.meaning.write(surface, words.left, top + self.word.height() + 2.0)),
        ];
        let mut items = Vec::new();
        for (index, (label, figure)) in self.figures.iter().enumerate() {
            let start = words.width + PADDING + index as f32 * (FIGURE_WIDTH + PADDING);
            let at = inside.part(start, FIGURE_WIDTH, rtl);
            let under = top + FIGURE_DROP + self.labels();
            let label_written = label.write(surface, at.left, under - label.height());
            let figure_written = figure.write(surface, at.left, under);
            items.push(group(Tag::LI, [element(Tag::Lbl, label_written), element(Tag::LBody, figure_written)]));
        }
        if !items.is_empty() {
            groups.push(group(Tag::L(ListNumbering::None), items));
        }
        groups
    }
}

fn border(surface: &mut Surface<'_>, state: State, span: Span, y: f32, height: f32) {
    let lines: &[(f32, Ink, f32)] = match state {
        State::Final => &[(0.0, Ink::First, 0.7)],
        State::OnHold => &[(0.0, Ink::Second, 2.0), (3.5, Ink::Second, 0.6)],
        State::Revoked => &[(0.0, Ink::Second, 3.2), (5.0, Ink::Second, 1.2)],
    };
    for (inset, ink, width) in lines {
        let rect = Rect::from_xywh(span.left + inset, y + inset, span.width - 2.0 * inset, height - 2.0 * inset);
        if let Some(rect) = rect {
            ornament::outline(surface, rect, *ink, *width);
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum RowKind {
    /// Of the details: a label and its value.
    Detail,
    /// The head of the sections.
    Head,
    /// A section and its score.
    Section,
}

/// A row of two cells.
pub(super) struct Row {
    kind: RowKind,
    cells: [Block; 2],
    percent: Option<u8>,
}

/// The first cell's part of the width.
const LABEL: f32 = 0.32;
const TITLE: f32 = 0.52;
const BAR_WIDTH: f32 = 110.0;
/// Above and below the words of a row.
const ROW_PADDING: f32 = 2.9;

impl Row {
    pub(super) fn detail(typesetter: &mut Typesetter, label: &str, value: &str, width: f32) -> Self {
        let label = typesetter.set(label, Style::new(Face::Sans, 10.0, Ink::Quiet), width * LABEL - 10.0);
        let value = typesetter.set(value, Style::new(Face::Strong, 10.0, Ink::First), width * (1.0 - LABEL));
        Self { kind: RowKind::Detail, cells: [label, value], percent: None }
    }

    pub(super) fn head(typesetter: &mut Typesetter, title: &str, score: &str, width: f32) -> Self {
        let style = Style::new(Face::Sans, 9.0, Ink::Quiet);
        Self { kind: RowKind::Head, cells: two(typesetter, title, score, [style, style], width), percent: None }
    }

    pub(super) fn section(typesetter: &mut Typesetter, section: &Section<'_>, width: f32) -> Self {
        let styles = [Style::new(Face::Sans, 10.0, Ink::First), Style::new(Face::Strong, 10.0, Ink::First)];
        let cells = two(typesetter, section.title, section.score, styles, width);
        Self { kind: RowKind::Section, cells, percent: section.percent.map(|percent| percent.min(100)) }
    }

    fn height(&self) -> f32 {
        self.cells[0].height().max(self.cells[1].height()) + 2.0 * ROW_PADDING
    }

    fn write(&self, surface: &mut Surface<'_>, span: Span, y: f32, rtl: bool) -> TagGroup {
        let first = if self.kind == RowKind::Detail { LABEL } else { TITLE };
        let widths = match self.kind {
            RowKind::Detail => [span.width * first - 10.0, span.width * (1.0 - first)],
            RowKind::Head | RowKind::Section => section_widths(span.width),
        };
        decorate(surface, |surface| {
            let below = y + self.height();
            ornament::rule(surface, (span.left, below), (span.right(), below), Ink::Hairline, 0.5);
            if let Some(percent) = self.percent {
                bar(surface, span.part(span.width - BAR_WIDTH, BAR_WIDTH, rtl), y + self.height() / 2.0, percent, rtl);
            }
        });
        let cell = |surface: &mut Surface<'_>, index: usize, start: f32| {
            self.cells[index].write(surface, span.part(start, widths[index], rtl).left, y + ROW_PADDING)
        };
        let one = cell(surface, 0, 0.0);
        let other = cell(surface, 1, span.width * first);
        let row = Tag::TH(TableHeaderScope::Row);
        let column = || Tag::TH(TableHeaderScope::Column);
        match self.kind {
            RowKind::Head => group(Tag::TR, [element(column(), one), element(column(), other)]),
            RowKind::Detail | RowKind::Section => group(Tag::TR, [element(row, one), element(Tag::TD, other)]),
        }
    }
}

fn section_widths(width: f32) -> [f32; 2] {
    [width * TITLE - 10.0, width * (1.0 - TITLE) - BAR_WIDTH - 10.0]
}

fn two(typesetter: &mut Typesetter, title: &str, score: &str, styles: [Style; 2], width: f32) -> [Block; 2] {
    let widths = section_widths(width);
    [typesetter.set(title, styles[0], widths[0]), typesetter.set(score, styles[1], widths[1])]
}

/// The share beside its words, which say the same.
fn bar(surface: &mut Surface<'_>, span: Span, middle: f32, percent: u8, rtl: bool) {
    let filled = span.part(0.0, span.width * f32::from(percent) / 100.0, rtl);
    for (part, ink) in [(span, Ink::Tint), (filled, Ink::First)] {
        if let Some(rect) = Rect::from_xywh(part.left, middle - 3.0, part.width, 6.0) {
            ornament::area(surface, rect, ink);
        }
    }
}

/// The structure of the report, as it grows over the pages.
pub(super) struct Structure {
    groups: Vec<TagGroup>,
    headings: Vec<(usize, f32, String)>,
    /// The table that the next row belongs to.
    table: Option<TagGroup>,
    rtl: bool,
}

impl Structure {
    pub(super) fn new(rtl: bool) -> Self {
        Self { groups: Vec::new(), headings: Vec::new(), table: None, rtl }
    }

    /// Draws a part at a height of a page.
    pub(super) fn write(&mut self, surface: &mut Surface<'_>, part: &Part, span: Span, (page, y): (usize, f32)) {
        if !matches!(part, Part::Row(_)) {
            self.groups.extend(self.table.take());
        }
        match part {
            Part::Heading { level, block, .. } => {
                self.groups.push(heading(*level, block.text(), block.write(surface, span.left, y)));
                self.headings.push((page, y, block.text().to_owned()));
            }
            Part::Line { block, line, .. } => {
                let written = block.write_line(surface, *line, span.left, y);
                if *line == 0 {
                    self.groups.push(TagGroup::new(Tag::P));
                }
                if let (Some(paragraph), Some(written)) = (self.groups.last_mut(), written) {
                    paragraph.push(written);
                }
            }
            Part::Panel(panel) => self.groups.extend(panel.write(surface, span, y, self.rtl)),
            Part::Row(row) => {
                let written = row.write(surface, span, y, self.rtl);
                self.table.get_or_insert_with(|| TagGroup::new(Tag::Table)).push(written);
            }
        }
    }

    /// The structure, and the headings with their page and height.
    pub(super) fn finish(mut self) -> (Vec<TagGroup>, Vec<(usize, f32, String)>) {
        self.groups.extend(self.table.take());
        (self.groups, self.headings)
    }
}
