//! The reasons why a request is not authenticated.

use axum::http::StatusCode;

#[derive(Debug, thiserror::Error)]
pub(crate) enum AuthError {
    #[error("a token is required")]
    Missing,
    #[error("the token is not valid")]
    Invalid,
    #[error("email or password is invalid")]
    WrongPassword,
    #[error("database: {0}")]
    Database(#[from] sqlx::Error),
}

impl AuthError {
    pub(crate) fn status(&self) -> StatusCode {
        match self {
            Self::Missing | Self::Invalid | Self::WrongPassword => StatusCode::UNAUTHORIZED,
            Self::Database(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }
}
