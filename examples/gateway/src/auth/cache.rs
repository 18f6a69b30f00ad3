//! The keys of one issuer. They are cached for a day, only one fetch runs at a time, and the old keys remain valid if a
//! refresh fails.

use std::{
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::Duration,
};

use futures_util::{
    FutureExt,
    future::{BoxFuture, Shared},
};
use tokio::{task::AbortHandle, time::Instant};
use tracing::{info, warn};

use super::{
    issuer::{FetchError, Source},
    keys::KeySet,
};

const LONGEST_USE: Duration = Duration::from_hours(24);
/// The minimum time between two refreshes for unknown keys. Anyone can send tokens with unknown keys.
const BETWEEN_UNKNOWN: Duration = Duration::from_secs(30);
/// The minimum time after a failure before the issuer is asked again.
const BEFORE_RETRY: Duration = Duration::from_secs(5);

/// How recent the keys must be.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Need {
    /// At most a day old.
    Current,
    /// Fetched after this moment, because the previous keys did not include the key of a token.
    NewerThan(Instant),
}

/// The keys of one issuer.
pub(super) struct Cache<S> {
    source: S,
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    current: Option<Fetched>,
    /// When the last refresh failed, if it did.
    failed: Option<Instant>,
    /// When the last refresh for an unknown key began.
    sought: Option<Instant>,
    running: Option<Refresh>,
}

struct Fetched {
    keys: Arc<KeySet>,
    at: Instant,
}

/// A refresh in progress. It runs in its own task, so it continues if a request that waits for it is cancelled.
struct Refresh {
    done: Shared<BoxFuture<'static, ()>>,
    task: AbortHandle,
}

impl<S: Source> Cache<S> {
    pub(super) fn new(source: S) -> Arc<Self> {
        Arc::new(Self {
            source,
            state: Mutex::default(),
        })
    }

    /// The keys, after a refresh if one is needed and allowed.
    pub(super) async fn keys(self: &Arc<Self>, need: Need) -> Option<Arc<KeySet>> {
        if let Some(refresh) = self.refresh(need) {
            refresh.await;
        }
        let state = self.state();
        state
            .current
            .as_ref()
            .map(|current| Arc::clone(&current.keys))
    }

    /// Starts a refresh if one is needed and allowed. Returns it if the caller should wait for it.
    pub(super) fn refresh(self: &Arc<Self>, need: Need) -> Option<Shared<BoxFuture<'static, ()>>> {
        let now = Instant::now();
        let mut state = self.state();
        if state.satisfies(need, now) {
            return None;
        }
        if !state.is_refreshing() {
            if !state.may_refresh(need, now) {
                return None;
            }
            state.sought = match need {
                Need::Current => state.sought,
                Need::NewerThan(_) => Some(now),
            };
            state.running = Some(self.begin());
        }
        let running = state.running.as_ref()?;
        (!state.makes_do(need)).then(|| running.done.clone())
    }

    fn begin(self: &Arc<Self>) -> Refresh {
        let this = Arc::clone(self);
        let task = tokio::spawn(async move { this.store(this.source.fetch().await) });
        Refresh {
            task: task.abort_handle(),
            done: task.map(drop).boxed().shared(),
        }
    }

    fn store(&self, fetched: Result<KeySet, FetchError>) {
        let mut state = self.state();
        match fetched {
            Ok(keys) => {
                self.log(&keys);
                state.failed = None;
                state.current = Some(Fetched {
                    keys: Arc::new(keys),
                    at: Instant::now(),
                });
            }
            Err(error) => {
                let issuer = self.source.name();
                let kept = state.current.is_some();
                warn!(issuer, %error, kept, "Keys could not be fetched");
                state.failed = Some(Instant::now());
            }
        }
    }

    fn log(&self, keys: &KeySet) {
        info!(
            issuer = self.source.name(),
            keys = keys.keys.len(),
            ignored = keys.ignored,
            "Keys were fetched"
        );
    }

    /// Aborts a refresh in progress, and waits until it has ended.
    pub(super) async fn close(&self) {
        let running = self.state().running.take();
        if let Some(refresh) = running {
            refresh.task.abort();
            refresh.done.await;
        }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl State {
    fn satisfies(&self, need: Need, now: Instant) -> bool {
        self.current.as_ref().is_some_and(|current| match need {
            Need::Current => now - current.at < LONGEST_USE,
            Need::NewerThan(moment) => current.at > moment,
        })
    }

    fn is_refreshing(&self) -> bool {
        let running = self.running.as_ref();
        // Not `done.peek()`: it is empty until a caller has polled it.
        running.is_some_and(|refresh| !refresh.task.is_finished())
    }

    fn may_refresh(&self, need: Need, now: Instant) -> bool {
        match need {
            Need::Current => self.failed.is_none_or(|at| now - at >= BEFORE_RETRY),
            Need::NewerThan(_) => {
                self.current.is_some() && self.sought.is_none_or(|at| now - at >= BETWEEN_UNKNOWN)
            }
        }
    }

    /// Whether to use the old keys during the refresh. The issuer has failed before, and may take long to fail again.
    fn makes_do(&self, need: Need) -> bool {
        need == Need::Current && self.current.is_some() && self.failed.is_some()
    }
}

#[cfg(test)]
mod tests;
