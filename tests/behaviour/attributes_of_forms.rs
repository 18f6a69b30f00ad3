//! Attributes of axum and utoipa on handlers of every form. Below `#[inject]`, they apply to the generated handler; above
//! it, to the original function. Without Hardwire, neither supports an `impl` block, and `debug_handler` does not support
//! generic functions. The same is true with it.

use std::marker::PhantomData;

use axum::extract::Request;
use axum::handler::Handler;
use axum::http::StatusCode;
use axum::middleware::{Next, from_fn_with_state};
use axum::response::Response;
use hardwire::testing::Events;
use hardwire::{container, inject};
use hardwire_tests::text;
use utoipa::OpenApi;

struct Db(u8);
struct Number(u8);
struct Tx(u8, Events);
struct Log(u8, Events);
struct Of<T>(u8, PhantomData<T>);

impl Tx {
    async fn finish(self) {
        self.1.note("tx");
    }
}

impl Log {
    async fn close(self) {
        self.1.note("log");
    }
}

#[container]
impl App {
    #[input]
    fn events() -> Events;

    #[singleton]
    fn db() -> Db {
        Db(1)
    }

    #[singleton(lazy)]
    async fn number(db: &Db) -> Result<Number, LazyFailure> {
        Ok(Number(db.0 + 1))
    }

    #[request(teardown = Tx::finish)]
    async fn tx(db: &Db, events: &Events) -> Result<Tx, StatusCode> {
        Ok(Tx(db.0 + 2, events.clone()))
    }

    #[request(teardown = Log::close, until = response)]
    async fn log(db: &Db, events: &Events) -> Result<Log, StatusCode> {
        Ok(Log(db.0 + 3, events.clone()))
    }

    #[request]
    async fn verify(tx: &Tx) -> Result<(), StatusCode> {
        (tx.0 > 0).then_some(()).ok_or(StatusCode::FORBIDDEN)
    }

    #[request]
    async fn of<T: Default>(tx: &Tx) -> Result<Of<T>, StatusCode> {
        Ok(Of(tx.0, PhantomData))
    }

    #[factory]
    fn sum(db: &Db, #[arg] more: u8) -> u16 {
        u16::from(db.0 + more)
    }

    #[factory]
    async fn later(db: &Db, #[arg] more: u8) -> u32 {
        u32::from(db.0 + more)
    }
}

#[derive(Clone, Copy)]
struct LazyFailure;

impl axum::response::IntoResponse for LazyFailure {
    fn into_response(self) -> Response {
        StatusCode::SERVICE_UNAVAILABLE.into_response()
    }
}

mod debugged_below {
    use super::{App, Db, Log, Next, Number, Request, Response, StatusCode, Tx, inject};

    #[inject]
    #[axum::debug_handler]
    pub(super) async fn fallible(tx: &mut Tx, number: &Number) -> Result<String, StatusCode> {
        tx.0 += number.0;
        Ok(tx.0.to_string())
    }

    #[inject]
    #[axum::debug_handler]
    pub(super) async fn until_response(tx: &Tx, log: &Log, body: String) -> String {
        format!("{} {}{body}", tx.0, log.0)
    }

    #[inject(App, concurrent)]
    #[axum::debug_handler]
    pub(super) async fn at_once(tx: &Tx, log: &Log) -> String {
        format!("{} {}", tx.0, log.0)
    }

    #[inject(App, guard(verify))]
    #[axum::debug_handler]
    pub(super) async fn guarded(db: &Db) -> String {
        db.0.to_string()
    }

    #[inject]
    #[axum::debug_handler]
    pub(super) async fn factories(
        tx: &Tx,
        sum: impl Fn(u8) -> u16,
        later: impl AsyncFn(u8) -> u32,
    ) -> String {
        format!("{} {} {}", tx.0, sum(1), later(2).await)
    }

    #[inject(App, call = called_with)]
    #[axum::debug_handler]
    pub(super) async fn called(tx: &Tx) -> String {
        tx.0.to_string()
    }

    #[inject]
    #[axum::debug_middleware]
    pub(super) async fn layer(tx: &Tx, request: Request, next: Next) -> Response {
        let Tx(..) = tx;
        next.run(request).await
    }
}

mod documented_below {
    use super::{App, Db, Log, Number, Of, StatusCode, Tx, inject};

    #[inject]
    #[utoipa::path(get, path = "/below/fallible", responses((status = 200, body = String)))]
    pub(super) async fn fallible(tx: &mut Tx, number: &Number) -> Result<String, StatusCode> {
        tx.0 += number.0;
        Ok(tx.0.to_string())
    }

