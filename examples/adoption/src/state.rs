//! The application's existing state, and an extractor for it.

use std::sync::Arc;

use axum::extract::{FromRef, FromRequestParts};
use axum::http::StatusCode;
use axum::http::request::Parts;

use crate::app::App;
use crate::notes::Notes;

#[derive(Clone)]
pub(crate) struct AppState {
    /// Plain handlers use it. It is shared with the container.
    pub(crate) notes: Arc<Notes>,
    pub(crate) users: &'static [&'static str],
    /// New: the container. Converted handlers use it.
    app: App,
}

impl AppState {
    pub(crate) fn new(app: App) -> Self {
        Self {
            notes: Arc::clone(&app.notes),
            users: &["ada", "eve", "root"],
            app,
        }
    }
}

/// New: converted handlers get the container from the state.
impl FromRef<AppState> for App {
    fn from_ref(state: &AppState) -> Self {
        state.app.clone()
    }
}

/// The user who sent the request. Both kinds of handlers use it.
pub(crate) struct CurrentUser(pub(crate) String);

impl FromRequestParts<AppState> for CurrentUser {
    type Rejection = StatusCode;

    async fn from_request_parts(
        parts: &mut Parts,
        state: &AppState,
    ) -> Result<Self, Self::Rejection> {
        let name = parts.headers.get("x-user");
        let name = name.and_then(|name| name.to_str().ok());
        let name = name.filter(|name| state.users.contains(name));
        let name = name.ok_or(StatusCode::UNAUTHORIZED)?;
        Ok(Self(name.to_owned()))
    }
}
