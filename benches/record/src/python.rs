use serde::{Deserialize, Serialize};

use crate::{Record, Setting};

/// The gateway and its counterparts in Python under the same load.
#[derive(Debug, Deserialize, Serialize)]
pub struct ServiceLoads {
    /// How they were measured.
    pub setting: Setting,
    /// The number of requests in flight at any time.
    pub connections: u32,
    /// All loads of all services, in the order in which they ran.
    pub loads: Vec<Load>,
    /// All bursts of all services, in the order in which they ran.
    pub bursts: Vec<Burst>,
}

/// An implementation of the gateway's chat endpoint.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Service {
    /// The example gateway, wired by Hardwire.
    Hardwire,
    /// `FastAPI`, wired by wireup with its own route class.
    WireupRoute,
    /// `FastAPI`, wired by wireup.
    Wireup,
    /// `FastAPI`, wired by dishka.
    Dishka,
    /// `FastAPI` with its own `Depends`.
    Depends,
    /// `FastAPI` with Dependency Injector, resolved through an `async def`.
    ProvideAsync,
    /// `FastAPI` with Dependency Injector, as `Depends(Provide[…])`.
    Provide,
}

/// The results of a load on a service.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct Load {
    /// The service.
    pub service: Service,
    /// The model's response time.
    pub delay_ms: u64,
    /// The number of the repetition.
    pub repetition: u32,
    /// The number of answered requests.
    pub requests: u64,
    /// The duration of the load.
    pub seconds: f64,
    /// The median latency.
    pub p50_ms: f64,
    /// The 99th percentile of the latency.
    pub p99_ms: f64,
    /// The CPU time of the service.
    pub busy_seconds: f64,
    /// The greatest number of threads that was observed.
    pub threads: u64,
    /// The greatest resident memory that was observed, in bytes.
    pub resident: u64,
}

/// The number of threads of a service before, during and after a burst of concurrent requests.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct Burst {
    /// The service.
    pub service: Service,
    /// The number of requests.
    pub requests: usize,
    /// Whether their bodies were valid.
    pub valid: bool,
    /// Threads before the burst.
    pub before: u64,
    /// The greatest number of threads during the burst.
    pub during: u64,
    /// Threads after the burst.
    pub after: u64,
}

impl Load {
    /// Answered requests per second.
    #[must_use]
    pub fn rate(&self) -> f64 {
        self.count() / self.seconds
    }

    /// CPU time per request, in seconds.
    #[must_use]
    pub fn cost(&self) -> f64 {
        self.busy_seconds / self.count()
    }

    #[expect(clippy::cast_precision_loss, reason = "a few thousand at most")]
    fn count(&self) -> f64 {
        self.requests as f64
    }
}

impl Record for ServiceLoads {
    const NAME: &'static str = "python";
}
