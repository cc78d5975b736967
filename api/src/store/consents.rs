//! Consents to mails of a topic, and their withdrawals, in the order in which they came.

use diesel::prelude::*;
use diesel::sql_types::{Integer, Text};
use domain::id::AccountId;
use domain::mail_topic::MailTopic;
use jiff::Timestamp;

use super::column::{Col, Id};
use super::conn::{MultiBackend, on_backend};
use super::schema::{consent_receipts, consent_texts};
use super::{DbConn, StoreError};

/// Through which door a consent or a withdrawal came.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Door {
    /// The person chose it, signed in.
    MailChoices,
    /// The link in a mail.
    UnsubscribeLink,
}

impl Door {
    const fn word(self) -> &'static str {
        match self {
            Self::MailChoices => "mail_choices",
            Self::UnsubscribeLink => "unsubscribe_link",
        }
    }

    fn of(word: &str) -> Result<Self, StoreError> {
        [Self::MailChoices, Self::UnsubscribeLink]
            .into_iter()
            .find(|door| door.word() == word)
            .ok_or_else(|| StoreError::corrupt(word))
    }
}

/// A text that was agreed to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConsentText {
    /// Its SHA-256.
    pub sha256: Vec<u8>,
    /// The tag of its language.
    pub language: String,
    /// The words.
    pub body: String,
}

/// That somebody agreed to get mails of a topic, or withdrew it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Receipt {
    /// Which topic.
    pub topic: MailTopic,
    /// What was agreed to; `None` for a withdrawal.
    pub text: Option<ConsentText>,
    /// Through which door it came.
    pub door: Door,
    /// When.
    pub recorded_at: Timestamp,
}

/// Adds a receipt after those that the account has. The caller [holds the account](super::accounts::lock).
///
/// # Errors
/// As every query.
pub fn insert(conn: &mut DbConn, account: AccountId, receipt: &Receipt) -> Result<(), StoreError> {
    let at = Col(receipt.recorded_at);
    if let Some(text) = &receipt.text {
        // Others may agree to the same words at this moment.
        on_backend!(conn, c => diesel::insert_into(consent_texts::table)
            .values((
                consent_texts::sha256.eq(&text.sha256),
                consent_texts::language.eq(&text.language),
                consent_texts::body.eq(&text.body),
                consent_texts::first_given_at.eq(&at),
            ))
            .on_conflict_do_nothing()
            .execute(c))?;
    }
    let last: Option<i32> = consent_receipts::table
        .filter(consent_receipts::account_id.eq(Col(account)))
        .select(diesel::dsl::max(consent_receipts::number))
        .first(conn)?;
    diesel::insert_into(consent_receipts::table)
        .values((
            consent_receipts::account_id.eq(Col(account)),
            consent_receipts::number.eq(last.unwrap_or(0) + 1),
            consent_receipts::topic.eq(receipt.topic.as_str()),
            consent_receipts::given.eq(receipt.text.is_some()),
            consent_receipts::text_sha256.eq(receipt.text.as_ref().map(|text| &text.sha256)),
            consent_receipts::door.eq(receipt.door.word()),
            consent_receipts::recorded_at.eq(at),
        ))
        .execute(conn)?;
    Ok(())
}

/// All receipts of an account, oldest first.
///
/// # Errors
/// As every query.
pub fn of_account(conn: &mut DbConn, account: AccountId) -> Result<Vec<Receipt>, StoreError> {
    type Row = (String, String, Col<Timestamp>, Option<Vec<u8>>, Option<String>, Option<String>);
    let rows: Vec<Row> = consent_receipts::table
        .left_join(consent_texts::table)
        .filter(consent_receipts::account_id.eq(Col(account)))
        .order(consent_receipts::number)
        .select((
            consent_receipts::topic,
            consent_receipts::door,
            consent_receipts::recorded_at,
            consent_receipts::text_sha256,
            consent_texts::language.nullable(),
            consent_texts::body.nullable(),
        ))
        .load(conn)?;
    rows.into_iter()
        .map(|(topic, door, recorded_at, sha256, language, body)| {
            let text = match (sha256, language, body) {
                (Some(sha256), Some(language), Some(body)) => Some(ConsentText { sha256, language, body }),
                _ => None,
            };
            Ok(Receipt {
                topic: topic.parse().map_err(StoreError::corrupt)?,
                text,
                door: Door::of(&door)?,
                recorded_at: recorded_at.0,
            })
        })
        .collect()
}

/// Whether an account wants mails of a topic: what the latest receipt says.
///
/// # Errors
/// As every query.
pub fn wanted(conn: &mut DbConn, account: AccountId, topic: MailTopic) -> Result<bool, StoreError> {
    let latest: Option<bool> = consent_receipts::table
        .filter(consent_receipts::account_id.eq(Col(account)).and(consent_receipts::topic.eq(topic.as_str())))
        .order(consent_receipts::number.desc())
        .select(consent_receipts::given)
        .first(conn)
        .optional()?;
    Ok(latest.unwrap_or(false))
}

#[derive(QueryableByName)]
#[diesel(check_for_backend(MultiBackend))]
struct Wanting {
    #[diesel(sql_type = Id)]
    account_id: Col<AccountId>,
}

/// At most so many accounts that want mails of a topic, by id, after that one.
///
/// # Errors
/// As every query.
pub fn wanting(
    conn: &mut DbConn,
    topic: MailTopic,
    after: AccountId,
    limit: i32,
) -> Result<Vec<AccountId>, StoreError> {
    let rows: Vec<Wanting> = diesel::sql_query(
        "SELECT receipt.account_id AS account_id FROM consent_receipts receipt
         WHERE receipt.topic = $1 AND receipt.account_id > $2 AND receipt.given AND NOT EXISTS (
             SELECT 1 FROM consent_receipts later WHERE later.topic = receipt.topic
             AND later.account_id = receipt.account_id AND later.number > receipt.number)
         ORDER BY receipt.account_id LIMIT $3",
    )
    .bind::<Text, _>(topic.as_str())
    .bind::<Id, _>(Col(after))
    .bind::<Integer, _>(limit)
    .load(conn)?;
    Ok(rows.into_iter().map(|row| row.account_id.0).collect())
}
