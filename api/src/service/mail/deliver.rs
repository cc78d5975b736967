//! The way out of the outbox.
//!
//! Any server may deliver any mail: it takes one that is due, so that no other touches it for a while, hands it over, and
//! notes what became of it. A server that ends in between leaves the mail to whoever finds it due again.

use domain::id::MailId;
use jiff::{SignedDuration, Timestamp};
use language::Language;
use lettre::Message;

use super::compose::compose;
use super::letter;
pub use super::smtp::MailStartError;
use super::smtp::{Connection, Failure, Meaning, Relay};
use super::{Suppression, address_hash, compose::Composed, is_wanted};
use crate::app::App;
use crate::config::{Config, MailTransport};
use crate::error::Error;
use crate::store::mailbox::Kept;
use crate::store::mails::Claimed;
use crate::store::{self, DbConn};

/// How long a server keeps a mail to itself: longer than all steps of a delivery can take together.
const LEASE: SignedDuration = SignedDuration::from_mins(20);

/// How long to wait after the first failure; twice as long after each further one.
const FIRST_WAIT: SignedDuration = SignedDuration::from_secs(30);

/// The longest wait.
const LONGEST_WAIT: SignedDuration = SignedDuration::from_hours(6);

/// How much of what a mail server says is kept.
const LONGEST_ERROR: usize = 300;

/// Takes mails out of the building, or to the local mailbox.
#[derive(Debug)]
pub struct Carrier(Option<Relay>);

impl Carrier {
    /// Reads what the settings name.
    ///
    /// # Errors
    ///
    /// When a file cannot be read, or is not what it should be.
    pub fn open(config: &Config) -> Result<Self, MailStartError> {
        match &config.mail.transport {
            MailTransport::Mailbox => Ok(Self(None)),
            MailTransport::Smtp(smtp) => Relay::open(smtp, config.server.public_url.host()).map(Some).map(Self),
        }
    }
}

/// What became of the mails that were due.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Round {
    /// They left.
    pub sent: usize,
    /// They are tried again later.
    pub retried: usize,
    /// They are not tried again.
    pub dead: usize,
    /// The mail server was not to be had; others may still be due.
    pub broken_off: bool,
}

/// Delivers every mail that is due. When the mail server is not to be had, the rest stays for the next round.
///
/// # Errors
///
/// When the database fails.
pub async fn deliver_due(app: &App) -> Result<Round, Error> {
    let mut round = Round::default();
    let mut connection = None;
    loop {
        let now = app.clock.now();
        let claimed = app.db.write(move |conn| Ok::<_, Error>(store::mails::claim(conn, now, now + LEASE)?)).await?;
        let Some(mail) = claimed else { break };
        if drop_unwanted(app, &mail).await? {
            continue;
        }
        let (id, attempts) = (mail.id, mail.attempts);
        match hand_over(app, &mail, &mut connection).await? {
            Ok(()) => {
                round.sent += 1;
                app.metrics.mail("sent");
                tracing::info!(mail.id = %id, mail.attempts = attempts, "a mail was sent");
            }
            Err(failure) => {
                let dead = settle(app, mail, &failure).await?;
                *if dead { &mut round.dead } else { &mut round.retried } += 1;
                app.metrics.mail(if dead { "dead" } else { "retried" });
                // Not what was said, which often repeats the address.
                tracing::warn!(
                    mail.id = %id, mail.attempts = attempts, mail.step = failure.step, mail.dead = dead,
                    "a mail was not taken"
                );
                if failure.meaning == Meaning::Server {
                    round.broken_off = true;
                    break;
                }
            }
        }
    }
    if let Some(connection) = connection {
        Connection::close(connection).await;
    }
    let waiting = app.db.read(|conn| Ok::<_, Error>(store::mails::count_waiting(conn)?)).await?;
    app.metrics.mails_waiting.set(waiting);
    Ok(round)
}

/// Removes a mail of a topic whose reader asked for no more of them while it waited; whether it was one.
async fn drop_unwanted(app: &App, mail: &Claimed) -> Result<bool, Error> {
    let template = app.outbox.open(mail.id, &mail.sealed_values);
    let Some(template) = template.filter(|template| template.topic().is_some()) else { return Ok(false) };
    let (id, account) = (mail.id, mail.account_id);
    app.db
        .write(move |conn| {
            let unwanted = !is_wanted(conn, account, &template)?;
            if unwanted {
                store::mails::delete(conn, id)?;
                tracing::info!(mail.id = %id, "a mail was left out: its topic is not wanted any more");
            }
            Ok(unwanted)
        })
        .await
}

