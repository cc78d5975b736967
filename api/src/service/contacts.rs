//! The people in companies' partner records: the rules that hold whichever way a feed comes in.
//!
//! A person who is new gets an account and an invitation in the same transaction, so that the mail leaves at once and never
//! without the account. A person who is known by a verified address keeps the account they have. Whoever leaves ends a time at
//! the company and nothing else: the account, the facts and the awards are the person's own, and no feed takes them away.
//!
//! Everything here runs inside of a transaction of its caller: SCIM takes one person at a time, a file many.

use contract::company::{ContactView, EmploymentView};
use contract::page::Page;
use contract::problem::ProblemCode;
use domain::calendar::utc_date;
use domain::id::{CompanyId, ContactId};
use jiff::civil::Date;
use language::Language;
use serde_json::Value;

use super::companies;
use crate::app::App;
use crate::error::Error;
use crate::page::{PageRequest, cut};
use crate::store::contacts::Contact;
use crate::store::{self, DbConn};

mod known;
mod registrar;

pub(super) use known::{Known, make_way};
pub use registrar::{ContactRecord, INVITATION_LIFETIME, Registrar, Voucher};

/// The people in a company's record by family name, those who were taken out of it included.
///
/// # Errors
/// [`ProblemCode::NotFound`] when there is no such company.
pub async fn list(app: &App, company: CompanyId, page: &PageRequest) -> Result<Page<ContactView>, Error> {
    let after: Option<(String, ContactId)> = page.after()?;
    let (limit, today) = (page.rows(), utc_date(app.clock.now()));
    let key = |contact: &Contact| (contact.family_name.clone(), contact.id);
    let page = page.clone();
    app.db
        .read(move |conn| {
            store::companies::find(conn, company)?.ok_or_else(companies::missing)?;
            let (contacts, next) = cut(store::contacts::list(conn, company, after, limit)?, &page, key);
            let items = contacts.into_iter().map(|contact| view(conn, contact, today)).collect::<Result<_, _>>()?;
            Ok(Page { items, next })
        })
        .await
}

/// Sends somebody a new invitation.
///
/// # Errors
/// [`ProblemCode::NotFound`] when the company has nobody of that id; [`ProblemCode::Conflict`] as [`Registrar::invite_again`].
pub async fn resend_invitation(app: &App, company: CompanyId, contact: ContactId) -> Result<ContactView, Error> {
    let registrar = Registrar::of(app);
    app.db
        .write(move |conn| {
            let missing = || Error::of(ProblemCode::NotFound).detail("The company has nobody of this id.");
            let company = store::companies::find(conn, company)?.ok_or_else(companies::missing)?;
            let contact = store::contacts::find(conn, contact)?.filter(|contact| contact.company_id == company.id);
            let contact = registrar.invite_again(conn, &company, contact.ok_or_else(missing)?)?;
            view(conn, contact, registrar.today())
        })
        .await
}

fn view(conn: &mut DbConn, contact: Contact, today: Date) -> Result<ContactView, Error> {
    let account = contact.account_id.map(|id| store::accounts::find(conn, id)).transpose()?.flatten();
    let mail = match contact.account_id.filter(|_| contact.joined_at.is_none()) {
        Some(account) => store::mails::last_state(conn, account, "invitation")?,
        None => None,
    };
    let candidate_id = account.and_then(|account| account.candidate_id);
    let known = store::employments::of_contact(conn, contact.id)?.into_iter();
    let employments = known
        .filter(|employment| Some(employment.candidate_id) == candidate_id)
        .map(|employment| EmploymentView { from: employment.from, to: employment.to });
    let invitation_mail = mail.map(|word| serde_json::from_value(Value::String(word))).transpose();
    Ok(ContactView {
        id: contact.id,
        name: contact.full_name(),
        state: contact.state(today),
        role: contact.role,
        candidate_id,
        invitation_mail: invitation_mail.map_err(Error::internal)?,
        email: contact.email,
        external_id: contact.external_id,
        invited_at: contact.invited_at,
        joined_at: contact.joined_at,
        left_on: contact.left_on,
        employments: employments.collect(),
    })
}

/// The language that the record says the person reads, as far as mails are written in it.
pub(super) fn language_of(details: &Value) -> Language {
    let preferred = details.get("preferredLanguage").or_else(|| details.get("locale")).and_then(Value::as_str);
    preferred.map_or(Language::English, |tag| Language::negotiate(&tag.replace('_', "-")))
}
