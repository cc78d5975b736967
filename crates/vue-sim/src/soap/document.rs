//! A request as a list of its elements, each by its path. Whatever the interface does not know is refused.
//!
//! This shares no code with who writes such requests, so that a fault in the one is seen by the other.

use quick_xml::NsReader;
use quick_xml::XmlVersion;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesStart, Event};
use quick_xml::name::{NamespaceResolver, ResolveResult};

/// The namespaces of the interface, and how paths have them.
const NAMESPACES: [(&str, &str); 6] = [
    ("http://www.w3.org/2003/05/soap-envelope", "soap:"),
    ("http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd", "wsse:"),
    ("http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd", "wsu:"),
    ("http://ws.pearsonvue.com/ping/schema", "ping:"),
    ("http://ws.pearsonvue.com/rti/cdd/schema", "cdd:"),
    ("http://ws.pearsonvue.com/rti/ead/schema", "ead:"),
];

/// Most elements of a request, and how deep they are nested.
const MAX_ELEMENTS: usize = 200;
const MAX_DEPTH: usize = 10;

#[derive(Debug)]
struct Element {
    path: String,
    attributes: Vec<(String, String)>,
    text: String,
    has_children: bool,
}

/// A request.
#[derive(Debug, Default)]
pub(super) struct Document {
    elements: Vec<Element>,
}

impl Document {
    pub(super) fn parse(bytes: &[u8]) -> Result<Self, String> {
        let text = std::str::from_utf8(bytes).map_err(|fault| format!("the request is not UTF-8: {fault}"))?;
        let mut reader = NsReader::from_str(text);
        let mut document = Self::default();
        let mut open: Vec<usize> = Vec::new();
        loop {
            let event = reader.read_event().map_err(|fault| format!("the request is no XML: {fault}"))?;
            match event {
                Event::Start(start) => {
                    let element = document.begin(&open, &start, reader.resolver())?;
                    open.push(element);
                }
                Event::Empty(start) => drop(document.begin(&open, &start, reader.resolver())?),
                Event::End(_) => drop(open.pop()),
                Event::Text(text) => document.add(&open, &text.xml10_content()),
                Event::CData(text) => document.add(&open, &text.xml10_content()),
                Event::GeneralRef(entity) => match entity.resolve_char_ref() {
                    Ok(Some(character)) => document.add(&open, character.encode_utf8(&mut [0; 4])),
                    _ => match resolve_predefined_entity(&entity) {
                        Some(text) => document.add(&open, text),
                        None => return Err("entities are not accepted".to_owned()),
                    },
                },
                Event::Decl(_) | Event::Comment(_) => {}
                Event::DocType(_) | Event::PI(_) => {
                    return Err("document types and processing instructions are not accepted".to_owned());
                }
                Event::Eof if open.is_empty() => return Ok(document),
                Event::Eof => return Err("the request ends within an element".to_owned()),
            }
        }
    }

    fn begin(
        &mut self,
        open: &[usize],
        start: &BytesStart<'_>,
        namespaces: &NamespaceResolver,
    ) -> Result<usize, String> {
        if self.elements.len() >= MAX_ELEMENTS || open.len() >= MAX_DEPTH {
            return Err("the request has too many elements".to_owned());
        }
        let named = |(namespace, name): (ResolveResult<'_>, &str)| match namespace {
            ResolveResult::Unbound => Ok(name.to_owned()),
            ResolveResult::Bound(namespace) => {
                let known = NAMESPACES.iter().find(|(known, _)| *known == namespace.0);
                known.map(|(_, prefix)| format!("{prefix}{name}")).ok_or(format!("{} is not known", namespace.0))
            }
            ResolveResult::Unknown(_) => Err("a prefix has no namespace".to_owned()),
        };
        let (namespace, name) = namespaces.resolve_element(start.name());
        let name = named((namespace, name.into_inner()))?;
        let path = match open.last() {
            Some(parent) => {
                self.elements[*parent].has_children = true;
                format!("{}/{name}", self.elements[*parent].path)
            }
            None => name,
        };
        let mut attributes = Vec::new();
        for attribute in start.attributes() {
            let attribute = attribute.map_err(|fault| format!("the request is no XML: {fault}"))?;
            if attribute.key.as_namespace_binding().is_some() {
                continue;
            }
            let (namespace, name) = namespaces.resolve_attribute(attribute.key);
            let value = attribute.normalized_value(XmlVersion::Implicit1_0).map_err(|fault| fault.to_string())?;
            attributes.push((named((namespace, name.into_inner()))?, value.into_owned()));
        }
        self.elements.push(Element { path, attributes, text: String::new(), has_children: false });
        Ok(self.elements.len() - 1)
    }

    fn add(&mut self, open: &[usize], text: &str) {
        if let Some(element) = open.last() {
            self.elements[*element].text.push_str(text);
        }
    }

    fn find(&self, path: &str) -> Option<&Element> {
        self.elements.iter().find(|element| element.path == path)
    }

    pub(super) fn has(&self, path: &str) -> bool {
        self.find(path).is_some()
    }

    /// The text of an element; blank where it is not there.
    pub(super) fn text(&self, path: &str) -> &str {
        self.find(path).map_or("", |element| &element.text)
    }

    /// An attribute's value; blank where it is not there.
    pub(super) fn attribute(&self, path: &str, name: &str) -> &str {
        let element = self.find(path);
        let found = element.and_then(|element| element.attributes.iter().find(|(key, _)| key == name));
        found.map_or("", |(_, value)| value)
    }

    /// The names of an element's attributes.
    pub(super) fn attributes(&self, path: &str) -> impl Iterator<Item = &str> {
        self.find(path).into_iter().flat_map(|element| element.attributes.iter().map(|(name, _)| name.as_str()))
    }

    /// The elements below another that have none below them, by their paths from there, in their order.
    pub(super) fn below<'a>(&'a self, path: &'a str) -> impl Iterator<Item = (&'a str, &'a str)> {
        let from = move |element: &'a Element| element.path.strip_prefix(path)?.strip_prefix('/');
        let leaves = self.elements.iter().filter(|element| !element.has_children);
        leaves.filter_map(move |element| Some((from(element)?, element.text.as_str())))
    }
}
