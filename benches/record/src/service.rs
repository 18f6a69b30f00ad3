use serde::{Deserialize, Serialize};

use crate::{Record, Setting};

/// Three implementations of a service with a database under the same load.
#[derive(Debug, Deserialize, Serialize)]
pub struct DatabaseLoads {
    /// How they were measured.
    pub setting: Setting,
    /// The number of requests in flight at any time.
    pub connections: u32,
    /// All loads, in the order in which they ran.
    pub loads: Vec<DatabaseLoad>,
}

/// An implementation of the service.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Implementation {
    /// axum, wired by Hardwire.
    Wired,
    /// axum, written by hand.
    ByHand,
    /// `FastAPI` with `SQLAlchemy`.
    FastApi,
}

/// The endpoint that clients request.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Endpoint {
    /// Verifies a password.
    Login,
    /// Reads twenty articles.
    List,
    /// Writes an article in a transaction.
    Create,
}

/// The results of a load on a service.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct DatabaseLoad {
    /// The implementation.
    pub implementation: Implementation,
    /// The endpoint.
    pub endpoint: Endpoint,
    /// The number of answered requests.
    pub requests: u64,
    /// The duration of the load.
    pub seconds: f64,
    /// The median latency.
    pub p50_ms: f64,
    /// The 99th percentile of the latency.
    pub p99_ms: f64,
    /// The greatest number of threads that was observed.
    pub threads: u64,
    /// The greatest resident memory that was observed, in bytes.
    pub resident: u64,
}

impl DatabaseLoad {
    /// Answered requests per second.
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "a few thousand at most")]
    pub fn rate(&self) -> f64 {
        self.requests as f64 / self.seconds
    }
}

impl Record for DatabaseLoads {
    const NAME: &'static str = "service";
}
