//! Authentication errors: the response for the caller, and the reason for the log.

use axum::{
    Json,
    http::{StatusCode, header::WWW_AUTHENTICATE},
    response::{IntoResponse, Response},
};
use serde_json::json;
use tracing::debug;

/// The reason why a request is not authenticated, in the order of the checks. The texts are the original's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub(crate) enum AuthError {
    #[error("No authorization header presented")]
    NoHeader,
    #[error("Invalid authorization header")]
    InvalidHeader,
    #[error("Invalid authentication token type - only OIDC is supported")]
    InvalidType,
    #[error("Forbidden by auth provider")]
    Refused(Refusal),
}

/// The reason why a token is refused. It appears only in the log, and never contains the token.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub(crate) enum Refusal {
    #[error("it is not a JSON Web Token")]
    Malformed,
    #[error("it is not signed with RS256")]
    Algorithm,
    #[error("it has a critical header")]
    Critical,
    #[error("no issuer publishes its key")]
    UnknownKey,
    #[error("its signature is wrong")]
    Signature,
    #[error("it is for another audience")]
    Audience,
    #[error("it is from another issuer")]
    Issuer,
    #[error("a claim is missing or has the wrong type")]
    Claims,
    #[error("it has expired")]
    Expired,
    #[error("it is not valid yet")]
    Immature,
}

impl From<Refusal> for AuthError {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}

impl IntoResponse for AuthError {
    fn into_response(self) -> Response {
        if let Self::Refused(reason) = self {
            debug!(%reason, "A token was refused");
        }
        (
            StatusCode::UNAUTHORIZED,
            [(WWW_AUTHENTICATE, "Bearer")],
            Json(json!({ "error": self.to_string() })),
        )
            .into_response()
    }
}
