//! A YAML file as a tree of nodes, each with its place.
//!
//! Scalars keep their text. What a text means is decided by the field it stands in, so that the version `14.10`
//! without quotation marks is neither a number nor 14.1. Anchors and aliases are refused: what a rule says should
//! stand where it is read.

use std::collections::HashMap;

use granit_parser::{Event, Parser, ScalarStyle};

/// The index of a node in its tree.
pub(crate) type NodeId = usize;

/// A file's nodes; the root comes first.
#[derive(Debug, Default)]
pub(crate) struct Tree {
    nodes: Vec<Node>,
}

/// One node.
#[derive(Debug)]
pub(crate) struct Node {
    /// The line, from 1.
    pub(crate) line: usize,
    /// The column, from 1.
    pub(crate) column: usize,
    pub(crate) kind: NodeKind,
    parent: Option<(NodeId, Step)>,
}

/// What a node is.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum NodeKind {
    /// A text; `plain` when it stands without quotation marks.
    Scalar { text: String, plain: bool },
    /// A list.
    Sequence(Vec<NodeId>),
    /// Pairs of a key, which is always a scalar, and a value.
    Mapping(Vec<(NodeId, NodeId)>),
}

/// The way from a node to a part of it.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Step {
    Item(usize),
    Field(String),
}

/// A mistake in the YAML itself.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct SyntaxMistake {
    pub(crate) line: usize,
    pub(crate) column: usize,
    pub(crate) message: String,
}

impl Tree {
    /// Reads a file's text. Mistakes after which reading can go on are collected; a tree without nodes is an empty
    /// file or one whose syntax is broken.
    pub(crate) fn parse(text: &str) -> (Self, Vec<SyntaxMistake>) {
        let mut builder = Builder::default();
        for event in Parser::new_from_str(text) {
            match event {
                Ok((event, span)) => {
                    if !builder.take(event, span.start.line(), span.start.col() + 1) {
                        break;
                    }
                }
                Err(error) => {
                    let marker = error.marker();
                    builder.mistake(
                        marker.line(),
                        marker.col() + 1,
                        format!("this is no valid YAML: {}", error.info()),
                    );
                    return (Self::default(), builder.mistakes);
                }
            }
        }
        (builder.tree, builder.mistakes)
    }

    pub(crate) fn root(&self) -> Option<NodeId> {
        if self.nodes.is_empty() { None } else { Some(0) }
    }

    pub(crate) fn node(&self, id: NodeId) -> &Node {
        &self.nodes[id]
    }

    /// The text of a scalar, or nothing for a list or a mapping.
    pub(crate) fn text(&self, id: NodeId) -> Option<&str> {
        match &self.nodes[id].kind {
            NodeKind::Scalar { text, .. } => Some(text),
            _ => None,
        }
    }

    /// The value of a field, or nothing where the node has no such field or is no mapping.
    pub(crate) fn field(&self, id: NodeId, name: &str) -> Option<NodeId> {
        match &self.nodes[id].kind {
            NodeKind::Mapping(entries) => {
                entries.iter().find(|(key, _)| self.text(*key) == Some(name)).map(|(_, value)| *value)
            }
            _ => None,
        }
    }

    /// The way from one node down to another, as `versions[1].requirement`; blank when they are the same.
    pub(crate) fn path(&self, from: NodeId, to: NodeId) -> String {
        let mut steps = Vec::new();
        let mut at = to;
        while at != from {
            let Some((parent, step)) = &self.nodes[at].parent else { break };
            steps.push(step);
            at = *parent;
        }
        let mut path = String::new();
        for step in steps.into_iter().rev() {
            match step {
                Step::Item(index) => path += &format!("[{index}]"),
                Step::Field(name) => {
                    if !path.is_empty() {
                        path.push('.');
                    }
                    path += name;
                }
            }
        }
        path
    }

    /// The node at the end of a path, or the last one on the way that exists.
    pub(crate) fn walk(&self, from: NodeId, path: &str) -> NodeId {
        let mut at = from;
        let steps = path.split(['.', '[']).filter(|step| !step.is_empty());
        for step in steps {
            let next = match (step.strip_suffix(']'), &self.nodes[at].kind) {
                (Some(index), NodeKind::Sequence(items)) => {
                    index.parse().ok().and_then(|index: usize| items.get(index).copied())
                }
                (None, _) => self.field(at, step),
                _ => None,
            };
            match next {
                Some(next) => at = next,
                None => break,
            }
        }
        at
    }
}

/// Builds a tree from the parser's events.
#[derive(Debug, Default)]
struct Builder {
    tree: Tree,
    mistakes: Vec<SyntaxMistake>,
    open: Vec<Open>,
    documents: usize,
}

/// A list or mapping that has not ended.
#[derive(Debug)]
struct Open {
    id: NodeId,
    /// Of a mapping: the key whose value comes next, and whether the pair is to be kept.
    key: Option<(NodeId, bool)>,
    /// Of a mapping: the keys so far.
    seen: HashMap<String, NodeId>,
}

