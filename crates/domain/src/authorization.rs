//! Authorizations: our permission for a candidate to sit an exam at a vendor, which the vendor has to know of.

use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

/// What the vendor should think of an authorization.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Wish {
    /// The exam may be booked and sat.
    InForce,
    /// It may not, or no longer.
    Withdrawn,
}

/// For how long an authorization is good: a year, which is what a voucher usually is. Programs that ask for less say so by the
/// exam's own dates.
const DAYS: i32 = 365;

/// The first and the last day on which an exam can be sat by an authorization that is made today.
///
/// An exam that retires earlier ends it. `None` when there is no such day.
pub fn window(today: Date, offered_from: Option<Date>, retired_on: Option<Date>) -> Option<(Date, Date)> {
    let first = offered_from.map_or(today, |from| from.max(today));
    let year = first.saturating_add(jiff::Span::new().days(DAYS - 1));
    let last = retired_on.map_or(year, |retired| retired.min(year));
    (first <= last).then_some((first, last))
}

/// The steps from the wish to sit an exam to knowing what came of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum JourneyStep {
    /// The program said that the exam may be sat.
    Authorized,
    /// The vendor was told.
    Sent,
    /// The vendor took it: the exam can be booked.
    Confirmed,
    /// A place is booked.
    Booked,
    /// The exam was sat, or its time is over; failed when the candidate did not come.
    Sat,
    /// The vendor told the result.
    Reported,
    /// What the result earns was decided, and the candidate can see it.
    Decided,
    /// The candidate was told that there is a result.
    Notified,
}

/// Who has to do something for the next step.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Holder {
    /// The program.
    Program,
    /// The exam-delivery vendor.
    Vendor,
    /// The candidate.
    Candidate,
}

/// How a step stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StepState {
    /// It is done.
    Done,
    /// It is the next one.
    Next,
    /// It is the next one, and takes longer than usual.
    Late,
    /// It comes after others.
    Ahead,
    /// It will not come.
    Failed,
}

/// One step of a journey.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// Which one.
    pub step: JourneyStep,
    /// How it stands.
    pub state: StepState,
    /// When it was done.
    pub at: Option<Timestamp>,
    /// Whose it is.
    pub holder: Holder,
    /// By when it is usually done, once it is the next one.
    pub usual_by: Option<Timestamp>,
}

/// When what happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Milestones {
    /// When the authorization was made.
    pub authorized_at: Timestamp,
    /// When the vendor was told.
    pub sent_at: Option<Timestamp>,
    /// When the vendor took it.
    pub confirmed_at: Option<Timestamp>,
    /// When a place was booked, if one is.
    pub booked_at: Option<Timestamp>,
    /// When the exam that is booked begins and ends.
    pub appointment: Option<(Timestamp, Timestamp)>,
    /// When it was sat, as the result says.
    pub sat_at: Option<Timestamp>,
    /// Whether the candidate did not come, as the result says.
    pub missed: bool,
    /// When we learnt the result.
    pub reported_at: Option<Timestamp>,
    /// When what it earns was decided.
    pub decided_at: Option<Timestamp>,
    /// When the candidate was told of the result.
    pub notified_at: Option<Timestamp>,
    /// Whether it has come to an end without a result: refused, withdrawn, or its last day is over.
    pub ended: bool,
}

/// How long the program usually takes to tell the vendor, and to decide what a result earns.
pub const PROGRAM_USUAL: SignedDuration = SignedDuration::from_mins(15);
/// How long a vendor usually takes to confirm what it was told.
pub const CONFIRMATION_USUAL: SignedDuration = SignedDuration::from_hours(4);
/// How long a vendor usually takes to report a result.
pub const RESULT_USUAL: SignedDuration = SignedDuration::from_hours(48);

