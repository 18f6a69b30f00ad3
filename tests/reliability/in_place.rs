//! Teardowns run in the future of the handler. If it is dropped during a teardown, a task continues that teardown and runs
//! the remaining ones.

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
use tokio::task::{JoinHandle, coop, yield_now};
use tokio::time::{Instant, sleep};
use tower::ServiceExt;

use crate::teardowns::{listen, logged};

struct First(Events);
struct Slow(Events);
struct Fails(Events);
struct Panics(Events);
struct Hangs(Events);
struct Busy;
struct Page(Events);
struct Checked;

#[container(teardown_timeout = Duration::from_millis(700))]
impl App {
    #[input]
    fn events() -> Events;

    #[request(teardown = Self::end_first)]
    fn first(events: &Events) -> First {
        First(events.clone())
    }

    fn end_first(first: First, outcome: Outcome) {
        let place = tokio::task::try_id();
        first.0.note(format!("first: {outcome:?}"));
        first.0.note(format!("in {place:?}"));
    }

    #[request(teardown = Self::end_slow)]
    fn slow(events: &Events) -> Slow {
        Slow(events.clone())
    }

    async fn end_slow(slow: Slow, outcome: Outcome) {
        slow.0.note(format!("slow: {outcome:?}"));
        yield_now().await;
        slow.0.note("slow goes on");
        yield_now().await;
        slow.0.note("slow is over");
    }

    #[request(teardown = Self::end_fails)]
    fn fails(events: &Events) -> Fails {
        Fails(events.clone())
    }

    async fn end_fails(fails: Fails) -> Result<(), StatusCode> {
        fails.0.note("fails");
        Err(StatusCode::CONFLICT)
    }

    #[request(teardown = Self::end_panics)]
    fn panics(events: &Events) -> Panics {
        Panics(events.clone())
    }

