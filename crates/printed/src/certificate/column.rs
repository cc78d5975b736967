//! The words of a certificate, from the issuer down to the signatures.

use krilla::surface::Surface;
use krilla::tagging::{ListNumbering, Node, Tag, TagTree};
use language::{dates, text::printed as texts};
use rosette::Kind;

use super::Certificate;
use crate::document::{decorate, element, group, heading};
use crate::font::Face;
use crate::ink::Ink;
use crate::paper::Span;
use crate::text::{Block, Style, Typesetter};
use crate::{Error, ornament};

/// Facts beside one another.
const FACTS: usize = 3;
/// Signatories beside one another.
const SIGNATORIES: usize = 3;
/// Between two of either, in points.
const BETWEEN: f32 = 16.0;
/// The least size that is still read with ease, of what was set at 1.
const LEAST: f32 = 0.7;

/// The words, set at one scale.
pub(super) struct Column {
    scale: f32,
    issuer: Block,
    kind: Block,
    certifies: Block,
    holder: Block,
    met: Block,
    title: Block,
    title_words: String,
    scope: Option<Block>,
    facts: Vec<Pair>,
    signatories: Vec<Pair>,
}

/// Two lines that belong together: a label and what it names, or a name and a role.
struct Pair {
    upper: Block,
    lower: Block,
}

impl Pair {
    fn height(&self) -> f32 {
        self.upper.height() + self.lower.height()
    }

    fn write(&self, surface: &mut Surface<'_>, x: f32, y: f32) -> (Vec<Node>, Vec<Node>) {
        let upper = self.upper.write(surface, x, y);
        (upper, self.lower.write(surface, x, y + self.upper.height()))
    }
}

impl Column {
    /// Sets the words as large as they fit.
    pub(super) fn fit(
        typesetter: &mut Typesetter,
        certificate: &Certificate<'_>,
        width: f32,
        height: f32,
    ) -> Result<Self, Error> {
        let mut scale = 1.0;
        while scale >= LEAST {
            let column = Self::set(typesetter, certificate, width, scale);
            if column.head() + column.body() + column.foot() + 2.0 * column.gap(16.0) <= height {
                return Ok(column);
            }
            scale -= 0.05;
        }
        Err(Error::TooLong)
    }

    fn set(typesetter: &mut Typesetter, certificate: &Certificate<'_>, width: f32, scale: f32) -> Self {
        let language = certificate.language;
        let style = |face, size: f32, ink| Style::new(face, size * scale, ink);
        let (kind, met) = match certificate.kind {
            Kind::Accreditation => (texts::kind_accreditation(), texts::met_accreditation()),
            Kind::Certification => (texts::kind_certification(), texts::met_certification()),
        };
        let valid_to = match certificate.valid_to {
            Some(day) => dates::date(language, day),
            None => texts::does_not_expire().text(language),
        };
        let facts = [
            (texts::number(), certificate.number.to_owned()),
            (texts::scheme(), certificate.scheme.to_owned()),
            (texts::scheme_version(), certificate.scheme_version.to_owned()),
            (texts::earned_on(), dates::date(language, certificate.earned_on)),
            (texts::valid_from(), dates::date(language, certificate.valid_from)),
            (texts::valid_to(), valid_to),
        ];
        let fact_width = share(width, FACTS);
        let facts = facts
            .into_iter()
            .map(|(label, value)| Pair {
                upper: typesetter.set(&label.text(language), style(Face::Sans, 8.5, Ink::Quiet), fact_width),
                lower: typesetter.set(&value, style(Face::Strong, 10.5, Ink::First), fact_width),
            })
            .collect();
        let signatory_width = share(width, SIGNATORIES);
        let signatories = certificate
            .signatories
            .iter()
            .map(|signatory| Pair {
                upper: typesetter.set(signatory.name, style(Face::Strong, 9.5, Ink::First), signatory_width),
                lower: typesetter.set(signatory.role, style(Face::Sans, 8.5, Ink::Quiet), signatory_width),
            })
            .collect();
        let name = style(Face::Serif, 40.0, Ink::First).leading(1.2);
        let title = style(Face::Serif, 24.0, Ink::First).leading(1.25);
        Self {
            scale,
            issuer: typesetter.fit(certificate.issuer, style(Face::Serif, 16.0, Ink::First), 12.0 * scale, width),
            kind: typesetter.set(&kind.text(language), style(Face::Strong, 11.0, Ink::Second), width),
            certifies: typesetter.set(&texts::certifies().text(language), style(Face::Sans, 11.0, Ink::Quiet), width),
            holder: typesetter.fit(certificate.holder, name, 22.0 * scale, width),
            met: typesetter.set(&met.text(language), style(Face::Sans, 11.0, Ink::Quiet), width),
            title: typesetter.fit(certificate.title, title, 17.0 * scale, width),
            title_words: certificate.title.to_owned(),
            scope: (!certificate.scope.trim().is_empty()).then(|| {
                let words = texts::scope(certificate.scope).text(language);
                typesetter.balanced(&words, style(Face::Sans, 10.0, Ink::First).leading(1.4), width)
            }),
            facts,
            signatories,
        }
    }

