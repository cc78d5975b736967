//! Compiling one requirement tree.

use std::collections::{BTreeMap, BTreeSet};

use super::compile::{Place, accepted_for, append, subject_of_achievement, subject_of_exam};
use super::{Catalogue, Documents, FaultKind, NONE, Op, RuleNode, Run};
use crate::calendar::{Day, Span};
use crate::code::{RequirementName, Subject, Track};
use crate::requirement::{Accepts, CoreAndElectives, Distinct, ExamRequirement, Held, NOf, Prerequisite, Requirement};

/// Trees are walked by recursion; deeper ones would say nothing that a reader could follow.
const GREATEST_DEPTH: u32 = 12;
const GREATEST_MONTHS: u32 = 1200;

/// What something counts as where distinct subjects are counted.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum SubjectKey {
    Named(Subject),
    Track(Track),
    Exam(u32),
    Achievement(u32),
    /// Nothing else counts as it.
    Node(u32),
}

/// Compiles the trees of one version.
pub(super) struct Trees<'c, 'p, 'f> {
    catalogue: &'c mut Catalogue,
    documents: &'c Documents,
    subjects: &'c mut BTreeMap<SubjectKey, u32>,
    place: &'p mut Place<'f>,
    /// The day on which the version begins.
    begins: Day,
    names: BTreeSet<RequirementName>,
    continuous: bool,
    /// Why parts cannot be met by somebody who begins when the version does. Told only if that makes the whole
    /// impossible: an old exam among alternatives is no fault.
    dead: Vec<(String, FaultKind)>,
}

/// What a parent needs to know of a compiled part.
#[derive(Clone, Copy)]
struct Part {
    /// Somebody who begins when the version does can meet it.
    possible: bool,
    subject: u32,
}

impl<'c, 'p, 'f> Trees<'c, 'p, 'f> {
    pub(super) fn new(
        catalogue: &'c mut Catalogue,
        documents: &'c Documents,
        subjects: &'c mut BTreeMap<SubjectKey, u32>,
        place: &'p mut Place<'f>,
        begins: Day,
    ) -> Self {
        Self {
            catalogue,
            documents,
            subjects,
            place,
            begins,
            names: BTreeSet::new(),
            continuous: false,
            dead: Vec::new(),
        }
    }

    /// Compiles a tree; gives its nodes, and whether a part of it must hold continuously.
    pub(super) fn compile(&mut self, root: &Requirement, path: String) -> (Run, bool) {
        let start = self.catalogue.nodes.len() as u32;
        let part = self.requirement(root, path, 0, 1);
        if !part.possible {
            for (path, fault) in std::mem::take(&mut self.dead) {
                self.place.report(path, fault);
            }
        }
        (Run { start, end: self.catalogue.nodes.len() as u32 }, self.continuous)
    }

