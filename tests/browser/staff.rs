//! The program office: importing results and seeing to what fits nobody.

use crate::place::Visitor;
use crate::stage::in_browser;

#[test]
fn the_office_imports_results_and_sees_what_fits_nobody() {
    in_browser(async |window, stage| {
        Visitor::Staff.enter(&window, &stage).await;
        window.press("Import exam results").await;
        window.arrives_at("Result imports").await;

        // Nothing chosen yet.
        window.press("Import").await;
        window.has_focus_at("archive").await;
        window.reads("Choose a file first.").await;

        let sample = tests::root().join("catalogue/sample/exam-results.zip").canonicalize().unwrap();
        window.choose("archive", &sample).await;
        window.press("Import").await;
        window.reads("This file had been imported before. Nothing changed").await;
        let summary = window.text("[aria-labelledby=summary]").await;
        assert!(summary.contains("exam-results.zip") && summary.contains("Rows read 26"), "{summary}");

        let garbage = stage.folder().join("garbage.zip");
        std::fs::write(&garbage, "this is no archive").unwrap();
        window.choose("archive", &garbage).await;
        window.press("Try without writing").await;
        window.reads("The result archive was refused whole").await;
        window.expects_refusal(422, "/api/v1/result-imports").await;

        window.press("Claims").await;
        window.arrives_at("Claims").await;
        let ids = "return [...document.querySelectorAll('main tbody th')].map(cell => cell.innerText)";
        let mut claims: Vec<String> = serde_json::from_value(window.run(ids, &[]).await).unwrap();
        claims.sort();
        assert_eq!(claims, ["CT-100000002-11", "CT-100000007-28"]);
        window.reads("No candidate has this ID").await;
        window.reads("Not a candidate ID").await;
    });
}
