//! RDF Dataset Canonicalization (RDFC-1.0): statements to sorted N-Quads with canonical labels for blank nodes.
//!
//! Written here because a public verifier needs a bound on the *work* that a stranger's document causes. Limits on
//! depth and on permutations, which libraries have, leave room for small documents that take minutes: a tree of nodes
//! that all look alike does. Where the standard is silent on nodes that are related twice, this keeps both mentions, as
//! the implementations in JavaScript and Python do.

use std::collections::BTreeMap;

use sha2::{Digest, Sha256};

/// How much work is done before a document is given up, in steps of well under a microsecond. Documents of ours need
/// none; credentials with look-alike parts some hundred.
const MAX_WORK: usize = 50_000;

/// How deep the hashing of neighbours of neighbours may go; bounds the stack.
const MAX_DEPTH: usize = 128;

/// A node without a name, by a number of the caller's; numbers should start at 0 and have few gaps.
pub(super) type Blank = usize;

/// Subject, object or graph.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Node<'a> {
    Named(&'a str),
    Blank(Blank),
}

/// An object.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Object<'a> {
    Node(Node<'a>),
    Literal { text: &'a str, kind: Literal<'a> },
}

/// What comes after a literal's text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Literal<'a> {
    /// Nothing: `xsd:string`.
    Plain,
    Typed(&'a str),
    Tagged(&'a str),
}

/// A quad.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Statement<'a> {
    pub(super) subject: Node<'a>,
    pub(super) predicate: &'a str,
    pub(super) object: Object<'a>,
    pub(super) graph: Option<Node<'a>>,
}

/// The work would exceed [`MAX_WORK`].
#[derive(Debug, PartialEq, Eq)]
pub(super) struct TooComplex;

/// The canonical N-Quads of a set of statements (section 4.4).
pub(super) fn canonicalize(mut statements: Vec<Statement<'_>>) -> Result<Vec<u8>, TooComplex> {
    // Statements are a set: one made twice counts once, in the hashes too.
    statements.sort_unstable();
    statements.dedup();
    let labels = Labelling::new(&statements).run()?;
    let mut text = Vec::with_capacity(statements.len() * 160);
    let mut lines = Vec::with_capacity(statements.len());
    for statement in &statements {
        let start = text.len();
        statement.write(&mut text, |blank, text| {
            text.extend_from_slice(b"_:c14n");
            text.extend_from_slice(labels[blank].unwrap_or_default().to_string().as_bytes());
        });
        lines.push(start..text.len());
    }
    lines.sort_unstable_by(|a, b| text[a.clone()].cmp(&text[b.clone()]));
    let mut sorted = Vec::with_capacity(text.len());
    lines.into_iter().for_each(|line| sorted.extend_from_slice(&text[line]));
    Ok(sorted)
}

/// A SHA-256 hash in lower-case hexadecimal, the form in which hashes are hashed again.
type Hash = [u8; 64];

fn finish(hash: Sha256) -> Hash {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let mut hex = [0; 64];
    for (byte, pair) in hash.finalize().iter().zip(hex.chunks_exact_mut(2)) {
        pair[0] = DIGITS[usize::from(byte >> 4)];
        pair[1] = DIGITS[usize::from(byte & 15)];
    }
    hex
}

/// Temporary labels in the order of their issue (section 4.5).
#[derive(Clone, Default)]
struct Issuer(Vec<Blank>);

impl Issuer {
    fn get(&self, blank: Blank) -> Option<usize> {
        self.0.iter().position(|issued| *issued == blank)
    }

    fn issue(&mut self, blank: Blank) -> usize {
        self.get(blank).unwrap_or_else(|| {
            self.0.push(blank);
            self.0.len() - 1
        })
    }
}

/// The state of the algorithm (section 4.2).
struct Labelling<'a> {
    statements: &'a [Statement<'a>],
    /// By blank node, the statements that mention it.
    mentions: Vec<Vec<usize>>,
    /// By blank node, its first-degree hash.
    first: Vec<Hash>,
    canonical: Vec<Option<usize>>,
    issued: usize,
    work_left: usize,
}

