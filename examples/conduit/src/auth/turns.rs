//! Limits the number of passwords that are hashed at once.

use std::{sync::Arc, thread::available_parallelism};

use tokio::sync::{OwnedSemaphorePermit, Semaphore};

/// One permit for each core. A hash takes 19 MiB, and the blocking pool has hundreds of threads.
pub(crate) struct Turns(Arc<Semaphore>);

/// A permit, until it is dropped.
pub(crate) struct Turn {
    _permit: Option<OwnedSemaphorePermit>,
}

impl Turns {
    pub(super) fn new() -> Self {
        let cores = available_parallelism().map_or(1, usize::from);
        Self(Arc::new(Semaphore::new(cores)))
    }

    pub(super) async fn take(&self) -> Turn {
        // It fails only if the semaphore is closed, and nothing closes it.
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
    async fn a_turn_is_waited_for_if_all_are_taken() {
        let turns = Turns(Arc::new(Semaphore::new(1)));
        let first = turns.take().await;
        assert!(turns.take().now_or_never().is_none());
        drop(first);
        assert!(turns.take().now_or_never().is_some());
    }
}
