//! A badge's picture as SVG, with the credential in an element.
//!
//! Owns the element of Open Badges and finding where it stands; the rest of the picture stays as it is, byte for byte.
//! Document types are refused: what they declare could change what any reader sees.
//!
//! # Source
//! Open Badges 3.0, "SVG files"; Extensible Markup Language (XML) 1.0 (Fifth Edition); Namespaces in XML 1.0.

use std::fmt::Write as _;
use std::ops::Range;

use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesStart, Event};
use quick_xml::name::ResolveResult;
use quick_xml::{NsReader, XmlVersion};

use super::{CarrierFault, MAX_CARRIER_BYTES, check_size, document, is_jws, to_bake};
use crate::json::MAX_BYTES;

/// The namespace of the element (Open Badges 3.0, "SVG files").
const NAMESPACE: &str = "https://purl.imsglobal.org/ob/v3p0";
/// The prefix that the specification gives it.
const PREFIX: &str = "openbadges";
/// The name of the element.
const ELEMENT: &str = "credential";

/// What is wrong with an element whose prefix nothing declares.
const UNDECLARED: &str = "it has a prefix of no namespace";

/// Deepest nesting of elements that is followed.
const MAX_NESTING: usize = 256;
/// Most attributes of one element, declarations of namespaces included: whether one is named twice is asked of each pair.
const MAX_ATTRIBUTES: usize = 256;
/// Most declarations of namespaces in force at once, of which each name may ask all.
const MAX_NAMESPACES: usize = 64;

/// The credential in a baked SVG, as text, as CDATA or in the attribute `verify`.
///
/// # Errors
/// [`CarrierFault`].
pub fn extract(image: &str) -> Result<Vec<u8>, CarrierFault> {
    let picture = Picture::read(image)?;
    let mut found = picture.credentials.into_iter();
    match (found.next(), found.next(), picture.namespace) {
        (Some(one), None, _) => document(one.content()?.as_bytes()),
        (Some(_), Some(_), _) => Err(CarrierFault::SvgCredentialRepeated),
        (None, _, Some(namespace)) => Err(CarrierFault::SvgNamespaceWrong { namespace }),
        (None, _, None) => Err(CarrierFault::SvgCredentialMissing),
    }
}

/// Bakes a credential into an SVG: in one element directly after the opening tag, a JWS as its attribute `verify`, JSON
/// as CDATA, in place of any that is there.
///
/// # Errors
/// [`CarrierFault`], where the image is no SVG or the document is no document.
pub fn bake(image: &str, document: &[u8]) -> Result<String, CarrierFault> {
    let text = to_bake(document)?;
    let picture = Picture::read(image)?;
    // The declaration that is baked in would make such an element a second credential.
    if picture.undeclared {
        return Err(malformed(UNDECLARED));
    }
    let root = picture.root;
    let tag = &image[root.at.clone()];
    let (open, closed) = match tag.strip_suffix("/>") {
        Some(open) => (open, true),
        None => (tag.strip_suffix('>').unwrap_or(tag), false),
    };
    let declaration = format!(" xmlns:{PREFIX}=\"{NAMESPACE}\"");
    // A picture may use the prefix for another version's element, which then keeps its meaning.
    let (on_root, on_element) = match root.prefix.as_deref() {
        None => (declaration.as_str(), ""),
        Some(NAMESPACE) => ("", ""),
        Some(_) => ("", declaration.as_str()),
    };
    let mut baked = String::with_capacity(image.len() + text.len() + 256);
    baked.push_str(&image[..root.at.start]);
    baked.push_str(open);
    baked.push_str(on_root);
    baked.push('>');
    baked.push_str(&element(text, on_element)?);
    if closed {
        let name = tag[1..].split(|c: char| c.is_ascii_whitespace() || c == '/').next().unwrap_or_default();
        write!(baked, "</{name}>").expect("memory takes whatever is written");
    }
    let mut from = root.at.end;
    for credential in &picture.credentials {
        baked.push_str(&image[from..credential.at.start]);
        from = credential.at.end;
    }
    baked.push_str(&image[from..]);
    check_size(baked.as_bytes())?;
    Ok(baked)
}

