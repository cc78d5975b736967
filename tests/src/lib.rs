//! Whole-system tests. See `api/`, `cli/` and `browser/`; this library only says where things are.

use std::path::PathBuf;

/// The root of the project.
pub fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// The program under test, which cargo has put beside this test program's folder.
///
/// # Panics
///
/// When it was not built; `cargo build --package api` does.
pub fn program() -> PathBuf {
    let test = std::env::current_exe().expect("a running program has a path");
    let folder = test.ancestors().nth(2).expect("test programs lie in a folder of cargo's");
    let program = folder.join(format!("certtracker{}", std::env::consts::EXE_SUFFIX));
    assert!(program.exists(), "{} was not built; `cargo build --package api` does", program.display());
    program
}
