//! What a tagged PDF says beside its glyphs.
//!
//! Owns finding, for each piece of marked content, the words that its structure element says stand there: text from right
//! to left is drawn in the order of the page, and its words are in the structure.
//!
//! # Source
//! ISO 32000-1, 14.7.2, 14.7.4 and 14.9.4.

use std::collections::{BTreeMap, BTreeSet};

use super::file::File;
use super::font::words;
use super::syntax::{Dictionary, Object};
use crate::carrier::CarrierFault;

/// A piece of marked content: the number of its page's object, and its own on that page.
pub(super) type Content = (u32, usize);

/// The words of all pieces that are the whole content of an element with words.
pub(super) fn words_of_content(
    file: &File<'_>,
    catalog: &Dictionary,
) -> Result<BTreeMap<Content, String>, CarrierFault> {
    let mut elements: Vec<(String, Vec<Content>)> = Vec::new();
    let root = file.dictionary(catalog, b"StructTreeRoot")?;
    let mut waiting = vec![Part { object: file.get(&root, b"K")?, page: None, element: None }];
    let mut seen = BTreeSet::new();
    while let Some(Part { object, page, element }) = waiting.pop() {
        if object.reference().is_some_and(|number| !seen.insert(number)) {
            continue;
        }
        match file.resolve(&object)? {
            Object::Array(parts) => {
                waiting.extend(parts.into_iter().map(|object| Part { object, page, element }));
            }
            number @ Object::Number(_) => {
                if let (Some(page), Some(element), Some(mark)) = (page, element, number.count()) {
                    elements[element].1.push((page, mark));
                }
            }
            Object::Dictionary(part) => {
                let page = part.get(b"Pg").and_then(Object::reference).or(page);
                if let Some(mark) = part.get(b"MCID") {
                    // That of a form is no piece of the page.
                    if part.get(b"Stm").is_none() {
                        waiting.push(Part { object: mark.clone(), page, element });
                    }
                    continue;
                }
                // Of words within words the outer ones stand for all.
                let element = match (element, file.get(&part, b"ActualText")?) {
                    (None, Object::Text(text)) => {
                        elements.push((words(&text), Vec::new()));
                        Some(elements.len() - 1)
                    }
                    (outer, _) => outer,
                };
                if let Some(parts) = part.get(b"K") {
                    waiting.push(Part { object: parts.clone(), page, element });
                }
            }
            _ => {}
        }
    }
    let mut by_content = BTreeMap::new();
    let mut claimed_twice = BTreeSet::new();
    for (words, contents) in elements {
        if let [content] = contents[..]
            && by_content.insert(content, words).is_some()
        {
            claimed_twice.insert(content);
        }
    }
    by_content.retain(|content, _| !claimed_twice.contains(content));
    Ok(by_content)
}

struct Part {
    object: Object,
    page: Option<u32>,
    /// The element with words that it is in, as an index.
    element: Option<usize>,
}
