//! The service, by hand, in the shape that wiring produces: one function that does all of it, in
//! order.

use std::ops::Deref;
use std::sync::Arc;

use axum::extract::{FromRequest, Request, State};
use axum::response::{IntoResponse, Response};
use axum::routing::post;
use axum::{Json, Router};

use crate::domain::{Answer, Ask, Claude, Config, Db, User};

#[derive(Clone)]
struct App(Arc<Singletons>);

struct Singletons {
    config: Config,
    db: Db,
}

impl Deref for App {
    type Target = Singletons;

    fn deref(&self) -> &Singletons {
        &self.0
    }
}

fn answer(user: &User, claude: &Claude<'_>, text: &str) -> Json<Answer> {
    Json(claude.answer(user, text))
}

async fn chat(State(app): State<App>, request: Request) -> Response {
    let user = match app.db.user_of(request.headers()).await {
        Ok(user) => user,
        Err(error) => return error.into_response(),
    };
    let Json(ask) = match Json::<Ask>::from_request(request, &app).await {
        Ok(ask) => ask,
        Err(rejection) => return rejection.into_response(),
    };
    answer(&user, &Claude::new(&app.config, ask.model), &ask.text).into_response()
}

async fn greet(State(app): State<App>, request: Request) -> Response {
    let user = match app.db.user_of(request.headers()).await {
        Ok(user) => user,
        Err(error) => return error.into_response(),
    };
    answer(&user, &Claude::new(&app.config, 1), "hi").into_response()
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
