//! Reads JSON from strangers, once, strictly.
//!
//! Owns the size limit, the depth limit and the refusal of duplicate member names (RFC 8259 section 4 leaves their
//! meaning open, so two readers may see two different credentials). Knows nothing of credentials.

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error as _, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Number, Value};

/// The largest document that is looked at, in bytes.
pub const MAX_BYTES: usize = 256 * 1024;

/// The deepest nesting of objects and arrays that is followed.
///
/// A complete Open Badges credential needs 7; an endorsed one about 12.
pub const MAX_DEPTH: usize = 32;

/// Why bytes are not a document.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub(crate) enum ReadError {
    #[error("{bytes} bytes, more than {MAX_BYTES}")]
    TooLarge { bytes: usize },
    #[error("nested more than {MAX_DEPTH} levels deep")]
    TooDeep,
    #[error("the member {name:?} occurs twice in one object")]
    DuplicateMember { name: String },
    #[error("not JSON: {0}")]
    Malformed(String),
}

/// Reads one JSON value that takes up all of `bytes`.
pub(crate) fn read(bytes: &[u8]) -> Result<Value, ReadError> {
    if bytes.len() > MAX_BYTES {
        return Err(ReadError::TooLarge { bytes: bytes.len() });
    }
    let mut deserializer = serde_json::Deserializer::from_slice(bytes);
    let mut refused = None;
    let value = Strict { depth: 0, refused: &mut refused }.deserialize(&mut deserializer);
    match (value.and_then(|value| deserializer.end().map(|()| value)), refused) {
        (Ok(value), _) => Ok(value),
        (Err(_), Some(refused)) => Err(refused),
        (Err(error), None) => Err(ReadError::Malformed(error.to_string())),
    }
}

/// Builds a [`Value`], counting levels; `refused` carries our own reason past serde's text-only errors.
struct Strict<'a> {
    depth: usize,
    refused: &'a mut Option<ReadError>,
}

impl Strict<'_> {
    fn deeper<E: serde::de::Error>(&mut self) -> Result<Strict<'_>, E> {
        if self.depth == MAX_DEPTH {
            *self.refused = Some(ReadError::TooDeep);
            return Err(E::custom("too deep"));
        }
        Ok(Strict { depth: self.depth + 1, refused: self.refused })
    }
}

impl<'de> DeserializeSeed<'de> for Strict<'_> {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Strict<'_> {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON value")
    }

    fn visit_bool<E>(self, value: bool) -> Result<Value, E> {
        Ok(Value::Bool(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Value, E> {
        Ok(Value::Number(value.into()))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Value, E> {
        Ok(Value::Number(value.into()))
    }

    fn visit_f64<E: serde::de::Error>(self, value: f64) -> Result<Value, E> {
        Number::from_f64(value).map(Value::Number).ok_or_else(|| E::custom("number out of range"))
    }

    fn visit_str<E>(self, value: &str) -> Result<Value, E> {
        Ok(Value::String(value.to_owned()))
    }

    fn visit_string<E>(self, value: String) -> Result<Value, E> {
        Ok(Value::String(value))
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_seq<A: SeqAccess<'de>>(mut self, mut seq: A) -> Result<Value, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = seq.next_element_seed(self.deeper()?)? {
            items.push(item);
        }
        Ok(Value::Array(items))
    }

    fn visit_map<A: MapAccess<'de>>(mut self, mut map: A) -> Result<Value, A::Error> {
        let mut members = Map::new();
        while let Some(name) = map.next_key::<String>()? {
            if members.contains_key(&name) {
                *self.refused = Some(ReadError::DuplicateMember { name });
                return Err(A::Error::custom("duplicate member"));
            }
            let value = map.next_value_seed(self.deeper()?)?;
            members.insert(name, value);
        }
        Ok(Value::Object(members))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_reads_as_serde_json_reads_it() {
        let text = r#"{"b":[1,-2,2.5,true,null,"é\n"],"a":{}}"#;

        assert_eq!(read(text.as_bytes()), Ok(serde_json::from_str(text).unwrap()));
    }

    #[test]
    fn a_member_named_twice_is_refused_at_any_depth() {
        let refused = read(br#"{"a":[{"b":1,"\u0062":2}]}"#);

        assert_eq!(refused, Err(ReadError::DuplicateMember { name: "b".into() }));
    }

    #[test]
    fn depth_and_size_are_limited() {
        let at_limit = "[".repeat(MAX_DEPTH) + &"]".repeat(MAX_DEPTH);
        let deep = "[".repeat(100_000);
        let large = vec![b' '; MAX_BYTES + 1];

        assert!(read(at_limit.as_bytes()).is_ok());
        assert_eq!(read(deep.as_bytes()), Err(ReadError::TooDeep));
        assert_eq!(read(&large), Err(ReadError::TooLarge { bytes: MAX_BYTES + 1 }));
    }

    #[test]
    fn bytes_after_the_value_and_broken_text_are_refused() {
        for text in [&b"{} {}"[..], b"", b"{", b"\xff", b"\"\\ud800\"", b"1e999"] {
            assert!(matches!(read(text), Err(ReadError::Malformed(_))), "{text:?}");
        }
    }
}