    #[inject]
    #[utoipa::path(get, path = "/below/until_response", responses((status = 200, body = String)))]
    pub(super) async fn until_response(tx: &Tx, log: &Log, body: String) -> String {
        format!("{} {}{body}", tx.0, log.0)
    }

    #[inject(App, concurrent)]
    #[utoipa::path(get, path = "/below/at_once", responses((status = 200, body = String)))]
    pub(super) async fn at_once(tx: &Tx, log: &Log) -> String {
        format!("{} {}", tx.0, log.0)
    }

    #[inject(App, guard(verify))]
    #[utoipa::path(get, path = "/below/guarded", responses((status = 200, body = String)))]
    pub(super) async fn guarded(db: &Db) -> String {
        db.0.to_string()
    }

    #[inject]
    #[utoipa::path(get, path = "/below/factories", responses((status = 200, body = String)))]
    pub(super) async fn factories(
        tx: &Tx,
        sum: impl Fn(u8) -> u16,
        later: impl AsyncFn(u8) -> u32,
    ) -> String {
        format!("{} {} {}", tx.0, sum(1), later(2).await)
    }

    #[inject(App, call = called_with)]
    #[utoipa::path(get, path = "/below/called", responses((status = 200, body = String)))]
    pub(super) async fn called(tx: &Tx) -> String {
        tx.0.to_string()
    }

    #[inject]
    #[utoipa::path(get, path = "/below/of_any", responses((status = 200, body = String)))]
    pub(super) async fn of_any<T: Default + Send + Sync>(of: &Of<T>) -> String {
        of.0.to_string()
    }
}

mod documented_above {
    use super::{App, Db, Log, Number, Of, StatusCode, Tx, inject};

    #[utoipa::path(get, path = "/above/fallible", responses((status = 200, body = String)))]
    #[inject]
    pub(super) async fn fallible(tx: &mut Tx, number: &Number) -> Result<String, StatusCode> {
        tx.0 += number.0;
        Ok(tx.0.to_string())
    }

    #[utoipa::path(get, path = "/above/until_response", responses((status = 200, body = String)))]
    #[inject]
    pub(super) async fn until_response(tx: &Tx, log: &Log, body: String) -> String {
        format!("{} {}{body}", tx.0, log.0)
    }

    #[utoipa::path(get, path = "/above/at_once", responses((status = 200, body = String)))]
    #[inject(App, concurrent)]
    pub(super) async fn at_once(tx: &Tx, log: &Log) -> String {
        format!("{} {}", tx.0, log.0)
    }

    #[utoipa::path(get, path = "/above/guarded", responses((status = 200, body = String)))]
    #[inject(App, guard(verify))]
    pub(super) async fn guarded(db: &Db) -> String {
        db.0.to_string()
    }

    #[utoipa::path(get, path = "/above/called", responses((status = 200, body = String)))]
    #[inject(App, call = called_with)]
    pub(super) async fn called(tx: &Tx) -> String {
        tx.0.to_string()
    }

    #[utoipa::path(get, path = "/above/of_any", responses((status = 200, body = String)))]
    #[inject]
    pub(super) async fn of_any<T: Default + Send + Sync>(of: &Of<T>) -> String {
        of.0.to_string()
    }
}

struct ApiError(StatusCode);

impl From<StatusCode> for ApiError {
    fn from(status: StatusCode) -> Self {
        Self(status)
    }
}

impl axum::response::IntoResponse for ApiError {
    fn into_response(self) -> Response {
        self.0.into_response()
    }
}

#[container(error = ApiError)]
impl Converting {
    #[input]
    fn events() -> Events;

    #[request(teardown = Tx::finish)]
    async fn tx(events: &Events) -> Result<Tx, StatusCode> {
        Ok(Tx(1, events.clone()))
    }
}

mod with_an_error {
    use super::{ApiError, Converting, Tx, inject};

    #[inject(Converting)]
    #[axum::debug_handler]
    pub(super) async fn debugged(tx: &Tx) -> Result<String, ApiError> {
        Ok(tx.0.to_string())
    }

    #[inject(Converting)]
    #[utoipa::path(get, path = "/below/error", responses((status = 200, body = String)))]
    pub(super) async fn below(tx: &Tx) -> Result<String, ApiError> {
        Ok(tx.0.to_string())
    }

    #[utoipa::path(get, path = "/above/error", responses((status = 200, body = String)))]
    #[inject(Converting)]
    pub(super) async fn above(tx: &Tx) -> Result<String, ApiError> {
        Ok(tx.0.to_string())
    }
}

#[derive(OpenApi)]
#[openapi(paths(
    documented_below::fallible,
    documented_below::until_response,
    documented_below::at_once,
    documented_below::guarded,
    documented_below::factories,
    documented_below::called,
    documented_below::of_any,
    documented_above::fallible,
    documented_above::until_response,
    documented_above::at_once,
    documented_above::guarded,
    documented_above::called,
    documented_above::of_any,
    with_an_error::below,
    with_an_error::above
))]
struct Documentation;

