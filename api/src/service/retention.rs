//! How long everything is kept: one table, which drives the job that removes things, its rehearsal on the command line, and
//! what the privacy page says.

use contract::retention::RetentionView;
use jiff::{SignedDuration, Timestamp};
use language::{Language, Message, text::retention as say};
use serde::Serialize;

use super::session::DEVICE_LIFETIME;
use super::{companies, throttle};
use crate::app::App;
use crate::error::Error;
use crate::store::{self, DbConn, StoreError};

/// What is kept, how long, and why.
#[derive(Debug)]
pub struct Policy {
    /// The word for it.
    pub word: &'static str,
    /// What it is about.
    what: fn() -> Message,
    /// How long it is kept.
    pub kept: Kept,
    /// What the time runs from.
    from: fn() -> Message,
    /// Why it may be kept, and why so long.
    reason: fn() -> Message,
}

/// How long something is kept.
#[derive(Debug, Clone, Copy)]
pub enum Kept {
    /// For that long; then it is removed by this, which gets the time before which it is too old.
    For(SignedDuration, Remove),
    /// Until what it belongs to is removed.
    WithAccount,
    /// As long as the program is there.
    Always,
}

/// Removes what is older than that, and answers how much.
type Remove = fn(&mut DbConn, Timestamp) -> Result<usize, StoreError>;

const fn days(days: i64) -> SignedDuration {
    SignedDuration::from_hours(24 * days)
}

/// For what says itself when it is over.
const AT_ONCE: SignedDuration = SignedDuration::ZERO;

/// How long mails are known that left or died.
const MAILS: SignedDuration = days(30);
/// How long links are known that no longer work, so that whoever follows one is told which it was.
const LINKS: SignedDuration = days(30);
/// How long an uploaded document waits for its request.
const LOOSE_DOCUMENTS: SignedDuration = days(1);
/// How long evidence is kept after its request was settled, for the case that somebody objects.
const EVIDENCE: SignedDuration = days(90);
/// How long the bytes of messages to and from vendors are kept.
const EXCHANGES: SignedDuration = days(90);
/// How long it is known what was shown to whom.
const SHARES: SignedDuration = days(365);
/// How long it is known that somebody was erased, or took that back.
const ERASURES: SignedDuration = days(3 * 365);

