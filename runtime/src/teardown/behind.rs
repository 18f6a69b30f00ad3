//! The values within a middleware are torn down before its own, even if both are dropped at once.
//!
//! Usually this holds anyway: the inner function awaits its teardowns before it answers, and the middleware awaits
//! the answer. If both are dropped, neither waits. But both are dropped in one task, the inner one first.

use std::future::poll_fn;
use std::mem;
use std::pin::Pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll, ready};

use tokio::task::JoinHandle;
use tracing::Instrument;

use super::Outcome;
use super::failure::Failure;
use super::list::List;

tokio::task_local! {
    /// The middleware in which this runs.
    static BEHIND: Arc<Shared>;
}

/// The lists of teardowns that functions within a middleware left behind when they were dropped.
pub struct Behind {
    /// The maximum number of consecutive teardowns of this request so far.
    slots: u32,
    /// `None` before anything is called.
    shared: Option<Arc<Shared>>,
}

struct Shared {
    slots: u32,
    left: Mutex<Vec<Running>>,
}

/// A list of teardowns in its own task. If its caller is dropped, the surrounding middleware waits for it.
pub(super) struct Running {
    /// The provider of its first value.
    provider: &'static str,
    /// The outcome at its start.
    outcome: Outcome,
    state: State,
}

enum State {
    Running(JoinHandle<Option<Box<Failure>>>),
    /// There was no runtime for it.
    Lost,
    Over,
}

impl Behind {
    /// For a request with this number of slots.
    pub(super) fn of(slots: u32) -> Self {
        let around = BEHIND.try_with(|shared| shared.slots).unwrap_or_default();
        Self {
            slots: around.saturating_add(slots),
            shared: None,
        }
    }

    /// Whether something was called, and may have answered.
    pub(super) fn has_called(&self) -> bool {
        self.shared.is_some()
    }

    /// Whether something that was called has been dropped while its values are being torn down.
    pub(super) fn has_left(&self) -> bool {
        let shared = self.shared.as_ref();
        shared.is_some_and(|shared| !shared.lock().is_empty())
    }

    /// The maximum number of consecutive teardowns, including those of the surrounding middleware.
    pub(super) fn slots(&self) -> u32 {
        self.slots
    }

    /// Runs a call of the middleware, with everything in it.
    pub fn around<F: Future>(&mut self, call: F) -> impl Future<Output = F::Output> + use<F> {
        BEHIND.scope(self.shared(), call)
    }

    /// The same for a synchronous call.
    pub(super) fn within<R>(&mut self, call: impl FnOnce() -> R) -> R {
        BEHIND.sync_scope(self.shared(), call)
    }

    /// Takes the lists that were left so far, to wait for them.
    pub(super) fn take(&mut self) -> Self {
        Self {
            slots: self.slots,
            shared: self.shared.take(),
        }
    }

    /// Waits for the lists.
    pub(super) async fn over(self) {
        while let Some(mut running) = self.pop() {
            // The caller that could receive the failure was dropped.
            drop(running.over().await);
        }
    }

    fn shared(&mut self) -> Arc<Shared> {
        let shared = self.shared.get_or_insert_with(|| {
            Arc::new(Shared {
                slots: self.slots,
                left: Mutex::default(),
            })
        });
        shared.clone()
    }

    fn pop(&self) -> Option<Running> {
        self.shared.as_ref()?.lock().pop()
    }
}

impl Shared {
    fn lock(&self) -> MutexGuard<'_, Vec<Running>> {
        let left = self.left.lock();
        left.unwrap_or_else(PoisonError::into_inner)
    }
}

impl Running {
    /// Starts the list in its own task, after those that come first.
    pub(super) fn begin(
        list: List,
        before: impl Future<Output = ()> + Send + 'static,
        outcome: Outcome,
    ) -> Self {
        let (provider, runtime) = (list.first(), list.teardowns().runtime());
        let run = async move {
            before.await;
            list.run(outcome).await
        };
        let task = runtime.map(|runtime| runtime.spawn(run.in_current_span()));
        Self {
            provider,
            outcome,
            state: task.map_or(State::Lost, State::Running),
        }
    }

    /// Waits for the list. Returns the first failure, if the request was successful until then.
    pub(super) async fn over(&mut self) -> Option<Box<Failure>> {
        poll_fn(|context| self.poll_over(context)).await
    }

    /// The same as a poll function.
    pub(super) fn poll_over(&mut self, context: &mut Context<'_>) -> Poll<Option<Box<Failure>>> {
        let ended = match &mut self.state {
            State::Running(task) => ready!(Pin::new(task).poll(context)).ok(),
            State::Lost => None,
            State::Over => Some(None),
        };
        self.state = State::Over;
        Poll::Ready(ended.unwrap_or_else(|| {
            let is_news = self.outcome == Outcome::Ok;
            is_news.then(|| Box::new(Failure::lost(self.provider)))
        }))
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        match &self.state {
            State::Running(task) if !task.is_finished() => {}
            _ => return,
        }
        let (provider, outcome) = (self.provider, self.outcome);
        let state = mem::replace(&mut self.state, State::Over);
        let left = || Self {
            provider,
            outcome,
            state,
        };
        // Without a surrounding middleware, no caller waits for it.
        let _ = BEHIND.try_with(|shared| shared.lock().push(left()));
    }
}
