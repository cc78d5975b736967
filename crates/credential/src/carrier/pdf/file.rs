//! Where the objects of a PDF are, and what is in its streams.
//!
//! Owns the cross-reference tables, the way to an object and decoding. A file whose tables do not lead to its objects is
//! refused and not searched for them, as programs that repair files would: two repairs may find two files.
//!
//! # Source
//! ISO 32000-1, 7.3.8, 7.4.4, 7.5.4, 7.5.7 and 7.5.8.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::io::Read as _;
use std::rc::Rc;

use flate2::read::ZlibDecoder;

use super::SIGNATURE;
use super::fuel::Fuel;
use super::syntax::{COST, Dictionary, Object, Reader, broken, is_space};
use crate::carrier::{CarrierFault, check_size};

/// Most objects; a certificate of ours has about 100.
const MAX_OBJECTS: usize = 100_000;
/// Most revisions of a file.
const MAX_REVISIONS: usize = 64;
/// Longest chain of references from one to the next.
const MAX_HOPS: usize = 8;
/// What a file ends with, each time that it was saved.
const END: &[u8] = b"%%EOF";
/// How far from its end a file says where its tables begin.
const TAIL: usize = 1024;
/// Bytes read and decoded for one question, and what values cost beside: several times what a certificate of ours takes.
const FUEL: usize = 32 * 1024 * 1024;

/// A PDF.
pub(super) struct File<'a> {
    bytes: &'a [u8],
    places: BTreeMap<u32, Place>,
    trailer: Dictionary,
    /// How many tables there are, which is one for each revision.
    tables: usize,
    unpacked: RefCell<BTreeMap<u32, Rc<Unpacked>>>,
    pub(super) fuel: &'a Fuel,
}

/// Where an object is.
#[derive(Debug, Clone, Copy)]
enum Place {
    Free,
    /// At a byte of the file.
    At(usize),
    /// In a stream of objects, at an index.
    In(u32, usize),
}

/// The objects of a stream of objects.
struct Unpacked {
    bytes: Vec<u8>,
    /// The number of each object, and where it is.
    objects: Vec<(u32, usize)>,
}

/// A dictionary with bytes that belong to it, still encoded.
pub(super) struct Stream<'a> {
    pub(super) dictionary: Dictionary,
    bytes: &'a [u8],
}

pub(super) fn fuel() -> Fuel {
    Fuel::new(FUEL)
}

impl<'a> File<'a> {
    pub(super) fn open(bytes: &'a [u8], fuel: &'a Fuel) -> Result<Self, CarrierFault> {
        check_size(bytes)?;
        if !bytes.starts_with(SIGNATURE) {
            return Err(CarrierFault::UnknownFormat);
        }
        let mut file = Self {
            bytes,
            places: BTreeMap::new(),
            trailer: Dictionary::default(),
            tables: 0,
            unpacked: RefCell::default(),
            fuel,
        };
        file.read_tables()?;
        Ok(file)
    }

    /// How many times the file was saved with what was there before left in place, the first time included.
    pub(super) fn revisions(&self) -> usize {
        self.tables
    }

    pub(super) fn catalog(&self) -> Result<Dictionary, CarrierFault> {
        let root = self.trailer.get(b"Root").ok_or_else(|| broken("it has no catalog"))?;
        match self.resolve(root)? {
            Object::Dictionary(catalog) => Ok(catalog),
            _ => Err(broken("it has no catalog")),
        }
    }

    /// What an object is, through any references. One that is not there is null (ISO 32000-1, 7.3.10).
    pub(super) fn resolve(&self, object: &Object) -> Result<Object, CarrierFault> {
        let mut number = match object {
            Object::Reference(number) => *number,
            direct => {
                self.fuel.burn(direct.weight() * COST)?;
                return Ok(direct.clone());
            }
        };
        for _ in 0..MAX_HOPS {
            match self.read(number)?.0 {
                Object::Reference(next) => number = next,
                other => return Ok(other),
            }
        }
        Err(CarrierFault::PdfTooComplex)
    }

    /// A value of a dictionary, through any references; null where it is not there.
    pub(super) fn get(&self, dictionary: &Dictionary, name: &[u8]) -> Result<Object, CarrierFault> {
        dictionary.get(name).map_or(Ok(Object::Null), |value| self.resolve(value))
    }

