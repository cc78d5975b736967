//! What the vendor can be made to do wrong.
//!
//! A fault is off, on, or on for the next so many times; what a "time" is, its description says.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// A way in which a vendor goes wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Fault {
    /// No confirmation.
    Silent,
    /// Files come late.
    Slow,
    /// A file comes twice.
    DuplicateFile,
    /// A call-back comes twice.
    DuplicateCallBack,
    /// A call-back comes after the one that follows it.
    ReorderCallBacks,
    /// A file can be seen before it is whole.
    HalfWrittenFile,
    /// An archive has a member of no known kind.
    UnknownMember,
    /// Dates begin with the month.
    MonthFirstDates,
    /// Messages have characters that only Windows-1252 has.
    SmartQuotes,
    /// A record is accepted with a warning.
    AcceptedWarning,
    /// A file is refused as a whole.
    WholeFileError,
    /// A result comes before the confirmation of what it was sat under.
    ResultBeforeConfirmation,
    /// A result is of a candidate whom nobody knows.
    ResultForUnknownCandidate,
    /// A result has a score and no grade.
    ScoreWithoutGrade,
    /// No-shows have columns of their own.
    NoShowLayout,
    /// A known candidate has another number at the vendor.
    MergedCandidate,
    /// A call-back is signed with another secret.
    WrongSignature,
    /// A call-back's token has expired.
    StaleToken,
    /// The SFTP server refuses who signs in.
    RefuseLogins,
    /// The SFTP server takes no bytes.
    DiskFull,
    /// A request is answered by a SOAP fault, and its status is 200.
    SoapFault,
    /// A request is never answered.
    SoapSilent,
    /// A request is answered late.
    SoapSlow,
    /// The SOAP services are down.
    SoapUnavailable,
    /// The answer to a request does not get there.
    AnswerLost,
    /// The program's certificate is taken for one that has expired.
    ExpiredClientCertificate,
    /// A request is not taken and never answered.
    RestSilent,
    /// A request is answered late.
    RestSlow,
    /// A change is taken and never answered.
    RestAnswerLost,
    /// The REST services are down.
    RestUnavailable,
    /// There are too many requests.
    RestRateLimited,
    /// A good access token is refused.
    RestTokenRefused,
}

/// How often a fault strikes from now on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Strikes {
    /// Always, or never.
    Switch(bool),
    /// The next so many times.
    Next(u32),
}

impl Strikes {
    /// Whether the fault strikes at its next occasion.
    pub fn are_due(self) -> bool {
        !matches!(self, Self::Switch(false) | Self::Next(0))
    }
}

impl Fault {
    /// All of them, in the order of their description.
    pub const ALL: [Self; 32] = [
        Self::Silent,
        Self::Slow,
        Self::DuplicateFile,
        Self::DuplicateCallBack,
        Self::ReorderCallBacks,
        Self::HalfWrittenFile,
        Self::UnknownMember,
        Self::MonthFirstDates,
        Self::SmartQuotes,
        Self::AcceptedWarning,
        Self::WholeFileError,
        Self::ResultBeforeConfirmation,
        Self::ResultForUnknownCandidate,
        Self::ScoreWithoutGrade,
        Self::NoShowLayout,
        Self::MergedCandidate,
        Self::WrongSignature,
        Self::StaleToken,
        Self::RefuseLogins,
        Self::DiskFull,
        Self::SoapFault,
        Self::SoapSilent,
        Self::SoapSlow,
        Self::SoapUnavailable,
        Self::AnswerLost,
        Self::ExpiredClientCertificate,
        Self::RestSilent,
        Self::RestSlow,
        Self::RestAnswerLost,
        Self::RestUnavailable,
        Self::RestRateLimited,
        Self::RestTokenRefused,
    ];

