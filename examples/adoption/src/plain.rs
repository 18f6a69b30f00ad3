//! Handlers and a middleware in plain axum, not converted yet.

use axum::Json;
use axum::extract::{Path, Request, State};
use axum::http::{HeaderValue, StatusCode};
use axum::middleware::Next;
use axum::response::Response;

use crate::state::{AppState, CurrentUser};

pub(crate) async fn list(
    State(state): State<AppState>,
    CurrentUser(name): CurrentUser,
) -> Json<Vec<String>> {
    Json(state.notes.of(&name))
}

pub(crate) async fn remove(
    State(state): State<AppState>,
    CurrentUser(name): CurrentUser,
    Path(id): Path<u64>,
) -> StatusCode {
    let note = state.notes.get(id).filter(|note| note.owner == name);
    match note.and_then(|_| state.notes.remove(id)) {
        Some(_) => StatusCode::NO_CONTENT,
        None => StatusCode::NOT_FOUND,
    }
}

/// Adds the number of users to each response.
pub(crate) async fn tag(State(state): State<AppState>, request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    let users = HeaderValue::from(state.users.len());
    response.headers_mut().insert("x-users", users);
    response
}
