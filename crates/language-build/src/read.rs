//! Files to texts.

use std::collections::BTreeMap;
use std::path::Path;
use std::{fs, io};

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement, Resource, VariantKey};
use fluent_syntax::parser;

use crate::fault::Fault;
use crate::plural;
use crate::text::{Kind, Locale, Part, Text, Variant};

/// All files of a language.
pub(crate) fn locale(folder: &Path, tag: &'static str, faults: &mut Vec<Fault>) -> Locale {
    let mut locale = Locale { tag, texts: BTreeMap::new(), files: Default::default() };
    let mut sources = BTreeMap::new();
    if let Err(error) = collect(&folder.join(tag), "", &mut sources) {
        faults.push(Fault { file: tag.to_owned(), line: 1, message: format!("cannot be read: {error}") });
    }
    let mut read = Vec::new();
    for (file, source) in &sources {
        locale.files.insert(file.clone());
        read.push((file, source, parse(&locale.path(file), source, faults)));
    }
    let mut terms = BTreeMap::new();
    for (file, source, resource) in &read {
        for entry in &resource.body {
            if let Entry::Term(term) = entry {
                let place = Place { path: locale.path(file), line: line(source, term.id.name) };
                let parts = Reader { terms: &BTreeMap::new(), place: &place, faults }.pattern(&term.value);
                if terms.insert(term.id.name.to_owned(), parts).is_some() {
                    faults.push(place.fault(format!("the term -{} is there already", term.id.name)));
                }
            }
        }
    }
    for (file, source, resource) in &read {
        for entry in &resource.body {
            let Entry::Message(message) = entry else { continue };
            let name = message.id.name;
            let place = Place { path: locale.path(file), line: line(source, name) };
            if !message.attributes.is_empty() {
                faults.push(place.fault(format!("{name}: attributes are not used here; write a message of its own")));
            }
            let Some(pattern) = &message.value else { continue };
            let parts = Reader { terms: &terms, place: &place, faults }.pattern(pattern);
            let text = Text { line: place.line, parts };
            if let Some(before) = locale.texts.insert(((*file).clone(), name.to_owned()), text) {
                faults.push(place.fault(format!("{name} is there already, in line {}", before.line)));
            }
        }
    }
    locale
}

/// The files under a folder, by their path from there without the ending.
fn collect(folder: &Path, prefix: &str, sources: &mut BTreeMap<String, String>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if path.is_dir() {
            collect(&path, &format!("{prefix}{name}/"), sources)?;
        } else if let Some(stem) = name.strip_suffix(".ftl") {
            sources.insert(format!("{prefix}{stem}"), fs::read_to_string(&path)?);
        }
    }
    Ok(())
}

fn parse<'s>(path: &str, source: &'s str, faults: &mut Vec<Fault>) -> Resource<&'s str> {
    parser::parse(source).unwrap_or_else(|(resource, errors)| {
        faults.extend(errors.into_iter().map(|error| Fault {
            file: path.to_owned(),
            line: line_at(source, error.pos.start),
            message: format!("not in Fluent's syntax: {}", error.kind),
        }));
        resource
    })
}

/// The line of a piece of a source.
fn line(source: &str, piece: &str) -> usize {
    // The parser gives no places, but its pieces are slices of what it was given.
    line_at(source, (piece.as_ptr() as usize).saturating_sub(source.as_ptr() as usize))
}

fn line_at(source: &str, offset: usize) -> usize {
    source.bytes().take(offset).filter(|byte| *byte == b'\n').count() + 1
}

struct Place {
    path: String,
    line: usize,
}

impl Place {
    fn fault(&self, message: String) -> Fault {
        Fault { file: self.path.clone(), line: self.line, message }
    }
}

struct Reader<'a> {
    terms: &'a BTreeMap<String, Vec<Part>>,
    place: &'a Place,
    faults: &'a mut Vec<Fault>,
}

