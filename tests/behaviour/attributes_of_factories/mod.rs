//! Attributes of axum and utoipa on handlers of every form that use factories.
//!
//! utoipa cannot parse `impl Fn`. Above `#[inject]`, the factory's type must be a type parameter.

mod spelled_as_impl;
mod spelled_as_type_parameter;

use axum::handler::Handler;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use hardwire::container;
use hardwire::testing::Events;
use hardwire_tests::text;

struct Db(u8);
struct Number(u8);
struct Tx(u8, Events);
/// Async factories own their dependencies, so they need a clone of a value with a teardown.
#[derive(Clone)]
struct Log(u8, Events);

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

#[derive(Clone, Copy)]
struct LazyFailure;

impl IntoResponse for LazyFailure {
    fn into_response(self) -> Response {
        StatusCode::SERVICE_UNAVAILABLE.into_response()
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

    #[factory]
    fn sum(db: &Db, #[arg] more: u8) -> u16 {
        u16::from(db.0 + more)
    }

    /// Borrows a value that is torn down.
    #[factory]
    fn within(tx: &Tx, #[arg] text: &str) -> Box<str> {
        format!("{text}{}", tx.0).into()
    }

    #[factory]
    async fn later(db: &Db, #[arg] more: u8) -> u32 {
        u32::from(db.0 + more)
    }

    /// Depends on a value that lasts until the response has been sent.
    #[factory]
    async fn late(log: &Log, #[arg] more: u8) -> Result<u64, StatusCode> {
        Ok(u64::from(log.0 + more))
    }
}

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

/// A test module for each form in `$handlers`.
macro_rules! every_form_answers {
    ($name:ident: $handlers:ident) => {
        mod $name {
            use axum::handler::Handler;
            use axum::middleware::from_fn_with_state;
            use hardwire::testing::Events;
            use hardwire_tests::text;

            use super::super::{App, answer};
            use super::$handlers;

            #[tokio::test]
            async fn with_a_factory() {
                assert_eq!(answer($handlers::plain).await, "2, ");
            }

            #[tokio::test]
            async fn of_a_plain_fn() {
                assert_eq!(answer($handlers::of_a_plain_fn).await, "2, ");
            }

            #[tokio::test]
            async fn with_an_async_factory() {
                assert_eq!(answer($handlers::asynchronous).await, "2, ");
            }

            #[tokio::test]
            async fn with_a_teardown() {
                assert_eq!(answer($handlers::torn_down).await, "3 t3, tx");
            }

            #[tokio::test]
            async fn until_response() {
                assert_eq!(answer($handlers::until_response).await, "5 3, log");
            }

            #[tokio::test]
            async fn with_a_lazy_singleton() {
                assert_eq!(answer($handlers::lazy).await, "5 3, tx");
            }

            #[tokio::test]
            async fn at_once() {
                assert_eq!(answer($handlers::at_once).await, "3 4 2 2, log tx");
            }

            #[tokio::test]
            async fn guarded() {
                assert_eq!(answer($handlers::guarded).await, "2 2, tx");
            }

            #[tokio::test]
            async fn called() {
                assert_eq!(answer($handlers::called).await, "t3 2, tx");
            }

            #[tokio::test]
            async fn of_a_middleware() {
                let app = App::build(Events::default()).await.unwrap();
                let layer = from_fn_with_state(app.clone(), $handlers::layer);
                assert_eq!(text($handlers::plain.layer(layer), &app).await, "2");
            }
        }
    };
}

use every_form_answers;
