//! Counts values that were built and torn down.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use tokio::sync::Notify;

#[derive(Clone, Default)]
pub(crate) struct Open(Arc<Counts>);

#[derive(Default)]
struct Counts {
    built: AtomicU64,
    ended: AtomicU64,
    news: Notify,
}

impl Open {
    pub(crate) fn note_built(&self) {
        self.0.built.fetch_add(1, Ordering::SeqCst);
    }

    pub(crate) fn note_ended(&self) {
        self.0.ended.fetch_add(1, Ordering::SeqCst);
        self.0.news.notify_waiters();
    }

    pub(crate) fn built(&self) -> u64 {
        self.0.built.load(Ordering::SeqCst)
    }

    pub(crate) fn ended(&self) -> u64 {
        self.0.ended.load(Ordering::SeqCst)
    }

    /// Waits until all values that were built have ended.
    pub(crate) async fn none(&self) {
        loop {
            let news = self.0.news.notified();
            if self.ended() == self.built() {
                return;
            }
            news.await;
        }
    }
}
