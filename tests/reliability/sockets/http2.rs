use axum::body::Bytes;
use axum::http::Request;
use h2::client::{ResponseFuture, SendRequest};
use h2::{Reason, SendStream};
use tokio::task::JoinHandle;

use super::{Served, Service};

/// A client with one connection. A task drives the connection.
struct Client {
    requests: SendRequest<Bytes>,
    connection: JoinHandle<Result<(), h2::Error>>,
}

impl Client {
    async fn new() -> (Self, Served) {
        let (socket, served) = Service::new().await.serve().await;
        let (requests, connection) = h2::client::handshake(socket).await.unwrap();
        let client = Self {
            requests: requests.ready().await.unwrap(),
            connection: tokio::spawn(connection),
        };
        (client, served)
    }

    /// Sends a request. If it has a body, the body stays open.
    fn ask(&mut self, path: &str, has_body: bool) -> (ResponseFuture, SendStream<Bytes>) {
        let method = if has_body { "POST" } else { "GET" };
        let request = Request::builder().method(method);
        let request = request.uri(format!("http://localhost{path}")).body(());
        let sent = self.requests.send_request(request.unwrap(), !has_body);
        sent.unwrap()
    }
}

#[tokio::test]
async fn a_stream_that_is_reset_before_the_answer() {
    let (mut client, served) = Client::new().await;
    let (_answer, mut stream) = client.ask("/never", false);
    served.events.wait_for(1).await;
    stream.send_reset(Reason::CANCEL);
    served.events.wait_for(2).await;
    assert_eq!(served.all().await, ["tx", "end of tx: Cancelled"]);
}

#[tokio::test]
async fn a_stream_that_is_reset_in_its_own_body() {
    let (mut client, served) = Client::new().await;
    let (_answer, mut stream) = client.ask("/reading", true);
    stream.send_data("half".into(), false).unwrap();
    served.events.wait_for(1).await;
    stream.send_reset(Reason::CANCEL);
    served.events.wait_for(2).await;
    let all = served.all().await;
    // Either the server drops the handler, or reading the body fails in the handler.
    assert!(
        all == ["tx", "end of tx: Cancelled"] || all == ["tx", "end of tx: Err"],
        "{all:?}"
    );
}

#[tokio::test]
async fn a_stream_that_is_reset_in_the_answer() {
    let (mut client, served) = Client::new().await;
    let (answer, mut stream) = client.ask("/endless", false);
    let mut body = answer.await.unwrap().into_body();
    assert_eq!(body.data().await.unwrap().unwrap(), "first");
    stream.send_reset(Reason::CANCEL);
    served.events.wait_for(2).await;
    assert_eq!(served.all().await, ["rows", "end of rows: Cancelled"]);
}

#[tokio::test]
async fn a_stream_that_is_reset_while_a_teardown_runs() {
    let (mut client, served) = Client::new().await;
    let (_answer, mut stream) = client.ask("/slowly", false);
    served.events.wait_for(2).await;
    stream.send_reset(Reason::CANCEL);
    served.gate.open();
    assert_eq!(
        served.all().await,
        ["slow", "slow is ending", "end of slow: Ok"]
    );
}

#[tokio::test]
async fn a_stream_that_is_reset_does_not_affect_another() {
    let (mut client, served) = Client::new().await;
    let (_answer, mut stream) = client.ask("/never", false);
    served.events.wait_for(1).await;
    let (other, _) = client.ask("/gated", false);
    served.events.wait_for(2).await;
    stream.send_reset(Reason::CANCEL);
    served.events.wait_for(3).await;
    served.gate.open();
    let mut body = other.await.unwrap().into_body();
    assert_eq!(body.data().await.unwrap().unwrap(), "gated");
    assert_eq!(
        served.all().await,
        ["tx", "tx", "end of tx: Cancelled", "end of tx: Ok"]
    );
}

#[tokio::test]
async fn a_connection_that_breaks_off_ends_all_its_streams() {
    let (mut client, served) = Client::new().await;
    let (_one, _open) = client.ask("/never", false);
    served.events.wait_for(1).await;
    let (answer, _also_open) = client.ask("/endless", false);
    let mut body = answer.await.unwrap().into_body();
    assert_eq!(body.data().await.unwrap().unwrap(), "first");
    client.connection.abort();
    served.events.wait_for(4).await;
    let mut all = served.all().await;
    all.sort();
    assert_eq!(
        all,
        [
            "end of rows: Cancelled",
            "end of tx: Cancelled",
            "rows",
            "tx"
        ]
    );
}

#[tokio::test]
async fn a_stream_that_is_answered() {
    let (mut client, served) = Client::new().await;
    let (answer, _) = client.ask("/whole", false);
    let mut body = answer.await.unwrap().into_body();
    assert_eq!(body.data().await.unwrap().unwrap(), "whole");
    assert!(body.data().await.is_none());
    served.events.wait_for(4).await;
    assert_eq!(
        served.all().await,
        ["rows", "tx", "end of tx: Ok", "end of rows: Ok"]
    );
}
