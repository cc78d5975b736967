//! Merging two accounts of one person: proving both, what would come of it, and taking it back.

use domain::id::{CandidateId, MergeId};
use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::catalogue::AchievementRef;
use crate::passkey::PasskeyAssertion;
use crate::session::{SecondFactor, SecondStep};

/// Prove that the other account is yours, too. Needs a session that was confirmed within the last minutes.
#[derive(Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum CreateMerge {
    /// By its user name or e-mail address and its password.
    Password {
        /// User name or e-mail address; case does not matter.
        #[cfg_attr(feature = "openapi", schema(max_length = 254, example = "ada"))]
        user: String,
        /// The password, as typed.
        #[cfg_attr(feature = "openapi", schema(max_length = 1024, format = Password))]
        password: String,
    },
    /// By its second factor, after the password.
    SecondFactor {
        /// That of the step that was answered.
        challenge: String,
        /// The proof.
        factor: SecondFactor,
    },
    /// By a passkey, which says whose it is. Its challenge is that of a sign-in.
    Passkey {
        /// What the passkey answered.
        assertion: PasskeyAssertion,
    },
}

/// Written by hand so that a password cannot reach a log by `{:?}`.
impl std::fmt::Debug for CreateMerge {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("CreateMerge")
    }
}

/// How far the proof has got.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(tag = "step", rename_all = "snake_case")]
pub enum MergeStep {
    /// The password was right, and the other account asks for a second factor.
    SecondFactor {
        /// Which would do.
        second_step: SecondStep,
    },
    /// Both accounts are proved. Nothing has changed yet.
    Proposed {
        /// What would come of it.
        merge: MergeView,
    },
}

/// Two accounts of one person that are, would be, or were one.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct MergeView {
    /// Which merge.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = Uuid))]
    pub id: MergeId,
    /// How far it is.
    pub state: MergeState,
    /// The account that stays.
    pub kept: MergedAccountView,
    /// The account whose results count for the other one, and that nobody signs in with.
    pub merged: MergedAccountView,
    /// Until when: of a proposal, until when it can be confirmed; of a merge in force, until when it can be undone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = DateTime))]
    pub until: Option<Timestamp>,
    /// Since when it is or was in force.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = DateTime))]
    pub merged_at: Option<Timestamp>,
    /// When it was undone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = DateTime))]
    pub undone_at: Option<Timestamp>,
    /// What the next step would change about awards: the merge of a proposal, the undoing of one in force that can be undone.
    pub effects: Vec<MergeEffectView>,
}

/// How far a merge is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum MergeState {
    /// Both accounts are proved, and nothing has changed.
    Proposed,
    /// It can be undone.
    InForce,
    /// It can no longer be undone.
    Final,
    /// It was undone.
    Undone,
}

/// One of two accounts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct MergedAccountView {
    /// Its candidate.
    #[cfg_attr(feature = "openapi", schema(value_type = String, example = "CT-100000001-42"))]
    pub candidate_id: CandidateId,
    /// What is signed in with.
    pub user_name: String,
    /// The name on certificates.
    pub certificate_name: String,
    /// How many exam results there are under its candidate ID.
    pub exam_results: u64,
    /// How many credentials were issued under its candidate ID.
    pub credentials: u64,
}

/// A change to an award.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct MergeEffectView {
    /// What changes.
    pub effect: MergeEffect,
    /// Of what.
    pub achievement: AchievementRef,
    /// The day that it counts from: when it was earned, renewed, or superseded.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = Date))]
    pub on: Option<Date>,
    /// The last day it is valid from then on; absent where it does not expire or that does not change.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = Date))]
    pub valid_to: Option<Date>,
}

/// What changes about an award.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum MergeEffect {
    /// It is earned.
    Granted,
    /// It is valid longer.
    Renewed,
    /// A newer one stands in its place.
    Superseded,
    /// The program office has to look at it.
    PutUnderReview,
    /// The program office need not look at it any more.
    ReviewEnded,
}

/// Undo a merge with the link of the mail that told of it.
#[derive(Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct UndoMerge {
    /// What stands behind `#` in the link.
    #[cfg_attr(feature = "openapi", schema(max_length = 100))]
    pub token: String,
}

/// Written by hand so that a token cannot reach a log by `{:?}`.
impl std::fmt::Debug for UndoMerge {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("UndoMerge")
    }
}

/// The account that stands by itself again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct UndoneMergeView {
    /// What is signed in with.
    pub user_name: String,
}
