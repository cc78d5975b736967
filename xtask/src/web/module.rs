//! The WebAssembly module, split into what comes first and what is fetched later, and the script that starts it.
//!
//! `wasm_split` in `web` marks functions; what only one such chunk needs leaves the module for it. The chunks use the
//! module's memory and its table of functions, so that they are loaded, not linked. Splitting reads the linker's
//! relocations and so comes before the bindings are made and anything is optimised.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, Result, anyhow, ensure};
use wasm_bindgen_cli_support::Bindgen;
use wasm_split_cli_support::Options;

use super::asset::Asset;

/// What the module imports its loaders from, until they are put into the script.
const LOADERS: &str = "./loaders.js";

/// A module, its chunks and its bindings.
pub(crate) struct Module {
    /// What a first visit needs.
    pub(crate) wasm: Vec<u8>,
    /// What is fetched later, by name.
    pub(crate) chunks: BTreeMap<String, Vec<u8>>,
    /// The JavaScript that the module imports from and exports to; it imports the loaders from [`LOADERS`].
    bindings: String,
    /// The JavaScript that fetches chunks.
    loaders: String,
}

/// Splits what cargo compiled, and makes its JavaScript bindings.
pub(crate) fn bind(compiled: &Path, keep_names: bool) -> Result<Module> {
    let folder = std::env::temp_dir().join(format!("certtracker-split-{}", std::process::id()));
    let main = folder.join("main.wasm");
    let compiled = fs::read(compiled)?;
    let mut options = Options::new(&compiled);
    options.output_dir = &folder;
    options.main_out_path = &main;
    options.link_name = LOADERS;
    let split = wasm_split_cli_support::transform(options).map_err(|error| anyhow!("{error:#}"))?;
    let mut bindgen = Bindgen::new();
    bindgen
        .input_path(&main)
        .out_name("web")
        .web(true)?
        .typescript(false)
        .omit_default_module_path(true)
        // The chunks' names for what they share.
        .keep_lld_exports(true)
        .demangle(false)
        .remove_name_section(!keep_names)
        .remove_producers_section(true);
    let mut output = bindgen.generate_output()?;
    let snippets = output.snippets().values().map(Vec::len).sum::<usize>() + output.local_modules().len();
    ensure!(snippets == 0, "a dependency ships JavaScript of its own, which this bundler does not copy");
    let bindings = output.js().to_owned();
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
    let wasm = module.emit_wasm();
    let chunk = |path: &PathBuf| {
        let name = path.file_stem().and_then(|stem| stem.to_str()).context("a chunk has no name")?;
        anyhow::Ok((name.to_owned(), fs::read(path)?))
    };
    let chunks = split.split_modules.iter().map(chunk).collect::<Result<_>>()?;
    let loaders = fs::read_to_string(folder.join(LOADERS))?;
    fs::remove_dir_all(&folder)?;
    Ok(Module { wasm, chunks, bindings, loaders })
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
        // Quiet, or it complains of names that it does not know and leaves out.
        .args(["-Oz", "--quiet"])
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

impl Module {
    /// The one script of the page: loaders and bindings, and last lines that start the module once the texts of the page's
    /// language are there.
    ///
    /// As they are made, the loaders import from the bindings and the bindings from the loaders. In one script neither
    /// has to, and it is one file to fetch and to check.
    pub(crate) fn script(&self, wasm: &Asset, chunks: &[Asset]) -> Result<String> {
        let mut script = String::new();
        let mut names = Vec::new();
        for line in self.loaders.lines() {
            if let Some(definition) = line.strip_prefix("export const ") {
                names.push(definition.split_whitespace().next().unwrap_or_default());
            }
            if !line.starts_with("import ") {
                script.push_str(line.strip_prefix("export ").unwrap_or(line));
                script.push('\n');
            }
        }
        for chunk in chunks {
            let named = format!("fetch(new URL(\"./{}\", import.meta.url))", chunk.source);
            ensure!(script.contains(&named), "no loader fetches {}", chunk.source);
            script = script.replace(&named, &fetch(chunk));
        }
        ensure!(!script.contains("\"./"), "a loader fetches something else than the chunks");
        let from_loaders = format!(" from \"{LOADERS}\"");
        for line in self.bindings.lines() {
            match line.strip_prefix("import * as ").and_then(|import| import.strip_suffix(&from_loaders)) {
                Some(import) => script.push_str(&format!("const {import} = {{ {} }};", names.join(", "))),
                None => script.push_str(line),
            }
            script.push('\n');
        }
        script.push_str(&format!(
            "{{
    const texts = document.getElementById('texts');
    const module_or_path = {};
    document.texts = await fetch(texts.href, {{ integrity: texts.dataset.integrity }}).then(answer => answer.text());
    __wbg_init({{ module_or_path }});
}}
",
            fetch(wasm)
        ));
        Ok(script)
    }
}

/// The expression that fetches a neighbour of the script.
fn fetch(wasm: &Asset) -> String {
    format!("fetch(new URL(\"{}\", import.meta.url), {{ integrity: \"{}\" }})", wasm.file_name(), wasm.integrity)
}

#[cfg(test)]
mod tests {
    use super::*;

    const LOADERS_JS: &str = "import { initSync } from \"./main.js\";\n\nfunction makeLoad(fetcher) {}\n\
        export const load_staff = makeLoad(() => {\n    const src = fetch(new URL(\"./staff.wasm\", import.meta.url));\n});\n";
    const BINDINGS_JS: &str =
        "import * as import1 from \"./loaders.js\"\nfunction imports() { return { \"./loaders.js\": import1 }; }\n";

    fn asset(source: &str) -> Asset {
        let (name, integrity) = (format!("assets/hash-{source}"), format!("sha384-of-{source}"));
        Asset { source: source.to_owned(), name, integrity, size: 1, compressed: None }
    }

    fn module(loaders: &str) -> Module {
        let (bindings, loaders) = (BINDINGS_JS.to_owned(), loaders.to_owned());
        Module { wasm: Vec::new(), chunks: BTreeMap::new(), bindings, loaders }
    }

    #[test]
    fn the_script_imports_nothing_and_checks_all_that_it_fetches() {
        let script = module(LOADERS_JS).script(&asset("web.wasm"), &[asset("staff.wasm")]).unwrap();

        assert!(!script.lines().any(|line| line.starts_with("import ") || line.starts_with("export ")), "{script}");
        assert!(script.contains("const import1 = { load_staff };"), "{script}");
        for file in ["web.wasm", "staff.wasm"] {
            let fetched =
                format!("fetch(new URL(\"hash-{file}\", import.meta.url), {{ integrity: \"sha384-of-{file}\" }})");
            assert!(script.contains(&fetched), "{fetched} in {script}");
        }
    }

    #[test]
    fn loaders_that_fetch_something_else_are_an_error() {
        let unknown = module(LOADERS_JS).script(&asset("web.wasm"), &[]);
        let missing = module("").script(&asset("web.wasm"), &[asset("staff.wasm")]);

        assert!(unknown.is_err());
        assert!(missing.unwrap_err().to_string().contains("staff.wasm"));
    }
}
