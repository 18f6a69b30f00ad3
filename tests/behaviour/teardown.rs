//! `#[request(teardown = path)]`: values of a request are torn down when it ends.

use std::future;
use std::pin::pin;
use std::sync::Arc;
use std::task::{Context, Waker};

use axum::Router;
use axum::extract::FromRequest;
use axum::http::{HeaderMap, StatusCode};
use axum::middleware::{Next, from_fn_with_state};
use axum::response::{Redirect, Response};
use hardwire::{Outcome, container, inject};
use hardwire_tests::{Log, get, send, with_header};
use tower::ServiceExt;

struct Tx {
    log: Arc<Log>,
    is_used: bool,
}

struct Session(Arc<Log>);

impl Tx {
    async fn finish(self, outcome: Outcome) {
        tokio::task::yield_now().await;
        self.log.note(match (outcome, self.is_used) {
            (Outcome::Ok, true) => "end of the used tx: Ok",
            (Outcome::Ok, false) => "end of tx: Ok",
            (Outcome::Err, _) => "end of tx: Err",
            (Outcome::Panicked, _) => "end of tx: Panicked",
            (Outcome::Cancelled, _) => "end of tx: Cancelled",
            (other, _) => unreachable!("{other:?}"),
        });
    }
}

impl Session {
    fn close(&self) {
        self.0.note("end of session");
    }
}

#[container]
impl App {
    #[input]
    fn log() -> Arc<Log>;

    #[request(teardown = Tx::finish)]
    async fn tx(log: Arc<Log>) -> Tx {
        tokio::task::yield_now().await;
        log.note("tx");
        Tx {
            log,
            is_used: false,
        }
    }

    #[request(teardown = Session::close)]
    fn session(tx: &Tx) -> Session {
        tx.log.note("session");
        Session(Arc::clone(&tx.log))
    }

    #[request]
    fn allowed(headers: &HeaderMap) -> Result<(), Redirect> {
        match headers.get("x-refused") {
            Some(_) => Err(Redirect::to("/login")),
            None => Ok(()),
        }
    }
}

async fn app() -> (App, Arc<Log>) {
    let log = Arc::new(Log::default());
    (App::build(Arc::clone(&log)).await.unwrap(), log)
}

#[inject]
async fn order(tx: &mut Tx, session: &Session) -> StatusCode {
    tx.is_used = true;
    session.0.note("handler");
    StatusCode::CREATED
}

#[tokio::test]
async fn values_end_in_reverse_order_after_the_handler_and_before_the_response() {
    let (app, log) = app().await;
    let (status, _) = send(order, &app, get("/")).await;
    assert_eq!(status, StatusCode::CREATED);
    assert_eq!(
        log.events(),
        [
            "tx",
            "session",
            "handler",
            "end of session",
            "end of the used tx: Ok"
        ]
    );
}

#[inject]
async fn unavailable(_tx: &Tx) -> StatusCode {
    StatusCode::SERVICE_UNAVAILABLE
}

#[tokio::test]
async fn a_response_of_400_or_more_is_an_err() {
    let (app, log) = app().await;
    send(unavailable, &app, get("/")).await;
    assert_eq!(log.events(), ["tx", "end of tx: Err"]);
}

#[inject]
async fn found(_tx: &Tx) -> Redirect {
    Redirect::to("/elsewhere")
}

#[tokio::test]
async fn a_response_below_400_is_ok() {
    let (app, log) = app().await;
    send(found, &app, get("/")).await;
    assert_eq!(log.events(), ["tx", "end of tx: Ok"]);
}

#[inject]
async fn refused(tx: &Tx, #[dep(allowed)] _allowed: ()) -> &'static str {
    tx.log.note("handler");
    ""
}

#[tokio::test]
async fn a_refusal_by_a_later_provider_is_an_err_for_every_status() {
    let (app, log) = app().await;
    let (status, _) = send(refused, &app, with_header("x-refused", "yes")).await;
    assert_eq!(status, StatusCode::SEE_OTHER);
    assert_eq!(log.events(), ["tx", "end of tx: Err"]);
}

