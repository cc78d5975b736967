//! People of partner companies, who do not register by themselves.
//!
//! A company is known by the verified domain of an address, and that much is told to whoever types it. Who is in a record
//! under an address of another domain is told by mail alone: see [`super::announce_waiting`].

use contract::problem::ProblemCode;
use contract::registration::{CheckRegistration, NotifyPartner, RegistrationCheckView};

use crate::app::App;
use crate::error::Error;
use crate::service::{accounts, companies};
use crate::store::DbConn;

/// Whether somebody with an address registers by themselves.
///
/// # Errors
/// [`ProblemCode::InvalidRequest`] when it is no address.
pub async fn check(app: &App, input: CheckRegistration) -> Result<RegistrationCheckView, Error> {
    if let Some(fault) = accounts::email_fault("/email", &input.email) {
        return Err(Error::invalid(vec![fault]));
    }
    let partner = app.db.read(move |conn| companies::of_address(conn, &input.email)).await?;
    Ok(RegistrationCheckView { partner })
}

/// Tells those who keep the record of the company that an address belongs to.
///
/// # Errors
/// [`ProblemCode::InvalidRequest`] when it is no address; never because of what is known of it.
pub async fn notify_partner(app: &App, input: NotifyPartner) -> Result<(), Error> {
    match accounts::email_fault("/email", &input.email) {
        Some(fault) => Err(Error::invalid(vec![fault])),
        None => companies::notify_role(app, &input.email).await,
    }
}

/// Refuses an address in the domain of a partner company: its people do not register by themselves. Who is in a record under
/// another address is not refused here, which would tell of them.
pub(super) fn require_no_partner(conn: &mut DbConn, email: &str) -> Result<(), Error> {
    match companies::of_address(conn, email)? {
        Some(partner) => Err(Error::of(ProblemCode::PartnerCompany).with_all(&partner)),
        None => Ok(()),
    }
}
