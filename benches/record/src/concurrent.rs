use serde::{Deserialize, Serialize};

use crate::{Record, Setting};

/// How long independent providers take, sequentially and concurrently.
#[derive(Debug, Deserialize, Serialize)]
pub struct ConcurrentRuns {
    /// How it was measured.
    pub setting: Setting,
    /// The results for each way to request the providers.
    pub runs: Vec<ConcurrentRun>,
}

/// One way to request the providers.
#[derive(Debug, Deserialize, Serialize)]
pub struct ConcurrentRun {
    /// The name of the way.
    pub name: String,
    /// The time on a paused clock, which only advances while everything waits.
    pub virtual_ms: f64,
    /// The time on the machine's clock: the lowest of several measurements.
    pub clock_ms: f64,
    /// The allocations of one request, from the router to the response.
    pub allocations: u64,
    /// The number of tasks besides the handler's own while the providers wait.
    pub tasks: u64,
}

impl Record for ConcurrentRuns {
    const NAME: &'static str = "concurrent";
}
