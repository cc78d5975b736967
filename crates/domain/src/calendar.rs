//! Days: all rules count in whole days, in UTC.
//!
//! An exam's instant becomes the UTC day it falls on, a validity that ends "through a day" ends with that day's last
//! microsecond UTC. Inside evaluations a day is a number, so that comparing and intersecting costs nothing;
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

/// A day as the number of days since 1970-01-01: what evaluations reckon with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Day(i32);

impl Day {
    /// Before all days: a range without a beginning begins here.
    pub(crate) const BEGINNING: Self = Self(i32::MIN);
    /// After all days: a range without an end ends here.
    pub(crate) const FOREVER: Self = Self(i32::MAX);

    /// The UTC day on which an instant falls.
    pub(crate) fn of(at: Timestamp) -> Self {
        Self(at.as_second().div_euclid(86_400) as i32)
    }

    /// Days from civil, by Howard Hinnant's `chrono`-compatible algorithms: a fifth of the time of going through
    /// a general span, and this is the innermost step of evaluating shelf lives.
    pub(crate) fn from_date(date: Date) -> Self {
        Self::from_civil(i32::from(date.year()), i32::from(date.month()), i32::from(date.day()))
    }

    fn from_civil(year: i32, month: i32, day: i32) -> Self {
        let year = if month <= 2 { year - 1 } else { year };
        let era = year.div_euclid(400);
        let year_of_era = year.rem_euclid(400);
        let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
        let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
        Self(era * 146_097 + day_of_era - 719_468)
    }

    fn civil(self) -> (i32, i32, i32) {
        let z = self.0 + 719_468;
        let era = z.div_euclid(146_097);
        let day_of_era = z.rem_euclid(146_097);
        let year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
        let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let shifted_month = (5 * day_of_year + 2) / 153;
        let day = day_of_year - (153 * shifted_month + 2) / 5 + 1;
        let month = if shifted_month < 10 { shifted_month + 3 } else { shifted_month - 9 };
        let year = year_of_era + era * 400 + i32::from(month <= 2);
        (year, month, day)
    }

    /// The day as a date; `None` for a day outside the calendar, such as [`Day::FOREVER`].
    pub(crate) fn date(self) -> Option<Date> {
        if !(-5_000_000..5_000_000).contains(&self.0) {
            return None;
        }
        let (year, month, day) = self.civil();
        Date::new(i16::try_from(year).ok()?, month as i8, day as i8).ok()
    }

    /// As [`months_after`], or [`Day::FOREVER`] beyond the calendar's end.
    pub(crate) fn months_after(self, months: u32) -> Self {
        self.months_away(i64::from(months))
    }

    /// The same day of the month some months earlier, clamped likewise.
    pub(crate) fn months_before(self, months: u32) -> Self {
        self.months_away(-i64::from(months))
    }

    fn months_away(self, months: i64) -> Self {
        if self == Self::FOREVER || self == Self::BEGINNING {
            return self;
        }
        let (year, month, day) = self.civil();
        let total = i64::from(year) * 12 + i64::from(month) - 1 + months;
        let (year, month) = (total.div_euclid(12), total.rem_euclid(12) as i32 + 1);
        if year > 9999 {
            return Self::FOREVER;
        }
        if year < -9999 {
            return Self::BEGINNING;
        }
        let year = year as i32;
        let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
        let length = match month {
            2 if leap => 29,
            2 => 28,
            4 | 6 | 9 | 11 => 30,
            _ => 31,
        };
        Self::from_civil(year, month, day.min(length))
    }

    /// The day some days later.
    pub(crate) fn days_after(self, days: u32) -> Self {
        if self == Self::FOREVER { self } else { Self(self.0.saturating_add_unsigned(days)) }
    }

    /// The day before; the ends of time stay where they are.
    pub(crate) fn before(self) -> Self {
        if self == Self::FOREVER || self == Self::BEGINNING { self } else { Self(self.0 - 1) }
    }

    /// The day after; the ends of time stay where they are.
    pub(crate) fn after(self) -> Self {
        if self == Self::FOREVER || self == Self::BEGINNING { self } else { Self(self.0 + 1) }
    }
}

/// A run of days, both ends included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Span {
    pub(crate) from: Day,
    pub(crate) to: Day,
}

impl Span {
    /// All days.
    pub(crate) const ALWAYS: Self = Self { from: Day::BEGINNING, to: Day::FOREVER };

    /// The run between two days, of which either may be open.
    pub(crate) fn between(from: Option<Date>, to: Option<Date>) -> Self {
        Self { from: from.map_or(Day::BEGINNING, Day::from_date), to: to.map_or(Day::FOREVER, Day::from_date) }
    }

    /// Whether a day lies in it.
    pub(crate) fn contains(self, day: Day) -> bool {
        self.from <= day && day <= self.to
    }

    /// Whether two runs share a day.
    pub(crate) fn overlaps(self, other: Self) -> bool {
        self.from <= other.to && other.from <= self.to
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn months_end_on_the_same_day_or_the_months_last() {
        for (from, months, to) in [
            (date(2024, 1, 31), 1, date(2024, 2, 29)),
            (date(2023, 1, 31), 1, date(2023, 2, 28)),
            (date(2024, 2, 29), 12, date(2025, 2, 28)),
            (date(2024, 2, 29), 48, date(2028, 2, 29)),
            (date(2024, 1, 31), 2, date(2024, 3, 31)),
            (date(2024, 12, 15), 1, date(2025, 1, 15)),
            (date(2024, 8, 31), 0, date(2024, 8, 31)),
            (date(9999, 12, 1), 1, Date::MAX),
        ] {
            assert_eq!(months_after(from, months), to, "{from} + {months}");
        }
    }

    #[test]
    fn a_day_is_the_utc_day_of_an_instant() {
        for (at, day) in [
            ("2024-02-29T23:59:59.999999Z", date(2024, 2, 29)),
            ("2024-03-01T00:30:00+01:00", date(2024, 2, 29)),
            ("1969-12-31T23:59:59Z", date(1969, 12, 31)),
        ] {
            let at: Timestamp = at.parse().unwrap();
            assert_eq!(utc_date(at), day);
            assert_eq!(Day::of(at), Day::from_date(day));
        }
    }

    fn any_date() -> impl Strategy<Value = Date> {
        (-9999_i16..=9999, 1_i8..=12, 1_i8..=31).prop_filter_map("a date", |(y, m, d)| Date::new(y, m, d).ok())
    }

    proptest! {
        #[test]
        fn a_day_is_a_date_and_back(date in any_date()) {
            prop_assert_eq!(Day::from_date(date).date(), Some(date));
        }

        #[test]
        fn days_agree_with_the_calendar(date in any_date(), months in 0_u32..2000) {
            let expected = date.checked_add(Duration::new().months(months));
            prop_assert_eq!(Day::from_date(date).months_after(months).date(), expected.ok());
            let expected = date.checked_sub(Duration::new().months(months));
            prop_assert_eq!(Day::from_date(date).months_before(months).date(), expected.ok());
        }

        #[test]
        fn adding_months_never_goes_backwards(a in any_date(), b in any_date(), months in 0_u32..2000, more in 0_u32..2000) {
            let (a, b) = (a.min(b), a.max(b));
            prop_assert!(months_after(a, months) >= a);
            prop_assert!(months_after(a, months) <= months_after(b, months));
            prop_assert!(months_after(a, months) <= months_after(a, months + more));
            prop_assert!(Day::from_date(a).months_after(months) <= Day::from_date(b).months_after(months));
        }
    }
}