fn element(text: &str, declaration: &str) -> Result<String, CarrierFault> {
    let name = format!("{PREFIX}:{ELEMENT}");
    if is_jws(text.as_bytes()) {
        return Ok(format!("<{name}{declaration} verify=\"{}\"/>", text.trim_ascii()));
    }
    // XML 1.0, 2.2: these two are the only characters that JSON may hold as they are and XML may not hold at all.
    if let Some(character) = text.chars().find(|character| matches!(character, '\u{fffe}' | '\u{ffff}')) {
        return Err(CarrierFault::SvgCharacterUnknown { code: character.into() });
    }
    // The first would end the section, the second would be read as a line feed (XML 1.0, 2.11).
    let text = text.replace("]]>", "]]]]><![CDATA[>").replace('\r', "]]>&#13;<![CDATA[");
    Ok(format!("<{name}{declaration}><![CDATA[{text}]]></{name}>"))
}

/// What there is to know of an SVG.
struct Picture {
    root: Root,
    credentials: Vec<Credential>,
    /// Of an element that is named as ours and is not: its namespace.
    namespace: Option<String>,
    /// Whether such an element has a prefix that nothing declares.
    undeclared: bool,
}

/// The opening tag of the picture.
struct Root {
    at: Range<usize>,
    /// What our prefix stands for on it.
    prefix: Option<String>,
}

/// An element with a credential.
struct Credential {
    /// From the first byte of its opening tag to the last of its closing one.
    at: Range<usize>,
    verify: Option<String>,
    text: String,
}

impl Credential {
    fn content(self) -> Result<String, CarrierFault> {
        match self.verify {
            Some(_) if !self.text.trim().is_empty() => Err(CarrierFault::SvgCredentialRepeated),
            Some(token) => Ok(token),
            None => Ok(self.text),
        }
    }
}

/// An element that is not closed yet.
struct Open {
    is_credential: bool,
    namespaces: usize,
}

impl Picture {
    fn read(image: &str) -> Result<Self, CarrierFault> {
        check_size(image.as_bytes())?;
        let marked = image.len();
        let image = image.strip_prefix('\u{feff}').unwrap_or(image);
        let mark = marked - image.len();
        let mut reader = NsReader::from_str(image);
        let mut open: Vec<Open> = Vec::new();
        let (mut root, mut credentials) = (None, Vec::<Credential>::new());
        let (mut wrong, mut undeclared) = (None, false);
        loop {
            let start = position(&reader, mark);
            let (namespace, event) = reader.read_resolved_event().map_err(malformed)?;
            let ours = namespace == ResolveResult::Bound(quick_xml::name::Namespace(NAMESPACE));
            let namespace = match namespace {
                ResolveResult::Bound(namespace) => Some(namespace.0.to_owned()),
                ResolveResult::Unbound => Some(String::new()),
                ResolveResult::Unknown(_) => None,
            };
            let empty = matches!(event, Event::Empty(_));
            match event {
                Event::Start(tag) | Event::Empty(tag) => {
                    let namespaces = check_attributes(&tag)?;
                    if open.len() >= MAX_NESTING
                        || open.iter().map(|open| open.namespaces).sum::<usize>() + namespaces > MAX_NAMESPACES
                    {
                        return Err(malformed("its elements or namespaces are nested too deeply"));
                    }
                    let at = start..position(&reader, mark);
                    if open.last().is_some_and(|open| open.is_credential) {
                        return Err(malformed("its credential holds an element"));
                    }
                    let is_credential = tag.local_name().into_inner() == ELEMENT;
                    match namespace {
                        _ if open.is_empty() && root.is_some() => return Err(malformed("it has two roots")),
                        _ if open.is_empty() && tag.local_name().into_inner() != "svg" => {
                            return Err(CarrierFault::UnknownFormat);
                        }
                        _ if open.is_empty() => {
                            let name = format!("xmlns:{PREFIX}");
                            root = Some(Root { at, prefix: value(&tag, &name)? });
                        }
                        _ if is_credential && ours => {
                            credentials.push(Credential { at, verify: value(&tag, "verify")?, text: String::new() });
                        }
                        Some(namespace) if is_credential => wrong = Some(namespace),
                        None if is_credential => (wrong, undeclared) = (Some(String::new()), true),
                        None => return Err(malformed(UNDECLARED)),
                        Some(_) => {}
                    }
                    if !empty {
                        open.push(Open { is_credential: is_credential && ours && !open.is_empty(), namespaces });
                    }
                }
                // The reader has checked that an element of this name is open.
                Event::End(_) => {
                    if let (Some(Open { is_credential: true, .. }), Some(last)) = (open.pop(), credentials.last_mut()) {
                        last.at.end = position(&reader, mark);
                    }
                }
                Event::Text(text) => add(&open, &mut credentials, &text.xml10_content())?,
                Event::CData(text) => add(&open, &mut credentials, &text.xml10_content())?,
                Event::GeneralRef(reference) => {
                    let character = reference.resolve_char_ref().map_err(malformed)?;
                    match (character, resolve_predefined_entity(&reference)) {
                        (Some(character), _) => {
                            add(&open, &mut credentials, character.encode_utf8(&mut [0; 4]))?;
                        }
                        (None, Some(text)) => add(&open, &mut credentials, text)?,
                        (None, None) => return Err(CarrierFault::SvgEntity),
                    }
                }
                Event::DocType(_) => return Err(CarrierFault::SvgEntity),
                Event::Decl(_) | Event::Comment(_) | Event::PI(_) => {}
                Event::Eof => break,
            }
        }
        match root {
            Some(root) if open.is_empty() => Ok(Self { root, credentials, namespace: wrong, undeclared }),
            _ => Err(malformed("it ends too early")),
        }
    }
}

