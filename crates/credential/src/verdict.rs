//! What came of a check, in words that programs can tell apart.
//!
//! Owns the list of checks, the reasons for refusal and how they add up. It takes no decision itself; `verify` does.
//! Reasons carry data and a stable code; sentences for people are the user interface's.

use jiff::Timestamp;
use serde::Serialize;
use serde_json::Value;

use crate::Securing;
use crate::canonical::CanonicalError;
use crate::json::ReadError;
use crate::key::KeyError;

/// One question asked of a credential; the order is that of asking.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Check {
    /// Is it one document that can be read in one way only?
    Document,
    /// Does it name contexts that are known, in their order?
    Context,
    /// Is every member and type defined, so that a proof covers it?
    Vocabulary,
    /// Does it say what an Open Badges 3.0 credential must say?
    Model,
    /// Did the issuer publish the key, for this use?
    Key,
    /// Is it signed with that key, and unchanged since?
    Signature,
    /// Is it valid at the time asked about?
    Period,
    /// Is it neither revoked nor suspended?
    Status,
}

impl Check {
    /// All checks, in order.
    pub const ALL: [Self; 8] = [
        Self::Document,
        Self::Context,
        Self::Vocabulary,
        Self::Model,
        Self::Key,
        Self::Signature,
        Self::Period,
        Self::Status,
    ];
}

/// Why a check was not made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Skipped {
    /// The credential gives this check no object: no status entry, or a JWS, whose signature covers every byte.
    NothingToCheck,
    /// The policy did not ask for it.
    NotAsked,
    /// An earlier check failed that this one builds on.
    EarlierFailure,
}

/// The answer to one [`Check`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "outcome", rename_all = "snake_case")]
pub enum Outcome {
    /// Yes.
    Passed,
    /// No.
    Failed {
        /// Why not.
        reason: Reason,
    },
    /// Not asked.
    NotChecked {
        /// Why not.
        because: Skipped,
    },
}

impl From<Result<(), Reason>> for Outcome {
    fn from(result: Result<(), Reason>) -> Self {
        match result {
            Ok(()) => Self::Passed,
            Err(reason) => Self::Failed { reason },
        }
    }
}

