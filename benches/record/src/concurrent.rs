use serde::{Deserialize, Serialize};

use crate::{Record, Setting};

/// How long independent providers take, one after the other and at the same time.
#[derive(Debug, Deserialize, Serialize)]
pub struct ConcurrentRuns {
    /// How that was measured.
    pub setting: Setting,
    /// Each way to ask for them.
    pub runs: Vec<ConcurrentRun>,
}

/// One way to ask for them.
#[derive(Debug, Deserialize, Serialize)]
pub struct ConcurrentRun {
    /// Which one.
    pub name: String,
    /// By a clock that only waiting moves, as long as they wait for one another.
    pub virtual_ms: f64,
    /// By the machine's clock, the least of several.
    pub clock_ms: f64,
    /// Of one request, from the router to the response.
    pub allocations: u64,
    /// How many tasks there are beside the handler's own while they wait.
    pub tasks: u64,
}

impl Record for ConcurrentRuns {
    const NAME: &'static str = "concurrent";
}
