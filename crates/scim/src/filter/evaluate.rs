//! Whether a resource fits a filter.

use std::cmp::Ordering;

use jiff::Timestamp;
use serde_json::Value;

use super::{Filter, Operator};
use crate::Object;
use crate::schema::{Attribute, Kind};

impl Filter {
    /// Whether a resource, or a value in brackets, fits.
    ///
    /// Where an attribute has several values, one that fits is enough. `ne` is the opposite of `eq`, so that it fits where
    /// there is no value at all.
    pub fn matches(&self, resource: &Object) -> bool {
        match self {
            Self::Present(path) => path.values(resource, false).into_iter().any(is_something),
            Self::Compare { path, operator: Operator::NotEqual, value } => {
                !Self::Compare { path: *path, operator: Operator::Equal, value: value.clone() }.matches(resource)
            }
            Self::Compare { path, value: Value::Null, .. } => path.values(resource, true).is_empty(),
            Self::Compare { path, operator, value } => {
                let compared = path.compared();
                path.values(resource, true).into_iter().any(|known| holds(compared, known, *operator, value))
            }
            Self::Item { path, filter } => {
                let items = path.values(resource, false);
                items.into_iter().filter_map(Value::as_object).any(|item| filter.matches(item))
            }
            Self::And(one, other) => one.matches(resource) && other.matches(resource),
            Self::Or(one, other) => one.matches(resource) || other.matches(resource),
            Self::Not(inner) => !inner.matches(resource),
        }
    }
}

fn is_something(value: &Value) -> bool {
    match value {
        Value::Null => false,
        Value::String(text) => !text.is_empty(),
        Value::Array(items) => !items.is_empty(),
        Value::Object(members) => !members.is_empty(),
        Value::Bool(_) | Value::Number(_) => true,
    }
}

fn holds(attribute: &Attribute, known: &Value, operator: Operator, asked: &Value) -> bool {
    let (Value::String(known), Value::String(asked)) = (known, asked) else { return known == asked };
    if attribute.kind == Kind::DateTime
        && let (Ok(known), Ok(asked)) = (known.parse::<Timestamp>(), asked.parse::<Timestamp>())
    {
        return ordered(known.cmp(&asked), operator);
    }
    let fold = |text: &str| if attribute.case_exact { text.to_owned() } else { text.to_lowercase() };
    let (known, asked) = (fold(known), fold(asked));
    match operator {
        Operator::Contains => known.contains(&asked),
        Operator::StartsWith => known.starts_with(&asked),
        Operator::EndsWith => known.ends_with(&asked),
        _ => ordered(known.cmp(&asked), operator),
    }
}

fn ordered(known: Ordering, operator: Operator) -> bool {
    match operator {
        Operator::Equal => known.is_eq(),
        Operator::Greater => known.is_gt(),
        Operator::GreaterOrEqual => known.is_ge(),
        Operator::Less => known.is_lt(),
        Operator::LessOrEqual => known.is_le(),
        // Instants have no inside, and `ne` is asked as the opposite of `eq`.
        Operator::NotEqual | Operator::Contains | Operator::StartsWith | Operator::EndsWith => false,
    }
}
