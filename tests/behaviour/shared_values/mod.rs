//! `#[request(shared)]`: a middleware and the handler share a value.

mod containers;
mod forms;
mod places;
mod providers;
mod teardowns;

use std::sync::Arc;

use axum::body::Body;
use axum::extract::Request;
use axum::http::{HeaderMap, StatusCode};
use axum::middleware::{Next, from_fn_with_state};
use axum::response::Response;
use axum::routing::get;
use axum::{Json, Router};
use hardwire::{container, inject};
use hardwire_tests::{Answer, Log, get as request, with_header, with_json};
use http_body_util::BodyExt;
use tower::ServiceExt;

#[derive(Clone, Debug, PartialEq)]
struct User(String);

struct Session(String);

#[container]
impl App {
    #[singleton]
    fn log() -> Log {
        Log::default()
    }

    #[request]
    fn session(headers: &HeaderMap, log: &Log) -> Result<Session, StatusCode> {
        log.note("session");
        let name = headers.get("x-name").ok_or(StatusCode::UNAUTHORIZED)?;
        let name = name.to_str().map_err(|_| StatusCode::BAD_REQUEST)?;
        Ok(Session(name.to_owned()))
    }

    #[request(shared)]
    async fn user(session: Session, log: &Log) -> User {
        log.note("user");
        User(session.0)
    }
}

#[inject]
async fn outer(user: &User, request: Request, next: Next) -> Response {
    let _ = user;
    next.run(request).await
}

#[inject]
async fn inner(user: Arc<User>, request: Request, next: Next) -> Response {
    let _ = user;
    next.run(request).await
}

#[inject]
async fn hello(user: &User) -> String {
    user.0.clone()
}

/// The response of a router with layers.
async fn answer(router: Router, request: Request) -> Answer {
    let response = router.oneshot(request).await;
    let response = response.unwrap_or_else(|never| match never {});
    let status = response.status();
    let body = response.into_body().collect().await.unwrap().to_bytes();
    (status, String::from_utf8(body.into()).unwrap())
}

#[tokio::test]
async fn a_user_that_two_middlewares_and_the_handler_ask_for_is_built_once() {
    let app = App::build().await.unwrap();
    let router = Router::new()
        .route("/", get(hello))
        .layer(from_fn_with_state(app.clone(), inner))
        .layer(from_fn_with_state(app.clone(), outer))
        .with_state(app.clone());
    assert_eq!(answer(router, with_header("x-name", "Ada")).await.1, "Ada");
    assert_eq!(app.log.events(), ["session", "user"]);
}

#[tokio::test]
async fn a_handler_builds_a_value_that_no_middleware_has_built() {
    let app = App::build().await.unwrap();
    let router = Router::new().route("/", get(hello)).with_state(app.clone());
    assert_eq!(answer(router, with_header("x-name", "Ada")).await.1, "Ada");
    assert_eq!(app.log.events(), ["session", "user"]);
}

#[tokio::test]
async fn each_request_has_its_own_value() {
    let app = App::build().await.unwrap();
    let router = Router::new()
        .route("/", get(hello))
        .layer(from_fn_with_state(app.clone(), outer))
        .with_state(app.clone());
    let first = answer(router.clone(), with_header("x-name", "Ada")).await;
    let second = answer(router, with_header("x-name", "Grace")).await;
    assert_eq!((first.1.as_str(), second.1.as_str()), ("Ada", "Grace"));
}

#[tokio::test]
async fn a_failed_build_refuses_in_the_middleware() {
    #[inject]
    async fn never(log: &Log) {
        log.note("ran");
    }

    let app = App::build().await.unwrap();
    let router = Router::new()
        .route("/", get(never))
        .layer(from_fn_with_state(app.clone(), outer))
        .with_state(app.clone());
    let (status, _) = answer(router, request("/")).await;
    assert_eq!(status, StatusCode::UNAUTHORIZED);
    assert_eq!(app.log.events(), ["session"]);
}

#[tokio::test]
async fn a_handler_that_finds_the_value_reads_its_body_too() {
    #[inject]
    async fn sum(user: &User, log: &Log, Json(numbers): Json<Vec<u32>>) -> String {
        log.note("sum");
        format!("{}: {}", user.0, numbers.iter().sum::<u32>())
    }

    let app = App::build().await.unwrap();
    let router = Router::new()
        .route("/", get(sum))
        .layer(from_fn_with_state(app.clone(), outer))
        .with_state(app.clone());
    let request = with_json(with_header("x-name", "Ada"), "[1, 2]");
    assert_eq!(answer(router, request).await.1, "Ada: 3");
    assert_eq!(app.log.events(), ["session", "user", "sum"]);
}

#[tokio::test]
async fn a_middleware_may_send_another_body_on() {
    #[inject]
    async fn replaced(user: &User, request: Request, next: Next) -> Response {
        let _ = user;
        next.run(request.map(|_| Body::from("replaced"))).await
    }

    #[inject]
    async fn echo(user: &User, body: String) -> String {
        format!("{} {body}", user.0)
    }

    let app = App::build().await.unwrap();
    let router = Router::new()
        .route("/", get(echo))
        .layer(from_fn_with_state(app.clone(), replaced))
        .with_state(app.clone());
    let answer = answer(router, with_header("x-name", "Ada")).await;
    assert_eq!(answer.1, "Ada replaced");
    assert_eq!(app.log.events(), ["session", "user"]);
}

fn is_send(_: &impl Send) {}

#[tokio::test]
async fn the_futures_are_sent() {
    let app = App::build().await.unwrap();
    let state = hardwire::wired::request::State(app.clone(), request("/"));
    is_send(&hello(state));
}