impl<'a> Labelling<'a> {
    fn new(statements: &'a [Statement<'a>]) -> Self {
        let mut mentions: Vec<Vec<usize>> = Vec::new();
        for (index, statement) in statements.iter().enumerate() {
            for (blank, _) in statement.blanks() {
                if mentions.len() <= blank {
                    mentions.resize(blank + 1, Vec::new());
                }
                if mentions[blank].last() != Some(&index) {
                    mentions[blank].push(index);
                }
            }
        }
        let canonical = vec![None; mentions.len()];
        Self { statements, mentions, first: Vec::new(), canonical, issued: 0, work_left: MAX_WORK }
    }

    /// Steps 3 to 5 of section 4.4.3: the canonical number of each blank node.
    fn run(mut self) -> Result<Vec<Option<usize>>, TooComplex> {
        self.first = (0..self.mentions.len()).map(|blank| self.hash_first_degree(blank)).collect();
        let mut alike: BTreeMap<Hash, Vec<Blank>> = BTreeMap::new();
        for (blank, hash) in self.first.iter().enumerate().filter(|(blank, _)| !self.mentions[*blank].is_empty()) {
            alike.entry(*hash).or_default().push(blank);
        }
        for blanks in alike.values() {
            if let [unique] = blanks[..] {
                self.issue(unique);
            }
        }
        for blanks in alike.values().filter(|blanks| blanks.len() > 1) {
            let mut paths = Vec::new();
            for blank in blanks {
                if self.canonical[*blank].is_none() {
                    paths.push(self.hash_n_degree(*blank, &Issuer(vec![*blank]), 0)?);
                }
            }
            paths.sort_by_key(|(hash, _)| *hash);
            paths.iter().flat_map(|(_, issuer)| &issuer.0).for_each(|blank| self.issue(*blank));
        }
        Ok(self.canonical)
    }

    fn issue(&mut self, blank: Blank) {
        if self.canonical[blank].is_none() {
            self.canonical[blank] = Some(self.issued);
            self.issued += 1;
        }
    }

    fn spend(&mut self, work: usize) -> Result<(), TooComplex> {
        self.work_left = self.work_left.checked_sub(work).ok_or(TooComplex)?;
        Ok(())
    }

    /// Section 4.6: what is said of a node directly, others being all one.
    fn hash_first_degree(&self, of: Blank) -> Hash {
        let mut text = Vec::new();
        let mut lines = Vec::with_capacity(self.mentions[of].len());
        for index in &self.mentions[of] {
            let start = text.len();
            self.statements[*index].write(&mut text, |blank, line| {
                line.extend_from_slice(if blank == of { b"_:a" } else { b"_:z" });
            });
            lines.push(start..text.len());
        }
        lines.sort_unstable_by(|a, b| text[a.clone()].cmp(&text[b.clone()]));
        let mut hash = Sha256::new();
        lines.into_iter().for_each(|line| hash.update(&text[line]));
        finish(hash)
    }

    /// Section 4.7: how a node is related by one statement.
    fn hash_related(&self, related: Blank, statement: &Statement<'_>, issuer: &Issuer, position: Position) -> Hash {
        let mut hash = Sha256::new();
        hash.update(match position {
            Position::Subject => "s",
            Position::Object => "o",
            Position::Graph => "g",
        });
        if position != Position::Graph {
            hash.update("<");
            hash.update(statement.predicate);
            hash.update(">");
        }
        match self.label(related, issuer) {
            Some(label) => hash.update(label),
            None => hash.update(self.first[related]),
        }
        finish(hash)
    }

    /// The label that a node has been issued, canonical or temporary.
    fn label(&self, blank: Blank, issuer: &Issuer) -> Option<String> {
        let canonical = self.canonical[blank].map(|number| format!("_:c14n{number}"));
        canonical.or_else(|| issuer.get(blank).map(|number| format!("_:b{number}")))
    }

    /// Section 4.8: what is said of a node's neighbours, and theirs.
    fn hash_n_degree(&mut self, of: Blank, issuer: &Issuer, depth: usize) -> Result<(Hash, Issuer), TooComplex> {
        if depth > MAX_DEPTH {
            return Err(TooComplex);
        }
        let statements = self.statements;
        let mut related: BTreeMap<Hash, Vec<Blank>> = BTreeMap::new();
        for index in 0..self.mentions[of].len() {
            let statement = &statements[self.mentions[of][index]];
            for (blank, position) in statement.blanks().filter(|(blank, _)| *blank != of) {
                self.spend(1 + issuer.0.len() / 8)?;
                let hash = self.hash_related(blank, statement, issuer, position);
                related.entry(hash).or_default().push(blank);
            }
        }
        let mut hash = Sha256::new();
        let mut issuer = issuer.clone();
        for (related_hash, blanks) in related {
            hash.update(related_hash);
            let (path, chosen) = self.shortest_path(blanks, &issuer, depth)?;
            hash.update(path);
            issuer = chosen;
        }
        Ok((finish(hash), issuer))
    }

    /// Steps 5.2 to 5.4 of section 4.8.3: the least way to label nodes that are related alike.
    fn shortest_path(
        &mut self,
        mut blanks: Vec<Blank>,
        issuer: &Issuer,
        depth: usize,
    ) -> Result<(String, Issuer), TooComplex> {
        let mut least: Option<(String, Issuer)> = None;
        let mut order: Vec<usize> = (0..blanks.len()).collect();
        blanks.sort_unstable();
        loop {
            self.spend(blanks.len() + issuer.0.len() / 8)?;
            let bound = least.as_ref().map(|(path, _)| path.as_str());
            let permutation: Vec<Blank> = order.iter().map(|at| blanks[*at]).collect();
            if let Some((path, issuer)) = self.path(&permutation, issuer.clone(), bound, depth)?
                && least.as_ref().is_none_or(|(least, _)| path < *least)
            {
                least = Some((path, issuer));
            }
            if !next_permutation(&mut order) {
                break;
            }
        }
        // The first permutation has no bound, so there is always one.
        least.ok_or(TooComplex)
    }

    /// One permutation's path; `None` as soon as it is known to be greater than `bound`.
    fn path(
        &mut self,
        permutation: &[Blank],
        mut issuer: Issuer,
        bound: Option<&str>,
        depth: usize,
    ) -> Result<Option<(String, Issuer)>, TooComplex> {
        let is_greater = |path: &str| bound.is_some_and(|bound| path.len() >= bound.len() && path > bound);
        let mut path = String::new();
        let mut recursion = Vec::new();
        for blank in permutation {
            let label = self.label(*blank, &issuer).unwrap_or_else(|| {
                recursion.push(*blank);
                format!("_:b{}", issuer.issue(*blank))
            });
            path.push_str(&label);
            if is_greater(&path) {
                return Ok(None);
            }
        }
        for blank in recursion {
            let (hash, extended) = self.hash_n_degree(blank, &issuer, depth + 1)?;
            path.push_str(&format!("_:b{}<", issuer.issue(blank)));
            path.extend(hash.map(char::from));
            path.push('>');
            issuer = extended;
            if is_greater(&path) {
                return Ok(None);
            }
        }
        Ok(Some((path, issuer)))
    }
}

