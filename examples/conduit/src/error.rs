//! The error of a request, and its response.

use std::collections::BTreeMap;

use axum::{
    Json,
    extract::rejection::{JsonRejection, PathRejection, QueryRejection},
    http::StatusCode,
    response::{IntoResponse, Response},
};
use serde::Serialize;
use utoipa::{
    IntoResponses, ToSchema,
    openapi::{ContentBuilder, Ref, RefOr, ResponseBuilder, ResponsesBuilder},
};

use crate::auth::AuthError;

/// The error of every handler and of every provider that can refuse a request.
#[derive(Debug, thiserror::Error)]
pub(crate) enum ApiError {
    #[error(transparent)]
    Auth(#[from] AuthError),
    #[error("{0}")]
    Forbidden(&'static str),
    #[error("{0} not found")]
    NotFound(&'static str),
    /// The validation errors, one line each.
    #[error("{}", .0.join(", "))]
    Invalid(Vec<String>),
    /// The body could not be read.
    #[error("{1}")]
    Unreadable(StatusCode, String),
    #[error("database: {0}")]
    Database(#[from] sqlx::Error),
    #[error("password hash: {0}")]
    Password(#[from] argon2::password_hash::Error),
    #[error("token: {0}")]
    Token(#[from] jsonwebtoken::errors::Error),
}

/// The body of every refusal.
#[derive(Serialize, ToSchema)]
pub(crate) struct ErrorBody {
    #[schema(example = json!({ "body": ["title can't be empty"] }))]
    errors: BTreeMap<&'static str, Vec<String>>,
}

impl ApiError {
    fn status(&self) -> StatusCode {
        match self {
            Self::Auth(error) => error.status(),
            Self::Forbidden(_) => StatusCode::FORBIDDEN,
            Self::NotFound(_) => StatusCode::NOT_FOUND,
            Self::Invalid(_) => StatusCode::UNPROCESSABLE_ENTITY,
            Self::Unreadable(status, _) => *status,
            Self::Database(_) | Self::Password(_) | Self::Token(_) => {
                StatusCode::INTERNAL_SERVER_ERROR
            }
        }
    }
}

impl IntoResponse for ApiError {
    fn into_response(self) -> Response {
        let status = self.status();
        let faults = match self {
            Self::Invalid(faults) => faults,
            // The cause is only logged.
            error if status.is_server_error() => {
                tracing::error!(%error, "Request failed");
                vec!["internal error".to_owned()]
            }
            error => vec![error.to_string()],
        };
        let errors = BTreeMap::from([("body", faults)]);
        (status, Json(ErrorBody { errors })).into_response()
    }
}

impl From<JsonRejection> for ApiError {
    fn from(rejection: JsonRejection) -> Self {
        match rejection {
            JsonRejection::BytesRejection(rejection) => {
                Self::Unreadable(rejection.status(), rejection.body_text())
            }
            rejection => Self::Invalid(vec![rejection.body_text()]),
        }
    }
}

impl From<PathRejection> for ApiError {
    fn from(rejection: PathRejection) -> Self {
        Self::Invalid(vec![rejection.body_text()])
    }
}

impl From<QueryRejection> for ApiError {
    fn from(rejection: QueryRejection) -> Self {
        Self::Invalid(vec![rejection.body_text()])
    }
}

/// The error responses in the OpenAPI document.
impl IntoResponses for ApiError {
    fn responses() -> BTreeMap<String, RefOr<utoipa::openapi::Response>> {
        let refusals = [
            ("401", "Unauthorized"),
            ("403", "Forbidden"),
            ("404", "Not found"),
            ("422", "Invalid"),
        ];
        let body = ContentBuilder::new()
            .schema(Some(Ref::from_schema_name("ErrorBody")))
            .build();
        let response = |description| {
            ResponseBuilder::new()
                .description(description)
                .content("application/json", body.clone())
        };
        let refusals = refusals.map(|(status, description)| (status, response(description)));
        ResponsesBuilder::new()
            .responses_from_iter(refusals)
            .build()
            .responses
    }
}
