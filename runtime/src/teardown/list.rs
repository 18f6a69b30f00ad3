use std::vec;

use tokio_util::task::task_tracker::TaskTrackerToken;

use super::Outcome;
use super::failure::{Cause, Failure};
use super::slot::{Begun, Kept};
use super::teardowns::Teardowns;
use super::underway::Underway;

/// Values that end one after the other. If it is dropped before it has run to its end, the rest is
/// lost, and it says so.
pub(super) struct List {
    teardowns: Teardowns,
    /// One that has begun, maybe elsewhere.
    running: Option<Underway>,
    rest: vec::IntoIter<Kept>,
    /// Until the list is over, `shutdown` waits for it.
    _open: TaskTrackerToken,
}

/// How a request has gone so far, while its values end.
pub(super) struct Course {
    pub(super) outcome: Outcome,
    /// What went wrong first, although all was well before.
    failure: Option<Box<Failure>>,
}

impl Course {
    pub(super) fn new(outcome: Outcome) -> Self {
        Self {
            outcome,
            failure: None,
        }
    }

    /// A teardown is over. If all was well so far and it went wrong, the request has not gone well for
    /// those after it.
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

    /// For the caller that waits for all of them.
    pub(super) fn take_failure(&mut self) -> Option<Box<Failure>> {
        self.failure.take()
    }
}

impl List {
    /// The one that is running, if one is, and then the others.
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

    /// The one that ends first.
    pub(super) fn first(&self) -> &'static str {
        self.providers().next().unwrap_or_default()
    }

    /// What one of them does stops none of the others. If one goes wrong and all was well before, whoever
    /// waits for the list gets the failure.
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

    /// The one that runs now, which is begun unless it was before.
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
