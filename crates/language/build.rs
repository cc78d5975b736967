//! Turns `locales/` into `texts.rs`; fails when a language lacks what another has.

use std::path::Path;
use std::process::ExitCode;
use std::{env, fs};

fn main() -> ExitCode {
    println!("cargo::rerun-if-changed=locales");
    let written = language_build::compile(Path::new("locales")).map_err(|faults| {
        faults.into_iter().map(|fault| format!("crates/language/locales/{fault}")).collect::<Vec<_>>()
    });
    let saved = written.and_then(|source| {
        let folder = env::var_os("OUT_DIR").unwrap_or_default();
        fs::write(Path::new(&folder).join("texts.rs"), source).map_err(|error| vec![error.to_string()])
    });
    match saved {
        Ok(()) => ExitCode::SUCCESS,
        Err(faults) => {
            faults.iter().for_each(|fault| println!("cargo::error={fault}"));
            ExitCode::FAILURE
        }
    }
}