    /// Compiles one requirement and what is below it. `shelf` is what an `all_of` above it imposes.
    fn requirement(&mut self, requirement: &Requirement, path: String, shelf: u32, depth: u32) -> Part {
        let at = self.catalogue.nodes.len();
        let unique = self.subject(SubjectKey::Node(at as u32));
        let nothing = Op::AllOf { lasting: false };
        self.catalogue.nodes.push(RuleNode { op: nothing, size: 1, name: NONE, subject: unique });
        if depth > GREATEST_DEPTH {
            self.place.report(path, FaultKind::TooDeep { greatest: GREATEST_DEPTH });
            return Part { possible: true, subject: unique };
        }
        let (op, subject, possible) = match requirement {
            Requirement::Exam(exam) => self.exam(exam, &format!("{path}.exam"), shelf),
            Requirement::Course(course) => {
                let path = format!("{path}.course");
                let found = self.place.resolve(&self.documents.courses, &course.code, format!("{path}.code"));
                let shelf = self.shelf(course.within_months, shelf, &path);
                (Op::Course { course: found.unwrap_or(NONE), shelf }, unique, true)
            }
            Requirement::Achievement(prerequisite) => self.prerequisite(prerequisite, &format!("{path}.achievement")),
            Requirement::Agreement(agreement) => {
                let path = format!("{path}.agreement.code");
                let found = self.place.resolve(&self.documents.agreements, &agreement.code, path);
                let continuous = agreement.held == Held::Continuously;
                self.continuous |= continuous;
                (Op::Agreement { agreement: found.unwrap_or(NONE), continuous }, unique, true)
            }
            Requirement::AllOf(all) => {
                let path = format!("{path}.all_of");
                let shelf = self.shelf(all.within_months, shelf, &path);
                let parts = self.parts(&all.of, &format!("{path}.of"), shelf, depth);
                let possible = parts.iter().all(|part| part.possible);
                (Op::AllOf { lasting: all.within_months.is_some() }, unique, possible)
            }
            Requirement::AnyOf(any) => {
                let parts = self.parts(&any.of, &format!("{path}.any_of.of"), shelf, depth);
                let possible = parts.iter().any(|part| part.possible);
                (Op::NOf { count: 1, by_subject: false }, unique, possible)
            }
            Requirement::NOf(n_of) => self.n_of(n_of, unique, &format!("{path}.n_of"), shelf, depth),
            Requirement::CoreAndElectives(both) => {
                self.core_and_electives(both, unique, &format!("{path}.core_and_electives"), shelf, depth)
            }
        };
        let name = requirement.name().map_or(NONE, |name| self.name(name, requirement, &path));
        let size = (self.catalogue.nodes.len() - at) as u32;
        self.catalogue.nodes[at] = RuleNode { op, size, name, subject };
        // What a person may waive is never impossible.
        Part { possible: possible || name != NONE, subject }
    }

    fn parts(&mut self, of: &[Requirement], path: &str, shelf: u32, depth: u32) -> Vec<Part> {
        if of.is_empty() {
            self.place.report(path, FaultKind::Empty);
        }
        let each = of.iter().enumerate();
        each.map(|(i, part)| self.requirement(part, format!("{path}[{i}]"), shelf, depth + 1)).collect()
    }

    fn exam(&mut self, exam: &ExamRequirement, path: &str, shelf: u32) -> (Op, u32, bool) {
        let shelf = self.shelf(exam.within_months, shelf, path);
        let exams = &self.documents.exams;
        let Some(named) = self.place.resolve(exams, &exam.code, format!("{path}.code")) else {
            return (Op::Exam { accepted: Run::default(), shelf }, NONE, true);
        };
        let document = &exams[named as usize];
        if exam.accepts == Accepts::Newer && document.track.is_none() {
            self.place.report(format!("{path}.accepts"), FaultKind::Needs { field: "track" });
        }
        let accepted = accepted_for(exams, named, exam.accepts);
        let last = accepted.iter().map(|a| {
            let offered = exams[a.exam as usize].retired_on.map_or(Day::FOREVER, Day::from_date);
            offered.min(a.sat.to)
        });
        let possible = last.max().is_none_or(|last| last >= self.begins);
        if let (false, Some(retired_on)) = (possible, document.retired_on) {
            let fault = FaultKind::RetiredBefore { exam: document.code.to_string(), retired_on };
            self.dead.push((format!("{path}.code"), fault));
        }
        let subject = self.subject(subject_of_exam(document, named));
        (Op::Exam { accepted: append(&mut self.catalogue.accepted, accepted), shelf }, subject, possible)
    }

    fn prerequisite(&mut self, prerequisite: &Prerequisite, path: &str) -> (Op, u32, bool) {
        let all = &self.documents.achievements;
        let continuous = prerequisite.held == Held::Continuously;
        self.continuous |= continuous;
        let Some(found) = self.place.resolve(all, &prerequisite.code, format!("{path}.code")) else {
            return (Op::Agreement { agreement: NONE, continuous }, NONE, true);
        };
        let document = &all[found as usize];
        let last = document.versions.iter().map(|v| Span::between(v.effective_from, v.effective_to).to).max();
        let possible = last.is_none_or(|last| last >= self.begins);
        if let (false, Some(closed_on)) = (possible, last.and_then(Day::date)) {
            let fault = FaultKind::ClosedBefore { achievement: document.code.to_string(), closed_on };
            self.dead.push((format!("{path}.code"), fault));
        }
        let subject = self.subject(subject_of_achievement(document, found));
        (Op::Achievement { achievement: found, continuous }, subject, possible)
    }

