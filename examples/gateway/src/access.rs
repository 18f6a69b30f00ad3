//! Records each request: a line in the log, a metric, and the header `X-Process-Time`.

use std::time::Instant;

use axum::{
    extract::{MatchedPath, Request},
    http::{HeaderValue, Method, StatusCode},
    middleware::Next,
    response::Response,
};
use hardwire::inject;
use tower_http::request_id::RequestId;
use tracing::info;

use crate::{
    app::App,
    metrics::{self, Metrics},
};

const PROCESS_TIME: &str = "x-process-time";

/// The outermost middleware with dependencies, so that it records every response.
#[inject]
pub(crate) async fn note(metrics: &Metrics, request: Request, next: Next) -> Response {
    let access = Access::of(&request, metrics);
    let mut response = next.run(request).await;
    let seconds = access.begun.elapsed().as_secs_f64().to_string();
    if let Ok(seconds) = HeaderValue::try_from(seconds) {
        response.headers_mut().insert(PROCESS_TIME, seconds);
    }
    access.answered(response.status());
    response
}

/// Records a request when dropped: when its response starts, or when the client disconnects.
struct Access<'a> {
    metrics: &'a Metrics,
    begun: Instant,
    method: Method,
    path: String,
    handler: Option<MatchedPath>,
    id: Option<RequestId>,
    status: StatusCode,
}

impl<'a> Access<'a> {
    fn of(request: &Request, metrics: &'a Metrics) -> Self {
        Self {
            metrics,
            begun: Instant::now(),
            method: request.method().clone(),
            path: request.uri().path().to_owned(),
            handler: request.extensions().get().cloned(),
            id: request.extensions().get().cloned(),
            status: client_closed_request(),
        }
    }

    fn answered(mut self, status: StatusCode) {
        self.status = status;
    }
}

/// The status that nginx logs when a client disconnects.
fn client_closed_request() -> StatusCode {
    StatusCode::from_u16(499).unwrap_or(StatusCode::BAD_REQUEST)
}

impl Drop for Access<'_> {
    fn drop(&mut self) {
        let duration = self.begun.elapsed();
        let handler = self.handler.as_ref().map(MatchedPath::as_str);
        let measured = metrics::Request::new(handler, &self.method, self.status);
        self.metrics.note(&measured, duration);
        let id = self.id.as_ref().map(RequestId::header_value);
        info!(
            method = self.method.as_str(),
            path = self.path,
            status = self.status.as_u16(),
            duration_s = duration.as_secs_f64(),
            request_id = id.and_then(|id| id.to_str().ok()).unwrap_or_default(),
            "Request"
        );
    }
}
