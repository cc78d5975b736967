//! What a vendor should know of a record of ours, what it was told, and what it confirmed.
//!
//! Each change of a record is a *generation*: 1, 2, 3. Messages get lost in both directions, so what the vendor knows is at times
//! in doubt; then it is told again in a way that is right whether it knew or not. Nothing here sends: it says what to send next,
//! and what an answer means.

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

/// How long an answer may take before the vendor is told again. Vendors answer files within the hour.
pub const PATIENCE: SignedDuration = SignedDuration::from_hours(4);

/// How far the vendor's clock may be behind ours before an answer of it passes for one to something earlier.
const LEEWAY: SignedDuration = SignedDuration::from_secs(5);

/// The longest wait between two tries.
const LONGEST: SignedDuration = SignedDuration::from_hours(24);

/// Whether the vendor has the record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Known {
    /// It was never told, or said that it has none.
    #[default]
    No,
    /// It was told and did not answer.
    InDoubt,
    /// It said so.
    Yes,
}

/// How far a record is, in one word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SyncState {
    /// The vendor was not yet told of the last change.
    Waiting,
    /// It was told and has not answered.
    Sent,
    /// It has what it should.
    Confirmed,
    /// It refused the last change. Nothing happens until the record changes again.
    Refused,
}

/// The two sides of a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Sync {
    /// The generation that the vendor should know, from 1.
    pub wanted: u32,
    /// The generation it was told last.
    pub told: Option<u32>,
    /// When it was told.
    pub told_at: Option<Timestamp>,
    /// How often it was told since it last took or refused anything.
    pub tries: u32,
    /// The generation it confirmed last.
    pub confirmed: Option<u32>,
    /// The generation it refused last.
    pub refused: Option<u32>,
    /// Whether it has the record.
    pub known: Known,
}

/// What an answer said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    /// It took what it was told.
    Accepted,
    /// It has such a record already, so it cannot be added.
    AlreadyThere,
    /// It has no such record, so it cannot be changed.
    NotThere,
    /// It will not have it.
    Refused,
    /// It could not read the message, so it knows what it knew before.
    NotRead,
}

/// How to tell it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Telling {
    /// As a new record.
    Add,
    /// As a change of one that is there.
    Update,
}

impl Sync {
    /// A record that nobody was told of.
    pub fn new() -> Self {
        Self { wanted: 1, ..Self::default() }
    }

    /// The record has changed.
    pub fn change(&mut self) {
        self.wanted += 1;
        self.tries = 0;
    }

    /// Whether what was said at that time, by the vendor's clock, answers something it was told before the record changed: answers
    /// do not say what they answer, and one that was slow must not pass for the next. It is told again then, and whatever is said
    /// of that is believed, since the vendor's clock may be slow.
    pub fn is_past(&self, said_at: Timestamp) -> bool {
        let told_before = self.told_at.is_some_and(|told_at| said_at < told_at - LEEWAY);
        self.wanted > 1 && self.tries <= 1 && self.is_under_way() && told_before
    }

    /// How far it is.
    pub fn state(&self) -> SyncState {
        let last = Some(self.wanted);
        if self.confirmed == last {
            SyncState::Confirmed
        } else if self.refused == last {
            SyncState::Refused
        } else if self.is_under_way() {
            SyncState::Sent
        } else {
            SyncState::Waiting
        }
    }

    /// Whether an answer is expected.
    pub fn is_under_way(&self) -> bool {
        self.told.is_some() && self.told > self.confirmed.max(self.refused)
    }

    /// From when on it should be told (again); `None` when there is nothing to tell.
    pub fn due_at(&self) -> Option<Timestamp> {
        match self.state() {
            SyncState::Confirmed | SyncState::Refused => None,
            // A vendor that has the record when it is added and has none when it is changed would be asked for ever.
            SyncState::Waiting if self.tries < 3 => Some(Timestamp::MIN),
            SyncState::Waiting | SyncState::Sent => {
                let wait = PATIENCE.saturating_mul(1 << self.tries.saturating_sub(1).min(10)).min(LONGEST);
                Some(self.told_at.unwrap_or(Timestamp::MIN).saturating_add(wait).unwrap_or(Timestamp::MAX))
            }
        }
    }

    /// How to tell it now. In doubt it is told as a change: a vendor that has no such record says so and loses nothing, while an
    /// addition of one that is there might be taken for a second one.
    pub fn telling(&self) -> Telling {
        match self.known {
            Known::No => Telling::Add,
            Known::InDoubt | Known::Yes => Telling::Update,
        }
    }

    /// It is told what is wanted.
    pub fn tell(&mut self, now: Timestamp) {
        self.tries += 1;
        self.told = Some(self.wanted);
        self.told_at = Some(now);
        if self.known == Known::No {
            self.known = Known::InDoubt;
        }
    }

