//! The routes on the metrics port.

use axum::{
    Router,
    http::{StatusCode, header::CONTENT_TYPE},
    response::{IntoResponse, Response},
    routing::get,
};
use hardwire::inject;

use crate::{
    app::App,
    metrics::{self, Metrics},
    monitoring, wiring,
};

/// The router of the metrics port.
pub(crate) fn router(app: App) -> Router {
    Router::new()
        .route("/metrics", get(text))
        .route("/wiring", get(wiring::page))
        .merge(monitoring::routes(""))
        .with_state(app)
}

#[inject]
async fn text(metrics: &Metrics) -> Response {
    match metrics.text() {
        Ok(text) => ([(CONTENT_TYPE, metrics::CONTENT_TYPE)], text).into_response(),
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}
