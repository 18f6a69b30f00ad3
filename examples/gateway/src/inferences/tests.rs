//! A panic ends a call. Other ways to end a call are tested with the real program, which does not panic.

use std::time::Duration;

use axum::{Router, body::Body, http::StatusCode, routing::get};
use futures_util::{StreamExt, stream};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
    time::timeout,
};
use tower_http::catch_panic::CatchPanicLayer;

use super::Inferences;
use crate::{claude::Model, metrics::Metrics, server::Server};

/// The response of the router to `GET /`, over a real socket.
async fn answer(router: Router) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
    let address = listener.local_addr().expect("an address");
    let _server = Server::start(listener, router.layer(CatchPanicLayer::new()));
    let mut socket = TcpStream::connect(address).await.expect("a connection");
    let request = b"GET / HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n";
    socket.write_all(request).await.expect("an open connection");
    let mut answer = String::new();
    // The connection may be reset.
    let _ = socket.read_to_string(&mut answer).await;
    answer
}

/// Waits until no call is in progress, and checks the metric.
async fn assert_over(inferences: &Inferences) {
    let over = timeout(Duration::from_secs(30), inferences.over()).await;
    over.expect("an end");
    let text = Metrics::new(inferences).text().expect("a text");
    let series = text
        .lines()
        .filter(|line| line.starts_with("model_inferences_in_flight{"));
    let values: Vec<_> = series.filter_map(|line| line.rsplit(' ').next()).collect();
    assert_eq!(values, ["0"; Model::ALL.len()]);
}

#[tokio::test]
async fn a_panic_before_the_answer_ends_it() {
    let inferences = Inferences::of("panicking");
    let asked = inferences.clone();
    let handler = async move || -> StatusCode {
        let _in_flight = asked.begin("panicking", Model::Claude20);
        tokio::task::yield_now().await;
        panic!("as it should");
    };
    let answer = answer(Router::new().route("/", get(handler))).await;
    assert!(answer.starts_with("HTTP/1.1 500 "), "{answer}");
    assert_over(&inferences).await;
}

#[tokio::test]
async fn a_panic_in_a_stream_ends_it() {
    let inferences = Inferences::of("panicking");
    let asked = inferences.clone();
    let handler = async move || {
        let in_flight = asked.begin("panicking", Model::Claude20);
        let texts = stream::iter([" Hi", ""]).map(|text| {
            assert!(!text.is_empty(), "as it should");
            Ok(text.to_owned())
        });
        Body::from_stream(in_flight.while_streaming(texts.boxed()))
    };
    let answer = answer(Router::new().route("/", get(handler))).await;
    assert!(!answer.ends_with("0\r\n\r\n"), "a clean end: {answer}");
    assert_over(&inferences).await;
}
