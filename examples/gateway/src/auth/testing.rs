//! A scripted issuer and a settable clock for tests.

use std::{
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicUsize, Ordering::Relaxed},
    },
    time::Duration,
};

use serde_json::{Value, json};
use tokio::sync::Semaphore;

use super::{
    clock::Clock,
    issuer::{FetchError, Source},
    keys::KeySet,
};

#[path = "../../tests/it/tokens.rs"]
#[expect(dead_code, reason = "the integration tests use more of it")]
pub(super) mod tokens;

/// A clock with a fixed time.
pub(super) struct Stopped(pub(super) Duration);

impl Clock for Stopped {
    fn now(&self) -> Duration {
        self.0
    }
}

/// An issuer that a test can delay and break. It counts its fetches.
#[derive(Clone)]
pub(super) struct Scripted(Arc<Script>);

struct Script {
    publishes: Mutex<Publishes>,
    fetches: AtomicUsize,
    allowed: Semaphore,
}

/// The outcome of a fetch.
#[derive(Clone)]
pub(super) enum Publishes {
    Keys(Vec<Value>),
    Failure,
    Panic,
}

impl Scripted {
    pub(super) fn publishing(keys: Vec<Value>) -> Self {
        Self(Arc::new(Script {
            publishes: Mutex::new(Publishes::Keys(keys)),
            fetches: AtomicUsize::new(0),
            allowed: Semaphore::new(Semaphore::MAX_PERMITS),
        }))
    }

    /// Delays all fetches until `release`.
    pub(super) fn held(self) -> Self {
        self.0.allowed.forget_permits(Semaphore::MAX_PERMITS);
        self
    }

    pub(super) fn release(&self) {
        self.0.allowed.add_permits(Semaphore::MAX_PERMITS);
    }

    pub(super) fn set(&self, publishes: Publishes) {
        *self
            .0
            .publishes
            .lock()
            .unwrap_or_else(PoisonError::into_inner) = publishes;
    }

    pub(super) fn fetches(&self) -> usize {
        self.0.fetches.load(Relaxed)
    }
}

impl Source for Scripted {
    async fn fetch(&self) -> Result<KeySet, FetchError> {
        self.0.fetches.fetch_add(1, Relaxed);
        let _permit = self.0.allowed.acquire().await.expect("it is never closed");
        let publishes = self
            .0
            .publishes
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone();
        match publishes {
            Publishes::Keys(keys) => {
                let document = serde_json::from_value(json!({ "keys": keys }));
                KeySet::new(None, document.expect("a document")).ok_or(FetchError::Content("x"))
            }
            Publishes::Failure => Err(FetchError::Timeout),
            Publishes::Panic => panic!("a fetch that panics"),
        }
    }

    fn name(&self) -> &'static str {
        "scripted"
    }
}