impl Reader<'_> {
    fn refuse(&mut self, message: String) {
        self.faults.push(self.place.fault(message));
    }

    fn pattern(&mut self, pattern: &Pattern<&str>) -> Vec<Part> {
        let mut parts = Vec::new();
        for element in &pattern.elements {
            match element {
                PatternElement::TextElement { value } => self.plain(value, &mut parts),
                PatternElement::Placeable { expression } => self.expression(expression, &mut parts),
            }
        }
        parts
    }

    fn plain(&mut self, value: &str, parts: &mut Vec<Part>) {
        if value.chars().any(|character| character.is_control() && character != '\n') {
            self.refuse("control characters have no place in a text".to_owned());
        }
        if let Some(Part::Plain(before)) = parts.last_mut() {
            before.push_str(value);
        } else {
            parts.push(Part::Plain(value.to_owned()));
        }
    }

    fn expression(&mut self, expression: &Expression<&str>, parts: &mut Vec<Part>) {
        match expression {
            Expression::Inline(inline) => self.inline(inline, parts),
            Expression::Select { selector, variants } => {
                let Some((name, kind)) = self.variable(selector) else {
                    return self.refuse("a select goes by a variable: { $count -> … }".to_owned());
                };
                let key = |key: &VariantKey<&str>| match key {
                    VariantKey::Identifier { name } | VariantKey::NumberLiteral { value: name } => (*name).to_owned(),
                };
                let counts = variants.iter().all(|variant| match &variant.key {
                    VariantKey::Identifier { name } => plural::ALL.contains(name),
                    VariantKey::NumberLiteral { .. } => true,
                });
                let kind = if counts { Kind::Number } else { kind.unwrap_or(Kind::Text) };
                let mut read: Vec<(u8, Variant)> = variants
                    .iter()
                    .map(|variant| {
                        // Exact numbers go before categories, and the default is what is left.
                        let rank = match &variant.key {
                            _ if variant.default => 2,
                            VariantKey::NumberLiteral { .. } => 0,
                            VariantKey::Identifier { .. } => 1,
                        };
                        (rank, Variant { key: key(&variant.key), parts: self.pattern(&variant.value) })
                    })
                    .collect();
                read.sort_by_key(|(rank, _)| *rank);
                let variants = read.into_iter().map(|(_, variant)| variant).collect();
                parts.push(Part::Select { name, kind, variants });
            }
        }
    }

    fn inline(&mut self, inline: &InlineExpression<&str>, parts: &mut Vec<Part>) {
        match inline {
            InlineExpression::StringLiteral { value } | InlineExpression::NumberLiteral { value } => {
                self.plain(value, parts);
            }
            InlineExpression::TermReference { id, attribute: None, arguments: None } => {
                match self.terms.get(id.name) {
                    Some(term) => parts.extend(term.iter().cloned()),
                    None => self.refuse(format!("no term -{} (a term may not use another)", id.name)),
                }
            }
            InlineExpression::Placeable { expression } => self.expression(expression, parts),
            other => match self.variable(other) {
                Some((name, kind)) => parts.push(Part::Variable { name, kind: kind.unwrap_or(Kind::Text) }),
                None => self.refuse(
                    "of placeables there are { $name }, { NUMBER($name) }, { DATE($name) }, { TIME($name) }, { -term }, \
                     { \"text\" } and selects"
                        .to_owned(),
                ),
            },
        }
    }

    fn variable(&self, expression: &InlineExpression<&str>) -> Option<(String, Option<Kind>)> {
        match expression {
            InlineExpression::VariableReference { id } => Some((id.name.to_owned(), None)),
            InlineExpression::FunctionReference { id, arguments } if arguments.named.is_empty() => {
                let kind = match id.name {
                    "NUMBER" => Kind::Number,
                    "DATE" => Kind::Date,
                    "TIME" => Kind::Time,
                    _ => return None,
                };
                match arguments.positional.as_slice() {
                    [InlineExpression::VariableReference { id }] => Some((id.name.to_owned(), Some(kind))),
                    _ => None,
                }
            }
            _ => None,
        }
    }
}
