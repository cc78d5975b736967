//! What the codes of a font say.
//!
//! Owns the way from the bytes of a shown text to characters: the font's `ToUnicode` map, or the encoding of plain Latin
//! fonts. The shapes of the glyphs are not looked at: a font may draw one letter and call it another.
//!
//! # Source
//! ISO 32000-1, 9.7.6.2 and 9.10; Adobe Technical Note #5411, "ToUnicode Mapping File Tutorial".

mod encoding;

use std::collections::BTreeMap;

use super::file::{File, Undecoded};
use super::fuel::Fuel;
use super::syntax::{Dictionary, Object, Reader, Token};
use crate::carrier::CarrierFault;
use encoding::WINDOWS;

/// Largest `ToUnicode` map, decoded; that of a whole CJK font is about a million bytes.
const MAX_MAP: usize = 4 * 1024 * 1024;
/// Most characters that one code may stand for; ligatures have up to about 20.
const MAX_TARGET: usize = 64;

/// What stands for a code of which nobody says what it is.
const UNKNOWN: &str = "\u{fffd}";

/// A font, as far as text is concerned.
#[derive(Debug, Default)]
pub(super) struct Font {
    map: Option<Map>,
    /// Whether codes without a map are of two bytes each.
    composite: bool,
    /// Codes that the font gives a meaning of its own, which is not known here.
    differences: Vec<u8>,
}

impl Font {
    pub(super) fn read(file: &File<'_>, font: &Dictionary) -> Result<Self, CarrierFault> {
        let composite = matches!(file.get(font, b"Subtype")?, Object::Name(name) if name == b"Type0");
        let map = match font.get(b"ToUnicode").map(|object| file.stream(object)).transpose()?.flatten() {
            Some(stream) => match file.decode(&stream, MAX_MAP)? {
                Ok(bytes) => Some(Map::read(&bytes, file.fuel)?),
                Err(Undecoded::TooLarge) => return Err(CarrierFault::PdfTooComplex),
                Err(fault) => return Err(fault.fault()),
            },
            None => None,
        };
        let mut differences = Vec::new();
        let mut code = 0_usize;
        for item in file.array(&file.dictionary(font, b"Encoding")?, b"Differences")? {
            match item {
                Object::Name(_) => {
                    differences.extend(u8::try_from(code));
                    code += 1;
                }
                other => code = other.count().unwrap_or(code),
            }
        }
        Ok(Self { map, composite, differences })
    }

    /// What a shown text says, glyph by glyph.
    pub(super) fn read_text(
        &self,
        mut text: &[u8],
        mut say: impl FnMut(&str) -> Result<(), CarrierFault>,
    ) -> Result<(), CarrierFault> {
        while !text.is_empty() {
            let length = match &self.map {
                Some(map) => map.length(text),
                None if self.composite => 2,
                None => 1,
            };
            let (code, rest) = text.split_at(length.min(text.len()));
            text = rest;
            match (&self.map, code) {
                (Some(map), code) => say(map.targets.get(code).map_or(UNKNOWN, String::as_str))?,
                (None, [byte]) if !self.composite && !self.differences.contains(byte) => {
                    say(WINDOWS[usize::from(*byte)].encode_utf8(&mut [0; 4]))?;
                }
                _ => say(UNKNOWN)?,
            }
        }
        Ok(())
    }
}

/// A `ToUnicode` map.
#[derive(Debug, Default)]
struct Map {
    /// The ranges of valid codes, both ends included.
    spaces: Vec<(Vec<u8>, Vec<u8>)>,
    targets: BTreeMap<Vec<u8>, String>,
}

