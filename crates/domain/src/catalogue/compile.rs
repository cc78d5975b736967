//! From documents to a catalogue: sorting, resolving, and collecting faults.

use std::collections::BTreeMap;

use super::tree::{SubjectKey, Trees};
use super::{
    Accepted, AchievementEntry, Catalogue, CatalogueFault, Coded, DocumentKind, Documents, ExamEntry, FaultKind,
    RenewalRule, Rule, Run, documents, find, order, reach,
};
use crate::achievement::{AchievementDocument, RenewalOption, VersionDocument};
use crate::calendar::{Day, Span};
use crate::exam::ExamDocument;
use crate::requirement::Accepts;

/// Where the documents stood before they were sorted.
pub(super) struct Origins {
    pub(super) exams: Vec<usize>,
    pub(super) agreements: Vec<usize>,
    pub(super) retake_policies: Vec<usize>,
    pub(super) achievements: Vec<usize>,
}

/// The place faults of one document are reported at.
pub(super) struct Place<'f> {
    faults: &'f mut Vec<CatalogueFault>,
    document: DocumentKind,
    index: usize,
    code: String,
}

impl<'f> Place<'f> {
    pub(super) fn of<D: Coded>(faults: &'f mut Vec<CatalogueFault>, document: &D, index: usize) -> Self {
        Self { faults, document: D::KIND, index, code: document.code().as_ref().to_owned() }
    }

    pub(super) fn report(&mut self, path: impl Into<String>, kind: FaultKind) {
        self.faults.push(CatalogueFault {
            document: self.document,
            index: self.index,
            code: self.code.clone(),
            path: path.into(),
            kind,
        });
    }

    /// The index of a code, or a fault.
    pub(super) fn resolve<D: Coded>(&mut self, all: &[D], code: &D::Code, path: impl Into<String>) -> Option<u32> {
        let found = find(all, code);
        if found.is_none() {
            self.report(path, FaultKind::Unknown { kind: D::KIND, code: code.as_ref().to_owned() });
        }
        found
    }

    /// Reports a number outside its range.
    pub(super) fn check_range(&mut self, value: u32, least: u32, greatest: u32, path: impl Into<String>) {
        if !(least..=greatest).contains(&value) {
            self.report(path, FaultKind::OutOfRange { least, greatest });
        }
    }

    /// Reports a range that ends before it begins.
    pub(super) fn check_span(&mut self, span: Span, path: impl Into<String>) {
        if span.to < span.from {
            self.report(path, FaultKind::EndsBeforeItBegins);
        }
    }
}

pub(super) fn compile(mut documents: Documents) -> Result<Catalogue, Vec<CatalogueFault>> {
    let mut faults = Vec::new();
    sort(&mut documents.courses, &mut faults);
    let origins = Origins {
        exams: sort(&mut documents.exams, &mut faults),
        agreements: sort(&mut documents.agreements, &mut faults),
        retake_policies: sort(&mut documents.retake_policies, &mut faults),
        achievements: sort(&mut documents.achievements, &mut faults),
    };
    documents::check(&documents, &origins, &mut faults);

    let exams = documents.exams.iter().map(|e| ExamEntry { offered: Span::between(e.effective_from, e.retired_on) });
    let mut catalogue = Catalogue {
        exams: exams.collect(),
        achievements: Vec::with_capacity(documents.achievements.len()),
        order: Vec::new(),
        rules: Vec::new(),
        nodes: Vec::new(),
        accepted: Vec::new(),
        names: BTreeMap::new(),
        documents,
    };
    let documents = catalogue.documents.clone();
    let mut subjects = BTreeMap::new();
    for (at, document) in documents.achievements.iter().enumerate() {
        let mut place = Place::of(&mut faults, document, origins.achievements[at]);
        let start = catalogue.rules.len() as u32;
        for (version, rules) in document.versions.iter().enumerate() {
            let rule = rule(&mut catalogue, &documents, &mut subjects, &mut place, at, version, rules);
            catalogue.rules.push(rule);
        }
        let supersedes = document
            .supersedes
            .iter()
            .enumerate()
            .filter_map(|(i, code)| place.resolve(&documents.achievements, code, format!("supersedes[{i}]")));
        let supersedes = supersedes.collect();
        let rules = Run { start, end: catalogue.rules.len() as u32 };
        catalogue.achievements.push(AchievementEntry { rules, supersedes });
    }
    match order::prerequisites_first(&catalogue) {
        Ok(order) => catalogue.order = order,
        Err(cycles) => {
            for cycle in cycles {
                let first = cycle[0] as usize;
                let through = cycle.iter().map(|at| documents.achievements[*at as usize].code.to_string()).collect();
                Place::of(&mut faults, &documents.achievements[first], origins.achievements[first])
                    .report("versions", FaultKind::Cycle { through });
            }
        }
    }
    // Only of a catalogue without gaps can be said what leads where.
    if faults.is_empty() {
        for (exam, at) in reach::out_of_reach(&catalogue) {
            let document = &documents.exams[exam];
            let achievement = document.prerequisites[at].to_string();
            Place::of(&mut faults, document, origins.exams[exam])
                .report(format!("prerequisites[{at}]"), FaultKind::LeadsBack { achievement });
        }
    }
    if faults.is_empty() {
        Ok(catalogue)
    } else {
        faults.sort_by_key(|fault| (fault.document, fault.index));
        Err(faults)
    }
}