    /// A dictionary in a dictionary; empty where it is not there.
    pub(super) fn dictionary(&self, dictionary: &Dictionary, name: &[u8]) -> Result<Dictionary, CarrierFault> {
        Ok(match self.get(dictionary, name)? {
            Object::Dictionary(found) => found,
            _ => Dictionary::default(),
        })
    }

    /// The items of an array in a dictionary; none where it is not there.
    pub(super) fn array(&self, dictionary: &Dictionary, name: &[u8]) -> Result<Vec<Object>, CarrierFault> {
        Ok(match self.get(dictionary, name)? {
            Object::Array(items) => items,
            _ => Vec::new(),
        })
    }

    /// The stream that an object refers to; none where it is something else.
    pub(super) fn stream(&self, object: &Object) -> Result<Option<Stream<'a>>, CarrierFault> {
        let Object::Reference(mut number) = *object else { return Ok(None) };
        for _ in 0..MAX_HOPS {
            match self.read(number)? {
                (Object::Dictionary(dictionary), Some(start)) => {
                    let bytes = self.stream_bytes(&dictionary, start)?;
                    return Ok(Some(Stream { dictionary, bytes }));
                }
                (Object::Reference(next), _) => number = next,
                _ => return Ok(None),
            }
        }
        Err(CarrierFault::PdfTooComplex)
    }

    /// The bytes of a stream, decoded.
    ///
    /// # Errors
    /// As for the file, and [`Undecoded`] apart from it: the caller knows whose bytes are damaged.
    pub(super) fn decode(&self, stream: &Stream<'_>, limit: usize) -> Result<Result<Vec<u8>, Undecoded>, CarrierFault> {
        let names = match self.get(&stream.dictionary, b"Filter")? {
            Object::Null => Vec::new(),
            Object::Array(names) => names.iter().map(|name| self.resolve(name)).collect::<Result<_, _>>()?,
            name => vec![name],
        };
        let compressed = match &names[..] {
            [] => false,
            [Object::Name(name)] if name == b"FlateDecode" => true,
            _ => return Ok(Err(Undecoded::Unknown)),
        };
        if !compressed {
            if stream.bytes.len() > limit {
                return Ok(Err(Undecoded::TooLarge));
            }
            self.fuel.burn(stream.bytes.len())?;
            return Ok(Ok(stream.bytes.to_vec()));
        }
        let most = limit.min(self.fuel.left());
        let mut decoded = Vec::new();
        let mut decoder = ZlibDecoder::new(stream.bytes).take(most as u64 + 1);
        let whole = decoder.read_to_end(&mut decoded).is_ok();
        self.fuel.burn(decoded.len())?;
        if decoded.len() > most {
            return Ok(Err(Undecoded::TooLarge));
        }
        if !whole {
            return Ok(Err(Undecoded::Damaged));
        }
        let parameters = match self.get(&stream.dictionary, b"DecodeParms")? {
            Object::Dictionary(parameters) => parameters,
            Object::Array(all) => match all.first().map(|first| self.resolve(first)).transpose()? {
                Some(Object::Dictionary(parameters)) => parameters,
                _ => Dictionary::default(),
            },
            _ => Dictionary::default(),
        };
        Ok(unpredict(decoded, &parameters))
    }

    /// Where the bytes of a stream are, by its length and by the word that ends it.
    fn stream_bytes(&self, dictionary: &Dictionary, start: usize) -> Result<&'a [u8], CarrierFault> {
        let length = match dictionary.get(b"Length") {
            // A length may stand in an object of its own, which may be no stream again.
            Some(Object::Reference(number)) => match self.read(*number)? {
                (length, None) => length.count(),
                _ => None,
            },
            Some(length) => length.count(),
            None => None,
        };
        let length = length.ok_or_else(|| broken("a stream has no length"))?;
        let rest = self.bytes.get(start..).unwrap_or_default();
        let (bytes, after) = rest.split_at_checked(length).ok_or_else(|| broken("a stream is longer than the file"))?;
        if Reader::new(after, 0, self.fuel).is_next(b"endstream")? {
            Ok(bytes)
        } else {
            Err(broken("a stream does not end where it says"))
        }
    }

    /// The object of a number, and where its bytes begin if it is a stream.
    fn read(&self, number: u32) -> Result<(Object, Option<usize>), CarrierFault> {
        match self.places.get(&number) {
            None | Some(Place::Free) => Ok((Object::Null, None)),
            Some(Place::At(at)) => self.read_at(*at, Some(number)),
            Some(Place::In(stream, index)) => {
                let unpacked = self.unpack(*stream)?;
                match unpacked.objects.get(*index) {
                    Some((found, at)) if *found == number => {
                        Ok((Reader::new(&unpacked.bytes, *at, self.fuel).object()?, None))
                    }
                    _ => Err(broken("an object is not where it should be")),
                }
            }
        }
    }

    fn read_at(&self, at: usize, number: Option<u32>) -> Result<(Object, Option<usize>), CarrierFault> {
        let mut reader = Reader::new(self.bytes, at, self.fuel);
        let found = reader.whole()?;
        reader.whole()?;
        if !reader.is_next(b"obj")? || number.is_some_and(|number| number as usize != found) {
            return Err(broken("an object is not where it should be"));
        }
        let object = reader.object()?;
        let is_stream = matches!(object, Object::Dictionary(_)) && reader.is_next(b"stream")?;
        if is_stream {
            // Exactly one end of line, for the bytes may begin with another (ISO 32000-1, 7.3.8.1).
            let end = match reader.rest() {
                [b'\r', b'\n', ..] => 2,
                [b'\n', ..] => 1,
                _ => return Err(broken("a stream does not begin")),
            };
            reader.skip(end);
        }
        Ok((object, is_stream.then(|| reader.at())))
    }

    /// The objects of a stream of objects (ISO 32000-1, 7.5.7).
    fn unpack(&self, number: u32) -> Result<Rc<Unpacked>, CarrierFault> {
        if let Some(unpacked) = self.unpacked.borrow().get(&number) {
            return Ok(Rc::clone(unpacked));
        }
        // It cannot itself be in a stream, which keeps this from going on for ever.
        let Some(Place::At(_)) = self.places.get(&number) else { return Err(broken("a stream of objects is missing")) };
        let stream =
            self.stream(&Object::Reference(number))?.ok_or_else(|| broken("a stream of objects is missing"))?;
        let bytes = self.decode(&stream, self.fuel.left())?.map_err(Undecoded::fault)?;
        let count = |name: &[u8]| stream.dictionary.get(name).and_then(Object::count);
        let (Some(objects), Some(first)) = (count(b"N"), count(b"First")) else {
            return Err(broken("a stream of objects has no beginning"));
        };
        if objects > MAX_OBJECTS {
            return Err(CarrierFault::PdfTooComplex);
        }
        let mut reader = Reader::new(&bytes, 0, self.fuel);
        let places = (0..objects).map(|_| {
            let number = u32::try_from(reader.whole()?).or(Err(CarrierFault::PdfTooComplex))?;
            Ok((number, first + reader.whole()?))
        });
        let objects = places.collect::<Result<_, CarrierFault>>()?;
        let unpacked = Rc::new(Unpacked { bytes, objects });
        self.unpacked.borrow_mut().insert(number, Rc::clone(&unpacked));
        Ok(unpacked)
    }

    /// Reads all tables, from the newest to the oldest; what a newer says of an object holds.
    fn read_tables(&mut self) -> Result<(), CarrierFault> {
        let mut next = Some(self.newest_table()?);
        let mut seen = BTreeSet::new();
        while let Some(at) = next {
            if !seen.insert(at) {
                return Err(broken("its tables refer to each other"));
            }
            if seen.len() > MAX_REVISIONS {
                return Err(CarrierFault::PdfTooComplex);
            }
            let trailer = self.read_table(at)?;
            if trailer.get(b"Encrypt").is_some_and(|value| *value != Object::Null) {
                return Err(CarrierFault::PdfEncrypted);
            }
            if trailer.get(b"XRefStm").is_some() {
                return Err(broken("it shows other objects to older programs"));
            }
            next = match trailer.get(b"Prev") {
                None => None,
                Some(at) => Some(at.count().ok_or_else(|| broken("a table is missing"))?),
            };
            if self.tables == 0 {
                self.trailer = trailer;
            }
            self.tables += 1;
        }
        Ok(())
    }

    fn newest_table(&self) -> Result<usize, CarrierFault> {
        const WORD: &[u8] = b"startxref";
        let tail = self.bytes.len().saturating_sub(TAIL);
        let missing = || broken("it does not say where its tables are");
        let at = self.bytes[tail..].windows(WORD.len()).rposition(|window| window == WORD).ok_or_else(missing)?;
        let mut reader = Reader::new(self.bytes, tail + at + WORD.len(), self.fuel);
        let at = reader.whole()?;
        if reader.rest().trim_ascii_start().starts_with(END) { Ok(at) } else { Err(broken("it does not end")) }
    }

    fn read_table(&mut self, at: usize) -> Result<Dictionary, CarrierFault> {
        let mut reader = Reader::new(self.bytes, at, self.fuel);
        if reader.is_next(b"xref")? { self.read_written_table(reader) } else { self.read_packed_table(at) }
    }

    /// A table in lines (ISO 32000-1, 7.5.4).
    fn read_written_table(&mut self, mut reader: Reader<'a>) -> Result<Dictionary, CarrierFault> {
        while !reader.is_next(b"trailer")? {
            let (first, count) = (reader.whole()?, reader.whole()?);
            for number in first..first.saturating_add(count) {
                let (at, _generation) = (reader.whole()?, reader.whole()?);
                let place = if reader.is_next(b"n")? {
                    Place::At(at)
                } else if reader.is_next(b"f")? {
                    Place::Free
                } else {
                    return Err(broken("a table is broken"));
                };
                self.place(number, place)?;
            }
        }
        match reader.object()? {
            Object::Dictionary(trailer) => Ok(trailer),
            _ => Err(broken("a table has no trailer")),
        }
    }

    /// A table in a stream (ISO 32000-1, 7.5.8).
    fn read_packed_table(&mut self, at: usize) -> Result<Dictionary, CarrierFault> {
        let (Object::Dictionary(dictionary), Some(start)) = self.read_at(at, None)? else {
            return Err(broken("a table is missing"));
        };
        // Its own length cannot be looked up in the table that it is.
        if dictionary.get(b"Length").and_then(Object::count).is_none() {
            return Err(broken("a stream has no length"));
        }
        let stream = Stream { bytes: self.stream_bytes(&dictionary, start)?, dictionary };
        let bytes = self.decode(&stream, self.fuel.left())?.map_err(Undecoded::fault)?;
        let counts = |name: &[u8]| -> Option<Vec<usize>> {
            stream.dictionary.get(name)?.array()?.iter().map(Object::count).collect()
        };
        let widths: Option<[usize; 3]> = counts(b"W").and_then(|widths| widths.try_into().ok());
        let Some([kind_width, at_width, index_width]) = widths.filter(|widths| widths.iter().all(|width| *width <= 8))
        else {
            return Err(broken("a table is broken"));
        };
        let size = stream.dictionary.get(b"Size").and_then(Object::count).unwrap_or_default();
        let sections = counts(b"Index").unwrap_or_else(|| vec![0, size]);
        let mut rest = &bytes[..];
        let mut field = |width: usize| -> Result<usize, CarrierFault> {
            let (field, tail) = rest.split_at_checked(width).ok_or_else(|| broken("a table is too short"))?;
            rest = tail;
            let number = field.iter().fold(0_u64, |number, byte| number << 8 | u64::from(*byte));
            usize::try_from(number).or(Err(broken("a table is broken")))
        };
        for section in sections.chunks_exact(2) {
            for number in section[0]..section[0].saturating_add(section[1]) {
                // Fields of no width would let one section go on for ever.
                self.fuel.burn(1)?;
                // A kind that is not written is 1.
                let kind = if kind_width == 0 { 1 } else { field(kind_width)? };
                let (at, index) = (field(at_width)?, field(index_width)?);
                let place = match kind {
                    0 => Place::Free,
                    1 => Place::At(at),
                    2 => Place::In(u32::try_from(at).or(Err(broken("a table is broken")))?, index),
                    // Kinds to come refer to null (ISO 32000-1, table 18).
                    _ => Place::Free,
                };
                self.place(number, place)?;
            }
        }
        Ok(stream.dictionary)
    }

    fn place(&mut self, number: usize, place: Place) -> Result<(), CarrierFault> {
        let number = u32::try_from(number).or(Err(CarrierFault::PdfTooComplex))?;
        self.places.entry(number).or_insert(place);
        if self.places.len() > MAX_OBJECTS { Err(CarrierFault::PdfTooComplex) } else { Ok(()) }
    }
}

