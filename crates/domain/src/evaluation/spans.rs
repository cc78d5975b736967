//! Sets of days, as sorted runs that neither overlap nor touch.

use crate::calendar::{Day, Span};

/// Adds a run to the end of a sorted list, joining it to the last one where they overlap or touch.
pub(super) fn push_joined(to: &mut Vec<Span>, span: Span) {
    if span.to < span.from {
        return;
    }
    match to.last_mut() {
        Some(last) if span.from <= last.to.after() || last.to == Day::FOREVER => last.to = last.to.max(span.to),
        _ => to.push(span),
    }
}

/// The days in both sets.
pub(super) fn intersect(a: &[Span], b: &[Span], into: &mut Vec<Span>) {
    let (mut i, mut j) = (0, 0);
    while let (Some(x), Some(y)) = (a.get(i), b.get(j)) {
        push_joined(into, Span { from: x.from.max(y.from), to: x.to.min(y.to) });
        if x.to <= y.to { i += 1 } else { j += 1 }
    }
}

/// The days of a set that are not in a run.
pub(super) fn cut(set: &mut Vec<Span>, gap: Span) {
    let mut left = Vec::with_capacity(set.len() + 1);
    for span in set.iter() {
        if !span.overlaps(gap) {
            left.push(*span);
            continue;
        }
        if span.from < gap.from {
            left.push(Span { from: span.from, to: gap.from.before() });
        }
        if gap.to < span.to {
            left.push(Span { from: gap.to.after(), to: span.to });
        }
    }
    *set = left;
}

/// A run of days in which something counts as a subject.
pub(super) type Counting = (u32, Span);

/// The days on which at least so many different subjects count.
pub(super) fn at_least(count: u32, counting: &mut [Counting], days: &mut Vec<Day>, into: &mut Vec<Span>) {
    if counting.iter().all(|(_, span)| span.to == Day::FOREVER) {
        // What began stays: the day is that of the count-th subject to begin.
        counting.sort_unstable_by_key(|(_, span)| span.from);
        let mut different = 0;
        for (i, (subject, span)) in counting.iter().enumerate() {
            if counting[..i].iter().all(|(earlier, _)| earlier != subject) {
                different += 1;
                if different == count {
                    into.push(*span);
                    return;
                }
            }
        }
        return;
    }
    boundaries(counting.iter().map(|(_, span)| *span), days);
    for (i, day) in days.iter().enumerate() {
        let live = |(_, span): &&Counting| span.contains(*day);
        let different = counting
            .iter()
            .enumerate()
            .filter(|(_, one)| live(one))
            .filter(|(at, (subject, _))| !counting[..*at].iter().any(|other| live(&other) && other.0 == *subject))
            .count();
        if different >= count as usize {
            push_joined(into, stretch(days, i));
        }
    }
}

/// The days on which any of some runs begins or has just ended, in order.
pub(super) fn boundaries(spans: impl Iterator<Item = Span>, days: &mut Vec<Day>) {
    days.clear();
    for span in spans {
        days.push(span.from);
        if span.to != Day::FOREVER {
            days.push(span.to.after());
        }
    }
    days.sort_unstable();
    days.dedup();
}

/// The days from one boundary up to the next: nothing begins or ends between them.
pub(super) fn stretch(days: &[Day], i: usize) -> Span {
    Span { from: days[i], to: days.get(i + 1).map_or(Day::FOREVER, |next| next.before()) }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use proptest::prelude::*;

    use super::*;

    fn day(number: u32) -> Day {
        Day::from_date(date(2024, 1, 1)).days_after(number)
    }

    fn any_span() -> impl Strategy<Value = Span> {
        (0_u32..60, 0_u32..30, 0..4).prop_map(|(from, length, open)| Span {
            from: day(from),
            to: if open == 0 { Day::FOREVER } else { day(from + length) },
        })
    }

    fn set(spans: &[Span]) -> Vec<Span> {
        let mut sorted = spans.to_vec();
        sorted.sort_by_key(|span| span.from);
        let mut joined = Vec::new();
        sorted.into_iter().for_each(|span| push_joined(&mut joined, span));
        joined
    }

    fn has(set: &[Span], day: Day) -> bool {
        set.iter().any(|span| span.contains(day))
    }

    fn well_formed(set: &[Span]) -> bool {
        set.iter().all(|span| span.from <= span.to) && set.windows(2).all(|pair| pair[0].to.after() < pair[1].from)
    }

    proptest! {
        #[test]
        fn a_day_is_in_an_intersection_if_it_is_in_both(
            a in prop::collection::vec(any_span(), 0..6),
            b in prop::collection::vec(any_span(), 0..6),
        ) {
            let (a, b) = (set(&a), set(&b));
            let mut both = Vec::new();
            intersect(&a, &b, &mut both);
            prop_assert!(well_formed(&both));
            for day in (0..100).map(day) {
                prop_assert_eq!(has(&both, day), has(&a, day) && has(&b, day));
            }
        }

        #[test]
        fn cutting_takes_out_just_the_gap(a in prop::collection::vec(any_span(), 0..6), gap in any_span()) {
            let a = set(&a);
            let mut left = a.clone();
            cut(&mut left, gap);
            for day in (0..100).map(day) {
                prop_assert_eq!(has(&left, day), has(&a, day) && !gap.contains(day));
            }
        }

        #[test]
        fn a_day_counts_if_enough_different_subjects_do(
            counting in prop::collection::vec((0_u32..4, any_span()), 0..8),
            count in 1_u32..4,
        ) {
            let (mut days, mut found) = (Vec::new(), Vec::new());
            at_least(count, &mut counting.clone(), &mut days, &mut found);
            prop_assert!(well_formed(&found));
            for day in (0..100).map(day) {
                let mut subjects: Vec<u32> =
                    counting.iter().filter(|(_, span)| span.contains(day)).map(|(subject, _)| *subject).collect();
                subjects.sort();
                subjects.dedup();
                prop_assert_eq!(has(&found, day), subjects.len() >= count as usize);
            }
        }
    }
}
