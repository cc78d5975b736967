//! The public catalogue.

use contract::catalogue::{AchievementListItem, AchievementView, ExamView};
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
