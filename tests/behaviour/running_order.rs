//! Which providers run in a request, how often, and in which order.

use std::pin::Pin;
use std::task::{Context, Poll};

use axum::body::{Body, Bytes};
use axum::extract::{FromRequestParts, Request};
use axum::http::request::Parts;
use axum::http::{HeaderMap, StatusCode};
use hardwire::{container, inject};
use hardwire_tests::{Log, get, send};

struct Session;
struct User;
struct Team;
struct Refused;
struct Letter;

/// An extractor that records when it runs.
struct Noted;

impl FromRequestParts<App> for Noted {
    type Rejection = StatusCode;

    async fn from_request_parts(_: &mut Parts, app: &App) -> Result<Self, StatusCode> {
        app.log.note("extractor");
        Ok(Self)
    }
}

#[container]
impl App {
    #[singleton]
    fn log() -> Log {
        Log::default()
    }

    #[request]
    fn team(log: &Log, user: &User) -> Team {
        let User = user;
        log.note("team");
        Team
    }

    #[request]
    async fn user(log: &Log, _: &Session, _: Noted) -> User {
        log.note("user");
        User
    }

    #[request]
    async fn session(log: &Log) -> Session {
        log.note("session");
        Session
    }

    #[request]
    fn refused(log: &Log) -> Result<Refused, StatusCode> {
        log.note("refused");
        Err(StatusCode::FORBIDDEN)
    }

    #[factory]
    fn letter(log: &Log, _: &Session) -> Letter {
        log.note("letter");
        Letter
    }
}

/// A body that records when it is read.
struct Watched(App);

impl axum::body::HttpBody for Watched {
    type Data = Bytes;
    type Error = std::convert::Infallible;

    fn poll_frame(
        self: Pin<&mut Self>,
        _: &mut Context<'_>,
    ) -> Poll<Option<Result<http_body::Frame<Bytes>, Self::Error>>> {
        self.0.log.note("body");
        Poll::Ready(None)
    }
}

async fn events<T: 'static>(handler: impl axum::handler::Handler<T, App>) -> Vec<&'static str> {
    let app = App::build().await.unwrap();
    let request = get("/").map(|_| Body::new(Watched(app.clone())));
    send(handler, &app, request).await;
    app.log.events()
}

#[tokio::test]
async fn dependencies_run_just_before_their_dependent() {
    #[inject]
    async fn handler(log: &Log, _: &Team) {
        log.note("handler");
    }

    let expected = ["session", "extractor", "user", "team", "handler"];
    assert_eq!(events(handler).await, expected);
}

#[tokio::test]
async fn parameters_are_served_in_order() {
    #[inject]
    async fn handler(_: Letter, _: &User, _: Noted, _: &Team, _: Noted, _: Letter) {}

    let expected = [
        "session",
        "letter",
        "extractor",
        "user",
        "extractor",
        "team",
        "letter",
        "extractor",
    ];
    assert_eq!(events(handler).await, expected);
}

#[tokio::test]
async fn a_request_provider_runs_once_however_many_need_it() {
    #[inject]
    async fn handler(_: &Session, _: &Team, _: &User, _: &Session) {}

    assert_eq!(
        events(handler).await,
        ["session", "extractor", "user", "team"]
    );
}

#[tokio::test]
async fn an_unused_provider_does_not_run() {
    #[inject]
    async fn handler(log: &Log) {
        log.note("handler");
    }

    assert_eq!(events(handler).await, ["handler"]);
}

#[tokio::test]
async fn a_factory_runs_for_each_request_of_its_value() {
    #[inject]
    async fn handler(_: Letter, _: Letter) {}

    assert_eq!(events(handler).await, ["session", "letter", "letter"]);
}

#[tokio::test]
async fn a_callable_factory_runs_when_it_is_called() {
    #[inject]
    async fn handler(letter: impl Fn() -> Letter, log: &Log) {
        log.note("handler");
        letter();
        letter();
    }

    assert_eq!(
        events(handler).await,
        ["session", "handler", "letter", "letter"]
    );
}

#[tokio::test]
async fn the_body_is_read_last_of_all() {
    #[inject]
    async fn handler(_body: String, _: &Session, log: &Log) {
        log.note("handler");
    }

    assert_eq!(events(handler).await, ["session", "body", "handler"]);
}

#[tokio::test]
async fn no_body_is_read_for_a_request_that_a_provider_refuses() {
    #[inject]
    async fn handler(_body: String, _: &Refused) {}

    assert_eq!(events(handler).await, ["refused"]);
}

#[tokio::test]
async fn nothing_runs_after_a_refusal() {
    #[inject]
    async fn handler(_: &Session, _: &Refused, _: &User, _headers: HeaderMap) {}

    assert_eq!(events(handler).await, ["session", "refused"]);
}

#[tokio::test]
async fn each_request_has_its_own_values() {
    #[inject]
    async fn handler(_: &Session, _: Request) {}

    let app = App::build().await.unwrap();
    send(handler, &app, get("/")).await;
    send(handler, &app, get("/")).await;
    assert_eq!(app.log.events(), ["session", "session"]);
}
