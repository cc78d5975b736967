//! The WebAssembly module and the script that starts it.

use std::path::Path;
use std::process::Command;

use anyhow::{Context as _, Result, ensure};
use wasm_bindgen_cli_support::Bindgen;

use super::asset::Asset;

/// A module with its bindings.
pub(crate) struct Module {
    /// The module.
    pub(crate) wasm: Vec<u8>,
    /// The JavaScript that it imports from and exports to.
    pub(crate) script: String,
}

/// Makes the JavaScript bindings of what cargo compiled.
pub(crate) fn bind(compiled: &Path, keep_names: bool) -> Result<Module> {
    let mut bindgen = Bindgen::new();
    bindgen
        .input_path(compiled)
        .out_name("web")
        .web(true)?
        .typescript(false)
        .omit_default_module_path(true)
        .remove_name_section(!keep_names)
        .remove_producers_section(true);
    let mut output = bindgen.generate_output()?;
    let snippets = output.snippets().values().map(Vec::len).sum::<usize>() + output.local_modules().len();
    ensure!(snippets == 0, "a dependency ships JavaScript of its own, which this bundler does not copy");
    let script = output.js().to_owned();
    let module = output.wasm_mut();
    // A library exports these for streamed bodies, which nothing here reads; what is exported is never left out.
    let streams: Vec<String> = module
        .exports
        .iter()
        .map(|export| export.name.clone())
        .filter(|name| name.contains("intounderlying"))
        .collect();
    for name in streams {
        // Fails only when there is no such export.
        module.exports.remove(name)?;
    }
    Ok(Module { script, wasm: module.emit_wasm() })
}

/// Makes a module smaller.
pub(crate) fn optimise(program: &Path, wasm: &[u8]) -> Result<Vec<u8>> {
    let folder = std::env::temp_dir().join(format!("certtracker-web-{}", std::process::id()));
    std::fs::create_dir_all(&folder)?;
    let (before, after) = (folder.join("before.wasm"), folder.join("after.wasm"));
    std::fs::write(&before, wasm)?;
    let status = Command::new(program)
        // What every browser has that has what the style sheet needs; more, and older ones refuse the module.
        .args(["--enable-bulk-memory", "--enable-multivalue", "--enable-mutable-globals"])
        .args(["--enable-nontrapping-float-to-int", "--enable-reference-types", "--enable-sign-ext"])
        .args(["-Oz"])
        .arg(&before)
        .arg("-o")
        .arg(&after)
        .status()
        .with_context(|| format!("cannot start {}", program.display()))?;
    ensure!(status.success(), "{} failed", program.display());
    let optimised = std::fs::read(&after)?;
    std::fs::remove_dir_all(&folder)?;
    Ok(optimised)
}

/// The bindings with a last line that starts the module, so that a page needs only this one script.
pub(crate) fn with_start(script: &str, wasm: &Asset) -> String {
    format!(
        "{script}\n__wbg_init({{ module_or_path: fetch(new URL(\"{}\", import.meta.url), {{ integrity: \"{}\" }}) }});\n",
        wasm.file_name(),
        wasm.integrity,
    )
}
