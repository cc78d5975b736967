//! Areas of pages, which come when they are first visited, and what happens when they do not come.

use serde_json::json;

use crate::place::Visitor;
use crate::stage::in_browser;
use crate::window::Window;

/// The files of the program that the window has fetched, by name, once for each time.
async fn program_files(window: &Window) -> Vec<String> {
    let script = "return performance.getEntriesByType('resource').map(entry => new URL(entry.name).pathname)
        .filter(path => path.endsWith('.wasm')).map(path => path.split('/').pop());";
    serde_json::from_value(window.run(script, &[]).await).unwrap()
}

async fn block(window: &Window, files: &[&str]) {
    window.devtools("Network.enable", json!({})).await;
    window.devtools("Network.setBlockedURLs", json!({ "urls": files })).await;
}

/// That the browser complained of the files of an area alone.
async fn complains_only_of(window: &Window, area: &str) {
    let complaints = window.complaints().await;
    let expected = |complaint: &String| complaint.contains(area) || complaint.contains("Failed to fetch");
    assert!(!complaints.is_empty() && complaints.iter().all(expected), "{complaints:?}");
}

#[test]
fn the_pages_of_staff_come_when_the_first_of_them_is_visited() {
    in_browser(async |window, stage| {
        window.open("/sign-in").await;
        let before = program_files(&window).await;
        Visitor::Staff.enter(&window, &stage).await;
        assert!(!before.is_empty() && !before.iter().any(|file| file.contains("staff")), "{before:?}");

        window.press("Import exam results").await;
        window.arrives_at("Result imports").await;
        window.press("Claims").await;
        window.arrives_at("Claims").await;

        let after = program_files(&window).await;
        assert_eq!(after.iter().filter(|file| file.contains("staff")).count(), 1, "{after:?}");
    });
}

#[test]
fn pages_come_ahead_when_the_focus_is_at_a_link_to_one() {
    in_browser(async |window, _| {
        window.open("/").await;

        window.run("document.querySelector('nav a[href=\"/verify\"]').focus()", &[]).await;

        let script = "return performance.getEntriesByType('resource').some(entry => entry.name.includes('verify'))";
        window.until("the files of that area", script, &[]).await;
        assert_eq!(window.path().await, "/");
    });
}

#[test]
fn an_area_that_cannot_be_fetched_is_told_and_can_be_tried_again() {
    in_browser(async |window, _| {
        window.open("/").await;
        block(&window, &["*verify*.wasm"]).await;

        window.press("Check a credential").await;

        window.arrives_at("This page could not be loaded").await;
        window.has_focus_at("page-title").await;
        window.reads("Nothing was changed.").await;
        assert_eq!(window.path().await, "/verify");
        window.press("Try again").await;
        window.arrives_at("This page could not be loaded").await;
        complains_only_of(&window, "verify").await;

        block(&window, &[]).await;
        window.press("Try again").await;
        window.arrives_at("Check a credential").await;
        window.has_focus_at("page-title").await;
    });
}

#[test]
fn a_page_whose_files_went_with_an_older_release_is_loaded_anew_once() {
    in_browser(async |window, _| {
        window.open("/").await;
        block(&window, &["*verify*.wasm"]).await;
        let other_release = "
            window.ofOtherRelease = true;
            document.querySelector('script[type=module]').setAttribute('src', '/assets/web-0123456789abcdef.js');";
        window.run(other_release, &[]).await;

        window.press("Check a credential").await;

        window.until("the page to be loaded anew", "return !window.ofOtherRelease", &[]).await;
        // The server has no other release than this one, so it stays.
        window.arrives_at("This page could not be loaded").await;
        complains_only_of(&window, "verify").await;
        block(&window, &[]).await;
        window.press("Try again").await;
        window.arrives_at("Check a credential").await;

        block(&window, &["*candidate*.wasm"]).await;
        window.run(other_release, &[]).await;
        window.press("Catalogue").await;
        window.arrives_at("This page could not be loaded").await;
        assert_eq!(window.run("return window.ofOtherRelease", &[]).await, true);
        complains_only_of(&window, "candidate").await;
        block(&window, &[]).await;
    });
}
