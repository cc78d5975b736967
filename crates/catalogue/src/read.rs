//! Reading one document from its nodes, with every mistake in it.
//!
//! serde stops at the first mistake. Here the mistake is noted with its node, the node is patched and the document is
//! read again: an unknown field is passed over, a value that cannot be read becomes a *hole*, a field that is missing
//! is filled with one. A hole is taken for whatever is asked, so the same place is not told twice and the rest is
//! still looked at. A document that was patched is thrown away in the end.

use std::collections::HashSet;
use std::fmt;

use serde::de::{self, DeserializeOwned};

use crate::fields::Reader;
use crate::mistake::suggestion;
use crate::tree::{NodeId, Tree};

/// More mistakes than this in one document are not told: somebody wrote something else altogether.
const MOST: usize = 50;

/// A mistake in a document.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Found {
    /// The node at fault.
    pub(crate) node: NodeId,
    /// The field that is missing in it, if that is the mistake.
    pub(crate) missing: Option<&'static str>,
    pub(crate) message: String,
}

/// What is known to be wrong and is passed over from then on.
#[derive(Debug, Default)]
pub(crate) struct Patches {
    /// Keys that are unknown.
    pub(crate) dropped: HashSet<NodeId>,
    /// Values that cannot be read.
    pub(crate) holes: HashSet<NodeId>,
    /// Fields that are missing.
    pub(crate) filled: Vec<(NodeId, &'static str)>,
}

/// Reads the document that begins at a node.
pub(crate) fn document<T: DeserializeOwned>(tree: &Tree, root: NodeId) -> Result<T, Vec<Found>> {
    let mut patches = Patches::default();
    let mut found = Vec::new();
    loop {
        let error = match T::deserialize(Reader::new(tree, &patches, root)) {
            Ok(document) if found.is_empty() => return Ok(document),
            Ok(_patched) => return Err(found),
            Err(error) => error,
        };
        let node = error.node.unwrap_or(root);
        let (missing, new) = match error.problem {
            Problem::UnknownField { .. } => (None, patches.dropped.insert(node)),
            Problem::MissingField(name) => {
                let new = !patches.filled.contains(&(node, name));
                patches.filled.push((node, name));
                (Some(name), new)
            }
            Problem::Other(_) => (None, patches.holes.insert(node)),
        };
        // A patch that did not help would be tried for ever.
        if !new || error.node.is_none() {
            if found.is_empty() {
                found.push(Found { node, missing, message: error.problem.to_string() });
            }
            return Err(found);
        }
        found.push(Found { node, missing, message: error.problem.to_string() });
        if found.len() >= MOST {
            return Err(found);
        }
    }
}

/// Why reading stopped, and at which node.
#[derive(Debug)]
pub(crate) struct ReadError {
    pub(crate) node: Option<NodeId>,
    pub(crate) problem: Problem,
}

/// Why reading stopped.
#[derive(Debug)]
pub(crate) enum Problem {
    UnknownField { name: String, known: &'static [&'static str] },
    MissingField(&'static str),
    Other(String),
}

impl ReadError {
    /// Gives the error its place unless it has one: the innermost node is at fault.
    pub(crate) fn at(mut self, node: NodeId) -> Self {
        self.node.get_or_insert(node);
        self
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::UnknownField { name, known } => {
                let hint = suggestion(name, known.iter().copied());
                write!(f, "there is no field {name} here{hint}")?;
                if hint.is_empty() {
                    write!(f, "; accepted are {}", known.join(", "))?;
                }
                Ok(())
            }
            Self::MissingField(name) => write!(f, "the field {name} is missing"),
            Self::Other(message) => f.write_str(message),
        }
    }
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.problem.fmt(f)
    }
}

impl std::error::Error for ReadError {}

impl de::Error for ReadError {
    fn custom<T: fmt::Display>(message: T) -> Self {
        Self { node: None, problem: Problem::Other(message.to_string()) }
    }

    fn unknown_field(name: &str, known: &'static [&'static str]) -> Self {
        Self { node: None, problem: Problem::UnknownField { name: name.to_owned(), known } }
    }

    fn missing_field(name: &'static str) -> Self {
        Self { node: None, problem: Problem::MissingField(name) }
    }
}
