//! Clients on real sockets that disconnect at any time. Their values are torn down once, but possibly late, because the
//! server may not notice the disconnect immediately.

mod http1;
mod http2;
mod secrets;

use std::convert::Infallible;
use std::future;
use std::sync::Arc;

use axum::Router;
use axum::body::Body;
use axum::response::Sse;
use axum::response::sse::Event;
use axum::routing::{get, post};
use futures_util::{Stream, StreamExt, stream};
use hardwire::testing::Events;
use hardwire::{Outcome, container, inject};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Semaphore;

struct Tx(Events);
struct Rows(Events);
struct Slow(Events, Gate);

/// A gate that is closed until the test opens it.
#[derive(Clone)]
struct Gate(Arc<Semaphore>);

impl Gate {
    fn closed() -> Self {
        Self(Arc::new(Semaphore::new(0)))
    }

    async fn passed(&self) {
        let _ = self.0.acquire().await;
    }

    fn open(&self) {
        self.0.close();
    }
}

#[container]
impl App {
    #[input]
    fn events() -> Events;

    #[input]
    fn gate() -> Gate;

    #[request(teardown = Self::end_tx)]
    fn tx(events: &Events) -> Tx {
        events.note("tx");
        Tx(events.clone())
    }

    async fn end_tx(tx: Tx, outcome: Outcome) {
        tx.0.note(format!("end of tx: {outcome:?}"));
    }

    #[request(teardown = Self::end_rows, until = response)]
    fn rows(events: &Events) -> Rows {
        events.note("rows");
        Rows(events.clone())
    }

    fn end_rows(rows: Rows, outcome: Outcome) {
        rows.0.note(format!("end of rows: {outcome:?}"));
    }

    /// Its teardown waits for the test.
    #[request(teardown = Self::end_slow)]
    fn slow(events: &Events, gate: Gate) -> Slow {
        events.note("slow");
        Slow(events.clone(), gate)
    }

    async fn end_slow(slow: Slow, outcome: Outcome) {
        slow.0.note("slow is ending");
        slow.1.passed().await;
        slow.0.note(format!("end of slow: {outcome:?}"));
    }
}

#[inject]
async fn never(_tx: &Tx) -> &'static str {
    future::pending().await
}

#[inject]
async fn gated(_tx: &Tx, gate: &Gate) -> &'static str {
    gate.passed().await;
    "gated"
}

#[inject]
async fn endless(_rows: &Rows) -> Body {
    let first = stream::iter([Ok::<_, Infallible>("first")]);
    Body::from_stream(first.chain(stream::pending()))
}

#[inject]
async fn told(_rows: &Rows) -> Sse<impl Stream<Item = Result<Event, Infallible>> + use<>> {
    let first = stream::iter([Ok(Event::default().data("first"))]);
    Sse::new(first.chain(stream::pending()))
}

#[inject]
async fn whole(_rows: &Rows, _tx: &Tx) -> &'static str {
    "whole"
}

#[inject]
async fn slowly(_slow: &Slow) -> &'static str {
    "slowly"
}

#[inject]
async fn reading(_tx: &Tx, body: String) -> String {
    body
}

/// A server before it is started.
struct Service {
    app: App,
    events: Events,
    gate: Gate,
    listener: TcpListener,
}

impl Service {
    async fn new() -> Self {
        let (events, gate) = (Events::default(), Gate::closed());
        let app = App::build(events.clone(), gate.clone()).await.unwrap();
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        Self {
            app,
            events,
            gate,
            listener,
        }
    }

    /// Starts the server, and returns a connection to it.
    async fn serve(self) -> (TcpStream, Served) {
        let router: Router = Router::new()
            .route("/never", get(never))
            .route("/gated", get(gated))
            .route("/endless", get(endless))
            .route("/told", get(told))
            .route("/whole", get(whole))
            .route("/slowly", get(slowly))
            .route("/reading", post(reading))
            .with_state(self.app.clone());
        let Self {
            app,
            events,
            gate,
            listener,
        } = self;
        let address = listener.local_addr().unwrap();
        tokio::spawn(async move { axum::serve(listener, router).await });
        let client = TcpStream::connect(address).await.unwrap();
        (client, Served { app, events, gate })
    }
}

struct Served {
    app: App,
    events: Events,
    gate: Gate,
}

impl Served {
    /// All events, after a shutdown.
    async fn all(&self) -> Vec<String> {
        self.app.shutdown().await.unwrap();
        self.events.all()
    }
}
