//! Teardowns that fail or are abandoned.

use std::cell::RefCell;
use std::fmt::{self, Write};
use std::future;
use std::pin::pin;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Once};
use std::task::{Context, Waker};
use std::time::Duration;

use axum::http::StatusCode;
use hardwire::testing::Events;
use hardwire::{container, inject};
use hardwire_tests::{get, send};
use tokio::time::Instant;
use tracing::field::{Field, Visit};
use tracing::{Event, Metadata, Subscriber, span};

struct First(Events);
struct Fails(Events);
struct Panics(Events);
struct Hangs(Events);
struct Last(Events);

#[container(teardown_timeout = Duration::from_millis(700))]
impl App {
    #[input]
    fn events() -> Events;

    #[request(teardown = Self::end_first)]
    fn first(events: &Events) -> First {
        First(events.clone())
    }

    async fn end_first(first: First) {
        first.0.note("first");
    }

    #[request(teardown = Self::end_fails)]
    fn fails(events: &Events) -> Fails {
        Fails(events.clone())
    }

    async fn end_fails(fails: Fails) -> Result<(), std::num::ParseIntError> {
        fails.0.note("fails");
        "?".parse::<u8>().map(drop)
    }

    #[request(teardown = Self::end_panics)]
    fn panics(events: &Events) -> Panics {
        Panics(events.clone())
    }

    fn end_panics(panics: &Panics) {
        panics.0.note("panics");
        panic!("as it should");
    }

    #[request(teardown = Self::end_hangs)]
    fn hangs(events: &Events) -> Hangs {
        Hangs(events.clone())
    }

    async fn end_hangs(hangs: Hangs) {
        hangs.0.note("hangs");
        future::pending::<()>().await;
    }

    #[request(teardown = Self::end_last)]
    fn last(events: &Events) -> Last {
        Last(events.clone())
    }

    async fn end_last(last: Last) {
        tokio::task::yield_now().await;
        last.0.note("last");
    }
}

#[inject]
async fn all(
    _first: &First,
    _fails: &Fails,
    _panics: &Panics,
    _hangs: &Hangs,
    _last: &Last,
) -> StatusCode {
    StatusCode::OK
}

thread_local! {
    /// The events that were logged on this thread.
    static SAID: RefCell<Vec<String>> = const { RefCell::new(Vec::new()) };
}

/// A global subscriber. With subscribers for single threads, `tracing` may cache on another thread that a callsite is
/// disabled.
struct Listening;

pub(crate) fn listen() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        tracing::subscriber::set_global_default(Listening).unwrap();
        tracing::callsite::rebuild_interest_cache();
    });
}

pub(crate) fn said() -> Vec<String> {
    SAID.take()
}

impl Subscriber for Listening {
    fn enabled(&self, _: &Metadata<'_>) -> bool {
        true
    }

    fn new_span(&self, _: &span::Attributes<'_>) -> span::Id {
        span::Id::from_u64(1)
    }

    fn record(&self, _: &span::Id, _: &span::Record<'_>) {}

    fn record_follows_from(&self, _: &span::Id, _: &span::Id) {}

    fn event(&self, event: &Event<'_>) {
        if event.metadata().target().starts_with("hardwire") {
            let mut line = Line(event.metadata().level().to_string());
            event.record(&mut line);
            SAID.with_borrow_mut(|said| said.push(line.0));
        }
    }

    fn enter(&self, _: &span::Id) {}

    fn exit(&self, _: &span::Id) {}
}

struct Line(String);

impl Visit for Line {
    fn record_str(&mut self, field: &Field, value: &str) {
        let _ = write!(self.0, " {field}={value}");
    }

