//! Metrics and thread monitoring.

use hardwire::module;

use crate::{
    claude::Engine, config::Config, inferences::Inferences, metrics::Metrics, threads::Threads,
};

#[module]
impl ObservabilityModule {
    /// Counts the model calls in progress. Its teardown waits for them, before the HTTP client is dropped.
    #[singleton(teardown = Inferences::over)]
    fn inferences(engine: &Engine) -> Inferences {
        Inferences::of(engine.name())
    }

    /// The metrics for Prometheus.
    #[singleton]
    fn metrics(inferences: &Inferences) -> Metrics {
        Metrics::new(inferences)
    }

    /// Thread monitoring as configured.
    #[singleton]
    fn threads(config: &Config) -> Threads {
        let instrumentator = &config.instrumentator;
        Threads {
            interval: instrumentator
                .thread_monitoring_enabled
                .then_some(instrumentator.thread_monitoring_interval),
        }
    }
}
