use std::panic::AssertUnwindSafe;
use std::sync::{Mutex, MutexGuard, OnceLock, PoisonError};

use futures_util::FutureExt;
use futures_util::future::{BoxFuture, Shared};
use tokio_util::task::task_tracker::TaskTrackerToken;
use tracing::Instrument;

use super::{Begun, Kept, LazyError, Place};
use crate::bounds::LazyFailure;
use crate::panic;
use crate::teardown::{Ending, Teardowns};

/// A singleton that is built when a caller first awaits it.
pub(super) struct Build<T, E, App> {
    value: OnceLock<T>,
    /// The running build. Locked briefly, never across an await.
    running: Mutex<Option<Running<E>>>,
    recipe: Recipe<T, E, App>,
    /// [`Recipe::wait`]. A function pointer, because only its creation requires all bounds: rustc then reports a
    /// violation at the provider, not at every handler.
    wait: Wait<T, E, App>,
}

type Wait<T, E, App> = for<'a> fn(Recipe<T, E, App>, &'a App) -> Waiting<'a, T, E>;

type Waiting<'a, T, E> = BoxFuture<'a, Result<&'a T, LazyError<E>>>;

/// The one build, for all waiting callers. `None` if its runtime ended first.
type Running<E> = Shared<BoxFuture<'static, Option<Result<(), LazyError<E>>>>>;

/// The functions that build the value.
struct Recipe<T, E, App> {
    provider: &'static str,
    place: Place<T, E, App>,
    begin: fn(App) -> Begun<T, E>,
    end: Option<fn(T) -> Ending>,
}

/// How a caller obtains the value.
enum Way<E> {
    Built,
    /// Another caller started the build.
    Joined(Running<E>),
    Begun(Running<E>),
}

impl<T, E, App> Build<T, E, App> {
    pub(super) fn built(&self) -> Option<&T> {
        self.value.get()
    }

    pub(super) fn wait<'a>(&self, app: &'a App) -> Waiting<'a, T, E> {
        (self.wait)(self.recipe, app)
    }

    fn running(&self) -> MutexGuard<'_, Option<Running<E>>> {
        self.running.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl<T, E: LazyFailure, App> Build<T, E, App>
where
    T: Send + Sync + 'static,
    App: Clone + Send + Sync + 'static,
{
    pub(super) fn new(
        provider: &'static str,
        place: Place<T, E, App>,
        begin: fn(App) -> Begun<T, E>,
    ) -> Self {
        Self {
            value: OnceLock::new(),
            running: Mutex::default(),
            recipe: Recipe {
                provider,
                place,
                begin,
                end: None,
            },
            wait: |recipe, app| recipe.wait(app).boxed(),
        }
    }

    pub(super) fn torn_down(mut self, end: fn(T) -> Ending) -> Self {
        self.recipe.end = Some(end);
        self
    }

    /// Locked, so that a caller that arrives when a build ends sees either the build or its value.
    fn way(&self, app: &App, teardowns: &Teardowns) -> Result<Way<E>, LazyError<E>> {
        let mut running = self.running();
        if self.value.get().is_some() {
            return Ok(Way::Built);
        }
        if let Some(running) = &*running {
            return Ok(Way::Joined(running.clone()));
        }
        let open = teardowns.late_build();
        let open = open.ok_or(LazyError::shut_down(self.recipe.provider))?;
        let begun = self.recipe.spawned(app.clone(), teardowns.clone(), open);
        *running = Some(begun.clone());
        Ok(Way::Begun(begun))
    }

    /// The next caller starts a new build.
    fn forget(&self) {
        let forgotten = self.running().take();
        // Dropped without the lock, because an unfinished future contains the user's values.
        drop(forgotten);
    }

    /// The same, unless another caller has already done so.
    fn forget_this(&self, lost: &Running<E>) {
        let mut running = self.running();
        let forgotten = running.take_if(|running| running.ptr_eq(lost));
        drop(running);
        drop(forgotten);
    }
}

impl<T, E: LazyFailure, App> Recipe<T, E, App>
where
    T: Send + Sync + 'static,
    App: Clone + Send + Sync + 'static,
{
    /// A build may end early with the runtime of its caller. It is then started again, here.
    async fn wait(self, app: &App) -> Result<&T, LazyError<E>> {
        loop {
            let (lazy, teardowns) = (self.place)(app);
            let build = match &lazy.0 {
                Kept::Given(value) => return Ok(value),
                Kept::Built(build) => build,
            };
            let (running, is_own) = match build.way(app, teardowns)? {
                Way::Built => return Ok(lazy.ready()),
                Way::Joined(running) => (running, false),
                Way::Begun(running) => (running, true),
            };
            match running.clone().await {
                Some(Ok(())) => return Ok(lazy.ready()),
                Some(Err(error)) => return Err(error),
                None => build.forget_this(&running),
            }
            if is_own {
                return Err(LazyError::shut_down(self.provider));
            }
        }
    }

    /// Runs the build in its own task. Without a runtime, the waiting callers poll it.
    fn spawned(self, app: App, teardowns: Teardowns, open: TaskTrackerToken) -> Running<E> {
        let runtime = teardowns.runtime();
        let build = async move {
            let outcome = self.run(&app, &teardowns).await;
            if let Kept::Built(build) = &(self.place)(&app).0.0 {
                build.forget();
            }
            drop(open);
            outcome
        };
        let build = build.in_current_span();
        match runtime {
            Some(runtime) => runtime.spawn(build).map(Result::ok).boxed().shared(),
            None => build.map(Some).boxed().shared(),
        }
    }

    /// A panic counts as an error.
    async fn run(self, app: &App, teardowns: &Teardowns) -> Result<(), LazyError<E>> {
        let own = app.clone();
        let begun = async move { (self.begin)(own).await };
        match AssertUnwindSafe(begun).catch_unwind().await {
            Ok(built) => self.keep(built?, app, teardowns).await,
            Err(payload) => {
                let error = LazyError::panicked(self.provider, panic::message(&*payload));
                error.report();
                Err(error)
            }
        }
    }

    /// A value that is ready too late, while the others are being torn down, is torn down here.
    async fn keep(self, value: T, app: &App, teardowns: &Teardowns) -> Result<(), LazyError<E>> {
        let Kept::Built(build) = &(self.place)(app).0.0 else {
            return Ok(());
        };
        let keep = |value| {
            // There is only one build at a time.
            let _ = build.value.set(value);
        };
        let Some(end) = self.end else {
            keep(value);
            return Ok(());
        };
        match teardowns.keep_late(self.provider, value, keep) {
            Ok(()) => Ok(()),
            Err(value) => {
                teardowns
                    .end_singleton(self.provider, move || end(value))
                    .await;
                Err(LazyError::shut_down(self.provider))
            }
        }
    }
}

impl<T, E, App> Clone for Recipe<T, E, App> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T, E, App> Copy for Recipe<T, E, App> {}
