//! `until = response`: values that last until the body has been sent, has failed or has been dropped.

use std::convert::Infallible;
use std::pin::pin;
use std::task::{Context, Waker};

use axum::Router;
use axum::body::{Body, Bytes};
use axum::http::header::CONTENT_LENGTH;
use axum::http::{Request, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;
use futures_util::{StreamExt, stream};
use hardwire::testing::Events;
use hardwire::{Outcome, container, inject};
use http_body_util::BodyExt;
use tower::ServiceExt;

struct Tx(Events);
struct Rows(Events);

#[container]
impl App {
    #[input]
    fn events() -> Events;

    #[request(teardown = Self::end_tx)]
    fn tx(events: &Events, rows: &Rows) -> Tx {
        let _ = rows;
        Tx(events.clone())
    }

    async fn end_tx(tx: Tx, outcome: Outcome) {
        tokio::task::yield_now().await;
        tx.0.note(format!("tx: {outcome:?}"));
    }

    #[request]
    fn member() -> Result<(), Elsewhere> {
        Err(Elsewhere)
    }

    #[request(teardown = Self::end_rows, until = response)]
    fn rows(events: &Events) -> Rows {
        Rows(events.clone())
    }

    async fn end_rows(rows: Rows, outcome: Outcome) {
        rows.0.note(format!("rows: {outcome:?}"));
    }
}

/// A body of three parts that records when each is sent.
fn parts(events: Events) -> impl IntoResponse {
    let parts = stream::iter(["1", "2", "3"]).map(move |part| {
        events.note(part);
        Ok::<_, Infallible>(part)
    });
    Body::from_stream(parts)
}

#[inject]
async fn streamed(tx: &Tx) -> impl IntoResponse + use<> {
    parts(tx.0.clone())
}

#[inject]
async fn announced(rows: &Rows) -> impl IntoResponse + use<> {
    ([(CONTENT_LENGTH, "3")], parts(rows.0.clone()))
}

#[inject]
async fn failing(rows: &Rows) -> impl IntoResponse + use<> {
    let events = rows.0.clone();
    events.note("handler");
    Body::from_stream(stream::iter([Ok("1"), Err(std::io::Error::other("gone"))]))
}

#[inject]
async fn panicking(_rows: &Rows) -> Body {
    Body::from_stream(stream::poll_fn(
        |_| -> std::task::Poll<Option<Result<Bytes, Infallible>>> { panic!("as it should") },
    ))
}

#[inject]
async fn empty(_rows: &Rows) -> StatusCode {
    StatusCode::NO_CONTENT
}

#[inject]
async fn refused(_rows: &Rows) -> StatusCode {
    StatusCode::NOT_FOUND
}

#[derive(Clone, Copy)]
struct Elsewhere;

impl IntoResponse for Elsewhere {
    fn into_response(self) -> Response {
        Redirect::to("/login").into_response()
    }
}

#[inject]
async fn sent_away(_rows: &Rows, #[dep(member)] _member: ()) {}

async fn ask(request: axum::http::request::Builder) -> (Response, Events) {
    let (response, events, _) = ask_app(request).await;
    (response, events)
}

async fn ask_app(request: axum::http::request::Builder) -> (Response, Events, App) {
    let events = Events::default();
    let app = App::build(events.clone()).await.unwrap();
    let router: Router = Router::new()
        .route("/streamed", get(streamed))
        .route("/announced", get(announced))
        .route("/failing", get(failing))
        .route("/panicking", get(panicking))
        .route("/empty", get(empty))
        .route("/refused", get(refused))
        .route("/sent_away", get(sent_away))
        .with_state(app.clone());
    let request = request.body(Body::empty()).unwrap();
    (router.oneshot(request).await.unwrap(), events, app)
}

#[tokio::test]
async fn it_ends_after_the_whole_body_and_the_others_end_before_it() {
    let (response, events) = ask(Request::get("/streamed")).await;
    assert_eq!(events.all(), ["tx: Ok"]);
    response.into_body().collect().await.unwrap();
    assert_eq!(
        events.wait_for(5).await,
        ["tx: Ok", "1", "2", "3", "rows: Ok"]
    );
}

#[tokio::test]
async fn a_body_that_is_dropped_early_is_cancelled() {
    let (response, events) = ask(Request::get("/streamed")).await;
    let mut body = response.into_body();
    body.frame().await.unwrap().unwrap();
    drop(body);
    assert_eq!(events.wait_for(3).await, ["tx: Ok", "1", "rows: Cancelled"]);
}

#[tokio::test]
async fn a_body_of_the_announced_length_is_sent_without_a_further_poll() {
    let (response, events) = ask(Request::get("/announced")).await;
    let mut body = response.into_body();
    for _ in 0..3 {
        body.frame().await.unwrap().unwrap();
    }
    drop(body);
    assert_eq!(events.wait_for(4).await, ["1", "2", "3", "rows: Ok"]);
}

#[tokio::test]
async fn a_body_that_fails_is_an_err() {
    let (response, events) = ask(Request::get("/failing")).await;
    response.into_body().collect().await.unwrap_err();
    assert_eq!(events.wait_for(2).await, ["handler", "rows: Err"]);
}

#[tokio::test]
async fn a_body_that_panics_panicked() {
    let (response, events) = ask(Request::get("/panicking")).await;
    let sent = tokio::spawn(response.into_body().collect()).await;
    assert!(sent.unwrap_err().is_panic());
    assert_eq!(events.wait_for(1).await, ["rows: Panicked"]);
}

#[tokio::test]
async fn a_body_that_is_never_polled_is_sent() {
    for (request, outcome) in [
        (Request::get("/empty"), "rows: Ok"),
        (Request::head("/empty"), "rows: Ok"),
        (Request::get("/refused"), "rows: Err"),
    ] {
        let (response, events) = ask(request).await;
        drop(response);
        assert_eq!(events.wait_for(1).await, [outcome]);
    }
    let (_, events) = ask(Request::head("/streamed")).await;
    assert_eq!(events.wait_for(2).await, ["tx: Ok", "rows: Ok"]);
}

#[tokio::test]
async fn a_refusal_is_an_err_for_every_status() {
    let (response, events) = ask(Request::get("/sent_away")).await;
    assert_eq!(response.status(), StatusCode::SEE_OTHER);
    response.into_body().collect().await.unwrap();
    assert_eq!(events.wait_for(1).await, ["rows: Err"]);
}

#[tokio::test(start_paused = true)]
async fn shutdown_in_the_middle_of_a_stream_waits_for_its_end() {
    let (response, events, app) = ask_app(Request::get("/streamed")).await;
    let mut body = response.into_body();
    body.frame().await.unwrap().unwrap();
    let mut shutdown = pin!(app.shutdown());
    let context = &mut Context::from_waker(Waker::noop());
    assert!(shutdown.as_mut().poll(context).is_pending());
    body.collect().await.unwrap();
    shutdown.await.unwrap();
    assert_eq!(events.all(), ["tx: Ok", "1", "2", "3", "rows: Ok"]);
}

#[tokio::test(start_paused = true)]
async fn shutdown_in_the_middle_of_a_stream_does_not_wait_for_ever() {
    let (response, events, app) = ask_app(Request::get("/streamed")).await;
    let mut body = response.into_body();
    body.frame().await.unwrap().unwrap();
    let error = app.shutdown().await.unwrap_err();
    assert_eq!((error.lost(), error.unfinished()), (0, 1));
    drop(body);
    assert_eq!(events.wait_for(3).await, ["tx: Ok", "1", "rows: Cancelled"]);
}
