//! Evaluating one rule tree: first on which days each requirement is met, then what to say of one day.
//!
//! The nodes of a tree lie in one flat array in the order of the compiled rule, parents before children, so a node and its
//! rule are found from each other by position, and going through the array backwards meets children first.

use super::engine::Engine;
use super::{Node, Tree};
use crate::calendar::{Day, Span};
use crate::catalogue::{Accepted, Op, Rule};

/// No number of steps leads there.
pub(super) const NEVER: u32 = u32::MAX;

impl<'a> Engine<'a> {
    /// Evaluates a rule from what is dated after `cutoff`. Gives the position of the tree.
    pub(super) fn grow(&mut self, rule_index: u32, cutoff: Day) -> u32 {
        let rule = self.catalogue.rule(rule_index);
        let root = self.nodes.len() as u32;
        let size = rule.nodes.len() as u32;
        self.nodes.resize(self.nodes.len() + size as usize, Node::default());
        for offset in (0..size).rev() {
            self.find_days(rule, root, offset, cutoff);
        }
        let window = self.window(rule);
        let earned = self.nodes[root as usize].spans.of(&self.spans).iter().find_map(|span| {
            let from = span.from.max(window.from).max(cutoff.after());
            (from <= span.to.min(window.to).min(self.on)).then_some(from)
        });
        let day = earned.unwrap_or(self.on);
        for offset in (0..size).rev() {
            self.judge(rule, root, offset, cutoff, day);
        }
        let open = window.contains(self.on);
        let top = &mut self.nodes[root as usize];
        if earned.is_none() && self.on > window.to {
            top.remaining = NEVER;
        }
        let tree = self.trees.len() as u32;
        self.trees.push(Tree { rule: rule_index, root, cutoff, window, earned, open });
        tree
    }

    /// When the candidate can earn under a rule.
    fn window(&self, rule: &Rule) -> Span {
        let mut window = rule.effective;
        if let Some((before, until)) = rule.grandfathering
            && self.has_begun(rule, before)
        {
            window.to = window.to.max(until);
        }
        window
    }

    /// Whether there is an attempt or a completion, dated before a day, that has to do with a rule.
    fn has_begun(&self, rule: &Rule, before: Day) -> bool {
        (rule.nodes.start..rule.nodes.end).any(|at| match self.catalogue.node(at).op {
            Op::Exam { accepted, .. } => self.catalogue.accepted(accepted).iter().any(|accepted| {
                self.history.attempts_at(accepted.exam).1.first().is_some_and(|attempt| attempt.day < before)
            }),
            Op::Course { course, .. } => {
                self.history.completions().iter().any(|c| c.course == course && c.day < before)
            }
            _ => false,
        })
    }

    /// The children in a stretch of a tree, as offsets.
    pub(super) fn children(&self, rule: &Rule, first: u32, end: u32) -> impl Iterator<Item = u32> + use<'a> {
        let (catalogue, start) = (self.catalogue, rule.nodes.start);
        let mut next = first;
        std::iter::from_fn(move || {
            let child = next;
            (child < end).then(|| {
                next += catalogue.node(start + child).size;
                child
            })
        })
    }

    /// The offset behind so many children.
    pub(super) fn skip(&self, rule: &Rule, mut offset: u32, children: u32) -> u32 {
        for _ in 0..children {
            offset += self.catalogue.node(rule.nodes.start + offset).size;
        }
        offset
    }

    /// Whether an exam can still be sat, now or later, to the effect wanted.
    pub(super) fn can_be_sat(&self, accepted: &Accepted) -> bool {
        self.on <= self.catalogue.exam_entry(accepted.exam).offered.to.min(accepted.sat.to)
    }
}
