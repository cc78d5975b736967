//! Evaluating one rule tree: first on which days each requirement is met, then what to say of one day.
//!
//! The nodes of a tree lie in one flat array in the order of the compiled rule, parents before children, so a node and its
//! rule are found from each other by position, and going through the array backwards meets children first.

use super::engine::Engine;
use super::places::{self, Offer, Place, Token};
use super::spans::{at_least, boundaries, intersect, push_joined, stretch};
use super::{Node, Source, Tree, Verdict};
use crate::calendar::{Day, Span};
use crate::catalogue::{Accepted, NONE, Op, Rule, RuleNode, Run};
use crate::history::Attempt;

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

    /// Works out on which days a requirement is met. Its children have been done.
    fn find_days(&mut self, rule: &Rule, root: u32, offset: u32, cutoff: Day) {
        let node = *self.catalogue.node(rule.nodes.start + offset);
        let start = self.spans.len() as u32;
        let mut source = Source::Nothing;
        match node.op {
            Op::Exam { accepted, shelf: 0 } => {
                if let Some((day, attempt)) = self.earliest_pass(accepted, cutoff) {
                    self.spans.push(Span { from: day, to: Day::FOREVER });
                    source = Source::Attempt(attempt);
                }
            }
            Op::Course { course, shelf: 0 } => {
                let mut each = self.history.completions().iter();
                if let Some(done) = each.find(|c| c.course == course && c.day > cutoff) {
                    self.spans.push(Span { from: done.day, to: Day::FOREVER });
                    source = Source::Fact(done.fact);
                }
            }
            Op::Exam { .. } | Op::Course { .. } => self.find_shelf_days(&node, cutoff),
            Op::Achievement { achievement, .. } => {
                let active = self.outcomes[achievement as usize].active;
                self.nodes[(root + offset) as usize].spans = active;
                if node.name == NONE {
                    return;
                }
                self.spans.extend_from_within(active.start as usize..active.end as usize);
            }
            Op::Agreement { agreement, .. } => {
                if agreement != NONE {
                    self.find_agreement_days(agreement);
                }
            }
            Op::AllOf { lasting } => {
                self.intersect_children(rule, root, offset + 1, offset + node.size);
                if lasting && let Some(first) = self.spans.get(start as usize) {
                    let from = first.from;
                    self.spans.truncate(start as usize);
                    self.spans.push(Span { from, to: Day::FOREVER });
                }
            }
            Op::NOf { count, by_subject } => {
                self.count_children(rule, root, offset + 1, offset + node.size, count, by_subject);
            }
            Op::CoreAndElectives { core, count, double_count: true } => {
                let (first, end) = (offset + 1, offset + node.size);
                let electives = self.skip(rule, first, core);
                self.count_children(rule, root, electives, end, count, true);
                if electives > first {
                    let chosen = self.take_spans(start);
                    self.intersect_children(rule, root, first, electives);
                    let fixed = self.take_spans(start);
                    let mut both = Vec::new();
                    intersect(&fixed, &chosen, &mut both);
                    self.spans.extend(both);
                }
            }
            Op::CoreAndElectives { core, count, double_count: false } => {
                let offers = self.offers(rule, offset, core, cutoff, false);
                let mut days = std::mem::take(&mut self.days);
                boundaries(offers.iter().map(|offer| offer.span), &mut days);
                for (i, day) in days.iter().enumerate() {
                    let filled = places::fill(&offers, *day);
                    if filled.core == core && filled.electives >= count {
                        self.push_from(start, stretch(&days, i));
                    }
                }
                self.days = days;
            }
        }
        if node.name != NONE
            && let Some((day, fact)) = self.history.waiver(rule.achievement, node.name)
            && day > cutoff
        {
            let found = self.take_spans(start);
            if found.is_empty() {
                source = Source::Fact(fact);
            }
            for span in found.iter().filter(|span| span.from < day) {
                self.push_from(start, *span);
            }
            self.push_from(start, Span { from: day, to: Day::FOREVER });
        }
        let at = (root + offset) as usize;
        self.nodes[at].spans = Run { start, end: self.spans.len() as u32 };
        self.nodes[at].source = source;
    }

    /// The earliest pass that counts for an exam requirement: its day, and its position among the attempts.
    fn earliest_pass(&self, accepted: Run, cutoff: Day) -> Option<(Day, u32)> {
        let mut earliest: Option<(Day, u32)> = None;
        for accepted in self.catalogue.accepted(accepted) {
            let (first, attempts) = self.history.attempts_at(accepted.exam);
            let found = attempts.iter().position(|attempt| counts(attempt, accepted, cutoff));
            if let Some(at) = found
                && earliest.is_none_or(|(day, _)| attempts[at].day < day)
            {
                earliest = Some((attempts[at].day, first + at as u32));
            }
        }
        earliest
    }

    /// Every pass or completion that counts for a requirement, as its day and what it is.
    fn each_event(&self, op: Op, cutoff: Day, mut found: impl FnMut(Day, Token)) {
        match op {
            Op::Exam { accepted, .. } => {
                for accepted in self.catalogue.accepted(accepted) {
                    let (first, attempts) = self.history.attempts_at(accepted.exam);
                    for (at, attempt) in attempts.iter().enumerate().filter(|(_, a)| counts(a, accepted, cutoff)) {
                        found(attempt.day, Token::Attempt(first + at as u32));
                    }
                }
            }
            Op::Course { course, .. } => {
                let each = self.history.completions().iter().enumerate();
                for (at, done) in each.filter(|(_, c)| c.course == course && c.day > cutoff) {
                    found(done.day, Token::Completion(at as u32));
                }
            }
            _ => {}
        }
    }

    /// The days of a requirement whose passes or completions count for some months only.
    fn find_shelf_days(&mut self, node: &RuleNode, cutoff: Day) {
        let (Op::Exam { shelf, .. } | Op::Course { shelf, .. }) = node.op else { return };
        let start = self.spans.len() as u32;
        let mut days = std::mem::take(&mut self.days);
        days.clear();
        self.each_event(node.op, cutoff, |day, _| days.push(day));
        days.sort_unstable();
        for day in &days {
            self.push_from(start, Span { from: *day, to: day.months_after(shelf) });
        }
        self.days = days;
    }

    /// The days on which an agreement is in force.
    fn find_agreement_days(&mut self, agreement: u32) {
        let start = self.spans.len() as u32;
        let versions = &self.catalogue.documents().agreements[agreement as usize].versions;
        for acceptance in self.history.acceptances().iter().filter(|a| a.agreement == agreement) {
            let newer = versions.iter().find(|version| version.version > acceptance.version);
            let to = newer.map_or(Day::FOREVER, |newer| {
                Day::from_date(newer.effective_from).days_after(newer.grace_days).before()
            });
            self.push_from(start, Span { from: acceptance.day, to });
        }
    }

    /// Adds a run to a node's days, which began at `start`.
    fn push_from(&mut self, start: u32, span: Span) {
        if self.spans.len() as u32 == start {
            if span.from <= span.to {
                self.spans.push(span);
            }
        } else {
            push_joined(&mut self.spans, span);
        }
    }

    fn take_spans(&mut self, start: u32) -> Vec<Span> {
        self.spans.split_off(start as usize)
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
    fn skip(&self, rule: &Rule, mut offset: u32, children: u32) -> u32 {
        for _ in 0..children {
            offset += self.catalogue.node(rule.nodes.start + offset).size;
        }
        offset
    }

    /// Adds the days on which all children are met.
    fn intersect_children(&mut self, rule: &Rule, root: u32, first: u32, end: u32) {
        // Nearly always each child has one run or none.
        let mut all = Span::ALWAYS;
        let mut simple = true;
        for child in self.children(rule, first, end) {
            match self.nodes[(root + child) as usize].spans.of(&self.spans) {
                [] => return,
                [only] => all = Span { from: all.from.max(only.from), to: all.to.min(only.to) },
                _ => simple = false,
            }
        }
        if simple {
            if all.from <= all.to {
                self.spans.push(all);
            }
            return;
        }
        let mut days = vec![Span::ALWAYS];
        for child in self.children(rule, first, end) {
            let mut both = Vec::new();
            intersect(&days, self.nodes[(root + child) as usize].spans.of(&self.spans), &mut both);
            days = both;
        }
        self.spans.extend(days);
    }

    /// Adds the days on which at least `count` children, or their subjects, are met.
    fn count_children(&mut self, rule: &Rule, root: u32, first: u32, end: u32, count: u32, by_subject: bool) {
        let mut counting = std::mem::take(&mut self.counting);
        counting.clear();
        for child in self.children(rule, first, end) {
            let subject = if by_subject { self.catalogue.node(rule.nodes.start + child).subject } else { child };
            let spans = self.nodes[(root + child) as usize].spans.of(&self.spans);
            counting.extend(spans.iter().map(|span| (subject, *span)));
        }
        if counting.len() >= count as usize {
            let mut days = std::mem::take(&mut self.days);
            let mut found = std::mem::take(&mut self.found);
            found.clear();
            at_least(count, &mut counting, &mut days, &mut found);
            self.spans.extend_from_slice(&found);
            (self.days, self.found) = (days, found);
        }
        self.counting = counting;
    }

    /// What there is to fill the places of a `core_and_electives` without double counting; with `held`, also what there
    /// would be if held results were released.
    fn offers(&self, rule: &Rule, offset: u32, core: u32, cutoff: Day, held: bool) -> Vec<Offer> {
        let mut offers = Vec::new();
        let size = self.catalogue.node(rule.nodes.start + offset).size;
        for (child, at) in self.children(rule, offset + 1, offset + size).enumerate() {
            let (child, node) = (child as u32, self.catalogue.node(rule.nodes.start + at));
            let place = if child < core { Place::Core(child) } else { Place::Elective(node.subject) };
            let mut offer = |token, span| offers.push(Offer { child, place, token, span });
            match node.op {
                Op::Achievement { achievement, .. } => {
                    for span in self.outcomes[achievement as usize].active.of(&self.spans) {
                        offer(Token::Achievement(achievement), *span);
                    }
                }
                Op::Exam { shelf, .. } | Op::Course { shelf, .. } => {
                    let until = |day: Day| if shelf == 0 { Day::FOREVER } else { day.months_after(shelf) };
                    self.each_event(node.op, cutoff, |day, token| offer(token, Span { from: day, to: until(day) }));
                    if held && let Some((attempt, day)) = self.held_pass(node.op, cutoff) {
                        offer(Token::Attempt(attempt), Span { from: day, to: until(day) });
                    }
                }
                _ => {}
            }
            if node.name != NONE
                && let Some((day, fact)) = self.history.waiver(rule.achievement, node.name)
                && day > cutoff
            {
                offer(Token::Waiver(fact), Span { from: day, to: Day::FOREVER });
            }
        }
        offers
    }

    /// The latest held pass that would count for an exam requirement: its position, and its day.
    fn held_pass(&self, op: Op, cutoff: Day) -> Option<(u32, Day)> {
        let Op::Exam { accepted, .. } = op else { return None };
        let mut latest: Option<(u32, Day)> = None;
        for accepted in self.catalogue.accepted(accepted) {
            let (first, attempts) = self.history.attempts_at(accepted.exam);
            for (at, attempt) in attempts.iter().enumerate() {
                if attempt.is_held_pass()
                    && accepted.sat.contains(attempt.day)
                    && attempt.day > cutoff
                    && latest.is_none_or(|(_, day)| day < attempt.day)
                {
                    latest = Some((first + at as u32, attempt.day));
                }
            }
        }
        latest
    }

    /// Says what is to be said of a requirement on a day. Its children have been judged.
    fn judge(&mut self, rule: &Rule, root: u32, offset: u32, cutoff: Day, day: Day) {
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

    /// Whether an exam can still be sat, now or later, to the effect wanted.
    pub(super) fn can_be_sat(&self, accepted: &Accepted) -> bool {
        self.on <= self.catalogue.exam_entry(accepted.exam).offered.to.min(accepted.sat.to)
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

fn counts(attempt: &Attempt<'_>, accepted: &Accepted, cutoff: Day) -> bool {
    attempt.is_pass() && accepted.sat.contains(attempt.day) && attempt.day > cutoff
}

/// The steps of two things to be done; never, if either never can be.
pub(super) fn add_steps(a: u32, b: u32) -> u32 {
    a.saturating_add(b)
}
