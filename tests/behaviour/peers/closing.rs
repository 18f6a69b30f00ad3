//! When resources are closed, compared with other frameworks.

use std::convert::Infallible;
use std::fmt;
use std::future;
use std::pin::pin;
use std::task::{Context, Waker};

use axum::Router;
use axum::body::Body;
use axum::http::{HeaderMap, StatusCode};
use axum::routing::get as route;
use futures_util::stream;
use hardwire::testing::Events;
use hardwire::{Outcome, container, inject};
use hardwire_tests::{get, send, with_header};
use http_body_util::BodyExt;
use tokio::sync::Barrier;
use tower::ServiceExt;

struct Visitor(String);

/// The connection of a visitor.
struct Connection {
    events: Events,
    of: String,
}

/// A cursor on a connection.
struct Cursor {
    events: Events,
    of: String,
}

/// The source of a response body.
struct File(Events);

struct Refusing;

impl Connection {
    async fn close(self, outcome: Outcome) {
        tokio::task::yield_now().await;
        self.events
            .note(format!("-connection{}: {outcome:?}", self.of));
    }
}

impl Cursor {
    fn close(&self, outcome: Outcome) {
        self.events.note(format!("-cursor{}: {outcome:?}", self.of));
    }
}

impl File {
    fn close(&self) {
        self.0.note("-file");
    }
}

#[container]
impl App {
    #[input]
    fn events() -> Events;

    #[singleton]
    fn two() -> Barrier {
        Barrier::new(2)
    }

    #[request]
    fn visitor(headers: &HeaderMap) -> Visitor {
        let name = headers.get("x-name").and_then(|name| name.to_str().ok());
        Visitor(name.map_or_else(String::new, |name| format!(" of {name}")))
    }

    #[request(teardown = Connection::close)]
    async fn connection(events: &Events, visitor: Visitor) -> Connection {
        events.note(format!("+connection{}", visitor.0));
        Connection {
            events: events.clone(),
            of: visitor.0,
        }
    }

    #[request(teardown = Cursor::close)]
    fn cursor(connection: &Connection) -> Cursor {
        connection.events.note(format!("+cursor{}", connection.of));
        Cursor {
            events: connection.events.clone(),
            of: connection.of.clone(),
        }
    }

    #[request(teardown = File::close, until = response)]
    fn file(events: &Events) -> File {
        events.note("+file");
        File(events.clone())
    }

    #[request]
    async fn refusing() -> Result<Refusing, StatusCode> {
        Err(StatusCode::FORBIDDEN)
    }
}

async fn app() -> (App, Events) {
    let events = Events::default();
    (App::build(events.clone()).await.unwrap(), events)
}

#[tokio::test]
async fn a_child_is_closed_before_its_parent() {
    #[inject]
    async fn handler(_: &Cursor, events: &Events) {
        events.note("handler");
    }

    let (app, events) = app().await;
    send(handler, &app, get("/")).await;
    let opened = ["+connection", "+cursor", "handler"];
    assert_eq!(events.all()[..3], opened);
    assert_eq!(events.all()[3..], ["-cursor: Ok", "-connection: Ok"]);
}

#[tokio::test]
async fn after_a_refusal_values_are_closed_in_reverse_with_an_err() {
    #[inject]
    async fn handler(_: &Cursor, _: &Refusing, _: &File) {}

    let (app, events) = app().await;
    assert_eq!(send(handler, &app, get("/")).await.0, StatusCode::FORBIDDEN);
    assert_eq!(events.all()[..2], ["+connection", "+cursor"]);
    assert_eq!(events.all()[2..], ["-cursor: Err", "-connection: Err"]);
}

#[tokio::test]
async fn one_value_is_closed_before_the_response_and_another_after_its_body() {
    #[inject]
    async fn handler(_: &File, _: &Connection, events: &Events) -> Body {
        let events = events.clone();
        Body::from_stream(stream::once(async move {
            events.note("body");
            Ok::<_, Infallible>("text")
        }))
    }

    let (app, events) = app().await;
    let router = Router::new().route("/", route(handler)).with_state(app);
    let response = router.oneshot(get("/")).await.unwrap();
    events.note("response");
    response.into_body().collect().await.unwrap();
    assert_eq!(
        events.wait_for(6).await,
        [
            "+file",
            "+connection",
            "-connection: Ok",
            "response",
            "body",
            "-file"
        ]
    );
}

