//! SQL types that mean one thing in Rust and are native in each database.
//!
//! | type | PostgreSQL | SQLite | in Rust |
//! |---|---|---|---|
//! | [`Id`] | uuid | 16-byte blob | `Col` of any UUID newtype of `domain` |
//! | [`Instant`] | timestamptz | integer, microseconds since 1970 | `Col<jiff::Timestamp>` |
//! | [`Day`] | date | text, ISO 8601 | `Col<jiff::civil::Date>` |
//! | [`Document`] | jsonb | text | `Col<serde_json::Value>` |
//!
//! [`Col`] carries values of other crates, which diesel's traits cannot be implemented for. Enum words are plain text
//! columns; each `store` file turns them into its domain type.

use diesel::backend::Backend;
use diesel::deserialize::{self, FromSql, FromSqlRow};
use diesel::expression::AsExpression;
use diesel::pg::{Pg, PgValue};
use diesel::query_builder::QueryId;
use diesel::serialize::{self, IsNull, Output, ToSql};
use diesel::sql_types::{HasSqlType, SqlOrd, SqlType};
use diesel::sqlite::Sqlite;
use jiff::Timestamp;
use jiff::civil::Date;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use std::io::Write;
use uuid::Uuid;

use super::StoreError;
use super::conn::MultiBackend;

/// A UUID.
#[derive(Debug, Clone, Copy, Default, SqlType, QueryId)]
#[diesel(postgres_type(oid = 2950, array_oid = 2951))]
#[diesel(sqlite_type(name = "Binary"))]
pub struct Id;

/// An instant, to the microsecond.
#[derive(Debug, Clone, Copy, Default, SqlType, QueryId)]
#[diesel(postgres_type(oid = 1184, array_oid = 1185))]
#[diesel(sqlite_type(name = "Long"))]
pub struct Instant;

/// A calendar day.
#[derive(Debug, Clone, Copy, Default, SqlType, QueryId)]
#[diesel(postgres_type(oid = 1082, array_oid = 1182))]
#[diesel(sqlite_type(name = "Text"))]
pub struct Day;

/// A JSON document.
#[derive(Debug, Clone, Copy, Default, SqlType, QueryId)]
#[diesel(postgres_type(oid = 3802, array_oid = 3807))]
#[diesel(sqlite_type(name = "Text"))]
pub struct Document;

impl SqlOrd for Id {}
impl SqlOrd for Instant {}
impl SqlOrd for Day {}

/// A value of another crate, as a column.
#[derive(Debug, Clone, PartialEq, AsExpression, FromSqlRow)]
#[diesel(sql_type = Id)]
#[diesel(sql_type = Instant)]
#[diesel(sql_type = Day)]
#[diesel(sql_type = Document)]
pub struct Col<T>(pub T);

/// A UUID newtype of `domain`.
pub trait UuidId: Copy + std::fmt::Debug + Send + Sync + From<Uuid> + Into<Uuid> + 'static {}
impl<T: Copy + std::fmt::Debug + Send + Sync + From<Uuid> + Into<Uuid> + 'static> UuidId for T {}

/// Days from 1970-01-01 to PostgreSQL's epoch, 2000-01-01.
const POSTGRES_EPOCH_DAYS: i32 = 10_957;
/// Microseconds from 1970-01-01 to PostgreSQL's epoch, 2000-01-01.
const POSTGRES_EPOCH_MICROSECONDS: i64 = 946_684_800_000_000;

macro_rules! multi {
    ($sql:ident, [$($bound:tt)*], $rust:ty) => {
        impl<$($bound)*> ToSql<$sql, MultiBackend> for Col<$rust> {
            fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, MultiBackend>) -> serialize::Result {
                out.set_value(($sql, self));
                Ok(IsNull::No)
            }
        }
        impl<$($bound)*> FromSql<$sql, MultiBackend> for Col<$rust> {
            fn from_sql(raw: <MultiBackend as Backend>::RawValue<'_>) -> deserialize::Result<Self> {
                raw.from_sql::<Self, $sql>()
            }
        }
    };
    ($sql:ident) => {
        impl HasSqlType<$sql> for MultiBackend {
            fn metadata(lookup: &mut Self::MetadataLookup) -> Self::TypeMetadata {
                Self::lookup_sql_type::<$sql>(lookup)
            }
        }
    };
}

multi!(Id);
multi!(Id, [T: UuidId], T);
multi!(Instant);
multi!(Instant, [], Timestamp);
multi!(Day);
multi!(Day, [], Date);
multi!(Document);
multi!(Document, [], Value);

impl<T: UuidId> ToSql<Id, Pg> for Col<T> {
    fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, Pg>) -> serialize::Result {
        let id: Uuid = self.0.into();
        out.write_all(id.as_bytes())?;
        Ok(IsNull::No)
    }
}

impl<T: UuidId> FromSql<Id, Pg> for Col<T> {
    fn from_sql(raw: PgValue<'_>) -> deserialize::Result<Self> {
        Ok(Self(Uuid::from_slice(raw.as_bytes())?.into()))
    }
}