    fn record_error(&mut self, field: &Field, value: &(dyn std::error::Error + 'static)) {
        let _ = write!(self.0, " {field}={value}");
        if let Some(source) = value.source() {
            let _ = write!(self.0, ": {source}");
        }
    }

    fn record_debug(&mut self, field: &Field, value: &dyn fmt::Debug) {
        if field.name() != "message" {
            let _ = write!(self.0, " {field}={value:?}");
        }
    }
}

#[tokio::test(start_paused = true)]
async fn a_teardown_that_fails_is_logged_and_does_not_stop_the_others() {
    listen();
    let events = Events::default();
    let app = App::build(events.clone()).await.unwrap();
    let start = Instant::now();
    let (status, _) = send(all, &app, get("/")).await;
    assert_eq!(status, StatusCode::INTERNAL_SERVER_ERROR);
    assert_eq!(start.elapsed(), Duration::from_millis(700));
    assert_eq!(events.all(), ["last", "hangs", "panics", "fails", "first"]);
    assert_eq!(
        said(),
        [
            "ERROR provider=panics error=teardown of `panics` panicked: as it should",
            "ERROR provider=fails error=teardown of `fails` failed: invalid digit found in string",
            "ERROR provider=hangs error=teardown of `hangs` took longer than 700ms",
        ]
    );
    app.shutdown().await.unwrap();
}

#[inject]
async fn slow(_first: &First, _last: &Last) {}

#[tokio::test]
async fn a_client_that_disconnects_does_not_stop_teardowns() {
    let events = Events::default();
    let app = App::build(events.clone()).await.unwrap();
    {
        let mut request = pin!(send(slow, &app, get("/")));
        let context = &mut Context::from_waker(Waker::noop());
        assert!(request.as_mut().poll(context).is_pending());
        assert_eq!(events.all(), <[String; 0]>::default());
    }
    assert_eq!(events.wait_for(2).await, ["last", "first"]);
}

#[test]
fn a_request_dropped_outside_a_runtime_ends_in_the_containers_runtime() {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let events = Events::default();
    let app = runtime.block_on(App::build(events.clone())).unwrap();
    {
        let mut request = Box::pin(waiting(&app));
        let context = &mut Context::from_waker(Waker::noop());
        assert!(request.as_mut().poll(context).is_pending());
    }
    assert_eq!(runtime.block_on(events.wait_for(1)), ["first"]);
}

#[inject(task)]
async fn waiting(_first: &First) {
    future::pending::<()>().await;
}

#[test]
fn teardowns_that_end_with_their_runtime_are_counted() {
    listen();
    let events = Events::default();
    let runtime = || {
        let mut builder = tokio::runtime::Builder::new_current_thread();
        builder.enable_all().build().unwrap()
    };
    let first = runtime();
    let app = first.block_on(App::build(events.clone())).unwrap();
    {
        let mut request = Box::pin(waiting(&app));
        let context = &mut Context::from_waker(Waker::noop());
        assert!(request.as_mut().poll(context).is_pending());
        drop(request);
        drop(first);
    }
    assert_eq!(
        said(),
        ["ERROR provider=first error=teardown of `first` was lost with its runtime"]
    );
    let error = runtime().block_on(app.shutdown()).unwrap_err();
    assert_eq!((error.lost(), error.unfinished()), (1, 0));
}

/// Open until its owner tears it down.
#[derive(Default)]
struct Connection(AtomicBool);

struct Owner(Arc<Connection>);
struct Borrower(Arc<Connection>);

#[container]
impl Owning {
    #[input]
    fn connection() -> Arc<Connection>;

    #[request(teardown = Self::close)]
    fn owner(connection: &Arc<Connection>) -> Owner {
        connection.0.store(true, Ordering::Relaxed);
        Owner(connection.clone())
    }

    async fn close(owner: &Owner) {
        owner.0.0.store(false, Ordering::Relaxed);
    }

    #[request(teardown = Self::roll_back)]
    fn borrower(owner: &Owner) -> Borrower {
        Borrower(owner.0.clone())
    }

    async fn roll_back(borrower: Borrower) -> Result<(), &'static str> {
        tokio::task::yield_now().await;
        let is_open = borrower.0.0.load(Ordering::Relaxed);
        is_open.then_some(()).ok_or("the connection is closed")
    }
}

#[inject(Owning)]
async fn borrows(_borrower: &Borrower) {}

#[tokio::test]
async fn a_teardown_can_use_a_dependency_of_its_dependency() {
    listen();
    let connection = Arc::new(Connection::default());
    let app = Owning::build(connection.clone()).await.unwrap();
    send(borrows, &app, get("/")).await;
    app.shutdown().await.unwrap();
    assert_eq!(said(), <[String; 0]>::default());
    assert!(!connection.0.load(Ordering::Relaxed));
}
