//! The resources in use between two parts of a run.

use std::time::Duration;

/// The resources that the process uses while no request is in flight.
#[derive(Clone, Copy, Debug)]
pub struct Sample {
    /// The number of requests so far.
    pub requests: u64,
    /// The time since the start of the run.
    pub elapsed: Duration,
    /// The number of values built so far, and the number of those that have ended.
    pub built: u64,
    /// See `built`.
    pub ended: u64,
    /// The number of tasks in the runtime.
    pub tasks: usize,
    /// The memory of the process in bytes, if the system reports it.
    pub memory: Option<usize>,
}

/// Formats the samples as a Markdown table.
#[must_use]
pub fn table(samples: &[Sample]) -> String {
    let head = "| requests | s | values built | values open | tasks | memory, MiB |\n|---:|---:|---:|---:|---:|---:|\n";
    let rows = samples.iter().map(|sample| {
        format!(
            "| {} | {:.1} | {} | {} | {} | {} |\n",
            sample.requests,
            sample.elapsed.as_secs_f64(),
            sample.built,
            sample.built - sample.ended,
            sample.tasks,
            sample.memory.map_or_else(|| "?".to_owned(), mebibytes)
        )
    });
    head.to_owned() + &rows.collect::<String>()
}

fn mebibytes(bytes: usize) -> String {
    let tenths = bytes * 10 / (1 << 20);
    format!("{}.{}", tenths / 10, tenths % 10)
}
