//! The objects that a PDF is written in, and the words between them.
//!
//! Owns reading one object or word after another from bytes that may say anything. It follows no reference and decodes
//! no stream; `file` does.
//!
//! # Source
//! ISO 32000-1, 7.2 and 7.3.

use std::collections::BTreeMap;

use super::fuel::Fuel;
use crate::carrier::CarrierFault;

/// The deepest nesting of arrays and dictionaries; a certificate of ours needs 5.
const MAX_NESTING: usize = 32;
/// What a value costs beside its bytes, which is about the memory that it takes.
pub(super) const COST: usize = 32;

/// A value (ISO 32000-1, 7.3). Of a stream this is the dictionary; see [`super::file::Stream`].
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Object {
    Null,
    Boolean,
    Number(f64),
    Name(Vec<u8>),
    Text(Vec<u8>),
    Array(Vec<Object>),
    Dictionary(Dictionary),
    /// The number of another object. Its generation is left out: only the newest is in force.
    Reference(u32),
}

/// Values by name.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Dictionary(BTreeMap<Vec<u8>, Object>);

impl Dictionary {
    pub(super) fn get(&self, name: &[u8]) -> Option<&Object> {
        self.0.get(name)
    }

    pub(super) fn values(&self) -> impl Iterator<Item = &Object> {
        self.0.values()
    }
}

impl Object {
    /// How many values it is made of, for what it costs to copy.
    pub(super) fn weight(&self) -> usize {
        1 + match self {
            Self::Array(items) => items.iter().map(Self::weight).sum(),
            Self::Dictionary(dictionary) => dictionary.values().map(Self::weight).sum(),
            Self::Text(text) | Self::Name(text) => text.len() / COST,
            _ => 0,
        }
    }

    pub(super) fn number(&self) -> Option<f64> {
        if let Self::Number(number) = self { Some(*number) } else { None }
    }

    /// A number that counts something.
    pub(super) fn count(&self) -> Option<usize> {
        let number = self.number()?;
        (number.fract() == 0.0 && (0.0..=f64::from(u32::MAX)).contains(&number)).then_some(number as usize)
    }

    pub(super) fn name(&self) -> Option<&[u8]> {
        if let Self::Name(name) = self { Some(name) } else { None }
    }

    pub(super) fn text(&self) -> Option<&[u8]> {
        if let Self::Text(text) = self { Some(text) } else { None }
    }

    pub(super) fn array(&self) -> Option<&[Self]> {
        if let Self::Array(items) = self { Some(items) } else { None }
    }

    pub(super) fn reference(&self) -> Option<u32> {
        if let Self::Reference(number) = self { Some(*number) } else { None }
    }
}

/// What comes next in a stream of objects and words.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Token {
    Object(Object),
    /// A keyword such as `obj`, or an operator of a content stream.
    Word(Vec<u8>),
}

/// Reads bytes from a place on.
#[derive(Debug, Clone)]
pub(super) struct Reader<'a> {
    bytes: &'a [u8],
    at: usize,
    fuel: &'a Fuel,
}

impl<'a> Reader<'a> {
    pub(super) fn new(bytes: &'a [u8], at: usize, fuel: &'a Fuel) -> Self {
        Self { bytes, at: at.min(bytes.len()), fuel }
    }

    /// Where the next byte is.
    pub(super) fn at(&self) -> usize {
        self.at
    }

