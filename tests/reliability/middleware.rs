//! Inner values are torn down before those of a middleware, however both end.

use std::convert::Infallible;
use std::future;
use std::pin::pin;
use std::task::{Context, Waker};
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::error_handling::HandleErrorLayer;
use axum::extract::Request;
use axum::http::StatusCode;
use axum::middleware::{Next, from_fn_with_state};
use axum::response::Response;
use futures_util::stream;
use hardwire::testing::Events;
use hardwire::{container, inject};
use hardwire_tests::get;
use http_body_util::BodyExt;
use tower::{ServiceBuilder, ServiceExt};

struct Outer(Events);
struct Inner(Events);
struct OuterRows(Events);
struct InnerRows(Events);
struct Hangs(Events);

/// Each teardown yields, so that another teardown could interleave.
#[container(teardown_timeout = Duration::from_secs(2))]
impl App {
    #[input]
    fn events() -> Events;

    #[request(teardown = Self::end_outer)]
    fn outer(events: &Events) -> Outer {
        Outer(events.clone())
    }

    async fn end_outer(outer: Outer) {
        noted(&outer.0, "outer").await;
    }

    #[request(teardown = Self::end_inner)]
    fn inner(events: &Events) -> Inner {
        Inner(events.clone())
    }

    async fn end_inner(inner: Inner) {
        noted(&inner.0, "inner").await;
    }

    #[request(teardown = Self::end_outer_rows, until = response)]
    fn outer_rows(events: &Events) -> OuterRows {
        OuterRows(events.clone())
    }

    async fn end_outer_rows(rows: OuterRows) {
        noted(&rows.0, "outer rows").await;
    }

    #[request(teardown = Self::end_inner_rows, until = response)]
    fn inner_rows(events: &Events) -> InnerRows {
        InnerRows(events.clone())
    }

    async fn end_inner_rows(rows: InnerRows) {
        noted(&rows.0, "inner rows").await;
    }

    #[request(teardown = Self::end_hangs)]
    fn hangs(events: &Events) -> Hangs {
        Hangs(events.clone())
    }

    async fn end_hangs(hangs: Hangs) {
        noted(&hangs.0, "hangs").await;
        future::pending::<()>().await;
    }
}

async fn noted(events: &Events, name: &str) {
    events.note(format!("{name} is ending"));
    for _ in 0..5 {
        tokio::task::yield_now().await;
    }
    events.note(format!("end of {name}"));
}

#[inject]
async fn around(_outer: &Outer, request: Request, next: Next) -> Response {
    next.run(request).await
}

#[inject]
async fn around_rows(_rows: &OuterRows, request: Request, next: Next) -> Response {
    next.run(request).await
}

#[inject]
async fn around_nothing(request: Request, next: Next) -> Response {
    next.run(request).await
}

#[inject]
async fn around_hanging(_hangs: &Hangs, request: Request, next: Next) -> Response {
    next.run(request).await
}

#[inject]
async fn waits(_inner: &Inner) {
    future::pending::<()>().await;
}

#[inject]
async fn waits_with_rows(_rows: &InnerRows) {
    future::pending::<()>().await;
}

#[inject]
async fn hangs(_hangs: &Hangs) {
    future::pending::<()>().await;
}

#[inject]
async fn streams(_rows: &InnerRows) -> Body {
    Body::from_stream(stream::iter(["1", "2"].map(Ok::<_, Infallible>)))
}

async fn app() -> (App, Events) {
    let events = Events::default();
    (App::build(events.clone()).await.unwrap(), events)
}

/// Polls a future once, and drops it.
fn begin_and_leave(future: impl Future) {
    let context = &mut Context::from_waker(Waker::noop());
    assert!(pin!(future).poll(context).is_pending());
}

fn ends(names: &[&str]) -> Vec<String> {
    let pair = |name| [format!("{name} is ending"), format!("end of {name}")];
    names.iter().flat_map(pair).collect()
}

#[tokio::test]
async fn after_a_disconnect_the_handlers_values_end_first() {
    let (app, events) = app().await;
    let layer = from_fn_with_state(app.clone(), around);
    let router: Router<App> = Router::new().fallback(waits).layer(layer);
    begin_and_leave(router.with_state(app.clone()).oneshot(get("/")));
    app.shutdown().await.unwrap();
    assert_eq!(events.all(), ends(&["inner", "outer"]));
}

#[tokio::test]
async fn a_middleware_without_values_does_not_change_the_order() {
    let (app, events) = app().await;
    let (first, second) = (
        from_fn_with_state(app.clone(), around),
        from_fn_with_state(app.clone(), around_nothing),
    );
    let router: Router<App> = Router::new().fallback(waits_with_rows);
    let router = router.layer(second).layer(first).with_state(app.clone());
    begin_and_leave(router.oneshot(get("/")));
    app.shutdown().await.unwrap();
    assert_eq!(events.all(), ends(&["inner rows", "outer"]));
}

#[tokio::test]
async fn after_an_inner_timeout_the_handlers_values_end_first() {
    let (app, events) = app().await;
    let gone = HandleErrorLayer::new(|_| async { StatusCode::GATEWAY_TIMEOUT });
    let bound = ServiceBuilder::new().layer(gone);
    let bound = bound.timeout(Duration::from_millis(1));
    let layer = from_fn_with_state(app.clone(), around);
    let router: Router<App> = Router::new().fallback(waits);
    let router = router.layer(bound).layer(layer).with_state(app.clone());
    let response = router.oneshot(get("/")).await.unwrap();
    assert_eq!(response.status(), StatusCode::GATEWAY_TIMEOUT);
    assert_eq!(events.all(), ends(&["inner", "outer"]));
}

fn streaming(app: &App) -> Router {
    let layer = from_fn_with_state(app.clone(), around_rows);
    let router: Router<App> = Router::new().fallback(streams).layer(layer);
    router.with_state(app.clone())
}

#[tokio::test]
async fn after_a_sent_body_the_handlers_values_end_first() {
    let (app, events) = app().await;
    let response = streaming(&app).oneshot(get("/")).await.unwrap();
    response.into_body().collect().await.unwrap();
    app.shutdown().await.unwrap();
    assert_eq!(events.all(), ends(&["inner rows", "outer rows"]));
}

#[tokio::test]
async fn a_body_that_is_dropped_does_too() {
    let (app, events) = app().await;
    let response = streaming(&app).oneshot(get("/")).await.unwrap();
    let mut body = response.into_body();
    body.frame().await.unwrap().unwrap();
    drop(body);
    app.shutdown().await.unwrap();
    assert_eq!(events.all(), ends(&["inner rows", "outer rows"]));
}

#[tokio::test(start_paused = true)]
async fn shutdown_waits_as_long_as_both_may_take() {
    let (app, _) = app().await;
    let one = || from_fn_with_state(app.clone(), around_hanging);
    let router: Router<App> = Router::new().fallback(hangs);
    let router = router.layer(one()).layer(one()).layer(one());
    begin_and_leave(router.with_state(app.clone()).oneshot(get("/")));
    let error = app.shutdown().await.unwrap_err();
    assert_eq!((error.failures().len(), error.unfinished()), (4, 0));
}
