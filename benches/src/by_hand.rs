//! The service, by hand: one state behind one `Arc`, the user an extractor that borrows the
//! headers.

use std::sync::Arc;

use axum::extract::{FromRequestParts, State};
use axum::http::StatusCode;
use axum::http::request::Parts;
use axum::routing::post;
use axum::{Json, Router};

use crate::domain::{Answer, Ask, Claude, Config, Db, User};

#[derive(Clone)]
struct App(Arc<Singletons>);

struct Singletons {
    config: Config,
    db: Db,
}

impl FromRequestParts<App> for User {
    type Rejection = StatusCode;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, StatusCode> {
        app.0.db.user_of(&parts.headers).await
    }
}

async fn chat(State(app): State<App>, user: User, Json(ask): Json<Ask>) -> Json<Answer> {
    Json(Claude::new(&app.0.config, ask.model).answer(&user, &ask.text))
}

async fn greet(State(app): State<App>, user: User) -> Json<Answer> {
    Json(Claude::new(&app.0.config, 1).answer(&user, "hi"))
}

/// The routes.
pub fn router() -> Router {
    let app = App(Arc::new(Singletons {
        config: Config::fixed(),
        db: Db::fixed(),
    }));
    Router::new()
        .route("/chat", post(chat))
        .route("/greet", post(greet))
        .with_state(app)
}
