//! Fallible providers. `Result` is spelled in every possible way.

use std::fmt::Display;
use std::io;
use std::sync::Arc;

use axum::extract::Request;
use axum::handler::Handler;
use axum::http::{HeaderMap, StatusCode};
use axum::middleware::{Next, from_fn_with_state};
use axum::response::{IntoResponse, Response};
use hardwire::{container, inject, module};
use hardwire_tests::{Log, get, send, text, with_header};

type AppResult<T> = Result<T, StatusCode>;
type LentResult<'a, T> = Result<T, Short<'a>>;

mod rows {
    pub(super) type Result<T> = std::result::Result<T, super::StatusCode>;
}

struct User(&'static str);
struct Row(u32);
struct Conn(u32);
struct Slow(u32);
struct Name<'a>(&'a str);
struct Long(usize);
struct Short<'a>(&'a str);

impl IntoResponse for Short<'_> {
    fn into_response(self) -> Response {
        (StatusCode::LENGTH_REQUIRED, self.0.to_owned()).into_response()
    }
}

struct Boxed<T>(T);
struct Flag(bool);
#[derive(Debug)]
struct SearchResult<T>(T);

fn token(headers: &HeaderMap) -> AppResult<()> {
    let has_token = headers.contains_key("x-token");
    has_token.then_some(()).ok_or(StatusCode::UNAUTHORIZED)
}

#[module]
impl Rows {
    #[request]
    fn row(headers: &HeaderMap) -> rows::Result<Row> {
        token(headers).map(|()| Row(7))
    }
}

#[container(modules(Rows))]
impl App {
    #[singleton]
    fn log() -> Log {
        Log::default()
    }

    #[singleton]
    fn conn() -> io::Result<Conn> {
        Ok(Conn(3))
    }

    #[singleton(lazy)]
    async fn slow(log: &Log) -> AppResult<Slow> {
        log.note("slow");
        Ok(Slow(4))
    }

    #[singleton(infallible)]
    fn kept() -> SearchResult<u8> {
        SearchResult(5)
    }

    #[request]
    fn verify_token(headers: &HeaderMap) -> AppResult<()> {
        token(headers)
    }

    #[request]
    async fn verify_token_later(headers: &HeaderMap) -> AppResult<()> {
        tokio::task::yield_now().await;
        token(headers)
    }

    #[request(blocking)]
    fn verify_token_elsewhere(headers: HeaderMap) -> AppResult<()> {
        token(&headers)
    }

    #[factory]
    fn has_header(headers: &HeaderMap, #[arg] name: &str) -> AppResult<()> {
        let has_it = headers.contains_key(name);
        has_it.then_some(()).ok_or(StatusCode::FORBIDDEN)
    }

    #[request]
    fn user(headers: &HeaderMap) -> AppResult<User> {
        token(headers).map(|()| User("Ada"))
    }

    #[request(extract)]
    fn flag(headers: &HeaderMap) -> AppResult<Flag> {
        token(headers).map(|()| Flag(true))
    }

    #[request]
    fn name(headers: &HeaderMap) -> AppResult<Name<'_>> {
        token(headers)?;
        let name = headers.get("x-token").and_then(|name| name.to_str().ok());
        Ok(Name(name.unwrap_or_default()))
    }

    #[request]
    fn long<'a>(name: &'a Name<'_>) -> LentResult<'a, Long> {
        let length = name.0.len();
        (length > 1).then_some(Long(length)).ok_or(Short(name.0))
    }

    #[factory]
    fn boxed<T>(conn: &Conn, #[arg] value: T) -> AppResult<Boxed<T>>
    where
        T: Display + Clone,
    {
        (conn.0 == 3)
            .then_some(Boxed(value))
            .ok_or(StatusCode::GONE)
    }

    #[request(infallible)]
    fn found() -> SearchResult<User> {
        SearchResult(User("Grace"))
    }

    #[request(infallible)]
    fn outcome(headers: &HeaderMap) -> Result<u16, StatusCode> {
        token(headers).map(|()| 16)
    }

    #[factory(infallible)]
    fn search(#[arg] text: &str) -> SearchResult<usize> {
        SearchResult(text.len())
    }
}

async fn app() -> App {
    App::build().await.unwrap()
}

#[inject(App, guard(verify_token))]
async fn guarded() -> &'static str {
    "secret"
}

#[inject(App, guard(verify_token_later))]
async fn guarded_later() -> &'static str {
    "secret"
}

#[inject(App, guard(verify_token_elsewhere))]
async fn guarded_elsewhere() -> &'static str {
    "secret"
}

#[inject(App, guard(has_header("x-token")))]
async fn guarded_by_a_factory() -> &'static str {
    "secret"
}

#[inject(App, guard(user))]
async fn guarded_by_a_value() -> &'static str {
    "secret"
}

#[inject(App, concurrent, guard(verify_token_later))]
async fn guarded_concurrently(slow: &Slow) -> String {
    slow.0.to_string()
}

/// Requests without a token are refused, and requests with a token succeed.
async fn asks_for_a_token<T: 'static>(
    handler: impl Handler<T, App>,
    app: &App,
    refusal: StatusCode,
) {
    let answer = send(handler.clone(), app, get("/")).await;
    assert_eq!(answer, (refusal, String::new()));
    let answer = send(handler, app, with_header("x-token", "t")).await;
    assert_eq!(answer.0, StatusCode::OK);
}

