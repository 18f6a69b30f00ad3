use std::panic::AssertUnwindSafe;
use std::time::Duration;
use std::vec;

use futures_util::FutureExt;
use tokio::runtime::Handle;
use tokio::time;
use tokio::time::error::Elapsed;
use tokio_util::task::task_tracker::TaskTrackerToken;

use super::Outcome;
use super::ending::{Failed, Run};
use super::error::Reason;
use super::failure::{Cause, Failure};
use super::slot::Kept;
use super::teardowns::Teardowns;

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

    /// The one that ends first.
    pub(super) fn first(&self) -> &'static str {
        let first = self.rest.as_slice().first();
        first.map_or("", |kept| kept.provider)
    }

    /// What one of them does stops none of the others. If all was well so far and one goes wrong, the
    /// request has not gone well for those after it, and whoever waits for them gets the failure.
    pub(super) async fn run(mut self, mut outcome: Outcome) -> Option<Box<Failure>> {
        let mut first = None;
        for kept in self.rest.by_ref() {
            let provider = kept.provider;
            self.running = Some(provider);
            let ended = run_in_task(|| (kept.end)(outcome), self.teardowns.bound()).await;
            self.running = None;
            let Err(cause) = ended else { continue };
            let failure = Failure::new(provider, cause, &self.teardowns);
            if outcome == Outcome::Ok {
                outcome = Outcome::Err;
                first = Some(Box::new(failure));
            }
        }
        first
    }
}

/// One teardown, which may take this long. Where there is no runtime, nothing measures it.
pub(super) async fn run(begin: impl FnOnce() -> Run + Send, bound: Duration) -> Result<(), Cause> {
    if Handle::try_current().is_ok() {
        return run_in_task(begin, bound).await;
    }
    caught(async move { Ok(begin().await) }, bound).await
}

/// The same in a task.
async fn run_in_task(begin: impl FnOnce() -> Run + Send, bound: Duration) -> Result<(), Cause> {
    caught(async move { time::timeout(bound, begin()).await }, bound).await
}

/// Whatever is given up is dropped in here too, where a panic of its `Drop` is caught.
async fn caught(
    bounded: impl Future<Output = Result<Result<(), Failed>, Elapsed>> + Send,
    bound: Duration,
) -> Result<(), Cause> {
    match AssertUnwindSafe(bounded).catch_unwind().await {
        Ok(Ok(Ok(()))) => Ok(()),
        Ok(Ok(Err(failed))) => Err(Cause::Returned(failed)),
        Ok(Err(_)) => Err(Cause::Cut(Reason::TimedOut(bound))),
        Err(payload) => Err(Cause::Cut(Reason::panicked(&*payload))),
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
