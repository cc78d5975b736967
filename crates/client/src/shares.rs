//! Showing credentials to third parties.

use contract::page::Page;
use contract::share::{
    AnswerWatch, AskWatch, CreateShare, EndWatch, OpenShare, ShareListItem, ShareView, SharedView, UpdateShare,
};
use domain::id::{ShareId, WatchId};
use reqwest::Method;

use crate::{Client, Error, PageRequest, read, send};

impl Client {
    /// One's own shares, newest first.
    ///
    /// # Errors
    /// `forbidden` to those who are no candidates.
    pub async fn list_shares(&self, page: &PageRequest) -> Result<Page<ShareListItem>, Error> {
        self.list("/api/v1/me/shares", page).await
    }

    /// Shows credentials to a third party.
    ///
    /// # Errors
    /// `invalid-request` with everything that was refused; `too-many-requests` when enough were sent by mail today.
    pub async fn create_share(&self, share: &CreateShare) -> Result<ShareView, Error> {
        read(self.request(Method::POST, "/api/v1/me/shares").json(share)).await
    }

    /// One of one's own shares.
    ///
    /// # Errors
    /// `not-found`.
    pub async fn find_share(&self, id: ShareId) -> Result<ShareView, Error> {
        self.get(&format!("/api/v1/me/shares/{id}")).await
    }

    /// Lets it be opened longer or more often, or less.
    ///
    /// # Errors
    /// `not-found`; `invalid-request`; `conflict` when it was taken back.
    pub async fn update_share(&self, id: ShareId, share: &UpdateShare) -> Result<ShareView, Error> {
        read(self.request(Method::PUT, &format!("/api/v1/me/shares/{id}")).json(share)).await
    }

    /// Takes it back.
    ///
    /// # Errors
    /// `not-found`.
    pub async fn revoke_share(&self, id: ShareId) -> Result<ShareView, Error> {
        read(self.request(Method::DELETE, &format!("/api/v1/me/shares/{id}"))).await
    }

    /// Answers who wants to be told of changes.
    ///
    /// # Errors
    /// `not-found`; `conflict` when it is over.
    pub async fn answer_watch(&self, share: ShareId, watch: WatchId, answer: AnswerWatch) -> Result<ShareView, Error> {
        let path = format!("/api/v1/me/shares/{share}/watches/{watch}");
        read(self.request(Method::PUT, &path).json(&answer)).await
    }

    /// Opens a share, which is counted.
    ///
    /// # Errors
    /// `link-unusable`, which [`ShareFault`](contract::share::ShareFault) explains.
    pub async fn open_share(&self, open: &OpenShare) -> Result<SharedView, Error> {
        read(self.request(Method::POST, "/api/v1/shares/viewings").json(open)).await
    }

    /// Asks to be told when what is shared changes.
    ///
    /// # Errors
    /// As [`Client::open_share`]; `invalid-request` when the address is none; `too-many-requests` when enough have asked.
    pub async fn ask_watch(&self, ask: &AskWatch) -> Result<(), Error> {
        send(self.request(Method::POST, "/api/v1/shares/watches").json(ask)).await.map(drop)
    }

    /// Wants to be told no more.
    ///
    /// # Errors
    /// `link-unusable` when there is no watch of the token.
    pub async fn end_watch(&self, end: &EndWatch) -> Result<(), Error> {
        send(self.request(Method::POST, "/api/v1/shares/watches/ends").json(end)).await.map(drop)
    }
}
