//! The container, which replaces the state step by step.

use std::sync::Arc;

use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use hardwire::container;

use crate::notes::{Note, Notes};
use crate::state::{AppState, CurrentUser};

/// The reason why a provider refuses a request.
#[derive(Debug)]
pub(crate) enum Refused {
    NotTheAdmin,
    NoSuchNote(u64),
}

/// The application's error type, unchanged by the conversion.
pub(crate) struct ApiError(Refused);

impl From<Refused> for ApiError {
    fn from(refused: Refused) -> Self {
        Self(refused)
    }
}

impl IntoResponse for ApiError {
    fn into_response(self) -> Response {
        match self.0 {
            Refused::NotTheAdmin => (StatusCode::FORBIDDEN, "for the admin").into_response(),
            Refused::NoSuchNote(id) => {
                (StatusCode::NOT_FOUND, format!("no note {id}")).into_response()
            }
        }
    }
}

/// The maximum length of a text, in bytes.
#[derive(Clone, Copy)]
pub(crate) struct Limit(pub(crate) usize);

/// The requested note. It belongs to the current user.
pub(crate) struct Own(pub(crate) Note);

/// `rejections = own`: extractors keep their responses, because clients depend on them.
#[container(state = AppState, error = ApiError, rejections = own)]
impl App {
    #[singleton]
    fn notes() -> Arc<Notes> {
        Arc::default()
    }

    #[singleton]
    fn limit() -> Limit {
        Limit(64)
    }

    /// Uses an existing extractor of the application.
    #[request]
    fn admin(CurrentUser(name): CurrentUser) -> Result<(), Refused> {
        let is_admin = name == "root";
        is_admin.then_some(()).ok_or(Refused::NotTheAdmin)
    }

    #[factory]
    fn own(notes: &Notes, #[arg] owner: &str, #[arg] id: u64) -> Result<Own, Refused> {
        let note = notes.get(id).filter(|note| note.owner == owner);
        note.map(Own).ok_or(Refused::NoSuchNote(id))
    }

    /// The value of `content-length`.
    #[request]
    fn length(headers: &HeaderMap) -> usize {
        let length = headers.get("content-length");
        let length = length.and_then(|length| length.to_str().ok()?.parse().ok());
        length.unwrap_or_default()
    }
}
