//! Metrics for Prometheus.

use std::time::Instant;

use axum::{
    extract::{MatchedPath, Request},
    http::StatusCode,
    middleware::Next,
    response::Response,
};
use hardwire::inject;
use prometheus_client::{
    encoding::{EncodeLabelSet, text::encode},
    metrics::{family::Family, histogram::Histogram},
    registry::Registry,
};

use crate::app::App;

/// In seconds.
const BUCKETS: [f64; 8] = [0.001, 0.005, 0.025, 0.1, 0.25, 0.5, 1.0, 5.0];

/// All metrics of this process.
pub(crate) struct Metrics {
    registry: Registry,
    requests: Family<Labels, Histogram, fn() -> Histogram>,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Labels {
    method: String,
    /// The path of the route, `/api/articles/{slug}`, so that the label does not have a value for each article.
    path: String,
    status: u16,
}

impl Metrics {
    pub(crate) fn new() -> Self {
        let requests = Family::new_with_constructor((|| Histogram::new(BUCKETS)) as fn() -> _);
        let mut registry = Registry::default();
        registry.register(
            "http_request_duration_seconds",
            "Time until the response",
            requests.clone(),
        );
        Self { registry, requests }
    }
}

/// A middleware: measures each request.
#[inject]
pub(crate) async fn measure(metrics: &Metrics, request: Request, next: Next) -> Response {
    let begun = Instant::now();
    let method = request.method().to_string();
    let path = request.extensions().get().map(MatchedPath::as_str);
    let path = path.unwrap_or_default().to_owned();
    let response = next.run(request).await;
    let labels = Labels {
        method,
        path,
        status: response.status().as_u16(),
    };
    metrics
        .requests
        .get_or_create(&labels)
        .observe(begun.elapsed().as_secs_f64());
    response
}

/// `/metrics`, in the `OpenMetrics` format.
#[inject]
pub(crate) async fn text(metrics: &Metrics) -> Result<String, StatusCode> {
    let mut text = String::new();
    encode(&mut text, &metrics.registry).map_err(|_| StatusCode::INTERNAL_SERVER_ERROR)?;
    Ok(text)
}
