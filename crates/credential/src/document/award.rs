//! The facts of an award, as the caller knows them; each type names its class in the Open Badges 3.0 model.

use jiff::Timestamp;
use uuid::Uuid;

/// What an award says, all of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AwardedCredential {
    /// Identifier of the credential; random, because it is public.
    pub id: Uuid,
    /// Title of the credential.
    pub name: String,
    /// One or two sentences on what was awarded for what.
    pub description: Option<String>,
    /// Who awards.
    pub issuer: Issuer,
    /// To whom.
    pub holder: Holder,
    /// Number of the certificate.
    pub licence_number: Option<String>,
    /// When it was earned; stays the same when the credential is issued again.
    pub awarded_at: Timestamp,
    /// From when the credential counts.
    pub valid_from: Timestamp,
    /// Until when, if it ends.
    pub valid_until: Option<Timestamp>,
    /// What was achieved.
    pub achievement: Achievement,
    /// Measured results.
    pub results: Vec<AchievedResult>,
    /// What the award rests on.
    pub evidence: Vec<Evidence>,
    /// Where to ask whether it was taken back.
    pub status: Option<StatusEntry>,
}

/// The awarding body (class `Profile`); its identifier is the site's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Issuer {
    /// Name.
    pub name: String,
    /// Home page; the site itself if `None`.
    pub url: Option<String>,
    /// Address for questions.
    pub email: Option<String>,
    /// Address of the logo.
    pub image: Option<String>,
}

/// The person who holds the award (class `AchievementSubject`).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Holder {
    /// Pseudonymous identifier, written as `urn:uuid:`.
    pub id: Uuid,
    /// Name as printed on certificates.
    pub name: String,
    /// Number by which the awarding body knows the person.
    pub candidate_number: Option<String>,
    /// E-mail address, of which only a salted hash is written.
    pub email: Option<SaltedEmail>,
}

/// An e-mail address and the salt to hash it with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SaltedEmail {
    /// The address.
    pub address: String,
    /// Random for each credential, so that hashes of one person do not match.
    pub salt: String,
}

/// What was achieved (class `Achievement`).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Achievement {
    /// Code, unique on the site.
    pub code: String,
    /// Name.
    pub name: String,
    /// What holding it says about a person.
    pub description: String,
    /// Kind.
    pub kind: AchievementType,
    /// Version of the requirements.
    pub version: Option<String>,
    /// Keywords.
    pub tags: Vec<String>,
    /// What had to be done, in Markdown.
    pub criteria: String,
    /// Address of the picture.
    pub image: Option<String>,
    /// Language of the texts (BCP 47).
    pub language: Option<String>,
}

/// Kinds of achievement, of those in the enumeration `AchievementType`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum AchievementType {
    /// Independent, time-limited, by a certification body.
    Certification,
    /// Assessment-based, without the rest of a certification: what vendors call an accreditation.
    Certificate,
    /// A single assessment.
    Assessment,
    /// A badge that is none of the others.
    Badge,
}

impl AchievementType {
    pub(super) fn word(self) -> &'static str {
        match self {
            Self::Certification => "Certification",
            Self::Certificate => "Certificate",
            Self::Assessment => "Assessment",
            Self::Badge => "Badge",
        }
    }
}

/// One measured result (classes `Result` and `ResultDescription`). Numbers are text, because JSON
/// numbers canonicalize differently here and there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AchievedResult {
    /// What was measured, such as `Scaled score`.
    pub name: String,
    /// Kind of measure.
    pub kind: ResultType,
    /// What was reached.
    pub value: String,
    /// Lowest possible value.
    pub minimum: Option<String>,
    /// Highest possible value.
    pub maximum: Option<String>,
    /// Value needed to pass.
    pub required: Option<String>,
}

/// Kinds of result, of those in the enumeration `ResultType`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ResultType {
    /// Score on a scale made comparable between forms of an exam.
    ScaledScore,
    /// Points as counted.
    RawScore,
    /// Share of the points.
    Percent,
    /// Any other result in words.
    Result,
}

impl ResultType {
    pub(super) fn word(self) -> &'static str {
        match self {
            Self::ScaledScore => "ScaledScore",
            Self::RawScore => "RawScore",
            Self::Percent => "Percent",
            Self::Result => "Result",
        }
    }
}

/// Something an award rests on (class `Evidence`).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Evidence {
    /// Its address, if it has one.
    pub url: Option<String>,
    /// Name, such as `Examination 250-428`.
    pub name: String,
    /// More about it.
    pub narrative: Option<String>,
}

/// Where a credential is in a list of revocations.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct StatusEntry {
    /// Number of the list.
    pub list: u64,
    /// Entry in it, drawn at random.
    pub index: u64,
}