    async fn end_panics(panics: &mut Panics) {
        panics.0.note("panics");
        yield_now().await;
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

    #[request(teardown = Self::end_busy)]
    fn busy() -> Busy {
        Busy
    }

    /// Never completes, but always makes progress.
    async fn end_busy(_: Busy) {
        loop {
            coop::consume_budget().await;
            tokio::time::advance(Duration::from_millis(1)).await;
        }
    }

    #[request(teardown = Self::end_page, until = response)]
    fn page(events: &Events) -> Page {
        Page(events.clone())
    }

    fn end_page(page: Page, outcome: Outcome) {
        page.0.note(format!("page: {outcome:?}"));
    }

    #[request]
    fn checked(_slow: &Slow) -> Result<Checked, StatusCode> {
        Err(StatusCode::FORBIDDEN)
    }
}

async fn app() -> (App, Events) {
    listen();
    let events = Events::default();
    (App::build(events.clone()).await.unwrap(), events)
}

/// The events of teardowns, without those that record the task.
fn ended(events: &Events) -> Vec<String> {
    let is_end = |event: &String| !event.starts_with("in ");
    events.all().into_iter().filter(is_end).collect()
}

/// Polls a future this many times, and drops it.
fn leave_after(polls: usize, future: impl Future) {
    let mut future = pin!(future);
    let context = &mut Context::from_waker(Waker::noop());
    for _ in 0..polls {
        assert!(future.as_mut().poll(context).is_pending());
    }
}

#[inject]
async fn over_slow(_first: &First, _slow: &Slow) -> StatusCode {
    StatusCode::CREATED
}

const SLOW: [&str; 4] = ["slow: Ok", "slow goes on", "slow is over", "first: Ok"];

#[tokio::test]
async fn a_request_that_is_waited_for_ends_in_its_own_task() {
    let (app, events) = app().await;
    let request: JoinHandle<_> = tokio::spawn({
        let app = app.clone();
        async move { send(over_slow, &app, get("/")).await }
    });
    let place = format!("in {:?}", Some(request.id()));
    assert_eq!(request.await.unwrap().0, StatusCode::CREATED);
    assert_eq!(events.all().last(), Some(&place));
}

#[tokio::test]
async fn a_dropped_request_continues_its_teardown() {
    for polls in [1, 2] {
        let (app, events) = app().await;
        leave_after(polls, send(over_slow, &app, get("/")));
        assert_eq!(ended(&events), SLOW[..polls]);
        app.shutdown().await.unwrap();
        assert_eq!(ended(&events), SLOW);
    }
}

#[inject]
async fn over_three(_first: &First, _slow: &Slow, _fails: &Fails) -> StatusCode {
    StatusCode::CREATED
}

#[tokio::test]
async fn later_teardowns_see_an_earlier_failure() {
    let (app, events) = app().await;
    leave_after(1, send(over_three, &app, get("/")));
    assert_eq!(ended(&events), ["fails", "slow: Err"]);
    app.shutdown().await.unwrap();
    let all = [
        "fails",
        "slow: Err",
        "slow goes on",
        "slow is over",
        "first: Err",
    ];
    assert_eq!(ended(&events), all);
    let fails =
        "ERROR provider=fails error=teardown of `fails` failed: its response is 409 Conflict";
    assert_eq!(logged(), [fails]);
}

#[inject]
async fn over_fails_late(_first: &First, _fails: &Fails, _slow: &Slow) -> StatusCode {
    StatusCode::CREATED
}

#[tokio::test]
async fn a_failure_after_the_drop_is_logged() {
    let (app, events) = app().await;
    leave_after(1, send(over_fails_late, &app, get("/")));
    app.shutdown().await.unwrap_err();
    let all = [
        "slow: Ok",
        "slow goes on",
        "slow is over",
        "fails",
        "first: Err",
    ];
    assert_eq!(ended(&events), all);
    assert_eq!(logged().len(), 1);
}

#[inject]
async fn over_panic(_first: &First, _panics: &Panics) -> StatusCode {
    StatusCode::CREATED
}

#[tokio::test]
async fn a_teardown_that_panics_after_the_drop_does_not_stop_the_others() {
    let (app, events) = app().await;
    leave_after(1, send(over_panic, &app, get("/")));
    app.shutdown().await.unwrap_err();
    assert_eq!(ended(&events), ["panics", "first: Err"]);
    let panics = "ERROR provider=panics error=teardown of `panics` panicked: as it should";
    assert_eq!(logged(), [panics]);
}

#[inject]
async fn over_hang(_first: &First, _hangs: &Hangs) -> StatusCode {
    StatusCode::CREATED
}

#[tokio::test(start_paused = true)]
async fn a_teardown_keeps_its_time_limit_after_the_drop() {
    let (app, events) = app().await;
    let start = Instant::now();
    {
        let mut request = pin!(send(over_hang, &app, get("/")));
        tokio::select! {
            _ = &mut request => unreachable!("it hangs"),
            () = sleep(Duration::from_millis(400)) => {}
        }
    }
    assert_eq!(events.wait_for(3).await[..2], ["hangs", "first: Err"]);
    assert_eq!(start.elapsed(), Duration::from_millis(700));
}

#[inject]
async fn over_busy(_busy: &Busy) -> StatusCode {
    StatusCode::CREATED
}

#[tokio::test(start_paused = true)]
async fn a_teardown_that_never_yields_times_out() {
    let (app, _) = app().await;
    let (status, _) = send(over_busy, &app, get("/")).await;
    assert_eq!(status, StatusCode::INTERNAL_SERVER_ERROR);
    let busy = "ERROR provider=busy error=teardown of `busy` took longer than 700ms";
    assert_eq!(logged(), [busy]);
}

#[inject]
async fn with_page(_first: &First, _page: &Page, _slow: &Slow) -> StatusCode {
    StatusCode::CREATED
}

#[tokio::test]
async fn a_value_until_response_is_cancelled_and_ends_last() {
    let (app, events) = app().await;
    leave_after(1, send(with_page, &app, get("/")));
    app.shutdown().await.unwrap();
    assert_eq!(ended(&events), [&SLOW[..], &["page: Cancelled"]].concat());
}

#[inject]
async fn refused(_first: &First, _checked: &Checked) {}

#[tokio::test]
async fn a_refused_request_may_be_dropped() {
    let (app, events) = app().await;
    leave_after(1, send(refused, &app, get("/")));
    app.shutdown().await.unwrap();
    let all = ["slow: Err", "slow goes on", "slow is over", "first: Err"];
    assert_eq!(ended(&events), all);
}

#[inject]
async fn around(_first: &First, request: Request, next: Next) -> Response {
    next.run(request).await
}

#[inject]
async fn slow_around(_slow: &Slow, request: Request, next: Next) -> Response {
    next.run(request).await
}

#[tokio::test]
async fn inner_values_end_before_a_middlewares_after_a_drop() {
    let (app, events) = app().await;
    let router: Router = Router::new()
        .fallback(over_slow)
        .layer(from_fn_with_state(app.clone(), around))
        .with_state(app.clone());
    leave_after(1, router.oneshot(get("/")));
    app.shutdown().await.unwrap();
    assert_eq!(ended(&events), [&SLOW[..], &["first: Cancelled"]].concat());
}

#[tokio::test]
async fn a_middleware_that_is_dropped_during_its_teardown_ends() {
    let (app, events) = app().await;
    let router: Router = Router::new()
        .fallback(async || StatusCode::CREATED)
        .layer(from_fn_with_state(app.clone(), slow_around))
        .layer(from_fn_with_state(app.clone(), around))
        .with_state(app.clone());
    leave_after(1, router.oneshot(get("/")));
    app.shutdown().await.unwrap();
    assert_eq!(ended(&events), [&SLOW[..3], &["first: Cancelled"]].concat());
}

#[inject(task)]
async fn task(_fails: &Fails, _first: &First, _slow: &Slow) -> Result<(), TeardownError> {
    Ok(())
}

#[tokio::test]
async fn a_task_that_is_dropped_during_a_teardown_ends() {
    let (app, events) = app().await;
    leave_after(1, task(&app));
    app.shutdown().await.unwrap_err();
    assert_eq!(ended(&events), [&SLOW[..], &["fails"]].concat());
    assert_eq!(logged().len(), 1);
}

#[test]
fn a_teardown_that_ends_with_its_runtime_is_lost() {
    listen();
    let runtime = || {
        let mut builder = tokio::runtime::Builder::new_current_thread();
        builder.enable_all().build().unwrap()
    };
    let (first, events) = (runtime(), Events::default());
    let app = first.block_on(async {
        let app = App::build(events.clone()).await.unwrap();
        let request = app.clone();
        tokio::spawn(async move { send(over_hang, &request, get("/")).await });
        yield_now().await;
        app
    });
    drop(first);
    assert_eq!(ended(&events), ["hangs"]);
    let lost = ["hangs", "first"].map(|name| {
        format!("ERROR provider={name} error=teardown of `{name}` was lost with its runtime")
    });
    assert_eq!(logged(), lost);
    let error = runtime().block_on(app.shutdown()).unwrap_err();
    assert_eq!((error.lost(), error.unfinished()), (2, 0));
}

#[tokio::test(start_paused = true)]
async fn shutdown_waits_for_a_request_that_ends_in_its_own_task() {
    let (app, events) = app().await;
    let mut request = pin!(send(over_hang, &app, get("/")));
    let context = &mut Context::from_waker(Waker::noop());
    assert!(request.as_mut().poll(context).is_pending());
    let (answer, error) = tokio::join!(request, app.shutdown());
    assert_eq!(answer.0, StatusCode::INTERNAL_SERVER_ERROR);
    assert_eq!(ended(&events), ["hangs", "first: Err"]);
    let error = error.unwrap_err();
    assert_eq!((error.failures().len(), error.unfinished()), (1, 0));
}

#[tokio::test(start_paused = true)]
async fn shutdown_gives_up_a_request_that_is_kept_and_not_polled() {
    let (app, events) = app().await;
    let start = Instant::now();
    let mut request = Box::pin(send(over_slow, &app, get("/")));
    let context = &mut Context::from_waker(Waker::noop());
    assert!(request.as_mut().poll(context).is_pending());
    let error = app.shutdown().await.unwrap_err();
    assert_eq!((error.failures().len(), error.unfinished()), (0, 1));
    assert!(start.elapsed() >= Duration::from_millis(700));
    assert_eq!(ended(&events), SLOW[..1]);
    drop(request);
    // The timeout of the slow one has passed meanwhile.
    let cut = ["slow: Ok", "slow goes on", "first: Err"];
    assert_eq!(events.wait_for(cut.len()).await[..3], cut);
}
