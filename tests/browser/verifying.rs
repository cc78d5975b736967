//! Somebody without an account checks a credential.

use domain::id::VerificationCode;

use crate::stage::in_browser;

#[test]
fn anybody_sees_the_verdict_by_link_and_by_the_code_however_it_is_typed() {
    in_browser(async |window, stage| {
        let code = &stage.credential_of_ada("TCP-SECURITY").code;
        let verdict = [
            "Valid",
            "Ada Lindqvist",
            "Tessarine Certified Professional: Security Operations",
            "10 March 2026",
            "10 March 2028",
            "Certification",
            "Requirements met",
            "Signature",
            "Issuer’s record",
            "Holds",
            code,
        ];

        window.open(&format!("/verify/{code}")).await;
        for words in verdict {
            window.reads(words).await;
        }
        assert_eq!(window.text(".verdict-word").await, "Valid");

        window.press("Check another code").await;
        window.arrives_at("Check a credential").await;
        window.fill("code", &code.replace('-', "").to_lowercase()).await;
        window.submit("Check").await;

        window.arrives_at("Valid").await;
        window.has_focus_at("page-title").await;
        assert_eq!(window.path().await, format!("/verify/{code}"));
        for words in verdict {
            window.reads(words).await;
        }
    });
}

#[test]
fn a_credential_that_no_longer_holds_does_not_look_valid() {
    in_browser(async |window, stage| {
        let place = |achievement: &str| format!("/credentials/{}", stage.credential_of_ada(achievement).id);

        window.open(&place("TCS-SENTRY-7")).await;
        assert_eq!(window.text(".verdict-word").await, "Replaced");

        window.open(&place("TCS-ALMANAC")).await;
        assert_eq!(window.text(".verdict-word").await, "Expired, can be renewed");
    });
}

#[test]
fn a_mistyped_code_is_told_at_the_field_and_an_unknown_one_in_the_answer() {
    in_browser(async |window, stage| {
        let code = &stage.credential_of_ada("TCP-SECURITY").code;
        let mistyped = if code.ends_with('7') { code.replace(&code[22..], "8") } else { format!("{}7", &code[..22]) };
        let unknown = VerificationCode::from_random([9; 12]).to_string();

        window.open("/verify").await;
        window.fill("code", &mistyped).await;
        window.submit("Check").await;
        window.has_focus_at("code").await;
        assert!(window.text("#code-error").await.contains("mistyped"), "{}", window.text("main").await);
        let described =
            "return document.getElementById('code').getAttribute('aria-describedby').includes('code-error')";
        assert_eq!(window.run(described, &[]).await, true);
        assert_eq!(window.path().await, "/verify");

        window.fill("code", "ABC").await;
        window.submit("Check").await;
        window.reads("A code has 20 letters and digits; this has 3.").await;

        window.fill("code", &unknown).await;
        window.submit("Check").await;
        window.arrives_at("Not found").await;
        window.reads("This program has issued no credential with this code.").await;
        window.expects_refusal(404, "/api/v1/verifications/").await;
    });
}
