//! Going through achievements in order, and what each leaves behind for those that need it.

use super::holding::Holding;
use super::spans::{Counting, cut, push_joined};
use super::tree::NEVER;
use super::{Evaluations, Node, Outcome, Source, Tree, Verdict};
use crate::calendar::{Day, Span};
use crate::catalogue::{Catalogue, Run};
use crate::history::{History, InterruptionEntry};

/// One evaluation under way.
pub(super) struct Engine<'a> {
    pub(super) history: &'a History<'a>,
    pub(super) catalogue: &'a Catalogue,
    pub(super) on: Day,
    pub(super) nodes: Vec<Node>,
    pub(super) spans: Vec<Span>,
    pub(super) trees: Vec<Tree>,
    pub(super) holdings: Vec<Holding>,
    /// The days on which holdings were earned and renewed.
    pub(super) events: Vec<Day>,
    /// By achievement.
    pub(super) outcomes: Vec<Outcome>,
    /// What earlier passes found to renew others: achievements and days.
    pub(super) renewing: Vec<(u32, Day)>,
    // Kept between requirements so as not to allocate for each.
    pub(super) days: Vec<Day>,
    pub(super) counting: Vec<Counting>,
    pub(super) found: Vec<Span>,
    pub(super) best: Vec<(u32, Verdict, u32)>,
}

/// Evaluates some achievements, given prerequisites first.
pub(super) fn run<'a>(history: &'a History<'a>, achievements: &[u32]) -> Evaluations<'a> {
    let catalogue = history.catalogue();
    let mut engine = Engine {
        history,
        catalogue,
        on: history.on(),
        nodes: Vec::with_capacity(achievements.len() * 8),
        spans: Vec::with_capacity(achievements.len() * 6),
        trees: Vec::with_capacity(achievements.len() * 2),
        holdings: Vec::new(),
        events: Vec::new(),
        outcomes: vec![Outcome::default(); catalogue.documents().achievements.len()],
        renewing: Vec::new(),
        days: Vec::new(),
        counting: Vec::new(),
        found: Vec::new(),
        best: Vec::new(),
    };
    // An achievement may renew one that it requires itself, which is evaluated before it. What is earned on a day depends
    // on earlier days alone: each round settles at least one more day on which something happened, and once a round
    // finds the renewals that it began with, all is settled.
    let mut rounds_left = history.attempts().len() + history.completions().len() + 1;
    loop {
        for achievement in achievements {
            engine.achieve(*achievement);
        }
        let renewing = engine.renewals_found(achievements);
        if renewing == engine.renewing || rounds_left == 0 {
            break;
        }
        rounds_left -= 1;
        engine.renewing = renewing;
        engine.nodes.clear();
        engine.spans.clear();
        engine.trees.clear();
        engine.holdings.clear();
        engine.events.clear();
        engine.outcomes.fill(Outcome::default());
    }
    Evaluations {
        history,
        nodes: engine.nodes,
        spans: engine.spans,
        trees: engine.trees,
        holdings: engine.holdings,
        events: engine.events,
        outcomes: engine.outcomes,
    }
}

