//! The access log: one line for each request.

use std::time::Instant;

use axum::{extract::Request, middleware::Next, response::Response};
use tower_http::request_id::RequestId;
use tracing::info;

/// Logs the request when its response begins.
pub(crate) async fn log(request: Request, next: Next) -> Response {
    let begun = Instant::now();
    let (method, path) = (request.method().clone(), request.uri().path().to_owned());
    let id = request.extensions().get::<RequestId>().cloned();
    let response = next.run(request).await;
    info!(
        method = method.as_str(),
        path,
        status = response.status().as_u16(),
        duration_s = begun.elapsed().as_secs_f64(),
        request_id = id
            .as_ref()
            .and_then(|id| id.header_value().to_str().ok())
            .unwrap_or_default(),
        "Request"
    );
    response
}
