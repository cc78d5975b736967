//! Days, moments and spans as people say them.
//!
//! Both sides write them from the same texts, `locales/*/dates.ftl`, so that a mail and a page say
//! the same, whichever browser it is read in.

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use crate::text::dates as texts;
use crate::{Argument, Language};

/// A day in full: "3 December 2026", "3 de diciembre de 2026", "2026年12月3日", "3 ديسمبر 2026".
#[must_use]
pub fn date(language: Language, date: Date) -> String {
    // As text, for a year is not grouped.
    texts::date(date.day(), date.month(), Argument::Own(date.year().to_string())).text(language)
}

/// A moment in UTC: "3 December 2026, 14:05 UTC".
#[must_use]
pub fn time(language: Language, moment: Timestamp) -> String {
    let moment = TimeZone::UTC.to_datetime(moment);
    let clock = format!("{:02}:{:02}", moment.hour(), moment.minute());
    texts::time(moment.date(), Argument::Own(clock)).text(language)
}

/// How far away a day is: "today", "in 12 days", "12 days ago"; months from 60 days on, years from 730.
#[must_use]
pub fn distance(language: Language, days: i32) -> String {
    let (count, unit) = match days.unsigned_abs() {
        days @ 0..60 => (days, "day"),
        days @ 60..730 => ((days + 15) / 30, "month"),
        days => ((days + 182) / 365, "year"),
    };
    match (days, unit) {
        (0, _) => texts::today(),
        (1.., "day") => texts::in_days(count),
        (1.., "month") => texts::in_months(count),
        (1.., _) => texts::in_years(count),
        (_, "day") => texts::days_ago(count),
        (_, "month") => texts::months_ago(count),
        (_, _) => texts::years_ago(count),
    }
    .text(language)
}

/// A span of months as people say it: 24 are "2 years".
#[must_use]
pub fn months(language: Language, months: u32) -> String {
    let span =
        if months >= 12 && months.is_multiple_of(12) { texts::years(months / 12) } else { texts::months(months) };
    span.text(language)
}

/// A list in a sentence: "a, b and c".
#[must_use]
pub fn list(items: impl IntoIterator<Item = impl Into<Argument>>) -> Argument {
    let mut items: Vec<Argument> = items.into_iter().map(Into::into).collect();
    let Some(last) = items.pop() else { return Argument::Own(String::new()) };
    let Some(before) = items.pop() else { return last };
    let end = texts::list_end(before, last);
    items.into_iter().rev().fold(end, |rest, first| texts::list_more(first, rest)).into()
}

#[cfg(test)]
mod tests {
    use jiff::civil;

    use super::*;

    #[test]
    fn dates_and_moments_follow_the_language() {
        let dates = Language::ALL.map(|language| date(language, civil::date(2026, 12, 3)));
        assert_eq!(dates, ["3 December 2026", "3 de diciembre de 2026", "2026年12月3日", "3 ديسمبر 2026"]);
        let moment = "2026-01-31T23:05:09Z".parse().unwrap();
        let moments = Language::ALL.map(|language| time(language, moment));
        assert_eq!(
            moments,
            [
                "31 January 2026, 23:05 UTC",
                "31 de enero de 2026, 23:05 UTC",
                "2026年1月31日 23:05 UTC",
                "31 يناير 2026، 23:05 بالتوقيت العالمي"
            ]
        );
    }

    #[test]
    fn spans_read_as_people_say_them() {
        let distances = [0, 1, -1, 59, 60, -400, 1095].map(|days| distance(Language::English, days));
        assert_eq!(
            distances,
            ["today", "in 1 day", "1 day ago", "in 59 days", "in 2 months", "13 months ago", "in 3 years"]
        );
        let arabic = [0, 1, -2, 3, 11].map(|days| distance(Language::Arabic, days));
        assert_eq!(arabic, ["اليوم", "خلال يوم واحد", "قبل يومين", "خلال 3 أيام", "خلال 11 يومًا"]);
        assert_eq!(
            [1, 12, 18, 24].map(|count| months(Language::English, count)),
            ["1 month", "1 year", "18 months", "2 years"]
        );
        assert_eq!([1, 24].map(|count| months(Language::Japanese, count)), ["1か月", "2年"]);
    }

    #[test]
    fn lists_join_as_the_language_does() {
        let of = |items: &[&str]| Language::ALL.map(|language| list(items.iter().copied()).text(language));
        assert_eq!(of(&[]), ["", "", "", ""]);
        assert_eq!(of(&["a", "b"])[..3], ["a and b", "a y b", "a、b"]);
        assert_eq!(
            of(&["a", "b", "c"]),
            ["a, b and c", "a, b y c", "a、b、c", "\u{2068}a\u{2069} و\u{2068}b\u{2069} و\u{2068}c\u{2069}"]
        );
    }
}
