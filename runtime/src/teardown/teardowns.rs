use std::sync::atomic::{AtomicU32, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};
use std::time::Duration;
use std::vec;

use tokio::runtime::Handle;
use tokio_util::task::TaskTracker;
use tokio_util::task::task_tracker::TaskTrackerToken;

use super::TeardownError;
use super::conversion::Conversion;
use super::ending::Ending;
use super::error::Reason;
use super::shutdown::Shutdown;
use super::slot::Begun;
use super::underway::Underway;

/// The state of a container's teardowns: the runtime, the timeout, and the unfinished ones.
#[derive(Clone, Debug)]
pub struct Teardowns(Arc<Known>);

#[derive(Debug)]
struct Known {
    /// The runtime in which the container was built, for values that are dropped outside of any.
    runtime: Option<Handle>,
    bound: Duration,
    /// Conversions to the container's `error`, for teardowns of modules.
    conversions: Vec<Conversion>,
    /// The maximum number of values of a request so far.
    longest: AtomicU32,
    /// One token for each request that may have values to tear down.
    open: TaskTracker,
    lost: AtomicUsize,
    /// The singletons to tear down, in the order of building. `None` once the shutdown has begun.
    built: Mutex<Option<Vec<&'static str>>>,
    shutdown: OnceLock<Shutdown>,
    /// Failures during the shutdown.
    failures: Mutex<Option<Vec<TeardownError>>>,
}

impl Teardowns {
    /// The default timeout of a teardown.
    pub const BOUND: Duration = Duration::from_secs(5);

    /// For a container that is being built, with this timeout.
    #[must_use]
    pub fn new(bound: Duration) -> Self {
        Self::converting(bound, [])
    }

    /// The same for a container with an `error` and modules.
    #[must_use]
    pub fn converting<const N: usize>(
        bound: Duration,
        conversions: [Option<Conversion>; N],
    ) -> Self {
        Self(Arc::new(Known {
            runtime: Handle::try_current().ok(),
            bound,
            conversions: conversions.into_iter().flatten().collect(),
            longest: AtomicU32::default(),
            open: TaskTracker::new(),
            lost: AtomicUsize::new(0),
            built: Mutex::new(Some(Vec::new())),
            shutdown: OnceLock::new(),
            failures: Mutex::default(),
        }))
    }

    pub(super) fn bound(&self) -> Duration {
        self.0.bound
    }

    pub(super) fn conversions(&self) -> &[Conversion] {
        &self.0.conversions
    }

    pub(super) fn token(&self) -> TaskTrackerToken {
        self.0.open.token()
    }

    /// Records the maximum number of values of a request when it begins, because only the request knows the number of
    /// its instances of generic providers.
    pub(super) fn note_count(&self, count: u32) {
        let longest = &self.0.longest;
        // Usually the number does not change, and a cache line without writes can be shared.
        if longest.load(Ordering::Relaxed) < count {
            longest.fetch_max(count, Ordering::Relaxed);
        }
    }

    pub(super) fn note_built(&self, singletons: Vec<&'static str>) {
        if let Some(built) = &mut *locked(&self.0.built) {
            built.extend(singletons);
        }
    }

    /// Takes the singletons that were built, in reverse order, to tear them down.
    pub(super) fn take_built(&self) -> vec::IntoIter<&'static str> {
        let mut built = locked(&self.0.built).take().unwrap_or_default();
        built.reverse();
        built.into_iter()
    }

    /// Lets `shutdown` wait for a late build, unless it has begun.
    pub(crate) fn late_build(&self) -> Option<TaskTrackerToken> {
        let is_open = self.0.shutdown.get().is_none();
        is_open.then(|| self.token())
    }

    /// Stores a singleton that was built late, or returns it if the shutdown has begun.
    pub(crate) fn keep_late<T>(
        &self,
        provider: &'static str,
        value: T,
        keep: impl FnOnce(T),
    ) -> Result<(), T> {
        match &mut *locked(&self.0.built) {
            Some(built) => {
                keep(value);
                built.push(provider);
                Ok(())
            }
            None => Err(value),
        }
    }

    /// Tears down a singleton.
    pub(crate) async fn end_singleton(
        &self,
        provider: &'static str,
        begin: impl FnOnce() -> Ending + Send,
    ) {
        let run = begin().run;
        if let Err(cause) = Underway::new(Begun { provider, run }, self.bound()).await {
            self.report(TeardownError::new(provider, cause.into_reason()));
        }
    }

    /// Starts the shutdown, at the first call only.
    pub(super) fn shutdown_once(&self, begin: impl FnOnce() -> Shutdown) -> Shutdown {
        self.0.shutdown.get_or_init(begin).clone()
    }

    /// Waits for unfinished requests, as long as their teardowns may take, and returns the number of those that did
    /// not end.
    pub(super) async fn settle(&self) -> usize {
        let Known {
            open,
            bound,
            longest,
            ..
        } = &*self.0;
        open.close();
        if open.is_empty() {
            return 0;
        }
        // One more, because timers may be late, which adds up in a list.
        let bounds = longest.load(Ordering::Relaxed).saturating_add(1);
        let _ = tokio::time::timeout(bound.saturating_mul(bounds), open.wait()).await;
        self.unfinished()
    }

    /// The number of unfinished requests.
    pub(super) fn unfinished(&self) -> usize {
        self.0.open.len()
    }

    /// The current runtime, or that of the container.
    pub(crate) fn runtime(&self) -> Option<Handle> {
        let current = Handle::try_current().ok();
        current.or_else(|| self.0.runtime.clone())
    }

    /// Reports a failed teardown.
    pub(super) fn report(&self, error: TeardownError) {
        error.report();
        if let Some(failures) = &mut *self.failures() {
            failures.push(error);
        }
    }

    /// Reports a teardown that did not run to its end.
    pub(super) fn lose(&self, provider: &'static str) {
        self.0.lost.fetch_add(1, Ordering::Relaxed);
        TeardownError::new(provider, Reason::Lost).report();
    }

    pub(super) fn lost(&self) -> usize {
        self.0.lost.load(Ordering::Relaxed)
    }

    pub(super) fn take_failures(&self) -> Vec<TeardownError> {
        self.failures().take().unwrap_or_default()
    }

    pub(super) fn collect_failures(&self) {
        *self.failures() = Some(Vec::new());
    }

    fn failures(&self) -> MutexGuard<'_, Option<Vec<TeardownError>>> {
        locked(&self.0.failures)
    }
}

/// Nothing panics while the mutex is locked.
fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Drop for Known {
    fn drop(&mut self) {
        let singletons = locked(&self.built).take().unwrap_or_default();
        if !singletons.is_empty() && self.shutdown.get().is_none() {
            tracing::warn!(
                ?singletons,
                "a container was dropped without `shutdown`, so its singletons were not torn down"
            );
        }
    }
}
