//! The response to a request that is not admitted.

use std::time::Duration;

use axum::{
    Json,
    http::{StatusCode, header::RETRY_AFTER},
    response::{IntoResponse, Response},
};
use serde_json::json;

/// The reason why a request is not admitted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Refusal {
    /// The caller has exceeded the limit, and may retry after this time.
    TooMany(Duration),
    /// Redis is not available, so the request cannot be counted.
    Unknown,
}

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        let (status, wait) = match self {
            Self::TooMany(wait) => (StatusCode::TOO_MANY_REQUESTS, wait),
            Self::Unknown => (StatusCode::SERVICE_UNAVAILABLE, Duration::from_secs(1)),
        };
        (
            status,
            [(RETRY_AFTER, whole_seconds(wait))],
            Json(json!({ "detail": status.canonical_reason() })),
        )
            .into_response()
    }
}

/// Rounds up, because a client that retries earlier would be rejected again.
fn whole_seconds(wait: Duration) -> u64 {
    wait.as_secs() + u64::from(wait.subsec_nanos() > 0)
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use axum::response::IntoResponse;

    use super::Refusal;

    #[test]
    fn the_next_request_may_come_in_whole_seconds() {
        for (wait, told) in [(1, "1"), (1_000, "1"), (1_001, "2")] {
            let response = Refusal::TooMany(Duration::from_millis(wait)).into_response();
            assert_eq!(response.headers()["retry-after"], told, "{wait} ms");
            assert_eq!(response.status(), 429);
        }
    }
}
