//! Which mails somebody wants besides those about their account.
//!
//! A mail of a topic goes to those alone who asked for it, and every choice is a receipt that stays. Stopping is as easy as
//! asking: signed in, or by the link in the mail, whose token says whose mails of which topic and needs no row.

use contract::mail_choice::{
    ConsentDoor, ConsentReceiptView, ConsentTextView, MailChoicesView, MailTopicView, SubscriptionView, UpdateLanguage,
    UpdateMailChoices,
};
use contract::problem::ProblemCode;
use contract::session::AccountView;
use domain::id::AccountId;
use domain::mail_topic::MailTopic;
use jiff::Timestamp;
use language::text::{consent as say, problem as text};
use language::{Language, Message};
use sha2::{Digest as _, Sha256};
use uuid::Uuid;

use super::agreements::hexadecimal;
use super::mail::{Mail, Template};
use super::seal::Sealer;
use super::{registrations, session};
use crate::access::Principal;
use crate::app::App;
use crate::error::Error;
use crate::store::accounts::Account;
use crate::store::consents::{ConsentText, Door, Receipt};
use crate::store::{self, DbConn};

/// How many mails are written in one transaction.
const BATCH: i32 = 200;

/// The choices of whoever asks, with the texts in that language.
///
/// # Errors
/// [`ProblemCode::Unauthenticated`] when the account was removed since they signed in.
pub async fn find(app: &App, who: &Principal, language: Language) -> Result<MailChoicesView, Error> {
    let (id, issuer) = (who.account_id, app.config.issuer.name.clone());
    app.db.read(move |conn| view(conn, id, language, &issuer)).await
}

/// Takes the choices of whoever asks. What is chosen already leaves no receipt.
///
/// # Errors
/// As [`find`]; [`ProblemCode::InvalidRequest`] when the text of a consent is not the text there is.
pub async fn update(app: &App, who: &Principal, input: UpdateMailChoices) -> Result<MailChoicesView, Error> {
    let mut faults = Vec::new();
    let language = registrations::language(&input.language, &mut faults);
    let language = language.ok_or_else(|| Error::invalid(faults))?;
    let issuer = app.config.issuer.name.clone();
    let mut receipts = Vec::new();
    let mut refused = Error::invalid(Vec::new());
    for (place, choice) in input.choices.iter().enumerate() {
        let text = consent_text(choice.topic, language, &issuer);
        if choice.wanted && choice.sha256.as_deref() != Some(&hexadecimal(&text.sha256)) {
            refused = refused.field(format!("/choices/{place}/sha256"), "mismatch", text::not_the_hash());
        }
        receipts.push((choice.topic, choice.wanted.then_some(text)));
    }
    if !refused.fields().is_empty() {
        return Err(refused);
    }
    let (id, now) = (who.account_id, app.clock.now());
    app.db
        .write(move |conn| {
            store::accounts::lock(conn, id)?;
            for (topic, text) in receipts {
                record(conn, id, topic, text, Door::MailChoices, now)?;
            }
            view(conn, id, language, &issuer)
        })
        .await
}

/// Gives the account of whoever asks another language, for mails and for pages.
///
/// # Errors
/// [`ProblemCode::InvalidRequest`] when the product does not speak it.
pub async fn update_language(app: &App, who: &Principal, input: UpdateLanguage) -> Result<AccountView, Error> {
    let mut faults = Vec::new();
    let language = registrations::language(&input.language, &mut faults);
    let language = language.ok_or_else(|| Error::invalid(faults))?;
    let id = who.account_id;
    app.db.write(move |conn| Ok::<_, Error>(store::accounts::set_language(conn, id, language)?)).await?;
    session::find(app, who).await
}

/// What the link of a mail stops, told in that language.
///
/// # Errors
/// [`ProblemCode::NotFound`] when it is no such link, or the account is gone.
pub async fn find_subscription(app: &App, token: &str, language: Language) -> Result<SubscriptionView, Error> {
    let (account, topic) = read_token(&app.unsubscriptions, token).ok_or_else(missing)?;
    app.db
        .read(move |conn| {
            store::accounts::find(conn, account)?.ok_or_else(missing)?;
            let wanted = store::consents::wanted(conn, account, topic)?;
            Ok(SubscriptionView { topic, title: title(topic).text(language), wanted })
        })
        .await
}

/// Sends no more mails of the topic of a link. Doing so twice changes nothing.
///
/// # Errors
/// As [`find_subscription`].
pub async fn unsubscribe(app: &App, token: &str) -> Result<(), Error> {
    let (account, topic) = read_token(&app.unsubscriptions, token).ok_or_else(missing)?;
    let now = app.clock.now();
    app.db
        .write(move |conn| {
            store::accounts::lock(conn, account)?;
            store::accounts::find(conn, account)?.ok_or_else(missing)?;
            record(conn, account, topic, None, Door::UnsubscribeLink, now)
        })
        .await
}

/// Something to tell those who want mails of a topic, in every language.
#[derive(Debug, Clone)]
pub struct News {
    /// What it is called.
    pub title: Message,
    /// What it says; blank lines part paragraphs.
    pub text: Message,
}

