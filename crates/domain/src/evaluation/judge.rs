//! What is to be said of a requirement on one day: whether it is met, by what, and how many steps are left.

use super::engine::Engine;
use super::places::{self, Token};
use super::tree::NEVER;
use super::{Source, Verdict};
use crate::calendar::Day;
use crate::catalogue::{Accepted, NONE, Op, Rule, RuleNode};

impl Engine<'_> {
    /// Says what is to be said of a requirement on a day. Its children have been judged.
    pub(super) fn judge(&mut self, rule: &Rule, root: u32, offset: u32, cutoff: Day, day: Day) {
        let node = *self.catalogue.node(rule.nodes.start + offset);
        let at = (root + offset) as usize;
        let live = self.nodes[at].spans.of(&self.spans).iter().find(|span| span.contains(day)).copied();
        let assigns = matches!(node.op, Op::CoreAndElectives { double_count: false, .. });
        if let Some(span) = live {
            if let Op::CoreAndElectives { core, double_count: false, .. } = node.op {
                self.assign(rule, root, offset, core, cutoff, day, false);
            }
            let source = match self.nodes[at].source {
                Source::Nothing => self.source_on(rule, &node, cutoff, day),
                known => known,
            };
            let judged = &mut self.nodes[at];
            judged.verdict = Verdict::Met;
            judged.remaining = 0;
            judged.met_on = span.from;
            judged.met_until = span.to;
            judged.source = source;
            return;
        }
        let (verdict, remaining, source) = match node.op {
            Op::Exam { accepted, shelf } => {
                let still_counts = |day: Day| shelf == 0 || self.on <= day.months_after(shelf);
                match self.held_pass(node.op, cutoff) {
                    Some((attempt, day)) if still_counts(day) => (Verdict::OnHold, 0, Source::Attempt(attempt)),
                    _ => {
                        let sittable = |accepted: &Accepted| self.can_be_sat(accepted);
                        let possible = self.catalogue.accepted(accepted).iter().any(sittable);
                        (Verdict::Unmet, if possible { 1 } else { NEVER }, Source::Nothing)
                    }
                }
            }
            Op::Course { .. } => (Verdict::Unmet, 1, Source::Nothing),
            Op::Achievement { achievement, .. } => {
                let outcome = &self.outcomes[achievement as usize];
                match outcome.verdict {
                    Verdict::OnHold => (Verdict::OnHold, outcome.remaining, Source::Nothing),
                    Verdict::Met | Verdict::Unmet => (Verdict::Unmet, outcome.remaining.max(1), Source::Nothing),
                }
            }
            Op::Agreement { .. } => (Verdict::OnHold, 1, Source::Nothing),
            Op::AllOf { .. } => self.judge_all(rule, root, offset + 1, offset + node.size),
            Op::NOf { count, by_subject } => {
                self.judge_count(rule, root, offset + 1, offset + node.size, count, by_subject)
            }
            Op::CoreAndElectives { core, count, .. } => {
                if assigns {
                    self.assign(rule, root, offset, core, cutoff, day, true);
                }
                let (first, end) = (offset + 1, offset + node.size);
                let electives = self.skip(rule, first, core);
                let fixed = self.judge_all(rule, root, first, electives);
                let chosen = self.judge_count(rule, root, electives, end, count, true);
                let verdict = fixed.0.max(chosen.0);
                (verdict, add_steps(fixed.1, chosen.1), Source::Nothing)
            }
        };
        let judged = &mut self.nodes[at];
        judged.verdict = verdict;
        judged.remaining = remaining;
        judged.source = source;
    }

    /// The fact or pass that meets a requirement on a day.
    fn source_on(&self, rule: &Rule, node: &RuleNode, cutoff: Day, day: Day) -> Source {
        let mut source = Source::Nothing;
        match node.op {
            Op::Exam { shelf, .. } | Op::Course { shelf, .. } => {
                let mut earliest = Day::FOREVER;
                self.each_event(node.op, cutoff, |from, token| {
                    if from < earliest && from <= day && (shelf == 0 || day <= from.months_after(shelf)) {
                        earliest = from;
                        source = match token {
                            Token::Attempt(at) => Source::Attempt(at),
                            Token::Completion(at) => Source::Fact(self.history.completions()[at as usize].fact),
                            Token::Achievement(_) | Token::Waiver(_) => Source::Nothing,
                        };
                    }
                });
            }
            Op::Agreement { agreement, .. } => {
                // The newest version that was accepted by then.
                let each = self.history.acceptances().iter().filter(|a| a.agreement == agreement && a.day <= day);
                source = each.max_by_key(|a| a.version).map_or(Source::Nothing, |a| Source::Fact(a.fact));
            }
            _ => {}
        }
        if source == Source::Nothing
            && node.name != NONE
            && let Some((waived, fact)) = self.history.waiver(rule.achievement, node.name)
            && waived > cutoff
            && waived <= day
        {
            source = Source::Fact(fact);
        }
        source
    }

    fn judge_all(&self, rule: &Rule, root: u32, first: u32, end: u32) -> (Verdict, u32, Source) {
        let (mut verdict, mut remaining) = (Verdict::Met, 0);
        for child in self.children(rule, first, end) {
            let child = &self.nodes[(root + child) as usize];
            verdict = verdict.max(child.verdict);
            remaining = add_steps(remaining, child.remaining);
        }
        (verdict, remaining, Source::Nothing)
    }

    fn judge_count(
        &mut self,
        rule: &Rule,
        root: u32,
        first: u32,
        end: u32,
        count: u32,
        by_subject: bool,
    ) -> (Verdict, u32, Source) {
        // The best of each subject, as what it says and the steps it takes.
        let mut best = std::mem::take(&mut self.best);
        best.clear();
        for child in self.children(rule, first, end) {
            let subject = if by_subject { self.catalogue.node(rule.nodes.start + child).subject } else { child };
            let judged = &self.nodes[(root + child) as usize];
            let this = (judged.verdict, judged.remaining);
            match best.iter_mut().find(|(other, ..)| *other == subject) {
                Some((_, verdict, steps)) => {
                    *verdict = this.0.min(*verdict);
                    *steps = this.1.min(*steps);
                }
                None => best.push((subject, this.0, this.1)),
            }
        }
        let enough = |worst: Verdict| best.iter().filter(|(_, verdict, _)| *verdict <= worst).count() >= count as usize;
        let verdict = [Verdict::Met, Verdict::OnHold].into_iter().find(|v| enough(*v)).unwrap_or(Verdict::Unmet);
        best.sort_unstable_by_key(|(.., steps)| *steps);
        let remaining = if best.len() < count as usize {
            NEVER
        } else {
            best[..count as usize].iter().fold(0, |sum, (.., steps)| add_steps(sum, *steps))
        };
        self.best = best;
        (verdict, remaining, Source::Nothing)
    }

    /// Gives passes to the places of a `core_and_electives` on a day, and judges its children by who got one.
    #[expect(
        clippy::too_many_arguments,
        reason = "the place in the tree and the day, from the one caller that has them"
    )]
    fn assign(&mut self, rule: &Rule, root: u32, offset: u32, core: u32, cutoff: Day, day: Day, held: bool) {
        let offers = self.offers(rule, offset, core, cutoff, held);
        let filled = places::fill(&offers, day);
        let size = self.catalogue.node(rule.nodes.start + offset).size;
        for (child, at) in self.children(rule, offset + 1, offset + size).enumerate() {
            let got = filled.taken.iter().map(|taken| &offers[*taken]).find(|offer| offer.child == child as u32);
            let judged = &mut self.nodes[(root + at) as usize];
            match got.map(|offer| offer.token) {
                Some(Token::Attempt(attempt)) => {
                    judged.source = Source::Attempt(attempt);
                    if self.history.attempts()[attempt as usize].held {
                        (judged.verdict, judged.remaining) = (Verdict::OnHold, 0);
                    }
                }
                Some(Token::Completion(done)) => {
                    judged.source = Source::Fact(self.history.completions()[done as usize].fact);
                }
                Some(Token::Waiver(fact)) => judged.source = Source::Fact(fact),
                Some(Token::Achievement(_)) => {}
                None if judged.verdict == Verdict::Met => {
                    // What would fill it fills another place. The source stays, to say which.
                    (judged.verdict, judged.remaining) = (Verdict::Unmet, 1);
                }
                None if judged.verdict == Verdict::OnHold => (judged.verdict, judged.remaining) = (Verdict::Unmet, 1),
                None => {}
            }
        }
    }
}

/// The steps of two things to be done; never, if either never can be.
fn add_steps(a: u32, b: u32) -> u32 {
    a.saturating_add(b)
}
