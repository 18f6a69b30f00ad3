//! Converted handlers, and a converted middleware. Their dependencies are parameters.

use axum::Json;
use axum::extract::{Path, Request};
use axum::http::StatusCode;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use hardwire::inject;

use crate::app::{App, Limit, Own, Refused};
use crate::notes::{Note, Notes};
use crate::state::CurrentUser;

/// `CurrentUser` is the extractor that the application already had.
#[inject]
pub(crate) async fn add(
    notes: &Notes,
    CurrentUser(owner): CurrentUser,
    Json(note): Json<Note>,
) -> (StatusCode, String) {
    let id = notes.add(Note { owner, ..note });
    (StatusCode::CREATED, format!("/notes/{id}"))
}

/// The note depends on the user and the path, which are earlier parameters.
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

/// The error format of the admin tool.
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

/// The guard applies to all of these handlers.
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
