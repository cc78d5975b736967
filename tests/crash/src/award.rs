//! Which awards follow from which passes, by the run's own catalogue, without the server's rules.
//!
//! The few rules of `catalogue.yaml` are said here anew, so that what the server decided is held against something else than
//! its own evaluation.

use jiff::civil::Date;

/// The exams of the catalogue.
pub(crate) const EXAMS: [&str; 4] = ["901-101", "901-102", "901-103", "901-104"];

/// The achievements of the catalogue: the exams of which so many have to be passed.
pub(crate) const ACHIEVEMENTS: [(&str, &[&str], usize); 4] = [
    ("CR-ONE", &["901-101"], 1),
    ("CR-TWO", &["901-102"], 1),
    ("CR-BOTH", &["901-101", "901-102"], 2),
    ("CR-SOME", &["901-102", "901-103", "901-104"], 2),
];

/// The first day on which an achievement is earned by passes: exam, and day.
pub(crate) fn earned_on(exams: &[&str], count: usize, passes: &[(&str, Date)]) -> Option<Date> {
    let first = |exam: &&str| passes.iter().filter(|(passed, _)| passed == exam).map(|(_, day)| *day).min();
    let mut days: Vec<Date> = exams.iter().filter_map(first).collect();
    days.sort();
    days.get(count - 1).copied()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn an_achievement_is_earned_with_the_last_exam_that_it_takes() {
        let (first, second) = (date(2026, 3, 2), date(2026, 3, 5));
        let passes = [("901-102", second), ("901-102", first), ("901-104", second), ("901-101", second)];
        let earned = |code: &str, passes: &[(&str, Date)]| {
            let (_, exams, count) = ACHIEVEMENTS.iter().find(|(known, ..)| *known == code).unwrap();
            earned_on(exams, *count, passes)
        };

        assert_eq!(earned("CR-TWO", &passes), Some(first));
        assert_eq!(earned("CR-SOME", &passes), Some(second));
        assert_eq!(earned("CR-BOTH", &passes[..3]), None);
        assert_eq!(earned("CR-SOME", &passes[..2]), None, "the same exam twice is one");
    }
}
