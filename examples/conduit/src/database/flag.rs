//! A boolean that a query returns as a count.

use serde::Serialize;
use utoipa::ToSchema;

/// Read from a `COUNT(*)`, because the databases have no common type for boolean expressions.
#[derive(Serialize, ToSchema)]
pub(crate) struct Flag(bool);

impl From<i64> for Flag {
    fn from(count: i64) -> Self {
        Self(count > 0)
    }
}
