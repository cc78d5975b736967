//! The words for where somebody in a partner record stands.

use contract::company::InvitationMail;
use domain::company::{ContactRole, ContactState};
use language::text::web::companies as text;

use crate::ui::{Glyph, Tone};
use crate::words::Sign;

pub(super) fn state(state: ContactState) -> Sign {
    match state {
        ContactState::Invited => Sign { tone: Tone::Care, glyph: Glyph::ArrowRight, word: text::state_invited() },
        ContactState::Active => Sign { tone: Tone::Good, glyph: Glyph::CircleCheck, word: text::state_active() },
        ContactState::Left => Sign { tone: Tone::Still, glyph: Glyph::History, word: text::state_left() },
    }
}

pub(super) fn domain(verified: bool) -> Sign {
    if verified {
        Sign { tone: Tone::Good, glyph: Glyph::ShieldCheck, word: text::verified() }
    } else {
        Sign { tone: Tone::Care, glyph: Glyph::ShieldQuestion, word: text::not_verified() }
    }
}

pub(super) fn role(role: ContactRole) -> &'static str {
    match role {
        ContactRole::PrimaryContact => text::role_primary_contact(),
        ContactRole::ContactAdministrator => text::role_contact_administrator(),
        ContactRole::Contact => text::role_contact(),
    }
}

pub(super) fn mail(mail: InvitationMail) -> &'static str {
    match mail {
        InvitationMail::Waiting => text::mail_waiting(),
        InvitationMail::Sent => text::mail_sent(),
        InvitationMail::Dead => text::mail_dead(),
    }
}
