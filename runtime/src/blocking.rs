//! Providers on tokio's blocking pool.

use std::ops::Deref;
use std::panic::resume_unwind;
use std::sync::Arc;

use tokio::sync::Notify;
use tokio::task::spawn_blocking;

/// Runs a provider on tokio's blocking pool. It runs to its end even if the caller is cancelled.
///
/// # Panics
///
/// If the provider panics, outside of a tokio runtime, or if the runtime shuts down before the provider starts.
pub async fn blocking<T: Send + 'static>(provider: impl FnOnce() -> T + Send + 'static) -> T {
    match spawn_blocking(provider).await {
        Ok(value) => value,
        Err(error) => match error.try_into_panic() {
            Ok(panic) => resume_unwind(panic),
            Err(error) => panic!("a blocking provider did not run: {error}"),
        },
    }
}

/// A singleton that other threads need while the container is being built.
#[derive(Debug)]
pub struct Shared<T> {
    // Declared after the value, so that the value is dropped before the notification.
    value: Arc<T>,
    freed: Freed,
}

/// Notifies when a holder of the value is dropped.
#[derive(Clone, Debug)]
struct Freed(Arc<Notify>);

impl Drop for Freed {
    fn drop(&mut self) {
        self.0.notify_one();
    }
}

impl<T> Shared<T> {
    /// Shares a value that was built or set.
    pub fn new(value: T) -> Self {
        Self {
            value: Arc::new(value),
            freed: Freed(Arc::default()),
        }
    }

    /// Waits until no provider uses the value any more, even a provider whose caller was cancelled, and returns it.
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
