//! Failures of Anthropic.

use std::time::{Duration, SystemTime};

use axum::http::{HeaderMap, StatusCode, header::RETRY_AFTER};
use reqwest::Response;
use tracing::warn;

use crate::outbound;

/// The reason why a call failed. No message contains a URL, a key or a prompt.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub(crate) enum UpstreamError {
    #[error("answered with status {status}")]
    Status {
        status: StatusCode,
        retry_after: Option<Duration>,
    },
    #[error("reported an error: {0}")]
    Refused(String),
    #[error("took too long")]
    Timeout,
    #[error("could not be reached, or broke off: {0}")]
    Connection(String),
    #[error("sent {0}")]
    Garbled(&'static str),
}

impl UpstreamError {
    pub(super) fn of_status(response: &Response) -> Self {
        Self::Status {
            status: response.status(),
            retry_after: retry_after(response.headers()),
        }
    }

    /// Whether a retry may succeed.
    pub(super) fn may_pass(&self) -> bool {
        match self {
            Self::Status { status, .. } => {
                matches!(status.as_u16(), 408 | 409 | 429) || status.is_server_error()
            }
            Self::Timeout | Self::Connection(_) => true,
            Self::Refused(_) | Self::Garbled(_) => false,
        }
    }

    pub(crate) fn status(&self) -> StatusCode {
        match self {
            Self::Timeout => StatusCode::GATEWAY_TIMEOUT,
            _ => StatusCode::BAD_GATEWAY,
        }
    }

    pub(crate) fn detail(&self) -> &'static str {
        match self {
            Self::Status { .. } | Self::Refused(_) => "Anthropic API Status Error.",
            Self::Timeout => "Anthropic API Timeout Error.",
            Self::Connection(_) => "Anthropic API Connection Error.",
            Self::Garbled(_) => "Anthropic API Response Error.",
        }
    }

    pub(super) fn log(&self) {
        warn!(error = %self, "Anthropic failed");
    }
}

impl From<reqwest::Error> for UpstreamError {
    fn from(error: reqwest::Error) -> Self {
        if error.is_timeout() {
            return Self::Timeout;
        }
        Self::Connection(outbound::cause(error))
    }
}

/// The header contains a number of seconds or a date.
fn retry_after(headers: &HeaderMap) -> Option<Duration> {
    let text = headers.get(RETRY_AFTER)?.to_str().ok()?.trim();
    if let Ok(seconds) = text.parse() {
        let too_long = (seconds > 0.0).then_some(Duration::MAX);
        return Duration::try_from_secs_f64(seconds).ok().or(too_long);
    }
    let date = httpdate::parse_http_date(text).ok()?;
    Some(date.duration_since(SystemTime::now()).unwrap_or_default())
}
