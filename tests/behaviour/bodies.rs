//! Handlers declared as `async fn` and as plain `fn`.

use std::rc::Rc;
use std::sync::Arc;
use std::task::{Context, Poll, Waker};

use axum::extract::Request;
use axum::handler::Handler;
use axum::http::StatusCode;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use hardwire::{container, inject};
use hardwire_tests::{Log, get, send, text};

/// Records when it is dropped.
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
async fn parameters_are_dropped_in_the_same_order_with_and_without_async() {
    #[inject]
    fn plain(_first: First, second: Second) {
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
async fn a_plain_function_may_return_early() {
    #[inject]
    fn handler(_log: &Log) -> Result<&'static str, StatusCode> {
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
async fn a_plain_function_runs_when_it_is_polled_and_not_when_it_is_called() {
    #[inject]
    fn handler(first: First) -> String {
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
async fn a_plain_function_can_take_a_value_that_is_not_send() {
    #[inject]
    fn handler(local: Local) -> String {
        format!("{}", local.0)
    }

    assert_eq!(text(handler, &app().await).await, "7");
}

#[tokio::test]
async fn a_plain_function_can_respond_with_its_body() {
    #[inject]
    fn handler(log: &Log, body: String) -> impl IntoResponse {
        log.note("handled");
        (StatusCode::CREATED, body)
    }

    let (app, request) = (app().await, Request::new("given".into()));
    let answer = send(handler, &app, request).await;
    assert_eq!(answer, (StatusCode::CREATED, "given".to_owned()));
    assert_eq!(app.log.events(), ["handled"]);
}

#[tokio::test]
async fn a_plain_function_that_needs_nothing_is_a_handler() {
    #[inject]
    fn handler() -> &'static str {
        "hello"
    }

    assert_eq!(text(handler, &app().await).await, "hello");
}

#[tokio::test]
async fn a_plain_function_is_called_for_a_unit_test() {
    #[inject(App, call = greet)]
    fn handler(log: &Log) -> String {
        format!("{:?}", log.events())
    }

    assert_eq!(greet(&Log::default()), "[]");
    assert_eq!(text(handler, &app().await).await, "[]");
}

#[tokio::test]
async fn a_plain_function_may_say_self() {
    struct Pages;

    impl Pages {
        const TITLE: &'static str = "pages";

        #[inject]
        fn title(_log: &Log) -> &'static str {
            Self::TITLE
        }
    }

    assert_eq!(text(Pages::title, &app().await).await, "pages");
}

#[tokio::test]
async fn a_plain_function_may_be_a_middleware_that_answers_itself() {
    #[inject]
    fn closed(log: &Log, _next: Next) -> Response {
        log.note("closed");
        StatusCode::SERVICE_UNAVAILABLE.into_response()
    }

    let app = app().await;
    let layer = axum::middleware::from_fn_with_state(app.clone(), closed);
    let router = axum::Router::new().route("/", axum::routing::get(|| async { "open" }));
    let router = router.layer(layer);
    let response = tower::ServiceExt::oneshot(router, get("/")).await.unwrap();
    assert_eq!(response.status(), StatusCode::SERVICE_UNAVAILABLE);
    assert_eq!(app.log.events(), ["closed"]);
}

#[tokio::test]
async fn a_plain_function_may_be_a_task_whose_providers_are_awaited() {
    struct Later(u8);

    #[container]
    impl Late {
        #[factory]
        async fn later() -> Later {
            std::future::ready(Later(7)).await
        }
    }

    #[inject(Late, task)]
    fn count(later: Later, #[arg] more: u8) -> u8 {
        later.0 + more
    }

    assert_eq!(count(&Late::build().await.unwrap(), 1).await, 8);
}

#[tokio::test]
async fn a_macro_that_awaits_may_be_called_by_a_path() {
    macro_rules! later {
        ($value:expr) => {
            std::future::ready($value).await
        };
    }
    macro_rules! handler_that_calls {
        ($called:path) => {
            #[inject]
            async fn handler(_log: &Log) -> &'static str {
                $called!("later")
            }
        };
    }
    handler_that_calls!(later);

    assert_eq!(text(handler, &app().await).await, "later");
}

#[tokio::test]
async fn a_macro_that_awaits_may_have_any_name() {
    macro_rules! info {
        ($log:expr, $text:expr) => {
            std::future::ready($log.note($text)).await
        };
    }

    #[inject]
    async fn handler(log: &Log) {
        info!(log, "awaited");
    }

    let app = app().await;
    text(handler, &app).await;
    assert_eq!(app.log.events(), ["awaited"]);
}
