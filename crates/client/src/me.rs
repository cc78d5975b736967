//! What a signed-in candidate sees of themselves.

use contract::credential::{CredentialListItem, CredentialView};
use contract::dashboard::DashboardView;
use contract::exam_result::{ExamResultDetailView, ExamResultView};
use contract::page::Page;
use contract::progress::{ProgressListItem, ProgressView};
use domain::id::{CredentialId, FactId};

use reqwest::Method;

use crate::{Client, Error, PageRequest, segment, send, unreachable};

impl Client {
    /// The candidate's home.
    ///
    /// # Errors
    /// `unauthenticated`, or `forbidden` to those who are no candidates; so with every operation of this group.
    pub async fn find_dashboard(&self) -> Result<DashboardView, Error> {
        self.get("/api/v1/me/dashboard").await
    }

    /// Every attempt, newest first.
    ///
    /// # Errors
    /// As [`find_dashboard`](Self::find_dashboard).
    pub async fn list_exam_results(&self, page: &PageRequest) -> Result<Page<ExamResultView>, Error> {
        self.list("/api/v1/me/exam-results", page).await
    }

    /// All that is known of one attempt.
    ///
    /// # Errors
    /// As [`find_dashboard`](Self::find_dashboard); `not-found` when it is not theirs.
    pub async fn find_exam_result(&self, id: FactId) -> Result<ExamResultDetailView, Error> {
        self.get(&format!("/api/v1/me/exam-results/{id}")).await
    }

    /// The score report of one attempt, as PDF.
    ///
    /// # Errors
    /// As [`find_exam_result`](Self::find_exam_result); `conflict` when it cannot be printed.
    pub async fn print_score_report(&self, id: FactId) -> Result<Vec<u8>, Error> {
        let response = send(self.request(Method::GET, &format!("/api/v1/me/exam-results/{id}/score-report"))).await?;
        response.bytes().await.map(Into::into).map_err(unreachable)
    }

    /// The certificate of one credential, as PDF.
    ///
    /// # Errors
    /// As [`find_credential`](Self::find_credential); `conflict` when it is not in force or cannot be printed.
    pub async fn print_certificate(&self, id: CredentialId) -> Result<Vec<u8>, Error> {
        let response = send(self.request(Method::GET, &format!("/api/v1/me/credentials/{id}/certificate"))).await?;
        response.bytes().await.map(Into::into).map_err(unreachable)
    }

    /// How far the candidate is towards each achievement, nearest first.
    ///
    /// # Errors
    /// As [`find_dashboard`](Self::find_dashboard).
    pub async fn list_progress(&self, page: &PageRequest) -> Result<Page<ProgressListItem>, Error> {
        self.list("/api/v1/me/progress", page).await
    }

    /// Progress towards one achievement, with the reason for every line.
    ///
    /// # Errors
    /// As [`find_dashboard`](Self::find_dashboard); `not-found` when there is no such achievement.
    pub async fn find_progress(&self, achievement: &str) -> Result<ProgressView, Error> {
        self.get(&format!("/api/v1/me/progress/{}", segment(achievement))).await
    }

    /// What the candidate holds and held, newest first.
    ///
    /// # Errors
    /// As [`find_dashboard`](Self::find_dashboard).
    pub async fn list_credentials(&self, page: &PageRequest) -> Result<Page<CredentialListItem>, Error> {
        self.list("/api/v1/me/credentials", page).await
    }

    /// One of the candidate's own credentials.
    ///
    /// # Errors
    /// As [`find_dashboard`](Self::find_dashboard); `not-found` when it is not theirs.
    pub async fn find_credential(&self, id: CredentialId) -> Result<CredentialView, Error> {
        self.get(&format!("/api/v1/me/credentials/{id}")).await
    }
}
