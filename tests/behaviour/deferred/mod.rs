//! `impl Deferred<T, E>`: a request value that is built on first use.

mod cancelled;
mod forms;

use std::sync::Arc;

use axum::extract::Request;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use hardwire::deferred::Built;
use hardwire::{Deferred, Outcome, container, inject};
use hardwire_tests::{Log, send, with_header};

struct User;

struct Tx(u8, Arc<Log>);

impl Tx {
    async fn finish(self, outcome: Outcome) {
        self.1.note(match outcome {
            Outcome::Ok => "commit",
            _ => "rollback",
        });
    }
}

struct Repo;

struct DbError;

impl IntoResponse for DbError {
    fn into_response(self) -> Response {
        StatusCode::INTERNAL_SERVER_ERROR.into_response()
    }
}

#[derive(Debug, PartialEq)]
struct ApiError;

impl From<DbError> for ApiError {
    fn from(_: DbError) -> Self {
        Self
    }
}

impl IntoResponse for ApiError {
    fn into_response(self) -> Response {
        StatusCode::SERVICE_UNAVAILABLE.into_response()
    }
}

#[container]
impl App {
    #[singleton]
    fn log() -> Arc<Log> {
        Arc::default()
    }

    #[request]
    fn user(headers: &HeaderMap, log: &Log) -> Result<User, StatusCode> {
        log.note("user");
        let has_name = headers.contains_key("x-name");
        has_name.then_some(User).ok_or(StatusCode::UNAUTHORIZED)
    }

    #[request(teardown = Tx::finish)]
    async fn tx(_user: &User, headers: &HeaderMap, log: &Arc<Log>) -> Result<Tx, DbError> {
        tokio::task::yield_now().await;
        log.note("tx");
        if headers["x-name"] == "Eve" {
            return Err(DbError);
        }
        Ok(Tx(7, Arc::clone(log)))
    }

    #[request]
    fn repo(_tx: &Tx, log: &Log) -> Repo {
        log.note("repo");
        Repo
    }
}

/// The response for this name and body, and the events.
macro_rules! answer {
    ($handler:expr, $name:expr, $body:expr) => {{
        let app = App::build().await.unwrap();
        let mut request: Request = with_header("x-name", $name);
        *request.body_mut() = $body.into();
        let answer = send($handler, &app, request).await;
        (answer, app.log.events())
    }};
}

#[inject]
async fn register(
    tx: impl Deferred<Tx, ApiError>,
    #[dep(log)] log: &Log,
    body: String,
) -> Result<String, ApiError> {
    log.note("handler");
    if body == "nothing" {
        return Ok(body);
    }
    tokio::task::yield_now().await;
    log.note("hashed");
    let tx = tx.get().await?;
    tx.0 += 1;
    Ok(format!("{}{body}", tx.0))
}

#[tokio::test]
async fn it_is_built_when_it_is_first_asked_for_and_torn_down() {
    let ((status, body), events) = answer!(register, "Ada", "hello");
    assert_eq!((status, body.as_str()), (StatusCode::OK, "8hello"));
    assert_eq!(events, ["user", "handler", "hashed", "tx", "commit"]);
}

#[tokio::test]
async fn a_value_that_is_not_used_is_neither_built_nor_torn_down() {
    let ((_, body), events) = answer!(register, "Ada", "nothing");
    assert_eq!(body, "nothing");
    assert_eq!(events, ["user", "handler"]);
}

#[tokio::test]
async fn its_failure_is_the_error_that_is_named_and_nothing_ends() {
    let ((status, _), events) = answer!(register, "Eve", "hello");
    assert_eq!(status, StatusCode::SERVICE_UNAVAILABLE);
    assert_eq!(events, ["user", "handler", "hashed", "tx"]);
}

#[tokio::test]
async fn its_dependencies_refuse_before_the_handler_starts() {
    #[inject]
    async fn handler(
        tx: impl Deferred<Tx, ApiError>,
        #[dep(log)] log: &Log,
    ) -> Result<(), ApiError> {
        log.note("handler");
        tx.get().await.map(drop)
    }
    let app = App::build().await.unwrap();
    let answer = send(handler, &app, hardwire_tests::get("/")).await;
    assert_eq!(answer.0, StatusCode::UNAUTHORIZED);
    assert_eq!(app.log.events(), ["user"]);
}

