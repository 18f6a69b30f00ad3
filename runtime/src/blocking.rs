//! Providers on tokio's blocking pool.

use std::ops::Deref;
use std::panic::resume_unwind;
use std::sync::Arc;

use tokio::sync::Notify;
use tokio::task::spawn_blocking;

/// Runs a provider on tokio's blocking pool, to its end even if nobody waits for it any more.
///
/// # Panics
///
/// If the provider does, or outside of a runtime of tokio, or if that shuts down before the
/// provider begins.
pub async fn blocking<T: Send + 'static>(provider: impl FnOnce() -> T + Send + 'static) -> T {
    match spawn_blocking(provider).await {
        Ok(value) => value,
        Err(error) => match error.try_into_panic() {
            Ok(panic) => resume_unwind(panic),
            Err(error) => panic!("a blocking provider did not run: {error}"),
        },
    }
}

/// A singleton that other threads need while the rest is built.
#[derive(Debug)]
pub struct Shared<T> {
    // Behind it, so that the value is given up when it is told.
    value: Arc<T>,
    freed: Freed,
}

/// Tells that a holder of the value is gone.
#[derive(Clone, Debug)]
struct Freed(Arc<Notify>);

impl Drop for Freed {
    fn drop(&mut self) {
        self.0.notify_one();
    }
}

impl<T> Shared<T> {
    /// Shares a value that was built, or given.
    pub fn new(value: T) -> Self {
        Self {
            value: Arc::new(value),
            freed: Freed(Arc::default()),
        }
    }

    /// The value. A provider that nobody waits for any more may still need it, until its end.
    pub async fn into_inner(self) -> T {
        let Self { mut value, freed } = self;
        loop {
            match Arc::try_unwrap(value) {
                Ok(value) => return value,
                Err(shared) => value = shared,
            }
            freed.0.notified().await;
        }
    }
}

impl<T> Clone for Shared<T> {
    fn clone(&self) -> Self {
        Self {
            value: Arc::clone(&self.value),
            freed: self.freed.clone(),
        }
    }
}

impl<T> Deref for Shared<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.value
    }
}
