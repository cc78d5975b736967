//! Canonical N-Quads of any document under the embedded contexts, by a full JSON-LD processor.
//!
//! The processor has no safe mode: what it cannot make a statement of vanishes. Two probes bring it to light. A
//! vocabulary put *before* the document's contexts catches undefined terms (a context may set its own vocabulary after
//! it), and lenient parsing keeps malformed IRIs, which are then checked here one by one.

use std::collections::HashSet;

use oxjsonld::{JsonLdParser, JsonLdRemoteDocument};
use oxrdf::{GraphName, NamedOrBlankNode, Quad, Term};
use serde_json::{Map, Value, json};
use sophia_api::term::{BnodeId, IriRef, LanguageTag, SimpleTerm};
use sophia_c14n::C14nError;

use super::CanonicalError;
use crate::context;

/// Where terms end up that no context defines.
const PROBE: &str = "urn:x-undefined-term#";

type Statement = ([SimpleTerm<'static>; 3], Option<SimpleTerm<'static>>);

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
    let mut statements: HashSet<Statement> = HashSet::new();
    for quad in parser {
        let quad = quad.map_err(|error| CanonicalError::Malformed(error.to_string()))?;
        statements.insert(statement(quad)?);
    }
    let mut canonical = Vec::new();
    sophia_c14n::rdfc10::normalize(&statements, &mut canonical).map_err(|error| match error {
        C14nError::ToxicGraph(_) => CanonicalError::TooComplex,
        other => CanonicalError::Malformed(other.to_string()),
    })?;
    Ok(canonical)
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

fn statement(quad: Quad) -> Result<Statement, CanonicalError> {
    let node = |node| match node {
        NamedOrBlankNode::NamedNode(name) => iri(name.as_str()),
        NamedOrBlankNode::BlankNode(blank) => Ok(blank_node(blank.as_str())),
    };
    let object = match quad.object {
        Term::NamedNode(name) => iri(name.as_str())?,
        Term::BlankNode(blank) => blank_node(blank.as_str()),
        Term::Literal(literal) => match literal.language() {
            Some(tag) => SimpleTerm::LiteralLanguage(
                literal.value().to_owned().into(),
                LanguageTag::new_unchecked(tag.to_owned().into()),
                None,
            ),
            None => SimpleTerm::LiteralDatatype(
                literal.value().to_owned().into(),
                IriRef::new_unchecked(literal.datatype().as_str().to_owned().into()),
            ),
        },
    };
    let graph = match quad.graph_name {
        GraphName::DefaultGraph => None,
        GraphName::NamedNode(name) => Some(iri(name.as_str())?),
        GraphName::BlankNode(blank) => Some(blank_node(blank.as_str())),
    };
    Ok(([node(quad.subject)?, iri(quad.predicate.as_str())?, object], graph))
}

fn iri(text: &str) -> Result<SimpleTerm<'static>, CanonicalError> {
    if let Some(term) = text.strip_prefix(PROBE) {
        return Err(CanonicalError::UndefinedTerm(term.to_owned()));
    }
    if oxiri::Iri::parse(text).is_err() {
        return Err(CanonicalError::RelativeIri(text.to_owned()));
    }
    Ok(SimpleTerm::Iri(IriRef::new_unchecked(text.to_owned().into())))
}

fn blank_node(label: &str) -> SimpleTerm<'static> {
    SimpleTerm::BlankNode(BnodeId::new_unchecked(label.to_owned().into()))
}
