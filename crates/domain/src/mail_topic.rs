//! What people may get mails about besides what they need in order to use their account.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// A topic of mails that are sent to those alone who asked for them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MailTopic {
    /// What is new in the program.
    ProgramNews,
    /// Exams and credentials that there were not before.
    NewExams,
    /// What makes it cheaper or easier to renew a credential.
    RenewalOffers,
    /// Questions about how the program does.
    Surveys,
}

/// The word is no topic.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a topic is `program_news`, `new_exams`, `renewal_offers` or `surveys`")]
pub struct MailTopicError;

impl MailTopic {
    /// Every topic, in the order in which people read them.
    pub const ALL: [Self; 4] = [Self::ProgramNews, Self::NewExams, Self::RenewalOffers, Self::Surveys];

    /// The word of this topic.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::ProgramNews => "program_news",
            Self::NewExams => "new_exams",
            Self::RenewalOffers => "renewal_offers",
            Self::Surveys => "surveys",
        }
    }
}

impl fmt::Display for MailTopic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl FromStr for MailTopic {
    type Err = MailTopicError;

    fn from_str(text: &str) -> Result<Self, MailTopicError> {
        Self::ALL.into_iter().find(|topic| topic.as_str() == text).ok_or(MailTopicError)
    }
}
