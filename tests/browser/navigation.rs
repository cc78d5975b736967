//! Going round: titles, focus, keyboard, addresses that are no page.

use serde_json::json;

use crate::place::{Visitor, places};
use crate::stage::in_browser;

const TAB: &str = "\u{E004}";
const ENTER: &str = "\u{E007}";

/// Every page's title, from its own address; that the browser had nothing to complain of is seen to for every test.
fn every_page_has_its_title(visitor: Visitor) {
    in_browser(async move |window, stage| {
        visitor.enter(&window, &stage).await;
        for place in places(visitor, &stage) {
            window.open(&place.path).await;
            let wanted = format!("{} · CertTracker", place.title);
            window
                .until(&format!("the title {wanted:?}"), "return document.title === arguments[0]", &[json!(wanted)])
                .await;
            let headings = window.run("return document.querySelectorAll('h1').length", &[]).await;
            assert_eq!(headings, 1, "{} has {headings} first headings", place.path);
        }
    });
}

#[test]
fn every_public_page_has_its_title() {
    every_page_has_its_title(Visitor::Anybody);
}

#[test]
fn every_page_of_a_candidate_has_its_title() {
    every_page_has_its_title(Visitor::Candidate);
}

#[test]
fn every_page_of_staff_has_its_title() {
    every_page_has_its_title(Visitor::Staff);
}

#[test]
fn the_focus_goes_to_the_title_of_each_page_that_takes_over() {
    in_browser(async |window, _| {
        window.open("/").await;
        for (link, heading) in [
            ("Catalogue", "Catalogue"),
            (
                "Tessarine Certified Professional: Security Operations",
                "Tessarine Certified Professional: Security Operations",
            ),
            ("Verify", "Check a credential"),
            ("Sign in", "Sign in"),
        ] {
            window.press(link).await;
            window.arrives_at(heading).await;
            window.has_focus_at("page-title").await;
        }
        window.run("history.back()", &[]).await;
        window.arrives_at("Check a credential").await;
        window.has_focus_at("page-title").await;
        assert_eq!(window.title().await, "Check a credential · CertTracker");
    });
}

#[test]
fn the_keyboard_alone_signs_in_and_its_focus_is_always_seen() {
    in_browser(async |window, stage| {
        window.open("/sign-in").await;
        let seen = "
            const element = document.activeElement;
            const style = getComputedStyle(element);
            return element !== document.body && element.checkVisibility()
                && style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;";

        // Past the way round the page.
        for stop in 0.. {
            assert!(stop < 12, "the user name cannot be reached by the keyboard");
            window.keys(TAB).await;
            assert_eq!(window.run(seen, &[]).await, true, "stop {stop} of the focus cannot be seen");
            if window.run("return document.activeElement.id", &[]).await == "user" {
                break;
            }
        }
        window.keys("zoe").await;
        window.keys(TAB).await;
        window.keys(stage.password("zoe")).await;
        window.keys(ENTER).await;

        window.arrives_at("Zoë Müller-Lüdenscheidt").await;
    });
}

#[test]
fn an_address_without_a_page_says_so_and_leads_on() {
    in_browser(async |window, _| {
        for path in ["/nowhere", "/staff", "/progress/a/b", "/my-credentials/not-an-id", "/credentials"] {
            window.open(path).await;
            window.arrives_at("There is no page at this address").await;
        }
        window.press("Go to the start").await;
        window.arrives_at("What you have proved, on paper that holds").await;
    });
}

#[test]
fn a_credential_that_does_not_exist_is_told_as_such() {
    in_browser(async |window, _| {
        window.open("/credentials/6f1c2a3e-0d0b-4b4e-9d0e-3b6f0c1d2e3f").await;

        window.reads("Not found").await;
        window.expects_refusal(404, "/api/v1/").await;
    });
}
