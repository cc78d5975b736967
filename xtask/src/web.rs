//! Bundles the front end: `web/` becomes `web/dist/`, ready to be served or embedded.
//!
//! ```text
//! web/dist/index.TAG.html (.br .gz)   the page in a language; must not be cached for long
//! web/dist/assets/NAME-HASH.EXT       everything else; the name changes with the content
//! ```
//!
//! Files name each other by hash, so they are made from the leaves up: fonts, then the style sheet
//! that names fonts, the module and its chunks, the script that names those, and the page that names
//! them all. The page carries the integrity of the script, the script that of the module and its
//! chunks, and no page holds script or style of its own, so the strictest content security policy fits.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

use anyhow::{Context as _, Result, bail, ensure};
use language::Language;

mod asset;
mod emblem;
mod module;
mod page;
mod style;

use asset::{Asset, Dist};

const TARGET: &str = "wasm32-unknown-unknown";

/// Builds package `web` with the cargo profile of that name and writes `web/dist`.
///
/// Does nothing but ask cargo when no input has changed since the last time.
pub(crate) fn bundle(profile: &str) -> Result<()> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().context("xtask lies in the workspace")?;
    let web = root.join("web");
    let dist = web.join("dist");
    let dev = profile == "dev";

    step("compiling the module", || build(root, profile))?;
    let compiled = target_directory(root)?.join(TARGET).join(if dev { "debug" } else { profile }).join("web.wasm");
    let wasm_opt = if dev { None } else { wasm_opt()? };

    let inputs = fingerprint(&web, &compiled, profile, wasm_opt.as_deref())?;
    let stamp = dist.join(".inputs");
    if fs::read_to_string(&stamp).is_ok_and(|before| before == inputs) {
        say("web/dist is up to date");
        return Ok(());
    }

    let mut out = Dist::create(&dist, !dev)?;
    let fonts = step("fonts", || out.copy_folder(&web.join("fonts"), &["woff2"]))?;
    let emblem = out.put("favicon", "svg", emblem::icon().as_bytes())?;
    let mark = out.put("mark", "svg", emblem::mark().as_bytes())?;
    let engraving = out.put("engraving", "svg", emblem::engraving().as_bytes())?;
    let style = step("style sheet", || {
        let text = style::bundle(&web, fonts.iter().chain([&mark, &engraving]))?;
        out.put("web", "css", text.as_bytes())
    })?;
    let module = step("splitting and binding the module", || module::bind(&compiled, dev))?;
    if wasm_opt.is_none() && !dev {
        say("WASM_OPT is not set: the module stays about twice as large as it could be");
    }
    let mut put_wasm = |name: &str, wasm: &[u8]| match &wasm_opt {
        Some(program) => out.put(name, "wasm", &module::optimise(program, wasm)?),
        None => out.put(name, "wasm", wasm),
    };
    let (wasm, chunks) = step("optimising and compressing the module", || {
        let chunks: Vec<_> = module.chunks.iter().map(|(name, wasm)| put_wasm(name, wasm)).collect::<Result<_>>()?;
        Ok((put_wasm("web", &module.wasm)?, chunks))
    })?;
    let script = out.put("web", "js", module.script(&wasm, &chunks)?.as_bytes())?;
    let early = out.put("early", "js", &fs::read(web.join("early.js")).context("web/early.js")?)?;
    let first_fonts: Vec<&Asset> = fonts.iter().filter(|font| style::is_needed_first(&font.source)).collect();
    for language in Language::ALL {
        let texts = out.put(&format!("texts-{language}"), "txt", language::browser_texts(language).as_bytes())?;
        let parts = page::Parts {
            style: &style,
            early: &early,
            script: &script,
            wasm: &wasm,
            fonts: &first_fonts,
            icon: &emblem,
            texts: &texts,
        };
        let html = out.put_page(language, page::assemble(&web, language, &parts)?.as_bytes())?;
        if language == Language::default() {
            report(&html, &parts, &[&emblem, &mark, &engraving], &chunks);
        }
    }
    fs::write(&stamp, inputs)?;
    Ok(())
}

