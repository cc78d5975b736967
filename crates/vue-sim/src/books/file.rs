//! Files that came from the program, and files that are due to it.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// A file of the program's that was read. Its records are taken in the same entry of the journal.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct FileRead {
    pub(crate) name: String,
    /// Tells the same bytes from new ones under the same name.
    pub(crate) sha256: String,
    pub(crate) at: Timestamp,
    pub(crate) accepted: u32,
    pub(crate) refused: u32,
    /// Why it was refused as a whole.
    pub(crate) fault: Option<String>,
    /// Whether it was moved out of the program's folder. Until then the file there is this one.
    pub(crate) archived: bool,
}

/// How much of a file for the program is there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum FileState {
    Due,
    /// As the fault wants; the whole of it follows.
    Half,
    Written,
}

/// A file for the program.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct FileDue {
    pub(crate) name: String,
    pub(crate) due_at: Timestamp,
    /// Waits until one of these authorizations has a result that was filed, as the fault wants.
    pub(crate) after_result_of: Vec<String>,
    pub(crate) half_first: bool,
    pub(crate) state: FileState,
    pub(crate) written_at: Option<Timestamp>,
    pub(crate) rows: usize,
    /// What is in it, until it is written.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(crate) tables: Vec<Table>,
}

/// A member of an archive.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Table {
    pub(crate) name: String,
    pub(crate) columns: Vec<String>,
    pub(crate) rows: Vec<Vec<String>>,
}

impl FileDue {
    pub(super) fn written(&mut self, at: Timestamp, state: FileState) {
        self.state = state;
        if state == FileState::Written {
            self.written_at = Some(at);
            self.tables.clear();
        }
    }
}