impl<T: UuidId> ToSql<Id, Sqlite> for Col<T> {
    fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, Sqlite>) -> serialize::Result {
        let id: Uuid = self.0.into();
        out.set_value(id.as_bytes().to_vec());
        Ok(IsNull::No)
    }
}

impl<T: UuidId> FromSql<Id, Sqlite> for Col<T> {
    fn from_sql(raw: <Sqlite as Backend>::RawValue<'_>) -> deserialize::Result<Self> {
        let bytes = <Vec<u8> as FromSql<diesel::sql_types::Binary, Sqlite>>::from_sql(raw)?;
        Ok(Self(Uuid::from_slice(&bytes)?.into()))
    }
}

impl ToSql<Instant, Pg> for Col<Timestamp> {
    fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, Pg>) -> serialize::Result {
        out.write_all(&(self.0.as_microsecond() - POSTGRES_EPOCH_MICROSECONDS).to_be_bytes())?;
        Ok(IsNull::No)
    }
}

impl FromSql<Instant, Pg> for Col<Timestamp> {
    fn from_sql(raw: PgValue<'_>) -> deserialize::Result<Self> {
        let since = i64::from_be_bytes(raw.as_bytes().try_into()?);
        let microseconds = since.checked_add(POSTGRES_EPOCH_MICROSECONDS).ok_or("instant out of range")?;
        Ok(Self(Timestamp::from_microsecond(microseconds)?))
    }
}

impl ToSql<Instant, Sqlite> for Col<Timestamp> {
    fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, Sqlite>) -> serialize::Result {
        out.set_value(self.0.as_microsecond());
        Ok(IsNull::No)
    }
}

impl FromSql<Instant, Sqlite> for Col<Timestamp> {
    fn from_sql(raw: <Sqlite as Backend>::RawValue<'_>) -> deserialize::Result<Self> {
        let microseconds = <i64 as FromSql<diesel::sql_types::BigInt, Sqlite>>::from_sql(raw)?;
        Ok(Self(Timestamp::from_microsecond(microseconds)?))
    }
}

impl ToSql<Day, Pg> for Col<Date> {
    fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, Pg>) -> serialize::Result {
        let epoch = jiff::civil::date(1970, 1, 1);
        let days = (self.0 - epoch).get_days() - POSTGRES_EPOCH_DAYS;
        out.write_all(&days.to_be_bytes())?;
        Ok(IsNull::No)
    }
}

impl FromSql<Day, Pg> for Col<Date> {
    fn from_sql(raw: PgValue<'_>) -> deserialize::Result<Self> {
        let days = i32::from_be_bytes(raw.as_bytes().try_into()?);
        let epoch = jiff::civil::date(2000, 1, 1);
        Ok(Self(epoch.checked_add(jiff::Span::new().try_days(days)?)?))
    }
}

impl ToSql<Day, Sqlite> for Col<Date> {
    fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, Sqlite>) -> serialize::Result {
        out.set_value(self.0.to_string());
        Ok(IsNull::No)
    }
}

impl FromSql<Day, Sqlite> for Col<Date> {
    fn from_sql(raw: <Sqlite as Backend>::RawValue<'_>) -> deserialize::Result<Self> {
        let text = <String as FromSql<diesel::sql_types::Text, Sqlite>>::from_sql(raw)?;
        Ok(Self(text.parse()?))
    }
}

/// The first byte of PostgreSQL's binary form of `jsonb`.
const JSONB_VERSION: u8 = 1;

impl ToSql<Document, Pg> for Col<Value> {
    fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, Pg>) -> serialize::Result {
        out.write_all(&[JSONB_VERSION])?;
        serde_json::to_writer(out, &self.0)?;
        Ok(IsNull::No)
    }
}

impl FromSql<Document, Pg> for Col<Value> {
    fn from_sql(raw: PgValue<'_>) -> deserialize::Result<Self> {
        match raw.as_bytes() {
            [JSONB_VERSION, text @ ..] => Ok(Self(serde_json::from_slice(text)?)),
            _ => Err("an unknown version of jsonb".into()),
        }
    }
}

impl ToSql<Document, Sqlite> for Col<Value> {
    fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, Sqlite>) -> serialize::Result {
        out.set_value(serde_json::to_string(&self.0)?);
        Ok(IsNull::No)
    }
}

impl FromSql<Document, Sqlite> for Col<Value> {
    fn from_sql(raw: <Sqlite as Backend>::RawValue<'_>) -> deserialize::Result<Self> {
        let text = <String as FromSql<diesel::sql_types::Text, Sqlite>>::from_sql(raw)?;
        Ok(Self(serde_json::from_str(&text)?))
    }
}

/// What a document, or the word of an enum, stands for.
pub(super) fn read<T: DeserializeOwned>(value: Value) -> Result<T, StoreError> {
    serde_json::from_value(value).map_err(StoreError::corrupt)
}

/// Plain data as a document.
pub(super) fn write(value: impl Serialize) -> Value {
    serde_json::to_value(value).expect("what is stored is plain data")
}

/// The word of an enum.
pub(super) fn word(value: impl Serialize) -> String {
    match write(value) {
        Value::String(word) => word,
        _ => unreachable!("an enum without fields is written as a word"),
    }
}
