//! Reading filters, by recursive descent. `and` binds closer than `or`, `not` closer than both.

use jiff::Timestamp;
use serde_json::Value;

use super::{Filter, FilterFault, Operator};
use crate::path::{AttributePath, Scope};
use crate::schema::{Attribute, Kind};

/// The longest filter that is read, in bytes.
const LONGEST: usize = 4 << 10;

/// How deep parentheses and brackets may stand in each other.
const DEEPEST: usize = 20;

pub(super) fn whole(text: &str, scope: Scope) -> Result<Filter, FilterFault> {
    if text.len() > LONGEST {
        return Err(FilterFault { at: 1, reason: format!("it has more than {LONGEST} bytes") });
    }
    let mut reader = Reader { text, at: 0, depth: 0 };
    let filter = reader.either(scope)?;
    reader.blanks();
    if reader.at < text.len() {
        return Err(reader.fault("nothing more is expected"));
    }
    Ok(filter)
}

struct Reader<'t> {
    text: &'t str,
    /// The next byte; always at the beginning of a character.
    at: usize,
    depth: usize,
}

impl<'t> Reader<'t> {
    fn fault(&self, reason: impl Into<String>) -> FilterFault {
        self.fault_at(self.at, reason)
    }

    fn fault_at(&self, byte: usize, reason: impl Into<String>) -> FilterFault {
        FilterFault { at: self.text[..byte].chars().count() + 1, reason: reason.into() }
    }

    fn rest(&self) -> &'t str {
        &self.text[self.at..]
    }

    fn blanks(&mut self) {
        self.at += self.rest().len() - self.rest().trim_start_matches(' ').len();
    }

    fn takes(&mut self, character: char) -> bool {
        let takes = self.rest().starts_with(character);
        if takes {
            self.at += character.len_utf8();
        }
        takes
    }

    fn expect(&mut self, character: char) -> Result<(), FilterFault> {
        self.blanks();
        if self.takes(character) { Ok(()) } else { Err(self.fault(format!("`{character}` is expected"))) }
    }

    /// The word that comes next, which is left where it is.
    fn word(&self) -> &'t str {
        let rest = self.rest();
        let part_of_word = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | ':' | '_' | '-' | '$');
        &rest[..rest.find(|c| !part_of_word(c)).unwrap_or(rest.len())]
    }

    fn takes_word(&mut self, word: &str) -> bool {
        self.blanks();
        let takes = self.word().eq_ignore_ascii_case(word);
        if takes {
            self.at += word.len();
        }
        takes
    }

    fn either(&mut self, scope: Scope) -> Result<Filter, FilterFault> {
        let mut filter = self.both(scope)?;
        while self.takes_word("or") {
            filter = Filter::Or(Box::new(filter), Box::new(self.both(scope)?));
        }
        Ok(filter)
    }

    fn both(&mut self, scope: Scope) -> Result<Filter, FilterFault> {
        let mut filter = self.one(scope)?;
        while self.takes_word("and") {
            filter = Filter::And(Box::new(filter), Box::new(self.one(scope)?));
        }
        Ok(filter)
    }

    fn one(&mut self, scope: Scope) -> Result<Filter, FilterFault> {
        self.blanks();
        if self.takes('(') {
            let inner = self.nested(scope)?;
            self.expect(')')?;
            return Ok(inner);
        }
        let begin = self.at;
        let word = self.word();
        if word.is_empty() {
            return Err(self.fault("the name of an attribute is expected"));
        }
        self.at += word.len();
        if word.eq_ignore_ascii_case("not") {
            self.expect('(')?;
            let inner = self.nested(scope)?;
            self.expect(')')?;
            return Ok(Filter::Not(Box::new(inner)));
        }
        let path = AttributePath::read(word, scope)
            .ok_or_else(|| self.fault_at(begin, format!("there is no attribute `{word}`")))?;
        if self.takes('[') {
            if path.leaf().parts().is_empty() {
                return Err(self.fault_at(begin, format!("`{word}` has no parts to filter by")));
            }
            let filter = self.nested(Scope::Parts(path.leaf().parts()))?;
            self.expect(']')?;
            return Ok(Filter::Item { path, filter: Box::new(filter) });
        }
        self.condition(path, begin)
    }

    fn nested(&mut self, scope: Scope) -> Result<Filter, FilterFault> {
        self.depth += 1;
        if self.depth > DEEPEST {
            return Err(self.fault(format!("parentheses stand deeper than {DEEPEST} in each other")));
        }
        let filter = self.either(scope);
        self.depth -= 1;
        filter
    }

    fn condition(&mut self, path: AttributePath, begin: usize) -> Result<Filter, FilterFault> {
        self.blanks();
        let at = self.at;
        let word = self.word();
        self.at += word.len();
        if word.eq_ignore_ascii_case("pr") {
            return Ok(Filter::Present(path));
        }
        let operator = Operator::parse(word).ok_or_else(|| {
            self.fault_at(at, "one of `pr`, `eq`, `ne`, `co`, `sw`, `ew`, `gt`, `ge`, `lt`, `le` is expected")
        })?;
        self.blanks();
        let at = self.at;
        let value = self.value()?;
        let compared = path.compared();
        comparable(compared, operator, &value).map_err(|reason| {
            let at = if matches!(compared.kind, Kind::Complex(_)) { begin } else { at };
            self.fault_at(at, reason)
        })?;
        Ok(Filter::Compare { path, operator, value })
    }

    fn value(&mut self) -> Result<Value, FilterFault> {
        let rest = self.rest();
        let length = if rest.starts_with('"') { quoted(rest) } else { Some(self.word().len()) };
        let value = length.and_then(|length| serde_json::from_str(&rest[..length]).ok().map(|value| (length, value)));
        let (length, value) =
            value.ok_or_else(|| self.fault("a value is expected: text in double quotes, `true`, `false` or `null`"))?;
        self.at += length;
        Ok(value)
    }
}

/// How long the quoted text is that a text begins with, quotes included.
fn quoted(text: &str) -> Option<usize> {
    let mut escaped = false;
    for (at, byte) in text.bytes().enumerate().skip(1) {
        match byte {
            _ if escaped => escaped = false,
            b'\\' => escaped = true,
            b'"' => return Some(at + 1),
            _ => {}
        }
    }
    None
}

/// Whether an attribute can be compared so, and why not.
fn comparable(attribute: &Attribute, operator: Operator, value: &Value) -> Result<(), String> {
    let name = attribute.name;
    let same = matches!(operator, Operator::Equal | Operator::NotEqual);
    match (attribute.kind, value) {
        (Kind::Complex(_), _) => Err(format!("`{name}` has parts; name the one to compare, as in `{name}.part`")),
        (_, Value::Null) if same => Ok(()),
        (_, Value::Null) => Err("`null` can only be compared by `eq` and `ne`".to_owned()),
        (Kind::Boolean, Value::Bool(_)) if same => Ok(()),
        (Kind::Boolean, Value::Bool(_)) => Err("`true` and `false` can only be compared by `eq` and `ne`".to_owned()),
        (Kind::Boolean, _) => Err(format!("`{name}` is compared with `true` or `false`")),
        (Kind::DateTime, Value::String(text)) => match text.parse::<Timestamp>() {
            Ok(_) => Ok(()),
            Err(_) => Err(format!("`{name}` is compared with an instant such as \"2026-03-01T12:00:00Z\"")),
        },
        (_, Value::String(_)) => Ok(()),
        _ => Err(format!("`{name}` is compared with text in double quotes")),
    }
}
