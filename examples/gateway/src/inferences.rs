//! Counts model calls in progress.

#[cfg(test)]
mod tests;

use futures_util::StreamExt;
use prometheus_client::metrics::{family::Family, gauge::Gauge};
use tokio_util::task::{TaskTracker, task_tracker::TaskTrackerToken};

use crate::{
    claude::{Model, TextStream},
    metrics,
};

/// Counts the calls in progress, and can wait until there are none.
#[derive(Clone, Default)]
pub(crate) struct Inferences {
    in_flight: Family<metrics::Inference, Gauge>,
    calls: TaskTracker,
}

/// A call in progress. Dropping it ends the call, so it also ends on an error, a panic or a disconnect.
pub(crate) struct Inference {
    gauge: Gauge,
    _call: TaskTrackerToken,
}

impl Inferences {
    /// Creates all time series at once, so that a dashboard shows 0 before the first call.
    pub(crate) fn of(engine: &'static str) -> Self {
        let inferences = Self::default();
        for model in Model::ALL {
            drop(inferences.begin(engine, model));
        }
        inferences
    }

    pub(crate) fn begin(&self, engine: &'static str, model: Model) -> Inference {
        let gauge = self.in_flight.get_or_create_owned(&metrics::Inference {
            model_engine: engine,
            model_name: model.name(),
        });
        gauge.inc();
        Inference {
            gauge,
            _call: self.calls.token(),
        }
    }

    /// The metric of calls in progress.
    pub(crate) fn in_flight(&self) -> Family<metrics::Inference, Gauge> {
        self.in_flight.clone()
    }

    /// Waits until no call is in progress. The teardown uses it, so the HTTP client outlives all calls.
    pub(crate) async fn over(&self) {
        self.calls.close();
        self.calls.wait().await;
    }
}

impl Inference {
    /// The same stream. The call stays in progress until the stream is dropped.
    pub(crate) fn while_streaming(self, texts: TextStream) -> TextStream {
        texts
            .inspect(move |_| {
                let _in_flight = &self;
            })
            .boxed()
    }
}

impl Drop for Inference {
    fn drop(&mut self) {
        self.gauge.dec();
    }
}
