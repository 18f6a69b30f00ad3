//! The rate limit of each caller.

mod memory;
mod refusal;
mod resolver;
mod shared;

use std::{num::NonZeroU32, time::Duration};

use hardwire::module;

pub(crate) use refusal::Refusal;

use crate::{
    auth::Caller,
    config::{Config, RateLimit},
};
use memory::Memory;
use shared::Shared;

#[module]
impl LimitModule {
    /// Counts the requests of each caller.
    #[singleton(teardown = Limiter::close)]
    async fn limiter(config: &Config) -> Limiter {
        Limiter::new(&config.rate_limit)
    }

    /// Rejects callers who exceed their limit.
    #[request]
    async fn within_limit(caller: &Caller, limiter: &Limiter) -> Result<(), Refusal> {
        limiter.count(caller).await
    }
}

/// Counts requests in this process, or in Redis for all replicas.
pub(crate) enum Limiter {
    Memory(Memory),
    Shared(Box<Shared>),
}

impl Limiter {
    /// Must be called within a tokio runtime, because it spawns a task.
    pub(crate) fn new(config: &RateLimit) -> Self {
        let quota = Quota::of(config);
        match &config.url {
            Some(url) => Self::Shared(Box::new(Shared::new(quota, config, url))),
            None => Self::Memory(Memory::new(quota)),
        }
    }

    async fn count(&self, caller: &Caller) -> Result<(), Refusal> {
        match self {
            Self::Memory(memory) => memory.count(caller),
            Self::Shared(shared) => shared.count(caller).await,
        }
    }

    pub(crate) async fn close(&self) {
        match self {
            Self::Memory(memory) => memory.close(),
            Self::Shared(shared) => shared.close().await,
        }
    }
}

/// One request per interval, with bursts after a pause.
#[derive(Clone, Copy)]
struct Quota {
    interval: Duration,
    burst: NonZeroU32,
}

impl Quota {
    fn of(config: &RateLimit) -> Self {
        let interval = config.period.0 / config.requests.get();
        Self {
            // The clock of Redis counts microseconds.
            interval: interval.max(Duration::from_micros(1)),
            burst: config.requests,
        }
    }
}
