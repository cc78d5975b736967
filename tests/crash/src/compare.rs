//! The vendor's books against what the server shows, and both against what was acknowledged.
//!
//! Nothing of the server's own rules is used: what an attempt, a booking or an award must be follows from the books alone.

use std::collections::{BTreeMap, BTreeSet};

use contract::authorization::AuthorizationState;
use contract::credential::CredentialStatus;
use contract::exam_result::{ExamOutcome, ExamResultState};
use contract::exchange::{ExchangeDirection, ExchangeState};
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use serde_json::Value;
use sha2::{Digest as _, Sha256};

use crate::award::{ACHIEVEMENTS, earned_on};
use crate::load::Acknowledged;
use crate::program::Shown;
use crate::vendor::{Appointment, Books, FileState, Grade, Progress, Standing};

/// A message of the server's ledger.
#[derive(Debug, Clone)]
pub(crate) struct Message {
    pub(crate) direction: ExchangeDirection,
    pub(crate) name: String,
    pub(crate) sha256: String,
    pub(crate) state: ExchangeState,
}

/// All that is compared.
#[derive(Debug, Clone, Default)]
pub(crate) struct Evidence {
    pub(crate) books: Books,
    pub(crate) acknowledged: Acknowledged,
    /// By candidate ID.
    pub(crate) shown: BTreeMap<String, Shown>,
    pub(crate) ledger: Vec<Message>,
}

/// How much was compared, so that a comparison of nothing is not taken for one without differences.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Compared {
    pub(crate) authorizations: usize,
    pub(crate) bookings: usize,
    pub(crate) attempts: usize,
    pub(crate) awards: usize,
    pub(crate) events: usize,
    pub(crate) files: usize,
}

/// Every difference, in words.
pub(crate) fn differences(evidence: &Evidence) -> (Compared, Vec<String>) {
    let mut comparison = Comparison { evidence, compared: Compared::default(), found: Vec::new() };
    comparison.vendor_kept_its_word();
    comparison.authorizations();
    comparison.bookings();
    comparison.attempts();
    comparison.awards();
    comparison.ledger();
    (comparison.compared, comparison.found)
}

struct Comparison<'e> {
    evidence: &'e Evidence,
    compared: Compared,
    found: Vec<String>,
}

impl<'e> Comparison<'e> {
    fn differ(&mut self, what: String) {
        self.found.push(what);
    }

