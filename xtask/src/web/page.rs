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

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    fn asset(name: &str) -> Asset {
        let integrity = format!("sha384-of-{name}");
        Asset { source: name.to_owned(), name: format!("assets/{name}"), integrity, size: 1, compressed: None }
    }

    #[test]
    fn the_page_names_its_files_and_takes_in_its_parts() {
        let web = std::env::temp_dir().join(format!("xtask-page-{}", std::process::id()));
        fs::create_dir_all(&web).unwrap();
        fs::write(web.join("index.html"), "<head><!-- links --></head>\n\n  <body><!-- include part.html --></body>")
            .unwrap();
        fs::write(web.join("part.html"), "<p>Part</p>").unwrap();
        let [style, early, script, wasm, icon, font] =
            ["a.css", "b.js", "c.js", "d.wasm", "e.svg", "f.woff2"].map(asset);

        let parts = Parts { style: &style, early: &early, script: &script, wasm: &wasm, fonts: &[&font], icon: &icon };
        let page = assemble(&web, &parts).unwrap();

        assert!(page.contains("<body><p>Part</p></body>"), "{page}");
        for file in [&style, &early, &script, &wasm, &icon, &font] {
            assert!(page.contains(&format!("\"/{}\"", file.name)), "{} in {page}", file.name);
        }
        for checked in [&style, &early, &script] {
            assert!(page.contains(&checked.integrity), "{} in {page}", checked.integrity);
        }
        let early_at = page.find(&early.name).unwrap();
        assert!(early_at < page.find(&style.name).unwrap(), "the theme is chosen before anything is painted");
        fs::remove_dir_all(&web).unwrap();
    }
}
