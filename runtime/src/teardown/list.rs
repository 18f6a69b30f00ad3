use std::panic::AssertUnwindSafe;
use std::time::Duration;
use std::vec;

use futures_util::FutureExt;
use tokio::runtime::Handle;
use tokio::time;
use tokio_util::task::task_tracker::TaskTrackerToken;

use super::error::Reason;
use super::form::Ending;
use super::slot::Kept;
use super::teardowns::Teardowns;
use super::{Outcome, TeardownError};

/// Values that end one after the other. If it is dropped before it has run to its end, the rest is
/// lost, and it says so.
pub(super) struct List {
    teardowns: Teardowns,
    running: Option<&'static str>,
    rest: vec::IntoIter<Kept>,
    /// Until the list is over, `shutdown` waits for it.
    _open: TaskTrackerToken,
}

impl List {
    pub(super) fn new(teardowns: &Teardowns, values: Vec<Kept>) -> Self {
        Self {
            teardowns: teardowns.clone(),
            running: None,
            rest: values.into_iter(),
            _open: teardowns.token(),
        }
    }

    pub(super) fn teardowns(&self) -> &Teardowns {
        &self.teardowns
    }

    /// What one of them does stops none of the others.
    pub(super) async fn run(mut self, outcome: Outcome) {
        for kept in self.rest.by_ref() {
            let provider = kept.provider;
            self.running = Some(provider);
            let ended = run(|| (kept.end)(outcome), self.teardowns.bound()).await;
            self.running = None;
            if let Err(reason) = ended {
                let error = TeardownError::new(provider, reason);
                self.teardowns.report(error);
            }
        }
    }
}

/// One teardown, which may take this long. Where there is no runtime, nothing measures it.
pub(super) async fn run(
    begin: impl FnOnce() -> Ending + Send,
    bound: Duration,
) -> Result<(), Reason> {
    // Whatever is given up is dropped in here too, where a panic of its `Drop` is caught.
    let bounded = async move {
        let ending = begin();
        match Handle::try_current() {
            Ok(_) => time::timeout(bound, ending).await,
            Err(_) => Ok(ending.await),
        }
    };
    match AssertUnwindSafe(bounded).catch_unwind().await {
        Ok(Ok(Ok(()))) => Ok(()),
        Ok(Ok(Err(source))) => Err(Reason::failed(source)),
        Ok(Err(_)) => Err(Reason::TimedOut(bound)),
        Err(payload) => Err(Reason::panicked(&*payload)),
    }
}

impl Drop for List {
    fn drop(&mut self) {
        let rest = self.rest.as_slice().iter().map(|kept| kept.provider);
        for provider in self.running.into_iter().chain(rest) {
            self.teardowns.lose(provider);
        }
    }
}
