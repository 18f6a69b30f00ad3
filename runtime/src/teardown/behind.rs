//! What a middleware stands before ends before its own values do, also where both are dropped at once.
//!
//! In order, that is so by itself: the one waits for its teardowns before it answers, and the other
//! for the answer. What is dropped waits for nothing. Neither knows of the other then, but both are
//! dropped in one task, the inner one first.

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
    /// Of the middleware in which this runs.
    static BEHIND: Arc<Shared>;
}

/// The lists that what a middleware stands before has left to themselves.
pub struct Behind {
    /// How many values may end one after the other, of this request so far.
    slots: u32,
    /// Nothing, before anything is called.
    shared: Option<Arc<Shared>>,
}

struct Shared {
    slots: u32,
    left: Mutex<Vec<Running>>,
}

/// A list that runs in a task of its own. If whoever waits for it is dropped, it is left to the
/// middleware around that.
pub(super) struct Running {
    /// The first of it.
    provider: &'static str,
    /// That with which it began.
    outcome: Outcome,
    state: State,
}

enum State {
    Running(JoinHandle<Option<Box<Failure>>>),
    /// There was nowhere to run it.
    Lost,
    Over,
}

impl Behind {
    /// Of a request that has so many slots itself.
    pub(super) fn of(slots: u32) -> Self {
        let around = BEHIND.try_with(|shared| shared.slots).unwrap_or_default();
        Self {
            slots: around.saturating_add(slots),
            shared: None,
        }
    }

    /// Something was called, and may have answered.
    pub(super) fn has_called(&self) -> bool {
        self.shared.is_some()
    }

    /// Something that was called is dropped, and its values are still ending.
    pub(super) fn has_left(&self) -> bool {
        let shared = self.shared.as_ref();
        shared.is_some_and(|shared| !shared.lock().is_empty())
    }

    /// How many values may end one after the other, with those of the middleware around.
    pub(super) fn slots(&self) -> u32 {
        self.slots
    }

    /// What a middleware calls, and all that is called in it.
    pub fn around<F: Future>(&mut self, call: F) -> impl Future<Output = F::Output> + use<F> {
        BEHIND.scope(self.shared(), call)
    }

    /// The same, of what does not wait.
    pub(super) fn within<R>(&mut self, call: impl FnOnce() -> R) -> R {
        BEHIND.sync_scope(self.shared(), call)
    }

    /// Takes what was left so far, to wait for it.
    pub(super) fn take(&mut self) -> Self {
        Self {
            slots: self.slots,
            shared: self.shared.take(),
        }
    }

    /// Until all that was left is over.
    pub(super) async fn over(self) {
        while let Some(mut running) = self.pop() {
            // Whoever could be told what failed is gone.
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
    /// The list, in a task of its own, behind what ends before.
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

    /// Until it is over: what failed first, of a request that had gone well.
    pub(super) async fn over(&mut self) -> Option<Box<Failure>> {
        poll_fn(|context| self.poll_over(context)).await
    }

    /// The same.
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
        // Without a middleware around, nobody waits for it.
        let _ = BEHIND.try_with(|shared| shared.lock().push(left()));
    }
}