impl Engine<'_> {
    /// The days on which achievements that renew others that are held, and come after them, were earned or renewed.
    fn renewals_found(&self, achievements: &[u32]) -> Vec<(u32, Day)> {
        let mut found = Vec::new();
        if !self.catalogue.has_achievement_renewals() {
            return found;
        }
        for (at, achievement) in achievements.iter().enumerate() {
            if self.outcomes[*achievement as usize].holdings.len() == 0 {
                continue;
            }
            for other in self.catalogue.renewed_by(*achievement) {
                if achievements[..at].contains(&other) {
                    // It came before, and its days were used.
                    continue;
                }
                let holdings = self.outcomes[other as usize].holdings.of(&self.holdings);
                let days = holdings.iter().flat_map(|holding| holding.events.of(&self.events));
                found.extend(days.map(|day| (other, *day)));
            }
        }
        found.sort_unstable();
        found.dedup();
        found
    }

    /// Evaluates one achievement: the trees of all its versions, and the periods in which it was held.
    fn achieve(&mut self, achievement: u32) {
        let first_holding = self.holdings.len() as u32;
        let first_tree = self.trees.len() as u32;
        let rules = self.catalogue.achievement_entry(achievement).rules;
        self.hold_granted(achievement);

        let mut cutoff = Day::BEGINNING;
        let shown = loop {
            let round = self.trees.len() as u32;
            for rule in rules.start..rules.end {
                self.grow(rule, cutoff);
            }
            // Of two versions met on one day the newer speaks.
            let trees = round..self.trees.len() as u32;
            let earned = trees.clone().filter_map(|at| Some((self.trees[at as usize].earned?, at)));
            let Some((day, tree)) = earned.min_by_key(|(day, at)| (*day, std::cmp::Reverse(*at))) else {
                break self.best_open(trees);
            };
            let end = self.hold(achievement, tree, day);
            if end >= self.on {
                break tree;
            }
            cutoff = end;
        };

        let holdings = Run { start: first_holding, end: self.holdings.len() as u32 };
        let active = self.find_active_days(achievement, holdings);
        let (verdict, remaining) = match self.trees.get(shown as usize) {
            Some(tree) if tree.earned.is_some() => (Verdict::Met, 0),
            Some(tree) => {
                let root = &self.nodes[tree.root as usize];
                // Met outside the version's effective range is not met.
                let verdict = if root.verdict == Verdict::OnHold { Verdict::OnHold } else { Verdict::Unmet };
                (verdict, root.remaining)
            }
            None => (Verdict::Unmet, NEVER),
        };
        self.outcomes[achievement as usize] = Outcome {
            evaluated: true,
            trees: Run { start: first_tree, end: self.trees.len() as u32 },
            shown,
            holdings,
            active,
            verdict,
            remaining,
        };
    }

    /// Of trees that were not earned, the one to show: one that is open now, the fewest steps from its end; else the
    /// newest.
    fn best_open(&self, trees: std::ops::Range<u32>) -> u32 {
        let key = |at: &u32| {
            let tree = &self.trees[*at as usize];
            let remaining = self.nodes[tree.root as usize].remaining;
            (!tree.open, if tree.open { remaining } else { 0 }, std::cmp::Reverse((tree.window.from, *at)))
        };
        trees.min_by_key(key).unwrap_or(super::NO_TREE)
    }

    /// The days on which an achievement was active, from all its holdings.
    fn find_active_days(&mut self, achievement: u32, holdings: Run) -> Run {
        let start = self.spans.len() as u32;
        match holdings.of(&self.holdings) {
            [] => {}
            [only] if self.history.interruptions().is_empty() => self.spans.push(only.valid),
            all => {
                let mut active: Vec<Span> = Vec::new();
                for holding in all {
                    let mut days = vec![holding.valid];
                    for interruption in self.history.interruptions() {
                        if holding.is_interrupted_by(achievement, interruption) {
                            cut(&mut days, gap(interruption));
                        }
                    }
                    active.extend(days);
                }
                active.sort_unstable_by_key(|span| span.from);
                let mut joined = Vec::new();
                active.into_iter().for_each(|span| push_joined(&mut joined, span));
                self.spans.extend(joined);
            }
        }
        Run { start, end: self.spans.len() as u32 }
    }
}

/// The days on which an interruption makes an award invalid.
pub(super) fn gap(interruption: &InterruptionEntry) -> Span {
    Span { from: interruption.from, to: interruption.until.before() }
}

impl Default for Node {
    fn default() -> Self {
        Self {
            spans: Run::default(),
            source: Source::Nothing,
            verdict: Verdict::Unmet,
            remaining: 0,
            met_on: Day::FOREVER,
            met_until: Day::FOREVER,
        }
    }
}
