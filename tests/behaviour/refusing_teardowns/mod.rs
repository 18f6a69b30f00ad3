//! A failing teardown refuses the request: the client does not receive a success.

mod answers;
mod forms;
mod in_containers;
mod in_modules;
mod in_tasks;

use axum::Router;
use axum::http::StatusCode;
use axum::middleware::{Next, from_fn_with_state};
use axum::response::{IntoResponse, Redirect, Response};
use hardwire::testing::Events;
use hardwire::{Outcome, container, inject};
use hardwire_tests::{get, send, with_header};
use tower::ServiceExt;

struct First(Events);
struct Tx(Events);
struct Last(Events);
struct Page(Events);

/// Its response has a status that is not an error.
struct Moved;

impl IntoResponse for Moved {
    fn into_response(self) -> Response {
        Redirect::to("/later").into_response()
    }
}

impl First {
    fn close(&self, outcome: Outcome) {
        self.0.note(format!("first: {outcome:?}"));
    }
}

impl Tx {
    async fn finish(self, outcome: Outcome) -> Result<(), StatusCode> {
        self.0.note(format!("tx: {outcome:?}"));
        Err(StatusCode::CONFLICT)
    }
}

impl Last {
    async fn finish(self, outcome: Outcome) -> Result<(), Moved> {
        self.0.note(format!("last: {outcome:?}"));
        Err(Moved)
    }
}

impl Page {
    fn close(self, outcome: Outcome) -> Result<(), StatusCode> {
        self.0.note(format!("page: {outcome:?}"));
        Err(StatusCode::CONFLICT)
    }
}

#[container]
impl App {
    #[input]
    fn events() -> Events;

    #[request(teardown = First::close)]
    fn first(events: &Events) -> First {
        First(events.clone())
    }

    #[request(teardown = Tx::finish)]
    async fn tx(events: &Events) -> Tx {
        Tx(events.clone())
    }

    #[request(teardown = Last::finish)]
    fn last(events: &Events) -> Last {
        Last(events.clone())
    }

    #[request(teardown = Page::close, until = response)]
    fn page(events: &Events) -> Page {
        Page(events.clone())
    }
}

async fn app() -> (App, Events) {
    let events = Events::default();
    (App::build(events.clone()).await.unwrap(), events)
}

#[inject]
async fn created(_tx: &Tx) -> StatusCode {
    StatusCode::CREATED
}

#[tokio::test]
async fn the_error_of_a_teardown_is_the_response() {
    let (app, events) = app().await;
    let answer = send(created, &app, get("/")).await;
    assert_eq!(answer, (StatusCode::CONFLICT, String::new()));
    assert_eq!(events.all(), ["tx: Ok"]);
}

#[inject]
async fn several(_first: &First, _tx: &Tx, _last: &Last) -> StatusCode {
    StatusCode::CREATED
}

#[tokio::test]
async fn the_first_error_is_the_response_and_those_after_it_see_an_err() {
    let (app, events) = app().await;
    let (status, _) = send(several, &app, get("/")).await;
    assert_eq!(status, StatusCode::SEE_OTHER);
    assert_eq!(events.all(), ["last: Ok", "tx: Err", "first: Err"]);
}

#[inject]
async fn refuses(_first: &First, _tx: &Tx) -> Result<(), Redirect> {
    Err(Redirect::to("/login"))
}

#[inject]
async fn not_found(_first: &First, _tx: &Tx) -> StatusCode {
    StatusCode::NOT_FOUND
}

#[tokio::test]
async fn a_response_that_already_refuses_stays_as_it_is() {
    let (app, events) = app().await;
    let (status, _) = send(refuses, &app, get("/")).await;
    assert_eq!(status, StatusCode::SEE_OTHER);
    let (status, _) = send(not_found, &app, get("/")).await;
    assert_eq!(status, StatusCode::NOT_FOUND);
    let seen = ["tx: Err", "first: Err"];
    assert_eq!(events.all(), [seen, seen].concat());
}

#[inject]
async fn paged(_page: &Page, _tx: &Tx) -> &'static str {
    "the page"
}

#[tokio::test]
async fn a_value_until_response_lasts_until_the_error_response_and_sees_an_err() {
    let (app, events) = app().await;
    let router: Router = Router::new().fallback(paged).with_state(app);
    let response = router.oneshot(get("/")).await.unwrap();
    assert_eq!(response.status(), StatusCode::CONFLICT);
    assert!(!response.headers().contains_key("content-type"));
    assert_eq!(events.all(), ["tx: Ok"]);
    let body = axum::body::to_bytes(response.into_body(), 100).await;
    assert_eq!(body.unwrap(), "");
    assert_eq!(events.wait_for(2).await, ["tx: Ok", "page: Err"]);
}

