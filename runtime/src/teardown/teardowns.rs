use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use tokio::runtime::Handle;
use tokio::task::JoinHandle;
use tokio_util::task::TaskTracker;
use tokio_util::task::task_tracker::TaskTrackerToken;
use tracing::Instrument;

use super::TeardownError;
use super::error::Reason;

/// What a container knows of the teardowns in it: where they run, how long, and which are not over.
#[derive(Clone, Debug)]
pub struct Teardowns(Arc<Shared>);

#[derive(Debug)]
struct Shared {
    /// That in which the container was built, for values that are dropped outside of any.
    runtime: Option<Handle>,
    bound: Duration,
    /// One token for each request that may have something to tear down, until it has nothing.
    open: TaskTracker,
    lost: AtomicUsize,
}

impl Teardowns {
    /// How long one teardown may take, unless the container says otherwise.
    pub const BOUND: Duration = Duration::from_secs(5);

    /// Of a container that is being built.
    #[must_use]
    pub fn new(bound: Duration) -> Self {
        Self(Arc::new(Shared {
            runtime: Handle::try_current().ok(),
            bound,
            open: TaskTracker::new(),
            lost: AtomicUsize::new(0),
        }))
    }

    pub(super) fn bound(&self) -> Duration {
        self.0.bound
    }

    pub(super) fn token(&self) -> TaskTrackerToken {
        self.0.open.token()
    }

    /// Runs the list in a task of its own, which nobody can cut off. Without a runtime, it is lost.
    pub(super) fn spawn(
        &self,
        run: impl Future<Output = ()> + Send + 'static,
    ) -> Option<JoinHandle<()>> {
        let current = Handle::try_current().ok();
        let runtime = current.or_else(|| self.0.runtime.clone());
        Some(runtime?.spawn(run.in_current_span()))
    }

    /// Says that a teardown did not run, or not to its end.
    pub(super) fn lose(&self, provider: &'static str) {
        self.0.lost.fetch_add(1, Ordering::Relaxed);
        TeardownError::new(provider, Reason::Lost).report();
    }
}
