//! A printed certificate, with the credential inside and its facts on the page.
//!
//! Owns three answers about a PDF: which credential it carries, what a reader of the page reads, and what was added after
//! it was made. The signature covers the first only; a page can be drawn anew around a genuine credential, which is what
//! [`super::paper`] finds.
//!
//! Its own reader of PDF, for those at hand (hayro-syntax 0.9, lopdf 0.47) decode a file's own tables and streams without
//! a bound on the whole, ten million bytes into ten thousand million, and search a broken file for its objects, so that
//! two programs may see two documents. This one reads what certificates are made of and refuses the rest; all that one
//! question about a file may cost is counted (`fuel`).

mod content;
mod direction;
mod file;
mod font;
mod fuel;
mod structure;
mod syntax;

use std::collections::BTreeSet;
use std::rc::Rc;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::{CarrierFault, document, is_jws, without_mark};
use crate::json::MAX_BYTES;
use file::{File, Undecoded};
use syntax::{Dictionary, Object, broken};

/// The first bytes of every PDF.
pub(super) const SIGNATURE: &[u8] = b"%PDF-";

/// Most pages; a certificate has one.
const MAX_PAGES: usize = 100;
/// Deepest nesting of the tree of pages.
const MAX_PAGE_LEVELS: usize = 16;

/// What was put on a certificate after it was made, or is not on any that we make.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Addition {
    /// The file was changed by appending to it.
    Revision {
        /// How many times, at least.
        times: usize,
    },
    /// It has more than one page.
    Pages {
        /// How many more.
        more: usize,
    },
    /// An annotation beside the one link to verify the certificate: a comment, a stamp, a covering rectangle.
    Annotation {
        /// The page, from 1.
        page: usize,
        /// What PDF calls it, such as `FreeText`.
        subtype: String,
    },
    /// A picture, or a drawing kept apart from the page.
    Picture {
        /// The page, from 1.
        page: usize,
    },
    /// A form to fill in or to sign.
    Form,
    /// Something that happens when the file is opened.
    Action,
    /// Files beside the credential.
    Files {
        /// How many.
        more: usize,
    },
}

/// The credential among the files inside a PDF, whether the document lists it by name or as associated with it.
///
/// # Errors
/// [`CarrierFault`].
///
/// # Source
/// ISO 32000-1, 7.11.4 and 7.7.4; ISO 32000-2, 14.13.
pub fn extract(bytes: &[u8]) -> Result<Vec<u8>, CarrierFault> {
    let fuel = file::fuel();
    let file = File::open(bytes, &fuel)?;
    let mut found = None;
    let mut fault = None;
    for embedded in embedded_files(&file, &file.catalog()?)? {
        let Some(stream) = file.stream(&Object::Reference(embedded))? else {
            fault = Some(CarrierFault::PdfAttachmentDamaged);
            continue;
        };
        let declared = matches!(file.get(&stream.dictionary, b"Subtype")?, Object::Name(name) if is_media_type(&name));
        let one = match file.decode(&stream, MAX_BYTES)? {
            Ok(bytes) if declared || is_credential(&bytes) => document(&bytes),
            Ok(_) => continue,
            Err(Undecoded::TooLarge) => Err(CarrierFault::DocumentTooLarge { limit: MAX_BYTES }),
            Err(_) => Err(CarrierFault::PdfAttachmentDamaged),
        };
        match one {
            Ok(one) if found.is_none() => found = Some(one),
            Ok(_) => return Err(CarrierFault::PdfCredentialRepeated),
            // What says that it is a credential and is none may be one for another reader.
            Err(of_credential) if declared => return Err(of_credential),
            Err(of_other) => fault = Some(of_other),
        }
    }
    found.ok_or_else(|| fault.unwrap_or(CarrierFault::PdfCredentialMissing))
}

/// The text of all pages as a reader sees it, line by line in the order in which it is drawn, without empty lines.
///
/// Where a certificate is tagged, a line is a piece of marked content, and words from right to left come from the
/// structure as long as they are those of the glyphs.
///
/// # Errors
/// [`CarrierFault`].
pub fn text(bytes: &[u8]) -> Result<Vec<String>, CarrierFault> {
    let fuel = file::fuel();
    let file = File::open(bytes, &fuel)?;
    let catalog = file.catalog()?;
    let structure = structure::words_of_content(&file, &catalog)?;
    let mut lines = Vec::new();
    for page in pages(&file, &catalog)? {
        lines.extend(content::read(&file, (page.number, &page.dictionary), &page.resources, &structure)?.lines);
    }
    Ok(lines)
}

/// The language that the document says it is in, as a tag of BCP 47.
///
/// # Errors
/// [`CarrierFault`].
pub fn language(bytes: &[u8]) -> Result<Option<String>, CarrierFault> {
    let fuel = file::fuel();
    let file = File::open(bytes, &fuel)?;
    let language = file.get(&file.catalog()?, b"Lang")?;
    Ok(language.text().map(font::words).filter(|language| !language.is_empty()))
}

