//! Bookings at exam-delivery vendors.

use domain::id::{AppointmentId, AuthorizationId};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// A booking, as the vendor told of it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AppointmentView {
    /// Which one.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = Uuid))]
    pub id: AppointmentId,
    /// The authorization it rests on, where the vendor said so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>))]
    pub authorization: Option<AuthorizationId>,
    /// The vendor's code.
    pub vendor: String,
    /// What the vendor calls itself.
    pub vendor_name: String,
    /// The vendor's number of it, to quote at the test centre.
    pub registration_id: String,
    /// The exam's code.
    pub exam: String,
    /// The exam's title.
    pub title: String,
    /// How it stands.
    pub state: AppointmentState,
    /// When it begins.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub starts_at: Timestamp,
    /// When it ends.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub ends_at: Timestamp,
    /// The time zone of the centre, as the IANA names it. What time it is there is up to whoever shows it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(example = "Europe/Stockholm"))]
    pub time_zone: Option<String>,
    /// Begin and end where the exam is sat, as dates and times without a zone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(example = "2026-12-03T09:00:00"))]
    pub starts_there: Option<String>,
    /// How it is sat.
    pub delivery: Delivery,
    /// Where, for a test centre.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub centre: Option<CentreView>,
    /// How often it was changed since it was booked.
    pub changes: u32,
    /// When the vendor first told of it.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub booked_at: Timestamp,
}

/// How a booking stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum AppointmentState {
    /// It is to come.
    Booked,
    /// It was cancelled.
    Cancelled,
    /// Its time is over.
    Past,
}

/// How an exam is sat.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Delivery {
    /// At a test centre.
    TestCentre,
    /// Where the candidate is, under supervision from afar.
    Online,
}

/// A test centre.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CentreView {
    /// The vendor's code of it.
    pub code: String,
    /// Its name.
    pub name: String,
    /// Street and number, in one line.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub address: Option<String>,
    /// The city.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub city: Option<String>,
    /// The country: its code (ISO 3166-1 alpha-2), or what the vendor writes where that is none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub country: Option<String>,
    /// Its telephone number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
}
