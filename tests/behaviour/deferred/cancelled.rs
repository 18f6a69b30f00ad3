//! The handler's future is dropped after every number of polls.

use std::future::{Future, poll_fn};
use std::pin::pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::task::Poll;

use axum::http::StatusCode;
use hardwire::testing::Events;
use hardwire::{Deferred, container, inject};
use hardwire_tests::{get, send};
use tokio::task::yield_now;

/// The number of connections in use.
#[derive(Default)]
struct Out(AtomicUsize);

struct Connection(Arc<Out>);

impl Connection {
    fn new(out: &Arc<Out>) -> Self {
        out.0.fetch_add(1, Ordering::SeqCst);
        Self(Arc::clone(out))
    }
}

impl Drop for Connection {
    fn drop(&mut self) {
        self.0.0.fetch_sub(1, Ordering::SeqCst);
    }
}

struct Tx {
    _connection: Connection,
    events: Events,
}

impl Tx {
    async fn finish(self) {
        yield_now().await;
        self.events.note("end of tx");
    }
}

struct Session(Events);

impl Session {
    async fn close(self) {
        yield_now().await;
        self.0.note("end of session");
    }
}

#[container]
impl App {
    #[input]
    fn events() -> Events;

    #[singleton]
    fn out() -> Arc<Out> {
        Arc::default()
    }

    #[request(teardown = Session::close)]
    async fn session(events: &Events) -> Session {
        yield_now().await;
        events.note("session");
        Session(events.clone())
    }

    #[request(teardown = Tx::finish)]
    async fn tx(session: &Session, out: &Arc<Out>) -> Tx {
        let connection = Connection::new(out);
        yield_now().await;
        yield_now().await;
        session.0.note("tx");
        Tx {
            _connection: connection,
            events: session.0.clone(),
        }
    }
}

#[inject]
async fn handler(tx: impl Deferred<Tx, StatusCode>) -> Result<(), StatusCode> {
    yield_now().await;
    let tx = tx.get().await?;
    yield_now().await;
    tx.events.note("handler");
    Ok(())
}

/// Polls a future this many times, and returns whether it has completed.
async fn polled(future: impl Future, polls: usize) -> bool {
    let mut future = pin!(future);
    for _ in 0..polls {
        let poll = poll_fn(|context| Poll::Ready(future.as_mut().poll(context))).await;
        if poll.is_ready() {
            return true;
        }
        yield_now().await;
    }
    false
}

fn count(events: &[String], event: &str) -> usize {
    events.iter().filter(|noted| *noted == event).count()
}

#[tokio::test]
async fn each_value_ends_once_after_any_number_of_polls() {
    let mut built = Vec::new();
    for polls in 0.. {
        let app = App::build(Events::default()).await.unwrap();
        let is_over = polled(send(handler, &app, get("/")), polls).await;
        // Waits for all teardowns.
        app.shutdown().await.unwrap();
        let events = app.events.all();
        for value in ["session", "tx"] {
            let ends = count(&events, &format!("end of {value}"));
            assert_eq!(
                count(&events, value),
                ends,
                "{value} after {polls}: {events:?}"
            );
        }
        assert_eq!(app.out.0.load(Ordering::SeqCst), 0, "after {polls}");
        built.push(events.len() / 2);
        if is_over {
            break;
        }
    }
    // Dropped with no value, with the session, and with both values.
    for so_many in 0..=2 {
        assert!(built.contains(&so_many), "{built:?}");
    }
}
