//! The container, which takes over what the state had, one thing after the other.

use std::sync::Arc;

use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use hardwire::container;

use crate::notes::{Note, Notes};
use crate::state::{AppState, CurrentUser};

/// Why a provider refuses a request.
#[derive(Debug)]
pub(crate) enum Refused {
    NotTheAdmin,
    NoSuchNote(u64),
}

/// How the application has always said so.
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

/// The most bytes of a text.
#[derive(Clone, Copy)]
pub(crate) struct Limit(pub(crate) usize);

/// The note that a handler is about, which the user may read.
pub(crate) struct Own(pub(crate) Note);

/// Rejections stay those of the extractors, which clients know.
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

    /// A provider may ask for an extractor of the application.
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

    /// How long the body says that it is.
    #[request]
    fn length(headers: &HeaderMap) -> usize {
        let length = headers.get("content-length");
        let length = length.and_then(|length| length.to_str().ok()?.parse().ok());
        length.unwrap_or_default()
    }
}
