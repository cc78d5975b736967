//! The words and shapes for messages and their rows.

use contract::exchange::{ExchangeDirection, ExchangeRowOutcome, ExchangeState};
use language::text::web::vendors as text;

use crate::ui::{Glyph, Tone};
use crate::words::{Sign, sign};

pub(super) fn direction(direction: ExchangeDirection) -> &'static str {
    match direction {
        ExchangeDirection::Sent => text::sent(),
        ExchangeDirection::Received => text::received(),
    }
}

pub(super) fn state(state: ExchangeState) -> Sign {
    match state {
        ExchangeState::Waiting => sign(Tone::Still, Glyph::History, text::state_waiting()),
        ExchangeState::Done => sign(Tone::Good, Glyph::CircleCheck, text::state_done()),
        ExchangeState::Failed => sign(Tone::Bad, Glyph::CircleX, text::state_failed()),
    }
}

pub(super) fn outcome(outcome: ExchangeRowOutcome) -> Sign {
    match outcome {
        ExchangeRowOutcome::Waiting => sign(Tone::Still, Glyph::History, text::outcome_waiting()),
        ExchangeRowOutcome::Done => sign(Tone::Good, Glyph::CircleCheck, text::outcome_done()),
        ExchangeRowOutcome::Repeated => sign(Tone::Still, Glyph::Refresh, text::outcome_repeated()),
        ExchangeRowOutcome::Refused => sign(Tone::Bad, Glyph::Ban, text::outcome_refused()),
        ExchangeRowOutcome::Unmatched => sign(Tone::Care, Glyph::Search, text::outcome_unmatched()),
        ExchangeRowOutcome::Faulty => sign(Tone::Bad, Glyph::CircleX, text::outcome_faulty()),
    }
}
