//! Bookings at exam-delivery vendors, as the vendors told of them.

use diesel::prelude::*;
use domain::code::ExamCode;
use domain::id::{AppointmentId, AuthorizationId, CandidateId};
use jiff::Timestamp;
use serde_json::Value;

use super::authorizations::{authorization_id, authorization_number};
use super::candidates::{id as candidate, number};
use super::column::Col;
use super::conn::MultiBackend;
use super::schema::appointments as table;
use super::vendor_records::count;
use super::{DbConn, StoreError};

/// One booking.
#[derive(Debug, Clone)]
pub struct Appointment {
    /// Which one.
    pub id: AppointmentId,
    /// Where it was booked.
    pub vendor: String,
    /// The vendor's number of it.
    pub registration_id: String,
    /// Whose it is, as recorded.
    pub candidate: CandidateId,
    /// What it rests on, where the vendor said so.
    pub authorization: Option<AuthorizationId>,
    /// Which exam.
    pub exam: ExamCode,
    /// Whether it was cancelled.
    pub cancelled: bool,
    /// When it begins.
    pub starts_at: Timestamp,
    /// How long it takes, in minutes.
    pub minutes: u32,
    /// The centre's time zone, as the IANA names it.
    pub time_zone: Option<String>,
    /// Whether it is sat at home, under supervision from afar.
    pub online: bool,
    /// Where it is, as a document.
    pub centre: Option<Value>,
    /// When the vendor first told of it.
    pub booked_at: Timestamp,
    /// The time of the last event that was taken.
    pub event_at: Timestamp,
    /// How often it was changed.
    pub changes: u32,
    /// When its candidate was reminded.
    pub reminded_at: Option<Timestamp>,
}

#[derive(Queryable, Selectable, Insertable)]
#[diesel(table_name = table)]
#[diesel(check_for_backend(MultiBackend))]
struct Row {
    id: Col<AppointmentId>,
    vendor: String,
    registration_id: String,
    candidate_id: i64,
    authorization_id: Option<i64>,
    exam: String,
    state: String,
    starts_at: Col<Timestamp>,
    minutes: i32,
    time_zone: Option<String>,
    delivery: String,
    centre: Option<Col<Value>>,
    booked_at: Col<Timestamp>,
    event_at: Col<Timestamp>,
    changes: i32,
    reminded_at: Option<Col<Timestamp>>,
}

impl From<&Appointment> for Row {
    fn from(appointment: &Appointment) -> Self {
        Self {
            id: Col(appointment.id),
            vendor: appointment.vendor.clone(),
            registration_id: appointment.registration_id.clone(),
            candidate_id: number(appointment.candidate),
            authorization_id: appointment.authorization.map(authorization_number),
            exam: appointment.exam.to_string(),
            state: if appointment.cancelled { "cancelled" } else { "booked" }.to_owned(),
            starts_at: Col(appointment.starts_at),
            minutes: count(appointment.minutes),
            time_zone: appointment.time_zone.clone(),
            delivery: if appointment.online { "online" } else { "test_centre" }.to_owned(),
            centre: appointment.centre.clone().map(Col),
            booked_at: Col(appointment.booked_at),
            event_at: Col(appointment.event_at),
            changes: count(appointment.changes),
            reminded_at: appointment.reminded_at.map(Col),
        }
    }
}

impl TryFrom<Row> for Appointment {
    type Error = StoreError;

    fn try_from(row: Row) -> Result<Self, StoreError> {
        let whole = |number: i32| u32::try_from(number).map_err(StoreError::corrupt);
        Ok(Self {
            id: row.id.0,
            vendor: row.vendor,
            registration_id: row.registration_id,
            candidate: candidate(row.candidate_id)?,
            authorization: row.authorization_id.map(authorization_id).transpose()?,
            exam: row.exam.parse().map_err(StoreError::corrupt)?,
            cancelled: row.state == "cancelled",
            starts_at: row.starts_at.0,
            minutes: whole(row.minutes)?,
            time_zone: row.time_zone,
            online: row.delivery == "online",
            centre: row.centre.map(|centre| centre.0),
            booked_at: row.booked_at.0,
            event_at: row.event_at.0,
            changes: whole(row.changes)?,
            reminded_at: row.reminded_at.map(|at| at.0),
        })
    }
}