/// Why a credential is refused. `at` is a JSON Pointer (RFC 6901) into the document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, thiserror::Error)]
#[serde(tag = "code", rename_all = "snake_case")]
#[expect(missing_docs, reason = "each variant's message is its documentation, and fields are named for what they hold")]
pub enum Reason {
    // Document
    #[error("the document of {bytes} bytes is too large")]
    TooLarge { bytes: usize },
    #[error("the document is nested too deeply")]
    TooDeep,
    #[error("neither JSON nor a compact JWS: {detail}")]
    NotACredential { detail: String },
    #[error("the member {member:?} occurs twice in one object")]
    DuplicateMember { member: String },
    #[error("{at} is null, an empty array or an array in an array, which JSON-LD drops or flattens")]
    NothingSaid { at: String },
    #[error("the member name at {at} would let a signed statement be spelt in a second way")]
    MemberNotAllowed { at: String },
    #[error("{at} is not an absolute URI")]
    RelativeId { at: String },
    #[error("{at} describes a second time what was described before")]
    DescribedTwice { at: String },
    #[error("there are too many items at {at}")]
    TooMany { at: String },
    // Context
    #[error("the contexts are not the known ones in their order, first difference: {context:?}")]
    ContextNotAllowed { context: String },
    // Vocabulary
    #[error("no context defines {term:?}, so the signature does not cover it")]
    UndefinedTerm { term: String },
    #[error("{value:?} is not an absolute IRI, so the signature does not cover it")]
    RelativeIri { value: String },
    #[error("not JSON-LD: {detail}")]
    NotLinkedData { detail: String },
    #[error("too many nodes that cannot be told apart")]
    TooComplex,
    // Model
    #[error("{at} is missing")]
    Missing { at: String },
    #[error("{at} is not of the form that the specification gives it")]
    Misshapen { at: String },
    #[error("{at} names a result description that the achievement does not have")]
    ResultUnexplained { at: String },
    // Key
    #[error("the issuer's DID document is not at hand")]
    IssuerUnresolved { issuer: String },
    #[error("the DID document is not the issuer's")]
    IssuerMismatch { issuer: String, document: String },
    #[error("the key {key:?} is not under the issuer's name")]
    KeyOfAnother { key: String },
    #[error("the issuer does not publish the key {key:?}")]
    KeyNotPublished { key: String },
    #[error("the issuer does not use the key {key:?} to assert")]
    KeyNotForAssertion { key: String },
    #[error("the key {key:?} is revoked or past its end")]
    KeyRevoked { key: String },
    #[error("the key {key:?} cannot be used: {fault}")]
    KeyUnusable {
        key: String,
        #[serde(serialize_with = "as_text")]
        fault: KeyError,
    },
    // Signature: Data Integrity
    #[error("there is no proof")]
    ProofMissing,
    #[error("the proof's {member:?} is missing or malformed")]
    ProofMalformed { member: String },
    #[error("the proof is not a DataIntegrityProof")]
    ProofTypeUnknown,
    #[error("the proof's cryptosuite is not eddsa-rdfc-2022")]
    CryptosuiteUnknown,
    #[error("the proof's purpose is not assertionMethod")]
    ProofPurposeWrong,
    #[error("the proof's contexts are not the document's first ones")]
    ProofContextWrong,
    #[error("the proof expired at {at}")]
    ProofExpired { at: Timestamp },
    #[error("the signature does not fit: the document was changed, or signed with another key")]
    SignatureInvalid,
    // Signature: JWS
    #[error("not a well-formed compact JWS: {detail}")]
    JwsMalformed { detail: String },
    #[error("the algorithm {algorithm:?} is not accepted, only RS256")]
    AlgorithmNotAllowed { algorithm: String },
    #[error("the JWS header {header:?} is not allowed")]
    HeaderNotAllowed { header: String },
    #[error("the claim {claim:?} does not agree with the credential")]
    ClaimMismatch { claim: String },
    // Period
    #[error("{at} is not a date and time with an offset")]
    DateMalformed { at: String },
    #[error("the validity ends before it begins")]
    PeriodReversed,
    #[error("not valid before {from}")]
    NotYetValid { from: Timestamp },
    #[error("not valid after {until}")]
    Expired { until: Timestamp },
    // Status
    #[error("the credential is revoked")]
    Revoked,
    #[error("the credential is suspended")]
    Suspended,
    #[error("the status type {kind:?} is not known")]
    StatusTypeUnknown { kind: String },
    #[error("the status purpose {purpose:?} is not known")]
    StatusPurposeUnknown { purpose: String },
    #[error("{at} is missing or malformed")]
    StatusMalformed { at: String },
    #[error("the status list {list} is not at hand")]
    StatusUnreachable { list: String },
    #[error("the status list {list} is not what it must be")]
    StatusListRefused { list: String, because: Box<Reason> },
    #[error("the status list says that it is {id}")]
    StatusListMisnamed { id: String },
    #[error("the status list is by another issuer, {issuer}")]
    StatusListOfAnother { issuer: String },
    #[error("the status list is for another purpose")]
    StatusListPurpose,
    #[error("the status list cannot be decoded or is too short")]
    StatusListMalformed,
    #[error("the status list has no entry {index}")]
    StatusIndexOutOfRange { index: u64 },
}

impl Reason {
    /// The stable word for it, the same that it is serialized with.
    pub fn code(&self) -> String {
        let written = serde_json::to_value(self).unwrap_or_default();
        written["code"].as_str().unwrap_or_default().to_owned()
    }

    /// Whether it says that something is not at hand, and nothing against the document.
    pub fn is_absence(&self) -> bool {
        match self {
            Self::IssuerUnresolved { .. } | Self::StatusUnreachable { .. } => true,
            Self::StatusListRefused { because, .. } => because.is_absence(),
            _ => false,
        }
    }
}

fn as_text<S: serde::Serializer>(value: &impl std::fmt::Display, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(value)
}

