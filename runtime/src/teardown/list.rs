use std::vec;

use tokio_util::task::task_tracker::TaskTrackerToken;

use super::Outcome;
use super::failure::{Cause, Failure};
use super::slot::{Begun, Kept};
use super::teardowns::Teardowns;
use super::underway::Underway;

/// Teardowns that run one after another. If this is dropped early, it reports the rest as lost.
pub(super) struct List {
    teardowns: Teardowns,
    /// A teardown that has started, maybe elsewhere.
    running: Option<Underway>,
    rest: vec::IntoIter<Kept>,
    /// `shutdown` waits for the list as long as this exists.
    _open: TaskTrackerToken,
}

/// The outcome of a request, while its values are torn down.
pub(super) struct Course {
    pub(super) outcome: Outcome,
    /// The first failure after a success.
    failure: Option<Box<Failure>>,
}

impl Course {
    pub(super) fn new(outcome: Outcome) -> Self {
        Self {
            outcome,
            failure: None,
        }
    }

    /// Records the result of a teardown. After a failure, the outcome of a successful request becomes an error for
    /// the remaining ones.
    pub(super) fn note(
        &mut self,
        provider: &'static str,
        ended: Result<(), Cause>,
        teardowns: &Teardowns,
    ) {
        let Err(cause) = ended else { return };
        let failure = Failure::new(provider, cause, teardowns);
        if self.outcome == Outcome::Ok {
            self.outcome = Outcome::Err;
            self.failure = Some(Box::new(failure));
        }
    }

    /// The failure, for the caller that waits for the list.
    pub(super) fn take_failure(&mut self) -> Option<Box<Failure>> {
        self.failure.take()
    }
}

impl List {
    /// The running teardown, if any, and the others.
    pub(super) fn new(teardowns: &Teardowns, running: Option<Underway>, rest: Vec<Kept>) -> Self {
        Self {
            teardowns: teardowns.clone(),
            running,
            rest: rest.into_iter(),
            _open: teardowns.token(),
        }
    }

    pub(super) fn teardowns(&self) -> &Teardowns {
        &self.teardowns
    }

    /// The first provider.
    pub(super) fn first(&self) -> &'static str {
        self.providers().next().unwrap_or_default()
    }

    /// Runs all teardowns, whether or not one of them fails. If one fails after a success, returns the failure.
    pub(super) async fn run(mut self, outcome: Outcome) -> Option<Box<Failure>> {
        let mut course = Course::new(outcome);
        while let Some(running) = self.next(course.outcome) {
            let provider = running.provider;
            let ended = running.await;
            self.running = None;
            course.note(provider, ended, &self.teardowns);
        }
        course.take_failure()
    }

    /// The running teardown, or the next one, which starts.
    fn next(&mut self, outcome: Outcome) -> Option<&mut Underway> {
        if self.running.is_none() {
            let Kept { provider, end, .. } = self.rest.next()?;
            let run = end(outcome);
            self.running = Some(Underway::new(
                Begun { provider, run },
                self.teardowns.bound(),
            ));
        }
        self.running.as_mut()
    }

    fn providers(&self) -> impl Iterator<Item = &'static str> {
        let running = self.running.iter().map(|running| running.provider);
        running.chain(self.rest.as_slice().iter().map(|kept| kept.provider))
    }
}

impl Drop for List {
    fn drop(&mut self) {
        for provider in self.providers() {
            self.teardowns.lose(provider);
        }
    }
}
