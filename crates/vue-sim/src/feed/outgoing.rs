//! Files for the program, from when they are due until the whole of them is there.

use std::io;

use jiff::SignedDuration;

use super::{FeedFault, archive};
use crate::books::{Books, Change, FileDue, FileState, Table};
use crate::clock::name_stamp;
use crate::fault::Fault;
use crate::vendor::{Entry, Vendor};

/// Puts an archive into the queue. Its tables are named by their prefixes only; the rest of their names is given here.
pub(super) fn queue(entry: &mut Entry<'_>, prefix: &str, mut tables: Vec<Table>, after_result_of: Vec<String>) {
    let now = entry.now;
    let name = free_name(entry, prefix);
    let stem = name.trim_end_matches(".zip").trim_start_matches(prefix).to_owned();
    for table in &mut tables {
        table.name = format!("{}{stem}.dat", table.name);
    }
    if entry.strikes(Fault::UnknownMember) {
        let row = vec!["1".to_owned(), "nobody knows what this is".to_owned()];
        let columns = vec!["Number".to_owned(), "Text".to_owned()];
        tables.push(Table { name: format!("zzzz{stem}.dat"), columns, rows: vec![row] });
    }
    if entry.strikes(Fault::MonthFirstDates) {
        month_first(&mut tables);
    }
    let late = if entry.strikes(Fault::Slow) { i64::from(entry.faults.slow_seconds) } else { 0 };
    let file = FileDue {
        name,
        due_at: now.saturating_add(SignedDuration::from_secs(late)).unwrap_or(now),
        after_result_of,
        half_first: entry.strikes(Fault::HalfWrittenFile),
        state: FileState::Due,
        written_at: None,
        rows: tables.iter().map(|table| table.rows.len()).sum(),
        tables,
    };
    let twice = entry.strikes(Fault::DuplicateFile);
    entry.put(Change::FileDue { file: file.clone() });
    if twice {
        let name = free_name(entry, prefix);
        entry.put(Change::FileDue { file: FileDue { name, ..file } });
    }
}

/// Writes what is due, and answers the names of what is now whole or half there.
pub(super) fn write_due(vendor: &Vendor) -> Result<Vec<String>, FeedFault> {
    let due: Vec<FileDue> = vendor.read(|books, now| {
        let ready = |file: &&FileDue| file.state != FileState::Written && file.due_at <= now && may_come(books, file);
        books.files_written.values().filter(ready).cloned().collect()
    });
    let mut written = Vec::new();
    for file in due {
        let bytes = archive::bytes(&file.tables).map_err(io::Error::other)?;
        let half = file.half_first && file.state == FileState::Due;
        let part = if half { &bytes[..bytes.len() / 2] } else { &bytes[..] };
        vendor.folders.write(&file.name, part)?;
        vendor.write("file-written", |entry| {
            let state = if half { FileState::Half } else { FileState::Written };
            entry.put(Change::FileWritten { name: file.name.clone(), at: entry.now, state });
            Ok(())
        })?;
        written.push(file.name);
    }
    Ok(written)
}

/// Whether nothing that the file waits for is missing: a result of one of its authorizations that is in a file which
/// is there.
fn may_come(books: &Books, file: &FileDue) -> bool {
    let filed = |id: &String| books.appointments_under(id).any(|one| one.result.is_some() && !one.unfiled);
    let coming = |other: &FileDue| other.name.starts_with("exam-") && other.state != FileState::Written;
    file.after_result_of.is_empty()
        || (file.after_result_of.iter().any(filed) && !books.files_written.values().any(coming))
}

fn free_name(books: &Books, prefix: &str) -> String {
    let at = name_stamp(books.vendor_time(crate::clock::machine_now()));
    let taken = |name: &String| books.files_written.contains_key(name);
    let names = (2_u32..).map(|copy| format!("{prefix}-{at}-{copy}.zip"));
    std::iter::once(format!("{prefix}-{at}.zip")).chain(names).find(|name| !taken(name)).unwrap_or_default()
}

/// Writes the dates of all tables with the month first. Only dates have that form.
fn month_first(tables: &mut [Table]) {
    for value in tables.iter_mut().flat_map(|table| &mut table.rows).flatten() {
        let bytes = value.as_bytes();
        if bytes.len() == 19 && bytes[4] == b'/' && bytes[7] == b'/' && value.is_ascii() {
            *value = format!("{}/{}{}", &value[5..10], &value[..4], &value[10..]);
        }
    }
}
