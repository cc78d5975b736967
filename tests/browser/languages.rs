//! Every language: the switch, the words and the direction of a page, and the rules that hold in all of them.

use language::{Language, dates};
use serde_json::json;

use crate::axe;
use crate::place::{Visitor, places};
use crate::stage::in_browser;
use crate::window::Window;

/// Presses the switch at the foot of the page.
async fn speak(window: &Window, language: Language) {
    window.press(language.name()).await;
    let script = "return document.documentElement.lang === arguments[0];";
    window.until(&format!("a page in {language}"), script, &[json!(language.tag())]).await;
    window.settled().await;
}

#[test]
fn the_switch_changes_the_words_the_language_and_the_direction_of_every_page_to_come() {
    in_browser(async |window, _| {
        window.open("/verify").await;
        for (language, heading, direction) in [
            (Language::Spanish, "Comprobar una credencial", "ltr"),
            (Language::Arabic, "التحقق من مؤهل", "rtl"),
            (Language::Japanese, "資格を確認する", "ltr"),
            (Language::English, "Check a credential", "ltr"),
        ] {
            speak(&window, language).await;
            window.arrives_at(heading).await;
            let said = window.run("return getComputedStyle(document.body).direction", &[]).await;
            assert_eq!(said, direction);

            // The choice stays, also for the page that the server writes.
            window.open("/").await;
            assert_eq!(window.text("h1").await, language::named(language, "front/title").unwrap());
            window.open("/verify").await;
            window.arrives_at(heading).await;
        }
    });
}

#[test]
fn dates_and_states_of_a_certificate_are_in_the_language_of_the_page() {
    in_browser(async |window, stage| {
        let credential = stage.credential_of_ada("TCP-SECURITY");
        window.open(&format!("/verify/{}", credential.code)).await;
        for (language, verdict) in
            [(Language::Spanish, "Válida"), (Language::Japanese, "有効です"), (Language::Arabic, "صالح")]
        {
            speak(&window, language).await;
            window.arrives_at(verdict).await;
            let days = "return [...document.querySelectorAll('dd > time')].map(day => [day.dateTime, day.innerText])
                .filter(([machine]) => machine.length === 10);";
            let days = window.run(days, &[]).await;
            let days = days.as_array().unwrap();
            assert!(!days.is_empty());
            for day in days {
                let date = day[0].as_str().unwrap().parse().unwrap();
                assert_eq!(day[1], dates::date(language, date));
            }
        }
    });
}

#[test]
fn what_a_reader_has_typed_wrong_is_said_in_their_language() {
    in_browser(async |window, _| {
        window.open("/verify").await;
        speak(&window, Language::Arabic).await;
        window.fill("code", "ABC").await;
        window.submit("تحقّق").await;
        window.reads("وفي هذا 3.").await;
        let way = window.run("return document.querySelector('#code').matches(':dir(ltr)')", &[]).await;
        assert_eq!(way, true, "a code runs from left to right");
    });
}

fn every_page_keeps_the_rules_in(language: Language, visitor: Visitor) {
    in_browser(async move |window, stage| {
        visitor.enter(&window, &stage).await;
        if visitor == Visitor::Anybody {
            window.open("/").await;
            speak(&window, language).await;
        } else {
            // Not by the switch: the account would keep the choice, and others are signed in with it.
            window.run(&format!("document.cookie = 'certtracker.language={language}; path=/';"), &[]).await;
        }
        let mut faults = Vec::new();
        for place in places(visitor, &stage) {
            window.open(&place.path).await;
            for (width, dark) in [(1440, false), (360, true)] {
                window.look(width, 800, dark).await;
                window.keep_picture(&format!("{}-{language}-{width}", place.name)).await;
                for fault in axe::violations(&window).await {
                    faults.push(format!("{} at {width} px in {language}: {fault}", place.path));
                }
            }
            for width in [320, 360] {
                window.look(width, 740, false).await;
                if let Some(fault) = axe::sticks_out(&window).await {
                    faults.push(format!("{} at {width} px in {language} scrolls sideways: {fault}", place.path));
                }
            }
        }
        assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
    });
}

#[test]
fn public_pages_keep_the_rules_in_spanish() {
    every_page_keeps_the_rules_in(Language::Spanish, Visitor::Anybody);
}

#[test]
fn public_pages_keep_the_rules_in_japanese() {
    every_page_keeps_the_rules_in(Language::Japanese, Visitor::Anybody);
}

#[test]
fn public_pages_keep_the_rules_in_arabic() {
    every_page_keeps_the_rules_in(Language::Arabic, Visitor::Anybody);
}

#[test]
fn pages_of_a_candidate_keep_the_rules_in_arabic() {
    every_page_keeps_the_rules_in(Language::Arabic, Visitor::Candidate);
}

#[test]
fn pages_of_staff_keep_the_rules_in_arabic() {
    every_page_keeps_the_rules_in(Language::Arabic, Visitor::Staff);
}
