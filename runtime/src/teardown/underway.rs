//! A running teardown.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use tokio::runtime::Handle;
use tokio::task::coop::{Unconstrained, unconstrained};
use tokio::time::{Sleep, sleep};

use super::ending::Run;
use super::error::Reason;
use super::failure::Cause;
use super::slot::Begun;

/// A teardown that has started. It is boxed, so it can be moved, such as from the handler to a task.
pub(super) struct Underway {
    pub(super) provider: &'static str,
    run: Option<Run>,
    bound: Duration,
    /// Created late, because most teardowns finish at the first poll.
    clock: Option<Pin<Box<Unconstrained<Sleep>>>>,
}

impl Underway {
    /// Starts with this timeout.
    pub(super) fn new(Begun { provider, run }: Begun, bound: Duration) -> Self {
        Self {
            provider,
            run: Some(run),
            bound,
            clock: None,
        }
    }

    fn poll_bounded(&mut self, context: &mut Context<'_>) -> Poll<Result<(), Cause>> {
        let Some(run) = &mut self.run else {
            return Poll::Ready(Ok(()));
        };
        if let Poll::Ready(ended) = run.as_mut().poll(context) {
            return Poll::Ready(ended.map_err(Cause::Returned));
        }
        // Without a runtime, there is no timeout.
        if self.clock.is_none() && Handle::try_current().is_err() {
            return Poll::Pending;
        }
        let bound = self.bound;
        // `unconstrained`, so that a busy teardown cannot delay the timeout.
        let start = || Box::pin(unconstrained(sleep(bound)));
        let clock = self.clock.get_or_insert_with(start);
        let late = Cause::Cut(Reason::TimedOut(bound));
        clock.as_mut().poll(context).map(|()| Err(late))
    }
}

impl Future for Underway {
    type Output = Result<(), Cause>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        let polled = catch_unwind(AssertUnwindSafe(|| {
            let ended = ready!(self.poll_bounded(context));
            // The destructor of the dropped future may panic too.
            self.run = None;
            Poll::Ready(ended)
        }));
        polled.unwrap_or_else(|payload| {
            let reason = Reason::panicked(&*payload);
            Poll::Ready(Err(Cause::Cut(reason)))
        })
    }
}
