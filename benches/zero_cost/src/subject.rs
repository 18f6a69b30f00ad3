//! A router with one handler, as the measurements use it.

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

/// A handler under test.
#[derive(Debug)]
pub struct Subject {
    router: Router,
    future_size: usize,
    /// For handlers that spawn tasks.
    runtime: Option<Runtime>,
}

impl Subject {
    /// A router with only this handler.
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

    /// A handler with the middleware that `layered` adds.
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

    /// A handler that runs in a single-threaded runtime.
    ///
    /// # Panics
    ///
    /// Panics if the runtime cannot be created.
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

    /// The size of everything that axum boxes for a request, including the state of extractors.
    #[must_use]
    pub fn future_size(&self) -> usize {
        self.future_size
    }

    /// Answers one request, so that one-time work is done. Returns the handler and the next request.
    ///
    /// # Panics
    ///
    /// Panics if the request is refused.
    #[must_use]
    pub fn warm(self) -> (Self, Request) {
        let response = self.answer(request());
        assert!(response.status().is_success(), "{response:?}");
        (self, request())
    }

    /// The measured function: answers a request.
    #[must_use]
    pub fn answer(&self, request: Request) -> Response {
        let answering = self.router.clone().oneshot(request);
        let answer = match &self.runtime {
            Some(runtime) => runtime.block_on(answering),
            None => run(answering),
        };
        answer.unwrap_or_else(|never| match never {})
    }

    /// The body of the answer.
    ///
    /// # Panics
    ///
    /// Panics if it cannot be read.
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

/// Runs a future that is always ready.
fn run<T>(future: impl Future<Output = T>) -> T {
    let mut context = Context::from_waker(Waker::noop());
    match pin!(future).poll(&mut context) {
        Poll::Ready(value) => value,
        Poll::Pending => unreachable!("nothing that is measured waits"),
    }
}

/// Builds a container. Its providers must neither wait nor fail.
pub(crate) fn built<T, E: Debug>(building: impl Future<Output = Result<T, E>>) -> T {
    run(building).expect("nothing in it fails")
}