#[inject]
async fn only_a_page(_page: &Page) -> &'static str {
    "the page"
}

#[tokio::test]
async fn a_failure_after_the_response_does_not_change_it() {
    let (app, events) = app().await;
    let answer = send(only_a_page, &app, get("/")).await;
    assert_eq!(answer, (StatusCode::OK, "the page".to_owned()));
    assert_eq!(events.wait_for(1).await, ["page: Ok"]);
}

#[inject]
async fn around(_first: &First, request: axum::extract::Request, next: Next) -> Response {
    next.run(request).await
}

#[inject]
async fn moved(_last: &Last) -> StatusCode {
    StatusCode::CREATED
}

#[tokio::test]
async fn an_outer_middleware_sees_an_err_for_every_status() {
    let (app, events) = app().await;
    let router: Router = Router::new()
        .fallback(moved)
        .layer(from_fn_with_state(app.clone(), around))
        .layer(from_fn_with_state(app.clone(), around))
        .with_state(app);
    let response = router.oneshot(get("/")).await.unwrap();
    assert_eq!(response.status(), StatusCode::SEE_OTHER);
    assert_eq!(events.all(), ["last: Ok", "first: Err", "first: Err"]);
}

#[inject]
async fn replaces(_first: &First, request: axum::extract::Request, next: Next) -> StatusCode {
    let response = next.run(request).await;
    if response.status().is_success() {
        StatusCode::INTERNAL_SERVER_ERROR
    } else {
        StatusCode::OK
    }
}

#[tokio::test]
async fn a_middleware_that_answers_in_its_place_decides_by_its_own_response() {
    let (app, events) = app().await;
    let router: Router = Router::new()
        .fallback(moved)
        .layer(from_fn_with_state(app.clone(), replaces))
        .with_state(app);
    let response = router.oneshot(get("/")).await.unwrap();
    assert_eq!(response.status(), StatusCode::OK);
    assert_eq!(events.all(), ["last: Ok", "first: Ok"]);
}

#[inject]
async fn with_a_tx(_tx: &Tx, request: axum::extract::Request, next: Next) -> Response {
    next.run(request).await
}

#[tokio::test]
async fn a_failed_teardown_of_a_middleware_is_its_response() {
    let (app, events) = app().await;
    let router: Router = Router::new()
        .fallback(|| async { "hello" })
        .layer(from_fn_with_state(app.clone(), with_a_tx))
        .with_state(app);
    let response = router.oneshot(get("/")).await.unwrap();
    assert_eq!(response.status(), StatusCode::CONFLICT);
    assert_eq!(events.all(), ["tx: Ok"]);
}

type Answer<T> = Result<T, Redirect>;

#[inject]
async fn by_another_name(_first: &First, headers: &axum::http::HeaderMap) -> Answer<StatusCode> {
    match headers.get("x-fails") {
        Some(_) => Err(Redirect::to("/login")),
        None => Ok(StatusCode::CONFLICT),
    }
}

#[tokio::test]
async fn a_handlers_err_is_an_err_for_every_status_and_alias() {
    let (app, events) = app().await;
    let answer = send(by_another_name, &app, with_header("x-fails", "yes")).await;
    assert_eq!(answer.0, StatusCode::SEE_OTHER);
    assert_eq!(events.all(), ["first: Err"]);
}

#[tokio::test]
async fn the_ok_of_a_handler_counts_by_its_status() {
    let (app, events) = app().await;
    let answer = send(by_another_name, &app, get("/")).await;
    assert_eq!(answer.0, StatusCode::CONFLICT);
    assert_eq!(events.all(), ["first: Err"]);
}

#[inject]
async fn guarded(
    _first: &First,
    _request: axum::extract::Request,
    _next: Next,
) -> Result<Response, Redirect> {
    Err(Redirect::to("/login"))
}

#[tokio::test]
async fn a_middlewares_err_is_an_err_for_every_status() {
    let (app, events) = app().await;
    let router: Router = Router::new()
        .fallback(created)
        .layer(from_fn_with_state(app.clone(), guarded))
        .with_state(app);
    let response = router.oneshot(get("/")).await.unwrap();
    assert_eq!(response.status(), StatusCode::SEE_OTHER);
    assert_eq!(events.all(), ["first: Err"]);
}
