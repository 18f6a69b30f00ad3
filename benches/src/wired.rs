//! The service, wired.

use axum::http::{HeaderMap, StatusCode};
use axum::routing::post;
use axum::{Json, Router};
use hardwire::{BuildError, container, inject};

use crate::domain::{Answer, Ask, Claude, Config, Db, User};

/// Two singletons, a request provider and a factory.
#[container]
impl App {
    #[singleton]
    fn config() -> Config {
        Config::fixed()
    }

    #[singleton]
    fn db() -> Db {
        Db::fixed()
    }

    #[request]
    async fn user(headers: &HeaderMap, db: &Db) -> Result<User, StatusCode> {
        db.user_of(headers).await
    }

    #[factory]
    fn claude(config: &Config, #[arg] model: u32) -> Claude<'_> {
        Claude::new(config, model)
    }
}

#[inject]
async fn chat<'a>(
    user: &User,
    claude: impl Fn(u32) -> Claude<'a>,
    Json(ask): Json<Ask>,
) -> Json<Answer> {
    Json(claude(ask.model).answer(user, &ask.text))
}

#[inject]
async fn greet<'a>(user: &User, claude: impl Fn(u32) -> Claude<'a>) -> Json<Answer> {
    Json(claude(1).answer(user, "hi"))
}

/// The routes.
///
/// # Errors
///
/// None: nothing that is built here can fail.
pub async fn router() -> Result<Router, BuildError> {
    let app = App::build().await?;
    Ok(Router::new()
        .route("/chat", post(chat))
        .route("/greet", post(greet))
        .with_state(app))
}