/// One booking.
///
/// # Errors
/// When the database fails.
pub fn find(conn: &mut DbConn, id: AppointmentId) -> Result<Option<Appointment>, StoreError> {
    let row: Option<Row> = table::table.find(Col(id)).select(Row::as_select()).first(conn).optional()?;
    row.map(Appointment::try_from).transpose()
}

/// The booking that a vendor gave that number.
///
/// # Errors
/// When the database fails.
pub fn find_by_registration(
    conn: &mut DbConn,
    vendor: &str,
    registration_id: &str,
) -> Result<Option<Appointment>, StoreError> {
    let row: Option<Row> = table::table
        .filter(table::vendor.eq(vendor).and(table::registration_id.eq(registration_id)))
        .select(Row::as_select())
        .first(conn)
        .optional()?;
    row.map(Appointment::try_from).transpose()
}

/// Whose these registrations are, where a booking told of them.
///
/// # Errors
/// When the database fails.
pub fn owners(conn: &mut DbConn, registrations: &[String]) -> Result<Vec<(String, CandidateId)>, StoreError> {
    let rows: Vec<(String, i64)> = table::table
        .filter(table::registration_id.eq_any(registrations))
        .select((table::registration_id, table::candidate_id))
        .load(conn)?;
    rows.into_iter().map(|(registration, of)| Ok((registration, candidate(of)?))).collect()
}

/// Bookings of these candidates, the latest first.
///
/// # Errors
/// When the database fails.
pub fn of_candidates(conn: &mut DbConn, of: &[CandidateId]) -> Result<Vec<Appointment>, StoreError> {
    let of: Vec<i64> = of.iter().copied().map(number).collect();
    let rows: Vec<Row> = table::table
        .filter(table::candidate_id.eq_any(of))
        .select(Row::as_select())
        .order((table::starts_at.desc(), table::id.desc()))
        .load(conn)?;
    rows.into_iter().map(Appointment::try_from).collect()
}

/// Bookings by an authorization, the latest first.
///
/// # Errors
/// When the database fails.
pub fn of_authorization(conn: &mut DbConn, of: AuthorizationId) -> Result<Vec<Appointment>, StoreError> {
    let rows: Vec<Row> = table::table
        .filter(table::authorization_id.eq(authorization_number(of)))
        .select(Row::as_select())
        .order((table::booked_at.desc(), table::id.desc()))
        .load(conn)?;
    rows.into_iter().map(Appointment::try_from).collect()
}

/// Bookings that begin between two times and whose candidates were not reminded.
///
/// # Errors
/// When the database fails.
pub fn to_remind(
    conn: &mut DbConn,
    after: Timestamp,
    until: Timestamp,
    limit: i64,
) -> Result<Vec<Appointment>, StoreError> {
    let rows: Vec<Row> = table::table
        .filter(table::state.eq("booked").and(table::reminded_at.is_null()))
        .filter(table::starts_at.gt(Col(after)).and(table::starts_at.le(Col(until))))
        .select(Row::as_select())
        .order(table::starts_at.asc())
        .limit(limit)
        .load(conn)?;
    rows.into_iter().map(Appointment::try_from).collect()
}

/// Adds one.
///
/// # Errors
/// [`StoreError::Conflict`] when the vendor's number is known.
pub fn insert(conn: &mut DbConn, new: &Appointment) -> Result<(), StoreError> {
    diesel::insert_into(table::table).values(Row::from(new)).execute(conn)?;
    Ok(())
}

/// Keeps one as it is now.
///
/// # Errors
/// When the database fails.
pub fn update(conn: &mut DbConn, appointment: &Appointment) -> Result<(), StoreError> {
    let row = Row::from(appointment);
    diesel::update(table::table.find(row.id))
        .set((
            table::authorization_id.eq(row.authorization_id),
            table::state.eq(row.state),
            table::starts_at.eq(row.starts_at),
            table::minutes.eq(row.minutes),
            table::time_zone.eq(row.time_zone),
            table::delivery.eq(row.delivery),
            table::centre.eq(row.centre),
            table::event_at.eq(row.event_at),
            table::changes.eq(row.changes),
            table::reminded_at.eq(row.reminded_at),
        ))
        .execute(conn)?;
    Ok(())
}
