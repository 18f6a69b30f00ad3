//! The routes of the API port.

use std::any::Any;

use axum::{
    Json, Router,
    http::{StatusCode, Uri, header::LOCATION},
    middleware::{from_fn, from_fn_with_state},
    response::{IntoResponse, Response},
};
use hardwire::inject;
use serde_json::json;
use tower_http::catch_panic::CatchPanicLayer;

use crate::{
    access,
    app::App,
    auth::User,
    chat, cors,
    monitoring::{self, HEALTHZ, READY},
    request_id,
};

const AGENT: &str = "/v1/chat/agent";
/// Every path also exists with this prefix. GitLab's front proxy uses it.
const PREFIX: &str = "/ai";

/// The router of the API port. Only `/monitoring` is available without credentials. Everything else requires
/// authentication, including unknown paths.
pub(crate) fn router(app: App) -> Router {
    let router = Router::new()
        .route(AGENT, chat::route())
        .route(&format!("{PREFIX}{AGENT}"), chat::route())
        .method_not_allowed_fallback(wrong_method)
        .fallback(unknown)
        .merge(for_everyone())
        .layer(CatchPanicLayer::custom(panicked))
        .layer(from_fn(cors::allow))
        .layer(from_fn_with_state(app.clone(), access::note));
    request_id::layers(router).with_state(app)
}

/// The response does not contain the panic message.
fn panicked(_: Box<dyn Any + Send>) -> Response {
    detail(StatusCode::INTERNAL_SERVER_ERROR)
}

fn for_everyone() -> Router<App> {
    Router::new()
        .merge(monitoring::routes(""))
        .merge(monitoring::routes(PREFIX))
        .method_not_allowed_fallback(async || detail(StatusCode::METHOD_NOT_ALLOWED))
}

#[inject]
async fn wrong_method(_user: &User) -> Response {
    detail(StatusCode::METHOD_NOT_ALLOWED)
}

/// Redirects a known path with a trailing slash. The location is relative, so that it does not depend on the `Host` header.
#[inject]
async fn unknown(_user: &User, uri: &Uri) -> Response {
    let path = uri.path();
    let known = path.trim_end_matches('/');
    if known == path || !is_known(known) {
        return detail(StatusCode::NOT_FOUND);
    }
    let query = uri
        .query()
        .map(|query| format!("?{query}"))
        .unwrap_or_default();
    (
        StatusCode::TEMPORARY_REDIRECT,
        [(LOCATION, format!("{known}{query}"))],
    )
        .into_response()
}

fn is_known(path: &str) -> bool {
    [AGENT, HEALTHZ, READY].contains(&path.strip_prefix(PREFIX).unwrap_or(path))
}

fn detail(status: StatusCode) -> Response {
    (status, Json(json!({ "detail": status.canonical_reason() }))).into_response()
}
