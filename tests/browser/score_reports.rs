//! "I have a score report": a candidate claims a result, and the office decides what is not clear.

use crate::axe;
use crate::place::Visitor;
use crate::stage::in_browser;

#[test]
fn a_score_report_that_fits_nothing_is_refused_by_the_office_with_a_reason() {
    in_browser(async |window, stage| {
        window.open("/sign-in").await;
        window.look(360, 740, false).await;
        window.sign_in("kenji", stage.password("kenji")).await;
        window.arrives_at("Kenji Tanaka").await;
        window.open("/exam-history").await;
        window.press("Claim it by its score report").await;
        window.arrives_at("I have a score report").await;

        window.press("Claim the result").await;
        window.has_focus_at("error-summary").await;
        window.reads("Copy this from the score report.").await;
        let faults = axe::violations(&window).await;
        assert!(faults.is_empty(), "{}", faults.join("\n"));
        window.fill("registration-id", "9990001").await;
        window.fill("exam-code", "320-301").await;
        window.run("document.getElementById('sat-on').value = '2026-03-04'", &[]).await;
        let chosen = "document.getElementById('sat-on').dispatchEvent(new Event('input', { bubbles: true }))";
        window.run(chosen, &[]).await;
        window.fill("report-name", "Tanaka, Kenji").await;
        window.press("Claim the result").await;
        window.reads("9990001").await;
        window.reads("Waiting").await;
        window.keep_picture("score-report-waits").await;

        window.press("Menu").await;
        window.press("Sign out").await;
        window.look(1440, 900, false).await;
        Visitor::Staff.enter(&window, &stage).await;
        window.open("/staff/claims").await;
        window.reads("No result waits under this registration ID.").await;
        window.press("Refuse").await;
        window.has_focus_at("refusal-reason").await;
        window.submit("Refuse").await;
        window.reads("Say why.").await;
        window.fill("refusal-reason", "The vendor knows no such registration.").await;
        let faults = axe::violations(&window).await;
        assert!(faults.is_empty(), "{}", faults.join("\n"));
        window.keep_picture("score-report-decided").await;
        window.submit("Refuse").await;
        window.reads("Not accepted").await;

        window.press("Sign out").await;
        window.open("/sign-in").await;
        window.sign_in("kenji", stage.password("kenji")).await;
        window.arrives_at("Kenji Tanaka").await;
        window.open("/exam-history/score-reports").await;
        window.reads("Not accepted").await;
        window.reads("The vendor knows no such registration.").await;
    });
}
