//! Canonical N-Quads of any document under the embedded contexts, by a full JSON-LD processor.
//!
//! The processor has no safe mode: what it cannot make a statement of vanishes. Two probes bring it to light. A
//! vocabulary put *before* the document's contexts catches undefined terms (a context may set its own vocabulary after
//! it), and lenient parsing keeps malformed IRIs, which are then checked here one by one.

use std::collections::HashMap;

use oxjsonld::{JsonLdParser, JsonLdRemoteDocument};
use oxrdf::{GraphName, NamedOrBlankNode, Quad, Term};
use serde_json::{Map, Value, json};

use super::CanonicalError;
use super::rdfc::{self, Literal, Node, Object, Statement};
use crate::context;

/// Where terms end up that no context defines.
const PROBE: &str = "urn:x-undefined-term#";

const XSD_STRING: &str = "http://www.w3.org/2001/XMLSchema#string";

pub(super) fn canonicalize(document: &Value) -> Result<Vec<u8>, CanonicalError> {
    canonicalize_with(document, context::document)
}

/// As [`canonicalize`], with the context documents that `contexts` knows.
pub(crate) fn canonicalize_with(
    document: &Value,
    contexts: fn(&str) -> Option<&'static str>,
) -> Result<Vec<u8>, CanonicalError> {
    let bytes = probed(document, contexts)?;
    let parser = JsonLdParser::new().lenient().for_slice(&bytes).with_load_document_callback(move |url, _| {
        let text = contexts(url).ok_or("not an embedded context")?;
        Ok(JsonLdRemoteDocument { document: text.as_bytes().to_vec(), document_url: url.to_owned() })
    });
    let quads: Result<Vec<Quad>, _> = parser.collect();
    canonicalize_quads(&quads.map_err(|error| CanonicalError::Malformed(error.to_string()))?)
}

/// The document as JSON text, with the vocabulary probe in front of its contexts.
fn probed(document: &Value, contexts: fn(&str) -> Option<&'static str>) -> Result<Vec<u8>, CanonicalError> {
    let members = document.as_object().ok_or_else(|| CanonicalError::Malformed("not an object".to_owned()))?;
    let named = members.get("@context").and_then(Value::as_array).ok_or_else(|| unknown(members.get("@context")))?;
    if named.is_empty() {
        return Err(unknown(members.get("@context")));
    }
    let mut with_probe = vec![json!({ "@vocab": PROBE })];
    for entry in named {
        match entry.as_str() {
            Some(url) if contexts(url).is_some() => with_probe.push(entry.clone()),
            _ => return Err(unknown(Some(entry))),
        }
    }
    let mut probed = Map::new();
    probed.insert("@context".to_owned(), Value::Array(with_probe));
    probed.extend(members.iter().filter(|(name, _)| *name != "@context").map(|(n, v)| (n.clone(), v.clone())));
    Ok(Value::Object(probed).to_string().into_bytes())
}

fn unknown(entry: Option<&Value>) -> CanonicalError {
    CanonicalError::UnknownContext(match entry {
        Some(Value::String(url)) => url.clone(),
        Some(other) => other.to_string(),
        None => String::new(),
    })
}

pub(super) fn canonicalize_quads(quads: &[Quad]) -> Result<Vec<u8>, CanonicalError> {
    let mut reader = Reader { numbers: HashMap::new() };
    let statements: Result<_, _> = quads.iter().map(|quad| reader.statement(quad)).collect();
    rdfc::canonicalize(statements?).or(Err(CanonicalError::TooComplex))
}

/// Numbers blank nodes as they appear.
struct Reader<'a> {
    numbers: HashMap<&'a str, usize>,
}

impl<'a> Reader<'a> {
    fn statement(&mut self, quad: &'a Quad) -> Result<Statement<'a>, CanonicalError> {
        let object = match &quad.object {
            Term::NamedNode(name) => Object::Node(Node::Named(iri(name.as_str())?)),
            Term::BlankNode(blank) => Object::Node(self.blank(blank.as_str())),
            Term::Literal(literal) => {
                let kind = match (literal.language(), literal.datatype().as_str()) {
                    (Some(tag), _) => Literal::Tagged(tag),
                    (None, XSD_STRING) => Literal::Plain,
                    (None, _) => Literal::Typed(iri(datatype(literal))?),
                };
                Object::Literal { text: literal.value(), kind }
            }
        };
        let graph = match &quad.graph_name {
            GraphName::DefaultGraph => None,
            GraphName::NamedNode(name) => Some(Node::Named(iri(name.as_str())?)),
            GraphName::BlankNode(blank) => Some(self.blank(blank.as_str())),
        };
        let subject = match &quad.subject {
            NamedOrBlankNode::NamedNode(name) => Node::Named(iri(name.as_str())?),
            NamedOrBlankNode::BlankNode(blank) => self.blank(blank.as_str()),
        };
        Ok(Statement { subject, predicate: iri(quad.predicate.as_str())?, object, graph })
    }

    fn blank(&mut self, label: &'a str) -> Node<'a> {
        let next = self.numbers.len();
        Node::Blank(*self.numbers.entry(label).or_insert(next))
    }
}

/// The datatype's IRI, which lives as long as the literal.
fn datatype(literal: &oxrdf::Literal) -> &str {
    literal.datatype().as_str()
}

fn iri(text: &str) -> Result<&str, CanonicalError> {
    if let Some(term) = text.strip_prefix(PROBE) {
        return Err(CanonicalError::UndefinedTerm(term.to_owned()));
    }
    if oxiri::Iri::parse(text).is_err() {
        return Err(CanonicalError::RelativeIri(text.to_owned()));
    }
    Ok(text)
}