/// Why a stream was not decoded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Undecoded {
    /// It is encoded in a way that this crate does not know.
    Unknown,
    Damaged,
    TooLarge,
}

impl Undecoded {
    /// What that means for the file, where it cannot be read without.
    pub(super) fn fault(self) -> CarrierFault {
        match self {
            Self::Unknown => broken("a stream is encoded in a way that is not known"),
            Self::Damaged => broken("a stream is damaged"),
            Self::TooLarge => CarrierFault::PdfTooComplex,
        }
    }
}

/// Undoes the prediction of each byte from its neighbours (ISO 32000-1, 7.4.4.4), as tables in streams have it.
fn unpredict(bytes: Vec<u8>, parameters: &Dictionary) -> Result<Vec<u8>, Undecoded> {
    let parameter = |name: &[u8], usual| parameters.get(name).map_or(Some(usual), Object::count);
    match parameter(b"Predictor", 1) {
        Some(1) => return Ok(bytes),
        Some(10..=15) => {}
        _ => return Err(Undecoded::Unknown),
    }
    let one_byte = parameter(b"Colors", 1) == Some(1) && parameter(b"BitsPerComponent", 8) == Some(8);
    let columns = parameter(b"Columns", 1).filter(|columns| (1..=bytes.len().max(1)).contains(columns));
    let (true, Some(columns)) = (one_byte, columns) else { return Err(Undecoded::Unknown) };
    let mut rows = Vec::with_capacity(bytes.len());
    let mut above = vec![0; columns];
    for row in bytes.chunks(columns + 1) {
        let (kind, row) = row.split_first().ok_or(Undecoded::Damaged)?;
        let (mut left, mut upper_left) = (0, 0);
        for (byte, above) in row.iter().zip(&mut above) {
            let predicted = match kind {
                0 => 0,
                1 => left,
                2 => *above,
                3 => u8::midpoint(left, *above),
                4 => paeth(left, *above, upper_left),
                _ => return Err(Undecoded::Damaged),
            };
            upper_left = *above;
            left = byte.wrapping_add(predicted);
            *above = left;
            rows.push(left);
        }
    }
    Ok(rows)
}

