//! A yes or no that a query counts.

use serde::Serialize;
use utoipa::ToSchema;

/// Read from a `COUNT(*)`, because the two databases have no common type for a boolean expression.
#[derive(Serialize, ToSchema)]
pub(crate) struct Flag(bool);

impl From<i64> for Flag {
    fn from(count: i64) -> Self {
        Self(count > 0)
    }
}
