//! Metrics for Prometheus.

mod labels;
mod threads;

use std::time::Duration;

use prometheus_client::{
    encoding::text::encode,
    metrics::{family::Family, histogram::Histogram},
    registry::Registry,
};

pub(crate) use labels::{Inference, Request};

use crate::inferences::Inferences;
use threads::Threads;

/// The content type of [`Metrics::text`].
pub(crate) const CONTENT_TYPE: &str = "application/openmetrics-text; version=1.0.0; charset=utf-8";

/// In seconds. The buckets of the original service, plus smaller ones: a rejected request takes milliseconds.
const BUCKETS: [f64; 11] = [
    0.001, 0.005, 0.025, 0.1, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0, 60.0,
];

/// All metrics of this process.
pub(crate) struct Metrics {
    registry: Registry,
    requests: Family<Request, Histogram, fn() -> Histogram>,
}

impl Metrics {
    pub(crate) fn new(inferences: &Inferences) -> Self {
        let requests = Family::new_with_constructor((|| Histogram::new(BUCKETS)) as fn() -> _);
        let mut registry = Registry::default();
        registry.register(
            "http_request_duration_seconds",
            "Time from receiving the request head to sending the response head",
            requests.clone(),
        );
        registry.register(
            "model_inferences_in_flight",
            "Model calls in progress, including their streams",
            inferences.in_flight(),
        );
        registry.register_collector(Box::new(Threads));
        Self { registry, requests }
    }

    /// Records a request.
    pub(crate) fn note(&self, request: &Request, duration: Duration) {
        self.requests
            .get_or_create(request)
            .observe(duration.as_secs_f64());
    }

    /// All metrics in the `OpenMetrics` text format.
    ///
    /// # Errors
    ///
    /// If a metric cannot be encoded.
    pub(crate) fn text(&self) -> Result<String, std::fmt::Error> {
        let mut text = String::new();
        encode(&mut text, &self.registry)?;
        Ok(text)
    }
}
