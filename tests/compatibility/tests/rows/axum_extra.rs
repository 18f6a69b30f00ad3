use std::convert::Infallible;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use axum::Router;
use axum::extract::{FromRequestParts, State};
use axum::http::StatusCode;
use axum::http::request::Parts;
use axum::routing::get;
use axum_extra::TypedHeader;
use axum_extra::extract::cookie::{Cookie, Key};
use axum_extra::extract::{Cached, SignedCookieJar};
use axum_extra::headers::UserAgent;
use axum_extra::routing::{RouterExt, TypedPath};
use hardwire::{container, inject};
use hardwire_compatibility::{get as request, send, with_cookie_of, with_header};
use serde::Deserialize;

#[derive(Clone)]
struct Greeting(&'static str);

/// The user of a session cookie.
struct User(String);

/// Counts how often it was extracted.
#[derive(Clone)]
struct Visit(usize);

impl FromRequestParts<App> for Visit {
    type Rejection = Infallible;

    async fn from_request_parts(_: &mut Parts, app: &App) -> Result<Self, Infallible> {
        Ok(Self(app.visits.fetch_add(1, Ordering::Relaxed) + 1))
    }
}

struct Seen(usize);

#[container]
impl App {
    #[singleton(state)]
    fn greeting() -> Greeting {
        Greeting("hello")
    }

    #[singleton(state)]
    fn key() -> Key {
        Key::from(&[7; 64])
    }

    #[singleton]
    fn visits() -> Arc<AtomicUsize> {
        Arc::default()
    }

    #[request]
    fn user(cookies: SignedCookieJar) -> Result<User, StatusCode> {
        let cookie = cookies.get("user").ok_or(StatusCode::UNAUTHORIZED)?;
        Ok(User(cookie.value().to_owned()))
    }

    #[request]
    fn seen(Cached(visit): Cached<Visit>) -> Seen {
        Seen(visit.0)
    }
}

#[derive(Deserialize, TypedPath)]
#[typed_path("/users/{id}")]
struct UserPath {
    id: u8,
}

// ANCHOR: typed_path
#[inject]
async fn show(UserPath { id }: UserPath, greeting: &Greeting) -> String {
    format!("{} {id}", greeting.0)
}

fn router() -> Router<App> {
    Router::new().route(UserPath::PATH, get(show))
}
// ANCHOR_END: typed_path

#[tokio::test]
async fn typed_path() {
    let router = router().with_state(App::build().await.unwrap());
    let answer = send(&router, request("/users/7")).await;
    assert_eq!(answer, (StatusCode::OK, "hello 7".to_owned()));
}

#[tokio::test]
async fn typed_get() {
    async fn show(UserPath { id }: UserPath, State(greeting): State<Greeting>) -> String {
        format!("{} {id}", greeting.0)
    }

    let app = App::build().await.unwrap();
    let router = Router::new().typed_get(show).with_state(app);
    let answer = send(&router, request("/users/7")).await;
    assert_eq!(answer, (StatusCode::OK, "hello 7".to_owned()));
}

#[tokio::test]
async fn cookies() {
    #[inject]
    async fn log_in(cookies: SignedCookieJar) -> SignedCookieJar {
        cookies.add(Cookie::new("user", "Ada"))
    }

    #[inject]
    async fn name(user: &User) -> String {
        user.0.clone()
    }

    let app = App::build().await.unwrap();
    let router = Router::new()
        .route("/", get(name))
        .route("/log_in", get(log_in));
    let router = router.with_state(app);
    let (status, _) = send(&router, request("/")).await;
    assert_eq!(status, StatusCode::UNAUTHORIZED);

    let answer = send(&router, with_cookie_of(&router, "/log_in").await).await;
    assert_eq!(answer, (StatusCode::OK, "Ada".to_owned()));
}

#[tokio::test]
async fn cached() {
    #[inject]
    async fn visits(seen: &Seen, Cached(visit): Cached<Visit>) -> String {
        format!("{} {}", seen.0, visit.0)
    }

    let app = App::build().await.unwrap();
    let router = Router::new().route("/", get(visits)).with_state(app);
    assert_eq!(send(&router, request("/")).await.1, "1 1");
    assert_eq!(send(&router, request("/")).await.1, "2 2");
}

#[tokio::test]
async fn optional_extractor() {
    #[inject]
    async fn agent(agent: Option<TypedHeader<UserAgent>>) -> String {
        agent.map_or_else(|| "none".to_owned(), |agent| agent.as_str().to_owned())
    }

    let app = App::build().await.unwrap();
    let router = Router::new().route("/", get(agent)).with_state(app);
    assert_eq!(send(&router, request("/")).await.1, "none");
    let answer = send(&router, with_header("user-agent", "test")).await;
    assert_eq!(answer.1, "test");
}
