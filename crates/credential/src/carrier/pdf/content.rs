//! The text of a page, in the order in which it is drawn.
//!
//! Owns running the operators that place and show text, and putting what they show into lines. In a tagged document a
//! piece of marked content is a line; elsewhere a line ends where the text goes on at another height. What is drawn
//! invisibly is not text, for nobody reads it; what is covered or outside of the page is.
//!
//! # Source
//! ISO 32000-1, 8.4.2, 8.9.7, 9.3, 9.4, 14.6 and 14.9.4.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use super::direction::{in_order, says_the_same};
use super::file::{File, Undecoded};
use super::font::{Font, words};
use super::structure::Content;
use super::syntax::{COST, Dictionary, Object, Reader, Token, is_space};
use crate::carrier::CarrierFault;

/// Most lines; a certificate of ours has about 30.
const MAX_LINES: usize = 5_000;
/// Deepest nesting of forms drawn by forms.
const MAX_FORMS: usize = 8;
/// Deepest nesting of saved states and of marked content; readers need not follow more than 28 (ISO 32000-1, annex C.2).
const MAX_SAVED: usize = 256;
/// How far text moves along its line before a space is read there, in ems.
const SPACE: f64 = 0.2;
/// How far text moves along its line before it must have left its last glyph, in ems for each glyph.
const STEP: f64 = 0.8;

/// What was found on a page.
#[derive(Debug, Default)]
pub(super) struct Page {
    pub(super) lines: Vec<String>,
    /// Whether a picture, or a form, is drawn on it.
    pub(super) pictures: bool,
}

/// Reads a page.
pub(super) fn read(
    file: &File<'_>,
    page: (u32, &Dictionary),
    resources: &Dictionary,
    structure: &BTreeMap<Content, String>,
) -> Result<Page, CarrierFault> {
    let mut bytes = Vec::new();
    let contents = match page.1.get(b"Contents") {
        None => Vec::new(),
        Some(one) => match file.resolve(one)? {
            Object::Array(parts) => parts,
            _ => vec![one.clone()],
        },
    };
    for part in contents {
        if let Some(stream) = file.stream(&part)? {
            bytes.extend(file.decode(&stream, file.fuel.left())?.map_err(Undecoded::fault)?);
            bytes.push(b'\n');
        }
    }
    let mut run = Run { file, page: page.0, structure, forms: BTreeSet::new(), found: Page::default(), line: None };
    run.content(&bytes, resources, State::default())?;
    run.end_line()?;
    Ok(run.found)
}

/// A matrix as PDF writes it: a, b, c, d, e, f (ISO 32000-1, 8.3.3).
#[derive(Debug, Clone, Copy)]
struct Matrix([f64; 6]);

impl Matrix {
    const SAME: Self = Self([1.0, 0.0, 0.0, 1.0, 0.0, 0.0]);

    fn of(operands: &[Object]) -> Option<Self> {
        let numbers: Option<Vec<f64>> = operands.iter().map(Object::number).collect();
        Some(Self(numbers?.try_into().ok()?))
    }

    /// First this, then the other.
    fn then(self, Self(other): Self) -> Self {
        let [a, b, c, d, e, f] = self.0;
        let [oa, ob, oc, od, oe, of] = other;
        Self([
            a * oa + b * oc,
            a * ob + b * od,
            c * oa + d * oc,
            c * ob + d * od,
            e * oa + f * oc + oe,
            e * ob + f * od + of,
        ])
    }

    fn moved(self, x: f64, y: f64) -> Self {
        Self([1.0, 0.0, 0.0, 1.0, x, y]).then(self)
    }

    /// How large it makes what is 1 high.
    fn scale(self) -> f64 {
        let [_, _, c, d, _, _] = self.0;
        c.hypot(d)
    }
}

/// The graphics state, as far as text is concerned.
#[derive(Debug, Clone)]
struct State {
    to_page: Matrix,
    font: Rc<Font>,
    size: f64,
    leading: f64,
    invisible: bool,
}

impl Default for State {
    fn default() -> Self {
        Self { to_page: Matrix::SAME, font: Rc::default(), size: 1.0, leading: 0.0, invisible: false }
    }
}

/// A sequence of marked content that is not ended.
#[derive(Debug, Default)]
struct Marked {
    mark: Option<usize>,
    /// The words that stand for what is in it, and whether they are said.
    words: Option<(String, bool)>,
}

/// A line that may go on.
#[derive(Debug)]
struct Line {
    content: Option<Content>,
    glyphs: Vec<String>,
    /// Where its last text began on the page, and how many glyphs that had.
    at: (f64, f64),
    since: usize,
    size: f64,
}

struct Run<'a> {
    file: &'a File<'a>,
    page: u32,
    structure: &'a BTreeMap<Content, String>,
    /// Forms that are being drawn.
    forms: BTreeSet<u32>,
    found: Page,
    line: Option<Line>,
}