/// Writes to everybody who wants mails of a topic, each in their language. Blocks. Answers how many mails were written.
///
/// # Errors
/// When the database fails; what was written before stays.
pub fn announce(app: &App, topic: MailTopic, news: &News) -> Result<usize, Error> {
    let (mut after, mut written) = (AccountId::new(Uuid::nil()), 0);
    loop {
        let accounts = app.db.write_blocking(|conn| {
            let wanting = store::consents::wanting(conn, topic, after, BATCH)?;
            for id in &wanting {
                if let Some(account) = store::accounts::find(conn, *id)?.filter(|account| account.disabled_at.is_none())
                {
                    app.outbox.enqueue(conn, &letter(app, &account, topic, news))?;
                    written += 1;
                }
            }
            Ok::<_, Error>(wanting)
        })?;
        let Some(last) = accounts.last() else { return Ok(written) };
        after = *last;
    }
}

fn letter(app: &App, account: &Account, topic: MailTopic, news: &News) -> Mail {
    let token = write_token(&app.unsubscriptions, account.id, topic);
    let template = Template::Announcement {
        topic,
        title: news.title.text(account.language),
        text: news.text.text(account.language),
        unsubscribe_link: app.config.server.public_url.join(&format!("/unsubscribe/{token}")),
    };
    Mail::to_account(account, template)
}

/// Keeps a choice, unless it is the one that holds.
fn record(
    conn: &mut DbConn,
    account: AccountId,
    topic: MailTopic,
    text: Option<ConsentText>,
    door: Door,
    now: Timestamp,
) -> Result<(), Error> {
    if store::consents::wanted(conn, account, topic)? != text.is_some() {
        let given = text.is_some();
        store::consents::insert(conn, account, &Receipt { topic, text, door, recorded_at: now })?;
        tracing::info!(account.id = %account, mail.topic = topic.as_str(), consent.given = given, "a mail choice was made");
    }
    Ok(())
}

fn view(conn: &mut DbConn, id: AccountId, language: Language, issuer: &str) -> Result<MailChoicesView, Error> {
    let account = store::accounts::find(conn, id)?.ok_or_else(|| Error::of(ProblemCode::Unauthenticated))?;
    let receipts = store::consents::of_account(conn, id)?;
    let wanted = |topic| {
        let latest = receipts.iter().rev().find(|receipt| receipt.topic == topic);
        latest.is_some_and(|receipt| receipt.text.is_some())
    };
    let topics = MailTopic::ALL.map(|topic| {
        let text = consent_text(topic, language, issuer);
        MailTopicView {
            topic,
            title: title(topic).text(language),
            sha256: hexadecimal(&text.sha256),
            text: text.body,
            language: text.language,
            wanted: wanted(topic),
        }
    });
    Ok(MailChoicesView {
        email: account.email,
        language: account.language.tag().to_owned(),
        topics: topics.into(),
        receipts: receipts.iter().rev().map(receipt_view).collect(),
    })
}

fn receipt_view(receipt: &Receipt) -> ConsentReceiptView {
    ConsentReceiptView {
        topic: receipt.topic,
        given: receipt.text.is_some(),
        door: match receipt.door {
            Door::MailChoices => ConsentDoor::MailChoices,
            Door::UnsubscribeLink => ConsentDoor::UnsubscribeLink,
        },
        recorded_at: receipt.recorded_at,
        text: receipt.text.as_ref().map(|text| ConsentTextView {
            language: text.language.clone(),
            text: text.body.clone(),
            sha256: hexadecimal(&text.sha256),
        }),
    }
}

fn title(topic: MailTopic) -> Message {
    match topic {
        MailTopic::ProgramNews => say::program_news(),
        MailTopic::NewExams => say::new_exams(),
        MailTopic::RenewalOffers => say::renewal_offers(),
        MailTopic::Surveys => say::surveys(),
    }
}

/// What is agreed to by asking for mails of a topic.
fn consent_text(topic: MailTopic, language: Language, issuer: &str) -> ConsentText {
    let text = match topic {
        MailTopic::ProgramNews => say::program_news_text(issuer),
        MailTopic::NewExams => say::new_exams_text(issuer),
        MailTopic::RenewalOffers => say::renewal_offers_text(issuer),
        MailTopic::Surveys => say::surveys_text(issuer),
    };
    let body = text.text(language);
    ConsentText { sha256: Sha256::digest(&body).to_vec(), language: language.tag().to_owned(), body }
}

/// What a link says: the account and the topic, sealed, so that it tells nobody else and nobody else can write one.
fn write_token(sealer: &Sealer, account: AccountId, topic: MailTopic) -> String {
    use base64::Engine as _;
    let content = [account.uuid().as_bytes(), topic.as_str().as_bytes()].concat();
    base64::engine::general_purpose::URL_SAFE_NO_PAD.encode(sealer.seal(&content, b""))
}

fn read_token(sealer: &Sealer, token: &str) -> Option<(AccountId, MailTopic)> {
    use base64::Engine as _;
    let sealed = base64::engine::general_purpose::URL_SAFE_NO_PAD.decode(token).ok()?;
    let content = sealer.open(&sealed, b"")?;
    let (account, topic) = content.split_first_chunk::<16>()?;
    let topic = std::str::from_utf8(topic).ok()?.parse().ok()?;
    Some((AccountId::new(Uuid::from_bytes(*account)), topic))
}

fn missing() -> Error {
    Error::of(ProblemCode::NotFound).detail(text::no_subscription())
}
