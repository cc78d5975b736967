//! Awards that a person has to look at; for staff.

use contract::award_review::{AwardDecisionView, AwardReviewView, DecideAwardReview};
use contract::page::Page;
use domain::id::AwardId;
use reqwest::Method;

use crate::{Client, Error, PageRequest, read};

impl Client {
    /// Awards under review, the oldest award first.
    ///
    /// # Errors
    /// `forbidden` to those who are not staff.
    pub async fn list_award_reviews(&self, page: &PageRequest) -> Result<Page<AwardReviewView>, Error> {
        self.list("/api/v1/award-reviews", page).await
    }

    /// Lets an award stand, or takes it away.
    ///
    /// # Errors
    /// `not-found`; `conflict` when it is not under review any more, or for another reason; `forbidden` when it is one's own;
    /// `invalid-request` without a reason.
    pub async fn decide_award_review(
        &self,
        award: AwardId,
        decision: &DecideAwardReview,
    ) -> Result<AwardDecisionView, Error> {
        read(self.request(Method::POST, &format!("/api/v1/award-reviews/{award}/decision")).json(decision)).await
    }
}