#[tokio::test]
async fn a_guard_that_returns_an_alias_refuses() {
    asks_for_a_token(guarded, &app().await, StatusCode::UNAUTHORIZED).await;
}

#[tokio::test]
async fn an_async_guard_that_returns_an_alias_refuses() {
    asks_for_a_token(guarded_later, &app().await, StatusCode::UNAUTHORIZED).await;
}

#[tokio::test]
async fn a_blocking_guard_that_returns_an_alias_refuses() {
    asks_for_a_token(guarded_elsewhere, &app().await, StatusCode::UNAUTHORIZED).await;
}

#[tokio::test]
async fn a_factory_guard_that_returns_an_alias_refuses() {
    asks_for_a_token(guarded_by_a_factory, &app().await, StatusCode::FORBIDDEN).await;
}

#[tokio::test]
async fn a_guard_with_a_value_that_returns_an_alias_refuses() {
    asks_for_a_token(guarded_by_a_value, &app().await, StatusCode::UNAUTHORIZED).await;
}

#[tokio::test]
async fn a_concurrent_guard_that_returns_an_alias_refuses() {
    let app = app().await;
    asks_for_a_token(guarded_concurrently, &app, StatusCode::UNAUTHORIZED).await;
    assert_eq!(app.log.events(), ["slow"]);
}

#[inject(App, guard(verify_token))]
async fn gate(request: Request, next: Next) -> Response {
    next.run(request).await
}

#[tokio::test]
async fn a_guard_of_a_middleware_that_returns_an_alias_refuses() {
    use tower::ServiceExt;

    let app = app().await;
    let router: axum::Router = axum::Router::new()
        .route("/", axum::routing::get(async || "secret"))
        .layer(from_fn_with_state(app, gate));
    let answer = router.clone().oneshot(get("/")).await.unwrap();
    assert_eq!(answer.status(), StatusCode::UNAUTHORIZED);
    let answer = router.oneshot(with_header("x-token", "t")).await.unwrap();
    assert_eq!(answer.status(), StatusCode::OK);
}

#[inject]
async fn values(user: &User, row: Row, conn: &Conn, slow: &Slow) -> String {
    format!("{} {} {} {}", user.0, row.0, conn.0, slow.0)
}

#[tokio::test]
async fn the_value_of_an_alias_is_provided() {
    let app = app().await;
    let answer = send(values, &app, with_header("x-token", "t")).await;
    assert_eq!(answer, (StatusCode::OK, "Ada 7 3 4".to_owned()));
    let answer = send(values, &app, get("/")).await;
    assert_eq!(answer.0, StatusCode::UNAUTHORIZED);
}

#[inject(App)]
async fn long(long: &Long) -> String {
    long.0.to_string()
}

#[tokio::test]
async fn the_value_of_an_alias_is_its_first_type_argument() {
    let app = app().await;
    let answer = send(long, &app, with_header("x-token", "three")).await;
    assert_eq!(answer.1, "5");
    let answer = send(long, &app, with_header("x-token", "t")).await;
    assert_eq!(answer, (StatusCode::LENGTH_REQUIRED, "t".to_owned()));
}

#[inject]
async fn by_call(
    boxed: impl Fn(&'static str) -> AppResult<Boxed<&'static str>>,
) -> AppResult<String> {
    let one = boxed("one")?;
    Ok(one.0.to_owned())
}

#[tokio::test]
async fn a_call_returns_the_alias() {
    assert_eq!(text(by_call, &app().await).await, "one");
}

#[tokio::test]
async fn an_extractor_fails_with_the_error_of_the_alias() {
    async fn plain(Flag(flag): Flag) -> String {
        flag.to_string()
    }
    let app = app().await;
    let answer = send(plain, &app, get("/")).await;
    assert_eq!(answer.0, StatusCode::UNAUTHORIZED);
    let answer = send(plain, &app, with_header("x-token", "t")).await;
    assert_eq!(answer.1, "true");
}

#[inject(App, task)]
async fn task(slow: &Slow) -> AppResult<u32> {
    Ok(slow.0)
}

#[tokio::test]
async fn a_task_fails_with_the_error_of_the_alias() {
    assert_eq!(task(&app().await).await, Ok(4));
}

#[inject]
async fn infallible(
    found: &SearchResult<User>,
    kept: &SearchResult<u8>,
    #[dep(outcome)] outcome: &Result<u16, StatusCode>,
    search: impl Fn(&str) -> SearchResult<usize>,
    #[dep(search)] named: impl Fn(&str) -> SearchResult<usize>,
) -> String {
    let (one, two) = (search("two"), named("three"));
    format!("{} {} {outcome:?} {} {}", found.0.0, kept.0, one.0, two.0)
}

#[tokio::test]
async fn all_of_an_infallible_result_is_the_value() {
    let answer = text(infallible, &app().await).await;
    assert_eq!(answer, "Grace 5 Err(401) 3 5");
}

#[container]
impl Broken {
    #[singleton]
    fn conn() -> io::Result<Arc<Conn>> {
        Err(io::Error::other("no database"))
    }
}

#[tokio::test]
async fn an_error_in_an_alias_fails_the_build() {
    let error = Broken::build().await.unwrap_err();
    assert!(error.to_string().contains("conn"), "{error}");
}
