//! One handler behind a router, as all of them are measured.

use std::fmt::Debug;
use std::pin::{Pin, pin};
use std::task::{Context, Poll, Waker};

use axum::Router;
use axum::body::Body;
use axum::extract::Request;
use axum::handler::Handler;
use axum::http::header::{AUTHORIZATION, CONTENT_TYPE};
use axum::response::Response;
use axum::routing::post;
use tokio::runtime::{Builder, Runtime};
use tower::ServiceExt;

const PATH: &str = "/ask";
const ASK: &str = r#"{"model":3,"text":"how are you"}"#;

type Boxed = Pin<Box<dyn Future<Output = Response> + Send>>;

/// A handler that can be asked.
#[derive(Debug)]
pub struct Subject {
    router: Router,
    future_size: usize,
    /// Where something ends in a task of its own.
    runtime: Option<Runtime>,
}

impl Subject {
    /// This handler, alone in a router.
    pub fn new<H, T, S>(handler: H, state: S) -> Self
    where
        H: Handler<T, S, Future = Boxed>,
        T: 'static,
        S: Clone + Send + Sync + 'static,
    {
        let future = handler.clone().call(request(), state.clone());
        Self {
            future_size: size_of_val(&*future),
            router: Router::new().route(PATH, post(handler)).with_state(state),
            runtime: None,
        }
    }

    /// The same with what stands before it.
    pub fn behind<H, T, S>(
        handler: H,
        state: S,
        layered: impl FnOnce(Router<S>) -> Router<S>,
    ) -> Self
    where
        H: Handler<T, S, Future = Boxed>,
        T: 'static,
        S: Clone + Send + Sync + 'static,
    {
        let router = Router::new().route(PATH, post(handler.clone()));
        Self {
            router: layered(router).with_state(state.clone()),
            ..Self::new(handler, state)
        }
    }

    /// The same, in a runtime of one thread.
    ///
    /// # Panics
    ///
    /// If there is none to be had.
    pub fn in_a_runtime<H, T, S>(handler: H, state: S) -> Self
    where
        H: Handler<T, S, Future = Boxed>,
        T: 'static,
        S: Clone + Send + Sync + 'static,
    {
        let runtime = Builder::new_current_thread().enable_time().build();
        Self {
            runtime: Some(runtime.expect("a runtime of one thread")),
            ..Self::new(handler, state)
        }
    }

    /// The bytes that one request holds while it runs: all that axum boxes for it, with what the
    /// extractors need.
    #[must_use]
    pub fn future_size(&self) -> usize {
        self.future_size
    }

    /// The same once it has answered, so that what is done once is done; and its next request.
    ///
    /// # Panics
    ///
    /// If it refuses.
    #[must_use]
    pub fn warm(self) -> (Self, Request) {
        let response = self.answer(request());
        assert!(response.status().is_success(), "{response:?}");
        (self, request())
    }

    /// What is measured.
    #[must_use]
    pub fn answer(&self, request: Request) -> Response {
        let answering = self.router.clone().oneshot(request);
        let answer = match &self.runtime {
            Some(runtime) => runtime.block_on(answering),
            None => run(answering),
        };
        answer.unwrap_or_else(|never| match never {})
    }

    /// The body of its answer.
    ///
    /// # Panics
    ///
    /// If there is none.
    #[must_use]
    pub fn text(&self) -> Vec<u8> {
        let body = self.answer(request()).into_body();
        let body = run(axum::body::to_bytes(body, usize::MAX));
        body.expect("it is in memory").to_vec()
    }
}

fn request() -> Request {
    Request::post(PATH)
        .header(AUTHORIZATION, "Bearer secret")
        .header(CONTENT_TYPE, "application/json")
        .body(Body::from(ASK))
        .expect("the request is well formed")
}

/// Runs a future that never waits for anything but itself.
fn run<T>(future: impl Future<Output = T>) -> T {
    let mut context = Context::from_waker(Waker::noop());
    match pin!(future).poll(&mut context) {
        Poll::Ready(value) => value,
        Poll::Pending => unreachable!("nothing that is measured waits"),
    }
}

/// A container in which nothing waits and nothing fails.
pub(crate) fn built<T, E: Debug>(building: impl Future<Output = Result<T, E>>) -> T {
    run(building).expect("nothing in it fails")
}
