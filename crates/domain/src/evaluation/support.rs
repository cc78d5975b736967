//! What a decision asks of an evaluation: whether the facts support an award, then and now.

use super::holding::Holding;
use super::{Evaluation, Proof, Tree, Verdict};
use crate::calendar::Day;

impl Evaluation<'_> {
    pub(crate) fn index(&self) -> u32 {
        self.achievement
    }

    /// The proof of one holding.
    pub(crate) fn proof_of(&self, holding: &Holding) -> Proof {
        match self.all.trees.get(holding.tree as usize) {
            Some(tree) => self.proof_of_tree(tree),
            None => self.proof_without_tree(Some(self.all.history.fact(holding.fact).id)),
        }
    }

    /// The rule of one holding; `None` when a person granted it.
    pub(crate) fn rule_of(&self, holding: &Holding) -> Option<u32> {
        Some(self.all.trees.get(holding.tree as usize)?.rule)
    }

    /// The tree of a rule with nothing left out, if it was evaluated: whether it is met on a day on which it can be
    /// earned, and what is said of it.
    pub(crate) fn support(&self, rule: u32, day: Day) -> (bool, Verdict) {
        self.whole_tree(rule).map_or((false, Verdict::Unmet), |tree| {
            let root = &self.all.nodes[tree.root as usize];
            let met = root.spans.of(&self.all.spans).iter().any(|span| span.contains(day));
            (met && tree.window.contains(day), root.verdict)
        })
    }

    /// The days on which the requirement at an offset in a rule's tree is met, nothing left out.
    pub(crate) fn is_met_at(&self, rule: u32, offset: u32, day: Day) -> bool {
        self.whole_tree(rule).is_some_and(|tree| {
            let node = &self.all.nodes[(tree.root + offset) as usize];
            node.spans.of(&self.all.spans).iter().any(|span| span.contains(day))
        })
    }

    /// Whether the achievement is kept on a day: held, and active or in grace.
    pub(crate) fn is_kept(&self, on: Day) -> bool {
        let mut holdings = self.raw_holdings().iter();
        holdings.any(|h| h.valid.from <= on && on <= h.grace_to && !self.is_interrupted(h, on))
    }

    /// When it was earned and renewed, in all holdings.
    pub(crate) fn events(&self) -> impl Iterator<Item = Day> {
        self.raw_holdings().iter().flat_map(|holding| holding.events.of(&self.all.events).iter().copied())
    }

    /// The tree of a rule with nothing left out.
    fn whole_tree(&self, rule: u32) -> Option<&Tree> {
        let trees = self.outcome().trees.of(&self.all.trees);
        trees.iter().find(|tree| tree.rule == rule && tree.cutoff == Day::BEGINNING)
    }
}
