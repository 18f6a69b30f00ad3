//! The user who sent the request.

use axum::http::HeaderMap;
use axum::http::header::AUTHORIZATION;
use hardwire::{inject, module};
use sqlx::SqlitePool;

use crate::app::App;
use crate::error::ApiError;

#[module]
impl Auth {
    #[request]
    async fn user(headers: &HeaderMap, db: &SqlitePool) -> Result<User, ApiError> {
        let token = headers
            .get(AUTHORIZATION)
            .and_then(|value| value.to_str().ok()?.strip_prefix("Bearer "))
            .ok_or(ApiError::Unauthorized)?;
        let user = sqlx::query_as("SELECT id, name FROM users WHERE token = $1").bind(token);
        user.fetch_optional(db).await?.ok_or(ApiError::Unauthorized)
    }
}

#[derive(sqlx::FromRow)]
pub(crate) struct User {
    pub(crate) id: i64,
    pub(crate) name: String,
}

#[inject]
pub(crate) async fn index(user: Result<&User, ApiError>) -> String {
    let name = user.map_or("guest", |user| user.name.as_str());
    format!("Hello, {name}\n")
}
