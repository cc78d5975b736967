use std::fmt;

/// Something wrong in a locale file.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fault {
    /// The file, from the folder of the locales on: `es/web/shell.ftl`.
    pub file: String,
    /// Counted from 1.
    pub line: usize,
    /// What is wrong, and with which message.
    pub message: String,
}

impl fmt::Display for Fault {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}:{}: {}", self.file, self.line, self.message)
    }
}
