//! What the rules mean, told through the crate's public doors.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on stops")]

mod agreements;
mod catalogues;
mod decisions;
mod eligibility;
mod histories;
mod properties;
mod renewals;
mod retakes;
mod structures;
mod versions;
mod waivers;
mod world;
