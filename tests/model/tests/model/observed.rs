//! What happens when a request is made to a generated container, and what the rules say.

use std::future::{Future, poll_fn};
use std::panic::AssertUnwindSafe;
use std::pin::pin;
use std::task::Poll;

use axum::body::Body;
use axum::extract::Request;
use axum::response::{IntoResponse, Response};
use futures_util::FutureExt;
use hardwire::Outcome;
use hardwire_model::graph::{Form, Graph};
use hardwire_model::interpret;
use hardwire_model::world::{Refused, World};
use http_body_util::BodyExt;
use tokio::runtime::Handle;

use crate::generated::Generated;

/// A future that is polled so often, and then dropped.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Dropped {
    Build(usize),
    Request(usize),
}

/// How a run is brought about.
#[derive(Clone, Debug)]
pub(crate) struct Case {
    pub(crate) handler: usize,
    pub(crate) fault: Option<(String, hardwire_model::world::Fault)>,
    /// What is dropped after so many polls.
    pub(crate) dropped: Option<Dropped>,
}

impl Case {
    fn polls_of_build(&self) -> Option<usize> {
        match self.dropped {
            Some(Dropped::Build(polls)) => Some(polls),
            _ => None,
        }
    }

    fn polls(&self) -> Option<usize> {
        match self.dropped {
            Some(Dropped::Request(polls)) => Some(polls),
            _ => None,
        }
    }
}

/// What came of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Came {
    /// There is no container, because of this provider.
    NotBuilt(String),
    Answered(u16, String),
    Panicked,
    Dropped,
}

/// What is seen of a run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Observed {
    pub(crate) events: Vec<String>,
    pub(crate) came: Came,
}

/// Polls so often, or to its end. A panic is an error.
async fn polled<T>(future: impl Future<Output = T>, polls: Option<usize>) -> Option<Option<T>> {
    let mut future = pin!(AssertUnwindSafe(future).catch_unwind());
    let Some(polls) = polls else {
        return Some(future.await.ok());
    };
    for _ in 0..polls {
        let poll = poll_fn(|context| Poll::Ready(future.as_mut().poll(context))).await;
        if let Poll::Ready(ended) = poll {
            return Some(ended.ok());
        }
    }
    None
}

/// Until nothing runs any more.
async fn settled() {
    while Handle::current().metrics().num_alive_tasks() > 0 {
        tokio::task::yield_now().await;
    }
}

/// What the wired program does.
pub(crate) async fn wired(generated: &Generated, case: &Case) -> Observed {
    let world = World::with(case.fault.clone());
    let building = (generated.build)(world.clone());
    let ended = match polled(building, case.polls_of_build()).await {
        None => Came::Dropped,
        Some(None) => Came::Panicked,
        Some(Some(Err(error))) => Came::NotBuilt(error.provider().to_owned()),
        Some(Some(Ok(app))) => {
            let answering = app.call(case.handler, request(&world));
            let ended = match polled(answering, case.polls()).await {
                None => Came::Dropped,
                Some(None) => Came::Panicked,
                Some(Some(response)) => answered(response).await,
            };
            settled().await;
            if let Err(error) = app.shutdown().await {
                assert_eq!((error.lost(), error.unfinished()), (0, 0), "{case:?}");
            }
            ended
        }
    };
    settled().await;
    Observed {
        events: world.events(),
        came: ended,
    }
}

fn request(world: &World) -> Request {
    let request = Request::get("/there")
        .header("x-one", "1")
        .header("x-two", "2");
    let request = request.extension(world.clone()).body(Body::empty());
    request.unwrap_or_default()
}

async fn answered(response: Response) -> Came {
    let status = response.status().as_u16();
    let body = response.into_body().collect().await.unwrap_or_default();
    Came::Answered(
        status,
        String::from_utf8_lossy(&body.to_bytes()).into_owned(),
    )
}

/// What the rules say.
pub(crate) async fn interpreted(graph: &Graph, case: &Case) -> Observed {
    let world = World::with(case.fault.clone());
    let container = interpret::Container::new(graph, &world);
    let ended = match polled(container.build(), case.polls_of_build()).await {
        None => Came::Dropped,
        Some(None) => Came::Panicked,
        Some(Some(Err(failure))) => Came::NotBuilt(failure.provider),
        Some(Some(Ok(()))) => run(graph, &container, case).await,
    };
    container.end();
    Observed {
        events: world.events(),
        came: ended,
    }
}

async fn run(graph: &Graph, container: &interpret::Container<'_>, case: &Case) -> Came {
    let handler = &graph.handlers[case.handler];
    let request = interpret::Request::new(container, handler);
    match polled(request.answer(), case.polls()).await {
        None => {
            request.end_with_handler(Outcome::Cancelled);
            request.end_with_response(Outcome::Cancelled);
            Came::Dropped
        }
        Some(None) => {
            request.end_with_handler(Outcome::Panicked);
            request.end_with_response(Outcome::Panicked);
            Came::Panicked
        }
        Some(Some(answer)) => {
            let outcome = answer.outcome(handler.form);
            // Who is polled so often and no more is dropped while the teardowns run. A task waits for
            // all of them.
            let mut waits = request.end_with_handler(outcome);
            if handler.form == Form::Task {
                waits |= request.end_with_response(outcome);
            }
            let is_dropped = waits && case.polls().is_some();
            request.end_with_response(if is_dropped {
                Outcome::Cancelled
            } else {
                outcome
            });
            if is_dropped {
                Came::Dropped
            } else {
                came_of(answer.into_result()).await
            }
        }
    }
}

async fn came_of(answer: Result<String, Refused>) -> Came {
    answered(answer.into_response()).await
}
