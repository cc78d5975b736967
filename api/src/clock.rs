//! The one place that reads the time of day.
//!
//! Everything else is handed a [`Clock`], so that tests decide what time it is. Instants are cut to microseconds, which is
//! what both databases keep: an instant equals itself after it was stored.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use jiff::{SignedDuration, Timestamp};

/// Tells the time: the machine's, or a fixed one that only moves when told to.
#[derive(Debug, Clone)]
pub struct Clock(Source);

#[derive(Debug, Clone)]
enum Source {
    System,
    Fixed(Arc<AtomicI64>),
}

impl Clock {
    /// The machine's clock.
    pub const fn system() -> Self {
        Self(Source::System)
    }

    /// A clock that stands still at `start`; clones of it move together.
    pub fn fixed(start: Timestamp) -> Self {
        Self(Source::Fixed(Arc::new(AtomicI64::new(start.as_microsecond()))))
    }

    /// The present instant, to the microsecond.
    pub fn now(&self) -> Timestamp {
        let microseconds = match &self.0 {
            #[expect(clippy::disallowed_methods, reason = "this is the one place that reads the time of day")]
            Source::System => Timestamp::now().as_microsecond(),
            Source::Fixed(at) => at.load(Ordering::Relaxed),
        };
        Timestamp::from_microsecond(microseconds).expect("microseconds of a timestamp are in range")
    }

    /// Moves a fixed clock; the machine's clock is left alone.
    pub fn advance(&self, by: SignedDuration) {
        if let Source::Fixed(at) = &self.0 {
            at.fetch_add(by.as_micros().try_into().unwrap_or(i64::MAX), Ordering::Relaxed);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fixed_clock_stands_still_until_it_is_moved() {
        let clock = Clock::fixed("2026-03-01T12:00:00Z".parse().unwrap());
        let same = clock.clone();

        assert_eq!(clock.now(), same.now());
        same.advance(SignedDuration::from_mins(10));

        assert_eq!(clock.now().to_string(), "2026-03-01T12:10:00Z");
    }

    #[test]
    fn the_machines_clock_tells_whole_microseconds() {
        assert_eq!(Clock::system().now().subsec_nanosecond() % 1_000, 0);
    }
}
