//! Counts requests in Redis, for all replicas.

use std::{
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};

use redis::{AsyncConnectionConfig, Client, RedisError, Script, aio::MultiplexedConnection};
use tokio::{
    sync::Mutex,
    time::{Instant, error::Elapsed, timeout_at},
};
use tracing::{info, warn};

use super::{Quota, Refusal, resolver::Resolver};
use crate::{
    auth::Caller,
    config::{OnOutage, RateLimit, RedisUrl},
};

pub(crate) struct Shared {
    client: Client,
    /// The current connection. The lock is held while connecting, so that only one attempt runs at a time.
    connection: Mutex<Option<Arc<MultiplexedConnection>>>,
    script: Script,
    quota: Quota,
    timeout: Duration,
    on_outage: OnOutage,
    is_out: AtomicBool,
}

/// Why a request could not be counted.
#[derive(Debug, thiserror::Error)]
enum Outage {
    #[error("no answer in time")]
    Timeout(#[from] Elapsed),
    #[error(transparent)]
    Redis(#[from] RedisError),
}

impl Shared {
    pub(super) fn new(quota: Quota, config: &RateLimit, url: &RedisUrl) -> Self {
        Self {
            client: url.0.clone(),
            connection: Mutex::default(),
            script: Script::new(include_str!("count.lua")),
            quota,
            timeout: config.timeout.0,
            on_outage: config.on_outage,
            is_out: AtomicBool::new(false),
        }
    }

    pub(super) async fn count(&self, caller: &Caller) -> Result<(), Refusal> {
        let counted = self.ask(caller).await;
        self.note(counted.as_ref().err());
        match (counted, self.on_outage) {
            (Ok(Duration::ZERO), _) | (Err(_), OnOutage::Open) => Ok(()),
            (Ok(wait), _) => Err(Refusal::TooMany(wait)),
            (Err(_), OnOutage::Closed) => Err(Refusal::Unknown),
        }
    }

    pub(super) async fn close(&self) {
        self.connection.lock().await.take();
    }

    /// Returns how long the caller must wait. The timeout includes connecting.
    async fn ask(&self, caller: &Caller) -> Result<Duration, Outage> {
        let deadline = Instant::now() + self.timeout;
        let connection = timeout_at(deadline, self.connect()).await??;
        let mut script = self
            .script
            .key(format!("gateway:limit:{}", caller.as_str()));
        script
            .arg(self.quota.interval.as_micros().to_string())
            .arg(self.quota.burst.get());
        let mut own = (*connection).clone();
        let asked = match timeout_at(deadline, script.invoke_async(&mut own)).await {
            Ok(asked) => asked.map_err(Outage::from),
            Err(elapsed) => Err(elapsed.into()),
        };
        if asked.is_err() {
            self.forget(&connection);
        }
        asked.map(Duration::from_micros)
    }

    async fn connect(&self) -> Result<Arc<MultiplexedConnection>, RedisError> {
        let mut connection = self.connection.lock().await;
        if let Some(connection) = &*connection {
            return Ok(Arc::clone(connection));
        }
        let config = AsyncConnectionConfig::new()
            .set_connection_timeout(Some(self.timeout))
            .set_response_timeout(Some(self.timeout))
            .set_dns_resolver(Resolver);
        let made = self
            .client
            .get_multiplexed_async_connection_with_config(&config)
            .await?;
        Ok(Arc::clone(connection.insert(Arc::new(made))))
    }

    /// Discards a failed connection, so that the next request reconnects.
    fn forget(&self, broken: &Arc<MultiplexedConnection>) {
        // If the lock is held, another request is connecting, or will use this connection, fail, and discard it.
        if let Ok(mut connection) = self.connection.try_lock() {
            connection.take_if(|connection| Arc::ptr_eq(connection, broken));
        }
    }

    /// Logs the start and the end of an outage, not each failed request.
    fn note(&self, outage: Option<&Outage>) {
        let was_out = self.is_out.swap(outage.is_some(), Ordering::Relaxed);
        match outage {
            Some(error) if !was_out => {
                let on_outage = self.on_outage;
                warn!(%error, ?on_outage, "Redis is not available: requests are not counted");
            }
            None if was_out => info!("Redis is available again"),
            _ => {}
        }
    }
}
