//! Every page is open to everybody: by axe-core's rules, on narrow screens, by day and by night.

use crate::axe;
use crate::place::{Visitor, places};
use crate::stage::in_browser;

/// Width, height, dark. The narrowest that anything has to fit is 320 (WCAG 2.2, 1.4.10).
const LOOKS: [(u32, u32, bool); 4] = [(1440, 900, false), (1440, 900, true), (360, 740, false), (360, 740, true)];

fn every_page_keeps_the_rules(visitor: Visitor) {
    in_browser(async move |window, stage| {
        visitor.enter(&window, &stage).await;
        let mut faults = Vec::new();
        for place in places(visitor, &stage) {
            window.open(&place.path).await;
            for (width, height, dark) in LOOKS {
                window.look(width, height, dark).await;
                let day = if dark { "dark" } else { "light" };
                window.keep_picture(&format!("{}-{width}-{day}", place.name)).await;
                for fault in axe::violations(&window).await {
                    faults.push(format!("{} at {width} px, {day}: {fault}", place.path));
                }
            }
            for width in [320, 360] {
                window.look(width, 740, false).await;
                if let Some(fault) = axe::sticks_out(&window).await {
                    faults.push(format!("{} at {width} px scrolls sideways: {fault}", place.path));
                }
            }
        }
        assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
    });
}

#[test]
fn every_public_page_keeps_the_accessibility_rules_and_fits_narrow_screens() {
    every_page_keeps_the_rules(Visitor::Anybody);
}

#[test]
fn every_page_of_a_candidate_keeps_the_accessibility_rules_and_fits_narrow_screens() {
    every_page_keeps_the_rules(Visitor::Candidate);
}

#[test]
fn every_page_of_staff_keeps_the_accessibility_rules_and_fits_narrow_screens() {
    every_page_keeps_the_rules(Visitor::Staff);
}

#[test]
fn mistakes_menus_and_opened_lines_keep_the_accessibility_rules_too() {
    in_browser(async |window, stage| {
        let mut faults = Vec::new();
        let mut check = async |what: &str| {
            for (width, height, dark) in LOOKS {
                window.look(width, height, dark).await;
                let found = axe::violations(&window).await;
                faults.extend(found.iter().map(|fault| format!("{what} at {width} px, dark {dark}: {fault}")));
            }
            window.keep_picture(&format!("{what}-360-dark")).await;
        };

        window.open("/sign-in").await;
        window.submit("Sign in").await;
        window.has_focus_at("error-summary").await;
        check("mistakes").await;

        window.sign_in("ada", stage.password("ada")).await;
        window.arrives_at("Ada Lindqvist").await;
        window.press("Menu").await;
        window.until("the menu to open", "return document.querySelector('#menu').matches(':popover-open')", &[]).await;
        check("menu").await;

        window.open("/progress/TCE-ARCHITECT").await;
        window.run("document.querySelectorAll('details').forEach(line => line.open = true)", &[]).await;
        check("opened").await;

        assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
    });
}

#[test]
fn a_fault_that_is_put_on_a_page_is_found() {
    in_browser(async |window, _| {
        window.open("/verify").await;
        let put = "
            const picture = document.createElement('img');
            const faint = document.createElement('p');
            faint.textContent = 'Faint';
            faint.style.color = '#666';
            faint.style.minWidth = '2000px';
            document.querySelector('main').append(picture, faint);
            document.body.insertAdjacentHTML('beforeend', '<i style=\"color: red\"></i>');";
        window.run(put, &[]).await;

        let found = axe::violations(&window).await;

        let rules: Vec<&str> = found.iter().filter_map(|fault| fault.split(' ').next()).collect();
        assert!(rules.contains(&"image-alt") && rules.contains(&"color-contrast-enhanced"), "{found:?}");
        let out = axe::sticks_out(&window).await;
        assert!(out.as_ref().is_some_and(|said| said.contains("Faint")), "{out:?}");
        let complaints = window.complaints().await;
        assert!(complaints.iter().any(|complaint| complaint.contains("Content Security Policy")), "{complaints:?}");
    });
}
