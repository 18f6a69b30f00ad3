//! A shared value is torn down by the function that built it, after the handler.

use axum::Router;
use axum::extract::Request;
use axum::http::StatusCode;
use axum::middleware::{Next, from_fn_with_state};
use axum::response::Response;
use axum::routing::get;
use hardwire::testing::Events;
use hardwire::{Outcome, container, inject};
use hardwire_tests::get as request;

use super::answer;

struct Audit(Events);
struct Trace(Events);
struct Rows(Events);

impl Audit {
    async fn end(&self, outcome: Outcome) {
        self.0.note(match outcome {
            Outcome::Ok => "audit: Ok",
            _ => "audit: Err",
        });
    }
}

impl Trace {
    fn close(&self) {
        self.0.note("trace");
    }
}

impl Rows {
    fn close(&self) -> Result<(), StatusCode> {
        self.0.note("rows");
        Err(StatusCode::IM_A_TEAPOT)
    }
}

#[container]
impl App {
    #[input]
    fn events() -> Events;

    #[request(shared, teardown = Audit::end)]
    fn audit(events: &Events) -> Audit {
        events.note("begin");
        Audit(events.clone())
    }

    #[request(shared, teardown = Trace::close, until = response)]
    fn trace(events: &Events) -> Result<Trace, StatusCode> {
        Ok(Trace(events.clone()))
    }

    #[request(shared, teardown = Rows::close)]
    fn rows(events: &Events) -> Rows {
        Rows(events.clone())
    }
}

#[inject]
async fn outer(audit: &Audit, request: Request, next: Next) -> Response {
    let response = next.run(request).await;
    audit.0.note("outer");
    response
}

async fn events_of<H, T>(
    middleware: impl FnOnce(App, Router<App>) -> Router<App>,
    handler: H,
    ends: usize,
) -> (StatusCode, Vec<String>)
where
    H: axum::handler::Handler<T, App>,
    T: 'static,
{
    let events = Events::default();
    let app = App::build(events.clone()).await.unwrap();
    let router = Router::new().route("/", get(handler));
    let router = middleware(app.clone(), router).with_state(app);
    let (status, _) = answer(router, request("/")).await;
    (status, events.wait_for(ends).await)
}

fn behind(app: App, router: Router<App>) -> Router<App> {
    router.layer(from_fn_with_state(app, outer))
}

#[tokio::test]
async fn it_ends_once_after_the_middleware_that_built_it() {
    #[inject]
    async fn handler(audit: &Audit) {
        audit.0.note("handler");
    }

    let (_, events) = events_of(behind, handler, 4).await;
    assert_eq!(events, ["begin", "handler", "outer", "audit: Ok"]);
}

#[tokio::test]
async fn it_learns_how_the_request_went() {
    #[inject]
    async fn handler(audit: &Audit) -> Result<(), StatusCode> {
        audit.0.note("handler");
        Err(StatusCode::NOT_FOUND)
    }

    let (status, events) = events_of(behind, handler, 4).await;
    assert_eq!(status, StatusCode::NOT_FOUND);
    assert_eq!(events, ["begin", "handler", "outer", "audit: Err"]);
}

#[tokio::test]
async fn a_handler_that_builds_it_ends_it() {
    #[inject]
    async fn handler(audit: &Audit, again: std::sync::Arc<Audit>) {
        let _ = again;
        audit.0.note("handler");
    }

    let (_, events) = events_of(|_, router| router, handler, 3).await;
    assert_eq!(events, ["begin", "handler", "audit: Ok"]);
}

#[tokio::test]
async fn one_may_last_until_the_response_has_been_sent() {
    #[inject]
    async fn outer(trace: &Trace, request: Request, next: Next) -> Response {
        trace.0.note("outer");
        next.run(request).await
    }

    #[inject]
    async fn handler(trace: &Trace) -> &'static str {
        trace.0.note("handler");
        "body"
    }

    let layer = |app, router: Router<App>| router.layer(from_fn_with_state(app, outer));
    let (_, events) = events_of(layer, handler, 3).await;
    assert_eq!(events, ["outer", "handler", "trace"]);
}

#[tokio::test]
async fn one_that_fails_refuses() {
    #[inject]
    async fn outer(rows: &Rows, request: Request, next: Next) -> Response {
        let _ = rows;
        next.run(request).await
    }

    #[inject]
    async fn handler(rows: &Rows) {
        rows.0.note("handler");
    }

    let layer = |app, router: Router<App>| router.layer(from_fn_with_state(app, outer));
    let (status, events) = events_of(layer, handler, 2).await;
    assert_eq!(status, StatusCode::IM_A_TEAPOT);
    assert_eq!(events, ["handler", "rows"]);
}
