//! Mails that tell people of what happened to their account, so that what a stranger does there is noticed.

use domain::id::CandidateId;
use jiff::Timestamp;

use super::mail::{Mail, Outbox, Template};
use crate::app::App;
use crate::error::Error;
use crate::store::accounts::Account;
use crate::store::sessions::Place;
use crate::store::{self, DbConn};

/// Tells a candidate something; whoever they are read as gets the mail.
pub(super) fn tell_candidate(
    app: &App,
    conn: &mut DbConn,
    candidate: CandidateId,
    template: Template,
) -> Result<(), Error> {
    let reader = store::candidates::read_as(conn, candidate)?;
    match store::accounts::of_candidate(conn, reader)? {
        Some(account) => app.outbox.enqueue(conn, &Mail::to_account(&account, template)),
        None => Ok(()),
    }
}

/// Tells people. Cloned into the transaction of what it tells of.
#[derive(Debug, Clone)]
pub(super) struct Notices {
    outbox: Outbox,
    /// The page with the ways into one's own account and the sessions.
    security: String,
    /// The page with one's e-mail addresses.
    addresses: String,
    /// The page where a forgotten password is replaced.
    recovery: String,
}

impl Notices {
    /// Those of this installation.
    pub(super) fn of(app: &App) -> Self {
        let public = &app.config.server.public_url;
        Self {
            outbox: app.outbox.clone(),
            security: public.join("/account/security"),
            addresses: public.join("/account/addresses"),
            recovery: public.join("/recovery"),
        }
    }

    /// Tells of a sign-in from a device that was not seen before.
    pub(super) fn new_device(
        &self,
        conn: &mut DbConn,
        account: &Account,
        place: &Place,
        at: Timestamp,
    ) -> Result<(), Error> {
        // Names that are the same in every language.
        let parts = [&place.browser, &place.system, &place.network];
        let device = parts.into_iter().flatten().map(String::as_str).collect::<Vec<_>>().join(", ");
        self.tell(conn, account, Template::NewDevice { device, at, link: self.security.clone() })
    }

    /// Tells of another password.
    pub(super) fn password_changed(&self, conn: &mut DbConn, account: &Account, at: Timestamp) -> Result<(), Error> {
        self.tell(conn, account, Template::PasswordChanged { at, link: self.recovery.clone() })
    }

    /// Tells of an authenticator app or passkey that was added or removed, or of new recovery codes.
    pub(super) fn ways_in_changed(&self, conn: &mut DbConn, account: &Account, at: Timestamp) -> Result<(), Error> {
        self.tell(conn, account, Template::WaysInChanged { at, link: self.security.clone() })
    }

    /// Tells the address from before that another one is the primary one.
    pub(super) fn email_changed(&self, conn: &mut DbConn, before: &Account, at: Timestamp) -> Result<(), Error> {
        self.tell(conn, before, Template::EmailChanged { at })
    }

    /// Tells the primary address of another one that was verified or removed.
    pub(super) fn addresses_changed(&self, conn: &mut DbConn, account: &Account, at: Timestamp) -> Result<(), Error> {
        self.tell(conn, account, Template::AddressesChanged { at, link: self.addresses.clone() })
    }

    /// Tells of a sign-in with a recovery code.
    pub(super) fn recovery_code_used(&self, conn: &mut DbConn, account: &Account, at: Timestamp) -> Result<(), Error> {
        self.tell(conn, account, Template::RecoveryCodeUsed { at, link: self.security.clone() })
    }

    /// Tells of a decision about a request of a candidate, who reads it on that page.
    pub(super) fn request_decided(&self, conn: &mut DbConn, candidate: CandidateId, page: &str) -> Result<(), Error> {
        // Who was merged into another is told as that one.
        let read_as = store::candidates::stand_for(conn, &[candidate])?;
        for candidate in read_as {
            if let Some(account) = store::accounts::of_candidate(conn, candidate)? {
                self.tell(conn, &account, Template::RequestDecided { link: page.to_owned() })?;
            }
        }
        Ok(())
    }

    fn tell(&self, conn: &mut DbConn, account: &Account, template: Template) -> Result<(), Error> {
        self.outbox.enqueue(conn, &Mail::to_account(account, template))
    }
}
