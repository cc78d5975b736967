//! XML as SOAP has it: elements, attributes and texts, nothing that could expand or be fetched.
//!
//! A document type and processing instructions are refused, as SOAP forbids them; the only references that are followed
//! are those to characters and XML's own five. Depth and numbers are limited, and the size by who reads the answer.

use quick_xml::NsReader;
use quick_xml::XmlVersion;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesEnd, BytesStart, BytesText, Event};
use quick_xml::name::ResolveResult;

/// Deepest nesting; an answer with a fault has seven.
const MAX_DEPTH: usize = 32;
/// Most elements; an answer has a dozen.
const MAX_ELEMENTS: usize = 1000;
/// Most attributes of one element, declarations of namespaces included.
const MAX_ATTRIBUTES: usize = 50;

/// An element with all that is in it.
#[derive(Debug, Default)]
pub(super) struct Element {
    /// Its namespace; blank where it has none.
    pub(super) namespace: String,
    /// Its name without a prefix.
    pub(super) name: String,
    attributes: Vec<(String, String)>,
    pub(super) children: Vec<Element>,
    text: String,
}

impl Element {
    /// Reads a document, or says what is wrong with it.
    pub(super) fn parse(bytes: &[u8]) -> Result<Self, String> {
        let text = std::str::from_utf8(bytes).map_err(|_fault| "it is not UTF-8".to_owned())?;
        let mut reader = NsReader::from_str(text.strip_prefix('\u{feff}').unwrap_or(text));
        let (mut open, mut root, mut elements) = (Vec::<Self>::new(), None, 0);
        loop {
            let (namespace, event) = reader.read_resolved_event().map_err(|fault| format!("it is no XML: {fault}"))?;
            let namespace = match namespace {
                ResolveResult::Bound(namespace) => namespace.0.to_owned(),
                ResolveResult::Unbound => String::new(),
                ResolveResult::Unknown(_) => return Err("it has a prefix of no namespace".to_owned()),
            };
            match event {
                Event::Start(start) | Event::Empty(start) if root.is_some() || elements >= MAX_ELEMENTS => {
                    return Err(format!("it has more elements than expected, such as {}", start.name().0));
                }
                Event::Start(start) => {
                    elements += 1;
                    if open.len() >= MAX_DEPTH {
                        return Err(format!("its elements are nested deeper than {MAX_DEPTH}"));
                    }
                    open.push(Self::start(namespace, &start)?);
                }
                Event::Empty(start) => {
                    elements += 1;
                    Self::end(Self::start(namespace, &start)?, &mut open, &mut root);
                }
                Event::End(_) => {
                    // The reader has checked that an element of this name is open.
                    if let Some(element) = open.pop() {
                        Self::end(element, &mut open, &mut root);
                    }
                }
                Event::Text(text) => Self::add(&mut open, &text.xml10_content())?,
                Event::CData(text) => Self::add(&mut open, &text.xml10_content())?,
                Event::GeneralRef(reference) => {
                    let character = reference.resolve_char_ref().map_err(|fault| fault.to_string())?;
                    let entity = resolve_predefined_entity(&reference);
                    match (character, entity) {
                        (Some(character), _) => Self::add(&mut open, character.encode_utf8(&mut [0; 4]))?,
                        (None, Some(text)) => Self::add(&mut open, text)?,
                        (None, None) => return Err("it refers to an entity".to_owned()),
                    }
                }
                Event::Decl(_) | Event::Comment(_) => {}
                Event::DocType(_) => return Err("it has a document type".to_owned()),
                Event::PI(_) => return Err("it has a processing instruction".to_owned()),
                Event::Eof => break,
            }
        }
        match (root, open.last()) {
            (Some(root), _) => Ok(root),
            (None, Some(open)) => Err(format!("it ends within {}", open.name)),
            (None, None) => Err("it is empty".to_owned()),
        }
    }

    fn start(namespace: String, start: &BytesStart<'_>) -> Result<Self, String> {
        let mut attributes = Vec::new();
        for attribute in start.attributes() {
            let attribute = attribute.map_err(|fault| format!("it is no XML: {fault}"))?;
            if attributes.len() >= MAX_ATTRIBUTES {
                return Err(format!("an element has more than {MAX_ATTRIBUTES} attributes"));
            }
            let value = attribute.normalized_value(XmlVersion::Implicit1_0).map_err(|fault| fault.to_string())?;
            attributes.push((attribute.key.local_name().into_inner().to_owned(), value.into_owned()));
        }
        let name = start.local_name().into_inner().to_owned();
        Ok(Self { namespace, name, attributes, ..Self::default() })
    }

    fn end(element: Self, open: &mut [Self], root: &mut Option<Self>) {
        match open.last_mut() {
            Some(parent) => parent.children.push(element),
            None => *root = Some(element),
        }
    }

    fn add(open: &mut [Self], text: &str) -> Result<(), String> {
        match open.last_mut() {
            Some(element) => element.text.push_str(text),
            None if text.trim().is_empty() => {}
            None => return Err("it has text outside of its element".to_owned()),
        }
        Ok(())
    }

    /// Whether it is the element of that name.
    pub(super) fn is(&self, namespace: &str, name: &str) -> bool {
        self.name == name && self.namespace == namespace
    }

    /// Its first child of that name, in whatever namespace.
    pub(super) fn child(&self, name: &str) -> Option<&Self> {
        self.children.iter().find(|child| child.name == name)
    }

    /// Its own text, trimmed.
    pub(super) fn text(&self) -> &str {
        self.text.trim()
    }

    /// The value of an attribute, trimmed; blank where it has none of that name.
    pub(super) fn attribute(&self, name: &str) -> &str {
        self.attributes.iter().find(|(key, _)| key == name).map_or("", |(_, value)| value.trim())
    }
}

/// Writes a document into memory.
pub(super) struct Writer(quick_xml::Writer<Vec<u8>>);

impl Writer {
    /// An empty document, indented for people who read it.
    pub(super) fn new() -> Self {
        Self(quick_xml::Writer::new_with_indent(Vec::new(), b' ', 2))
    }

    /// Begins an element. Blank attributes are left out.
    pub(super) fn open(&mut self, name: &str, attributes: &[(&str, &str)]) {
        let attributes = attributes.iter().filter(|(_, value)| !value.is_empty()).copied();
        self.write(Event::Start(BytesStart::new(name).with_attributes(attributes)));
    }

    /// Ends an element.
    pub(super) fn close(&mut self, name: &str) {
        self.write(Event::End(BytesEnd::new(name)));
    }

    /// Writes an element with a text in it.
    pub(super) fn leaf(&mut self, name: &str, attributes: &[(&str, &str)], text: &str) {
        self.open(name, attributes);
        self.write(Event::Text(BytesText::new(text)));
        self.close(name);
    }

    /// Writes elements that were written before.
    pub(super) fn include(&mut self, elements: &[u8]) {
        let inner = self.0.get_mut();
        inner.push(b'\n');
        inner.extend_from_slice(elements);
    }

    /// What was written.
    pub(super) fn finish(self) -> Vec<u8> {
        self.0.into_inner()
    }

    fn write(&mut self, event: Event<'_>) {
        self.0.write_event(event).expect("memory takes whatever is written");
    }
}
