//! The number of threads, counted when the metrics are read.

use std::{fmt, process};

use prometheus_client::{
    collector::Collector,
    encoding::{DescriptorEncoder, EncodeMetric},
    metrics::{MetricType, gauge::ConstGauge},
};

use crate::threads;

#[derive(Debug)]
pub(super) struct Threads;

impl Collector for Threads {
    fn encode(&self, mut encoder: DescriptorEncoder<'_>) -> fmt::Result {
        // Without `/proc`, the metric is omitted.
        let Ok(count) = threads::count() else {
            return Ok(());
        };
        let count = i64::try_from(count).map_err(|_| fmt::Error)?;
        let mut metric = encoder.encode_descriptor(
            "ai_gateway_threads_count",
            "Operating system threads of this process",
            None,
            MetricType::Gauge,
        )?;
        let pid = [("pid", process::id())];
        ConstGauge::new(count).encode(metric.encode_family(&pid)?)
    }
}
