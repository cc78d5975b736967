//! What it costs to decide about one candidate: 40 facts against a catalogue of 60 achievements.
//!
//! The aim is less than 50 µs for the evaluation. Putting the facts in order, which is done once for each candidate, and
//! evaluation with all that surrounds it are measured beside it.

use divan::{Bencher, black_box};
use domain::catalogue::Catalogue;
use domain::decision::decide;
use domain::evaluation::evaluate_all;
use domain::history::History;
use domain::sample;

const FACTS: usize = 40;
const ACHIEVEMENTS: usize = 60;

fn main() {
    divan::main();
}

fn catalogue(achievements: usize) -> Catalogue {
    Catalogue::compile(sample::documents(achievements)).expect("the sample has no mistakes")
}

/// The candidate's history is at hand.
#[divan::bench]
fn evaluation(bencher: Bencher<'_, '_>) {
    let (catalogue, facts) = (catalogue(ACHIEVEMENTS), sample::facts(FACTS));
    let history = History::new(&catalogue, &facts, sample::as_of());
    bencher.bench_local(|| evaluate_all(black_box(&history)).iter().filter(|found| found.met_on().is_some()).count());
}

/// Facts as they are stored, put in order.
#[divan::bench]
fn history(bencher: Bencher<'_, '_>) {
    let (catalogue, facts) = (catalogue(ACHIEVEMENTS), sample::facts(FACTS));
    bencher.bench_local(|| History::new(&catalogue, black_box(&facts), sample::as_of()).attempts().len());
}

/// What happens to a candidate about whom something became known: facts, history, evaluation, decision.
#[divan::bench]
fn decision(bencher: Bencher<'_, '_>) {
    let (catalogue, facts) = (catalogue(ACHIEVEMENTS), sample::facts(FACTS));
    bencher.bench_local(|| {
        let history = History::new(&catalogue, black_box(&facts), sample::as_of());
        decide(&evaluate_all(&history), &[])
    });
}

/// The same candidate against catalogues of other sizes.
#[divan::bench(args = [6, 60, 600])]
fn evaluation_by_achievements(bencher: Bencher<'_, '_>, achievements: usize) {
    let (catalogue, facts) = (catalogue(achievements), sample::facts(FACTS));
    let history = History::new(&catalogue, &facts, sample::as_of());
    bencher.bench_local(|| evaluate_all(black_box(&history)).iter().filter(|found| found.met_on().is_some()).count());
}
