//! A success is sent only after every teardown that can refuse the request.

use std::future;
use std::pin::pin;
use std::task::{Context, Waker};
use std::time::Duration;

use axum::Router;
use axum::extract::Request;
use axum::http::StatusCode;
use axum::middleware::{Next, from_fn_with_state};
use axum::response::Response;
use hardwire::testing::Events;
use hardwire::{Outcome, TeardownError, container, inject};
use hardwire_tests::{get, send};
use tokio::time::Instant;
use tower::ServiceExt;

use crate::teardowns::{listen, said};

struct First(Events);
struct Panics;
struct PanicsAtOnce;
struct Hangs(Events);
struct Refuses(Events);
struct Fails(Events);
struct Page(Events);

#[container(teardown_timeout = Duration::from_millis(700))]
impl App {
    #[input]
    fn events() -> Events;

    #[request(teardown = Self::end_first)]
    fn first(events: &Events) -> First {
        First(events.clone())
    }

    fn end_first(first: First, outcome: Outcome) {
        first.0.note(format!("first: {outcome:?}"));
    }

    #[request(teardown = Self::end_panics)]
    fn panics() -> Panics {
        Panics
    }

    async fn end_panics(_: Panics) {
        tokio::task::yield_now().await;
        panic!("as it should");
    }

    #[request(teardown = Self::end_panics_at_once)]
    fn panics_at_once() -> PanicsAtOnce {
        PanicsAtOnce
    }

    fn end_panics_at_once(_: &PanicsAtOnce) -> Result<(), StatusCode> {
        panic!("as it should");
    }

    #[request(teardown = Self::end_hangs)]
    fn hangs(events: &Events) -> Hangs {
        Hangs(events.clone())
    }

    async fn end_hangs(hangs: Hangs) {
        hangs.0.note("hangs");
        future::pending::<()>().await;
    }

    #[request(teardown = Self::end_refuses)]
    fn refuses(events: &Events) -> Refuses {
        Refuses(events.clone())
    }

    async fn end_refuses(refuses: Refuses) -> Result<(), StatusCode> {
        tokio::task::yield_now().await;
        refuses.0.note("refuses");
        Err(StatusCode::CONFLICT)
    }

    #[request(teardown = Self::end_fails)]
    fn fails(events: &Events) -> Fails {
        Fails(events.clone())
    }

    fn end_fails(fails: Fails) -> Result<(), std::fmt::Error> {
        fails.0.note("fails");
        Err(std::fmt::Error)
    }

    #[request(teardown = Self::end_page, until = response)]
    fn page(events: &Events) -> Page {
        Page(events.clone())
    }

    fn end_page(page: Page, outcome: Outcome) -> Result<(), StatusCode> {
        page.0.note(format!("page: {outcome:?}"));
        Err(StatusCode::CONFLICT)
    }
}

async fn app() -> (App, Events) {
    listen();
    let events = Events::default();
    (App::build(events.clone()).await.unwrap(), events)
}

#[inject]
async fn over_a_panic(_first: &First, _panics: &Panics) -> StatusCode {
    StatusCode::CREATED
}

#[inject]
async fn over_a_panic_at_once(_first: &First, _panics: &PanicsAtOnce) -> StatusCode {
    StatusCode::CREATED
}

#[tokio::test]
async fn a_teardown_that_panics_is_a_500() {
    let (app, events) = app().await;
    let internal = (StatusCode::INTERNAL_SERVER_ERROR, String::new());
    assert_eq!(send(over_a_panic, &app, get("/")).await, internal);
    assert_eq!(send(over_a_panic_at_once, &app, get("/")).await, internal);
    assert_eq!(events.all(), ["first: Err", "first: Err"]);
    assert_eq!(
        said(),
        [
            "ERROR provider=panics error=teardown of `panics` panicked: as it should",
            "ERROR provider=panics_at_once error=teardown of `panics_at_once` panicked: as it should",
        ]
    );
}

#[inject]
async fn over_a_hang(_first: &First, _hangs: &Hangs) -> StatusCode {
    StatusCode::CREATED
}

#[tokio::test(start_paused = true)]
async fn a_teardown_that_exceeds_its_time_is_a_500() {
    let (app, events) = app().await;
    let start = Instant::now();
    let answer = send(over_a_hang, &app, get("/")).await;
    assert_eq!(answer, (StatusCode::INTERNAL_SERVER_ERROR, String::new()));
    assert_eq!(start.elapsed(), Duration::from_millis(700));
    assert_eq!(events.all(), ["hangs", "first: Err"]);
    assert_eq!(
        said(),
        ["ERROR provider=hangs error=teardown of `hangs` took longer than 700ms"]
    );
}

#[inject]
async fn over_a_refusal(_first: &First, _refuses: &Refuses) -> StatusCode {
    StatusCode::CREATED
}

