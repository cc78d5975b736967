//! The words and shapes for how far an exam is.

use contract::appointment::AppointmentView;
use contract::authorization::{AuthorizationState, AuthorizationView};
use contract::exam_result::ExamResultEvent;
use domain::authorization::{Holder, JourneyStep, StepState};
use jiff::civil::DateTime;
use language::text::web::exams as text;

use crate::browser;
use crate::ui::{Glyph, Tone};
use crate::words::{Sign, sign};

pub(super) fn state(of: &AuthorizationView) -> Sign {
    match of.state {
        AuthorizationState::Ready if of.begins_at_once => {
            sign(Tone::Good, Glyph::ArrowRight, text::state_ready_at_once())
        }
        AuthorizationState::Preparing => sign(Tone::Still, Glyph::History, text::state_preparing()),
        AuthorizationState::Ready => sign(Tone::Good, Glyph::ArrowRight, text::state_ready()),
        AuthorizationState::Booked => sign(Tone::Good, Glyph::CircleCheck, text::state_booked()),
        AuthorizationState::AwaitingResult => sign(Tone::Care, Glyph::CirclePause, text::state_awaiting_result()),
        AuthorizationState::Completed => sign(Tone::Good, Glyph::Check, text::state_completed()),
        AuthorizationState::Refused => sign(Tone::Bad, Glyph::CircleX, text::state_refused()),
        AuthorizationState::Withdrawn => sign(Tone::Still, Glyph::Circle, text::state_withdrawn()),
        AuthorizationState::Expired => sign(Tone::Still, Glyph::Ban, text::state_expired()),
    }
}

pub(super) fn step(step: JourneyStep) -> &'static str {
    match step {
        JourneyStep::Authorized => text::step_authorized(),
        JourneyStep::Sent => text::step_sent(),
        JourneyStep::Confirmed => text::step_confirmed(),
        JourneyStep::Booked => text::step_booked(),
        JourneyStep::Sat => text::step_sat(),
        JourneyStep::Reported => text::step_reported(),
        JourneyStep::Decided => text::step_decided(),
        JourneyStep::Notified => text::step_notified(),
    }
}

pub(super) fn step_state(state: StepState) -> Sign {
    match state {
        StepState::Done => sign(Tone::Good, Glyph::CircleCheck, text::step_done()),
        StepState::Next => sign(Tone::Still, Glyph::ArrowRight, text::step_next()),
        StepState::Late => sign(Tone::Care, Glyph::ClockAlert, text::step_late()),
        StepState::Ahead => sign(Tone::Still, Glyph::Circle, text::step_ahead()),
        StepState::Failed => sign(Tone::Bad, Glyph::Ban, text::step_failed()),
    }
}

/// How the step stands of an exam that the candidate did not come to.
pub(super) fn missed() -> Sign {
    sign(Tone::Care, Glyph::Ban, text::step_missed())
}

pub(super) fn event(event: ExamResultEvent) -> &'static str {
    match event {
        ExamResultEvent::Reported => text::event_reported(),
        ExamResultEvent::Held => text::event_held(),
        ExamResultEvent::Released => text::event_released(),
        ExamResultEvent::Modified => text::event_modified(),
        ExamResultEvent::Revoked => text::event_revoked(),
        ExamResultEvent::Reinstated => text::event_reinstated(),
    }
}

/// Who has to do the next step.
pub(super) fn holder(holder: Holder, vendor: &str) -> String {
    match holder {
        Holder::Program => text::holder_program().to_owned(),
        Holder::Vendor => text::holder_vendor(vendor),
        Holder::Candidate => text::holder_candidate().to_owned(),
    }
}

/// When an exam begins: here, and by the clock of where it is sat, where that differs.
pub(super) fn begins(appointment: &AppointmentView) -> String {
    let here = browser::local_time(appointment.starts_at);
    let there = appointment.starts_there.as_ref().and_then(|there| there.parse::<DateTime>().ok());
    match (there, &appointment.time_zone) {
        (Some(there), Some(zone)) => {
            text::begins_there(&here, there.date(), &format!("{:02}:{:02}", there.hour(), there.minute()), zone)
        }
        _ => here,
    }
}
