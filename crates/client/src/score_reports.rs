//! Score reports: results claimed by candidates.

use contract::page::Page;
use contract::score_report::{CreateScoreReport, DecideScoreReport, ScoreReportView, WaitingScoreReportView};
use domain::id::ScoreReportId;
use reqwest::Method;

use crate::{Client, Error, PageRequest, read};

impl Client {
    /// Claims a result by what its score report says. A clear match is attached at once, anything else waits for staff.
    ///
    /// # Errors
    /// `invalid-request` with everything that was refused; `conflict` when it was claimed already, or too many wait.
    pub async fn create_score_report(&self, report: &CreateScoreReport) -> Result<ScoreReportView, Error> {
        read(self.request(Method::POST, "/api/v1/me/score-reports").json(report)).await
    }

    /// The candidate's score reports, newest first.
    ///
    /// # Errors
    /// `forbidden` to those who are no candidates.
    pub async fn list_score_reports(&self, page: &PageRequest) -> Result<Page<ScoreReportView>, Error> {
        self.list("/api/v1/me/score-reports", page).await
    }

    /// Takes a score report back.
    ///
    /// # Errors
    /// `not-found` when it is not theirs; `conflict` when it is settled.
    pub async fn withdraw_score_report(&self, id: ScoreReportId) -> Result<ScoreReportView, Error> {
        read(self.request(Method::POST, &format!("/api/v1/me/score-reports/{id}/withdrawal"))).await
    }

    /// The score reports that wait, oldest first; for staff.
    ///
    /// # Errors
    /// `forbidden` to those who are not staff.
    pub async fn list_waiting_score_reports(&self, page: &PageRequest) -> Result<Page<WaitingScoreReportView>, Error> {
        self.list("/api/v1/score-reports", page).await
    }

    /// Decides a score report; for staff.
    ///
    /// # Errors
    /// `conflict` when it, or the result, is settled already; `invalid-request` when it is refused without a reason.
    pub async fn decide_score_report(
        &self,
        id: ScoreReportId,
        decision: &DecideScoreReport,
    ) -> Result<ScoreReportView, Error> {
        read(self.request(Method::POST, &format!("/api/v1/score-reports/{id}/decision")).json(decision)).await
    }
}
