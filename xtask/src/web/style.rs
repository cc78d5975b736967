//! The style sheet: `web/style/*.css`, then every component's file beside its component.
//!
//! The files are joined by name, not by import, because cascade layers decide which rule wins;
//! only the first file, which names the layers in order, has to come first.

use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result, anyhow, bail};
use lightningcss::printer::PrinterOptions;
use lightningcss::stylesheet::{MinifyOptions, ParserOptions, StyleSheet};
use lightningcss::targets::{Browsers, Targets};

use super::asset::{Asset, collect};

/// Whether the first page needs this font: the Latin ones; the others follow when a character asks for them.
pub(crate) fn is_needed_first(font: &str) -> bool {
    !["-ext", "italic", "noto"].iter().any(|other| font.contains(other))
}

/// All of the style sheet, minified, with the fonts and drawings it names under their hashed names.
pub(crate) fn bundle<'a>(web: &Path, named: impl Iterator<Item = &'a Asset>) -> Result<String> {
    let mut files = Vec::new();
    collect(&web.join("style"), &["css"], &mut files)?;
    collect(&web.join("src"), &["css"], &mut files)?;
    let mut whole = String::new();
    for path in &files {
        let text = fs::read_to_string(path)?;
        let name = path.strip_prefix(web).unwrap_or(path).display().to_string();
        whole.push_str(&minify(&text, &name)?);
    }
    for asset in named {
        let before = format!("../assets/{}", asset.source);
        if !whole.contains(&before) {
            bail!("no rule uses {before}");
        }
        whole = whole.replace(&before, asset.file_name());
    }
    minify(&whole, "web.css")
}

fn minify(text: &str, name: &str) -> Result<String> {
    // The oldest with everything that is used without a fallback: cascade layers, nesting, :has, light-dark().
    let version = |major: u32, minor: u32| Some(major << 16 | minor << 8);
    let oldest =
        Browsers { chrome: version(123, 0), firefox: version(121, 0), safari: version(17, 5), ..Default::default() };
    let targets = Targets::from(oldest);
    let options = ParserOptions { filename: name.to_owned(), ..Default::default() };
    let mut sheet = StyleSheet::parse(text, options).map_err(|error| anyhow!("{error}"))?;
    sheet.minify(MinifyOptions { targets, ..Default::default() }).map_err(|error| anyhow!("{error}"))?;
    let printed = sheet
        .to_css(PrinterOptions { minify: true, targets, ..Default::default() })
        .map_err(|error| anyhow!("{error}"))
        .with_context(|| name.to_owned())?;
    Ok(printed.code)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sheet_names_fonts_by_their_hash_and_an_unused_one_is_an_error() {
        let web = std::env::temp_dir().join(format!("xtask-style-{}", std::process::id()));
        fs::create_dir_all(web.join("style")).unwrap();
        fs::create_dir_all(web.join("src/ui")).unwrap();
        fs::write(web.join("style/00.css"), "@font-face { font-family: A; src: url(\"../assets/a.woff2\"); }").unwrap();
        fs::write(web.join("src/ui/b.css"), "@layer component { .b { color: red; } }").unwrap();
        let font = |source: &str| Asset {
            source: source.to_owned(),
            name: format!("assets/hashed-{source}"),
            integrity: String::new(),
            size: 1,
            compressed: None,
        };

        let sheet = bundle(&web, [font("a.woff2")].iter()).unwrap();
        let unused = bundle(&web, [font("c.woff2")].iter());

        assert!(sheet.contains("hashed-a.woff2") && !sheet.contains("../"), "{sheet}");
        assert!(sheet.contains("@layer component{.b{color:red}}"), "{sheet}");
        assert!(unused.unwrap_err().to_string().contains("c.woff2"));
        fs::remove_dir_all(&web).unwrap();
    }
}
