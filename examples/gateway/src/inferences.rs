//! The questions to the model that are being answered.

#[cfg(test)]
mod tests;

use futures_util::StreamExt;
use prometheus_client::metrics::{family::Family, gauge::Gauge};
use tokio_util::task::{TaskTracker, task_tracker::TaskTrackerToken};

use crate::{
    claude::{Model, TextStream},
    metrics,
};

/// Counts what is in flight, and can wait until nothing is.
#[derive(Clone, Default)]
pub(crate) struct Inferences {
    in_flight: Family<metrics::Inference, Gauge>,
    calls: TaskTracker,
}

/// One question in flight, until it is dropped. So it is over whatever ends it: an answer, an error, a panic, a caller
/// who goes away.
pub(crate) struct Inference {
    gauge: Gauge,
    _call: TaskTrackerToken,
}

impl Inferences {
    /// The series are there before their first question, so that a dashboard shows 0 and not nothing.
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

    /// As a metric.
    pub(crate) fn in_flight(&self) -> Family<metrics::Inference, Gauge> {
        self.in_flight.clone()
    }

    /// Waits until nothing is in flight. It is the teardown: the connections to the model are closed after it.
    pub(crate) async fn over(&self) {
        self.calls.close();
        self.calls.wait().await;
    }
}

impl Inference {
    /// The same texts, in flight until they are dropped.
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
