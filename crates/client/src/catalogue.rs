//! The public catalogue.

use contract::catalogue::{AchievementListItem, AchievementView, ExamView};
use contract::eligibility::EligibilityView;
use contract::page::Page;

use crate::{Client, Error, PageRequest, segment};

impl Client {
    /// The exams, by code.
    ///
    /// # Errors
    /// When the server refuses or cannot be reached.
    pub async fn list_exams(&self, page: &PageRequest) -> Result<Page<ExamView>, Error> {
        self.list("/api/v1/exams", page).await
    }

    /// One exam with what it counts towards today.
    ///
    /// # Errors
    /// `not-found` when there is none of that code.
    pub async fn find_exam(&self, code: &str) -> Result<ExamView, Error> {
        self.get(&format!("/api/v1/exams/{}", segment(code))).await
    }

    /// Whether the candidate may sit an exam, with everything that stands in the way.
    ///
    /// # Errors
    /// `not-found` when there is none of that code; `forbidden` to those who are no candidates.
    pub async fn find_eligibility(&self, code: &str) -> Result<EligibilityView, Error> {
        self.get(&format!("/api/v1/me/exams/{}/eligibility", segment(code))).await
    }

    /// The achievements, by title.
    ///
    /// # Errors
    /// When the server refuses or cannot be reached.
    pub async fn list_achievements(&self, page: &PageRequest) -> Result<Page<AchievementListItem>, Error> {
        self.list("/api/v1/achievements", page).await
    }

    /// One achievement with what it requires today.
    ///
    /// # Errors
    /// `not-found` when there is none of that code.
    pub async fn find_achievement(&self, code: &str) -> Result<AchievementView, Error> {
        self.get(&format!("/api/v1/achievements/{}", segment(code))).await
    }
}
