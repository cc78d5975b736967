//! What makes a set of locales whole.

use std::collections::{BTreeMap, BTreeSet};

use crate::fault::Fault;
use crate::plural;
use crate::text::{Key, Kind, Locale, Part, Text, Variant, walk};

/// A message as all languages have it.
#[derive(Debug)]
pub(crate) struct Message {
    pub(crate) key: Key,
    /// In the order in which English names them first.
    pub(crate) parameters: Vec<Parameter>,
    markup: BTreeSet<String>,
}

#[derive(Debug)]
pub(crate) struct Parameter {
    pub(crate) name: String,
    pub(crate) kind: Kind,
    /// What it is told apart by where that is not a plural: words, or exact numbers.
    cases: BTreeSet<String>,
}

impl Message {
    pub(crate) fn file(&self) -> &str {
        &self.key.0
    }

    pub(crate) fn name(&self) -> &str {
        &self.key.1
    }

    /// The text in one language. Every one has it once the checks have passed.
    pub(crate) fn parts<'a>(&self, locale: &'a Locale) -> &'a [Part] {
        locale.texts.get(&self.key).map_or(&[], |text| &text.parts)
    }

    pub(crate) fn index(&self, name: &str) -> usize {
        self.parameters.iter().position(|parameter| parameter.name == name).unwrap_or_default()
    }

    /// Whether the browser has it: the pages, and the dates that both sides write.
    pub(crate) fn in_browser(&self) -> bool {
        self.is_page() || self.file() == "dates"
    }

    /// Whether its text belongs on a page, which is in one language as a whole.
    pub(crate) fn is_page(&self) -> bool {
        self.file().starts_with("web/")
    }
}

/// The messages that the first language defines, those of the browser first.
pub(crate) fn model(locale: &Locale, faults: &mut Vec<Fault>) -> Vec<Message> {
    let mut messages: Vec<Message> = locale
        .texts
        .iter()
        .map(|(key, text)| {
            let mut check = Check { locale, key, text, faults };
            check.names();
            let parameters = check.parameters();
            check.plurals();
            Message { key: key.clone(), parameters, markup: markup(&text.parts) }
        })
        .collect();
    messages.sort_by_key(|message| !message.in_browser());
    messages
}

/// Another language against the model.
pub(crate) fn against(messages: &[Message], locale: &Locale, faults: &mut Vec<Fault>) {
    let known: BTreeMap<&Key, &Message> = messages.iter().map(|message| (&message.key, message)).collect();
    for (key, text) in &locale.texts {
        let mut check = Check { locale, key, text, faults };
        match known.get(key) {
            Some(message) => check.agrees_with(message),
            None => check.refuse("English has no such message".to_owned()),
        }
    }
    for Message { key, .. } in messages {
        if !locale.texts.contains_key(key) {
            let line = locale.texts.iter().filter(|((file, _), _)| *file == key.0).map(|(_, text)| text.line).max();
            faults.push(Fault {
                file: locale.path(&key.0),
                line: line.unwrap_or(1),
                message: format!("{} is missing", key.1),
            });
        }
    }
}

/// The words that Rust keeps for itself, in lower case (The Rust Reference, "Keywords").
const KEYWORDS: [&str; 51] = [
    "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "crate", "do", "dyn", "else",
    "enum", "extern", "false", "final", "fn", "for", "gen", "if", "impl", "in", "let", "loop", "macro", "match", "mod",
    "move", "mut", "override", "priv", "pub", "ref", "return", "self", "static", "struct", "super", "trait", "true",
    "try", "type", "typeof", "unsafe", "unsized", "use", "virtual", "where", "while", "yield",
];

struct Check<'a> {
    locale: &'a Locale,
    key: &'a Key,
    text: &'a Text,
    faults: &'a mut Vec<Fault>,
}

impl<'a> Check<'a> {
    fn refuse(&mut self, what: String) {
        let (file, name) = self.key;
        self.faults.push(Fault {
            file: self.locale.path(file),
            line: self.text.line,
            message: format!("{name}: {what}"),
        });
    }

    /// Names become those of functions and parameters.
    fn names(&mut self) {
        let fits = |name: &str| {
            name.starts_with(|first: char| first.is_ascii_lowercase())
                && name.chars().all(|other| other.is_ascii_lowercase() || other.is_ascii_digit() || other == '-')
                && !KEYWORDS.contains(&name)
        };
        let mut wrong: Vec<&str> = Vec::new();
        walk(&self.text.parts, &mut |part| match part {
            Part::Variable { name, .. } | Part::Select { name, .. } if !fits(name) => wrong.push(name),
            _ => {}
        });
        if !fits(&self.key.1) {
            wrong.push(&self.key.1);
        }
        for name in wrong {
            self.refuse(format!(
                "the name {name} is not of lower case, digits and hyphens, or is a word of Rust's own"
            ));
        }
    }

