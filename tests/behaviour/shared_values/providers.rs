//! Shared providers and their dependencies.

use std::marker::PhantomData;
use std::sync::Arc;

use axum::Router;
use axum::extract::{Query, Request};
use axum::http::{HeaderMap, StatusCode, Uri};
use axum::middleware::{Next, from_fn_with_state};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use hardwire::{container, inject};
use hardwire_tests::{Log, get as request, with_header};

use super::answer;

#[derive(Debug)]
struct Failed;

impl From<StatusCode> for Failed {
    fn from(_: StatusCode) -> Self {
        Self
    }
}

impl From<axum::extract::rejection::QueryRejection> for Failed {
    fn from(_: axum::extract::rejection::QueryRejection) -> Self {
        Self
    }
}

impl IntoResponse for Failed {
    fn into_response(self) -> Response {
        StatusCode::IM_A_TEAPOT.into_response()
    }
}

#[derive(serde::Deserialize)]
struct Page {
    page: u32,
}

#[derive(Clone, Copy)]
struct View<'a>(&'a str);
struct User(String);
struct Account(String);
struct Hash(usize);
struct Numbered(u32);
struct Settings;

struct Read;
struct Write;
struct Scoped<S>(&'static str, PhantomData<S>);

trait Scope: Send + Sync + 'static {
    const NAME: &'static str;
}

impl Scope for Read {
    const NAME: &'static str = "read";
}

impl Scope for Write {
    const NAME: &'static str = "write";
}

#[container(error = Failed)]
impl App {
    #[singleton]
    fn log() -> Arc<Log> {
        Arc::default()
    }

    #[singleton(lazy)]
    async fn settings(log: &Log) -> Settings {
        log.note("settings");
        Settings
    }

    #[request]
    fn view(headers: &HeaderMap) -> View<'_> {
        View(
            headers
                .get("x-name")
                .map_or("", |name| name.to_str().unwrap_or("")),
        )
    }

    #[request(shared)]
    fn user(view: View<'_>, log: &Log) -> Result<User, StatusCode> {
        log.note("user");
        let name = Some(view.0).filter(|name| !name.is_empty());
        name.map(|name| User(name.to_owned()))
            .ok_or(StatusCode::UNAUTHORIZED)
    }

    #[request(shared)]
    fn account(user: &User, _settings: &Settings, log: &Log) -> Account {
        log.note("account");
        Account(user.0.clone())
    }

    #[request(shared, blocking)]
    fn hash(user: &User, log: Arc<Log>) -> Hash {
        log.note("hash");
        Hash(user.0.len())
    }

    #[request(shared)]
    fn numbered(#[extract] page: Query<Page>, log: &Log) -> Numbered {
        log.note("numbered");
        Numbered(page.page)
    }

    #[request(shared)]
    fn scoped<S: Scope>(log: &Log) -> Scoped<S> {
        log.note(S::NAME);
        Scoped(S::NAME, PhantomData)
    }
}

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

#[tokio::test]
async fn dependencies_of_a_found_value_do_not_run() {
    #[inject]
    async fn outer(account: &Account, request: Request, next: Next) -> Response {
        let _ = account;
        next.run(request).await
    }

    #[inject]
    async fn hello(account: &Account, user: &User) -> String {
        format!("{} {}", account.0, user.0)
    }

    let (answer, events) = events!(outer, hello, with_header("x-name", "Ada"));
    assert_eq!(answer.1, "Ada Ada");
    // A lazy singleton is built before the values that depend on it.
    assert_eq!(events, ["user", "settings", "account"]);
}

#[tokio::test]
async fn a_value_that_is_built_of_a_found_one_is_built() {
    #[inject]
    async fn outer(user: &User, uri: &Uri, request: Request, next: Next) -> Response {
        let _ = (user, uri);
        next.run(request).await
    }

    #[inject]
    async fn hello(account: &Account, hash: &Hash) -> String {
        format!("{} {}", account.0, hash.0)
    }

    let (answer, events) = events!(outer, hello, with_header("x-name", "Ada"));
    assert_eq!(answer.1, "Ada 3");
    assert_eq!(events, ["user", "settings", "account", "hash"]);
}

#[tokio::test]
async fn a_blocking_provider_may_be_shared() {
    #[inject]
    async fn outer(hash: &Hash, request: Request, next: Next) -> Response {
        let _ = hash;
        next.run(request).await
    }

    #[inject]
    async fn hello(hash: Arc<Hash>) -> String {
        hash.0.to_string()
    }

    let (answer, events) = events!(outer, hello, with_header("x-name", "Ada"));
    assert_eq!(answer.1, "3");
    assert_eq!(events, ["user", "hash"]);
}

#[tokio::test]
async fn an_extractor_of_a_shared_provider_runs_once() {
    #[inject]
    async fn outer(numbered: &Numbered, request: Request, next: Next) -> Response {
        let _ = numbered;
        next.run(request).await
    }

    #[inject]
    async fn hello(numbered: &Numbered, request: Request) -> String {
        format!("{} {}", numbered.0, request.method())
    }

    let (answer, events) = events!(outer, hello, request("/?page=7"));
    assert_eq!(
        (answer.1.as_str(), events.as_slice()),
        ("7 GET", ["numbered"].as_slice())
    );
    let (answer, events) = events!(outer, hello, request("/"));
    assert_eq!(answer.0, StatusCode::IM_A_TEAPOT);
    assert_eq!(events, [""; 0]);
}

#[tokio::test]
async fn each_instance_of_a_generic_provider_is_shared_by_itself() {
    #[inject]
    async fn outer(scoped: &Scoped<Read>, request: Request, next: Next) -> Response {
        let _ = scoped;
        next.run(request).await
    }

    #[inject]
    async fn hello(read: &Scoped<Read>, write: &Scoped<Write>) -> String {
        format!("{} {}", read.0, write.0)
    }

    let (answer, events) = events!(outer, hello, request("/"));
    assert_eq!(answer.1, "read write");
    assert_eq!(events, ["read", "write"]);
}

#[tokio::test]
async fn a_value_that_borrows_from_the_head_may_be_there_beside_it() {
    #[inject]
    async fn outer(
        view: &View<'_>,
        user: &User,
        headers: &HeaderMap,
        request: Request,
        next: Next,
    ) -> Response {
        assert_eq!((view.0, headers.len()), (user.0.as_str(), 1));
        next.run(request).await
    }

    #[inject]
    async fn hello(view: &View<'_>, user: &User) -> String {
        format!("{} {}", view.0, user.0)
    }

    let (answer, events) = events!(outer, hello, with_header("x-name", "Ada"));
    assert_eq!(answer.1, "Ada Ada");
    assert_eq!(events, ["user"]);
}

#[tokio::test]
async fn its_failure_is_the_container_s() {
    #[inject]
    async fn outer(account: &Account, request: Request, next: Next) -> Response {
        let _ = account;
        next.run(request).await
    }

    #[inject]
    async fn hello() {}

    let (answer, events) = events!(outer, hello, request("/"));
    assert_eq!(answer.0, StatusCode::IM_A_TEAPOT);
    assert_eq!(events, ["user"]);
}

#[tokio::test]
async fn a_task_builds_its_own() {
    #[inject(task)]
    async fn nightly(scoped: &Scoped<Read>, again: Arc<Scoped<Read>>) -> bool {
        std::ptr::eq(scoped, &raw const *again)
    }

    let app = App::build().await.unwrap();
    assert!(nightly(&app).await);
    assert_eq!(app.log.events(), ["read"]);
}
