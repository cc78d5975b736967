//! The embedded contexts, read once into tables.
//!
//! Owns the part of JSON-LD 1.1 context processing that these documents use, for the three combinations in which
//! credentials name them: terms with an IRI, a type and a container, and contexts that come with a type. A term that
//! uses more is kept as [`Kind::Other`], and documents that use it are left to the general way.

use std::collections::HashMap;
use std::sync::LazyLock;

use serde_json::{Map, Value};

use crate::context::{CREDENTIALS_V2, EXTENSIONS, OPEN_BADGES, document};

/// What a term stands for, and how its values are written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Term {
    pub(super) iri: String,
    pub(super) kind: Kind,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Kind {
    /// `@id`.
    Id,
    /// `@type`.
    Type,
    /// Text stays text.
    Plain,
    /// Text is an IRI.
    Link,
    /// Text is a literal of this datatype.
    Typed(String),
    /// Something that is not understood here; as the name of a class it may still serve.
    Other,
}

pub(super) type Terms = HashMap<String, Term>;

/// One combination of contexts.
#[derive(Debug)]
pub(super) struct Contexts {
    pub(super) terms: Terms,
    /// The terms that a type brings along for the node that has it, but not for the nodes below (JSON-LD 1.1 section
    /// 4.1.8); `None` where they would redefine protected terms.
    pub(super) of_type: HashMap<String, Option<Terms>>,
}

static COMBINATIONS: LazyLock<[Contexts; 3]> = LazyLock::new(|| {
    [
        Contexts::compile(&[CREDENTIALS_V2]),
        Contexts::compile(&[CREDENTIALS_V2, OPEN_BADGES]),
        Contexts::compile(&[CREDENTIALS_V2, OPEN_BADGES, EXTENSIONS]),
    ]
});

/// The tables for the contexts that a document names, if it is one of the known combinations.
pub(super) fn contexts(named: &Value) -> Option<&'static Contexts> {
    let named = named.as_array()?;
    let known = [CREDENTIALS_V2, OPEN_BADGES, EXTENSIONS];
    if named.len() > known.len() || named.iter().zip(known).any(|(named, known)| named != known) {
        return None;
    }
    COMBINATIONS.get(named.len().checked_sub(1)?)
}

impl Contexts {
    fn compile(urls: &[&str]) -> Self {
        let mut definitions = Map::new();
        for url in urls {
            let text = document(url).expect("the contexts are embedded");
            let context: Value = serde_json::from_str(text).expect("the embedded contexts are JSON");
            for (name, definition) in context["@context"].as_object().expect("each is one object") {
                // A context may repeat protected terms, but not change them (JSON-LD 1.1 section 4.1.11); that these
                // documents do not is tested by comparing with the general way.
                definitions.insert(name.clone(), definition.clone());
            }
        }
        let terms = compile_terms(&definitions, &definitions);
        let of_type = definitions
            .iter()
            .filter_map(|(name, definition)| {
                let scoped = definition.get("@context")?.as_object()?;
                Some((name.clone(), compile_scoped(scoped, &definitions, &terms)))
            })
            .collect();
        Self { terms, of_type }
    }
}

fn compile_scoped(scoped: &Map<String, Value>, definitions: &Map<String, Value>, outer: &Terms) -> Option<Terms> {
    let terms = compile_terms(scoped, definitions);
    // All outer terms count as protected here, which errs on the side of the general way.
    let redefines = terms.iter().any(|(name, term)| outer.get(name).is_some_and(|outer| outer != term));
    (!redefines).then_some(terms)
}

fn compile_terms(definitions: &Map<String, Value>, known: &Map<String, Value>) -> Terms {
    let names = definitions.iter().filter(|(name, _)| !name.starts_with('@'));
    let mut terms: Terms = names.map(|(name, definition)| (name.clone(), compile_term(definition, known))).collect();
    // Keywords of the context itself that are not understood spoil all of it.
    if definitions.keys().any(|name| name.starts_with('@') && name != "@protected") {
        terms.values_mut().for_each(|term| term.kind = Kind::Other);
    }
    terms
}

fn compile_term(definition: &Value, known: &Map<String, Value>) -> Term {
    let (iri, kind) = match definition {
        Value::String(keyword) if keyword == "@id" => (keyword.clone(), Kind::Id),
        Value::String(keyword) if keyword == "@type" => (keyword.clone(), Kind::Type),
        Value::String(iri) => (expand(iri, known), Kind::Plain),
        Value::Object(members) => {
            let iri = members.get("@id").and_then(Value::as_str).map(|iri| expand(iri, known)).unwrap_or_default();
            (iri, kind(members, known))
        }
        _ => (String::new(), Kind::Other),
    };
    // A term that may serve as a prefix would change how other values expand.
    let is_prefix = definition.is_string() && iri.ends_with([':', '/', '?', '#', '[', ']', '@']);
    let is_clear = matches!(kind, Kind::Id | Kind::Type) || (oxiri::Iri::parse(iri.as_str()).is_ok() && !is_prefix);
    if is_clear { Term { iri, kind } } else { Term { iri: String::new(), kind: Kind::Other } }
}

fn kind(members: &Map<String, Value>, known: &Map<String, Value>) -> Kind {
    let understood = |name: &String| matches!(name.as_str(), "@id" | "@type" | "@container" | "@protected");
    // A set is written like no container at all.
    let container_is_plain = members.get("@container").is_none_or(|container| container == "@set");
    if !members.keys().all(understood) || !container_is_plain {
        return Kind::Other;
    }
    match members.get("@type").map(Value::as_str) {
        None => Kind::Plain,
        Some(Some("@id")) => Kind::Link,
        Some(Some(datatype)) if !datatype.starts_with('@') => Kind::Typed(expand(datatype, known)),
        Some(_) => Kind::Other,
    }
}

/// A term's own IRI, directly or by way of another term (JSON-LD 1.1 API section 5.2.2).
fn expand(iri: &str, known: &Map<String, Value>) -> String {
    match known.get(iri) {
        Some(Value::String(iri)) => iri.clone(),
        Some(definition) => definition.get("@id").and_then(Value::as_str).unwrap_or(iri).to_owned(),
        None => iri.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_term_can_serve_as_a_prefix() {
        for contexts in COMBINATIONS.iter() {
            for terms in contexts.of_type.values().flatten().chain([&contexts.terms]) {
                assert!(terms.values().all(|term| !term.iri.is_empty()), "a term that is empty may be a prefix");
            }
        }
    }

    #[test]
    fn no_statement_can_be_made_with_two_terms() {
        for contexts in COMBINATIONS.iter() {
            for scoped in contexts.of_type.values().flatten() {
                let mut terms: HashMap<&str, &Term> = contexts.terms.iter().map(|(n, t)| (n.as_str(), t)).collect();
                terms.extend(scoped.iter().map(|(n, t)| (n.as_str(), t)));
                let mut seen: HashMap<&str, &str> = HashMap::new();
                for (name, term) in terms {
                    let is_class = contexts.of_type.contains_key(name) || name.starts_with(char::is_uppercase);
                    if let Some(other) = seen.insert(&term.iri, name).filter(|_| !is_class) {
                        assert!(other.starts_with(char::is_uppercase), "{name} and {other} mean the same");
                    }
                }
            }
        }
    }
}
