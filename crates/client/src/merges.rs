//! Merging two accounts of one person.

use contract::merge::{CreateMerge, MergeStep, MergeView, UndoMerge, UndoneMergeView};
use domain::id::MergeId;
use reqwest::Method;

use crate::{Client, Error, read};

impl Client {
    /// Proves that another account is theirs, too, and says what a merge would do. Nothing changes yet.
    ///
    /// # Errors
    /// `confirmation-required`; `invalid-request` for a proof that does not hold; `merge-refused`; `too-many-requests`.
    pub async fn create_merge(&self, proof: &CreateMerge) -> Result<MergeStep, Error> {
        read(self.request(Method::POST, "/api/v1/me/merges").json(proof)).await
    }

    /// The merges of whoever is signed in that are or were in force, newest first.
    ///
    /// # Errors
    /// `forbidden` to those who are no candidates.
    pub async fn list_merges(&self) -> Result<Vec<MergeView>, Error> {
        self.get("/api/v1/me/merges").await
    }

    /// Puts a proposed merge in force.
    ///
    /// # Errors
    /// `not-found`; `conflict` when it is in force or over; `merge-refused` when the accounts have changed.
    pub async fn confirm_merge(&self, id: MergeId) -> Result<MergeView, Error> {
        read(self.request(Method::POST, &format!("/api/v1/me/merges/{id}/confirmation"))).await
    }

    /// Undoes a merge, within its time.
    ///
    /// # Errors
    /// `confirmation-required`; `not-found`; `conflict` when it is not in force, or for too long.
    pub async fn undo_merge(&self, id: MergeId) -> Result<MergeView, Error> {
        read(self.request(Method::POST, &format!("/api/v1/me/merges/{id}/undoing"))).await
    }

    /// Undoes a merge with the link of the mail that told of it.
    ///
    /// # Errors
    /// `link-unusable`.
    pub async fn undo_merge_by_link(&self, link: &UndoMerge) -> Result<UndoneMergeView, Error> {
        read(self.request(Method::POST, "/api/v1/merge-undoings").json(link)).await
    }
}
