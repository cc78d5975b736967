//! Who may name what, read off the `use` lines and paths of the server's source.

use std::path::{Path, PathBuf};

fn sources(folder: &str) -> Vec<(PathBuf, String)> {
    fn walk(folder: &Path, found: &mut Vec<(PathBuf, String)>) {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                walk(&path, found);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                found.push((path.clone(), std::fs::read_to_string(&path).unwrap()));
            }
        }
    }
    let root = tests::root().join(folder);
    let mut found = Vec::new();
    walk(&root, &mut found);
    assert!(!found.is_empty(), "there is no source in {folder}");
    found.into_iter().map(|(path, text)| (path.strip_prefix(&root).unwrap().to_owned(), code(&text))).collect()
}

/// Source without its comments, which may name anything.
fn code(text: &str) -> String {
    text.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n")
}

/// The layer that a file of the server belongs to: `http` for `http.rs` and everything under `http/`.
fn layer(path: &Path) -> String {
    path.components().next().unwrap().as_os_str().to_str().unwrap().trim_end_matches(".rs").to_owned()
}

#[test]
fn each_layer_of_the_server_names_only_what_lies_further_in() {
    // What a layer must not name. `app` and `cli` put the layers together, so they may name all of them.
    let rules: [(&str, &[&str]); 4] = [
        ("http", &["diesel", "crate::store"]),
        ("service", &["actix_web", "diesel::", "crate::http", "crate::cli"]),
        (
            "store",
            &[
                "actix_web",
                "contract::",
                "crate::service",
                "crate::http",
                "crate::access",
                "crate::clock",
                "Timestamp::now",
            ],
        ),
        ("job", &["actix_web", "diesel::", "crate::http", "crate::cli"]),
    ];
    let mut broken = Vec::new();
    for (path, text) in sources("api/src") {
        let layer = layer(&path);
        for (_, forbidden) in rules.iter().filter(|(name, _)| *name == layer) {
            broken.extend(
                forbidden
                    .iter()
                    .filter(|word| text.contains(**word))
                    .map(|word| format!("{} names {word}", path.display())),
            );
        }
        if !["http", "main", "cli", "app"].contains(&layer.as_str())
            && (text.contains("actix_web") || text.contains("actix_http"))
        {
            broken.push(format!("{} names actix", path.display()));
        }
        if layer != "store" && text.contains("diesel") {
            broken.push(format!("{} names diesel", path.display()));
        }
    }
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

#[test]
fn rules_know_neither_time_of_day_nor_chance_nor_files() {
    for (path, text) in sources("crates/domain/src") {
        for word in [
            "std::fs",
            "std::env",
            "std::net",
            "Timestamp::now",
            "Zoned::now",
            "SystemTime",
            "rand::",
            "async fn",
            "serde_json",
        ] {
            let tests_begin = text.find("#[cfg(test)]").unwrap_or(text.len());
            assert!(!text[..tests_begin].contains(word), "crates/domain/src/{} names {word}", path.display());
        }
    }
}

#[test]
fn modules_are_files_beside_their_folders() {
    for folder in ["api/src", "crates", "web/src", "xtask/src", "tests"] {
        for (path, _) in sources(folder) {
            assert!(!path.ends_with("mod.rs"), "{folder}/{}", path.display());
        }
    }
}
