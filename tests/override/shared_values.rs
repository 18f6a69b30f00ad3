//! An override of a shared value is shared as well.

use axum::Router;
use axum::extract::Request;
use axum::http::{HeaderMap, StatusCode};
use axum::middleware::{Next, from_fn_with_state};
use axum::response::Response;
use axum::routing::get as route;
use hardwire::testing::Events;
use hardwire::{container, inject};
use hardwire_tests::get;
use http_body_util::BodyExt;
use tower::ServiceExt;

struct Session(String);

struct User(String);

#[container]
impl App {
    #[input]
    fn events() -> Events;

    #[request]
    fn session(headers: &HeaderMap, events: &Events) -> Result<Session, StatusCode> {
        events.note("session");
        let name = headers.get("x-name").ok_or(StatusCode::UNAUTHORIZED)?;
        Ok(Session(format!("{name:?}")))
    }

    #[request(shared)]
    fn user(session: Session) -> User {
        User(session.0)
    }
}

#[inject]
async fn outer(user: &User, request: Request, next: Next) -> Response {
    let _ = user;
    next.run(request).await
}

#[inject]
async fn hello(user: &User) -> String {
    user.0.clone()
}

/// The responses, and the functions that ran.
async fn answered(app: App) -> (Vec<u8>, Vec<String>) {
    let events = app.events.clone();
    let router = Router::new()
        .route("/", route(hello))
        .layer(from_fn_with_state(app.clone(), outer))
        .with_state(app);
    let response = router.oneshot(get("/")).await.unwrap();
    let body = response.into_body().collect().await.unwrap().to_bytes();
    (body.into(), events.all())
}

#[tokio::test]
async fn an_override_runs_once_without_the_providers_dependencies() {
    let events = Events::default();
    let noting = events.clone();
    let app = App::builder(events).override_user(move || {
        noting.note("override");
        User("test".to_owned())
    });
    let (body, events) = answered(app.build().await.unwrap()).await;
    assert_eq!(body, b"test");
    assert_eq!(events, ["override"]);
}

#[tokio::test]
async fn an_async_override_is_shared_too() {
    let events = Events::default();
    let noting = events.clone();
    let app = App::builder(events).override_user_async(move || {
        noting.note("override");
        async { User("test".to_owned()) }
    });
    let (body, events) = answered(app.build().await.unwrap()).await;
    assert_eq!(body, b"test");
    assert_eq!(events, ["override"]);
}

#[tokio::test]
async fn a_dependency_of_a_shared_value_may_be_overridden() {
    let app = App::builder(Events::default());
    let app = app.override_session(|| Ok(Session("test".to_owned())));
    let (body, events) = answered(app.build().await.unwrap()).await;
    assert_eq!(body, b"test");
    assert_eq!(events, [""; 0]);
}
