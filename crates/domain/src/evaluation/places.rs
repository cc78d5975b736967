//! Giving passes to places: the core and the electives of a requirement in which nothing counts twice.
//!
//! A place is a part of the core, or a subject among the electives; what fills it is a *token*: one pass, one
//! completion, one award. Most places are filled by a maximum matching, the core first; once a core place is filled, it
//! stays so while electives find theirs.

use crate::calendar::{Day, Span};

/// Something that could fill the place of a child on the days of a run.
#[derive(Debug, Clone, Copy)]
pub(super) struct Offer {
    /// Which child, counted from the first.
    pub(super) child: u32,
    /// The place it fills: the child itself in the core, its subject among electives.
    pub(super) place: Place,
    /// What would fill it.
    pub(super) token: Token,
    /// On which days.
    pub(super) span: Span,
}

/// A place to be filled.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Place {
    Core(u32),
    Elective(u32),
}

/// One pass, completion or award.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Token {
    Attempt(u32),
    Completion(u32),
    Achievement(u32),
    /// A waiver fills its own place alone.
    Waiver(u32),
}

/// Who got what on a day.
#[derive(Debug, Default)]
pub(super) struct Filled {
    /// The offers that were taken, as positions.
    pub(super) taken: Vec<usize>,
    pub(super) core: u32,
    pub(super) electives: u32,
}

/// Fills as many places as can be on a day.
pub(super) fn fill(offers: &[Offer], day: Day) -> Filled {
    let mut places: Vec<Place> = offers.iter().map(|offer| offer.place).collect();
    places.sort_unstable();
    places.dedup();
    let mut taken: Vec<usize> = Vec::with_capacity(places.len());
    // The derived order puts the core first.
    for place in places {
        place_one(place, offers, day, &mut taken, &mut Vec::new());
    }
    let core = taken.iter().filter(|at| matches!(offers[**at].place, Place::Core(_))).count() as u32;
    let electives = taken.len() as u32 - core;
    taken.sort_unstable();
    Filled { taken, core, electives }
}

/// Finds a token for a place, moving others if need be. `tried` keeps the search from going in circles.
fn place_one(place: Place, offers: &[Offer], day: Day, taken: &mut Vec<usize>, tried: &mut Vec<Token>) -> bool {
    for (at, offer) in offers.iter().enumerate() {
        if offer.place != place || !offer.span.contains(day) || tried.contains(&offer.token) {
            continue;
        }
        tried.push(offer.token);
        match taken.iter().position(|other| offers[*other].token == offer.token) {
            None => {
                taken.push(at);
                return true;
            }
            Some(_) => {
                let holder = taken.iter().map(|other| &offers[*other]).find(|other| other.token == offer.token);
                let moved = holder.map(|holder| holder.place);
                if moved.is_some_and(|other| place_one(other, offers, day, taken, tried)) {
                    // The other place now has two offers; the one with our token is given up.
                    taken.retain(|other| offers[*other].token != offer.token);
                    taken.push(at);
                    return true;
                }
            }
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn offer(child: u32, place: Place, token: u32) -> Offer {
        Offer { child, place, token: Token::Attempt(token), span: Span::ALWAYS }
    }

    #[test]
    fn a_pass_moves_aside_so_that_another_place_can_be_filled() {
        let offers = [offer(0, Place::Core(0), 1), offer(0, Place::Core(0), 2), offer(1, Place::Elective(7), 1)];
        let filled = fill(&offers, Day::BEGINNING.after());
        assert_eq!((filled.core, filled.electives), (1, 1));
        assert_eq!(filled.taken, [1, 2]);
    }

    #[test]
    fn one_pass_does_not_fill_two_places() {
        let offers = [offer(0, Place::Core(0), 1), offer(1, Place::Elective(7), 1)];
        let filled = fill(&offers, Day::BEGINNING.after());
        assert_eq!((filled.core, filled.electives), (1, 0));
    }

    proptest! {
        /// Against trying everything.
        #[test]
        fn as_many_places_are_filled_as_can_be(pairs in prop::collection::vec((0_u32..5, 0_u32..5), 0..12)) {
            let offers: Vec<Offer> = pairs.iter().map(|(place, token)| offer(*place, Place::Elective(*place), *token)).collect();
            let filled = fill(&offers, Day::BEGINNING.after());
            let mut places: Vec<_> = filled.taken.iter().map(|at| pairs[*at].0).collect();
            let mut tokens: Vec<_> = filled.taken.iter().map(|at| pairs[*at].1).collect();
            places.sort();
            places.dedup();
            tokens.sort();
            tokens.dedup();
            prop_assert_eq!(places.len(), filled.taken.len());
            prop_assert_eq!(tokens.len(), filled.taken.len());
            prop_assert_eq!(filled.electives, best(0, &pairs, &mut Vec::new()));
        }
    }

    fn best(place: u32, pairs: &[(u32, u32)], used: &mut Vec<u32>) -> u32 {
        if place == 5 {
            return 0;
        }
        let mut most = best(place + 1, pairs, used);
        for (_, token) in pairs.iter().filter(|(p, _)| *p == place) {
            if !used.contains(token) {
                used.push(*token);
                most = most.max(1 + best(place + 1, pairs, used));
                used.pop();
            }
        }
        most
    }
}
