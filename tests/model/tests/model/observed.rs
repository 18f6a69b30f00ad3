//! The events of a request to a generated container, compared with the rules.

use std::future::{Future, poll_fn};
use std::panic::AssertUnwindSafe;
use std::pin::pin;
use std::task::Poll;

use axum::body::Body;
use axum::extract::Request;
use axum::response::Response;
use futures_util::FutureExt;
use hardwire::Outcome;
use hardwire_model::graph::Graph;
use hardwire_model::interpret;
use hardwire_model::world::World;
use http_body_util::BodyExt;
use tokio::runtime::Handle;

use crate::generated::Building;

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
    /// Dropped after this number of polls.
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
    /// This provider kept the container from being built.
    NotBuilt(String),
    Answered(u16, String),
    Panicked,
    Dropped,
}

/// The observable result of a run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Observed {
    pub(crate) events: Vec<String>,
    pub(crate) came: Came,
    /// Nothing happens beside something else.
    pub(crate) is_in_order: bool,
}

impl Observed {
    /// The same, in any order if some of it is.
    pub(crate) fn in_order(mut self, is_in_order: bool) -> Self {
        if !is_in_order {
            self.events.sort();
        }
        Self {
            is_in_order,
            ..self
        }
    }
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

/// The behaviour of the wired program.
pub(crate) async fn wired(build: fn(World) -> Building, case: &Case) -> Observed {
    let world = World::with(case.fault.clone());
    let building = build(world.clone());
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
        is_in_order: true,
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

/// The behaviour that the rules require.
pub(crate) async fn interpreted(graph: &Graph, case: &Case) -> Observed {
    let world = World::with(case.fault.clone());
    let others_run = case.polls().is_none();
    let container = interpret::Container::new(graph, &world, others_run);
    let (ended, mut is_in_order) = match polled(container.build(), case.polls_of_build()).await {
        None => (Came::Dropped, true),
        Some(None) => (Came::Panicked, true),
        Some(Some(Err(failure))) => (Came::NotBuilt(failure.provider), true),
        Some(Some(Ok(()))) => run(&container, case).await,
    };
    // It is built beside what ends.
    is_in_order &= !container.finish_late().await;
    container.end();
    Observed {
        events: world.events(),
        came: ended,
        is_in_order,
    }
}

async fn run(container: &interpret::Container<'_>, case: &Case) -> (Came, bool) {
    let request = interpret::Request::new(container, case.handler);
    match polled(request.respond(), case.polls()).await {
        None => (Came::Dropped, request.cut_off(Outcome::Cancelled)),
        Some(None) => (Came::Panicked, request.cut_off(Outcome::Panicked)),
        Some(Some(response)) => {
            let ended = answered(response).await;
            request.sent();
            (ended, true)
        }
    }
}
