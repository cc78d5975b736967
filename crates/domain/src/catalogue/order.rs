//! The order in which achievements are evaluated: prerequisites first.

use super::{Catalogue, Op};

#[derive(Clone, Copy, PartialEq, Eq)]
enum Mark {
    New,
    Open,
    Done,
}

/// All achievements, prerequisites first; or the cycles, each beginning and ending with the same achievement.
///
/// Renewal options are not prerequisites: the higher achievement that renews a lower one may well require it.
pub(super) fn prerequisites_first(catalogue: &Catalogue) -> Result<Vec<u32>, Vec<Vec<u32>>> {
    let count = catalogue.achievements.len();
    let (mut order, mut cycles) = (Vec::with_capacity(count), Vec::new());
    let mut marks = vec![Mark::New; count];
    // A stack of our own: a chain of prerequisites is as long as its author makes it.
    let mut open: Vec<(u32, std::vec::IntoIter<u32>)> = Vec::new();
    for root in 0..count as u32 {
        if marks[root as usize] == Mark::New {
            marks[root as usize] = Mark::Open;
            open.push((root, prerequisites(catalogue, root)));
        }
        while let Some((achievement, rest)) = open.last_mut() {
            let Some(next) = rest.next() else {
                marks[*achievement as usize] = Mark::Done;
                order.push(*achievement);
                open.pop();
                continue;
            };
            match marks[next as usize] {
                Mark::New => {
                    marks[next as usize] = Mark::Open;
                    open.push((next, prerequisites(catalogue, next)));
                }
                Mark::Open => {
                    let way = open.iter().map(|(at, _)| *at).skip_while(|at| *at != next);
                    cycles.push(way.chain([next]).collect());
                }
                Mark::Done => {}
            }
        }
    }
    if cycles.is_empty() { Ok(order) } else { Err(cycles) }
}

/// The achievements that any version of this one requires.
pub(crate) fn prerequisites(catalogue: &Catalogue, achievement: u32) -> std::vec::IntoIter<u32> {
    let rules = catalogue.achievement_entry(achievement).rules.of(&catalogue.rules);
    let mut found: Vec<u32> = rules
        .iter()
        .flat_map(|rule| rule.nodes.of(&catalogue.nodes))
        .filter_map(|node| match node.op {
            Op::Achievement { achievement, .. } => Some(achievement),
            _ => None,
        })
        .collect();
    found.sort_unstable();
    found.dedup();
    found.into_iter()
}
