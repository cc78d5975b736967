//! What a candidate tells of themselves.

use contract::page::Page;
use contract::profile::{ProfileVersionView, ProfileView, UpdateProfile};
use reqwest::Method;

use crate::{Client, Error, PageRequest, read};

impl Client {
    /// The candidate's profile.
    ///
    /// # Errors
    /// `unauthenticated`, or `forbidden` to those who are no candidates; so with every operation of this group.
    pub async fn find_profile(&self) -> Result<ProfileView, Error> {
        self.get("/api/v1/me/profile").await
    }

    /// Replaces all that a candidate may change by themselves, when the profile is still of the version that was read.
    ///
    /// # Errors
    /// `invalid-request` with everything that was refused; `precondition-failed` when it has changed since.
    pub async fn update_profile(&self, version: u32, update: &UpdateProfile) -> Result<ProfileView, Error> {
        let request = self.request(Method::PUT, "/api/v1/me/profile").header("If-Match", format!("\"{version}\""));
        read(request.json(update)).await
    }

    /// What the profile once said, newest first.
    ///
    /// # Errors
    /// As [`find_profile`](Self::find_profile).
    pub async fn list_profile_versions(&self, page: &PageRequest) -> Result<Page<ProfileVersionView>, Error> {
        self.list("/api/v1/me/profile/versions", page).await
    }
}