    /// Each item under its key; two of one key are a difference.
    fn by<T>(&mut self, what: &str, items: &'e [T], key: impl Fn(&'e T) -> &'e str) -> BTreeMap<&'e str, &'e T> {
        let mut by = BTreeMap::new();
        for item in items {
            if by.insert(key(item), item).is_some() {
                self.differ(format!("{what} {} is there twice", key(item)));
            }
        }
        by
    }

    /// The vendor's books say what the vendor answered, whatever killed it since.
    fn vendor_kept_its_word(&mut self) {
        let evidence = self.evidence;
        for (registration, answered) in &evidence.acknowledged.appointments {
            match evidence.books.appointments.get(registration) {
                None => {
                    self.differ(format!("registration {registration} was answered and is not in the vendor's books"))
                }
                Some(kept) if kept != answered => self.differ(format!(
                    "registration {registration} was answered as {answered:?} and is {kept:?} in the vendor's books"
                )),
                Some(_) => {}
            }
        }
        for registration in evidence.books.appointments.keys() {
            if !evidence.acknowledged.appointments.contains_key(registration) {
                self.differ(format!("registration {registration} is in the vendor's books and nobody booked it"));
            }
        }
    }

    /// Every authorization that the server acknowledged is there once on both sides, as it was left.
    fn authorizations(&mut self) {
        let evidence = self.evidence;
        for (candidate, shown) in &evidence.shown {
            let by_id = self.by("authorization", &shown.authorizations, |one| one.id.as_str());
            self.compared.authorizations += by_id.len();
            let acknowledged = evidence.acknowledged.authorizations.iter();
            for (id, registered) in acknowledged.filter(|(_, registered)| registered.candidate == *candidate) {
                match by_id.get(id.as_str()) {
                    None => self.differ(format!("authorization {id} was acknowledged to {candidate} and is lost")),
                    Some(kept) if kept.exam != registered.exam => {
                        self.differ(format!("authorization {id} is for {} instead of {}", kept.exam, registered.exam));
                    }
                    Some(_) => {}
                }
            }
            let mut open: BTreeSet<&str> = BTreeSet::new();
            for (id, kept) in by_id {
                let Some(registered) = evidence.acknowledged.authorizations.get(id) else {
                    self.differ(format!("{candidate} has authorization {id}, for which nobody asked"));
                    continue;
                };
                use AuthorizationState as State;
                let is_open =
                    matches!(kept.state, State::Preparing | State::Ready | State::Booked | State::AwaitingResult);
                if is_open && !open.insert(&kept.exam) {
                    self.differ(format!("{candidate} has two open authorizations for {}", kept.exam));
                }
                let expected = self.expected_state(id, registered.withdrawn);
                if !expected.contains(&kept.state) {
                    self.differ(format!("authorization {id} is {:?}; by the books it is {expected:?}", kept.state));
                }
            }
        }
        let mut open: BTreeSet<(&str, &str)> = BTreeSet::new();
        for (id, at_vendor) in &evidence.books.authorizations {
            let used = self.under(id).any(|one| one.progress == Progress::Delivered);
            match evidence.acknowledged.authorizations.get(id) {
                None => self.differ(format!("the vendor has authorization {id}, for which nobody asked")),
                Some(asked) if asked.candidate != at_vendor.candidate || asked.exam != at_vendor.series => {
                    self.differ(format!(
                        "the vendor has authorization {id} for {} of {} instead of {} of {}",
                        at_vendor.series, at_vendor.candidate, asked.exam, asked.candidate
                    ));
                }
                Some(asked) if asked.withdrawn && !at_vendor.deleted => {
                    self.differ(format!("authorization {id} was withdrawn, and the vendor still has it"));
                }
                Some(asked) if !asked.withdrawn && at_vendor.deleted => {
                    self.differ(format!("authorization {id} was not withdrawn, and the vendor has deleted it"));
                }
                Some(_) => {}
            }
            if !at_vendor.deleted && !used && !open.insert((&at_vendor.candidate, &at_vendor.series)) {
                self.differ(format!(
                    "the vendor has two open authorizations of {} for {}",
                    at_vendor.candidate, at_vendor.series
                ));
            }
        }
        for (id, asked) in &evidence.acknowledged.authorizations {
            if !asked.withdrawn && !evidence.books.authorizations.contains_key(id) {
                self.differ(format!("authorization {id} was acknowledged, and the vendor does not have it"));
            }
        }
    }

    fn under(&self, authorization: &str) -> impl Iterator<Item = &'e Appointment> + use<'e> {
        let authorization = authorization.to_owned();
        self.evidence.books.appointments.values().filter(move |one| one.authorization == authorization)
    }

    /// How an authorization must stand by the books.
    fn expected_state(&self, id: &str, withdrawn: bool) -> &'static [AuthorizationState] {
        use AuthorizationState as State;
        let progress: Vec<Progress> = self.under(id).map(|one| one.progress).collect();
        if withdrawn {
            &[State::Withdrawn]
        } else if progress.contains(&Progress::Delivered) {
            &[State::Completed]
        } else if progress.contains(&Progress::Scheduled) {
            // Which of the two depends on what time it is.
            &[State::Booked, State::AwaitingResult]
        } else {
            &[State::Ready]
        }
    }

    /// Every booking is mirrored once.
    fn bookings(&mut self) {
        let evidence = self.evidence;
        for (candidate, shown) in &evidence.shown {
            let by_registration = self.by("booking", &shown.bookings, |one| one.registration.as_str());
            self.compared.bookings += by_registration.len();
            let theirs = self.registrations_of(candidate);
            for (registration, at_vendor) in &theirs {
                let Some(kept) = by_registration.get(registration.as_str()) else {
                    self.differ(format!("booking {registration} of {candidate} is not there"));
                    continue;
                };
                let cancelled = at_vendor.progress == Progress::Cancelled;
                // Who sits comes now, whenever they had booked; of that no event tells but the result.
                let moved = at_vendor.progress == Progress::Scheduled && kept.starts_at != at_vendor.start;
                if kept.cancelled != cancelled
                    || kept.exam != at_vendor.series
                    || kept.authorization.as_ref() != Some(&at_vendor.authorization)
                    || moved
                {
                    self.differ(format!("booking {registration} is {kept:?}; by the books it is {at_vendor:?}"));
                }
            }
            for registration in by_registration.keys().filter(|registration| !theirs.contains_key(**registration)) {
                self.found.push(format!("{candidate} has booking {registration}, which is not theirs at the vendor"));
            }
        }
    }

    fn registrations_of(&self, candidate: &str) -> BTreeMap<String, &'e Appointment> {
        let theirs = self.evidence.books.appointments.values().filter(|one| one.candidate == candidate);
        theirs.map(|one| (one.registration.to_string(), one)).collect()
    }

    /// Every result of the books is one attempt, as the vendor has it.
    fn attempts(&mut self) {
        let evidence = self.evidence;
        for (candidate, shown) in &evidence.shown {
            let by_registration = self.by("attempt", &shown.attempts, |one| one.registration.as_str());
            self.compared.attempts += by_registration.len();
            let theirs = self.registrations_of(candidate);
            for (registration, sat) in &theirs {
                let Some(result) = &sat.result else { continue };
                let Some(kept) = by_registration.get(registration.as_str()) else {
                    self.differ(format!("the result of {registration} of {candidate} is lost: {result:?}"));
                    continue;
                };
                let outcome = match result.grade {
                    Some(Grade::Pass) => ExamOutcome::Passed,
                    Some(Grade::Fail) => ExamOutcome::Failed,
                    None if result.no_show => ExamOutcome::NoShow,
                    None => ExamOutcome::NdaRefused,
                };
                let state = match result.standing {
                    Standing::Held => ExamResultState::OnHold,
                    Standing::Revoked => ExamResultState::Revoked,
                    Standing::Reported | Standing::Released | Standing::Reinstated => ExamResultState::Final,
                };
                // Candidates here sit before their time has come; what is dated ahead of the clock counts from when it came.
                let ahead = kept.learnt_at <= kept.sat_at && kept.sat_at < result.exam_date;
                if (kept.outcome, kept.state, &kept.exam) != (outcome, state, &sat.series)
                    || kept.score != result.score.map(|score| score.to_string())
                    || kept.sat_at.as_second() != result.exam_date.as_second() && !ahead
                {
                    self.differ(format!(
                        "attempt {registration} of {candidate} is {kept:?}; by the books it is {result:?} ({})",
                        self.told_of(sat.registration)
                    ));
                }
            }
            for registration in by_registration.keys() {
                if theirs.get(*registration).is_none_or(|sat| sat.result.is_none()) {
                    self.differ(format!("{candidate} has an attempt {registration} that the vendor has no result of"));
                }
            }
        }
    }

    /// What the vendor told of a registration, in its order, to see by what a difference came.
    fn told_of(&self, registration: u64) -> String {
        let told = self.evidence.books.call_backs.values().filter(|one| one.registration == registration);
        let words = told.map(|one| {
            let body: Value = serde_json::from_str(&one.body).unwrap_or_default();
            let at = one.delivered_at.map_or_else(|| "never".to_owned(), |at| at.to_string());
            format!("{} of {} told {at}", one.kind, body["eventTime"].as_str().unwrap_or_default())
        });
        words.collect::<Vec<_>>().join(", ")
    }

    /// Every award that follows from the results is there once, and none that does not, but under review.
    fn awards(&mut self) {
        let evidence = self.evidence;
        let told = passes_told(&evidence.books);
        for (candidate, shown) in &evidence.shown {
            let by_achievement = self.by("award", &shown.awards, |one| one.achievement.as_str());
            self.compared.awards += by_achievement.len();
            let theirs = self.registrations_of(candidate);
            let counting: Vec<(&str, Date)> = theirs
                .values()
                .filter_map(|sat| Some((sat.series.as_str(), sat.result.as_ref().filter(|result| result.counts())?)))
                .map(|(exam, result)| (exam, day(result.exam_date)))
                .collect();
            let once: Vec<(&str, Date)> =
                told.get(candidate.as_str()).into_iter().flatten().map(|exam| (*exam, Date::MIN)).collect();
            for (achievement, exams, count) in ACHIEVEMENTS {
                let earned = earned_on(exams, count, &counting);
                let kept = by_achievement.get(achievement);
                match (earned, kept) {
                    (Some(day), None) => {
                        self.differ(format!("{candidate} earned {achievement} on {day}, and the award is missing"));
                    }
                    (None, Some(kept)) if earned_on(exams, count, &once).is_none() => {
                        self.differ(format!("{candidate} has {kept:?} and never passed what it takes"));
                    }
                    (earned, Some(kept)) => {
                        // An award is not taken away by itself: a person looks at what its day does not support any more.
                        let supported = earned.is_some_and(|day| day <= kept.earned_on);
                        let expected = if supported { CredentialStatus::Active } else { CredentialStatus::UnderReview };
                        if kept.status != expected {
                            self.differ(format!("{candidate} has {kept:?}; by the books it is {expected:?}"));
                        }
                    }
                    (None, None) => {}
                }
            }
            for achievement in by_achievement.keys() {
                if !ACHIEVEMENTS.iter().any(|(known, ..)| known == achievement) {
                    self.found
                        .push(format!("{candidate} has an award of {achievement}, which the catalogue does not have"));
                }
            }
        }
    }

    /// What the server answered the vendor with yes, and what it sent and fetched, is in its ledger, once, and was taken.
    fn ledger(&mut self) {
        let evidence = self.evidence;
        let mut received: BTreeMap<&str, Vec<&Message>> = BTreeMap::new();
        let mut by_name: BTreeMap<(bool, &str), Vec<&Message>> = BTreeMap::new();
        for message in &evidence.ledger {
            let sent = message.direction == ExchangeDirection::Sent;
            by_name.entry((sent, &message.name)).or_default().push(message);
            if !sent {
                received.entry(&message.sha256).or_default().push(message);
            }
        }
        let events: BTreeMap<&str, &str> = evidence
            .books
            .call_backs
            .values()
            .filter(|one| one.delivered_at.is_some())
            .map(|one| (one.event.as_str(), one.body.as_str()))
            .collect();
        self.compared.events = events.len();
        for (event, body) in events {
            let sha256: String = Sha256::digest(body.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect();
            match received.get(sha256.as_str()).map(Vec::as_slice) {
                None | Some([]) => {
                    self.differ(format!("event {event} was acknowledged to the vendor and is lost: {body}"))
                }
                Some([once]) if once.state == ExchangeState::Done => {}
                Some([once]) => self.differ(format!("event {event} was acknowledged and is {:?}: {body}", once.state)),
                Some(more) => self.differ(format!("event {event} is in the ledger {} times", more.len())),
            }
        }
        let done = |sent: bool, name: &str| {
            let found = by_name.get(&(sent, name)).map_or(&[][..], Vec::as_slice);
            found.iter().any(|message| message.state == ExchangeState::Done)
        };
        for (name, file) in &evidence.books.files_written {
            self.compared.files += 1;
            if file.state == FileState::Written && !done(false, name) {
                self.found.push(format!("file {name} of the vendor was not taken"));
            }
        }
        for file in &evidence.books.files_read {
            self.compared.files += 1;
            if !done(true, &file.name) {
                self.found
                    .push(format!("file {} is at the vendor, and the server does not say that it was sent", file.name));
            }
        }
    }
}

fn day(at: Timestamp) -> Date {
    TimeZone::UTC.to_datetime(at).date()
}

/// The exams that the vendor ever told a candidate to have passed, whatever became of it.
fn passes_told(books: &Books) -> BTreeMap<&str, BTreeSet<&str>> {
    let mut passed: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for told in books.call_backs.values() {
        let body: Value = serde_json::from_str(&told.body).unwrap_or_default();
        if body["exams"]["exam"][0]["examResult"]["grade"] == "pass"
            && let Some(sat) = books.appointments.get(&told.registration)
        {
            passed.entry(&sat.candidate).or_default().insert(&sat.series);
        }
    }
    passed
}
