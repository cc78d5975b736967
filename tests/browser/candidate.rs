//! A candidate's visit, from the front page to showing a credential to somebody.

use crate::stage::in_browser;

#[test]
fn a_candidate_signs_in_looks_round_and_finds_the_link_to_show() {
    in_browser(async |window, stage| {
        window.open("/").await;
        window.press("Sign in").await;
        window.arrives_at("Sign in").await;

        // A slip: told at the form, with what was typed still there.
        window.sign_in("ada", "demonstration-adda").await;
        window.has_focus_at("error-summary").await;
        window.reads("User name or password is not right").await;
        window.expects_refusal(401, "/api/v1/session").await;
        assert_eq!(window.run("return document.getElementById('user').value", &[]).await, "ada");
        window.fill("password", stage.password("ada")).await;
        window.submit("Sign in").await;

        // What she holds, what lapses, what is nearest, and her last exam.
        window.arrives_at("Ada Lindqvist").await;
        window.has_focus_at("page-title").await;
        assert_eq!(window.path().await, "/");
        window.reads("CT-100000001-46").await;
        for (part, words) in [
            ("[aria-labelledby=held]", "Tessarine Certified Professional: Security Operations"),
            ("[aria-labelledby=lapsing]", "Tessarine Certified Specialist: Almanac Administration"),
            ("[aria-labelledby=lapsing]", "5 January 2027"),
            ("[aria-labelledby=nearest]", "steps done"),
            ("[aria-labelledby=latest]", "Tessarine Keel 6 Technical Assessment"),
        ] {
            let text = window.text(part).await;
            assert!(text.contains(words), "{part} does not say {words:?}: {text}");
        }

        window.press("Exam history").await;
        window.arrives_at("Exam history").await;
        window.reads("Not passed this time. Nothing you have is lost.").await;
        window.reads("Passed. It counts from the day you sat the exam.").await;

        window.press("Catalogue").await;
        window.arrives_at("Catalogue").await;
        window.press("Tessarine Certified Expert: Security Architect").await;
        window.arrives_at("Tessarine Certified Expert: Security Architect").await;
        window.reads("What it takes").await;

        // Progress, with the reason one tap away.
        window.press("See your progress").await;
        window.reads("The shortest way left").await;
        let reason = "return document.querySelector('.tree-line .tree-line details')?.open ?? null";
        assert_eq!(window.run(reason, &[]).await, false);
        let open = "document.querySelector('.tree-line .tree-line summary').focus(); return true";
        window.run(open, &[]).await;
        window.keys("\u{E007}").await;
        window.until("the reason to open", reason, &[]).await;
        let said = window.text(".tree-line .tree-line .tree-reason").await;
        assert!(said.len() > 10, "the line gives no reason: {said:?}");

        window.press("Credentials").await;
        window.arrives_at("Your credentials").await;
        window.press("Tessarine Certified Professional: Security Operations").await;
        window.arrives_at("Tessarine Certified Professional: Security Operations").await;
        let credential = stage.credential_of_ada("TCP-SECURITY");
        assert_eq!(window.path().await, format!("/my-credentials/{}", credential.id));
        window.reads(&format!("{}/verify/{}", stage.base, credential.code)).await;
        window.press("Copy Verification code").await;
        window.reads("Copied").await;

        // Loaded anew on this very page, the session is still there, and nothing that scripts could steal keeps it.
        window.reload().await;
        window.arrives_at("Tessarine Certified Professional: Security Operations").await;
        window.reads("Sign out").await;
        assert_eq!(window.run("return document.cookie", &[]).await, "");
        let kept = window.run("return JSON.stringify(localStorage)", &[]).await.to_string();
        assert!(kept.len() < 100, "{kept}");

        window.press("Sign out").await;
        window.arrives_at("Sign in to see this page").await;
        window.open("/exam-history").await;
        window.arrives_at("Sign in to see this page").await;
    });
}

#[test]
fn a_candidate_is_told_that_staff_pages_are_not_theirs() {
    in_browser(async |window, stage| {
        window.open("/staff/claims").await;
        window.sign_in("kenji", stage.password("kenji")).await;
        window.reads("Kenji Tanaka").await;

        window.arrives_at("Claims").await;

        window.reads("not").await;
        let alert = window.text("main [role=alert]").await;
        assert!(!alert.is_empty(), "{}", window.text("main").await);
        window.expects_refusals(403, &["/api/v1/claims", "/api/v1/score-reports"]).await;
    });
}
