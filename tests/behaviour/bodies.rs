//! A body that awaits nothing is called without a future of its own. It does not show.

use std::rc::Rc;
use std::sync::Arc;
use std::task::{Context, Poll, Waker};

use axum::handler::Handler;
use axum::http::StatusCode;
use hardwire::{container, inject};
use hardwire_tests::{Log, get, send, text};

/// Notes when it is dropped.
struct Noted(Arc<Log>, &'static str);

impl Drop for Noted {
    fn drop(&mut self) {
        self.0.note(self.1);
    }
}

struct First(Noted);

struct Second(Noted);

struct Local(Rc<u8>);

#[container]
impl App {
    #[singleton]
    fn log() -> Arc<Log> {
        Arc::new(Log::default())
    }

    #[factory]
    fn first(log: Arc<Log>) -> First {
        First(Noted(log, "first"))
    }

    #[factory]
    fn second(log: Arc<Log>) -> Second {
        Second(Noted(log, "second"))
    }

    #[factory]
    fn local() -> Local {
        Local(Rc::new(7))
    }
}

async fn app() -> App {
    App::build().await.unwrap()
}

#[tokio::test]
async fn its_parameters_are_dropped_in_the_same_order() {
    #[inject]
    async fn plain(_first: First, second: Second) {
        let _third = &second.0;
        let _fourth = Noted(Arc::clone(&second.0.0), "local");
    }
    #[inject]
    async fn awaiting(_first: First, second: Second) {
        let _third = &second.0;
        let _fourth = Noted(Arc::clone(&second.0.0), "local");
        std::future::ready(()).await;
    }

    for is_plain in [true, false] {
        let app = app().await;
        if is_plain {
            text(plain, &app).await;
        } else {
            text(awaiting, &app).await;
        }
        assert_eq!(app.log.events(), ["local", "second", "first"]);
    }
}

#[tokio::test]
async fn it_may_return_early() {
    #[inject]
    async fn handler(_log: &Log) -> Result<&'static str, StatusCode> {
        if false {
            return Ok("early");
        }
        Err(StatusCode::IM_A_TEAPOT)?;
        Ok("late")
    }

    let (status, _) = send(handler, &app().await, get("/")).await;
    assert_eq!(status, StatusCode::IM_A_TEAPOT);
}

#[tokio::test]
async fn it_runs_when_it_is_polled_and_not_when_it_is_called() {
    #[inject]
    async fn handler(first: First) -> String {
        panic!("{}", first.0.1)
    }

    let app = app().await;
    let mut future = handler.call(get("/"), app);
    let poll = std::panic::AssertUnwindSafe(|| {
        let poll = future
            .as_mut()
            .poll(&mut Context::from_waker(Waker::noop()));
        matches!(poll, Poll::Ready(_))
    });
    let panic = std::panic::catch_unwind(poll).unwrap_err();
    assert_eq!(panic.downcast_ref::<String>().unwrap(), "first");
}

#[tokio::test]
async fn what_cannot_be_sent_may_be_given_to_it() {
    #[inject]
    async fn handler(local: Local) -> String {
        format!("{}", local.0)
    }

    assert_eq!(text(handler, &app().await).await, "7");
}
