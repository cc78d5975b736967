//! Getting back into an account.

use contract::recovery::{CheckRecovery, CompleteRecovery, CreateRecovery, RecoveryView};
use reqwest::Method;

use crate::{Client, Error, read, send};

impl Client {
    /// Asks for a mail with the user name and a link.
    ///
    /// # Errors
    /// `invalid-request` when a value is malformed; never because there is no such account.
    pub async fn create_recovery(&self, new: &CreateRecovery) -> Result<(), Error> {
        send(self.request(Method::POST, "/api/v1/recoveries").json(new)).await.map(drop)
    }

    /// Looks at the link of such a mail.
    ///
    /// # Errors
    /// `link-unusable`.
    pub async fn check_recovery(&self, check: &CheckRecovery) -> Result<RecoveryView, Error> {
        read(self.request(Method::POST, "/api/v1/recoveries/checks").json(check)).await
    }

    /// Chooses a new password by the link.
    ///
    /// # Errors
    /// `link-unusable`; `invalid-request` when the password is refused.
    pub async fn complete_recovery(&self, complete: &CompleteRecovery) -> Result<RecoveryView, Error> {
        read(self.request(Method::POST, "/api/v1/recoveries/completions").json(complete)).await
    }
}
