//! The shortest way: what a candidate has yet to do.

use super::{Evaluation, Source, State, Step, Tree, Verdict, tree};
use crate::catalogue::{Op, Rule};

impl Evaluation<'_> {
    /// The shortest way: what would complete it, in the order of the requirement. Empty when nothing is left, or when
    /// there is no way any more.
    pub fn steps(&self) -> Vec<Step> {
        let mut steps = Vec::new();
        if let Some(tree) = self.shown()
            && tree.earned.is_none()
            && self.outcome().remaining != tree::NEVER
        {
            self.walk(tree, self.all.history.catalogue().rule(tree.rule), 0, &mut steps);
        }
        steps
    }

    /// Whether nothing is missing but agreements.
    pub(super) fn waits_for_agreement_alone(&self, tree: &Tree) -> bool {
        let mut steps = Vec::new();
        self.walk(tree, self.all.history.catalogue().rule(tree.rule), 0, &mut steps);
        steps.iter().all(|step| match step {
            Step::AcceptAgreement { .. } => true,
            Step::EarnAchievement { achievement, .. } => {
                self.all.of(achievement).is_some_and(|other| other.state() == State::PendingAgreement)
            }
            _ => false,
        })
    }

    /// Whether any requirement of a tree is met or on hold; an agreement alone is no beginning.
    pub(super) fn has_anything(&self, tree: &Tree) -> bool {
        let catalogue = self.all.history.catalogue();
        let rule = catalogue.rule(tree.rule);
        (0..rule.nodes.len() as u32).any(|offset| {
            !matches!(catalogue.node(rule.nodes.start + offset).op, Op::Agreement { .. })
                && self.all.nodes[(tree.root + offset) as usize].verdict != Verdict::Unmet
        })
    }

    fn walk(&self, tree: &Tree, rule: &Rule, offset: u32, steps: &mut Vec<Step>) {
        let catalogue = self.all.history.catalogue();
        let documents = catalogue.documents();
        let node = catalogue.node(rule.nodes.start + offset);
        let judged = &self.all.nodes[(tree.root + offset) as usize];
        if judged.verdict == Verdict::Met {
            return;
        }
        match node.op {
            Op::Exam { accepted, .. } => {
                if let (Verdict::OnHold, Source::Attempt(at)) = (judged.verdict, judged.source) {
                    let attempt = &self.all.history.attempts()[at as usize];
                    let (exam, registration_id) = (attempt.exam.clone(), attempt.registration_id.clone());
                    steps.push(Step::AwaitResult { exam, registration_id });
                } else {
                    let on = self.all.history.on();
                    let sittable = catalogue
                        .accepted(accepted)
                        .iter()
                        .filter(|a| on <= catalogue.exam_entry(a.exam).offered.to.min(a.sat.to));
                    let exams = sittable.map(|a| documents.exams[a.exam as usize].code.clone()).collect();
                    steps.push(Step::PassExam { exams });
                }
            }
            Op::Course { course, .. } => {
                steps.push(Step::CompleteCourse { course: documents.courses[course as usize].code.clone() });
            }
            Op::Achievement { achievement, .. } => steps.push(Step::EarnAchievement {
                achievement: documents.achievements[achievement as usize].code.clone(),
                steps: judged.remaining,
            }),
            Op::Agreement { agreement, .. } => {
                let document = &documents.agreements[agreement as usize];
                let version = self.current_version(agreement);
                steps.push(Step::AcceptAgreement { agreement: document.code.clone(), version });
            }
            Op::AllOf { .. } => {
                for child in self.offsets(rule, offset) {
                    self.walk(tree, rule, child, steps);
                }
            }
            Op::NOf { count, by_subject } => {
                let children = self.offsets(rule, offset);
                self.walk_cheapest(tree, rule, children, count, by_subject, steps);
            }
            Op::CoreAndElectives { core, count, .. } => {
                let mut children = self.offsets(rule, offset);
                let electives = children.split_off(core as usize);
                for child in children {
                    self.walk(tree, rule, child, steps);
                }
                self.walk_cheapest(tree, rule, electives, count, true, steps);
            }
        }
    }

    /// Walks those children, one for each subject, that take the fewest steps together.
    fn walk_cheapest(
        &self,
        tree: &Tree,
        rule: &Rule,
        mut children: Vec<u32>,
        count: u32,
        by_subject: bool,
        steps: &mut Vec<Step>,
    ) {
        let catalogue = self.all.history.catalogue();
        let subject = |child: &u32| catalogue.node(rule.nodes.start + child).subject;
        let judged = |child: &u32| &self.all.nodes[(tree.root + child) as usize];
        children.sort_by_key(|child| (judged(child).remaining, judged(child).verdict));
        let mut chosen: Vec<u32> = Vec::new();
        for child in children {
            if chosen.len() == count as usize {
                break;
            }
            if !by_subject || chosen.iter().all(|other| subject(other) != subject(&child)) {
                chosen.push(child);
            }
        }
        chosen.sort_unstable();
        for child in chosen {
            self.walk(tree, rule, child, steps);
        }
    }

    /// The children of a requirement, as offsets in its rule.
    pub(super) fn offsets(&self, rule: &Rule, offset: u32) -> Vec<u32> {
        let catalogue = self.all.history.catalogue();
        let end = offset + catalogue.node(rule.nodes.start + offset).size;
        let mut children = Vec::new();
        let mut next = offset + 1;
        while next < end {
            children.push(next);
            next += catalogue.node(rule.nodes.start + next).size;
        }
        children
    }

    /// The version of an agreement that is current on the day asked about; before the first one, the first.
    pub(super) fn current_version(&self, agreement: u32) -> u32 {
        let as_of = self.all.history.as_of();
        let versions = &self.all.history.catalogue().documents().agreements[agreement as usize].versions;
        let current = versions.iter().rfind(|version| version.effective_from <= as_of.on).or(versions.first());
        current.map_or(0, |version| version.version)
    }
}
