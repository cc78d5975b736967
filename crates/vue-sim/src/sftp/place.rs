//! What a path of the client's means here.
//!
//! A path is read as text: it is one of three folders or a name in one of two. So there is nothing to break out of,
//! whatever dots and slashes it has.

use std::path::PathBuf;

use crate::folders::Folders;

/// What a path can mean.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Place {
    Root,
    In,
    Out,
    FileIn(String),
    FileOut(String),
}

impl Place {
    /// Reads a path; all paths begin at the root. `None` is for a path that can mean nothing here.
    pub(super) fn read(path: &str) -> Option<Self> {
        let mut parts: Vec<&str> = Vec::new();
        for part in path.split('/') {
            match part {
                "" | "." => {}
                ".." => drop(parts.pop()),
                part => parts.push(part),
            }
        }
        match parts.as_slice() {
            [] => Some(Self::Root),
            ["in"] => Some(Self::In),
            ["out"] => Some(Self::Out),
            ["in", name] if is_name(name) => Some(Self::FileIn((*name).to_owned())),
            ["out", name] if is_name(name) => Some(Self::FileOut((*name).to_owned())),
            _ => None,
        }
    }

    /// The path as the client sees it.
    pub(super) fn shown(&self) -> String {
        match self {
            Self::Root => "/".to_owned(),
            Self::In => "/in".to_owned(),
            Self::Out => "/out".to_owned(),
            Self::FileIn(name) => format!("/in/{name}"),
            Self::FileOut(name) => format!("/out/{name}"),
        }
    }

    /// Where it is on the disk; the root is nowhere.
    pub(super) fn path(&self, folders: &Folders) -> Option<PathBuf> {
        match self {
            Self::Root => None,
            Self::In => Some(folders.incoming.clone()),
            Self::Out => Some(folders.outgoing.clone()),
            Self::FileIn(name) => Some(folders.incoming.join(name)),
            Self::FileOut(name) => Some(folders.outgoing.join(name)),
        }
    }

    pub(super) fn is_file(&self) -> bool {
        matches!(self, Self::FileIn(_) | Self::FileOut(_))
    }
}

fn is_name(name: &str) -> bool {
    name.len() <= 200 && !name.chars().any(|character| character.is_control() || character == '\\')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_path_leads_out() {
        let shown = |path| Place::read(path).map(|place| place.shown());
        for (path, expected) in [
            (".", "/"),
            ("", "/"),
            ("/../..", "/"),
            ("in", "/in"),
            ("/in/../../out/./a.zip", "/out/a.zip"),
            ("/in//a.dat", "/in/a.dat"),
        ] {
            assert_eq!(shown(path).as_deref(), Some(expected), "{path}");
        }
        for path in ["/etc", "/etc/passwd", "/in/a/b", "/in/../../../journal.jsonl", "/in/a\0b", "/in/..\\a"] {
            assert_eq!(shown(path), None, "{path}");
        }
    }
}
