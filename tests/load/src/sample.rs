//! The resources in use while nothing runs.

use std::time::Duration;

/// The process between two parts of a run.
#[derive(Clone, Copy, Debug)]
pub struct Sample {
    /// How many requests there were so far.
    pub requests: u64,
    /// Since the run began.
    pub elapsed: Duration,
    /// The values that were built so far, and those that have ended.
    pub built: u64,
    /// See `built`.
    pub ended: u64,
    /// Tasks of the runtime.
    pub tasks: usize,
    /// The memory of the process, in bytes, where the system says so.
    pub memory: Option<usize>,
}

/// The samples as a table, in the Markdown of a page.
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