fn position(reader: &NsReader<&[u8]>, mark: usize) -> usize {
    let position = usize::try_from(reader.buffer_position()).unwrap_or(MAX_CARRIER_BYTES);
    position + mark
}

/// Adds text to the credential it is in, if any.
fn add(open: &[Open], credentials: &mut [Credential], text: &str) -> Result<(), CarrierFault> {
    match (open.last(), credentials.last_mut()) {
        (Some(Open { is_credential: true, .. }), Some(credential)) => {
            // White space may stand around the largest document.
            if credential.text.len() + text.len() > 2 * MAX_BYTES {
                return Err(CarrierFault::DocumentTooLarge { limit: MAX_BYTES });
            }
            credential.text.push_str(text);
        }
        (None, _) if !text.trim().is_empty() => return Err(malformed("it has text outside of its element")),
        _ => {}
    }
    Ok(())
}

/// Checks that attributes are well-formed, and counts those that declare namespaces.
fn check_attributes(tag: &BytesStart<'_>) -> Result<usize, CarrierFault> {
    let mut namespaces = 0;
    for (index, attribute) in tag.attributes().enumerate() {
        let attribute = attribute.map_err(malformed)?;
        if index >= MAX_ATTRIBUTES {
            return Err(malformed("an element has too many attributes"));
        }
        if attribute.value.contains('&') {
            attribute.normalized_value(XmlVersion::Implicit1_0).or(Err(CarrierFault::SvgEntity))?;
        }
        namespaces += usize::from(attribute.key.as_namespace_binding().is_some());
    }
    Ok(namespaces)
}

fn value(tag: &BytesStart<'_>, name: &str) -> Result<Option<String>, CarrierFault> {
    let Some(attribute) = tag.try_get_attribute(name).map_err(malformed)? else { return Ok(None) };
    let value = attribute.normalized_value(XmlVersion::Implicit1_0).map_err(malformed)?;
    Ok(Some(value.into_owned()))
}

fn malformed(detail: impl ToString) -> CarrierFault {
    CarrierFault::SvgMalformed { detail: detail.to_string() }
}