/// The steps of a journey in their order, with how each stands at an instant.
///
/// A step that is done implies those before it: a result may come before the confirmation of what it rests on.
pub fn journey(when: &Milestones, now: Timestamp) -> Vec<Step> {
    let sat_at = when.sat_at.or(when.appointment.map(|(_, ends)| ends).filter(|ends| *ends <= now));
    let steps = [
        (JourneyStep::Authorized, Some(when.authorized_at), Holder::Program, None),
        (JourneyStep::Sent, when.sent_at, Holder::Program, Some(PROGRAM_USUAL)),
        (JourneyStep::Confirmed, when.confirmed_at, Holder::Vendor, Some(CONFIRMATION_USUAL)),
        (JourneyStep::Booked, when.booked_at, Holder::Candidate, None),
        (JourneyStep::Sat, sat_at, Holder::Candidate, None),
        (JourneyStep::Reported, when.reported_at, Holder::Vendor, Some(RESULT_USUAL)),
        (JourneyStep::Decided, when.decided_at, Holder::Program, Some(PROGRAM_USUAL)),
        (JourneyStep::Notified, when.notified_at, Holder::Program, Some(PROGRAM_USUAL)),
    ];
    let done = steps.iter().rposition(|(_, at, _, _)| at.is_some()).map_or(0, |last| last + 1);
    let mut since = when.authorized_at;
    let mut told = Vec::with_capacity(steps.len());
    for (place, (step, at, holder, usual)) in steps.into_iter().enumerate() {
        let usual_by = if place == done { usual.map(|usual| since + usual) } else { None };
        let state = match place {
            _ if step == JourneyStep::Sat && when.missed => StepState::Failed,
            place if place < done => StepState::Done,
            _ if when.ended && when.reported_at.is_none() => StepState::Failed,
            place if place > done => StepState::Ahead,
            _ if usual_by.is_some_and(|by| by < now) => StepState::Late,
            _ => StepState::Next,
        };
        since = at.unwrap_or(since).max(since);
        told.push(Step { step, state, at, holder, usual_by });
    }
    told
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use proptest::prelude::*;

    use super::*;

    fn at(minutes: i64) -> Timestamp {
        Timestamp::UNIX_EPOCH + SignedDuration::from_mins(minutes)
    }

    fn made() -> Milestones {
        Milestones {
            authorized_at: at(0),
            sent_at: None,
            confirmed_at: None,
            booked_at: None,
            appointment: None,
            sat_at: None,
            missed: false,
            reported_at: None,
            decided_at: None,
            notified_at: None,
            ended: false,
        }
    }

    fn states(when: &Milestones, now: Timestamp) -> Vec<StepState> {
        journey(when, now).into_iter().map(|step| step.state).collect()
    }

    #[test]
    fn the_next_step_says_whose_it_is_and_when_it_is_late() {
        use StepState::{Ahead, Done, Late, Next};
        let mut when = made();
        assert_eq!(states(&when, at(1)), [Done, Next, Ahead, Ahead, Ahead, Ahead, Ahead, Ahead]);
        assert_eq!(states(&when, at(16)), [Done, Late, Ahead, Ahead, Ahead, Ahead, Ahead, Ahead]);
        when.sent_at = Some(at(20));
        let steps = journey(&when, at(21));
        assert_eq!((steps[2].state, steps[2].holder), (Next, Holder::Vendor));
        assert_eq!(steps[2].usual_by, Some(at(20 + 4 * 60)), "counted from when the vendor was told");
        assert_eq!(steps[3].usual_by, None);
        when.confirmed_at = Some(at(30));
        assert_eq!(states(&when, at(1_000_000))[3], Next, "the candidate takes their time");
    }

    #[test]
    fn an_exam_is_sat_when_its_time_is_over_and_its_result_is_late_two_days_later() {
        let mut when = made();
        (when.sent_at, when.confirmed_at, when.booked_at) = (Some(at(1)), Some(at(2)), Some(at(3)));
        when.appointment = Some((at(1000), at(1090)));
        assert_eq!(states(&when, at(1001))[4], StepState::Next);
        assert_eq!(states(&when, at(1091))[4..6], [StepState::Done, StepState::Next]);
        assert_eq!(states(&when, at(1091 + 48 * 60))[5], StepState::Late);
        when.reported_at = Some(at(1095));
        (when.decided_at, when.notified_at) = (Some(at(1096)), Some(at(1096)));
        assert!(states(&when, at(2000)).iter().all(|state| *state == StepState::Done));
    }

    #[test]
    fn the_result_knows_best_when_an_exam_was_sat_and_whether() {
        let mut when = made();
        (when.booked_at, when.appointment) = (Some(at(3)), Some((at(1000), at(1090))));
        (when.reported_at, when.sat_at) = (Some(at(60)), Some(at(50)));
        let sat = journey(&when, at(70))[4].clone();
        assert_eq!((sat.state, sat.at), (StepState::Done, Some(at(50))), "though its appointment is still to come");
        when.missed = true;
        assert_eq!(states(&when, at(70))[4..6], [StepState::Failed, StepState::Done]);
    }

    #[test]
    fn what_has_ended_goes_no_further() {
        let when = Milestones { sent_at: Some(at(1)), ended: true, ..made() };
        assert_eq!(states(&when, at(9))[1..3], [StepState::Done, StepState::Failed]);
    }

    #[test]
    fn an_authorization_is_good_for_a_year_within_the_exams_own_dates() {
        let today = date(2026, 3, 1);
        assert_eq!(window(today, None, None), Some((today, date(2027, 2, 28))));
        let (from, retired) = (date(2026, 4, 1), date(2026, 6, 30));
        assert_eq!(window(today, Some(from), Some(retired)), Some((from, retired)));
        assert_eq!(window(today, None, Some(date(2026, 2, 28))), None);
    }

    proptest! {
        #[test]
        fn done_steps_come_first_and_one_at_most_is_next(
            times in prop::collection::vec(prop::option::of(0_i64..5000), 6), ended: bool, now in 0_i64..6000,
        ) {
            let get = |place: usize| times[place].map(at);
            let when = Milestones {
                authorized_at: at(0),
                sent_at: get(0),
                confirmed_at: get(1),
                booked_at: get(2),
                appointment: get(3).map(|starts| (starts, starts + SignedDuration::from_mins(90))),
                sat_at: None,
                missed: false,
                reported_at: get(4),
                decided_at: get(5),
                notified_at: get(5),
                ended,
            };
            let states = states(&when, at(now));
            let done = states.iter().take_while(|state| **state == StepState::Done).count();
            prop_assert!(done >= 1);
            prop_assert!(states[done..].iter().all(|state| *state != StepState::Done));
            let next = states.iter().filter(|state| matches!(state, StepState::Next | StepState::Late)).count();
            prop_assert!(next <= 1);
        }
    }
}
