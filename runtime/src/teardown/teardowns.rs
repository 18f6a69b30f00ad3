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

/// What a container knows of the teardowns in it: where they run, how long, and which are not over.
#[derive(Clone, Debug)]
pub struct Teardowns(Arc<Known>);

#[derive(Debug)]
struct Known {
    /// That in which the container was built, for values that are dropped outside of any.
    runtime: Option<Handle>,
    bound: Duration,
    /// To the container's `error`, for the teardowns of modules.
    conversions: Vec<Conversion>,
    /// How many values a request could have, of those there were.
    longest: AtomicU32,
    /// One token for each request that may have something to tear down, until it has nothing.
    open: TaskTracker,
    lost: AtomicUsize,
    /// The singletons to tear down, in the order in which they were built; nothing, once they are
    /// being torn down.
    built: Mutex<Option<Vec<&'static str>>>,
    shutdown: OnceLock<Shutdown>,
    /// What went wrong since it began, and until it is over.
    failures: Mutex<Option<Vec<TeardownError>>>,
}

impl Teardowns {
    /// How long one teardown may take, unless the container says otherwise.
    pub const BOUND: Duration = Duration::from_secs(5);

    /// Of a container that is being built, in which one teardown may take so long.
    #[must_use]
    pub fn new(bound: Duration) -> Self {
        Self::converting(bound, [])
    }

    /// The same, of a container with an `error` and modules.
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

    /// A request may have so many values. It is noted when it begins, since only the request knows
    /// how many instances of a generic provider it has.
    pub(super) fn note_count(&self, count: u32) {
        let longest = &self.0.longest;
        // Nearly always it is known, and a cache line that nobody writes to is shared.
        if longest.load(Ordering::Relaxed) < count {
            longest.fetch_max(count, Ordering::Relaxed);
        }
    }

    pub(super) fn note_built(&self, singletons: Vec<&'static str>) {
        if let Some(built) = &mut *locked(&self.0.built) {
            built.extend(singletons);
        }
    }

    /// Those that were built, the last one first, to be torn down now.
    pub(super) fn take_built(&self) -> vec::IntoIter<&'static str> {
        let mut built = locked(&self.0.built).take().unwrap_or_default();
        built.reverse();
        built.into_iter()
    }

    /// Lets `shutdown` wait for what is being built late, unless it has begun.
    pub(crate) fn late_build(&self) -> Option<TaskTrackerToken> {
        let is_open = self.0.shutdown.get().is_none();
        is_open.then(|| self.token())
    }

    /// Keeps what was built late, to be torn down with the others; gives it back if they are.
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

    /// The one shutdown, however often it is asked for.
    pub(super) fn shutdown_once(&self, begin: impl FnOnce() -> Shutdown) -> Shutdown {
        self.0.shutdown.get_or_init(begin).clone()
    }

    /// Waits for the requests that are not over, as long as their teardowns may take, and returns
    /// how many are not over then.
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
        // One more, because a timer may be late, and each in a list adds to that.
        let bounds = longest.load(Ordering::Relaxed).saturating_add(1);
        let _ = tokio::time::timeout(bound.saturating_mul(bounds), open.wait()).await;
        self.unfinished()
    }

    /// How many requests are not over.
    pub(super) fn unfinished(&self) -> usize {
        self.0.open.len()
    }

    /// In the current runtime, or that of the container.
    pub(crate) fn runtime(&self) -> Option<Handle> {
        let current = Handle::try_current().ok();
        current.or_else(|| self.0.runtime.clone())
    }

    /// Says that a teardown went wrong.
    pub(super) fn report(&self, error: TeardownError) {
        error.report();
        if let Some(failures) = &mut *self.failures() {
            failures.push(error);
        }
    }

    /// Says that a teardown did not run, or not to its end.
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

/// Nothing panics while it is locked.
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