#[tokio::test]
async fn closing_continues_if_the_client_disconnects() {
    #[inject]
    async fn handler(_: &Cursor) {
        future::pending::<()>().await;
    }

    let (app, events) = app().await;
    {
        let mut request = pin!(send(handler, &app, get("/")));
        let context = &mut Context::from_waker(Waker::noop());
        assert!(request.as_mut().poll(context).is_pending());
    }
    let closed = ["-cursor: Cancelled", "-connection: Cancelled"];
    assert_eq!(events.wait_for(4).await[2..], closed);
}

#[tokio::test]
async fn concurrent_requests_close_their_own_values() {
    #[inject]
    async fn handler(_: &Connection, two: &Barrier) {
        two.wait().await;
    }

    let (app, events) = app().await;
    tokio::join!(
        send(handler, &app, with_header("x-name", "Ada")),
        send(handler, &app, with_header("x-name", "Bob")),
    );
    let mut all = events.all();
    assert_eq!(all[..2], ["+connection of Ada", "+connection of Bob"]);
    all[2..].sort();
    assert_eq!(
        all[2..],
        ["-connection of Ada: Ok", "-connection of Bob: Ok"]
    );
}

/// A resource that is started once, and stopped at shutdown.
struct Resource {
    name: &'static str,
    events: Events,
    is_stuck: bool,
}

/// The names of the resources that fail to start or to stop.
#[derive(Default)]
struct Broken {
    start: &'static str,
    stop: &'static str,
}

impl Resource {
    fn start(name: &'static str, events: &Events, broken: &Broken) -> Result<Self, fmt::Error> {
        if broken.start == name {
            return Err(fmt::Error);
        }
        events.note(format!("+{name}"));
        Ok(Self {
            name,
            events: events.clone(),
            is_stuck: broken.stop == name,
        })
    }

    fn stop(&self) -> Result<(), fmt::Error> {
        self.events.note(format!("-{}", self.name));
        if self.is_stuck {
            Err(fmt::Error)
        } else {
            Ok(())
        }
    }
}

#[container]
impl Resources {
    #[input]
    fn events() -> Events;

    #[input]
    fn broken() -> Broken;

    #[singleton(teardown = Resource::stop)]
    fn pool(events: &Events, broken: &Broken) -> Result<Resource, fmt::Error> {
        Resource::start("pool", events, broken)
    }

    #[singleton(teardown = Resource::stop)]
    fn cache(
        #[dep(pool)] _: &Resource,
        events: &Events,
        broken: &Broken,
    ) -> Result<Resource, fmt::Error> {
        Resource::start("cache", events, broken)
    }

    #[singleton(teardown = Resource::stop)]
    fn mail(
        #[dep(cache)] _: &Resource,
        events: &Events,
        broken: &Broken,
    ) -> Result<Resource, fmt::Error> {
        Resource::start("mail", events, broken)
    }
}

#[tokio::test]
async fn resources_stop_in_reverse() {
    let events = Events::default();
    let resources = Resources::build(events.clone(), Broken::default()).await;
    resources.unwrap().shutdown().await.unwrap();
    assert_eq!(events.all()[..3], ["+pool", "+cache", "+mail"]);
    assert_eq!(events.all()[3..], ["-mail", "-cache", "-pool"]);
}

#[tokio::test]
async fn started_resources_are_stopped_if_another_fails_to_start() {
    let broken = Broken {
        start: "mail",
        ..Broken::default()
    };
    let events = Events::default();
    let error = Resources::build(events.clone(), broken).await.unwrap_err();
    assert_eq!(error.provider(), "mail");
    assert_eq!(events.all(), ["+pool", "+cache", "-cache", "-pool"]);
}

#[tokio::test]
async fn one_that_cannot_be_stopped_keeps_no_other_from_it() {
    let broken = Broken {
        stop: "cache",
        ..Broken::default()
    };
    let events = Events::default();
    let resources = Resources::build(events.clone(), broken).await.unwrap();
    let error = resources.shutdown().await.unwrap_err();
    assert_eq!(error.failures().len(), 1);
    assert_eq!(events.all()[3..], ["-mail", "-cache", "-pool"]);
}
