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
