//! `guard(…)`: providers that run first. They can only refuse.

use axum::http::{HeaderMap, StatusCode, Uri};
use hardwire::{container, inject};
use hardwire_tests::{Log, get, send, text, with_header};

struct User(&'static str);

struct Permit(&'static str);

#[container]
impl App {
    #[singleton]
    fn log() -> Log {
        Log::default()
    }

    #[request]
    async fn verify_token(headers: &HeaderMap, log: &Log) -> Result<(), StatusCode> {
        log.note("verify_token");
        let has_token = headers.contains_key("x-token");
        has_token.then_some(()).ok_or(StatusCode::UNAUTHORIZED)
    }

    #[request]
    #[allow(
        clippy::unused_unit,
        reason = "a provider must declare its return type"
    )]
    fn count(log: &Log) -> () {
        log.note("count");
    }

    #[request]
    fn rate_limit(log: &Log) -> Result<Permit, StatusCode> {
        log.note("rate_limit");
        Ok(Permit("permit"))
    }

    #[factory]
    fn has_query(uri: &Uri, #[arg] query: &str) -> Result<(), StatusCode> {
        let has_query = uri.query() == Some(query);
        has_query.then_some(()).ok_or(StatusCode::FORBIDDEN)
    }

    #[request]
    fn user(log: &Log) -> User {
        log.note("user");
        User("Ada")
    }
}

async fn app() -> App {
    App::build().await.unwrap()
}

#[inject(App, guard(verify_token, rate_limit, count))]
async fn guarded(user: &User) -> &'static str {
    user.0
}

#[tokio::test]
async fn guards_run_first_in_their_order() {
    let app = app().await;
    let answer = send(guarded, &app, with_header("x-token", "t")).await;
    assert_eq!(answer, (StatusCode::OK, "Ada".to_owned()));
    assert_eq!(
        app.log.events(),
        ["verify_token", "rate_limit", "count", "user"]
    );
}

#[tokio::test]
async fn nothing_runs_after_a_refusal() {
    let app = app().await;
    assert_eq!(
        send(guarded, &app, get("/")).await.0,
        StatusCode::UNAUTHORIZED
    );
    assert_eq!(app.log.events(), ["verify_token"]);
}

#[tokio::test]
async fn a_guard_that_is_also_a_parameter_runs_once() {
    #[inject(App, guard(rate_limit, user))]
    async fn handler(user: &User, permit: Permit) -> String {
        format!("{} {}", user.0, permit.0)
    }

    let app = app().await;
    assert_eq!(text(handler, &app).await, "Ada permit");
    assert_eq!(app.log.events(), ["rate_limit", "user"]);
}

#[tokio::test]
async fn a_guard_may_be_a_factory_with_its_arguments() {
    #[inject(App, guard(has_query("a"),))]
    async fn handler() -> &'static str {
        "in"
    }

    let app = app().await;
    assert_eq!(send(handler, &app, get("/?a")).await.1, "in");
    assert_eq!(send(handler, &app, get("/")).await.0, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn no_body_is_read_for_a_request_that_a_guard_refuses() {
    #[inject(App, guard(verify_token))]
    async fn handler(body: String) -> String {
        body
    }

    let request = axum::extract::Request::new(axum::body::Body::new(Unread));
    assert_eq!(
        send(handler, &app().await, request).await.0,
        StatusCode::UNAUTHORIZED
    );
}

/// A body that records when it is read.
struct Unread;

impl http_body::Body for Unread {
    type Data = axum::body::Bytes;
    type Error = std::io::Error;

    fn poll_frame(
        self: std::pin::Pin<&mut Self>,
        _: &mut std::task::Context<'_>,
    ) -> std::task::Poll<Option<Result<http_body::Frame<Self::Data>, Self::Error>>> {
        panic!("somebody reads the body")
    }
}

#[tokio::test]
async fn a_guards_unit_value_is_not_a_dependency() {
    #[inject]
    async fn handler(_unit: ()) -> &'static str {
        "extracted"
    }

    let app = app().await;
    assert_eq!(text(handler, &app).await, "extracted");
    assert_eq!(app.log.events(), [""; 0]);
}

#[tokio::test]
async fn a_guard_may_guard_a_task() {
    #[inject(App, task, guard(rate_limit))]
    async fn job(user: &User) -> Result<&'static str, StatusCode> {
        Ok(user.0)
    }

    let app = app().await;
    assert_eq!(job(&app).await, Ok("Ada"));
    assert_eq!(app.log.events(), ["rate_limit", "user"]);
}

/// Borrows from the request.
struct Token<'a>(&'a str);

/// Owns a value, and does not implement `Clone`.
struct Admin(String);

#[container]
impl Admins {
    #[request]
    fn token(headers: &HeaderMap) -> Result<Token<'_>, StatusCode> {
        let token = headers.get("x-token").ok_or(StatusCode::UNAUTHORIZED)?;
        Ok(Token(token.to_str().map_err(|_| StatusCode::BAD_REQUEST)?))
    }

    #[request]
    fn admin(token: &Token<'_>) -> Admin {
        Admin(token.0.to_owned())
    }

    #[request(shared)]
    async fn names(admin: &Admin) -> Vec<String> {
        vec![admin.0.clone()]
    }

    #[factory]
    fn named(
        admin: &Admin,
        #[arg] name: &'static str,
    ) -> Result<(Token<'static>, bool), StatusCode> {
        (admin.0 == name)
            .then_some((Token(name), true))
            .ok_or(StatusCode::FORBIDDEN)
    }
}

#[tokio::test]
async fn an_infallible_guard_refuses_if_its_dependency_does() {
    #[expect(
        clippy::ptr_arg,
        reason = "a dependency has the type that its provider returns"
    )]
    #[inject(Admins, guard(admin, names))]
    async fn handler(names: &Vec<String>) -> String {
        names.concat()
    }

    let app = Admins::build().await.unwrap();
    let answer = send(handler, &app, with_header("x-token", "Ada")).await;
    assert_eq!(answer, (StatusCode::OK, "Ada".to_owned()));
    assert_eq!(
        send(handler, &app, get("/")).await.0,
        StatusCode::UNAUTHORIZED
    );
}

#[tokio::test]
async fn a_guard_may_return_a_value_that_nothing_needs() {
    #[inject(Admins, guard(token, named("Ada")))]
    async fn handler() -> &'static str {
        "in"
    }

    let app = Admins::build().await.unwrap();
    let answer = send(handler, &app, with_header("x-token", "Ada")).await;
    assert_eq!(answer.1, "in");
    let answer = send(handler, &app, with_header("x-token", "Eve")).await;
    assert_eq!(answer.0, StatusCode::FORBIDDEN);
}
