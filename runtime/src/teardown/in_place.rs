//! Teardowns in the future of the handler.
//!
//! They need no task, but the future may be dropped at any await. The remaining teardowns then run in a task, which
//! continues the one that was running.

use std::future::ready;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use super::Outcome;
use super::behind::Running;
use super::ends::Ends;
use super::failure::Failure;
use super::list::Course;
use super::slot::{Slots, Until};
use super::underway::Underway;

/// The teardowns of a request that has ended. If one fails after a success, this returns the failure.
pub(super) struct InPlace<'a, S: Slots> {
    pub(super) ends: &'a mut Ends<S>,
    /// The values that are kept at most this long.
    until: Until,
    course: Course,
    state: State,
}

enum State {
    /// The running teardown, or `None` between two of them.
    Here(Option<Underway>),
    /// They cannot run here.
    Elsewhere(Running),
    Over,
}

impl<'a, S: Slots> InPlace<'a, S> {
    pub(super) fn new(ends: &'a mut Ends<S>, until: Until, outcome: Outcome) -> Self {
        let elsewhere = ends.elsewhere(until, outcome);
        Self {
            ends,
            until,
            course: Course::new(outcome),
            state: elsewhere.map_or(State::Here(None), State::Elsewhere),
        }
    }

    /// The outcome of the request, including its teardowns.
    pub(super) fn outcome(&self) -> Outcome {
        self.course.outcome
    }

    pub(super) fn poll_over(&mut self, context: &mut Context<'_>) -> Poll<Option<Box<Failure>>> {
        let failure = match &mut self.state {
            State::Here(_) => ready!(self.poll_here(context)),
            State::Elsewhere(running) => {
                let failure = ready!(running.poll_over(context));
                if failure.is_some() {
                    self.course.outcome = Outcome::Err;
                }
                failure
            }
            State::Over => None,
        };
        self.state = State::Over;
        Poll::Ready(failure)
    }

    fn poll_here(&mut self, context: &mut Context<'_>) -> Poll<Option<Box<Failure>>> {
        while let Some(running) = self.running() {
            let ended = ready!(Pin::new(&mut *running).poll(context));
            let provider = running.provider;
            self.state = State::Here(None);
            self.course.note(provider, ended, &self.ends.teardowns);
        }
        Poll::Ready(self.course.take_failure())
    }

    /// The running teardown, or the next one, which starts.
    fn running(&mut self) -> Option<&mut Underway> {
        let State::Here(running) = &mut self.state else {
            return None;
        };
        if running.is_none() {
            let turn = self.ends.slots.first(self.until)?;
            let begun = self.ends.slots.begin(turn, self.course.outcome)?;
            *running = Some(Underway::new(begun, self.ends.teardowns.bound()));
        }
        running.as_mut()
    }

    /// Continues the remaining teardowns in a task.
    pub(super) fn leave(&mut self) -> Option<Running> {
        match std::mem::replace(&mut self.state, State::Over) {
            State::Here(running) => {
                let list = self.ends.list(running, self.until)?;
                Some(Running::begin(list, ready(()), self.course.outcome))
            }
            State::Elsewhere(running) => Some(running),
            State::Over => None,
        }
    }
}

impl<S: Slots> Future for InPlace<'_, S> {
    type Output = Option<Box<Failure>>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        self.poll_over(context)
    }
}

impl<S: Slots> Drop for InPlace<'_, S> {
    fn drop(&mut self) {
        drop(self.leave());
    }
}
