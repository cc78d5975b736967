//! The documents of several files, read and judged together.

use std::collections::{HashMap, HashSet};

use domain::catalogue::{Catalogue, CatalogueFault, DocumentKind, Documents, FaultKind};
use serde::Serialize;
use serde::de::DeserializeOwned;
use sha2::{Digest, Sha256};

use crate::mistake::{Mistake, Report, suggestion};
use crate::read;
use crate::tree::{NodeId, NodeKind, Tree};

const KINDS: [(&str, DocumentKind); 5] = [
    ("exams", DocumentKind::Exam),
    ("courses", DocumentKind::Course),
    ("agreements", DocumentKind::Agreement),
    ("retake_policies", DocumentKind::RetakePolicy),
    ("achievements", DocumentKind::Achievement),
];

/// A catalogue without mistakes.
#[derive(Debug, Clone)]
pub struct Loaded {
    /// The documents, in the order of files and lines; they compile.
    pub documents: Documents,
    /// The same, each ready to be stored.
    pub stored: Vec<StoredDocument>,
}

/// A document as it is stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredDocument {
    /// Its kind.
    pub kind: DocumentKind,
    /// Its code, unique in its kind.
    pub code: String,
    /// The document as JSON, its fields in the order of the type and without blanks: equal documents are equal texts.
    pub json: String,
    /// SHA-256 of that text.
    pub hash: [u8; 32],
    /// The file it came from, relative to the folder.
    pub file: String,
}

/// Where a document stands.
#[derive(Debug, Clone, Copy)]
struct Origin {
    file: usize,
    node: NodeId,
}

/// A file that could be parsed.
#[derive(Debug)]
struct File {
    name: String,
    tree: Tree,
}

/// What was read so far.
#[derive(Debug, Default)]
pub(crate) struct Reading {
    files: Vec<File>,
    documents: Documents,
    stored: Vec<StoredDocument>,
    /// The places of the documents of each kind, in the order of their list.
    origins: HashMap<&'static str, Vec<Origin>>,
    /// Documents that could not be read: that others name them is no mistake of the others.
    broken: HashSet<(&'static str, String)>,
}

impl Reading {
    /// Takes the documents of one file.
    pub(crate) fn take(&mut self, name: String, text: &str, report: &mut Report) {
        let (tree, mistakes) = Tree::parse(text);
        let file = self.files.len();
        self.files.push(File { name, tree });
        for mistake in &mistakes {
            report.mistakes.push(Mistake {
                file: self.files[file].name.clone(),
                line: Some(mistake.line),
                column: Some(mistake.column),
                document: None,
                field: String::new(),
                message: mistake.message.clone(),
            });
        }
        let known = KINDS.map(|(name, _)| name);
        let expected = format!("one or more of {} are expected, each with a list", known.join(", "));
        let Some(root) = self.files[file].tree.root() else {
            if mistakes.is_empty() {
                let mistake = Mistake { line: None, column: None, ..self.mistake(file, 0, None, None, expected) };
                report.mistakes.push(mistake);
            }
            return;
        };
        let NodeKind::Mapping(entries) = &self.files[file].tree.node(root).kind else {
            report.mistakes.push(self.mistake(file, root, None, Some(root), expected));
            return;
        };
        for (key, value) in entries.clone() {
            let tree = &self.files[file].tree;
            let word = tree.text(key).unwrap_or_default();
            let Some((list, kind)) = KINDS.iter().find(|(list, _)| *list == word) else {
                let message = format!("there is no field {word} here{}; {expected}", suggestion(word, known));
                report.mistakes.push(self.mistake(file, root, None, Some(key), message));
                continue;
            };
            let NodeKind::Sequence(items) = &tree.node(value).kind else {
                let message = format!("a list of documents of the kind {kind} is expected");
                report.mistakes.push(self.mistake(file, root, None, Some(value), message));
                continue;
            };
            for node in items.clone() {
                report.documents += 1;
                self.take_document(*kind, list, Origin { file, node }, report);
            }
        }
    }

    fn take_document(&mut self, kind: DocumentKind, list: &'static str, at: Origin, report: &mut Report) {
        let found = match kind {
            DocumentKind::Exam => self.read(kind, at, |all| &mut all.exams),
            DocumentKind::Course => self.read(kind, at, |all| &mut all.courses),
            DocumentKind::Agreement => self.read(kind, at, |all| &mut all.agreements),
            DocumentKind::RetakePolicy => self.read(kind, at, |all| &mut all.retake_policies),
            DocumentKind::Achievement => self.read(kind, at, |all| &mut all.achievements),
        };
        if found.is_empty() {
            self.origins.entry(list).or_default().push(at);
            return;
        }
        if let Some(code) = self.code(at) {
            self.broken.insert((list, code));
        }
        for found in found {
            let mut mistake = self.mistake(at.file, at.node, Some(kind), Some(found.node), found.message);
            if let Some(missing) = found.missing {
                let dot = if mistake.field.is_empty() { "" } else { "." };
                mistake.field = format!("{}{dot}{missing}", mistake.field);
            }
            report.mistakes.push(mistake);
        }
    }

