//! The error type of the service, and its response.

use axum::Json;
use axum::extract::rejection::JsonRejection;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use sqlx::error::DatabaseError;

#[derive(Debug, thiserror::Error)]
pub(crate) enum ApiError {
    #[error("a valid token is required")]
    Unauthorized,
    #[error(transparent)]
    Json(#[from] JsonRejection),
    #[error(transparent)]
    Database(#[from] sqlx::Error),
}

impl IntoResponse for ApiError {
    fn into_response(self) -> Response {
        let (status, message) = match &self {
            Self::Unauthorized => (StatusCode::UNAUTHORIZED, self.to_string()),
            Self::Json(rejection) => (rejection.status(), rejection.body_text()),
            Self::Database(error) if is_limit(error) => {
                let message = "a user has at most three notes";
                (StatusCode::CONFLICT, message.to_owned())
            }
            Self::Database(error) => {
                eprintln!("{error}");
                let message = "internal error";
                (StatusCode::INTERNAL_SERVER_ERROR, message.to_owned())
            }
        };
        (status, Json(ErrorBody { error: message })).into_response()
    }
}

#[derive(Serialize)]
struct ErrorBody {
    error: String,
}

fn is_limit(error: &sqlx::Error) -> bool {
    let error = error.as_database_error();
    error.is_some_and(DatabaseError::is_check_violation)
}