/// The response, and the teardowns.
async fn answer<T: 'static>(handler: impl Handler<T, App>) -> String {
    let events = Events::default();
    let app = App::build(events.clone()).await.unwrap();
    let answer = text(handler, &app).await;
    app.shutdown().await.unwrap();
    let mut events = events.all();
    events.sort_unstable();
    format!("{answer}, {}", events.join(" "))
}

/// The response of a container with an error type, and the teardowns.
async fn converted<T: 'static>(handler: impl Handler<T, Converting>) -> String {
    let events = Events::default();
    let app = Converting::build(events.clone()).await.unwrap();
    let answer = text(handler, &app).await;
    format!("{answer}, {}", events.all().join(" "))
}

#[tokio::test]
async fn debugged_below_with_an_error() {
    assert_eq!(converted(with_an_error::debugged).await, "1, tx");
}

#[tokio::test]
async fn documented_below_with_an_error() {
    assert_eq!(converted(with_an_error::below).await, "1, tx");
}

#[tokio::test]
async fn documented_above_with_an_error() {
    assert_eq!(converted(with_an_error::above).await, "1, tx");
}

#[tokio::test]
async fn debugged_below_fallible() {
    assert_eq!(answer(debugged_below::fallible).await, "5, tx");
}

#[tokio::test]
async fn debugged_below_until_response() {
    assert_eq!(answer(debugged_below::until_response).await, "3 4, log tx");
}

#[tokio::test]
async fn debugged_below_at_once() {
    assert_eq!(answer(debugged_below::at_once).await, "3 4, log tx");
}

#[tokio::test]
async fn debugged_below_guarded() {
    assert_eq!(answer(debugged_below::guarded).await, "1, tx");
}

#[tokio::test]
async fn debugged_below_factories() {
    assert_eq!(answer(debugged_below::factories).await, "3 2 3, tx");
}

#[tokio::test]
async fn debugged_below_called() {
    assert_eq!(answer(debugged_below::called).await, "3, tx");
}

#[tokio::test]
async fn documented_below_fallible() {
    assert_eq!(answer(documented_below::fallible).await, "5, tx");
}

#[tokio::test]
async fn documented_below_until_response() {
    assert_eq!(
        answer(documented_below::until_response).await,
        "3 4, log tx"
    );
}

#[tokio::test]
async fn documented_below_at_once() {
    assert_eq!(answer(documented_below::at_once).await, "3 4, log tx");
}

#[tokio::test]
async fn documented_below_guarded() {
    assert_eq!(answer(documented_below::guarded).await, "1, tx");
}

#[tokio::test]
async fn documented_below_factories() {
    assert_eq!(answer(documented_below::factories).await, "3 2 3, tx");
}

#[tokio::test]
async fn documented_below_called() {
    assert_eq!(answer(documented_below::called).await, "3, tx");
}

#[tokio::test]
async fn documented_below_of_any() {
    assert_eq!(answer(documented_below::of_any::<u8>).await, "3, tx");
}

#[tokio::test]
async fn documented_above_fallible() {
    assert_eq!(answer(documented_above::fallible).await, "5, tx");
}

#[tokio::test]
async fn documented_above_until_response() {
    assert_eq!(
        answer(documented_above::until_response).await,
        "3 4, log tx"
    );
}

#[tokio::test]
async fn documented_above_at_once() {
    assert_eq!(answer(documented_above::at_once).await, "3 4, log tx");
}

#[tokio::test]
async fn documented_above_guarded() {
    assert_eq!(answer(documented_above::guarded).await, "1, tx");
}

#[tokio::test]
async fn documented_above_called() {
    assert_eq!(answer(documented_above::called).await, "3, tx");
}

#[tokio::test]
async fn documented_above_of_any() {
    assert_eq!(answer(documented_above::of_any::<u8>).await, "3, tx");
}

#[tokio::test]
async fn debugged_below_a_middleware() {
    let app = App::build(Events::default()).await.unwrap();
    let layer = from_fn_with_state(app.clone(), debugged_below::layer);
    let handler = debugged_below::guarded.layer(layer);
    assert_eq!(text(handler, &app).await, "1");
}

#[test]
fn all_that_are_documented_are_in_the_api() {
    let api = Documentation::openapi();
    let (below, above): (Vec<_>, Vec<_>) = api
        .paths
        .paths
        .keys()
        .partition(|path| path.starts_with("/below/"));
    assert_eq!((below.len(), above.len()), (8, 7));
}