    fn parameters(&mut self) -> Vec<Parameter> {
        let mut parameters: Vec<Parameter> = Vec::new();
        let mut mixed = BTreeSet::new();
        walk(&self.text.parts, &mut |part| {
            let (name, kind, variants) = match part {
                Part::Plain(_) => return,
                Part::Variable { name, kind } => (name, *kind, None),
                Part::Select { name, kind, variants } => (name, *kind, Some(variants)),
            };
            let index = parameters.iter().position(|known| known.name == *name).unwrap_or_else(|| {
                parameters.push(Parameter { name: name.clone(), kind: Kind::Text, cases: BTreeSet::new() });
                parameters.len() - 1
            });
            let known = &mut parameters[index];
            match (known.kind, kind) {
                (Kind::Text, kind) => known.kind = kind,
                (before, kind) if kind == Kind::Text || kind == before => {}
                _ => _ = mixed.insert(name.clone()),
            }
            if let Some(variants) = variants {
                known.cases.extend(cases(kind, variants));
            }
        });
        for name in mixed {
            self.refuse(format!("${name} is used as two kinds of thing"));
        }
        parameters
    }

    /// Every select by number tells apart what the language tells apart.
    fn plurals(&mut self) {
        let needed: BTreeSet<&str> = plural::categories(self.locale.tag).iter().copied().collect();
        let mut wrong = Vec::new();
        walk(&self.text.parts, &mut |part| {
            let Part::Select { name, kind: Kind::Number, variants } = part else { return };
            let found: BTreeSet<&str> = variants.iter().map(|variant| &*variant.key).filter(is_category).collect();
            if !found.is_empty() && (found != needed || variants.last().is_none_or(|last| last.key != "other")) {
                wrong.push(name.as_str());
            }
        });
        for name in wrong {
            let list = plural::categories(self.locale.tag).join(", ");
            self.refuse(format!("the select by ${name} needs exactly the categories {list}, and *[other] as default"));
        }
    }

    fn agrees_with(&mut self, message: &Message) {
        self.plurals();
        let wanted: BTreeSet<&str> = message.parameters.iter().map(|parameter| &*parameter.name).collect();
        let mut found = BTreeSet::new();
        let mut wrong = Vec::new();
        walk(&self.text.parts, &mut |part| {
            let (name, kind, variants) = match part {
                Part::Plain(_) => return,
                Part::Variable { name, kind } => (name, *kind, None),
                Part::Select { name, kind, variants } => (name, *kind, Some(variants)),
            };
            found.insert(name.as_str());
            let Some(known) = message.parameters.iter().find(|parameter| parameter.name == *name) else { return };
            if kind != Kind::Text && kind != known.kind {
                wrong.push(format!("${name} is another kind of thing in English"));
            }
            let cases = variants.map(|variants| cases(kind, variants)).unwrap_or_default();
            if !cases.is_empty() && cases != known.cases {
                wrong.push(format!("the select by ${name} has other cases than in English"));
            }
        });
        if found != wanted {
            let list =
                |names: &BTreeSet<&str>| names.iter().map(|name| format!("${name}")).collect::<Vec<_>>().join(", ");
            wrong.push(format!("its variables are [{}], in English [{}]", list(&found), list(&wanted)));
        }
        if markup(&self.text.parts) != message.markup {
            wrong.push("its markup differs from that in English".to_owned());
        }
        wrong.into_iter().for_each(|what| self.refuse(what));
    }
}

fn is_category(key: &&str) -> bool {
    plural::ALL.contains(key)
}

/// What a select that is no plural tells apart.
fn cases(kind: Kind, variants: &[Variant]) -> BTreeSet<String> {
    let keys = || variants.iter().map(|variant| variant.key.clone());
    let plural = kind == Kind::Number && variants.iter().any(|variant| plural::ALL.contains(&&*variant.key));
    if plural { BTreeSet::new() } else { keys().collect() }
}

/// The names of the elements in a text: `<a>` and what else a page puts an element of its own in place of.
fn markup(parts: &[Part]) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    walk(parts, &mut |part| {
        if let Part::Plain(text) = part {
            let after = text.split('<').skip(1).filter_map(|rest| rest.split_once('>'));
            names.extend(after.map(|(name, _)| name.to_owned()));
        }
    });
    names
}