/// What was put on the file after it was made, or is on none of ours. It cannot see what a program left out when it
/// wrote the file anew; what the page then says is for [`super::paper::compare`].
///
/// # Errors
/// [`CarrierFault`].
pub fn additions(bytes: &[u8]) -> Result<Vec<Addition>, CarrierFault> {
    let fuel = file::fuel();
    let file = File::open(bytes, &fuel)?;
    let catalog = file.catalog()?;
    let mut additions = Vec::new();
    let appended = file::after_first_end(bytes).iter().any(|byte| !syntax::is_space(*byte));
    let times = (file.revisions() - 1).max(usize::from(appended));
    if times > 0 {
        additions.push(Addition::Revision { times });
    }
    let pages = pages(&file, &catalog)?;
    if pages.len() > 1 {
        additions.push(Addition::Pages { more: pages.len() - 1 });
    }
    let nothing = std::collections::BTreeMap::new();
    let mut links = 0;
    for (page, number) in pages.iter().zip(1..) {
        for annotation in file.array(&page.dictionary, b"Annots")? {
            let Object::Dictionary(annotation) = file.resolve(&annotation)? else { continue };
            let subtype = file.get(&annotation, b"Subtype")?;
            links += usize::from(subtype.name() == Some(b"Link"));
            if subtype.name() != Some(b"Link") || links > 1 || !is_plain_link(&file, &annotation)? {
                let subtype = String::from_utf8_lossy(subtype.name().unwrap_or_default()).into_owned();
                additions.push(Addition::Annotation { page: number, subtype });
            }
        }
        let drawn = content::read(&file, (page.number, &page.dictionary), &page.resources, &nothing)?;
        if drawn.pictures {
            additions.push(Addition::Picture { page: number });
        }
    }
    if catalog.get(b"AcroForm").is_some() {
        additions.push(Addition::Form);
    }
    let names = file.dictionary(&catalog, b"Names")?;
    if [b"OpenAction".as_slice(), b"AA"].iter().any(|name| catalog.get(name).is_some())
        || names.get(b"JavaScript").is_some()
    {
        additions.push(Addition::Action);
    }
    let files = embedded_files(&file, &catalog)?.len();
    if files > 1 {
        additions.push(Addition::Files { more: files - 1 });
    }
    Ok(additions)
}

/// Whether a link does nothing but lead to an address, and shows nothing of its own.
fn is_plain_link(file: &File<'_>, link: &Dictionary) -> Result<bool, CarrierFault> {
    let leads = file.get(&file.dictionary(link, b"A")?, b"S")?.name() == Some(b"URI");
    Ok(leads && link.get(b"AP").is_none())
}

/// A page and what it draws with.
struct Page {
    number: u32,
    dictionary: Dictionary,
    resources: Rc<Dictionary>,
}

/// The pages in their order (ISO 32000-1, 7.7.3).
fn pages(file: &File<'_>, catalog: &Dictionary) -> Result<Vec<Page>, CarrierFault> {
    let root = catalog.get(b"Pages").and_then(Object::reference).ok_or_else(|| broken("it has no pages"))?;
    let mut pages = Vec::new();
    let mut seen = BTreeSet::new();
    let mut waiting = vec![(root, Rc::new(Dictionary::default()), 0)];
    while let Some((number, inherited, level)) = waiting.pop() {
        if !seen.insert(number) {
            return Err(broken("a page is there twice"));
        }
        let Object::Dictionary(dictionary) = file.resolve(&Object::Reference(number))? else {
            return Err(broken("a page is missing"));
        };
        let resources = match file.get(&dictionary, b"Resources")? {
            Object::Dictionary(own) => Rc::new(own),
            _ => inherited,
        };
        if dictionary.get(b"Kids").is_none() {
            pages.push(Page { number, dictionary, resources });
            if pages.len() > MAX_PAGES {
                return Err(CarrierFault::PdfTooComplex);
            }
            continue;
        }
        if level >= MAX_PAGE_LEVELS {
            return Err(CarrierFault::PdfTooComplex);
        }
        // From the last, for the last that waits is the next.
        for kid in file.array(&dictionary, b"Kids")?.iter().rev() {
            let kid = kid.reference().ok_or_else(|| broken("a page is missing"))?;
            waiting.push((kid, Rc::clone(&resources), level + 1));
        }
    }
    Ok(pages)
}

/// The objects with the bytes of all embedded files, each once.
fn embedded_files(file: &File<'_>, catalog: &Dictionary) -> Result<BTreeSet<u32>, CarrierFault> {
    let mut specifications = file.array(catalog, b"AF")?;
    let root = file.dictionary(catalog, b"Names")?.get(b"EmbeddedFiles").cloned();
    let mut waiting: Vec<Object> = root.into_iter().collect();
    let mut seen = BTreeSet::new();
    while let Some(node) = waiting.pop() {
        if node.reference().is_some_and(|number| !seen.insert(number)) {
            continue;
        }
        let Object::Dictionary(node) = file.resolve(&node)? else { continue };
        waiting.extend(file.array(&node, b"Kids")?);
        // A name, then what it names, then the next name.
        specifications.extend(file.array(&node, b"Names")?.into_iter().skip(1).step_by(2));
    }
    let mut found = BTreeSet::new();
    for specification in specifications {
        let Object::Dictionary(specification) = file.resolve(&specification)? else { continue };
        let files = file.dictionary(&specification, b"EF")?;
        // One file may be listed for several systems.
        found.extend(files.values().filter_map(Object::reference));
    }
    Ok(found)
}

/// Whether a media type is that of a credential (Verifiable Credentials Data Model 2.0, appendix C, and Securing
/// Verifiable Credentials using JOSE and COSE, section 6.1).
fn is_media_type(name: &[u8]) -> bool {
    matches!(name, b"application/vc" | b"application/vc+ld+json" | b"application/vc+jwt")
}

/// Whether a file is a credential by what is in it.
fn is_credential(bytes: &[u8]) -> bool {
    let bytes = without_mark(bytes);
    let says_so = |value: Value| match value.get("type") {
        Some(Value::Array(types)) => types.iter().any(|one| one == "VerifiableCredential"),
        Some(one) => one == "VerifiableCredential",
        None => false,
    };
    is_jws(bytes) || serde_json::from_slice(bytes).is_ok_and(says_so)
}
