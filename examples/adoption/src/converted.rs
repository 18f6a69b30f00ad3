//! Handlers and a middleware that are converted: what they need are their parameters.

use axum::Json;
use axum::extract::{Path, Request};
use axum::http::StatusCode;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use hardwire::inject;

use crate::app::{App, Limit, Own, Refused};
use crate::notes::{Note, Notes};
use crate::state::CurrentUser;

/// The extractor is the one that handlers had before.
#[inject]
pub(crate) async fn add(
    notes: &Notes,
    CurrentUser(owner): CurrentUser,
    Json(note): Json<Note>,
) -> (StatusCode, String) {
    let id = notes.add(Note { owner, ..note });
    (StatusCode::CREATED, format!("/notes/{id}"))
}

/// What it shows depends on the user and on the path, which stand before it.
#[inject]
pub(crate) async fn show(
    CurrentUser(name): CurrentUser,
    Path(id): Path<u64>,
    #[dep(own(&name, id))] Own(note): Own,
) -> Json<Note> {
    Json(note)
}

#[inject]
pub(crate) async fn limit(limit: Limit, length: usize, request: Request, next: Next) -> Response {
    if length > limit.0 {
        return StatusCode::PAYLOAD_TOO_LARGE.into_response();
    }
    next.run(request).await
}

/// The admins' tool expects problems of its own form.
pub(crate) struct Problem(Refused);

impl From<Refused> for Problem {
    fn from(refused: Refused) -> Self {
        Self(refused)
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        (StatusCode::FORBIDDEN, format!("problem: {:?}", self.0)).into_response()
    }
}

pub(crate) struct AdminApi;

/// None of these can be reached by others.
#[inject(App, guard(admin), error = Problem)]
impl AdminApi {
    pub(crate) async fn count(notes: &Notes) -> String {
        notes.count().to_string()
    }

    pub(crate) async fn clear(notes: &Notes) -> StatusCode {
        notes.clear();
        StatusCode::NO_CONTENT
    }
}
