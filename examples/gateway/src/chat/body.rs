//! Reads the body of a request as `FastAPI` does.

use std::time::Duration;

use axum::{
    body::{Body, Bytes, HttpBody, to_bytes},
    extract::{FromRequest, Request},
    http::{HeaderMap, header::CONTENT_TYPE},
};
use http_body_util::LengthLimitError;
use tokio::time::timeout;

use super::request::ChatRequest;
use crate::{
    error::ApiError,
    pydantic::{Faults, Json, Kind, Unreadable, read},
};

const LARGEST: usize = 2 * 1024 * 1024;
/// The time limit for the body. Together with the deadline of the model call, it is less than a minute.
const SLOWEST: Duration = Duration::from_secs(10);

impl<S: Sync> FromRequest<S> for ChatRequest {
    type Rejection = ApiError;

    async fn from_request(request: Request, _: &S) -> Result<Self, ApiError> {
        let (parts, body) = request.into_parts();
        let bytes = timeout(SLOWEST, receive(body))
            .await
            .map_err(|_| ApiError::TooSlow)??;
        let value = parse(&parts.headers, &bytes)?;
        Self::validate(&value).map_err(|faults| faults.within_body().into())
    }
}

async fn receive(body: Body) -> Result<Bytes, ApiError> {
    // If the Content-Length is too large, the body is not read at all.
    if body.size_hint().lower() > LARGEST as u64 {
        return Err(ApiError::TooLarge);
    }
    let received = to_bytes(body, LARGEST)
        .await
        .map_err(axum::Error::into_inner);
    received.map_err(|error| {
        if error.is::<LengthLimitError>() {
            ApiError::TooLarge
        } else {
            ApiError::Unreadable
        }
    })
}

fn parse(headers: &HeaderMap, bytes: &[u8]) -> Result<Json, ApiError> {
    if bytes.is_empty() {
        return Err(missing());
    }
    if !is_json(headers) {
        // FastAPI treats the body as a string, and a string is not a valid request.
        return Ok(Json::Text(String::new()));
    }
    let text = std::str::from_utf8(bytes).map_err(|_| ApiError::Unreadable)?;
    match read(text) {
        Ok(Json::Null) => Err(missing()),
        Ok(value) => Ok(value),
        Err(Unreadable::TooMuch) => Err(ApiError::Unreadable),
        Err(Unreadable::Malformed { error, at }) => Err(Faults::from(Kind::JsonInvalid { error })
            .at_character(at)
            .within_body()
            .into()),
    }
}

fn missing() -> ApiError {
    Faults::from(Kind::Missing).within_body().into()
}

/// A missing content type counts as JSON, as in the original's `FastAPI`.
fn is_json(headers: &HeaderMap) -> bool {
    let Some(value) = headers.get(CONTENT_TYPE).filter(|value| !value.is_empty()) else {
        return true;
    };
    let kind = value
        .to_str()
        .unwrap_or_default()
        .split(';')
        .next()
        .unwrap_or_default();
    let kind = kind.trim().to_ascii_lowercase();
    match kind.strip_prefix("application/") {
        Some(subtype) => {
            !subtype.contains('/') && (subtype == "json" || subtype.ends_with("+json"))
        }
        None => false,
    }
}
