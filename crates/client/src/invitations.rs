//! Taking an invitation of a partner company.

use contract::invitation::{AcceptInvitation, AcceptedInvitationView, FindInvitation, InvitationView};
use reqwest::Method;

use crate::{Client, Error, read};

impl Client {
    /// Looks at the invitation that a link leads to.
    ///
    /// # Errors
    /// `link-unusable`, which [`InvitationFault`](contract::invitation::InvitationFault) explains.
    pub async fn find_invitation(&self, find: &FindInvitation) -> Result<InvitationView, Error> {
        read(self.request(Method::POST, "/api/v1/invitations/checks").json(find)).await
    }

    /// Takes it.
    ///
    /// # Errors
    /// As [`Client::find_invitation`]; `invalid-request` with every value that was refused, after which the link still works;
    /// `conflict` when an agreement has another version by now.
    pub async fn accept_invitation(&self, accept: &AcceptInvitation) -> Result<AcceptedInvitationView, Error> {
        read(self.request(Method::POST, "/api/v1/invitations/acceptances").json(accept)).await
    }
}
