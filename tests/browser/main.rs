//! The whole product as people meet it: the server with its demo data, and headless Chromium.
//!
//! One server and one chromedriver serve all tests; each test has a browser session, with a profile, of its own.
//! `web/dist` has to be there: `./just web` makes it. With `SCREENSHOTS=FOLDER` the tests that look at every page
//! also keep pictures of them.
#![expect(unreachable_pub, reason = "nobody calls a test program's functions from outside")]
#![expect(clippy::unwrap_used, reason = "a test that cannot go on says where")]

mod accessibility;
mod account;
mod areas;
mod axe;
mod candidate;
mod driver;
mod exams;
mod first_load;
mod joining;
mod languages;
mod merges;
mod navigation;
mod partners;
mod place;
mod privacy;
mod profile;
mod score_reports;
mod security;
mod shares;
mod staff;
mod stage;
mod verifying;
mod window;
