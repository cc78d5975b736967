//! Credentials: what differs between them, their templates, and their compact JWS form.

use std::cmp::Reverse;
use std::collections::HashSet;

use diesel::prelude::*;
use domain::award::Award;
use domain::id::{AwardId, CandidateId, CredentialId, VerificationCode};
use jiff::Timestamp;

use super::awards::Row as AwardRow;
use super::candidates::{number, recorded_under};
use super::column::Col;
use super::conn::on_backend;
use super::schema::{awards, credential_jws, credential_templates, credentials};
use super::{DbConn, StoreError};

/// A credential as stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Credential {
    /// Which credential.
    pub id: CredentialId,
    /// The award it documents.
    pub award_id: AwardId,
    /// What a third party types to check it.
    pub code: VerificationCode,
    /// Its number, as printed.
    pub licence_number: String,
    /// The name it was issued in.
    pub holder_name: String,
    /// Its place in the status lists: list and index.
    pub status_entry: (i32, i32),
    /// The key that signed it.
    pub key_id: String,
    /// When it was signed.
    pub issued_at: Timestamp,
    /// The template that its compressed form refers to.
    pub template_id: i32,
    /// The signed bytes, compressed.
    pub document: Vec<u8>,
    /// Since when its holder is erased, and name and document with them.
    pub erased_at: Option<Timestamp>,
}

#[derive(Queryable, Selectable, Insertable)]
#[diesel(table_name = credentials)]
struct Row {
    id: Col<CredentialId>,
    award_id: Col<AwardId>,
    code: String,
    licence_number: String,
    holder_name: String,
    status_list: i32,
    status_index: i32,
    key_id: String,
    issued_at: Col<Timestamp>,
    template_id: i32,
    document: Vec<u8>,
    erased_at: Option<Col<Timestamp>>,
}

impl From<&Credential> for Row {
    fn from(credential: &Credential) -> Self {
        Self {
            id: Col(credential.id),
            award_id: Col(credential.award_id),
            code: credential.code.symbols().to_owned(),
            licence_number: credential.licence_number.clone(),
            holder_name: credential.holder_name.clone(),
            template_id: credential.template_id,
            status_list: credential.status_entry.0,
            status_index: credential.status_entry.1,
            key_id: credential.key_id.clone(),
            issued_at: Col(credential.issued_at),
            document: credential.document.clone(),
            erased_at: credential.erased_at.map(Col),
        }
    }
}

impl TryFrom<Row> for Credential {
    type Error = StoreError;

    fn try_from(row: Row) -> Result<Self, StoreError> {
        Ok(Self {
            id: row.id.0,
            award_id: row.award_id.0,
            code: row.code.parse().map_err(StoreError::corrupt)?,
            licence_number: row.licence_number,
            holder_name: row.holder_name,
            template_id: row.template_id,
            status_entry: (row.status_list, row.status_index),
            key_id: row.key_id,
            issued_at: row.issued_at.0,
            document: row.document,
            erased_at: row.erased_at.map(|at| at.0),
        })
    }
}

/// A credential with the award it documents and whose that is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Issued {
    /// The credential.
    pub credential: Credential,
    /// Its award.
    pub award: Award,
    /// Its holder.
    pub candidate: CandidateId,
}

fn issued((row, award): (Row, AwardRow)) -> Result<Issued, StoreError> {
    let (candidate, award) = award.into_award()?;
    Ok(Issued { credential: row.try_into()?, award, candidate })
}

/// Adds credentials but for those whose code, number or place in the status list is taken; answers which were added.
///
/// # Errors
/// When the database fails.
pub fn insert(conn: &mut DbConn, new: &[Credential]) -> Result<HashSet<CredentialId>, StoreError> {
    let rows: Vec<Row> = new.iter().map(Row::from).collect();
    match conn {
        // A round trip for all of them.
        DbConn::Postgres(c) => {
            let added: Vec<Col<CredentialId>> = diesel::insert_into(credentials::table)
                .values(&rows)
                .on_conflict_do_nothing()
                .returning(credentials::id)
                .get_results(c)?;
            Ok(added.into_iter().map(|id| id.0).collect())
        }
        DbConn::Sqlite(c) => {
            let mut added = HashSet::new();
            for row in rows {
                let id = row.id.0;
                let statement = diesel::insert_into(credentials::table).values(row).on_conflict_do_nothing();
                if statement.execute(c)? == 1 {
                    added.insert(id);
                }
            }
            Ok(added)
        }
    }
}