    /// Reads one document into its list; gives the mistakes that kept it out.
    fn read<T: DeserializeOwned + Serialize>(
        &mut self,
        kind: DocumentKind,
        at: Origin,
        list: impl Fn(&mut Documents) -> &mut Vec<T>,
    ) -> Vec<read::Found> {
        let file = &self.files[at.file];
        let document: T = match read::document(&file.tree, at.node) {
            Ok(document) => document,
            Err(found) => return found,
        };
        // Documents are texts, numbers and lists: nothing in them cannot be written as JSON.
        let json = serde_json::to_string(&document).unwrap_or_default();
        let hash = Sha256::digest(&json).into();
        let code = self.code(at).unwrap_or_default();
        self.stored.push(StoredDocument { kind, code, json, hash, file: file.name.clone() });
        list(&mut self.documents).push(document);
        Vec::new()
    }

    /// The text of a document's code, whether or not it is a good one.
    fn code(&self, at: Origin) -> Option<String> {
        let tree = &self.files[at.file].tree;
        tree.field(at.node, "code").and_then(|code| tree.text(code)).map(str::to_owned)
    }

    /// Ends the reading: the documents, or every mistake in them.
    pub(crate) fn finish(self, mut report: Report) -> Result<Loaded, Report> {
        self.judge(&mut report);
        report.mistakes.sort();
        if report.is_clean() { Ok(Loaded { documents: self.documents, stored: self.stored }) } else { Err(report) }
    }

    /// Asks `domain` what is wrong with the documents together, and finds the places.
    fn judge(&self, report: &mut Report) {
        let Err(faults) = Catalogue::compile(self.documents.clone()) else { return };
        for fault in faults {
            if let FaultKind::Unknown { kind, code } = &fault.kind
                && self.broken.contains(&(list_of(*kind), code.clone()))
            {
                continue;
            }
            let at = self.origin(fault.document, fault.index).expect("a fault names a document that was passed in");
            let tree = &self.files[at.file].tree;
            let node = tree.walk(at.node, &fault.path);
            let mut mistake = self.mistake(at.file, at.node, Some(fault.document), Some(node), self.explained(&fault));
            mistake.field = fault.path;
            report.mistakes.push(mistake);
        }
    }

    /// The fault in words, with what would be accepted where the documents tell.
    fn explained(&self, fault: &CatalogueFault) -> String {
        let sentence = fault.kind.to_string();
        match &fault.kind {
            FaultKind::Unknown { kind, code } => {
                let codes: Vec<_> =
                    self.stored.iter().filter(|one| one.kind == *kind).map(|one| one.code.as_str()).collect();
                let hint = suggestion(code, codes.iter().copied());
                let hint = if hint.is_empty() {
                    format!("; name one that the catalogue has, or add this {kind}")
                } else {
                    hint
                };
                sentence + &hint
            }
            FaultKind::DuplicateCode { first } => match self.origin(fault.document, *first) {
                Some(first) => {
                    let file = &self.files[first.file];
                    format!("{sentence}: {}, line {}", file.name, file.tree.node(first.node).line)
                }
                None => sentence,
            },
            _ => sentence,
        }
    }

    fn origin(&self, kind: DocumentKind, index: usize) -> Option<Origin> {
        self.origins.get(list_of(kind))?.get(index).copied()
    }

    /// A mistake at a node of a document, or of the file when no kind is given.
    fn mistake(
        &self,
        file: usize,
        document: NodeId,
        kind: Option<DocumentKind>,
        node: Option<NodeId>,
        message: String,
    ) -> Mistake {
        let File { name, tree } = &self.files[file];
        let place = node.map(|node| tree.node(node));
        let described = kind.map(|kind| match self.code(Origin { file, node: document }) {
            Some(code) => format!("{kind} {code}"),
            None => kind.to_string(),
        });
        Mistake {
            file: name.clone(),
            line: place.map(|place| place.line),
            column: place.map(|place| place.column),
            document: described,
            field: node.map(|node| tree.path(document, node)).unwrap_or_default(),
            message,
        }
    }
}

fn list_of(kind: DocumentKind) -> &'static str {
    KINDS.iter().find(|(_, known)| *known == kind).map_or("", |(list, _)| list)
}