impl Builder {
    fn mistake(&mut self, line: usize, column: usize, message: impl Into<String>) {
        self.mistakes.push(SyntaxMistake { line, column, message: message.into() });
    }

    /// Takes one event; false when the rest of the file is not looked at.
    fn take(&mut self, event: Event<'_>, line: usize, column: usize) -> bool {
        match event {
            Event::DocumentStart(..) => {
                self.documents += 1;
                if self.documents > 1 {
                    self.mistake(line, column, "a second YAML document begins here; a file holds one");
                    return false;
                }
            }
            Event::Scalar(text, style, ..) => {
                let plain = style == ScalarStyle::Plain;
                self.add(NodeKind::Scalar { text: text.into_owned(), plain }, line, column);
            }
            Event::SequenceStart(..) => {
                let id = self.add(NodeKind::Sequence(Vec::new()), line, column);
                self.open.push(Open { id, key: None, seen: HashMap::new() });
            }
            Event::MappingStart(..) => {
                let id = self.add(NodeKind::Mapping(Vec::new()), line, column);
                self.open.push(Open { id, key: None, seen: HashMap::new() });
            }
            Event::SequenceEnd | Event::MappingEnd => {
                self.open.pop();
            }
            Event::Alias(_) => {
                self.mistake(line, column, "aliases are not accepted: repeat what is meant");
                self.add(NodeKind::Scalar { text: String::new(), plain: true }, line, column);
            }
            _ => {}
        }
        true
    }

    /// Adds a node to the list or mapping that is open.
    fn add(&mut self, kind: NodeKind, line: usize, column: usize) -> NodeId {
        let id = self.tree.nodes.len();
        let key = match &kind {
            NodeKind::Scalar { text, .. } => Some(text.clone()),
            _ => None,
        };
        self.tree.nodes.push(Node { line, column, kind, parent: None });
        let Some(open) = self.open.last_mut() else { return id };
        let owner = open.id;
        match &mut self.tree.nodes[owner].kind {
            NodeKind::Sequence(items) => {
                items.push(id);
                let step = Step::Item(items.len() - 1);
                self.tree.nodes[id].parent = Some((owner, step));
            }
            NodeKind::Mapping(entries) => match open.key.take() {
                Some((key, keep)) => {
                    if keep {
                        entries.push((key, id));
                    }
                    self.tree.nodes[id].parent = self.tree.nodes[key].parent.clone();
                }
                None => {
                    let name = key.clone().unwrap_or_default();
                    let first = open.seen.get(&name).copied();
                    open.key = Some((id, key.is_some() && first.is_none()));
                    self.tree.nodes[id].parent = Some((owner, Step::Field(name.clone())));
                    match (key, first) {
                        (None, _) => self.mistake(line, column, "a field's name must be a word, not a list or mapping"),
                        (Some(_), Some(first)) => {
                            let line_of_first = self.tree.nodes[first].line;
                            let message =
                                format!("the field {name} stands here a second time (first on line {line_of_first})");
                            self.mistake(line, column, message);
                        }
                        (Some(_), None) => {
                            open.seen.insert(name, id);
                        }
                    }
                }
            },
            NodeKind::Scalar { .. } => {}
        }
        id
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_leads_to_its_node_and_back() {
        let (tree, mistakes) = Tree::parse("a:\n  - b: { c: x }\n  - b: { c: y }\n");
        assert_eq!(mistakes, []);

        let node = tree.walk(0, "a[1].b.c");

        assert_eq!(tree.text(node), Some("y"));
        assert_eq!(tree.path(0, node), "a[1].b.c");
        assert_eq!((tree.node(node).line, tree.node(node).column), (3, 13));
        assert_eq!(tree.path(0, tree.walk(0, "a[7].b")), "a");
    }

    #[test]
    fn text_is_kept_as_written() {
        let (tree, _) = Tree::parse("version: 14.10\n");
        assert_eq!(tree.text(tree.walk(0, "version")), Some("14.10"));
    }

    #[test]
    fn what_is_told_of_broken_yaml_has_its_place() {
        for (text, line, words) in [
            ("a: 1\nb: [1, 2\nc: 3\n", 3, "no valid YAML"),
            ("a: 1\na: 2\n", 2, "a second time (first on line 1)"),
            ("a: &x 1\nb: *x\n", 2, "aliases"),
            ("a: 1\n---\nb: 2\n", 2, "a second YAML document"),
            ("? [a]\n: 1\n", 1, "must be a word"),
        ] {
            let (_, mistakes) = Tree::parse(text);
            assert_eq!(mistakes.len(), 1, "{text}: {mistakes:?}");
            assert_eq!(mistakes[0].line, line, "{text}: {mistakes:?}");
            assert!(mistakes[0].message.contains(words), "{text}: {mistakes:?}");
        }
    }
}