/// Puts a mail into words and hands it over; notes that it was sent.
async fn hand_over(
    app: &App,
    mail: &Claimed,
    connection: &mut Option<Connection>,
) -> Result<Result<(), Failure>, Error> {
    let never = |said: &str| Failure { step: "compose", meaning: Meaning::Never, said: said.to_owned() };
    let Some(template) = app.outbox.open(mail.id, &mail.sealed_values) else {
        return Ok(Err(never(
            "what it says cannot be read: it was sealed with another key secret, or by another version",
        )));
    };
    let Some(to) = letter::address(&mail.recipient) else { return Ok(Err(never("it is for no address"))) };
    let language = Language::from_tag(&mail.language).unwrap_or_default();
    let composed = compose(&template, language, &app.config);
    let (id, now) = (mail.id, app.clock.now());
    let Some(relay) = &app.carrier.0 else {
        let kept = kept(id, &mail.recipient, letter::sender(&template, &app.config).to_string(), composed, now);
        app.db.write(move |conn| keep(conn, &kept)).await?;
        return Ok(Ok(()));
    };
    let from = letter::sender(&template, &app.config).email.clone();
    let written = letter::write(id, to.clone(), mail.created_at, &template, language, composed, &app.config);
    let letter = written.as_ref().map(Message::formatted);
    let Ok(letter) = letter else { return Ok(Err(never("it cannot be written"))) };
    let handed = async {
        let connection = match connection {
            Some(connection) => connection,
            None => connection.insert(relay.connect().await?),
        };
        connection.send(&from, &to, &letter).await
    };
    match handed.await {
        Ok(()) => {
            app.db.write(move |conn| Ok::<_, Error>(store::mails::mark_sent(conn, id, now)?)).await?;
            Ok(Ok(()))
        }
        Err(failure) => {
            // A refused mail leaves the dialogue half-way, from where the next cannot begin.
            if let Some(mut half_way) = connection.take()
                && failure.meaning != Meaning::Server
                && half_way.start_over().await
            {
                *connection = Some(half_way);
            }
            Ok(Err(failure))
        }
    }
}

fn kept(id: MailId, recipient: &str, sender: String, composed: Composed, delivered_at: Timestamp) -> Kept {
    let Composed { subject, text, html } = composed;
    Kept { id, recipient: recipient.to_owned(), sender, subject, text, html, delivered_at }
}

fn keep(conn: &mut DbConn, kept: &Kept) -> Result<(), Error> {
    store::mailbox::insert(conn, kept)?;
    store::mails::mark_sent(conn, kept.id, kept.delivered_at)?;
    Ok(())
}

/// Notes why a mail did not leave, and when it is tried again; whether it never is.
async fn settle(app: &App, mail: Claimed, failure: &Failure) -> Result<bool, Error> {
    let now = app.clock.now();
    let next = now + wait_after(mail.attempts, rand::random_range(0.8..1.2));
    let meaning = failure.meaning;
    let final_one = matches!(meaning, Meaning::Never | Meaning::NoSuchAddress);
    let error = in_short(&format!("{}: {}", failure.step, failure.said));
    app.db
        .write(move |conn| {
            if meaning == Meaning::NoSuchAddress {
                store::mail_suppressions::put(conn, &address_hash(&mail.recipient), Suppression::Refused.word(), now)?;
            }
            let dead = final_one || next > mail.give_up_at;
            if dead {
                store::mails::mark_dead(conn, mail.id, now, &error)?;
            } else {
                store::mails::postpone(conn, mail.id, next, &error)?;
            }
            Ok(dead)
        })
        .await
}

/// How long to wait after that many attempts. `spread` keeps mails that failed together from coming back together.
fn wait_after(attempts: u32, spread: f64) -> SignedDuration {
    let doubled = FIRST_WAIT.as_secs().saturating_mul(1_i64 << attempts.saturating_sub(1).min(20));
    let seconds = doubled.min(LONGEST_WAIT.as_secs()) as f64 * spread;
    SignedDuration::try_from_secs_f64(seconds).unwrap_or(LONGEST_WAIT)
}

fn in_short(text: &str) -> String {
    text.chars().map(|letter| if letter.is_control() { ' ' } else { letter }).take(LONGEST_ERROR).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waits_double_from_half_a_minute_to_six_hours() {
        let waits: Vec<i64> = [1, 2, 3, 10, 11, 12, 4_000_000_000].map(|n| wait_after(n, 1.0).as_secs()).to_vec();

        assert_eq!(waits, [30, 60, 120, 15_360, 21_600, 21_600, 21_600]);
        assert_eq!(wait_after(1, 0.8).as_secs(), 24);
    }
}