impl From<ReadError> for Reason {
    fn from(error: ReadError) -> Self {
        match error {
            ReadError::TooLarge { bytes } => Self::TooLarge { bytes },
            ReadError::TooDeep => Self::TooDeep,
            ReadError::DuplicateMember { name } => Self::DuplicateMember { member: name },
            ReadError::Malformed(detail) => Self::NotACredential { detail },
        }
    }
}

impl From<CanonicalError> for Reason {
    fn from(error: CanonicalError) -> Self {
        match error {
            CanonicalError::UnknownContext(context) => Self::ContextNotAllowed { context },
            CanonicalError::UndefinedTerm(term) => Self::UndefinedTerm { term },
            CanonicalError::RelativeIri(value) => Self::RelativeIri { value },
            CanonicalError::Malformed(detail) => Self::NotLinkedData { detail },
            CanonicalError::TooComplex => Self::TooComplex,
        }
    }
}

/// What the checks add up to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// Genuine, in its period, neither revoked nor suspended.
    Valid,
    /// Genuine and in its period as far as was asked; the policy left the status unasked.
    StatusUnknown,
    /// Genuine; its period is over.
    Expired,
    /// Genuine; its period has not begun.
    NotYetValid,
    /// Genuine; taken back for good.
    Revoked,
    /// Genuine; taken back for a time.
    Suspended,
    /// Not to be relied on.
    Invalid,
}

/// The answers to all checks of one document.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Verdict {
    /// How the document is secured; `None` if it is no document at all.
    pub securing: Option<Securing>,
    /// The answers, one for each of [`Check::ALL`], in that order.
    pub checks: Vec<(Check, Outcome)>,
    /// The credential without proof and JWS claims, as far as it could be read. Rely on it only if
    /// [`Verdict::is_genuine`].
    pub credential: Option<Value>,
}

impl Verdict {
    /// The answer to one check.
    pub fn outcome(&self, check: Check) -> &Outcome {
        const UNASKED: &Outcome = &Outcome::NotChecked { because: Skipped::EarlierFailure };
        self.checks.iter().find(|(asked, _)| *asked == check).map_or(UNASKED, |(_, outcome)| outcome)
    }

    /// The first reason for refusal.
    pub fn first_failure(&self) -> Option<(Check, &Reason)> {
        self.checks.iter().find_map(|(check, outcome)| match outcome {
            Outcome::Failed { reason } => Some((*check, reason)),
            _ => None,
        })
    }

    /// Whether the document is what its issuer signed; says nothing of time and status.
    pub fn is_genuine(&self) -> bool {
        Check::ALL.iter().filter(|check| !matches!(check, Check::Period | Check::Status)).all(|check| {
            matches!(self.outcome(*check), Outcome::Passed | Outcome::NotChecked { because: Skipped::NothingToCheck })
        })
    }

    /// What the checks add up to. Anything unforeseen is [`Standing::Invalid`].
    pub fn standing(&self) -> Standing {
        use Outcome::{Failed, NotChecked, Passed};
        if !self.is_genuine() {
            return Standing::Invalid;
        }
        match (self.outcome(Check::Status), self.outcome(Check::Period)) {
            (Failed { reason: Reason::Revoked }, _) => Standing::Revoked,
            (Failed { reason: Reason::Suspended }, _) => Standing::Suspended,
            (_, Failed { reason: Reason::Expired { .. } }) => Standing::Expired,
            (_, Failed { reason: Reason::NotYetValid { .. } }) => Standing::NotYetValid,
            (Passed | NotChecked { because: Skipped::NothingToCheck }, Passed) => Standing::Valid,
            (NotChecked { because: Skipped::NotAsked }, Passed) => Standing::StatusUnknown,
            _ => Standing::Invalid,
        }
    }

    /// Whether it cannot be told: nothing speaks against the document, but something is not at hand or was not asked that
    /// could.
    pub fn is_undecided(&self) -> bool {
        let against = |outcome: &Outcome| matches!(outcome, Outcome::Failed { reason } if !reason.is_absence());
        !self.is_valid() && !self.checks.iter().any(|(_, outcome)| against(outcome))
    }

    /// Whether everything that was asked passed and nothing was left out.
    pub fn is_valid(&self) -> bool {
        self.standing() == Standing::Valid
    }
}
