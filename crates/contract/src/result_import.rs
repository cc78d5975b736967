//! Importing an archive of exam results.

use domain::id::ImportId;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// What an import of a result archive did, or would do.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ResultImportView {
    /// Which import; absent for a dry run, which leaves no trace.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = Uuid))]
    pub id: Option<ImportId>,
    /// The file's name, as given.
    pub file_name: String,
    /// SHA-256 of the file, in hexadecimal.
    pub sha256: String,
    /// Whether nothing was written.
    pub dry_run: bool,
    /// Whether the same file had been imported before; then nothing changed now, and the counts are of the first time.
    pub repeated: bool,
    /// When it ended.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub finished_at: Timestamp,
    /// What happened to its rows.
    pub counts: ImportCounts,
    /// Each row that could not be read (the first 1,000).
    pub faults: Vec<RowFaultView>,
    /// Members of the archive that were passed over, and why.
    pub notices: Vec<String>,
}

/// What happened to the rows of an archive. `rows` is the sum of the four below it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ImportCounts {
    /// Rows read.
    pub rows: u64,
    /// Rows recorded as new exam-result facts.
    pub recorded: u64,
    /// Rows that were on record already.
    pub known: u64,
    /// Rows that fit no candidate and went to the claim queue.
    pub claims: u64,
    /// Rows that could not be read.
    pub faulty: u64,
    /// Candidates whose awards were decided anew.
    pub candidates: u64,
    /// Awards made.
    pub awards: u64,
    /// Awards that wait for a person's decision.
    pub reviews: u64,
}

/// A row that could not be read. The others were not affected.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RowFaultView {
    /// The member of the archive.
    pub file: String,
    /// Its line, counted from 1; the header is line 1.
    pub line: u64,
    /// The column, by its header.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub column: Option<String>,
    /// What is wrong and what would be accepted.
    pub reason: String,
}
