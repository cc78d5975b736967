//! axe-core: the accessibility rules that a program can check.
//!
//! All its rules, best practices included, and two that it leaves off: text at a contrast of 7:1, as the identity asks,
//! and targets large enough to be hit.

use std::fs::File;
use std::path::Path;
use std::process::Command;
use std::sync::OnceLock;

use serde_json::Value;

use crate::window::Window;

const RUN: &str = "
    const answer = arguments[arguments.length - 1];
    const rules = { 'color-contrast-enhanced': { enabled: true }, 'target-size': { enabled: true } };
    axe.run(document, { rules, resultTypes: ['violations'], preload: false })
        .then(({ violations }) => violations.flatMap(({ id, impact, nodes }) => nodes.map(node =>
            `${id} (${impact}): ${node.html?.slice(0, 200)} ${node.failureSummary?.replace(/\\s+/g, ' ')}`)))
        .catch(error => [`axe-core failed: ${error.stack}`])
        .then(answer);";

/// What breaks a rule on the page as it is now, one line for each element.
pub async fn violations(window: &Window) -> Vec<String> {
    if window.run("return typeof axe", &[]).await == "undefined" {
        // In one script: what is declared inside is gone with it, but for what it hangs on the window.
        window.run(source(), &[]).await;
    }
    let found = window.run_async(RUN, &[]).await;
    found.as_array().unwrap().iter().map(|line| line.as_str().map_or_else(|| line.to_string(), str::to_owned)).collect()
}

/// Text of axe-core, which npm installs at the version of `tests/browser/package-lock.json`.
fn source() -> &'static str {
    static SOURCE: OnceLock<String> = OnceLock::new();
    SOURCE.get_or_init(|| {
        let folder = tests::root().join("tests/browser");
        install(&folder);
        std::fs::read_to_string(folder.join("node_modules/axe-core/axe.min.js")).unwrap()
    })
}

/// Installs what is missing; one test process at a time.
fn install(folder: &Path) {
    let lock = File::create(Path::new(env!("CARGO_TARGET_TMPDIR")).join("browser.lock")).unwrap();
    lock.lock().unwrap();
    // npm writes this file last.
    if folder.join("node_modules/.package-lock.json").exists() {
        return;
    }
    let status =
        Command::new("npm").args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"]).current_dir(folder).status();
    let status = status.expect("npm is needed to fetch axe-core; `scripts/setup-node.sh` installs it");
    assert!(status.success(), "npm could not install axe-core in tests/browser");
}

/// Whether the page can be scrolled sideways: what sticks out, if anything does.
pub async fn sticks_out(window: &Window) -> Option<String> {
    let script = "
        const root = document.documentElement;
        if (root.scrollWidth <= root.clientWidth) return '';
        const beyond = ({ left, right }) => left < -1 || right > root.clientWidth + 1;
        const out = [...document.querySelectorAll('body *')].filter(element =>
            beyond(element.getBoundingClientRect()) && !element.closest('.table-frame'));
        const inmost = out.filter(element => ![...element.children].some(child => out.includes(child)));
        const right = element => element.getBoundingClientRect().right;
        inmost.sort((one, other) => right(other) - right(one));
        return `${root.scrollWidth} px of content: ` + inmost.map(element => element.outerHTML.slice(0, 120)).slice(0, 4).join(' | ');";
    match window.run(script, &[]).await {
        Value::String(said) if !said.is_empty() => Some(said),
        _ => None,
    }
}