    /// Its name in the API and on pages.
    pub fn name(self) -> &'static str {
        match self {
            Self::Silent => "silent",
            Self::Slow => "slow",
            Self::DuplicateFile => "duplicate-file",
            Self::DuplicateCallBack => "duplicate-call-back",
            Self::ReorderCallBacks => "reorder-call-backs",
            Self::HalfWrittenFile => "half-written-file",
            Self::UnknownMember => "unknown-member",
            Self::MonthFirstDates => "month-first-dates",
            Self::SmartQuotes => "smart-quotes",
            Self::AcceptedWarning => "accepted-warning",
            Self::WholeFileError => "whole-file-error",
            Self::ResultBeforeConfirmation => "result-before-confirmation",
            Self::ResultForUnknownCandidate => "result-for-unknown-candidate",
            Self::ScoreWithoutGrade => "score-without-grade",
            Self::NoShowLayout => "no-show-layout",
            Self::MergedCandidate => "merged-candidate",
            Self::WrongSignature => "wrong-signature",
            Self::StaleToken => "stale-token",
            Self::RefuseLogins => "refuse-logins",
            Self::DiskFull => "disk-full",
            Self::SoapFault => "soap-fault",
            Self::SoapSilent => "soap-silent",
            Self::SoapSlow => "soap-slow",
            Self::SoapUnavailable => "soap-unavailable",
            Self::AnswerLost => "answer-lost",
            Self::ExpiredClientCertificate => "expired-client-certificate",
            Self::RestSilent => "rest-silent",
            Self::RestSlow => "rest-slow",
            Self::RestAnswerLost => "rest-answer-lost",
            Self::RestUnavailable => "rest-unavailable",
            Self::RestRateLimited => "rest-rate-limited",
            Self::RestTokenRefused => "rest-token-refused",
        }
    }

    /// What happens, and what counts as one time.
    pub fn description(self) -> &'static str {
        match self {
            Self::Silent => "A file is read and its records are taken, but nothing is confirmed. Counts files read.",
            Self::Slow => "A file comes late, by the delay below. Counts files written.",
            Self::DuplicateFile => "A file comes a second time under another name. Counts files written.",
            Self::DuplicateCallBack => "A call-back comes twice, with one eventId. Counts call-backs.",
            Self::ReorderCallBacks => {
                "A call-back waits until the next one of its registration was taken, but no longer than a minute. \
                 Counts call-backs."
            }
            Self::HalfWrittenFile => {
                "Half of a file is there under its final name; the whole of it follows with the next run of the feeds. \
                 Counts files written."
            }
            Self::UnknownMember => "An archive has a member zzzz-….dat, too. Counts files written.",
            Self::MonthFirstDates => "Dates in a file are MM/DD/YYYY HH:MM:SS. Counts files written.",
            Self::SmartQuotes => {
                "The messages of a confirmation have curly quotes and dashes of Windows-1252. Counts files read."
            }
            Self::AcceptedWarning => "An accepted record has a message with WARNING. Counts records.",
            Self::WholeFileError => {
                "A file is refused as a whole, and none of its records is taken. Counts files read."
            }
            Self::ResultBeforeConfirmation => {
                "The confirmation of a file with an Add waits until a result of one of its authorizations was filed. \
                 Counts files read."
            }
            Self::ResultForUnknownCandidate => {
                "Beside a result comes another, by file and by call-back, of a candidate whom nobody knows. Counts results."
            }
            Self::ScoreWithoutGrade => "A result has a score and no grade, by file and by call-back. Counts results.",
            Self::NoShowLayout => {
                "No-shows come in an archive of their own, with another order of columns and one more. Counts archives."
            }
            Self::MergedCandidate => {
                "A known candidate who is sent again has another CandidateID from then on. Counts records."
            }
            Self::WrongSignature => "A call-back is signed with another secret. Counts attempts.",
            Self::StaleToken => "A call-back's token expired an hour ago. Counts attempts.",
            Self::RefuseLogins => {
                "The SFTP server refuses the right password and key, and the token endpoint the right secret. Counts attempts."
            }
            Self::DiskFull => "The SFTP server refuses to write: no space left. Counts writes.",
            Self::SoapFault => {
                "A request is answered by a SOAP fault with status 200, and nothing of it is taken. Counts requests."
            }
            Self::SoapSilent => "A request is not taken and never answered. Counts requests.",
            Self::SoapSlow => "A request is taken and answered late, by the delay below. Counts requests.",
            Self::SoapUnavailable => "A request is answered by 503 and a page of HTML, and not taken. Counts requests.",
            Self::AnswerLost => {
                "A record that came by SOAP is taken, and the connection closes without an answer. Counts records."
            }
            Self::ExpiredClientCertificate => {
                "The SOAP services take the program's certificate for one that has expired. Counts connections."
            }
            Self::RestSilent => "A request to the REST services is not taken, and never answered. Counts requests.",
            Self::RestSlow => "A request to the REST services is answered late, by the delay below. Counts requests.",
            Self::RestAnswerLost => {
                "A request to the REST services that changes something is taken, and never answered. Counts such requests."
            }
            Self::RestUnavailable => {
                "A request to the REST services is answered by 500, and not taken. Counts requests."
            }
            Self::RestRateLimited => {
                "A request to the REST services is answered by 429 with Retry-After, and not taken. Counts requests."
            }
            Self::RestTokenRefused => {
                "A request to the REST services with a good access token is answered by 401, and not taken. Counts requests."
            }
        }
    }
}

/// Which faults strike.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Faults {
    /// How often each strikes.
    #[serde(flatten)]
    pub strikes: BTreeMap<Fault, Strikes>,
    /// The delay of `slow`.
    pub slow_seconds: u32,
}

impl Default for Faults {
    fn default() -> Self {
        Self { strikes: Fault::ALL.map(|fault| (fault, Strikes::Switch(false))).into(), slow_seconds: 30 }
    }
}

impl Faults {
    /// How often a fault strikes from now on.
    pub fn of(&self, fault: Fault) -> Strikes {
        self.strikes.get(&fault).copied().unwrap_or(Strikes::Switch(false))
    }
}

/// New settings of some faults; those that are not named stay as they are.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct SetFaults {
    /// How often each named one strikes. A name that is none is refused.
    #[serde(flatten)]
    pub strikes: BTreeMap<Fault, Strikes>,
    /// The delay of `slow`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub slow_seconds: Option<u32>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn faults_travel_by_their_names() {
        let text = serde_json::to_value(Faults::default()).unwrap();
        for fault in Fault::ALL {
            assert_eq!(text[fault.name()], false, "{}", fault.name());
        }
        let set: SetFaults = serde_json::from_str(r#"{"silent": 2, "disk-full": true, "slowSeconds": 5}"#).unwrap();
        assert_eq!(set.strikes[&Fault::Silent], Strikes::Next(2));
        assert_eq!(set.strikes[&Fault::DiskFull], Strikes::Switch(true));
        assert_eq!(set.slow_seconds, Some(5));
        assert!(serde_json::from_str::<SetFaults>(r#"{"sillent": true}"#).is_err());
    }
}
