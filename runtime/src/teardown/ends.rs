use axum::extract::Request;
use axum::response::Response;
use futures_util::FutureExt;
use futures_util::future::Either;
use tokio_util::task::task_tracker::TaskTrackerToken;

use super::behind::{Behind, Running};
use super::failure::{DidNotEnd, Failure};
use super::list::List;
use super::response::LastValues;
use super::slot::{Kept, Noted, Order, Slots, Taken, Until};
use super::teardowns::Teardowns;
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
    teardowns: Teardowns,
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
    pub fn finish(
        mut self,
        response: Result<Response, Response>,
    ) -> impl Future<Output = Response> + Send {
        let (response, outcome) = match response {
            Ok(response) => {
                let outcome = self.outcome_of(&response);
                (response, outcome)
            }
            Err(refusal) => (refusal, Outcome::Err),
        };
        let mut values = Taken::from(&mut self.slots);
        let is_first = |kept: &Kept| kept.until == Until::Handler;
        let last = values.split_off(values.partition_point(is_first));
        let running = self.run(values, outcome);
        match self.list(last) {
            Some(values) => {
                let values = LastValues::new(values, running, self.behind.take());
                Either::Left(values.sent_with(response, outcome))
            }
            None => Either::Right(
                over(running).map(|failure| failure.map_or(response, |it| it.into_response())),
            ),
        }
    }

    /// A request is mapped, or refused, which is over for what these values are for. If one of them
    /// failed to end although all was well, the request is refused for that.
    #[expect(
        clippy::result_large_err,
        reason = "the response is as large as the request, and neither is boxed for that"
    )]
    pub fn finish_request(
        mut self,
        mapped: Result<Request, Response>,
    ) -> impl Future<Output = Result<Request, Response>> + Send {
        let outcome = match mapped {
            Ok(_) => Outcome::Ok,
            Err(_) => Outcome::Err,
        };
        let values = Taken::from(&mut self.slots);
        let running = self.run(values, outcome);
        over(running).map(|failure| match failure {
            Some(failure) => Err(failure.into_response()),
            None => mapped,
        })
    }

    /// A task has returned. If something in it failed to end although all was well, that is given
    /// back, to be returned in its place.
    pub fn finish_task(mut self, outcome: Outcome) -> impl Future<Output = Option<Unended>> + Send {
        let values = Taken::from(&mut self.slots);
        let running = self.run(values, outcome);
        let failure = over(running);
        failure.map(|failure| failure.map(Unended))
    }

    /// The container is built: what the singletons in the slots need for their end.
    pub fn built(&self) -> Teardowns {
        self.teardowns.note_built(Noted::of(&self.slots));
        self.teardowns.clone()
    }

    /// The container is built, or those of its singletons end that were.
    pub fn finish_build<T: Send>(
        mut self,
        built: Result<T, BuildError>,
    ) -> impl Future<Output = Result<T, BuildError>> + Send {
        let values = Taken::from(&mut self.slots);
        let running = self.run(values, Outcome::Err);
        over(running).map(|failure| {
            drop(failure);
            built
        })
    }

    /// In a task, which goes on if nobody waits for it.
    fn run(&mut self, values: Vec<Kept>, outcome: Outcome) -> Option<Running> {
        let list = self.list(values)?;
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

    fn list(&self, values: Vec<Kept>) -> Option<List> {
        (!values.is_empty()).then(|| List::new(&self.teardowns, values))
    }
}

/// What failed to end of a task.
pub struct Unended(Box<Failure>);

impl Unended {
    pub(super) fn into_error(self) -> TeardownError {
        self.0.into_error()
    }
}

async fn over(running: Option<Running>) -> Option<Box<Failure>> {
    running?.over().await
}

impl<S: Slots> Drop for Ends<S> {
    fn drop(&mut self) {
        let values = Taken::from(&mut self.slots);
        self.run(values, Outcome::of_drop());
    }
}
