//! Reads a document as others do: its text, its structure, what is inside.

use lopdf::{Dictionary, Document, Object};

pub(crate) struct Reading {
    document: Document,
}

/// An element of the structure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Element {
    pub(crate) tag: String,
    pub(crate) alt: Option<String>,
    pub(crate) words: Option<String>,
    pub(crate) scope: Option<String>,
}

impl Reading {
    pub(crate) fn of(bytes: &[u8]) -> Self {
        Self { document: Document::load_mem(bytes).expect("a PDF") }
    }

    pub(crate) fn pages(&self) -> usize {
        self.document.get_pages().len()
    }

    /// Width and height of the first page, in whole points.
    pub(crate) fn size(&self) -> (i64, i64) {
        let page = self.document.get_dictionary(self.document.get_pages()[&1]).expect("a page");
        let corners = page.get(b"MediaBox").and_then(Object::as_array).expect("a media box");
        let at = |index: usize| corners[index].as_float().expect("a number").round() as i64;
        (at(2), at(3))
    }

    /// All text of glyphs without its spaces and lines, as `pdftotext` would find it from left to right.
    pub(crate) fn text(&self) -> String {
        let pages: Vec<u32> = self.document.get_pages().keys().copied().collect();
        let text = self.document.extract_text(&pages).expect("text");
        text.chars().filter(|character| !character.is_whitespace()).collect()
    }

    /// The words that stand for lines whose glyphs are from right to left.
    pub(crate) fn actual_texts(&self) -> Vec<String> {
        self.elements().into_iter().filter_map(|element| element.words).collect()
    }

    pub(crate) fn catalog(&self) -> &Dictionary {
        self.document.catalog().expect("a catalog")
    }

    fn entry<'a>(&'a self, of: &'a Dictionary, key: &[u8]) -> Option<&'a Object> {
        self.document.dereference(of.get(key).ok()?).ok().map(|(_, object)| object)
    }

    /// The metadata as XML.
    pub(crate) fn metadata(&self) -> String {
        let stream = self.entry(self.catalog(), b"Metadata").and_then(|object| object.as_stream().ok()).expect("XMP");
        let bytes = stream.decompressed_content().unwrap_or_else(|_| stream.content.clone());
        String::from_utf8(bytes).expect("XMP is UTF-8")
    }

    /// The structure in the order it is read.
    pub(crate) fn elements(&self) -> Vec<Element> {
        let root = self.entry(self.catalog(), b"StructTreeRoot").and_then(|object| object.as_dict().ok());
        let mut found = Vec::new();
        self.walk(root.expect("a structure"), &mut found);
        found
    }

    fn walk(&self, parent: &Dictionary, found: &mut Vec<Element>) {
        let Some(kids) = self.entry(parent, b"K") else { return };
        let kids: Vec<&Object> = match kids {
            Object::Array(kids) => kids.iter().collect(),
            kid => vec![kid],
        };
        for kid in kids {
            let Ok((_, Object::Dictionary(kid))) = self.document.dereference(kid) else { continue };
            let Ok(tag) = kid.get(b"S").and_then(Object::as_name) else { continue };
            found.push(Element {
                tag: String::from_utf8_lossy(tag).into_owned(),
                alt: self.entry(kid, b"Alt").map(words_of),
                words: self.entry(kid, b"ActualText").map(words_of),
                scope: self.scope(kid),
            });
            self.walk(kid, found);
        }
    }

    fn scope(&self, element: &Dictionary) -> Option<String> {
        let attributes = self.entry(element, b"A")?;
        let lists: Vec<&Object> = match attributes {
            Object::Array(lists) => lists.iter().collect(),
            list => vec![list],
        };
        lists.into_iter().find_map(|list| {
            let scope = list.as_dict().ok()?.get(b"Scope").ok()?.as_name().ok()?;
            Some(String::from_utf8_lossy(scope).into_owned())
        })
    }

    pub(crate) fn tags(&self) -> Vec<String> {
        self.elements().into_iter().map(|element| element.tag).collect()
    }

    /// Name, relationship, media type and bytes of each associated file.
    pub(crate) fn attachments(&self) -> Vec<(String, String, String, Vec<u8>)> {
        let Some(Object::Array(files)) = self.entry(self.catalog(), b"AF") else { return Vec::new() };
        let read = |file: &Object| {
            let specification = self.document.dereference(file).ok()?.1.as_dict().ok()?;
            let files = self.entry(specification, b"EF")?.as_dict().ok()?;
            let stream = self.entry(files, b"F")?.as_stream().ok()?;
            let name = |object: &Object| String::from_utf8_lossy(object.as_name().unwrap_or_default()).into_owned();
            Some((
                words_of(self.entry(specification, b"UF")?),
                name(self.entry(specification, b"AFRelationship")?),
                name(stream.dict.get(b"Subtype").ok()?),
                stream.decompressed_content().unwrap_or_else(|_| stream.content.clone()),
            ))
        };
        files.iter().filter_map(read).collect()
    }

    /// How many fonts there are, and how many are inside.
    pub(crate) fn fonts(&self) -> (usize, usize) {
        let descriptors: Vec<&Dictionary> = self
            .document
            .objects
            .values()
            .filter_map(|object| object.as_dict().ok())
            .filter(|object| object.get(b"Type").and_then(Object::as_name).is_ok_and(|kind| kind == b"FontDescriptor"))
            .collect();
        let inside = descriptors.iter().filter(|font| font.has(b"FontFile2") || font.has(b"FontFile3")).count();
        (descriptors.len(), inside)
    }
}

/// A text string (ISO 32000-1, 7.9.2.2).
fn words_of(object: &Object) -> String {
    let bytes = object.as_str().expect("a string");
    match bytes.strip_prefix(&[0xfe, 0xff]) {
        Some(wide) => {
            let units: Vec<u16> = wide.chunks_exact(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]])).collect();
            String::from_utf16(&units).expect("UTF-16")
        }
        None => bytes.iter().copied().map(char::from).collect(),
    }
}