/// Puts a newer document in a credential's place. Its compact JWS form is signed anew when it is next asked for.
///
/// # Errors
/// When the database fails.
pub fn update(conn: &mut DbConn, credential: &Credential) -> Result<(), StoreError> {
    diesel::update(credentials::table.find(Col(credential.id)))
        .set((
            credentials::holder_name.eq(&credential.holder_name),
            credentials::key_id.eq(&credential.key_id),
            credentials::issued_at.eq(Col(credential.issued_at)),
            credentials::template_id.eq(credential.template_id),
            credentials::document.eq(&credential.document),
        ))
        .execute(conn)?;
    diesel::delete(credential_jws::table.find(Col(credential.id))).execute(conn)?;
    Ok(())
}

/// The credentials of these awards, of those that have one.
///
/// # Errors
/// When the database fails.
pub fn of_awards(conn: &mut DbConn, awards: &[AwardId]) -> Result<Vec<Credential>, StoreError> {
    let ids: Vec<Col<AwardId>> = awards.iter().copied().map(Col).collect();
    let rows: Vec<Row> =
        credentials::table.filter(credentials::award_id.eq_any(ids)).select(Row::as_select()).load(conn)?;
    rows.into_iter().map(Credential::try_from).collect()
}

/// The credential with that id.
///
/// # Errors
/// When the database fails.
pub fn find(conn: &mut DbConn, id: CredentialId) -> Result<Option<Issued>, StoreError> {
    let row = credentials::table
        .inner_join(awards::table)
        .filter(credentials::id.eq(Col(id)))
        .select((Row::as_select(), AwardRow::as_select()))
        // Not `first`: the limit that it binds makes SQLite prepare the statement anew each time it runs.
        .get_result(conn)
        .optional()?;
    row.map(issued).transpose()
}

/// The credential with that verification code.
///
/// # Errors
/// When the database fails.
pub fn find_by_code(conn: &mut DbConn, code: &VerificationCode) -> Result<Option<Issued>, StoreError> {
    // A measured hot path. The derived backend writes the query's text anew each time, and the limit that `first` binds
    // makes SQLite prepare the statement anew each time it runs.
    let row = on_backend!(conn, c => credentials::table
        .inner_join(awards::table)
        .filter(credentials::code.eq(code.symbols()))
        .select((Row::as_select(), AwardRow::as_select()))
        .get_result(c)
        .optional())?;
    row.map(issued).transpose()
}

/// Some credential that says something, when there is one at all.
///
/// # Errors
/// When the database fails.
pub fn find_any(conn: &mut DbConn) -> Result<Option<Issued>, StoreError> {
    let row = credentials::table
        .inner_join(awards::table)
        .filter(credentials::erased_at.is_null())
        .select((Row::as_select(), AwardRow::as_select()))
        .first(conn)
        .optional()?;
    row.map(issued).transpose()
}

/// Takes name and document from the credentials of a candidate. The rows keep their places in the status lists.
///
/// # Errors
/// When the database fails.
pub fn erase(conn: &mut DbConn, candidate: CandidateId, now: Timestamp) -> Result<(), StoreError> {
    let theirs = awards::table.filter(awards::candidate_id.eq(number(candidate))).select(awards::id);
    diesel::update(credentials::table.filter(credentials::award_id.eq_any(theirs)))
        .set((
            credentials::holder_name.eq(""),
            credentials::document.eq(Vec::<u8>::new()),
            credentials::erased_at.eq(Some(Col(now))),
        ))
        .execute(conn)?;
    Ok(())
}

/// All credentials of a candidate and of who was merged into them, newest first, those of one day by achievement.
///
/// # Errors
/// When the database fails.
pub fn of_candidate(conn: &mut DbConn, candidate: CandidateId) -> Result<Vec<Issued>, StoreError> {
    let numbers = recorded_under(conn, &[candidate])?;
    let rows: Vec<(Row, AwardRow)> = credentials::table
        .inner_join(awards::table)
        .filter(awards::candidate_id.eq_any(numbers.keys()))
        .select((Row::as_select(), AwardRow::as_select()))
        .load(conn)?;
    let mut issued = rows.into_iter().map(issued).collect::<Result<Vec<_>, StoreError>>()?;
    // Here rather than there: databases differ in how they order text.
    issued.sort_by_cached_key(|issued| {
        (Reverse(issued.award.earned_on), issued.award.achievement.clone(), issued.credential.id)
    });
    Ok(issued)
}

