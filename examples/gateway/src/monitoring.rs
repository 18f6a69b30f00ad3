//! Liveness and readiness.

use axum::{
    Json, Router,
    http::StatusCode,
    response::{IntoResponse, Response},
    routing::get,
};
use hardwire::inject;
use serde_json::{Value, json};

use crate::{app::App, ending::Ending};

pub(crate) const HEALTHZ: &str = "/monitoring/healthz";
pub(crate) const READY: &str = "/monitoring/ready";

/// Both routes, under a prefix.
pub(crate) fn routes(prefix: &str) -> Router<App> {
    Router::new()
        .route(&format!("{prefix}{HEALTHZ}"), get(healthz))
        .route(&format!("{prefix}{READY}"), get(ready))
}

async fn healthz() -> Json<Value> {
    Json(json!({}))
}

#[inject]
async fn ready(ending: &Ending) -> Response {
    if ending.has_begun() {
        let detail = json!({ "detail": "Service Unavailable" });
        return (StatusCode::SERVICE_UNAVAILABLE, Json(detail)).into_response();
    }
    Json(json!({})).into_response()
}