/// Sorts documents by code and drops those whose code is taken; gives the original place of each that is left.
fn sort<D: Coded>(documents: &mut Vec<D>, faults: &mut Vec<CatalogueFault>) -> Vec<usize> {
    let mut placed: Vec<(usize, D)> = documents.drain(..).enumerate().collect();
    placed.sort_by(|(_, a), (_, b)| a.code().cmp(b.code()));
    let mut origins: Vec<usize> = Vec::with_capacity(placed.len());
    for (index, document) in placed {
        match (documents.last(), origins.last()) {
            (Some(last), Some(first)) if last.code() == document.code() => {
                Place::of(faults, &document, index).report("code", FaultKind::DuplicateCode { first: *first });
            }
            _ => {
                documents.push(document);
                origins.push(index);
            }
        }
    }
    origins
}

fn rule(
    catalogue: &mut Catalogue,
    documents: &Documents,
    subjects: &mut BTreeMap<SubjectKey, u32>,
    place: &mut Place<'_>,
    achievement: usize,
    version: usize,
    document: &VersionDocument,
) -> Rule {
    let effective = Span::between(document.effective_from, document.effective_to);
    let mut trees = Trees::new(catalogue, documents, subjects, place, effective.from);
    let (nodes, continuous) = trees.compile(&document.requirement, format!("versions[{version}].requirement"));
    let renewal = document.renewal.as_ref().map(|renewal| {
        let (mut exams, mut courses, mut achievements) = (Vec::new(), Vec::new(), Vec::new());
        for (i, option) in renewal.options.iter().enumerate() {
            let path = |kind: &str| format!("versions[{version}].renewal.options[{i}].{kind}.code");
            match option {
                RenewalOption::Exam { code, accepts } => {
                    if let Some(exam) = place.resolve(&documents.exams, code, path("exam")) {
                        exams.extend(accepted_for(&documents.exams, exam, *accepts));
                    }
                }
                RenewalOption::Course { code } => {
                    courses.extend(place.resolve(&documents.courses, code, path("course")));
                }
                RenewalOption::Achievement { code } => {
                    achievements.extend(place.resolve(&documents.achievements, code, path("achievement")));
                }
            }
        }
        RenewalRule {
            exams: append(&mut catalogue.accepted, exams),
            courses,
            achievements,
            opens_months_before: renewal.opens_months_before,
            counts_from: renewal.counts_from,
        }
    });
    Rule {
        achievement: achievement as u32,
        version: version as u32,
        nodes,
        effective,
        grandfathering: document.grandfathering.map(|g| (Day::from_date(g.facts_before), Day::from_date(g.until))),
        validity: document.validity.map(|v| (v.months, v.grace_days)),
        renewal,
        continuous,
    }
}

/// The exams whose passes are taken for one, itself first.
pub(super) fn accepted_for(exams: &[ExamDocument], exam: u32, accepts: Accepts) -> Vec<Accepted> {
    let mut accepted = vec![Accepted { exam, sat: Span::ALWAYS }];
    if accepts == Accepts::Exactly {
        return accepted;
    }
    let named = &exams[exam as usize];
    for (other, document) in exams.iter().enumerate().filter(|(other, _)| *other != exam as usize) {
        let other = other as u32;
        if accepts == Accepts::Newer && is_newer(document, named) {
            accepted.push(Accepted { exam: other, sat: Span::ALWAYS });
            continue;
        }
        for equivalence in document.counts_as.iter().filter(|e| e.exam == named.code) {
            accepted.push(Accepted { exam: other, sat: Span::between(equivalence.sat_from, equivalence.sat_to) });
        }
    }
    accepted
}

fn is_newer(exam: &ExamDocument, than: &ExamDocument) -> bool {
    exam.track.is_some()
        && exam.track == than.track
        && documents::version_numbers(exam.version.as_deref()) > documents::version_numbers(than.version.as_deref())
}

pub(super) fn append<T>(all: &mut Vec<T>, more: Vec<T>) -> Run {
    let start = all.len() as u32;
    all.extend(more);
    Run { start, end: all.len() as u32 }
}

/// What an achievement counts as.
pub(super) fn subject_of_achievement(document: &AchievementDocument, index: u32) -> SubjectKey {
    document.subject.clone().map_or(SubjectKey::Achievement(index), SubjectKey::Named)
}

/// What an exam counts as.
pub(super) fn subject_of_exam(document: &ExamDocument, index: u32) -> SubjectKey {
    match (&document.subject, &document.track) {
        (Some(subject), _) => SubjectKey::Named(subject.clone()),
        (None, Some(track)) => SubjectKey::Track(track.clone()),
        (None, None) => SubjectKey::Exam(index),
    }
}