#[tokio::test]
async fn a_failure_in_the_response_is_not_logged() {
    let (app, _) = app().await;
    let (status, _) = send(over_a_refusal, &app, get("/")).await;
    assert_eq!(status, StatusCode::CONFLICT);
    assert_eq!(said(), <[String; 0]>::default());
    app.shutdown().await.unwrap();
}

#[inject]
async fn over_two(_fails: &Fails, _refuses: &Refuses) -> StatusCode {
    StatusCode::CREATED
}

#[inject]
async fn over_two_others(_refuses: &Refuses, _fails: &Fails) -> StatusCode {
    StatusCode::CREATED
}

#[tokio::test]
async fn of_two_that_fail_the_first_answers_and_the_second_is_an_event() {
    let (app, _) = app().await;
    let (status, _) = send(over_two, &app, get("/")).await;
    assert_eq!(status, StatusCode::CONFLICT);
    let fails = "ERROR provider=fails error=teardown of `fails` failed: an error occurred when formatting an argument";
    assert_eq!(said(), [fails]);

    let (status, _) = send(over_two_others, &app, get("/")).await;
    assert_eq!(status, StatusCode::INTERNAL_SERVER_ERROR);
    let refuses =
        "ERROR provider=refuses error=teardown of `refuses` failed: its response is 409 Conflict";
    assert_eq!(said(), [refuses, fails]);
}

#[inject]
async fn already_refused(_refuses: &Refuses) -> StatusCode {
    StatusCode::NOT_FOUND
}

#[tokio::test]
async fn a_failure_in_a_refused_request_is_logged() {
    let (app, _) = app().await;
    let (status, _) = send(already_refused, &app, get("/")).await;
    assert_eq!(status, StatusCode::NOT_FOUND);
    assert_eq!(
        said(),
        ["ERROR provider=refuses error=teardown of `refuses` failed: its response is 409 Conflict"]
    );
}

#[tokio::test]
async fn a_failure_after_a_disconnect_is_logged() {
    let (app, events) = app().await;
    {
        let mut request = pin!(send(over_a_refusal, &app, get("/")));
        let context = &mut Context::from_waker(Waker::noop());
        assert!(request.as_mut().poll(context).is_pending());
    }
    assert_eq!(events.wait_for(2).await, ["refuses", "first: Err"]);
    app.shutdown().await.unwrap();
    assert_eq!(
        said(),
        ["ERROR provider=refuses error=teardown of `refuses` failed: its response is 409 Conflict"]
    );
}

#[inject]
async fn paged(_page: &Page) -> StatusCode {
    StatusCode::CREATED
}

#[tokio::test]
async fn a_failure_after_the_response_is_logged() {
    let (app, events) = app().await;
    let (status, _) = send(paged, &app, get("/")).await;
    assert_eq!(status, StatusCode::CREATED);
    assert_eq!(events.wait_for(1).await, ["page: Ok"]);
    app.shutdown().await.unwrap();
    assert_eq!(
        said(),
        ["ERROR provider=page error=teardown of `page` failed: its response is 409 Conflict"]
    );
}

#[inject]
async fn around(_first: &First, request: Request, next: Next) -> Response {
    next.run(request).await
}

#[tokio::test]
async fn an_inner_failure_after_a_drop_is_logged() {
    let (app, events) = app().await;
    let router: Router = Router::new()
        .fallback(over_a_refusal)
        .layer(from_fn_with_state(app.clone(), around))
        .with_state(app.clone());
    {
        let mut request = pin!(router.oneshot(get("/")));
        let context = &mut Context::from_waker(Waker::noop());
        assert!(request.as_mut().poll(context).is_pending());
    }
    let ended = ["refuses", "first: Err", "first: Cancelled"];
    assert_eq!(events.wait_for(3).await, ended);
    app.shutdown().await.unwrap();
    assert_eq!(said().len(), 1);
}

#[inject(task)]
async fn task(_refuses: &Refuses) -> Result<(), TeardownError> {
    Ok(())
}

#[tokio::test]
async fn a_failure_that_a_task_returns_is_not_logged() {
    let (app, _) = app().await;
    let error = task(&app).await.unwrap_err();
    assert_eq!(error.provider(), "refuses");
    assert_eq!(said(), <[String; 0]>::default());
}

#[test]
fn a_task_whose_values_cannot_end_for_want_of_a_runtime_fails() {
    listen();
    let runtime = tokio::runtime::Builder::new_current_thread();
    let (app, mut ending) = {
        let runtime = { runtime }.enable_all().build().unwrap();
        let app = runtime.block_on(App::build(Events::default())).unwrap();
        (app.clone(), Box::pin(async move { task(&app).await }))
    };
    let context = &mut Context::from_waker(Waker::noop());
    let std::task::Poll::Ready(ended) = ending.as_mut().poll(context) else {
        panic!("it waits for a runtime that is gone");
    };
    assert_eq!(
        ended.unwrap_err().to_string(),
        "teardown of `refuses` was lost with its runtime"
    );
    assert_eq!(
        said(),
        ["ERROR provider=refuses error=teardown of `refuses` was lost with its runtime"]
    );
    drop(app);
}
