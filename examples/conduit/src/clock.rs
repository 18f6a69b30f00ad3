//! The time of day.

use chrono::{DateTime, SecondsFormat, Utc};
use serde::{Serialize, Serializer};
use utoipa::ToSchema;

/// The current time. Tests use a fixed one.
#[derive(Clone, Copy)]
pub(crate) struct Clock(pub(crate) fn() -> DateTime<Utc>);

impl Clock {
    pub(crate) fn now(self) -> Timestamp {
        Timestamp((self.0)().timestamp_millis())
    }
}

/// Milliseconds since 1970: a number in both databases, RFC 3339 in responses.
#[derive(Clone, Copy, Debug, PartialEq, Eq, sqlx::Type, ToSchema)]
#[schema(value_type = String, format = DateTime)]
#[sqlx(transparent)]
pub(crate) struct Timestamp(i64);

impl Timestamp {
    /// Seconds since 1970, as in a token.
    pub(crate) fn seconds(self) -> i64 {
        self.0.div_euclid(1000)
    }
}

impl Serialize for Timestamp {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let time = DateTime::from_timestamp_millis(self.0).unwrap_or_default();
        serializer.serialize_str(&time.to_rfc3339_opts(SecondsFormat::Millis, true))
    }
}
