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

/// The values of one request that are torn down when it ends. If this is dropped early, the client has disconnected,
/// or something has panicked.
pub struct Ends<S: Slots> {
    /// A slot for each value, borrowed separately.
    pub slots: S,
    /// Shared by all slots.
    pub order: Order,
    /// For a middleware: the values that are torn down first.
    pub behind: Behind,
    pub(super) teardowns: Teardowns,
    /// `shutdown` waits for the request as long as this exists.
    _open: TaskTrackerToken,
}

impl<S: Slots> Ends<S> {
    /// For a new request.
    pub fn new(teardowns: &Teardowns, slots: S) -> Self {
        let ends = Self::of(teardowns.clone(), slots);
        teardowns.note_count(ends.behind.slots());
        ends
    }

    /// For the singletons of a container that is being built.
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

    /// The request was answered or refused.
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

    /// A request was mapped or refused, and its values are not needed any more. If a teardown fails after a success,
    /// the request is refused.
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

    /// A task has returned. If a teardown fails after a success, the failure is returned instead.
    pub fn finish_task(
        &mut self,
        outcome: Outcome,
    ) -> impl Future<Output = Option<Unended>> + Send {
        self.end(outcome).map(|failure| failure.map(Unended))
    }

    /// The container is built. Returns the state that its teardowns need.
    pub fn built(&self) -> Teardowns {
        self.teardowns.note_built(Noted::of(&self.slots));
        self.teardowns.clone()
    }

    /// The container is built, or its singletons are torn down.
    pub fn finish_build<T: Send>(
        &mut self,
        built: Result<T, BuildError>,
    ) -> impl Future<Output = Result<T, BuildError>> + Send {
        self.end(Outcome::Err).map(|failure| {
            drop(failure);
            built
        })
    }

    /// Tears down all values.
    fn end(&mut self, outcome: Outcome) -> InPlace<'_, S> {
        InPlace::new(self, Until::Response, outcome)
    }

    /// Runs the teardowns in a task if they cannot run here: outside of a runtime, or while earlier ones still run in
    /// tasks.
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

    /// The outcome of a response that is not an `Err`. In a middleware, an inner teardown may have failed, which the
    /// status does not show.
    fn outcome_of(&self, response: &Response) -> Outcome {
        if self.behind.has_called() && response.extensions().get::<DidNotEnd>().is_some() {
            return Outcome::Err;
        }
        Outcome::of_status(response.status())
    }

    /// The values that are kept at most this long, after the running teardown.
    pub(super) fn list(&mut self, running: Option<Underway>, until: Until) -> Option<List> {
        if running.is_none() {
            self.slots.first(until)?;
        }
        let rest = Taken::from(&mut self.slots, until);
        Some(List::new(&self.teardowns, running, rest))
    }
}

/// The failure of a teardown in a task.
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
