//! What a middleware stands before ends before its own values do, also where both are dropped at once.
//!
//! In order, that is so by itself: the one waits for its teardowns before it answers, and the other
//! for the answer. What is dropped waits for nothing. Neither knows of the other then, but both are
//! dropped in one task, the inner one first.

use std::sync::{Arc, Mutex, PoisonError};

use tokio::task::JoinHandle;

tokio::task_local! {
    /// Of the middleware in which this runs.
    static BEHIND: Arc<Shared>;
}

/// The lists that what a middleware stands before has left to themselves.
#[derive(Debug)]
pub struct Behind {
    /// How many values may end one after the other, of this request so far.
    slots: u32,
    /// Nothing, before anything is called.
    shared: Option<Arc<Shared>>,
}

#[derive(Debug)]
struct Shared {
    slots: u32,
    left: Mutex<Vec<Running>>,
}

/// A list that runs in a task of its own. If whoever waits for it is dropped, it is left to the
/// middleware around that.
#[derive(Debug)]
pub(super) struct Running(Option<JoinHandle<()>>);

impl Behind {
    /// Of a request that has so many slots itself.
    pub(super) fn of(slots: u32) -> Self {
        let around = BEHIND.try_with(|shared| shared.slots).unwrap_or_default();
        Self {
            slots: around.saturating_add(slots),
            shared: None,
        }
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
            running.over().await;
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
        let left = self.shared.as_ref()?.left.lock();
        left.unwrap_or_else(PoisonError::into_inner).pop()
    }
}

impl Running {
    pub(super) fn new(task: JoinHandle<()>) -> Self {
        Self(Some(task))
    }

    /// Until it is over. It reports its failures itself.
    pub(super) async fn over(&mut self) {
        if let Some(task) = &mut self.0 {
            let _ = task.await;
            self.0 = None;
        }
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        if let Some(task) = self.0.take_if(|task| !task.is_finished()) {
            // Without a middleware around, nobody waits for it.
            let _ = BEHIND.try_with(|shared| {
                let left = shared.left.lock();
                left.unwrap_or_else(PoisonError::into_inner)
                    .push(Self::new(task));
            });
        }
    }
}