fn build(root: &Path, profile: &str) -> Result<()> {
    let mut command = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    if let Some(toolchain) = std::env::var_os("WASM_TOOLCHAIN").filter(|name| !name.is_empty()) {
        // `cargo run` sets CARGO to its own toolchain's cargo, which would not look at RUSTUP_TOOLCHAIN.
        command = Command::new("cargo");
        command.env("RUSTUP_TOOLCHAIN", toolchain).env_remove("CARGO").env_remove("RUSTC").env_remove("RUSTDOC");
    }
    // Views of one type instead of one each: quicker to compile, and here smaller as well.
    command.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", "--cfg erase_components");
    let status = command
        .current_dir(root)
        .args(["rustc", "--package", "web", "--bin", "web", "--target", TARGET, "--profile", profile])
        // By these the module is split.
        .args(["--", "-C", "link-arg=--emit-relocs"])
        .status()
        .context("cannot start cargo")?;
    ensure!(status.success(), "the module does not compile");
    Ok(())
}

/// Cargo's target directory, wherever the environment or cargo's settings put it.
fn target_directory(root: &Path) -> Result<PathBuf> {
    let output = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
        .current_dir(root)
        .args(["metadata", "--no-deps", "--format-version", "1"])
        .output()
        .context("cannot start cargo")?;
    let text = String::from_utf8(output.stdout)?;
    let (_, rest) = text.split_once("\"target_directory\":\"").context("cargo metadata names no target directory")?;
    let (path, _) = rest.split_once('"').context("cargo metadata is cut short")?;
    Ok(PathBuf::from(path.replace("\\\\", "\\")))
}

fn wasm_opt() -> Result<Option<PathBuf>> {
    let Some(path) = std::env::var_os("WASM_OPT").filter(|path| !path.is_empty()).map(PathBuf::from) else {
        return Ok(None);
    };
    if !path.exists() {
        bail!("WASM_OPT names {}, which does not exist", path.display());
    }
    Ok(Some(path))
}

/// One hash over everything that the bundle is made from, this program included.
fn fingerprint(web: &Path, compiled: &Path, profile: &str, wasm_opt: Option<&Path>) -> Result<String> {
    let mut inputs = vec![compiled.to_owned(), std::env::current_exe()?, web.join("index.html"), web.join("early.js")];
    for folder in ["style", "src", "fonts"] {
        asset::collect(&web.join(folder), &["css", "html", "woff2"], &mut inputs)?;
    }
    let mut text = format!("{profile} {wasm_opt:?}\n");
    for input in inputs {
        let bytes = fs::read(&input).with_context(|| format!("cannot read {}", input.display()))?;
        text.push_str(&format!("{} {}\n", asset::hash(&bytes), input.display()));
    }
    Ok(asset::hash(text.as_bytes()))
}

/// What a first visit transfers, against the budget, and what may follow.
fn report(html: &Asset, parts: &page::Parts<'_>, drawings: &[&Asset], chunks: &[Asset]) {
    const WASM_BUDGET: usize = 280_000;
    const FIRST_LOAD_BUDGET: usize = 350_000;
    let line = |file: &Asset| {
        println!("  {:>9}  {:>9}  {}", thousands(file.size), thousands(file.transferred()), file.name);
        file.transferred()
    };
    let files = [html, parts.early, parts.style, parts.texts, parts.script, parts.wasm];
    let total = files.into_iter().chain(parts.fonts.iter().copied()).chain(drawings.iter().copied()).map(line).sum();
    println!("  {:>9}  {:>9}  first load (budget {})", "", thousands(total), thousands(FIRST_LOAD_BUDGET));
    println!("  when an area is first visited:");
    chunks.iter().for_each(|chunk| _ = line(chunk));
    for (what, size, budget) in
        [("the module", parts.wasm.transferred(), WASM_BUDGET), ("the first load", total, FIRST_LOAD_BUDGET)]
    {
        if parts.wasm.compressed.is_some() && size > budget {
            say(&format!("{what} is over its budget by {} bytes", thousands(size - budget)));
        }
    }
}

fn thousands(number: usize) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

fn step<T>(what: &str, work: impl FnOnce() -> Result<T>) -> Result<T> {
    let start = Instant::now();
    say(what);
    let result = work().with_context(|| what.to_owned())?;
    let seconds = start.elapsed().as_secs_f32();
    if seconds > 1.0 {
        say(&format!("{what}: {seconds:.1} s"));
    }
    Ok(result)
}

fn say(what: &str) {
    println!("xtask web: {what}");
}
