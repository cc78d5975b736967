//! `index.html`: the template with the names of this build's files.

use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result, ensure};

use super::asset::Asset;

/// What the page refers to.
pub(crate) struct Parts<'a> {
    pub(crate) style: &'a Asset,
    pub(crate) early: &'a Asset,
    pub(crate) script: &'a Asset,
    pub(crate) wasm: &'a Asset,
    /// Fonts that the first page needs.
    pub(crate) fonts: &'a [&'a Asset],
    pub(crate) icon: &'a Asset,
}

/// Fills `web/index.html`: `<!-- links -->` becomes the tags for `parts`, and
/// `<!-- include PATH -->` the file of that path under `web/`.
pub(crate) fn assemble(web: &Path, parts: &Parts<'_>) -> Result<String> {
    let template = fs::read_to_string(web.join("index.html")).context("web/index.html")?;
    ensure!(template.contains("<!-- links -->"), "web/index.html has no place for its links");
    let mut page = template.replace("<!-- links -->", &links(parts));
    while let Some((before, rest)) = page.split_once("<!-- include ") {
        let (path, after) = rest.split_once(" -->").context("an include in web/index.html does not end")?;
        let part = fs::read_to_string(web.join(path)).with_context(|| format!("web/{path}"))?;
        page = format!("{before}{part}{after}");
    }
    Ok(page.lines().map(str::trim).filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n"))
}

fn links(parts: &Parts<'_>) -> String {
    let mut tags = vec![
        // Before the style sheet, so that the first paint is in the chosen theme.
        format!(r#"<script src="/{}" integrity="{}"></script>"#, parts.early.name, parts.early.integrity),
        format!(r#"<link rel="stylesheet" href="/{}" integrity="{}">"#, parts.style.name, parts.style.integrity),
    ];
    for font in parts.fonts {
        tags.push(format!(r#"<link rel="preload" href="/{}" as="font" type="font/woff2" crossorigin>"#, font.name));
    }
    // Its integrity is checked by the script, which fetches it.
    tags.push(format!(
        r#"<link rel="preload" href="/{}" as="fetch" type="application/wasm" crossorigin>"#,
        parts.wasm.name
    ));
    tags.push(format!(
        r#"<script type="module" src="/{}" integrity="{}"></script>"#,
        parts.script.name, parts.script.integrity
    ));
    tags.push(format!(r#"<link rel="icon" href="/{}" type="image/svg+xml">"#, parts.icon.name));
    tags.join("\n")
}
