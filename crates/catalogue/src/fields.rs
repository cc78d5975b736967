//! Nodes as serde sees them: the meaning of a text comes from the field it stands in.

use serde::de::value::StrDeserializer;
use serde::de::{
    self, DeserializeSeed, Deserializer, EnumAccess, Error, IntoDeserializer, MapAccess, SeqAccess, VariantAccess,
    Visitor,
};
use serde::forward_to_deserialize_any;

use crate::mistake::suggestion;
use crate::read::{Patches, ReadError};
use crate::tree::{NodeId, NodeKind, Tree};

/// A text that serves as a code, as a date and as a title.
const HOLE: &str = "2000-01-01";

/// One node, or a hole, about to be read.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Reader<'a> {
    tree: &'a Tree,
    patches: &'a Patches,
    /// Nothing for a hole.
    node: Option<NodeId>,
}

impl<'a> Reader<'a> {
    pub(crate) fn new(tree: &'a Tree, patches: &'a Patches, node: NodeId) -> Self {
        let node = if patches.holes.contains(&node) { None } else { Some(node) };
        Self { tree, patches, node }
    }

    fn part(self, node: NodeId) -> Self {
        Self::new(self.tree, self.patches, node)
    }

    fn hole(self) -> Self {
        Self { node: None, ..self }
    }

    fn kind(self) -> Option<&'a NodeKind> {
        self.node.map(|node| &self.tree.node(node).kind)
    }

    /// Gives an error of a visitor its place.
    fn placed<T>(self, result: Result<T, ReadError>) -> Result<T, ReadError> {
        match self.node {
            Some(node) => result.map_err(|error| error.at(node)),
            None => result,
        }
    }

    fn refuse<T>(self, message: impl std::fmt::Display) -> Result<T, ReadError> {
        self.placed(Err(ReadError::custom(message)))
    }

    /// What stands here, for the end of a sentence.
    fn found(self) -> String {
        match self.kind() {
            Some(NodeKind::Scalar { text, plain: true }) if is_nothing(text) => "nothing".to_owned(),
            Some(NodeKind::Scalar { text, .. }) => {
                let short: String = text.chars().take(40).collect();
                format!("{short:?}")
            }
            Some(NodeKind::Sequence(_)) => "a list".to_owned(),
            Some(NodeKind::Mapping(_)) => "a mapping".to_owned(),
            None => String::new(),
        }
    }

    fn text(self, expected: &str) -> Result<&'a str, ReadError> {
        match self.kind() {
            None => Ok(HOLE),
            Some(NodeKind::Scalar { text, plain }) if !*plain || !is_nothing(text) => Ok(text),
            Some(_) => self.refuse(format_args!("{expected} is expected; found {}", self.found())),
        }
    }

    fn whole_number(self, greatest: u64) -> Result<u64, ReadError> {
        match self.kind() {
            None => Ok(1),
            Some(NodeKind::Scalar { text, plain: true })
                if text.bytes().all(|byte| byte.is_ascii_digit())
                    && text.parse::<u64>().is_ok_and(|number| number <= greatest) =>
            {
                self.placed(text.parse().map_err(ReadError::custom))
            }
            Some(_) => {
                self.refuse(format_args!("a whole number from 0 to {greatest} is expected; found {}", self.found()))
            }
        }
    }

    fn fields<V: Visitor<'a>>(self, names: &'static [&'static str], visitor: V) -> Result<V::Value, ReadError> {
        let entries: &[_] = match self.kind() {
            None => {
                return visitor.visit_map(Fields { reader: self, entries: &[], filled: names.to_vec(), value: None });
            }
            Some(NodeKind::Mapping(entries)) => entries,
            Some(kind) => {
                let example = match kind {
                    NodeKind::Scalar { text, .. } if names.contains(&"code") && !is_nothing(text) => {
                        format!(", such as {{ code: {text} }}")
                    }
                    _ => String::new(),
                };
                return self.refuse(format_args!(
                    "a mapping with the fields {} is expected{example}; found {}",
                    names.join(", "),
                    self.found()
                ));
            }
        };
        let filled =
            self.patches.filled.iter().filter(|(node, _)| Some(*node) == self.node).map(|(_, name)| *name).collect();
        self.placed(visitor.visit_map(Fields { reader: self, entries, filled, value: None }))
    }
}

