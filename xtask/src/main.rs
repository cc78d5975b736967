//! The project's own build steps that cargo has no word for.
//!
//! `cargo run -p xtask -- web` bundles the front end; see [`web`]. It is a program rather than a
//! script so that the versions of its tools stand in `Cargo.lock` and nothing has to be installed.

use std::process::ExitCode;

mod web;

const USAGE: &str = "\
Builds what cargo alone cannot.

Usage: cargo run -p xtask -- web [--dev | --profile NAME]

Commands:
  web    Bundle the front end into web/dist

Options:
  --dev             The same as --profile dev: quick to build, large, not compressed
  --profile NAME    The cargo profile of the module [default: wasm-release]

Environment:
  WASM_TOOLCHAIN    The rustup toolchain that builds for wasm32-unknown-unknown [default: the active one]
  WASM_OPT          Path of Binaryen's wasm-opt; the module is about twice as large without it

Example: WASM_TOOLCHAIN=$(scripts/setup-wasm.sh) cargo run -p xtask -- web";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let profile = match words.as_slice() {
        ["web"] => "wasm-release",
        ["web", "--dev"] => "dev",
        ["web", "--profile", name] => name,
        ["--help" | "-h" | "help", ..] => {
            println!("{USAGE}");
            return ExitCode::SUCCESS;
        }
        _ => {
            eprintln!("{USAGE}");
            return ExitCode::from(2);
        }
    };
    match web::bundle(profile) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("xtask web: {error:#}");
            ExitCode::FAILURE
        }
    }
}
