//! On which days a requirement is met.

use super::Source;
use super::engine::Engine;
use super::places::{self, Offer, Place, Token};
use super::spans::{at_least, boundaries, intersect, push_joined, stretch};
use crate::calendar::{Day, Span};
use crate::catalogue::{Accepted, NONE, Op, Rule, RuleNode, Run};
use crate::history::Attempt;

impl Engine<'_> {
    /// Works out on which days a requirement is met. Its children have been done.
    pub(super) fn find_days(&mut self, rule: &Rule, root: u32, offset: u32, cutoff: Day) {
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
    pub(super) fn each_event(&self, op: Op, cutoff: Day, mut found: impl FnMut(Day, Token)) {
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
        for span in self.history.in_force(agreement) {
            self.push_from(start, span);
        }
    }

    /// Adds a run to a node's days, which began at `start`.
    pub(super) fn push_from(&mut self, start: u32, span: Span) {
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
    pub(super) fn offers(&self, rule: &Rule, offset: u32, core: u32, cutoff: Day, held: bool) -> Vec<Offer> {
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
    pub(super) fn held_pass(&self, op: Op, cutoff: Day) -> Option<(u32, Day)> {
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
}

fn counts(attempt: &Attempt<'_>, accepted: &Accepted, cutoff: Day) -> bool {
    attempt.is_pass() && accepted.sat.contains(attempt.day) && attempt.day > cutoff
}
