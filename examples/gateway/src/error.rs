//! The error responses of the chat endpoint.

use axum::{
    Json,
    http::StatusCode,
    response::{IntoResponse, Response},
};
use serde_json::json;

use crate::{anthropic::UpstreamError, ending::CutOff, pydantic::Faults};

/// The reason why a request failed.
#[derive(Debug)]
pub(crate) enum ApiError {
    /// The body is not valid.
    Invalid(Faults),
    /// The body cannot be read, for example because it is not UTF-8 or is nested too deeply.
    Unreadable,
    /// The body is too large.
    TooLarge,
    /// The body did not arrive in time.
    TooSlow,
    /// The service is shutting down.
    Ending,
    /// The model call failed.
    Upstream(UpstreamError),
}

impl From<Faults> for ApiError {
    fn from(faults: Faults) -> Self {
        Self::Invalid(faults)
    }
}

impl From<CutOff> for ApiError {
    fn from(_: CutOff) -> Self {
        Self::Ending
    }
}

impl From<UpstreamError> for ApiError {
    fn from(error: UpstreamError) -> Self {
        Self::Upstream(error)
    }
}

impl IntoResponse for ApiError {
    fn into_response(self) -> Response {
        let (status, detail) = match self {
            Self::Invalid(faults) => (StatusCode::UNPROCESSABLE_ENTITY, json!(faults)),
            Self::Unreadable => (
                StatusCode::BAD_REQUEST,
                json!("There was an error parsing the body"),
            ),
            Self::TooLarge => (StatusCode::PAYLOAD_TOO_LARGE, json!("Content Too Large")),
            Self::TooSlow => (StatusCode::REQUEST_TIMEOUT, json!("Request Timeout")),
            Self::Ending => (
                StatusCode::SERVICE_UNAVAILABLE,
                json!("Service Unavailable"),
            ),
            Self::Upstream(error) => (error.status(), json!(error.detail())),
        };
        (status, Json(json!({ "detail": detail }))).into_response()
    }
}
