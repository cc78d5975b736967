//! How long answers take, where the time could tell what the words do not.

use std::time::{Duration, Instant};

/// How many times as long the one takes as the other, by their medians. They take turns, so that whatever else the machine
/// does slows both alike.
pub async fn ratio(rounds: usize, one: impl AsyncFn(usize), other: impl AsyncFn(usize)) -> f64 {
    let (mut ones, mut others) = (Vec::new(), Vec::new());
    for round in 0..rounds {
        ones.push(time(one(round)).await);
        others.push(time(other(round)).await);
    }
    median(ones) / median(others)
}

async fn time(answer: impl Future<Output = ()>) -> Duration {
    let begun = Instant::now();
    answer.await;
    begun.elapsed()
}

fn median(mut times: Vec<Duration>) -> f64 {
    times.sort_unstable();
    times[times.len() / 2].as_secs_f64()
}
