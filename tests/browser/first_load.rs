//! The first visit: what it transfers, and what is there before the program has arrived.

use serde_json::{Value, json};

use crate::stage::in_browser;

/// In bytes as transferred, without headers.
const FIRST_LOAD_BUDGET: u64 = 350_000;
const PROGRAM_BUDGET: u64 = 280_000;

#[test]
fn the_front_page_can_be_used_before_the_program_has_arrived() {
    in_browser(async |window, _| {
        window.devtools("Network.enable", json!({})).await;
        window.devtools("Network.setBlockedURLs", json!({ "urls": ["*.wasm"] })).await;
        window.begin_to_open("/").await;

        window.reads("What you have proved, on paper that holds").await;
        window.reads("See your exam and assessment history").await;
        window.press("Check a credential").await;
        window.until("the page of that link", "return location.pathname === '/verify'", &[]).await;
        let complaints = window.complaints().await;
        assert!(
            complaints.iter().all(|complaint| complaint.contains(".wasm") || complaint.contains("fetch")),
            "{complaints:?}"
        );

        window.devtools("Network.setBlockedURLs", json!({ "urls": [] })).await;
        window.reload().await;
        window.arrives_at("Check a credential").await;
    });
}

#[test]
fn the_program_takes_over_the_front_page_without_moving_anything() {
    in_browser(async |window, _| {
        window.open("/").await;

        window.reads("What you have proved, on paper that holds").await;
        let script = "
            const answer = arguments[arguments.length - 1];
            let moved = 0;
            new PerformanceObserver(list => list.getEntries().forEach(entry => moved += entry.value))
                .observe({ type: 'layout-shift', buffered: true });
            setTimeout(() => answer(moved), 200);";
        let moved = window.run_async(script, &[]).await.as_f64().unwrap();
        assert!(moved < 0.01, "what is on the page moved by {moved}");
    });
}

#[test]
fn the_first_visit_stays_within_its_budget() {
    in_browser(async |window, _| {
        window.open("/").await;

        let script = "return performance.getEntries()
            .filter(entry => entry.entryType === 'navigation' || entry.entryType === 'resource')
            .map(({ name, encodedBodySize, decodedBodySize, transferSize }) => ({ name, encodedBodySize, decodedBodySize, transferSize }));";
        let loaded = window.run(script, &[]).await;
        let loaded: Vec<&Value> = loaded.as_array().unwrap().iter().collect();
        let name = |entry: &Value| entry["name"].as_str().unwrap().rsplit('/').next().unwrap().to_owned();
        let bytes = |entry: &Value, what: &str| entry[what].as_u64().unwrap();
        let programs: Vec<_> = loaded.iter().filter(|entry| name(entry).ends_with(".wasm")).collect();
        let [program] = programs.as_slice() else { panic!("the front page needs one module, and not: {programs:?}") };
        let (sent, unpacked) = (bytes(program, "encodedBodySize"), bytes(program, "decodedBodySize"));
        assert!(sent < unpacked, "web/dist was built for development; `./just web` builds what is released");

        let transferred: Vec<_> = loaded.iter().filter(|entry| bytes(entry, "transferSize") > 0).collect();
        let mut names: Vec<String> = transferred.iter().map(|entry| name(entry)).collect();
        names.sort();
        let all = names.len();
        names.dedup();
        assert_eq!(names.len(), all, "something was fetched twice: {loaded:#?}");
        let list: Vec<String> =
            transferred.iter().map(|entry| format!("{:>9} {}", bytes(entry, "encodedBodySize"), name(entry))).collect();
        let total: u64 = transferred.iter().map(|entry| bytes(entry, "encodedBodySize")).sum();
        assert!(
            sent <= PROGRAM_BUDGET && total <= FIRST_LOAD_BUDGET,
            "{total} bytes for the first visit (budget {FIRST_LOAD_BUDGET}), {sent} of them for the program (budget \
             {PROGRAM_BUDGET}):\n{}",
            list.join("\n")
        );
    });
}
