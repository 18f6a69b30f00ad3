//! Instances of generic providers in all forms of `#[inject]`, and in modules.

use axum::Router;
use axum::extract::Request;
use axum::http::{HeaderMap, StatusCode};
use axum::middleware::{Next, from_fn_with_state};
use axum::response::Response;
use axum::routing::get;
use hardwire::{container, inject, module};
use hardwire_tests::{Log, send, with_header};

use super::{Authorized, Read, Scope, User, Write};

struct Summary(String);

#[module]
impl Auth {
    #[request]
    fn user(headers: &HeaderMap) -> User {
        User::of(headers)
    }

    #[request]
    async fn authorized<S: Scope>(user: &User, log: &Log) -> Result<Authorized<S>, StatusCode> {
        log.note(S::NAME);
        Authorized::of(user)
    }

    #[request]
    fn summary(read: &Authorized<Read>) -> Summary {
        Summary(read.name.to_owned())
    }
}

#[container(modules(Auth))]
impl App {
    #[singleton]
    fn log() -> Log {
        Log::default()
    }

    #[request(teardown = Open::close)]
    fn open<T: Default + Send + 'static>() -> Open<T> {
        Open(T::default())
    }

    #[cfg(any())]
    #[request]
    fn absent<T>() -> Doubled<Option<T>> {
        Doubled(None, None)
    }

    #[factory]
    fn doubled<T: Copy>(#[arg] value: T) -> Doubled<T> {
        Doubled(value, value)
    }
}

struct Doubled<T>(T, T);

struct Open<T>(T);

impl<T: Send + 'static> Open<T> {
    async fn close(self, outcome: hardwire::Outcome) {
        let Self(_value) = self;
        assert_eq!(outcome, hardwire::Outcome::Ok);
        CLOSED.fetch_add(1, std::sync::atomic::Ordering::SeqCst);
    }
}

static CLOSED: std::sync::atomic::AtomicUsize = std::sync::atomic::AtomicUsize::new(0);

async fn app() -> App {
    App::build().await.unwrap()
}

#[tokio::test]
async fn a_module_has_generic_providers() {
    #[inject]
    async fn handler(summary: &Summary, write: &Authorized<Write>) -> String {
        format!("{} {}", summary.0, write.name)
    }

    let answer = send(handler, &app().await, with_header("scopes", "read,write")).await;
    assert_eq!(answer.1, "read write");
}

#[tokio::test]
async fn instances_run_at_the_same_time() {
    #[inject(App, concurrent)]
    async fn handler(read: &Authorized<Read>, write: &Authorized<Write>) -> String {
        format!("{} {}", read.name, write.name)
    }

    let app = app().await;
    let answer = send(handler, &app, with_header("scopes", "read,write")).await;
    assert_eq!(answer.1, "read write");
    assert_eq!(app.log.events(), ["read", "write"]);
}

#[tokio::test]
async fn a_task_asks_for_an_instance() {
    #[inject(App, task)]
    async fn task(doubled: impl Fn(u8) -> Doubled<u8>, #[arg] value: u8) -> u8 {
        let Doubled(one, other) = doubled(value);
        one + other
    }

    assert_eq!(task(&app().await, 4).await, 8);
}

#[tokio::test]
async fn a_middleware_asks_for_an_instance() {
    #[inject]
    async fn only_writers(_: &Authorized<Write>, request: Request, next: Next) -> Response {
        next.run(request).await
    }

    let app = app().await;
    let layer = from_fn_with_state(app.clone(), only_writers);
    let router: Router = Router::new()
        .route("/", get(async || "written"))
        .layer(layer)
        .with_state(app);
    let refused = tower::ServiceExt::oneshot(router.clone(), with_header("scopes", "read")).await;
    assert_eq!(refused.unwrap().status(), StatusCode::FORBIDDEN);
    let allowed = tower::ServiceExt::oneshot(router, with_header("scopes", "write")).await;
    assert_eq!(allowed.unwrap().status(), StatusCode::OK);
}

#[inject(App, call = greet_with)]
async fn greet(read: &Authorized<Read>) -> &'static str {
    read.name
}

#[tokio::test]
async fn the_function_stays_callable_with_an_instance() {
    let read = Authorized {
        name: "given",
        scope: std::marker::PhantomData,
    };
    assert_eq!(greet_with(&read).await, "given");
    let answer = send(greet, &app().await, with_header("scopes", "read")).await;
    assert_eq!(answer.1, "read");
}

#[tokio::test]
async fn a_provider_stays_a_function() {
    let user = User("read".to_owned());
    let read = Auth::authorized::<Read>(&user, &Log::default()).await;
    assert!(read.is_ok());
    assert!(
        Auth::authorized::<Write>(&user, &Log::default())
            .await
            .is_err()
    );
}

#[test]
fn the_graph_has_the_instances_that_providers_ask_for() {
    let shown = App::GRAPH.providers().iter();
    let shown: Vec<_> = shown.map(hardwire::graph::Provider::provides).collect();
    assert_eq!(
        shown,
        [
            "User",
            "Authorized<S>",
            "Summary",
            "Log",
            "Open<T>",
            "Doubled<T>",
            "Authorized<Read>"
        ]
    );
}

#[tokio::test]
async fn each_instance_is_torn_down() {
    #[inject]
    async fn handler(number: &Open<u8>, text: &mut Open<String>) -> String {
        text.0.push_str(&number.0.to_string());
        text.0.clone()
    }

    let answer = send(handler, &app().await, with_header("scopes", "")).await;
    assert_eq!(answer.1, "0");
    assert_eq!(CLOSED.load(std::sync::atomic::Ordering::SeqCst), 2);
}

#[tokio::test]
async fn an_extractor_is_used_if_extract_is_set() {
    struct Doubled<T>(T);

    impl<S: Sync> axum::extract::FromRequestParts<S> for Doubled<u8> {
        type Rejection = StatusCode;

        async fn from_request_parts(
            parts: &mut axum::http::request::Parts,
            _: &S,
        ) -> Result<Self, StatusCode> {
            Ok(Self(u8::from(parts.headers.contains_key("scopes"))))
        }
    }

    #[inject]
    async fn handler(#[extract] doubled: Doubled<u8>) -> String {
        doubled.0.to_string()
    }

    let answer = send(handler, &app().await, with_header("scopes", "")).await;
    assert_eq!(answer.1, "1");
}
