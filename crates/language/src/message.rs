use jiff::Timestamp;
use jiff::civil::Date;

use crate::template::{self, Value};
use crate::{Language, dates, place};

/// Something to say, not yet in any language: which text, and what it is about.
///
/// The functions in [`crate::text`] make them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    index: usize,
    arguments: Vec<Argument>,
}

/// What stands in the place of a variable.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Argument {
    /// Somebody's own text, the same in every language: a name, a code. It is kept from turning the
    /// sentence round when it runs the other way.
    Text(String),
    /// Text in the language of the message.
    Own(String),
    /// A number, which may choose between plurals.
    Number(i64),
    /// A day of the calendar.
    Date(Date),
    /// A moment, told in UTC.
    Time(Timestamp),
    /// Part of a sentence, put into words with the whole.
    Message(Message),
}

impl Message {
    pub(crate) const fn new(index: usize, arguments: Vec<Argument>) -> Self {
        Self { index, arguments }
    }

    /// The words in one language.
    #[must_use]
    pub fn text(&self, language: Language) -> String {
        let texts: Vec<String> = self.arguments.iter().map(|argument| argument.text(language)).collect();
        let values: Vec<Value<'_>> = self
            .arguments
            .iter()
            .zip(&texts)
            .map(|(argument, text)| match argument {
                Argument::Text(text) => Value::Text(text),
                Argument::Number(number) => Value::Number(*number),
                Argument::Own(_) | Argument::Date(_) | Argument::Time(_) | Argument::Message(_) => Value::Own(text),
            })
            .collect();
        template::render(place::template(language, self.index), language, &values)
    }
}

impl Argument {
    /// The words in one language.
    #[must_use]
    pub fn text(&self, language: Language) -> String {
        match self {
            Self::Text(text) | Self::Own(text) => text.clone(),
            Self::Number(number) => crate::number(language, *number),
            Self::Date(date) => dates::date(language, *date),
            Self::Time(time) => dates::time(language, *time),
            Self::Message(message) => message.text(language),
        }
    }
}

impl From<&str> for Argument {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Argument {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<&String> for Argument {
    fn from(text: &String) -> Self {
        Self::Text(text.clone())
    }
}

impl From<Message> for Argument {
    fn from(message: Message) -> Self {
        Self::Message(message)
    }
}