/// Puts `order` into the next greater permutation; `false` after the last.
fn next_permutation(order: &mut [usize]) -> bool {
    let Some(pivot) = order.windows(2).rposition(|pair| pair[0] < pair[1]) else { return false };
    let swap = order.iter().rposition(|item| *item > order[pivot]).unwrap_or(pivot);
    order.swap(pivot, swap);
    order[pivot + 1..].reverse();
    true
}

/// Where in a statement a blank node stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Position {
    Subject,
    Object,
    Graph,
}

impl Statement<'_> {
    fn blanks(&self) -> impl Iterator<Item = (Blank, Position)> {
        let blank = |node: Node<'_>, position| match node {
            Node::Blank(blank) => Some((blank, position)),
            Node::Named(_) => None,
        };
        let object = match self.object {
            Object::Node(node) => blank(node, Position::Object),
            Object::Literal { .. } => None,
        };
        let graph = self.graph.and_then(|node| blank(node, Position::Graph));
        [blank(self.subject, Position::Subject), object, graph].into_iter().flatten()
    }

    /// One line of canonical N-Quads (RDFC-1.0 section 5).
    fn write(&self, line: &mut Vec<u8>, blank: impl Fn(Blank, &mut Vec<u8>)) {
        let node = |node: Node<'_>, line: &mut Vec<u8>| match node {
            Node::Named(iri) => write_iri(iri, line),
            Node::Blank(number) => blank(number, line),
        };
        node(self.subject, line);
        line.push(b' ');
        write_iri(self.predicate, line);
        line.push(b' ');
        match self.object {
            Object::Node(object) => node(object, line),
            Object::Literal { text, kind } => {
                write_text(text, line);
                match kind {
                    Literal::Plain => {}
                    Literal::Typed(datatype) => {
                        line.extend_from_slice(b"^^");
                        write_iri(datatype, line);
                    }
                    Literal::Tagged(language) => {
                        line.push(b'@');
                        line.extend_from_slice(language.as_bytes());
                    }
                }
            }
        }
        line.push(b' ');
        if let Some(graph) = self.graph {
            node(graph, line);
            line.push(b' ');
        }
        line.extend_from_slice(b".\n");
    }
}

fn write_iri(iri: &str, line: &mut Vec<u8>) {
    line.push(b'<');
    line.extend_from_slice(iri.as_bytes());
    line.push(b'>');
}

fn write_text(text: &str, line: &mut Vec<u8>) {
    line.push(b'"');
    for byte in text.bytes() {
        match byte {
            b'"' => line.extend_from_slice(b"\\\""),
            b'\\' => line.extend_from_slice(b"\\\\"),
            b'\n' => line.extend_from_slice(b"\\n"),
            b'\r' => line.extend_from_slice(b"\\r"),
            b'\t' => line.extend_from_slice(b"\\t"),
            0x08 => line.extend_from_slice(b"\\b"),
            0x0c => line.extend_from_slice(b"\\f"),
            0x00..=0x1f | 0x7f => line.extend_from_slice(format!("\\u{byte:04X}").as_bytes()),
            _ => line.push(byte),
        }
    }
    line.push(b'"');
}

#[cfg(test)]
mod tests;
