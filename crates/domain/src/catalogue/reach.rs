//! Exams that ask for what cannot be had without them.

use super::{Catalogue, Op, Rule, find};

/// The prerequisites of exams that nobody can ever hold first, because each way to them leads through an exam that asks for them:
/// the exam, and the place in its list.
///
/// What a person may grant, waive or take over is left out of account: nobody should have to.
pub(super) fn out_of_reach(catalogue: &Catalogue) -> Vec<(usize, usize)> {
    let documents = catalogue.documents();
    let exams = &documents.exams;
    if exams.iter().all(|exam| exam.prerequisites.is_empty()) {
        return Vec::new();
    }
    // An achievement without rules is not earned but granted.
    let mut earnable: Vec<bool> = documents.achievements.iter().map(|document| document.versions.is_empty()).collect();
    let asked: Vec<Vec<Option<u32>>> = exams
        .iter()
        .map(|exam| exam.prerequisites.iter().map(|code| find(&documents.achievements, code)).collect())
        .collect();
    loop {
        let held = |achievement: &Option<u32>| achievement.is_none_or(|at| earnable[at as usize]);
        let open: Vec<bool> = asked.iter().map(|asked| asked.iter().all(held)).collect();
        let more: Vec<usize> = (0..earnable.len())
            .filter(|at| !earnable[*at])
            .filter(|at| {
                let rules = catalogue.achievements[*at].rules.of(&catalogue.rules);
                rules.iter().any(|rule| can_be_met(catalogue, rule, 0, &open, &earnable))
            })
            .collect();
        if more.is_empty() {
            break;
        }
        more.into_iter().for_each(|at| earnable[at] = true);
    }
    let lost = |exam: usize, asked: &[Option<u32>]| -> Vec<(usize, usize)> {
        let places = asked.iter().enumerate();
        places.filter(|(_, at)| at.is_some_and(|at| !earnable[at as usize])).map(|(place, _)| (exam, place)).collect()
    };
    asked.iter().enumerate().flat_map(|(exam, asked)| lost(exam, asked)).collect()
}

fn can_be_met(catalogue: &Catalogue, rule: &Rule, offset: u32, open: &[bool], earnable: &[bool]) -> bool {
    let node = catalogue.node(rule.nodes.start + offset);
    let mut children = Vec::new();
    let mut next = offset + 1;
    while next < offset + node.size {
        children.push(can_be_met(catalogue, rule, next, open, earnable));
        next += catalogue.node(rule.nodes.start + next).size;
    }
    let met = |children: &[bool]| children.iter().filter(|met| **met).count();
    match node.op {
        Op::Exam { accepted, .. } => catalogue.accepted(accepted).iter().any(|exam| open[exam.exam as usize]),
        Op::Achievement { achievement, .. } => earnable[achievement as usize],
        Op::Course { .. } | Op::Agreement { .. } => true,
        Op::AllOf { .. } => children.iter().all(|met| *met),
        Op::NOf { count, .. } => met(&children) >= count as usize,
        Op::CoreAndElectives { core, count, .. } => {
            let (core, electives) = children.split_at((core as usize).min(children.len()));
            core.iter().all(|met| *met) && met(electives) >= count as usize
        }
    }
}
