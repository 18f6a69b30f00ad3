//! The forms in which a shared value can be requested.

use std::sync::Arc;

use axum::Router;
use axum::extract::Request;
use axum::http::{Extensions, HeaderMap, StatusCode, Uri};
use axum::middleware::{Next, from_fn_with_state};
use axum::response::Response;
use axum::routing::get;
use hardwire::{container, inject};
use hardwire_tests::{Counted, Log, get as request, with_header};

use super::answer;

#[derive(Clone)]
struct User(Arc<Counted>);

trait Named: Send + Sync {
    fn name(&self) -> &'static str;
}

struct Ada;
struct Grace;

impl Named for Ada {
    fn name(&self) -> &'static str {
        "Ada"
    }
}

impl Named for Grace {
    fn name(&self) -> &'static str {
        "Grace"
    }
}

struct Level(u8);

struct Token(String);

#[container]
impl App {
    #[singleton]
    fn log() -> Log {
        Log::default()
    }

    #[request(shared)]
    fn user(log: &Log) -> User {
        log.note("user");
        User(Arc::default())
    }

    #[request(shared, as = dyn Named)]
    fn ada(log: &Log) -> Ada {
        log.note("ada");
        Ada
    }

    #[request(shared)]
    fn boxed(log: &Log) -> Box<dyn Send + Sync> {
        log.note("boxed");
        Box::new(Grace)
    }

    #[request(shared)]
    fn held(log: &Log) -> Arc<Grace> {
        log.note("held");
        Arc::new(Grace)
    }

    #[request(shared)]
    fn level(headers: &HeaderMap, log: &Log) -> Option<Level> {
        log.note("level");
        headers.get("x-level").map(|_| Level(3))
    }

    #[request(shared)]
    fn token(headers: &HeaderMap, log: &Log) -> Result<Token, StatusCode> {
        log.note("token");
        let token = headers.get("x-token").ok_or(StatusCode::UNAUTHORIZED)?;
        Ok(Token(format!("{token:?}")))
    }

    #[request(shared)]
    fn allowed(log: &Log) -> Result<(), StatusCode> {
        log.note("allowed");
        Ok(())
    }

    #[factory]
    fn greeting(user: &User, #[arg] to: u8) -> String {
        format!("{to} {}", user.0.clones())
    }
}

/// The response and the events of a request with this middleware and this handler.
macro_rules! events {
    ($middleware:expr, $handler:expr, $request:expr) => {{
        let app = App::build().await.unwrap();
        let router = Router::new()
            .route("/", get($handler))
            .layer(from_fn_with_state(app.clone(), $middleware))
            .with_state(app.clone());
        (answer(router, $request).await, app.log.events())
    }};
}

macro_rules! middleware {
    ($name:ident, $($parameter:tt)*) => {
        #[inject]
        async fn $name(_value: $($parameter)*, request: Request, next: Next) -> Response {
            next.run(request).await
        }
    };
}

#[tokio::test]
async fn all_have_the_same_value() {
    #[inject]
    async fn marks(user: Arc<User>, mut request: Request, next: Next) -> Response {
        request.extensions_mut().insert(Arc::as_ptr(&user) as usize);
        next.run(request).await
    }

    #[inject]
    async fn compares(user: &User, shared: Arc<User>, extensions: &Extensions) -> String {
        let marked = extensions.get::<usize>().copied();
        let here = std::ptr::from_ref(user) as usize;
        (marked == Some(here) && std::ptr::eq(&raw const *shared, user)).to_string()
    }

    let (answer, events) = events!(marks, compares, request("/"));
    assert_eq!(
        (answer.1.as_str(), events.as_slice()),
        ("true", ["user"].as_slice())
    );
}

#[tokio::test]
async fn a_value_that_is_asked_for_by_value_is_a_clone() {
    middleware!(owns, User);

    #[inject]
    async fn hello(user: User) -> String {
        Arc::strong_count(&user.0).to_string()
    }

    // One clone in the request's extensions, and one in the handler.
    let (answer, events) = events!(owns, hello, request("/"));
    assert_eq!(events, ["user"]);
    assert_ne!(answer.1, "1");
}

#[tokio::test]
async fn a_trait_object_is_shared() {
    middleware!(by_trait, Arc<dyn Named>);

    #[inject]
    async fn hello(named: &dyn Named, ada: &Ada, shared: Arc<dyn Named>) -> String {
        format!("{} {} {}", named.name(), ada.name(), shared.name())
    }

    let (answer, events) = events!(by_trait, hello, request("/"));
    assert_eq!(answer.1, "Ada Ada Ada");
    assert_eq!(events, ["ada"]);
}

