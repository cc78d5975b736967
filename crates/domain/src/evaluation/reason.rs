//! Putting a proof into words: titles, reasons and facts, looked up when somebody wants to see them.

use super::proof::{Proof, ProofNode, Reason, RequirementView};
use super::{Evaluation, Node, Source, Tree, Verdict, tree};
use crate::calendar::Day;
use crate::catalogue::{Op, Rule, RuleNode, Run};
use crate::history::Attempt;
use crate::id::FactId;
use crate::requirement::Requirement;

impl Evaluation<'_> {
    pub(super) fn proof_of_tree(&self, tree: &Tree) -> Proof {
        let catalogue = self.all.history.catalogue();
        let version = catalogue.version_document(tree.rule);
        Proof {
            achievement: self.achievement().code.clone(),
            rule_version: Some(version.version.clone()),
            as_of: self.all.as_of(),
            met_on: tree.earned.and_then(Day::date),
            root: Some(self.proof_node(tree, catalogue.rule(tree.rule), 0, &version.requirement)),
            granted_by: None,
        }
    }

    pub(super) fn proof_without_tree(&self, granted_by: Option<FactId>) -> Proof {
        Proof {
            achievement: self.achievement().code.clone(),
            rule_version: None,
            as_of: self.all.as_of(),
            met_on: None,
            root: None,
            granted_by,
        }
    }

    fn proof_node(&self, tree: &Tree, rule: &Rule, offset: u32, requirement: &Requirement) -> ProofNode {
        let node = self.all.history.catalogue().node(rule.nodes.start + offset);
        let judged = &self.all.nodes[(tree.root + offset) as usize];
        let met = judged.verdict == Verdict::Met;
        let children: Vec<ProofNode> = self
            .offsets(rule, offset)
            .into_iter()
            .zip(requirement.parts())
            .map(|(child, part)| self.proof_node(tree, rule, child, part))
            .collect();
        ProofNode {
            requirement: self.view(requirement, node),
            label: requirement.label().map(str::to_owned),
            verdict: judged.verdict,
            reason: self.reason(tree, rule, offset, &children),
            met_on: if met { judged.met_on.date() } else { None },
            met_until: if met { judged.met_until.date() } else { None },
            remaining: (judged.remaining != tree::NEVER).then_some(judged.remaining),
            facts: self.facts(judged.source),
            children,
        }
    }

    fn view(&self, requirement: &Requirement, node: &RuleNode) -> RequirementView {
        let catalogue = self.all.history.catalogue();
        let documents = catalogue.documents();
        match (requirement, node.op) {
            (Requirement::Exam(exam), Op::Exam { accepted, .. }) => {
                let others = catalogue.accepted(accepted).iter().skip(1);
                let mut accepts: Vec<_> = others.map(|a| documents.exams[a.exam as usize].code.clone()).collect();
                accepts.dedup();
                RequirementView::Exam {
                    code: exam.code.clone(),
                    title: catalogue.exam(&exam.code).map(|e| e.title.clone()).unwrap_or_default(),
                    accepts,
                    within_months: exam.within_months,
                }
            }
            (Requirement::Exam(exam), _) => RequirementView::Exam {
                code: exam.code.clone(),
                title: String::new(),
                accepts: Vec::new(),
                within_months: exam.within_months,
            },
            (Requirement::Course(course), _) => RequirementView::Course {
                code: course.code.clone(),
                title: catalogue.course(&course.code).map(|c| c.title.clone()).unwrap_or_default(),
                within_months: course.within_months,
            },
            (Requirement::Achievement(prerequisite), _) => RequirementView::Achievement {
                code: prerequisite.code.clone(),
                title: catalogue.achievement(&prerequisite.code).map(|a| a.title.clone()).unwrap_or_default(),
                held: prerequisite.held,
            },
            (Requirement::Agreement(agreement), _) => RequirementView::Agreement {
                code: agreement.code.clone(),
                title: catalogue.agreement(&agreement.code).map(|a| a.title.clone()).unwrap_or_default(),
                held: agreement.held,
            },
            (Requirement::AllOf(all), _) => RequirementView::AllOf { within_months: all.within_months },
            (Requirement::AnyOf(_), _) => RequirementView::AnyOf,
            (Requirement::NOf(n_of), _) => RequirementView::NOf { count: n_of.count, distinct: n_of.distinct },
            (Requirement::CoreAndElectives(both), _) => RequirementView::CoreAndElectives {
                core: both.core.len() as u32,
                count: both.count,
                double_count: both.double_count,
            },
        }
    }

    fn facts(&self, source: Source) -> Vec<FactId> {
        let history = self.all.history;
        match source {
            Source::Nothing => Vec::new(),
            Source::Attempt(at) => history.facts_of(&history.attempts()[at as usize]).map(|fact| fact.id).collect(),
            Source::Fact(at) => vec![history.fact(at).id],
        }
    }

    fn reason(&self, tree: &Tree, rule: &Rule, offset: u32, children: &[ProofNode]) -> Reason {
        let history = self.all.history;
        let node = history.catalogue().node(rule.nodes.start + offset);
        let judged = &self.all.nodes[(tree.root + offset) as usize];
        let met = judged.verdict == Verdict::Met;
        if let (true, Source::Fact(at)) = (met, judged.source) {
            let fact = history.fact(at);
            if let crate::FactKind::RequirementWaived { .. } = fact.kind {
                return Reason::Waived { on: crate::calendar::utc_date(fact.happened_at) };
            }
        }
        let about = tree.earned.unwrap_or(history.on());
        let used_elsewhere = !met
            && judged.source != Source::Nothing
            && judged.spans.of(&self.all.spans).iter().any(|span| span.contains(about));
        if used_elsewhere {
            return Reason::UsedElsewhere;
        }
        match node.op {
            Op::Exam { accepted, shelf } => self.exam_reason(tree, accepted, shelf, judged),
            Op::Course { course, shelf } => self.course_reason(tree, course, shelf, judged),
            Op::Achievement { achievement, .. } => self.achievement_reason(achievement, judged),
            Op::Agreement { agreement, .. } => self.agreement_reason(agreement, judged),
            Op::AllOf { .. } => counted(children, children.len() as u32),
            Op::NOf { count, by_subject } => self.counted_subjects(rule, offset, children, count, by_subject),
            Op::CoreAndElectives { core, count, .. } => {
                let (fixed, chosen) = children.split_at(core as usize);
                match (counted(fixed, core), self.counted_subjects(rule, offset, chosen, count, true)) {
                    (Reason::Counted { have: a, need: b }, Reason::Counted { have: c, need: d }) => {
                        Reason::Counted { have: a + c.min(d), need: b + d }
                    }
                    (_, other) => other,
                }
            }
        }
    }

    fn exam_reason(&self, tree: &Tree, accepted: Run, shelf: u32, judged: &Node) -> Reason {
        let history = self.all.history;
        if let Source::Attempt(at) = judged.source {
            let attempt = &history.attempts()[at as usize];
            let (exam, on) = (attempt.exam.clone(), attempt.on());
            return if attempt.held {
                Reason::ResultHeld { exam, registration_id: attempt.registration_id.clone(), on }
            } else {
                Reason::Passed { exam, on }
            };
        }
        let about = tree.earned.unwrap_or(history.on());
        let mut attempts: Vec<&Attempt<'_>> = Vec::new();
        for accepted in history.catalogue().accepted(accepted) {
            let at = history.attempts_at(accepted.exam).1.iter();
            attempts.extend(at.filter(|a| accepted.sat.contains(a.day) && a.day <= about));
        }
        attempts.sort_by_key(|attempt| (attempt.at, attempt.registration_id));
        let last_pass = attempts.iter().rfind(|attempt| attempt.outcome == crate::Outcome::Passed);
        match (last_pass, attempts.last()) {
            (Some(pass), _) if pass.void => Reason::ResultVoid { exam: pass.exam.clone(), on: pass.on() },
            (Some(pass), _) if pass.day <= tree.cutoff => Reason::BeforeLapse { on: pass.on() },
            (Some(pass), _) => match (shelf, pass.day.months_after(shelf).date()) {
                (1.., Some(until)) => Reason::TooOld { on: pass.on(), until },
                _ => Reason::UsedElsewhere,
            },
            (None, Some(last)) => {
                Reason::NotPassed { attempts: attempts.len() as u32, last: last.outcome, on: last.on() }
            }
            (None, None) => Reason::NotAttempted,
        }
    }

    fn course_reason(&self, tree: &Tree, course: u32, shelf: u32, judged: &Node) -> Reason {
        let history = self.all.history;
        if let Source::Fact(at) = judged.source {
            return Reason::Completed { on: crate::calendar::utc_date(history.fact(at).happened_at) };
        }
        let about = tree.earned.unwrap_or(history.on());
        let last = history.completions().iter().rfind(|done| done.course == course && done.day <= about);
        match last.and_then(|done| Some((done.day, done.day.date()?))) {
            None => Reason::NotCompleted,
            Some((day, on)) if day <= tree.cutoff => Reason::BeforeLapse { on },
            Some((day, on)) => match day.months_after(shelf).date() {
                Some(until) if shelf > 0 => Reason::TooOld { on, until },
                _ => Reason::UsedElsewhere,
            },
        }
    }

    fn achievement_reason(&self, achievement: u32, judged: &Node) -> Reason {
        if let (Verdict::Met, Some(since)) = (judged.verdict, judged.met_on.date()) {
            return Reason::AchievementHeld { since };
        }
        let active = self.all.outcomes[achievement as usize].active.of(&self.all.spans);
        let ended = active.iter().filter(|span| span.to < self.all.history.on()).map(|span| span.to).max();
        match ended.and_then(Day::date) {
            Some(on) => Reason::AchievementLapsed { on },
            None => Reason::AchievementNotHeld,
        }
    }

    fn agreement_reason(&self, agreement: u32, judged: &Node) -> Reason {
        let history = self.all.history;
        let accepted = history.acceptances().iter();
        if let (Verdict::Met, Source::Fact(at)) = (judged.verdict, judged.source) {
            let acceptance = accepted.clone().find(|acceptance| acceptance.fact == at);
            if let Some((acceptance, on)) = acceptance.and_then(|a| Some((a, a.day.date()?))) {
                return Reason::Accepted { version: acceptance.version, on };
            }
        }
        let version = self.current_version(agreement);
        let lapsed = judged.spans.of(&self.all.spans).iter().filter(|span| span.to < history.on());
        match lapsed.map(|span| span.to).max().and_then(Day::date) {
            Some(until) => Reason::NewVersion { version, until },
            None => Reason::NotAccepted { version },
        }
    }

    /// How many different subjects among some children are met.
    fn counted_subjects(
        &self,
        rule: &Rule,
        offset: u32,
        children: &[ProofNode],
        need: u32,
        by_subject: bool,
    ) -> Reason {
        if !by_subject {
            return counted(children, need);
        }
        let catalogue = self.all.history.catalogue();
        let all = self.offsets(rule, offset);
        // The children given are the last of all: a core comes before the electives.
        let offsets = &all[all.len() - children.len()..];
        let met = offsets.iter().zip(children).filter(|(_, child)| child.verdict == Verdict::Met);
        let mut subjects: Vec<u32> = met.map(|(at, _)| catalogue.node(rule.nodes.start + at).subject).collect();
        subjects.sort_unstable();
        subjects.dedup();
        Reason::Counted { have: subjects.len() as u32, need }
    }
}

fn counted(children: &[ProofNode], need: u32) -> Reason {
    Reason::Counted { have: children.iter().filter(|child| child.verdict == Verdict::Met).count() as u32, need }
}