/// Of three neighbours the nearest to their gradient (Portable Network Graphics (Third Edition), 9.4).
fn paeth(left: u8, above: u8, upper_left: u8) -> u8 {
    let gradient = i16::from(left) + i16::from(above) - i16::from(upper_left);
    let distance = |neighbour: u8| (gradient - i16::from(neighbour)).abs();
    if distance(left) <= distance(above) && distance(left) <= distance(upper_left) {
        left
    } else if distance(above) <= distance(upper_left) {
        above
    } else {
        upper_left
    }
}

/// What follows the end that the file had when it was saved for the first time.
pub(super) fn after_first_end(bytes: &[u8]) -> &[u8] {
    const WORD: &[u8] = b"startxref";
    let mut rest = bytes;
    while let Some(at) = rest.windows(WORD.len()).position(|window| window == WORD) {
        rest = &rest[at + WORD.len()..];
        let mut end = rest;
        let skip = |bytes: &mut &[u8], fits: fn(u8) -> bool| {
            let count = bytes.iter().take_while(|byte| fits(**byte)).count();
            *bytes = &bytes[count..];
            count > 0
        };
        let is_end =
            skip(&mut end, is_space) && skip(&mut end, |byte| byte.is_ascii_digit()) && skip(&mut end, is_space);
        if let (true, Some(after)) = (is_end, end.strip_prefix(END)) {
            return after;
        }
    }
    &[]
}
