//! The local mailbox: what a server without a mail server keeps instead of sending it.

use diesel::prelude::*;
use domain::id::MailId;
use jiff::Timestamp;

use super::column::Col;
use super::conn::on_backend;
use super::schema::mailbox;
use super::{DbConn, StoreError};

/// A mail in the local mailbox.
#[derive(Debug, Clone)]
pub struct Kept {
    /// Which mail.
    pub id: MailId,
    /// The address it was for.
    pub recipient: String,
    /// Whom it is from, as a header says it.
    pub sender: String,
    /// Its subject.
    pub subject: String,
    /// Its plain text.
    pub text: String,
    /// Its HTML.
    pub html: String,
    /// When it came.
    pub delivered_at: Timestamp,
}

type Row = (Col<MailId>, String, String, String, String, String, Col<Timestamp>);

impl From<Row> for Kept {
    fn from((id, recipient, sender, subject, text, html, delivered_at): Row) -> Self {
        Self { id: id.0, recipient, sender, subject, text, html, delivered_at: delivered_at.0 }
    }
}

/// Keeps a mail. One that came before is not kept twice.
///
/// # Errors
/// As every query.
pub fn insert(conn: &mut DbConn, mail: &Kept) -> Result<(), StoreError> {
    on_backend!(conn, c => diesel::insert_into(mailbox::table)
        .values((
            mailbox::mail_id.eq(Col(mail.id)),
            mailbox::recipient.eq(&mail.recipient),
            mailbox::sender.eq(&mail.sender),
            mailbox::subject.eq(&mail.subject),
            mailbox::text.eq(&mail.text),
            mailbox::html.eq(&mail.html),
            mailbox::delivered_at.eq(Col(mail.delivered_at)),
        ))
        .on_conflict_do_nothing()
        .execute(c))?;
    Ok(())
}

/// The latest mails, newest first.
///
/// # Errors
/// As every query.
pub fn list(conn: &mut DbConn, limit: i64) -> Result<Vec<Kept>, StoreError> {
    let order = (mailbox::delivered_at.desc(), mailbox::mail_id.desc());
    let rows: Vec<Row> = mailbox::table.order(order).limit(limit).load(conn)?;
    Ok(rows.into_iter().map(Kept::from).collect())
}

/// One mail.
///
/// # Errors
/// As every query.
pub fn find(conn: &mut DbConn, id: MailId) -> Result<Option<Kept>, StoreError> {
    let row: Option<Row> = mailbox::table.find(Col(id)).first(conn).optional()?;
    Ok(row.map(Kept::from))
}

/// Removes mails that came before that time, and answers how many.
///
/// # Errors
/// As every query.
pub fn prune(conn: &mut DbConn, delivered_before: Timestamp) -> Result<usize, StoreError> {
    Ok(diesel::delete(mailbox::table).filter(mailbox::delivered_at.lt(Col(delivered_before))).execute(conn)?)
}