    /// The rest of the bytes.
    pub(super) fn rest(&self) -> &'a [u8] {
        &self.bytes[self.at..]
    }

    pub(super) fn skip(&mut self, bytes: usize) {
        self.at = (self.at + bytes).min(self.bytes.len());
    }

    /// The next object or word; none at the end.
    pub(super) fn next(&mut self) -> Result<Option<Token>, CarrierFault> {
        self.token(0)
    }

    /// The next object, where there must be one.
    pub(super) fn object(&mut self) -> Result<Object, CarrierFault> {
        match self.next()? {
            Some(Token::Object(object)) => Ok(object),
            _ => Err(broken("an object is missing")),
        }
    }

    /// Whether the next word is this one, which is then passed.
    pub(super) fn is_next(&mut self, word: &[u8]) -> Result<bool, CarrierFault> {
        let before = self.at;
        let is_next = matches!(self.next()?, Some(Token::Word(found)) if found == word);
        if !is_next {
            self.at = before;
        }
        Ok(is_next)
    }

    /// A whole number, where there must be one.
    pub(super) fn whole(&mut self) -> Result<usize, CarrierFault> {
        self.skip_space()?;
        let digits = self.rest().iter().take_while(|byte| byte.is_ascii_digit()).count();
        let text = std::str::from_utf8(&self.rest()[..digits]).unwrap_or_default();
        let number = text.parse::<u32>().or(Err(broken("a number is missing")))?;
        self.skip(digits);
        usize::try_from(number).or(Err(broken("a number is too large")))
    }

    pub(super) fn skip_space(&mut self) -> Result<(), CarrierFault> {
        let before = self.at;
        loop {
            self.at += self.rest().iter().take_while(|byte| is_space(**byte)).count();
            if self.rest().first() != Some(&b'%') {
                break;
            }
            self.at += self.rest().iter().take_while(|byte| !matches!(byte, b'\n' | b'\r')).count();
        }
        self.fuel.burn(self.at - before)
    }

    fn token(&mut self, depth: usize) -> Result<Option<Token>, CarrierFault> {
        self.skip_space()?;
        let before = self.at;
        let Some(first) = self.rest().first() else { return Ok(None) };
        let object = match first {
            b'/' => Object::Name(self.name_after_solidus()),
            b'(' => Object::Text(self.literal()?),
            b'<' if self.rest().starts_with(b"<<") => {
                self.skip(2);
                Object::Dictionary(self.dictionary(depth + 1)?)
            }
            b'<' => Object::Text(self.hexadecimal()?),
            b'[' => {
                self.skip(1);
                Object::Array(self.array(depth + 1)?)
            }
            b'0'..=b'9' | b'+' | b'-' | b'.' => self.number_or_reference(),
            b']' | b'{' | b'}' | b')' => {
                self.skip(1);
                return Ok(Some(Token::Word(vec![*first])));
            }
            b'>' => {
                let length = if self.rest().starts_with(b">>") { 2 } else { 1 };
                self.skip(length);
                return Ok(Some(Token::Word(vec![b'>'; length])));
            }
            _ => {
                let word = self.regular();
                self.fuel.burn(word.len() + COST)?;
                return Ok(Some(match word {
                    b"true" | b"false" => Token::Object(Object::Boolean),
                    b"null" => Token::Object(Object::Null),
                    _ => Token::Word(word.to_vec()),
                }));
            }
        };
        // What is inside of these was paid for when it was read.
        let bytes = if matches!(object, Object::Array(_) | Object::Dictionary(_)) { 0 } else { self.at - before };
        self.fuel.burn(bytes + COST)?;
        Ok(Some(Token::Object(object)))
    }

    /// Bytes up to the next that ends a word.
    fn regular(&mut self) -> &'a [u8] {
        let rest = self.rest();
        let length = rest.iter().take_while(|byte| !is_space(**byte) && !is_delimiter(**byte)).count();
        self.skip(length);
        &rest[..length]
    }

    fn name_after_solidus(&mut self) -> Vec<u8> {
        self.skip(1);
        let written = self.regular();
        let mut name = Vec::with_capacity(written.len());
        let mut rest = written;
        while let [first, tail @ ..] = rest {
            let code = if *first == b'#' { tail.first_chunk::<2>().and_then(|pair| hex_pair(*pair)) } else { None };
            name.push(code.unwrap_or(*first));
            rest = if code.is_some() { &tail[2..] } else { tail };
        }
        name
    }

    fn number_or_reference(&mut self) -> Object {
        let written = self.regular();
        let text = std::str::from_utf8(written).unwrap_or_default();
        let Ok(object) = text.parse::<u32>() else {
            // Malformed numbers are read as 0 by everyone.
            return Object::Number(text.parse().ok().filter(|number: &f64| number.is_finite()).unwrap_or_default());
        };
        if self.is_reference() { Object::Reference(object) } else { Object::Number(object.into()) }
    }

    /// Whether a generation and `R` follow, which are then passed.
    fn is_reference(&mut self) -> bool {
        // No reference is written with more than these: two numbers of five digits and the space between.
        let rest = &self.rest()[..self.rest().len().min(16)];
        let spaces = |bytes: &[u8]| bytes.iter().take_while(|byte| is_space(**byte)).count();
        let before = spaces(rest);
        let digits = rest[before..].iter().take_while(|byte| byte.is_ascii_digit()).count();
        let between = spaces(&rest[before + digits..]);
        let end = before + digits + between;
        let ends = rest.get(end + 1).is_none_or(|byte| is_space(*byte) || is_delimiter(*byte));
        let is_reference = before > 0 && digits > 0 && between > 0 && rest.get(end) == Some(&b'R') && ends;
        if is_reference {
            self.skip(end + 1);
        }
        is_reference
    }

    fn array(&mut self, depth: usize) -> Result<Vec<Object>, CarrierFault> {
        check_nesting(depth)?;
        let mut items = Vec::new();
        loop {
            match self.token(depth)? {
                Some(Token::Object(object)) => items.push(object),
                Some(Token::Word(word)) if word == b"]" => return Ok(items),
                _ => return Err(broken("an array does not end")),
            }
        }
    }

    fn dictionary(&mut self, depth: usize) -> Result<Dictionary, CarrierFault> {
        check_nesting(depth)?;
        let mut entries = BTreeMap::new();
        loop {
            let name = match self.token(depth)? {
                Some(Token::Object(Object::Name(name))) => name,
                Some(Token::Word(word)) if word == b">>" => return Ok(Dictionary(entries)),
                _ => return Err(broken("a dictionary does not end")),
            };
            match self.token(depth)? {
                // Of two values under one name readers take this or that.
                Some(Token::Object(value)) => match entries.insert(name, value) {
                    None => {}
                    Some(_) => return Err(broken("a dictionary has two values under one name")),
                },
                _ => return Err(broken("a dictionary lacks a value")),
            }
        }
    }

    /// A text in parentheses (ISO 32000-1, 7.3.4.2).
    fn literal(&mut self) -> Result<Vec<u8>, CarrierFault> {
        self.skip(1);
        let mut text = Vec::new();
        let mut open = 1_usize;
        loop {
            let [first, tail @ ..] = self.rest() else { return Err(broken("a text does not end")) };
            self.skip(1);
            match first {
                b'(' => open += 1,
                b')' => open -= 1,
                b'\\' => {
                    let (byte, length) = escaped(tail);
                    text.extend(byte);
                    self.skip(length);
                    continue;
                }
                _ => {}
            }
            if open == 0 {
                return Ok(text);
            }
            text.push(*first);
        }
    }

    fn hexadecimal(&mut self) -> Result<Vec<u8>, CarrierFault> {
        let rest = self.rest();
        let end = rest.iter().position(|byte| *byte == b'>').ok_or_else(|| broken("a text does not end"))?;
        let mut digits = rest[1..end].iter().filter(|byte| byte.is_ascii_hexdigit());
        let mut text = Vec::with_capacity(end / 2);
        while let Some(first) = digits.next() {
            // A digit that is missing at the end is 0.
            text.extend(hex_pair([*first, *digits.next().unwrap_or(&b'0')]));
        }
        self.skip(end + 1);
        Ok(text)
    }
}

