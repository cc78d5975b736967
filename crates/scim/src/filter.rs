//! Filters (RFC 7644, section 3.4.2.2): which resources, or which values of an attribute.
//!
//! A filter is checked against the schema while it is read: what cannot be meant is refused with its place, so that a typing
//! mistake never silently finds nothing.

mod evaluate;
mod read;

use std::fmt;

use serde_json::Value;

use crate::path::{AttributePath, Scope};
use crate::refusal::{Refusal, ScimType};
use crate::schema::{Attribute, ResourceType};

/// A condition.
#[derive(Debug, Clone, PartialEq)]
pub enum Filter {
    /// There is a value.
    Present(AttributePath),
    /// A value compares so.
    Compare {
        /// Which.
        path: AttributePath,
        /// How.
        operator: Operator,
        /// With what; `null` stands for no value.
        value: Value,
    },
    /// One value of a complex attribute fits as a whole.
    Item {
        /// Which attribute.
        path: AttributePath,
        /// What its parts have to fit.
        filter: Box<Self>,
    },
    /// Both hold.
    And(Box<Self>, Box<Self>),
    /// One holds, or both.
    Or(Box<Self>, Box<Self>),
    /// It does not hold.
    Not(Box<Self>),
}

/// How values are compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Operator {
    /// The same.
    Equal,
    /// Not the same.
    NotEqual,
    /// Has it inside.
    Contains,
    /// Begins with it.
    StartsWith,
    /// Ends with it.
    EndsWith,
    /// Comes after it.
    Greater,
    /// Does not come before it.
    GreaterOrEqual,
    /// Comes before it.
    Less,
    /// Does not come after it.
    LessOrEqual,
}

impl Operator {
    const ALL: [(&'static str, Self); 9] = [
        ("eq", Self::Equal),
        ("ne", Self::NotEqual),
        ("co", Self::Contains),
        ("sw", Self::StartsWith),
        ("ew", Self::EndsWith),
        ("gt", Self::Greater),
        ("ge", Self::GreaterOrEqual),
        ("lt", Self::Less),
        ("le", Self::LessOrEqual),
    ];

    fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|(known, _)| known.eq_ignore_ascii_case(word)).map(|(_, operator)| operator)
    }

    fn word(self) -> &'static str {
        Self::ALL.into_iter().find(|(_, operator)| *operator == self).map_or("", |(word, _)| word)
    }
}

/// Why a text is no filter, and where.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("at character {at}: {reason}")]
pub struct FilterFault {
    /// The character at which it went wrong, from 1.
    pub at: usize,
    /// What is wrong there.
    pub reason: String,
}

impl From<FilterFault> for Refusal {
    fn from(fault: FilterFault) -> Self {
        Self::new(ScimType::InvalidFilter, format!("The filter cannot be read {fault}."))
    }
}

impl Filter {
    /// Reads a filter on resources of that type.
    ///
    /// # Errors
    /// The first thing that is wrong with it, and where.
    pub fn parse(text: &str, resource_type: &'static ResourceType) -> Result<Self, FilterFault> {
        read::whole(text, Scope::Resource(resource_type))
    }

    /// Reads what stands in the brackets behind an attribute: a filter on its values.
    ///
    /// # Errors
    /// As [`Filter::parse`].
    pub fn parse_item(text: &str, attribute: &'static Attribute) -> Result<Self, FilterFault> {
        read::whole(text, Scope::Parts(attribute.parts()))
    }

    /// The value that the filter asks to be equal at that path, when nothing else can fit: for looking it up by key.
    pub fn wanted(&self, path: &str) -> Option<&str> {
        match self {
            Self::Compare { path: at, operator: Operator::Equal, value: Value::String(value) } => {
                let name = at.name();
                let compared = if at.compared() == at.leaf() { name } else { format!("{name}.value") };
                (compared == path).then_some(value)
            }
            Self::And(one, other) => one.wanted(path).or_else(|| other.wanted(path)),
            _ => None,
        }
    }

    /// The parts and values that the filter asks to be equal, when it asks nothing else: what a value that fits it looks like.
    pub(crate) fn equalities(&self) -> Option<Vec<(&'static str, &Value)>> {
        match self {
            Self::Compare { path, operator: Operator::Equal, value } => Some(vec![(path.attribute.name, value)]),
            Self::And(one, other) => {
                let mut all = one.equalities()?;
                all.extend(other.equalities()?);
                Some(all)
            }
            _ => None,
        }
    }
}

/// As it could be read again.
impl fmt::Display for Filter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Present(path) => write!(f, "{} pr", path.name()),
            Self::Compare { path, operator, value } => write!(f, "{} {} {value}", path.name(), operator.word()),
            Self::Item { path, filter } => write!(f, "{}[{filter}]", path.name()),
            Self::And(one, other) => write!(f, "({one}) and ({other})"),
            Self::Or(one, other) => write!(f, "({one}) or ({other})"),
            Self::Not(inner) => write!(f, "not ({inner})"),
        }
    }
}