struct Unreadable;

impl<S: Sync> FromRequest<S> for Unreadable {
    type Rejection = StatusCode;

    async fn from_request(_: axum::extract::Request, _: &S) -> Result<Self, StatusCode> {
        Err(StatusCode::BAD_REQUEST)
    }
}

#[inject]
async fn unread(tx: &Tx, _body: Unreadable) {
    tx.log.note("handler");
}

#[tokio::test]
async fn a_refusal_by_an_extractor_is_an_err() {
    let (app, log) = app().await;
    let (status, _) = send(unread, &app, get("/")).await;
    assert_eq!(status, StatusCode::BAD_REQUEST);
    assert_eq!(log.events(), ["tx", "end of tx: Err"]);
}

#[inject(App, guard(allowed))]
async fn behind_a_guard(_tx: &Tx) {}

#[tokio::test]
async fn a_value_that_was_not_built_does_not_end() {
    let (app, log) = app().await;
    send(behind_a_guard, &app, with_header("x-refused", "yes")).await;
    assert_eq!(log.events(), <[&str; 0]>::default());
}

#[inject]
async fn early(_tx: &Tx, headers: &HeaderMap) -> Result<String, StatusCode> {
    if headers.is_empty() {
        return Err(StatusCode::CONFLICT);
    }
    let name = headers.get("x-name").ok_or(StatusCode::BAD_REQUEST)?;
    Ok(format!("{name:?}"))
}

#[tokio::test]
async fn values_end_after_an_early_return() {
    let (app, log) = app().await;
    send(early, &app, get("/")).await;
    send(early, &app, with_header("x-other", "")).await;
    assert_eq!(
        log.events(),
        ["tx", "end of tx: Err", "tx", "end of tx: Err"]
    );
}

#[inject]
async fn panics(_session: &Session) -> &'static str {
    panic!("as it should");
}

#[tokio::test]
async fn values_end_after_a_panic() {
    let (app, log) = app().await;
    let request = tokio::spawn(async move { send(panics, &app, get("/")).await });
    assert!(request.await.unwrap_err().is_panic());
    log.reaches(4).await;
    assert_eq!(
        log.events(),
        ["tx", "session", "end of session", "end of tx: Panicked"]
    );
}

#[inject]
async fn waits_for_ever(_session: &Session) -> &'static str {
    future::pending().await
}

#[tokio::test]
async fn values_end_if_the_client_disconnects() {
    let (app, log) = app().await;
    {
        let mut request = pin!(send(waits_for_ever, &app, get("/")));
        let context = &mut Context::from_waker(Waker::noop());
        for _ in 0..3 {
            assert!(request.as_mut().poll(context).is_pending());
        }
    }
    log.reaches(4).await;
    assert_eq!(
        log.events(),
        ["tx", "session", "end of session", "end of tx: Cancelled"]
    );
}

struct Left(Arc<Log>);
struct Right(Arc<Log>);

#[container]
impl Joined {
    #[input]
    fn log() -> Arc<Log>;

    /// Starts first, but is built last.
    #[request(teardown = Self::end_left)]
    async fn left(log: Arc<Log>) -> Left {
        tokio::task::yield_now().await;
        tokio::task::yield_now().await;
        log.note("left");
        Left(log)
    }

    #[request(teardown = Self::end_right)]
    async fn right(log: Arc<Log>, headers: &HeaderMap) -> Result<Right, StatusCode> {
        tokio::task::yield_now().await;
        if headers.contains_key("x-refused") {
            return Err(StatusCode::FORBIDDEN);
        }
        log.note("right");
        Ok(Right(log))
    }

    fn end_left(left: Left) -> Result<(), std::io::Error> {
        left.0.note("end of left");
        Ok(())
    }

    fn end_right(right: &mut Right) {
        right.0.note("end of right");
    }

    #[request]
    async fn quota(log: &Log) -> Result<Quota, StatusCode> {
        log.note("quota");
        for _ in 0..5 {
            tokio::task::yield_now().await;
        }
        Err(StatusCode::TOO_MANY_REQUESTS)
    }
}