/// How many credentials were issued under a candidate ID, whoever it is read as.
///
/// # Errors
/// When the database fails.
pub fn count_of_candidate(conn: &mut DbConn, candidate: CandidateId) -> Result<u64, StoreError> {
    let theirs = credentials::table.inner_join(awards::table).filter(awards::candidate_id.eq(number(candidate)));
    let count: i64 = theirs.count().get_result(conn)?;
    Ok(count.unsigned_abs())
}

/// The indexes that are taken in a status list, of those asked about.
///
/// # Errors
/// When the database fails.
pub fn taken_indexes(conn: &mut DbConn, list: i32, of: &[i32]) -> Result<Vec<i32>, StoreError> {
    Ok(credentials::table
        .filter(credentials::status_list.eq(list).and(credentials::status_index.eq_any(of)))
        .select(credentials::status_index)
        .load(conn)?)
}

/// How many entries of a status list are taken.
///
/// # Errors
/// When the database fails.
pub fn count_in_list(conn: &mut DbConn, list: i32) -> Result<i64, StoreError> {
    Ok(credentials::table.filter(credentials::status_list.eq(list)).count().get_result(conn)?)
}

/// A document like those it is the dictionary of.
#[derive(Debug, Clone, Queryable, Selectable, Insertable)]
#[diesel(table_name = credential_templates)]
pub struct Template {
    /// Its number.
    pub id: i32,
    /// What its documents have in common.
    pub name: String,
    /// Its text.
    pub body: String,
}

/// The templates of these names that there are.
///
/// # Errors
/// When the database fails.
pub fn templates(conn: &mut DbConn, names: &[&str]) -> Result<Vec<Template>, StoreError> {
    let of_names = credential_templates::table.filter(credential_templates::name.eq_any(names.iter().copied()));
    Ok(of_names.select(Template::as_select()).load(conn)?)
}

/// The template of that name, which is added with the text that is made for it when it is new.
///
/// # Errors
/// [`StoreError::Conflict`] when another server added one at this moment.
pub fn template(conn: &mut DbConn, name: &str, body: impl FnOnce() -> String) -> Result<Template, StoreError> {
    let known = credential_templates::table
        .filter(credential_templates::name.eq(name))
        .select(Template::as_select())
        .first(conn)
        .optional()?;
    if let Some(known) = known {
        return Ok(known);
    }
    let last: Option<i32> =
        credential_templates::table.select(diesel::dsl::max(credential_templates::id)).first(conn)?;
    let new = Template { id: last.unwrap_or(0) + 1, name: name.to_owned(), body: body() };
    diesel::insert_into(credential_templates::table).values(new.clone()).execute(conn)?;
    Ok(new)
}

/// The template with that number.
///
/// # Errors
/// When the database fails or there is no such template.
pub fn template_by_id(conn: &mut DbConn, id: i32) -> Result<Template, StoreError> {
    Ok(credential_templates::table.find(id).select(Template::as_select()).get_result(conn)?)
}

/// The compact JWS form, when it was asked for before.
///
/// # Errors
/// When the database fails.
pub fn jws(conn: &mut DbConn, id: CredentialId) -> Result<Option<String>, StoreError> {
    Ok(credential_jws::table.find(Col(id)).select(credential_jws::body).first(conn).optional()?)
}

/// Keeps the compact JWS form; the first to come stays, and is answered.
///
/// # Errors
/// When the database fails.
pub fn keep_jws(conn: &mut DbConn, id: CredentialId, body: String) -> Result<String, StoreError> {
    on_backend!(conn, c => diesel::insert_into(credential_jws::table)
        .values((credential_jws::credential_id.eq(Col(id)), credential_jws::body.eq(&body)))
        .on_conflict_do_nothing()
        .execute(c))?;
    Ok(jws(conn, id)?.unwrap_or(body))
}
