//! The members of a JSON body that a vendor sent, each understood by its own rule and named in its fault.

use std::borrow::Cow;

use jiff::Timestamp;
use serde_json::Value;

use crate::fault::{CallBackFault, RowReason, shortened};
use crate::pearson::row::{MAX_CODE, is_code_byte};

/// The object in a body of at most `max` bytes.
pub(crate) fn object(body: &[u8], max: usize) -> Result<Value, CallBackFault> {
    if body.len() > max {
        return Err(CallBackFault::TooLarge { max });
    }
    let value: Value =
        serde_json::from_slice(body).map_err(|error| CallBackFault::NotJson { detail: error.to_string() })?;
    if !value.is_object() {
        return Err(CallBackFault::NotJson { detail: "it is no object".to_owned() });
    }
    Ok(value)
}

/// A JSON object, with its own path.
#[derive(Debug, Clone)]
pub(crate) struct Body<'a> {
    value: &'a Value,
    path: String,
}

impl<'a> Body<'a> {
    pub(crate) fn root(value: &'a Value) -> Self {
        Self { value, path: String::new() }
    }

    /// The elements of an array; none where it is absent.
    pub(crate) fn elements(&self, pointer: &str) -> Result<Vec<Body<'a>>, CallBackFault> {
        match self.value.pointer(pointer) {
            None | Some(Value::Null) => Ok(Vec::new()),
            Some(Value::Array(values)) => Ok(values
                .iter()
                .enumerate()
                .map(|(index, value)| Body { value, path: format!("{}[{index}].", self.name(pointer)) })
                .collect()),
            Some(_) => Err(self.fault(pointer, RowReason::UnknownWord { expected: "an array" })),
        }
    }

    pub(crate) fn is_absent(&self, pointer: &str) -> bool {
        self.value.pointer(pointer).is_none_or(Value::is_null)
    }

    /// The trimmed text or whole number; blank is absent.
    pub(crate) fn text(&self, pointer: &str, max: usize) -> Result<Option<String>, CallBackFault> {
        let Some(text) = self.plain(pointer)? else { return Ok(None) };
        if text.chars().count() > max {
            return Err(self.fault(pointer, RowReason::TooLong { max }));
        }
        Ok(Some(text.into_owned()))
    }

    pub(crate) fn required(&self, pointer: &str, max: usize, expected: &'static str) -> Result<String, CallBackFault> {
        self.text(pointer, max)?.ok_or_else(|| self.blank(pointer, expected))
    }

    pub(crate) fn code(&self, pointer: &str, expected: &'static str) -> Result<String, CallBackFault> {
        let text = self.plain(pointer)?.ok_or_else(|| self.blank(pointer, expected))?;
        if text.len() > MAX_CODE || !text.bytes().all(is_code_byte) {
            return Err(self.fault(pointer, RowReason::NotACode));
        }
        Ok(text.into_owned())
    }

    pub(crate) fn number(&self, pointer: &str) -> Result<Option<u32>, CallBackFault> {
        let Some(text) = self.plain(pointer)? else { return Ok(None) };
        // `parse` would also take a plus sign.
        match text.parse() {
            Ok(number) if text.bytes().all(|byte| byte.is_ascii_digit()) => Ok(Some(number)),
            _ => Err(self.fault(pointer, RowReason::NotANumber)),
        }
    }

    /// A number as it is written, with its fraction if it has one; nothing where it is something else.
    pub(crate) fn number_as_written(&self, pointer: &str) -> Option<String> {
        self.value.pointer(pointer).filter(|value| value.is_number()).map(ToString::to_string)
    }

    /// A value as text, whatever it is; blank where it is absent.
    pub(crate) fn shown(&self, pointer: &str) -> String {
        match self.value.pointer(pointer) {
            None | Some(Value::Null) => String::new(),
            Some(Value::String(text)) => text.trim().to_owned(),
            Some(other) => other.to_string(),
        }
    }

    /// A truth value as the files write it; blank where it is absent.
    pub(crate) fn boolean(&self, pointer: &str) -> Result<String, CallBackFault> {
        match self.value.pointer(pointer) {
            Some(Value::Bool(value)) => Ok(value.to_string()),
            _ => Ok(self.plain(pointer)?.unwrap_or_default().into_owned()),
        }
    }

    pub(crate) fn time(&self, pointer: &str) -> Result<Option<Timestamp>, CallBackFault> {
        let Some(text) = self.plain(pointer)? else { return Ok(None) };
        text.parse().map(Some).map_err(|_detail: jiff::Error| CallBackFault::NotATime {
            member: self.name(pointer),
            value: shortened(&text),
        })
    }

    pub(crate) fn blank(&self, pointer: &str, expected: &'static str) -> CallBackFault {
        self.fault(pointer, RowReason::Blank { expected })
    }

    pub(crate) fn fault(&self, pointer: &str, reason: RowReason) -> CallBackFault {
        let value = match self.value.pointer(pointer) {
            None | Some(Value::Null) => None,
            Some(Value::String(text)) if text.trim().is_empty() => None,
            Some(Value::String(text)) => Some(shortened(text.trim())),
            Some(other) => Some(shortened(&other.to_string())),
        };
        CallBackFault::Member { member: self.name(pointer), value, reason }
    }

    fn plain(&self, pointer: &str) -> Result<Option<Cow<'a, str>>, CallBackFault> {
        let text = match self.value.pointer(pointer) {
            None | Some(Value::Null) => return Ok(None),
            Some(Value::String(text)) => Cow::Borrowed(text.trim()),
            Some(Value::Number(number)) if number.is_u64() || number.is_i64() => Cow::Owned(number.to_string()),
            Some(_) => return Err(self.fault(pointer, RowReason::NotAText)),
        };
        if text.chars().any(char::is_control) {
            return Err(self.fault(pointer, RowReason::ControlCharacter));
        }
        Ok(if text.is_empty() { None } else { Some(text) })
    }

    /// The path of a member as it would be written in a program.
    fn name(&self, pointer: &str) -> String {
        let member = pointer.trim_start_matches('/').replace("/0/", "[0]/").replace('/', ".");
        format!("{}{member}", self.path)
    }
}
