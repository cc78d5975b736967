//! Texts to Rust: a table per language, and a function per message.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use crate::check::{Message, Parameter};
use crate::text::{Kind, Locale, Part};

/// The marks in a template; the evaluator gets them as constants of the same names.
///
/// A template is the text itself. `ARGUMENT` and a digit stand for a parameter. A select is `SELECT`
/// and the digit of its parameter, then for each variant `VARIANT`, its key, `NAMED`, its text and
/// `END`, and at last `END` again. The default has no key and comes last.
const MARKS: [(&str, char); 6] = [
    ("ARGUMENT", '\u{1}'),
    ("SELECT", '\u{2}'),
    ("VARIANT", '\u{3}'),
    ("NAMED", '\u{4}'),
    ("END", '\u{5}'),
    ("BETWEEN", '\0'),
];

fn mark(name: &str) -> char {
    MARKS.iter().find(|(known, _)| *known == name).map_or('\0', |(_, mark)| *mark)
}

/// The whole source; what it needs besides is in `language`.
pub(crate) fn rust(messages: &[Message], locales: &[&Locale]) -> String {
    let mut out = String::from("// Written by the build from `locales/`.\n\n");
    for (name, mark) in MARKS {
        _ = writeln!(out, "pub(crate) const {name}: char = {mark:?};");
    }
    let in_browser = messages.iter().filter(|message| message.in_browser()).count();
    _ = writeln!(out, "/// How many of the texts the browser has; they come first.");
    out.push_str("#[cfg(not(target_arch = \"wasm32\"))]\n");
    _ = writeln!(out, "pub(crate) const IN_BROWSER: usize = {in_browser};");
    _ = writeln!(out, "#[cfg(not(target_arch = \"wasm32\"))]");
    _ = writeln!(out, "pub(crate) static TEXTS: [[&str; {}]; {}] = [", messages.len(), locales.len());
    for locale in locales {
        out.push_str("[\n");
        for message in messages {
            let mut template = String::new();
            write_template(message, message.parts(locale), &mut template);
            _ = writeln!(out, "{template:?},");
        }
        out.push_str("],\n");
    }
    out.push_str("];\n");

    out.push_str("#[cfg(not(target_arch = \"wasm32\"))]\n");
    _ = writeln!(out, "pub(crate) static NAMES: [&str; {}] = [", messages.len());
    for message in messages {
        _ = writeln!(out, "{:?},", format!("{}/{}", message.file(), message.name()));
    }
    out.push_str("];\n");

    let mut root = Module::default();
    for (index, message) in messages.iter().enumerate() {
        let module = message.file().split('/').fold(&mut root, |module, name| module.inner.entry(name).or_default());
        module.functions.push(function(index, message, message.parts(locales[0])));
    }
    for (name, module) in &root.inner {
        // Pages and dates apart, texts are the server's.
        if !matches!(*name, "web" | "dates") {
            out.push_str("#[cfg(not(target_arch = \"wasm32\"))]\n");
        }
        module.write(name, &mut out);
    }
    out
}

fn write_template(message: &Message, parts: &[Part], out: &mut String) {
    let place = |name: &str| char::from_digit(message.index(name) as u32, 36).unwrap_or('0');
    for part in parts {
        match part {
            Part::Plain(text) => out.push_str(text),
            Part::Variable { name, .. } => out.extend([mark("ARGUMENT"), place(name)]),
            Part::Select { name, variants, .. } => {
                out.extend([mark("SELECT"), place(name)]);
                for (index, variant) in variants.iter().enumerate() {
                    let key = if index + 1 == variants.len() { "" } else { &variant.key };
                    out.push(mark("VARIANT"));
                    out.push_str(key);
                    out.push(mark("NAMED"));
                    write_template(message, &variant.parts, out);
                    out.push(mark("END"));
                }
                out.push(mark("END"));
            }
        }
    }
}

/// The functions of a file and the folders under it.
#[derive(Default)]
struct Module<'a> {
    functions: Vec<String>,
    inner: BTreeMap<&'a str, Module<'a>>,
}

impl Module<'_> {
    fn write(&self, name: &str, out: &mut String) {
        _ = writeln!(out, "/// The texts of `{name}`.\npub mod {} {{", identifier(name));
        self.functions.iter().for_each(|function| out.push_str(function));
        self.inner.iter().for_each(|(name, module)| module.write(name, out));
        out.push_str("}\n");
    }
}

/// A name as Rust writes it.
fn identifier(name: &str) -> String {
    name.replace('-', "_")
}

fn function(index: usize, message: &Message, english: &[Part]) -> String {
    let mut out = String::from("/// In English:\n///\n/// ```text\n");
    for line in plain(english).lines() {
        _ = writeln!(out, "/// {line}");
    }
    out.push_str("/// ```\n#[must_use]\n");
    let page = message.is_page();
    let list = |each: &dyn Fn(&Parameter) -> String| message.parameters.iter().map(each).collect::<Vec<_>>().join(", ");
    let parameters = list(&|parameter| {
        let kind = match parameter.kind {
            Kind::Text if page => "&str",
            Kind::Text => "impl Into<crate::Argument>",
            Kind::Number => "impl crate::Count",
            Kind::Date => "::jiff::civil::Date",
            Kind::Time => "::jiff::Timestamp",
        };
        format!("{}: {kind}", identifier(&parameter.name))
    });
    let arguments = list(&|parameter| {
        let name = identifier(&parameter.name);
        match parameter.kind {
            Kind::Text if page => format!("crate::template::Value::Text({name})"),
            Kind::Number if page => format!("crate::template::Value::Number({name}.count())"),
            Kind::Date if page => format!("crate::template::Value::Own(&crate::dates::date(crate::here(), {name}))"),
            Kind::Time if page => format!("crate::template::Value::Own(&crate::dates::time(crate::here(), {name}))"),
            Kind::Text => format!("{name}.into()"),
            Kind::Number => format!("crate::Argument::Number({name}.count())"),
            Kind::Date => format!("crate::Argument::Date({name})"),
            Kind::Time => format!("crate::Argument::Time({name})"),
        }
    });
    let name = identifier(message.name());
    _ = match (page, message.parameters.is_empty()) {
        (true, true) => writeln!(out, "pub fn {name}() -> &'static str {{ crate::place::text({index}) }}"),
        (true, false) => {
            writeln!(out, "pub fn {name}({parameters}) -> String {{ crate::place::render({index}, &[{arguments}]) }}")
        }
        (false, _) => writeln!(
            out,
            "pub fn {name}({parameters}) -> crate::Message {{ crate::Message::new({index}, vec![{arguments}]) }}"
        ),
    };
    out
}

/// A text for people who read the code.
fn plain(parts: &[Part]) -> String {
    let mut out = String::new();
    for part in parts {
        match part {
            Part::Plain(text) => out.push_str(text),
            Part::Variable { name, .. } => _ = write!(out, "{{{name}}}"),
            Part::Select { name, variants, .. } => {
                let list: Vec<String> =
                    variants.iter().map(|variant| format!("[{}] {}", variant.key, plain(&variant.parts))).collect();
                _ = write!(out, "{{{name}: {}}}", list.join(" "));
            }
        }
    }
    out
}