    /// It answered what it was told last. An answer that nobody waits for changes nothing but what is known.
    pub fn hear(&mut self, answer: Answer) {
        let told = self.told;
        match answer {
            Answer::Accepted => {
                self.tries = 0;
                self.known = Known::Yes;
                self.confirmed = self.confirmed.max(told);
                if self.refused <= self.confirmed {
                    self.refused = None;
                }
            }
            Answer::AlreadyThere => {
                self.known = Known::Yes;
                self.tell_again();
            }
            Answer::NotThere => {
                self.known = Known::No;
                self.tell_again();
            }
            Answer::NotRead => self.tell_again(),
            Answer::Refused => {
                self.tries = 0;
                if self.is_under_way() {
                    self.refused = told;
                }
                // What was refused as an addition was not added.
                if self.known == Known::InDoubt && self.confirmed.is_none() {
                    self.known = Known::No;
                }
            }
        }
    }

    fn tell_again(&mut self) {
        if self.is_under_way() {
            self.told = self.confirmed.max(self.refused);
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::VecDeque;

    use proptest::prelude::*;

    use super::*;

    /// A vendor who takes additions and changes, over a line that loses messages.
    #[derive(Default)]
    struct Vendor {
        has: Option<u32>,
        additions: u32,
    }

    impl Vendor {
        fn take(&mut self, telling: Telling, generation: u32) -> Answer {
            match (telling, self.has) {
                (Telling::Add, Some(_)) => Answer::AlreadyThere,
                (Telling::Update, None) => Answer::NotThere,
                (Telling::Add, None) => {
                    self.additions += 1;
                    self.has = Some(generation);
                    Answer::Accepted
                }
                (Telling::Update, Some(_)) => {
                    self.has = Some(generation);
                    Answer::Accepted
                }
            }
        }
    }

    fn at(hours: i64) -> Timestamp {
        Timestamp::UNIX_EPOCH + SignedDuration::from_hours(hours)
    }

    proptest! {
        // However many messages and answers are lost, the vendor gets the record once, and in the end in its last form.
        #[test]
        fn a_record_is_added_once_and_arrives_in_the_end(
            losses in prop::collection::vec((prop::bool::ANY, prop::bool::ANY), 0..12),
            changes in prop::collection::vec(0_usize..14, 0..4),
        ) {
            let (mut ours, mut vendor) = (Sync::new(), Vendor::default());
            let mut losses: VecDeque<_> = losses.into();
            let mut now = at(0);
            for round in 0..40 {
                if changes.contains(&round) {
                    ours.change();
                }
                if ours.due_at().is_some_and(|due| due <= now) {
                    let telling = ours.telling();
                    ours.tell(now);
                    let (message_lost, answer_lost) = losses.pop_front().unwrap_or_default();
                    if !message_lost {
                        let answer = vendor.take(telling, ours.wanted);
                        if !answer_lost {
                            ours.hear(answer);
                        }
                    }
                }
                now += SignedDuration::from_hours(25);
            }
            prop_assert_eq!(ours.state(), SyncState::Confirmed);
            prop_assert_eq!(vendor.has, Some(ours.wanted));
            prop_assert_eq!(vendor.additions, 1);
        }
    }

    #[test]
    fn a_slow_answer_does_not_pass_for_one_to_what_was_told_since() {
        let mut sync = Sync::new();
        sync.tell(at(0));
        sync.change();
        sync.tell(at(2));

        assert!(sync.is_past(at(1)), "it was said before the change was told");
        assert!(!sync.is_past(at(3)));
        sync.hear(Answer::NotRead);
        sync.tell(at(7));
        assert!(!sync.is_past(at(1)), "asked again, whatever it says is believed: its clock may be slow");
        let mut first = Sync::new();
        first.tell(at(2));
        assert!(!first.is_past(at(1)), "there was nothing before it");
    }

    #[test]
    fn what_is_refused_rests_until_it_changes() {
        let mut record = Sync::new();
        record.tell(at(0));
        assert_eq!((record.state(), record.telling()), (SyncState::Sent, Telling::Update));

        record.hear(Answer::Refused);

        assert_eq!((record.state(), record.due_at(), record.telling()), (SyncState::Refused, None, Telling::Add));
        record.change();
        assert_eq!((record.state(), record.due_at()), (SyncState::Waiting, Some(Timestamp::MIN)));
    }

    #[test]
    fn a_change_waits_for_the_answer_to_the_one_before() {
        let mut record = Sync::new();
        record.tell(at(0));
        record.change();
        assert_eq!(record.due_at(), Some(at(4)));

        record.hear(Answer::Accepted);

        assert_eq!((record.confirmed, record.state()), (Some(1), SyncState::Waiting));
    }

    #[test]
    fn a_vendor_that_contradicts_itself_is_not_asked_without_end() {
        let mut record = Sync::new();
        for answer in [Answer::AlreadyThere, Answer::NotThere, Answer::AlreadyThere] {
            assert_eq!(record.due_at(), Some(Timestamp::MIN));
            record.tell(at(0));
            record.hear(answer);
        }
        assert_eq!(record.due_at(), Some(at(16)));
    }

    #[test]
    fn silence_is_answered_ever_more_slowly() {
        let mut record = Sync::new();
        for (told, due) in [(0, 4), (4, 12), (12, 28), (28, 52), (52, 76)] {
            record.tell(at(told));
            assert_eq!(record.due_at(), Some(at(due)));
        }
        // A late answer counts all the same.
        record.hear(Answer::Accepted);
        assert_eq!(record.state(), SyncState::Confirmed);
        record.hear(Answer::Refused);
        assert_eq!(record.state(), SyncState::Confirmed, "nobody waits for that one");
    }
}
