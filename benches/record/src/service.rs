use serde::{Deserialize, Serialize};

use crate::{Record, Setting};

/// What a service with a database does under the same load, written in three ways.
#[derive(Debug, Deserialize, Serialize)]
pub struct DatabaseLoads {
    /// How that was measured.
    pub setting: Setting,
    /// How many requests are under way at any time of a load.
    pub connections: u32,
    /// Every load, in the order in which they ran.
    pub loads: Vec<DatabaseLoad>,
}

/// One way to write the service.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Implementation {
    /// axum, wired by Hardwire.
    Wired,
    /// axum, by hand.
    ByHand,
    /// `FastAPI` with `SQLAlchemy`.
    FastApi,
}

/// One thing that clients do.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Endpoint {
    /// Verifies a password.
    Login,
    /// Reads twenty articles.
    List,
    /// Writes an article, in a transaction.
    Create,
}

/// What a service did under a load that lasted some seconds.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct DatabaseLoad {
    /// How it is written.
    pub implementation: Implementation,
    /// What was asked.
    pub endpoint: Endpoint,
    /// How many requests were answered.
    pub requests: u64,
    /// How long it lasted.
    pub seconds: f64,
    /// The latency that half of the requests kept.
    pub p50_ms: f64,
    /// The latency that all but one of a hundred kept.
    pub p99_ms: f64,
    /// The most threads that it was seen to have.
    pub threads: u64,
    /// The most memory that it was seen to have, in bytes.
    pub resident: u64,
}

impl DatabaseLoad {
    /// How many requests were answered in a second.
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "some thousands")]
    pub fn rate(&self) -> f64 {
        self.requests as f64 / self.seconds
    }
}

impl Record for DatabaseLoads {
    const NAME: &'static str = "service";
}
