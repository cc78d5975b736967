//! `index.LANGUAGE.html`: the template with the names of this build's files and the texts of a language.

use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result, bail, ensure};
use language::Language;

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
    /// The texts of the page's language.
    pub(crate) texts: &'a Asset,
}

/// Fills `web/index.html`: `<!-- links -->` becomes the tags for `parts`, `<!-- include PATH -->` the file of that path
/// under `web/`, and `{{ FILE/NAME }}` that text in the page's language.
pub(crate) fn assemble(web: &Path, language: Language, parts: &Parts<'_>) -> Result<String> {
    let template = fs::read_to_string(web.join("index.html")).context("web/index.html")?;
    ensure!(template.contains("<!-- links -->"), "web/index.html has no place for its links");
    let mut page = template.replace("<!-- links -->", &links(parts));
    while let Some((before, rest)) = page.split_once("<!-- include ") {
        let (path, after) = rest.split_once(" -->").context("an include in web/index.html does not end")?;
        let part = fs::read_to_string(web.join(path)).with_context(|| format!("web/{path}"))?;
        page = format!("{before}{part}{after}");
    }
    let page = say(&page, language)?;
    Ok(page.lines().map(str::trim).filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n"))
}

/// A template in a language. A text that only templates say, and none does, is an error.
fn say(template: &str, language: Language) -> Result<String> {
    let mut unsaid: Vec<&str> = language::names("front/").collect();
    let mut page = String::new();
    let mut rest = template;
    while let Some((before, after)) = rest.split_once("{{") {
        let (name, after) = after.split_once("}}").context("a place for a text does not end")?;
        let name = name.trim();
        let text = match name {
            "language/tag" => Some(language.tag()),
            "language/direction" => Some(language.direction().word()),
            name => language::named(language, name),
        };
        page.push_str(before);
        page.push_str(text.with_context(|| format!("there is no text {name}"))?);
        unsaid.retain(|other| *other != name);
        rest = after;
    }
    if let Some(name) = unsaid.first() {
        bail!("no page says {name}");
    }
    page.push_str(rest);
    Ok(page)
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
    // Checked by the script, which fetches both; that it finds by its id.
    tags.push(format!(
        r#"<link rel="preload" href="/{}" as="fetch" crossorigin id="texts" data-integrity="{}">"#,
        parts.texts.name, parts.texts.integrity
    ));
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
        let said: Vec<String> = language::names("front/").map(|name| format!("{{{{ {name} }}}}")).collect();
        let template = format!(
            "<html lang={{{{ language/tag }}}} dir={{{{ language/direction }}}}><head><!-- links --></head>\n\n  <body><!-- \
             include part.html -->{}</body>",
            said.concat()
        );
        fs::write(web.join("index.html"), template).unwrap();
        fs::write(web.join("part.html"), "<p>{{ web/shell/menu }}</p>").unwrap();
        let [style, early, script, wasm, icon, font, texts] =
            ["a.css", "b.js", "c.js", "d.wasm", "e.svg", "f.woff2", "g.txt"].map(asset);

        let parts = Parts {
            style: &style,
            early: &early,
            script: &script,
            wasm: &wasm,
            fonts: &[&font],
            icon: &icon,
            texts: &texts,
        };
        let page = assemble(&web, Language::Arabic, &parts).unwrap();

        assert!(page.starts_with("<html lang=ar dir=rtl>"), "{page}");
        assert!(page.contains("<body><p>القائمة</p>"), "{page}");
        for file in [&style, &early, &script, &wasm, &icon, &font, &texts] {
            assert!(page.contains(&format!("\"/{}\"", file.name)), "{} in {page}", file.name);
        }
        for checked in [&style, &early, &script, &texts] {
            assert!(page.contains(&checked.integrity), "{} in {page}", checked.integrity);
        }
        let early_at = page.find(&early.name).unwrap();
        assert!(early_at < page.find(&style.name).unwrap(), "the theme is chosen before anything is painted");
        fs::remove_dir_all(&web).unwrap();
    }

    #[test]
    fn a_text_that_is_not_there_or_that_no_page_says_is_an_error() {
        let unknown = say("{{ front/nowhere }}", Language::English).unwrap_err();
        let unsaid = say("nothing", Language::English).unwrap_err();

        assert_eq!(unknown.to_string(), "there is no text front/nowhere");
        assert!(unsaid.to_string().starts_with("no page says front/"), "{unsaid}");
    }
}