    fn n_of(&mut self, n_of: &NOf, unique: u32, path: &str, shelf: u32, depth: u32) -> (Op, u32, bool) {
        let parts = self.parts(&n_of.of, &format!("{path}.of"), shelf, depth);
        let by_subject = n_of.distinct == Distinct::Subject;
        let possible = self.enough(n_of.count, &parts, by_subject, path);
        (Op::NOf { count: n_of.count, by_subject }, unique, possible)
    }

    fn core_and_electives(
        &mut self,
        both: &CoreAndElectives,
        unique: u32,
        path: &str,
        shelf: u32,
        depth: u32,
    ) -> (Op, u32, bool) {
        if !both.double_count {
            for (list, parts) in [("core", &both.core), ("electives", &both.electives)] {
                for (i, part) in parts.iter().enumerate() {
                    let fills_a_place =
                        matches!(part, Requirement::Exam(_) | Requirement::Course(_) | Requirement::Achievement(_));
                    if !fills_a_place {
                        self.place.report(format!("{path}.{list}[{i}]"), FaultKind::NotAPlace);
                    }
                }
            }
        }
        let core = self.parts(&both.core, &format!("{path}.core"), shelf, depth);
        let electives = self.parts(&both.electives, &format!("{path}.electives"), shelf, depth);
        let enough = self.enough(both.count, &electives, true, path);
        let possible = enough && core.iter().all(|part| part.possible);
        let op = Op::CoreAndElectives { core: core.len() as u32, count: both.count, double_count: both.double_count };
        (op, unique, possible)
    }

    /// Whether enough parts are possible; a fault where there are not enough of them at all.
    fn enough(&mut self, count: u32, parts: &[Part], by_subject: bool, path: &str) -> bool {
        let available = |only_possible: bool| {
            let parts = parts.iter().filter(|part| part.possible || !only_possible);
            if by_subject { parts.map(|part| part.subject).collect::<BTreeSet<_>>().len() } else { parts.count() }
        };
        if count == 0 {
            self.place
                .report(format!("{path}.count"), FaultKind::OutOfRange { least: 1, greatest: parts.len() as u32 });
        } else if !parts.is_empty() && available(false) < count as usize {
            let available = available(false) as u32;
            self.place.report(format!("{path}.count"), FaultKind::TooFew { needed: count, available });
        }
        available(true) >= count as usize || available(false) < count as usize
    }

    /// The shorter of a requirement's own shelf life and the one imposed on it; 0: none.
    fn shelf(&mut self, own: Option<u32>, imposed: u32, path: &str) -> u32 {
        if let Some(months) = own {
            self.place.check_range(months, 1, GREATEST_MONTHS, format!("{path}.within_months"));
        }
        match (own.unwrap_or(0), imposed) {
            (0, other) | (other, 0) => other,
            (own, imposed) => own.min(imposed),
        }
    }

    fn subject(&mut self, key: SubjectKey) -> u32 {
        let next = self.subjects.len() as u32;
        *self.subjects.entry(key).or_insert(next)
    }

    fn name(&mut self, name: &RequirementName, requirement: &Requirement, path: &str) -> u32 {
        if !self.names.insert(name.clone()) {
            let path = format!("{path}.{}.name", requirement.key());
            self.place.report(path, FaultKind::DuplicateWord { word: name.to_string() });
        }
        let next = self.catalogue.names.len() as u32;
        *self.catalogue.names.entry(name.clone()).or_insert(next)
    }
}