impl Map {
    fn read(bytes: &[u8], fuel: &Fuel) -> Result<Self, CarrierFault> {
        let mut map = Self::default();
        let mut reader = Reader::new(bytes, 0, fuel);
        // The values since the last word, which a word ends.
        let mut values = Vec::new();
        while let Some(token) = reader.next()? {
            match token {
                Token::Object(object) => values.push(object),
                Token::Word(word) => {
                    match &*word {
                        b"endcodespacerange" => map.add_spaces(&values),
                        b"endbfchar" => map.add_characters(&values, fuel)?,
                        b"endbfrange" => map.add_ranges(&values, fuel)?,
                        _ => {}
                    }
                    values.clear();
                }
            }
        }
        Ok(map)
    }

    fn add_spaces(&mut self, values: &[Object]) {
        for pair in values.chunks_exact(2) {
            if let [Object::Text(low), Object::Text(high)] = pair
                && low.len() == high.len()
                && (1..=4).contains(&low.len())
                // Each shown code may ask all.
                && self.spaces.len() < 16
            {
                self.spaces.push((low.clone(), high.clone()));
            }
        }
    }

    fn add_characters(&mut self, values: &[Object], fuel: &Fuel) -> Result<(), CarrierFault> {
        for pair in values.chunks_exact(2) {
            if let [Object::Text(code), Object::Text(target)] = pair {
                self.add(code.clone(), utf_16(target), fuel)?;
            }
        }
        Ok(())
    }

    fn add_ranges(&mut self, values: &[Object], fuel: &Fuel) -> Result<(), CarrierFault> {
        for range in values.chunks_exact(3) {
            let [Object::Text(low), Object::Text(high), target] = range else { continue };
            let number = |code: &[u8]| code.iter().fold(0_u32, |number, byte| number << 8 | u32::from(*byte));
            if low.len() != high.len() || !(1..=4).contains(&low.len()) {
                continue;
            }
            let code = |number: u32| number.to_be_bytes()[4 - low.len()..].to_vec();
            for (index, number) in (number(low)..=number(high)).enumerate() {
                let target = match target {
                    Object::Text(first) => counted(first, index),
                    Object::Array(targets) => targets.get(index).and_then(Object::text).map(utf_16),
                    _ => None,
                };
                let Some(target) = target else { break };
                self.add(code(number), target, fuel)?;
            }
        }
        Ok(())
    }

    fn add(&mut self, code: Vec<u8>, target: String, fuel: &Fuel) -> Result<(), CarrierFault> {
        fuel.burn(code.len() + target.len() + 2 * super::syntax::COST)?;
        let target = if target.chars().count() > MAX_TARGET { UNKNOWN.to_owned() } else { target };
        self.targets.insert(code, target);
        Ok(())
    }

    /// How many bytes the first code has.
    fn length(&self, text: &[u8]) -> usize {
        let fits = |(low, high): &&(Vec<u8>, Vec<u8>)| {
            let code = text.get(..low.len());
            code.is_some_and(|code| {
                code.iter().zip(low).zip(high).all(|((byte, low), high)| (low..=high).contains(&byte))
            })
        };
        self.spaces.iter().find(fits).or(self.spaces.first()).map_or(1, |(low, _)| low.len())
    }
}

/// The target of a range's code at an index: its last unit counts up.
fn counted(first: &[u8], index: usize) -> Option<String> {
    let (rest, last) = first.split_last_chunk::<2>()?;
    let last = u16::from_be_bytes(*last).checked_add(u16::try_from(index).ok()?)?;
    Some(utf_16(&[rest, &last.to_be_bytes()].concat()))
}

fn utf_16(bytes: &[u8]) -> String {
    let units = bytes.chunks_exact(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]]));
    char::decode_utf16(units).map(|character| character.unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
}

/// A text string (ISO 32000-1, 7.9.2.2), or one of PDF 2.0 in UTF-8.
pub(super) fn words(bytes: &[u8]) -> String {
    match bytes {
        [0xfe, 0xff, rest @ ..] => utf_16(rest),
        [0xef, 0xbb, 0xbf, rest @ ..] => String::from_utf8_lossy(rest).into_owned(),
        _ => bytes.iter().map(|byte| WINDOWS[usize::from(*byte)]).collect(),
    }
}