    fn gap(&self, points: f32) -> f32 {
        points * self.scale
    }

    fn head(&self) -> f32 {
        self.issuer.height() + self.gap(9.0)
    }

    fn body(&self) -> f32 {
        let blocks = [&self.kind, &self.certifies, &self.holder, &self.met, &self.title];
        let blocks: f32 = blocks.into_iter().map(Block::height).sum();
        blocks
            + self.gap(18.0 + 6.0 + 10.0 + 6.0)
            + self.scope.as_ref().map_or(0.0, |block| block.height() + self.gap(12.0))
    }

    fn foot(&self) -> f32 {
        let facts: f32 = self.facts.chunks(FACTS).map(|row| tallest(row) + self.gap(12.0)).sum();
        let signatories: f32 = self.signatories.chunks(SIGNATORIES).map(|row| self.gap(36.0) + tallest(row)).sum();
        facts + self.gap(2.0) + signatories
    }

    /// Writes it between two heights, the issuer at the upper, the facts down to the lower.
    pub(super) fn write(
        &self,
        surface: &mut Surface<'_>,
        tree: &mut TagTree,
        span: Span,
        (top, bottom): (f32, f32),
        rtl: bool,
    ) {
        let x = span.left;
        tree.push(element(Tag::P, self.issuer.write(surface, x, top)));
        let under = top + self.head();
        decorate(surface, |surface| {
            let mark = span.part(0.0, 44.0, rtl);
            ornament::rule(surface, (mark.left, under), (mark.right(), under), Ink::Second, 1.2);
        });

        let foot = bottom - self.foot();
        // A little above the middle of what is left, where the eye expects the middle.
        let mut y = under + (foot - under - self.body()) * 0.46;
        for (block, gap) in [(&self.kind, 18.0), (&self.certifies, 6.0), (&self.holder, 10.0), (&self.met, 6.0)] {
            tree.push(element(Tag::P, block.write(surface, x, y)));
            y += block.height() + self.gap(gap);
        }
        tree.push(heading(1, &self.title_words, self.title.write(surface, x, y)));
        y += self.title.height() + self.gap(12.0);
        if let Some(scope) = &self.scope {
            tree.push(element(Tag::P, scope.write(surface, x, y)));
        }
        self.write_foot(surface, tree, span, foot, rtl);
    }

    fn write_foot(&self, surface: &mut Surface<'_>, tree: &mut TagTree, span: Span, top: f32, rtl: bool) {
        decorate(surface, |surface| {
            ornament::rule(surface, (span.left, top), (span.right(), top), Ink::Hairline, 0.6);
        });
        let mut y = top + self.gap(2.0);
        let mut items = Vec::new();
        for row in self.facts.chunks(FACTS) {
            y += self.gap(12.0);
            for (index, fact) in row.iter().enumerate() {
                let (label, value) = fact.write(surface, place(span, index, FACTS, rtl).left, y);
                items.push(group(Tag::LI, [element(Tag::Lbl, label), element(Tag::LBody, value)]));
            }
            y += tallest(row);
        }
        tree.push(group(Tag::L(ListNumbering::None), items));
        for row in self.signatories.chunks(SIGNATORIES) {
            y += self.gap(34.0);
            for (index, signatory) in row.iter().enumerate() {
                let at = place(span, index, SIGNATORIES, rtl);
                decorate(surface, |surface| {
                    ornament::rule(surface, (at.left, y), (at.right(), y), Ink::First, 0.6);
                });
                let (name, role) = signatory.write(surface, at.left, y + self.gap(2.0));
                tree.push(element(Tag::P, name.into_iter().chain(role).collect()));
            }
            y += self.gap(2.0) + tallest(row);
        }
    }
}

fn tallest(row: &[Pair]) -> f32 {
    row.iter().map(Pair::height).fold(0.0, f32::max)
}

fn share(width: f32, count: usize) -> f32 {
    (width - BETWEEN * (count - 1) as f32) / count as f32
}

fn place(span: Span, index: usize, count: usize, rtl: bool) -> Span {
    let width = share(span.width, count);
    span.part(index as f32 * (width + BETWEEN), width, rtl)
}