#[tokio::test]
async fn a_failure_of_the_handler_is_seen_by_its_teardown() {
    #[inject]
    async fn handler(tx: impl Deferred<Tx, ApiError>) -> Result<(), ApiError> {
        let Tx(..) = tx.get().await?;
        Err(ApiError)
    }
    let ((status, _), events) = answer!(handler, "Ada", "");
    assert_eq!(status, StatusCode::SERVICE_UNAVAILABLE);
    assert_eq!(events, ["user", "tx", "rollback"]);
}

#[tokio::test]
async fn a_value_that_another_parameter_needs_is_already_built() {
    #[inject]
    async fn handler(
        tx: impl Deferred<Tx, ApiError>,
        #[dep(log)] log: &Log,
        repo: &Repo,
    ) -> Result<String, ApiError> {
        let Repo = repo;
        log.note("handler");
        Ok(tx.get().await?.0.to_string())
    }
    let ((_, body), events) = answer!(handler, "Ada", "");
    assert_eq!(body, "7");
    assert_eq!(events, ["user", "tx", "repo", "handler", "commit"]);
}

#[tokio::test]
async fn another_function_may_ask_for_it() {
    async fn stored(tx: impl Deferred<Tx, ApiError>, is_needed: bool) -> Result<u8, ApiError> {
        if is_needed {
            tx.get().await.map(|tx| tx.0)
        } else {
            Ok(0)
        }
    }
    #[inject]
    async fn handler(tx: impl Deferred<Tx, ApiError>, body: String) -> Result<String, ApiError> {
        Ok(stored(tx, body.is_empty()).await?.to_string())
    }
    assert_eq!(answer!(handler, "Ada", "").0.1, "7");
    assert_eq!(answer!(handler, "Ada", "no").0.1, "0");
}

#[tokio::test]
async fn a_unit_test_can_pass_a_value() {
    #[inject(App, call = rename_with)]
    async fn rename(tx: impl Deferred<Tx, ApiError>) -> Result<String, ApiError> {
        let tx = tx.get().await?;
        tx.0 += 1;
        Ok(tx.0.to_string())
    }
    let mut tx = Tx(1, Arc::default());
    assert_eq!(rename_with(Built(&mut tx)).await, Ok("2".to_owned()));
    assert_eq!(tx.0, 2);
    assert_eq!(answer!(rename, "Ada", "").0.1, "8");
}

#[tokio::test]
async fn a_cancelled_get_drops_the_unfinished_build() {
    use std::future::Future;
    use std::pin::pin;
    use std::task::{Context, Waker};

    struct Permit(Arc<Log>);

    impl Drop for Permit {
        fn drop(&mut self) {
            self.0.note("permit is back");
        }
    }

    struct Connection(#[allow(dead_code, reason = "only held")] Permit);

    #[container]
    impl Pool {
        #[singleton]
        fn log() -> Arc<Log> {
            Arc::default()
        }

        #[request]
        async fn connection(log: &Arc<Log>) -> Connection {
            let permit = Permit(Arc::clone(log));
            tokio::task::yield_now().await;
            Connection(permit)
        }
    }

    #[inject(Pool)]
    async fn handler(connection: impl Deferred<Connection, ApiError>, log: &Log) {
        {
            let mut get = pin!(connection.get());
            let mut context = Context::from_waker(Waker::noop());
            assert!(get.as_mut().poll(&mut context).is_pending());
        }
        log.note("handler goes on");
    }
    let pool = Pool::build().await.unwrap();
    send(handler, &pool, hardwire_tests::get("/")).await;
    assert_eq!(pool.log.events(), ["permit is back", "handler goes on"]);
}

#[test]
fn nothing_is_allocated_for_it() {
    use std::future::Future;
    use std::pin::pin;
    use std::task::{Context, Poll, Waker};

    struct Row(u8);

    #[container]
    impl Rows {
        #[request]
        async fn row() -> Row {
            Row(7)
        }
    }

    #[inject(Rows, task)]
    async fn task(row: impl Deferred<Row, ApiError>) -> Result<u8, ApiError> {
        Ok(row.get().await?.0)
    }

    let mut context = Context::from_waker(Waker::noop());
    let Poll::Ready(Ok(rows)) = pin!(Rows::build()).poll(&mut context) else {
        unreachable!("nothing is waited for")
    };
    let mut answer = Poll::Pending;
    let info = allocation_counter::measure(|| {
        answer = pin!(task(&rows)).poll(&mut context);
    });
    assert_eq!(answer, Poll::Ready(Ok(7)));
    assert_eq!(info.count_total, 0);
}
