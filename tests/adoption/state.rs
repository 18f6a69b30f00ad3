//! `#[container(state = AppState)]`: handlers with the application's own state.

use std::convert::Infallible;

use axum::Router;
use axum::body::to_bytes;
use axum::extract::{FromRef, FromRequestParts, Request, State};
use axum::handler::Handler;
use axum::http::request::Parts;
use axum::http::{HeaderMap, StatusCode};
use axum::middleware::{self, Next};
use axum::response::Response;
use axum::routing::get as route;
use hardwire::{Outcome, container, inject};
use hardwire_tests::{get, send, text, with_header};
use tower::ServiceExt;

/// The application's state before it had a container.
#[derive(Clone)]
pub(crate) struct AppState {
    name: &'static str,
    app: App,
}

impl FromRef<AppState> for App {
    fn from_ref(state: &AppState) -> Self {
        state.app.clone()
    }
}

/// An extractor for the application's state only.
struct Tenant(&'static str);

impl FromRequestParts<AppState> for Tenant {
    type Rejection = Infallible;

    async fn from_request_parts(_: &mut Parts, state: &AppState) -> Result<Self, Self::Rejection> {
        Ok(Self(state.name))
    }
}

#[derive(Clone)]
struct Key(u8);

/// Requires a `Key`, like the extractor of signed cookies.
struct Signed(u8);

impl<S: Sync> FromRequestParts<S> for Signed
where
    Key: FromRef<S>,
{
    type Rejection = Infallible;

    async fn from_request_parts(_: &mut Parts, state: &S) -> Result<Self, Self::Rejection> {
        Ok(Self(Key::from_ref(state).0))
    }
}

struct Db(&'static str);

struct Slow(&'static str);

struct Named(String);

struct User(String);

struct Of(&'static str);

struct Tx(&'static str);

impl Tx {
    #[allow(clippy::unused_async, reason = "a teardown may be async")]
    async fn finish(self, _: Outcome) {}
}

#[container(state = AppState)]
impl App {
    #[singleton]
    fn db() -> Db {
        Db("db")
    }

    #[singleton(state)]
    fn key() -> Key {
        Key(7)
    }

    #[singleton(lazy)]
    fn slow() -> Slow {
        Slow("slow")
    }

    #[request(extract)]
    fn user(headers: &HeaderMap, db: &Db) -> Result<User, StatusCode> {
        let name = headers.get("x-user").and_then(|name| name.to_str().ok());
        let name = name.ok_or(StatusCode::UNAUTHORIZED)?;
        Ok(User(format!("{name} of {}", db.0)))
    }

    #[request(extract)]
    fn named(Tenant(tenant): Tenant) -> Named {
        Named(format!("named {tenant}"))
    }

    #[factory]
    async fn of(db: &Db) -> Of {
        Of(db.0)
    }

    #[request(teardown = Tx::finish)]
    fn tx(db: &Db) -> Tx {
        Tx(db.0)
    }
}

async fn state() -> AppState {
    let app = App::build().await.unwrap();
    AppState { name: "acme", app }
}

#[tokio::test]
async fn a_handler_takes_the_applications_state() {
    #[inject]
    async fn converted(db: &Db, user: &User) -> String {
        format!("{} {}", db.0, user.0)
    }

    async fn old(State(state): State<AppState>) -> String {
        state.name.to_owned()
    }

    let router = Router::new()
        .route("/old", route(old))
        .fallback(converted)
        .with_state(state().await);
    let old = router.clone().oneshot(get("/old")).await.unwrap();
    assert_eq!(body(old).await, "acme");
    let converted = router.oneshot(with_header("x-user", "ada")).await.unwrap();
    assert_eq!(body(converted).await, "db ada of db");
}

async fn body(response: Response) -> String {
    let bytes = to_bytes(response.into_body(), usize::MAX).await.unwrap();
    String::from_utf8(bytes.into()).unwrap()
}

#[tokio::test]
async fn an_extractor_of_the_applications_state_works() {
    #[inject]
    async fn tenant(Tenant(name): Tenant, db: &Db) -> String {
        format!("{name} {}", db.0)
    }

    assert_eq!(text(tenant, &state().await).await, "acme db");
}

#[tokio::test]
async fn a_handler_that_needs_nothing_but_extractors_takes_no_container() {
    #[inject]
    async fn tenant(Tenant(name): Tenant, State(state): State<AppState>) -> String {
        format!("{name} {}", state.name)
    }

    assert_eq!(text(tenant, &state().await).await, "acme acme");
}

#[tokio::test]
async fn an_extractor_of_a_provider_may_need_the_applications_state() {
    #[inject]
    async fn named(named: &Named) -> String {
        named.0.clone()
    }

    assert_eq!(text(named, &state().await).await, "named acme");
}

#[tokio::test]
async fn a_singleton_as_state_is_found() {
    #[inject]
    async fn signed(signed: Signed, db: &Db) -> String {
        format!("{} {}", signed.0, db.0)
    }

    assert_eq!(text(signed, &state().await).await, "7 db");
}

#[tokio::test]
async fn a_plain_handler_can_extract_a_request_value() {
    async fn old(user: User, named: Named, Signed(key): Signed) -> String {
        format!("{} {} {key}", user.0, named.0)
    }

    let state = state().await;
    assert_eq!(
        send(old, &state, get("/")).await.0,
        StatusCode::UNAUTHORIZED
    );
    let known = send(old, &state, with_header("x-user", "ada")).await;
    assert_eq!(known.1, "ada of db named acme 7");
}

#[tokio::test]
async fn every_form_of_a_dependency_is_found() {
    #[inject]
    async fn forms(slow: &Slow, of: impl AsyncFn() -> Of, tx: &Tx, headers: &HeaderMap) -> String {
        format!("{} {} {} {}", slow.0, of().await.0, tx.0, headers.len())
    }

    assert_eq!(text(forms, &state().await).await, "slow db db 0");
}

#[tokio::test]
async fn a_middleware_takes_the_applications_state() {
    #[inject]
    async fn layer(
        user: &User,
        Tenant(name): Tenant,
        request: Request,
        next: Next,
    ) -> Result<Response, StatusCode> {
        if user.0.starts_with(name) {
            return Err(StatusCode::IM_A_TEAPOT);
        }
        Ok(next.run(request).await)
    }

    async fn inner() -> &'static str {
        "inner"
    }

    let state = state().await;
    let layer = middleware::from_fn_with_state(state.clone(), layer);
    let handler = inner.layer(layer);
    let refused = send(handler.clone(), &state, get("/")).await;
    assert_eq!(refused.0, StatusCode::UNAUTHORIZED);
    let own = send(handler.clone(), &state, with_header("x-user", "acme")).await;
    assert_eq!(own.0, StatusCode::IM_A_TEAPOT);
    let other = send(handler, &state, with_header("x-user", "ada")).await;
    assert_eq!(other.1, "inner");
}

#[tokio::test]
async fn a_task_takes_the_container() {
    #[inject(App, task)]
    async fn job(db: &Db, #[arg] state: u8) -> String {
        format!("{} {state}", db.0)
    }

    assert_eq!(job(&state().await.app, 3).await, "db 3");
}

#[tokio::test]
async fn names_like_ours_are_the_users() {
    #[inject]
    async fn state(State(state): State<AppState>, #[extract] app: Tenant, db: &Db) -> String {
        format!("{} {} {}", state.name, app.0, db.0)
    }

    assert_eq!(text(state, &self::state().await).await, "acme acme db");
}

#[tokio::test]
async fn its_futures_are_send() {
    fn is_send<T: Send>(future: T) -> T {
        future
    }

    #[inject]
    async fn waits(db: &Db, Tenant(name): Tenant, tx: &mut Tx) -> String {
        tokio::task::yield_now().await;
        format!("{} {name} {}", db.0, tx.0)
    }

    let state = state().await;
    assert_eq!(is_send(text(waits, &state)).await, "db acme db");
}

mod without_the_option {
    use axum::extract::FromRef;
    use axum::http::HeaderMap;
    use hardwire::{container, inject};
    use hardwire_tests::{text, with_json};

    struct Db(&'static str);

    struct Lines(usize);

    #[container]
    impl App {
        #[singleton]
        fn db() -> Db {
            Db("db")
        }

        #[request]
        fn lines(headers: &HeaderMap) -> Lines {
            Lines(headers.len())
        }
    }

    #[derive(Clone)]
    struct AppState(App);

    impl FromRef<AppState> for App {
        fn from_ref(AppState(app): &AppState) -> Self {
            app.clone()
        }
    }

    #[tokio::test]
    async fn a_handler_without_extractors_of_the_state_works() {
        #[inject]
        async fn hello(db: &Db, lines: &Lines) -> String {
            format!("{} {}", db.0, lines.0)
        }

        #[inject]
        async fn json(db: &Db, axum::Json(number): axum::Json<u8>) -> String {
            format!("{} {number}", db.0)
        }

        let state = AppState(App::build().await.unwrap());
        assert_eq!(text(hello, &state).await, "db 0");
        let request = with_json(hardwire_tests::get("/"), "8");
        assert_eq!(hardwire_tests::send(json, &state, request).await.1, "db 8");
    }
}
