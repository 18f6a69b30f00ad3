//! Limits how many passwords are hashed at once.

use std::{sync::Arc, thread::available_parallelism};

use tokio::sync::{OwnedSemaphorePermit, Semaphore};

/// One permit for each core. A hash needs 19 MiB, and the blocking pool can have hundreds of threads.
pub(crate) struct Turns(Arc<Semaphore>);

/// A permit. Dropping it releases it.
pub(crate) struct Turn {
    _permit: Option<OwnedSemaphorePermit>,
}

impl Turns {
    pub(super) fn new() -> Self {
        let cores = available_parallelism().map_or(1, usize::from);
        Self(Arc::new(Semaphore::new(cores)))
    }

    pub(super) async fn take(&self) -> Turn {
        // Fails only if the semaphore is closed, which never happens.
        let permit = self.0.clone().acquire_owned().await;
        Turn {
            _permit: permit.ok(),
        }
    }
}

#[cfg(test)]
mod tests {
    use futures_util::FutureExt;

    use super::{Arc, Semaphore, Turns};

    #[tokio::test]
    async fn a_caller_waits_if_there_is_no_permit() {
        let turns = Turns(Arc::new(Semaphore::new(1)));
        let first = turns.take().await;
        assert!(turns.take().now_or_never().is_none());
        drop(first);
        assert!(turns.take().now_or_never().is_some());
    }
}