/// The table.
pub const POLICIES: &[Policy] = &[
    Policy {
        word: "account",
        what: say::account,
        kept: Kept::WithAccount,
        from: say::from_erasure,
        reason: say::account_reason,
    },
    Policy {
        word: "consents",
        what: say::consents,
        kept: Kept::WithAccount,
        from: say::from_erasure,
        reason: say::consents_reason,
    },
    Policy {
        word: "results",
        what: say::results,
        kept: Kept::Always,
        from: say::from_result,
        reason: say::results_reason,
    },
    Policy {
        word: "credentials",
        what: say::credentials,
        kept: Kept::WithAccount,
        from: say::from_erasure,
        reason: say::credentials_reason,
    },
    Policy {
        word: "shares",
        what: say::shares,
        kept: Kept::For(SHARES, store::shares::prune),
        from: say::from_share_end,
        reason: say::shares_reason,
    },
    Policy {
        word: "evidence",
        what: say::evidence,
        kept: Kept::For(EVIDENCE, store::documents::prune_settled),
        from: say::from_decision,
        reason: say::evidence_reason,
    },
    Policy {
        word: "loose_documents",
        what: say::loose_documents,
        kept: Kept::For(LOOSE_DOCUMENTS, store::documents::prune_unattached),
        from: say::from_upload,
        reason: say::loose_documents_reason,
    },
    Policy {
        word: "accommodations",
        what: say::accommodations,
        kept: Kept::For(AT_ONCE, store::accommodations::prune),
        from: say::from_last_day,
        reason: say::accommodations_reason,
    },
    Policy {
        word: "accommodation_requests",
        what: say::accommodation_requests,
        kept: Kept::For(EVIDENCE, store::change_requests::prune_accommodations),
        from: say::from_decision,
        reason: say::accommodation_requests_reason,
    },
    Policy {
        word: "exchanges",
        what: say::exchanges,
        kept: Kept::For(EXCHANGES, store::exchanges::prune_bodies),
        from: say::from_exchange,
        reason: say::exchanges_reason,
    },
    Policy {
        word: "registrations",
        what: say::registrations,
        kept: Kept::For(AT_ONCE, store::registrations::prune),
        from: say::from_registration_end,
        reason: say::registrations_reason,
    },
    Policy {
        word: "links",
        what: say::links,
        kept: Kept::For(LINKS, store::one_time_links::prune),
        from: say::from_link_end,
        reason: say::links_reason,
    },
    Policy {
        word: "sessions",
        what: say::sessions,
        kept: Kept::For(AT_ONCE, store::sessions::prune),
        from: say::from_session_end,
        reason: say::sessions_reason,
    },
    Policy {
        word: "challenges",
        what: say::challenges,
        kept: Kept::For(AT_ONCE, store::challenges::prune),
        from: say::from_challenge_end,
        reason: say::challenges_reason,
    },
    Policy {
        word: "devices",
        what: say::devices,
        kept: Kept::For(DEVICE_LIFETIME, store::sessions::prune_devices),
        from: say::from_last_sign_in,
        reason: say::devices_reason,
    },
    Policy {
        word: "guesses",
        what: say::guesses,
        kept: Kept::For(throttle::FORGOTTEN_AFTER, store::accounts::prune_throttles),
        from: say::from_last_guess,
        reason: say::guesses_reason,
    },
    Policy {
        word: "mails",
        what: say::mails,
        kept: Kept::For(MAILS, remove_mails),
        from: say::from_delivery,
        reason: say::mails_reason,
    },
    Policy {
        word: "company_notices",
        what: say::company_notices,
        kept: Kept::For(companies::NOTICE_PAUSE, store::companies::prune_notices),
        from: say::from_notice,
        reason: say::company_notices_reason,
    },
    Policy {
        word: "exports",
        what: say::exports,
        // Each says until when it is kept: seven days.
        kept: Kept::For(AT_ONCE, store::exports::prune),
        from: say::from_export_end,
        reason: say::exports_reason,
    },
    Policy {
        word: "merges",
        what: say::merges,
        kept: Kept::For(AT_ONCE, store::merges::prune),
        from: say::from_merge_end,
        reason: say::merges_reason,
    },
    Policy {
        word: "erasures",
        what: say::erasures,
        kept: Kept::For(ERASURES, store::erasures::prune),
        from: say::from_erasure_done,
        reason: say::erasures_reason,
    },
    Policy {
        word: "tombstones",
        what: say::tombstones,
        kept: Kept::Always,
        from: say::from_erasure_done,
        reason: say::tombstones_reason,
    },
    Policy {
        word: "suppressions",
        what: say::suppressions,
        kept: Kept::Always,
        from: say::from_bounce,
        reason: say::suppressions_reason,
    },
];

/// Of a server without a mail server, also what it has kept instead of sending it.
fn remove_mails(conn: &mut DbConn, before: Timestamp) -> Result<usize, StoreError> {
    store::mailbox::prune(conn, before)?;
    store::mails::prune(conn, before)
}

/// What was removed, or would be, by one policy.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Removed {
    /// The word of the policy.
    pub policy: &'static str,
    /// What is older than this is not kept; nothing when it is kept for good.
    pub before: Option<Timestamp>,
    /// How many records.
    pub records: usize,
}

/// Removes what was kept long enough; a rehearsal removes nothing and says what would be. Blocks.
///
/// # Errors
/// When the database fails; what was removed before stays so.
pub fn run(app: &App, rehearsal: bool) -> Result<Vec<Removed>, Error> {
    let now = app.clock.now();
    POLICIES
        .iter()
        .map(|policy| {
            let Kept::For(time, remove) = policy.kept else {
                return Ok(Removed { policy: policy.word, before: None, records: 0 });
            };
            let before = now - time;
            let records = app.db.write_blocking(|conn| {
                let records =
                    if rehearsal { store::rehearse(conn, |conn| remove(conn, before)) } else { remove(conn, before) };
                Ok::<_, Error>(records?)
            })?;
            Ok(Removed { policy: policy.word, before: Some(before), records })
        })
        .collect()
}

/// The table in words.
pub fn list(language: Language) -> Vec<RetentionView> {
    let say = |message: fn() -> Message| message().text(language);
    let view = |policy: &Policy| RetentionView {
        policy: policy.word.to_owned(),
        what: say(policy.what),
        kept: kept(policy.kept).text(language),
        from: say(policy.from),
        reason: say(policy.reason),
    };
    POLICIES.iter().map(view).collect()
}

fn kept(kept: Kept) -> Message {
    match kept {
        Kept::For(time, _) if time == AT_ONCE => say::at_once(),
        Kept::For(time, _) if time < days(1) => say::hours(time.as_hours()),
        Kept::For(time, _) => say::days(time.as_hours() / 24),
        Kept::WithAccount => say::with_account(),
        Kept::Always => say::always(),
    }
}