/// What YAML writes for nothing.
fn is_nothing(text: &str) -> bool {
    matches!(text, "" | "~" | "null" | "Null" | "NULL")
}

macro_rules! whole_numbers {
    ($($method:ident $type:ty;)*) => {$(
        fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ReadError> {
            let number = self.whole_number(<$type>::MAX.into())?;
            self.placed(visitor.visit_u64(number))
        }
    )*};
}

impl<'de> Deserializer<'de> for Reader<'de> {
    type Error = ReadError;

    whole_numbers! {
        deserialize_u8 u8;
        deserialize_u16 u16;
        deserialize_u32 u32;
        deserialize_u64 u64;
    }

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ReadError> {
        match self.kind() {
            Some(NodeKind::Sequence(_)) => self.deserialize_seq(visitor),
            Some(NodeKind::Mapping(_)) => self.deserialize_map(visitor),
            _ => self.deserialize_str(visitor),
        }
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ReadError> {
        match self.kind() {
            None => visitor.visit_bool(false),
            Some(NodeKind::Scalar { text, plain: true }) if text == "true" => self.placed(visitor.visit_bool(true)),
            Some(NodeKind::Scalar { text, plain: true }) if text == "false" => self.placed(visitor.visit_bool(false)),
            Some(_) => self.refuse(format_args!("true or false is expected; found {}", self.found())),
        }
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ReadError> {
        let asked = (&visitor as &dyn de::Expected).to_string();
        if asked.contains("date") {
            // The calendar's own words for what it could not read are of no help to a writer.
            let expected = "a date such as 2026-11-23";
            let text = self.text(expected)?;
            return visitor
                .visit_str(text)
                .or_else(|_: ReadError| self.refuse(format_args!("{expected} is expected; found {}", self.found())));
        }
        let text = self.text("a text")?;
        self.placed(visitor.visit_str(text))
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ReadError> {
        self.deserialize_str(visitor)
    }

    fn deserialize_identifier<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ReadError> {
        self.deserialize_str(visitor)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ReadError> {
        match self.kind() {
            None => visitor.visit_none(),
            Some(NodeKind::Scalar { text, plain: true }) if is_nothing(text) => self.placed(visitor.visit_none()),
            Some(_) => visitor.visit_some(self),
        }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Result<V::Value, ReadError> {
        // A type that is made from a text refuses it here, after the text itself was read.
        self.placed(visitor.visit_newtype_struct(self))
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ReadError> {
        match self.kind() {
            None => visitor.visit_seq(Items { reader: self, items: &[] }),
            Some(NodeKind::Sequence(items)) => self.placed(visitor.visit_seq(Items { reader: self, items })),
            Some(_) => self.refuse(format_args!("a list is expected; found {}", self.found())),
        }
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ReadError> {
        self.fields(&[], visitor)
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, ReadError> {
        self.fields(fields, visitor)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, ReadError> {
        let (word, settings) = match self.kind() {
            // The first variant of every type is the plainest one.
            None => (variants.first().copied().unwrap_or_default(), Settings::Hole),
            Some(NodeKind::Scalar { text, plain }) if !*plain || !is_nothing(text) => (text.as_str(), Settings::None),
            Some(NodeKind::Mapping(entries)) => match entries.as_slice() {
                [(key, value)] => (self.tree.text(*key).unwrap_or_default(), Settings::Node(*value)),
                _ => {
                    return self.refuse(format_args!(
                        "exactly one of {} is expected here; found {} fields",
                        variants.join(", "),
                        entries.len()
                    ));
                }
            },
            Some(_) => {
                let expected = variants.join(", ");
                return self.refuse(format_args!("one of {expected} is expected; found {}", self.found()));
            }
        };
        if !variants.contains(&word) {
            let hint = suggestion(word, variants.iter().copied());
            return self
                .refuse(format_args!("{word:?} is not known here; one of {} is expected{hint}", variants.join(", ")));
        }
        self.placed(visitor.visit_enum(Variant { reader: self, word, settings }))
    }

    forward_to_deserialize_any! {
        i8 i16 i32 i64 i128 u128 f32 f64 char bytes byte_buf unit unit_struct tuple tuple_struct ignored_any
    }
}

/// The fields of a mapping, without those that are unknown and with those that were missing.
struct Fields<'a> {
    reader: Reader<'a>,
    entries: &'a [(NodeId, NodeId)],
    filled: Vec<&'static str>,
    value: Option<Reader<'a>>,
}

impl<'de> MapAccess<'de> for Fields<'de> {
    type Error = ReadError;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, ReadError> {
        while let Some(((key, value), rest)) = self.entries.split_first() {
            self.entries = rest;
            if self.reader.patches.dropped.contains(key) {
                continue;
            }
            self.value = Some(self.reader.part(*value));
            let name: StrDeserializer<'_, ReadError> =
                self.reader.tree.text(*key).unwrap_or_default().into_deserializer();
            return seed.deserialize(name).map(Some).map_err(|error| error.at(*key));
        }
        let Some(name) = self.filled.pop() else { return Ok(None) };
        self.value = Some(self.reader.hole());
        let name: StrDeserializer<'_, ReadError> = name.into_deserializer();
        seed.deserialize(name).map(Some)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, ReadError> {
        let value = self.value.take().unwrap_or(self.reader.hole());
        value.placed(seed.deserialize(value))
    }
}

/// The items of a list.
struct Items<'a> {
    reader: Reader<'a>,
    items: &'a [NodeId],
}

impl<'de> SeqAccess<'de> for Items<'de> {
    type Error = ReadError;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, ReadError> {
        let Some((item, rest)) = self.items.split_first() else { return Ok(None) };
        self.items = rest;
        let item = self.reader.part(*item);
        item.placed(seed.deserialize(item)).map(Some)
    }
}

/// A word out of several, with its settings.
struct Variant<'a> {
    reader: Reader<'a>,
    word: &'a str,
    settings: Settings,
}

/// What stands after a word.
enum Settings {
    None,
    Node(NodeId),
    Hole,
}

impl<'de> EnumAccess<'de> for Variant<'de> {
    type Error = ReadError;
    type Variant = Self;

    fn variant_seed<V: DeserializeSeed<'de>>(self, seed: V) -> Result<(V::Value, Self), ReadError> {
        let word: StrDeserializer<'_, ReadError> = self.word.into_deserializer();
        let value = self.reader.placed(seed.deserialize(word))?;
        Ok((value, self))
    }
}

impl<'a> Variant<'a> {
    fn settings(&self) -> Result<Reader<'a>, ReadError> {
        match self.settings {
            Settings::None => self.reader.refuse(format_args!("{} needs its settings: write {0}: and them", self.word)),
            Settings::Node(node) => Ok(self.reader.part(node)),
            Settings::Hole => Ok(self.reader.hole()),
        }
    }
}

impl<'de> VariantAccess<'de> for Variant<'de> {
    type Error = ReadError;

    fn unit_variant(self) -> Result<(), ReadError> {
        match self.settings {
            Settings::Node(_) => {
                self.reader.refuse(format_args!("{} has no settings: write the word alone", self.word))
            }
            Settings::None | Settings::Hole => Ok(()),
        }
    }

    fn newtype_variant_seed<T: DeserializeSeed<'de>>(self, seed: T) -> Result<T::Value, ReadError> {
        let settings = self.settings()?;
        settings.placed(seed.deserialize(settings))
    }

    fn tuple_variant<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, ReadError> {
        self.settings()?.deserialize_seq(visitor)
    }

    fn struct_variant<V: Visitor<'de>>(
        self,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, ReadError> {
        self.settings()?.fields(fields, visitor)
    }
}
