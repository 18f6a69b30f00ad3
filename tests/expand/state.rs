use std::convert::Infallible;

use axum::extract::{FromRef, FromRequestParts};
use axum::http::request::Parts;
use axum::routing::any;
use axum::{Json, Router};
use hardwire::{container, inject};

#[derive(Clone)]
pub(crate) struct AppState {
    tenant: &'static str,
    app: App,
}

impl FromRef<AppState> for App {
    fn from_ref(state: &AppState) -> Self {
        state.app.clone()
    }
}

struct Tenant(&'static str);

impl FromRequestParts<AppState> for Tenant {
    type Rejection = Infallible;

    async fn from_request_parts(_: &mut Parts, state: &AppState) -> Result<Self, Infallible> {
        Ok(Self(state.tenant))
    }
}

struct Db(&'static str);

#[derive(Clone)]
struct Key(u8);

struct User(u8);

#[derive(serde::Deserialize)]
struct Page {
    page: u8,
}

#[container(state = AppState)]
impl App {
    #[singleton]
    fn db() -> Db {
        Db("db")
    }

    #[singleton(state)]
    fn key() -> Key {
        Key(0)
    }

    #[request(extract)]
    fn user(key: &Key, Tenant(name): Tenant) -> User {
        User(key.0 + u8::from(name.is_empty()))
    }
}

#[inject]
async fn hello(
    Tenant(name): Tenant,
    db: &Db,
    user: &User,
    Json(Page { page }): Json<Page>,
) -> String {
    format!("{name} {} {}", db.0, page + user.0)
}

pub(crate) async fn router() -> Router {
    let app = App::build().await.unwrap();
    let state = AppState {
        tenant: "acme",
        app,
    };
    Router::new().route("/", any(hello)).with_state(state)
}