/// What a backslash and the bytes after it stand for, and how many bytes those are.
fn escaped(tail: &[u8]) -> (Option<u8>, usize) {
    match tail.first() {
        Some(b'n') => (Some(b'\n'), 1),
        Some(b'r') => (Some(b'\r'), 1),
        Some(b't') => (Some(b'\t'), 1),
        Some(b'b') => (Some(8), 1),
        Some(b'f') => (Some(12), 1),
        Some(b'\r') => (None, if tail.get(1) == Some(&b'\n') { 2 } else { 1 }),
        Some(b'\n') => (None, 1),
        Some(b'0'..=b'7') => {
            let digits = tail.iter().take(3).take_while(|byte| matches!(byte, b'0'..=b'7')).count();
            let code = tail[..digits].iter().fold(0_u8, |code, digit| code.wrapping_mul(8).wrapping_add(digit - b'0'));
            (Some(code), digits)
        }
        Some(other) => (Some(*other), 1),
        None => (None, 0),
    }
}

fn hex_pair(pair: [u8; 2]) -> Option<u8> {
    let [high, low] = pair.map(|digit| char::from(digit).to_digit(16));
    u8::try_from(high? * 16 + low?).ok()
}

fn check_nesting(depth: usize) -> Result<(), CarrierFault> {
    if depth > MAX_NESTING { Err(CarrierFault::PdfTooComplex) } else { Ok(()) }
}

pub(super) fn is_space(byte: u8) -> bool {
    matches!(byte, b'\0' | b'\t' | b'\n' | 12 | b'\r' | b' ')
}

fn is_delimiter(byte: u8) -> bool {
    matches!(byte, b'(' | b')' | b'<' | b'>' | b'[' | b']' | b'{' | b'}' | b'/' | b'%')
}

pub(super) fn broken(detail: &str) -> CarrierFault {
    CarrierFault::PdfBroken { detail: detail.to_owned() }
}