/// Where text goes on, within one text object.
struct Pen {
    line: Matrix,
    text: Matrix,
    moved: bool,
}

impl Pen {
    fn start() -> Self {
        Self { line: Matrix::SAME, text: Matrix::SAME, moved: true }
    }

    fn go(&mut self, x: f64, y: f64) {
        self.set(self.line.moved(x, y));
    }

    fn set(&mut self, matrix: Matrix) {
        (self.line, self.text, self.moved) = (matrix, matrix, true);
    }
}

impl Run<'_> {
    fn content(&mut self, bytes: &[u8], resources: &Dictionary, state: State) -> Result<(), CarrierFault> {
        let fonts = self.file.dictionary(resources, b"Font")?;
        let forms = self.file.dictionary(resources, b"XObject")?;
        let properties = self.file.dictionary(resources, b"Properties")?;
        let mut read_fonts: BTreeMap<Vec<u8>, Rc<Font>> = BTreeMap::new();
        let (mut state, mut saved) = (state, Vec::new());
        let mut pen = Pen::start();
        let mut marked: Vec<Marked> = Vec::new();
        let mut operands = Vec::new();
        let mut reader = Reader::new(bytes, 0, self.file.fuel);
        while let Some(token) = reader.next()? {
            let operator = match token {
                Token::Object(object) => {
                    operands.push(object);
                    continue;
                }
                Token::Word(operator) => operator,
            };
            let number = |index: usize| operands.get(index).and_then(Object::number).unwrap_or_default();
            match &*operator {
                b"q" if saved.len() >= MAX_SAVED => return Err(CarrierFault::PdfTooComplex),
                b"q" => saved.push(state.clone()),
                b"Q" => state = saved.pop().unwrap_or(state),
                b"cm" => {
                    if let Some(matrix) = Matrix::of(&operands) {
                        state.to_page = matrix.then(state.to_page);
                    }
                }
                b"BT" => pen = Pen::start(),
                b"Tf" => {
                    state.size = number(1);
                    if let Some(name) = operands.first().and_then(Object::name) {
                        let known = read_fonts.get(name).map(Rc::clone);
                        state.font = match known {
                            Some(font) => font,
                            None => {
                                let font = Rc::new(Font::read(self.file, &self.file.dictionary(&fonts, name)?)?);
                                read_fonts.insert(name.to_vec(), Rc::clone(&font));
                                font
                            }
                        };
                    }
                }
                b"TL" => state.leading = number(0),
                b"Tr" => state.invisible = matches!(number(0), 3.0 | 7.0),
                b"Td" => pen.go(number(0), number(1)),
                b"TD" => {
                    state.leading = -number(1);
                    pen.go(number(0), number(1));
                }
                b"Tm" => {
                    if let Some(matrix) = Matrix::of(&operands) {
                        pen.set(matrix);
                    }
                }
                b"T*" => pen.go(0.0, -state.leading),
                b"Tj" | b"TJ" => self.show(operands.first(), &state, &mut pen, &mut marked)?,
                b"'" | b"\"" => {
                    pen.go(0.0, -state.leading);
                    self.show(operands.last(), &state, &mut pen, &mut marked)?;
                }
                b"BMC" | b"BDC" => {
                    if marked.len() >= MAX_SAVED {
                        return Err(CarrierFault::PdfTooComplex);
                    }
                    marked.push(self.mark(operands.get(1), &properties)?);
                }
                b"EMC" => {
                    marked.pop();
                }
                b"Do" => {
                    self.found.pictures = true;
                    let form = operands.first().and_then(Object::name).and_then(|name| forms.get(name));
                    if let Some(form) = form {
                        self.form(form, resources, &state)?;
                    }
                }
                b"ID" => {
                    self.found.pictures = true;
                    reader.skip(end_of_picture(reader.rest()));
                }
                _ => {}
            }
            operands.clear();
        }
        Ok(())
    }

    /// Draws a form: what is not a picture has text.
    fn form(&mut self, form: &Object, resources: &Dictionary, state: &State) -> Result<(), CarrierFault> {
        let Some(number) = form.reference() else { return Ok(()) };
        let Some(stream) = self.file.stream(form)? else { return Ok(()) };
        if self.file.get(&stream.dictionary, b"Subtype")?.name() != Some(b"Form") {
            return Ok(());
        }
        if self.forms.len() >= MAX_FORMS || !self.forms.insert(number) {
            return Err(CarrierFault::PdfTooComplex);
        }
        let bytes = self.file.decode(&stream, self.file.fuel.left())?.map_err(Undecoded::fault)?;
        let matrix = Matrix::of(&self.file.array(&stream.dictionary, b"Matrix")?).unwrap_or(Matrix::SAME);
        let state = State { to_page: matrix.then(state.to_page), ..state.clone() };
        let own = match self.file.get(&stream.dictionary, b"Resources")? {
            Object::Dictionary(own) => Some(own),
            _ => None,
        };
        self.content(&bytes, own.as_ref().unwrap_or(resources), state)?;
        self.forms.remove(&number);
        Ok(())
    }

    /// What a sequence of marked content says of itself, directly or by a name in the resources.
    fn mark(&self, of: Option<&Object>, properties: &Dictionary) -> Result<Marked, CarrierFault> {
        let of = match of {
            Some(Object::Name(name)) => properties.get(name).map_or(Ok(Object::Null), |found| self.file.resolve(found)),
            Some(object) => self.file.resolve(object),
            None => Ok(Object::Null),
        }?;
        let Object::Dictionary(of) = of else { return Ok(Marked::default()) };
        // The marks of a form are not those of the page.
        let mark = of.get(b"MCID").and_then(Object::count).filter(|_| self.forms.is_empty());
        Ok(Marked { mark, words: self.file.get(&of, b"ActualText")?.text().map(|text| (words(text), false)) })
    }

    /// Shows a text, or an array of texts with moves between them in thousandths of an em.
    fn show(
        &mut self,
        shown: Option<&Object>,
        state: &State,
        pen: &mut Pen,
        marked: &mut [Marked],
    ) -> Result<(), CarrierFault> {
        if state.invisible {
            return Ok(());
        }
        let content = marked.iter().rev().find_map(|marked| marked.mark).map(|mark| (self.page, mark));
        let to_page = pen.text.then(state.to_page);
        let Matrix([_, _, _, _, x, y]) = to_page;
        self.go_on(content, (x, y), (state.size * to_page.scale()).abs(), pen)?;
        let fuel = self.file.fuel;
        let Some(line) = &mut self.line else { return Ok(()) };
        if let Some((words, said)) = marked.iter_mut().find_map(|marked| marked.words.as_mut()) {
            if !*said {
                fuel.burn(words.len() + COST)?;
                line.glyphs.push(words.clone());
                *said = true;
            }
            return Ok(());
        }
        let mut say = |text: &str| {
            fuel.burn(text.len() + COST)?;
            line.glyphs.push(text.to_owned());
            line.since += 1;
            Ok(())
        };
        match shown {
            Some(Object::Text(text)) => state.font.read_text(text, say),
            Some(Object::Array(parts)) => {
                for part in parts {
                    match part {
                        Object::Text(text) => state.font.read_text(text, &mut say)?,
                        // Tagged text has its spaces as glyphs (ISO 32000-1, 14.8.2.5).
                        Object::Number(back) if content.is_none() && *back < -1000.0 * SPACE => say(" ")?,
                        _ => {}
                    }
                }
                Ok(())
            }
            _ => Ok(()),
        }
    }

    /// Goes on with the line, or begins another.
    fn go_on(
        &mut self,
        content: Option<Content>,
        at: (f64, f64),
        size: f64,
        pen: &mut Pen,
    ) -> Result<(), CarrierFault> {
        let moved = std::mem::take(&mut pen.moved);
        if let Some(line) = &mut self.line {
            let (x, y) = (at.0 - line.at.0, at.1 - line.at.1);
            let size = line.size.max(size);
            // Within a tagged line marks stand a little above or below.
            let same = if content.is_some() { y.abs() < 0.9 * size } else { y.abs() < 0.3 * size && x >= 0.0 };
            if line.content == content && (!moved || same) {
                if moved {
                    if content.is_none() && x > STEP * size * line.since as f64 {
                        line.glyphs.push(" ".to_owned());
                    }
                    (line.at, line.since) = (at, 0);
                }
                return Ok(());
            }
        }
        self.end_line()?;
        self.line = Some(Line { content, glyphs: Vec::new(), at, since: 0, size });
        Ok(())
    }

    fn end_line(&mut self) -> Result<(), CarrierFault> {
        let Some(line) = self.line.take() else { return Ok(()) };
        let words = line.content.and_then(|content| self.structure.get(&content));
        let text = match words {
            // Words beside other glyphs would let a reader see one name and a program another.
            Some(words) if says_the_same(words, &line.glyphs) => words.clone(),
            _ => in_order(&line.glyphs),
        };
        if text.trim().is_empty() {
            return Ok(());
        }
        if self.found.lines.len() >= MAX_LINES {
            return Err(CarrierFault::PdfTooComplex);
        }
        self.found.lines.push(text);
        Ok(())
    }
}

/// How many bytes there are to the end of a picture within the content: behind the word `EI` that stands alone.
fn end_of_picture(bytes: &[u8]) -> usize {
    let stands_alone = |at: usize| {
        is_space(bytes[at])
            && bytes[at + 1..].starts_with(b"EI")
            && bytes.get(at + 3).is_none_or(|byte| is_space(*byte))
    };
    (0..bytes.len().saturating_sub(2)).find(|at| stands_alone(*at)).map_or(bytes.len(), |at| at + 3)
}
