//! Days: all rules count in whole days, in UTC.
//!
//! An exam's instant becomes the UTC day it falls on, a validity that ends "through a day" ends with that day's last
//! microsecond UTC. Inside evaluations a day is a number, [`Day`], so that comparing and intersecting costs nothing;
//! outside, it is a [`jiff::civil::Date`].

use jiff::civil::Date;
use jiff::tz::Offset;
use jiff::{Span as Duration, Timestamp};
use serde::{Deserialize, Serialize};

/// The question's two times: which day is asked about, and what was known when.
///
/// Facts that happened after `on`, or that we learnt after `known_at`, are as if they did not exist. With `known_at`
/// at the present the answer is what we now know to have been true on the day; with both in the past it is what we
/// would have answered then.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct AsOf {
    /// The day asked about, through its end in UTC.
    pub on: Date,
    /// Facts learnt later than this are ignored.
    pub known_at: Timestamp,
}

impl AsOf {
    /// Today, with all that is known.
    pub fn now(now: Timestamp) -> Self {
        Self { on: utc_date(now), known_at: now }
    }
}

/// The UTC day on which an instant falls.
pub fn utc_date(at: Timestamp) -> Date {
    Offset::UTC.to_datetime(at).date()
}

/// The same day of the month some months later, or that month's last day when it has no such day.
///
/// `2024-01-31` plus one month is `2024-02-29`. Clamping is done once, from the day given: a period of several months
/// is added whole, never month by month, so the end does not drift. Beyond the calendar's end the last day is given.
pub fn months_after(from: Date, months: u32) -> Date {
    from.checked_add(Duration::new().try_months(months).unwrap_or_default()).unwrap_or(Date::MAX)
}

/// The day some days later; beyond the calendar's end, the last day.
pub fn days_after(from: Date, days: u32) -> Date {
    from.checked_add(Duration::new().try_days(days).unwrap_or_default()).unwrap_or(Date::MAX)
}
