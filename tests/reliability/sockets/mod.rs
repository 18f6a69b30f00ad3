//! Clients on real sockets, which leave before, in and behind the body.

use std::convert::Infallible;
use std::future;

use axum::Router;
use axum::body::Body;
use axum::routing::get;
use futures_util::{StreamExt, stream};
use hardwire::testing::Events;
use hardwire::{Outcome, container, inject};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

struct Tx(Events);
struct Rows(Events);

#[container]
impl App {
    #[input]
    fn events() -> Events;

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
}

#[inject]
async fn never(_tx: &Tx) -> &'static str {
    future::pending().await
}

#[inject]
async fn endless(_rows: &Rows) -> Body {
    let first = stream::iter([Ok::<_, Infallible>("first")]);
    Body::from_stream(first.chain(stream::pending()))
}

#[inject]
async fn whole(_rows: &Rows, _tx: &Tx) -> &'static str {
    "whole"
}

/// A client that has asked for `path`.
async fn asked(path: &str) -> (TcpStream, Events) {
    let events = Events::default();
    let app = App::build(events.clone()).await.unwrap();
    let router: Router = Router::new()
        .route("/never", get(never))
        .route("/endless", get(endless))
        .route("/whole", get(whole))
        .with_state(app);
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(async move { axum::serve(listener, router).await });
    let mut client = TcpStream::connect(address).await.unwrap();
    let request = format!("GET {path} HTTP/1.1\r\nhost: localhost\r\n\r\n");
    client.write_all(request.as_bytes()).await.unwrap();
    (client, events)
}

/// Reads until this has come.
async fn read_to(client: &mut TcpStream, last: &str) {
    let mut text = String::new();
    while !text.contains(last) {
        let mut part = [0; 500];
        let length = client.read(&mut part).await.unwrap();
        assert!(length > 0, "{text}");
        text += &String::from_utf8_lossy(&part[..length]);
    }
}

#[tokio::test]
async fn a_client_that_leaves_before_the_answer() {
    let (client, events) = asked("/never").await;
    events.wait_for(1).await;
    drop(client);
    assert_eq!(events.wait_for(2).await, ["tx", "end of tx: Cancelled"]);
}

#[tokio::test]
async fn a_client_that_leaves_in_the_body() {
    let (mut client, events) = asked("/endless").await;
    read_to(&mut client, "first").await;
    drop(client);
    assert_eq!(events.wait_for(2).await, ["rows", "end of rows: Cancelled"]);
}

#[tokio::test]
async fn a_client_that_stays_to_the_end() {
    let (mut client, events) = asked("/whole").await;
    read_to(&mut client, "whole").await;
    assert_eq!(
        events.wait_for(4).await,
        ["rows", "tx", "end of tx: Ok", "end of rows: Ok"]
    );
}
