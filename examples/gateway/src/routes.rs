//! Which path leads where.

use axum::{
    Json, Router,
    extract::Request,
    http::{StatusCode, header::LOCATION},
    middleware,
    response::{IntoResponse, Response},
};
use serde_json::json;
use tower_http::request_id::{MakeRequestUuid, PropagateRequestIdLayer, SetRequestIdLayer};

use crate::{access, app::App, chat, monitoring};

const AGENT: &str = "/v1/chat/agent";
const HEALTHZ: &str = "/monitoring/healthz";
/// Every path is there a second time behind this one, by which GitLab's front proxy calls.
const PREFIX: &str = "/ai";

/// The whole service.
pub(crate) fn router(app: App) -> Router {
    Router::new()
        .merge(routes(""))
        .merge(routes(PREFIX))
        .method_not_allowed_fallback(async || detail(StatusCode::METHOD_NOT_ALLOWED))
        .fallback(unknown)
        .layer(middleware::from_fn(access::log))
        .layer(PropagateRequestIdLayer::x_request_id())
        .layer(SetRequestIdLayer::x_request_id(MakeRequestUuid))
        .with_state(app)
}

fn routes(prefix: &str) -> Router<App> {
    Router::new()
        .route(&format!("{prefix}{AGENT}"), chat::route())
        .route(&format!("{prefix}{HEALTHZ}"), monitoring::route())
}

/// A path with a slash too many is shown the right one; relative, so that no `Host` header can lead it astray.
async fn unknown(request: Request) -> Response {
    let path = request.uri().path();
    let known = path.trim_end_matches('/');
    if known == path || !is_known(known) {
        return detail(StatusCode::NOT_FOUND);
    }
    let query = request
        .uri()
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
    [AGENT, HEALTHZ].contains(&path.strip_prefix(PREFIX).unwrap_or(path))
}

fn detail(status: StatusCode) -> Response {
    (status, Json(json!({ "detail": status.canonical_reason() }))).into_response()
}
