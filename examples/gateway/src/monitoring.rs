//! `GET /monitoring/healthz`.

use axum::{
    Json,
    routing::{MethodRouter, get},
};
use serde_json::{Value, json};

async fn healthz() -> Json<Value> {
    Json(json!({}))
}

pub(crate) fn route<S: Clone + Send + Sync + 'static>() -> MethodRouter<S> {
    get(healthz)
}
