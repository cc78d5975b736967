//! Which mails somebody wants besides those about their account, and the receipts of that.

use domain::mail_topic::MailTopic;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// Which mails somebody gets. Those about their account are not to be chosen: they come to everybody.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct MailChoicesView {
    /// The address that mails go to.
    pub email: String,
    /// The language that they are written in, as a tag of BCP 47.
    #[cfg_attr(feature = "openapi", schema(example = "en"))]
    pub language: String,
    /// Every topic, and whether its mails are wanted.
    pub topics: Vec<MailTopicView>,
    /// Every consent and every withdrawal, newest first.
    pub receipts: Vec<ConsentReceiptView>,
}

/// A topic that mails are about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct MailTopicView {
    /// Which topic.
    #[cfg_attr(feature = "openapi", schema(value_type = MailTopicWord))]
    pub topic: MailTopic,
    /// What it is called.
    pub title: String,
    /// What is agreed to by asking for its mails.
    pub text: String,
    /// The language of title and text.
    #[cfg_attr(feature = "openapi", schema(example = "en"))]
    pub language: String,
    /// The SHA-256 of the text in UTF-8, in hexadecimal; a consent names it.
    #[cfg_attr(feature = "openapi", schema(pattern = "^[0-9a-f]{64}$"))]
    pub sha256: String,
    /// Whether its mails are sent to this person.
    pub wanted: bool,
}

/// Say which mails are wanted. Topics that are not named stay as they are.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct UpdateMailChoices {
    /// The language that the texts were read in, as a tag of BCP 47.
    #[cfg_attr(feature = "openapi", schema(example = "en"))]
    pub language: String,
    /// The choices.
    #[cfg_attr(feature = "openapi", schema(max_items = 4))]
    pub choices: Vec<MailChoice>,
}

/// Whether mails of one topic are wanted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct MailChoice {
    /// Which topic.
    #[cfg_attr(feature = "openapi", schema(value_type = MailTopicWord))]
    pub topic: MailTopic,
    /// Whether its mails are wanted.
    pub wanted: bool,
    /// The SHA-256 of the text that was read; needed to ask for mails, not to stop them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(pattern = "^[0-9a-f]{64}$"))]
    pub sha256: Option<String>,
}

/// That somebody agreed to get mails of a topic, or withdrew it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ConsentReceiptView {
    /// Which topic.
    #[cfg_attr(feature = "openapi", schema(value_type = MailTopicWord))]
    pub topic: MailTopic,
    /// `true` for a consent, `false` for a withdrawal.
    pub given: bool,
    /// Through which door it came.
    pub door: ConsentDoor,
    /// When.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub recorded_at: Timestamp,
    /// What was agreed to; absent for a withdrawal.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<ConsentTextView>,
}

/// A text that was agreed to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ConsentTextView {
    /// The language.
    #[cfg_attr(feature = "openapi", schema(example = "en"))]
    pub language: String,
    /// The words.
    pub text: String,
    /// The SHA-256 of the words in UTF-8, in hexadecimal.
    #[cfg_attr(feature = "openapi", schema(pattern = "^[0-9a-f]{64}$"))]
    pub sha256: String,
}

/// Through which door a consent or a withdrawal came.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum ConsentDoor {
    /// The person chose it, signed in.
    MailChoices,
    /// The link in a mail, which works without signing in.
    UnsubscribeLink,
}

/// What the link in a mail stops.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SubscriptionView {
    /// The topic.
    #[cfg_attr(feature = "openapi", schema(value_type = MailTopicWord))]
    pub topic: MailTopic,
    /// What it is called.
    pub title: String,
    /// Whether its mails are still sent.
    pub wanted: bool,
}

/// Choose the language of one's mails and pages.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct UpdateLanguage {
    /// One of `en`, `es`, `ja` and `ar`.
    #[cfg_attr(feature = "openapi", schema(example = "ja"))]
    pub language: String,
}

/// What people may get mails about besides their account.
#[cfg(feature = "openapi")]
#[derive(utoipa::ToSchema, Serialize)]
#[schema(as = MailTopic)]
#[serde(rename_all = "snake_case")]
pub enum MailTopicWord {
    /// What is new in the program.
    ProgramNews,
    /// Exams and credentials that there were not before.
    NewExams,
    /// What makes it cheaper or easier to renew a credential.
    RenewalOffers,
    /// Questions about how the program does.
    Surveys,
}
