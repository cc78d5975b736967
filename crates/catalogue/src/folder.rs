//! A folder of catalogue files.
//!
//! Every `.yaml` and `.yml` file below the folder belongs to the catalogue, in any arrangement; other files and those
//! whose name begins with a dot are left alone. Files are taken in the order of their names, so a report does not
//! depend on the file system.

use std::fs;
use std::io;
use std::path::Path;

use crate::mistake::{Mistake, Report};
use crate::reading::{Loaded, Reading};

/// Folders in folders beyond this are a loop.
const DEEPEST: usize = 16;
/// No catalogue file is larger than this many bytes.
const LARGEST: u64 = 4 << 20;

/// Looks at a folder and tells every mistake.
pub fn check(folder: &Path) -> Report {
    let (reading, report) = read_folder(folder);
    let (files, documents) = (report.files, report.documents);
    match reading.finish(report) {
        Ok(_) => Report { files, documents, mistakes: Vec::new() },
        Err(report) => report,
    }
}

/// Reads a folder for use.
///
/// # Errors
/// The [`Report`] with every mistake; nothing of such a folder should be used.
pub fn load(folder: &Path) -> Result<Loaded, Report> {
    let (reading, report) = read_folder(folder);
    reading.finish(report)
}

/// Reads files that are in memory, each by its name and text.
///
/// # Errors
/// As [`load`].
pub fn load_texts(files: &[(&str, &str)]) -> Result<Loaded, Report> {
    let (mut reading, mut report) = (Reading::default(), Report::default());
    for (name, text) in files {
        report.files += 1;
        reading.take((*name).to_owned(), text, &mut report);
    }
    reading.finish(report)
}

/// Reads every file; what cannot be read is a mistake among others.
fn read_folder(folder: &Path) -> (Reading, Report) {
    let mut reading = Reading::default();
    let mut report = Report::default();
    let mut files = Vec::new();
    let whole = |file: &str, message: String| Mistake {
        file: file.to_owned(),
        line: None,
        column: None,
        document: None,
        field: String::new(),
        message,
    };
    if let Err(error) = list(folder, "", 0, &mut files) {
        report.mistakes.push(whole(&folder.display().to_string(), format!("the folder cannot be read: {error}")));
        return (reading, report);
    }
    if files.is_empty() {
        let message = "the folder has no catalogue files: .yaml files are expected".to_owned();
        report.mistakes.push(whole(&folder.display().to_string(), message));
    }
    for name in files {
        report.files += 1;
        match read_text(&folder.join(&name)) {
            Ok(text) => reading.take(name, &text, &mut report),
            Err(error) => report.mistakes.push(whole(&name, format!("the file cannot be read: {error}"))),
        }
    }
    (reading, report)
}

/// Lists the catalogue files below a folder by their names relative to it.
fn list(folder: &Path, below: &str, depth: usize, files: &mut Vec<String>) -> io::Result<()> {
    if depth > DEEPEST {
        return Err(io::Error::other("folders are nested too deeply"));
    }
    let mut entries: Vec<_> = fs::read_dir(folder)?.collect::<Result<_, _>>()?;
    entries.sort_by_key(fs::DirEntry::file_name);
    for entry in entries {
        let name = entry.file_name().to_string_lossy().into_owned();
        if name.starts_with('.') {
            continue;
        }
        let relative = if below.is_empty() { name.clone() } else { format!("{below}/{name}") };
        if fs::metadata(entry.path())?.is_dir() {
            list(&entry.path(), &relative, depth + 1, files)?;
        } else if name.ends_with(".yaml") || name.ends_with(".yml") {
            files.push(relative);
        }
    }
    Ok(())
}

fn read_text(path: &Path) -> io::Result<String> {
    if fs::metadata(path)?.len() > LARGEST {
        return Err(io::Error::other(format!("it is larger than {LARGEST} bytes")));
    }
    String::from_utf8(fs::read(path)?).map_err(|error| {
        let line =
            error.as_bytes()[..error.utf8_error().valid_up_to()].iter().filter(|byte| **byte == b'\n').count() + 1;
        io::Error::other(format!("line {line} is not valid UTF-8"))
    })
}
