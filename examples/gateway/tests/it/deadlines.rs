//! Slow clients.

use std::{
    sync::Arc,
    time::{Duration, Instant},
};

use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
    sync::Notify,
    time::timeout,
};

use crate::{
    gateway::{Gateway, streamed},
    upstream::{OPEN_STREAM, Sent, Upstream, delta},
};

/// Longer than the time limit of a request head, but less than twice as long.
const PATIENCE: Duration = Duration::from_secs(18);

/// A connection that has only sent these bytes.
async fn sending(gateway: &Gateway, bytes: &str) -> TcpStream {
    let mut socket = TcpStream::connect(&gateway.address)
        .await
        .expect("a connection");
    let sent = socket.write_all(bytes.as_bytes()).await;
    sent.expect("an open connection");
    socket
}

/// The response, read until the gateway closes the connection.
async fn until_closed(mut socket: TcpStream) -> String {
    let mut answer = Vec::new();
    let closed = timeout(PATIENCE, socket.read_to_end(&mut answer)).await;
    // The connection may be reset.
    let _ = closed.expect("an end in time");
    String::from_utf8_lossy(&answer).into_owned()
}

#[tokio::test]
async fn a_client_that_sends_nothing_is_not_waited_for() {
    let gateway = Gateway::start(&[]);
    let begun = Instant::now();
    let socket = sending(&gateway, "").await;
    assert_eq!(until_closed(socket).await, "");
    assert!(begun.elapsed() > Duration::from_secs(9), "too early");
}

#[tokio::test]
async fn a_client_that_sends_half_a_head_is_not_waited_for() {
    let gateway = Gateway::start(&[]);
    for half in ["P", "POST /v1/chat/agent HTTP/1.1\r\nhost: x\r\ncontent-"] {
        let answer = until_closed(sending(&gateway, half).await).await;
        assert!(!answer.contains(" 200 "), "{answer}");
    }
}

#[tokio::test]
async fn a_client_that_drips_its_head_is_not_waited_for() {
    let gateway = Gateway::start(&[]);
    let socket = sending(&gateway, "GET / HTTP/1.1\r\n").await;
    let (mut reading, mut writing) = socket.into_split();
    let dripping = tokio::spawn(async move {
        while writing.write_all(b"x: y\r\n").await.is_ok() {
            tokio::time::sleep(Duration::from_millis(500)).await;
        }
    });
    let mut answer = Vec::new();
    let closed = timeout(PATIENCE, reading.read_to_end(&mut answer)).await;
    assert!(closed.is_ok(), "it still waits");
    dripping.abort();
}

#[tokio::test]
async fn an_idle_connection_is_closed() {
    let gateway = Gateway::start(&[]);
    let whole = "GET /monitoring/healthz HTTP/1.1\r\nhost: x\r\n\r\n";
    let answer = until_closed(sending(&gateway, whole).await).await;
    assert!(answer.starts_with("HTTP/1.1 200 "), "{answer}");
}

#[tokio::test]
async fn half_a_body_for_a_path_that_reads_none_is_not_waited_for() {
    let gateway = Gateway::start(&[]);
    let half = "POST /nope HTTP/1.1\r\nhost: x\r\ncontent-length: 9\r\n\r\n{";
    let answer = until_closed(sending(&gateway, half).await).await;
    assert!(answer.starts_with("HTTP/1.1 404 "), "{answer}");
}

#[tokio::test]
async fn a_client_that_drips_its_body_is_not_waited_for() {
    let gateway = Gateway::start(&[]);
    let head = "POST /v1/chat/agent HTTP/1.1\r\nhost: x\r\ncontent-length: 1000\r\n\r\n";
    let (mut reading, mut writing) = sending(&gateway, head).await.into_split();
    let dripping = tokio::spawn(async move {
        while writing.write_all(b" ").await.is_ok() {
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
    });
    let mut answer = [0; 13];
    let answered = timeout(PATIENCE, reading.read_exact(&mut answer)).await;
    answered.expect("an answer in time").expect("an answer");
    assert_eq!(&answer, b"HTTP/1.1 408 ");
    dripping.abort();
}

#[tokio::test]
async fn a_client_that_reads_nothing_does_not_keep_the_model() {
    let closed = Arc::new(Notify::new());
    let closing = Arc::clone(&closed);
    let upstream = Upstream::scripted(move |_: Sent, mut socket: TcpStream| {
        let closing = Arc::clone(&closing);
        async move {
            let text = delta(&"x".repeat(50_000));
            let mut sending = socket.write_all(OPEN_STREAM.as_bytes()).await;
            while sending.is_ok() {
                sending = socket.write_all(text.as_bytes()).await;
            }
            closing.notify_one();
        }
    })
    .await;
    let gateway = Gateway::before(&upstream.url, "messages", &[]);
    let body = streamed("Hi").to_string();
    let whole = format!(
        "POST /v1/chat/agent HTTP/1.1\r\nhost: x\r\ncontent-length: {}\r\n\r\n{body}",
        body.len()
    );
    let _unread = sending(&gateway, &whole).await;
    // The deadline of the call would close it only later.
    let in_time = timeout(Duration::from_secs(40), closed.notified()).await;
    in_time.expect("an end before the deadline of the call");
    gateway.idle().await;
}
