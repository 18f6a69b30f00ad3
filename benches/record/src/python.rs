use serde::{Deserialize, Serialize};

use crate::{Record, Setting};

/// What the gateway and its counterparts in Python do under the same load.
#[derive(Debug, Deserialize, Serialize)]
pub struct ServiceLoads {
    /// How that was measured.
    pub setting: Setting,
    /// How many requests are under way at any time of a load.
    pub connections: u32,
    /// Every load of every service, in the order in which they ran.
    pub loads: Vec<Load>,
    /// Every burst of every service, in the order in which they ran.
    pub bursts: Vec<Burst>,
}

/// One way to write the gateway's chat.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Service {
    /// The example, wired by Hardwire.
    Hardwire,
    /// `FastAPI`, wired by wireup, with its own class of routes.
    WireupRoute,
    /// `FastAPI`, wired by wireup.
    Wireup,
    /// `FastAPI`, wired by dishka.
    Dishka,
    /// `FastAPI` and its own `Depends`.
    Depends,
    /// `FastAPI` and Dependency Injector, resolved through an `async def`.
    ProvideAsync,
    /// `FastAPI` and Dependency Injector, as `Depends(Provide[…])`.
    Provide,
}

/// What a service did under a load that lasted some seconds.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct Load {
    /// Which service.
    pub service: Service,
    /// How long the model took to answer.
    pub delay_ms: u64,
    /// Which repetition it was.
    pub repetition: u32,
    /// How many requests were answered.
    pub requests: u64,
    /// How long it lasted.
    pub seconds: f64,
    /// The latency that half of the requests kept.
    pub p50_ms: f64,
    /// The latency that all but one of a hundred kept.
    pub p99_ms: f64,
    /// The time on a core that the service used.
    pub busy_seconds: f64,
    /// The most threads that it was seen to have.
    pub threads: u64,
    /// The most memory that it was seen to have, in bytes.
    pub resident: u64,
}

/// How many threads a service had around some requests that came at once.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct Burst {
    /// Which service.
    pub service: Service,
    /// How many requests.
    pub requests: usize,
    /// Whether their bodies were valid.
    pub valid: bool,
    /// Before the first of them.
    pub before: u64,
    /// The most until the last was answered.
    pub during: u64,
    /// After that.
    pub after: u64,
}

impl Load {
    /// How many requests were answered in a second.
    #[must_use]
    pub fn rate(&self) -> f64 {
        self.count() / self.seconds
    }

    /// The time on a core that one request took, in seconds.
    #[must_use]
    pub fn cost(&self) -> f64 {
        self.busy_seconds / self.count()
    }

    #[expect(clippy::cast_precision_loss, reason = "some thousands")]
    fn count(&self) -> f64 {
        self.requests as f64
    }
}

impl Record for ServiceLoads {
    const NAME: &'static str = "python";
}