struct Quota;

#[inject(Joined, concurrent)]
async fn joined(left: &mut Left, _right: &Right) {
    left.0.note("handler");
}

#[inject(Joined, concurrent)]
async fn overdrawn(left: &Left, _right: &Right, _quota: &Quota) {
    left.0.note("handler");
}

#[tokio::test]
async fn values_built_at_the_same_time_end_in_the_reverse_order_in_which_they_were_built() {
    let log = Arc::new(Log::default());
    let app = Joined::build(Arc::clone(&log)).await.unwrap();
    send(joined, &app, get("/")).await;
    assert_eq!(
        log.events(),
        ["right", "left", "handler", "end of left", "end of right"]
    );
}

#[tokio::test]
async fn values_built_concurrently_with_a_refusal_end() {
    let log = Arc::new(Log::default());
    let app = Joined::build(Arc::clone(&log)).await.unwrap();
    send(joined, &app, with_header("x-refused", "yes")).await;
    assert_eq!(log.events(), <[&str; 0]>::default());
    send(overdrawn, &app, get("/")).await;
    assert_eq!(
        log.events(),
        ["quota", "right", "left", "end of left", "end of right"]
    );
}

#[inject(task)]
async fn nightly(tx: &Tx, #[arg] fails: bool) -> std::io::Result<usize> {
    tx.log.note("task");
    if fails {
        return Err(std::io::ErrorKind::NotFound.into());
    }
    Ok(3)
}

#[tokio::test]
async fn the_outcome_of_a_task_is_that_of_its_result() {
    let (app, log) = app().await;
    assert_eq!(nightly(&app, false).await.unwrap(), 3);
    nightly(&app, true).await.unwrap_err();
    assert_eq!(
        log.events(),
        [
            "tx",
            "task",
            "end of tx: Ok",
            "tx",
            "task",
            "end of tx: Err"
        ]
    );
}

#[inject(task)]
async fn count(_session: &Session) -> usize {
    3
}

#[tokio::test]
async fn the_outcome_of_a_task_without_a_result_is_ok() {
    let (app, log) = app().await;
    assert_eq!(count(&app).await, 3);
    assert_eq!(
        log.events(),
        ["tx", "session", "end of session", "end of tx: Ok"]
    );
}

#[inject]
async fn wrapped(tx: &Tx, request: axum::extract::Request, next: Next) -> Response {
    tx.log.note("middleware");
    next.run(request).await
}

#[tokio::test]
async fn a_middlewares_values_end_after_inner_values() {
    let (app, log) = app().await;
    let router: Router = Router::new()
        .fallback(order)
        .layer(from_fn_with_state(app.clone(), wrapped))
        .with_state(app);
    router.oneshot(get("/")).await.unwrap();
    assert_eq!(
        log.events(),
        [
            "tx",
            "middleware",
            "tx",
            "session",
            "handler",
            "end of session",
            "end of the used tx: Ok",
            "end of tx: Ok"
        ]
    );
}

struct Lease<T>(Arc<Log>, T);

trait Named: Default + Send + Sync {
    const NAME: &str;
}

impl<T: Named> Lease<T> {
    fn give_back(self) {
        self.0.note(T::NAME);
    }
}

#[derive(Default)]
struct Read;

#[derive(Default)]
struct Write;

impl Named for Read {
    const NAME: &str = "read";
}

impl Named for Write {
    const NAME: &str = "write";
}

#[container]
impl Leases {
    #[input]
    fn log() -> Arc<Log>;

    #[request(teardown = Lease::give_back)]
    fn lease<T: Named>(log: Arc<Log>) -> Lease<T> {
        Lease(log, T::default())
    }
}

#[inject(Leases)]
async fn leased(_read: &Lease<Read>, _write: &Lease<Write>) {}

#[tokio::test]
async fn each_value_of_a_generic_provider_ends() {
    let log = Arc::new(Log::default());
    let app = Leases::build(Arc::clone(&log)).await.unwrap();
    send(leased, &app, get("/")).await;
    assert_eq!(log.events(), ["write", "read"]);
}
