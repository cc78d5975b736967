//! The program office: importing results and seeing to what fits nobody.

use exam_delivery::pearson::ArchiveWriter;

use crate::joining::keeps_the_rules;
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

/// Writes a result archive that reports one pass of John Smith, whose standing is `status`.
fn john_passes(folder: &std::path::Path, status: &str) -> std::path::PathBuf {
    let path = folder.join(format!("john-{status}.zip"));
    let mut archive = ArchiveWriter::new(std::fs::File::create(&path).unwrap());
    let row = [
        ("RegistrationID", "8800001"),
        ("ClientCandidateID", "CT-100000006-31"),
        ("ExamSeriesCode", "TSA-101"),
        ("ExamDate", "2026/11/02 09:00:00"),
        ("PassingScore", "70"),
        ("Score", "80"),
        ("Grade", "pass"),
        ("NoShow", "false"),
        ("Status", status),
    ];
    archive.member("exam-20261123.dat", &row.map(|(column, _)| column)).unwrap();
    archive.row(&row.map(|(_, value)| value)).unwrap();
    archive.finish().unwrap();
    path
}

#[test]
fn the_office_decides_about_an_award_whose_result_was_withdrawn() {
    in_browser(async |window, stage| {
        Visitor::Staff.enter(&window, &stage).await;
        for status in ["Released", "Revoked"] {
            window.open("/staff/result-imports").await;
            window.arrives_at("Result imports").await;
            window.choose("archive", &john_passes(stage.folder(), status)).await;
            window.press("Import").await;
            window.reads("Awards made").await;
        }

        window.press("Reviews").await;
        window.arrives_at("Awards under review").await;
        window.reads("no longer shows the requirements met").await;
        window.press("Decide Tessarine Sales Expert, John Smith").await;
        window.has_focus_at("decision-reason").await;
        window.press("Revoke").await;
        window.has_focus_at("error-summary").await;
        window.reads("Say why.").await;
        keeps_the_rules(&window, "award-review").await;
        window.fill("decision-reason", "The vendor withdrew the result.").await;
        window.press("Revoke").await;
        window.reads("Revoked. The candidate gets a mail.").await;
        keeps_the_rules(&window, "award-review-decided").await;
        window.open("/staff/award-reviews").await;
        window.arrives_at("Awards under review").await;
        // Others may be, of other stories.
        let gone = "return document.querySelector('main li h2, main .empty') !== null
            && !document.querySelector('main').textContent.includes('John Smith')";
        window.until("John's award to be gone", gone, &[]).await;
    });
}
