use axum::extract::Request;
use axum::response::Response;
use futures_util::FutureExt;
use tokio::runtime::Handle;
use tokio_util::task::task_tracker::TaskTrackerToken;

use super::behind::{Behind, Running};
use super::failure::{DidNotEnd, Failure};
use super::in_place::InPlace;
use super::list::List;
use super::response::Answering;
use super::slot::{Noted, Order, Slots, Taken, Until};
use super::teardowns::Teardowns;
use super::underway::Underway;
use super::{Outcome, TeardownError};
use crate::BuildError;

/// The values of one request that are torn down when it is over. Dropped before that, it is over
/// too: the client is gone, or something panicked.
pub struct Ends<S: Slots> {
    /// A slot for each value, borrowed one by one.
    pub slots: S,
    /// Common to them all.
    pub order: Order,
    /// What ends before they do, of a middleware.
    pub behind: Behind,
    pub(super) teardowns: Teardowns,
    /// Until the request is over, `shutdown` waits for it.
    _open: TaskTrackerToken,
}

impl<S: Slots> Ends<S> {
    /// Of a request that has just begun.
    pub fn new(teardowns: &Teardowns, slots: S) -> Self {
        let ends = Self::of(teardowns.clone(), slots);
        teardowns.note_count(ends.behind.slots());
        ends
    }

    /// Of a container that is being built: its singletons.
    pub fn of_build(teardowns: Teardowns, slots: S) -> Self {
        Self::of(teardowns, slots)
    }

    fn of(teardowns: Teardowns, slots: S) -> Self {
        Self {
            slots,
            order: Order::default(),
            behind: Behind::of(S::COUNT),
            _open: teardowns.token(),
            teardowns,
        }
    }

    /// The request is answered, or was refused.
    pub fn finish(&mut self, response: Result<Response, Response>) -> Answering<'_, S> {
        let (response, outcome) = match response {
            Ok(response) => {
                let outcome = self.outcome_of(&response);
                (response, outcome)
            }
            Err(refusal) => (refusal, Outcome::Err),
        };
        Answering::new(InPlace::new(self, Until::Handler, outcome), response)
    }

    /// A request is mapped, or refused, which is over for what these values are for. If one of them
    /// failed to end although all was well, the request is refused for that.
    #[expect(
        clippy::result_large_err,
        reason = "the response is as large as the request, and neither is boxed for that"
    )]
    pub fn finish_request(
        &mut self,
        mapped: Result<Request, Response>,
    ) -> impl Future<Output = Result<Request, Response>> + Send {
        let outcome = match mapped {
            Ok(_) => Outcome::Ok,
            Err(_) => Outcome::Err,
        };
        self.end(outcome).map(|failure| match failure {
            Some(failure) => Err(failure.into_response()),
            None => mapped,
        })
    }

    /// A task has returned. If something in it failed to end although all was well, that is given
    /// back, to be returned in its place.
    pub fn finish_task(
        &mut self,
        outcome: Outcome,
    ) -> impl Future<Output = Option<Unended>> + Send {
        self.end(outcome).map(|failure| failure.map(Unended))
    }

    /// The container is built: what the singletons in the slots need for their end.
    pub fn built(&self) -> Teardowns {
        self.teardowns.note_built(Noted::of(&self.slots));
        self.teardowns.clone()
    }

    /// The container is built, or those of its singletons end that were.
    pub fn finish_build<T: Send>(
        &mut self,
        built: Result<T, BuildError>,
    ) -> impl Future<Output = Result<T, BuildError>> + Send {
        self.end(Outcome::Err).map(|failure| {
            drop(failure);
            built
        })
    }

    /// All of them.
    fn end(&mut self, outcome: Outcome) -> InPlace<'_, S> {
        InPlace::new(self, Until::Response, outcome)
    }

    /// Ends the values in a task if they cannot end here: outside of a runtime, and where others, which
    /// end first, are still ending in tasks.
    pub(super) fn elsewhere(&mut self, until: Until, outcome: Outcome) -> Option<Running> {
        self.slots.first(until)?;
        if !self.behind.has_left() && Handle::try_current().is_ok() {
            return None;
        }
        self.spawn(until, outcome)
    }

    fn spawn(&mut self, until: Until, outcome: Outcome) -> Option<Running> {
        let list = self.list(None, until)?;
        Some(Running::begin(list, self.behind.take().over(), outcome))
    }

    /// Of a response that is no `Err`. What a middleware stands before may have failed to end, of
    /// which the status alone does not tell.
    fn outcome_of(&self, response: &Response) -> Outcome {
        if self.behind.has_called() && response.extensions().get::<DidNotEnd>().is_some() {
            return Outcome::Err;
        }
        Outcome::of_status(response.status())
    }

    /// The values that are kept at most this long, after the one that is running.
    pub(super) fn list(&mut self, running: Option<Underway>, until: Until) -> Option<List> {
        if running.is_none() {
            self.slots.first(until)?;
        }
        let rest = Taken::from(&mut self.slots, until);
        Some(List::new(&self.teardowns, running, rest))
    }
}

/// What failed to end of a task.
pub struct Unended(Box<Failure>);

impl Unended {
    pub(super) fn into_error(self) -> TeardownError {
        self.0.into_error()
    }
}

impl<S: Slots> Drop for Ends<S> {
    fn drop(&mut self) {
        drop(self.spawn(Until::Response, Outcome::of_drop()));
    }
}