#[tokio::test]
async fn a_value_in_a_box_is_shared_in_an_arc() {
    middleware!(boxed, &(dyn Send + Sync));

    #[inject]
    async fn hello(value: Arc<dyn Send + Sync>) -> String {
        let _ = value;
        "had".to_owned()
    }

    let (answer, events) = events!(boxed, hello, request("/"));
    assert_eq!(
        (answer.1.as_str(), events.as_slice()),
        ("had", ["boxed"].as_slice())
    );
}

#[tokio::test]
async fn a_value_in_an_arc_is_shared_unchanged() {
    middleware!(held, &Arc<Grace>);

    #[inject]
    async fn hello(grace: &Grace, shared: Arc<Grace>) -> &'static str {
        let _ = shared;
        grace.name()
    }

    let (answer, events) = events!(held, hello, request("/"));
    assert_eq!(
        (answer.1.as_str(), events.as_slice()),
        ("Grace", ["held"].as_slice())
    );
}

#[tokio::test]
async fn an_option_is_shared() {
    middleware!(optional, Option<&Level>);

    #[inject]
    async fn hello(level: Option<&Level>) -> String {
        level.map_or("none".to_owned(), |level| level.0.to_string())
    }

    let (answer, events) = events!(optional, hello, with_header("x-level", ""));
    assert_eq!(
        (answer.1.as_str(), events.as_slice()),
        ("3", ["level"].as_slice())
    );
    let (answer, events) = events!(optional, hello, request("/"));
    assert_eq!(
        (answer.1.as_str(), events.as_slice()),
        ("none", ["level"].as_slice())
    );
}

#[tokio::test]
async fn an_outcome_is_shared_if_it_is_a_value() {
    middleware!(tries, Result<&Token, StatusCode>);

    #[inject]
    async fn hello(token: Result<&Token, StatusCode>) -> String {
        token.map_or_else(|error| error.to_string(), |token| token.0.clone())
    }

    let (answer, events) = events!(tries, hello, with_header("x-token", "t"));
    assert_eq!(
        (answer.1.as_str(), events.as_slice()),
        ("\"t\"", ["token"].as_slice())
    );
    // An error is not shared: the next function runs the provider again.
    let (answer, events) = events!(tries, hello, request("/"));
    assert_eq!(answer.1, "401 Unauthorized");
    assert_eq!(events, ["token", "token"]);
}

#[tokio::test]
async fn a_value_that_was_asked_for_with_its_error_is_found_without() {
    middleware!(tries, Result<&Token, StatusCode>);

    #[inject]
    async fn hello(token: &Token) -> String {
        token.0.clone()
    }

    let (answer, events) = events!(tries, hello, with_header("x-token", "t"));
    assert_eq!(
        (answer.1.as_str(), events.as_slice()),
        ("\"t\"", ["token"].as_slice())
    );
}

#[tokio::test]
async fn a_guard_that_is_shared_runs_once() {
    #[inject(App, guard(allowed))]
    async fn guarded(request: Request, next: Next) -> Response {
        next.run(request).await
    }

    #[inject(App, guard(allowed))]
    async fn hello() -> &'static str {
        "hello"
    }

    let (answer, events) = events!(guarded, hello, request("/"));
    assert_eq!(
        (answer.1.as_str(), events.as_slice()),
        ("hello", ["allowed"].as_slice())
    );
}

#[tokio::test]
async fn a_factory_has_it_too() {
    #[inject]
    async fn calls(
        greeting: impl Fn(u8) -> String,
        user: &User,
        request: Request,
        next: Next,
    ) -> Response {
        let _ = (greeting(1), user);
        next.run(request).await
    }

    #[inject]
    async fn hello(greeting: impl AsyncFn(u8) -> String, user: User, again: &User) -> String {
        let _ = (user, again);
        greeting(2).await
    }

    let (answer, events) = events!(calls, hello, request("/"));
    assert_eq!(
        (answer.1.as_str(), events.as_slice()),
        ("2 0", ["user"].as_slice())
    );
}

#[tokio::test]
async fn concurrent_functions_share() {
    #[inject(App, concurrent)]
    async fn both(user: &User, token: &Token, uri: &Uri, request: Request, next: Next) -> Response {
        let _ = (user, token, uri);
        next.run(request).await
    }

    #[inject(App, concurrent)]
    async fn hello(token: &Token, user: &User, ada: &Ada) -> String {
        let _ = user;
        format!("{} {}", token.0, ada.name())
    }

    let (answer, events) = events!(both, hello, with_header("x-token", "t"));
    assert_eq!(answer.1, "\"t\" Ada");
    assert_eq!(events, ["user", "token", "ada"]);
}

#[tokio::test]
async fn a_collection_has_it_too() {
    middleware!(user, &User);

    #[inject]
    async fn hello(users: Vec<&User>) -> String {
        users.len().to_string()
    }

    let (answer, events) = events!(user, hello, request("/"));
    assert_eq!(
        (answer.1.as_str(), events.as_slice()),
        ("1", ["user"].as_slice())
    );
}
